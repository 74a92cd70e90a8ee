"""How many findings there are on each block and record of a dossier. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath, Severity
from tracktwo.gui.words import numbered


@dataclass(frozen=True, slots=True)
class Problems:
    """How many findings there are, by how grave they are."""

    errors: int = 0
    warnings: int = 0

    @property
    def total(self) -> int:
        """Errors and warnings together."""
        return self.errors + self.warnings

    def __str__(self) -> str:
        """In words: `1 error, 2 warnings`."""
        parts = ((self.errors, "error"), (self.warnings, "warning"))
        return ", ".join(numbered("Problems", count, word) for count, word in parts if count)


NO_PROBLEMS: Final = Problems()


def problems_by_place(diagnostics: Iterable[Diagnostic]) -> Mapping[FactPath, Problems]:
    """The findings counted for each block and each record; notices are not problems."""
    counts: dict[FactPath, Problems] = {}
    for found in diagnostics:
        for place in {found.path[:1], found.path[:2]} - {()}:
            before = counts.get(place, NO_PROBLEMS)
            errors = before.errors + (found.severity is Severity.ERROR)
            counts[place] = Problems(errors, before.warnings + (found.severity is Severity.WARNING))
    return counts
