"""Options and recommendations: what the reader may do, and what the reader is asked to decide."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.compose.context import Composed, Context, words
from tracktwo.compose.prose import bullets
from tracktwo.document.blocks import Block, List, ListItem, Paragraph, ParagraphRole
from tracktwo.document.inlines import Inlines, Label, Strong, Text
from tracktwo.dossier.model.advice import Option, Recommendation
from tracktwo.template.options import SectionOptions


def compose_options(context: Context, _: SectionOptions) -> Composed:
    """Each option with what speaks for it and against it; the one we recommend is labelled."""
    options = context.dossier.options
    return Composed(tuple(_option(context, name, option) for name, option in options.items()))


def _option(context: Context, name: str, option: Option) -> Block:
    origin = ("options", name)
    labels: Inlines = (Label(context.labels("value.recommended")),) if option.recommended else ()
    title = words(option.title.text, origin)
    return context.subsection(title, tuple(_option_blocks(context, name, option)), origin, labels)


def _option_blocks(context: Context, name: str, option: Option) -> Iterator[Block]:
    origin = ("options", name)
    if option.description:
        yield Paragraph((Text(option.description, origin=origin), *context.cite(option.cites, origin)), origin=origin)
    for label, entries in (("for", option.for_), ("against", option.against), ("risks", option.risks)):
        if entries:
            heading = (Strong(words(context.labels(f"options.{label}"))),)
            yield Paragraph(heading, ParagraphRole.FIELD, keep_with_next=True, origin=origin)
            yield bullets(words(entry, origin) for entry in entries)
    if option.cost is not None:
        cost = Text(context.figures.in_text(option.cost))
        yield Paragraph(
            (Strong(words(f"{context.labels('options.cost')}: ")), cost), ParagraphRole.FIELD, origin=origin
        )
    if option.reactions:
        heading = (Strong(words(context.labels("options.reactions"))),)
        yield Paragraph(heading, ParagraphRole.FIELD, keep_with_next=True, origin=origin)
        yield bullets(
            (Strong(words(f"{context.people.short(actor)}: ")), Text(reaction, origin=origin))
            for actor, reaction in option.reactions.items()
        )
    if option.cites and not option.description:
        label = Strong(words(f"{context.labels('options.sources')}:"))
        yield Paragraph((label, *context.cite(option.cites, origin)), ParagraphRole.FIELD, origin=origin)


def compose_recommendations(context: Context, _: SectionOptions) -> Composed:
    """Each recommendation as a numbered entry, with its decision line where one is asked for."""
    recommendations = context.dossier.recommendations
    if not recommendations:
        return Composed()
    items = tuple(
        ListItem(tuple(_recommendation(context, name, entry)), ("recommendations", name))
        for name, entry in recommendations.items()
    )
    return Composed((List(items, ordered=True),) if len(items) > 1 else next(iter(items)).blocks)


def _recommendation(context: Context, name: str, entry: Recommendation) -> Iterator[Block]:
    origin = ("recommendations", name)
    labels = context.labels
    said = (Text(entry.text.text, origin=origin), *context.cite(entry.cites, origin))
    yield Paragraph(said, ParagraphRole.LEAD, keep_with_next=bool(entry.decision), origin=origin)
    if entry.option in context.dossier.options:
        option = Text(context.dossier.options[entry.option].title.text)
        yield Paragraph((Strong(words(f"{labels('recommendations.option')}: ")), option), ParagraphRole.FIELD)
    for label, actors in (("backed_by", entry.backed_by), ("opposed_by", entry.opposed_by)):
        if actors:
            names = Text(", ".join(context.people.name(actor) for actor in actors))
            yield Paragraph((Strong(words(f"{labels(f'recommendations.{label}')}: ")), names), ParagraphRole.FIELD)
    if entry.decision:
        yield Paragraph(_decision_line(context, entry), ParagraphRole.DECISION, origin=origin)


def _decision_line(context: Context, entry: Recommendation) -> Inlines:
    line = context.labels(f"decision.{entry.decision}")
    if entry.by is None:
        return words(line)
    return words(f"{line}   {context.labels('decision.by', date=context.dates.date(entry.by))}")
