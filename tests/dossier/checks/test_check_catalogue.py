"""The catalogue of checks and its page."""

from __future__ import annotations

from pathlib import Path

from tracktwo.diagnostics import Severity
from tracktwo.dossier.checks.catalogue import CATALOGUE, as_markdown

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"
REMEDY = "make it anew: it is what as_markdown() of tracktwo.dossier.checks.catalogue returns"


def test_the_page_in_docs_is_what_the_catalogue_gives() -> None:
    assert PAGE.read_text("utf-8") == as_markdown(), REMEDY


def test_a_severity_is_that_of_the_letter_or_says_why_not() -> None:
    by_letter = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.NOTICE}
    assert CATALOGUE
    for entry in CATALOGUE.values():
        assert (entry.severity is by_letter[entry.code[0]]) == (entry.departs == ""), entry.code


def test_what_is_noisy_is_only_a_notice_and_what_protects_is_an_error() -> None:
    assert {CATALOGUE[code].severity for code in ("E55", "W56", "W88", "W94")} == {Severity.NOTICE}
    assert {CATALOGUE[code].severity for code in ("W21", "E22", "W40")} == {Severity.ERROR}


def test_codes_stand_in_order_and_sentences_end() -> None:
    numbers = [int(code[1:]) for code in CATALOGUE]
    assert numbers == sorted(numbers)
    assert all(entry.sentence.endswith(".") and entry.code == code for code, entry in CATALOGUE.items())
