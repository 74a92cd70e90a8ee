"""Which words of a brief are the program's and which the dossier's, where the two are in different languages.

While a brief is composed, labels and facts run together in plain strings: `Side: Ukraine`. Where the languages differ,
labels stand between two control characters, and facts inside a label between two others. Nothing else has to know: when
the document is whole, `Languages.spoken` takes the characters out and gives each piece its language instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tracktwo.composition.scripts import foreign
from tracktwo.document.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Figure,
    Furniture,
    GroupRow,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    SourceEntry,
    SourceList,
    Table,
    TitleBlock,
)
from tracktwo.document.drawing import Words
from tracktwo.document.inlines import (
    Emphasis,
    Faint,
    Inline,
    Inlines,
    Label,
    Link,
    Note,
    Reference,
    Strong,
    Text,
    has_letters,
)

OWN: Final = "\x0e"
"""Before words of the program; no dossier can hold such a character (shift out, and below shift in)."""
FACT: Final = "\x0f"
"""Before words of the dossier inside words of the program."""
END: Final = "\x03"
"""After either."""
_SIGNS: Final = re.compile(f"([{OWN}{FACT}{END}])")
_EDGES: Final = re.compile(rf"([^\w{{}}{OWN}{FACT}{END}]*)(.*?)([^\w{{}}{OWN}{FACT}{END}]*)", re.DOTALL)


def own_words(text: str) -> str:
    """The text as words of the program; brackets, quotation marks and stops at its ends stay outside."""
    found = _EDGES.fullmatch(text)
    before, words, after = found.groups() if found else ("", text, "")
    return f"{before}{OWN}{words}{END}{after}" if has_letters(_SIGNS.sub("", words)) else text


def fact_words(text: str) -> str:
    """The text as words of the dossier, to stand inside a label."""
    return f"{FACT}{text}{END}"


def unmarked(text: str) -> str:
    """The text as it is printed."""
    return _SIGNS.sub("", text)


def sentence_case(text: str) -> str:
    """The text with a capital first letter and nothing else changed: `About April 2023`."""
    start = len(text) - len(text.lstrip(f"{OWN}{FACT}"))
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


@dataclass(frozen=True, slots=True)
class Languages:
    """The language of the document, of the labels printed in it, and of the dossier (BCP 47)."""

    document: str
    labels: str
    facts: str

    @property
    def differ(self) -> bool:
        """Whether any words of the brief are in another language than the document."""
        return any(foreign(each, self.document) for each in (self.labels, self.facts))

    def spoken(self, document: Document) -> Document:
        """The document with a language on all words that are not in its own, and without the signs between them."""
        return _Speaker(self).document(document) if self.differ else document


@dataclass(frozen=True, slots=True)
class _Speaker:
    languages: Languages

    def document(self, document: Document) -> Document:
        return replace(
            document,
            properties=replace(document.properties, printed_date=unmarked(document.properties.printed_date)),
            title=self._title(document.title),
            blocks=self._blocks(document.blocks),
            header=self._furniture(document.header),
            footer=self._furniture(document.footer),
            notes_title=self._run(document.notes_title),
        )

    def _title(self, title: TitleBlock) -> TitleBlock:
        return replace(
            title,
            title=self._run(title.title),
            kicker=self._run(title.kicker),
            notices=self._runs(title.notices),
            details=self._runs(title.details),
            fields=tuple((self._run(label), self._run(value)) for label, value in title.fields),
        )

    def _furniture(self, line: Furniture) -> Furniture:
        return Furniture(self._run(line.start), self._run(line.middle), self._run(line.end))

    def _blocks(self, blocks: Blocks) -> Blocks:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:  # noqa: PLR0911 - one for each kind of block
        match block:
            case Section():
                title, labels = self._run(block.title), self._run(block.labels)
                return replace(block, title=title, labels=labels, blocks=self._blocks(block.blocks))
            case Callout():
                return replace(block, title=self._run(block.title), blocks=self._blocks(block.blocks))
            case Paragraph():
                return replace(block, inlines=self._run(block.inlines))
            case List():
                return replace(block, items=tuple(self._item(item) for item in block.items))
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case SourceList():
                return replace(block, entries=tuple(self._entry(entry) for entry in block.entries))
            case Contents():
                return replace(block, title=self._run(block.title))

    def _figure(self, figure: Figure) -> Figure:
        shapes = figure.drawing.shapes
        bare = tuple(replace(each, text=unmarked(each.text)) if isinstance(each, Words) else each for each in shapes)
        return replace(
            figure,
            drawing=replace(figure.drawing, shapes=bare),
            alternative=unmarked(figure.alternative),
            alternative_lang=self._mostly(figure.alternative),
            caption=self._run(figure.caption),
        )

    def _item(self, item: ListItem) -> ListItem:
        return replace(item, blocks=self._blocks(item.blocks))

    def _entry(self, entry: SourceEntry) -> SourceEntry:
        return replace(entry, inlines=self._run(entry.inlines))

    def _table(self, table: Table) -> Table:
        return replace(
            table,
            columns=tuple(self._column(column) for column in table.columns),
            rows=tuple(self._row(row) for row in table.rows),
            caption=self._run(table.caption),
            summary=unmarked(table.summary),
        )

    def _column(self, column: Column) -> Column:
        return replace(column, header=self._run(column.header))

    def _row(self, row: Row | GroupRow) -> Row | GroupRow:
        if isinstance(row, GroupRow):
            return replace(row, inlines=self._run(row.inlines))
        return replace(row, cells=tuple(self._cell(cell) for cell in row.cells))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, inlines=self._run(cell.inlines))

    def _runs(self, runs: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        return tuple(self._run(run) for run in runs)

    def _run(self, run: Inlines) -> Inlines:
        return tuple(self._inlines(run, [self.languages.facts]))

    def _inlines(self, inlines: Inlines, spoken: list[str]) -> Iterator[Inline]:
        """The inlines with their languages. `spoken`: those begun and not ended, which may go on in the next inline."""
        for inline in inlines:
            match inline:
                case Text():
                    yield from self._text(inline, spoken)
                case Strong() | Emphasis() | Faint() | Link() | Reference():
                    yield replace(inline, children=tuple(self._inlines(inline.children, spoken)))
                case Note():
                    yield replace(inline, content=self._run(inline.content))
                case Label():
                    yield replace(inline, text=unmarked(inline.text))
                case _:
                    yield inline

    def _text(self, text: Text, spoken: list[str]) -> Iterator[Text]:
        pieces = tuple(_merged(self._pieces(text.text, spoken)))
        if text.lang:
            yield replace(text, text=unmarked(text.text), lang=self._tag(text.lang))
            return
        for words, lang in pieces:
            yield Text(words, self._tag(lang), text.origin)

    def _pieces(self, text: str, spoken: list[str]) -> Iterator[tuple[str, str]]:
        for piece in _SIGNS.split(text):
            if piece == OWN:
                spoken.append(self.languages.labels)
            elif piece == FACT:
                spoken.append(self.languages.facts)
            elif piece == END:
                spoken.pop()
            elif piece:
                yield piece, spoken[-1]

    def _mostly(self, text: str) -> str:
        """The language most letters of words are in that can have only one."""
        letters: dict[str, int] = {}
        for piece, lang in self._pieces(text, [self.languages.facts]):
            letters[lang] = letters.get(lang, 0) + sum(map(str.isalpha, piece))
        return self._tag(max(letters, key=lambda lang: letters[lang], default=self.languages.document))

    def _tag(self, lang: str) -> str:
        return foreign(lang, self.languages.document)


def _merged(pieces: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pieces with neighbours of one language together; what has no letters goes with what stands before it."""
    words, spoken = "", ""
    for text, lang in pieces:
        is_spoken = has_letters(text)
        if not words or not is_spoken or not spoken or lang == spoken:
            words, spoken = words + text, lang if is_spoken else spoken
        else:
            yield words, spoken
            words, spoken = text, lang
    if words:
        yield words, spoken
