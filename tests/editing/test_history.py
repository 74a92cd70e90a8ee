"""Undo and redo: any steps taken back leave the bytes they began with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tracktwo.diagnostics import BriefError
from tracktwo.editing.history import History
from tracktwo.editing.operations import (
    add_record,
    delete_record,
    duplicate_record,
    move_record,
    remove_entry,
    replace_text,
    set_value,
)
from tracktwo.editing.renaming import rename_id
from tracktwo.editing.text import Change, DossierText

DOSSIER = Path(__file__).resolve().parents[2] / "resources" / "dossiers" / "indus-waters-1960.yaml"
WORDS = st.text("abc xyz:#-'\"\n,", max_size=20)


class Analyst(RuleBasedStateMachine):
    """Edits, takes back and makes again, in any order."""

    @initialize()
    def open(self) -> None:
        self.start = DossierText.load(DOSSIER)
        self.history = History(self.start)
        self.states = [self.start.files]
        self.at = 0

    def do(self, change: Change) -> None:
        self.history.do(change)
        if not change.is_empty:
            self.states[self.at + 1 :] = [change.after.files]
            self.at += 1

    def ids(self, block: str) -> list[str]:
        records = self.history.current.plain.get(block)
        return list(records) if isinstance(records, dict) else []

    @rule(data=st.data(), words=WORDS)
    def set(self, data: st.DataObject, words: str) -> None:
        block = data.draw(st.sampled_from(["sources", "events", "deal_terms"]))
        if self.ids(block):
            record = data.draw(st.sampled_from(self.ids(block)))
            field = data.draw(st.sampled_from(["title", "note", "cites", "place"]))
            self.do(set_value(self.history.current, (block, record, field), words))

    @rule(data=st.data(), number=st.integers(0, 10**6))
    def record(self, data: st.DataObject, number: int) -> None:
        block = data.draw(st.sampled_from(["sources", "claims", "options"]))
        ids = self.ids(block)
        kind = data.draw(st.sampled_from(["add", "double", "move", "delete", "rename"]))
        try:
            if kind == "add" or not ids:
                self.do(add_record(self.history.current, block, f"new-{number}", {"title": "x", "cites": ["a"]}))
                return
            one = data.draw(st.sampled_from(ids))
            match kind:
                case "double":
                    self.do(duplicate_record(self.history.current, block, one, f"new-{number}"))
                case "move":
                    self.do(move_record(self.history.current, block, one, number % 7))
                case "delete":
                    self.do(delete_record(self.history.current, block, one))
                case _:
                    self.do(rename_id(self.history.current, block, one, f"new-{number}"))
        except BriefError as refusal:
            note(f"refused: {refusal}")
            if not {found.code for found in refusal.diagnostics} <= {"S04", "S03"}:
                raise

    @rule(place=st.floats(0, 1))
    def party(self, place: float) -> None:
        parties = self.history.current.plain.get("parties")
        if isinstance(parties, list) and len(parties) > 1:
            self.do(remove_entry(self.history.current, ("parties", int(place * (len(parties) - 1)))))

    @rule(place=st.floats(0, 1))
    def comment(self, place: float) -> None:
        text = self.history.current.text_of(DOSSIER.name)
        start = text.rfind("\n", 0, int(place * len(text))) + 1
        self.do(replace_text(self.history.current, DOSSIER.name, start, start, "# a comment\n"))

    @precondition(lambda self: self.history.can_undo)
    @rule()
    def undo(self) -> None:
        self.history.undo()
        self.at -= 1

    @precondition(lambda self: self.history.can_redo)
    @rule()
    def redo(self) -> None:
        self.history.redo()
        self.at += 1

    @invariant()
    def bytes_are_those_of_the_step(self) -> None:
        assert self.history.current.files == self.states[self.at]
        assert self.history.can_undo == (self.at > 0)
        assert self.history.is_saved == (self.states[self.at] == self.start.files)

    def teardown(self) -> None:
        while self.history.can_undo:
            self.history.undo()
        assert self.history.current.files == self.start.files
        assert self.history.current.reading == self.start.reading


Analyst.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnalyst = Analyst.TestCase


def test_a_change_of_another_state_is_refused() -> None:
    text = DossierText.load(DOSSIER)
    history = History(text)
    change = set_value(text, ("dossier", "title"), "A")
    history.do(change)
    with pytest.raises(ValueError, match="another state"):
        history.do(set_value(text, ("dossier", "title"), "B"))
    assert history.undo_title
    history.undo()
    assert history.redo_title == change.title


def test_a_new_step_ends_what_could_be_made_again() -> None:
    history = History(DossierText.load(DOSSIER))
    history.do(set_value(history.current, ("dossier", "title"), "A"))
    history.undo()
    history.do(set_value(history.current, ("dossier", "title"), "B"))
    assert not history.can_redo
    history.mark_saved()
    assert history.is_saved
