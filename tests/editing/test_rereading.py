"""Reading again after an edit: the same as reading the whole file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.dossier.rereading import ShiftedPlaces
from tracktwo.editing.text import DossierText

FILE = "d.yaml"
PIECES = st.sampled_from(
    ["\n", "\r\n", " ", "  ", ":", "#", "-", "'", '"', "|", ">-\n", "{", "}", "[", "]", "&a ", "*a", "---\n", "...",
     "x", "\t",
     "  a:\n", "b:\n", "    k: v\n", "  # c\n", "      deeper\n", "é", "😀", "\u2028", "\ufeff", "%", "? ", "~", "\x85"]
)  # fmt: skip


def fresh(files: dict[str, bytes]) -> DossierText:
    return DossierText.of_bytes(Path(FILE), files)


def assert_same(again: DossierText, files: dict[str, bytes]) -> None:
    whole = fresh(files)
    assert again.tree.blocks == whole.tree.blocks
    assert list(again.tree.blocks) == list(whole.tree.blocks)
    assert dict(again.tree.places) == dict(whole.tree.places)
    assert dict(again.tree.key_places) == dict(whole.tree.key_places)
    assert again.reading.diagnostics == whole.reading.diagnostics
    assert again.reading.dossier == whole.reading.dossier
    assert again.reading.broken == whole.reading.broken
    if again.reading.dossier is not None and whole.reading.dossier is not None:
        assert dict(again.reading.dossier.places) == dict(whole.reading.dossier.places)


SMALL = """\
schema: 1
claims:
  a:
    k: |
      one

  b: {k: 1, l: [x,
    y]}
  # on c
  c:
    k: one
      two
texts:
  t: >-
    prose
parties:
- {actor: x}
"""


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), st.lists(PIECES, max_size=3).map("".join)), max_size=4))
def test_any_edits_of_a_small_file_read_as_the_whole_file_does(edits: list[tuple[float, int, str]]) -> None:
    text = fresh({FILE: SMALL.encode()})
    written = SMALL
    for place, length, new in edits:
        start = int(place * len(written))
        written = written[:start] + new + written[start + length :]
        files = {FILE: written.encode()}
        text = text.reread(files)
        assert_same(text, files)


@pytest.mark.parametrize("name", ["ukraine-track2-2023.yaml", "indus-waters-1960.yaml"])
@settings(max_examples=25, deadline=None)
@given(
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 4), st.lists(PIECES, max_size=2).map("".join)), min_size=1, max_size=3
    )
)
def test_any_edits_of_a_shipped_dossier_read_as_the_whole_file_does(
    name: str, dossiers: Path, edits: list[tuple[float, int, str]]
) -> None:
    written = (dossiers / name).read_text("utf-8")
    text = fresh({FILE: written.encode()})
    for place, length, new in edits:
        start = int(place * len(written))
        written = written[:start] + new + written[start + length :]
        files = {FILE: written.encode()}
        text = text.reread(files)
        assert_same(text, files)


def test_an_edit_inside_a_record_reads_that_record_alone(dossiers: Path) -> None:
    written = (dossiers / "ukraine-track2-2023.yaml").read_text("utf-8")
    text = fresh({FILE: written.encode()})
    changed = written.replace("container: Foreign Affairs\n", "container: Foreign Affairs\n    number: 3\n", 1)
    files = {FILE: changed.encode()}
    again = text.reread(files)
    assert isinstance(again.tree.places, ShiftedPlaces)
    assert len(again.tree.places.changed) == 1
    assert_same(again, files)
    before, after = text.reading.dossier, again.reading.dossier
    assert before is not None
    assert after is not None
    same = [key for key in before.sources if before.sources[key] is after.sources[key]]
    assert len(same) == len(before.sources) - 1


def test_the_places_of_a_reading_can_be_copied_to_another_process(dossiers: Path) -> None:
    import pickle

    text = DossierText.load(dossiers / "indus-waters-1960.yaml")
    assert text.reading.dossier is not None
    places = text.reading.dossier.places
    assert pickle.loads(pickle.dumps(places)) == dict(places)
