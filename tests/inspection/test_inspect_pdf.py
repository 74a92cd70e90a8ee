"""Leaks planted in a PDF of ours, one channel at a time: all are told, and a clean file is clean."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from command_line import tracktwo as command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inspecting import inspected, refusal_of
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

import tracktwo
from tracktwo.diagnostics import BriefError, ExitCode
from tracktwo.document.blocks import Document, Furniture, Paragraph, Properties, Section, TitleBlock
from tracktwo.document.inlines import Link, MarkingLabel, Text
from tracktwo.document.pages import Page
from tracktwo.inspection.carried import Topic
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf

Plant = Callable[[Pdf], None]


def sample() -> Document:
    words = (Text("Seen words, and "), Link("https://example.org/a", (Text("a link"),)), Text("."))
    sections = tuple(Section((Text(f"Heading {n}"),), 1, f"section-{n}", (Paragraph(words),)) for n in (1, 2))
    page = Page(612, 792, 72, 72, 72, 72)
    running = Furniture(end=(MarkingLabel("TLP:AMBER", "#FFC000", "#000000"),))
    properties = Properties("Sample", "en-GB", "2023-07-08", "Unit")
    return Document(properties, page, TitleBlock((Text("T"),)), sections, running, running)


@pytest.fixture(scope="module")
def clean() -> bytes:
    return write_pdf(sample(), Theme(), FontLibrary()).data


def saved(data: bytes, plant: Plant) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        plant(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, fix_metadata_version=False)
        return buffer.getvalue()


def content(commands: bytes) -> Plant:
    def plant(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.Font.X = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        page.contents_add(Stream(pdf, commands))

    return plant


def annotation(**entries: object) -> Plant:
    def plant(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        added = pdf.make_indirect(Dictionary(**{"Type": Name.Annot, "Rect": [0, 0, 9, 9], **entries}))
        page.Annots = Array([*page.get("/Annots", []), added])

    return plant


def link(**action: Any) -> Plant:
    return annotation(Subtype=Name.Link, A=Dictionary(**action))


def in_catalogue(key: str, value: object) -> Plant:
    def plant(pdf: Pdf) -> None:
        pdf.Root[key] = value

    return plant


def in_page(key: str, value: object) -> Plant:
    def plant(pdf: Pdf) -> None:
        pdf.pages[0].obj[key] = value

    return plant


def in_names(key: str) -> Plant:
    def plant(pdf: Pdf) -> None:
        if "/Names" not in pdf.Root:
            pdf.Root.Names = Dictionary()
        pdf.Root.Names[key] = Dictionary(Names=Array([]))

    return plant


def in_information(pdf: Pdf) -> None:
    pdf.docinfo["/Employee"] = "A. Name"


def attachment(pdf: Pdf) -> None:
    pdf.attachments["secret.txt"] = b"secret"


def packet(addition: bytes) -> Plant:
    def plant(pdf: Pdf) -> None:
        data = b'<x xmlns:s="urn:s"><s:Manager>A. Name</s:Manager>' + addition + b"</x>"
        pdf.Root.Metadata = Stream(pdf, data, Type=Name.Metadata, Subtype=Name.XML)

    return plant


def undrawn(pdf: Pdf) -> None:
    form = Stream(pdf, b"BT (x) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    resources = pdf.pages[0].Resources
    resources.XObject = Dictionary(Secret=form)


def faint(pdf: Pdf) -> None:
    content(b"BT /Gx gs /X 12 Tf 100 400 Td (secret) Tj ET")(pdf)
    pdf.pages[0].Resources.ExtGState = Dictionary(Gx=Dictionary(ca=0))


def in_form(pdf: Pdf) -> None:
    content(b"q /Secret Do Q")(pdf)
    resources = pdf.pages[0].Resources
    form = Stream(pdf, b"BT 3 Tr /X 12 Tf 100 400 Td (secret) Tj ET", Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, 612, 792]), Dictionary(Font=Dictionary(X=resources.Font.X))
    resources.XObject = Dictionary(Secret=form)


def picture(pdf: Pdf) -> None:
    jpeg = b"\xff\xd8\xff\xe1\x00\x0aExif\0\0xx\xff\xda\x00\x02\xff\xd9"
    image = Stream(pdf, jpeg, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, Filter=Name.DCTDecode)
    pdf.pages[0].Resources.XObject = Dictionary(Im=image)
    pdf.pages[0].contents_add(Stream(pdf, b"/Im Do"))


def private(pdf: Pdf) -> None:
    font = pdf.pages[0].Resources.Font
    font[next(iter(font.keys()))].PieceInfo = Dictionary(Program=Dictionary())


def under_a_picture(pdf: Pdf) -> None:
    content(b"BT /X 12 Tf 100 400 Td (secret) Tj ET q 99 0 0 40 90 390 cm /Im Do Q")(pdf)
    image = Stream(pdf, b"\xff", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
    pdf.pages[0].Resources.XObject = Dictionary(Im=image)


def cut_form(pdf: Pdf) -> None:
    """Words outside of the box of the form they stand in."""
    content(b"q /Secret Do Q")(pdf)
    resources = pdf.pages[0].Resources
    form = Stream(pdf, b"BT /X 12 Tf 100 400 Td (secret) Tj ET", Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, 9, 9]), Dictionary(Font=Dictionary(X=resources.Font.X))
    resources.XObject = Dictionary(Secret=form)


def smuggled(pdf: Pdf) -> None:
    """Letters that are printed as such and copied as something else."""
    content(b"BT /X 12 Tf 100 400 Td (seen) Tj ET")(pdf)
    table = b"1 beginbfchar <73> <DB40DC73> endbfchar"
    pdf.pages[0].Resources.Font.X.ToUnicode = Stream(pdf, table)


def in_element(key: str) -> Plant:
    def plant(pdf: Pdf) -> None:
        paragraph = next(each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == "/P")
        paragraph[key] = String("secret")

    return plant


def link_with(**entries: object) -> Plant:
    return annotation(Subtype=Name.Link, **entries)


ALIKE, COVERED, HEARD = "words in the colour of their ground", "covered words", "words heard in place of others"
SCRIPT = {"S": Name.JavaScript, "JS": String("app.alert(1)")}
LEAKS: dict[str, tuple[str, Plant]] = {
    "embedded file": ("attachment", attachment),
    "associated file": ("attachment", in_catalogue("/AF", Array([]))),
    "portfolio": ("attachment", in_catalogue("/Collection", Dictionary())),
    "file in an annotation": ("attachment", annotation(Subtype=Name.FileAttachment)),
    "sound": ("attachment", annotation(Subtype=Name.Sound)),
    "named script": ("script", in_names("/JavaScript")),
    "script in a link": ("script", link(**SCRIPT)),
    "action on opening": ("action on opening", in_catalogue("/OpenAction", Dictionary(**SCRIPT))),
    "action of a page": ("action on opening", in_page("/AA", Dictionary(O=Dictionary(**SCRIPT)))),
    "launching link": ("link to something else than an address", link(S=Name.Launch, F=String("x.exe"))),
    "link to a file": ("link to something else than an address", link(S=Name.URI, URI=String("file:///home/name/x"))),
    "second action": (
        "action of a link",
        link(S=Name.URI, URI=String("https://example.org"), Next=Dictionary(S=Name.Named)),
    ),
    "hidden link": (
        "hidden link",
        annotation(Subtype=Name.Link, F=2, A=Dictionary(S=Name.URI, URI=String("https://example.org/x"))),
    ),
    "form": ("form field", in_catalogue("/AcroForm", Dictionary(Fields=[]))),
    "form field": ("form field", annotation(Subtype=Name.Widget, FT=Name.Tx, V=String("secret"))),
    "sticky note": ("comments", annotation(Subtype=Name.Text, Contents=String("secret"))),
    "free text": ("comments", annotation(Subtype=Name.FreeText, Contents=String("secret"))),
    "layers": ("layer", in_catalogue("/OCProperties", Dictionary(OCGs=[]))),
    "invisible words": ("invisible words", content(b"BT 3 Tr /X 12 Tf 100 400 Td (secret) Tj ET")),
    "words that only clip": ("invisible words", content(b"BT 7 Tr /X 12 Tf 100 400 Td (secret) Tj ET")),
    "transparent words": ("invisible words", faint),
    "invisible words in a form": ("invisible words", in_form),
    "words off the page": ("words off the page", content(b"BT /X 12 Tf -500 400 Td (secret) Tj ET")),
    "words moved off the page": (
        "words off the page",
        content(b"q 1 0 0 1 0 2000 cm BT /X 12 Tf 10 10 Td 14 TL (a) Tj T* (secret) Tj ET Q"),
    ),
    "tiny words": ("words too small to read", content(b"BT /X 0.5 Tf 100 400 Td (secret) Tj ET")),
    "words made tiny": (
        "words too small to read",
        content(b"BT /X 12 Tf 0.01 0 0 0.01 100 400 Tm [(sec) 9 (ret)] TJ ET"),
    ),
    "white words": (ALIKE, content(b"1 g BT /X 12 Tf 100 400 Td (secret) Tj ET")),
    "nearly white words": (ALIKE, content(b".93 g BT /X 12 Tf 100 400 Td (secret) Tj ET")),
    "black words on black": (ALIKE, content(b"0 g 90 390 99 30 re f BT /X 12 Tf 100 400 Td (secret) Tj ET")),
    "words under a drawing": (COVERED, content(b"BT /X 12 Tf 100 400 Td (secret) Tj ET 1 g 90 390 99 30 re f")),
    "a word under a drawing": (COVERED, content(b"BT /X 12 Tf 100 400 Td (seen secret) Tj ET 1 g 128 390 99 30 re f")),
    "words under a picture": (COVERED, under_a_picture),
    "words under other words": (
        COVERED,
        content(b"BT 1 0 0 rg /X 4 Tf 132 400 Td (secret) Tj 0 g /X 300 Tf -32 -100 Td (I) Tj ET"),
    ),
    "words cut away": (COVERED, content(b"q 0 0 9 9 re W n BT /X 12 Tf 100 400 Td (secret) Tj ET Q")),
    "words cut away in a form": (COVERED, cut_form),
    "words running off the page": ("words off the page", content(b"BT /X 12 Tf 590 400 Td (seen secret) Tj ET")),
    "words in a layer": ("layer", content(b"/OC /Hidden BDC BT /X 12 Tf 100 400 Td (secret) Tj ET EMC")),
    "words heard for others": (HEARD, content(b"/Span <</ActualText (secret)>> BDC EMC")),
    "words heard for an element": (HEARD, in_element("/ActualText")),
    "alternative of a paragraph": (HEARD, in_element("/Alt")),
    "title of an element": (HEARD, in_element("/T")),
    "characters of programs": ("characters nobody sees", smuggled),
    "look of a link": (
        "appearance of a link",
        link_with(AP=Dictionary(), A=Dictionary(S=Name.URI, URI=String("https://example.org/x"))),
    ),
    "words of a link": (
        HEARD,
        link_with(Contents=String("secret"), A=Dictionary(S=Name.URI, URI=String("https://example.org/x"))),
    ),
    "link of no size": (
        "hidden link",
        annotation(Subtype=Name.Link, Rect=[9, 9, 9, 9], A=Dictionary(S=Name.URI, URI=String("https://example.org"))),
    ),
    "words heard for a passage": (
        HEARD,
        content(b"/Span <</ActualText (secret)>> BDC BT /X 12 Tf 100 400 Td (word) Tj ET EMC"),
    ),
    "cut page": ("page cut to less than it holds", in_page("/CropBox", Array([100, 100, 500, 500]))),
    "information": ("property of the file", in_information),
    "XMP": ("property of the file", packet(b"")),
    "comment in XMP": ("comment in XML", packet(b"<!-- secret -->")),
    "private data": ("private data of a program", in_catalogue("/PieceInfo", Dictionary())),
    "private data of a font": ("private data of a program", private),
    "thumbnail": ("thumbnail", in_page("/Thumb", Dictionary())),
    "article": ("article thread", in_catalogue("/Threads", Array([]))),
    "unknown entry": ("entry of unknown use", in_catalogue("/Secret", String("secret"))),
    "hidden page": ("hidden page", in_names("/Templates")),
    "undrawn content": ("content that is not drawn", undrawn),
    "picture with EXIF": ("metadata of a picture", picture),
}
"""Close to sixty ways, each planted alone; earlier revisions and stray objects are planted in the bytes below."""


@pytest.mark.filterwarnings("ignore:This document has 1 form widget")  # pikepdf warns of the field planted
@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_told(clean: bytes, tmp_path: Path, name: str) -> None:
    channel, plant = LEAKS[name]
    found = inspected(tmp_path / "brief.pdf", saved(clean, plant))
    assert channel in {leak.channel for leak in found.undeclared}


def test_there_are_more_than_twenty_channels() -> None:
    assert len(LEAKS) > 55
    assert len({channel for channel, _ in LEAKS.values()}) > 20


@pytest.mark.parametrize("name", [name for name, (channel, _) in LEAKS.items() if channel in {ALIKE, COVERED}])
def test_another_reader_gives_out_what_is_hidden(clean: bytes, name: str) -> None:
    with pypdfium2.PdfDocument(saved(clean, LEAKS[name][1])) as pdf:
        assert "secret" in pdf[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    "commands",
    [
        b"0 g 90 390 99 30 re f 1 g BT /X 12 Tf 100 400 Td (seen) Tj ET",
        b".4 g BT /X 5 Tf 100 400 Td (seen) Tj ET",
        b"BT /X 12 Tf 100 400 Td (seen) Tj ET 1 g 90 300 99 30 re f",
        b"q 90 390 99 30 re W n BT /X 12 Tf 100 400 Td (seen) Tj ET Q",
        b"BT 0 12 -12 0 300 300 Tm /X 1 Tf (seen upright) Tj ET",
        b"BT 1 Tr /X 12 Tf 100 400 Td (seen) Tj ET",
    ],
)
def test_what_can_be_seen_is_no_leak(clean: bytes, tmp_path: Path, commands: bytes) -> None:
    assert inspected(tmp_path / "brief.pdf", saved(clean, content(commands))).undeclared == ()


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_words_of_a_turned_page_are_seen(clean: bytes, tmp_path: Path, angle: int) -> None:
    assert inspected(tmp_path / "brief.pdf", saved(clean, in_page("/Rotate", angle))).undeclared == ()


def test_words_of_a_page_that_starts_elsewhere_are_seen(clean: bytes, tmp_path: Path) -> None:
    def moved(pdf: Pdf) -> None:
        pdf.pages[0].MediaBox = Array([-100, -50, 612, 792])

    assert inspected(tmp_path / "brief.pdf", saved(clean, moved)).undeclared == ()


def revised(data: bytes) -> bytes:
    start = data.rfind(b"startxref")
    return data + b"\n9999 0 obj\n(secret)\nendobj\n" + data[start:]


def stray(data: bytes) -> bytes:
    """An object in the table of references that nothing leads to."""
    plain = saved(data, lambda _: None)
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        buffer = io.BytesIO()
        pdf.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    whole = buffer.getvalue()
    assert b"/Title" in whole
    body, _, tail = whole.rpartition(b"xref\n0 ")
    count = int(tail.split(b"\n", 1)[0])
    place = len(body)
    added = body + b"%d 0 obj\n(secret words)\nendobj\n" % count
    entries = tail.split(b"\n", 1)[1]
    table, _, trailer = entries.partition(b"trailer")
    rows = table + b"%010d 00000 n \n" % place
    trailer = trailer.replace(b"/Size %d" % count, b"/Size %d" % (count + 1))
    head, _, _ = trailer.rpartition(b"startxref")
    return b"%sxref\n0 %d\n%strailer%sstartxref\n%d\n%%%%EOF\n" % (added, count + 1, rows, head, len(added))


@pytest.mark.parametrize(
    ("channel", "spoil"),
    [
        ("bytes before the PDF", lambda data: b"secret\n" + data),
        ("bytes after the PDF", lambda data: data + b"\nsecret"),
        ("earlier revision", revised),
        ("object nothing leads to", stray),
    ],
)
def test_what_the_bytes_hide_is_told(
    clean: bytes, tmp_path: Path, channel: str, spoil: Callable[[bytes], bytes]
) -> None:
    found = inspected(tmp_path / "brief.pdf", spoil(clean))
    assert channel in {leak.channel for leak in found.undeclared}


def test_a_file_of_ours_is_clean_and_lists_what_it_carries(clean: bytes, tmp_path: Path) -> None:
    found = inspected(tmp_path / "brief.pdf", clean)
    assert found.undeclared == ()
    texts = {(one.topic, one.text) for one in found.carried}
    assert (Topic.LINK, "https://example.org/a") in texts
    assert (Topic.TAGS, "language: en-GB") in texts
    assert (Topic.MARKING, "TLP:AMBER") in texts
    assert {one.where for one in found.carried if one.topic is Topic.MARKING} == {"page 1, header", "page 1, footer"}
    fonts = [one.text for one in found.carried if one.topic is Topic.FONT]
    assert fonts
    assert all(text.endswith(": embedded") for text in fonts)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"x" * 500])
def test_a_broken_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BriefError) as refusal:
        inspected(tmp_path / "brief.pdf", data)
    assert refusal.value.exit_code is ExitCode.INPUT_REFUSED


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_wrong_with_a_pdf_it_is_inspected_or_refused(
    clean: bytes, tmp_path: Path, data: st.DataObject
) -> None:
    spoilt = bytearray(saved(clean, content(b"BT /X 12 Tf 100 400 Td (seen) Tj ET")))
    for _ in range(data.draw(st.integers(1, 12))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    assert refusal_of(tmp_path / "brief.pdf", bytes(spoilt)) in {None, ExitCode.INPUT_REFUSED}


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="cannot be read"):
        tracktwo.inspect(tmp_path / "nothing.pdf")


def test_without_pikepdf_the_refusal_says_what_to_install(
    clean: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pikepdf", None)
    with pytest.raises(BriefError, match="pip install"):
        inspected(tmp_path / "brief.pdf", clean)


def test_the_command_says_by_its_exit_code_whether_a_file_is_clean(clean: bytes, tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(clean)
    (tmp_path / "bad.pdf").write_bytes(saved(clean, attachment))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7")
    good = command("inspect", "good.pdf", folder=tmp_path)
    assert (good.returncode, "nothing undeclared" in good.stderr) == (0, True)
    bad = command("inspect", "good.pdf", "bad.pdf", folder=tmp_path)
    assert bad.returncode == 6
    assert "UNDECLARED attachment" in bad.stdout
    broken = command("inspect", "good.pdf", "broken.pdf", "--format", "json", folder=tmp_path)
    assert broken.returncode == 3
    assert '"clean": true' in broken.stdout
    assert "N01" in broken.stderr
