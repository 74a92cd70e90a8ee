"""Checks of a dossier that was read: sourcing, people, figures, weapons, terms, tradecraft, wording, markings.

Reading order: `catalogue` (codes and how grave they are), `examination` (what all checks look at), then one module for
each family. A check is a function from an `Examination` to diagnostics; the tuples below say which ones there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from tracktwo.diagnostics import Diagnostic, in_order
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
