"""The timeline as a drawing: one line of time, a mark for each event, a ring for what is still due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracktwo.composition.context import Context, words
from tracktwo.composition.drawings.lettering import SMALL, WIDTH, fitted, width_of
from tracktwo.document.align import Align
from tracktwo.document.blocks import Figure
from tracktwo.document.drawing import Bar, Dot, Drawing, Ink, Shape, Stroke, Words
from tracktwo.dossier.model.history import Event

MARGIN: Final = 8.0
LANE: Final = 12.0
AXIS_ROOM: Final = 26.0
LABEL_GAP: Final = 8.0
MOST_EVENTS: Final = 40
FEWEST_EVENTS: Final = 3
LABEL_ROOM: Final = 320.0


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the line: from where to where, in points, and what is said beside it."""

    start: float
    end: float
    label: str
    is_due: bool
    is_open: bool


def timeline_figure(context: Context, events: Sequence[tuple[str, Event]]) -> Figure | None:
    """The events on one line of time; None with too few to compare or too many to read."""
    dated = [(event, bounds) for _, event in events if (bounds := _bounds(context, event)) is not None]
    if not FEWEST_EVENTS <= len(dated) <= MOST_EVENTS:
        return None
    first = min(bounds[0] for _, bounds in dated)
    last = max(bounds[1] for _, bounds in dated)
    if first == last:
        return None
    ordered = sorted(dated, key=lambda entry: entry[1])
    marks = [_mark(context, event, bounds, first, last) for event, bounds in ordered]
    lanes = _lanes(marks)
    height = AXIS_ROOM + LANE * (max(lanes) + 1) + 4
    drawing = Drawing(WIDTH, height, (*_axis(context, first, last, height), *_shapes(marks, lanes)))
    told = context.labels.semicolon.join(
        f"{context.dates.date(event.date, event.date_text)}{context.labels.colon}{event.title.text}"
        for event, _ in ordered
    )
    legend = [context.labels("drawings.timeline_caption")]
    if any(mark.is_due for mark in marks):
        legend.append(context.labels("drawings.timeline_due"))
    if any(mark.is_open for mark in marks):
        legend.append(context.labels("drawings.timeline_open"))
    if first < context.as_of < last:
        now = context.dates.date(context.dossier.head.as_of)
        legend.append(context.labels("drawings.timeline_now", date=now))
    alternative = context.labels("drawings.timeline_alternative", events=told)
    return context.figure(drawing, alternative, words(" ".join(legend)))


def _bounds(context: Context, event: Event) -> tuple[date, date] | None:
    """First and last day; an event without an end goes on until the as-of date."""
    lower, upper = event.date.lower, event.date.upper
    if lower is None and upper is None:
        return None
    start = lower or upper
    end = upper or max(context.as_of, start or context.as_of)
    return (start or end, max(end, start or end))


def _mark(context: Context, event: Event, bounds: tuple[date, date], first: date, last: date) -> Mark:
    scale = (WIDTH - 2 * MARGIN) / (last - first).days
    start = MARGIN + (bounds[0] - first).days * scale
    end = MARGIN + (bounds[1] - first).days * scale
    is_open = event.date.lower is None or event.date.upper is None
    room = min(LABEL_ROOM, max(WIDTH - end, start) - LABEL_GAP)
    return Mark(start, end, fitted(event.title.text, room, SMALL), event.date.is_after(context.as_of), is_open)


def _lanes(marks: Sequence[Mark]) -> list[int]:
    """The lane of each mark, so that no label runs into the next: the first lane with room."""
    ends: list[float] = []
    lanes: list[int] = []
    for mark in marks:
        left, right = _extent(mark)
        lane = next((index for index, end in enumerate(ends) if end + 6 <= left), len(ends))
        ends[lane : lane + 1] = [right]
        lanes.append(lane)
    return lanes


def _extent(mark: Mark) -> tuple[float, float]:
    room = width_of(mark.label, SMALL) + LABEL_GAP
    if mark.end + room <= WIDTH:
        return (mark.start - 4, mark.end + room)
    return (mark.start - room, mark.end + 4)


def _axis(context: Context, first: date, last: date, height: float) -> Iterator[Shape]:
    yield Stroke(0, AXIS_ROOM - 8, WIDTH, AXIS_ROOM - 8, Ink.ACCENT, 1.0)
    yield Words(0, 10, context.dates.day(first), SMALL, ink=Ink.GREY)
    yield Words(WIDTH, 10, context.dates.day(last), SMALL, Align.END, ink=Ink.GREY)
    if first < context.as_of < last:
        now = MARGIN + (WIDTH - 2 * MARGIN) * (context.as_of - first).days / (last - first).days
        yield Stroke(now, AXIS_ROOM - 12, now, height, Ink.GREY, 0.6, dashed=True)


def _shapes(marks: Sequence[Mark], lanes: Sequence[int]) -> Iterator[Shape]:
    """All lines first, then the words on white: no line runs through a word."""
    middles = [AXIS_ROOM + LANE * (lane + 0.5) for lane in lanes]
    for mark, middle in zip(marks, middles, strict=True):
        yield Stroke(mark.start, AXIS_ROOM - 8, mark.start, middle, Ink.RULE, 0.5)
    for mark, middle in zip(marks, middles, strict=True):
        room = width_of(mark.label, SMALL)
        is_after = mark.end + room + LABEL_GAP <= WIDTH
        yield Bar(mark.end + 5 if is_after else mark.start - 5 - room, middle - 5, room, 10, Ink.WHITE)
        yield from _sign(mark, middle)
        if is_after:
            yield Words(mark.end + 6, middle + 2.6, mark.label, SMALL)
        else:
            yield Words(mark.start - 6, middle + 2.6, mark.label, SMALL, Align.END)


def _sign(mark: Mark, middle: float) -> Iterator[Shape]:
    if mark.end - mark.start > 6:
        yield Bar(mark.start, middle - 2, mark.end - mark.start, 4, Ink.PALE if mark.is_open else Ink.ACCENT)
        return
    yield Dot(mark.start, middle, 2.8, Ink.WHITE if mark.is_due else Ink.ACCENT, Ink.ACCENT)
