"""Figures: no bound is lost, no sign is guessed, no number blows up."""

# ruff: noqa: PT017 - any text may go either way, and both ways are checked

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.dossier.values.figure_parts import Bound, Scale
from tracktwo.dossier.values.figures import Figure, FigureShape, as_money, parse_money
from tracktwo.dossier.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("6 %", "6", "6", "%"),
        ("exactly 3 sites", "3", "3", "sites"),
        ("about 6 persons", "6", "6", "persons"),
        ("nearly 5 million", "5000000", "5000000", ""),
        ("up to 40 %", None, "40", "%"),
        ("not more than 2.35 %", None, "2.35", "%"),
        ("less than 5 %", None, "5", "%"),
        ("at least 2 persons", "2", None, "persons"),
        ("more than 1,800 persons", "1800", None, "persons"),
        ("10 to 40 %", "10", "40", "%"),
        ("between 10 and 40 %", "10", "40", "%"),
        ("about 10 to 40 %", "10", "40", "%"),
        ("-5 to 5 %", "-5", "5", "%"),
        ("up to 800 million USD", None, "800000000", "USD"),
        ("120 %", "120", "120", "%"),
        ("55 of 79 votes", "55", "55", "votes"),
        ("51:49", None, None, ""),
        ("unknown", None, None, ""),
        ("none", None, None, ""),
    ],
)
def test_a_figure_honours_its_bound(text: str, low: str | None, high: str | None, unit: str) -> None:
    found = Figure.parse(text)
    assert (found.low, found.high) == (low and Decimal(low), high and Decimal(high))
    assert (found.unit, str(found), found.text) == (unit, text, text)


def test_a_unit_does_not_begin_with_a_digit_because_it_could_be_a_second_figure() -> None:
    with pytest.raises(ValueProblem):
        Figure.parse("5 to 10 thousand 155-mm shells")


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("1.550", '"1,550" for thousands, "1.55" for decimals'),
        ("36.568 UAH", '"36,568" for thousands, "36.5680" for decimals'),
        ("one third", 'Write "1 of 3".'),
        ("two-thirds", 'Write "2 of 3".'),
        ("half", 'Write "1 of 2".'),
        ("1/3", 'Write "1 of 3".'),
        ("1 third", 'Write "1 of 3".'),
        ("700 max", 'Write "not more than 700".'),
        ("700 or more", 'Write "at least 700".'),
        ("3 x 155 mm", "Give the count and what is counted"),
    ],
)
def test_what_may_be_read_in_two_ways_is_refused_with_what_to_write(text: str, proposal: str) -> None:
    with pytest.raises(ValueProblem) as refused:
        Figure.parse(text)
    assert proposal in refused.value.hint


@pytest.mark.parametrize("text", ["1.550 million USD", "12.345 %", "0.125", "36.5680 UAH", "1550.125"])
def test_three_decimals_stand_where_they_cannot_be_thousands(text: str) -> None:
    assert Figure.parse(text).numbers


def test_a_share_keeps_its_whole() -> None:
    found = Figure.parse("55 of 79")
    assert (found.shape, found.value, found.whole) == (FigureShape.SHARE, Decimal(55), Decimal(79))


def test_a_ratio_keeps_its_parts() -> None:
    found = Figure.parse("5:2:2")
    assert found.shape is FigureShape.RATIO
    assert found.numbers == (Decimal(5), Decimal(2), Decimal(2))
    assert (found.value, found.whole) == (None, None)


def test_a_note_and_spare_spaces_are_taken_apart() -> None:
    assert Figure.parse("  6  %   (M864  shell) ") == Figure.parse("6 % (M864 shell)")
    assert Figure.parse("6 % (M864 shell)").note == "M864 shell"
    assert str(Figure.parse("40percent")) == "40 %"


def test_what_is_approximate_or_strict_says_so() -> None:
    assert Figure.parse("about 5").is_approximate
    assert Figure.parse("less than 5").is_strict
    assert not Figure.parse("up to 5").is_strict


def test_unknown_and_none_are_not_the_same() -> None:
    assert Figure.parse("unknown").is_unknown
    assert Figure.parse("none").is_none
    assert Figure.parse("unknown") != Figure.parse("none")


def test_figures_are_ordered_with_unknown_last() -> None:
    texts = ["unknown", "2 million", "1,800", "none", "10 to 40", "10"]
    ordered = sorted((Figure.parse(text) for text in texts), key=lambda figure: figure.sort_key)
    assert [figure.text for figure in ordered] == ["10", "10 to 40", "1,800", "2 million", "unknown", "none"]


