"""Checks of a dossier that was read: sourcing, people, figures, weapons, terms, tradecraft, wording, markings.

Reading order: `catalogue` (codes and how grave they are), `examination` (what all checks look at), then one module for
each family. A check is a function from an `Examination` to diagnostics; the tuples below say which ones there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from tracktwo.diagnostics import Diagnostic, Severity, Source, in_order
from tracktwo.dossier.checks import (
    facts,
    form,
    numbers,
    people,
    product,
    prose,
    protection,
    sources,
    terms,
    tradecraft,
    weapons,
)
from tracktwo.dossier.checks.examination import Examination
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.reading import DossierReading

Check: TypeAlias = "Callable[[Examination], Iterator[Diagnostic]]"

CHECKS: Final[tuple[Check, ...]] = (
    *form.CHECKS,
    *sources.CHECKS,
    *people.CHECKS,
    *protection.CHECKS,
    *facts.CHECKS,
    *numbers.CHECKS,
    *weapons.CHECKS,
    *terms.CHECKS,
    *tradecraft.CHECKS,
    *prose.CHECKS,
    *product.CHECKS,
)
"""Every check, family by family."""


def check_dossier(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """All findings on a dossier, by file, line and column; those of reading it are not among them."""
    case = Examination(dossier)
    return in_order(finding for check in CHECKS for finding in check(case))


OF_ABSENCE: Final = frozenset({"W06", "E31", "W37", "I38", "W56", "W66", "W93"})
"""Codes that say that something stands nowhere: it may stand in a record that is broken."""


def check_reading(reading: DossierReading) -> tuple[Diagnostic, ...]:
    """As `check_dossier`, without what may only follow from faults of form.

    A dossier that was not read whole is not checked, and one notice (Y14) says so. While a record is broken, nothing is
    said to be missing.
    """
    if reading.dossier is None:
        return ()
    if not reading.is_whole:
        place = next((Source(found.source.file) for found in reading.diagnostics if found.source), None)
        message = "The dossier was not read whole, so its facts were not checked."
        return (Diagnostic("Y14", message, "Mend the errors, and check again.", Severity.NOTICE, place),)
    found = check_dossier(reading.dossier)
    return tuple(finding for finding in found if not reading.broken or finding.code not in OF_ABSENCE)
