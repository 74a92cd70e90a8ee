"""Talking points: the objective, what to say, what to say if asked, what not to raise."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.composition.context import Composed, Context, words
from tracktwo.composition.prose import prose_blocks, prose_inlines
from tracktwo.document.blocks import Block, Blocks, Paragraph
from tracktwo.document.inlines import Origin, Strong
from tracktwo.dossier.model.head import Question
from tracktwo.template.options import SectionOptions

PARTS = ("objective", "talking_points", "if_asked", "do_not_raise")


def compose_talking_points(context: Context, _: SectionOptions) -> Composed:
    """The points under their headings; none when the dossier has no talking points."""
    if not context.dossier.texts.get("talking_points"):
        return Composed()
    return Composed(tuple(block for name in PARTS for block in _part(context, name)))


def _part(context: Context, name: str) -> Blocks:
    blocks = tuple(_answers(context, name)) if name == "if_asked" else prose_blocks(context, name)
    if not blocks or name == "talking_points":
        return blocks
    heading = words(context.labels(f"talking.{name}"))
    return (context.subsection(heading, blocks, ("texts", name)),)


def _answers(context: Context, name: str) -> Iterator[Block]:
    value = context.dossier.texts.get(name, ())
    if not isinstance(value, tuple) or not all(isinstance(entry, Question) for entry in value):  # pyright: ignore[reportUnknownVariableType]
        yield from prose_blocks(context, name)
        return
    questions: tuple[Question, ...] = value  # pyright: ignore[reportUnknownVariableType]
    for index, question in enumerate(questions):
        origin: Origin = ("texts", name, index)
        yield Paragraph((Strong(words(question.q)),), keep_with_next=True, origin=origin)
        yield Paragraph(prose_inlines(context, question.a, origin), origin=origin)
