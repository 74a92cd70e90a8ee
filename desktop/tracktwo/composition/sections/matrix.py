"""Issues by parties: what each says it wants, side by side, with the gap or landing zone in the last column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracktwo.composition.context import Composed, Context, joined, lines, words
from tracktwo.composition.drawings.issue_map import issue_map
from tracktwo.composition.legend import Legend
from tracktwo.composition.position_sentence import POSITION_MARKS, joint_holders, position_sentence
from tracktwo.composition.standing import Standing, StandingPositions, known_parties
from tracktwo.document.blocks import Cell, Column, GroupRow, Row, Table
from tracktwo.document.inlines import Faint, Inlines, Origin, Strong, Text
from tracktwo.dossier.model.negotiation import Issue
from tracktwo.template.options import MatrixOptions

UPRIGHT_COLUMNS: Final = 3
"""Columns besides the issue that fit legibly on an upright page."""
LANDSCAPE_COLUMNS: Final = 6
"""Columns besides the issue that fit legibly on a landscape page."""
FULL_WEIGHT: Final = 1.3
SPARSE_WEIGHT: Final = 1.2
GAP_WEIGHT: Final = 1.6
SPARSE_GAP_WEIGHT: Final = 0.9
SPARSE: Final = 3
"""What is filled on fewer than one issue in three gets a narrower column."""
MOST_NAMES: Final = 3
"""More joint holders than this are given as a number: each has the position in a column of its own."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What one matrix shows: issues by parties, and whether the gap stands beside them."""

    positions: StandingPositions
    issues: tuple[str, ...]
    parties: tuple[str, ...]
    has_gap: bool = False
    has_sparse_gap: bool = False
    part: int = 1
    parts: int = 1

    @property
    def full_columns(self) -> int:
        """How many columns besides the issue want a whole column's room: a sparse gap does not."""
        return len(self.parties) + int(self.has_gap and not self.has_sparse_gap)


def compose_matrix(context: Context, options: MatrixOptions) -> Composed:
    """Return the matrix, in several tables when it has more columns than a page shows legibly.

    Columns are those the options name, else those the brief names, else the parties that hold a position, in the order
    of the parties. A cell holds every line of position that stands on the as-of date (see `StandingPositions`).
    Nothing is composed when no position stands or no issue is left.
    """
    positions = StandingPositions(context)
    issues = _in_groups(context, context.chosen(options.issues, tuple(context.dossier.issues), "an issue"))
    parties = _columns(context, positions, options)
    if not parties or not any(positions.on(issue) for issue in issues):
        return Composed()
    gaps = sum(bool(_gap(context, issue)) for issue in issues) if options.gap else 0
    grid = Grid(positions, issues, parties, bool(gaps), _is_sparse(gaps, issues))
    landscape = options.landscape == "yes" or (options.landscape == "auto" and grid.full_columns > UPRIGHT_COLUMNS)
    room = LANDSCAPE_COLUMNS if landscape else UPRIGHT_COLUMNS + 1
    figure = issue_map(context, parties, issues) if options.figure else None
    tables = tuple(_table(context, part) for part in _parts(grid, room))
    return Composed((figure, *tables) if figure else tables, landscape)


def _columns(context: Context, positions: StandingPositions, options: MatrixOptions) -> tuple[str, ...]:
    wanted = options.columns or (context.plan.columns if context.plan else ())
    if not wanted:
        return positions.holders(context)
    return tuple(dict.fromkeys(context.chosen(wanted, known_parties(context, positions), "a party")))


def _in_groups(context: Context, issues: Sequence[str]) -> tuple[str, ...]:
    """Return the issues with those of a group together: the ungrouped first, so that they stand under no group."""
    groups: dict[str, list[str]] = {"": []}
    for issue in dict.fromkeys(issues):
        groups.setdefault(context.dossier.issues[issue].group, []).append(issue)
    return tuple(issue for group in groups.values() for issue in group)


