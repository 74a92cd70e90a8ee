"""Faults put into a sound PDF, one each: what the lint of PDFs must find.

Each row: what is done to a good file, the code of the fault it must be found as, and whether the two public checkers
find an error or a warning in it as well (pdfua, outloud).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

Mutation = Callable[[Any], None]


def elements(pdf: Any, kind: str) -> list[Any]:
    return [element for element in walked(pdf.Root["/StructTreeRoot"]["/K"]) if str(element["/S"]) == f"/{kind}"]


def walked(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walked(kid.get("/K", []))


def kids_of(element: Any) -> Any:
    if not isinstance(element["/K"], pikepdf.Array):
        element["/K"] = pikepdf.Array([element["/K"]])
    return element["/K"]


def with_annotation(pdf: Any) -> Any:
    return next(element for element in elements(pdf, "Link") if isinstance(element["/K"], pikepdf.Array))


def annotations_of(pdf: Any) -> list[Any]:
    return [annotation for page in pdf.pages for annotation in page.obj.get("/Annots", [])]


def without(owner: Callable[[Any], Any], key: str) -> Mutation:
    def change(pdf: Any) -> None:
        del owner(pdf)[key]

    return change


def setting(owner: Callable[[Any], Any], key: str, value: Any) -> Mutation:
    def change(pdf: Any) -> None:
        owner(pdf)[key] = value

    return change


def first(kind: str, position: int = 0) -> Callable[[Any], Any]:
    return lambda pdf: elements(pdf, kind)[position]


def root(pdf: Any) -> Any:
    return pdf.Root


def tree(pdf: Any) -> Any:
    return pdf.Root["/StructTreeRoot"]


def page(number: int) -> Callable[[Any], Any]:
    return lambda pdf: pdf.pages[number - 1].obj


def annotation(pdf: Any) -> Any:
    return annotations_of(pdf)[3]


def font(pdf: Any) -> Any:
    return next(iter(pdf.pages[0].obj["/Resources"]["/Font"].values()))


def content(number: int, pattern: bytes, new: bytes | Callable[[Any], bytes]) -> Mutation:
    """The first match of the pattern in the content of a page becomes something else."""

    def change(pdf: Any) -> None:
        page = pdf.pages[number - 1]
        old = page.obj["/Contents"].read_bytes()
        changed = re.sub(pattern, new, old, count=1, flags=re.DOTALL)
        assert changed != old, "nothing to change"
        page.obj["/Contents"] = pdf.make_stream(changed)

    return change


def swapped(kids: Callable[[Any], Any], one: int, other: int) -> Mutation:
    def change(pdf: Any) -> None:
        found = kids(pdf)
        found[one], found[other] = found[other], found[one]

    return change


def parent_entries(pdf: Any) -> Any:
    return tree(pdf)["/ParentTree"]["/Nums"][1]


def shortened(kids: Callable[[Any], Any]) -> Mutation:
    def change(pdf: Any) -> None:
        found = kids(pdf)
        del found[len(found) - 1]

    return change


def extended(kids: Callable[[Any], Any], new: Callable[[Any], Any]) -> Mutation:
    def change(pdf: Any) -> None:
        kids(pdf).append(new(pdf))

    return change


def kids(owner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda pdf: kids_of(owner(pdf))


def moved_out_of_contents(pdf: Any) -> None:
    entry = elements(pdf, "TOCI")[0]
    del kids_of(elements(pdf, "TOC")[0])[0]
    outer = elements(pdf, "Document")[0]
    kids_of(outer).append(entry)
    entry["/P"] = outer


def annotation_in_paragraph(pdf: Any) -> None:
    link = with_annotation(pdf)
    mark = kids_of(link)[len(link["/K"]) - 1]
    del link["/K"][len(link["/K"]) - 1]
    kids_of(link["/P"]).append(mark)


def retagged(kind: str, new: str) -> Mutation:
    def change(pdf: Any) -> None:
        for element in elements(pdf, kind):
            element["/S"] = pikepdf.Name(f"/{new}")
        for page in pdf.pages:
            old = page.obj["/Contents"].read_bytes()
            page.obj["/Contents"] = pdf.make_stream(old.replace(f"/{kind} <<".encode(), f"/{new} <<".encode()))

    return change


def other_parent(pdf: Any) -> None:
    elements(pdf, "P")[1]["/P"] = tree(pdf)


def other_bookmark(pdf: Any) -> None:
    with pdf.open_outline() as outline:
        outline.root[0], outline.root[1] = outline.root[1], outline.root[0]


def other_goal(pdf: Any) -> None:
    line = next(found for found in annotations_of(pdf) if "Sources" in str(found["/Contents"]))
    line["/Dest"] = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name("/XYZ"), 0, 0, 0])


def other_title(pdf: Any) -> None:
    old = pdf.Root["/Metadata"].read_bytes()
    pdf.Root["/Metadata"] = pdf.make_stream(old.replace(b"Back-channel", b"Front-channel"))


def no_row_cell(pdf: Any) -> None:
    row = elements(pdf, "TR")[2]
    del row["/K"][len(row["/K"]) - 1]


def caption_first(pdf: Any) -> None:
    found = kids_of(elements(pdf, "Table")[0])
    caption = found[len(found) - 1]
    del found[len(found) - 1]
    found.insert(0, caption)


def no_scope(pdf: Any) -> None:
    del elements(pdf, "TH")[0]["/A"]


def in_metadata(old: bytes, new: bytes) -> Mutation:
    def change(pdf: Any) -> None:
        data = pdf.Root["/Metadata"].read_bytes()
        assert old in data, "nothing to change"
        pdf.Root["/Metadata"] = pdf.make_stream(data.replace(old, new))

    return change


def paragraph_in_paragraph(pdf: Any) -> None:
    one, other = elements(pdf, "P")[1:3]
    found = kids_of(other["/P"])
    place = next(place for place, kid in enumerate(found) if kid.objgen == other.objgen)
    del found[place]
    kids_of(one).append(other)
    other["/P"] = one


def wishes(pdf: Any) -> Any:
    return pdf.Root["/ViewerPreferences"]


def marks(pdf: Any) -> Any:
    return pdf.Root["/MarkInfo"]


def label(pdf: Any) -> Any:
    return pdf.Root["/PageLabels"]["/Nums"][1]


def roles(pdf: Any) -> Any:
    return tree(pdf)["/RoleMap"]


def scope(pdf: Any) -> Any:
    return elements(pdf, "TH")[0]["/A"]


def address(pdf: Any) -> Any:
    return next(each["/A"] for each in annotations_of(pdf) if "/A" in each)


def box(pdf: Any) -> Any:
    return elements(pdf, "Figure")[0]["/A"]


def bookmark(pdf: Any) -> Any:
    return pdf.Root["/Outlines"]["/First"]


def at_foot(pdf: Any) -> None:
    bookmark(pdf)["/Dest"][3] = 0


PASSAGE = rb"(/P <</MCID \d+>> BDC\n)(.*?)(\nEMC\n)"
BODIES = PASSAGE + PASSAGE

FAR = [1, 1, 5, 5]
"""A rectangle where nothing stands."""
YES = True

FAULTS: tuple[tuple[str, Mutation, str, bool, bool, bool], ...] = (
    ("the catalog does not say it is tagged", without(root, "/MarkInfo"), "not-marked", True, True, True),
    ("no language", without(root, "/Lang"), "no-language", True, True, True),
    ("a language that is none", setting(root, "/Lang", "English!"), "no-language", True, True, True),
    ("the file name is shown", without(root, "/ViewerPreferences"), "title-hidden", True, True, True),
    ("another title in the metadata", other_title, "metadata", False, True, True),
    ("no metadata", without(root, "/Metadata"), "metadata", True, True, True),
    ("no page labels", without(root, "/PageLabels"), "page-labels", False, False, False),
    ("tabs go by rows", setting(page(2), "/Tabs", pikepdf.Name("/R")), "tab-order", False, True, True),
    ("no parent tree", without(tree, "/ParentTree"), "no-parent-tree", False, False, True),
    ("two entries of the parent tree exchanged", swapped(parent_entries, 0, 1), "parent-entry", False, False, False),
    ("a parent tree one entry short", shortened(parent_entries), "parent-entry", False, False, False),
    ("a page without a key", without(page(2), "/StructParents"), "no-key", False, False, False),
    ("two pages with one key", setting(page(2), "/StructParents", 0), "key-twice", False, False, False),
    ("a next key that is taken", setting(tree, "/ParentTreeNextKey", 1), "next-key", False, False, False),
    ("an annotation without a key", without(annotation, "/StructParent"), "annotation-key", False, False, True),
    (
        "an annotation with another's key",
        setting(annotation, "/StructParent", 12),
        "annotation-key",
        False,
        False,
        False,
    ),
    ("an annotation without words", without(annotation, "/Contents"), "annotation-words", True, True, True),
    ("an annotation that is not printed", setting(annotation, "/F", 0), "annotation-flags", False, True, False),
    ("an annotation that leads nowhere", without(annotation, "/Dest"), "annotation-goal", False, False, False),
    ("an annotation outside the tree", shortened(kids(with_annotation)), "annotation-owner", False, True, False),
    ("an annotation in a paragraph", annotation_in_paragraph, "annotation-owner", False, True, False),
    ("another parent than its own", other_parent, "wrong-parent", False, False, False),
    ("a kind of our own", retagged("BlockQuote", "Quotation"), "unknown-kind", False, True, True),
    ("a kind mapped to nothing", without(tree, "/RoleMap"), "unknown-kind", False, True, True),
    ("a line of the contents outside of them", moved_out_of_contents, "misplaced", False, False, True),
    ("items outside a list", retagged("L", "Sect"), "misplaced", False, True, True),
    ("cells outside a row", retagged("TR", "Sect"), "misplaced", True, True, True),
    ("an element without content", without(first("P", 1), "/K"), "empty", False, True, False),
    ("words in a language that is none", setting(first("Span", 0), "/Lang", "?"), "bad-language", False, False, True),
    ("the first heading is of level 2", retagged("H1", "H2"), "heading-skipped", False, True, True),
    ("a level is left out", retagged("H2", "H4"), "heading-skipped", False, True, True),
    ("bookmarks in another order", other_bookmark, "bookmark", False, False, False),
    ("two blocks exchanged in the tree", swapped(kids(first("Document")), 0, 1), "paint-order", False, False, False),
    ("two blocks painted in exchanged order", content(1, BODIES, rb"\4\5\6\1\2\3"), "paint-order", False, False, False),
    ("two blocks exchanged on the page", content(1, BODIES, rb"\1\5\3\4\2\6"), "geometry", False, False, False),
    ("two cells exchanged", swapped(kids(first("TR")), 0, 1), "geometry", False, False, False),
    (
        "a passage that stands twice in the tree",
        extended(kids(first("P", 1)), lambda _: 0),
        "passage-owner",
        False,
        True,
        False,
    ),
    ("a passage outside the tree", setting(first("P", 1), "/K", pikepdf.Array()), "passage-owner", False, True, False),
    (
        "a passage that is not on the page",
        extended(kids(first("P", 1)), lambda _: 999),
        "no-passage",
        False,
        False,
        False,
    ),
    ("a passage with another tag", content(1, rb"/Title <<", b"/P <<"), "other-tag", False, False, False),
    ("words outside of passages", content(1, PASSAGE, rb"\2\n"), "untagged", True, True, True),
    (
        "words hidden as a decoration",
        content(1, PASSAGE, rb"/Artifact <</Type /Layout>> BDC\n\2\3"),
        "artifact-words",
        False,
        False,
        False,
    ),
    (
        "an artifact without a type",
        content(1, rb"/Artifact <</Type /Layout>> BDC", b"/Artifact BMC"),
        "artifact-kind",
        False,
        False,
        False,
    ),
    ("a number that two passages have", content(1, rb"/MCID 2>>", b"/MCID 1>>"), "number-twice", False, False, False),
    ("a passage that is not closed", content(1, rb"\nEMC\n(?!.*\nEMC\n)", b"\n"), "nesting", False, False, False),
    ("passages inside each other", content(1, rb"\nEMC\n/P", b"\n/P"), "nesting", False, True, True),
    ("a header that does not say what it heads", no_scope, "no-scope", False, True, False),
    ("a row one cell short", no_row_cell, "irregular", False, True, True),
    ("a table without headers", retagged("TH", "TD"), "no-headers", True, True, False),
    ("a caption before its table", caption_first, "caption", False, False, False),
    (
        "two words joined at a line end",
        content(1, rb" \) Tj ET\nBT", b") Tj ET\nBT"),
        "joined-words",
        False,
        False,
        False,
    ),
    ("a figure without words", without(first("Figure"), "/Alt"), "no-alternative", True, True, True),
    ("a figure without a place", without(first("Figure"), "/A"), "no-box", False, False, False),
    ("a list that does not say how it is numbered", without(first("L"), "/A"), "list-numbering", False, False, False),
    ("a list item of two labels", retagged("LBody", "Lbl"), "list-item", False, True, False),
    ("a line of the contents that leads elsewhere", other_goal, "contents-number", False, False, False),
    ("a note without a name", without(first("Note"), "/ID"), "note-name", False, True, True),
    ("two notes with one name", setting(first("Note"), "/ID", "note-2"), "note-name", False, True, True),
    ("names that are not listed", without(tree, "/IDTree"), "note-name", False, False, False),
    ("a note without its number", swapped(kids(first("Note")), 0, 1), "note-label", False, False, False),
    (
        "a mark that is none",
        setting(first("Reference", -1), "/S", pikepdf.Name("/Span")),
        "note-mark",
        False,
        False,
        False,
    ),
    ("other words are spoken", setting(first("P", 1), "/ActualText", "Other words"), "spoken", False, True, False),
    ("metadata that are no XML", in_metadata(b"</rdf:RDF>", b""), "metadata-broken", False, False, True),
    (
        "the standard is not stated",
        in_metadata(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
        "no-standard",
        False,
        False,
        True,
    ),
    (
        "the metadata give no language",
        in_metadata(b"dc:language", b"dc:relation"),
        "metadata-language",
        False,
        False,
        True,
    ),
    ("the window is hidden", setting(wishes, "/HideToolbar", YES), "window", False, False, False),
    ("tags that may be wrong", setting(marks, "/Suspects", YES), "suspects", False, True, True),
    ("a page that is turned", setting(page(2), "/Rotate", 90), "turned-page", False, False, False),
    ("labels that begin with 5", setting(label, "/St", 5), "page-labels", False, False, False),
    ("labels with a letter", setting(label, "/P", "A"), "page-labels", False, False, False),
    ("a kind mapped to another standard one", setting(roles, "/P", pikepdf.Name("/Span")), "roles", False, True, True),
    ("a paragraph in a paragraph", paragraph_in_paragraph, "misplaced", False, False, False),
    (
        "a paragraph with an alternative",
        setting(first("P", 1), "/Alt", "Other words"),
        "alternative",
        False,
        False,
        False,
    ),
    (
        "a header of the wrong cells",
        setting(scope, "/Scope", pikepdf.Name("/Row")),
        "scope",
        False,
        False,
        False,
    ),
    (
        "a link beside its words",
        setting(annotation, "/Rect", FAR),
        "link-beside",
        False,
        False,
        False,
    ),
    ("an address that is a script", setting(address, "/URI", "javascript:alert(1)"), "address", False, False, False),
    ("the box of a figure elsewhere", setting(box, "/BBox", FAR), "box-beside", False, False, False),
    ("a bookmark without words", setting(bookmark, "/Title", " "), "bookmark-empty", False, False, False),
    ("a bookmark that leads nowhere", without(bookmark, "/Dest"), "bookmark-empty", False, False, False),
    ("a bookmark that leads to the foot of the page", at_foot, "bookmark-place", False, False, False),
    ("a font without characters", without(font, "/ToUnicode"), "font-unmapped", False, True, True),
    ("a font that is not in the file", without(font, "/FontDescriptor"), "font-outside", False, True, True),
)
