"""Combinations of what a brief depends on: every value beside every other, and all of them; each as a template to use.

The factors are those that change what stands in a file: what is told (dossier), which sections (template), in which
language, with citations of which kind, on which paper, in which theme, with or without portion marks.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from allpairspy import AllPairs
from dossier_shapes import SHAPES
from finished import LENT, SHIPPED, TEMPLATES
from lent_typeface import NAME, lent_typeface

from tracktwo.template.library import shipped_themes

SPREAD = 2_654_435_761
"""A multiplier without a factor in common with any number of combinations: neighbours come far apart (Knuth, 6.4)."""


@dataclass(frozen=True, slots=True)
class Combination:
    """One value of each factor."""

    template: str
    dossier: str
    lang: str
    citation: str
    paper: str
    theme: str
    portions: str

    def __str__(self) -> str:
        return "-".join((*astuple(self)[:-1], "marks" if self.portions == "yes" else "plain"))

    def write_template(self, folder: Path) -> Path:
        """A template for it in the folder: the shipped one, with what differs."""
        path = folder / f"{self.template}-{self.lang}-{self.citation}-{self.paper}-{self.theme}-{self.portions}.yaml"
        lines = (
            "schema: 1",
            f"extends: {self.template}",
            f"lang: {self.lang}",
            f"citation: {self.citation}",
            f"page: {{size: {self.paper}}}",
            f"theme: {self._theme(folder)}",
            f"portion_marks: {self.portions}",
        )
        path.write_text("\n".join((*lines, "")), encoding="utf-8")
        return path

    def _theme(self, folder: Path) -> str:
        """The theme; with a fallback for letters that no installed typeface has, where the dossier has such."""
        if self.dossier not in LENT:
            return self.theme
        typeface = lent_typeface(folder / NAME)
        return f"{{extends: {self.theme}, fonts: {{fallback: [{typeface.name}]}}}}"


FACTORS: dict[str, tuple[str, ...]] = {
    "template": TEMPLATES,
    "dossier": (*SHIPPED, *SHAPES),
    "lang": ("en", "fr", "uk"),
    "citation": ("numbers", "footnotes", "endnotes"),
    "paper": ("A4", "letter"),
    "theme": shipped_themes(),
    "portions": ("yes", "no"),
}
"""The values of each factor, by its name in a combination."""


def pairwise() -> list[Combination]:
    """As few combinations as hold every value of every factor beside every value of every other."""
    longest_first = sorted(FACTORS, key=lambda name: (-len(FACTORS[name]), name))
    rows = AllPairs([FACTORS[name] for name in longest_first])
    return [Combination(**dict(zip(longest_first, row, strict=True))) for row in rows]


def every() -> list[Combination]:
    """All combinations, spread: any run of them holds all kinds."""
    values = itertools.product(*(FACTORS[each.name] for each in fields(Combination)))
    found = [Combination(*row) for row in values]
    assert math.gcd(SPREAD, len(found)) == 1
    return [found[place * SPREAD % len(found)] for place in range(len(found))]


def share(wanted: str) -> list[Combination]:
    """A share of all combinations: `2/4` is the second quarter; `1/1` is all of them."""
    part, _, parts = wanted.partition("/")
    if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        raise ValueError(f'"{wanted}" is no share: write 1/4 for the first quarter of all combinations.')
    found = every()
    return found[(int(part) - 1) * len(found) // int(parts) : int(part) * len(found) // int(parts)]
