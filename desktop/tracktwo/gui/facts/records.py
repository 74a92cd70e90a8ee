"""What the blocks of a dossier hold, as the facts pane lists them: one line for each record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.model.blocks import DossierFile
from tracktwo.dossier.yaml_text import Plain
from tracktwo.editing.text import DossierText
from tracktwo.gui.forms.plain_values import named_entries, record_name, shown_text

HEAD: Final = "dossier"
TEXTS: Final = "texts"
PARTIES: Final = "parties"
NAME_FIELDS: Final = {
    "sources": "title",
    "actors": "name",
    "issues": "title",
    "positions": "position",
    "deal_terms": "title",
    "weapons_packages": "title",
    "claims": "statement",
    "events": "title",
    "agreements": "title",
    "judgments": "statement",
    "options": "title",
    "recommendations": "text",
    "briefs": "title",
}
"""The field that says what a record is, in the blocks that hold records by id."""


def has_forms(text: DossierText) -> bool:
    """Whether the facts can be shown in forms: also while the head has an error, but not without a head at all."""
    return text.reading.dossier is not None or (text.tree.is_whole and isinstance(text.plain.get(HEAD), dict))


def listed_blocks() -> tuple[str, ...]:
    """The blocks an analyst edits, in the order of the file; the head first."""
    return tuple(name for name in DossierFile.model_fields if name != "schema_")


def records_of(plain: Mapping[str, Plain], block: str) -> tuple[tuple[FactPath, Plain], ...]:
    """The records of a block with their paths, in the order of the file; the head is one record of its own."""
    written = plain.get(block, "")
    if block == HEAD:
        return (((HEAD,), written),)
    if block == PARTIES:
        return (
            tuple(((block, index), entry) for index, entry in enumerate(written)) if isinstance(written, list) else ()
        )
    return tuple(((block, name), value) for name, value in named_entries(written))


def title_of(path: FactPath, plain: Plain) -> str:
    """What a record is called in a list: its name, else its id."""
    if path[0] == TEXTS:
        return str(path[-1])
    name = record_name(plain) if isinstance(plain, dict) else shown_text(plain)
    return " ".join(name.split()) or str(path[-1])


def spans(rows: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Rising row numbers as spans of neighbours, first and last."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return tuple(found)


def differing_rows(old: Sequence[FactPath], new: Sequence[FactPath]) -> tuple[int, int, int]:
    """Where two lists differ: the first row, how many of the old go, how many new ones come."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, len(old) - start - end, len(new) - start - end


def moved_row(old: Sequence[FactPath], new: Sequence[FactPath]) -> tuple[int, int] | None:
    """The row that went elsewhere, and the row it was put before; None when that is not all that differs."""
    if len(old) != len(new) or len(old) < 2:
        return None
    if old[1:] == new[:-1] and old[0] == new[-1]:
        return 0, len(old)
    return (len(old) - 1, 0) if old[:-1] == new[1:] and old[-1] == new[0] else None
