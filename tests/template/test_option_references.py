"""The ids that section options of briefs name: found, and told when no record has them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, get_args, get_origin, get_type_hints

from tracktwo.api import check
from tracktwo.dossier.model.fields import Refers
from tracktwo.template.options import SECTION_KINDS

WRITTEN = """\
schema: 1
dossier: {id: d, title: T, as_of: 2023-07-08, status: draft}
sources: {}
actors:
  ua: {kind: state, name: Ukraine}
parties:
  - {actor: ua, role: conflict-party}
briefs:
  a:
    template: one-pager
    sections:
      - matrix
      - kind: matrix
        options:
          columns: [ua, ru]
      - {kind: positions, options: {parties: uaa, issues: [x, y]}}
      - kind: participants
        options: {columns: [name, role], events: ev}
"""


def told(folder: Path, written: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and hint of the faults in briefs."""
    file = folder / "d.yaml"
    file.write_text(written, "utf-8")
    found = [each for each in check(file) if each.path[:1] == ("briefs",)]
    return [(each.code, each.source.line, each.source.column, each.hint) for each in found if each.source]


def test_an_id_in_an_option_that_no_record_has_is_told_with_line_and_column(tmp_path: Path) -> None:
    issue = 'Correct the id, or add the record to "issues".'
    assert told(tmp_path, WRITTEN) == [
        ("E03", 15, 25, 'Correct the id, or add the record to "actors".'),
        ("E03", 16, 37, 'Did you mean "ua"?'),
        ("E03", 16, 60, issue),
        ("E03", 16, 63, issue),
        ("E03", 18, 42, 'Correct the id, or add the record to "events".'),
    ]


def test_a_block_that_could_not_be_read_and_a_broken_record_are_not_missed(tmp_path: Path) -> None:
    broken = WRITTEN.replace("  ua: {kind: state", "  ua: {kind: stat").replace(", ru]", "]").replace("uaa", "ua")
    unread = broken.replace("briefs:", "issues: [x]\nevents: none\nbriefs:")
    assert [found[0] for found in told(tmp_path, broken)] == ["E03"] * 3
    assert told(tmp_path, unread) == []


def test_every_list_an_option_takes_is_of_words_of_its_own_or_of_ids_of_a_block() -> None:
    count = 0
    for kind in SECTION_KINDS.values():
        for name, annotation in get_type_hints(kind.options, include_extras=True).items():
            bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
            if get_origin(bare) is tuple:
                entry = get_args(bare)[0]
                is_reference = any(isinstance(extra, Refers) for extra in getattr(entry, "__metadata__", ()))
                assert is_reference or get_origin(entry) is Literal, (kind.name, name)
                count += 1
    assert count > 10
