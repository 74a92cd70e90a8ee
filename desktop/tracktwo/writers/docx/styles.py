"""The named styles of the Word file: their names, faces, sizes and distances, made from the theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tracktwo.template.theme import Theme
from tracktwo.writers.colours import label_ground
from tracktwo.writers.docx.markup import DECLARATION, NAMESPACES, escaped, half_points, hexadecimal, twips
from tracktwo.writers.docx.numbering import HEADINGS
from tracktwo.writers.ruler import LABEL_SIZE
from tracktwo.writers.table_setting import SIDE

HEADING_LEADING = 1.2


class Face(NamedTuple):
    """Which of the theme's two typefaces, and whether it is bold."""

    display: bool
    bold: bool


PROSE = Face(display=False, bold=False)
DISPLAY = Face(display=True, bold=False)
DISPLAY_BOLD = Face(display=True, bold=True)


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. Sizes and distances are in points; `leading` is in type sizes.

    `opening` holds the paragraph properties that the schema wants before `w:spacing`, `closing` those after it.
    """

    identity: str
    name: str
    size: float
    colour: str
    face: Face = PROSE
    leading: float = HEADING_LEADING
    before: float = 0
    after: float = 0
    opening: str = ""
    closing: str = ""
    lettering: str = ""
    successor: str = ""
    based_on: str = "Normal"


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The names under which the theme's typefaces are known to Word."""

    prose: str
    display: str


KEEP = "<w:keepNext/><w:keepLines/>"


def paragraph_styles(theme: Theme, width: float = 0.0) -> Iterator[Style]:
    """Every paragraph style but Normal, in the order of the style list; `width` is that of the text, in points."""
    yield from _title_styles(theme)
    yield from _heading_styles(theme)
    yield from _prose_styles(theme)
    yield from _list_styles(theme)
    yield from _table_styles(theme)
    yield from _small_styles(theme)
    yield from _note_styles(theme)
    yield from _contents_styles(theme, width)


def _title_styles(theme: Theme) -> Iterator[Style]:
    ink, accent, grey, size = theme.colours.ink, theme.colours.accent, theme.colours.grey, theme.sizes
    spaced = '<w:caps/><w:color w:val="{}"/><w:spacing w:val="20"/>'
    yield Style(
        "Kicker", "Kicker", size.table, accent, DISPLAY_BOLD, before=8, after=3, opening=KEEP, successor="Title",
        lettering=spaced.format(hexadecimal(accent)),
    )  # fmt: skip
    yield Style(
        "Title", "Title", size.title, ink, DISPLAY_BOLD, after=4, opening=KEEP, successor="Subtitle",
    )  # fmt: skip
    yield Style("Subtitle", "Subtitle", size.body, grey, DISPLAY, after=12, successor="BodyText")
    yield Style("Notice", "Notice", size.table, ink, DISPLAY, after=3, leading=theme.table_leading)
    memo = f'<w:tabs><w:tab w:val="left" w:pos="{twips(MEMO_INDENT)}"/></w:tabs>'
    indent = f'<w:ind w:left="{twips(MEMO_INDENT)}" w:hanging="{twips(MEMO_INDENT)}"/>'
    yield Style(
        "MemoField", "Memo Field", size.table, ink, DISPLAY, after=3, leading=theme.table_leading,
        opening=f"<w:keepLines/>{memo}",
        closing=indent,
    )  # fmt: skip


MEMO_INDENT = 54.0


def _heading_styles(theme: Theme) -> Iterator[Style]:
    sizes, colours = theme.sizes, theme.colours
    ranks = (
        (1, sizes.heading_1, colours.accent, 20.0, 6.0),
        (2, sizes.heading_2, colours.ink, 13.0, 3.0),
        (3, sizes.heading_3, colours.grey, 10.0, 2.0),
    )
    for level, size, colour, before, after in ranks:
        number = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{HEADINGS}"/></w:numPr>'
        yield Style(
            f"Heading{level}", f"heading {level}", size, colour, DISPLAY_BOLD, before=before, after=after,
            opening=KEEP + number, closing=f'<w:outlineLvl w:val="{level - 1}"/>', successor="BodyText",
        )  # fmt: skip


