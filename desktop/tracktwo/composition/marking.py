"""The handling marking of a brief: what is printed at which level, the banner, and the lines of the first page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pydantic import BaseModel

from tracktwo.composition.context import Context, words
from tracktwo.composition.field_lines import labelled
from tracktwo.document.inlines import Inlines, Label, MarkingLabel, Origin, Strong, Text
from tracktwo.dossier.model.actors import Actor
from tracktwo.dossier.model.blocks import Dossier, record_models
from tracktwo.dossier.model.head import Marking
from tracktwo.template.model import Template

BLACK: Final = "#000000"
WHITE: Final = "#FFFFFF"
LEAST_LUMINANCE: Final = 0.175
"""From here on a colour on black has a contrast of 4.5, which WCAG 2.1 asks of text."""
TLP_INKS: Final[Mapping[str, str]] = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:AMBER": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
"""Colours of the labels, always on black: Traffic Light Protocol 2.0 (FIRST, August 2022)."""
UNFINISHED: Final = frozenset({"draft", "in-review", "superseded"})
SHORTEST_TEXT: Final = 8
"""Characters from which on words of a record are searched for in what is printed; names count from two on."""


@dataclass(frozen=True)
class Marks:
    """The marks of one dossier: of each record, and the dossier's own where a record has none."""

    dossier: Dossier

    @property
    def marking(self) -> Marking:
        """The scheme."""
        return self.dossier.head.marking

    def of(self, origin: Origin) -> str:
        """The mark of the record an origin leads to, the nearest first; the dossier's own where there is none."""
        for length in range(len(origin), 1, -1):
            if origin[:length] in self._own:
                return self._own[origin[:length]]
        return self.marking.label

    def highest(self, labels: Iterable[str]) -> str:
        """The most restrictive of the labels by the scheme's order; empty when none is of the scheme."""
        order = self.marking.labels
        ranked = [label for label in labels if label in order]
        return max(ranked, key=order.index) if ranked else ""

    def exceeds(self, label: str, ceiling: str) -> bool:
        """Whether a label is more restrictive than a ceiling."""
        return self.highest((label, ceiling)) != ceiling and label != ceiling

    def printed_in(self, text: str) -> Iterator[str]:
        """The own marks of records of which words or names stand in the text, whatever brought them there."""
        for origin, mark in self._own.items():
            if any(said in text for said in _said(_record(self.dossier, origin))):
                yield mark

    def label(self, mark: str) -> str:
        """A mark as its label: a portion code stands for one."""
        codes = {level.code: level.label for level in self.marking.levels if level.code}
        return codes.get(mark, mark)

    def code(self, label: str) -> str:
        """How a label is written before a passage: by its code, where it has one."""
        return next((level.code for level in self.marking.levels if level.label == label and level.code), label)

    @cached_property
    def _own(self) -> Mapping[Origin, str]:
        return {origin: self.label(mark) for origin, mark in _own_marks(self.dossier) if mark}


def _own_marks(dossier: Dossier) -> Iterator[tuple[Origin, str]]:
    for block in record_models():
        for name, record in dossier.block(block).items():
            yield (block, name), getattr(record, "mark", "")
    for index, party in enumerate(dossier.parties):
        yield ("parties", index), party.mark
    for name, package in dossier.weapons_packages.items():
        for index, item in enumerate(package.items):
            yield ("weapons_packages", name, "items", index), item.mark


def _record(dossier: Dossier, origin: Origin) -> BaseModel:
    block, name, *rest = origin
    if block == "parties":
        return dossier.parties[int(name)]
    if rest:
        return dossier.weapons_packages[str(name)].items[int(rest[1])]
    return dossier.block(str(block))[str(name)]


def _said(record: BaseModel) -> Iterator[str]:
    """What a record would print of itself: its names, and every text of more than a word."""
    if isinstance(record, Actor):
        names = record.name.every_form if record.name else ()
        yield from (name for name in (*names, record.short, record.acronym, record.original) if len(name) > 1)
    yield from (text for text in _texts(record.model_dump()) if len(text) >= SHORTEST_TEXT and " " in text)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():  # pyright: ignore[reportUnknownVariableType]
            if key != "note":
                yield from _texts(part)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list | tuple):
        for part in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _texts(part)  # pyright: ignore[reportUnknownArgumentType]


def banner(marking: Marking, label: str) -> Inlines:
    """The label of the whole brief, in the colours of its scheme, with its caveats directly after it."""
    if not label:
        return ()
    caveats = words("".join(f" {caveat}" for caveat in marking.caveats))
    return (MarkingLabel(label, *_colours(marking, label)), *caveats)


def notices(context: Context, *, names_status: bool) -> tuple[Inlines, ...]:
    """Lines above the title: embargo first, then distribution, the Chatham House Rule, and that it is a draft.

    `names_status`: the running lines of the template say so already.
    """
    head, labels = context.dossier.head, context.labels
    marking = head.marking
    found: list[Inlines] = []
    if marking.embargo is not None:
        moment = context.dates.moment(marking.embargo)
        found.append((Strong((Text(labels("document.embargo", moment=moment)),)),))
    if marking.distribution:
        found.append(words(marking.distribution))
    if marking.rule == "chatham-house":
        found.append(words(labels("document.chatham_house")))
    if head.status in UNFINISHED and not names_status:
        found.append((Label(labels.word("status", head.status).upper()),))
    return tuple(found)


def clearance_lines(context: Context, template: Template) -> tuple[Inlines, ...]:
    """Who drafted, cleared and approved the brief, its reference and who receives it: what the head does not say."""
    clearance = context.plan.clearance if context.plan else None
    if clearance is None:
        return ()
    head = "".join((template.head.title, *template.head.details, *template.head.fields.values()))
    facts = (
        ("drafted", clearance.drafted),
        ("cleared", context.labels.semicolon.join(clearance.cleared)),
        ("approved", clearance.approved),
        ("reference", clearance.reference),
        ("distribution", clearance.distribution),
    )
    return tuple(
        labelled(context, context.labels(f"document.{name}"), context.planned(text))
        for name, text in facts
        if text and f"{{brief.{name}}}" not in head
    )


def _colours(marking: Marking, label: str) -> tuple[str, str]:
    """Ink and ground of a label: the scheme's colour on black; a dark colour of one's own is the ground under white."""
    own = {level.label: level.colour for level in marking.levels}
    if label not in own:
        return TLP_INKS.get(label, WHITE), BLACK
    return (own[label], BLACK) if _luminance(own[label]) >= LEAST_LUMINANCE else (WHITE, own[label])


def _luminance(colour: str) -> float:
    """Relative luminance of a colour, 0 for black to 1 for white (WCAG 2.1)."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
