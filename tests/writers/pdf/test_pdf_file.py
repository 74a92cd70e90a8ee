"""What the file holds beside words: fonts, links, bookmarks, properties, places, and the same bytes every time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from numbered_words import Numbers, numbered_document
from sample_document import a4_page, sample_document, words

from tracktwo.diagnostics import BriefError
from tracktwo.document.blocks import (
    Cell,
    Column,
    Document,
    GroupRow,
    List,
    ListItem,
    Paragraph,
    Properties,
    Row,
    Section,
    Table,
)
from tracktwo.document.inlines import Cite, CitedSource, Link, Note, Reference, Text
from tracktwo.template.theme import Fonts, Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf
from tracktwo.writers.written import Written

A4 = a4_page()


def written(document: Document) -> Written:
    return write_pdf(document, Theme(), FontLibrary())


def opened(data: bytes) -> Any:
    return pikepdf.open(io.BytesIO(data))


def link_targets(data: bytes) -> Iterator[str]:
    with opened(data) as pdf:
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                yield str(annotation["/A"]["/URI"]) if "/A" in annotation else "inside"


def paragraph_document(*inlines: Any) -> Document:
    return numbered_document(A4, Paragraph(inlines))


def test_the_sample_opens_clean() -> None:
    with opened(written(sample_document()).data) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == 4


def test_every_font_is_embedded_and_mapped_to_unicode() -> None:
    seen = 0
    with opened(written(sample_document()).data) as pdf:
        for page in pdf.pages:
            for font in page["/Resources"]["/Font"].values():
                seen += 1
                assert "/FontFile2" in font["/FontDescriptor"]
                assert "/ToUnicode" in font
                assert "Helvetica" not in str(font["/BaseFont"])
    assert seen


def test_the_file_says_what_it_is() -> None:
    with opened(written(sample_document()).data) as pdf:
        assert str(pdf.Root["/Lang"]) == "en-US"
        assert bool(pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"])
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == "Back-channel talks on Ukraine: who, what, and on what terms"
    assert info["/Author"] == "Example Policy Unit"
    assert info["/Subject"] == "Policy brief"
    assert info["/Keywords"] == "Ukraine, Track Two, cluster munitions"
    assert info["/Creator"] == "Tracktwo"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20230708000000Z"


def test_bookmarks_nest_as_the_sections_do() -> None:
    pdf = pypdfium2.PdfDocument(written(sample_document()).data)
    goals = [(item, item.get_dest()) for item in pdf.get_toc()]
    found = [(item.level, item.get_title(), goal.get_index() if goal else None) for item, goal in goals]
    assert found[:4] == [
        (0, "1 Participants", 0),
        (0, "2 Possible deal terms", 1),
        (1, "2.1 Demilitarized zone with international monitors", 1),
        (1, "2.2 Ceasefire on the present line", 1),
    ]
    assert found[4] == (2, "Options for the Secretary", 1)


def test_every_destination_is_a_point_on_a_page() -> None:
    with opened(written(sample_document()).data) as pdf:
        goals = [
            annotation["/Dest"] for page in pdf.pages for annotation in page.get("/Annots", []) if "/Dest" in annotation
        ]
        assert goals
        assert {str(goal[1]) for goal in goals} == {"/XYZ"}


def test_anchors_have_pages_and_contents_lead_to_them() -> None:
    result = written(sample_document())
    assert result.page_count == 4
    assert result.anchor_pages["section-3"] == 3
    assert result.anchor_pages["source-5"] == 4
    text = pypdfium2.PdfDocument(result.data)[0].get_textpage().get_text_range()
    assert "Positions by issue3" in text.replace(" ", "").replace("Positionsbyissue", "Positions by issue")


def test_numbers_of_a_citation_are_links_each() -> None:
    cite = Cite((CitedSource(1, "source-1", "para. 4", "a"), CitedSource(2, "source-2")))
    document = sample_document()
    document = replace(
        document,
        blocks=(Paragraph((Text("Said."), cite)), document.blocks[-1]),
        title=replace(document.title, fields=()),
    )
    with opened(written(document).data) as pdf:
        inside = [annotation for annotation in pdf.pages[0]["/Annots"] if "/Dest" in annotation]
        assert [str(annotation["/Contents"]) for annotation in inside] == ["1a", "2"]


@pytest.mark.parametrize(
    "target",
    ["https://example.org/a?b=c&d=(e)#f", "http://example.org", "mailto:desk@example.org", "HTTPS://EXAMPLE.ORG/x"],
)
def test_usable_addresses_are_links(target: str) -> None:
    result = written(paragraph_document(Link(target, words("there"))))
    assert list(link_targets(result.data)) == [target]
    assert result.diagnostics == ()


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "file:///etc/hosts",
        "//host/share",
        "\\\\host\\share",
        "https://example.org/\u202etxt",
        "https://example.org/a b",
        "https://exa\u200bmple.org",
        "https:///nohost",
        "data:text/html,x",
        "",
        "http://example.org/\x00",
    ],
)
def test_other_addresses_are_words_with_a_warning(target: str) -> None:
    result = written(paragraph_document(Link(target, words("there"))))
    assert list(link_targets(result.data)) == []
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["P03"]
    assert "there" in pypdfium2.PdfDocument(result.data)[0].get_textpage().get_text_range()


def test_an_address_in_another_script_is_written_in_ascii() -> None:
    result = written(paragraph_document(Link("https://example.org/мир", words("there"))))
    assert list(link_targets(result.data)) == ["https://example.org/%D0%BC%D0%B8%D1%80"]


def test_a_reference_to_nothing_is_words_with_a_warning() -> None:
    result = written(paragraph_document(Reference("nowhere", words("see there"))))
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["P02"]
    assert "nowhere" in result.diagnostics[0].message
    assert list(link_targets(result.data)) == []


def test_places_lie_where_the_words_are() -> None:
    result = written(sample_document())
    (haass,) = [place for place in result.places if place.origin == ("participants", "haass")]
    text = pypdfium2.PdfDocument(result.data)[haass.page - 1].get_textpage()
    inside = text.get_text_bounded(haass.left, haass.bottom, haass.right, haass.top)
    assert inside.split()[:2] == ["Richard", "Haass"]


def test_a_passage_has_a_place_of_its_own() -> None:
    result = written(paragraph_document(Text("before "), Text("inside", origin=("events", 2)), Text(" after")))
    (place,) = result.places
    page = pypdfium2.PdfDocument(result.data)[0].get_textpage()
    assert page.get_text_bounded(place.left, place.bottom, place.right, place.top).strip() == "inside"


def test_two_documents_differ_in_their_identifier() -> None:
    identifiers = set()
    for text in ("one", "two"):
        with opened(written(paragraph_document(Text(text))).data) as pdf:
            first, second = pdf.trailer["/ID"]
            assert bytes(first) == bytes(second)
            identifiers.add(bytes(first))
    assert len(identifiers) == 2


def test_a_document_before_it_changes_nothing() -> None:
    alone = written(sample_document()).data
    written(paragraph_document(Text("Жовтень 漢 secret words"), Link("https://example.org/secret", words("x"))))
    assert written(sample_document()).data == alone


HASHES = """
import hashlib
from sample_document import sample_document
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf
print(hashlib.sha256(write_pdf(sample_document(), Theme(), FontLibrary()).data).hexdigest())
"""


def test_bytes_are_the_same_in_any_process() -> None:
    found = set()
    for seed, zone, language in (
        ("0", "UTC", "C"),
        ("1", "Asia/Tokyo", "de_DE.UTF-8"),
        ("77", "America/New_York", "tr_TR"),
    ):
        path = os.pathsep.join(entry for entry in sys.path if entry)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONPATH": path}
        run = subprocess.run(
            [sys.executable, "-c", HASHES], env=environment, capture_output=True, text=True, check=True
        )
        found.add(run.stdout.strip())
    assert len(found) == 1


def test_no_family_but_the_two_of_the_theme_is_used() -> None:
    theme = Theme(fonts=Fonts(prose="Source Sans Pro", display="Source Sans Pro"))
    with opened(write_pdf(sample_document(), theme, FontLibrary()).data) as pdf:
        names = {str(font["/BaseFont"]) for page in pdf.pages for font in page["/Resources"]["/Font"].values()}
    assert names
    assert all("SourceSansPro" in name for name in names)


def test_a_date_that_is_none_is_no_failure() -> None:
    document = replace(paragraph_document(Text("x")), properties=Properties("\ud800 title", "", "soon"))
    result = written(document)
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["P04"]


@pytest.mark.parametrize(
    ("date", "epoch", "stamp"),
    [
        ("2023-07-08", "", "D:20230708000000Z"),
        ("2023-07-08", "4354819199", "D:21071231235959Z"),
        ("2023-02-31", "", "D:20000101000000Z"),
        ("soon", "86400", "D:19700102000000Z"),
        ("soon", "abc", "D:20000101000000Z"),
        ("soon", "", "D:20000101000000Z"),
        ("soon", "9" * 30, "D:20000101000000Z"),
    ],
)
def test_a_date_is_that_of_the_document_or_of_its_source(
    monkeypatch: pytest.MonkeyPatch, date: str, epoch: str, stamp: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    document = replace(paragraph_document(Text("x")), properties=Properties("Title", "en", date))
    with opened(written(document).data) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == stamp
        moment = f"{stamp[2:6]}-{stamp[6:8]}-{stamp[8:10]}T{stamp[10:12]}:{stamp[12:14]}:{stamp[14:16]}Z"
        assert f"<xmp:CreateDate>{moment}<" in pdf.Root["/Metadata"].read_bytes().decode()


def test_metadata_agree_with_the_properties() -> None:
    properties = Properties("A < B & “C”", "uk", "2023-07-08", "Бюро", "Policy", ("one", "two"))
    data = written(replace(paragraph_document(Text("x")), properties=properties)).data
    with opened(data) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"]) == properties.title
        assert metadata["dc:creator"] == ["Бюро"]
        assert metadata["dc:language"] == {"uk"}
        assert metadata["pdf:Keywords"] == str(pdf.docinfo["/Keywords"])


@pytest.mark.parametrize(
    ("title", "lang", "part"), [("T", "uk", "1"), ("T", "", None), ("T", "ü!", None), (" ", "uk", None)]
)
def test_a_file_states_what_it_keeps_to_only_with_title_and_language(title: str, lang: str, part: str | None) -> None:
    document = replace(paragraph_document(Text("x")), properties=Properties(title, lang, "2023-07-08"))
    with opened(written(document).data) as pdf, pdf.open_metadata() as metadata:
        assert metadata.get("pdfuaid:part") == part


def test_a_language_or_anchor_that_is_none_is_no_failure() -> None:
    inlines = (Text("мир", lang="ü!"), Note(1, "нота", words("note")), Text("x", lang="мова"))
    document = paragraph_document(*inlines)
    document = replace(document, properties=replace(document.properties, lang="мова"))
    with opened(written(document).data) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert "/Lang" not in pdf.Root


def test_objects_stand_in_streams_and_have_one_number_each() -> None:
    data = written(sample_document()).data
    assert data.startswith(b"%PDF-1.7")
    assert b"/Type /Page " not in data
    assert b"/ObjStm" in data
    assert data.rstrip().endswith(b"%%EOF")


def test_an_empty_document_is_a_page() -> None:
    result = written(numbered_document(A4))
    with opened(result.data) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == 1


def test_a_face_of_more_characters_than_one_font_holds_is_read_back() -> None:
    characters = "".join(chr(code) for code in range(0x21, 0x500) if chr(code).isalpha())
    result = written(paragraph_document(*(Text(f"{character} ") for character in characters)))
    text = pypdfium2.PdfDocument(result.data)[0].get_textpage().get_text_range()
    missing = {character for character in characters if character not in text}
    told = result.diagnostics[0].message if result.diagnostics else ""
    with opened(result.data) as pdf:
        fonts = [str(name) for name in pdf.pages[0]["/Resources"]["/Font"]]
    assert any(name.endswith("+1") for name in fonts)
    assert not missing or "lack" in told


def test_pages_are_numbered_in_one_pass() -> None:
    numbers = Numbers()
    document = replace(
        sample_document(),
        blocks=tuple(Section(words("S"), 1, f"s-{place}", (numbers.paragraph(700),)) for place in range(6)),
    )
    result = written(document)
    pdf = pypdfium2.PdfDocument(result.data)
    assert result.page_count > 5
    for index, page in enumerate(pdf, 1):
        assert f"{index} of {result.page_count}" in page.get_textpage().get_text_range()


def test_list_items_and_rows_have_places() -> None:
    items = List((ListItem((Paragraph(words("one")),), origin=("options", 0)), ListItem((), origin=("options", 1))))
    row = Row((Cell(words("cell"), origin=("rows", 0, "cell")),), origin=("rows", 0))
    table = Table((Column(()),), (GroupRow(words("group"), origin=("groups", 0)), row))
    result = written(numbered_document(A4, items, table))
    origins = {place.origin for place in result.places}
    assert origins == {("options", 0), ("options", 1), ("rows", 0, "cell"), ("rows", 0), ("groups", 0)}


def test_a_typeface_without_truetype_outlines_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.ttf").write_bytes(b"OTTO" + bytes(40))
    theme = Theme(fonts=Fonts(prose="mine.ttf"))
    with pytest.raises(BriefError) as refusal:
        write_pdf(sample_document(), theme, FontLibrary(tmp_path))
    assert [diagnostic.code for diagnostic in refusal.value.diagnostics] == ["F02"]


def test_a_typeface_of_ones_own_serves_for_all_faces(tmp_path: Path) -> None:
    shipped = FontLibrary().family("Source Sans Pro").regular
    (tmp_path / "mine.ttf").write_bytes(shipped.read_bytes())
    theme = Theme(fonts=Fonts(prose="mine.ttf", display="mine.ttf"))
    result = write_pdf(sample_document(), theme, FontLibrary(tmp_path))
    assert result.page_count == 4


def test_a_long_table_loses_no_row() -> None:
    rows = tuple(Row((Cell(words(f"row{number} ")),)) for number in range(1005))
    pdf = pypdfium2.PdfDocument(written(numbered_document(A4, Table((Column(()),), rows))).data)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert text.split() == [f"row{number}" for number in range(1005)]
