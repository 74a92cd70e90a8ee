"""Words in scripts the chosen typeface lacks: joined, ordered, lent by other typefaces, and read back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import outloud
import pdfua
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lent_typeface import lent_typeface
from numbered_words import numbered_document
from pdf_lint import lint
from pdf_reading import Piece, Reading
from sample_document import a4_page

import tracktwo
from tracktwo.diagnostics import Severity
from tracktwo.document.align import Align
from tracktwo.document.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Furniture,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    Table,
)
from tracktwo.document.drawing import Drawing, Words
from tracktwo.document.inlines import Emphasis, Inline, LineBreak, Link, Reference, Strong, Text
from tracktwo.template.theme import Fonts, Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf
from tracktwo.writers.pdf.direction import embedding_levels, paragraph_levels
from tracktwo.writers.pdf.shaping import Shaper
from tracktwo.writers.scripts import runs_from_right
from tracktwo.writers.written import Written

NAMES = {
    "ar": ("رجب طيب أردوغان", "وقف إطلاق النار في السودان", "الجمهورية الإسلامية لا", "مُحَمَّد"),
    "fa": ("محمد مصدق", "قانون اساسی ۱۴۰۲", "برنامه جامع اقدام مشترک", "می‌خواهم"),
    "ur": ("پاکستان", "سندھ طاس معاہدہ"),
    "he": ("שלום עולם", "הסכם הפסקת אש", "בְּרֵאשִׁית"),
}
PAIRS = [(lang, name) for lang, names in NAMES.items() for name in names]


def made(*inlines: Inline, theme: Theme | None = None, folder: Path | None = None) -> Written:
    return of_blocks(Paragraph(inlines), theme=theme, folder=folder)


def of_blocks(*blocks: Block, theme: Theme | None = None, folder: Path | None = None) -> Written:
    return write_pdf(numbered_document(a4_page(), *blocks), theme or Theme(), FontLibrary(folder))


def heard(result: Written) -> str:
    return " ".join("".join(Reading(result.data).heard_pages()).split())


def same(text: str) -> str:
    """The text without what readers may drop or exchange: joiners, marks of direction, the order of points."""
    return unicodedata.normalize("NFC", re.sub("[\u200b-\u200f\u202a-\u202e]", "", text))


def by_poppler(result: Written, folder: Path) -> str:
    path = folder / "brief.pdf"
    path.write_bytes(result.data)
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")


@pytest.mark.outside("pdftotext")
@pytest.mark.parametrize(("lang", "name"), PAIRS)
def test_a_name_is_read_back_by_every_reader(lang: str, name: str, tmp_path: Path) -> None:
    result = made(Text("The name: "), Text(name, lang), Text(", said on 12 July 2023 by a spokesman of the talks."))
    assert result.diagnostics == ()
    assert lint(result.data) == []
    assert f"The name: {name}, said on 12 July 2023" in heard(result)
    wanted = [name] if name[-1].isalpha() else name.split()  # Poppler takes figures for words from left to right
    assert all(same(part) in same(by_poppler(result, tmp_path)) for part in wanted)
    by_pdfium = same(pypdfium2.PdfDocument(result.data)[0].get_textpage().get_text_range())
    unpointed = [word for word in same(name).split() if not any(map(unicodedata.combining, word))]
    assert all(word in by_pdfium for word in unpointed)  # PDFium turns a word round from point to point
    assert "12 July 2023" in by_pdfium


def test_letters_are_joined_and_stand_from_right_to_left() -> None:
    (page,) = Reading(made(Text("محمد", "ar")).data).pages
    (passage,) = [passage for passage in page.passages if "م" in passage.text]
    assert passage.text == "دمحم"
    shaper = Shaper(str(FontLibrary().family("Noto Naskh Arabic").regular))
    final, medial, initial = (
        cluster.glyphs[0].number for cluster in shaper.clusters("ههه", from_right=True, lang="ar")
    )
    ((apart,),) = (cluster.glyphs for cluster in shaper.clusters("ه", from_right=True, lang="ar"))
    assert len({initial, medial, final, apart.number}) == 4


def test_marks_are_drawn_beside_the_text_and_their_letters_stay_in_it() -> None:
    (page,) = Reading(made(Text("مُحَمَّد", "ar")).data).pages
    (passage,) = [passage for passage in page.passages if "م" in passage.text]
    assert passage.paths == 1
    assert len(passage.text) == len("مُحَمَّد")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("and 15", "000000"),
        ("אב 15 a", "1112200"),
        ("عام 15.5% (ق) a", "111122221111100"),
        ("a (אב) אב", "000110011"),
        ("a (b אב) אב", "00000110011"),
        ("אב [a] x", "11000000"),
        ("۱۴۰۲ a", "000000"),
        ("می\u200cرود", "111111"),
    ],
)
def test_levels_are_those_of_the_standard(text: str, levels: str) -> None:
    assert "".join(map(str, embedding_levels(text))) == levels


def test_a_passage_in_its_own_language_leaves_the_figures_around_it_alone() -> None:
    together = paragraph_levels([("محمد, 12 July", "")])
    apart = paragraph_levels([("محمد", "ar"), (", 12 July", "")])
    assert together[6] == 2
    assert apart[6] == 0
    assert apart[:4] == [1, 1, 1, 1]


def test_the_number_of_a_source_stands_behind_words_from_right_to_left() -> None:
    title, number = Text(NAMES["ar"][1], "ar"), Reference("a", (Text("1"),))
    goal = Section((Text("Goal"),), 1, "a", ())
    places = places_of(of_blocks(Paragraph((Text("Title: "), title, Text(" "), number, Text("."))), goal))
    assert places["Title: "] < places["1"] < places["."]
    places = places_of(of_blocks(Paragraph((title, Text(" "), number, Text("."))), goal))
    assert places["."] < places["1"] < max(places.values())


def places_of(result: Written) -> dict[str, float]:
    assert lint(result.data) == []
    (page, *_) = Reading(result.data).pages
    return {piece.text: piece.left for passage in page.passages for piece in passage.pieces}


SENTENCE = "عقدت الجولة الثالثة (جدة، 2023) في 11 مايو، وحضرها 25 ممثلا"


@pytest.mark.parametrize(
    ("text", "is_turned"),
    [
        (SENTENCE, True),
        (f"(TLP:AMBER) {SENTENCE}", True),
        (f"12. {SENTENCE} NATO", True),
        (f"Issue: {SENTENCE}", False),
        ("محمد is the name of an envoy", False),
        ("12 May (2023)", False),
        ("", False),
    ],
)
def test_a_paragraph_is_turned_by_its_first_letter_and_by_most_of_them(text: str, is_turned: bool) -> None:
    assert runs_from_right(text) is is_turned


@pytest.mark.parametrize(
    ("text", "levels"),
    [("אב 15.", "111221"), ("אב (NATO) ג", "11112222111"), ("a אב", "2111"), ("אב [ג] 5", "11111112")],
)
def test_levels_of_a_turned_paragraph_are_those_of_the_standard(text: str, levels: str) -> None:
    assert "".join(map(str, embedding_levels(text, from_right=True))) == levels


def test_a_turned_paragraph_ends_at_the_left_and_all_its_lines_begin_at_the_right() -> None:
    result = made(Text(f"{SENTENCE}؛ " * 5 + "انتهى."))
    assert lint(result.data) == []
    assert heard(result).endswith("انتهى.")
    reading = Reading(result.data)
    (block,), (page,) = reading.elements("P"), reading.pages
    assert str(block.attribute("/WritingMode")) == "/RlTb"
    lines: dict[float, list[Piece]] = {}
    for passage in page.passages:
        for piece in passage.pieces:
            lines.setdefault(round(piece.baseline), []).append(piece)
    words = [[piece for piece in line if piece.text.strip()] for line in lines.values()]
    ends = [max(piece.right for piece in line) for line in words]
    paper = a4_page()
    assert len(ends) >= 3
    assert all(abs(end - paper.start - paper.text_width) < 0.6 for end in ends)
    last = min(words[-1], key=lambda piece: piece.left)
    assert last.text.startswith(".")


def test_the_mark_of_a_turned_item_stands_at_the_right_and_that_of_another_at_the_left() -> None:
    items = (ListItem((Paragraph((Text(SENTENCE),)),)), ListItem((Paragraph((Text("In English"),)),)))
    result = of_blocks(List(items, ordered=True))
    places = places_of(result)
    paper = a4_page()
    assert places["1. "] > paper.start + paper.text_width - 20
    assert places["2. "] == pytest.approx(paper.start, abs=0.1)


def test_a_cell_with_words_from_right_to_left_is_set_at_its_right_edge() -> None:
    rows = (Row((Cell((Text("محمد"),)), Cell((Text("One"),)))), Row((Cell((Text("Two"),)), Cell((Text("Three"),)))))
    result = of_blocks(Table((Column((Text("Name"),), weight=3), Column((Text("Number"),))), rows))
    places = places_of(result)
    assert places["Two"] == pytest.approx(places["Name"], abs=0.1)
    assert places["One"] - places["دمحم"] < 60 < places["دمحم"] - places["Name"]


def test_a_line_that_ends_in_a_lent_word_prints_no_glyph_its_typeface_lacks(tmp_path: Path) -> None:
    lent_typeface(tmp_path / "lent.ttf")
    theme = Theme(fonts=Fonts(fallback=("lent.ttf",)))
    result = made(Text("王毅", "zh"), LineBreak(), Text("Minister"), theme=theme, folder=tmp_path)
    (tmp_path / "brief.pdf").write_bytes(result.data)
    assert [
        fault.rule for fault in outloud.check(str(tmp_path / "brief.pdf")).findings if fault.rule == "TXT-005"
    ] == []


def test_a_line_that_ends_inside_a_passage_keeps_both_halves_in_order() -> None:
    words = "قال المتحدث باسم الوفد إن الأطراف اتفقت على وقف إطلاق النار وعلى تبادل الأسرى بين الجانبين "
    result = made(Text("He said: "), Text(words * 4, "ar"), Text("end."))
    assert lint(result.data) == []
    assert heard(result) == f"Numbered words He said: {words * 4}end." or f"He said: {words * 4}end." in heard(result)


def test_links_headings_cells_furniture_and_figures_hold_such_words() -> None:
    name = Text("رجب طيب أردوغان", "ar")
    drawing = Drawing(200, 40, (Words(190, 20, "שלום 12", align=Align.END),))
    table = Table((Column((Text("Who"),)), Column((name,))), (Row((Cell((name,)), Cell((Strong((name,)),)))),), ())
    blocks = (
        Section((Text("On "), name), 1, "section-1", (table,)),
        Paragraph((Link("https://example.org/", (Text("See "), name, Text(" there"))), Text("."))),
        Paragraph((Reference("section-1", (Emphasis((name,)),)),)),
        Figure(drawing, "Peace, twelve.", (Text("Figure 1. "), name), "figure-1"),
    )
    document = numbered_document(a4_page(), *blocks)
    document = type(document)(
        document.properties, document.page, document.title, document.blocks, Furniture(end=(name,)), document.footer
    )
    result = write_pdf(document, Theme(), FontLibrary())
    assert result.diagnostics == ()
    assert lint(result.data) == []
    assert heard(result).count("رجب طيب أردوغان") == 7


def test_checkers_and_inspection_find_nothing(tmp_path: Path) -> None:
    inlines: list[Inline] = [Text("Names: ")]
    for lang, name in PAIRS:
        inlines += [Text(name, lang), Text("; ")]
    result = of_blocks(Section((Text("Names"),), 1, "section-1", (Paragraph((*inlines, Text("no more."))),)))
    path = tmp_path / "brief.pdf"
    path.write_bytes(result.data)
    assert not pdfua.validate(str(path)).findings
    assert not outloud.check(str(path)).errors
    assert list(tracktwo.inspect(path).undeclared) == []


def test_han_is_lent_and_broken_between_any_two(tmp_path: Path) -> None:
    lent_typeface(tmp_path / "lent.ttf")
    theme = Theme(fonts=Fonts(fallback=("lent.ttf",)))
    text = "关于政治解决乌克兰危机的中国立场文件" * 6
    result = made(Text("Paper: "), Text(text, "zh"), Text("."), theme=theme, folder=tmp_path)
    assert result.diagnostics == ()
    assert lint(result.data) == []
    lines = pypdfium2.PdfDocument(result.data)[0].get_textpage().get_text_range().split("\r\n")
    assert [len(line) > 30 for line in lines if "关" in line].count(True) >= 2
    assert "".join(lines).endswith(f"Paper: {text}.")


def test_the_first_fallback_that_has_a_character_lends_it(tmp_path: Path) -> None:
    lent_typeface(tmp_path / "first.ttf", "王")
    lent_typeface(tmp_path / "second.ttf", "王毅")
    theme = Theme(fonts=Fonts(fallback=("first.ttf", "second.ttf")))
    reading = Reading(made(Text("王毅", "zh"), theme=theme, folder=tmp_path).data)
    fonts = reading.pdf.pages[0].obj["/Resources"]["/Font"]
    assert len([name for name in fonts if "Lent" in str(fonts[name]["/BaseFont"])]) == 2


def test_the_same_words_give_the_same_bytes() -> None:
    inlines = [Text(name, lang) for lang, name in PAIRS]
    assert made(*inlines).data == made(*inlines).data


def test_a_script_without_a_typeface_refuses_the_pdf() -> None:
    result = made(Text("प्रधानमंत्री", "hi"))
    (found,) = result.diagnostics
    assert (found.code, found.severity) == ("P08", Severity.ERROR)
    assert "Devanagari" in found.message
    assert "fonts: {fallback: [file.ttf]}" in found.hint


def test_without_the_extra_the_pdf_is_refused_and_the_extra_named(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('uharfbuzz', 'bidi', 'pylopdf_fonts_ar', 'pylopdf_fonts_he')))\n"
        "from numbered_words import numbered_document\n"
        "from sample_document import a4_page\n"
        "from tracktwo.document.blocks import Paragraph\n"
        "from tracktwo.document.inlines import Text\n"
        "from tracktwo.template.theme import Theme\n"
        "from tracktwo.writers.fonts import FontLibrary\n"
        "from tracktwo.writers.pdf import write_pdf\n"
        "document = numbered_document(a4_page(), Paragraph((Text('שלום', 'he'),)))\n"
        "(found,) = write_pdf(document, Theme(), FontLibrary()).diagnostics\n"
        "print(found.code, found.severity.name, found.hint)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path, env=_paths()
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith('P08 ERROR Install it: pip install "tracktwo[scripts]"')


def _paths() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_a_document_without_such_words_loads_neither_library(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from numbered_words import numbered_document\n"
        "from sample_document import a4_page\n"
        "from tracktwo.document.blocks import Paragraph\n"
        "from tracktwo.document.inlines import Text\n"
        "from tracktwo.template.theme import Theme\n"
        "from tracktwo.writers.fonts import FontLibrary\n"
        "from tracktwo.writers.pdf import write_pdf\n"
        "document = numbered_document(a4_page(), Paragraph((Text('Latin, Сергей, Γιώργος'),)))\n"
        "write_pdf(document, Theme(), FontLibrary())\n"
        "sys.exit(', '.join({'uharfbuzz', 'bidi', 'fontTools'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, cwd=tmp_path, env=_paths())
    assert done.stderr.strip() == b""


LETTERS = st.text(st.sampled_from("ab 12.,()[]%-\u200c\u200f\u202eאבשׁمحلاّ۱٢"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LETTERS, st.sampled_from(["", "ar", "he", "en"])), max_size=5))
def test_every_mixture_is_heard_in_its_order(pieces: list[tuple[str, str]]) -> None:
    result = made(Text("x "), *(Text(text, lang) for text, lang in pieces))
    assert [fault for fault in lint(result.data) if fault.code not in {"geometry"}] == []
    said = re.sub("[\u200c-\u200f\u202a-\u202e]", "", "".join(text for text, _ in pieces))
    assert "".join(f"x{said}".split()) in re.sub("[\u200c]", "", "".join(heard(result).split()))
