"""Dates: what is written is kept, ordered by its bounds, and a wrong date says what to write."""

# ruff: noqa: PT017 - any text may go either way, and both ways are checked

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.dossier.values.dates import DatePoint, DateShape, EdtfDate
from tracktwo.dossier.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("2023-07-06", date(2023, 7, 6), date(2023, 7, 6)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02~", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-21", date(2023, 3, 1), date(2023, 5, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("9999-24", date(9999, 12, 1), date(9999, 12, 31)),
        ("2023-07-11/2023-07-12", date(2023, 7, 11), date(2023, 7, 12)),
        ("2023-04/..", date(2023, 4, 1), None),
        ("../2003", None, date(2003, 12, 31)),
        ("unknown", None, None),
    ],
)
def test_a_date_has_the_days_it_may_mean(text: str, lower: date | None, upper: date | None) -> None:
    found = EdtfDate.parse(text)
    assert (found.lower, found.upper, str(found), found.text) == (lower, upper, text, text)


def test_qualifiers_are_told_apart() -> None:
    flags = {text[-1]: EdtfDate.parse(text) for text in ("2023-06~", "2023-06?", "2023-06%", "2023-06")}
    assert {sign: (found.is_approximate, found.is_uncertain) for sign, found in flags.items()} == {
        "~": (True, False),
        "?": (False, True),
        "%": (True, True),
        "6": (False, False),
    }


def test_a_season_has_its_word() -> None:
    assert EdtfDate.parse("2023-23").start == DatePoint(2023, season=23)
    assert DatePoint(2023, season=23).season_word == "autumn"


def test_dates_are_ordered_by_their_lower_bound_and_unknown_comes_last() -> None:
    texts = ["unknown", "2023-07-06", "2023", "../2003", "2023-07-06/2023-07-09", "2022-12-31", "2023-07"]
    ordered = ["../2003", "2022-12-31", "2023", "2023-07", "2023-07-06", "2023-07-06/2023-07-09", "unknown"]
    assert [str(found) for found in sorted(EdtfDate.parse(text) for text in texts)] == ordered


def test_only_a_date_that_lies_wholly_after_is_after() -> None:
    as_of = date(2023, 7, 8)
    after = {text: EdtfDate.parse(text).is_after(as_of) for text in ("2023-07-08", "2023-07-09", "2023-07", "../2024")}
    assert after == {"2023-07-08": False, "2023-07-09": True, "2023-07": False, "../2024": False}
    assert EdtfDate.parse("../2003").is_before(as_of)
    assert not EdtfDate.parse("2003/..").is_before(as_of)


HINTS = {
    "July 7, 2023": "2023-07-07",
    "7 July 2023": "2023-07-07",
    "7th of July": "2023-07-06",
    "Jul 2023": "2023-07",
    "7.7.2023": "2023-07-07",
    "6.7.2023": "2023-07-06",
    "2023-7-6": "2023-07-06",
    "2023/07/06": "2023-07-06",
    "20230706": "2023-07-06",
    "c. 2023": "2023~",
    "about April 2023": "2023-04~",
    "since April 2023": "2023-04/..",
    "until 2003": "../2003",
    "2023-04/": "2023-04/..",
    "July 11, 2023 to July 12, 2023": "2023-07-11/2023-07-12",
    "2023-07-11 – 2023-07-12": "2023-07-11/2023-07-12",
    "2023-05/2023-01": "2023-01/2023-05",
    "1990s": "1990/1999",
    "199x": "1990/1999",
    "Spring 2023": "2023-21",
    "2023-05-22T21:45+02:00": "2023-05-22",
    "n/a": "unknown",
}


@pytest.mark.parametrize("text", HINTS)
def test_a_date_in_another_spelling_says_what_to_write(text: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        EdtfDate.parse(text)
    assert f'"{HINTS[text]}"' in caught.value.hint


def test_an_ambiguous_date_offers_both() -> None:
    with pytest.raises(ValueProblem) as caught:
        EdtfDate.parse("07/06/2023")
    assert caught.value.hint == 'Write "2023-07-06" or "2023-06-07", whichever is meant.'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-13-01", "no month 13"),
        ("2023-02-30", "February 2023 has 28 days"),
        ("2023-00", "no month 00"),
        ("2023-06-00", "June 2023 has 30 days"),
        ("0000", "no year 0000"),
        ("../..", "neither a beginning nor an end"),
        ("2023-21-05", "no month 21"),
        ("x" * 5_000, "5,000 characters"),
        ("٢٠٢٣", "is not a date"),
        ("2023-07-06/2023-07-07/2023-07-08", "is not a date"),
    ],
)
def test_an_impossible_date_says_why(text: str, words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        EdtfDate.parse(text)
    assert words in caught.value.message
    assert caught.value.hint


def a_point(day: date, precision: int, qualifier: str) -> str:
    return "-".join(day.isoformat().split("-")[:precision]) + qualifier


POINTS = st.builds(a_point, st.dates(), st.integers(1, 3), st.sampled_from(["", "~", "?", "%"]))


@given(POINTS)
@settings(max_examples=150, deadline=None)
def test_a_date_prints_as_it_was_read(text: str) -> None:
    for written in (text, f"{text}/..", f"../{text}"):
        assert str(EdtfDate.parse(written)) == written
        assert EdtfDate.parse(f" {written} ") == EdtfDate.parse(written)


@given(POINTS, POINTS)
@settings(max_examples=150, deadline=None)
def test_an_interval_is_in_order_or_refused_with_the_order_turned(first: str, last: str) -> None:
    try:
        found = EdtfDate.parse(f"{first}/{last}")
    except ValueProblem as problem:
        assert str(EdtfDate.parse(f"{last}/{first}")) in problem.hint
    else:
        assert found.shape is DateShape.INTERVAL
        assert found.lower is not None
        assert found.upper is not None
        assert found.lower <= found.upper


@given(st.text(alphabet=st.sampled_from("0123456789-/.~?% XxTZJulyfomtosinc,\n"), max_size=40) | st.text(max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    try:
        assert EdtfDate.parse(str(EdtfDate.parse(text))) == EdtfDate.parse(text)
    except ValueProblem as problem:
        assert problem.message
        assert problem.hint
