"""A sheet of paper and what is painted on it: operators of a PDF page, links, goals of links, and places of passages.

Coordinates are points from the lower left corner (ISO 32000-1, 8.3.2.3). What is painted belongs to an element of the
document's structure or is an artifact; grounds and rules are gathered as one artifact below everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tracktwo.document.blocks import Logo
from tracktwo.document.inlines import Origin
from tracktwo.document.pages import Page
from tracktwo.writers.pdf.lettering import TextState, colour_operands
from tracktwo.writers.pdf.lines import Line, Run, said
from tracktwo.writers.pdf.structure import LAYOUT, AnnotationMark, Element
from tracktwo.writers.pdf.styles import TypeStyle
from tracktwo.writers.written import Place

CAPITALS = 0.66
"""Height of capitals, in type sizes: the line's words are centred by it."""
PLAIN = ("", "", "", "")
"""The goal of words that lead nowhere."""
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def mark_anchor(note: str) -> str:
    """The goal of the way back from a note to its mark."""
    return f"{note}-mark"


@dataclass(slots=True, eq=False)
class LinkArea:
    """A rectangle that leads somewhere: to an anchor, or to an address."""

    area: Rectangle
    anchor: str
    address: str
    words: str
    mark: AnnotationMark


@dataclass(slots=True)
class Sheet:
    """One page while it is painted.

    `owners[n]` is the element of the marked passage n. `notes` are those at the foot of the page that are still to be
    painted.
    """

    page: Page
    number: int
    grounds: list[str] = field(default_factory=list[str])
    operators: list[str] = field(default_factory=list[str])
    links: list[LinkArea] = field(default_factory=list[LinkArea])
    goals: dict[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])
    places: list[Place] = field(default_factory=list[Place])
    owners: list[Element] = field(default_factory=list[Element])
    notes: dict[object, Callable[[], None]] = field(default_factory=dict[object, Callable[[], None]])
    logo: Logo | None = None
    _block: Element | None = None
    _open: Element | str = ""
    _text: TextState = field(default_factory=TextState)

    # Structure

    def belong_to(self, element: Element | None) -> None:
        """What is written from now on belongs to this element; without one, to the artifact begun last."""
        self._block = element

    def begin_artifact(self, properties: str) -> None:
        """What is written from now on is no part of the document's text."""
        self._block = None
        self._close()
        self.operators.append(f"/Artifact <<{properties}>> BDC")
        self._open = properties

    def mark(self, element: Element) -> None:
        """Open a marked passage of the element, unless it is open already."""
        if self._open is element:
            return
        self._close()
        self.operators.append(f"/{element.kind} <</MCID {len(self.owners)}>> BDC")
        element.kids.append((self.number, len(self.owners)))
        self.owners.append(element)
        self._open = element

    def mark_figure(self, element: Element, area: Rectangle) -> None:
        """Open a marked passage of a figure that stands in the area (ISO 32000-1, 14.8.5.4.3)."""
        box = " ".join(f"{edge:.2f}" for edge in area)
        element.attributes = f"/O /Layout /Placement /Block /BBox [{box}]"
        self.mark(element)

    def _close(self) -> None:
        if self._open:
            self.operators.append("EMC")
            self._open = ""

    def take_content(self) -> str:
        """All operators of the page, which lets go of them."""
        self._close()
        grounds = (f"/Artifact <<{LAYOUT}>> BDC", *self.grounds, "EMC") if self.grounds else ()
        content = "\n".join((*grounds, *self.operators))
        self.operators, self.grounds = [], []
        return content

    # Notes

    def paint_notes(self, keys: Iterable[object]) -> None:
        """Paint those notes of the page, as soon as their marks are: they are read after what they explain."""
        for key in keys:
            paint = self.notes.pop(key, None)
            if paint:
                paint()

    # Grounds and rules

    def fill(self, area: Rectangle, colour: str) -> None:
        """Paint a rectangle."""
        left, bottom, right, top = area
        box = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f}"
        self.grounds.append(f"q {colour_operands(colour)} rg {box} re f Q")

    def rule(self, left: float, right: float, level: float, colour: str, thickness: float) -> None:
        """Draw a horizontal rule whose middle is at `level`."""
        stroke = f"{colour_operands(colour)} RG {thickness:.2f} w"
        self.grounds.append(f"q {stroke} {left:.2f} {level:.2f} m {right:.2f} {level:.2f} l S Q")

    def leaders(self, left: float, right: float, level: float, colour: str) -> None:
        """Draw a row of dots: a path, so that nothing of it is read as text."""
        if right - left > 6:
            stroke = f"{colour_operands(colour)} RG .8 w 1 J [0 4] 0 d"
            self.grounds.append(f"q {stroke} {right:.2f} {level:.2f} m {left:.2f} {level:.2f} l S Q")

    def _chip(self, run: Run, left: float, baseline: float) -> None:
        size = run.style.size
        inset = 0.4
        bottom, top = baseline - size * 0.28, baseline + size * 0.94
        chip = rounded(left + inset, bottom, left + run.width - inset, top, run.style.corner)
        self.grounds.append(f"q {colour_operands(run.style.ground)} rg {chip} f Q")

    # Text

    def reserve(self) -> int:
        """A slot in reading order, to be filled when its words are known."""
        self.operators.append("")
        return len(self.operators) - 1

    def write(self, line: Line, left: float, top: float) -> None:
        """Print a line whose upper edge is at `top`."""
        runs = line.runs
        size = runs[0].style.size if runs else 0.0
        if len(runs) > 1:
            size = max([run.style.size for run in runs if not run.style.rise], default=size)
        self._write_runs(runs, left, top - (line.height + size * CAPITALS) / 2)

    def _write_runs(self, runs: list[Run], left: float, baseline: float) -> None:
        """Print runs one after the other, those of one element together."""
        block, position, is_plain = self._block, left, True
        for run in runs:
            style, start = run.style, position
            position += run.width
            if style.ground:
                self._chip(run, start, baseline)
            if style.origin:
                self.places.append(Place(self.number, *_area(style, start, position, baseline), style.origin))
            is_plain = is_plain and style.goal is None
        if block is None or is_plain:
            if block is not None:
                self.mark(plain_element(block))
            self.operators.append(self._text.operators(runs, left, baseline))
        else:
            self._write_parts(block, runs, left, baseline)

    def _write_parts(self, block: Element, runs: list[Run], left: float, baseline: float) -> None:
        """Print the parts of a line that are elements of their own, in the order in which they are read."""
        parts: list[tuple[float, list[Run]]] = []
        for run in runs:
            if not parts or run.spoken or run.style.goal != parts[-1][1][-1].style.goal:
                parts.append((left, []))
            parts[-1][1].append(run)
            left += run.width
        for start, part in sorted(parts, key=lambda part: min(run.read for run in part[1])):
            self._write_part(block, part, start, baseline)

    def _write_part(self, block: Element, part: list[Run], left: float, baseline: float) -> None:
        style = part[0].style
        width = sum([run.width for run in part])
        element = inline_element(block, style)
        self.mark(element)
        self.operators.append(self._text.operators(part, left, baseline))
        if style.note:
            self.goals.setdefault(mark_anchor(style.note), (left, baseline + style.rise + style.size))
        words = said(part)
        if style.level and words.strip():
            element.spoken = words
        if (style.anchor or style.address) and words.strip():
            owner = link_around(block, element)
            self.link(_area(style, left, left + width, baseline), style, words, owner)

    def link(self, area: Rectangle, style: TypeStyle, words: str, element: Element) -> None:
        """Make the area a link, a part of the element."""
        mark = AnnotationMark(self.number)
        element.kids.append(mark)
        self.links.append(LinkArea(area, style.anchor, style.address, words, mark))

    # Places

    def note_place(self, area: Rectangle, origin: Origin) -> None:
        """Remember where a passage stands."""
        if origin:
            self.places.append(Place(self.number, *area, origin))


