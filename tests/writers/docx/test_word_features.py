"""Notes, figures, captions, references and controls of the Word file, each as Word wants it."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from annotated_document import DRAWING, annotated_document, note
from docx_integrity import INFO, check
from numbered_words import numbered_document
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image
from sample_document import a4_page, words
from word_fields import fields
from word_file import SVG, WP, A, R, WordFile
from word_lint import W, faults, text_of

from tracktwo.document.align import Align
from tracktwo.document.blocks import (
    Block,
    Document,
    Figure,
    NotePlace,
    Paragraph,
    Properties,
    Section,
    Table,
    TitleBlock,
)
from tracktwo.document.drawing import Bar, Dot, Drawing, Ink, Words
from tracktwo.document.inlines import Note, Reference, Strong, Text
from tracktwo.template.theme import Colours, Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.docx.captions import caption_label
from tracktwo.writers.docx.language import is_right_to_left
from tracktwo.writers.docx.pixels import pixels
from tracktwo.writers.docx.vector import vector
from tracktwo.writers.fonts import FontLibrary

FAMILIES = (FontLibrary().family("Source Sans Pro"), FontLibrary().family("Source Serif Pro"))


def word_file(document: Document, theme: Theme | None = None) -> WordFile:
    return WordFile.of(write_docx(document, theme or Theme(), FontLibrary()).data)


def file_of(*blocks: Block) -> WordFile:
    return word_file(numbered_document(a4_page(), *blocks))


@pytest.fixture(scope="module")
def annotated() -> WordFile:
    return word_file(annotated_document())


@pytest.mark.parametrize("place", NotePlace)
@pytest.mark.parametrize("version", [FileFormat.MICROSOFT_365, FileFormat.OFFICE_2019])
def test_every_checker_is_content_with_notes_figures_and_controls(
    place: NotePlace, version: FileFormat, tmp_path: Path
) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(write_docx(annotated_document(place), Theme(), FontLibrary()).data)
    assert [str(error) for error in OpenXmlValidator(version).validate(path).errors] == []
    assert [str(finding) for finding in check(path) if finding.severity != INFO] == []
    assert faults(path.read_bytes()) == []


# notes


def test_footnotes_are_words_own_and_numbered_in_order(annotated: WordFile) -> None:
    marks = list(annotated.body.iter(f"{W}footnoteReference"))
    assert [mark.get(f"{W}id") for mark in marks] == ["1", "2", "3"]
    notes = annotated.roots["word/footnotes.xml"]
    assert [each.get(f"{W}id") for each in notes] == ["-1", "0", "1", "2", "3"]
    assert text_of(notes[2]).split() == ["Fact", "sheet,", "on", "line", "[5]."]
    assert "word/endnotes.xml" not in annotated.parts


def test_links_in_notes_are_relationships_of_their_own_part(annotated: WordFile) -> None:
    links = [each for each in annotated.relations("word/footnotes.xml") if each.kind == "hyperlink"]
    assert [each.target for each in links] == [f"https://www.example.org/notes/{n}" for n in (1, 2, 3)]
    anchors = [link.get(f"{W}anchor") for link in annotated.roots["word/footnotes.xml"].iter(f"{W}hyperlink")]
    assert [anchor for anchor in anchors if anchor] == ["source_5", "source_2", "source_1"]


def test_endnotes_stand_under_a_heading_at_the_end_and_count_in_figures() -> None:
    file = word_file(annotated_document(NotePlace.END))
    paragraphs = [text_of(paragraph).strip() for paragraph in file.body[0].findall(f"{W}p")]
    assert paragraphs[-1] == "Notes"
    assert len(list(file.body.iter(f"{W}endnoteReference"))) == 3
    formats = [each.get(f"{W}val") for each in file.body.iter(f"{W}numFmt")]
    assert formats == ["decimal"] * len(list(file.body.iter(f"{W}sectPr")))
    lines = [note for note in file.roots["word/endnotes.xml"] if note.get(f"{W}type")]
    assert not [line for each in lines for line in each.iter(f"{W}separator", f"{W}continuationSeparator")]
    entries = [text_of(p) for p in file.body.iter(f"{W}p") if (s := p.find(f".//{W}pStyle")) is not None
               and s.get(f"{W}val") == "TOC1"]  # fmt: skip
    assert entries[-1].split() == ["Notes"]


def test_a_document_without_notes_has_no_part_for_them() -> None:
    file = file_of(Paragraph(words("x")))
    assert not [name for name in file.parts if "notes" in name]
    assert file.roots["word/settings.xml"].find(f"{W}footnotePr") is None


def test_a_number_word_would_not_count_is_printed_all_the_same() -> None:
    file = file_of(Paragraph((Text("a"), note(4, "x ", 1), Text("b"), note(1, "y ", 1), Text("c"), note(2, "z ", 1))))
    assert text_of(file.body).strip() == "a4b1c2"
    assert [fault for fault in faults(file) if "leads nowhere" not in fault] == []


def test_a_note_where_word_knows_none_is_printed_in_brackets_and_told() -> None:
    inner = Note(1, "note-1", (Text("said "), Note(2, "note-2", words("so"))))
    result = write_docx(numbered_document(a4_page(), Paragraph((inner,))), Theme(), FontLibrary())
    assert [finding.code for finding in result.diagnostics] == ["P10"]
    assert text_of(WordFile.of(result.data).roots["word/footnotes.xml"]).split() == ["said", "[so]"]


def test_a_heading_keeps_its_note_out_of_the_contents(annotated: WordFile) -> None:
    document = annotated_document()
    heading = Section((Text("Claims"), note(1, "x ", 1)), 1, "claims", ())
    file = word_file(replace(document, blocks=(*document.blocks[:2], heading)))
    assert len(list(file.body.iter(f"{W}footnoteReference"))) == 1
    assert faults(annotated) == []


# figures


def test_a_figure_is_vectors_with_pixels_behind_and_an_alternative(annotated: WordFile) -> None:
    targets = {each.identity: each.target for each in annotated.relations("word/document.xml")}
    drawing = next(annotated.body.iter(f"{W}drawing"))
    assert targets[drawing.find(f".//{A}blip").get(f"{R}embed")] == "word/media/image1.png"
    assert targets[drawing.find(f".//{SVG}svgBlip").get(f"{R}embed")] == "word/media/image1.svg"
    described = drawing.find(f".//{WP}docPr")
    assert described.get("descr").startswith("Bars: the Defense Department")
    assert described.get("title") is None


def test_a_figure_is_as_wide_as_the_text_at_most_and_never_enlarged() -> None:
    def width(points: float) -> int:
        drawing = Drawing(points, 50, (Bar(0, 0, points, 50),))
        return int(next(file_of(Figure(drawing, "x")).body.iter(f"{WP}extent")).get("cx"))

    page = a4_page()
    assert width(100) == 100 * 12700
    assert width(2000) == round(page.text_width * 12700)


def test_a_figure_stays_with_its_caption(annotated: WordFile) -> None:
    paragraph = next(next(annotated.body.iter(f"{W}drawing")).iterancestors(f"{W}p"))
    assert paragraph.find(f"{W}pPr/{W}keepNext") is not None
    assert text_of(paragraph.getnext()).strip() == "Figure 1. Shares that fail, by source."


def test_pixels_are_sharp_coloured_and_tell_nothing() -> None:
    data = pixels(DRAWING, Theme(), FAMILIES)
    image = Image.open(io.BytesIO(data))
    assert image.width / (DRAWING.width / 72) >= 199
    assert image.info.keys() <= {"transparency"}
    colours = image.convert("RGB")
    assert colours.getpixel((round(230 * 200 / 72), round(57 * 200 / 72))) == (0x1F, 0x4E, 0x79)
    assert colours.getpixel((2, 2)) == (255, 255, 255)
    chunks = []
    place = 8
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        chunks.append(kind)
        assert zlib.crc32(data[place + 4 : place + 8 + length]) == struct.unpack_from(">I", data, place + 8 + length)[0]
        place += 12 + length
    assert set(chunks) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    assert pixels(DRAWING, Theme(), FAMILIES) == data


def test_letters_have_soft_edges_on_any_ground() -> None:
    shapes = (Bar(0, 0, 60, 40, Ink.ACCENT), Words(30, 26, "WA", 20, Align.CENTER, bold=True, ink=Ink.WHITE))
    image = Image.open(io.BytesIO(pixels(Drawing(60, 40, shapes), Theme(), FAMILIES))).convert("RGB")
    data = image.tobytes()
    found = set(zip(data[::3], data[1::3], data[2::3], strict=True))
    assert {(0x1F, 0x4E, 0x79), (255, 255, 255)} < found
    assert all(0x1F <= red <= 255 and blue >= 0x79 for red, _, blue in found)


def test_a_ring_is_hollow() -> None:
    image = Image.open(
        io.BytesIO(pixels(Drawing(40, 40, (Dot(20, 20, 10, Ink.WHITE, Ink.ALERT),)), Theme(), FAMILIES))
    ).convert("RGB")
    middle, edge = round(20 * 200 / 72), round(10 * 200 / 72)
    assert image.getpixel((middle, middle)) == (255, 255, 255)
    assert image.getpixel((middle - edge, middle)) == (0x8B, 0x1A, 0x1A)


def test_vectors_carry_every_word_in_the_colours_of_the_theme() -> None:
    data = vector(DRAWING, Theme(colours=Colours(accent="#123456")), ("Source Sans Pro",)).decode()
    assert all(shape.text in data for shape in DRAWING.shapes if isinstance(shape, Words))
    assert "#123456" in data
    assert "#1f4e79" not in data
    assert 'viewBox="0 0 520 90"' in data


def test_letters_no_typeface_has_are_told_and_never_boxes() -> None:
    drawing = Drawing(60, 20, (Words(0, 15, "武 \u200f x"),))
    result = write_docx(numbered_document(a4_page(), Figure(drawing, "x")), Theme(), FontLibrary())
    assert [finding.code for finding in result.diagnostics] == ["P01"]
    assert "武" in result.diagnostics[0].message
    asked = Drawing(60, 20, (Words(0, 15, "? ? x"),))
    assert pixels(drawing, Theme(), FAMILIES) == pixels(asked, Theme(), FAMILIES)


# captions and references


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Table 1. ", ("Table ", 1, ". ")),
        ("Таблиця 12. ", ("Таблиця ", 12, ". ")),
        ("Tableau n° 3 – ", ("Tableau n° ", 3, " – ")),
        ("7", ("", 7, "")),
    ],
)
def test_a_caption_opens_with_label_and_number_in_any_language(text: str, pieces: tuple[str, int, str]) -> None:
    label = caption_label((Strong((Text(text),)), Text("rest")))
    assert label is not None
    assert (label.before, label.number, label.after) == pieces


def test_a_caption_is_counted_after_its_portion_mark() -> None:
    mark, label = Text("(TLP:AMBER) "), Strong((Text("Table 1. "),))
    found = caption_label((mark, label, Text("Names.")))
    assert found is not None
    assert (found.mark, found.printed, found.rest) == ((mark,), "Table 1", (Text("Names."),))
    table = Table((), (), (mark, label, Text("Names.")), "", "table-1")
    file = file_of(table, Paragraph((Text("See "), Reference("table-1", (Text("Table 1"),)))))
    assert [each.instruction.split()[0] for each in fields(file.body)[0]] == ["SEQ", "REF"]
    assert "(TLP:AMBER) Table 1. Names." in text_of(file.body)
    assert faults(file) == []
    assert caption_label((Text("As in "), label)) is None


@pytest.mark.parametrize("text", ["Table", "Table 1–2. ", "Table 0. ", ""])
def test_a_caption_without_one_number_is_words(text: str) -> None:
    assert caption_label((Strong((Text(text),)),)) is None
    assert caption_label((Text("Table 1. "),)) is None


def test_caption_numbers_are_fields_that_count_to_the_numbers_of_the_tree() -> None:
    def table(number: int) -> Table:
        return Table((), (), (Strong((Text(f"Table {number}. "),)),), "", f"table-{number}")

    file = file_of(table(1), table(2), table(5), table(6))
    found, _ = fields(file.body)
    assert [(each.instruction.strip(), each.shown) for each in found] == [
        ("SEQ Table \\* ARABIC", "1"),
        ("SEQ Table \\* ARABIC", "2"),
        ("SEQ Table \\* ARABIC \\r 5", "5"),
        ("SEQ Table \\* ARABIC", "6"),
    ]
    assert faults(file) == []


def test_references_to_captions_and_headings_are_fields_others_are_links(annotated: WordFile) -> None:
    found, _ = fields(annotated.body)
    references = [(each.instruction.split()[2:-2], each.shown) for each in found if each.name == "REF"]
    assert [shown for _, shown in references] == [
        "Table 1", "Ceasefire on the present line", "Figure 1", "Table 1", "Ceasefire on the present line", "2.2",
    ]  # fmt: skip
    assert references[-1][0] == ["\\r", "\\h"]
    file = file_of(Section(words("Terms"), 1, "s", (Paragraph((Reference("s", words("the terms")),)),)))
    assert fields(file.body)[0] == []
    assert [link.get(f"{W}anchor") for link in file.body.iter(f"{W}hyperlink")] == ["s"]


# controls, direction, dates


def test_title_and_date_are_controls(annotated: WordFile) -> None:
    controls = {
        control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): control
        for control in annotated.body.iter(f"{W}sdt")
        if control.find(f"{W}sdtPr/{W}tag") is not None
    }
    assert text_of(controls["title"]).startswith("Back-channel talks")
    assert controls["title"].find(f"{W}sdtPr/{W}dataBinding") is not None
    assert text_of(controls["date"]) == "July 8, 2023"
    assert controls["date"].find(f"{W}sdtPr/{W}date").get(f"{W}fullDate") == "2023-07-08T00:00:00Z"


def test_a_title_that_is_not_the_files_own_is_not_tied_to_it() -> None:
    document = Document(Properties("One", "en", "2023-07-08"), a4_page(), TitleBlock(words("Another")), ())
    control = next(word_file(document).body.iter(f"{W}sdt"))
    assert control.find(f"{W}sdtPr/{W}dataBinding") is None


def test_a_paragraph_mostly_from_right_to_left_runs_so() -> None:
    arabic, mixed = Paragraph((Text("قالت وزارة الخارجية (MFA)"),)), Paragraph((Text("The word وزارة means ministry"),))
    turned = [p.find(f"{W}pPr/{W}bidi") is not None for p in file_of(arabic, mixed).body.iter(f"{W}p")]
    assert turned == [True, False]
    assert not is_right_to_left("")


@pytest.mark.parametrize(
    ("seconds", "moment"),
    [
        ("", "2023-07-08T00:00:00Z"),
        ("0", "1970-01-01T00:00:00Z"),
        ("315532800", "1980-01-01T00:00:00Z"),
        ("4354819199", "2107-12-31T23:59:59Z"),
        ("253402300799", "9999-12-31T23:59:59Z"),
        ("253402300800", "2023-07-08T00:00:00Z"),
        ("today", "2023-07-08T00:00:00Z"),
    ],
)
def test_dates_are_source_date_epoch_or_else_the_documents(
    monkeypatch: pytest.MonkeyPatch, seconds: str, moment: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    core = word_file(annotated_document()).roots["docProps/core.xml"]
    assert [each.text for each in core if each.tag.endswith(("}created", "}modified"))] == [moment, moment]


def test_clock_folder_and_hash_order_leave_no_trace(tmp_path: Path) -> None:
    program = (
        "import hashlib, sys, time\n"
        "now = float(sys.argv[1])\n"
        "time.time = lambda: now\n"
        "time.localtime = lambda *_: time.gmtime(now)\n"
        "from annotated_document import annotated_document\n"
        "from tracktwo.template.theme import Theme\n"
        "from tracktwo.writers.docx import write_docx\n"
        "from tracktwo.writers.fonts import FontLibrary\n"
        "data = write_docx(annotated_document(), Theme(), FontLibrary()).data\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    digests = set()
    for seed, clock in enumerate(("0", "315532800", "4354819200")):
        folder = tmp_path / f"temporary {seed}"
        folder.mkdir()
        environment = {"PYTHONHASHSEED": str(seed), "TMPDIR": str(folder), "PYTHONPATH": ":".join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", program, clock], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)
        assert list(folder.iterdir()) == []
    assert len(digests) == 1


def test_nothing_in_the_file_is_off_the_page_but_declared(annotated: WordFile) -> None:
    core = {each.tag.rpartition("}")[2] for each in annotated.roots["docProps/core.xml"]}
    assert core <= {"title", "subject", "creator", "keywords", "language", "lastModifiedBy", "created", "modified"}
    names = {name.rpartition("/")[0] for name in annotated.parts}
    assert names == {"", "_rels", "docProps", "word", "word/_rels", "word/media", "word/theme", "word/fonts"}
