"""Options and recommendations: what the reader may do, and what the reader is asked to decide."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.composition.context import Composed, Context, words
from tracktwo.composition.field_lines import actor_names, field_line
from tracktwo.document.blocks import Block, List, ListItem, Paragraph, ParagraphRole
from tracktwo.document.inlines import Inlines, Label, Text
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
            yield field_line(
                context,
                context.labels(f"options.{label}"),
                words(context.labels.semicolon.join(entries), origin),
                origin,
            )
    if option.cost is not None:
        yield field_line(context, context.labels("options.cost"), words(context.figures.in_text(option.cost)), origin)
    if option.reactions:
        told = (
            f"{context.people.short(actor)}{context.labels.colon}{reaction}"
            for actor, reaction in option.reactions.items()
        )
        yield field_line(
            context, context.labels("options.reactions"), words(context.labels.semicolon.join(told), origin), origin
        )
    if option.cites and not option.description:
        yield field_line(context, context.labels("options.sources"), context.cite(option.cites, origin), origin)


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
        yield field_line(
            context, labels("recommendations.option"), words(context.dossier.options[entry.option].title.text)
        )
    for label, actors in (("backed_by", entry.backed_by), ("opposed_by", entry.opposed_by)):
        if actors:
            yield field_line(context, labels(f"recommendations.{label}"), actor_names(context, actors))
    if entry.decision:
        yield Paragraph(_decision_line(context, entry), ParagraphRole.DECISION, origin=origin)


def _decision_line(context: Context, entry: Recommendation) -> Inlines:
    line = context.labels(f"decision.{entry.decision}")
    if entry.by is None:
        return words(line)
    return words(f"{line}   {context.labels('decision.by', date=context.dates.date(entry.by))}")
