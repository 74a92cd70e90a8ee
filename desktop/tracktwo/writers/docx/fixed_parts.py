"""Parts that hold no text of the document: settings, theme, properties."""

from __future__ import annotations

from functools import lru_cache

from tracktwo.document.blocks import Properties
from tracktwo.template.theme import Colours
from tracktwo.writers.docx.manuscript import Manuscript
from tracktwo.writers.docx.markup import DECLARATION, NAMESPACES, escaped, hexadecimal
from tracktwo.writers.docx.notebook import CONTINUATION, SEPARATOR
from tracktwo.writers.docx.styles import Typefaces
from tracktwo.writers.moments import in_iso, moment_of

APPLICATION = (
    DECLARATION + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Tracktwo</Application></Properties>"
).encode()

_COMPATIBILITY = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
    ("useWord2013TrackBottomHyphenation", 0),
)
"""As Word 2013 and later set them in a new document."""


@lru_cache(maxsize=16)
def settings_part(language: str, embeds_fonts: bool, notes: str = "") -> bytes:
    """The part `word/settings.xml`. It asks for no update of fields, which Word would ask the reader about.

    `notes` is the kind of notes the file holds, `footnote` or `endnote`; empty for none.
    """
    fonts = "<w:embedTrueTypeFonts/>" if embeds_fonts else ""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    text = (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{fonts}<w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{_note_settings(notes)}'
        f'<w:compat>{compatibility}</w:compat><w:themeFontLang w:val="{language}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
        'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
        'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
    return text.encode()


def _note_settings(kind: str) -> str:
    """How notes are counted and which of them are the lines above; Word counts endnotes i, ii, iii unless told."""
    if not kind:
        return ""
    lines = "".join(f'<w:{kind} w:id="{identity}"/>' for identity in (SEPARATOR, CONTINUATION))
    return f'<w:{kind}Pr><w:numFmt w:val="decimal"/>{lines}</w:{kind}Pr>'


def theme_part(colours: Colours, typefaces: Typefaces) -> bytes:
    """The part `word/theme/theme1.xml`: the palette and typefaces an analyst is offered when editing."""
    slots = (
        ("dk1", colours.ink), ("lt1", "#ffffff"), ("dk2", colours.grey), ("lt2", colours.wash),
        ("accent1", colours.accent), ("accent2", colours.alert), ("accent3", colours.grey), ("accent4", colours.rule),
        ("accent5", colours.wash), ("accent6", colours.ink), ("hlink", colours.accent), ("folHlink", colours.accent),
    )  # fmt: skip
    palette = "".join(f'<a:{name}><a:srgbClr val="{hexadecimal(colour)}"/></a:{name}>' for name, colour in slots)
    rest = '<a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    text = (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Tracktwo">'
        f'<a:themeElements><a:clrScheme name="Tracktwo">{palette}</a:clrScheme><a:fontScheme name="Tracktwo">'
        f'<a:majorFont><a:latin typeface="{escaped(typefaces.display)}"/>{rest}</a:majorFont>'
        f'<a:minorFont><a:latin typeface="{escaped(typefaces.prose)}"/>{rest}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Tracktwo"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
    return text.encode()


def core_part(properties: Properties, manuscript: Manuscript) -> bytes:
    """The part `docProps/core.xml`; its dates are the document's own, and left out where that is no date."""
    text = manuscript.text
    named = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", ", ".join(properties.keywords)),
        ("dc:language", properties.lang),
        ("cp:lastModifiedBy", properties.author),
    )
    elements = "".join(f"<{name}>{text(value)}</{name}>" for name, value in named if value)
    made = moment_of(properties.date)
    if made:
        elements += "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{in_iso(made)}</dcterms:{name}>'
            for name in ("created", "modified")
        )
    document = (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{elements}</cp:coreProperties>'
    )
    return document.encode()