def _prose_styles(theme: Theme) -> Iterator[Style]:
    size, ink, grey, leading = theme.sizes.body, theme.colours.ink, theme.colours.grey, theme.leading
    rule = hexadecimal(theme.colours.rule)
    yield Style("BodyText", "Body Text", size, ink, leading=leading, after=6)
    yield Style("Lead", "Lead", size, ink, leading=leading, before=4, after=6, successor="BodyText")
    yield Style("Note", "Note", theme.sizes.caption, grey, DISPLAY, leading=theme.table_leading, before=2, after=6)
    yield Style("Field", "Field", size * 0.93, ink, DISPLAY, leading=1.36, after=2)
    yield Style(
        "Quote", "Quote", size, ink, leading=leading, before=4, after=8, successor="BodyText",
        opening=f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="9" w:color="{rule}"/></w:pBdr>',
        closing='<w:ind w:left="360" w:right="360"/>',
    )  # fmt: skip
    yield Style("Decision", "Decision", size, ink, leading=leading, before=10, after=10, opening="<w:keepLines/>")


def _list_styles(theme: Theme) -> Iterator[Style]:
    size, ink = theme.sizes.body, theme.colours.ink
    for base, identity in (("List Bullet", "ListBullet"), ("List Number", "ListNumber")):
        for depth in ("", "2", "3"):
            name = f"{base} {depth}".strip()
            yield Style(f"{identity}{depth}", name, size, ink, leading=theme.leading, after=3)
    yield Style("ListContinue", "List Continue", size, ink, leading=theme.leading, after=3)


def _table_styles(theme: Theme) -> Iterator[Style]:
    sizes, colours, leading = theme.sizes, theme.colours, theme.table_leading
    yield Style("TableText", "Table Text", sizes.table, colours.ink, DISPLAY, leading=leading)
    yield Style("TableRowHeader", "Table Row Header", sizes.table, colours.ink, DISPLAY_BOLD, leading=leading)
    yield Style(
        "TableHeader",
        "Table Header",
        sizes.table_head,
        colours.grey,
        DISPLAY_BOLD,
        leading=leading,
        opening="<w:keepNext/>",
    )
    yield Style(
        "TableGroup", "Table Group", sizes.table, colours.ink, DISPLAY_BOLD, leading=leading, opening="<w:keepNext/>"
    )
    yield Style("Figure", "Figure", sizes.table, colours.ink, DISPLAY, before=8, successor="Caption")
    yield Style("TableEnd", "Table End", 4, colours.ink, DISPLAY, leading=1.25, after=4)
    yield Style(
        "Caption", "caption", sizes.caption, colours.grey, DISPLAY, leading=leading, before=5, after=12,
        opening="<w:keepLines/>", successor="BodyText",
    )  # fmt: skip


def _small_styles(theme: Theme) -> Iterator[Style]:
    sizes, colours = theme.sizes, theme.colours
    yield Style(
        "CalloutTitle", "Callout Title", sizes.table, colours.accent, DISPLAY_BOLD, opening=KEEP, after=2,
        lettering=f'<w:caps/><w:color w:val="{hexadecimal(colours.accent)}"/><w:spacing w:val="16"/>',
    )  # fmt: skip
    yield Style(
        "Bibliography", "Bibliography", sizes.caption, colours.ink, DISPLAY, leading=theme.table_leading, after=3,
        opening='<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="440"/></w:tabs>',
        closing='<w:ind w:left="440" w:hanging="440"/>',
    )  # fmt: skip
    rule = f'<w:pBdr><w:{{}} w:val="single" w:sz="4" w:space="4" w:color="{hexadecimal(colours.rule)}"/></w:pBdr>'
    yield Style("Header", "header", sizes.furniture, colours.grey, DISPLAY, opening=rule.format("bottom"))
    yield Style("Footer", "footer", sizes.furniture, colours.grey, DISPLAY, opening=rule.format("top"))


def _note_styles(theme: Theme) -> Iterator[Style]:
    hang = twips(NOTE_HANG)
    for kind in ("footnote", "endnote"):
        yield Style(
            f"{kind.capitalize()}Text", f"{kind} text", theme.sizes.caption, theme.colours.ink, DISPLAY,
            leading=theme.table_leading, after=2,
            opening=f'<w:tabs><w:tab w:val="left" w:pos="{hang}"/></w:tabs>',
            closing=f'<w:ind w:left="{hang}" w:hanging="{hang}"/>',
        )  # fmt: skip


