"""A template: what it extends, how its theme comes in, and that every fault has its place."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from tracktwo.diagnostics import BriefError
from tracktwo.template.library import find_template, shipped_templates
from tracktwo.template.model import Template
from tracktwo.template.reading import TemplateReading, read_template


def reading_of(folder: Path, text: str, name: str = "mine.yaml") -> TemplateReading:
    (folder / name).write_text(dedent(text), "utf-8")
    return read_template(find_template(name, folder))


def template_of(folder: Path, text: str) -> Template:
    reading = reading_of(folder, text)
    assert [str(found) for found in reading.diagnostics] == []
    assert reading.template is not None
    return reading.template


def findings(reading: TemplateReading) -> list[tuple[int, int, str]]:
    found = [(each.source, each.code) for each in reading.diagnostics]
    return [(place.line if place else 0, place.column if place else 0, code) for place, code in found]


@pytest.mark.parametrize("name", shipped_templates())
def test_every_shipped_template_is_right(name: str) -> None:
    reading = read_template(find_template(name))
    assert reading.diagnostics == ()
    assert reading.template is not None
    assert reading.template.sections


def test_a_template_keeps_what_it_does_not_say(tmp_path: Path) -> None:
    template = template_of(tmp_path, "schema: 1\nextends: policy-brief\npage: {size: A4}\n")
    assert template.page.size == "A4"
    assert template.page.margins.top == 26
    assert template.title == "Policy brief"


def test_a_list_of_sections_replaces_the_one_before(tmp_path: Path) -> None:
    template = template_of(tmp_path, "schema: 1\nextends: policy-brief\nsections: [next, summary]\n")
    assert [section.kind for section in template.sections] == ["next", "summary"]


def test_a_section_left_out_is_gone_and_the_others_stay_in_order(tmp_path: Path) -> None:
    whole = template_of(tmp_path, "schema: 1\nextends: policy-brief\n")
    less = template_of(tmp_path, "schema: 1\nextends: policy-brief\nwithout: [why]\n")
    assert [section.kind for section in less.sections] == [
        section.kind for section in whole.sections if section.kind != "why"
    ]


def test_a_template_extends_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("schema: 1\nextends: one-pager\ntitle: Base\n", "utf-8")
    template = template_of(tmp_path, "schema: 1\nextends: base.yaml\n")
    assert template.title == "Base"
    assert not template.numbered


def test_a_theme_is_a_name_with_what_differs_from_it(tmp_path: Path) -> None:
    text = 'schema: 1\nextends: policy-brief\ntheme: {extends: memo, colours: {accent: "#0b5d3b"}}\n'
    theme = template_of(tmp_path, text).theme
    assert theme.colours.accent == "#0b5d3b"
    assert (theme.sizes.title, theme.sizes.heading_1) == (18, 12.5)


def test_templates_that_extend_each_other_are_refused_once(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("schema: 1\nextends: mine.yaml\ntitle: Other\n", "utf-8")
    reading = reading_of(tmp_path, "schema: 1\nextends: other.yaml\ntitle: Mine\nsections: [next]\n")
    assert [each.code for each in reading.diagnostics] == ["T02"]


FAULTS = {
    "an unknown field": ("schema: 1\nextends: policy-brief\nsectons: [next]\n", (3, 1, "E02")),
    "an unknown kind of section": ("schema: 1\nextends: policy-brief\nsections:\n  - nxet\n", (4, 5, "E02")),
    "an option its section does not have": (
        "schema: 1\nextends: policy-brief\noptions:\n  matrix: {colums: [ua]}\n",
        (4, 12, "E02"),
    ),
    "a word an option does not have": (
        "schema: 1\nextends: policy-brief\noptions:\n  timeline: {order: sideways}\n",
        (4, 21, "E02"),
    ),
    "an unknown placeholder": (
        'schema: 1\nextends: policy-brief\nfooter: {start: "{dosier.title}"}\n',
        (3, 17, "E04"),
    ),
    "a page number in the title": ('schema: 1\nextends: policy-brief\nhead: {title: "{page}"}\n', (3, 15, "E04")),
    "a theme that does not exist": ("schema: 1\nextends: policy-brief\ntheme: quite\n", (3, 8, "T01")),
    "a template that does not exist": ("schema: 1\nextends: policy-breif\ntitle: A\n", (2, 10, "T01")),
    "a section left out that is not there": ("schema: 1\nextends: one-pager\nwithout: [why]\n", (3, 11, "T03")),
    "a colour that is none": (
        "schema: 1\nextends: policy-brief\ntheme: {colours: {accent: blue}}\n",
        (3, 27, "E04"),
    ),
    "a margin beyond reason": ("schema: 1\nextends: policy-brief\npage: {margins: {top: 2}}\n", (3, 24, "E04")),
}
"""Each is one way to go wrong, and where it must be said."""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_where_it_stands(tmp_path: Path, fault: str) -> None:
    text, expected = FAULTS[fault]
    found = findings(reading_of(tmp_path, text))
    places = [place for place in found if place[2] == expected[2]]
    assert places, found
    line, column, _ = places[0]
    assert (line, column) == expected[:2] or line == expected[0], found


def test_an_unknown_template_is_refused_with_the_near_name() -> None:
    with pytest.raises(BriefError) as refusal:
        find_template("policy-breif")
    assert refusal.value.diagnostics[0].hint == 'Did you mean "policy-brief"?'


def test_faults_of_form_do_not_hide_those_of_sections_titles_and_options(tmp_path: Path) -> None:
    text = """\
        extends: policy-brief
        page: {size: A5}
        numbered: perhaps
        titles: {positons: Positions}
        options: {matrix: {gap: perhaps}, timelin: {order: 1}}
        sections:
          - {kind: matrix, colour: red}
          - positons
          - {kind: timeline, options: {nothing: 1}}
        """
    reading = reading_of(tmp_path, text)
    assert reading.template is None
    assert [line for line, _, _ in findings(reading)] == [2, 3, 4, 5, 5, 7, 8, 9]
