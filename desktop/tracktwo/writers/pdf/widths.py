"""How wide the columns of a table are.

Each column has a floor (its longest ordinary word, or the number of characters asked for), a natural width (all on one
line), a weight, and an amount of text. The widths always add up to the width of the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROUNDING = 1e-6
LEAN = (0.8, 1.35)
"""By so much at least and at most the amount of text changes the weight of a column."""


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What a column asks for: `floor`, `natural` (its longest line) and `text` (all its lines together) in points."""

    floor: float
    natural: float
    weight: float
    text: float = 0.0


def column_widths(needs: Sequence[ColumnNeed], width: float) -> list[float]:
    """Widths that add up to `width`: no column below its floor unless the floors together do not fit."""
    if not needs:
        return []
    floors = [max(need.floor, 0.0) for need in needs]
    if sum(floors) >= width:
        return levelled(floors, width)
    weights = [max(need.weight, ROUNDING) for need in needs]
    ceilings = [max(need.natural, need.floor) for need in needs]
    capped = _shared(floors, ceilings, _leaning(weights, needs), width)
    rest = width - sum(capped)
    total = sum(weights)
    return [share + rest * weight / total for share, weight in zip(capped, weights, strict=True)]


def _leaning(weights: Sequence[float], needs: Sequence[ColumnNeed]) -> list[float]:
    """The weights, leaning towards columns with much text, so that rows become less high."""
    mean = sum(need.text for need in needs) / len(needs)
    if not mean:
        return list(weights)
    least, most = LEAN
    leans = [min(max((need.text / mean) ** 0.5, least), most) for need in needs]
    return [weight * lean for weight, lean in zip(weights, leans, strict=True)]


def levelled(floors: Sequence[float], width: float) -> list[float]:
    """The floors cut to a common ceiling so that they fit: the widest give way first."""
    room, waiting = width, sorted(floors)
    ceiling = 0.0
    for position, floor in enumerate(waiting):
        ceiling = room / (len(waiting) - position)
        if floor >= ceiling:
            break
        room -= floor
    fitted = [min(floor, ceiling) for floor in floors]
    spare = (width - sum(fitted)) / len(fitted)
    return [max(share + spare, 0.0) for share in fitted]


def _shared(floors: list[float], ceilings: list[float], weights: list[float], width: float) -> list[float]:
    """The width shared by weight, each share held between its floor and its ceiling (water filling by bisection)."""

    def shares(level: float) -> list[float]:
        return [
            min(max(weight * level, floor), ceiling)
            for floor, ceiling, weight in zip(floors, ceilings, weights, strict=True)
        ]

    if sum(ceilings) <= width:
        return list(ceilings)
    low, high = 0.0, width / min(weights)
    for _ in range(60):
        middle = (low + high) / 2
        if sum(shares(middle)) > width:
            high = middle
        else:
            low = middle
    return shares(low)
