"""The issues by parties as a map: a word in each field for how firmly a party holds its position."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from tracktwo.composition.context import Context, words
from tracktwo.composition.drawings.lettering import SIZE, SMALL, WIDTH, lines_down, width_of, wrapped
from tracktwo.composition.standing import Standing, StandingPositions
from tracktwo.document.align import Align
from tracktwo.document.blocks import Figure
from tracktwo.document.drawing import Bar, Drawing, Ink, Shape, Stroke, Words

LABELS: Final = 130.0
HEAD: Final = 26.0
ROW: Final = 22.0
MOST_PARTIES: Final = 9
FIRMNESS: Final = ("red-line", "firm", "preferred", "flexible", "tradeable", "unknown")
"""Firmest first; the first that applies stands for the cell."""
GROUNDS: Final = {"red-line": Ink.ALERT, "firm": Ink.ACCENT, "preferred": Ink.PALE}
"""Darker is firmer; the words say the same."""


def issue_map(context: Context, parties: Sequence[str], issues: Sequence[str]) -> Figure | None:
    """The map of these issues and parties; None with more parties than can be read, or nothing to show."""
    positions = StandingPositions(context)
    cells = {(issue, party): positions.held(issue, party) for issue in issues for party in parties}
    if not parties or len(parties) > MOST_PARTIES or not any(cells.values()):
        return None
    signs = _signs(context, cells.values(), _column(len(parties)))
    shapes: list[Shape] = [*_head(context, parties)]
    told: list[str] = []
    for index, issue in enumerate(issues):
        title = context.dossier.issues[issue].title.text
        top = HEAD + ROW * index
        shapes.extend(lines_down(wrapped(title, LABELS - 8, 2, SMALL), 0, top + ROW / 2, SMALL))
        shapes.append(Stroke(0, top + ROW, WIDTH, top + ROW))
        row = [cells[issue, party] for party in parties]
        shapes.extend(_row(row, top, signs))
        told.append(_told(context, title, parties, row))
    drawing = Drawing(WIDTH, HEAD + ROW * len(issues) + 2, tuple(shapes))
    alternative = context.labels("drawings.map_alternative", rows=context.labels.semicolon.join(told))
    return context.figure(drawing, alternative, words(_legend(context, cells.values(), signs)))


def _column(parties: int) -> float:
    return (WIDTH - LABELS) / parties


def _head(context: Context, parties: Sequence[str]) -> Iterator[Shape]:
    room = _column(len(parties))
    for index, party in enumerate(parties):
        lines = wrapped(context.people.short(party), room - 6, 2, SMALL)
        middle = LABELS + room * (index + 0.5)
        for line, text in enumerate(lines):
            baseline = HEAD - 6 - 9 * (len(lines) - 1 - line)
            yield Words(middle, baseline, text, SMALL, Align.CENTER, bold=True, ink=Ink.GREY)
    yield Stroke(0, HEAD, WIDTH, HEAD, Ink.ACCENT, 1.0)


def _row(row: Sequence[tuple[Standing, ...]], top: float, signs: Mapping[str, str]) -> Iterator[Shape]:
    room = _column(len(row))
    for index, held in enumerate(row):
        left = LABELS + room * index
        middle = left + room / 2
        if not held:
            yield Words(middle, top + 14, "–", SIZE, Align.CENTER, ink=Ink.GREY)
            continue
        firmness = firmest(held)
        ground = GROUNDS.get(firmness, Ink.WASH)
        is_inferred = all(position.record.basis == "inferred" for position in held)
        yield Bar(left + 3, top + 3, room - 6, ROW - 6, Ink.WHITE if is_inferred else ground, ground)
        is_dark = ground in {Ink.ALERT, Ink.ACCENT} and not is_inferred
        ink = Ink.WHITE if is_dark else Ink.INK
        yield Words(middle, top + 13.7, signs[firmness], SMALL, Align.CENTER, bold=True, ink=ink)


def firmest(held: Sequence[Standing]) -> str:
    """The firmness of the firmest of these positions."""
    return min((position.record.firmness for position in held), key=FIRMNESS.index)


def _told(context: Context, title: str, parties: Sequence[str], row: Sequence[tuple[Standing, ...]]) -> str:
    said = (
        f"{context.people.short(party)} ({context.labels.word('firmness', firmest(held))})"
        for party, held in zip(parties, row, strict=True)
        if held
    )
    return f"{title}{context.labels.colon}{', '.join(said) or context.labels('drawings.no_position')}"


def _signs(context: Context, cells: Iterable[tuple[Standing, ...]], column: float) -> Mapping[str, str]:
    """What stands for each firmness that occurs: the words where all fit their fields, else a letter or two each."""
    found = {firmest(positions) for positions in cells if positions}
    full = {name: context.labels.word("firmness", name) for name in FIRMNESS if name in found}
    if all(width_of(word, SMALL, bold=True) <= column - 8 for word in full.values()):
        return full
    return {name: context.labels(f"drawings.firmness_{name.replace('-', '_')}") for name in full}


def _legend(context: Context, cells: Collection[tuple[Standing, ...]], signs: Mapping[str, str]) -> str:
    held = [positions for positions in cells if positions]
    meanings = {name: context.labels.word("firmness", name) for name in signs}
    told = [f"{sign} {meanings[name]}" for name, sign in signs.items() if sign != meanings[name]]
    inferred = any(all(position.record.basis == "inferred" for position in positions) for positions in held)
    parts = [context.labels("drawings.map_caption"), *([f"{', '.join(told)}."] if told else [])]
    if len(held) < len(cells):
        parts.append(context.labels("legend.no_position"))
    if inferred:
        parts.append(context.labels("drawings.map_inferred"))
    return " ".join(parts)
