"""Rules on what a file promises: that it keeps to PDF/UA, how its pages lie, that what leads somewhere stands there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from lxml.etree import Element, QName, XMLSyntaxError, fromstring
from pdf_faults import HEADINGS, INLINE, Fault, Faults
from pdf_reading import Annotation, Node, Piece, Reading

SLACK = 3.0
"""Points by which an area may miss what stands in it."""
ABOVE = 60.0
"""Points by which the goal of a bookmark may stand above the baseline of its heading."""
ADDRESSES = ("http://", "https://", "mailto:")


def _metadata(reading: Reading) -> Faults:
    """Metadata that XML readers can read, in which the file states its standard and its language."""
    data = reading.pdf.Root["/Metadata"].read_bytes() if "/Metadata" in reading.pdf.Root else b"<none/>"
    try:
        said = fromstring(data)
    except XMLSyntaxError as error:
        yield Fault("metadata-broken", f"The metadata are no XML: {error}")
        return
    words = {QName(each).localname: "".join(each.itertext()).strip() for each in said.iter(Element)}
    if words.get("part") != "1":
        yield Fault("no-standard", "The file does not say that it keeps to PDF/UA-1.")
    if words.get("language", "") != str(reading.pdf.Root.get("/Lang", "")):
        yield Fault("metadata-language", "The metadata and the catalog give two languages.")


def _window(reading: Reading) -> Faults:
    """A rule of ours: a file asks a reader's window for nothing but the title and the bookmarks."""
    wishes = set(reading.pdf.Root.get("/ViewerPreferences", {})) - {"/DisplayDocTitle"}
    if wishes or str(reading.pdf.Root.get("/PageMode", "/UseNone")) not in ("/UseNone", "/UseOutlines"):
        yield Fault("window", f"The file changes the window of its reader: {sorted(wishes)}.")
    if reading.pdf.Root.get("/MarkInfo", {}).get("/Suspects"):
        yield Fault("suspects", "The file says that its tags may be wrong.")


def _pages(reading: Reading) -> Faults:
    """A rule of ours: pages lie as they are painted, and are labelled with the numbers printed on them."""
    for index, page in enumerate(reading.pdf.pages):
        if int(page.obj.get("/Rotate", 0)):
            yield Fault("turned-page", f"Page {index + 1} is turned.")
    labels = reading.pdf.Root.get("/PageLabels", {}).get("/Nums", [])
    for start, label in zip(list(labels)[::2], list(labels)[1::2], strict=False):
        if int(label.get("/St", 1)) != int(start) + 1 or str(label.get("/P", "")):
            yield Fault("page-labels", "Pages are labelled with other numbers than those printed on them.")


def _kinds(reading: Reading) -> Faults:
    roles = {
        str(own): str(standard) for own, standard in reading.pdf.Root["/StructTreeRoot"].get("/RoleMap", {}).items()
    }
    if roles not in ({}, {"/Title": "/P"}):
        yield Fault("roles", f"Kinds are mapped to others: {roles}.")
    for node in reading.elements():
        if node.parent and node.parent.kind in ("P", "Title", *HEADINGS) and node.kind not in (*INLINE, "Note"):
            yield Fault("misplaced", f"{node.kind} stands in {node.parent.kind}.")
        if node.kind != "Figure" and "/Alt" in node.source:
            yield Fault("alternative", f"{node.kind} is no figure, and is replaced by an alternative.")


def _scopes(reading: Reading) -> Faults:
    """A header in a row of headers alone is one of columns; one beside other cells is one of its row."""
    for row in reading.elements("TR"):
        cells = row.nodes()
        is_head = all(cell.kind == "TH" for cell in cells)
        for cell in cells:
            if cell.kind == "TH" and str(cell.attribute("/Scope")) != ("/Column" if is_head else "/Row"):
                yield Fault("scope", f"The header {reading.text(cell)[:30]!r} heads the wrong cells.")


def _words_of(reading: Reading, node: Node) -> Iterator[tuple[int, Piece]]:
    for page, number in node.marks():
        passage = reading.pages[page].passage(number)
        yield from ((page, piece) for piece in (passage.pieces if passage else ()) if piece.text.strip())


def _areas(reading: Reading) -> Faults:
    """The areas of a link cover its words, and nothing is an address that is none."""
    for link in reading.elements("Link"):
        found = [kid.source for kid in link.kids if isinstance(kid, Annotation)]
        areas = [[float(edge) for edge in each["/Rect"]] for each in found]
        words = list(_words_of(reading, link))
        last = max((page for page, _ in words), default=0)  # an endless line of the contents may go over pages
        if not all(any(_covers(area, piece) for area in areas) for page, piece in words if page == last):
            yield Fault("link-beside", f"The area of the link {reading.text(link)[:30]!r} is not where its words are.")
        for each in found:
            address = str(each["/A"].get("/URI", "")) if "/A" in each else ""
            if "/A" in each and not address.startswith(ADDRESSES):
                yield Fault("address", f"A link leads to {address!r}.")


def _covers(area: list[float], piece: Piece) -> bool:
    left, bottom, right, top = area
    middle = (piece.left + piece.right) / 2
    return left - SLACK <= middle <= right + SLACK and bottom - SLACK <= piece.baseline <= top + SLACK


def _boxes(reading: Reading) -> Faults:
    """The box of a figure is around the words painted in it."""
    for figure in reading.elements("Figure"):
        box = [float(edge) for edge in figure.attribute("/BBox") or ()]
        own = (reading.pages[page].passage(number) for page, number in figure.kids if isinstance(page, int))
        pieces = [piece for passage in own if passage for piece in passage.pieces if piece.text.strip()]
        if len(box) == 4 and any(not _covers(box, piece) for piece in pieces):
            yield Fault("box-beside", "The box of a figure is not around what it shows.")


def _bookmarks(reading: Reading) -> Faults:
    """A rule of ours: a bookmark says a heading, and leads to the line it stands on."""
    headings = [
        (_letters(reading.text(node)), next(_words_of(reading, node), None)) for node in reading.elements(*HEADINGS)
    ]
    with reading.pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            waiting = [*item.children, *waiting]
            goal = item.destination
            title = _letters(item.title)
            if not title or goal is None:
                yield Fault("bookmark-empty", f"The bookmark {item.title!r} says nothing or leads nowhere.")
                continue
            page, top = reading.page_index.get(goal[0].objgen, -1), float(goal[3])
            there = [
                words
                for words, place in headings
                if place and place[0] == page and 0 <= top - place[1].baseline + SLACK <= ABOVE
            ]
            if not any(words.startswith(title) for words in there):
                yield Fault("bookmark-place", f"The bookmark {item.title!r} leads beside its heading.")


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", re.sub(r"[\W_]", "", text)))


PROMISES: tuple[Callable[[Reading], Faults], ...] = (
    _metadata,
    _window,
    _pages,
    _kinds,
    _scopes,
    _areas,
    _boxes,
    _bookmarks,
)
