"""What grows while a document is being written: links, bookmarks, numbered lists, faces in use, diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from tracktwo.diagnostics import Diagnostic, Severity
from tracktwo.document.blocks import Properties
from tracktwo.template.theme import Theme
from tracktwo.writers.docx.links import safe_address
from tracktwo.writers.docx.markup import ORDINARY, escaped, is_printable
from tracktwo.writers.docx.notebook import Notebook
from tracktwo.writers.docx.numbering import FIRST_LIST
from tracktwo.writers.docx.picture import Picture
from tracktwo.writers.docx.styles import Style, paragraph_styles
from tracktwo.writers.docx.survey import Survey
from tracktwo.writers.fonts import FontFamily
from tracktwo.writers.ruler import Ruler
from tracktwo.writers.truetype import characters


class FaceInUse(NamedTuple):
    """A face of one of the theme's two typefaces, or of the family that lends what they lack."""

    display: bool
    bold: bool
    italic: bool
    lender: str = ""


@dataclass(slots=True)
class Manuscript:
    """The state of one writing; one is made for each document and thrown away with it."""

    theme: Theme
    families: tuple[FontFamily, FontFamily]
    """The typefaces of prose and of display."""
    lenders: tuple[FontFamily, ...]
    """The families the theme names besides. Others are Word's affair: it has typefaces for every script."""
    ruler: Ruler
    """What measures the words of tables and of running lines."""
    properties: Properties
    survey: Survey
    anchor_pages: Mapping[str, int]
    width: float
    """Of the text on the document's own paper, in points."""
    diagnostics: dict[Diagnostic, None] = field(default_factory=dict[Diagnostic, None])
    faces: set[FaceInUse] = field(default_factory=set[FaceInUse])
    list_levels: list[int] = field(default_factory=list[int])
    styles: dict[str, Style] = field(default_factory=dict[str, Style])
    pictures: list[Picture] = field(default_factory=list[Picture])
    grey: str = ""
    """The theme's, of words that step back; every run asks for it."""
    _marked: set[str] = field(default_factory=set[str])
    _labelled: set[str] = field(default_factory=set[str])
    _sequences: dict[str, int] = field(default_factory=dict[str, int])
    _bookmark_count: int = 0

    small_styles: list[Style] = field(default_factory=list[Style])
    """Styles of tables whose type is smaller than the theme's, in order of first use."""
    is_dated: bool = False
    """Whether the control of the date stands in the file already."""

    @property
    def language(self) -> str:
        """The language of the document, as the tree has it."""
        return self.properties.lang

    def __post_init__(self) -> None:
        self.grey = self.theme.colours.grey
        self.styles.update((style.identity, style) for style in paragraph_styles(self.theme))

    def style_at(self, identity: str, part: float) -> str:
        """The style itself, or one whose type has that part of its size, made when first asked for."""
        if part >= 1:
            return identity
        full = self.styles[identity]
        halves = max(int(full.size * part * 2), 1)
        small = f"{identity}{halves}"
        if small not in self.styles:
            size = halves / 2
            self.styles[small] = replace(full, identity=small, name=f"{full.name} {size:g}", size=size)
            self.small_styles.append(self.styles[small])
        return small

    def warn(self, code: str, message: str, hint: str) -> None:
        """Say once what could not be written as asked."""
        self.diagnostics[Diagnostic(code, message, hint, Severity.WARNING)] = None

    def text(self, text: str) -> str:
        """The text as XML; characters that XML cannot carry are replaced and told."""
        if ORDINARY.fullmatch(text):
            return text
        if not is_printable(text):
            self.warn(
                "P04",
                f"The text “{excerpt(escaped_free(text))}” holds characters that a document cannot carry.",
                "They are printed as U+FFFD. Type the passage anew instead of pasting it.",
            )
        return escaped(text)

    def cast(self, text: str, face: FaceInUse) -> list[tuple[str, FaceInUse]]:
        """The text in pieces, each with the face that prints it; what no face has stays with the one asked for.

        Words are upright when the italic face lacks one of their letters and the upright one has it: Cyrillic in Source
        Serif, say.
        """
        if text.isascii() or characters(self._path(face)).issuperset(text):
            return [(text, face)]
        if face.italic:
            upright = face._replace(italic=False)
            if not characters(self._path(upright)).isdisjoint(set(text) - characters(self._path(face))):
                face = upright
        return self._lent(text, face)

    def _lent(self, text: str, face: FaceInUse) -> list[tuple[str, FaceInUse]]:
        lent = [(character, self._lender(character, face)) for character in text]
        pieces = [
            ("".join(character for character, _ in group), used) for used, group in groupby(lent, lambda pair: pair[1])
        ]
        return _without_seams(pieces, lambda piece, used: characters(self._path(used)).issuperset(piece))

    def _lender(self, character: str, face: FaceInUse) -> FaceInUse:
        if character in characters(self._path(face)):
            return face
        for family in (self.families[not face.display], *self.lenders):
            for italic in dict.fromkeys((face.italic, False)):
                if character in characters(family.face(face.bold, italic)):
                    return face._replace(italic=italic, lender=family.name)
        return face

    def family(self, face: FaceInUse) -> FontFamily:
        """The family of a face in use."""
        if not face.lender:
            return self.families[face.display]
        known = {family.name: family for family in (*self.families, *self.lenders)}
        return known[face.lender]

    def _path(self, face: FaceInUse) -> Path:
        return self.family(face).face(face.bold, face.italic)

    def new_list(self, level: int) -> int:
        """The numbering instance of a new ordered list whose entries stand at that level, from 0."""
        self.list_levels.append(level)
        return FIRST_LIST + len(self.list_levels) - 1

    def goal(self, anchor: str) -> str:
        """The bookmark to which a reference to the anchor leads; empty, and told, when there is no such anchor."""
        name = self.survey.bookmarks.get(anchor, "")
        if not name:
            self.warn(
                "P02",
                f"A reference leads to “{excerpt(anchor)}”, which is not in the document.",
                "Its words are printed without a link.",
            )
        return name

    def marked(self, anchor: str, content: str) -> str:
        """The content inside the bookmark of its anchor."""
        if not anchor:
            return content
        if anchor in self._marked:
            self.warn("P02", f"The anchor “{excerpt(anchor)}” stands twice.", "References lead to the first.")
            return content
        self._marked.add(anchor)
        return self.bookmarked(self.survey.bookmarks[anchor], content)

    def labelled(self, anchor: str, content: str) -> str:
        """The label of a caption inside the bookmark that cross-references repeat, where the anchor stands first."""
        if not anchor or anchor in self._labelled or not self.survey.targets[anchor].is_label:
            return content
        self._labelled.add(anchor)
        return self.bookmarked(self.survey.targets[anchor].bookmark, content)

    def counts_to(self, sequence: str, number: int) -> bool:
        """Whether Word's own count of that sequence comes to the number; from here it goes on from the number."""
        runs = number == self._sequences.get(sequence, 0) + 1
        self._sequences[sequence] = number
        return runs

    def bookmarked(self, name: str, content: str) -> str:
        """The content inside a bookmark of that name, which must be unique."""
        self._bookmark_count += 1
        number = self._bookmark_count
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


