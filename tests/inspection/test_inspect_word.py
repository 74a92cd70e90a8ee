"""Leaks planted in a Word file of ours, one channel at a time: all are told, and a clean file is clean."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inspecting import inspected, refusal_of

from tracktwo.diagnostics import BriefError, ExitCode
from tracktwo.document.blocks import Document, Paragraph, Properties, Section, TitleBlock
from tracktwo.document.inlines import Link, Text
from tracktwo.document.pages import Page
from tracktwo.inspection.carried import Topic
from tracktwo.template.theme import Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.fonts import FontLibrary

Members = dict[str, bytes]
Plant = Callable[[Members], None]
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q"
    b"\0\0\0\0IEND\xaeB`\x82"
)
TEXT = b"\0\0\0\x0etEXtAuthor\0A. Name\0\0\0\0"
DOCUMENT, SETTINGS, RELATIONS = "word/document.xml", "word/settings.xml", "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sample() -> Document:
    words = (Text("Seen words, and "), Link("https://example.org/a", (Text("a link"),)), Text("."))
    section = Section((Text("Heading"),), 1, "section-1", (Paragraph(words),))
    page = Page(612, 792, 72, 72, 72, 72)
    return Document(Properties("Sample", "en-GB", "2023-07-08", "Unit"), page, TitleBlock((Text("T"),)), (section,))


@pytest.fixture(scope="module")
def members() -> Members:
    data = write_docx(sample(), Theme(), FontLibrary(), None).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Members, comment: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def body(xml: str) -> Plant:
    """A passage at the end of the document."""
    return put(DOCUMENT, "<w:sectPr", f"<w:p>{xml}</w:p><w:sectPr")


def run(properties: str, words: str = "secret") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def put(name: str, before: str, after: str) -> Plant:
    def plant(members: Members) -> None:
        text = members[name].decode()
        assert before in text
        members[name] = text.replace(before, after, 1).encode()

    return plant


def part(name: str, data: bytes = b"<x/>") -> Plant:
    def plant(members: Members) -> None:
        members[name] = data

    return plant


def relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> Plant:
    link = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return put(RELATIONS, "</Relationships>", link)


def both(*plants: Plant) -> Plant:
    def plant(members: Members) -> None:
        for each in plants:
            each(members)

    return plant


ALIKE, SMALL, OFF = "words in the colour of their ground", "words too small to read", "words off the page"
IN_PICTURE = "words out of sight in a picture"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
FLAT_LINE = '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr>'


def table(row: str, cell: str = "", properties: str = "") -> Plant:
    words = f"<w:tc>{cell}<w:p>{run('')}</w:p></w:tc>"
    return put(DOCUMENT, "<w:sectPr", f"<w:tbl>{properties}<w:tr>{row}{words}</w:tr></w:tbl><w:sectPr")


def style(kind: str, name: str, properties: str, more: str = "") -> Plant:
    named = f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>'
    return put("word/styles.xml", "</w:styles>", f"{named}{more}<w:rPr>{properties}</w:rPr></w:style></w:styles>")


def drawing(kind: str, size: str, more: str = "") -> str:
    inside = f'<wp:extent cx="{size}" cy="900000"/><wp:docPr id="7" name="x" descr="secret"{more}/>'
    return f'<w:r><w:drawing><wp:{kind} xmlns:wp="{DRAWINGS}">{inside}</wp:{kind}></w:drawing></w:r>'


def svg(inside: str) -> Plant:
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
    shown = relation("image", "media/image1.svg", "")
    return both(shown, part("word/media/image1.svg", f"{start}{inside}</svg>".encode()))


SHOWN = relation("image", "media/image1.png", "")


@dataclass(frozen=True)
class Leak:
    """A way to hold something in a Word file, and the channel it must be told as."""

    channel: str
    plant: Plant


LEAKS = {
    "comment part": Leak("comments", part("word/comments.xml")),
    "comment mark": Leak("comments", body('<w:commentRangeStart w:id="1"/>')),
    "people part": Leak("comments", part("word/people.xml")),
    "tracked insertion": Leak("tracked insertion", body(f'<w:ins w:id="1" w:author="A">{run("")}</w:ins>')),
    "tracked deletion": Leak(
        "tracked deletion", body('<w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>')
    ),
    "tracked move": Leak("tracked deletion", body(f'<w:moveFrom w:id="1" w:author="A">{run("")}</w:moveFrom>')),
    "tracked formatting": Leak(
        "tracked formatting", body(run('<w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange>'))
    ),
    "hidden text": Leak("hidden text", body(run("<w:vanish/>"))),
    "hidden style": Leak("hidden text", put("word/styles.xml", "</w:rPr>", "<w:vanish/></w:rPr>")),
    "hidden in a browser": Leak("hidden text", body(run("<w:webHidden/>"))),
    "hidden row": Leak("hidden text", table("<w:trPr><w:hidden/></w:trPr>")),
    "white text": Leak(ALIKE, body(run('<w:color w:val="FFFFFF"/>'))),
    "nearly white text": Leak(ALIKE, body(run('<w:color w:val="F4F4F4"/>'))),
    "white by the theme": Leak(ALIKE, body(run('<w:color w:val="000000" w:themeColor="background1"/>'))),
    "whitened by a tint": Leak(ALIKE, body(run('<w:color w:val="000000" w:themeColor="text1" w:themeTint="05"/>'))),
    "white by its style": Leak(
        ALIKE,
        both(style("character", "Pale", '<w:color w:val="FFFFFF"/>'), body(run('<w:rStyle w:val="Pale"/>'))),
    ),
    "white by what its style is based on": Leak(
        ALIKE,
        both(
            style("paragraph", "Pale", '<w:color w:val="FFFFFF"/>'),
            style("paragraph", "Paler", "", '<w:basedOn w:val="Pale"/>'),
            body(f'<w:pPr><w:pStyle w:val="Paler"/></w:pPr>{run("")}'),
        ),
    ),
    "black on black": Leak(ALIKE, body(run('<w:shd w:val="clear" w:fill="000000"/>'))),
    "black marker": Leak(ALIKE, body(run('<w:highlight w:val="black"/>'))),
    "dark cell": Leak(ALIKE, table("", '<w:tcPr><w:shd w:val="clear" w:fill="050505"/></w:tcPr>')),
    "dark paragraph": Leak(ALIKE, body(f'<w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>{run("")}')),
    "dark style of paragraph": Leak(
        ALIKE,
        both(
            style("paragraph", "Dark", "", '<w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>'),
            body(f'<w:pPr><w:pStyle w:val="Dark"/></w:pPr>{run("")}'),
        ),
    ),
    "see-through text": Leak("see-through words", body(run(f'<w14:textFill xmlns:w14="{WORD_2010}"/>'))),
    "tiny by its style": Leak(
        SMALL, both(style("character", "Tiny", '<w:sz w:val="1"/>'), body(run('<w:rStyle w:val="Tiny"/>')))
    ),
    "letters fitted to nothing": Leak(SMALL, body(run('<w:fitText w:val="1"/>'))),
    "letters on each other": Leak("words on each other", body(run('<w:spacing w:val="-240"/><w:sz w:val="20"/>'))),
    "lines of no height": Leak("words cut away", body(f"{FLAT_LINE}{run('')}")),
    "rows of no height": Leak("words cut away", table('<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>')),
    "raised off the page": Leak(OFF, body(run('<w:position w:val="3000"/>'))),
    "indented off the page": Leak(OFF, body(f'<w:pPr><w:ind w:left="20000"/></w:pPr>{run("")}')),
    "hanging off the page": Leak(OFF, body(f'<w:pPr><w:ind w:left="0" w:hanging="9000"/></w:pPr>{run("")}')),
    "reordered text": Leak("words out of order", body(f'<w:bdo w:val="rtl">{run("")}</w:bdo>')),
    "characters of programs": Leak("characters nobody sees", body(run("", "seen\U000e0073\U000e0065"))),
    "words in a list mark": Leak(
        "words in a list mark", put("word/numbering.xml", '<w:lvlText w:val="', '<w:lvlText w:val="secret ')
    ),
    "tip": Leak("tip of a link", put(DOCUMENT, "<w:hyperlink ", '<w:hyperlink w:tooltip="secret" ')),
    "linking field": Leak(
        "field that fetches or asks", body('<w:r><w:instrText> HYPERLINK "file:///c:/x" </w:instrText></w:r>')
    ),
    "choices of a control": Leak(
        "form field",
        body(f"<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{run('')}</w:sdtContent></w:sdt>"),
    ),
    "floating table": Leak("text frame", table("", "", '<w:tblPr><w:tblpPr w:tblpX="-9000"/></w:tblPr>')),
    "floating drawing": Leak("floating drawing", body(drawing("anchor", "900000"))),
    "hidden picture": Leak("hidden picture", body(drawing("inline", "900000", ' hidden="1"'))),
    "tiny picture": Leak("picture too small to see", body(drawing("inline", "9"))),
    "tiny text": Leak("words too small to read", body(run('<w:sz w:val="2"/>'))),
    "squeezed text": Leak("words too small to read", body(run('<w:w w:val="1"/>'))),
    "custom XML part": Leak("custom XML", part("customXml/item1.xml")),
    "custom XML element": Leak("custom XML", body(f'<w:customXml w:element="x">{run("")}</w:customXml>')),
    "bound control": Leak(
        "custom XML",
        body(
            f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/r/x"/></w:sdtPr><w:sdtContent>{run("")}</w:sdtContent></w:sdt>'
        ),
    ),
    "custom properties": Leak("custom properties", part("docProps/custom.xml")),
    "core property": Leak(
        "property of the file",
        put("docProps/core.xml", "</cp:coreProperties>", "<cp:category>x</cp:category></cp:coreProperties>"),
    ),
    "company": Leak(
        "property of the file", put("docProps/app.xml", "</Properties>", "<Company>X</Company></Properties>")
    ),
    "thumbnail": Leak("thumbnail", part("docProps/thumbnail.jpeg")),
    "embedded object": Leak("embedded object", part("word/embeddings/oleObject1.bin")),
    "macros": Leak("macros", part("word/vbaProject.bin")),
    "building blocks": Leak("building blocks", part("word/glossary/document.xml")),
    "foreign text": Leak("foreign text", body(f'<w:altChunk r:id="rIdX" xmlns:r="{OFFICE}"/>')),
    "unknown part": Leak("part of unknown use", part("word/printerSettings1.bin")),
    "attached template": Leak("attached template", relation("attachedTemplate", "file:///c:/users/name/x.dotm")),
    "picture outside": Leak("picture outside the file", relation("image", "https://example.org/pixel.png")),
    "file link": Leak("link to something else than an address", relation("hyperlink", "file:///c:/users/name/x.docx")),
    "frame": Leak("content outside the file", relation("frame", "https://example.org/")),
    "fetching field": Leak(
        "field that fetches or asks", body('<w:r><w:instrText> INCLUDETEXT "c:\\x.docx" </w:instrText></w:r>')
    ),
    "simple field": Leak("field that fetches or asks", body(f'<w:fldSimple w:instr="DDE x y">{run("")}</w:fldSimple>')),
    "form field": Leak("form field", body('<w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r>')),
    "text box": Leak(
        "text box", body(f"<w:r><w:pict><w:txbxContent><w:p>{run('')}</w:p></w:txbxContent></w:pict></w:r>")
    ),
    "frame off the page": Leak("text frame", body(f'<w:pPr><w:framePr w:x="-9000" w:y="-9000"/></w:pPr>{run("")}')),
    "alternative content": Leak(
        "alternative content",
        body('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>'),
    ),
    "foreign element": Leak("element of a foreign kind", body('<x:note xmlns:x="urn:x">secret</x:note>')),
    "editing sessions": Leak("editing sessions", put(DOCUMENT, "<w:p>", '<w:p w:rsidR="00AB12CD">')),
    "last edit": Leak(
        "place of the last edit", body('<w:bookmarkStart w:id="99" w:name="_GoBack"/><w:bookmarkEnd w:id="99"/>')
    ),
    "document variables": Leak("document variables", put(SETTINGS, "</w:settings>", "<w:docVars/></w:settings>")),
    "mail merge": Leak("mail merge", put(SETTINGS, "</w:settings>", "<w:mailMerge/></w:settings>")),
    "running line": Leak(
        "running line that is not shown",
        put(DOCUMENT, "<w:pgSz", f'<w:headerReference w:type="first" r:id="rIdX" xmlns:r="{OFFICE}"/><w:pgSz'),
    ),
    "note without mark": Leak(
        "note without its mark",
        part(
            "word/footnotes.xml",
            b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            b'<w:footnote w:id="7"><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:footnote></w:footnotes>',
        ),
    ),
    "comment in XML": Leak("comment in XML", put(DOCUMENT, "<w:body>", "<!-- secret --><w:body>")),
    "instruction in XML": Leak("instruction in XML", put(DOCUMENT, "<w:body>", "<?secret x?><w:body>")),
    "picture metadata": Leak(
        "metadata of a picture", both(SHOWN, part("word/media/image1.png", PNG[:33] + TEXT + PNG[33:]))
    ),
    "bytes after a picture": Leak("bytes after a picture", both(SHOWN, part("word/media/image1.png", PNG + b"secret"))),
    "unshown picture": Leak("picture that is shown nowhere", part("word/media/image1.png", PNG)),
    "white words in a picture": Leak(IN_PICTURE, svg('<text x="5" y="9" font-size="9" fill="#FFFFFF">secret</text>')),
    "tiny words in a picture": Leak(IN_PICTURE, svg('<text x="5" y="9" font-size="0.5">secret</text>')),
    "words beside a picture": Leak(IN_PICTURE, svg('<text x="500" y="9" font-size="9">secret</text>')),
    "see-through words in a picture": Leak(IN_PICTURE, svg('<text x="5" y="9" fill-opacity="0">secret</text>')),
    "covered words in a picture": Leak(
        IN_PICTURE, svg('<text x="5" y="9" font-size="9">secret</text><rect width="99" height="20" fill="#FFFFFF"/>')
    ),
    "scripted picture": Leak(
        "metadata of a picture",
        both(SHOWN, part("word/media/image1.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>')),
    ),
}
"""More than eighty ways, each planted alone."""


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_told(members: Members, tmp_path: Path, name: str) -> None:
    planted = dict(members)
    LEAKS[name].plant(planted)
    found = inspected(tmp_path / "brief.docx", zipped(planted))
    assert LEAKS[name].channel in {leak.channel for leak in found.undeclared}


def test_there_are_more_than_twenty_channels() -> None:
    assert len(LEAKS) > 80
    assert len({leak.channel for leak in LEAKS.values()}) > 20


WHITE, DARK = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F4E79"/>'


@pytest.mark.parametrize(
    "plant",
    [
        body(run(f"{WHITE}{DARK}")),
        body(run(f'{WHITE}<w:highlight w:val="darkBlue"/>')),
        body(f"<w:pPr>{DARK}</w:pPr>{run(WHITE)}"),
        put(
            DOCUMENT,
            "<w:sectPr",
            f"<w:tbl><w:tr><w:tc><w:tcPr>{DARK}</w:tcPr><w:p>{run(WHITE)}</w:p></w:tc></w:tr></w:tbl><w:sectPr",
        ),
        both(style("character", "OnDark", f"{WHITE}{DARK}"), body(run('<w:rStyle w:val="OnDark"/>'))),
        body(run('<w:color w:val="auto"/>')),
        body(run("", "\u200d\u200c\u2060\ufe0f")),
        svg('<rect width="99" height="20" fill="#1F4E79"/><text x="5" y="9" fill="#FFFFFF">seen</text>'),
    ],
)
def test_what_can_be_seen_is_no_leak(members: Members, tmp_path: Path, plant: Plant) -> None:
    planted = dict(members)
    plant(planted)
    assert inspected(tmp_path / "brief.docx", zipped(planted)).undeclared == ()


def test_other_readers_give_out_what_is_hidden(members: Members) -> None:
    hidden = [name for name, leak in LEAKS.items() if leak.channel in {ALIKE, SMALL, OFF, "words cut away"}]
    assert len(hidden) > 15
    for name in hidden:
        planted = dict(members)
        LEAKS[name].plant(planted)
        document = docx.Document(io.BytesIO(zipped(planted)))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        assert "secret" in "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]), name


@pytest.mark.parametrize(
    ("channel", "spoil"),
    [
        ("comment of the archive", lambda members: zipped(members, b"secret")),
        ("bytes before the archive", lambda members: b"PK\x03\x04secret" + zipped(members)),
        ("bytes after the archive", lambda members: zipped(members) + b"secret"),
    ],
)
def test_what_an_archive_hides_is_told(
    members: Members, tmp_path: Path, channel: str, spoil: Callable[[Members], bytes]
) -> None:
    found = inspected(tmp_path / "brief.docx", spoil(members))
    assert channel in {leak.channel for leak in found.undeclared}


def test_a_file_of_ours_is_clean_and_lists_what_it_carries(members: Members, tmp_path: Path) -> None:
    found = inspected(tmp_path / "brief.docx", zipped(members))
    assert found.undeclared == ()
    assert {one.topic for one in found.carried} >= {Topic.METADATA, Topic.LINK, Topic.FONT, Topic.TAGS, Topic.BOOKMARK}
    assert "https://example.org/a" in {one.text for one in found.carried if one.topic is Topic.LINK}
    assert "language: en-GB" in {one.text for one in found.carried}


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><x>&a;&b;</x>'


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0" encoding="unheard-of"?><x/>',
        ENTITIES,
        ENTITIES.decode().encode("utf-16"),
        b"<x>",
        b"<x>" * 500 + b"</x>" * 500,
        b"\0",
    ],
)
def test_unsafe_or_broken_xml_is_refused(members: Members, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BriefError, match="cannot be read") as refusal:
        inspected(tmp_path / "brief.docx", zipped({**members, SETTINGS: content}))
    assert refusal.value.exit_code is ExitCode.INPUT_REFUSED


def test_an_archive_that_unpacks_to_far_too_much_is_refused(members: Members, tmp_path: Path) -> None:
    bomb = b"<x>" + b" " * 30_000_000 + b"</x>"
    with pytest.raises(BriefError, match="unpacks to far more"):
        inspected(tmp_path / "brief.docx", zipped({**members, "word/bomb.xml": bomb}))


NONSENSE = st.sampled_from(['"', "-1", "0", "FFFFFF", "9" * 20, "auto", "50%", "x", "1.5", "\u0663"])


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_values_a_word_file_has_it_is_inspected_or_refused(
    members: Members, tmp_path: Path, data: st.DataObject
) -> None:
    planted = dict(members)
    name = data.draw(st.sampled_from([DOCUMENT, "word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"]))
    text = planted[name].decode()
    values = [found.span(1) for found in re.finditer(r'="([^"]*)"', text)]
    assert len(values) > 20
    chosen = data.draw(st.lists(st.integers(0, len(values) - 1), min_size=1, max_size=9, unique=True))
    for start, end in sorted((values[place] for place in chosen), reverse=True):
        text = text[:start] + data.draw(NONSENSE) + text[end:]
    planted[name] = text.encode()
    assert refusal_of(tmp_path / "brief.docx", zipped(planted)) in {None, ExitCode.INPUT_REFUSED}


@pytest.mark.parametrize("data", [b"", b"plain words", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 100])
def test_what_is_no_brief_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BriefError) as refusal:
        inspected(tmp_path / "brief.docx", data)
    assert refusal.value.exit_code is ExitCode.INPUT_REFUSED


def test_another_archive_is_no_word_file(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="no Word file"):
        inspected(tmp_path / "brief.docx", zipped({"a.txt": b"a"}))
