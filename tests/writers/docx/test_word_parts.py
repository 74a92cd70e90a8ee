"""The pieces of the Word writer, each by itself."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml.etree import _Element as Element
from lxml.etree import fromstring
from numbered_words import numbered_document
from sample_document import a4_page, cite, words
from word_lint import R, W, part, text_of

from tracktwo.diagnostics import BriefError
from tracktwo.document.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    GroupRow,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    Table,
)
from tracktwo.document.inlines import Emphasis, Faint, Inline, Label, Link, MarkingLabel, Strong, Text
from tracktwo.template.theme import Colours, Sizes, Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.docx.archive import archive, packed
from tracktwo.writers.docx.embedding import embedded_face, may_be_embedded
from tracktwo.writers.docx.language import directed, language_attribute, word_language
from tracktwo.writers.docx.links import safe_address
from tracktwo.writers.docx.survey import bookmark_names, numbers_run
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.truetype import characters
from tracktwo.writers.written import Written

SERIF = FontLibrary().family("Source Serif Pro")


def write(*blocks: Block, theme: Theme | None = None) -> Written:
    return write_docx(numbered_document(a4_page(), *blocks), theme or Theme(), FontLibrary())


def body(*blocks: Block, theme: Theme | None = None) -> Element:
    return part(write(*blocks, theme=theme).data, "word/document.xml")


def run_with(root: Element, text: str) -> Element:
    return next(run for run in root.iter(f"{W}r") if text in text_of(run))


def has(run: Element, tag: str) -> bool:
    return run.find(f"{W}rPr/{W}{tag}") is not None


# addresses


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTP://example.org", "http://example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        (
            "https://пример.рф/страница",
            "https://xn--e1afmkfd.xn--p1ai/%D1%81%D1%82%D1%80%D0%B0%D0%BD%D0%B8%D1%86%D0%B0",
        ),
        ("https://example.org/100%", "https://example.org/100%"),
    ],
)
def test_addresses_of_the_web_and_mail_pass(given: str, kept: str) -> None:
    assert safe_address(given) == kept


@pytest.mark.parametrize(
    "given",
    ["", "example.org", "javascript:alert(1)", "file:///etc/passwd", "//evil/share", r"\\evil\share",
     "data:text/html,x",
     "ms-word:ofe|u|x", "https:", "https:///x", "https://exa mple.org", "https://[bad", "https://a:port/", "mailto:",
     "https://a.org/\u202egnp.exe", "https://a.org/\x00", "https://" + "a" * 300 + ".org",
     "https://a.org/" + "a" * 3000,
     "search-ms:query=x", "https://a.org/\u200b", "https://a.org/\ud800"],
)  # fmt: skip
def test_every_other_address_is_refused(given: str) -> None:
    assert safe_address(given) == ""


def test_one_address_is_one_relationship_and_words_of_a_refused_one_stay() -> None:
    link = Link("https://example.org/", words("here"))
    result = write(Paragraph((link, link, Link("javascript:x", words("there")))))
    with zipfile.ZipFile(io.BytesIO(result.data)) as file:
        relations = fromstring(file.read("word/_rels/document.xml.rels"))
    assert [r.get("Target") for r in relations if r.get("TargetMode") == "External"] == ["https://example.org/"]
    root = part(result.data, "word/document.xml")
    assert len({link.get(f"{R}id") for link in root.iter(f"{W}hyperlink")}) == 1
    assert text_of(root).strip() == "hereherethere"
    assert [finding.code for finding in result.diagnostics] == ["P03"]


# languages


def test_languages_get_the_region_word_wants() -> None:
    assert [word_language(tag) for tag in ("uk", "en-GB", "tlh", "no language", "")] == [
        "uk-UA",
        "en-GB",
        "tlh",
        "",
        "",
    ]
    assert language_attribute("zh", right_to_left=False) == '<w:lang w:eastAsia="zh-CN"/>'
    assert language_attribute("ar", right_to_left=True) == '<w:lang w:bidi="ar-SA"/>'


def test_passages_from_right_to_left_are_their_own_runs() -> None:
    pieces = list(directed("the وزارة الخارجية (MFA) and הכנסת."))
    assert pieces == [
        ("the ", False), ("وزارة الخارجية", True), (" (MFA) and ", False), ("הכנסת", True), (".", False),
    ]  # fmt: skip
    root = body(Paragraph((Text("said وزارة", lang="ar"),)))
    assert has(run_with(root, "وزارة"), "rtl")
    assert not has(run_with(root, "said"), "rtl")


# headings


def headings(*numbers: tuple[int, str]) -> list[Section]:
    return [Section(words("T"), level, f"s-{place}", (), number) for place, (level, number) in enumerate(numbers)]


def test_numbers_run_by_themselves_only_where_counting_gives_them() -> None:
    assert numbers_run(headings((1, "1"), (2, "1.1"), (3, "1.1.1"), (1, ""), (2, "1.2"), (1, "2")))
    assert not numbers_run(headings((1, "2")))
    assert not numbers_run(headings((1, "1"), (3, "1.1")))
    assert not numbers_run(headings((2, "1.1")))
    assert not numbers_run(headings((1, "A")))


@pytest.mark.parametrize(("numbers", "written"), [(((1, "1"), (2, "1.1")), False), (((1, "I"), (2, "I.a")), True)])
def test_a_number_word_does_not_count_is_written_out(numbers: tuple[tuple[int, str], ...], written: bool) -> None:
    root = body(*headings(*numbers))
    lines = [text_of(line).split() for line in root.iter(f"{W}p")]
    assert lines == [[number, "T"] if written else ["T"] for _, number in numbers]


def test_heading_styles_are_tied_to_their_numbering() -> None:
    data = write().data
    levels = part(data, "word/numbering.xml").iter(f"{W}lvl")
    tied = [(level.find(f"{W}pStyle"), level.find(f"{W}lvlText").get(f"{W}val")) for level in levels]
    assert [(style.get(f"{W}val"), text) for style, text in tied if style is not None] == [
        ("Heading1", "%1"), ("Heading2", "%1.%2"), ("Heading3", "%1.%2.%3"),
    ]  # fmt: skip


def test_bookmark_names_are_unique_whatever_the_case() -> None:
    names = bookmark_names(["section-1", "Section-1", "1", "a" * 50, "a" * 51, "я", "ю", "section-1"])
    assert len({name.lower() for name in names.values()}) == len(names) == 7
    assert all(len(name) <= 40 and name[0].isalpha() and name.isascii() for name in names.values())


def test_contents_without_known_pages_print_no_dots() -> None:
    root = body(Contents(words("Contents")), *headings((1, "1")))
    assert {tab.get(f"{W}leader") for tab in root.iter(f"{W}tab")} == {None, "none"}


# lists


def test_every_ordered_list_begins_at_one() -> None:
    ordered = List((ListItem((Paragraph(words("a")),)), ListItem((Paragraph(words("b")),))), ordered=True)
    data = write(ordered, ordered).data
    used = [number.get(f"{W}val") for number in part(data, "word/document.xml").iter(f"{W}numId")]
    assert used == ["4", "4", "5", "5"]
    starts = [start.get(f"{W}val") for start in part(data, "word/numbering.xml").iter(f"{W}startOverride")]
    assert starts == ["1", "1"]


# runs


def test_emphasis_in_letters_the_italic_lacks_stays_upright() -> None:
    root = body(Paragraph((Emphasis(words("Kommersant")), Emphasis((Text("Коммерсантъ", lang="ru"),)))))
    assert run_with(root, "Kommersant").find(f"{W}rPr/{W}i").get(f"{W}val") is None
    assert run_with(root, "Коммерсантъ").find(f"{W}rPr/{W}i").get(f"{W}val") == "0"
    assert run_with(root, "Коммерсантъ").find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "Emphasis"


def test_forms_add_up() -> None:
    inline: Inline = Faint((Emphasis((Strong(words("all")),)),))
    run = run_with(body(Paragraph((inline,))), "all")
    assert all(has(run, tag) for tag in ("b", "i", "color"))


def test_faint_words_and_citations_in_a_bold_cell_are_regular() -> None:
    name: tuple[Inline, ...] = (Text("Ramaphosa"), Faint((Text("beside "), Strong(words("Xi")))), cite((1, "")))
    result = write(Table((Column(words("Who"), is_row_header=True),), (Row((Cell(name),)),)))
    root = part(result.data, "word/document.xml")
    regular = [run for text in ("beside ", "[", "1") for run in [run_with(root, text)]]
    assert [run.find(f"{W}rPr/{W}b").get(f"{W}val") for run in regular] == ["0", "0", "0"]
    assert run_with(root, "Xi").find(f"{W}rPr/{W}b").get(f"{W}val") is None
    assert not has(run_with(root, "Ramaphosa"), "b")


def test_labels_do_not_break_and_markings_keep_their_colours() -> None:
    root = body(Paragraph((Label("RED LINE"), MarkingLabel("TLP:AMBER", "#FFC000", "#000000"))))
    assert "RED\u00a0LINE" in text_of(root)
    run = run_with(root, "TLP:AMBER")
    assert run.find(f"{W}rPr/{W}color").get(f"{W}val") == "FFC000"
    assert run.find(f"{W}rPr/{W}shd").get(f"{W}fill") == "000000"


def test_a_marking_in_colours_nobody_knows_stays_readable() -> None:
    run = run_with(body(Paragraph((MarkingLabel("SECRET", "white", "#000000"),))), "SECRET")
    assert run.find(f"{W}rPr/{W}color").get(f"{W}val") == run.find(f"{W}rPr/{W}shd").get(f"{W}fill") == "auto"


def test_a_citation_without_its_source_keeps_its_number() -> None:
    result = write(Paragraph((Text("Denied."), cite((3, "a")))))
    text = text_of(part(result.data, "word/document.xml"))
    assert text.replace("\u00a0", " ").strip() == "Denied.[3a]"
    assert [finding.code for finding in result.diagnostics] == ["P02"]


# tables


def table(rows: int = 3, **kind: object) -> Table:
    columns = (Column(words("A"), is_row_header=True), Column(words("B"), wash=True))
    lines = (GroupRow(words("G")), *(Row((Cell(words("x")), Cell(words("y")))) for _ in range(rows)))
    return replace(Table(columns, lines, words("Table 1"), "What it shows", "table-1"), **kind)


def test_a_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    rows = list(body(table()).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert rows[1].find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"


def test_a_giant_row_may_break_over_pages() -> None:
    giant = Row((Cell(words("word " * 3000)), Cell(())))
    rows = list(body(table(rows=0, caption=())).iter(f"{W}tr")) + list(body(table(0)).iter(f"{W}tr"))
    assert len(rows) == 4
    row = list(body(replace(table(), rows=(giant,))).iter(f"{W}tr"))[-1]
    assert row.find(f"{W}trPr/{W}cantSplit") is None


def test_a_table_tells_what_it_shows_to_those_who_cannot_see_it() -> None:
    properties = body(table()).find(f".//{W}tblPr")
    assert properties.find(f"{W}tblCaption").get(f"{W}val") == "Table 1"
    assert properties.find(f"{W}tblDescription").get(f"{W}val") == "What it shows"


def test_a_table_is_as_wide_as_the_text() -> None:
    widths = [int(column.get(f"{W}w")) for column in body(table()).iter(f"{W}gridCol")]
    assert sum(widths) == round(a4_page().text_width * 20)


def test_the_first_rows_stay_together_where_they_are_low() -> None:
    rows = list(body(table(5)).iter(f"{W}tr"))[2:]
    assert [row.find(f".//{W}keepNext") is not None for row in rows] == [True, False, False, True, True]
    tall = replace(table(5), rows=tuple(Row((Cell(words("x " * 2500)), Cell(words("y")))) for _ in range(5)))
    assert not any(row.find(f".//{W}keepNext") is not None for row in list(body(tall).iter(f"{W}tr"))[1:-1])


def test_the_last_rows_and_the_caption_stay_together() -> None:
    rows = list(body(table(rows=4)).iter(f"{W}tr"))[2:]
    assert [row.find(f".//{W}keepNext") is not None for row in rows] == [True, False, True, True]


def test_a_table_without_words_in_its_header_has_none() -> None:
    root = body(table(columns=(Column(()), Column(()))))
    assert len(list(root.iter(f"{W}tr"))) == 4
    assert not list(root.iter(f"{W}tblHeader"))
    assert [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")] == ["table_1"]


# look


def test_sizes_and_colours_come_from_the_theme() -> None:
    theme = Theme(colours=Colours(accent="#123456"), sizes=Sizes(title=30))
    styles = {
        style.get(f"{W}styleId"): style for style in part(write(theme=theme).data, "word/styles.xml").iter(f"{W}style")
    }
    assert styles["Title"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "60"
    assert styles["Heading1"].find(f"{W}rPr/{W}color").get(f"{W}val") == "123456"
    assert styles["BodyText"].find(f"{W}pPr/{W}spacing").get(f"{W}line") == "300"


# typefaces


def test_embedded_fonts_are_the_files_behind_their_key() -> None:
    data = write(Paragraph(words("one face"))).data
    fonts = part(data, "word/fontTable.xml")
    embedded = [element for element in fonts.iter() if element.tag.startswith(f"{W}embed")]
    assert [element.tag.removeprefix(W) for element in embedded] == ["embedRegular"]
    key = bytes.fromhex(embedded[0].get(f"{W}fontKey").strip("{}").replace("-", ""))[::-1]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        stored = file.read(next(name for name in file.namelist() if name.endswith(".odttf")))
    opened = bytes(byte ^ key[place % 16] for place, byte in enumerate(stored[:32])) + stored[32:]
    assert opened == SERIF.regular.read_bytes()
    assert fonts[0].get(f"{W}name") == "Source Serif Pro"


def test_permission_to_embed_is_respected() -> None:
    assert [may_be_embedded(permissions) for permissions in (0, 8, 0x100, 2, 4, 0x200)] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_a_typeface_that_may_not_be_embedded_is_named_but_left_out(tmp_path: Path) -> None:
    data = bytearray(SERIF.regular.read_bytes())
    place = data.index(b"OS/2")
    offset = struct.unpack_from(">I", data, place + 8)[0]
    struct.pack_into(">H", data, offset + 8, 2)
    (tmp_path / "own.ttf").write_bytes(data)
    theme = Theme.model_validate({"fonts": {"prose": "own.ttf"}})
    document = numbered_document(a4_page(), Paragraph((*words("x"), Strong(words("y")))))
    result = write_docx(document, theme, FontLibrary(tmp_path))
    assert [finding.code for finding in result.diagnostics] == ["P07"]
    assert "odttf" not in "".join(zipfile.ZipFile(io.BytesIO(result.data)).namelist())


def test_a_file_that_is_no_typeface_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(b"not a font")
    theme = Theme.model_validate({"fonts": {"prose": "own.ttf"}})
    with pytest.raises(BriefError) as refusal:
        write_docx(numbered_document(a4_page()), theme, FontLibrary(tmp_path))
    assert refusal.value.diagnostics[0].code == "F02"


def test_coverage_is_read_from_the_file() -> None:
    assert {"A", "я", "€"} <= characters(SERIF.regular)
    assert "я" not in characters(SERIF.italic)
    assert embedded_face(SERIF.regular).family == "Source Serif Pro"


# the file


def test_the_archive_is_one_that_others_read() -> None:
    data = archive([packed("word/b.xml", b"b" * 999), packed("[Content_Types].xml", b""), packed("a/ü.xml", b"a")])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert file.namelist() == ["[Content_Types].xml", "a/ü.xml", "word/b.xml"]
        assert file.read("word/b.xml") == b"b" * 999
