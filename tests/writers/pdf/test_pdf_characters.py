"""Characters that files, typefaces or lines make trouble with."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numbered_words import numbered_document
from sample_document import a4_page

from tracktwo.diagnostics import Severity
from tracktwo.document.blocks import Cell, Column, Paragraph, Row, Section, Table
from tracktwo.document.inlines import Emphasis, Inline, Label, LineBreak, Strong, Text, Tone
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf
from tracktwo.writers.pdf.subsets import unicode_map
from tracktwo.writers.written import Written


def printed(text: str) -> tuple[str, Written]:
    """What is read on the page, and what the writer handed back."""
    result = write_pdf(numbered_document(a4_page(), Paragraph((Text(text),))), Theme(), FontLibrary())
    page = pypdfium2.PdfDocument(result.data)[0].get_textpage()
    return page.get_text_range().strip(), result


@pytest.mark.parametrize(
    "text", ["Сергей Лавров", "Đặng Việt", "Ἀθῆναι", "naïve – “quoted” … § 5", "fi fl ffi", "(a) \\ back", "≤ 2.35 %"]
)
def test_covered_scripts_are_printed_without_a_word(text: str) -> None:
    read, result = printed(text)
    assert read == text
    assert result.diagnostics == ()


def test_a_character_of_the_other_family_is_taken_from_there() -> None:
    read, result = printed("1\u202f000 tonnes")
    assert read.replace("\u00a0", " ").replace("\u202f", " ") == "1 000 tonnes"
    assert result.diagnostics == ()


def test_a_hyphen_that_does_not_break_is_printed_as_a_hyphen() -> None:
    read, result = printed("Track\u20112")
    assert read == "Track-2"
    assert result.diagnostics == ()


def test_characters_no_typeface_has_are_named() -> None:
    read, result = printed("from 北 to 😀")
    assert read.startswith("from ")
    assert "\x00" not in read
    letter, sign = result.diagnostics
    assert (letter.code, sign.code) == ("P01", "P01")
    assert "U+5317" in letter.message
    assert "U+1F600 GRINNING FACE" in sign.message


def test_a_missing_letter_is_an_error_and_a_missing_sign_is_not() -> None:
    letter, sign = printed("北 😀")[1].diagnostics
    assert (letter.severity, sign.severity) == (Severity.ERROR, Severity.WARNING)
    assert "fonts: {fallback: [file.ttf]}" in letter.hint
    assert "--format docx" in letter.hint


def test_letters_the_italic_face_lacks_stand_upright() -> None:
    document = numbered_document(a4_page(), Paragraph((Emphasis((Text("see Сергей Лавров, Γιώργος"),)),)))
    result = write_pdf(document, Theme(), FontLibrary())
    assert result.diagnostics == ()
    page = pypdfium2.PdfDocument(result.data)[0].get_textpage()
    assert page.get_text_range().strip() == "see Сергей Лавров, Γιώργος"


def test_characters_no_file_can_carry_are_replaced_and_named() -> None:
    read, result = printed("a\x00b\x1bc\ud800d\ufffee")
    assert [letter for letter in read if letter in "abcde"] == list("abcde")
    (diagnostic,) = result.diagnostics
    assert diagnostic.code == "P04"
    assert "U+0000" in diagnostic.message
    assert "U+D800" in diagnostic.message


def test_soft_hyphens_and_zero_width_marks_are_not_printed() -> None:
    read, result = printed("inter\u00adnational\u200bword\ufeff")
    assert read == "internationalword"
    assert result.diagnostics == ()


def test_spaces_that_do_not_break_hold_words_together() -> None:
    text = " ".join(["100\u00a0mm"] * 40)
    read, _ = printed(text)
    assert read.replace("\u00a0", " ").split() == ["100", "mm"] * 40
    assert not [line for line in read.splitlines() if line.strip().endswith("100")]


def test_several_spaces_are_kept() -> None:
    read, _ = printed("Approve ____    Disapprove ____")
    assert read.split() == ["Approve", "____", "Disapprove", "____"]


def test_the_map_to_unicode_writes_characters_beyond_the_basic_plane_in_two_halves() -> None:
    written = unicode_map("X", ["", "A", "\U0001f600"])
    assert "<01> <0041>" in written
    assert "<02> <D83DDE00>" in written
    assert "<00> <0000>" not in written


def test_a_font_block_of_the_map_is_never_too_long() -> None:
    written = unicode_map("X", ["", *map(chr, range(1, 256))]).splitlines()
    counts = [int(line.split()[0]) for line in written if line.endswith("beginbfchar")]
    assert sum(counts) == 255
    assert max(counts) <= 100


def test_more_characters_than_one_subset_holds_are_read_back() -> None:
    text = " ".join(
        chr(code)
        for code in [*range(0x41, 0x5B), *range(0xC0, 0x17F), *range(0x400, 0x460)]
        if code not in (0xD7, 0xF7)
    )
    read, result = printed(text)
    assert result.diagnostics == ()
    assert read.split() == text.split()


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_no_text_makes_the_writer_fail(text: str) -> None:
    table = Table(
        (Column((Text(text),)),), (Row((Cell((Strong((Text(text),)),)),)),), (Emphasis((Text(text),)),), text, "t"
    )
    section = Section((Text(text),), 1, text, (table,), text, (Label(text),))
    result = write_pdf(numbered_document(a4_page(), section, Paragraph((Text(text),))), Theme(), FontLibrary())
    assert len(pypdfium2.PdfDocument(result.data)) == result.page_count


def grounds(*inlines: Inline) -> int:
    """How many boxes stand behind words on the page."""
    document = numbered_document(a4_page(), Paragraph(inlines))
    with pikepdf.open(BytesIO(write_pdf(document, Theme(), FontLibrary()).data)) as file:
        return sum(str(operator) == "f" for _, operator in pikepdf.parse_content_stream(file.pages[0]))


def test_a_label_at_the_end_of_a_line_has_one_box() -> None:
    before = grounds(Text("floated"))
    label = Label("RED LINE", Tone.ALERT)
    assert grounds(label) == before + 1
    assert grounds(label, LineBreak(), Text("No talks.")) == before + 1
    assert grounds(label, Text(" "), LineBreak(), Label("FLOATED")) == before + 2
