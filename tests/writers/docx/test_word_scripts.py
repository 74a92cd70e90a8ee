"""Words in scripts the theme's typefaces lack: runs name the typeface that lends, and it travels with the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lent_typeface import lent_typeface
from numbered_words import numbered_document
from sample_document import a4_page
from word_file import W, part

from tracktwo.document.blocks import Paragraph, SourceEntry, SourceList
from tracktwo.document.inlines import Emphasis, Inline, Note, Strong, Text
from tracktwo.template.theme import Fonts, Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.written import Written

ARABIC, HEBREW = "Noto Naskh Arabic", "Noto Serif Hebrew"


def made(*inlines: Inline, fallback: tuple[str, ...] = (), folder: Path | None = None) -> Written:
    theme = Theme(fonts=Fonts(fallback=fallback))
    return write_docx(numbered_document(a4_page(), Paragraph(inlines)), theme, FontLibrary(folder))


def runs(result: Written) -> list[tuple[str, str, bool]]:
    """The text of each run, the typeface it names itself, and whether it runs from right to left."""
    found: list[tuple[str, str, bool]] = []
    for run in part(result.data, "word/document.xml").iter(f"{W}r"):
        text = "".join(piece.text or "" for piece in run.iter(f"{W}t"))
        if text:
            found.append((text, _typeface(run), run.find(f"{W}rPr/{W}rtl") is not None))
    return found


def _typeface(run: Any) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    if fonts is None:
        return ""
    names = {fonts.get(f"{W}{kind}") for kind in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert len(names) == 1
    return names.pop()


def embedded(result: Written) -> set[str]:
    """The families of which a face travels with the file."""
    table = part(result.data, "word/fontTable.xml")
    return {font.get(f"{W}name") for font in table.iter(f"{W}font") if len(font.findall(f"{W}embedRegular"))}


def test_runs_name_the_fallback_that_has_their_letters_and_embed_it(tmp_path: Path) -> None:
    lent_typeface(tmp_path / "lent.ttf")
    inlines = (Text("Names: "), Text("محمد مصدق", "fa"), Text(", "), Strong((Text("שלום", "he"),)), Text(", 王毅."))
    result = made(*inlines, fallback=(ARABIC, HEBREW, "lent.ttf"), folder=tmp_path)
    assert result.diagnostics == ()
    assert runs(result)[-6:] == [
        ("محمد مصدق", ARABIC, True),
        (", ", "", False),
        ("שלום", HEBREW, True),
        (", ", "", False),
        ("王毅", "Lent", False),
        (".", "", False),
    ]
    assert {ARABIC, HEBREW, "Lent"} <= embedded(result)


def test_without_a_fallback_word_finds_typefaces_itself() -> None:
    result = made(Text("محمد مصدق", "fa"))
    assert result.diagnostics == ()
    assert runs(result)[-1] == ("محمد مصدق", "", True)
    assert ARABIC not in embedded(result)


def test_the_theme_s_other_family_lends_too() -> None:
    words = runs(made(Text("1\u202f000")))
    assert [piece for piece in words if "\u202f" in piece[0]] == [("\u202f", "Source Sans Pro", False)]


def test_letters_the_italic_face_lacks_stand_upright_whole_texts() -> None:
    result = made(Emphasis((Text("Сергей and others"),)))
    (run,) = [
        run for run in part(result.data, "word/document.xml").iter(f"{W}r") if "Сергей" in "".join(run.itertext())
    ]
    assert run.find(f"{W}rPr/{W}i").get(f"{W}val") == "0"


def test_an_entry_of_the_source_list_hangs_from_its_number_whatever_its_letters() -> None:
    entries = SourceList((SourceEntry(1, "source-1", (Text("وقف إطلاق النار في السودان", "ar"),)),))
    result = write_docx(numbered_document(a4_page(), entries), Theme(), FontLibrary())
    assert list(part(result.data, "word/document.xml").iter(f"{W}bidi")) == []


def test_signs_and_figures_of_a_turned_paragraph_run_with_its_words() -> None:
    result = made(Text("قال «"), Strong((Text("نعم"),)), Text("» (2023)."), Text(" NATO 5."))
    (paragraph,) = part(result.data, "word/document.xml").iter(f"{W}p")
    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    runs = {"".join(run.itertext()): run.find(f"{W}rPr/{W}rtl") is not None for run in paragraph.iter(f"{W}r")}
    assert runs == {"قال": True, " «": True, "نعم": True, "» (2023).": True, " NATO 5.": False}


def test_the_signs_of_a_paragraph_that_is_not_turned_stay_as_they_are() -> None:
    result = made(Text("He said: "), Text("نعم", "ar"), Text("."))
    (paragraph,) = part(result.data, "word/document.xml").iter(f"{W}p")
    assert paragraph.find(f"{W}pPr/{W}bidi") is None
    assert [run.find(f"{W}rPr/{W}rtl") is not None for run in paragraph.iter(f"{W}r")] == [False, True, False]


def test_a_note_hangs_from_its_number_whatever_its_letters() -> None:
    note = Note(1, "note-1", (Text("وقف إطلاق النار في السودان", "ar"), Text(", 1 May 2023.")))
    document = numbered_document(a4_page(), Paragraph((Text("Said."), note)))
    result = write_docx(document, Theme(), FontLibrary())
    assert list(part(result.data, "word/footnotes.xml").iter(f"{W}bidi")) == []
