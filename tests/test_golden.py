"""What each shipped dossier says in each shipped template, word by word: a change is read before it is accepted."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from golden_texts import composed_text, golden_requests, shipped_dossiers

from tracktwo.exporting import ExportRequest
from tracktwo.template.library import shipped_templates

REQUESTS = dict(golden_requests())
HOW = "To accept this: make golden, then read git diff tests/golden"


@pytest.mark.parametrize("name", REQUESTS)
def test_a_brief_says_what_was_read_and_accepted(golden: Path, name: str) -> None:
    expected = (golden / name).read_text("utf-8")
    composed = composed_text(REQUESTS[name])
    if composed != expected:
        lines = difflib.unified_diff(
            expected.splitlines(), composed.splitlines(), f"tests/golden/{name}", "composed now", lineterm="", n=1
        )
        pytest.fail("\n".join([*lines, HOW]), pytrace=False)


def test_every_golden_file_is_compared(golden: Path) -> None:
    assert sorted(path.name for path in golden.iterdir()) == sorted(REQUESTS)
    assert len(REQUESTS) == len(shipped_dossiers()) * (len(shipped_templates()) + 1)


def test_the_text_of_a_brief_depends_on_the_request_alone() -> None:
    path = shipped_dossiers()["starter"]
    assert composed_text(ExportRequest(path)) == composed_text(ExportRequest(path))
    assert composed_text(ExportRequest(path)) != composed_text(ExportRequest(path, issued="2024-06-01"))
