"""Differences put into one of two files that say the same, one each: what the comparison of structures must tell.

Each changes a Word file or a PDF as a writer might by mistake: the words of the pages stay as they are, or nearly so.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pdf_reading import Annotation, Node, Reading
from word_file import WP, R, W, WordFile


@dataclass(frozen=True)
class Seed:
    """One difference: its name, how it is put in, and the kinds of event that first differ, as Word and PDF tell it."""

    name: str
    sow: Callable[[Any], None]
    told: tuple[str, str]


def changed_word(data: bytes, seed: Seed) -> WordFile:
    """The Word file with the difference. It is read from the parsed parts, which are changed in place."""
    file = WordFile.of(data)
    seed.sow(file)
    return file


def changed_pdf(data: bytes, seed: Seed) -> Reading:
    """The PDF with the difference."""
    reading = Reading(data)
    seed.sow(reading)
    saved = io.BytesIO()
    reading.pdf.save(saved)
    return Reading(saved.getvalue())


# Word


def _paragraph(file: WordFile, words: str) -> Any:
    """The paragraph of the body that says these words, outside of the contents."""
    found = [
        each
        for each in file.body.iter(f"{W}p")
        if words in "".join(text.text or "" for text in each.iter(f"{W}t")) and not _style(each).startswith("TOC")
    ]
    return found[0]


def _style(paragraph: Any) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def _restyled(words: str, style: str) -> Callable[[WordFile], None]:
    def sow(file: WordFile) -> None:
        _paragraph(file, words).find(f"{W}pPr/{W}pStyle").set(f"{W}val", style)

    return sow


def _removed(words: str) -> Callable[[WordFile], None]:
    def sow(file: WordFile) -> None:
        paragraph = _paragraph(file, words)
        paragraph.getparent().remove(paragraph)

    return sow


def _set_first(tag: str, name: str, value: str) -> Callable[[WordFile], None]:
    """Give the first element of the body with this tag another value."""

    def sow(file: WordFile) -> None:
        element = next(file.body.iter(tag))
        assert element.get(name) != value
        element.set(name, value)

    return sow


def _unlinked(file: WordFile) -> None:
    link = next(each for each in file.body.iter(f"{W}hyperlink") if each.get(f"{R}id"))
    place = link.getparent().index(link)
    link.getparent()[place : place + 1] = list(link)


def _address(file: WordFile) -> None:
    relations = file.roots["word/_rels/document.xml.rels"]
    next(each for each in relations if each.get("TargetMode") == "External").set("Target", "https://www.example.com/")


def _links_swapped(file: WordFile) -> None:
    links = [each for each in file.body.iter(f"{W}hyperlink") if (each.get(f"{W}anchor") or "").startswith("source")]
    first, other = next((one, two) for one in links for two in links if one.get(f"{W}anchor") != two.get(f"{W}anchor"))
    one, two = first.get(f"{W}anchor"), other.get(f"{W}anchor")
    first.set(f"{W}anchor", two)
    other.set(f"{W}anchor", one)


def _field_elsewhere(file: WordFile) -> None:
    marks = [mark.get(f"{W}name") for mark in file.body.iter(f"{W}bookmarkStart")]
    field = next(each for each in file.body.iter(f"{W}instrText") if " REF " in (each.text or ""))
    words = (field.text or "").split()
    field.text = (field.text or "").replace(words[1], next(mark for mark in marks if mark.startswith("_Toc")))


def _notes_swapped(file: WordFile) -> None:
    first, second, *_ = [each for each in file.roots["word/footnotes.xml"] if each.get(f"{W}type") is None]
    one, two = first.get(f"{W}id"), second.get(f"{W}id")
    first.set(f"{W}id", two)
    second.set(f"{W}id", one)


def _note_lost(file: WordFile) -> None:
    mark = next(file.body.iter(f"{W}footnoteReference"))
    mark.getparent().getparent().remove(mark.getparent())


def _caption_number(file: WordFile) -> None:
    """The field is words now: Word will not count this caption."""
    field = next(each for each in file.body.iter(f"{W}instrText") if "SEQ" in (each.text or ""))
    field.text = " PAGE "


def _entry_elsewhere(file: WordFile) -> None:
    first, second, *_ = [each for each in file.body.iter(f"{W}hyperlink") if "_Toc" in (each.get(f"{W}anchor") or "")]
    first.set(f"{W}anchor", second.get(f"{W}anchor"))


def _entry_page(file: WordFile) -> None:
    entry = next(each for each in file.body.iter(f"{W}p") if _style(each) == "TOC2")
    list(entry.iter(f"{W}t"))[-1].text = "7"


def _entry_lost(file: WordFile) -> None:
    entry = next(each for each in file.body.iter(f"{W}p") if _style(each) == "TOC2")
    entry.getparent().remove(entry)


def _row_lost(file: WordFile) -> None:
    row = next(each for each in file.body.iter(f"{W}tr") if len(each.findall(f"{W}tc")) > 2).getnext()
    row.getparent().remove(row)


def _header_lost(file: WordFile) -> None:
    next(each for each in file.body.iter(f"{W}tblLook") if each.get(f"{W}firstRow") == "1").set(f"{W}firstRow", "0")


def _cells_swapped(file: WordFile) -> None:
    _, row, *_ = [each for each in file.body.iter(f"{W}tr") if len(each.findall(f"{W}tc")) > 2]
    first, second, *_ = row.findall(f"{W}tc")
    row.remove(second)
    row.insert(row.index(first), second)


def _language_lost(file: WordFile) -> None:
    lang = next(each for each in file.body.iter(f"{W}lang"))
    lang.getparent().remove(lang)


def _paragraphs_swapped(file: WordFile) -> None:
    first = _paragraph(file, "satellite pictures")
    first.getnext().addnext(first)


IN_WORD = (
    Seed("a link is words", _unlinked, ("table", "link")),
    Seed("a link leads to another address", _address, ("link", "link")),
    Seed("two citations lead to each other's source", _links_swapped, ("reference", "reference")),
    Seed("a cross-reference leads elsewhere", _field_elsewhere, ("reference", "reference")),
    Seed("two notes are swapped", _notes_swapped, ("mark", "mark")),
    Seed("the mark of a note is lost", _note_lost, ("paragraph", "paragraph")),
    Seed("a heading is one level deeper", _restyled("Demilitarized", "Heading3"), ("entry", "entry")),
    Seed("a heading is a paragraph", _restyled("Options for the", "BodyText"), ("paragraph", "heading")),
    Seed("the title is a paragraph", _restyled("Back-channel talks", "BodyText"), ("paragraph", "title")),
    Seed("a quotation is a paragraph", _restyled("The Parties shall", "BodyText"), ("paragraph", "quote")),
    Seed("an entry of a list is missing", _removed("Where the line runs"), ("item", "item")),
    Seed("an entry of a list is a level up", _set_first(f"{W}ilvl", f"{W}val", "1"), ("item", "item")),
    Seed("an entry has another number", _removed("Who signs"), ("item", "item")),
    Seed("a figure has another alternative", _set_first(f"{WP}docPr", "descr", "Bars."), ("figure", "figure")),
    Seed("a caption is not counted", _caption_number, ("caption", "caption")),
    Seed("an entry of the contents leads elsewhere", _entry_elsewhere, ("entry", "entry")),
    Seed("an entry of the contents has another page", _entry_page, ("entry", "entry")),
    Seed("an entry of the contents is missing", _entry_lost, ("entry", "entry")),
    Seed("a row of a table is missing", _row_lost, ("table", "table")),
    Seed("two cells are swapped", _cells_swapped, ("row", "row")),
    Seed("a table has no header", _header_lost, ("reference", "reference")),
    Seed("a source is missing", _removed("list of staff"), ("reference", "reference")),
    Seed("words are in no other language", _language_lost, ("caption", "spoken")),
    Seed("two paragraphs are swapped", _paragraphs_swapped, ("paragraph", "paragraph")),
)
"""Differences in the Word file."""


# PDF


def _links(reading: Reading, key: str) -> list[Any]:
    """The annotations of links with that key, in reading order, outside of the contents."""
    return [
        kid.source
        for node in reading.elements("Link")
        if node.inside("TOCI", "Note") is None
        for kid in node.kids
        if isinstance(kid, Annotation) and key in kid.source
    ]


def _pdf_address(reading: Reading) -> None:
    _links(reading, "/A")[0]["/A"]["/URI"] = pikepdf.String("https://www.example.com/")


def _pdf_goal(reading: Reading) -> None:
    first, *others = _links(reading, "/Dest")
    first["/Dest"] = next(each["/Dest"] for each in others if str(each["/Dest"][3]) != str(first["/Dest"][3]))


def _pdf_unlinked(reading: Reading) -> None:
    node = next(node for node in reading.elements("Link") if node.inside("TOCI") is None)
    node.source["/S"] = pikepdf.Name("/Span")


def _pdf_marks_swapped(reading: Reading) -> None:
    marks = [node for node in reading.elements("Reference") if node.inside("TOCI") is None]
    first, second = (
        next(kid.source for each in mark.everything() for kid in each.kids if isinstance(kid, Annotation))
        for mark in marks[1:3]
    )
    one, two = first["/Dest"], second["/Dest"]
    first["/Dest"], second["/Dest"] = two, one


def _pdf_kind(kind: str, other: str) -> Callable[[Reading], None]:
    def sow(reading: Reading) -> None:
        reading.elements(kind)[0].source["/S"] = pikepdf.Name(f"/{other}")

    return sow


def _pdf_lost(kind: str, which: int = -1) -> Callable[[Reading], None]:
    def sow(reading: Reading) -> None:
        node = reading.elements(kind)[which]
        kids = _parent(node)["/K"]
        place = next(place for place, kid in enumerate(kids) if getattr(kid, "objgen", None) == node.source.objgen)
        del kids[place]

    return sow


def _parent(node: Node) -> Any:
    assert node.parent is not None
    return node.parent.source


def _pdf_alternative(reading: Reading) -> None:
    reading.elements("Figure")[0].source["/Alt"] = pikepdf.String("Bars.")


def _pdf_language(reading: Reading) -> None:
    node = next(node for node in reading.elements("Span", "TD") if "/Lang" in node.source)
    del node.source["/Lang"]


def _pdf_swapped(reading: Reading) -> None:
    heading = reading.elements("H2")[0]
    kids = _parent(heading)["/K"]
    assert len(kids) > 3
    kids[2], kids[3] = kids[3], kids[2]


def _pdf_title(reading: Reading) -> None:
    reading.pdf.docinfo["/Title"] = pikepdf.String("Another title")


IN_PDF = (
    Seed("a link leads to another address", _pdf_address, ("link", "link")),
    Seed("a citation leads to another source", _pdf_goal, ("reference", "reference")),
    Seed("a link is words", _pdf_unlinked, ("reference", "paragraph")),
    Seed("two marks lead to each other's note", _pdf_marks_swapped, ("mark", "mark")),
    Seed("a heading is one level deeper", _pdf_kind("H2", "H3"), ("heading", "heading")),
    Seed("a heading is a paragraph", _pdf_kind("H3", "P"), ("heading", "paragraph")),
    Seed("a quotation is a paragraph", _pdf_kind("BlockQuote", "Sect"), ("quote", "paragraph")),
    Seed("a table has no header", _pdf_kind("TR", "Sect"), ("reference", "reference")),
    Seed("an entry of a list is missing", _pdf_lost("LI", 0), ("item", "item")),
    Seed("a source is missing", _pdf_lost("LI"), ("reference", "mark")),
    Seed("an entry of the contents is missing", _pdf_lost("TOCI"), ("entry", "heading")),
    Seed("a row of a table is missing", _pdf_lost("TR"), ("table", "table")),
    Seed("a note is missing", _pdf_lost("Note"), ("mark", "reference")),
    Seed("a figure has another alternative", _pdf_alternative, ("figure", "figure")),
    Seed("words are in no other language", _pdf_language, ("spoken", "caption")),
    Seed("two paragraphs are swapped", _pdf_swapped, ("paragraph", "paragraph")),
    Seed("the document has another title", _pdf_title, ("document", "document")),
)
"""Differences in the PDF."""
