"""Who took part in which events, as far as it may be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tracktwo.composition.context import Context
from tracktwo.dossier.model.actors import Actor
from tracktwo.dossier.model.history import Attendee, Event
from tracktwo.dossier.model.words import EventKind

GATHERINGS: Final = frozenset[EventKind]({"meeting", "talks-round", "visit", "agreement", "vote"})
"""Events people come together for. Whoever signs an article or is struck by a sanction does not attend."""
OFFICIALS: Final = frozenset({"official", "military", "elected"})
"""Capacities with which a meeting is no longer Track 2 (USIP: Track 2 has no government participation)."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """One actor at one event."""

    event_id: str
    event: Event
    attendee: Attendee
    index: int
    is_expected: bool


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """Attendance by actor, in the order of the events; and what may not or need not be said of whom."""

    events: Mapping[str, Event]
    by_actor: Mapping[str, tuple[Attendance, ...]] = field(default_factory=dict[str, tuple[Attendance, ...]])
    is_partly_undisclosed: bool = False
    """An event under the Chatham House Rule was left out."""


def attendance_list(context: Context, wanted: Sequence[str]) -> AttendanceList:
    """Return who attended the events named in `wanted`; without names, all gatherings.

    An event under the Chatham House Rule, its own or the dossier's, discloses nobody. An event that is a part of
    another stands for the whole: the whole is not repeated for those who surely attended the part.
    """
    events = _events(context, wanted)
    rule_for_all = context.dossier.head.marking.rule == "chatham-house"
    open_events = {
        event_id: event for event_id, event in events.items() if not rule_for_all and event.rule != "chatham-house"
    }
    hidden = any(event.who for event_id, event in events.items() if event_id not in open_events)
    by_actor: dict[str, list[Attendance]] = {}
    for event_id, event in open_events.items():
        for index, attendee in enumerate(event.who):
            expected = event.date.is_after(context.as_of)
            by_actor.setdefault(attendee.actor, []).append(Attendance(event_id, event, attendee, index, expected))
    shown = {actor: tuple(_without_wholes(found)) for actor, found in by_actor.items()}
    return AttendanceList(open_events, shown, is_partly_undisclosed=hidden)


def _events(context: Context, wanted: Sequence[str]) -> dict[str, Event]:
    events = context.dossier.events
    if wanted:
        return {event_id: events[event_id] for event_id in context.chosen(wanted, tuple(events), "an event")}
    return {event_id: event for event_id, event in events.items() if event.kind in GATHERINGS}


def _without_wholes(found: Sequence[Attendance]) -> Iterator[Attendance]:
    sure_parts = {one.event.part_of for one in found if one.attendee.certain and not one.is_expected}
    return (one for one in found if one.event_id not in sure_parts)


def has_official(actors: Mapping[str, Actor], event: Event) -> bool:
    """Tell whether an official surely took part: then the event is not Track 2 as we code it."""
    sure = (actors.get(attendee.actor) for attendee in event.who if attendee.certain)
    return any(actor is not None and actor.capacity in OFFICIALS for actor in sure)
