"""The parties in one table: role, seat, influence, interest, mandate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tracktwo.composition.context import Composed, Context, joined, lines, words
from tracktwo.composition.legend import Legend
from tracktwo.composition.position_sentence import assessed
from tracktwo.document.blocks import Cell, Column, Row
from tracktwo.document.inlines import Faint, Inlines, Origin, Strong, Text
from tracktwo.dossier.model.actors import Party
from tracktwo.template.options import StakeholdersOptions

MARKS: Final = ("assessed_role", "not_recorded")


@dataclass(frozen=True, slots=True)
class Line:
    """One party with its place among the parties, and which columns the table has."""

    context: Context
    index: int
    party: Party
    columns: frozenset[str]
    legend: Legend

    def origin(self, name: str) -> Origin:
        """Return the path of one of the party's fields."""
        return ("parties", self.index, name)

    def small(self, field: str, value: str) -> Inlines:
        """Return a field as a line in grey under the main words of a cell: `Side: Ukraine`."""
        return (Faint(words(self.context.labels(f"stakeholders.{field}_line", value=value), self.origin(field))),)


def compose_stakeholders(context: Context, options: StakeholdersOptions) -> Composed:
    """Return one row for each party, in their order.

    Side and way of spoiling stand under the role, the head under the name, unless they have columns of their own. The
    sources of a party stand after its role, or after its name where no role is shown. A column in which no party has
    anything is left out.
    """
    parties = context.dossier.parties
    wanted = tuple(dict.fromkeys(("party", *options.columns) if "party" not in options.columns else options.columns))
    columns = tuple(name for name in wanted if any(_has(party, name) for party in parties))
    if not parties:
        return Composed()
    legend = Legend(context.labels, MARKS)
    rows = tuple(
        _row(Line(context, index, party, frozenset(columns), legend), columns) for index, party in enumerate(parties)
    )
    headers = tuple(_column(context, name) for name in columns)
    caption = joined((words(context.labels("stakeholders.caption")), legend.printed()), words(" "))
    return Composed((context.table(headers, rows, caption, context.labels("stakeholders.summary")),))


def _has(party: Party, column: str) -> bool:
    return column in {"party", "role", "seat"} or bool(getattr(party, column))


def _column(context: Context, name: str) -> Column:
    weight, minimum = {"party": (1.4, 12), "role": (1.6, 12), "mandate": (2.0, 16)}.get(name, (0.9, 8))
    return Column(words(context.labels(f"stakeholders.{name}")), weight, minimum, is_row_header=name == "party")


def _row(line: Line, columns: tuple[str, ...]) -> Row:
    cells = tuple(Cell(CELLS[name](line), line.origin("actor" if name == "party" else name)) for name in columns)
    return Row(cells, ("parties", line.index))


def _party(line: Line) -> Inlines:
    party = line.party
    name = (Strong(words(line.context.people.name(party.actor), line.origin("actor"))),)
    cites = () if "role" in line.columns else line.context.cite(party.cites, ("parties", line.index))
    head = line.small("head", line.context.people.name(party.head)) if party.head else ()
    return lines(((*name, *cites), () if "head" in line.columns else head))


def _role(line: Line) -> Inlines:
    return lines(_role_lines(line))


def _role_lines(line: Line) -> Iterator[Inlines]:
    context, party = line.context, line.party
    mark: Inlines = ()
    if party.basis == "inferred":
        line.legend.use("assessed_role")
        mark = (*assessed(context), Text(" "))
    roles = ", ".join(context.labels.word("party_role", role) for role in party.role)
    yield (*mark, *words(roles, line.origin("role")), *context.cite(party.cites, ("parties", line.index)))
    if party.role_as_named:
        yield line.small("role_as_named", party.role_as_named)
    if party.side and "side" not in line.columns:
        yield line.small("side", context.people.short(party.side))
    if party.spoiler is not None and "spoiler" not in line.columns:
        yield line.small("spoiler", _spoiler_words(line))
    if party.disputed_by:
        yield line.small("disputed_by", ", ".join(context.people.short(actor) for actor in party.disputed_by))


def _spoiler_words(line: Line) -> str:
    spoiler, labels = line.party.spoiler, line.context.labels
    if spoiler is None:
        return ""
    position = labels.word("spoiler_position", spoiler.position) if spoiler.position else ""
    aim = labels.word("spoiler_aim", spoiler.aim) if spoiler.aim else ""
    return ", ".join(part for part in (position, aim) if part) or labels("value.unknown")


def _seat(line: Line) -> Inlines:
    return words(line.context.labels.word("seat", line.party.seat), line.origin("seat"))


def _level(name: str) -> Callable[[Line], Inlines]:
    def cell(line: Line) -> Inlines:
        level = getattr(line.party, name)
        return words(line.context.labels.word("level", level), line.origin(name)) if level else _missing(line)

    return cell


def _actor(name: str) -> Callable[[Line], Inlines]:
    def cell(line: Line) -> Inlines:
        actor = getattr(line.party, name)
        return words(line.context.people.name(actor), line.origin(name)) if actor else _missing(line)

    return cell


def _mandate(line: Line) -> Inlines:
    return words(line.party.mandate, line.origin("mandate")) or _missing(line)


def _spoiler(line: Line) -> Inlines:
    return words(_spoiler_words(line), line.origin("spoiler")) or _missing(line)


def _missing(line: Line) -> Inlines:
    line.legend.use("not_recorded")
    return words(line.context.labels("stakeholders.missing"))


CELLS: Final[Mapping[str, Callable[[Line], Inlines]]] = {
    "party": _party,
    "role": _role,
    "side": _actor("side"),
    "seat": _seat,
    "influence": _level("influence"),
    "interest": _level("interest"),
    "mandate": _mandate,
    "head": _actor("head"),
    "spoiler": _spoiler,
}
"""How each column is filled."""
