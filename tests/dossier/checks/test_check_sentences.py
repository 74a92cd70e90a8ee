"""Sentences of prose full of points, and what stands outside quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.dossier.checks.sentences import outside_quotations, sentences, word_count


@pytest.mark.parametrize(
    "text",
    [
        "Former U.S. officials met in New York.",
        "The U.S. State Department knew.",
        "It is drawdown No. 42 of the year.",
        "On Jan. 3 and Sept. 5 they met.",
        "J. Smith and W. A. B. Iliff signed for St. Petersburg.",
        "Below 2.35 percent failed, said Dr. Kahl of Art. 5.",
        "Arms, e.g. Stryker vehicles, i.e. Army stocks.",
        "At 5 p.m. Kyiv time it began.",
        "“Stop!” he said.",
        "Gen. Milley vs. Gen. Gerasimov, etc. and so on",
        "Trust, but verify … they did.",
    ],
)
def test_a_point_that_ends_nothing_leaves_one_sentence(text: str) -> None:
    assert sentences(text) == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "Talks are unlikely.|We have high confidence.",
        "They left the U.S.|The talks went on.",
        "Did it work?|No.|It failed!|Then came peace.",
        "He said “no.”|She agreed.",
        "It was 5 p.m.|The talks began.",
        "It cost 3 million (see annex.)|2023 was dear.",
        "Первая фраза.|Вторая фраза.",
        "It began in Dec.|The rest is known.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    assert sentences(text.replace("|", " ")) == tuple(text.split("|"))


def test_a_line_break_ends_a_sentence() -> None:
    assert sentences("A point of a list\nAnother point") == ("A point of a list", "Another point")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('He said "a coup" twice.', "He said          twice."),
        ("He said “a coup”.", "He said         ."),
        ("«Путч», said he.", "      , said he."),
        ("The group's 'secret' talks weren't", "The group's          talks weren't"),
        ("Don't stop the parties' talks", "Don't stop the parties' talks"),
        ('An open " quotation', 'An open " quotation'),
    ],
)
def test_quotations_are_blanked_in_place(text: str, kept: str) -> None:
    assert outside_quotations(text) == kept


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aB.!? \n\"'“”U5,;é", max_size=60))
def test_no_word_is_lost_or_doubled(text: str) -> None:
    parts = sentences(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part == part.strip() and part for part in parts)
    assert len(outside_quotations(text)) == len(text)


def test_words_are_runs_with_a_letter_or_digit() -> None:
    assert word_count("Two words – and 5 %, he's “in”.") == 6
