"""A part in a few words, for the headline of its group."""

from __future__ import annotations

from typing import Final

from tracktwo.dossier.model.blocks import record_models
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.candidates import Candidates
from tracktwo.gui.forms.plain_values import attributed_text, record_name, shown_text

_HIDDEN: Final = frozenset({"cites", "note", "mark", "id", "legal", "claims"})
_LONGEST: Final = 160


def summary(plain: Plain, candidates: Candidates) -> str:
    """The first fields of a part, references by name: `President · Council on Foreign Relations · 2003`."""
    if is_blank(plain):
        return ""
    if not isinstance(plain, dict):
        return _value(plain, candidates)
    shown = [_value(value, candidates) for key, value in plain.items() if key not in _HIDDEN and not is_blank(value)]
    words = "  ·  ".join(shown[:4])
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _value(plain: Plain, candidates: Candidates) -> str:
    text = attributed_text(plain)
    if text is not None:
        return text
    if isinstance(plain, list):
        return ", ".join(_value(entry, candidates) for entry in plain)
    if isinstance(plain, dict):
        return record_name(plain) or shown_text(plain)
    found = candidates.find(plain, tuple(record_models()))
    if found is not None:
        return found.name or plain
    return plain.replace("-", " ") if plain.islower() and " " not in plain else plain.replace("\n", " ")
