"""The structure of a tagged PDF: the elements of its tree as units, and where the annotations of its links lead."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from brief_structure import GOALS, Piece, Told, Unit
from pdf_faults import HEADINGS, INLINE
from pdf_reading import Annotation, Node, Reading

ABOVE = 2.0
"""Points by which a goal may lie below the upper edge of what it means: it stands at the top of a line."""
CAPITALS = 0.66
"""Height of capitals, in type sizes."""
NUMBERED = re.compile(r"(?:\([^)]*\)\s)?[^\W\d_]+\s(\d+)\.")
"""How the caption of a numbered table or figure begins, with its portion mark."""
NOTHING = (-1, 0.0)


def read_pdf(reading: Reading) -> Told:
    """The units of the tree in order, and the notes."""
    return _Reader(reading).read()


@dataclass
class _Reader:
    reading: Reading
    _units: list[Unit] = field(default_factory=list)
    _notes: list[Unit] = field(default_factory=list)
    _tops: list[tuple[int, float, Unit]] = field(default_factory=list)
    """Page and upper edge of everything that words may lead to."""

    def read(self) -> Told:
        tree = self.reading.tree
        assert tree is not None
        self._blocks(tree)
        places = {piece.goal for unit in (*self._units, *self._notes) for piece in unit.pieces}
        goals = {place: unit for place in places if (unit := self._at(place))}
        root = self.reading.pdf
        turned = [node for node in tree.everything() if str(node.attribute("/WritingMode")) == "/RlTb"]
        said = [self.reading.text(node) for node in turned]
        return Told(self._units, goals, self._notes, str(root.Root["/Lang"]), str(root.docinfo.get("/Title", "")), said)

    def _at(self, place: Hashable) -> Unit | None:
        """What stands at a place: of all that begins on its page, the nearest below its upper edge."""
        if not isinstance(place, tuple):
            return None
        page, level = place
        below = [(top, unit) for where, top, unit in self._tops if where == page and top <= level + ABOVE]
        return max(below, key=lambda each: each[0])[1] if below else None

    # Blocks

    def _blocks(self, parent: Node) -> None:
        nodes = parent.nodes()
        for place, node in enumerate(nodes):
            is_before_contents = nodes[place + 1 : place + 2] and nodes[place + 1].kind == "TOC"
            self._block(node, "contents" if is_before_contents else "heading")

    def _block(self, node: Node, kind_of_heading: str) -> None:
        kind = node.kind
        if kind in HEADINGS:
            more = f"level {kind[1]}" if kind_of_heading == "heading" else ""
            self._add(Unit(kind_of_heading, self._pieces(node), more), node)
        elif kind == "Table":
            self._table(node)
        elif kind == "L":
            for item in node.nodes():
                self._item(item)
        elif kind == "TOCI":
            self._units.append(self._entry(node))
        elif kind == "Figure":
            self._figure(node)
        elif kind == "Note":
            label, *words = node.nodes()
            pieces = [piece for each in words for piece in self._pieces(each)]
            self._notes.append(self._placed(Unit("note", pieces, self.reading.text(label).strip()), node))
        elif kind in ("P", "Title", "Caption"):
            self._paragraph(node)
        else:
            self._blocks(node)

    def _paragraph(self, node: Node) -> None:
        unit = Unit("title" if node.kind == "Title" else "paragraph", self._pieces(node))
        if node.kind == "Caption":
            number = NUMBERED.match(unit.words)
            unit = Unit("caption", unit.pieces, number[1] if number else "")
        elif node.inside("BlockQuote"):
            unit.kind = "quote"
        self._add(unit, node)

    def _item(self, item: Node) -> None:
        """An entry has the words of its first paragraph; what else it holds follows."""
        depth = sum(each.kind == "L" for each in item.ancestors())
        parts = {node.kind: node for node in item.nodes()}
        body = parts.get("LBody")
        label = self.reading.text(parts["Lbl"]).strip() if "Lbl" in parts else ""
        first = _first_paragraph(body) if body else None
        pieces = self._pieces(first) if first else self._pieces(body) if body else []
        self._add(Unit("item", pieces, f"{label} at depth {depth}"), item)
        for node in body.nodes() if body else ():
            if node.kind not in INLINE and node is not first and first not in node.nodes():
                self._block(node, "heading")

    def _entry(self, node: Node) -> Unit:
        *before, last = self._pieces(node)
        words, _, page = last.text.rstrip().rpartition(" ")
        if not page.isdigit():
            return Unit("entry", [*before, last], "no page")
        return Unit("entry", [*before, replace(last, text=words)], f"page {page}")

    def _figure(self, node: Node) -> None:
        unit = Unit("figure", [Piece(str(node.source.get("/Alt", "")))])
        self._units.append(unit)
        box = [float(edge) for edge in node.attribute("/BBox") or ()]
        page = next((page for page, _ in node.marks()), -1)
        self._tops.append((page, box[3] if box else 0.0, unit))

    def _table(self, table: Node) -> None:
        rows = [node for node in table.nodes() if node.kind == "TR"]
        scopes = [str(cell.attribute("/Scope")) for cell in rows[0].nodes()] if rows else []
        has_header = bool(scopes) and set(scopes) == {"/Column"}
        head = self._cells(rows[0]) if has_header else []
        body = rows[1:] if has_header else rows
        columns = max((sum(int(cell.attribute("/ColSpan") or 1) for cell in row.nodes()) for row in rows), default=0)
        self._add(Unit("table", head, f"{columns} columns, {len(body)} rows"), table)
        self._units += [Unit("row", self._cells(row)) for row in body]
        for node in table.nodes():
            if node.kind == "Caption":
                self._paragraph(node)

    def _cells(self, row: Node) -> list[Piece]:
        pieces: list[Piece] = []
        for place, cell in enumerate(row.nodes()):
            pieces += [Piece(" | ")] if place else []
            pieces += self._pieces(cell)
        return pieces

    def _add(self, unit: Unit, node: Node) -> None:
        self._units.append(self._placed(unit, node))

    def _placed(self, unit: Unit, node: Node) -> Unit:
        """The unit, remembered by where it begins."""
        page, top = self._begins(node)
        if unit.kind in GOALS and page >= 0:
            self._tops.append((page, top, unit))
        return unit

    def _begins(self, node: Node) -> tuple[int, float]:
        for page, number in node.marks():
            passage = self.reading.pages[page].passage(number)
            if passage and passage.pieces:
                first = passage.pieces[0]
                return page, first.baseline + first.size * CAPITALS
        return NOTHING

    # Words

    def _pieces(self, node: Node, lang: str = "", address: str = "", goal: Hashable = None) -> list[Piece]:
        """The words of an element and of the inline elements in it."""
        lang = lang or next((str(each.source["/Lang"]) for each in _upwards(node) if "/Lang" in each.source), "")
        if node.kind == "Link":
            address, goal = self._leads(node)
        if "/ActualText" in node.source:
            return [Piece(self.reading.text(node), lang, address, goal)]
        found: list[Piece] = []
        for kid in node.kids:
            if isinstance(kid, Node) and kid.kind in INLINE:
                own = str(kid.source.get("/Lang", "")) or lang
                found += self._pieces(kid, own, address, goal)
            elif isinstance(kid, tuple):
                passage = self.reading.pages[kid[0]].passage(kid[1])
                found += [Piece(passage.text, lang, address, goal)] if passage else []
        return found

    def _leads(self, link: Node) -> tuple[str, Hashable]:
        leads = dict.fromkeys(self._lead(kid.source) for kid in link.kids if isinstance(kid, Annotation))
        return next(iter(leads)) if len(leads) == 1 else (f"{len(leads)} goals", None)

    def _lead(self, annotation: Any) -> tuple[str, Hashable]:
        if "/Dest" in annotation:
            page, _, _, top, *_ = annotation["/Dest"]
            return "", (self.reading.page_index[page.objgen], round(float(top), 1))
        return str(annotation["/A"]["/URI"]), None


def _first_paragraph(body: Node) -> Node | None:
    """The paragraph that opens an entry, unless the entry's words are its own."""
    first = body.kids[0] if body.kids else None
    if not isinstance(first, Node):
        return None
    if first.kind == "BlockQuote":
        first = first.nodes()[0]
    return first if first.kind == "P" else None


def _upwards(node: Node) -> Iterator[Node]:
    yield node
    yield from node.ancestors()
