"""Which positions stand on the as-of date: the latest of each line, for each holder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracktwo.composition.context import Context
from tracktwo.dossier.model.negotiation import Position
from tracktwo.dossier.values.dates import EdtfDate


@dataclass(frozen=True, slots=True)
class Standing:
    """A position that stands on the as-of date, and those of its holders for whom it still does."""

    id: str
    record: Position
    holders: tuple[str, ...]

    def others(self, holder: str) -> tuple[str, ...]:
        """Return those who hold it jointly with `holder`."""
        return tuple(other for other in self.holders if other != holder)


NOTHING: Final[tuple[Standing, ...]] = ()


class StandingPositions:
    """The positions that stand on the as-of date, in the order of the file, by issue and holder.

    A position dated after the as-of date is left out. One named as `previous` by a later one is left out for the
    holders of the later one; the other holders of a joint position still hold it. Positions of one holder on one issue
    that are not linked by `previous` are different lines: all of them stand. Links in a circle replace nothing.
    """

    def __init__(self, context: Context) -> None:
        positions = context.dossier.positions
        known = {key: record for key, record in positions.items() if not record.as_of.is_after(context.as_of)}
        replaced = frozenset(_replaced(known))
        self.all: tuple[Standing, ...] = tuple(_standing(known, replaced))
        self._by_issue: dict[str, list[Standing]] = {}
        self._by_cell: dict[tuple[str, str], list[Standing]] = {}
        for position in self.all:
            self._by_issue.setdefault(position.record.issue, []).append(position)
            for holder in position.holders:
                self._by_cell.setdefault((position.record.issue, holder), []).append(position)

    def on(self, issue: str) -> tuple[Standing, ...]:
        """Return the positions on an issue."""
        return tuple(self._by_issue.get(issue, NOTHING))

    def held(self, issue: str, holder: str) -> tuple[Standing, ...]:
        """Return the positions of a holder on an issue."""
        return tuple(self._by_cell.get((issue, holder), NOTHING))

    def holders(self, context: Context) -> tuple[str, ...]:
        """Return who holds a position on a known issue: parties in their order, then holders that are no party."""
        issues = context.dossier.issues
        holding = dict.fromkeys(
            holder for position in self.all if position.record.issue in issues for holder in position.holders
        )
        parties = dict.fromkeys(party.actor for party in context.dossier.parties)
        return tuple(dict.fromkeys((*(party for party in parties if party in holding), *holding)))


def known_parties(context: Context, positions: StandingPositions) -> tuple[str, ...]:
    """Return whom an option may name as a party: every party in its order, then the other holders of positions."""
    parties = (party.actor for party in context.dossier.parties)
    return tuple(dict.fromkeys((*parties, *positions.holders(context))))


def is_stale(context: Context, held_on: EdtfDate) -> bool:
    """Tell whether a date is older than the as-of date by more days than the dossier allows, or unknown."""
    if held_on.is_unknown:
        return True
    return held_on.upper is not None and (context.as_of - held_on.upper).days > context.dossier.head.stale_after_days


def _standing(known: Mapping[str, Position], replaced: frozenset[tuple[str, str]]) -> Iterator[Standing]:
    for position_id, record in known.items():
        holders = tuple(dict.fromkeys(holder for holder in record.holder if (position_id, holder) not in replaced))
        if holders:
            yield Standing(position_id, record, holders)


def _replaced(known: Mapping[str, Position]) -> Iterator[tuple[str, str]]:
    for position_id, record in known.items():
        earlier = known.get(record.previous)
        if earlier is None or _runs_in_a_circle(known, position_id):
            continue
        for holder in _common(record.holder, earlier.holder) or earlier.holder:
            yield record.previous, holder


def _common(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return tuple(holder for holder in first if holder in second)


def _runs_in_a_circle(known: Mapping[str, Position], position_id: str) -> bool:
    seen = {position_id}
    current = known[position_id].previous
    while current in known and current not in seen:
        seen.add(current)
        current = known[current].previous
    return current == position_id
