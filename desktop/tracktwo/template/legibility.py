"""Whether the colours of a theme can be read: contrasts as WCAG 2.2 measures them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath, Severity, Source
from tracktwo.template.theme import Colours, Theme

LEAST_CONTRAST: Final = 4.5
"""Least contrast of text with its ground: WCAG 2.2, success criterion 1.4.3 (level AA)."""
WHITE: Final = "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, from 1 (none) to 21 (black on white), as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pale_colours(theme: Theme, locate: Callable[[FactPath], Source | None]) -> Iterator[Diagnostic]:
    """A warning (T05) for each colour of words that stands out too little from what is under it."""
    for name, (colour, ground, where) in _pairs(theme.colours).items():
        found = contrast(colour, ground)
        if found >= LEAST_CONTRAST:
            continue
        path = ("theme", "colours", name)
        advice = "lighter" if name == "wash" else "darker"
        yield Diagnostic(
            "T05",
            f'"{name}" is hard to read: {where} has a contrast of {found:.1f} to 1.',
            f"Take a {advice} colour: {LEAST_CONTRAST} to 1 is the least (WCAG 2.2).",
            Severity.WARNING,
            locate(path),
            path,
        )


def _pairs(colours: Colours) -> dict[str, tuple[str, str, str]]:
    """The colours that words have or stand on, each with its ground."""
    return {
        "ink": (colours.ink, WHITE, "running text on white"),
        "accent": (colours.accent, WHITE, "a heading on white"),
        "grey": (colours.grey, WHITE, "a caption on white"),
        "alert": (colours.alert, WHITE, "white on this ground"),
        "wash": (colours.ink, colours.wash, "running text on this ground"),
    }


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
