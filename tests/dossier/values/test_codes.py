"""Codes: those of the standards are taken, near misses are named."""

# ruff: noqa: PT017 - any text may go either way, and both ways are checked

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.dossier.values import iso_codes
from tracktwo.dossier.values.codes import LanguageTag, parse_country, parse_currency, parse_script
from tracktwo.dossier.values.pax import PAX_CATEGORIES, PAX_CODES, parse_pax
from tracktwo.dossier.values.problem import ValueProblem


def hint(parse: Callable[[str], object], text: str) -> str:
    with pytest.raises(ValueProblem) as caught:
        parse(text)
    return caught.value.hint


def test_the_lists_have_the_size_of_the_standards() -> None:
    assert len(iso_codes.COUNTRIES) == 249
    assert len(iso_codes.LANGUAGES) == 184
    assert len(iso_codes.CURRENCIES) > 180
    assert len(iso_codes.SCRIPTS) > 170
    assert not iso_codes.COUNTRIES & set(iso_codes.FORMER_COUNTRIES)
    assert not iso_codes.CURRENCIES & iso_codes.FORMER_CURRENCIES


@pytest.mark.parametrize("code", ["UA", "NO", "SU", "YU", "DD", "CS", "ZR", "TP", "AN", "BU"])
def test_a_state_that_is_or_was_has_its_code(code: str) -> None:
    assert parse_country(f" {code} ") == code


def test_a_wrong_country_code_says_what_to_write() -> None:
    assert hint(parse_country, "ua") == 'Write "UA".'
    assert hint(parse_country, "UK") == 'Write "GB".'
    assert "no code" in hint(parse_country, "XK")
    assert "two capital letters" in hint(parse_country, "Ukraine")


def test_currencies_and_scripts_are_checked() -> None:
    assert (parse_currency("UAH"), parse_currency("DEM"), parse_script("Cyrl")) == ("UAH", "DEM", "Cyrl")
    assert hint(parse_currency, "usd") == 'Write "USD".'
    assert hint(parse_script, "cyrl") == 'Write "Cyrl".'


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en-us", "en-US"),
        ("UK", "uk"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("de-CH-1996", "de-CH-1996"),
        ("prs", "prs"),
        ("es-419", "es-419"),
    ],
)
def test_a_language_tag_prints_in_the_usual_case(written: str, tag: str) -> None:
    assert str(LanguageTag.parse(written)) == tag


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("English", '"en"'),
        ("jp", '"ja"'),
        ("en_US", '"en-us"'),
        ("xx", "Write a tag"),
        ("en-XX", "two capital letters"),
        ("uk-Cyrx", "Did you mean"),
    ],
)
def test_a_wrong_language_tag_says_what_to_write(written: str, words: str) -> None:
    assert words in hint(LanguageTag.parse, written)


def test_the_direction_follows_the_script_and_else_the_language() -> None:
    directions = {tag: LanguageTag.parse(tag).is_right_to_left for tag in ("ar", "fa-IR", "uk", "az-Arab", "ku-Latn")}
    assert directions == {"ar": True, "fa-IR": True, "uk": False, "az-Arab": True, "ku-Latn": False}


def test_every_pax_code_has_words_and_one_of_twelve_categories() -> None:
    assert len(PAX_CATEGORIES) == 12
    assert len(PAX_CODES) > 200
    assert {found.category for found in PAX_CODES.values()} == set(PAX_CATEGORIES)
    assert all(found.words and code.isalnum() for code, found in PAX_CODES.items())
    assert parse_pax("Ce").category == "Security sector"
    assert hint(parse_pax, "stbor") == 'Write "StBor".'
    assert hint(parse_pax, "Ceasefire") == 'Write "Ce".'


@given(st.text(max_size=30) | st.from_regex(r"[A-Za-z0-9]{1,9}(-[A-Za-z0-9]{1,9}){0,5}", fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_code_or_a_problem(text: str) -> None:
    for parse in (LanguageTag.parse, parse_country, parse_currency, parse_script, parse_pax):
        try:
            assert parse(str(parse(text))) == parse(text)
        except ValueProblem as problem:
            assert problem.hint
