"""Prose of the analyst as blocks: paragraphs and lists with emphasis and citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracktwo.composition.context import Context, set_apart
from tracktwo.document.blocks import Block, Blocks, List, ListItem, Paragraph, ParagraphRole
from tracktwo.document.inlines import Emphasis, Inline, Inlines, Origin, Strong, Text
from tracktwo.dossier.model.head import Question
from tracktwo.dossier.values.prose import Cites, Piece, Prose, ProseParagraph, Words


def prose_blocks(context: Context, name: str) -> Blocks:
    """The blocks of the text called `name`; none when it is absent."""
    value = context.dossier.texts.get(name, "")
    origin: Origin = ("texts", name)
    if isinstance(value, str):
        return tuple(_blocks(context, value, origin))
    return (
        (bullets(prose_inlines(context, _plain(entry), (*origin, index)) for index, entry in enumerate(value)),)
        if value
        else ()
    )


def prose_inlines(context: Context, text: str, origin: Origin = ()) -> Inlines:
    """The text as running inlines, its paragraphs one after the other."""
    inlines: list[Inline] = []
    for block in Prose.parse(text).blocks:
        runs = (block.pieces,) if isinstance(block, ProseParagraph) else block.items
        for run in runs:
            if inlines:
                inlines.append(Text(" "))
            inlines.extend(_inlines(context, run, origin))
    return tuple(inlines)


def bullets(entries: Iterable[Inlines]) -> List:
    """A list with one entry for each run of inlines."""
    return List(tuple(ListItem((Paragraph(entry),)) for entry in entries))


def _plain(entry: str | Question) -> str:
    return entry if isinstance(entry, str) else f"**{entry.q}** {entry.a}"


def _blocks(context: Context, text: str, origin: Origin) -> Iterator[Block]:
    for block in Prose.parse(text).blocks:
        if isinstance(block, ProseParagraph):
            yield Paragraph(_inlines(context, block.pieces, origin), ParagraphRole.BODY, origin=origin)
        else:
            yield bullets(_inlines(context, item, origin) for item in block.items)


def _inlines(context: Context, pieces: Iterable[Piece], origin: Origin) -> Inlines:
    inlines: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Cites):
            _close_up(inlines)
            inlines.extend(context.cite(piece.cites, origin))
        else:
            inlines.append(_styled(piece, origin))
    return tuple(inlines)


def _close_up(inlines: list[Inline]) -> None:
    """A citing place stands directly after its words: the blank before it in YAML is not printed."""
    if inlines and isinstance(inlines[-1], Text):
        last = inlines.pop()
        stripped = last.text.rstrip() if isinstance(last, Text) else ""
        if stripped:
            inlines.append(Text(stripped, origin=last.origin if isinstance(last, Text) else ()))


def _styled(piece: Words, origin: Origin) -> Inline:
    inline: Inline = Text(piece.text, origin=origin)
    if piece.is_strong:
        inline = Strong((inline,))
    if not piece.is_emphasis:
        return inline
    (apart,) = set_apart((inline,))
    return apart if isinstance(apart, Emphasis | Strong) else Strong((inline,))
