"""The handling marking of a brief: its label, its colours, and the lines it puts on the first page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tracktwo.composition.context import Context, words
from tracktwo.document.inlines import Inlines, MarkingLabel, Strong, Text
from tracktwo.dossier.model.blocks import Dossier, record_models
from tracktwo.dossier.model.head import Marking

BLACK: Final = "#000000"
TLP_INKS: Final[Mapping[str, str]] = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:AMBER": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
"""Colours of the labels, always on black: Traffic Light Protocol 2.0 (FIRST, August 2022)."""


def banner(dossier: Dossier) -> Inlines:
    """The label of the whole brief with its caveats: the highest of the dossier's own and its records' marks."""
    marking = dossier.head.marking
    label = highest(marking, (marking.label, *marks_of(dossier)))
    if not label:
        return ()
    caveats = words("".join(f" {caveat}" for caveat in marking.caveats))
    return (MarkingLabel(label, _ink(marking, label), BLACK), *caveats)


def highest(marking: Marking, labels: tuple[str, ...]) -> str:
    """The most restrictive of the labels by the scheme's order; the dossier's own where the scheme has no order."""
    order = marking.labels
    ranked = [label for label in labels if label in order]
    return max(ranked, key=order.index) if ranked else marking.label


def marks_of(dossier: Dossier) -> Iterator[str]:
    """The marks that stand on single records; a portion code counts as its label."""
    labels = {level.code: level.label for level in dossier.head.marking.levels if level.code}
    records = [record for block in record_models() for record in dossier.block(block).values()]
    items = [item for package in dossier.weapons_packages.values() for item in package.items]
    for record in (*records, *dossier.parties, *items):
        mark = getattr(record, "mark", "")
        if mark:
            yield labels.get(mark, mark)


def notices(context: Context) -> tuple[Inlines, ...]:
    """Lines above the title: embargo, distribution, the Chatham House Rule."""
    marking = context.dossier.head.marking
    found: list[Inlines] = []
    if marking.embargo is not None:
        moment = context.dates.moment(marking.embargo)
        found.append((Strong((Text(context.labels("document.embargo", moment=moment)),)),))
    if marking.distribution:
        found.append(words(marking.distribution))
    if marking.rule == "chatham-house":
        found.append(words(context.labels("document.chatham_house")))
    return tuple(found)


def _ink(marking: Marking, label: str) -> str:
    own = {level.label: level.colour for level in marking.levels}
    return own.get(label) or TLP_INKS.get(label, "#FFFFFF")
