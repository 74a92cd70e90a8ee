"""No shape of document loses a word in Word, prints one twice, changes their order, or fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numbered_words import WORD, Numbers, numbered_document, words_of_tree
from openxml_audit import FileFormat, OpenXmlValidator
from sample_document import a4_page
from word_lint import body_without_contents, faults, part, text_of

from tracktwo.document.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Figure,
    GroupRow,
    List,
    ListItem,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    SourceEntry,
    SourceList,
    Table,
)
from tracktwo.document.drawing import Bar, Dot, Drawing, Ink, Stroke, Words
from tracktwo.document.inlines import (
    Cite,
    CitedSource,
    Emphasis,
    Faint,
    Inline,
    Label,
    LineBreak,
    Link,
    MarkingLabel,
    Note,
    Reference,
    Strong,
    Text,
    Tone,
)
from tracktwo.template.theme import Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.docx.markup import escaped
from tracktwo.writers.fonts import FontLibrary


def words_in_order(data: bytes) -> list[str]:
    return WORD.findall(text_of(body_without_contents(data)))


def assert_whole(document: Document) -> None:
    data = write_docx(document, Theme(), FontLibrary()).data
    assert words_in_order(data) == words_of_tree(document)
    assert [fault for fault in faults(data) if fault not in FAULTS_OF_A_TREE] == []


PLAIN = Column(())


def table(numbers: Numbers, columns: int, rows: int, words_per_cell: int = 2, kind: Column = PLAIN) -> Table:
    header = tuple(replace(kind, header=numbers.run(1)) for _ in range(columns))
    body = tuple(Row(tuple(Cell(numbers.run(words_per_cell)) for _ in range(columns))) for _ in range(rows))
    return Table(header, body, numbers.run(3), "summary", f"table-{numbers.used}")


def endless(numbers: Numbers) -> str:
    return f"{numbers.word()}{'x' * 5000}"


def deep_inline(numbers: Numbers, depth: int) -> Inline:
    inline: Inline = Text(numbers.text(2))
    for level in range(depth):
        inline = (Strong, Emphasis, Faint)[level % 3]((inline,))
    return inline


def groups(numbers: Numbers, columns: int) -> Table:
    header = tuple(Column(numbers.run(1)) for _ in range(columns))
    rows = []
    for _ in range(5):
        rows.append(GroupRow(numbers.run(4)))
        rows.append(Row(tuple(Cell(numbers.run(2)) for _ in range(columns))))
    return Table(header, (*rows, GroupRow(numbers.run(2))))


def sections(numbers: Numbers, levels: tuple[int, ...], given: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(
        Section(numbers.run(3), level, f"section-{place}", (numbers.paragraph(5),), number)
        for place, (level, number) in enumerate(zip(levels, given, strict=True))
    )


def ragged(numbers: Numbers) -> Table:
    return Table(
        (Column(numbers.run(1)), Column(numbers.run(1))),
        tuple(Row(tuple(Cell(numbers.run(1)) for _ in range(count))) for count in (0, 1, 2, 5)),
    )


PAGE = a4_page()
DRAWING = Drawing(
    400,
    60,
    (
        Bar(0, 0, 300, 20, Ink.PALE, Ink.ACCENT),
        Stroke(0, 0, 400, 60, dashed=True),
        Dot(30, 30, 3, Ink.WHITE, Ink.ALERT),
        Words(200, 50, "words & signs <й>", align=Align.CENTER, bold=True),
    ),
)
SHAPES: dict[str, Callable[[Numbers], tuple[Block, ...]]] = {
    "one paragraph": lambda n: (n.paragraph(5),),
    "every role": lambda n: tuple(Paragraph(n.run(5), role) for role in ParagraphRole),
    "long paragraph": lambda n: (n.paragraph(3000),),
    "endless word": lambda n: (Paragraph((Text(endless(n)),)),),
    "keep with next": lambda n: (Paragraph(n.run(3), keep_with_next=True), n.paragraph(3)),
    "tabs and line ends in text": lambda n: (Paragraph((Text(f"{n.word()}\t{n.word()}\n{n.word()}\r\n{n.word()}"),)),),
    "small table": lambda n: (table(n, 3, 3),),
    "thirty columns": lambda n: (table(n, 30, 4),),
    "thousand rows": lambda n: (table(n, 4, 1000),),
    "giant cell": lambda n: (table(n, 2, 2, 1500),),
    "endless word in a cell": lambda n: (
        Table((Column(()), Column(())), (Row((Cell((Text(endless(n)),)), Cell(n.run(2)))),)),
    ),
    "empty cells": lambda n: (Table((Column(n.run(1)), Column(())), (Row((Cell(()), Cell(n.run(1)))),)),),
    "table without rows": lambda n: (table(n, 3, 0),),
    "table without columns": lambda n: (Table((), (), n.run(3), anchor="t"),),
    "rows of other lengths": lambda n: (ragged(n),),
    "group rows": lambda n: (groups(n, 4),),
    "group rows over one column": lambda n: (groups(n, 1),),
    "columns of every kind": lambda n: (
        table(n, 2, 2, kind=Column((), is_row_header=True)),
        table(n, 2, 2, kind=Column((), wash=True)),
        table(n, 2, 2, kind=Column((), align=Align.END)),
        table(n, 2, 2, kind=Column((), align=Align.CENTER, weight=0, minimum=90)),
    ),
    "tables one below the other": lambda n: tuple(replace(table(n, 2, 1), caption=()) for _ in range(3)),
    "bullets": lambda n: (List(tuple(ListItem((n.paragraph(3),)) for _ in range(4))),),
    "numbers twice": lambda n: tuple(
        List(tuple(ListItem((n.paragraph(3),)) for _ in range(3)), ordered=True) for _ in range(2)
    ),
    "table and box in an entry": lambda n: (
        List((ListItem((n.paragraph(2), table(n, 2, 2), Callout(n.run(1), (n.paragraph(3),)))), ListItem(()))),
    ),
    "entry that begins with a table": lambda n: (List((ListItem((table(n, 2, 1),)),), ordered=True),),
    "box of paragraphs": lambda n: (Callout(n.run(2), (n.paragraph(3), Paragraph(n.run(3), ParagraphRole.NOTE))),),
    "box of everything": lambda n: (
        Callout(n.run(2), (n.paragraph(3), List((ListItem((n.paragraph(2),)),)), table(n, 2, 2))),
    ),
    "box in a box": lambda n: (Callout(n.run(1), (List(()), Callout(n.run(1), (n.paragraph(1), table(n, 2, 1))))),),
    "empty boxes and lists": lambda n: (Callout((), ()), List(()), Callout((), (List(()),)), n.paragraph(1)),
    "section in a box on other paper": lambda n: (
        Callout(n.run(1), (Section(n.run(1), 1, "s", (n.paragraph(2),), page=PAGE.turned()),)),
    ),
    "sections that count": lambda n: (
        Contents(n.run(0), 3),
        *sections(n, (1, 2, 3, 2, 1), ("1", "1.1", "1.1.1", "1.2", "2")),
    ),
    "sections that count otherwise": lambda n: sections(n, (1, 2, 1, 3), ("A", "A.1", "7", "")),
    "sections deeper than styles": lambda n: sections(n, (0, 4, 9), ("", "1.1.1.1", "")),
    "landscape first and last": lambda n: (
        Section(n.run(1), 1, "a", (table(n, 2, 2),), page=PAGE.turned()),
        n.paragraph(2),
        Section(n.run(1), 1, "b", (n.paragraph(2),), page=PAGE.turned()),
    ),
    "sources": lambda n: (SourceList(tuple(SourceEntry(i, f"source-{i}", n.run(6)) for i in range(1, 30))),),
    "labels and markings": lambda n: (
        Paragraph((Label(n.word()), Text(" "), Label(n.word(), Tone.ALERT), MarkingLabel(n.word(), "#ffffff", "#000"))),
    ),
    "breaks": lambda n: (Paragraph((Text(n.word()), LineBreak(), Text(n.word()), LineBreak())),),
    "links of every kind": lambda n: (
        Paragraph(
            (
                Link("https://example.org/?a=1&b=2", n.run(2)),
                Link("javascript:alert(1)", n.run(2)),
                Reference("nowhere", n.run(2)),
                Link("https://example.org", (Reference("s", n.run(1)), Cite((CitedSource(1, "s"),)))),
                Cite((CitedSource(1, "nowhere", "para. 4", "a"),)),
            )
        ),
        Section(n.run(1), 1, "s", ()),
    ),
    "deep inlines": lambda n: (Paragraph((deep_inline(n, 150),)),),
    "anchor twice": lambda n: (
        Section(n.run(1), 1, "same", ()),
        Section(n.run(1), 1, "same", ()),
        Section(n.run(1), 1, "SAME", (Paragraph((Reference("same", n.run(1)),)),)),
    ),
    "notes": lambda n: (
        Section((*n.run(1), Note(1, "note-1", ())), 1, "s", (), "1"),
        Paragraph((*n.run(2), Note(2, "note-2", (Text("words of a note"),)), *n.run(1), Note(9, "note-9", ()))),
        Callout(n.run(1), (Paragraph((*n.run(1), Note(3, "note-3", (Reference("s", (Text("there"),)),)))),)),
        List((ListItem((Paragraph((Strong((*n.run(1), Note(4, "note-4", ()))),)),)),)),
        Contents(n.run(0)),
    ),
    "figures": lambda n: (
        Figure(DRAWING, "what it shows", (Strong((Text("Figure 1. "),)), *n.run(3)), "figure-1"),
        Callout(n.run(1), (List((ListItem((Figure(DRAWING, "again", n.run(1)),)),)),)),
        Figure(Drawing(0, 0, ()), "nothing"),
        Figure(Drawing(5000, 9, ()), "wide"),
        Paragraph((Reference("figure-1", (Text("Figure 1"),)), *n.run(1))),
    ),
    "captions that count": lambda n: tuple(
        Table((Column(n.run(1)),), (), (Strong((Text(label),)), *n.run(2)), "", f"table-{place}")
        for place, label in enumerate(("Table 1. ", "Table 2. ", "Таблиця 7. ", "8", "Table. ", "Table 1–2. "))
    ),
    "anchors of any characters": lambda n: tuple(
        Section(n.run(1), 1, anchor, ()) for anchor in ("", "1", "Раздел 1", "Раздел 2", "a" * 60, "a" * 61, "&<>\"'")
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_word_is_there_once_and_in_order(shape: str) -> None:
    numbers = Numbers()
    document = numbered_document(PAGE, *SHAPES[shape](numbers))
    assert len(SHAPES) >= 30
    if "empty" not in shape:
        assert numbers.used > 0
    assert_whole(document)


@pytest.mark.parametrize("ordered", [False, True])
def test_lists_inside_lists_keep_their_words(ordered: bool) -> None:
    numbers = Numbers()
    entry: Block = numbers.paragraph(1)
    for _ in range(60):
        entry = List((ListItem((entry, Paragraph(()))),), ordered)
    data = write_docx(numbered_document(PAGE, entry), Theme(), FontLibrary()).data
    assert words_in_order(data) == ["w1z"]
    assert faults(data) == []


def test_no_nesting_of_blocks_is_too_deep() -> None:
    entry: Block = Paragraph((Text("w1z"),))
    for _ in range(5000):
        entry = Section((Text("heading"),), 3, "", (List((ListItem((entry,)),)),))
    data = write_docx(numbered_document(PAGE, entry), Theme(), FontLibrary()).data
    assert words_in_order(data) == ["w1z"]


def test_all_shapes_together_satisfy_the_standard(tmp_path: Path) -> None:
    numbers = Numbers()
    shapes = [SHAPES[name](numbers) for name in SHAPES if name not in ("thousand rows", "giant cell")]
    document = numbered_document(PAGE, *(block for blocks in shapes for block in blocks))
    path = tmp_path / "shapes.docx"
    path.write_bytes(write_docx(document, Theme(), FontLibrary()).data)
    assert [str(error) for error in OpenXmlValidator(FileFormat.MICROSOFT_365).validate(path).errors] == []


def test_forbidden_characters_are_replaced_and_told() -> None:
    document = numbered_document(PAGE, Paragraph((Text("a\x00b\ud800c\uffffd"),)))
    result = write_docx(document, Theme(), FontLibrary())
    assert text_of(part(result.data, "word/document.xml")).strip() == "a\ufffdb\ufffdc\ufffdd"
    assert [finding.code for finding in result.diagnostics] == ["P04"]


ANY_TEXT = st.text(st.characters(codec=None), max_size=12)
TARGETS = st.one_of(ANY_TEXT, st.sampled_from(["https://example.org/a b", "https://a.org"]))
LEAVES = st.one_of(
    st.builds(Text, ANY_TEXT, st.sampled_from(["", "uk", "ar", "zh", "x y"])),
    st.builds(Label, ANY_TEXT),
    st.just(LineBreak()),
    st.builds(lambda anchor: Cite((CitedSource(1, anchor, "p. <2>"),)), st.sampled_from(["a", "b", ""])),
)
INLINES = st.recursive(
    LEAVES,
    lambda children: st.one_of(
        st.builds(Strong, st.tuples(children, children)),
        st.builds(Emphasis, st.tuples(children)),
        st.builds(Faint, st.tuples(children)),
        st.builds(Link, TARGETS, st.tuples(children)),
        st.builds(Reference, st.sampled_from(["a", "b", ""]), st.tuples(children)),
        st.builds(Note, st.integers(1, 3), st.just("n"), st.tuples(children)),
    ),
    max_leaves=6,
)
RUNS = st.lists(INLINES, max_size=4).map(tuple)
ROWS = st.lists(
    st.one_of(st.builds(GroupRow, RUNS), st.builds(Row, st.lists(st.builds(Cell, RUNS), max_size=3).map(tuple))),
    max_size=3,
).map(tuple)
COLUMNS = st.lists(st.builds(Column, RUNS), max_size=3).map(tuple)
FLAT = st.one_of(
    st.builds(Paragraph, RUNS, st.sampled_from(ParagraphRole), st.booleans()),
    st.builds(
        Table,
        COLUMNS,
        ROWS,
        RUNS,
        ANY_TEXT,
        st.sampled_from(["a", "t", ""]),
    ),
    st.builds(lambda text, runs: Figure(DRAWING, text, runs, "f"), ANY_TEXT, RUNS),
    st.builds(lambda runs: SourceList((SourceEntry(1, "b", runs),)), RUNS),
    st.builds(Contents, RUNS, st.integers(-1, 5)),
)
BLOCKS = st.recursive(
    FLAT,
    lambda children: st.one_of(
        st.builds(
            Section, RUNS, st.integers(0, 5), st.sampled_from(["a", "s", ""]), st.tuples(children, children),
            st.sampled_from(["", "1", "1.1", "2"]), RUNS, st.sampled_from([None, PAGE.turned()]),
        ),
        st.builds(List, st.lists(st.builds(ListItem, st.tuples(children)), max_size=3).map(tuple), st.booleans()),
        st.builds(Callout, RUNS, st.lists(children, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, max_size=3))
def test_no_tree_of_any_text_fails_or_breaks_the_file(blocks: list[Block]) -> None:
    document = numbered_document(PAGE, *blocks)
    data = write_docx(document, Theme(), FontLibrary()).data
    assert [fault for fault in faults(data) if fault not in FAULTS_OF_A_TREE] == []
    body = part(data, "word/document.xml")
    assert len(body) == 1


FAULTS_OF_A_TREE = {"a drawing has no alternative", "a footnote says nothing"}
"""What a writer cannot mend."""


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_any_text_comes_through_but_for_what_xml_forbids(text: str) -> None:
    document = numbered_document(PAGE, Paragraph((Text(text), Label(text))))
    result = write_docx(document, Theme(), FontLibrary())
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    found = "".join(text_of(part(result.data, "word/document.xml")).split())
    assert found == "".join(kept.split()) * 2
    assert ("P04" in {finding.code for finding in result.diagnostics}) == (kept != text)


def test_characters_that_only_order_others_are_left_out_and_those_that_join_stay() -> None:
    assert escaped("a\u202eb\u2067c\u2069\ufeffd") == "abcd"
    assert escaped("می\u200cخواهم\u200f soft\u00ad") == "می\u200cخواهم\u200f soft\u00ad"
