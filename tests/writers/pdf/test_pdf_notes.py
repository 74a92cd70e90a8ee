"""Notes stand at the foot of the page of their mark, or together at the end; figures stand whole with their caption."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from document_shapes import figure
from numbered_words import Numbers, numbered_document
from pdf_reading import Reading
from sample_document import a4_page, words
from tagged_sample import note, tagged_sample

from tracktwo.document.blocks import (
    Block,
    Callout,
    Document,
    List,
    ListItem,
    NotePlace,
    Paragraph,
    ParagraphRole,
    Section,
)
from tracktwo.document.drawing import Drawing, Words
from tracktwo.document.inlines import Note, Text
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf

A4 = a4_page()


def written(document: Document) -> bytes:
    return write_pdf(document, Theme(), FontLibrary()).data


def page_texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def noted(text: str, *said: str, first: int = 1) -> Paragraph:
    notes = (Note(first + place, f"note-{first + place}", (Text(content),)) for place, content in enumerate(said))
    return Paragraph((Text(text), *notes))


def places_of(data: bytes, *texts: str) -> list[tuple[int, float]]:
    """Page and baseline of the first line each text begins."""
    found: list[tuple[int, float]] = []
    for text in texts:
        for index, page in enumerate(Reading(data).pages, 1):
            pieces = [piece for passage in page.passages for piece in passage.pieces if text in piece.text]
            if pieces:
                found.append((index, pieces[0].baseline))
                break
    assert len(found) == len(texts)
    return found


@pytest.mark.parametrize("count", range(26, 46))
def test_a_note_stands_on_the_page_of_its_mark(count: int) -> None:
    fillers = tuple(Paragraph(words("filler")) for _ in range(count))
    data = written(numbered_document(A4, *fillers, noted("MARKED", "NOTE one", "NOTE two"), *fillers))
    (mark, _), (first, upper), (second, lower) = places_of(data, "MARKED", "NOTE one", "NOTE two")
    assert mark == first == second
    assert upper > lower
    assert lower == pytest.approx(A4.bottom + 4, abs=6)


@pytest.mark.parametrize("count", range(26, 46))
def test_a_heading_is_not_left_alone_for_the_sake_of_a_note(count: int) -> None:
    fillers = tuple(Paragraph(words("filler")) for _ in range(count))
    section = Section(words("HEADING"), 1, "s", (noted("MARKED", *["NOTE " * 30] * 3),))
    (heading, _), (mark, _) = places_of(written(numbered_document(A4, *fillers, section)), "HEADING", "MARKED")
    assert heading == mark


def test_text_ends_above_the_rule_of_the_notes() -> None:
    numbers = Numbers()
    blocks = [noted(numbers.text(60), numbers.text(30), first=number) for number in range(1, 40)]
    reading = Reading(written(numbered_document(A4, *blocks)))
    notes = {mark for node in reading.elements("Note") for mark in node.marks()}
    assert len(reading.pages) > 2
    for index, page in enumerate(reading.pages):
        found: dict[bool, list[float]] = {True: [], False: []}
        for passage in page.passages:
            found[(index, passage.number) in notes] += [piece.baseline for piece in passage.pieces]
        assert min(found[False]) > max(found[True]) + 9


def test_a_note_that_does_not_fit_goes_on_at_the_foot_of_the_next_page() -> None:
    numbers = Numbers()
    long = noted("MARKED", f"BEGIN {numbers.text(900)} FINISH")
    data = written(numbered_document(A4, numbers.paragraph(250), long, numbers.paragraph(250)))
    (mark, _), (start, _), (end, _) = places_of(data, "MARKED", "BEGIN", "FINISH")
    assert mark == start
    assert end == start + 1
    reading = Reading(data)
    (element,) = reading.elements("Note")
    assert {page for page, _ in element.marks()} == {start - 1, end - 1}


def test_a_long_note_leaves_no_page_half_empty() -> None:
    numbers = Numbers()
    long = Paragraph((*numbers.run(60), Note(1, "note-1", numbers.run(1800)), *numbers.run(60)))
    data = written(numbered_document(A4, numbers.paragraph(300), long, numbers.paragraph(400)))
    pages = Reading(data).pages
    assert len(pages) > 3
    for page in pages[:-1]:
        levels = sorted(piece.baseline for passage in page.passages for piece in passage.pieces)
        assert max(upper - lower for lower, upper in pairwise(levels)) < 60
        assert levels[0] < A4.bottom + 20


def test_notes_in_boxes_and_lists_stand_at_the_foot_too() -> None:
    blocks: tuple[Block, ...] = (
        Callout(words("Box"), (noted("IN BOX", "NOTE of box"),)),
        List((ListItem((noted("IN LIST", "NOTE of list", first=2),)),)),
    )
    (_, box), (_, item), (page, first), (_, second) = places_of(
        written(numbered_document(A4, *blocks)), "IN BOX", "IN LIST", "NOTE of box", "NOTE of list"
    )
    assert page == 1
    assert box > item > first > second


def test_a_mark_leads_to_its_note_and_back() -> None:
    result = write_pdf(tagged_sample(), Theme(), FontLibrary())
    assert {"note-1", "note-1-mark", "note-3", "note-3-mark"} <= set(result.anchor_pages)
    reading = Reading(result.data)
    goals: list[float] = []
    for element in (reading.elements("Note")[0].nodes()[0], mark_of(reading, 1)):
        (link,) = [node for node in element.everything() if node.kind == "Link"]
        (annotation,) = [kid for kid in link.kids if hasattr(kid, "source") and not hasattr(kid, "kind")]
        goals.append(float(annotation.source["/Dest"][3]))
    mark_level, note_level = goals
    assert mark_level > note_level


def mark_of(reading: Reading, number: int) -> Any:
    found = [node for node in reading.elements("Reference") if node.inside("TOCI") is None]
    return found[number - 1]


def test_a_note_is_read_after_the_block_that_cites_it() -> None:
    reading = Reading(written(tagged_sample()))
    heard = [
        (node.kind, reading.text(node).split()[0])
        for node in reading.elements("P", "Note")
        if node.inside("Note") is None
    ]
    cited = next(place for place, (_, word) in enumerate(heard) if word == "Washington")
    assert heard[cited + 1] == ("Note", "1")


def test_notes_at_the_end_have_a_heading_and_a_bookmark() -> None:
    data = written(tagged_sample(NotePlace.END))
    titles = [item.get_title() for item in pypdfium2.PdfDocument(data).get_toc()]
    assert titles[-2:] == ["Sources", "Notes"]
    reading = Reading(data)
    last = reading.elements("Sect")[-1]
    assert [node.kind for node in last.nodes()] == ["H1", "Note", "Note", "Note"]
    assert reading.text(last.nodes()[0]).strip() == "Notes"


def test_contents_list_the_notes_at_the_end() -> None:
    listed = {
        place: [reading.text(node).split()[0] for node in reading.elements("TOCI")]
        for place in NotePlace
        for reading in [Reading(written(tagged_sample(place)))]
    }
    assert listed[NotePlace.END] == [*listed[NotePlace.FOOT], "Notes"]


def test_notes_at_the_end_return_to_the_paper_of_the_document() -> None:
    section = Section(words("Wide"), 1, "s", (noted("x", "NOTE"),), page=A4.turned())
    document = replace(numbered_document(A4, section), notes=NotePlace.END, notes_title=words("Notes"))
    sizes = [page.get_size()[0] > page.get_size()[1] for page in pypdfium2.PdfDocument(written(document))]
    assert sizes == [True, False]


def test_a_note_whose_mark_is_in_no_running_text_is_printed_at_the_end() -> None:
    section = Section((Text("Title"), note(1, "lost and found ")), 1, "s", (Paragraph(words("x")),))
    document = replace(numbered_document(A4, section), notes_title=words("Notes"))
    assert "lost and found" in "".join(page_texts(written(document)))


@pytest.mark.parametrize("count", range(20, 50))
def test_a_figure_is_not_parted_from_its_caption(count: int) -> None:
    numbers = Numbers()
    fillers = tuple(Paragraph(words("filler")) for _ in range(count))
    shown = replace(figure(numbers, 200, 120), caption=words("CAPTION"))
    reading = Reading(written(numbered_document(A4, *fillers, shown)))
    (picture,), (caption,) = reading.elements("Figure"), reading.elements("Caption")
    assert {page for page, _ in picture.marks()} == {page for page, _ in caption.marks()}


def test_a_figure_is_made_smaller_never_larger() -> None:
    numbers = Numbers()
    blocks = (figure(numbers, 100, 50), figure(numbers, 2 * A4.text_width, 50), figure(numbers, 50, 5000))
    reading = Reading(written(numbered_document(A4, *blocks)))
    boxes = [[float(edge) for edge in node.attribute("/BBox")] for node in reading.elements("Figure")]
    sizes = [(box[2] - box[0], box[3] - box[1]) for box in boxes]
    assert sizes[0] == pytest.approx((100, 50))
    assert sizes[1] == pytest.approx((A4.text_width, 25), abs=0.1)
    assert sizes[2][1] < A4.text_height


def test_a_character_no_typeface_has_is_told_of_in_a_drawing_too() -> None:
    drawing = Drawing(100, 20, (Words(0, 10, "漢 and Київ"),))
    shown = replace(figure(Numbers(), 100, 20), drawing=drawing)
    result = write_pdf(numbered_document(A4, shown), Theme(), FontLibrary())
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["P01"]
    assert "Київ" in page_texts(result.data)[0]


def test_a_bullet_stands_on_the_line_of_smaller_type() -> None:
    item = ListItem((Paragraph(words("small type"), ParagraphRole.NOTE),))
    (bullet, first), (small, second) = places_of(written(numbered_document(A4, List((item,)))), "•", "small type")
    assert bullet == small
    assert first == pytest.approx(second, abs=1)
