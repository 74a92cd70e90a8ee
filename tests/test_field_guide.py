"""The guide to the fields: whole, made from the model, and the same on paper and in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo import field_guide
from tracktwo.commands import run
from tracktwo.dossier.model.blocks import DossierFile, record_models


def test_the_page_in_docs_is_what_the_model_gives(checkout: Path) -> None:
    page = (checkout / "docs" / "fields.md").read_text("utf-8")
    assert page == field_guide.as_markdown(), "run: make fields"


def test_every_field_of_every_record_is_told_once_with_what_is_written() -> None:
    assert field_guide.blocks() == tuple(info.alias or name for name, info in DossierFile.model_fields.items())
    assert len(record_models()) > 10
    for block, model in record_models().items():
        (first, *_) = field_guide.tables(block)
        assert [line.name for line in first.lines] == [info.alias or name for name, info in model.model_fields.items()]
        assert all(line.written not in ("", "a value") for line in first.lines), block


def test_closed_lists_and_parts_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fields", "actors"]) == 0
    printed = capsys.readouterr().out
    assert "  kind (required): one of person, state, government-body" in printed
    assert "\nroles: " in printed
    assert '  org: an id from "actors"' in printed


def test_every_shape_of_field_is_told() -> None:
    lines = {
        (table.title, line.name): line.written for table in field_guide.tables("positions") for line in table.lines
    }
    assert lines["positions", "holder"] == 'one or a list: an id from "actors"'
    assert lines["positions", "position"] == "text, or {text: …, original: …, lang: …}"
    assert lines["positions", "cites"].startswith("one or a list: the id of a source")
    assert lines["quotes", "date"].startswith("a date such as")


def test_blocks_are_listed_and_an_unknown_one_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fields"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(field_guide.blocks())
    assert run(["fields", "postions"]) == 2
    assert 'Did you mean "positions"?' in capsys.readouterr().err
