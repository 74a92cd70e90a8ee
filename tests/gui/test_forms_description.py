"""The description of forms: every field of the model has a kind, a label and words with a meaning. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from tracktwo.dossier.model.blocks import record_models
from tracktwo.dossier.model.head import SectionChoice
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.description import (
    SHORTHANDS,
    FieldDescription,
    describe,
    fields_of_block,
    model_of_block,
    text_field,
)
from tracktwo.gui.forms.edits import AddEntry, RemoveEntry, SetValue, added, removed, within
from tracktwo.gui.forms.field_labels import block_label, field_label, one_of
from tracktwo.gui.forms.kinds import Kind, kind_of
from tracktwo.gui.forms.meanings import MEANINGS
from tracktwo.gui.forms.plain_values import cite_fields, cite_plain, entries, field_of, shown_text

BLOCKS = ("dossier", "parties", *record_models())


def every_field() -> Iterator[FieldDescription]:
    for block in BLOCKS:
        yield from below(fields_of_block(block))
    yield text_field()


def below(fields: tuple[FieldDescription, ...]) -> Iterator[FieldDescription]:
    for field in fields:
        yield field
        yield from below(field.parts)


def test_every_field_of_every_record_has_a_kind_and_a_label() -> None:
    fields = list(every_field())
    assert len(fields) > 300
    assert {field.kind for field in fields} >= set(Kind) - {Kind.CITE}
    assert not [field.key for field in fields if not field.label or field.label[0].islower() or "_" in field.label]


def test_a_form_has_exactly_the_fields_of_the_model() -> None:
    for block in BLOCKS:
        names = {info.alias or name for name, info in model_of_block(block).model_fields.items()}
        assert {field.key for field in fields_of_block(block)} == names


def test_a_type_the_forms_do_not_know_is_a_fault_of_ours_and_says_so() -> None:
    with pytest.raises(TypeError, match="no kind of field"):
        kind_of(complex)


def test_every_word_of_a_closed_list_says_what_it_means() -> None:
    choices = [field for field in every_field() if field.kind in {Kind.CHOICE, Kind.CHOICES}]
    assert len(choices) > 60
    assert not [(field.key, word.value) for field in choices for word in field.words if not word.meaning]


def test_no_meaning_is_given_for_a_word_that_is_not_in_its_list() -> None:
    from typing import get_args

    assert len(MEANINGS) > 40
    assert not [(words, value) for words, known in MEANINGS.items() for value in known if value not in get_args(words)]


def test_parts_that_may_be_written_as_a_bare_text_are_those_the_model_reads_so() -> None:
    models = {field.model for field in every_field() if field.model is not None}
    assert len(models) > 15
    read_from_text = set()
    for model in models:
        try:
            model.model_validate("x")
        except ValidationError as error:
            if any(found["type"] == "model_type" and not found["loc"] for found in error.errors()):
                continue
        read_from_text.add(model)
    assert read_from_text | {SectionChoice} == set(SHORTHANDS), "sections are read from a bare text by their field"


def test_a_field_knows_whether_it_is_required_and_what_holds_without_it() -> None:
    fields = {field.key: field for field in fields_of_block("positions")}
    assert fields["holder"].is_required
    assert fields["holder"].blocks == ("actors",)
    assert fields["firmness"].default == "unknown"
    assert str(fields["firmness"].words[0]) == "red line: says it would rather have no deal"
    assert not fields["quotes"].is_required
    assert [part.key for part in fields["quotes"].parts][:2] == ["text", "speaker"]
    assert list(fields)[-1] == "cites"


def test_a_claim_begins_with_its_statement_and_ends_with_its_sources() -> None:
    keys = [field.key for field in fields_of_block("claims")]
    assert keys[0] == "statement"
    assert set(keys[-3:]) == {"cites", "mark", "note"}


def test_labels_are_plain_words() -> None:
    assert field_label("voiced_by") == "Voiced by"
    assert field_label("batna") == "Best alternative (BATNA)"
    assert block_label("deal_terms") == "Possible deal terms"
    assert one_of("parties") == "party"
    assert describe(model_of_block("claims"))[0].label == "Statement"


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ("nbc", {"source": "nbc"}),
        ("nbc#para. 4", {"source": "nbc", "at": "para. 4"}),
        ({"source": "pw", "repeats": "nbc"}, {"source": "pw", "repeats": "nbc"}),
        ({"source": "pw", "at": "p. 2", "credibility": "2"}, {"source": "pw", "at": "p. 2", "credibility": "2"}),
    ],
)
def test_a_citation_is_read_and_written_in_its_shortest_form(written: Plain, fields: dict[str, str]) -> None:
    found = {key: value for key, value in cite_fields(written).items() if value}
    assert found == fields
    assert cite_plain(cite_fields(written)) == written


def test_one_entry_without_brackets_is_a_list_of_one() -> None:
    assert entries("us") == (((), "us"),)
    assert entries(["us", "ru"]) == (((0,), "us"), ((1,), "ru"))
    assert entries("") == ()
    assert added(("p", "holder"), "us", "ru") == SetValue(("p", "holder"), ["us", "ru"])
    assert added(("p", "holder"), ["us"], "ru") == AddEntry(("p", "holder"), "ru")
    assert removed(("p", "holder"), ["us", "ru"], 0) == RemoveEntry(("p", "holder"), 0)
    assert removed(("p", "holder"), "us", 0) == SetValue(("p", "holder"), "")


def test_a_bare_text_becomes_a_map_when_another_field_is_filled() -> None:
    path = ("deal_terms", "t", "stances", "us")
    assert within(SetValue((*path, "basis"), "inferred"), path, "opposes", "stance") == SetValue(
        path, {"stance": "opposes", "basis": "inferred"}
    )
    assert within(SetValue((*path, "stance"), "supports"), path, "opposes", "stance") == SetValue(path, "supports")
    unchanged = SetValue((*path, "basis"), "leaked")
    assert within(unchanged, path, {"stance": "opposes"}, "stance") == unchanged
    assert field_of("opposes", "stance", "stance") == "opposes"


def test_a_value_of_the_wrong_shape_is_shown_as_written() -> None:
    assert shown_text({"text": "x", "list": ["a", "b"]}) == "{text: x, list: [a, b]}"
