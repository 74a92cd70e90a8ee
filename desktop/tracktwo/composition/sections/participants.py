"""Who takes part: by delegation, with the role held on the as-of date, capacity and attendance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, get_args

from tracktwo.composition.attendance import Attendance, AttendanceList, attendance_list, has_official
from tracktwo.composition.context import Composed, Context, joined, words
from tracktwo.composition.legend import Legend
from tracktwo.composition.sections.participant_cells import CELLS, Line, event_name
from tracktwo.document.blocks import Cell, Column, GroupRow, Paragraph, ParagraphRole, Row
from tracktwo.document.inlines import Inlines
from tracktwo.dossier.model.actors import Actor
from tracktwo.dossier.model.history import Event
from tracktwo.dossier.model.words import Capacity
from tracktwo.template.options import ParticipantsOptions

MARKS: Final = ("then", "former", "reported", "expected", "no_person", "not_recorded", "undisclosed")
CAPACITIES: Final[tuple[str, ...]] = get_args(Capacity)

Heading: TypeAlias = "str | None"
"""A delegation or a capacity; empty for people without a delegation, None for bodies of which no person is named."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One row: an actor, under which heading it stands, and where it took part."""

    id: str
    actor: Actor
    delegation: str
    attended: tuple[Attendance, ...] = ()
    stands_for_body: bool = False


def compose_participants(context: Context, options: ParticipantsOptions) -> Composed:
    """Return one table with a row for each person, group of persons, and body of which no person is named.

    Someone in several delegations stands once, under the first of them (of those the options ask for), and the others
    are named under the name. Delegations come in the order of the parties, then as they are met; after them the bodies
    that would stand alone under their own name, in one group, and last people without a delegation. In a group, bodies
    come after people. Attendance at events under the Chatham House Rule is never printed;
    when nothing else is known, a note says so.
    """
    attendance = attendance_list(context, options.events)
    people = [_placed(context, participant, options) for participant in _participants(context, options, attendance)]
    groups = _grouped(context, [participant for participant in people if participant is not None], options)
    if not groups:
        if not attendance.is_partly_undisclosed:
            return Composed()
        note = words(context.labels("legend.undisclosed"))
        return Composed((Paragraph(note, ParagraphRole.NOTE),))
    legend = Legend(context.labels, MARKS)
    if attendance.is_partly_undisclosed:
        legend.use("undisclosed")
    rows = tuple(_rows(context, groups, options, legend))
    columns = tuple(_column(context, name) for name in options.columns)
    caption = _caption(context, attendance, legend, shows_attendance="attendance" in options.columns)
    return Composed((context.table(columns, rows, caption, context.labels("participants.summary")),))


def _participants(context: Context, options: ParticipantsOptions, attendance: AttendanceList) -> Iterator[Participant]:
    represented = {event_id: _represented(context, event) for event_id, event in attendance.events.items()}
    for actor_id, actor in context.dossier.actors.items():
        attended = attendance.by_actor.get(actor_id, ())
        if _is_of_persons(actor):
            if attended or options.who == "all":
                yield Participant(actor_id, actor, "", attended)
        elif attended:
            bodies = {actor_id, context.people.delegation(actor_id)}
            alone = tuple(one for one in attended if not bodies & represented[one.event_id])
            if alone:
                yield Participant(actor_id, actor, "", alone, stands_for_body=True)


def _is_of_persons(actor: Actor) -> bool:
    return actor.is_person or actor.kind == "collective"


def _represented(context: Context, event: Event) -> frozenset[str]:
    """Return the delegations of which someone who surely attended an event is listed."""
    actors = context.dossier.actors
    sure = (one.actor for one in event.who if one.certain)
    people = [actor for actor in sure if actor in actors and _is_of_persons(actors[actor])]
    return frozenset(delegation for actor in people for delegation in context.people.delegations(actor))


def _placed(context: Context, participant: Participant, options: ParticipantsOptions) -> Participant | None:
    """Return the participant under the first of its delegations that is asked for; None when none is."""
    found = context.people.delegations(participant.id)
    if participant.stands_for_body and not found:
        found = (participant.id,)
    if not options.delegations:
        delegation = found[0] if found else ""
        # a person who is a party alone needs no heading with the same name
        alone = delegation == participant.id and not participant.stands_for_body
        return replace(participant, delegation="" if alone else delegation)
    wanted = next((delegation for delegation in found if delegation in options.delegations), None)
    return None if wanted is None else replace(participant, delegation=wanted)


