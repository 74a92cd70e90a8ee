"""What stands in each column of the list of participants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tracktwo.composition.attendance import Attendance
from tracktwo.composition.context import Context, lines, set_apart, words
from tracktwo.composition.languages import unmarked
from tracktwo.composition.legend import Legend
from tracktwo.composition.people import HeldRole, is_described, was_held_on
from tracktwo.composition.scripts import language_of
from tracktwo.document.inlines import Faint, Inlines, Origin, Text
from tracktwo.dossier.model.actors import Actor
from tracktwo.dossier.model.history import Event
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.template.options import ParticipantsOptions

ROLE_LIFE_DAYS: Final = 366
"""A role last seen longer ago than this is printed with its date, however long the dossier says that facts last."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row to fill: an actor, where it stands and took part, and the marks used so far."""

    context: Context
    options: ParticipantsOptions
    legend: Legend
    id: str
    actor: Actor
    delegation: str
    attended: tuple[Attendance, ...]
    stands_for_body: bool

    @property
    def origin(self) -> Origin:
        """Return the path of the actor."""
        return ("actors", self.id)


def _name(line: Line) -> Inlines:
    actor, context = line.actor, line.context
    printed = words(context.people.name(line.id), (*line.origin, "name"))
    is_unnamed = is_described(actor) or actor.identity == "unnamed"
    is_hidden = is_unnamed or actor.identity == "pseudonym"
    name: Inlines = set_apart(printed) if is_unnamed else printed
    original = () if is_hidden or not line.options.originals else _original(line)
    count: Inlines = ()
    if actor.count is not None:
        count = words(f" ({context.figures.in_table(actor.count)})", (*line.origin, "count"))
    first = (*name, *count, *context.cite(actor.cites, line.origin))
    described = () if "note" in line.options.columns else _described(line)
    others = () if "delegation" in line.options.columns else _other_delegations(line)
    return lines((first, *_faint_lines((original, *described, *others))))


def _original(line: Line) -> Inlines:
    """Return the name in its own script; where only the script is known, the language is undetermined (`und-Cyrl`)."""
    actor, name = line.actor, line.actor.name
    if name is not None and name.original and not (name.print == "nom-de-guerre" and name.nom_de_guerre):
        lang = language_of(name.original, name.lang or actor.lang, name.script)
        return (Text(name.original, lang, (*line.origin, "name", "original")),)
    if actor.original:
        return (Text(actor.original, language_of(actor.original, actor.lang), (*line.origin, "original")),)
    return ()


def _described(line: Line) -> tuple[Inlines, ...]:
    """Return what is said of someone beside the name: description, pseudonym, aliases."""
    actor, context = line.actor, line.context
    found: list[Inlines] = []
    if actor.described_as is not None and actor.described_as.text != context.people.name(line.id):
        found.append(words(actor.described_as.text, (*line.origin, "described_as")))
    if actor.identity == "pseudonym":
        found.append(words(context.labels.word("identity", "pseudonym"), (*line.origin, "identity")))
    if actor.alias and not actor.is_protected:
        names = ", ".join(context.labels("quotation.marks", text=alias) for alias in actor.alias)
        found.append(words(context.labels("participants.alias", names=names), (*line.origin, "alias")))
    return tuple(found)


def _other_delegations(line: Line) -> tuple[Inlines, ...]:
    others = [
        line.context.people.short(other)
        for other in line.context.people.delegations(line.id)
        if other not in {line.delegation, line.id}
    ]
    if not others or line.options.group != "delegation":
        return ()
    return (words(line.context.labels("participants.also", names=", ".join(others)), (*line.origin, "member_of")),)


