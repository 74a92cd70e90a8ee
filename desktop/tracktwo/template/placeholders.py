"""Placeholders in a template's texts: `{dossier.title}`. Paths, not code: what a template needs can be listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracktwo.diagnostics import did_you_mean, listed
from tracktwo.dossier.values.problem import ValueProblem

PLACEHOLDERS: Final = {
    "dossier.title": "title of the dossier",
    "dossier.id": "short name of the dossier",
    "dossier.organization": "office that issues it",
    "dossier.author": "who answers for it",
    "dossier.as_of": "date of the information",
    "dossier.status": "draft, in review, final or superseded",
    "brief.title": "title of the brief",
    "brief.to": "addressee",
    "brief.from": "sender",
    "brief.readers": "who will read it",
    "brief.date": "date of issue",
    "brief.reference": "reference of the clearance",
    "brief.drafted": "who drafted it",
    "brief.cleared": "who cleared it",
    "brief.approved": "who approved it",
    "brief.distribution": "who gets it",
    "template.title": "name of the kind of document",
    "marking": "handling marking with its colours",
    "page": "number of the page (header and footer only)",
    "pages": "number of pages (header and footer only)",
}
"""Every placeholder, and what it prints."""

FURNITURE_ONLY: Final = frozenset({"page", "pages"})
_PIECE: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder of a text; `name` is a key of `PLACEHOLDERS`."""

    name: str


def pieces(text: str) -> Iterator[str | Placeholder]:
    """The text as literal words and placeholders, in order; `{{` and `}}` stand for braces.

    Raises `ValueProblem` for a placeholder that does not exist, or a brace without its twin.
    """
    start = 0
    for match in _PIECE.finditer(text):
        if match.start() > start:
            yield text[start : match.start()]
        yield _piece(match)
        start = match.end()
    if start < len(text):
        yield text[start:]


def _piece(match: re.Match[str]) -> str | Placeholder:
    written = match.group(0)
    if written in {"{{", "}}"}:
        return written[0]
    if len(written) == 1:
        raise ValueProblem(
            f'A brace "{written}" stands alone.', 'Write "{page}", or "{{" and "}}" for braces that print.'
        )
    name = (match.group(1) or "").strip()
    if name not in PLACEHOLDERS:
        whole = next((known for known in PLACEHOLDERS if known.endswith(f".{name}")), name)
        near = did_you_mean(whole, PLACEHOLDERS) or f"Placeholders are {listed(list(PLACEHOLDERS))}."
        raise ValueProblem(f'There is no placeholder "{written}".', near)
    return Placeholder(name)
