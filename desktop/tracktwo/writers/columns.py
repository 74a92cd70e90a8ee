"""How wide the columns of a Word table are, from estimates of what their words need.

The widths are a filling of vessels: each column takes room in proportion to its weight, but never less than what its
longest word needs and, while others are short of room, never more than its widest line needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What one column asks for, in the unit of the total, padding included.

    `minimum` is the width below which words break (the longest word, or the characters a `Column` asks for); `natural`
    is the width at which no line is broken; `weight` is the column's share of the width relative to the others.
    """

    weight: float
    minimum: float
    natural: float


_SMALLEST_WEIGHT = 1e-3


def column_widths(natural: Sequence[ColumnNeed], total: float) -> tuple[float, ...]:
    """Widths in the order of the needs; they are positive and sum to `total`.

    Where not even the minimums fit, the largest give way first, so that one endless word does not starve the rest.
    Where every line fits, the room left over goes to the columns that are narrower than their share by weight.
    """
    if not natural:
        return ()
    weights = [max(need.weight, _SMALLEST_WEIGHT) for need in natural]
    floors = [max(need.minimum, 0.0) for need in natural]
    ceilings = [max(need.natural, floor) for need, floor in zip(natural, floors, strict=True)]
    if sum(floors) >= total:
        return _filled([0.0] * len(floors), floors, [1.0] * len(floors), total)
    if sum(ceilings) > total:
        return _filled(floors, ceilings, weights, total)
    return _filled(ceilings, [total] * len(ceilings), weights, total)


def _filled(lows: Sequence[float], highs: Sequence[float], weights: Sequence[float], total: float) -> tuple[float, ...]:
    """Widths `min(high, max(low, level * weight))` for the level at which they sum to `total`.

    The sum grows with the level along straight pieces; it is exact after one pass over the sorted bends.
    """
    bends = sorted(
        [(low / weight, weight) for low, weight in zip(lows, weights, strict=True)]
        + [(high / weight, -weight) for high, weight in zip(highs, weights, strict=True)]
    )
    level, slope, reached = 0.0, 0.0, sum(lows)
    for bend, change in bends:
        if slope > 0 and reached + slope * (bend - level) >= total:
            break
        reached += slope * (bend - level)
        level, slope = bend, slope + change
    if slope > _SMALLEST_WEIGHT / 2:
        level += (total - reached) / slope
    widths = [min(high, max(low, level * w)) for low, high, w in zip(lows, highs, weights, strict=True)]
    return _summing_to(widths, total)


def _summing_to(widths: Sequence[float], total: float) -> tuple[float, ...]:
    """Return the widths scaled by the trifle that rounding left over; equal shares when there is nothing to scale."""
    whole = sum(widths)
    if whole <= 0:
        return tuple(total / len(widths) for _ in widths)
    return tuple(width * total / whole for width in widths)