@dataclass(slots=True)
class Story:
    """One part that holds running text, with the addresses its links lead to: address to relationship id.

    Only the body has a `notebook`: Word knows no notes in running lines and none in notes. Words that stand there a
    second time, as titles in the contents, are `repeated`: their notes are left out.
    """

    manuscript: Manuscript
    links: dict[str, str] = field(default_factory=dict[str, str])
    notebook: Notebook | None = None
    repeated: bool = False

    def link(self, target: str) -> str:
        """The relationship id of the address; empty, and told, when the address may not stand in a document."""
        address = safe_address(target)
        if not address:
            self.manuscript.warn(
                "P03",
                f"The address “{excerpt(escaped_free(target))}” is not a link that may stand in a document.",
                "Its words are printed without a link. Use an http, https or mailto address of at most 2,000 "
                "characters.",
            )
            return ""
        return self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")


def _without_seams(
    pieces: list[tuple[str, FaceInUse]], has: Callable[[str, FaceInUse], bool]
) -> list[tuple[str, FaceInUse]]:
    """The pieces with blanks and signs between two of one face joined to them, where that face has them."""
    joined: list[tuple[str, FaceInUse]] = []
    for text, face in pieces:
        if len(joined) > 1 and joined[-2][1] == face != joined[-1][1]:
            between = joined[-1][0]
            if not any(character.isalnum() for character in between) and has(between, face):
                joined[-2:] = [(joined[-2][0] + between + text, face)]
                continue
        joined.append((text, face))
    return joined


def excerpt(text: str) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def escaped_free(text: str) -> str:
    """The text with what no output could carry made visible."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
