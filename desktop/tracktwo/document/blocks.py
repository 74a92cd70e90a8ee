"""What stands on a page, one below the other.

Anchors are ordinals (`section-2`, `source-14`), never ids of the dossier, so that a file tells nothing of what was left
out of it. Heading and caption numbers are assigned by whoever composes the tree; a writer prints them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias

from tracktwo.document.align import Align
from tracktwo.document.drawing import Drawing
from tracktwo.document.inlines import Inlines, Origin
from tracktwo.document.pages import Page

LAST_SOURCES: Final = 3
"""So many entries stand together at the end of the list of sources."""


class ParagraphRole(Enum):
    """What a paragraph is for. The theme gives each role its look; DOCX gives each a named style."""

    BODY = "body"
    LEAD = "lead"
    """The sentence that opens a record: a judgment, a recommendation. Body type, a little more room above."""
    NOTE = "note"
    """Small explanation under a table or list: legends, scopes, withheld sections."""
    FIELD = "field"
    """A label and its value on one line: `Strong("Verification: ")` and words. Set close together."""
    QUOTE = "quote"
    """Words of a text, set off from the margin: draft language, quotations."""
    DECISION = "decision"
    """A line to fill in: `Approve ____  Disapprove ____`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Inlines that flow over lines."""

    inlines: Inlines
    role: ParagraphRole = ParagraphRole.BODY
    keep_with_next: bool = False
    origin: Origin = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list: blocks, of which the first stands beside the bullet or number."""

    blocks: tuple[Block, ...]
    origin: Origin = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class List:
    """Entries with bullets, or with numbers (`1.`, `2.`) when ordered."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `weight` is its share of the width relative to the others. A writer never sets a column narrower than `minimum`
    characters of its type size where the page allows. `wash` puts the column on the theme's wash.
    """

    header: Inlines
    weight: float = 1.0
    minimum: int = 6
    align: Align = Align.START
    is_row_header: bool = False
    wash: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands where a row and a column meet: inlines, line breaks among them."""

    inlines: Inlines
    origin: Origin = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: as many cells as the table has columns."""

    cells: tuple[Cell, ...]
    origin: Origin = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading inside a table, over all its columns, on the wash. It never stands alone at the foot of a page."""

    inlines: Inlines
    origin: Origin = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that is repeated on every page.

    `caption` stands below the table, set small: `Strong("Table 1. ")` and what the reader must know (legend, marks).
    `summary` describes the table for those who cannot see it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]
    caption: Inlines = ()
    summary: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its caption below. `alternative` says in words what it shows, for those who cannot see it.

    It is one string for a reader, who has one voice for it: `alternative_lang` is the language most of its letters are
    in, where that is not the document's.

    A writer scales the drawing down to the text width where it is wider, never up.
    """

    drawing: Drawing
    alternative: str
    caption: Inlines = ()
    anchor: str = ""
    origin: Origin = field(default=(), compare=False, repr=False)
    alternative_lang: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A washed box with an accent edge: the bottom line, the estimative language box."""

    title: Inlines
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One entry of the source list, hanging from its number, and the goal of citations."""

    number: int
    anchor: str
    inlines: Inlines
    origin: Origin = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SourceList:
    """The cited sources in order of first use."""

    entries: tuple[SourceEntry, ...]

    def keeps_with_next(self, entry: SourceEntry) -> bool:
        """Whether an entry stands on the page of the next: no page of one or two of them follows the others."""
        return any(entry is bound for bound in self.entries[-LAST_SOURCES:-1])


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents; the writer fills it from the sections, down to `depth`, with links."""

    title: Inlines
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `level` 1 to 3; `number` (`2.1`) is empty when headings are unnumbered.

    `labels` follow the title on the same line (status of a term). `page` sets other paper for this section, which
    then starts on a new page, as does what follows it.
    """

    title: Inlines
    level: int
    anchor: str
    blocks: tuple[Block, ...]
    number: str = ""
    labels: Inlines = ()
    page: Page | None = None
    kind: str = field(default="", compare=False)
    origin: Origin = field(default=(), compare=False, repr=False)


Block: TypeAlias = Section | Paragraph | List | Table | Figure | Callout | SourceList | Contents
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture at the head of the first page, `width` by `height` points.

    `pixels` are its rows from the upper left corner, three bytes (red, green, blue) to each of `columns` by `rows`
    pixels: bare, so that no picture file with its metadata gets into a document. `alternative` says what it shows.
    """

    pixels: bytes = field(repr=False)
    columns: int
    rows: int
    width: float
    height: float
    alternative: str
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The head of the first page.

    `notices` stand above everything (embargo, caveats), then the `logo`; `kicker` names the kind of document in small
    letters; `details` are short facts set on one line (`For: …`, `From: …`, date); `fields` are the lines of a memo
    (TO, FROM).
    """

    title: Inlines
    kicker: Inlines = ()
    notices: tuple[Inlines, ...] = ()
    details: tuple[Inlines, ...] = ()
    fields: tuple[tuple[Inlines, Inlines], ...] = ()
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A running line of every page: what stands at its start, middle and end. Page numbers are inlines."""

    start: Inlines = ()
    middle: Inlines = ()
    end: Inlines = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself. `date` is ISO 8601 (`2023-07-08`), an input, never the clock.

    `printed_date` is the same date in the words of the title block, where it prints it.
    """

    title: str
    lang: str
    date: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    printed_date: str = ""


class NotePlace(Enum):
    """Where notes are printed."""

    FOOT = "foot"
    """At the foot of the page of their mark."""
    END = "end"
    """Together, after everything else."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole brief, ready to be written in any format."""

    properties: Properties
    page: Page
    title: TitleBlock
    blocks: Blocks
    header: Furniture = Furniture()
    footer: Furniture = Furniture()
    notes: NotePlace = NotePlace.FOOT
    notes_title: Inlines = ()
    """The heading above notes that stand together at the end."""
