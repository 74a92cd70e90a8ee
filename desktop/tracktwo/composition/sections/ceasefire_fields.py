"""What a ceasefire settles, line by line, in the order of the United Nations guidance of 2022."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.composition.context import Context, words
from tracktwo.composition.field_lines import field_line
from tracktwo.document.blocks import Paragraph
from tracktwo.document.inlines import Origin
from tracktwo.dossier.model.negotiation import Ceasefire


def ceasefire_fields(context: Context, ceasefire: Ceasefire, origin: Origin) -> Iterator[Paragraph]:
    """One line for each thing the record says; its sources are those of its term."""
    for name, text in _facts(context, ceasefire):
        if text:
            label = context.labels(f"ceasefire.{name}")
            yield field_line(context, label, words(text, (*origin, name)), (*origin, name))


def _facts(context: Context, ceasefire: Ceasefire) -> Iterator[tuple[str, str]]:
    word = context.labels.word
    kinds = (
        ("ceasefire_type", ceasefire.type),
        ("ceasefire_parties", ceasefire.parties),
        ("ceasefire_extent", ceasefire.extent),
    )
    yield "type", ", ".join(word(group, value) for group, value in kinds if value)
    yield "area", ceasefire.area
    yield "line", ceasefire.line
    yield "zone", ceasefire.zone
    yield "enters", context.dates.moment(ceasefire.enters) if ceasefire.enters else ""
    yield "duration", ceasefire.duration
    yield "prohibited", context.labels.semicolon.join(ceasefire.prohibited)
    yield "permitted", context.labels.semicolon.join(ceasefire.permitted)
    yield "monitors", ", ".join(context.people.attributed(monitor) for monitor in ceasefire.monitors)
    yield "mechanism", ceasefire.mechanism
