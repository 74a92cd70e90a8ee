"""The words a figure is made of: bounds, scales, and numbers as they are written."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from tracktwo.dossier.values.problem import ValueProblem, shown

DIGIT_LIMIT = 24
"""Digits of one number, so that sums stay exact and nothing can blow up."""

NUMBER = r"[-−]?[0-9][0-9,]*(?:\.[0-9]+)?"
_GROUPED = re.compile(r"[-−]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")


class Bound(Enum):
    """What the words before a number say about it. The value is what is written and printed."""

    PLAIN = ""
    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    UP_TO = "up to"
    NOT_MORE_THAN = "not more than"
    LESS_THAN = "less than"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    BETWEEN = "between"

    @property
    def has_low(self) -> bool:
        """Whether the number is a lower limit (or the number itself)."""
        return self not in (Bound.UP_TO, Bound.NOT_MORE_THAN, Bound.LESS_THAN)

    @property
    def has_high(self) -> bool:
        """Whether the number is an upper limit (or the number itself)."""
        return self not in (Bound.AT_LEAST, Bound.MORE_THAN)

    @property
    def is_approximate(self) -> bool:
        """Whether the number is only near the truth."""
        return self in (Bound.ABOUT, Bound.NEARLY)

    @property
    def takes_range(self) -> bool:
        """Whether a range can follow: `about 10 to 40`."""
        return self in (Bound.PLAIN, Bound.ABOUT, Bound.BETWEEN)


class Scale(Enum):
    """A word that multiplies. The value is what is written and printed."""

    ONE = ""
    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"

    @property
    def factor(self) -> int:
        """What the number is multiplied with; a billion is a thousand million."""
        return {Scale.ONE: 1, Scale.THOUSAND: 10**3, Scale.MILLION: 10**6, Scale.BILLION: 10**9}[self]


def number(text: str) -> Decimal:
    """Read a number with or without thousands separators; raises ValueProblem."""
    if not _GROUPED.fullmatch(text):
        raise ValueProblem(f"{shown(text)} is not a number.", _number_hint(text))
    if sum(character.isdigit() for character in text) > DIGIT_LIMIT:
        message = f"the number {shown(text)} has more than {DIGIT_LIMIT} digits."
        raise ValueProblem(message, "Write it with million or billion.")
    return Decimal(text.replace(",", "").replace("−", "-"))


def number_text(value: Decimal) -> str:
    """Print a number with thousands separators: `1,800`."""
    return f"{value:,f}"


def _number_hint(text: str) -> str:
    match = re.fullmatch(r"([0-9]+),([0-9]{1,2})", text)
    if match:
        return f'Write a decimal point: "{match[1]}.{match[2]}".'
    return 'Write "1800", "1,800" or "2.35": commas part thousands, a point begins the decimals.'
