"""Choosing sections: the template's options under the brief's, the command line's over both."""

from __future__ import annotations

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


def test_every_kind_has_a_heading_a_description_and_what_it_reads() -> None:
    assert len(SECTION_KINDS) > 20
    for kind in SECTION_KINDS.values():
        assert kind.title
        assert kind.reads
        assert kind.description.endswith(".")
        assert all(info.description for info in kind.options.model_fields.values())
