"""How things are set: type, colour and distances, derived once per file from the theme."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from tracktwo.document.blocks import ParagraphRole
from tracktwo.document.inlines import Origin
from tracktwo.template.theme import Theme
from tracktwo.writers.pdf.glyphs import ShapedFace
from tracktwo.writers.pdf.structure import DIRECTED, Goal
from tracktwo.writers.pdf.typefaces import Face, Family, Typefaces
from tracktwo.writers.ruler import Ruler


@dataclass(slots=True, eq=False)
class TypeStyle:
    """How a run of characters is printed. Sizes, rise and tracking are in points, colours `#rrggbb`.

    Nobody changes one; it is not frozen because making a frozen one takes twice the time, and each text of the dossier
    has its own.

    `ground` paints a chip behind the run, its corners cut by `corner`. `anchor` makes it a link inside the file,
    `address` one out of it; `note` is the anchor of the note whose mark it is. `shaped` words need HarfBuzz; `level` is
    how deep they are embedded in words of the other direction: odd levels run from right to left (Unicode Standard
    Annex 9, BD2). `goal` sums up what makes it an element of its own inside its block; it is None for plain words.
    """

    family: Family
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    rise: float = 0.0
    tracking: float = 0.0
    ground: str = ""
    anchor: str = ""
    address: str = ""
    lang: str = ""
    origin: Origin = ()
    corner: float = 0.0
    note: str = ""
    level: int = 0
    shaped: bool = False
    face: Face | ShapedFace = field(init=False, repr=False)
    goal: Goal | None = field(init=False, repr=False)

    def told(self, lang: str, origin: Origin) -> TypeStyle:
        """The same for words in a language (or the one around them) that come from a record."""
        return self._with(self.colour, self.anchor, self.address, lang or self.lang, origin or self.origin)

    def leading(self, anchor: str, address: str, colour: str) -> TypeStyle:
        """The same for words that lead somewhere."""
        return self._with(colour, anchor, address, self.lang, self.origin)

    def _with(self, colour: str, anchor: str, address: str, lang: str, origin: Origin) -> TypeStyle:
        """Field by field, which takes a third of the time of `replace`: there is one for each citation."""
        return TypeStyle(
            self.family,
            self.size,
            colour,
            self.bold,
            self.italic,
            self.rise,
            self.tracking,
            self.ground,
            anchor,
            address,
            lang,
            origin,
            self.corner,
            self.note,
            self.level,
            self.shaped,
        )

    def __post_init__(self) -> None:
        face = self.family.face(self.bold, self.italic)
        self.face = face.shaped(bool(self.level % 2), self.lang) if self.shaped else face
        goal = (self.anchor, self.address, self.lang, self.note)
        if self.level:
            self.goal = (*goal, DIRECTED)
        else:
            self.goal = goal if any(goal) else None


@dataclass(frozen=True, slots=True, eq=False)
class BlockStyle:
    """How a block of lines stands: `leading` from line to line, space around it, indents; all in points."""

    type: TypeStyle
    leading: float
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    keep_with_next: bool = False


class Styles:
    """The styles of one file."""

    def __init__(self, theme: Theme, typefaces: Typefaces, ruler: Ruler) -> None:
        self.theme = theme
        self.ruler = ruler
        self.colours = theme.colours
        self.sizes = theme.sizes
        self.typefaces = typefaces

    def display(self, size: float, colour: str, bold: bool = False) -> TypeStyle:
        """Type of headings, tables and page furniture."""
        return TypeStyle(self.typefaces.display, size, colour, bold)

    @cached_property
    def prose(self) -> TypeStyle:
        """Type of running text."""
        return TypeStyle(self.typefaces.prose, self.sizes.body, self.colours.ink)

    @cached_property
    def paragraphs(self) -> dict[ParagraphRole, BlockStyle]:
        """The look of each role."""
        size = self.sizes.body
        body = BlockStyle(self.prose, size * self.theme.leading, before=size * 0.35, after=size * 0.62)
        small = self.display(self.sizes.caption, self.colours.grey)
        field = self.display(self.sizes.body * 0.93, self.colours.ink)
        return {
            ParagraphRole.BODY: body,
            ParagraphRole.LEAD: replace(body, before=size * 0.75, after=size * 0.3),
            ParagraphRole.NOTE: BlockStyle(small, small.size * self.theme.table_leading, 3, self.sizes.body * 0.8),
            ParagraphRole.FIELD: BlockStyle(field, field.size * 1.36, after=2),
            ParagraphRole.QUOTE: replace(body, before=size * 0.7, after=size * 0.9, indent=size * 1.9),
            ParagraphRole.DECISION: BlockStyle(field, field.size * 1.6, 6, 8),
        }

    def heading(self, level: int) -> BlockStyle:
        """The heading of a level; the first sits in the accent, the others in ink."""
        sizes = (self.sizes.heading_1, self.sizes.heading_2, self.sizes.heading_3)
        size = sizes[min(level, 3) - 1]
        colour = self.colours.accent if level == 1 else self.colours.ink
        before = (size * 1.45, size * 1.25, size * 0.95)[min(level, 3) - 1]
        after = (size * 0.5, size * 0.3, size * 0.2)[min(level, 3) - 1]
        return BlockStyle(self.display(size, colour, bold=True), size * 1.25, before, after, keep_with_next=True)

    @cached_property
    def title(self) -> BlockStyle:
        """The title of the brief."""
        size = self.sizes.title
        return BlockStyle(self.display(size, self.colours.ink, bold=True), size * 1.2, 2, size * 0.22)

    @cached_property
    def kicker(self) -> BlockStyle:
        """The line above the title, and the title of a callout: small, spaced, in the accent."""
        spaced = replace(
            self.display(self.sizes.caption, self.colours.accent, bold=True), tracking=self.sizes.caption * 0.09
        )
        return BlockStyle(spaced, self.sizes.caption * 1.35, after=3, keep_with_next=True)

    @cached_property
    def details(self) -> BlockStyle:
        """The line below the title."""
        size = self.sizes.body * 0.93
        return BlockStyle(self.display(size, self.colours.grey), size * 1.4, after=self.sizes.body * 0.9)

    @cached_property
    def notice(self) -> BlockStyle:
        """Embargo and caveats above the title."""
        size = self.sizes.table
        return BlockStyle(self.display(size, self.colours.ink), size * 1.35, after=size * 0.35)

    @cached_property
    def source(self) -> BlockStyle:
        """An entry of the source list."""
        size = self.sizes.caption + 0.5
        return BlockStyle(self.display(size, self.colours.ink), size * 1.34, after=size * 0.42)

    @cached_property
    def contents(self) -> BlockStyle:
        """A line of the table of contents."""
        size = self.sizes.body * 0.93
        return BlockStyle(self.display(size, self.colours.ink), size * 1.5)

    @cached_property
    def top_contents(self) -> BlockStyle:
        """The same for a section of the first level."""
        return replace(self.contents, type=replace(self.contents.type, bold=True), before=3)

    @cached_property
    def caption(self) -> BlockStyle:
        """The words below a table."""
        size = self.sizes.caption
        return BlockStyle(self.display(size, self.colours.grey), size * 1.3)

    @cached_property
    def footnote(self) -> BlockStyle:
        """A note at the foot of a page or at the end."""
        size = self.sizes.caption
        return BlockStyle(self.display(size, self.colours.ink), size * 1.32, after=size * 0.3)

    def table_cell(self, size: float, bold: bool = False) -> BlockStyle:
        """A table cell set at that size."""
        return BlockStyle(self.display(size, self.colours.ink, bold), size * self.theme.table_leading)

    def table_head(self, size: float) -> BlockStyle:
        """A header cell of a table whose cells have that size."""
        head = size * self.sizes.table_head / self.sizes.table
        return BlockStyle(self.display(head, self.colours.grey, bold=True), size * self.theme.table_leading)

    @cached_property
    def furniture(self) -> BlockStyle:
        """Header and footer."""
        size = self.sizes.furniture
        return BlockStyle(self.display(size, self.colours.grey), size * 1.3)