HINTS = {
    ">=3": "at least 3",
    "≥ 3 persons": "at least 3 persons",
    ">3": "more than 3",
    "<5%": "less than 5%",
    "<=5": "not more than 5",
    "~5": "about 5",
    "5+": "at least 5",
    "$800m": "800 million USD",
    "US$ 800 million": "800 million USD",
    "€ 5 million": "5 million EUR",
    "€5–10m": "5 to 10 million EUR",
    "USD 800 million": "800 million USD",
    "up to $800 million": "up to 800 million USD",
    "5m USD": "5 million USD",
    "2bn EUR": "2 billion EUR",
    "10-40 %": "10 to 40 %",
    "from 10 to 40 %": "10 to 40 %",
    "over 1800 shells": "more than 1800 shells",
    "around 5": "about 5",
    "almost 5": "nearly 5",
    "no more than 5": "not more than 5",
    "minimum 5": "at least 5",
    "six persons": "6 persons",
    "at least two persons": "at least 2 persons",
    "five to ten persons": "5 to 10 persons",
    "Up to 40 %": "up to 40 %",
    "1 800 shells": "1,800 shells",
    "5 million to 10 million USD": "5 to 10 million USD",
    "40 to 10 %": "10 to 40",
    "1,5 %": "1.5",
    "N/A": "unknown",
    "": "unknown",
    "2 trillion USD": "billion",
    "several": "A figure has a number",
    "5 tanks, 3 planes": "One figure stands in one field",
    "up to 10 to 40 %": "Keep one of the two",
    "80 of 79": "55 of 79",
    "3 dozen": "at least 2 persons",
    "1.800,50": "at least 2 persons",
    "between 5 to 10": "between 10 and 40 %",
    "about 5 (a) (b)": "at least 2 persons",
}


@pytest.mark.parametrize("text", HINTS)
def test_a_figure_in_another_spelling_says_what_to_write(text: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        Figure.parse(text)
    assert HINTS[text] in caught.value.hint


@pytest.mark.parametrize(
    "text", ["1e999999", "9" * 25, "9" * 5_000, "0." + "0" * 300 + "1", "5:" * 150 + "5 x", "Infinity", "NaN"]
)
def test_a_number_out_of_all_measure_is_refused(text: str) -> None:
    with pytest.raises(ValueProblem):
        Figure.parse(text)


def test_the_long_form_is_the_same_figure() -> None:
    fields = {"bound": "up to", "value": "800", "scale": "million", "unit": "USD", "text": "as much as $800 million"}
    found = Figure.from_fields(fields)
    assert (str(found), found.wording) == ("up to 800 million USD", "as much as $800 million")
    assert Figure.from_fields({"low": "10", "high": "40", "unit": "%"}) == Figure.parse("10 to 40 %")
    assert Figure.from_fields({"low": "10", "high": "40", "bound": "between"}) == Figure.parse("between 10 and 40")
    assert Figure.from_fields({"low": "10"}) == Figure.parse("at least 10")
    assert Figure.from_fields({"value": "unknown"}).is_unknown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "either a value or a low and a high"),
        ({"value": "5", "high": "6"}, "either a value or a low and a high"),
        ({"vale": "5"}, 'Did you mean "value"?'),
        ({"low": "5", "bound": "about"}, "Write value"),
        ({"value": "5", "scale": "milion"}, 'Did you mean "million"?'),
    ],
)
def test_a_wrong_long_form_is_refused(fields: dict[str, str], words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        Figure.from_fields(fields)
    assert words in str(caught.value)


def test_money_has_a_currency_or_is_unknown() -> None:
    assert parse_money("up to 800 million USD").currency == "USD"
    assert parse_money("5 million DEM").is_money
    assert parse_money("unknown").is_unknown
    assert as_money(Figure.parse("none")).is_none


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("5 million", '"5 million USD"'),
        ("5 million dollars", '"USD"'),
        ("5 rubles", '"RUB"'),
        ("5 USSD", '"USD"'),
        ("5 %", "UAH"),
    ],
)
def test_a_sum_without_currency_code_is_refused(text: str, hint: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        parse_money(text)
    assert hint in caught.value.hint


NUMBERS = st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=2)
UNITS = st.sampled_from(["", "%", "USD", "persons", "т", "км²"])
NOTES = st.sampled_from(["", "estimate", "M864, 6 of 7"])


@given(st.sampled_from(Bound), NUMBERS, NUMBERS, st.sampled_from(Scale), UNITS, NOTES)
@settings(max_examples=250, deadline=None)
def test_a_figure_prints_as_it_was_read(
    bound: Bound, first: Decimal, second: Decimal, scale: Scale, unit: str, note: str
) -> None:
    low, high = sorted((first, second))
    if bound is Bound.BETWEEN:
        figure = Figure(FigureShape.RANGE, (low, high), bound, scale, unit, note)
    else:
        figure = Figure(FigureShape.NUMBER, (first,), bound, scale, unit, note)
    assert Figure.parse(str(figure)) == figure
    assert str(Figure.parse(str(figure))) == str(figure)


WRITTEN = st.sampled_from(
    [*"0123456789.,:-–%$€£~<>=()+ ", "to ", "of ", "and ", "up to ", "about ", "million ", "m", "USD ", "x", "six "]
)


@given(st.lists(WRITTEN, max_size=14).map("".join) | st.text(max_size=60))
@settings(max_examples=600, deadline=None)
def test_any_text_is_a_figure_or_a_problem(text: str) -> None:
    try:
        found = Figure.parse(text)
    except ValueProblem as problem:
        assert problem.hint
    else:
        assert Figure.parse(str(found)) == found
        assert found.low is None or found.high is None or found.low <= found.high
        rank, first, last = found.sort_key
        assert (rank == 0) == bool(found.numbers), "what is unknown stands last"
        assert found.shape is FigureShape.RATIO or first <= last
