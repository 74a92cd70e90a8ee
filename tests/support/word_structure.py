"""The structure of a Word file, read from its parts as the standard says (ECMA-376): what is shown, and where it leads.

Styles tell what a paragraph is; numbering, bookmarks, fields and notes are resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from brief_structure import Piece, Told, Unit
from word_file import BODY, WP, R, W, WordFile
from word_numbering import Numbering

SIGNS = {f"{W}tab": "\t", f"{W}br": " ", f"{W}noBreakHyphen": "-"}
KINDS = {"Title": "title", "TOCHeading": "contents", "Quote": "quote", "Caption": "caption"}
"""What paragraphs are, by style; all others are plain, but for headings, entries and the lines of the contents."""
NOTES = ("footnote", "endnote")


def read_word(file: WordFile) -> Told:
    """The units of the body in order, and the notes."""
    return _Reader(file).read()


@dataclass
class _Reader:
    file: WordFile
    _units: list[Unit] = field(default_factory=list)
    _goals: dict[Hashable, Unit] = field(default_factory=dict)

    def read(self) -> Told:
        self._numbering = Numbering(self.file)
        self._numbers = dict(_note_numbers(self.file))
        notes = [unit for kind in NOTES for unit in self._notes(kind)]
        self._blocks(self.file.body.find(f"{W}body"))
        lang = self.file.roots["word/styles.xml"].find(f"{W}docDefaults//{W}lang").get(f"{W}val")
        titles = [each.text for each in self.file.roots["docProps/core.xml"] if each.tag.endswith("}title")]
        turned = [mark.getparent().getparent() for mark in self.file.body.iter(f"{W}bidi")]
        said = ["".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in turned]
        return Told(self._units, self._goals, notes, lang, titles[0] or "", said)

    # Blocks

    def _blocks(self, parent: Any) -> None:
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl" and _style(element.find(f"{W}tblPr"), "tblStyle") == "BriefBox":
                for cell in element.iterfind(f"{W}tr/{W}tc"):
                    self._blocks(cell)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag == f"{W}sdt":
                self._blocks(element.find(f"{W}sdtContent"))

    def _paragraph(self, paragraph: Any) -> None:
        line = _Line(self.file, BODY, self._numbers)
        pieces = line.read(paragraph)
        figure = paragraph.find(f".//{WP}docPr")
        if figure is not None:
            unit = Unit("figure", [Piece(figure.get("descr") or "")])
        else:
            unit = self._unit(paragraph, pieces)
        if unit.kind == "caption":
            unit.more = next((each.shown.strip() for each in line.fields if each.name == "SEQ"), "")
        self._units.append(unit)
        self._note_goals(paragraph, self._captioned() if unit.kind == "caption" else unit)

    def _captioned(self) -> Unit:
        """The table or figure above a caption: what the bookmark around its label stands for."""
        return next(unit for unit in reversed(self._units) if unit.kind in ("table", "figure"))

    def _unit(self, paragraph: Any, pieces: list[Piece]) -> Unit:
        style = _style(paragraph.find(f"{W}pPr"), "pStyle")
        number = self._numbering.number(paragraph)
        if re.fullmatch(r"Heading\d", style):
            return Unit("heading", [Piece(f"{number} "), *pieces], f"level {style[-1]}")
        if re.fullmatch(r"TOC\d", style):
            return _entry(pieces)
        if style == "Bibliography":
            label, words = _cut_at_tab(pieces)
            return Unit("item", words, f"{label} at depth 1")
        if number:
            return Unit("item", pieces, f"{number} at depth {self._numbering.place(paragraph)[1] + 1}")
        return Unit(KINDS.get(style, "paragraph"), pieces)

    def _table(self, table: Any) -> None:
        rows = table.findall(f"{W}tr")
        has_header = table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        head = self._cells(rows[0]) if has_header else []
        body = rows[1:] if has_header else rows
        unit = Unit("table", head, f"{columns} columns, {len(body)} rows")
        self._units.append(unit)
        self._note_goals(table, unit)
        self._units += [Unit("row", self._cells(row)) for row in body]

    def _cells(self, row: Any) -> list[Piece]:
        pieces: list[Piece] = []
        for place, cell in enumerate(row.findall(f"{W}tc")):
            pieces += [Piece(" | ")] if place else []
            for paragraph in cell.iter(f"{W}p"):
                pieces += _Line(self.file, BODY, self._numbers).read(paragraph)
        return pieces

    def _note_goals(self, element: Any, unit: Unit) -> None:
        for mark in element.iter(f"{W}bookmarkStart"):
            self._goals[mark.get(f"{W}name")] = unit

    # Notes

    def _notes(self, kind: str) -> Iterator[Unit]:
        name = f"word/{kind}s.xml"
        for note in self.file.roots.get(name, ()):
            identity = note.get(f"{W}id")
            if note.get(f"{W}type") is None:
                pieces = [
                    piece
                    for paragraph in note.iter(f"{W}p")
                    for piece in _Line(self.file, name, self._numbers, (kind, identity)).read(paragraph)
                ]
                label, words = _cut_at_tab(pieces)
                unit = self._goals[kind, identity] = Unit("note", words, label)
                yield unit


def _note_numbers(file: WordFile) -> Iterator[tuple[tuple[str, str], str]]:
    """The number Word counts for each note, in the order of their marks; a mark of its own is not counted."""
    for kind in NOTES:
        marks = file.body.iter(f"{W}{kind}Reference")
        counted = [mark.get(f"{W}id") for mark in marks if not mark.get(f"{W}customMarkFollows")]
        yield from (((kind, identity), str(number)) for number, identity in enumerate(counted, 1))


def _style(properties: Any, name: str) -> str:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return "" if found is None else found.get(f"{W}val")


def _entry(pieces: list[Piece]) -> Unit:
    """A line of the contents: the words, and the page after the last tab."""
    *words, page = pieces
    is_known = page.text.strip().isdigit()
    return Unit("entry", words if is_known else pieces, f"page {page.text.strip()}" if is_known else "no page")


def _cut_at_tab(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """The words before the first tab, and what follows it."""
    place = next((place for place, piece in enumerate(pieces) if piece.text == "\t"), None)
    if place is None:
        return "", pieces
    return "".join(piece.text for piece in pieces[:place]).strip(), pieces[place + 1 :]


@dataclass
class Field:
    """A field while it is read: what it asks for, and what it shows."""

    instruction: str = ""
    shown: str = ""
    is_shown: bool = False

    @property
    def name(self) -> str:
        return self.instruction.split()[0] if self.instruction.split() else ""

    @property
    def goal(self) -> str | None:
        """The bookmark a cross-reference leads to."""
        words = self.instruction.split()
        return words[1] if words[:1] == ["REF"] and "\\h" in words else None


@dataclass
class _Line:
    """The characters of one paragraph; `note` is the note it stands in."""

    file: WordFile
    part: str
    numbers: dict[tuple[str, str], str]
    note: tuple[str, str] | None = None
    fields: list[Field] = field(default_factory=list)
    _open: list[Field] = field(default_factory=list)

    def read(self, paragraph: Any) -> list[Piece]:
        self._addresses = {each.identity: each.target for each in self.file.relations(self.part)}
        return [piece for run in paragraph.iter(f"{W}r") for piece in self._run(run)]

    def _run(self, run: Any) -> Iterator[Piece]:
        lang = run.find(f"{W}rPr/{W}lang")
        spoken = next(iter(lang.values()), "") if lang is not None else ""
        mark = next((each for kind in NOTES for each in run.iter(f"{W}{kind}Reference")), None)
        for element in run:
            if element.tag == f"{W}fldChar":
                self._at_field(element.get(f"{W}fldCharType"))
            elif element.tag == f"{W}instrText":
                self._open[-1].instruction += element.text or ""
            elif text := self._text(element):
                for each in self._open:
                    each.shown += text
                address, goal = ("", _note_key(mark)) if mark is not None else self._leads(run)
                yield Piece(text, spoken, address, goal)

    def _leads(self, run: Any) -> tuple[str, Hashable]:
        """The address or the bookmark the words of a run lead to: by the link around them, or by their field."""
        link = next(run.iterancestors(f"{W}hyperlink"), None)
        if link is not None:
            identity = link.get(f"{R}id")
            return (self._addresses[identity], None) if identity else ("", link.get(f"{W}anchor"))
        goals = [each.goal for each in self._open if each.is_shown and each.goal]
        return "", goals[-1] if goals else None

    def _at_field(self, kind: str) -> None:
        if kind == "begin":
            self._open.append(Field())
            self.fields.append(self._open[-1])
        elif kind == "separate":
            self._open[-1].is_shown = True
        elif self._open:  # that of the contents begins and ends in different paragraphs
            self._open.pop()

    def _text(self, element: Any) -> str:
        if element.tag == f"{W}t":
            return element.text or ""
        if element.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            return self.numbers.get(_note_key(element), "")
        if element.tag in (f"{W}footnoteRef", f"{W}endnoteRef"):
            return self.numbers.get(self.note, "") if self.note else ""
        return SIGNS.get(element.tag, "")


def _note_key(mark: Any) -> tuple[str, str]:
    kind = "footnote" if mark.tag == f"{W}footnoteReference" else "endnote"
    return kind, mark.get(f"{W}id")
