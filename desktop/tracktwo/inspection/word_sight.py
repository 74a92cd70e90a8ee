"""Words of a Word file that print nothing a reader could see: in the colour of their ground, tiny, beside the page.

No layout is made. How a run looks is gathered from run, styles, paragraph and cell (ECMA-376 part 1, 17.7.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Element

from tracktwo.inspection.carried import Undeclared, shortened
from tracktwo.inspection.colours import BLACK, WHITE, Colour, are_alike, colour_of
from tracktwo.inspection.word_package import Package
from tracktwo.inspection.xml_reading import local, whole

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SMALLEST: Final = 6
"""Half points of type."""
NARROWEST: Final = 20
"""Percent of the width of letters."""
LOWEST: Final = 60
"""Twentieths of a point: lines and rows fixed lower show no letter."""
HIGHEST: Final = 200
"""Half points by which words may be raised or lowered."""
HIGHLIGHTS: Final[Mapping[str, str]] = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
"""Colours of highlighting (17.18.40)."""
THEME_COLOURS: Final[Mapping[str, str]] = {
    "background1": "lt1", "light1": "lt1", "text1": "dk1", "dark1": "dk1", "background2": "lt2", "light2": "lt2",
    "text2": "dk2", "dark2": "dk2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What of its properties decides whether words are seen; None and 0 where nothing is said."""

    ink: Colour | None = None
    ground: Colour | None = None
    size: int = 0
    width: int = 100
    spacing: int = 0
    raised: int = 0

    def over(self, other: Look) -> Look:
        """What this look says, and where it says nothing, the other."""
        return Look(
            self.ink if self.ink is not None else other.ink,
            self.ground if self.ground is not None else other.ground,
            self.size or other.size,
            self.width if self.width != 100 else other.width,
            self.spacing or other.spacing,
            self.raised or other.raised,
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """Width of the text and of the margins before it, in twentieths of a point."""

    text: int
    margin: int


def unseen_words(package: Package, stories: Iterator[str]) -> Iterator[Undeclared]:
    """Each run of the stories of which nothing is seen, and why."""
    sight = _Sight(package)
    for name in stories:
        yield from sight.story(name, package.parts[name].root)


class _Sight:
    """Looks at the words of one file."""

    def __init__(self, package: Package) -> None:
        part = package.parts.get("word/styles.xml")
        self._styles = {style.get(f"{W}styleId", ""): style for style in part.root.iter(f"{W}style")} if part else {}
        defaults = part.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if part else None
        self._theme = _theme(package)
        self._defaults = self._look(defaults)
        self._known: dict[str, Look] = {"": Look()}
        self._paper = _paper(package)

    def story(self, part: str, root: Element, ground: Colour | None = None) -> Iterator[Undeclared]:
        """The unseen words of an element and those inside it; `ground` is that of the cell around."""
        for element in root:
            name = local(element.tag)
            if name == "p":
                yield from self._paragraph(part, element, ground)
            elif name in {"tbl", "tc"}:
                shading = element.find(f"{W}tblPr/{W}shd" if name == "tbl" else f"{W}tcPr/{W}shd")
                yield from self.story(part, element, _shade(shading) or ground)
            else:
                yield from self.story(part, element, ground)

    def _paragraph(self, part: str, paragraph: Element, ground: Colour | None) -> Iterator[Undeclared]:
        properties = paragraph.find(f"{W}pPr")
        named = self._style(_value(properties, "pStyle"))
        shading = _shade(properties.find(f"{W}shd")) if properties is not None else None
        around = replace(named, ground=shading or named.ground or ground)
        words = _text(paragraph)
        if words.strip() and properties is not None:
            yield from self._set(part, properties, words)
        for run in paragraph.iter(f"{W}r"):
            text = _text(run)
            if text.strip():
                own = self._look(run.find(f"{W}rPr"))
                style = self._style(_value(run.find(f"{W}rPr"), "rStyle"))
                look = own.over(style).over(around).over(self._defaults)
                yield from (Undeclared(channel, part, shortened(text)) for channel in _faults(look))

    def _set(self, part: str, properties: Element, words: str) -> Iterator[Undeclared]:
        """What lines, indents and their fixed heights do to the words of a paragraph."""
        spacing, indent = properties.find(f"{W}spacing"), properties.find(f"{W}ind")
        if spacing is not None and spacing.get(f"{W}lineRule") == "exact" and _number(spacing, "line") < LOWEST:
            yield Undeclared("words cut away", part, shortened(words))
        if indent is not None:
            left = _number(indent, "left") or _number(indent, "start")
            first = left + _number(indent, "firstLine") - _number(indent, "hanging")
            if min(left, first) < -self._paper.margin or max(left, first) > self._paper.text:
                yield Undeclared("words off the page", part, shortened(words))

    def _style(self, name: str) -> Look:
        """The look of a style and of those it is based on."""
        if name not in self._known:
            self._known[name] = Look()  # a circle of styles ends here
            style = self._styles.get(name)
            if style is not None:
                own = self._look(style.find(f"{W}rPr"))
                shading = _shade(style.find(f"{W}pPr/{W}shd"))
                own = replace(own, ground=own.ground or shading)
                self._known[name] = own.over(self._style(_value(style, "basedOn")))
        return self._known[name]

    def _look(self, properties: Element | None) -> Look:
        if properties is None:
            return Look()
        highlight = colour_of(HIGHLIGHTS.get(_value(properties, "highlight"), ""))
        return Look(
            self._ink(properties.find(f"{W}color")),
            highlight or _shade(properties.find(f"{W}shd")),
            whole(_value(properties, "sz")),
            whole(_value(properties, "w")) or 100,
            whole(_value(properties, "spacing")),
            whole(_value(properties, "position")),
        )

    def _ink(self, colour: Element | None) -> Colour | None:
        if colour is None:
            return None
        name = colour.get(f"{W}themeColor", "")
        found = self._theme.get(THEME_COLOURS.get(name, name)) or colour_of(colour.get(f"{W}val", ""))
        tint = colour.get(f"{W}themeTint", "")
        if found is None or not re.fullmatch("[0-9A-Fa-f]{2}", tint):
            return found
        red, green, blue = (255 - (255 - part) * int(tint, 16) // 255 for part in found)
        return (red, green, blue)


def _faults(look: Look) -> Iterator[str]:
    if are_alike(look.ink or BLACK, look.ground or WHITE):
        yield "words in the colour of their ground"
    if 0 < look.size < SMALLEST or look.width < NARROWEST:
        yield "words too small to read"
    if look.spacing < -4 * (look.size or 20):
        yield "words on each other"
    if abs(look.raised) > HIGHEST:
        yield "words off the page"


def _theme(package: Package) -> Mapping[str, Colour]:
    """The colours of the theme, by their short names."""
    part = package.parts.get("word/theme/theme1.xml")
    found: dict[str, Colour] = {}
    for scheme in part.root.iter() if part else ():
        if local(scheme.tag) == "clrScheme":
            for entry in scheme:
                colour = next((colour_of(each.get("lastClr") or each.get("val", "")) for each in entry), None)
                if colour is not None:
                    found[local(entry.tag)] = colour
    return found


def _paper(package: Package) -> Paper:
    """The widest text and margin of the sections; those of a letter where none is named."""
    texts, margins = [0], [0]
    for section in package.parts["word/document.xml"].root.iter(f"{W}sectPr"):
        size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is not None and margin is not None:
            left = _number(margin, "left")
            texts.append(_number(size, "w") - left - _number(margin, "right"))
            margins.append(left)
    return Paper(max(texts) or 9360, max(margins) or 1440)


def _shade(shading: Element | None) -> Colour | None:
    return None if shading is None else colour_of(shading.get(f"{W}fill", ""))


def _text(element: Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def _value(element: Element | None, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _number(element: Element, name: str) -> int:
    return whole(element.get(f"{W}{name}", ""))