NOTE_HANG = 16.0
"""How far the words of a note stand in from its number, in points."""
TITLE_STARTS = (16.0, 40.0, 72.0)
"""Where titles stand behind their numbers in the contents, by level, in points."""


def contents_tabs(level: int, width: float, leader: str = "dot") -> str:
    """A stop for the title after its number, and one at the end of the line for the page; level from 1."""
    return (
        f'<w:tabs><w:tab w:val="left" w:pos="{twips(TITLE_STARTS[level - 1])}"/>'
        f'<w:tab w:val="right" w:leader="{leader}" w:pos="{twips(width)}"/></w:tabs>'
    )


def _contents_styles(theme: Theme, width: float) -> Iterator[Style]:
    ink, size = theme.colours.ink, theme.sizes
    yield Style(
        "TOCHeading", "TOC Heading", size.heading_2, ink, DISPLAY_BOLD, before=14, after=3,
        opening=KEEP, successor="BodyText",
    )  # fmt: skip
    for level, indent, before in ((1, 0, 3), (2, 16, 1), (3, 40, 0)):
        face = DISPLAY_BOLD if level == 1 else DISPLAY
        yield Style(
            f"TOC{level}", f"toc {level}", size.table + 0.5, ink, face, leading=theme.table_leading,
            before=before, after=1, opening=contents_tabs(level, width), closing=f'<w:ind w:left="{twips(indent)}"/>',
        )  # fmt: skip


class Setting(NamedTuple):
    """What styles depend on besides the theme: the document's language, with its region, and the width of its text.

    `small` are styles of tables whose type is smaller than the theme's.
    """

    language: str
    width: float
    small: tuple[Style, ...] = ()


def styles_part(theme: Theme, typefaces: Typefaces, setting: Setting) -> bytes:
    """The part `word/styles.xml` for a theme; made once in a process."""
    return _styles_part(theme.model_dump_json(), typefaces, setting)


@lru_cache(maxsize=16)
def _styles_part(theme_as_text: str, typefaces: Typefaces, setting: Setting) -> bytes:
    theme = Theme.model_validate_json(theme_as_text)
    pieces = [
        DECLARATION,
        f"<w:styles {NAMESPACES}>",
        _defaults(theme, typefaces, setting.language),
        _LATENT,
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
        *(_paragraph_style(style, typefaces) for style in paragraph_styles(theme, setting.width)),
        *(_paragraph_style(style, typefaces) for style in setting.small),
        *_character_styles(theme, typefaces),
        *_table_frames(theme),
        "</w:styles>",
    ]
    return "".join(pieces).encode()


_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="0" '
    'w:defQFormat="0" w:count="376"/>'
)
"""Styles Word knows but this file does not define stay out of the list an analyst sees."""


def fonts_element(name: str, complex_script: str) -> str:
    """The typefaces of words: the same for all but complex scripts, whose name is XML already."""
    face = escaped(name)
    return f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{complex_script}"/>'


def _defaults(theme: Theme, typefaces: Typefaces, language: str) -> str:
    size = half_points(theme.sizes.body)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts_element(typefaces.prose, 'Times New Roman')}"
        f'<w:color w:val="{hexadecimal(theme.colours.ink)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _paragraph_style(style: Style, typefaces: Typefaces) -> str:
    successor = f'<w:next w:val="{style.successor}"/>' if style.successor else ""
    line = f'w:line="{twips(style.size * style.leading)}" w:lineRule="atLeast"'
    face = fonts_element(typefaces.display, "Arial") if style.face.display else ""
    bold = "<w:b/><w:bCs/>" if style.face.bold else ""
    lettering = style.lettering or f'<w:color w:val="{hexadecimal(style.colour)}"/>'
    size = half_points(style.size)
    return (
        f'<w:style w:type="paragraph" {_custom(style)}w:styleId="{style.identity}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{successor}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{style.opening}"
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}" {line}/>'
        f"{style.closing}</w:pPr><w:rPr>{face}{bold}{lettering}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


