"""Moments need a zone; relative dates count as treaties do."""

# ruff: noqa: PT017 - any text may go either way, and both ways are checked

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.moments import (
    Moment,
    RelativeDate,
    TimeUnit,
    parse_date_or_moment,
    parse_date_or_relative,
    parse_deadline,
)
from tracktwo.dossier.values.problem import ValueProblem


@pytest.mark.parametrize("text", ["2023-05-22T21:45+02:00", "2023-05-22T21:45Z", "2023-05-22T21:45:30-03:30"])
def test_a_moment_prints_as_it_was_read(text: str) -> None:
    assert str(Moment.parse(text)) == text


def test_moments_are_ordered_by_the_instant() -> None:
    assert Moment.parse("2023-05-22T21:45+02:00") < Moment.parse("2023-05-22T20:00Z")
    assert Moment.parse("2023-05-22T21:45+02:00") == Moment.parse("2023-05-22T19:45Z")
    assert Moment.parse("0001-01-01T00:00+14:00") < Moment.parse("9999-12-31T23:59-12:00")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-05-22T21:45", 'Add it: "2023-05-22T21:45+02:00"'),
        ("2023-05-22T24:00Z", "midnight is 00:00 of the next day"),
        ("2023-05-22T21:45+20:00", "Zones run"),
        ("2023-02-30T21:45Z", "names no moment"),
        ("2023-05-22T21:45 CET", "is not a date with time and zone"),
        ("21:45", "is not a date with time and zone"),
    ],
)
def test_a_moment_without_zone_or_sense_says_what_to_write(text: str, words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        Moment.parse(text)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("60 days after t-line", date(2023, 1, 1), date(2023, 3, 2)),
        ("2 weeks before x", date(2023, 1, 10), date(2022, 12, 27)),
        ("1 month after x", date(2024, 1, 31), date(2024, 2, 29)),
        ("1 month after x", date(2023, 1, 31), date(2023, 2, 28)),
        ("1 month before x", date(2023, 3, 31), date(2023, 2, 28)),
        ("6 months after x", date(2023, 8, 15), date(2024, 2, 15)),
        ("1 year after x", date(2024, 2, 29), date(2025, 2, 28)),
        ("0 days after x", date(2023, 1, 1), date(2023, 1, 1)),
    ],
)
def test_days_are_counted_and_months_keep_the_day(text: str, anchor: date, expected: date) -> None:
    found = RelativeDate.parse(text)
    assert found.resolve(anchor) == expected
    assert str(found) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("six months after t-line", "6 months after t-line"),
        ("a week before x", "1 week before x"),
        ("60 days from t-line", "60 days after t-line"),
        ("60 Days after t-line", "60 days after t-line"),
        ("60 days", "60 days after t-line"),
        ("60 days after the ceasefire", "an id"),
    ],
)
def test_a_relative_date_in_other_words_says_what_to_write(text: str, hint: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        parse_deadline(text)
    assert hint in caught.value.hint


def test_the_kind_of_date_is_found_by_its_form() -> None:
    assert isinstance(parse_date_or_moment("2023-05-22"), EdtfDate)
    assert isinstance(parse_date_or_moment("2023-05-22T21:45Z"), Moment)
    assert isinstance(parse_date_or_relative("60 days after x"), RelativeDate)
    assert isinstance(parse_date_or_relative("unknown"), EdtfDate)
    assert isinstance(parse_deadline("2023-05-22T21:45Z"), Moment)


@given(st.integers(0, 999_999), st.sampled_from(TimeUnit), st.booleans(), st.dates())
@settings(max_examples=200, deadline=None)
def test_a_relative_date_prints_as_it_was_read_and_resolves_or_says_so(
    amount: int, unit: TimeUnit, is_before: bool, anchor: date
) -> None:
    found = RelativeDate(amount, unit, is_before, "t-line")
    assert RelativeDate.parse(str(found)) == found
    try:
        resolved = found.resolve(anchor)
    except ValueProblem as problem:
        assert "no date of the calendar" in problem.message
    else:
        assert (resolved <= anchor) if is_before else (resolved >= anchor)


@given(st.text(max_size=60) | st.text(alphabet=st.sampled_from("0123456789-T:+Z daysfterb"), max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_deadline_or_a_problem(text: str) -> None:
    try:
        assert parse_deadline(str(parse_deadline(text))) == parse_deadline(text)
    except ValueProblem as problem:
        assert problem.hint
