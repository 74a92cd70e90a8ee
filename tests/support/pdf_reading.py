"""A tagged PDF as data: its elements with their marked passages, and what each page paints, in order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

PAINTING = frozenset(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI", "INLINE IMAGE"))
SHOWING = frozenset(("Tj", "TJ", "'", '"'))


@dataclass
class Piece:
    """Characters shown by one operator: text, where they start and end, their baseline, their size."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass
class Passage:
    """A marked passage of a page, or an artifact, or (with an empty tag) what stands outside of both."""

    tag: str
    number: int | None
    properties: dict[str, str]
    pieces: list[Piece] = field(default_factory=list)
    paths: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass
class PageReading:
    """What a page paints: its passages in order, and faults in their nesting."""

    passages: list[Passage] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @cached_property
    def _numbered(self) -> dict[int, Passage]:
        return {passage.number: passage for passage in self.passages if passage.number is not None}

    def passage(self, number: int) -> Passage | None:
        return self._numbered.get(number)


@dataclass
class Node:
    """An element of the structure tree; kids are nodes, (page index, number) pairs, or annotations."""

    kind: str
    source: Any
    parent: Node | None
    kids: list[Any] = field(default_factory=list)

    def nodes(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def everything(self) -> Iterator[Node]:
        yield self
        for node in self.nodes():
            yield from node.everything()

    def marks(self) -> Iterator[tuple[int, int]]:
        """The marked passages of the element and those inside it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.marks()
            elif isinstance(kid, tuple):
                yield kid

    def ancestors(self) -> Iterator[Node]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def inside(self, *kinds: str) -> Node | None:
        """The nearest element around this one of one of the kinds."""
        return next((node for node in self.ancestors() if node.kind in kinds), None)

    def attribute(self, name: str) -> Any:
        found = self.source.get("/A")
        holders = list(found) if isinstance(found, pikepdf.Array) else [found] if found is not None else []
        return next((holder[name] for holder in holders if name in holder), None)


@dataclass
class Annotation:
    """An annotation that an element refers to."""

    source: Any


class Reading:
    """The whole of a file."""

    def __init__(self, data: bytes) -> None:
        self.pdf: Any = pikepdf.open(io.BytesIO(data))
        self._fonts: dict[Any, _Font] = {}
        self.page_index = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.pages = [self._page(page) for page in self.pdf.pages]
        self.unreadable: list[str] = []
        self.tree = self._tree()

    def text(self, node: Node) -> str:
        """The text of an element as a reader hears it."""
        if "/ActualText" in node.source:
            return str(node.source["/ActualText"])
        return "".join(self._heard(kid) for kid in node.kids)

    def heard_pages(self) -> list[str]:
        """The text of each page as a reader hears it, page furniture left out."""
        heard = [""] * len(self.pages)

        def hear(node: Node) -> None:
            for kid in node.kids:
                if isinstance(kid, Node) and "/ActualText" in kid.source:
                    heard[next(kid.marks())[0]] += self.text(kid)
                elif isinstance(kid, Node):
                    hear(kid)
                elif isinstance(kid, tuple):
                    heard[kid[0]] += self._heard(kid)

        if self.tree:
            hear(self.tree)
        return heard

    def printed(self, node: Node) -> str:
        """The text of an element as it stands on the page."""
        found = (self.pages[page].passage(number) for page, number in node.marks())
        return "".join(passage.text for passage in found if passage)

    def _heard(self, kid: Any) -> str:
        if isinstance(kid, Node):
            return self.text(kid)
        passage = self.pages[kid[0]].passage(kid[1]) if isinstance(kid, tuple) else None
        return passage.text if passage else ""

    def elements(self, *kinds: str) -> list[Node]:
        """The elements of those kinds, in reading order; all of them without kinds."""
        every = self.tree.everything() if self.tree else ()
        return [node for node in every if not kinds or node.kind in kinds]

    def _tree(self) -> Node | None:
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            return None
        top = Node("", root, None)
        self._add_kids(top, root.get("/K"), None)
        return top

    def _add_kids(self, node: Node, kids: Any, page: Any) -> None:
        if kids is None:
            return
        page = node.source.get("/Pg", page)
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                node.kids.append((self._index(page), int(kid)))
            elif kid.get("/Type") == "/MCR":
                node.kids.append((self._index(kid.get("/Pg", page)), int(kid["/MCID"])))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(Annotation(kid["/Obj"]))
            else:
                child = Node(str(kid.get("/S", "/?"))[1:], kid, node)
                node.kids.append(child)
                self._add_kids(child, kid.get("/K"), page)

    def _index(self, page: Any) -> int:
        index = self.page_index.get(page.objgen) if page is not None else None
        if index is None:
            self.unreadable.append("a passage names no page of the file")
            return 0
        return index

    def _page(self, page: Any) -> PageReading:
        reading = PageReading()
        _Walker(reading, self._page_fonts(page)).walk(page)
        return reading

    def _page_fonts(self, page: Any) -> dict[str, _Font]:
        found: dict[str, _Font] = {}
        for name, font in page.obj["/Resources"].get("/Font", {}).items():
            if font.objgen not in self._fonts:
                self._fonts[font.objgen] = _Font(font)
            found[name] = self._fonts[font.objgen]
        return found


class _Font:
    """Bytes to characters and widths."""

    def __init__(self, font: Any) -> None:
        self.first = int(font.get("/FirstChar", 0))
        self.widths = [float(width) for width in font.get("/Widths", [])]
        self.characters: dict[int, str] = {}
        if "/ToUnicode" in font:
            said = font["/ToUnicode"].read_bytes().decode("ascii")
            for code, character in re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>\n", said):
                if len(character) >= 4:
                    self.characters[int(code, 16)] = bytes.fromhex(character).decode("utf-16-be")

    def text(self, data: bytes) -> str:
        return "".join(self.characters.get(byte, "\ufffd") for byte in data)

    def width(self, data: bytes) -> float:
        return sum(self.widths[byte - self.first] for byte in data if 0 <= byte - self.first < len(self.widths)) / 1000


class _Walker:
    """Follows the operators of one page."""

    def __init__(self, reading: PageReading, fonts: dict[str, _Font]) -> None:
        self._reading = reading
        self._fonts = fonts
        self._open: list[Passage] = []
        self._font: tuple[_Font | None, float] = (None, 0.0)
        self._saved: list[tuple[_Font | None, float]] = []
        self._at = (0.0, 0.0)
        self._in_text = False
        self._opened_in_text: list[bool] = []
        self._spoken: list[str] = []
        self._clusters = 0

    def walk(self, page: Any) -> None:
        for instruction in pikepdf.parse_content_stream(page):
            self._step(str(instruction.operator), list(instruction.operands))
        if self._open:
            self._reading.faults.append("a marked passage is not closed")

    def _step(self, operator: str, operands: list[Any]) -> None:
        if operator in ("BDC", "BMC"):
            self._begin(operands)
        elif operator == "EMC":
            self._end()
        elif operator in SHOWING:
            self._show(operands)
        elif operator in PAINTING:
            self._current().paths += 1
        elif operator == "Tf":
            self._font = (self._fonts.get(str(operands[0])), float(operands[1]))
        elif operator == "Tm":
            self._at = (float(operands[4]), float(operands[5]))
        elif operator == "q":
            self._saved.append(self._font)
        elif operator == "Q" and self._saved:
            self._font = self._saved.pop()
        elif operator in ("BT", "ET"):
            self._in_text = operator == "BT"

    def _begin(self, operands: list[Any]) -> None:
        if self._open and "/ActualText" in operands[-1] and "/MCID" not in operands[-1]:
            self._clusters += 1  # glyphs that stand for one text together
            self._spoken = [str(operands[-1]["/ActualText"])]
            return
        if self._open:
            self._reading.faults.append("marked passages stand inside each other")
        properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
        number = int(properties["/MCID"]) if "/MCID" in properties else None
        said = {str(key): str(value) for key, value in dict(properties).items()}
        passage = Passage(str(operands[0])[1:], number, said)
        self._reading.passages.append(passage)
        self._open.append(passage)
        self._opened_in_text.append(self._in_text)

    def _end(self) -> None:
        if self._clusters:
            self._clusters -= 1
            self._spoken = []
            return
        if not self._open:
            self._reading.faults.append("a marked passage is closed twice")
            return
        if self._opened_in_text.pop() != self._in_text:
            self._reading.faults.append("a marked passage overlaps a text object")
        self._open.pop()

    def _current(self) -> Passage:
        if not self._open:
            passages = self._reading.passages
            if not passages or passages[-1].tag:
                passages.append(Passage("", None, {}))
            return passages[-1]
        return self._open[-1]

    def _show(self, operands: list[Any]) -> None:
        font, size = self._font
        data = bytes(operands[0])
        width = font.width(data) * size if font else 0.0
        left, baseline = self._at
        text = font.text(data) if font else "\ufffd" * len(data)
        if self._clusters:
            text = self._spoken.pop() if self._spoken else ""
        self._current().pieces.append(Piece(text, left, left + width, baseline, size))
        self._at = (left + width, baseline)
