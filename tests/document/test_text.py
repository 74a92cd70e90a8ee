"""The tree as indented text."""

from __future__ import annotations

from sample_document import sample_document

from tracktwo.document.blocks import (
    Cell,
    Column,
    GroupRow,
    List,
    ListItem,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Table,
)
from tracktwo.document.inlines import (
    Cite,
    CitedSource,
    Emphasis,
    Faint,
    Label,
    LineBreak,
    Link,
    PageCount,
    PageNumber,
    Reference,
    Strong,
    Text,
    plain,
)
from tracktwo.document.text import as_text, inlines_as_text
from tracktwo.document.walk import each_run


def test_no_blocks_are_no_text() -> None:
    assert as_text(()) == ""


def test_every_inline_has_its_mark() -> None:
    inlines = (
        Strong((Text("a"),)),
        Emphasis((Text("b"),)),
        Faint((Text("Київ", "uk"),)),
        Label("RED LINE"),
        Cite((CitedSource(3, "source-3", "para. 4", "a"),)),
        LineBreak(),
        Link("https://example.org", (Text("there"),)),
        Link("https://example.org", (Text("https://example.org"),)),
        Reference("table-1", (Text("Table 1"),)),
        PageNumber(),
        PageCount(),
    )
    assert inlines_as_text(inlines) == (
        "**a***b*~Київ@uk~<RED LINE>[3a] // there(https://example.org)https://example.orgTable 1{table-1}{page}{pages}"
    )


def test_blocks_inside_blocks_are_indented() -> None:
    inner = List(
        (ListItem((Paragraph((Text("one"),)), List((ListItem((Paragraph((Text("deep"),)),)),)))),), ordered=True
    )
    section = Section(
        (Text("Title"),), 1, "section-1", (Paragraph((Text("so"),), ParagraphRole.NOTE), inner), number="1"
    )
    assert as_text((section,)) == "# 1 Title {section-1}\n  note: so\n  1. one\n     - deep\n"


def test_a_row_is_one_line() -> None:
    table = Table(
        (Column((Text("A"),)), Column((Text("B"),))),
        (GroupRow((Text("G"),)), Row((Cell((Text("1"), LineBreak(), Text("2"))), Cell(())))),
        (Text("Why."),),
        "What it is",
        "table-1",
    )
    assert as_text((table,)) == "table: What it is {table-1}\n  | A | B |\n  |= G\n  | 1 // 2 |  |\ncaption: Why.\n"


def test_a_whole_document_shows_every_run_of_its_text() -> None:
    document = sample_document()
    text = as_text(document)
    runs = [run for run in each_run(document) if all(isinstance(inline, Text) for inline in run) and run]
    assert len(runs) > 40
    assert all(plain(run) in text for run in runs)
    assert "<<TLP:CLEAR>>" in text
    assert "landscape" in text
