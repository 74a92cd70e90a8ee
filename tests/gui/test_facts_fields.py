"""Every kind of field is edited through its widget, with keys, and the file says so; undo brings the bytes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from field_dossier import TEXT
from of_kind import of_kind
from patience import PATIENCE
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.editing.text import DossierText
from tracktwo.gui.choices import Choices
from tracktwo.gui.facts.pane import FactsPane
from tracktwo.gui.forms.choice_fields import ChoiceField
from tracktwo.gui.forms.cites_field import CitesField
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.field_grid import FieldGrid
from tracktwo.gui.forms.free_prose_field import FreeProseField
from tracktwo.gui.forms.lines_field import LinesField
from tracktwo.gui.forms.map_fields import LineMapField, LineMapRow, MapField, PartMapField, PartMapRow
from tracktwo.gui.forms.part_fields import PartField, PartsField
from tracktwo.gui.forms.plain_values import at_path
from tracktwo.gui.forms.record_form import RecordForm, TextForm
from tracktwo.gui.forms.reference_fields import ChipsField, ReferenceField
from tracktwo.gui.forms.text_fields import BoxField, LineField
from tracktwo.gui.forms.wording_field import WordingField
from tracktwo.gui.workspace import Workspace


@pytest.fixture
def workspace(qapp: QApplication, tmp_path: Path) -> Workspace:
    assert qapp
    (tmp_path / "d.yaml").write_text(TEXT, "utf-8")
    made = Workspace()
    made.refused.connect(lambda found: pytest.fail(str(found)))
    return made


@pytest.fixture
def pane(workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> FactsPane:
    made = FactsPane(workspace)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    workspace.open(DossierText.load(tmp_path / "d.yaml"), Choices())
    qtbot.waitExposed(made, timeout=PATIENCE)
    return made


def grid_of(pane: FactsPane) -> FieldGrid:
    form = pane.panel._stack.currentWidget()
    assert isinstance(form, RecordForm)
    return form.grid


def editor(pane: FactsPane, *path: str | int) -> FieldEditor:
    pane._workspace.select_record(path[:1] if path[0] == "dossier" else path[:2])
    grid = grid_of(pane)
    grid.more.setChecked(True)
    return grid.editors[str(path[1 if path[0] == "dossier" else 2])]


def plain_at(pane: FactsPane, path: FactPath) -> Plain:
    return at_path(pane._workspace.current.plain.get(str(path[0]), ""), path[1:])


def put(widget: QWidget, words: str, *, enter: bool = True) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    for letter in words:  # QTest's own keys are Latin only
        QApplication.sendEvent(
            widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        )
    if enter:
        QTest.keyClick(widget, Qt.Key.Key_Return)


def choose(box: QComboBox, value: str) -> None:
    index = box.findData(value)
    assert index >= 0
    box.setFocus()
    box.setCurrentIndex(index)
    box.activated.emit(index)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        (("sources", "nbc", "number"), "12"),
        (("positions", "pos-1", "as_of"), "2023-07-05"),
        (("deal_terms", "t-line", "deadline"), "60 days after t-line"),
        (("weapons_packages", "pda", "total"), "at least 5 million EUR"),
        (("weapons_packages", "pda", "total_quantity"), "10 to 40 %"),
        (("dossier", "stale_after_days"), "45"),
        (("actors", "us", "iso"), "UA"),
        (("positions", "pos-1", "interest"), "Wants: quiet, and # no noise"),
    ],
)
def test_a_typed_field_writes_what_was_typed(pane: FactsPane, path: FactPath, typed: str) -> None:
    field = editor(pane, *path)
    assert isinstance(field, LineField | BoxField)
    put(field.focus_target, typed)
    assert plain_at(pane, path) == typed
    assert "# one entry without brackets" in pane._workspace.current.text_of("d.yaml")


def test_a_pause_writes_what_was_typed_once(pane: FactsPane, qtbot: QtBot) -> None:
    field = editor(pane, "positions", "pos-1", "batna")
    edits: list[object] = []
    field.edited.connect(edits.append)
    put(field.focus_target, "Wait", enter=False)
    assert not edits
    qtbot.waitUntil(lambda: plain_at(pane, ("positions", "pos-1", "batna")) == "Wait", timeout=PATIENCE)
    field.commit()
    assert len(edits) == 1


def test_a_date_says_under_the_field_what_it_was_understood_as(pane: FactsPane) -> None:
    field = editor(pane, "positions", "pos-1", "as_of")
    assert field.notes == ("July 6, 2023, two days before the dossier's date",)


def test_a_wrong_value_is_kept_as_typed_and_its_problem_is_told(pane: FactsPane, qtbot: QtBot) -> None:
    field = editor(pane, "positions", "pos-1", "as_of")
    assert isinstance(field, LineField)
    put(field.line, "July 6", enter=False)
    assert any("is not a date" in note for note in field.notes)
    qtbot.wait(400)
    assert plain_at(pane, field.path) == "2023-07-06", "half a date is nobody's value"
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert plain_at(pane, field.path) == "July 6"
    assert field.line.text() == "July 6"
    assert any("is not a date" in note for note in field.notes)
    assert "is not a date" in field.line.accessibleDescription()
    put(field.line, "2023-07-06")
    assert field.notes == ("July 6, 2023, two days before the dossier's date",)


def test_escape_takes_back_what_was_typed(pane: FactsPane) -> None:
    field = editor(pane, "positions", "pos-1", "as_of")
    assert isinstance(field, LineField)
    put(field.line, "2020", enter=False)
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "2023-07-06"
    assert not pane._workspace.history.can_undo


def test_a_choice_is_shown_with_its_meaning(pane: FactsPane) -> None:
    field = editor(pane, "positions", "pos-1", "firmness")
    assert isinstance(field, ChoiceField)
    assert field.box.currentText() == "not given, so unknown: not known"
    choose(field.box, "red-line")
    assert plain_at(pane, field.path) == "red-line"
    assert field.box.currentText() == "red line: says it would rather have no deal"


def test_yes_and_no_are_chosen(pane: FactsPane) -> None:
    field = editor(pane, "weapons_packages", "pda", "items_complete")
    assert isinstance(field, ChoiceField)
    choose(field.box, "yes")
    assert plain_at(pane, field.path) == "yes"


def test_a_word_that_is_none_is_shown_and_can_be_mended(pane: FactsPane, workspace: Workspace) -> None:
    from tracktwo.editing.operations import set_value

    field = editor(pane, "positions", "pos-1", "basis")
    assert isinstance(field, ChoiceField)
    workspace.attempt(lambda text: set_value(text, field.path, "hearsay"))
    assert field.box.currentText() == "hearsay"
    assert any("not one of the words" in note for note in field.notes)
    choose(field.box, "leaked")
    assert field.notes == ()


def test_a_reference_is_searched_by_name_and_chosen_from_the_list(pane: FactsPane) -> None:
    field = editor(pane, "positions", "pos-1", "voiced_by")
    assert isinstance(field, ReferenceField)
    field.line.setFocus()
    QTest.keyClicks(field.line, "rich")
    lines = [row.line for row in field.line._rows.rows]
    assert lines == ["Richard Haass (haass)  ·  person", "New actor…"]
    popup = field.line.completer().popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert plain_at(pane, field.path) == "haass"
    assert field.line.text() == "Richard Haass (haass)"


def test_a_reference_to_nothing_is_kept_and_told(pane: FactsPane) -> None:
    field = editor(pane, "positions", "pos-1", "issue")
    assert isinstance(field, ReferenceField)
    put(field.line, "proces")
    assert plain_at(pane, field.path) == "proces"
    assert any('Did you mean "process"?' in note for note in field.notes)
    put(field.line, "Arms")
    assert plain_at(pane, field.path) == "arms", "a name that only one record has is taken for its id"


def test_several_references_are_chips(pane: FactsPane) -> None:
    field = editor(pane, "positions", "pos-1", "holder")
    assert isinstance(field, ChipsField)
    assert [chip.text() for chip in field.chips] == ["United States (us)"]
    put(field.focus_target, "ru")
    assert plain_at(pane, field.path) == ["us", "ru"]
    QTest.keyClick(field.chips[1], Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert plain_at(pane, field.path) == ["ru", "us"]
    QTest.keyClick(field.chips[0], Qt.Key.Key_Delete)
    assert plain_at(pane, field.path) in ("us", ["us"])


def test_several_choices_are_chips(pane: FactsPane) -> None:
    field = editor(pane, "parties", 0, "role")
    assert isinstance(field, ChipsField)
    box = field.focus_target
    assert isinstance(box, QComboBox)
    choose(box, "critic")
    assert plain_at(pane, field.path) == ["backer", "critic"]


def test_free_text_stands_where_a_reference_may(pane: FactsPane) -> None:
    field = editor(pane, "deal_terms", "t-line", "guarantors")
    assert isinstance(field, ChipsField)
    put(field.focus_target, "“a group of states”")
    assert plain_at(pane, (*field.path, 0)) == {"text": "a group of states"}
    assert field.chips[0].text() == "“a group of states”"


def test_citations_are_edited_in_rows(pane: FactsPane) -> None:
    field = editor(pane, "positions", "pos-1", "cites")
    assert isinstance(field, CitesField)
    assert len(field.rows) == 2
    put(field.rows[0].place, "para. 4")
    assert plain_at(pane, (*field.path, 0)) == "nbc#para. 4"
    choose(field.rows[0].credibility, "2")
    assert plain_at(pane, (*field.path, 0)) == {"source": "nbc", "at": "para. 4", "credibility": "2"}
    assert field.rows[1].repeats.isVisibleTo(field)
    put(field.rows[1].repeats, "unknown")
    assert plain_at(pane, (*field.path, 1)) == {"source": "pw", "repeats": "unknown"}
    QTest.mouseClick(field.add_button, Qt.MouseButton.LeftButton)
    assert len(field.rows) == 3
    put(field.rows[2].source, "pw")
    assert plain_at(pane, (*field.path, 2)) == "pw"
    field.take_out(0)
    assert len(field.rows) == 2


def test_a_text_gets_an_original_and_its_language(pane: FactsPane) -> None:
    field = editor(pane, "positions", "pos-1", "position")
    assert isinstance(field, WordingField)
    put(field.text.focus_target, "Knew it.")
    assert plain_at(pane, field.path) == "Knew it."
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    put(field.original.focus_target, "Знал.")
    put(field.lang.focus_target, "ru")
    assert plain_at(pane, field.path) == {"text": "Knew it.", "original": "Знал.", "lang": "ru"}


def test_lines_are_added_changed_and_taken_out(pane: FactsPane) -> None:
    field = editor(pane, "options", "opt-a", "for")
    assert isinstance(field, LinesField)
    QTest.mouseClick(field.add_button, Qt.MouseButton.LeftButton)
    put(field.rows[1].editor.focus_target, "Cheap")
    assert plain_at(pane, field.path) == ["Quiet", "Cheap"]
    put(field.rows[0].editor.focus_target, "")
    assert plain_at(pane, field.path) in ("Cheap", ["Cheap"])


def test_one_part_is_opened_and_filled(pane: FactsPane) -> None:
    field = editor(pane, "deal_terms", "t-line", "ceasefire")
    assert isinstance(field, PartField)
    QTest.mouseClick(field.group.button, Qt.MouseButton.LeftButton)
    grid = field.group.body
    assert isinstance(grid, FieldGrid)
    grid.more.setChecked(True)
    put(grid.editors["line"].focus_target, "line of contact")
    put(grid.editors["duration"].focus_target, "open")
    assert plain_at(pane, field.path) == {"line": "line of contact", "duration": "open"}


def test_parts_are_added_duplicated_moved_and_taken_out(pane: FactsPane) -> None:
    field = editor(pane, "actors", "haass", "roles")
    assert isinstance(field, PartsField)
    QTest.mouseClick(field.add_button, Qt.MouseButton.LeftButton)
    grid = field.rows[1].group.body
    assert isinstance(grid, FieldGrid)
    put(grid.editors["title"].focus_target, "Fellow")
    assert plain_at(pane, (*field.path, 1)) == {"title": "Fellow"}
    field.duplicate(0)
    assert [at_path(each, ("title",)) for each in plain_at(pane, field.path)] == ["President", "President", "Fellow"]
    field.shift(2, -1)
    assert at_path(plain_at(pane, field.path), (1, "title")) == "Fellow"
    field.take_out(0)
    assert len(field.rows) == 2


def test_stances_are_kept_by_party(pane: FactsPane) -> None:
    field = editor(pane, "deal_terms", "t-line", "stances")
    assert isinstance(field, PartMapField)
    field.rows[0].reveal(("basis",))
    grid = of_kind(FieldGrid, of_kind(PartMapRow, field.rows[0]).group.body)
    basis = grid.editors["basis"]
    assert isinstance(basis, ChoiceField)
    choose(basis.box, "inferred")
    assert plain_at(pane, (*field.path, "us")) == {"stance": "supports", "basis": "inferred"}
    put(field.adder, "ru")
    assert plain_at(pane, (*field.path, "ru")) == "unstated"
    field.take_out("us")
    assert set(plain_at(pane, field.path)) == {"ru"}


def test_a_variant_is_written_once_it_says_something(pane: FactsPane, workspace: Workspace) -> None:
    from tracktwo.editing.operations import add_record

    workspace.attempt(lambda text: add_record(text, "claims", "c", {"statement": "Share", "kind": "figure"}))
    field = editor(pane, "claims", "c", "variants")
    assert isinstance(field, PartMapField)
    put(field.adder, "pentagon")
    assert plain_at(pane, field.path) == ""
    grid = of_kind(FieldGrid, of_kind(PartMapRow, field.rows[0]).group.body)
    grid.more.setChecked(True)
    put(grid.editors["value"].focus_target, "not more than 2.35 %")
    assert plain_at(pane, field.path) == {"pentagon": {"value": "not more than 2.35 %"}}
    put(field.adder, "icrc")
    field.take_out("icrc")
    assert len(field.rows) == 1


def test_reactions_and_spellings_are_kept_by_name(pane: FactsPane) -> None:
    field = editor(pane, "options", "opt-a", "reactions")
    assert isinstance(field, LineMapField)
    put(of_kind(LineMapRow, field.rows[0]).editor.focus_target, "angry")
    assert plain_at(pane, field.path) == {"us": "angry"}
    spelling = editor(pane, "dossier", "spelling")
    assert isinstance(spelling, MapField)
    put(spelling.adder, "Kyiv")
    put(of_kind(LineMapRow, spelling.rows[0]).editor.focus_target, "Kiev, Kiew")
    assert plain_at(pane, ("dossier", "spelling")) == {"Kyiv": ["Kiev", "Kiew"]}


@pytest.mark.parametrize(
    ("name", "typed", "plain"),
    [("bluf", "They met twice [@nbc].", "They met twice [@nbc]."), ("talking_points", "First", ["First", "Two"])],
)
def test_free_texts_keep_their_shape(pane: FactsPane, name: str, typed: str, plain: Plain) -> None:
    pane._workspace.select_record(("texts", name))
    form = pane.panel._stack.currentWidget()
    assert isinstance(form, TextForm)
    inner = of_kind(FreeProseField, form.editor)._inner
    box = inner.rows[0].editor if isinstance(inner, LinesField) else inner
    put(box.focus_target, typed)
    form.commit()
    assert plain_at(pane, ("texts", name)) == plain
    assert "# main line" in pane._workspace.current.text_of("d.yaml")


def test_emptying_a_required_field_is_told(pane: FactsPane) -> None:
    field = editor(pane, "issues", "arms", "title")
    assert isinstance(field, WordingField)
    put(field.text.focus_target, "")
    assert field.text.notes == ("Required.",)


def test_undo_reaches_the_program_from_a_field_in_which_nothing_is_typed(pane: FactsPane, workspace: Workspace) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), pane)
    shortcut.activated.connect(workspace.undo)
    field = editor(pane, "positions", "pos-1", "as_of")
    assert isinstance(field, LineField)
    pane.activateWindow()
    put(field.line, "2023-07-01")
    QTest.keySequence(field.line, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.line.text() == "2023-07-06"
    assert not workspace.history.can_undo
