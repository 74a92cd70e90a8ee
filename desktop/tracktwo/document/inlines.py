"""What runs in a line of text.

Inlines nest; none of them holds a block. `origin` says which record and field of the dossier an inline came from: it
takes no part in equality, so two trees that print alike are alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from tracktwo.diagnostics import FactPath

Origin: TypeAlias = FactPath


class Tone(Enum):
    """How a label is coloured. The word inside the label says the same, so grey print loses nothing."""

    PLAIN = "plain"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters. `lang` (BCP 47) is set where the words are in another language than the document's."""

    text: str
    lang: str = ""
    origin: Origin = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter most: bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart: italic."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Faint:
    """Words that step back: the theme's grey (native spellings, notes beside a name)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A short status in words on a coloured ground: `FLOATED`, `RED LINE`. Never broken over lines."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class MarkingLabel:
    """A handling marking with the exact colours its scheme prescribes (hex, `#rrggbb`), bold, 12 points or larger."""

    text: str
    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead out of the document. `target` is an http, https or mailto address, checked before."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that lead to an anchor of the same document."""

    anchor: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One source of a citation: its number in the source list, the anchor of that entry, the place in the source.

    `letter` is that of the place among those its entry lists; the place itself is too long to stand raised in a line.
    """

    number: int
    anchor: str
    locator: str = ""
    letter: str = ""

    @property
    def printed(self) -> str:
        """`3`, or `3a` for a place in it."""
        return f"{self.number}{self.letter}"


@dataclass(frozen=True, slots=True)
class Cite:
    """A citing place: printed `[3a, 5]`, small, raised, in the accent, each number a link to its source.

    It stands directly after the words it backs, without a space before it.
    """

    sources: tuple[CitedSource, ...]
    origin: Origin = field(default=(), compare=False, repr=False)

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The printed pieces in order, as (text, anchor); an empty anchor is punctuation."""
        pieces: list[tuple[str, str]] = [("[", "")]
        for position, source in enumerate(self.sources):
            if position:
                pieces.append((", ", ""))
            pieces.append((source.printed, source.anchor))
        return (*pieces, ("]", ""))


@dataclass(frozen=True, slots=True)
class Note:
    """A citing place as a note: its number, small and raised in the line, and the note itself elsewhere.

    Where notes are printed is the document's choice (`Document.notes`). Numbers are consecutive over the document;
    `anchor` (`note-3`) is the goal of the mark's link. It stands only in running text: never in headings, tables,
    figures or captions.
    """

    number: int
    anchor: str
    content: tuple[Inline, ...]
    origin: Origin = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph or cell."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page it stands on. Only in page furniture."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """The number of pages of the whole document. Only in page furniture."""


Inline: TypeAlias = (
    Text
    | Strong
    | Emphasis
    | Faint
    | Label
    | MarkingLabel
    | Link
    | Reference
    | Cite
    | Note
    | LineBreak
    | PageNumber
    | PageCount
)
Inlines: TypeAlias = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """The characters a reader sees, without form: what both writers must print, in this order."""
    return "".join([_plain(inline) for inline in inlines])


def has_letters(text: str) -> bool:
    """Whether there is anything to pronounce: figures and signs are read in the language around them."""
    return any(map(str.isalpha, text))


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Label(text=text) | MarkingLabel(text=text):
            return text
        case Strong() | Emphasis() | Faint() | Link() | Reference():
            return plain(inline.children)
        case Cite():
            return "".join(piece for piece, _ in inline.parts)
        case Note(number=number):
            return str(number)
        case LineBreak():
            return "\n"
        case PageNumber() | PageCount():
            return ""
