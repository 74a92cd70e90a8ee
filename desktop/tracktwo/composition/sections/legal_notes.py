"""How rules of law bear on the items of a package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from tracktwo.composition.context import Context, words
from tracktwo.document.blocks import Cell, Column, Row, Table
from tracktwo.document.inlines import Inlines, Origin, Text
from tracktwo.dossier.model.weapons import Item, LegalNote, WeaponsPackage
from tracktwo.dossier.values.cites import Cite

Entry: TypeAlias = "tuple[Item, LegalNote, Origin]"


def legal_table(context: Context, name: str, package: WeaponsPackage) -> Table | None:
    """One row for each rule on each item; None where no item has one."""
    entries = list(_entries(name, package))
    if not entries:
        return None
    columns = (
        Column(words(context.labels("legal.item")), weight=1.4, minimum=10, is_row_header=True),
        Column(words(context.labels("legal.rule")), weight=2.8, minimum=16),
        Column(words(context.labels("legal.applies_to")), weight=1.4, minimum=9),
        Column(words(context.labels("legal.status")), weight=1.4, minimum=9),
    )
    rows = [_row(context, entry) for entry in entries]
    return context.table(columns, rows, words(context.labels("legal.caption")), context.labels("legal.summary"))


def _entries(name: str, package: WeaponsPackage) -> Iterator[Entry]:
    for index, item in enumerate(package.items):
        for position, note in enumerate(item.legal):
            yield item, note, ("weapons_packages", name, "items", index, "legal", position)


def _row(context: Context, entry: Entry) -> Row:
    item, note, origin = entry
    cells = (
        words(item.designation.text, origin[:4]),
        _rule(context, note, origin),
        words(", ".join(context.people.short(actor) for actor in note.applies_to), (*origin, "applies_to")),
        words(_status(context, note), (*origin, "status")),
    )
    return Row(tuple(Cell(cell, origin) for cell in cells), origin)


def _rule(context: Context, note: LegalNote, origin: Origin) -> Inlines:
    """The instrument and what it says, with the instrument itself first among the sources."""
    own = (Cite(note.instrument.ref),) if note.instrument.ref else ()
    cites = context.cite((*own, *note.cites), origin)
    said = context.labels.colon.join(part for part in (_instrument(context, note), note.rule) if part)
    return (Text(said, origin=(*origin, "instrument")), *cites)


def _instrument(context: Context, note: LegalNote) -> str:
    if note.instrument.text:
        return note.instrument.text
    source = context.dossier.sources.get(note.instrument.ref)
    if source is None or source.is_protected:
        return context.labels("legal.not_named")
    return source.title.text


def _status(context: Context, note: LegalNote) -> str:
    status = context.labels.word("legal_status", note.status) if note.status else ""
    when = context.dates.date(note.as_of) if note.as_of else ""
    return ", ".join(part for part in (status, when) if part)
