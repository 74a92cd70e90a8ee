"""Rules on what a reader hears: headings, tables, order, words at line ends, figures, lists, contents, notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from pdf_faults import BLOCKS, HEADINGS, INLINE, Fault, Faults
from pdf_reading import Annotation, Node, Piece, Reading

BREAKS = frozenset("/.-?&=_,;:@\\|+~#%–—")
"""Marks after which a word may go on in the next line without a space."""
HAN = re.compile("[\u3400-\u9fff\u3040-\u30ff]")
"""Characters between any two of which a line may end."""
JOINERS = re.compile("[\u200c\u200d]")
SLACK = 2.5
"""Points by which a baseline may lie higher than the one read before: sizes differ in one row."""


def _headings(reading: Reading) -> Faults:
    """Levels; and, a rule of ours: the bookmarks are headings of the document, in their order, on their pages."""
    before = 0
    places: list[tuple[str, int]] = []
    for node in reading.elements(*HEADINGS):
        level, text = int(node.kind[1]), _words(reading.text(node))
        if level > before + 1:
            yield Fault("heading-skipped", f"A heading of level {level} follows one of level {before}.")
        before = level
        if not text:
            yield Fault("heading-empty", "A heading is empty.")
        places.append((text, next((page for page, _ in node.marks()), -1)))
    position = 0
    for title, page in _bookmarks(reading):
        fitting = [place for place in range(position, len(places)) if places[place][0].startswith(title)]
        if not fitting or places[fitting[0]][1] != page:
            yield Fault("bookmark", f"The bookmark {title!r} is no heading of page {page + 1}, or out of order.")
        else:
            position = fitting[0] + 1


def _words(text: str) -> str:
    return " ".join(text.split())


def _bookmarks(reading: Reading) -> Iterator[tuple[str, int]]:
    with reading.pdf.open_outline() as outline:
        waiting = list(reversed(outline.root))
        while waiting:
            item = waiting.pop()
            goal = item.destination
            yield _words(item.title), reading.page_index.get(goal[0].objgen, -1) if goal is not None else -1
            waiting += reversed(item.children)


def _spoken(reading: Reading) -> Faults:
    """What is said instead of printed words has the same letters: only their order differs."""
    for node in reading.elements():
        if "/ActualText" in node.source:
            said, printed = (_letters(text) for text in (reading.text(node), reading.printed(node)))
            if said != printed or not said:
                yield Fault("spoken", f"{node.kind} says {reading.text(node)!r} for {reading.printed(node)!r}.")


def _letters(text: str) -> list[str]:
    return sorted("".join(unicodedata.normalize("NFD", JOINERS.sub("", text)).split()))


def _tables(reading: Reading) -> Faults:
    for table in reading.elements("Table"):
        widths = {_row_width(row) for row in table.nodes() if row.kind == "TR"}
        if len(widths) > 1:
            yield Fault("irregular", f"The rows of a table have {sorted(widths)} cells.")
        if not any(node.kind == "TH" for node in table.everything()):
            yield Fault("no-headers", "A table has no headers.")
        captions = [place for place, node in enumerate(table.nodes()) if node.kind == "Caption"]
        if captions and captions != [len(table.nodes()) - 1]:
            yield Fault("caption", "The caption of a table is not its last part.")
        for header in table.everything():
            if header.kind == "TH" and str(header.attribute("/Scope")) not in ("/Row", "/Column", "/Both"):
                yield Fault("no-scope", "A header does not say what it heads.")


def _row_width(row: Node) -> int:
    return sum(int(cell.attribute("/ColSpan") or 1) for cell in row.nodes())


def _order(reading: Reading) -> Faults:
    """The order of the tree is that of what is painted, and goes down the page, and right within a line."""
    read: dict[int, list[int]] = {}
    for page, number in reading.tree.marks() if reading.tree else ():
        read.setdefault(page, []).append(number)
    for page, numbers in read.items():
        painted = [passage.number for passage in reading.pages[page].passages if passage.number is not None]
        if numbers != painted and sorted(numbers) == sorted(painted):
            yield Fault("paint-order", f"Page {page + 1} is painted in another order than it is read.")
    levels: dict[int, float] = {}
    for unit in reading.elements("TR", *BLOCKS):
        if unit.inside("TR", "Note") is None:
            yield from _downwards(reading, unit, levels)
    for node in reading.elements(*BLOCKS):
        yield from _rightwards(reading, node)
    for row in reading.elements("TR"):
        yield from _side_by_side(reading, row)


def _downwards(reading: Reading, unit: Node, levels: dict[int, float]) -> Faults:
    """The top of a block or row is not above that of the one read before it on its page."""
    cells = unit.nodes() if unit.kind == "TR" else [unit]
    tops: dict[int, float] = {}
    for page, piece in (found for cell in cells for found in _pieces(reading, cell)):
        tops[page] = max(tops.get(page, 0.0), piece.baseline)
    for page, top in tops.items():
        if top > levels.get(page, top) + SLACK:
            words = _words("".join(reading.text(cell) for cell in cells))[:30]
            yield Fault("geometry", f"Page {page + 1}: {unit.kind} {words!r} stands above what is read before it.")
        levels[page] = top


def _side_by_side(reading: Reading, row: Node) -> Faults:
    """The cells of a row go right."""
    reached: dict[int, float] = {}
    for cell in row.nodes():
        lefts: dict[int, float] = {}
        for page, piece in _pieces(reading, cell):
            lefts[page] = min(lefts.get(page, piece.left), piece.left)
        for page, left in lefts.items():
            if left < reached.get(page, left):
                yield Fault("geometry", f"Page {page + 1}: a cell is read after one to the right of it.")
            reached[page] = left


def _pieces(reading: Reading, node: Node) -> Iterator[tuple[int, Piece]]:
    """What the element itself and the inline elements inside it show."""
    for kid in node.kids:
        if isinstance(kid, Node):
            if kid.kind in INLINE:
                yield from _pieces(reading, kid)
        elif isinstance(kid, tuple):
            passage = reading.pages[kid[0]].passage(kid[1])
            for piece in passage.pieces if passage else ():
                yield kid[0], piece


def _rightwards(reading: Reading, node: Node) -> Faults:
    """Within a block lines go down and words go right; figures are drawings, not lines.

    In a block that runs from right to left words go left: one span after the other, each painted as it stands, but for
    those between which no letters run from right to left.
    """
    if node.kind == "Figure":
        return
    before: dict[int, Piece] = {}
    is_turned = str(node.attribute("/WritingMode")) == "/RlTb"
    for page, piece in _passages_of(reading, node) if is_turned else _pieces(reading, node):
        last = before.get(page)
        is_late = last and (_is_right_of(piece, last) if is_turned else _is_left_of(piece, last))
        if last and (piece.baseline > last.baseline + SLACK or is_late):
            yield Fault("geometry", f"Page {page + 1}: {piece.text[:30]!r} in {node.kind} is read too late.")
        before[page] = piece


def _passages_of(reading: Reading, node: Node) -> Iterator[tuple[int, Piece]]:
    """The first piece of words in each line of each marked passage of the element and the inline elements inside it."""
    for page, number in _marks_of(node):
        passage = reading.pages[page].passage(number)
        baselines: set[float] = set()
        for piece in passage.pieces if passage else ():
            if piece.text.strip() and not any(abs(piece.baseline - known) <= SLACK for known in baselines):
                yield page, piece
            baselines.add(piece.baseline)


def _marks_of(node: Node) -> Iterator[tuple[int, int]]:
    for kid in node.kids:
        if isinstance(kid, Node) and kid.kind in INLINE:
            yield from _marks_of(kid)
        elif isinstance(kid, tuple):
            yield kid


def _is_left_of(piece: Piece, last: Piece) -> bool:
    return abs(piece.baseline - last.baseline) <= SLACK and piece.left < last.left - SLACK


def _is_right_of(piece: Piece, last: Piece) -> bool:
    has_turned = any(unicodedata.bidirectional(each) in ("R", "AL") for each in piece.text + last.text)
    return has_turned and _is_left_of(last, piece)


def _line_ends(reading: Reading) -> Faults:
    """A rule of ours: a line ends in a space, in a mark after which a word goes on, or inside an endless word."""
    for node in reading.elements(*BLOCKS):
        pieces = [piece for _, piece in _pieces(reading, node)] if node.kind != "Figure" else []
        lines = _lines(pieces)
        widest = max((line[-1].right - line[0].left for line in lines), default=0.0)
        for upper, lower in pairwise(lines):
            first, second = _text(upper), _text(lower)
            if not first or not second or first[-1].isspace() or first[-1] in BREAKS or second[0].isspace():
                continue
            if HAN.match(first[-1]) and HAN.match(second[0]):
                continue
            average = (upper[-1].right - upper[0].left) / len(first)
            joined = len(first.split()[-1]) + len(second.split()[0])
            if joined * average * 1.25 < widest:
                yield Fault("joined-words", f"{first[-15:]!r} and {second[:15]!r} are read as one word.")


def _lines(pieces: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for piece in pieces:
        if lines and abs(lines[-1][-1].baseline - piece.baseline) < 0.5:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _text(line: list[Piece]) -> str:
    return "".join(piece.text for piece in line)


def _figures(reading: Reading) -> Faults:
    for figure in reading.elements("Figure"):
        if not str(figure.source.get("/Alt", "")).strip():
            yield Fault("no-alternative", "A figure has no words for those who cannot see it.")
        box = [float(edge) for edge in figure.attribute("/BBox") or ()]
        page = next((page for page, _ in figure.marks()), None)
        paper = [float(edge) for edge in reading.pdf.pages[page or 0].obj["/MediaBox"]]
        if len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
            yield Fault("no-box", "A figure does not say where it stands.")
        elif box[0] < 0 or box[1] < 0 or box[2] > paper[2] or box[3] > paper[3]:
            yield Fault("no-box", "A figure stands beside the paper.")


def _lists(reading: Reading) -> Faults:
    for found in reading.elements("L"):
        if str(found.attribute("/ListNumbering") or "/None") == "/None":
            yield Fault("list-numbering", "A list does not say how it is numbered.")
    for item in reading.elements("LI"):
        kinds = [node.kind for node in item.nodes()]
        if kinds not in (["Lbl", "LBody"], ["LBody"], ["Lbl"]):
            yield Fault("list-item", f"A list item is made of {kinds}.")


def _contents(reading: Reading) -> Faults:
    """A rule of ours: a line of the contents is a heading's words and the number of its page, and leads there."""
    headings = [
        (_words(reading.text(node)), next((page for page, _ in node.marks()), -1))
        for node in reading.elements(*HEADINGS)
    ]
    for entry in reading.elements("TOCI"):
        goals = [_goal_page(reading, kid) for node in entry.everything() for kid in node.kids]
        pages = {goal for goal in goals if goal is not None}
        title, _, number = _words(reading.text(entry)).rpartition(" ")
        if len(pages) != 1:
            yield Fault("contents-goal", f"{title!r} in the contents leads to {len(pages)} pages.")
            continue
        (page,) = pages
        if number != str(page + 1):
            yield Fault("contents-number", f"{title!r} in the contents says {number} and leads to page {page + 1}.")
        if not any(words.startswith(title) and where == page for words, where in headings):
            yield Fault("contents-goal", f"{title!r} in the contents leads to page {page + 1}, where it is not.")


