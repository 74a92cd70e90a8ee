"""Which dossiers of a batch would be written to the same file: found as if each had been read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.diagnostics import BriefError, ExitCode
from tracktwo.exporting import output_paths
from tracktwo.naming import safe_name, stem_start
from tracktwo.request import ExportRequest, Format
from tracktwo.side_by_side import refuse_collisions

NAMES = st.text("ab-. Aß", min_size=1, max_size=4).filter(safe_name) | st.sampled_from(
    ["con", "a" * 118, "a" * 119 + "-b", "a" * 125]
)
BRIEFS = st.sampled_from(["a", "b", "a-b", "brief", "b-a"])
PATTERNS = st.sampled_from(["{dossier}-{brief}", "{brief}-{dossier}", "{dossier}", "x {dossier}{brief}", "{brief}"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NAMES, BRIEFS), min_size=2, max_size=5), PATTERNS)
def test_dossiers_are_refused_exactly_when_two_files_have_one_name(found: list[tuple[str, str]], pattern: str) -> None:
    with TemporaryDirectory() as folder:
        requests = []
        for number, (name, brief) in enumerate(found):
            dossier = Path(folder) / str(number) / f"{name}.yaml"
            dossier.parent.mkdir()
            dossier.write_text(f"briefs:\n  {brief}: {{template: one-pager}}\n", "utf-8")
            output = Path(folder) / "out"
            requests.append(ExportRequest(dossier, formats=(Format.PDF,), output=output, name=pattern))
        paths = Counter(str(output_paths(request)[Format.PDF]).casefold() for request in requests)
        if max(paths.values()) == 1:
            refuse_collisions(requests)
        else:
            with pytest.raises(BriefError) as refused:
                refuse_collisions(requests)
            assert len(refused.value.diagnostics) == sum(count - 1 for count in paths.values())


@given(NAMES, BRIEFS, PATTERNS)
def test_every_name_begins_as_it_is_said_to(name: str, brief: str, pattern: str) -> None:
    stem = safe_name(pattern.replace("{dossier}", name).replace("{brief}", brief))
    assert stem.startswith(stem_start(pattern, name))


def test_one_file_for_several_dossiers_is_refused(tmp_path: Path) -> None:
    requests = [
        ExportRequest(tmp_path / f"{name}.yaml", formats=(Format.PDF,), output=tmp_path / "one.pdf") for name in "ab"
    ]
    with pytest.raises(BriefError) as refused:
        refuse_collisions(requests)
    assert refused.value.exit_code is ExitCode.WRONG_COMMAND_LINE


def test_a_pattern_that_names_nothing_is_told_once(tmp_path: Path) -> None:
    requests = [ExportRequest(tmp_path / f"{name}.yaml", output=tmp_path, name="{dosier}") for name in "ab"]
    with pytest.raises(BriefError) as refused:
        refuse_collisions(requests)
    assert [found.code for found in refused.value.diagnostics] == ["O02"]