_OWN_NAMES = frozenset(
    (
        "Kicker", "Notice", "Memo Field", "Lead", "Note", "Field", "Decision", "Table Text", "Table Row Header",
        "Table Header", "Table Group", "Table End", "Figure", "Callout Title", "Citation", "Label", "Label Alert",
        "Marking",        "Faint", "Cross Reference",
    )
)  # fmt: skip
"""Names Word does not know by itself; the others are its own and keep their meaning for readers and tools."""


def _custom(style: Style) -> str:
    return _own(style.name.rstrip(_SIZE))


_SIZE = " .0123456789"
"""What the name of a style ends in whose type is smaller than that of the one it is made from."""


def _own(name: str) -> str:
    return 'w:customStyle="1" ' if name in _OWN_NAMES else ""


def _character_styles(theme: Theme, typefaces: Typefaces) -> Iterator[str]:
    colours, display = theme.colours, fonts_element(typefaces.display, "Arial")
    accent, alert = hexadecimal(colours.accent), hexadecimal(colours.alert)
    ground = hexadecimal(label_ground(colours))
    label = half_points(theme.sizes.table * LABEL_SIZE)
    bold = "<w:b/><w:bCs/>"
    properties = (
        ("Strong", "Strong", bold),
        ("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
        ("Faint", "Faint", f'<w:color w:val="{hexadecimal(colours.grey)}"/>'),
        (
            "Hyperlink",
            "Hyperlink",
            f'<w:color w:val="{accent}"/><w:u w:val="single" w:color="{hexadecimal(colours.rule)}"/>',
        ),
        ("CrossReference", "Cross Reference", f'<w:color w:val="{accent}"/>'),
        (
            "Citation",
            "Citation",
            f'{display}<w:color w:val="{accent}"/>',
        ),
        ("FootnoteReference", "footnote reference", _note_mark(accent)),
        ("EndnoteReference", "endnote reference", _note_mark(accent)),
        ("Label", "Label", _label(display, accent, ground, label)),
        ("LabelAlert", "Label Alert", _label(display, "FFFFFF", alert, label)),
        ("Marking", "Marking", f'{display}{bold}<w:sz w:val="24"/><w:szCs w:val="24"/>'),
    )
    for identity, name, lettering in properties:
        yield (
            f'<w:style w:type="character" {_own(name)}w:styleId="{identity}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="2"/><w:qFormat/>'
            f"<w:rPr>{lettering}</w:rPr></w:style>"
        )


def _note_mark(accent: str) -> str:
    return f'<w:color w:val="{accent}"/><w:vertAlign w:val="superscript"/>'


def raised(size: float) -> tuple[int, int]:
    """Size and height of a citation beside words of that size, in half points.

    Chosen so that its top stays below the top of the line: Word's own superscript pushes the lines of a table apart.
    """
    return half_points(size * 0.7), half_points(size * 0.27)


def _label(display: str, ink: str, ground: str, size: int) -> str:
    return (
        f'{display}<w:b/><w:bCs/><w:color w:val="{ink}"/><w:spacing w:val="8"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    )


def _table_frames(theme: Theme) -> Iterator[str]:
    accent, rule, wash = (
        hexadecimal(colour) for colour in (theme.colours.accent, theme.colours.rule, theme.colours.wash)
    )
    yield _table_style(
        "BriefTable", "Brief Table",
        f'<w:top w:val="single" w:sz="12" w:space="0" w:color="{accent}"/>'
        f'<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{accent}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>',
        (2.5, SIDE),
    )  # fmt: skip
    yield _table_style(
        "BriefBox", "Brief Box", f'<w:left w:val="single" w:sz="32" w:space="0" w:color="{accent}"/>', (6.0, 10.0),
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{wash}"/></w:tcPr>',
    )  # fmt: skip


def _table_style(identity: str, name: str, borders: str, margins: tuple[float, float], cells: str = "") -> str:
    upright, sideways = (twips(margin) for margin in margins)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="3"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblCellMar><w:top w:w="{upright}" w:type="dxa"/><w:left w:w="{sideways}" w:type="dxa"/>'
        f'<w:bottom w:w="{upright}" w:type="dxa"/><w:right w:w="{sideways}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{cells}</w:style>"
    )
