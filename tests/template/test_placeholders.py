"""Placeholders are paths: they can be listed, and nothing else is read in a template's texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.dossier.values.problem import ValueProblem
from tracktwo.template.placeholders import PLACEHOLDERS, Placeholder, pieces


def test_words_and_placeholders_come_in_order() -> None:
    found = list(pieces("Page {page} of {pages}"))
    assert found == ["Page ", Placeholder("page"), " of ", Placeholder("pages")]


def test_doubled_braces_are_braces() -> None:
    assert "".join(str(piece) for piece in pieces("{{x}}")) == "{x}"


@pytest.mark.parametrize("text", ["{dossier.titel}", "{", "}", "{}", "{dossier.title", "{__class__}", "{0}"])
def test_anything_else_in_braces_is_refused(text: str) -> None:
    with pytest.raises(ValueProblem):
        list(pieces(text))


@given(st.text(max_size=60))
def test_a_text_is_read_or_refused_and_nothing_is_lost(text: str) -> None:
    try:
        found = list(pieces(text))
    except ValueProblem:
        assert "{" in text or "}" in text
        return
    assert all(piece.name in PLACEHOLDERS for piece in found if isinstance(piece, Placeholder))
    back = "".join(f"{{{piece.name}}}" if isinstance(piece, Placeholder) else piece for piece in found)
    assert len(back) <= len(text)
