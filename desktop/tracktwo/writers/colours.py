"""Colours made from those of a theme, alike in both formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tracktwo.document.drawing import Ink
from tracktwo.template.theme import Colours

WHITE: Final = "#ffffff"


def between(one: str, other: str) -> str:
    """The colour half way between two, as `#rrggbb`."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes((first + second) // 2 for first, second in pairs).hex()


def label_ground(colours: Colours) -> str:
    """The ground of a label: it stands out from the wash as well as from white."""
    return between(colours.wash, colours.rule)


def ink_colours(colours: Colours) -> Mapping[Ink, str]:
    """The colour of each ink of a drawing, as `#rrggbb`."""
    return {
        Ink.INK: colours.ink,
        Ink.ACCENT: colours.accent,
        Ink.PALE: between(colours.accent, WHITE),
        Ink.GREY: colours.grey,
        Ink.WASH: colours.wash,
        Ink.RULE: colours.rule,
        Ink.ALERT: colours.alert,
        Ink.WHITE: WHITE,
    }
