"""Figures as prose writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracktwo.dossier.checks.numbers import Mention, mentions


@pytest.mark.parametrize(
    ("text", "numbers", "unit", "is_bounded"),
    [
        ("40 percent", [40], "%", False),
        ("up to 40 %", [40], "%", True),
        ("10–40 per cent", [10, 40], "%", True),
        ("10%-40%", [10, 40], "%", True),
        ("between 10 and 40 percent", [10, 40], "%", True),
        ("$800 million", [800_000_000], "USD", False),
        ("up to US$800 million", [800_000_000], "USD", True),
        ("$1.5bn", [1_500_000_000], "USD", False),
        ("EUR 3 million", [3_000_000], "EUR", False),
        ("3 million euros", [3_000_000], "EUR", False),
        ("more than 28 million", [28_000_000], "", True),
        ("1,800", [1_800], "", False),
    ],
)
def test_a_figure_keeps_its_unit_and_bound(text: str, numbers: list[int], unit: str, *, is_bounded: bool) -> None:
    exact = tuple(Decimal(number) for number in numbers)
    assert list(mentions(f"It was {text}, he said.")) == [Mention(text, exact, unit, is_bounded, has_weight=True)]


@pytest.mark.parametrize(
    "text", ["in 2023", "July 11–12", "No. 5", "155 mm", "Resolution 2202 (2015)", "at 5 p.m.", "39 states", "5 m wide"]
)
def test_days_years_and_plain_counts_have_no_weight(text: str) -> None:
    found = list(mentions(text))
    assert found
    assert not any(mention.has_weight for mention in found)


@pytest.mark.parametrize("text", ["the F-16", "M864 shells", "T-72s", "COVID-19", "a 2.3.4 list", "the 1990s"])
def test_a_number_inside_a_name_is_none(text: str) -> None:
    assert list(mentions(text)) == []