def _area(style: TypeStyle, left: float, right: float, baseline: float) -> Rectangle:
    """What words on that line cover, from `left` to `right`."""
    foot = baseline + style.rise
    return left, foot - style.size * 0.25, right, foot + style.size * 0.85


def inline_element(block: Element, style: TypeStyle) -> Element:
    """The element of words inside a block: the last one where it goes on, else a new one.

    A link, the mark of a note (a reference that holds a link), words in another language, words printed in another
    order than they are read (one element a line), or a plain span. Plain words before all others are the block's own:
    some readers take what is an element's own before what is its children's.
    """
    if style.goal is None:
        return plain_element(block)
    if block.kids and not style.level:
        last = block.kids[-1]
        if isinstance(last, Element) and last.goal == style.goal:
            return _innermost(last)
    outer = "Reference" if style.note else "Link" if style.anchor or style.address else "Span"
    element = block.add(outer)
    element.goal, element.lang = style.goal, style.lang
    if style.note:
        element.add("Link")
    elif style.level and outer == "Link":
        element.add("Span")  # what is spoken instead of its words would silence the link itself
    return _innermost(element)


def link_around(block: Element, element: Element) -> Element:
    """The link that words written last stand in, which may be inside a reference or around a span."""
    last = block.kids[-1]
    return last if isinstance(last, Element) and last.kind == "Link" else element


def plain_element(block: Element) -> Element:
    """The element of plain words: the block until it holds an element, then spans beside that."""
    last = block.kids[-1] if block.kids else None
    if not isinstance(last, Element):
        return block
    return last if last.goal == PLAIN else block.add("Span", goal=PLAIN)


def _innermost(element: Element) -> Element:
    first = element.kids[0] if element.kids else None
    return first if isinstance(first, Element) else element


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
