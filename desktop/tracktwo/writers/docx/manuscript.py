"""What grows while a document is being written: links, bookmarks, numbered lists, faces in use, diagnostics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tracktwo.diagnostics import Diagnostic, Severity
from tracktwo.document.blocks import Properties
from tracktwo.template.theme import Theme
from tracktwo.writers.docx.coverage import characters
from tracktwo.writers.docx.links import safe_address
from tracktwo.writers.docx.markup import escaped, is_ordinary, is_printable
from tracktwo.writers.docx.notebook import Notebook
from tracktwo.writers.docx.numbering import FIRST_LIST
from tracktwo.writers.docx.picture import Picture
from tracktwo.writers.docx.styles import Style, paragraph_styles
from tracktwo.writers.docx.survey import Survey
from tracktwo.writers.fonts import FontFamily


class FaceInUse(NamedTuple):
    """A face of one of the theme's two typefaces."""

    display: bool
    bold: bool
    italic: bool


@dataclass(slots=True)
class Manuscript:
    """The state of one writing; one is made for each document and thrown away with it."""

    theme: Theme
    families: tuple[FontFamily, FontFamily]
    """The typefaces of prose and of display."""
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
    _marked: set[str] = field(default_factory=set[str])
    _labelled: set[str] = field(default_factory=set[str])
    _sequences: dict[str, int] = field(default_factory=dict[str, int])
    _bookmark_count: int = 0

    is_dated: bool = False
    """Whether the control of the date stands in the file already."""

    @property
    def language(self) -> str:
        """The language of the document, as the tree has it."""
        return self.properties.lang

    def __post_init__(self) -> None:
        self.styles.update((style.identity, style) for style in paragraph_styles(self.theme))

    def warn(self, code: str, message: str, hint: str) -> None:
        """Say once what could not be written as asked."""
        self.diagnostics[Diagnostic(code, message, hint, Severity.WARNING)] = None

    def text(self, text: str) -> str:
        """The text as XML; characters that XML cannot carry are replaced and told."""
        if is_ordinary(text):
            return text
        if not is_printable(text):
            self.warn(
                "P04",
                f"The text “{excerpt(escaped_free(text))}” holds characters that a document cannot carry.",
                "They are printed as U+FFFD. Type the passage anew instead of pasting it.",
            )
        return escaped(text)

    def upright_only(self, text: str, face: FaceInUse) -> bool:
        """True when the italic face lacks a character that the upright one has: Cyrillic in Source Serif, say."""
        if text.isascii():
            return False
        family = self.families[face.display]
        lacking = set(text) - characters(family.face(face.bold, italic=True))
        return not lacking.isdisjoint(characters(family.face(face.bold, italic=False)))

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


def excerpt(text: str) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def escaped_free(text: str) -> str:
    """The text with what no output could carry made visible."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
