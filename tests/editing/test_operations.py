"""Records and entries put in, doubled, moved and taken out; ids renamed; what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.diagnostics import BriefError
from tracktwo.dossier.model.blocks import record_models
from tracktwo.dossier.references import pointers
from tracktwo.editing.history import History
from tracktwo.editing.operations import (
    add_entry,
    add_record,
    delete_record,
    duplicate_record,
    move_entry,
    move_record,
    remove_entry,
    replace_text,
    set_brief,
    set_value,
)
from tracktwo.editing.renaming import bereft, referrers, rename_id, rename_item
from tracktwo.editing.sheet import plain_at
from tracktwo.editing.text import Change, DossierText

NAMES = ("ukraine-track2-2023.yaml", "indus-waters-1960.yaml")


def text_of(written: str) -> DossierText:
    return DossierText.of_bytes(Path("d.yaml"), {"d.yaml": written.encode()})


def after(change: Change) -> str:
    return change.after.files["d.yaml"].decode()


def code(error: pytest.ExceptionInfo[BriefError]) -> str:
    return error.value.diagnostics[0].code


RECORDS = "claims:\n  # on a\n  a:\n    k: 1 # one\n    # more: on a\n\n  b: {k: 2}\n  c:\n    k: >-\n      three\n"


def test_a_new_record_goes_behind_the_last_one_as_blank_lines_part_them() -> None:
    new = {"kind": "fact", "cites": ["x", "y"]}
    assert (
        after(add_record(text_of(RECORDS), "claims", "d", new)) == f"{RECORDS}  d:\n    kind: fact\n    cites: [x, y]\n"
    )
    parted = "claims:\n  a:\n    k: 1\n\n  b:\n    k: 2\n\n# the end\n"
    expected = "claims:\n  a:\n    k: 1\n\n  b:\n    k: 2\n\n  d:\n    kind: fact\n    cites: [x, y]\n\n# the end\n"
    assert after(add_record(text_of(parted), "claims", "d", new)) == expected


def test_a_new_record_goes_behind_the_one_named() -> None:
    expected = RECORDS.replace("    # more: on a\n", "    # more: on a\n\n  d:\n    k: x\n")
    assert after(add_record(text_of(RECORDS), "claims", "d", {"k": "x"}, after="a")) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("schema: 1\n", "schema: 1\nclaims:\n  d:\n    k: x\n"),
        ("schema: 1", "schema: 1\nclaims:\n  d:\n    k: x"),
        ("schema: 1\r\n", "schema: 1\r\nclaims:\r\n  d:\r\n    k: x\r\n"),
        ("a: 1\n\nb: 2\n# end\n", "a: 1\n\nb: 2\n# end\n\nclaims:\n  d:\n    k: x\n"),
        ("a: 1\n...\n", "a: 1\nclaims:\n  d:\n    k: x\n...\n"),
        ("claims:\nb: 2\n", "claims:\n  d:\n    k: x\nb: 2\n"),
        ("claims: {} # none\nb: 2\n", "claims: # none\n  d:\n    k: x\nb: 2\n"),
        ("{a: 1}\n", "{a: 1, claims: {d: {k: x}}}\n"),
        ("claims: {a: {k: 1}}\n", "claims: {a: {k: 1}, d: {k: x}}\n"),
        ("a:\n    b:\n        c: 1\n", "a:\n    b:\n        c: 1\nclaims:\n    d:\n        k: x\n"),
        ("", "claims:\n  d:\n    k: x\n"),
    ],
)
def test_a_missing_block_comes_with_its_first_record(before: str, expected: str) -> None:
    assert after(add_record(text_of(before), "claims", "d", {"k": "x"})) == expected


def test_a_copy_is_written_as_the_record_is() -> None:
    expected = RECORDS.replace("    # more: on a\n", "    # more: on a\n\n  d:\n    k: 1 # one\n    # more: on a\n")
    assert after(duplicate_record(text_of(RECORDS), "claims", "a", "d")) == expected
    assert after(duplicate_record(text_of(RECORDS), "claims", "b", "d")).count("{k: 2}\n  d: {k: 2}\n") == 1


def test_a_record_moves_with_the_comment_above_it() -> None:
    expected = (
        "claims:\n  b: {k: 2}\n\n  c:\n    k: >-\n      three\n  # on a\n  a:\n    k: 1 # one\n    # more: on a\n"
    )
    assert after(move_record(text_of(RECORDS), "claims", "a", 2)) == expected
    back = move_record(move_record(text_of(RECORDS), "claims", "a", 2).after, "claims", "a", 0)
    assert after(back) == RECORDS


def test_a_deleted_record_leaves_the_comment_of_the_next() -> None:
    assert (
        after(delete_record(text_of("b:\n  a:\n    k: 1 # one\n  # on c\n  c: x\n"), "b", "a"))
        == "b:\n  # on c\n  c: x\n"
    )
    assert after(delete_record(text_of("b:\n  a:\n    k: 1\n"), "b", "a")) == "b: {}\n"


def test_entries_of_lists_are_added_moved_and_removed() -> None:
    parties = "parties:\n  - {actor: ua} # first\n  # on ru\n  - {actor: ru}\n"
    added = add_entry(text_of(parties), ("parties",), {"actor": "us"})
    assert after(added) == f"{parties}  - {{actor: us}}\n"
    moved = move_entry(added.after, ("parties", 1), 0)
    assert after(moved) == "parties:\n  # on ru\n  - {actor: ru}\n  - {actor: ua} # first\n  - {actor: us}\n"
    removed = remove_entry(moved.after, ("parties", 1))
    assert after(removed) == "parties:\n  # on ru\n  - {actor: ru}\n  - {actor: us}\n"
    assert (
        after(add_entry(removed.after, ("parties",), {"actor": "un"}, 1)).count("{actor: ru}\n  - {actor: un}\n") == 1
    )


def test_a_brief_is_set_whole_and_only_what_differs_is_written() -> None:
    first = set_brief(text_of("schema: 1\n"), "one", {"template": "memo", "columns": ["ua"]})
    assert after(first) == "schema: 1\nbriefs:\n  one:\n    template: memo\n    columns: [ua]\n"
    second = set_brief(first.after, "one", {"template": "memo", "columns": ["ua", "ru"], "max_pages": "2"})
    assert after(second) == "schema: 1\nbriefs:\n  one:\n    template: memo\n    columns: [ua, ru]\n    max_pages: 2\n"


REFERENCES = """\
schema: 1
dossier: {id: d, title: T, as_of: 2023-07-08, status: draft}
texts:
  bluf: "As said [@nbc; @pw#p. 2], [@ nbc #para. 4]; nbc itself, and [@nbc-two]."
