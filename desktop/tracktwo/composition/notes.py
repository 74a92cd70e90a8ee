"""Citations in running text as notes: one note for each citing place, its sources in short form.

Inside tables, figures and captions, and in headings, citations stay numbers: a note's mark there would be lost at a
page break or stand in the contents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tracktwo.composition.context import Context, joined, set_apart, words
from tracktwo.composition.scripts import name_language, title_language
from tracktwo.document.blocks import Block, Blocks, Callout, List, Paragraph, Section
from tracktwo.document.inlines import (
    Cite,
    CitedSource,
    Emphasis,
    Faint,
    Inline,
    Inlines,
    Link,
    Note,
    Reference,
    Strong,
    Text,
)
from tracktwo.dossier.model.sources import SourceRecord

SHORT_TITLE_WORDS = 5
"""Words of a title that later notes give."""


class Notes:
    """Turns the citations of one document into notes, numbered in reading order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._count = 0
        self._named: set[int] = set()
        numbers = context.citations.cited
        self._sources: Mapping[int, SourceRecord] = {number: context.dossier.sources[name] for number, name in numbers}

    def blocks(self, blocks: Blocks) -> Blocks:
        """The blocks with notes for citations, in running text only."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Section() | Callout():
                return replace(block, blocks=self.blocks(block.blocks))
            case Paragraph():
                return replace(block, inlines=self._run(block.inlines))
            case List():
                items = tuple(replace(item, blocks=self.blocks(item.blocks)) for item in block.items)
                return replace(block, items=items)
            case _:
                return block

    def _run(self, inlines: Inlines) -> Inlines:
        return tuple(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Cite():
                return self._note(inline)
            case Strong() | Emphasis() | Faint() | Link() | Reference():
                return replace(inline, children=self._run(inline.children))
            case _:
                return inline

    def _note(self, cite: Cite) -> Note:
        self._count += 1
        entries = [self._entry(source) for source in cite.sources]
        content = (*joined(entries, words(self._context.labels.semicolon)), Text("."))
        return Note(self._count, f"note-{self._count}", content, cite.origin)

    def _entry(self, cited: CitedSource) -> Inlines:
        """A source in a note: whole at its first mention, short later; then the place in it, and its number."""
        source = self._sources[cited.number]
        is_first = cited.number not in self._named
        self._named.add(cited.number)
        said = self._whole(source) if is_first else self._short(source)
        place = words(f", {cited.locator}") if cited.locator else ()
        number = Reference(cited.anchor, words(f"[{cited.number}]"))
        return (*said, *place, Text(" "), number)

    def _whole(self, source: SourceRecord) -> Inlines:
        authors = [_in_order(author) for author in source.author]
        lead = self._context.labels("notes.authors", first=authors[0]) if len(authors) > 3 else ", ".join(authors)
        title = self._context.labels("quotation.marks", text=source.title.text.rstrip("."))
        house = source.container or source.publisher
        date = self._context.dates.issued(source.issued)
        place = set_apart((Text(source.container),)) if source.container else words(house)
        return joined((self._name(lead, source), self._title(title, source), place, words(date)), words(", "))

    def _short(self, source: SourceRecord) -> Inlines:
        who = _family(source.author[0]) if source.author else source.container or source.publisher
        heard = source.title.text.rstrip(".").split()
        title = " ".join(heard[:SHORT_TITLE_WORDS])
        more = "…" if len(heard) > SHORT_TITLE_WORDS else ""
        quoted = self._context.labels("quotation.marks", text=f"{title}{more}")
        return joined((self._name(who, source), self._title(quoted, source)), words(", "))

    def _name(self, name: str, source: SourceRecord) -> Inlines:
        return (Text(name, name_language(name, source, self._context.dossier.head.lang)),) if name else ()

    def _title(self, title: str, source: SourceRecord) -> Inlines:
        return (Text(title, title_language(source, self._context.dossier.head.lang)),)


def _in_order(author: str) -> str:
    """`Kahl, Colin` as `Colin Kahl`; an organization as it is."""
    family, comma, given = author.partition(", ")
    return f"{given} {family}" if comma else author


def _family(author: str) -> str:
    return author.partition(",")[0]
