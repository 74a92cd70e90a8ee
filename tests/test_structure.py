"""Order, numbering, notes and links of a brief, read back from Word and from PDF, are the same."""

from __future__ import annotations

import re

import pytest
from brief_structure import Event, difference, events
from document_shapes import SHAPES, Shape
from finished import Finished, every_brief
from numbered_words import Numbers, numbered_document
from pdf_lint import lint
from pdf_reading import Reading
from pdf_structure import read_pdf
from sample_document import a4_page
from structure_seeds import IN_PDF, IN_WORD, Seed, changed_pdf, changed_word
from tagged_sample import tagged_sample
from word_file import WordFile
from word_lint import faults
from word_structure import read_word

from tracktwo.document.blocks import (
    Cell,
    Column,
    Document,
    List,
    ListItem,
    NotePlace,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Table,
)
from tracktwo.document.inlines import Label, Text
from tracktwo.exporting import Format
from tracktwo.template.theme import Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf

ONLY_IN_WORD = {
    "an empty table": "a table without columns has one in Word, which knows no other",
    "lists deeper than the page is wide": "Word knows nine levels of lists",
}
"""Shapes of documents that Word has no means to hold as they are."""
KINDS = {
    *("document", "title", "heading", "paragraph", "quote", "item", "table", "row", "figure", "caption"),
    *("contents", "entry", "link", "reference", "mark", "note", "spoken"),
}


def both(document: Document) -> tuple[bytes, bytes]:
    pdf = write_pdf(document, Theme(), FontLibrary())
    return write_docx(document, Theme(), FontLibrary(), pdf.anchor_pages).data, pdf.data


@pytest.fixture(scope="module")
def sample() -> tuple[bytes, bytes]:
    return both(tagged_sample())


def of_word(data: bytes) -> list[Event]:
    return events(read_word(WordFile.of(data)))


def of_pdf(data: bytes) -> list[Event]:
    return events(read_pdf(Reading(data)))


@pytest.mark.parametrize(("name", "template"), every_brief())
def test_word_and_pdf_have_the_same_structure(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    in_word, in_pdf = of_word(brief.data[Format.DOCX]), of_pdf(brief.data[Format.PDF])
    assert len(in_word) > 3
    assert difference(in_word, in_pdf) == ""


@pytest.mark.parametrize("place", NotePlace)
def test_the_sample_has_every_kind_of_event_in_both(place: NotePlace) -> None:
    word, pdf = both(tagged_sample(place))
    assert {event.kind for event in of_word(word)} == KINDS
    assert difference(of_word(word), of_pdf(pdf)) == ""
    assert not [event for event in of_word(word) if "nowhere" in event.more]


@pytest.mark.parametrize("shape", [pytest.param(shape, id=name) for name, shape in SHAPES.items()])
def test_every_shape_of_document_has_the_same_structure_in_both(shape: Shape) -> None:
    numbers = Numbers()
    word, pdf = both(numbered_document(a4_page(), *shape(numbers), title=numbers.run(5)))
    is_excused = any(SHAPES[name] is shape for name in ONLY_IN_WORD)
    assert (difference(of_word(word), of_pdf(pdf)) != "") == is_excused, difference(of_word(word), of_pdf(pdf))


def test_there_are_many_kinds_of_difference() -> None:
    names = {seed.name for seed in (*IN_WORD, *IN_PDF)}
    assert len(names) >= 25


@pytest.mark.parametrize("seed", [pytest.param(seed, id=seed.name) for seed in IN_WORD])
def test_a_difference_in_the_word_file_is_told(sample: tuple[bytes, bytes], seed: Seed) -> None:
    word, pdf = sample
    said = difference(events(read_word(changed_word(word, seed))), of_pdf(pdf))
    assert kinds_in(said) == seed.told, said


@pytest.mark.parametrize("seed", [pytest.param(seed, id=seed.name) for seed in IN_PDF])
def test_a_difference_in_the_pdf_is_told(sample: tuple[bytes, bytes], seed: Seed) -> None:
    word, pdf = sample
    said = difference(of_word(word), events(read_pdf(changed_pdf(pdf, seed))))
    assert kinds_in(said) == seed.told, said


ARABIC = "وقف إطلاق النار في السودان (جدة، 2023) في 11 مايو."


def turned_document() -> Document:
    said = (Text("(O) "), Text(ARABIC))
    table = Table((Column((Text("Title"),)),), (Row((Cell((Text(ARABIC, "ar"),)),)), Row((Cell((Text("One"),)),))))
    blocks = (
        Paragraph((Text(ARABIC),)),
        Paragraph(said, ParagraphRole.QUOTE),
        Paragraph((Text("Issue: "), Text(ARABIC))),
        Paragraph((Text("محمد"), Text(" is the name of an envoy in this sentence."))),
        List((ListItem((Paragraph((Text(ARABIC),)), Paragraph((Text(ARABIC),)))), ListItem((Paragraph(said),)))),
        table,
    )
    section = Section((Text("وقف إطلاق النار"),), 1, "a", blocks, number="1", labels=(Label("FLOATED"),))
    return numbered_document(a4_page(), section, title=(Text("هدنة"),))


def test_the_same_paragraphs_run_from_right_to_left_in_both() -> None:
    word, pdf = both(turned_document())
    assert difference(of_word(word), of_pdf(pdf)) == ""
    assert lint(pdf) == []
    assert faults(WordFile.of(word)) == []
    turned = [event.words for event in of_pdf(pdf) if event.kind == "turned"]
    assert len(turned) == 8
    assert not [words for words in turned if "Issue" in words or "name" in words]


def test_a_paragraph_that_runs_the_other_way_in_one_file_is_told() -> None:
    word, pdf = both(turned_document())
    file = WordFile.of(word)
    other = {**file.parts, "word/document.xml": file.parts["word/document.xml"].replace(b"<w:bidi/>", b"", 1)}
    assert kinds_in(difference(of_word(WordFile(other).data()), of_pdf(pdf))) == ("turned", "turned")


def kinds_in(said: str) -> tuple[str, ...]:
    """The kinds of the two events that first differ."""
    return tuple(re.findall(r"^  (?:Word|PDF): +(\w+)", said, re.MULTILINE))
