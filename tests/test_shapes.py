"""The shapes are what they say; all that is composed of them is printed; no field of the model is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from dossier_shapes import SHAPES, crowd, endless, masses, scripts, write_shape
from filled_dossiers import filled_dossier
from finished import Finished, every_brief
from read_back import ContentsPlace, Grid, folded, passages

from tracktwo.document.inlines import plain
from tracktwo.document.walk import each_run
from tracktwo.dossier.loading import load_dossier
from tracktwo.dossier.model import words
from tracktwo.exporting import ExportRequest, Format, Setting, compose

EVERYTHING = (
    Setting("participants", "columns", "name,role,capacity,attendance,delegation,note"),
    Setting("stakeholders", "columns", "party,role,side,seat,influence,interest,mandate,head,spoiler"),
    Setting("weapons-package", "columns", "item,category,quantity,value,delivery,condition,unroca"),
)
OF_THE_HEAD = {"DossierStatus", "DateStyle", "MarkingSchemeName", "ProbabilityScale", "CitationStyle", "YesNo"}
"""Closed lists of which a dossier can use one word only."""
NEVER_PRINTED = {"note", "mark", "variants", "wikidata", "romanization", "sort", "use"}
"""Fields for the analyst, for search and for the program."""
UNPRINTED = {
    "actors.acronym",
    "actors.described_as.original",
    "actors.name.patronymic",
    "actors.roles.title.original",
    "agreements.annexes.title.original",
    "agreements.title.original",
    "claims.statement.original",
    "deal_terms.title.original",
    "dossier.author",
    "events.title.original",
    "issues.title.original",
    "judgments.statement.original",
    "options.title.original",
    "positions.position.original",
    "recommendations.text.original",
    "sources.title.original",
    "weapons_packages.items.id",
    "weapons_packages.title.original",
}
"""Fields that no shipped template prints; whoever prints one takes it off this list."""
STANDS_FOR = {
    "claims.denied_by.described_as",
    "claims.no_comment.described_as",
    "claims.variants.denied_by.described_as",
    "weapons_packages.items.unit",
}
"""Printed only where another field says less."""


def leaves(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from leaves(value)
    elif isinstance(data, list):
        for entry in data:
            yield from leaves(entry)
    else:
        yield str(data)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_a_dossier_without_a_fault_of_form(name: str, tmp_path: Path) -> None:
    reading = load_dossier(write_shape(tmp_path, name))
    assert [str(finding) for finding in reading.diagnostics] == []
    assert reading.dossier is not None


def test_shapes_are_as_large_as_they_say() -> None:
    assert (len(crowd()["parties"]), len(crowd()["issues"])) == (25, 60)
    assert (len(masses()["sources"]), len(masses()["events"])) == (300, 500)
    long = list(leaves(endless()))
    assert max(len(text) for text in long if text.startswith("https")) >= 2000
    assert max(len(word) for text in long for word in text.split() if "/" not in word) == 300
    assert {200, 500} <= {len(text) for text in long} or {202, 500} <= {len(text) for text in long}
    assert len(re.findall(r"[\u0590-\u05ff]+|[\u0600-\u06ff]+|[\u4e00-\u9fff]+|[\u10a0-\u10ff]+", str(scripts()))) > 20


def test_the_filled_dossier_uses_every_word_of_every_closed_list() -> None:
    used = set(leaves(filled_dossier()[0]))
    lists = {name: get_args(value) for name, value in vars(words).items() if name[0].isupper() and get_args(value)}
    assert len(lists) > 40
    missing = {name: sorted(set(values) - used) for name, values in lists.items() if name not in OF_THE_HEAD}
    assert {name: values for name, values in missing.items() if values} == {}


def test_a_folder_and_a_file_of_the_same_blocks_give_the_same_brief(finished: Finished) -> None:
    for template in ("policy-brief", "negotiation-dossier"):
        one, many = finished.brief("filled", template), finished.brief("split", template)
        assert one.document == many.document
        assert one.data == many.data


@pytest.mark.parametrize(("name", "template"), every_brief())
def test_all_that_is_composed_is_in_the_word_file(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    said = "".join(
        folded(passage if isinstance(passage, str) else "".join((passage.header, *passage.rows)))
        for passage in passages(brief.data[Format.DOCX])
        if not isinstance(passage, ContentsPlace)
    )
    at = 0
    runs = [folded(plain(run)) for run in each_run(brief.document)]
    assert len(runs) > 3
    for run in runs:
        if run == "contents":
            continue
        found = said.find(run, at)
        assert found >= 0, run
        at = found + len(run)


def test_every_field_is_printed_or_known_not_to_be(tmp_path: Path) -> None:
    path = write_shape(tmp_path, "filled")
    requests = (
        ExportRequest(path, template="negotiation-dossier"),
        ExportRequest(path, template="negotiation-dossier", settings=EVERYTHING),
        ExportRequest(path, brief="id-briefs-1"),
        ExportRequest(path, brief="id-briefs-2"),
    )
    printed = {word for request in requests for word in _words_of(request)}
    fields: dict[str, bool] = {}
    for word, trail in filled_dossier()[1].items():
        name = ".".join(trail)
        fields[name] = fields.get(name, False) or word in printed
    assert len(fields) > 150
    forgotten = {name for name, is_printed in fields.items() if not is_printed}
    known = {name for name in forgotten if name.rpartition(".")[2] in NEVER_PRINTED}
    assert sorted(forgotten - known - STANDS_FOR) == sorted(UNPRINTED)


def _words_of(request: ExportRequest) -> set[str]:
    document = compose(request).document
    furniture = (part for line in (document.header, document.footer) for part in (line.start, line.middle, line.end))
    runs = (*each_run(document), *furniture)
    return {word for run in runs for word in re.findall(r"w\d+z", plain(run).lower())}


def test_tables_of_a_crowd_keep_every_row(finished: Finished) -> None:
    said = passages(finished.brief("crowd", "negotiation-dossier").data[Format.DOCX])
    grids = [passage for passage in said if isinstance(passage, Grid)]
    matrix = [grid for grid in grids if "Issue number 60" in "".join(grid.rows)]
    assert matrix
    for grid in matrix:
        found = re.findall(r"Issue number (\d+)", "".join(grid.rows))
        assert found == [str(number) for number in range(1, 61)]
