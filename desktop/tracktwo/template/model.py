"""A template: what a brief contains and how it looks, whole, after all it extends has been put under it."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Field, WithJsonSchema

from tracktwo.dossier.model.fields import SCALAR, Language, OneOrMore, Part, ReadBy, Words, YesOrNo
from tracktwo.dossier.model.head import SectionChoiceField
from tracktwo.dossier.model.words import CitationStyle
from tracktwo.dossier.values.problem import ValueProblem
from tracktwo.template.placeholders import FURNITURE_ONLY, Placeholder, pieces
from tracktwo.template.theme import Theme

ContentsRule = Literal["auto", "yes", "no"]
Paper = Literal["A4", "letter"]
TitleStyle = Literal["brief", "memo"]
LogoSide = Literal["start", "middle", "end"]


def _furniture_text(raw: object) -> str:
    if not isinstance(raw, str):
        raise ValueProblem("This is not text.", "Write text with placeholders such as {dossier.title}.")
    tuple(pieces(raw))
    return raw


def _title_text(raw: object) -> str:
    text = _furniture_text(raw)
    for piece in pieces(text):
        if isinstance(piece, Placeholder) and piece.name in FURNITURE_ONLY:
            raise ValueProblem(f'"{{{piece.name}}}" prints only in header and footer.', "Remove it here.")
    return text


_TEXT_SCHEMA = WithJsonSchema({"type": SCALAR, "description": "text with placeholders such as {dossier.title}"})
FurnitureText = Annotated[str, ReadBy(_furniture_text), _TEXT_SCHEMA]
TitleText = Annotated[str, ReadBy(_title_text), _TEXT_SCHEMA]


def _millimetres(word: str, thing: str, example: int, least: int, most: int) -> tuple[ReadBy, WithJsonSchema]:
    """How a length in millimetres is read, and told to editors."""

    def read(raw: object) -> float:
        try:
            length = float(str(raw))
        except ValueError:
            raise ValueProblem(f'"{raw}" is not a {word}.', f"Write millimetres, such as {example}.") from None
        if not least <= length <= most:
            raise ValueProblem(f"{raw} mm is no sensible {thing}.", f"Write between {least} and {most}.")
        return length

    return ReadBy(read), WithJsonSchema({"type": ["number", "string"], "minimum": least, "maximum": most})


Millimetres = Annotated[float, *_millimetres("length", "margin", 25, 5, 80)]
LogoHeight = Annotated[float, *_millimetres("height", "height of a logo", 14, 4, 60)]


def _depth(raw: object) -> int:
    if str(raw) not in {"1", "2", "3"}:
        raise ValueProblem(f'"{raw}" is not a depth.', "Write 1, 2 or 3.")
    return int(str(raw))


def _page_limit(raw: object) -> int:
    digits = str(raw)
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits) < 10_000):
        raise ValueProblem(f'"{raw}" is not a number of pages.', "Write 1 or more.")
    return int(digits)


PageLimit = Annotated[
    int, ReadBy(_page_limit), WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+$"})
]
Depth = Annotated[int, ReadBy(_depth), WithJsonSchema({"enum": [1, 2, 3, "1", "2", "3"]})]


class Margins(Part):
    """Margins in millimetres."""

    top: Millimetres = Field(default=24.0, description="Above the text, header included.")
    bottom: Millimetres = Field(default=22.0, description="Below the text, footer included.")
    start: Millimetres = Field(default=23.0, description="Left, in scripts that run from left to right.")
    end: Millimetres = Field(default=23.0, description="Right, in scripts that run from left to right.")


class PageSetup(Part):
    """Paper and margins."""

    size: Paper = Field(default="letter", description="A4 or letter.")
    landscape: YesOrNo = Field(default=False, description="The whole brief on its side.")
    margins: Margins = Field(default_factory=Margins, description="Margins in millimetres.")


class RunningLine(Part):
    """Header or footer: what stands at its start, middle and end."""

    start: FurnitureText = Field(default="", description="At the start of the line.")
    middle: FurnitureText = Field(default="", description="In the middle.")
    end: FurnitureText = Field(default="", description="At the end.")


class LogoPlan(Part):
    """A picture at the head of the first page: whose paper this is."""

    file: Words = Field(description="PNG or JPEG file beside the template.")
    alternative: Words = Field(description="What it shows, for those who cannot see it: Example Policy Unit.")
    height: LogoHeight = Field(default=14.0, description="Height in millimetres.")
    side: LogoSide = Field(default="start", description="start, middle or end of the line.")


class TitleLayout(Part):
    """The head of the first page."""

    style: TitleStyle = Field(
        default="brief", description="brief: title and details on one line; memo: TO, FROM, SUBJECT lines."
    )
    logo: LogoPlan | None = Field(default=None, description="A picture above the title.")
    kicker: TitleText = Field(default="{template.title}", description="Small line above the title.")
    title: TitleText = Field(default="{brief.title}", description="The title.")
    details: Annotated[tuple[TitleText, ...], OneOrMore] = Field(
        default=(), description="Short facts on one line; empty ones fall away."
    )
    fields: dict[str, TitleText] = Field(default_factory=dict[str, str], description="Lines of a memo: label and text.")


class Template(Part):
    """What a brief contains and how it looks."""

    schema_: Literal["1"] = Field(default="1", alias="schema", description="Version of this format: 1.")
    title: Words = Field(description="Name of the kind of document, as printed above its title.")
    description: Words = Field(default="", description="What it is for, in one sentence.")
    extends: Words = Field(
        default="", description="Template this one starts from: a shipped name, or a file beside it."
    )
    lang: Language = Field(default="", description="Language of labels; default: the dossier's.")
    page: PageSetup = Field(default_factory=PageSetup, description="Paper and margins.")
    theme: Theme = Field(default_factory=Theme, description="Name of a theme, or what differs from one.")
    head: TitleLayout = Field(default_factory=TitleLayout, description="The head of the first page.")
    header: RunningLine = Field(default_factory=RunningLine, description="Top of every page.")
    footer: RunningLine = Field(default_factory=RunningLine, description="Foot of every page.")
    numbered: YesOrNo = Field(default=True, description="Number the headings.")
    contents: ContentsRule = Field(default="auto", description="Table of contents: auto when the brief is long.")
    contents_depth: Depth = Field(default=2, description="Levels of headings in the contents: 1 to 3.")
    citation: CitationStyle = Field(default="numbers", description="numbers, footnotes, endnotes or none.")
    portion_marks: YesOrNo = Field(
        default=False, description="Mark each paragraph, entry, row and heading with the level of its facts."
    )
    max_pages: PageLimit | None = Field(default=None, description="A longer brief is a finding.")
    sections: tuple[SectionChoiceField, ...] = Field(
        default=(), description="Sections in order: a name, or {kind, title, options}."
    )
    without: Annotated[tuple[Words, ...], OneOrMore] = Field(
        default=(), description="Sections of the extended template to leave out."
    )
    titles: dict[str, Words] = Field(default_factory=dict[str, str], description="Other headings, by kind of section.")
    options: dict[str, dict[str, Any]] = Field(
        default_factory=dict[str, dict[str, Any]],
        description="Options by kind of section, over those of the extended template.",
    )


REPLACED_WHOLE: Final = frozenset({"sections", "without", "details", "fields"})
"""Fields a template replaces as a whole when it extends another; all other maps are merged field by field."""