def _goal_page(reading: Reading, kid: Any) -> int | None:
    if not isinstance(kid, Annotation) or "/Dest" not in kid.source:
        return None
    return reading.page_index.get(kid.source["/Dest"][0].objgen)


def _notes(reading: Reading) -> Faults:
    root = reading.pdf.Root["/StructTreeRoot"]
    listed = [str(name) for name in root.get("/IDTree", {}).get("/Names", [])][::2] if "/IDTree" in root else []
    names = [str(node.source.get("/ID", "")) for node in reading.elements("Note")]
    if len(set(names)) != len(names) or "" in names:
        yield Fault("note-name", "Notes have no names, or share one.")
    if sorted(names) != listed:
        yield Fault("note-name", "The names of notes are not listed, or not in order.")
    marks = [_words(reading.text(node)) for node in reading.elements("Reference") if node.inside("TOCI") is None]
    numbers: list[str] = []
    for note in reading.elements("Note"):
        kinds = [node.kind for node in note.nodes()]
        if kinds[:1] != ["Lbl"] or len(kinds) < 2:
            yield Fault("note-label", f"A note is made of {kinds}.")
        else:
            numbers.append(_words(reading.text(note.nodes()[0])))
    if sorted(numbers) != sorted(marks):
        yield Fault("note-mark", "Notes and their marks do not have the same numbers.")


SENSE: tuple[Callable[[Reading], Faults], ...] = (
    _headings,
    _spoken,
    _tables,
    _order,
    _line_ends,
    _figures,
    _lists,
    _contents,
    _notes,
)
