"""Words to lines: greedy, flush left, nothing lost.

A word is what may not be broken; one that is wider than the line is fractured, at a mark such as `/` or `-` where
there is one. No character is added or dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tracktwo.document.inlines import has_letters
from tracktwo.writers.breaks import BREAK_AFTER, are_one_sign
from tracktwo.writers.pdf.styles import TypeStyle

TOLERANCE = 0.01
"""Points by which a line may exceed its width: rounding, not overflow."""
CHIP_PADDING = 0.42
"""Room at either side of a label's words, in type sizes."""


@dataclass(slots=True, eq=False)
class Run:
    """Characters of one style and how wide they are, in points.

    In a line that is not read as it is printed, `read` is the run's place in reading, and `spoken` is what is read from
    this run on: nothing when the run before said it already.
    """

    text: str
    style: TypeStyle
    width: float
    spoken: str | None = None
    read: int = 0


@dataclass(slots=True, eq=False)
class Word:
    """Runs that stand together, the space that follows them, and whether a new line does."""

    runs: list[Run]
    width: float
    gap: Run | None = None
    ends_line: bool = False


@dataclass(slots=True, eq=False)
class Line:
    """Runs from start to end; `width` leaves out the space at the end."""

    runs: list[Run]
    width: float
    height: float


def measured(text: str, style: TypeStyle) -> Run:
    """The run with its width."""
    width = style.face.lengths[text] * style.size
    if style.tracking:
        width += style.tracking * len(text)
    if style.ground:
        width += 2 * CHIP_PADDING * style.size
    return Run(text, style, width)


def break_lines(words: Sequence[Word], width: float, leading: float) -> list[Line]:
    """The words as lines no wider than `width`; at least one line comes back."""
    return _LineSetter(max(width, 1.0), leading).set(words)


class _LineSetter:
    """Fills lines with words."""

    def __init__(self, width: float, leading: float) -> None:
        self._width = width
        self._reach = width + TOLERANCE
        self._leading = leading
        self._lines: list[Line] = []
        self._words: list[Word] = []
        self._used = 0.0
        self._gap = 0.0

    def set(self, words: Sequence[Word]) -> list[Line]:
        reach = self._reach
        for word in words:
            used = self._used + self._gap + word.width
            if used > reach:
                if word.width > reach:
                    self._add_broken(word)
                    continue
                self._end_line()
                used = word.width
            self._append(word, used)
        if self._words or not self._lines:
            self._end_line()
        return self._lines

    def _append(self, word: Word, used: float) -> None:
        self._words.append(word)
        self._used = used
        self._gap = word.gap.width if word.gap else 0.0
        if word.ends_line:
            self._end_line()

    def _add_broken(self, word: Word) -> None:
        room = self._width - self._used - self._gap
        if self._words and room < self._width / 2:
            self._end_line()
            room = self._width
        for position, part in enumerate(fracture(word, room if self._words else self._width, self._width)):
            if position:
                self._end_line()
            self._append(part, self._used + self._gap + part.width)

    def _end_line(self) -> None:
        self._lines.append(_line(self._words, self._used, self._leading))
        self._words, self._used, self._gap = [], 0.0, 0.0


def _line(words: list[Word], width: float, leading: float) -> Line:
    """The words as few runs as there are styles, in a line high enough for the largest."""
    runs = _joined(words)
    height, is_directed = leading, False
    for run in runs:
        style = run.style
        height = max(height, style.size * 1.2 + (2 if style.ground else 0))
        is_directed = is_directed or style.level > 0
    return Line(visual_order(runs) if is_directed else runs, width, height)


def _joined(words: list[Word]) -> list[Run]:
    """The runs of the words and of the spaces between them, neighbours of one style as one run."""
    runs: list[Run] = []
    style: TypeStyle | None = None
    texts: list[str] = []
    width = 0.0
    for word in words:
        for run in (*word.runs, word.gap) if word.gap else word.runs:
            if run.style is style:
                texts.append(run.text)
                width += run.width
                continue
            if style is not None:
                runs.append(Run("".join(texts), style, width))
            style, texts, width = run.style, [run.text], run.width
    if style is not None:
        runs.append(Run("".join(texts), style, width))
    return runs


