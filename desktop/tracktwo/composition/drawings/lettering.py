"""Room for words in a drawing, before any typeface is known: generous estimates, and cuts that keep whole words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from tracktwo.composition.languages import unmarked
from tracktwo.document.drawing import Words

WIDTH: Final = 462.0
"""Points; the text width of an upright page. A writer scales a drawing down where there is less."""
SIZE: Final = 8.5
SMALL: Final = 8.0
"""Points: the least size of words in a drawing."""
LEADING: Final = 1.2
NARROW: Final = frozenset("iljtfrI.,:;'|! ()[]")
WIDE: Final = frozenset("mwMW@%")


def width_of(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """About how wide the words are, in points; rather too wide than too narrow."""
    units = sum(_units(character) for character in text)
    return units * size * (1.07 if bold else 1.0)


def fitted(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> str:
    """The words, cut with an ellipsis where they need more than `room` points."""
    kept = text = unmarked(text)
    if width_of(text, size, bold=bold) <= room:
        return text
    while kept and width_of(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrapped(text: str, room: float, lines: int, size: float = SIZE) -> tuple[str, ...]:
    """The words on at most so many lines of `room` points; the last is cut where there are more."""
    found: list[str] = []
    for word in unmarked(text).split():
        joined = f"{found[-1]} {word}" if found else word
        if found and width_of(joined, size) <= room:
            found[-1] = joined
        elif len(found) < lines:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}"
    return tuple(fitted(line, room, size) for line in found)


def lines_down(lines: Sequence[str], left: float, middle: float, size: float) -> Iterator[Words]:
    """Lines of words from `left` on, one below the other, about the height of `middle`."""
    for index, line in enumerate(lines):
        yield Words(left, middle + 0.36 * size + LEADING * size * (index - (len(lines) - 1) / 2), line, size)


def _units(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in NARROW:
        return 0.31
    return 0.88 if character in WIDE else 0.64 if character.isupper() else 0.55