sources:
  nbc: {type: article-newspaper, kind: press-original, title: T nbc, container: NBC, issued: 2023-07-06, reliability: B}
  pw: {type: article-newspaper, kind: press-original, title: T, container: PW, issued: 2023-07-06, reliability: B}
  nbc-two: {type: article-newspaper, kind: press-original, title: T, container: P, issued: 2023-07-06, reliability: B,
    derives_from: [nbc]}
actors:
  ua: {kind: state, name: Ukraine}
parties:
  - {actor: ua, role: conflict-party, cites: ['nbc#para. 4', {source: "nbc", at: nbc}, {source: pw, repeats: nbc}]}
"""


def test_a_renamed_source_is_renamed_wherever_it_is_cited_and_nowhere_else() -> None:
    renamed = rename_id(text_of(REFERENCES), "sources", "nbc", "cnn")
    expected = (
        REFERENCES.replace("[@nbc; @pw#p. 2], [@ nbc #para", "[@cnn; @pw#p. 2], [@ cnn #para")
        .replace("  nbc: {type", "  cnn: {type")
        .replace("derives_from: [nbc]", "derives_from: [cnn]")
        .replace("'nbc#para. 4'", "'cnn#para. 4'")
        .replace('source: "nbc"', 'source: "cnn"')
        .replace("repeats: nbc", "repeats: cnn")
    )
    assert after(renamed) == expected
    assert len(referrers(renamed.after, "sources", "cnn")) == 5
    assert after(rename_id(renamed.after, "sources", "cnn", "nbc")) == REFERENCES


OPTIONS = """\
briefs:
  a:
    template: one-pager
    columns: ua
    sections:
      - matrix
      - kind: matrix
        options: {columns: [ua, 'ru'], issues: ua}   # two ids and one
      - {kind: positions, options: {parties: ua}}
      - kind: participants
        options: {columns: [name, role], delegations: ["ua"]}
      - {kind: no-such-kind, options: {columns: [ua]}}