def _grouped(
    context: Context, people: Sequence[Participant], options: ParticipantsOptions
) -> dict[Heading, list[Participant]]:
    """Return the rows by heading, in the order of the headings."""
    groups: dict[str, list[Participant]] = {heading: [] for heading in _headings(context, people, options)}
    for participant in people:
        groups[_heading(participant, options)].append(participant)
    gathered = _gathered({heading: members for heading, members in groups.items() if members})
    for members in gathered.values():
        if options.order == "name":
            members.sort(key=lambda member: context.people.sort_key(member.id))
        members.sort(key=lambda member: member.stands_for_body)
    return gathered


def _gathered(groups: dict[str, list[Participant]]) -> dict[Heading, list[Participant]]:
    """Return the groups, with the bodies that stand alone under their own name in one group before the last."""
    alone = [members[0] for heading, members in groups.items() if [member.id for member in members] == [heading]]
    if not alone:
        return {**groups}
    names = {"", *(body.id for body in alone)}
    gathered: dict[Heading, list[Participant]] = {name: found for name, found in groups.items() if name not in names}
    gathered[None] = alone
    if "" in groups:
        gathered[""] = groups[""]
    return gathered


def _heading(participant: Participant, options: ParticipantsOptions) -> str:
    if options.group == "delegation":
        return participant.delegation
    return (participant.actor.capacity or "unknown") if options.group == "capacity" else ""


def _headings(context: Context, people: Sequence[Participant], options: ParticipantsOptions) -> tuple[str, ...]:
    if options.group == "capacity":
        return CAPACITIES
    if options.group == "none":
        return ("",)
    met = dict.fromkeys(participant.delegation for participant in people if participant.delegation)
    parties = (party.actor for party in context.dossier.parties)
    known = tuple(dict.fromkeys((*(party for party in parties if party in met), *met)))
    actors = tuple(context.dossier.actors)
    first = context.chosen(options.delegations, actors, "an actor") if options.delegations else ()
    return tuple(dict.fromkeys((*first, *known, "")))


def _rows(
    context: Context, groups: dict[Heading, list[Participant]], options: ParticipantsOptions, legend: Legend
) -> Iterator[Row | GroupRow]:
    has_headings = len(groups) > 1 or (any(groups) and options.group == "delegation")
    for heading, members in groups.items():
        if has_headings:
            yield _group_row(context, heading, options)
        for member in members:
            line = Line(
                context, options, legend, member.id, member.actor, member.delegation, member.attended,
                member.stands_for_body,
            )  # fmt: skip
            cells = tuple(Cell(CELLS[name](line), ("actors", member.id)) for name in options.columns)
            yield Row(cells, ("actors", member.id))


def _group_row(context: Context, heading: Heading, options: ParticipantsOptions) -> GroupRow:
    if heading is None:
        return GroupRow(words(context.labels("participants.without_person")))
    if options.group == "capacity":
        return GroupRow(words(context.labels.word("capacity", heading)))
    if not heading:
        return GroupRow(words(context.labels("participants.no_delegation")))
    return GroupRow(words(context.people.name(heading), ("actors", heading)), ("actors", heading))


def _column(context: Context, name: str) -> Column:
    weight, minimum = {"name": (1.3, 12), "role": (2.0, 16), "attendance": (1.5, 12)}.get(name, (1.0, 9))
    title = context.labels(f"participants.{name}", date=context.dates.date(context.dossier.head.as_of))
    return Column(words(title), weight, minimum, is_row_header=name == "name")


def _caption(context: Context, attendance: AttendanceList, legend: Legend, *, shows_attendance: bool) -> Inlines:
    said = (
        words(context.labels("participants.caption")),
        legend.printed(),
        *(_tracks(context, attendance) if shows_attendance else ()),
    )
    return joined(said, words(" "))


def _tracks(context: Context, attendance: AttendanceList) -> Iterator[Inlines]:
    """Yield the track of the events listed as coded, and as reported where that differs.

    Where the events differ, only the tracks reported otherwise are given, each with its meetings.
    """
    listed = dict.fromkeys(one.event_id for found in attendance.by_actor.values() for one in found)
    events: dict[tuple[str, str, bool], list[Event]] = {}
    for event in (attendance.events[event_id] for event_id in attendance.events if event_id in listed):
        if event.track is not None:
            official = event.track == "1.5" and has_official(context.dossier.actors, event)
            reported = "" if event.track_as_reported == event.track else event.track_as_reported
            events.setdefault((event.track, reported, official and bool(reported)), []).append(event)
    for (track, reported, official), found in events.items():
        name = "track" if not reported else "track_official" if official else "track_reported"
        said = context.labels(f"participants.{name}", track=track, reported=reported)
        if len(events) == 1:
            yield words(said)
        elif reported:
            names = context.labels.semicolon.join(event_name(context, event) for event in found)
            yield words(context.labels("participants.track_of", track=said, events=names))
