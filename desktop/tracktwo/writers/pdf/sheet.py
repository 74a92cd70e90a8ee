"""A sheet of paper and what is painted on it: operators of a PDF page, links, goals of links, and places of passages.

Coordinates are points from the lower left corner (ISO 32000-1, 8.3.2.3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from tracktwo.document.inlines import Origin
from tracktwo.document.pages import Page
from tracktwo.writers.pdf.lines import CHIP_PADDING, Line, Run
from tracktwo.writers.pdf.styles import TypeStyle

CAPITALS = 0.66
"""Height of capitals, in type sizes: the line's words are centred by it."""
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@lru_cache(maxsize=64)
def colour_operands(colour: str) -> str:
    """`#1f4e79` as `.122 .306 .475`."""
    return " ".join(f"{value / 255:.3f}" for value in bytes.fromhex(colour[1:]))


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle that leads somewhere: to an anchor, or to an address."""

    area: Rectangle
    anchor: str
    address: str
    words: str


@dataclass(slots=True)
class Sheet:
    """One page while it is painted."""

    page: Page
    number: int
    operators: list[str] = field(default_factory=list[str])
    links: list[LinkArea] = field(default_factory=list[LinkArea])
    goals: dict[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])
    places: list[tuple[Rectangle, Origin]] = field(default_factory=list[tuple[Rectangle, Origin]])

    def fill(self, area: Rectangle, colour: str) -> None:
        """Paint a rectangle."""
        left, bottom, right, top = area
        box = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f}"
        self.operators.append(f"q {colour_operands(colour)} rg {box} re f Q")

    def rule(self, left: float, right: float, level: float, colour: str, thickness: float) -> None:
        """Draw a horizontal rule whose middle is at `level`."""
        stroke = f"{colour_operands(colour)} RG {thickness:.2f} w"
        self.operators.append(f"q {stroke} {left:.2f} {level:.2f} m {right:.2f} {level:.2f} l S Q")

    def leaders(self, left: float, right: float, level: float, colour: str) -> None:
        """Draw a row of dots: a path, so that nothing of it is read as text."""
        if right - left > 6:
            stroke = f"{colour_operands(colour)} RG .8 w 1 J [0 4] 0 d"
            self.operators.append(f"q {stroke} {right:.2f} {level:.2f} m {left:.2f} {level:.2f} l S Q")

    def reserve(self) -> int:
        """A slot in reading order, to be filled when its words are known."""
        self.operators.append("")
        return len(self.operators) - 1

    def note_place(self, area: Rectangle, origin: Origin) -> None:
        """Remember where a passage stands."""
        if origin:
            self.places.append((area, origin))

    def write(self, line: Line, left: float, top: float) -> None:
        """Print a line whose upper edge is at `top`."""
        size = line.runs[0].style.size if line.runs else 0.0
        size = max([run.style.size for run in line.runs if not run.style.rise], default=size)
        self.write_runs(line.runs, left, top - (line.height + size * CAPITALS) / 2)

    def write_runs(self, runs: list[Run], left: float, baseline: float) -> None:
        """Print runs one after the other."""
        position = left
        for run in runs:
            if run.style.ground:
                self._chip(run, position, baseline)
            position += run.width
        self.operators.append(text_operators(runs, left, baseline))
        position = left
        for run in runs:
            self._note(run, position, baseline)
            position += run.width

    def _chip(self, run: Run, left: float, baseline: float) -> None:
        size = run.style.size
        inset = 0.4
        bottom, top = baseline - size * 0.28, baseline + size * 0.94
        chip = rounded(left + inset, bottom, left + run.width - inset, top, run.style.corner)
        self.operators.append(f"q {colour_operands(run.style.ground)} rg {chip} f Q")

    def _note(self, run: Run, left: float, baseline: float) -> None:
        style = run.style
        if not (style.anchor or style.address or style.origin):
            return
        foot = baseline + style.rise
        area = (left, foot - style.size * 0.25, left + run.width, foot + style.size * 0.85)
        if style.anchor or style.address:
            self._note_link(LinkArea(area, style.anchor, style.address, run.text))
        self.note_place(area, style.origin)

    def _note_link(self, link: LinkArea) -> None:
        """Add the link, as one area with the one before it where both lead to the same goal on the same line."""
        if self.links:
            last = self.links[-1]
            same_goal = (last.anchor, last.address) == (link.anchor, link.address)
            if same_goal and last.area[1] == link.area[1] and abs(last.area[2] - link.area[0]) < 0.5:
                area = (last.area[0], last.area[1], link.area[2], max(last.area[3], link.area[3]))
                self.links[-1] = LinkArea(area, link.anchor, link.address, last.words + link.words)
                return
        self.links.append(link)


def rounded(left: float, bottom: float, right: float, top: float, radius: float) -> str:
    """The path of a rectangle with cut corners, which at the size of a label look round."""
    points = (
        (left + radius, bottom),
        (right - radius, bottom),
        (right, bottom + radius),
        (right, top - radius),
        (right - radius, top),
        (left + radius, top),
        (left, top - radius),
        (left, bottom + radius),
    )
    if not radius:
        return f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re"
    first, *rest = points
    return f"{first[0]:.2f} {first[1]:.2f} m " + " ".join(f"{x:.2f} {y:.2f} l" for x, y in rest) + " h"


def text_operators(runs: list[Run], left: float, baseline: float) -> str:
    """A text object (ISO 32000-1, 9.4) that prints the runs from `left` on."""
    writer = _TextWriter(left, baseline)
    for run in runs:
        writer.add(run)
    return writer.finish()


class _TextWriter:
    """Writes the operators of one line, repeating no state that holds already."""

    def __init__(self, left: float, baseline: float) -> None:
        self._operators = [f"BT 1 0 0 1 {left:.2f} {baseline:.2f} Tm"]
        self._position = left
        self._baseline = baseline
        self._font = self._colour = self._lang = ""
        self._rise = self._tracking = 0.0

    def add(self, run: Run) -> None:
        style = run.style
        self._set_state(style)
        if style.ground:
            self._move_to(self._position + CHIP_PADDING * style.size)
        for resource, escaped in style.face.encode(run.text):
            font = f"{resource} {style.size:.4g} Tf"
            if font != self._font:
                self._operators.append(font)
                self._font = font
            self._operators.append(f"({escaped}) Tj")
        self._position += run.width
        if style.ground:
            self._move_to(self._position)

    def _move_to(self, left: float) -> None:
        self._operators.append(f"1 0 0 1 {left:.2f} {self._baseline:.2f} Tm")

    def _set_state(self, style: TypeStyle) -> None:
        if style.lang != self._lang:
            self._switch_language(style.lang)
        if style.colour != self._colour:
            self._operators.append(f"{colour_operands(style.colour)} rg")
            self._colour = style.colour
        if style.rise != self._rise:
            self._operators.append(f"{style.rise:.2f} Ts")
            self._rise = style.rise
        if style.tracking != self._tracking:
            self._operators.append(f"{style.tracking:.2f} Tc")
            self._tracking = style.tracking

    def _switch_language(self, lang: str) -> None:
        if self._lang:
            self._operators.append("EMC")
        if lang:
            tag = "".join(
                character for character in lang if character.isascii() and (character.isalnum() or character == "-")
            )
            self._operators.append(f"/Span <</Lang ({tag})>> BDC")
        self._lang = lang

    def finish(self) -> str:
        self._switch_language("")
        if self._rise:
            self._operators.append("0 Ts")
        if self._tracking:
            self._operators.append("0 Tc")
        self._operators.append("ET")
        return " ".join(self._operators)
