"""What a reader finds in a finished file: passages of a Word file, pages of a PDF, and whether the two say the same.

The reader of Word files follows the standard (ECMA-376), not the writer: paragraphs, tables, numbering.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
from lxml.etree import fromstring
from word_file import BODY, SVG, R, W, WordFile
from word_numbering import Numbering, value_of

MARGIN = 3
"""Points that letters may reach into the margin, such as raised citations."""
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e]")
"""Marks of hyphenation, joining and direction: readers of pages add and drop them."""


@dataclass(frozen=True)
class Grid:
    """A table: the text of its header and of each row, cell after cell."""

    header: str
    rows: tuple[str, ...]


@dataclass(frozen=True)
class ContentsPlace:
    """Where the table of contents stands, and the headings it is to list."""

    title: str
    headings: tuple[str, ...] = ()


Passage = str | Grid | ContentsPlace


def passages(data: bytes | WordFile, *, reads_drawings: bool = True) -> list[Passage]:
    """What a Word file says, in reading order: paragraphs with their numbers, tables, the place of the contents.

    `reads_drawings`: the words of vector pictures too; an office that shows their pixels has none of them as text.
    """
    return _WordReader(data, reads_drawings).read()


@dataclass
class _WordReader:
    data: bytes | WordFile
    reads_drawings: bool = True
    _headings: list[tuple[int, str]] = field(default_factory=list)

    def read(self) -> list[Passage]:
        self._file = self.data if isinstance(self.data, WordFile) else WordFile.of(self.data)
        self._numbering = Numbering(self._file)
        found = list(self._passages(self._file.body.find(f"{W}body")))
        return [
            self._listing(passage) if isinstance(passage, ContentsPlace) else passage for passage in found if passage
        ]

    def _passages(self, parent: Any) -> Iterator[Passage]:
        for element in parent:
            if element.tag == f"{W}p":
                yield self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield self._grid(element)
            elif element.tag == f"{W}sdt":
                content = element.find(f"{W}sdtContent")
                if element.find(f"{W}sdtPr/{W}docPartObj") is not None:
                    depth = re.search(r'\\o "1-(\d)"', "".join(content.itertext()))
                    yield ContentsPlace(text_of(content.find(f"{W}p")), (depth[1] if depth else "9",))
                else:
                    yield from self._passages(content)

    def _listing(self, place: ContentsPlace) -> ContentsPlace:
        depth = int(place.headings[0])
        return ContentsPlace(place.title, tuple(text for level, text in self._headings if level <= depth))

    def _paragraph(self, paragraph: Any) -> str:
        number = self._numbering.number(paragraph)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = re.fullmatch(r"Heading(\d)", style.get(f"{W}val")) if style is not None else None
        if level:
            self._headings.append((int(level[1]), f"{number}{text_of(paragraph, labels=False)}"))
        return f"{number}{self._drawn(paragraph)}{text_of(paragraph)}"

    def _drawn(self, paragraph: Any) -> str:
        """The words in the pictures of a paragraph, in the order in which they are drawn."""
        if not self.reads_drawings:
            return ""
        targets = {each.identity: each.target for each in self._file.relations(BODY)}
        vectors = (targets[each.get(f"{R}embed")] for each in paragraph.iter(f"{SVG}svgBlip"))
        return " ".join(" ".join(fromstring(self._file.parts[name]).itertext()) for name in vectors)

    def _grid(self, table: Any) -> Grid:
        header, rows = "", []
        for row in table.findall(f"{W}tr"):
            cells = " ".join(self._paragraph(paragraph) for paragraph in row.iter(f"{W}p"))
            if row.find(f"{W}trPr/{W}tblHeader") is not None:
                header += cells
            else:
                rows.append(cells)
        return Grid(header, tuple(rows))


def text_of(element: Any, *, labels: bool = True) -> str:
    """The characters of an element, with or without labels on coloured ground; breaks and tabs are blanks."""
    signs = {f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "-"}
    pieces = (piece for run in element.iter(f"{W}r") if labels or not _is_label(run) for piece in run)
    return "".join(signs.get(piece.tag, piece.text or "") for piece in pieces if piece.tag in {*signs, f"{W}t"})


def _is_label(run: Any) -> bool:
    return value_of(run.find(f"{W}rPr"), "rStyle") == "Label"


def pages_by_poppler(path: Path, margins: Sequence[float]) -> list[str]:
    """The text of each page inside the margins (top, bottom, start, end in points), as pdftotext reads it."""
    sizes = _sizes(path)
    read = {size: _poppler(path, size, margins) for size in dict.fromkeys(sizes)}
    return [read[size][index] for index, size in enumerate(sizes)]


def _poppler(path: Path, size: tuple[float, float], margins: Sequence[float]) -> list[str]:
    top, bottom, start, end = (int(margin) - MARGIN for margin in margins)
    box = {"-x": start, "-y": top, "-W": int(size[0]) - start - end, "-H": int(size[1]) - top - bottom}
    options = [str(piece) for pair in box.items() for piece in pair]
    command = ["pdftotext", "-raw", "-r", "72", *options, str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode("utf-8").split("\f")[:-1]


def _sizes(path: Path) -> list[tuple[float, float]]:
    return [page.get_size() for page in pypdfium2.PdfDocument(path)]


def pages_by_pdfium(path: Path, margins: Sequence[float]) -> list[str]:
    """The text of each page inside the margins, as PDFium reads it."""
    top, bottom, start, end = (margin - MARGIN for margin in margins)
    found: list[str] = []
    for page in pypdfium2.PdfDocument(path):
        width, height = page.get_size()
        text = page.get_textpage().get_text_bounded(start, bottom, width - end, height - top)
        found.append(text.replace("\x02", "-").replace("\ufffe", "-"))
    return found


def words_of(text: str) -> Counter[str]:
    """The words of at most twelve letters: longer ones may be broken where a line ends. Digits part words.

    PDFium may read no blank between the raised number of a note and the word after it.
    """
    return Counter(re.findall(r"(?<![^\W\d_])[^\W\d_]{2,12}(?![^\W\d_])", text.casefold()))


def difference(passages: Sequence[Passage], pages: Sequence[str], stand_ins: str = "") -> str:
    """Where the pages first say something else than the passages; empty when they say the same in the same order.

    Blanks and line ends do not count, nor do capitals. Of a table, the header may come again on each page, and a row
    that the end of a page cuts comes in pieces. The letters of `stand_ins` match whatever stands for them.
    """
    texts = [folded(page, stand_ins) for page in pages]
    reader = _Pages("".join(texts), [len("".join(texts[:count])) for count in range(1, len(texts))])
    wanted = list(passages)
    for index, passage in enumerate(wanted):
        following = next((folded(each, stand_ins) for each in wanted[index + 1 :] if isinstance(each, str)), "")
        if isinstance(passage, str):
            fault = reader.take(folded(passage, stand_ins))
        elif isinstance(passage, Grid):
            rows = [folded(row, stand_ins) for row in passage.rows]
            fault = reader.take_grid(folded(passage.header, stand_ins), rows, following)
        else:
            fault = reader.take_contents(passage, following, stand_ins)
        if fault:
            return fault
    return f"left over: {reader.rest[:200]}" if reader.rest else ""


def folded(text: str, stand_ins: str = "") -> str:
    """The text without blanks, capitals and invisible characters, every letter of `stand_ins` as the same sign."""
    plain = "".join(UNSEEN.sub("", text).split()).casefold()
    return re.sub(f"[{stand_ins}\ufffd]", "?", plain) if stand_ins else plain


@dataclass
class _Pages:
    text: str
    breaks: list[int]
    """Where pages end."""
    at: int = 0

    @property
    def rest(self) -> str:
        return self.text[self.at :]

    def take(self, wanted: str) -> str:
        if not self.text.startswith(wanted, self.at):
            return f"wanted {wanted[:300]!r}, found {self.text[self.at : self.at + 300]!r}"
        self.at += len(wanted)
        return ""

    def take_contents(self, place: ContentsPlace, following: str, stand_ins: str) -> str:
        lines = "".join(rf"{re.escape(folded(heading, stand_ins))}\d+" for heading in place.headings)
        pattern = re.compile(re.escape(folded(place.title)) + lines + f"(?={re.escape(following)})")
        match = pattern.match(self.text, self.at)
        if match is None:
            return f"the contents are not those of the headings: {self.text[self.at : self.at + 300]!r}"
        self.at = match.end()
        return ""

    def take_grid(self, header: str, rows: list[str], following: str) -> str:
        fault = self.take(header)
        index = 0
        while not fault and index < len(rows):
            if self.text.startswith(rows[index], self.at):
                self.at += len(rows[index])
                index += 1
            elif header and self.text.startswith(header, self.at):
                self.at += len(header)
            else:
                index, fault = self._take_pieces(header, rows, index, following)
        return fault

    def _take_pieces(self, header: str, rows: list[str], index: int, following: str) -> tuple[int, str]:
        """Rows cut by the ends of pages: all their letters stand before the next row that comes whole."""
        for upto in range(index + 1, min(index + 12, len(rows)) + 1):
            goal = rows[upto] if upto < len(rows) else following
            end = self.text.find(goal, self.at) if goal else len(self.text)
            while end >= 0:
                cuts = sum(self.at < place < end for place in self.breaks)
                if cuts >= upto - index and self._is_made_of(self.text[self.at : end], rows[index:upto], header):
                    self.at = end
                    return upto, ""
                end = self.text.find(goal, end + 1) if goal and end - self.at < 40_000 else -1
        return index, f"row {rows[index][:200]!r} is not at {self.text[self.at : self.at + 300]!r}"

    @staticmethod
    def _is_made_of(found: str, rows: Sequence[str], header: str) -> bool:
        extra = len(found) - sum(len(row) for row in rows)
        if extra < 0 or (extra and (not header or extra % len(header))):
            return False
        repeats = extra // len(header) if header else 0
        return Counter(found) == Counter("".join(rows) + header * repeats)
