"""What every section composes with: the dossier, how values are printed, and the ordinals assigned so far."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracktwo.composition.citations import Citations
from tracktwo.composition.dates import DatePrinter
from tracktwo.composition.figures import FigurePrinter
from tracktwo.composition.labels import Labels
from tracktwo.composition.people import People
from tracktwo.composition.scripts import foreign
from tracktwo.diagnostics import Diagnostic, did_you_mean
from tracktwo.document.blocks import Blocks, Column, Figure, GroupRow, Row, Section, Table
from tracktwo.document.drawing import Drawing
from tracktwo.document.inlines import Emphasis, Inlines, Label, LineBreak, Origin, Reference, Strong, Text, Tone, plain
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.model.fields import Wording
from tracktwo.dossier.model.head import BriefPlan
from tracktwo.dossier.values.cites import Cite as CiteFact


@dataclass(frozen=True, slots=True)
class Composed:
    """What a section function gives: its blocks, and whether they want a landscape page or a box instead of a heading.

    `heading` is the label of a heading that fits what was found better than the usual one of its kind; a title that a
    template or a brief gives goes before it.

    No blocks means that the dossier holds nothing for this section: it is left out and a diagnostic says so.
    """

    blocks: Blocks = ()
    landscape: bool = False
    boxed: bool = False
    heading: str = ""


@dataclass
class Context:
    """The state of one composition. Section functions take it and their options, and give `Composed`."""

    dossier: Dossier
    labels: Labels
    dates: DatePrinter
    figures: FigurePrinter
    people: People
    citations: Citations
    as_of: date
    plan: BriefPlan | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])
    judgments_printed: bool = False
    claims_printed: dict[str, Table | None] = field(default_factory=dict[str, "Table | None"])
    """The claims printed so far, each with the table of its versions; None where it has no table."""
    _tables: int = 0
    _figures: int = 0
    _drawn: set[Origin] = field(default_factory=set[Origin])
    _ordinals: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    _anchors: dict[str, int] = field(default_factory=dict[str, int])

    def cite(self, cites: Iterable[CiteFact], origin: Origin = ()) -> Inlines:
        """The citing place for these cites; empty when there are none."""
        return self.citations.cite(cites, origin)

    def wording(self, value: Wording, origin: Origin = ()) -> Inlines:
        """A text as an inline."""
        return (Text(value.text, origin=origin),) if value.text else ()

    def in_language(self, text: str, lang: str, origin: Origin = ()) -> Inlines:
        """Words in a language of their own; without it they are taken for the dossier's."""
        return (Text(text, foreign(lang, self.dossier.head.lang) if lang else "", origin),) if text else ()

    def planned(self, text: str) -> Inlines:
        """Words of the brief's plan, which may be in a language of its own."""
        return self.in_language(text, self.plan.lang if self.plan else "")

    def status(self, group: str, value: str, tone: Tone = Tone.PLAIN) -> Label:
        """A word of a closed list as a label in capitals: `FLOATED`."""
        return Label(self.labels.word(group, value).upper(), tone)

    @property
    def red_line(self) -> Label:
        """The label of a red line."""
        return Label(self.labels("value.red_line"), Tone.ALERT)

    def table(self, columns: Sequence[Column], rows: Sequence[Row | GroupRow], caption: Inlines, summary: str) -> Table:
        """A table with the next number in front of its caption. Call it when all its cells are composed."""
        self._tables += 1
        numbered = (Strong((Text(self.labels("document.caption", number=self._tables)),)), *caption)
        return Table(tuple(columns), tuple(rows), numbered, summary, f"table-{self._tables}")

    def table_named(self, table: Table) -> Inlines:
        """`Table 8`, leading there."""
        number = int(table.anchor.rpartition("-")[2])
        return (Reference(table.anchor, words(self.labels("document.caption", number=number).rstrip(". "))),)

    def figure(self, drawing: Drawing, alternative: str, caption: Inlines, origin: Origin = ()) -> Figure:
        """A figure with the next number in front of its caption. Call it in reading order."""
        self._figures += 1
        numbered = (Strong((Text(self.labels("document.figure", number=self._figures)),)), *caption)
        return Figure(drawing, alternative, numbered, f"figure-{self._figures}", origin)

    def draws_first(self, origin: Origin) -> bool:
        """True once for each record: what was drawn already is not drawn again."""
        is_first = origin not in self._drawn
        self._drawn.add(origin)
        return is_first

    def subsection(
        self,
        title: Inlines,
        blocks: Blocks,
        origin: Origin = (),
        labels: Inlines = (),
        anchor: str = "",
        level: int = 2,
    ) -> Section:
        """A section inside a section; its number is assigned when the brief is whole."""
        return Section(title, level, anchor, blocks, labels=labels, origin=origin)

    def chosen(self, wanted: Sequence[str], known: Sequence[str], what: str) -> tuple[str, ...]:
        """The wanted ids that exist, in the order wanted; all known ones when none is wanted.

        An id that does not exist is left out, and said so (E03).
        """
        if not wanted:
            return tuple(known)
        for name in wanted:
            if name not in known:
                hint = did_you_mean(name, known) or "Correct the option of the section."
                self.diagnostics.append(Diagnostic("E03", f'"{name}" is not {what} of this dossier.', hint))
        return tuple(name for name in wanted if name in known)

    def anchor(self, name: str, block: str, record_id: str) -> str:
        """An anchor for a record, `term-3`; where sections print it again, `term-3-2`, so that no two are alike."""
        wanted = f"{name}-{self.ordinal(block, record_id)}"
        self._anchors[wanted] = self._anchors.get(wanted, 0) + 1
        return wanted if self._anchors[wanted] == 1 else f"{wanted}-{self._anchors[wanted]}"

    def ordinal(self, block: str, record_id: str) -> int:
        """The place of a record in its block, from 1: what anchors are made of, never the id."""
        if block not in self._ordinals:
            self._ordinals[block] = {name: index for index, name in enumerate(self.dossier.block(block), start=1)}
        return self._ordinals[block][record_id]


def lines(parts: Iterable[Inlines]) -> Inlines:
    """The parts that are not empty, one below the other."""
    return joined(parts, (LineBreak(),))


def joined(parts: Iterable[Inlines], between: Inlines) -> Inlines:
    """The parts that are not empty, with `between` between them."""
    result: list[Inlines] = []
    for part in parts:
        if not part:
            continue
        if result:
            result.append(between)
        result.append(part)
    return tuple(inline for part in result for inline in part)


def set_apart(children: Inlines) -> Inlines:
    """Words in italics; upright where they are not in Latin letters: few typefaces have italics for other scripts."""
    letters = (character for character in plain(children) if character.isalpha())
    if all("LATIN" in unicodedata.name(letter, "") for letter in letters):
        return (Emphasis(children),)
    return children


def words(text: str, origin: Origin = ()) -> Inlines:
    """Plain words as inlines; none for an empty text."""
    return (Text(text, origin=origin),) if text else ()