"""


def test_a_renamed_actor_is_renamed_in_the_options_of_sections() -> None:
    text = text_of(REFERENCES + OPTIONS)
    renamed = rename_id(text, "actors", "ua", "ukr")
    expected = (
        (REFERENCES + OPTIONS)
        .replace("actor: ua", "actor: ukr")
        .replace("  ua: {kind", "  ukr: {kind")
        .replace("columns: ua", "columns: ukr")
        .replace("[ua, 'ru']", "[ukr, 'ru']")
        .replace("parties: ua", "parties: ukr")
        .replace('["ua"]', '["ukr"]')
    )
    assert after(renamed) == expected
    assert after(rename_id(renamed.after, "actors", "ukr", "ua")) == REFERENCES + OPTIONS
    used = [path for path in referrers(text, "actors", "ua") if path[0] == "briefs"]
    assert used == [
        ("briefs", "a", "columns", 0),
        ("briefs", "a", "sections", 1, "options", "columns", 0),
        ("briefs", "a", "sections", 2, "options", "parties", 0),
        ("briefs", "a", "sections", 3, "options", "delegations", 0),
    ]


PACKAGES = """\
claims:
  c: {statement: S, kind: figure, state: undisputed, about: tanks, value: 31 tanks, cites: nbc}
weapons_packages:
  p:
    title: P
    recipient: ua
    items_complete: yes
    cites: nbc
    items:
      - {id: "tanks", designation: Leopard, quantity: 31, delivery: announced}  # tanks
      - {id: guns, designation: Howitzers, quantity: 4, delivery: announced}
