"""Many phrases sought at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.dossier.checks.phrases import Phrases


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (["Haas"], "Haas and Haass", ["Haas"]),
        (["Haas", "Richard Haas"], "Richard\n Haas's plan, Haas", ["Richard Haas", "Haas"]),
        (["Ana Long"], "ana long and ANA LONG", ["Ana Long", "Ana Long"]),
        (["Long"], "a long way; Long said", ["Long"]),
        (["Al-Sadr"], "Al-Sadr spoke", ["Al-Sadr"]),
        (["O'Neil"], "O'Neil's turn", ["O'Neil"]),
        (["...", ""], "it ... ends", ["..."]),
        ([], "nothing", []),
    ],
)
def test_phrases_are_found_as_whole_words(phrases: list[str], text: str, found: list[str]) -> None:
    assert list(Phrases.of(phrases, exact=False).find(text)) == found


def test_exact_phrases_keep_their_capitals() -> None:
    assert list(Phrases.of(["Great Power"], exact=True).find("great power, Great Power")) == ["Great Power"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.from_regex(r"[A-C]{1,2}( [A-C]{1,2})?", fullmatch=True), max_size=4), st.text("ABC ,", max_size=30))
def test_what_is_found_stands_in_the_text(phrases: list[str], text: str) -> None:
    spaced = " ".join(text.replace(",", " , ").split())
    assert all(phrase in spaced for phrase in Phrases.of(phrases, exact=True).find(text))
