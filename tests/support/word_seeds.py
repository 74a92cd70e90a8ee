# ruff: noqa: E501 - a table reads best with one fault to a line
"""Faults put into a sound Word file, one each: what the lint of Word files must find."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from word_file import WordFile

DOCUMENT = "word/document.xml"
NOTES = "word/footnotes.xml"
SETTINGS = "word/settings.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
CORE = "docProps/core.xml"
RELATIONS = "word/_rels/document.xml.rels"
Parts: TypeAlias = dict[str, bytes]


@dataclass(frozen=True)
class Seed:
    """One fault: its name, how it is put in, and the words the lint says of it."""

    name: str
    sow: Callable[[Parts], None]
    said: str


def sown(file: WordFile, seed: Seed) -> WordFile:
    """The file with the fault. Raises AssertionError when that changes nothing."""
    parts = dict(file.parts)
    seed.sow(parts)
    assert parts != file.parts, f"{seed.name}: nothing was changed"
    return WordFile(parts)


def put(name: str, pattern: str, replacement: str) -> Callable[[Parts], None]:
    """Replace what a pattern finds in a part."""

    def sow(parts: Parts) -> None:
        parts[name] = re.sub(pattern, replacement, parts[name].decode(), count=1, flags=re.DOTALL).encode()

    return sow


def body(pattern: str, replacement: str) -> Callable[[Parts], None]:
    """Replace what a pattern finds first in the main part."""
    return put(DOCUMENT, pattern, replacement)


def drop(name: str) -> Callable[[Parts], None]:
    """Take a part away."""

    def sow(parts: Parts) -> None:
        del parts[name]

    return sow


def add(name: str, data: bytes) -> Callable[[Parts], None]:
    """Put a part in that nothing leads to."""

    def sow(parts: Parts) -> None:
        parts[name] = data

    return sow


def with_text_chunk(parts: Parts) -> None:
    """Give a picture a chunk that tells where it comes from."""
    data = parts["word/media/image1.png"]
    parts["word/media/image1.png"] = data[:33] + b"\0\0\0\4tEXtabcd\0\0\0\0" + data[33:]


def without_notes(parts: Parts) -> None:
    """Take the part of the notes away, and all that leads to it but the marks."""
    del parts[NOTES]
    put("[Content_Types].xml", r'<Override PartName="/word/footnotes.xml"[^>]*>', "")(parts)
    put(RELATIONS, r'<Relationship Id="rIdNotes"[^>]*>', "")(parts)


def with_telling_name(parts: Parts) -> None:
    """Give a picture a name that says what it was on somebody's disk."""
    parts["word/media/map-kyiv.png"] = parts.pop("word/media/image1.png")
    put(RELATIONS, "media/image1.png", "media/map-kyiv.png")(parts)