def visual_order(runs: list[Run]) -> list[Run]:
    """The runs of a line as they stand on it from left to right (Unicode Standard Annex 9, L1 and L2)."""
    placed = [Run(run.text, run.style, run.width, None, read) for read, run in enumerate(_without_blanks(runs))]
    ordered: list[Run] = []
    for is_embedded, group in groupby(placed, lambda run: run.style.level > 0):
        passage = list(group)
        ordered += _spoken(_turned(passage)) if is_embedded else passage
    return ordered


def _without_blanks(runs: list[Run]) -> list[Run]:
    """The runs with blanks at the end of the line apart, where they do not come between words when these are turned."""
    last = runs[-1]
    words = last.text.rstrip(" ")
    if not last.style.level or words == last.text:
        return runs
    blanks = measured(last.text[len(words) :], replace(last.style, level=0, shaped=False))
    return [*runs[:-1], *([measured(words, last.style)] if words else []), blanks]


def _turned(passage: list[Run]) -> list[Run]:
    """A passage whose levels are all above the line's."""
    for level in range(max(run.style.level for run in passage), 0, -1):
        deep = [(run.style.level >= level, run) for run in passage]
        groups = [(is_deep, [run for _, run in group]) for is_deep, group in groupby(deep, lambda pair: pair[0])]
        passage = [run for is_deep, group in groups for run in (reversed(group) if is_deep else group)]
    return passage


def _spoken(turned: list[Run]) -> list[Run]:
    """The runs as printed; the first of each part that is read in one go says the words of the part."""
    parts: list[list[Run]] = []
    letters: Run | None = None
    for run in turned:
        last = parts[-1][-1] if parts else None
        if last is None or last.style.goal != run.style.goal or abs(last.read - run.read) != 1 or _meet(letters, run):
            parts.append([])
            letters = None
        parts[-1].append(run)
        letters = run if has_letters(run.text) else letters
    for part in parts:
        for run in part:
            run.spoken = ""
        part[0].spoken = "".join(run.text for run in sorted(part, key=lambda run: run.read))
    return turned


def _meet(letters: Run | None, run: Run) -> bool:
    """Whether words of one direction meet words of the other; figures and signs go with either."""
    return letters is not None and has_letters(run.text) and (letters.style.level - run.style.level) % 2 == 1


def said(runs: Iterable[Run]) -> str:
    """The words of the runs in the order in which they are read."""
    return "".join([run.text if run.spoken is None else run.spoken for run in runs])


def fracture(word: Word, first: float, width: float) -> list[Word]:
    """The word in parts: the first no wider than `first`, the others than `width`, each of one character or more."""
    letters = [(character, run.style) for run in word.runs for character in run.text]
    widths = [measured(character, style).width for character, style in letters]
    parts: list[Word] = []
    start, room = 0, first
    while start < len(letters):
        end, used = start, 0.0
        while end < len(letters) and (end == start or used + widths[end] <= room):
            used += widths[end]
            end += 1
        if end < len(letters):
            end = _best_break(letters, start, end)
        parts.append(_part(letters[start:end]))
        start, room = end, width
    if parts:
        parts[-1].gap, parts[-1].ends_line = word.gap, word.ends_line
    return parts


def _best_break(letters: list[tuple[str, TypeStyle]], start: int, end: int) -> int:
    """The last place after a mark in the second half of the part, or its end, never inside a syllable sign."""
    for position in range(end, start + (end - start) // 2, -1):
        if letters[position - 1][0] in BREAK_AFTER:
            return position
    whole = end
    while end > start + 1 and are_one_sign(letters[end - 1][0], letters[end][0]):
        end -= 1
    if end > start + 1 or not are_one_sign(letters[end - 1][0], letters[end][0]):
        return end
    while whole < len(letters) and are_one_sign(letters[whole - 1][0], letters[whole][0]):
        whole += 1  # a sign wider than the line
    return whole


def _part(letters: list[tuple[str, TypeStyle]]) -> Word:
    runs: list[Run] = []
    first = 0
    for position in range(1, len(letters) + 1):
        if position == len(letters) or letters[position][1] is not letters[first][1]:
            style = letters[first][1]
            runs.append(measured("".join(character for character, _ in letters[first:position]), style))
            first = position
    return Word(runs, sum(run.width for run in runs))
