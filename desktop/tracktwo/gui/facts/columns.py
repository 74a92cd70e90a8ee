"""The columns of the table of each block: enough to tell records apart, no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.candidates import Candidates
from tracktwo.gui.forms.field_labels import field_label
from tracktwo.gui.forms.plain_values import attributed_text, record_name, shown_text

_FIELDS: Final[dict[str, tuple[tuple[str, int], ...]]] = {
    "texts": (("", 2), ("text", 6)),
    "sources": (("title", 5), ("container", 3), ("issued", 3), ("reliability", 2)),
    "actors": (("name", 4), ("kind", 2), ("capacity", 2)),
    "parties": (("actor", 3), ("role", 3), ("seat", 2), ("influence", 2)),
    "issues": (("title", 5), ("group", 2), ("zopa", 2)),
    "positions": (("holder", 3), ("issue", 3), ("position", 6), ("as_of", 3)),
    "deal_terms": (("title", 5), ("issue", 3), ("status", 2)),
    "weapons_packages": (("title", 4), ("announced", 2), ("total", 3)),
    "claims": (("statement", 6), ("kind", 2), ("state", 2)),
    "events": (("date", 3), ("title", 6), ("kind", 3)),
    "agreements": (("title", 5), ("date", 3), ("status", 3), ("use", 2)),
    "judgments": (("statement", 5), ("likelihood", 2), ("horizon", 2)),
    "options": (("title", 5), ("recommended", 2)),
    "recommendations": (("text", 6), ("by", 2)),
    "briefs": (("", 2), ("title", 4), ("template", 2)),
}
_REFERENCES: Final = {"holder": "actors", "actor": "actors", "issue": "issues"}
_OWN_LABELS: Final = {"reliability": "Grade", "text": "Text", "": "Name", "zopa": "Zone"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it shows, its heading, and its share of the width."""

    key: str
    label: str
    share: int


def columns_of(block: str) -> tuple[Column, ...]:
    """The columns of a block; none for the head, which is one record."""
    return tuple(Column(key, _OWN_LABELS.get(key, field_label(key)), share) for key, share in _FIELDS.get(block, ()))


def cell_text(column: Column, path: FactPath, plain: Plain, candidates: Candidates) -> str:
    """What a cell says: references by name, words with spaces, everything on one line."""
    if not column.key:
        return str(path[-1])
    if not isinstance(plain, dict):
        return _one_line(shown_text(plain)) if column.key == "text" else ""
    value = plain.get(column.key, "")
    if column.key == "name" and not value:
        return record_name(plain)
    return _one_line(_shown(column.key, value, candidates))


def _shown(key: str, value: Plain, candidates: Candidates) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(key, entry, candidates) for entry in value)
    if isinstance(value, dict):
        return attributed_text(value) or record_name({"name": value}) or shown_text(value)
    block = _REFERENCES.get(key)
    if block is not None:
        found = candidates.find(value, (block,))
        return found.name or value if found else value
    return value.replace("-", " ") if key in {"kind", "capacity", "role", "seat", "status", "state", "use"} else value


def _one_line(text: str) -> str:
    return " ".join(text.split())