SEEDS = (
    # links and bookmarks
    Seed("link to no bookmark", body('w:anchor="source_1"', 'w:anchor="source_99"'), "leads nowhere"),
    Seed("link without goal", body('<w:hyperlink w:anchor="source_1"', "<w:hyperlink"), "a link leads nowhere"),
    Seed("two bookmarks of one name", body('w:name="source_2"', 'w:name="Source_1"'), "share a name"),
    Seed("two bookmarks of one id", body('<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'), "share an id"),
    Seed("bookmark without end", body('<w:bookmarkEnd w:id="1"/>', ""), "does not end"),
    Seed("bookmark with a blank in its name", body('w:name="source_3"', 'w:name="source 3"'), "is no name"),
    Seed("link inside a link", body(r"(<w:hyperlink w:anchor=\"source_1\"[^>]*>)(.*?</w:hyperlink>)", r"\1\1\2</w:hyperlink>"), "inside a link"),
    Seed("link without words", body(r"(<w:hyperlink r:id=[^>]*>).*?(</w:hyperlink>)", r"\1\2"), "has no words"),
    Seed("unknown relationship", body('r:id="rIdLink1"', 'r:id="rIdLink77"'), "is not in the package"),
    # fields
    Seed("field without end", body('<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""), "does not end"),
    Seed("field without beginning", body('<w:fldChar w:fldCharType="begin"/>', ""), "did not begin"),
    Seed("field without result", body('<w:fldChar w:fldCharType="separate"/>', ""), "shows nothing"),
    Seed("field nobody knows", body(" SEQ Table", " SEQUENCE Table"), "is not known"),
    Seed("field that asks to be renewed", body('fldCharType="begin"', 'fldCharType="begin" w:dirty="true"'), "asks to be renewed"),
    Seed("update of all fields", put(SETTINGS, "<w:zoom", '<w:updateFields w:val="true"/><w:zoom'), "hold updateFields"),
    Seed("caption out of step", body(r"( SEQ Table .*?<w:t>)1(</w:t>)", r"\g<1>2\2"), "will be counted"),
    Seed("reference out of step", body(r"( REF _Ref.*?>)Table 1<", r"\1Table 9<"), "a reference shows"),
    Seed("reference to no bookmark", body(r" REF _Ref\d+", " REF _Ref999"), "which is nowhere"),
    Seed("page of no bookmark", body(r" PAGEREF _Toc\d+", " PAGEREF _Toc999"), "which is nowhere"),
    # contents
    Seed("entry to no heading", body(r'(<w:pStyle w:val="TOC1"/>.*?w:anchor=")_Toc\d+', r"\1source_1"), "to no heading"),
    Seed("heading that is not listed", body(r'<w:p><w:pPr><w:pStyle w:val="TOC2"/>(?:(?!</w:p>).)*</w:p>', ""), "the contents list"),
    Seed("pages running backwards", body(r"( PAGEREF .*?<w:t>)\d+(</w:t>)", r"\g<1>99\2"), "run backwards"),
    # notes
    Seed("note out of order", body('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="2"/>'), "not marked in order"),
    Seed("notes without a part", without_notes, "the file has none"),
    Seed("note that is missing", put(NOTES, r'<w:footnote w:id="2">.*?</w:footnote>', ""), "footnote 2 is missing"),
    Seed("note never marked", put(NOTES, "</w:footnotes>", '<w:footnote w:id="9"><w:p/></w:footnote></w:footnotes>'), "never marked"),
    Seed("note without number", put(NOTES, "<w:footnoteRef/>", ""), "does not begin with its number"),
    Seed("lines above notes missing", put(NOTES, r'<w:footnote w:type="separator".*?</w:footnote>', ""), "lines above footnotes are missing"),
    Seed("lines above notes not named", put(SETTINGS, r"<w:footnotePr>.*?</w:footnotePr>", ""), "do not name the lines"),
    Seed("note in a note", put(NOTES, "<w:footnoteRef/>", '<w:footnoteRef/><w:footnoteReference w:id="1"/>'), "where Word knows none"),
    Seed("link of a note leads nowhere", put(NOTES, 'w:anchor="source_1"', 'w:anchor="gone"'), "leads nowhere"),
    # styles and numbering
    Seed("style not defined", body('w:pStyle w:val="BodyText"', 'w:pStyle w:val="Body"'), "is not defined"),
    Seed("style of another kind", body('w:pStyle w:val="BodyText"', 'w:pStyle w:val="Strong"'), "is none of a paragraph"),
    Seed("style defined twice", put(STYLES, 'w:styleId="Quote"', 'w:styleId="Lead"'), "is defined twice"),
    Seed("style based on none", put(STYLES, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Gone"/>'), "which is not defined"),
    Seed("numbering not defined", body('<w:numId w:val="4"/>', '<w:numId w:val="44"/>'), "numbering 44 is not defined"),
    Seed("document without language", put(STYLES, r"<w:lang [^>]*>", ""), "has no language"),
    # pictures
    Seed("picture without alternative", body(r'(<wp:docPr [^>]*)descr="[^"]*"', r'\1descr=""'), "has no alternative"),
    Seed("picture with a title", body(r"<wp:docPr ", '<wp:docPr title="Picture" '), "has a title"),
    Seed("picture without vectors", body(r"<asvg:svgBlip [^>]*/>", ""), "has no vectors"),
    Seed("picture wider than the text", body(r'<wp:extent cx="\d+"', '<wp:extent cx="99999999"'), "wider than the text"),
    Seed("picture that tells of a camera", with_text_chunk, "holds tEXt"),
    Seed("picture under another name", with_telling_name, "tells where it comes from"),
    Seed("script in a picture", put("word/media/image1.svg", "</svg>", "<script/></svg>"), "holds script"),
    # tables and paper
    Seed("row too short", body(r"<w:tc>(?:(?!</w:tc>).)*</w:tc></w:tr>", "</w:tr>"), "does not fill its table"),
    Seed("cell without paragraph", body(r"(<w:tc><w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)<w:p>(?:(?!</w:p>).)*</w:p></w:tc>", r"\1</w:tc>"), "does not end with a paragraph"),
    Seed("columns that do not add up", body(r'<w:gridCol w:w="\d+"', '<w:gridCol w:w="9"'), "do not add up"),
    Seed("table without description", body(r"<w:tblDescription [^>]*>", ""), "has no description"),
    Seed("page turned the wrong way", body(' w:orient="landscape"', ""), "turned the wrong way"),
    # the package and what it tells
    Seed("part without content type", put("[Content_Types].xml", r'<Override PartName="/word/header1.xml"[^>]*>', ""), "only known as XML"),
    Seed("picture without content type", put("[Content_Types].xml", r'<Default Extension="svg"[^>]*>', ""), "has no content type"),
    Seed("part nobody leads to", add("word/media/image99.png", b"\x89PNG\r\n\x1a\n"), "nothing leads to"),
    Seed("part that is missing", drop("word/header1.xml"), "which is missing"),
    Seed("thumbnail", add("docProps/thumbnail.png", b"\x89PNG\r\n\x1a\n"), "does not belong here"),
    Seed("template named", put("docProps/app.xml", "</Properties>", "<Template>Normal.dotm</Template></Properties>"), "properties tell of Template"),
    Seed("editing sessions", body("<w:p>", '<w:p w:rsidR="00AA11BB">'), "editing sessions"),
    Seed("older mode", put(SETTINGS, '(compatibilityMode"[^>]*w:val=)"15"', r'\1"14"'), "mode is not 15"),
    Seed("address of a machine", put(RELATIONS, 'Target="https://[^"]*"', 'Target="file:///home/desk/x.docx"'), "leads out to"),
    Seed("hidden words", body(r"<w:r><w:t ", "<w:r><w:rPr><w:vanish/></w:rPr><w:t "), "hidden or marked"),
    Seed("deleted words", body(r"(<w:r><w:t .*?</w:r>)", r'<w:del w:id="900" w:author="x">\1</w:del>'), "hidden or marked"),
    Seed("lost blanks", body(r'<w:t xml:space="preserve">([^<]* )</w:t>', r"<w:t>\1</w:t>"), "blanks at the edge"),
    Seed("title that would change", put("docProps/core.xml", "<dc:title>", "<dc:title>Another "), "take other words"),
    Seed("two controls of one id", body('<w:id w:val="1002"/>', '<w:id w:val="1001"/>'), "two controls share an id"),
    Seed("words from right to left unmarked", body("<w:rtl/>", ""), "not marked so"),
    # promises
    Seed("heading that may stand alone", put(STYLES, r'(w:styleId="Heading1".*?)<w:keepNext/>', r"\1"), "may stand alone"),
    Seed("heading of another level", put(STYLES, r'(w:styleId="Heading2".*?<w:outlineLvl w:val=)"1"', r'\1"4"'), "another level"),
    Seed("style with a second name", put(STYLES, r'(<w:name w:val="Quote"/>)', r'\1<w:aliases w:val="Said"/>'), "second name"),
    Seed("numbering from five", put(NUMBERING, r'<w:start w:val="1"/>', '<w:start w:val="5"/>'), "does not begin with 1"),
    Seed("numbering that shows another", put(NUMBERING, r'<w:lvlText w:val="%1', '<w:lvlText w:val="%3'), "its own number"),
    Seed("header that is not repeated", body("<w:tblHeader/>", ""), "not repeated"),
    Seed("cells merged over rows", body(r"</w:tcPr>", "<w:vMerge/></w:tcPr>"), "merged over rows"),
    Seed("cell of another width", body(r'<w:tcW w:w="\d+"', '<w:tcW w:w="9"'), "another width"),
    Seed("caption without its style", body('<w:pStyle w:val="Caption"/>', '<w:pStyle w:val="BodyText"/>'), "a caption has the style"),
    Seed("contents without links", body(r'(TOC \\o "1-\d")([^<]*)\\h', r"\1\2"), "lose their links"),
    Seed("alternative that is a file", body(r'descr="[^"]*"', 'descr="image1.png"'), "name of a file"),
    Seed("picture of two sizes", body(r'<a:ext cx="\d+"', '<a:ext cx="1000"'), "two sizes"),
    Seed("picture that is stretched", body(r'(<wp:extent cx="\d+" cy=)"\d+"', r'\1"99999"'), "is stretched"),
    Seed("two sizes of paper", body(r'<w:pgSz w:w="\d+"', '<w:pgSz w:w="9999"'), "different sizes"),
    Seed("first page without footer", body(r'<w:footerReference [^>]*/>', ""), "no running lines"),
    Seed("another first page", body(r"(</w:sectPr></w:body>)", r"<w:titlePg/>\1"), "other running lines"),
    Seed("pages counted anew", body(r"(<w:pgMar [^>]*/>)", r'\1<w:pgNumType w:start="7"/>'), "counted anew"),
    Seed("language that is none", body(r'<w:lang w:val="[^"]*"/>', '<w:lang w:val="english-of-the-king"/>'), "words are in the language"),
    Seed("words in another order", body(r'(<w:t xml:space="preserve">)([A-Z])', "\\1\u202e\\2"), "change the order"),
    Seed("properties in another language", put(CORE, "<dc:language>[^<]*", "<dc:language>tr"), "another language than the document"),
    Seed("changed after it was made", put(CORE, r"(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2031-01-01T00:00:00Z"), "was changed after"),
    Seed("control that is locked", body("(<w:sdtPr>)", r'\1<w:lock w:val="sdtLocked"/>'), "is locked"),
    Seed("control with a stand-in", body("(<w:sdtPr>.*?)(</w:sdtPr>)", r"\1<w:showingPlcHdr/>\2"), "for a stand-in"),
    Seed("typeface with another's key", put("word/fontTable.xml", r'(fontKey="[^"]*)....\}"', r'\g<1>0000}"'), "cannot be opened"),
)  # fmt: skip
