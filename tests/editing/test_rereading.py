"""Reading again after an edit: the same as reading the whole file."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.diagnostics import BriefError
from tracktwo.dossier.rereading import entries_of
from tracktwo.dossier.shifted_places import ShiftedPlaces
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.history import History
from tracktwo.editing.operations import (
    add_entry,
    add_record,
    delete_record,
    duplicate_record,
    move_entry,
    move_record,
    remove_entry,
    set_value,
)
from tracktwo.editing.renaming import rename_id
from tracktwo.editing.text import Change, DossierText, TextEdit

FILE = "d.yaml"
PIECES = st.sampled_from(
    ["\n", "\r\n", " ", "  ", ":", "#", "-", "'", '"', "|", ">-\n", "{", "}", "[", "]", "&a ", "*a", "---\n", "...",
     "x", "\t",
     "  a:\n", "b:\n", "    k: v\n", "  # c\n", "      deeper\n", "é", "😀", "\u2028", "\ufeff", "%", "? ", "~", "\x85"]
)  # fmt: skip


def fresh(files: dict[str, bytes]) -> DossierText:
    return DossierText.of_bytes(Path(FILE), files)


def shipped(dossiers: Path) -> DossierText:
    return fresh({FILE: (dossiers / "ukraine-track2-2023.yaml").read_bytes()})


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
    assert text.files == {FILE: written.encode()}


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
    assert text.files == {FILE: written.encode()}


def test_an_edit_inside_a_record_reads_that_record_alone(dossiers: Path) -> None:
    written = (dossiers / "ukraine-track2-2023.yaml").read_text("utf-8")
    text = fresh({FILE: written.encode()})
    changed = written.replace("container: Foreign Affairs\n", "container: Foreign Affairs\n    number: 3\n", 1)
    files = {FILE: changed.encode()}
    again = text.reread(files)
    assert isinstance(again.tree.places, ShiftedPlaces)
    assert len(again.tree.places.patches) == 1
    assert_same(again, files)
    before, after = text.reading.dossier, again.reading.dossier
    assert before is not None
    assert after is not None
    same = [key for key in before.sources if before.sources[key] is after.sources[key]]
    assert len(same) == len(before.sources) - 1


LINES = st.sampled_from(
    ["  a:\n", "  b: {k: 9}\n", "    k: v\n", "  # c\n", "# d\n", "\n", "new: [x]\n", "  new: x\n", "- {actor: y}\n",
     "texts:\n", "  ? a\n", "    - x\n", "schema: 2\n"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    ends=st.sampled_from(["\n", "\r\n", "\r"]),
    steps=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.lists(LINES, max_size=2)), min_size=1, max_size=5),
)
def test_any_lines_put_in_and_taken_out_read_as_the_whole_file_does(
    ends: str, steps: list[tuple[float, int, list[str]]]
) -> None:
    lines = [str(line) for line in SMALL.splitlines(keepends=True)]
    text = fresh({FILE: "".join(lines).replace("\n", ends).encode()})
    for place, count, new in steps:
        start = int(place * len(lines))
        lines[start : start + count] = new
        files = {FILE: "".join(lines).replace("\n", ends).encode()}
        text = text.reread(files)
        assert_same(text, files)
    assert text.files == {FILE: "".join(lines).replace("\n", ends).encode()}


BLOCKS = ("sources", "claims", "events", "positions", "deal_terms", "briefs", "actors")


def any_change(text: DossierText, data: st.DataObject) -> Change:
    """A change of the head, the texts, the parties or the records, as the window makes them."""
    number = data.draw(st.integers(0, 10**6))
    kind = data.draw(st.sampled_from(["head", "text", "party", "add", "double", "move", "delete", "field"]))
    words = data.draw(st.text("abc xyz:#-\n", max_size=12))
    match kind:
        case "head":
            field = data.draw(st.sampled_from(["title", "as_of", "status", "subtitle", "id"]))
            return set_value(text, ("dossier", field), words)
        case "text":
            return set_value(text, ("texts", data.draw(st.sampled_from(["bluf", "scope", "background", "new"]))), words)
        case "party":
            return any_change_of_parties(text, data, number)
        case _:
            block = data.draw(st.sampled_from(BLOCKS))
            return any_change_of_records(text, data, (kind, block, f"new-{number}"), words)


def any_change_of_parties(text: DossierText, data: st.DataObject, number: int) -> Change:
    parties = text.plain.get("parties")
    count = len(parties) if isinstance(parties, list) else 0
    kind = data.draw(st.sampled_from(["add", "move", "remove"]))
    if kind == "add" or count < 2:
        return add_entry(text, ("parties",), {"actor": f"a-{number}", "role": "conflict-party"}, number % 3)
    path = ("parties", number % count)
    return move_entry(text, path, number % 5) if kind == "move" else remove_entry(text, path)


def any_change_of_records(text: DossierText, data: st.DataObject, names: tuple[str, str, str], words: str) -> Change:
    kind, block, new_id = names
    records = text.plain.get(block)
    known = list(records) if isinstance(records, dict) else []
    if kind == "add" or not known:
        after = data.draw(st.sampled_from([None, *known]))
        return add_record(text, block, new_id, {"title": "x", "cites": ["a", "b"]}, after)
    one = data.draw(st.sampled_from(known))
    match kind:
        case "double":
            return duplicate_record(text, block, one, new_id)
        case "move":
            return move_record(text, block, one, data.draw(st.integers(0, len(known))))
        case "delete":
            return delete_record(text, block, one)
        case _:
            return set_value(text, (block, one, "title"), words)


LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda written: written,
    "with CRLF": lambda written: written.replace("\n", "\r\n"),
    "with a byte order mark": lambda written: "\ufeff" + written,
    "without a line end at the end": lambda written: written.rstrip("\n"),
    "with comments": lambda written: re.sub(r"(?m)^(  [a-z0-9-]+:)", r"  # on it\n\1", written),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["ukraine-track2-2023.yaml", "indus-waters-1960.yaml"])
@settings(max_examples=4, deadline=None)
@given(data=st.data())
def test_any_changes_taken_back_and_made_again_read_as_the_whole_file_does(
    name: str, layout: str, dossiers: Path, data: st.DataObject
) -> None:
    written = LAYOUTS[layout]((dossiers / name).read_text("utf-8"))
    start = fresh({FILE: written.encode()})
    history = History(start)
    for _ in range(data.draw(st.integers(1, 5))):
        try:
            history.do(any_change(history.current, data))
        except BriefError as refusal:
            if {found.code for found in refusal.diagnostics} != {"S04"}:  # an id that is taken
                raise
        assert_same(history.current, dict(history.current.files))
    steps = 0
    while history.can_undo:
        history.undo()
        assert_same(history.current, dict(history.current.files))
        steps += 1
    assert history.current.files == start.files
    for _ in range(steps):
        history.redo()
    assert_same(history.current, dict(history.current.files))


@settings(max_examples=60, deadline=None)
@given(
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 4), st.lists(PIECES, max_size=2).map("".join)), min_size=2, max_size=4
    )
)
def test_any_edits_made_at_once_read_as_the_whole_file_does(
    dossiers: Path, edits: list[tuple[float, int, str]]
) -> None:
    text = shipped(dossiers)
    length = len(text.text_of(FILE))
    ordered = [TextEdit(FILE, int(place * length), int(place * length) + cut, new) for place, cut, new in sorted(edits)]
    apart = [each for each, following in pairwise(ordered) if each.end <= following.start]
    apart.append(ordered[-1])
    again = text.with_edits(apart)
    assert_same(again, dict(again.files))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("start", "goal"), [(0, 39), (39, 0), (2, 37), (37, 2), (0, 33), (38, 1)])
def test_a_record_moved_far_stands_as_after_near_moves(layout: str, start: int, goal: int, dossiers: Path) -> None:
    written = (dossiers / "ukraine-track2-2023.yaml").read_text("utf-8")
    evenly = re.sub(r"(?m)^[ ]*#.*\n|^\n", "", written)  # where lines part some records, those stay in another place
    text = fresh({FILE: LAYOUTS[layout](evenly).encode()})
    names = list(entries_of(text.blocks, ("actors",)))
    assert len(names) == 40
    far = move_record(text, "actors", names[start], goal)
    near = move_record(move_record(text, "actors", names[start], 20).after, "actors", names[start], goal)
    assert far.after.files == near.after.files
    assert len(far.edits) == 2, "what lies between is not touched"
    one_step(text, lambda text: move_record(text, "actors", names[start], goal), places=2)


def test_records_that_share_lines_or_stand_in_groups_move_far_with_every_line() -> None:
    rows = [f"  a{number}: {{type: person, name: Number {number}}}\n" for number in range(50)]
    rows[10:10] = ["\n", "  # the second group\n", "\n"]
    written = "schema: 1\nactors:\n" + "".join(rows) + "issues: {i: {title: One}}"
    text = fresh({FILE: written.encode()})
    for name, goal in (("a9", 48), ("a10", 49), ("a44", 3), ("a49", 0)):
        after = move_record(text, "actors", name, goal).after
        assert list(entries_of(after.blocks, ("actors",))).index(name) == goal
        assert sorted(line for line in after.text_of(FILE).split("\n") if line) == sorted(
            line for line in written.split("\n") if line
        )
        assert_same(after, dict(after.files))
    flow = "actors: {" + ", ".join(f"a{number}: {{name: N}}" for number in range(50)) + "}\n"
    moved = move_record(fresh({FILE: flow.encode()}), "actors", "a1", 45).after
    assert list(entries_of(moved.blocks, ("actors",)))[45] == "a1"


def test_a_renamed_record_reads_little_again(dossiers: Path) -> None:
    text = shipped(dossiers)
    for block, name in (("actors", "za"), ("sources", "politico"), ("deal_terms", "t-line"), ("events", "ev-ny")):
        assert name in entries_of(text.blocks, (block,))
        one_step(text, lambda text, block=block, name=name: rename_id(text, block, name, "renamed"), places=3)


def one_step(text: DossierText, change: Callable[[DossierText], Change], places: int = 1) -> None:
    """The change, taken back and made again, each time without reading the whole file."""
    history = History(text)
    history.do(change(text))
    assert_patched(history.current, places)
    history.undo()
    assert_patched(history.current, places)
    history.redo()
    assert_patched(history.current, places)
    assert_same(history.current, dict(history.current.files))


def assert_patched(text: DossierText, places: int = 1) -> None:
    """The file was not read as a whole since it was opened, and little of it by itself."""
    assert isinstance(text.tree.places, ShiftedPlaces)
    assert 1 <= len(text.tree.places.patches) <= places
    assert text.tree.places.patched_count < len(text.tree.places.base) // 10


NEW: dict[str, Plain] = {"type": "report", "title": "New", "cites": ["x"]}
IN_A_BLOCK: dict[str, Callable[[DossierText], Change]] = {
    "the title": lambda text: set_value(text, ("dossier", "title"), "Another"),
    "a new field of the head": lambda text: set_value(text, ("dossier", "subtitle"), "Another"),
    "a field of the head out": lambda text: set_value(text, ("dossier", "status"), ""),
    "a text": lambda text: set_value(text, ("texts", "bluf"), "Another"),
    "a new text": lambda text: set_value(text, ("texts", "new"), "Another"),
    "a party": lambda text: set_value(text, ("parties", 0, "role"), "observer"),
    "a party out": lambda text: remove_entry(text, ("parties", 0)),
    "a party moved": lambda text: move_entry(text, ("parties", 0), 1),
    "a new record": lambda text: add_record(text, "sources", "new", NEW),
    "a new record after the first": lambda text: add_record(text, "sources", "new", NEW, first(text)),
    "a copy": lambda text: duplicate_record(text, "sources", first(text), "new"),
    "a record moved down": lambda text: move_record(text, "sources", first(text), 1),
    "a record moved up": lambda text: move_record(text, "sources", ids(text)[3], 2),
    "a record out": lambda text: delete_record(text, "sources", first(text)),
    "the last record out": lambda text: delete_record(text, "sources", ids(text)[-1]),
}  # fmt: skip


def first(text: DossierText) -> str:
    return ids(text)[0]


def ids(text: DossierText) -> list[str]:
    return list(entries_of(text.blocks, ("sources",)))


@pytest.mark.parametrize("change", IN_A_BLOCK)
def test_a_change_of_head_texts_parties_or_records_reads_little_again(change: str, dossiers: Path) -> None:
    one_step(shipped(dossiers), IN_A_BLOCK[change])


def test_places_of_lines_replaced_twice_are_those_of_the_file(dossiers: Path) -> None:
    text = shipped(dossiers)
    one, two, three = ids(text)[1:4]
    for record in (two, one, three):  # one after the other, then all of them at once
        text = set_value(text, ("sources", record, "title"), "first line\nsecond line").after
    text = move_record(text, "sources", one, 3).after
    text = delete_record(text, "sources", two).after
    assert isinstance(text.tree.places, ShiftedPlaces)
    assert len(text.tree.places.patches) == 1
    assert_same(text, dict(text.files))


def test_the_places_of_a_reading_can_be_copied_to_another_process(dossiers: Path) -> None:
    import pickle

    text = DossierText.load(dossiers / "indus-waters-1960.yaml")
    assert text.reading.dossier is not None
    places = text.reading.dossier.places
    assert pickle.loads(pickle.dumps(places)) == dict(places)