def _parts(grid: Grid, room: int) -> Iterator[Grid]:
    """Yield the grid in as few parts as the room allows, of nearly the same width; the gap stands in the last."""
    count = len(grid.parties) + int(grid.has_gap)
    parts = -(-count // room)
    start = 0
    for part in range(1, parts + 1):
        end = min(count * part // parts, len(grid.parties))
        is_last = part == parts
        parties, has_gap = grid.parties[start:end], grid.has_gap and is_last
        yield replace(grid, parties=parties, has_gap=has_gap, part=part, parts=parts)
        start = end


def _table(context: Context, grid: Grid) -> Table:
    age = context.labels.counted("deadline.day", context.dossier.head.stale_after_days)
    legend = Legend(context.labels, POSITION_MARKS, span=age)
    rows = tuple(_rows(context, grid, legend))
    return context.table(
        tuple(_headers(context, grid)), rows, _caption(context, grid, legend), context.labels("matrix.summary")
    )


def _headers(context: Context, grid: Grid) -> Iterator[Column]:
    yield Column(words(context.labels("matrix.issue")), 1.0, 10, is_row_header=True)
    for party in grid.parties:
        held = sum(bool(grid.positions.held(issue, party)) for issue in grid.issues)
        weight = SPARSE_WEIGHT if _is_sparse(held, grid.issues) else FULL_WEIGHT
        yield Column(words(context.people.short(party), ("actors", party)), weight, 12)
    if grid.has_gap:
        weight = SPARSE_GAP_WEIGHT if grid.has_sparse_gap else GAP_WEIGHT
        yield Column(words(context.labels("matrix.gap")), weight, 12, wash=True)


def _is_sparse(filled: int, issues: Sequence[str]) -> bool:
    return filled * SPARSE < len(issues)


def _caption(context: Context, grid: Grid, legend: Legend) -> Inlines:
    part = context.labels("matrix.part", part=grid.part, parts=grid.parts) if grid.parts > 1 else ""
    as_of = context.labels("matrix.caption", date=context.dates.date(context.dossier.head.as_of))
    return joined((words(part), words(as_of), legend.printed()), words(" "))


def _rows(context: Context, grid: Grid, legend: Legend) -> Iterator[Row | GroupRow]:
    group = ""
    for issue_id in grid.issues:
        issue = context.dossier.issues[issue_id]
        origin: Origin = ("issues", issue_id)
        if issue.group != group:
            group = issue.group
            yield GroupRow(words(group, (*origin, "group")), (*origin, "group"))
        cells = [Cell((Strong(words(issue.title.text, (*origin, "title"))),), (*origin, "title"))]
        cells += [_cell(context, grid.positions.held(issue_id, party), party, legend) for party in grid.parties]
        if grid.has_gap:
            cells.append(Cell(_gap(context, issue_id), (*origin, "gap")))
        yield Row(tuple(cells), origin)


def _cell(context: Context, held: Sequence[Standing], party: str, legend: Legend) -> Cell:
    if not held:
        legend.use("no_position")
        return Cell(words(context.labels("matrix.no_position")))
    inlines = lines(_position(context, position, party, legend) for position in held)
    return Cell(inlines, ("positions", held[0].id))


def _position(context: Context, position: Standing, party: str, legend: Legend) -> Inlines:
    """Return the sentence, then what would make it misleading to leave out: its condition, and who shares it."""
    record = position.record
    condition = context.labels("matrix.condition", condition=record.condition) if record.condition else ""
    joint = joint_holders(context, position, party, MOST_NAMES)
    small = [
        words(condition, ("positions", position.id, "condition")),
        words(joint, ("positions", position.id, "holder")),
    ]
    sentence = position_sentence(context, position.id, record, legend)
    return lines((sentence, *((Faint(line),) for line in small if line)))


def _gap(context: Context, issue_id: str) -> Inlines:
    """Return the gap, the zone of possible agreement and the bridging ideas of an issue, one to a line."""
    issue = context.dossier.issues[issue_id]
    origin: Origin = ("issues", issue_id)
    bridging = (
        words(context.labels("matrix.bridging", idea=idea), (*origin, "bridging", index))
        for index, idea in enumerate(issue.bridging)
    )
    return lines((words(issue.gap, (*origin, "gap")), _zopa(context, issue, origin), *bridging))


def _zopa(context: Context, issue: Issue, origin: Origin) -> Inlines:
    if issue.zopa is None:
        return ()
    label = context.labels("matrix.zopa", zopa=context.labels.word("zopa", issue.zopa))
    basis: Inlines = (
        (Text(" "), Faint(words(f"({issue.zopa_basis})", (*origin, "zopa_basis")))) if issue.zopa_basis else ()
    )
    return (*words(label, (*origin, "zopa")), *basis)
