"""How wide the columns of a table are: arithmetic alone, the same in both formats.

Widths fill like vessels: each column takes room in proportion to its weight, but never less than what its longest word
needs and, while others are short of room, never more than its widest line needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LEAN: Final = (0.8, 1.35)
"""By so much at least and at most the amount of text changes the weight of a column."""
SMALLEST_WEIGHT: Final = 1e-3


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What a column asks for, in the unit of the total, its sides included.

    `word` is the width below which words break, `wanted` what it would rather have, `line` the width at which no line
    is broken, `text` the width of all its lines together; `weight` is its share relative to the others.
    """

    word: float
    line: float
    weight: float
    text: float = 0.0
    wanted: float = 0.0


def column_widths(needs: Sequence[ColumnNeed], total: float) -> tuple[float, ...]:
    """Widths in the order of the needs; they are not negative and sum to `total`.

    Where not even the words fit, the widest columns give way first, so that one endless word does not starve the rest.
    Where every line fits, the room left over is shared by weight.
    """
    if not needs:
        return ()
    count = len(needs)
    words = [max(need.word, 0.0) for need in needs]
    if sum(words) >= total:
        return _filled([0.0] * count, words, [1.0] * count, total)
    wanted = [max(need.wanted, word) for need, word in zip(needs, words, strict=True)]
    if sum(wanted) >= total:
        return _filled(words, wanted, [1.0] * count, total)
    weights = [max(need.weight, SMALLEST_WEIGHT) for need in needs]
    lines = [max(need.line, width) for need, width in zip(needs, wanted, strict=True)]
    rest = total - sum(lines)
    if rest < 0:
        return _filled(wanted, lines, _leaning(weights, needs), total)
    share = rest / sum(weights)
    return _summing_to([line + share * weight for line, weight in zip(lines, weights, strict=True)], total)


def _leaning(weights: Sequence[float], needs: Sequence[ColumnNeed]) -> list[float]:
    """The weights, leaning towards columns with much text, so that rows become less high."""
    mean = sum(need.text for need in needs) / len(needs)
    if not mean:
        return list(weights)
    least, most = LEAN
    leans = [min(max((need.text / mean) ** 0.5, least), most) for need in needs]
    return [weight * lean for weight, lean in zip(weights, leans, strict=True)]


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
    if slope > SMALLEST_WEIGHT / 2:
        level += (total - reached) / slope
    widths = [min(high, max(low, level * w)) for low, high, w in zip(lows, highs, weights, strict=True)]
    return _summing_to(widths, total)


def _summing_to(widths: Sequence[float], total: float) -> tuple[float, ...]:
    """Return the widths scaled by the trifle that rounding left over; equal shares when there is nothing to scale."""
    whole = sum(widths)
    if whole <= 0:
        return tuple(total / len(widths) for _ in widths)
    return tuple(width * total / whole for width in widths)