"""


def test_a_renamed_item_is_renamed_wherever_it_is_referred_to() -> None:
    written = REFERENCES + PACKAGES
    text = text_of(written)
    place = ("weapons_packages", "p", "items", 0, "id")
    renamed = rename_item(text, place, "armour")
    assert after(renamed) == written.replace('"tanks"', '"armour"').replace("about: tanks", "about: armour")
    assert after(rename_item(renamed.after, place, "tanks")) == written
    assert bereft(text, "weapons_packages", "p") == (("claims", "c", "about", 0),)
    assert referrers(text, "weapons_packages", "p") == ()
    for taken in ("guns", "ua", "No Id", ""):
        with pytest.raises(BriefError) as refused:
            rename_item(text, place, taken)
        assert code(refused) == "S04"


@pytest.mark.parametrize("name", NAMES)
def test_every_id_can_be_renamed_and_back(name: str, dossiers: Path) -> None:
    text = DossierText.load(dossiers / name)
    assert text.reading.dossier is not None
    total = len(list(pointers(text.reading.dossier)))
    count = 0
    for block in record_models():
        for record_id in [*text.reading.dossier.block(block)][:2]:
            renamed = rename_id(text, block, record_id, "a-new-id")
            assert renamed.after.reading.dossier is not None
            assert len(list(pointers(renamed.after.reading.dossier))) == total
            assert {found.code for found in renamed.after.reading.diagnostics} == {
                found.code for found in text.reading.diagnostics
            }
            assert rename_id(renamed.after, block, "a-new-id", record_id).after.files == text.files
            count += 1
    assert count > 10


def test_what_cannot_be_done_is_refused_and_changes_nothing() -> None:
    text = text_of(RECORDS)
    with pytest.raises(BriefError) as taken:
        add_record(text, "claims", "a", {"k": "x"})
    assert code(taken) == "S04"
    with pytest.raises(BriefError) as no_id:
        add_record(text, "claims", "No Id", {"k": "x"})
    assert code(no_id) == "S04"
    with pytest.raises(BriefError) as nothing:
        delete_record(text, "claims", "z")
    assert code(nothing) == "S05"
    with pytest.raises(BriefError) as control:
        set_value(text, ("claims", "a", "k"), "a\x07b")
    assert code(control) == "S02"
    with pytest.raises(BriefError) as inside_text:
        set_value(text, ("claims", "a", "k", "deeper"), "x")
    assert code(inside_text) == "S01"


def test_a_file_that_is_not_yaml_is_changed_as_text_alone() -> None:
    text = text_of("a: 'x\n")
    with pytest.raises(BriefError) as broken:
        set_value(text, ("a",), "y")
    assert code(broken) == "S03"

    mended = replace_text(text, "d.yaml", 5, 5, "'")
    assert plain_at(mended.after.blocks, ("a",)) == "x"


def test_a_record_that_breaks_the_rules_can_be_mended() -> None:
    text = text_of(REFERENCES.replace("kind: state", "kind: stat"))
    assert text.reading.broken
    assert not set_value(text, ("actors", "ua", "kind"), "state").after.reading.broken


def test_a_field_with_a_fault_of_yaml_beside_it_can_be_changed() -> None:
    text = text_of("b:\n  r: &x\n    k: old\n    k: twice\n    l: *x\n  s:\n    k: y\n")
    assert after(set_value(text, ("b", "s", "k"), "z")).endswith("  s:\n    k: z\n")


def test_an_edit_of_a_folder_goes_to_the_file_the_block_is_in(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_text("schema: 1\ndossier: {id: d}\n")
    (tmp_path / "sources.yaml").write_text("sources:\n  a:\n    title: x\n")
    text = DossierText.load(tmp_path)
    changed = set_value(text, ("sources", "a", "title"), "y")
    assert [edit.file for edit in changed.edits] == ["sources.yaml"]
    assert changed.after.files["sources.yaml"] == b"sources:\n  a:\n    title: y\n"
    assert changed.after.files["dossier.yaml"] == text.files["dossier.yaml"]
    added = add_record(changed.after, "claims", "c", {"k": "x"})
    assert added.after.files["dossier.yaml"].endswith(b"claims:\n  c:\n    k: x\n")


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.text(
    "ab \n\t:#-'\"{}[],&*!|>%@`?~\\", max_size=30
)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_text_of_a_shipped_dossier_becomes_any_text_and_back(
    name: str, dossiers: Path, data: st.DataObject
) -> None:
    text = DossierText.load(dossiers / name)
    paths = [path for path in text.tree.places if isinstance(plain_at(text.blocks, path), str)]
    path = data.draw(st.sampled_from(paths))
    old = plain_at(text.blocks, path)
    assert isinstance(old, str)
    history = History(text)
    try:
        change = set_value(text, path, data.draw(ANY_TEXT))
    except BriefError as refusal:
        if {found.code for found in refusal.diagnostics} <= {"S02"}:
            return
        raise
    history.do(change)
    if plain_at(change.after.blocks, path) is not None and isinstance(plain_at(change.after.blocks, path), str):
        assert plain_at(set_value(change.after, path, old).after.blocks, path) == old or not old.strip()
    if history.can_undo:
        history.undo()
    assert history.current.files == text.files