def _faint_lines(found: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
    return tuple((Faint(inlines),) for inlines in found if inlines)


def _role(line: Line) -> Inlines:
    """Return the roles to print, one to a line, each with its sources; never those of someone whose name is withheld.

    Roles held on the as-of date come first; those that have ended follow for a former official, and where one was held
    when an event attended took place.
    """
    if line.actor.is_protected:
        return _missing(line)
    if line.stands_for_body:
        line.legend.use("no_person")
        return words(line.context.labels("participants.no_person"))
    return lines((*_offices(line), *(_held(line, held) for held in _roles(line)))) or _missing(line)


def _roles(line: Line) -> Iterator[HeldRole]:
    people = line.context.people
    printed = people.roles(line.actor)
    yield from printed
    if any(held.is_former for held in printed):
        return
    for held in people.former_roles(line.actor):
        if line.actor.capacity == "former-official" or _was_then(line, held):
            yield held


def _was_then(line: Line, held: HeldRole) -> bool:
    """Tell whether a role that has ended was held on the day of an event attended."""
    return any(was_held_on(held.role, one.event.date) for one in line.attended)


def _held(line: Line, held: HeldRole) -> Inlines:
    context, role = line.context, held.role
    was_then = held.is_former and _was_then(line, held)
    if held.is_former:
        line.legend.use("then" if was_then else "former")
    origin: Origin = (*line.origin, "roles", line.actor.roles.index(role))
    text = context.people.role(held, was_then=was_then)
    return (*words(text, origin), *_dates(line, held), *context.cite(role.cites, origin))


def _dates(line: Line, held: HeldRole) -> Inlines:
    """Return until when a former role was held, or as of when an old report shows one."""
    context, role = line.context, held.role
    if held.is_former and role.to is not None and not role.to.is_unknown:
        return words(context.labels("participants.until", date=context.dates.date(role.to)))
    if not held.is_former and role.as_of is not None and role.to is None and _is_old(context, role.as_of):
        return words(context.labels("participants.as_of", date=context.dates.date(role.as_of)))
    return ()


def _is_old(context: Context, seen: EdtfDate) -> bool:
    life = min(context.dossier.head.stale_after_days, ROLE_LIFE_DAYS)
    return seen.upper is not None and (context.as_of - seen.upper).days > life


def _offices(line: Line) -> tuple[Inlines, ...]:
    """Return what the person is in its own delegation: its head, with the sources of the party."""
    headed = (party for party in line.context.people.heads.get(line.id, ()) if party.actor == line.delegation)
    party = next(headed, None)
    if party is None:
        return ()
    head = words(line.context.labels("participants.head"), line.origin)
    return ((*head, *line.context.cite(party.cites, line.origin)),)


def _capacity(line: Line) -> Inlines:
    if line.actor.capacity is None:
        return _missing(line)
    return words(line.context.labels.word("capacity", line.actor.capacity), (*line.origin, "capacity"))


def _attendance(line: Line) -> Inlines:
    return lines(_at(line, one) for one in line.attended) or _missing(line)


def _at(line: Line, one: Attendance) -> Inlines:
    """Return an event attended with the role there, how sure that is, and the sources."""
    context, event, attendee = line.context, one.event, one.attendee
    origin: Origin = ("events", one.event_id, "who", one.index)
    where = event_name(context, event)
    role = words(f" ({attendee.as_})", (*origin, "as")) if attendee.as_ else ()
    return (*words(where, origin), *role, *_sureness(line, one), *context.cite(event.cites, ("events", one.event_id)))


def event_name(context: Context, event: Event) -> str:
    """Return an event in short: place, or else title, and date."""
    date = context.dates.date(event.date, event.date_text)
    return context.labels("participants.event", event=event.place or event.title.text, date=date)


def _sureness(line: Line, one: Attendance) -> Inlines:
    context, attendee = line.context, one.attendee
    marks: list[str] = []
    if not attendee.certain:
        line.legend.use("reported")
        reported = context.labels("participants.reported")
        says_so = attendee.note.casefold().startswith(unmarked(reported).casefold())
        noted = context.labels("participants.reported_note", note=attendee.note) if attendee.note else reported
        marks.append(attendee.note if says_so else noted)
    if one.is_expected:
        line.legend.use("expected")
        marks.append(context.labels("participants.expected"))
    if not marks:
        return ()
    said = words(f"({', '.join(marks)})", ("events", one.event_id, "who", one.index))
    return (Text(" "), *set_apart(said))


def _delegation(line: Line) -> Inlines:
    found = line.context.people.delegations(line.id)
    ordered = dict.fromkeys(one for one in (line.delegation, *found) if one)
    return lines(words(line.context.people.short(one), (*line.origin, "member_of")) for one in ordered) or _missing(
        line
    )


def _note(line: Line) -> Inlines:
    return lines(_described(line)) or _missing(line)


def _missing(line: Line) -> Inlines:
    line.legend.use("not_recorded")
    return words(line.context.labels("participants.missing"))


CELLS: Final[Mapping[str, Callable[[Line], Inlines]]] = {
    "name": _name,
    "role": _role,
    "capacity": _capacity,
    "attendance": _attendance,
    "delegation": _delegation,
    "note": _note,
}
"""How each column is filled."""
