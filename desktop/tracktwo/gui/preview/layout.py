"""Where pages stand in a scrolled view, and what stands under a point. Plain numbers, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracktwo.diagnostics import FactPath
from tracktwo.writers.written import Place

MARGIN: Final = 16.0
SPACING: Final = 14.0
POINTS_PER_INCH: Final = 72.0
SMALLEST_ZOOM: Final = 0.25
LARGEST_ZOOM: Final = 4.0
ZOOM_STEP: Final = 1.2
INDENT: Final = 32.0
"""How far apart the beginnings of lines may be for marks in one row."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def contains(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.left <= x < self.left + self.width and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Pages one below the other: sizes in points, boxes in pixels of the view, pixels a point of each page."""

    sizes: tuple[tuple[float, float], ...]
    scales: tuple[float, ...]
    boxes: tuple[Box, ...]
    width: float
    height: float

    @classmethod
    def of(cls, sizes: Sequence[tuple[float, float]], scales: Sequence[float], view_width: float) -> PageLayout:
        """The layout of pages of these sizes and scales, centred in a view."""
        widest = max((width * scale for (width, _), scale in zip(sizes, scales, strict=True)), default=0.0)
        total = max(view_width, widest + 2 * MARGIN)
        boxes: list[Box] = []
        top = MARGIN
        for (width, height), scale in zip(sizes, scales, strict=True):
            boxes.append(Box((total - width * scale) / 2, top, width * scale, height * scale))
            top += height * scale + SPACING
        return cls(tuple(sizes), tuple(scales), tuple(boxes), total, top - SPACING + MARGIN if boxes else 0.0)

    @property
    def scale(self) -> float:
        """Pixels a point of the first page; 1 without pages."""
        return self.scales[0] if self.scales else 1.0

    def pages_between(self, top: float, bottom: float) -> range:
        """The pages, from 0, of which some part stands between two heights."""
        seen = [number for number, box in enumerate(self.boxes) if box.bottom >= top and box.top <= bottom]
        return range(seen[0], seen[-1] + 1) if seen else range(0)

    def page_at(self, y: float) -> int:
        """The page, from 0, that stands at a height, or the nearest above."""
        above = [number for number, box in enumerate(self.boxes) if box.top <= y]
        return above[-1] if above else 0

    def point_on_page(self, x: float, y: float) -> tuple[int, float, float] | None:
        """The page from 0 and the point on it, in points from its lower left corner."""
        for number, box in enumerate(self.boxes):
            if box.contains(x, y):
                scale = self.scales[number]
                return number, (x - box.left) / scale, (box.bottom - y) / scale
        return None

    def box_of(self, place: Place) -> Box:
        """Where a passage stands in the view."""
        page, scale = self.boxes[place.page - 1], self.scales[place.page - 1]
        left, top = page.left + place.left * scale, page.bottom - place.top * scale
        return Box(left, top, (place.right - place.left) * scale, (place.top - place.bottom) * scale)


def fitting_scales(sizes: Sequence[tuple[float, float]], view_width: float) -> tuple[float, ...]:
    """Pixels a point at which each page fits the width of the view; none is set larger than the narrowest page."""
    room = view_width - 2 * MARGIN
    narrowest = min((width for width, _ in sizes), default=1.0)
    return tuple(max(room / max(width, narrowest), 0.05) for width, _ in sizes)


def place_at(places: Sequence[Place], page: int, x: float, y: float) -> Place | None:
    """The smallest passage at a point of a page (from 0), in points from its lower left corner."""
    hit = [
        place
        for place in places
        if place.page == page + 1 and place.left <= x <= place.right and place.bottom <= y <= place.top
    ]
    return min(hit, key=lambda place: (place.right - place.left) * (place.top - place.bottom), default=None)


def places_of(places: Sequence[Place], path: FactPath) -> tuple[Place, ...]:
    """The passages made from a record or a fact in it; of its record where the fact itself has none."""
    for wanted in (path, path[:2]):
        found = tuple(place for place in places if place.origin[: len(wanted)] == wanted) if wanted else ()
        if found:
            return found
    return ()


def first_place(places: Sequence[Place]) -> Place:
    """Where a record is to be read: the top of the page on which most of it stands, not its line in the contents."""
    areas: dict[int, float] = {}
    for place in places:
        areas[place.page] = areas.get(place.page, 0.0) + (place.right - place.left) * (place.top - place.bottom)
    page = max(areas, key=lambda number: (areas[number], -number))
    return max((place for place in places if place.page == page), key=lambda place: place.top)


def marked_lines(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes with those that stand side by side as one: a passage of many pieces gets one mark a line."""
    lines: list[Box] = []
    for box in sorted(boxes, key=lambda each: (each.top, each.left)):
        at = next((number for number, line in enumerate(lines) if _is_beside(line, box)), None)
        if at is None:
            lines.append(box)
        else:
            lines[at] = _around(lines[at], box)
    return _aligned(lines)


def _aligned(lines: Sequence[Box]) -> tuple[Box, ...]:
    """Lines that begin a little further in than the one above them or below, such as after a number, begin with it."""
    lefts = sorted({line.left for line in lines})
    starts = {left: next(start for start in lefts if left - start <= INDENT) for left in lefts}
    return tuple(replace(line, left=starts[line.left]) for line in lines)


def _is_beside(line: Box, box: Box) -> bool:
    height = min(line.bottom, box.bottom) - max(line.top, box.top)
    return height > min(line.height, box.height) / 3


def _around(first: Box, second: Box) -> Box:
    left, top = min(first.left, second.left), min(first.top, second.top)
    right = max(first.left + first.width, second.left + second.width)
    return Box(left, top, right - left, max(first.bottom, second.bottom) - top)


def kept_scroll(before: PageLayout, after: PageLayout, y: float) -> float:
    """The height in a new layout at which the same part of the same page stands."""
    if not before.boxes or not after.boxes:
        return 0.0
    number = before.page_at(y)
    inside = y - before.boxes[number].top
    if number >= len(after.boxes):
        return max(after.height, 0.0)
    return after.boxes[number].top + inside * after.scales[number] / before.scales[number]
