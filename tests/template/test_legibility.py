"""Colours that can be read: contrasts as WCAG defines them, and a warning where a theme has too little."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.diagnostics import Severity
from tracktwo.template.legibility import LEAST_CONTRAST, contrast
from tracktwo.template.library import find_template, shipped_templates
from tracktwo.template.reading import read_template


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ffffff", "#777777", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("name", shipped_templates())
def test_shipped_templates_can_be_read_in_black_and_white(name: str) -> None:
    reading = read_template(find_template(name))
    assert reading.diagnostics == ()
    assert reading.template is not None
    colours = reading.template.theme.colours
    for word in (colours.ink, colours.accent, colours.grey):
        assert contrast(word, "#ffffff") >= LEAST_CONTRAST
        assert contrast(word, colours.wash) >= LEAST_CONTRAST


@pytest.mark.parametrize(
    ("name", "colour", "advice"),
    [("accent", "#ddeeff", "darker"), ("wash", "#333333", "lighter"), ("alert", "#ffaaaa", "darker")],
)
def test_a_colour_that_cannot_be_read_is_a_warning_where_it_stands(
    tmp_path: Path, name: str, colour: str, advice: str
) -> None:
    text = f'schema: 1\ntitle: Note\nextends: policy-brief\ntheme:\n  colours:\n    {name}: "{colour}"\n'
    (tmp_path / "mine.yaml").write_text(text, "utf-8")
    reading = read_template(find_template("mine.yaml", tmp_path))
    (warning,) = reading.diagnostics
    assert reading.template is not None
    assert (warning.code, warning.severity) == ("T05", Severity.WARNING)
    assert warning.source is not None
    assert (warning.source.line, warning.source.column) == (6, 5 + len(name) + 2)
    assert f'"{name}" is hard to read' in warning.message
    assert advice in warning.hint
