"""Whether words can be told from their ground by colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

FAINTEST: Final = 1.5
"""A contrast below this is not read by anybody; WCAG 2.1 asks 4.5 of text."""
HEXADECIMAL: Final = re.compile(r"#?([0-9A-Fa-f]{6})")

Colour = tuple[int, int, int]
WHITE: Final[Colour] = (255, 255, 255)
BLACK: Final[Colour] = (0, 0, 0)


def colour_of(text: str) -> Colour | None:
    """The colour that six hexadecimal digits name, with or without a number sign; None for anything else."""
    found = HEXADECIMAL.fullmatch(text.strip())
    return None if found is None else (int(found[1][:2], 16), int(found[1][2:4], 16), int(found[1][4:], 16))


def are_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether one of two colours (red, green, blue, of 255) cannot be read on the other: by contrast, as WCAG 2.1."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05) < FAINTEST


def _luminance(colour: Sequence[int]) -> float:
    shares = (part / 255 for part in colour[:3])
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
