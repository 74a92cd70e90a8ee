"""How deadlines are printed: a date, a moment, or a span with the title of what it is counted from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracktwo.composition.context import Context, words
from tracktwo.composition.field_lines import filled
from tracktwo.diagnostics import Diagnostic
from tracktwo.document.inlines import Inlines, Origin, Reference, Text
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.moments import Deadline, Moment, RelativeDate
from tracktwo.dossier.values.problem import ValueProblem

_SLOT: Final = "\0"


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What a span is counted from: its title, its day where it has exactly one, and the label that says which day."""

    title: str
    day: date | None
    label: str = "deadline.resolved"


def deadline(context: Context, value: Deadline, links: Mapping[str, str], origin: Origin = ()) -> Inlines:
    """A deadline in words. `links` leads from ids of deal terms to their anchors in this document.

    A span names what it is counted from and, where that has one exact day, the date that follows from it.
    """
    match value:
        case EdtfDate():
            return words(context.dates.date(value), origin)
        case Moment():
            return words(context.dates.moment(value), origin)
        case RelativeDate():
            return _relative(context, value, links, origin)


def _relative(context: Context, value: RelativeDate, links: Mapping[str, str], origin: Origin) -> Inlines:
    anchor = _anchor(context, value.anchor)
    span = context.labels.counted(f"deadline.{value.unit.value}", value.amount)
    pattern = context.labels("deadline.before" if value.is_before else "deadline.after", span=span, title=_SLOT)
    title: Inlines = (Text(anchor.title, origin=origin),)
    if value.anchor in links and value.anchor in context.dossier.deal_terms:
        title = (Reference(links[value.anchor], title),)
    return (*filled(pattern, _SLOT, title), *_resolved(context, value, anchor, origin))


def _resolved(context: Context, value: RelativeDate, anchor: _Anchor, origin: Origin) -> Inlines:
    if anchor.day is None:
        return ()
    try:
        day = value.resolve(anchor.day)
    except ValueProblem as problem:
        place = context.dossier.source_of(origin)
        context.diagnostics.append(Diagnostic("E04", problem.message, problem.hint, source=place, path=origin))
        return ()
    return words(f" {context.labels(anchor.label, date=context.dates.day(day))}", origin)


def _anchor(context: Context, anchor_id: str) -> _Anchor:
    dossier = context.dossier
    if term := dossier.deal_terms.get(anchor_id):
        if term.ceasefire is not None and term.ceasefire.enters is not None:
            return _Anchor(term.title.text, term.ceasefire.enters.day, "deadline.from_entry")
        return _Anchor(term.title.text, _exact_day(term.agreed_on), "deadline.from_agreement")
    if event := dossier.events.get(anchor_id):
        return _Anchor(event.title.text, _exact_day(event.date))
    if agreement := dossier.agreements.get(anchor_id):
        return _Anchor(agreement.title.text, _exact_day(agreement.date))
    if package := dossier.weapons_packages.get(anchor_id):
        return _Anchor(package.title.text, _exact_day(package.announced))
    return _Anchor(anchor_id, None)


def _exact_day(value: EdtfDate | None) -> date | None:
    """The day, where the date is one day and certain; from a month or a span of days no deadline can be counted."""
    if value is None or value.is_approximate or value.is_uncertain or value.lower != value.upper:
        return None
    return value.lower
