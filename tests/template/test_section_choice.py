"""Choosing sections: the template's options under the brief's, the command line's over both."""

from __future__ import annotations

from tracktwo.diagnostics import FactPath, Source
from tracktwo.dossier.model.head import SectionChoice
from tracktwo.template.model import Template
from tracktwo.template.options import SECTION_KINDS, MatrixOptions
from tracktwo.template.sections import choose, nowhere


def template(**fields: object) -> Template:
    return Template.model_validate({"title": "Test", **fields})


def test_options_are_laid_over_each_other() -> None:
    ours = template(
        sections=[{"kind": "matrix", "title": "Ours", "options": {"gap": "no"}}],
        options={"matrix": {"landscape": "no", "gap": "yes"}},
    )
    chosen = choose(ours, (SectionChoice(kind="matrix"),), {"matrix": {"columns": ["ua"]}}, (), nowhere)
    (section,) = chosen.sections
    assert section.title == "Ours"
    assert isinstance(section.options, MatrixOptions)
    assert (section.options.landscape, section.options.gap, section.options.columns) == ("no", False, ("ua",))


def test_an_unknown_kind_is_named_with_its_near_word() -> None:
    chosen = choose(template(), (SectionChoice(kind="matrx"), SectionChoice(kind="next")), {}, (), nowhere)
    assert [section.kind.name for section in chosen.sections] == ["next"]
    assert [(each.code, each.hint) for each in chosen.diagnostics] == [("E02", 'Did you mean "matrix"?')]


def test_a_section_listed_twice_is_a_fault_with_both_places_and_a_remedy() -> None:
    places: dict[FactPath, Source] = {("sections", index): Source("own.yaml", index + 5, 5) for index in range(4)}
    choices = tuple(SectionChoice(kind=kind) for kind in ("summary", "matrix", "summary", "summary"))
    chosen = choose(template(), choices, {}, ("sections",), places.get)
    assert [str(each) for each in chosen.diagnostics] == [
        f'own.yaml:{line}:5: error E01: The section "summary" is listed twice, and would be printed twice. Remove this '
        "one or the first at line 5, or give one of them options or a title of its own."
        for line in (7, 8)
    ]


def test_sections_of_one_kind_that_differ_in_anything_are_good() -> None:
    choices = (
        SectionChoice(kind="matrix", options={"columns": ["ua"]}),
        SectionChoice(kind="matrix", options={"columns": ["ru"]}),
        SectionChoice(kind="matrix", title="Again", options={"columns": ["ru"]}),
    )
    chosen = choose(template(), choices, {"matrix": {"gap": "no"}}, ("sections",), nowhere)
    assert chosen.diagnostics == ()
    assert len(chosen.sections) == 3


def test_sections_of_one_kind_in_a_template_do_not_lend_each_other_options() -> None:
    ours = template(sections=[{"kind": "matrix", "options": {"columns": ["ua"], "gap": "no"}}, "matrix"])
    chosen = choose(ours, ours.sections, {}, ("sections",), nowhere)
    assert chosen.diagnostics == ()
    options = [section.options for section in chosen.sections if isinstance(section.options, MatrixOptions)]
    assert [(each.columns, each.gap) for each in options] == [(("ua",), False), ((), True)]


def test_every_kind_has_a_heading_a_description_and_what_it_reads() -> None:
    assert len(SECTION_KINDS) > 20
    for kind in SECTION_KINDS.values():
        assert kind.title
        assert kind.reads
        assert kind.description.endswith(".")
        assert all(info.description for info in kind.options.model_fields.values())
