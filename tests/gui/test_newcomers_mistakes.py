"""What a newcomer does wrong, or does at a bad moment, costs nothing: found by using the window with mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from answering import answering
from patience import PATIENCE
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from scripted_prompts import ScriptedPrompts

from tracktwo.diagnostics import Diagnostic
from tracktwo.dossier.rereading import entries_of
from tracktwo.dossier.yaml_text import Plain
from tracktwo.editing.operations import set_value
from tracktwo.editing.renaming import rename_id
from tracktwo.gui.facts.delete_dialog import DeleteDialog
from tracktwo.gui.facts.record_dialogs import NewRecordDialog, RenameDialog
from tracktwo.gui.forms.cites_field import CitesField
from tracktwo.gui.forms.field_labels import in_labels
from tracktwo.gui.forms.map_fields import LineMapRow
from tracktwo.gui.forms.part_fields import PartsField
from tracktwo.gui.forms.record_form import RecordForm
from tracktwo.gui.forms.text_fields import LineField
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.prompts import Answer, Prompts
from tracktwo.gui.sections.options_form import OptionLine, OptionsForm, date_problem
from tracktwo.template.options import SECTION_KINDS


def form_of(window: MainWindow) -> RecordForm:
    form = window.facts.panel._stack.currentWidget()
    assert isinstance(form, RecordForm)
    return form


# Pages that go


def test_the_search_lets_pages_go_before_they_are_deleted(opened: MainWindow) -> None:
    """QtPdf's search goes on in a deleted document, and ended the program after Save as, Open and Close."""
    assert opened.preview.search.searched_pages > 1
    opened.documents.close()
    assert opened.preview.search.searched_pages == 0
    QTest.qWait(300)


# Errors in the head and in a brief


def test_a_wrong_language_of_the_dossier_leaves_the_forms_and_the_sections(opened: MainWindow, qtbot: QtBot) -> None:
    rows = opened.sections.model.rows
    brief = opened.top_bar.brief.currentText()
    opened.workspace.select_record(("dossier",))
    line = form_of(opened).grid.editors["lang"]
    assert isinstance(line, LineField)
    line.line.setFocus()
    QTest.keyClicks(line.line, "xx")
    with qtbot.waitSignal(opened.builder.refused, timeout=PATIENCE):
        line.end_typing()
    assert opened.workspace.current.reading.dossier is None
    assert opened.middle.currentWidget() is opened.facts
    assert opened.sections.model.rows == rows
    assert opened.top_bar.brief.currentText() == brief
    assert not opened.sections.list.isEnabled()
    assert opened.preview.trouble.startswith("These are the last good pages. “Language”: ")
    opened.workspace.undo()
    assert opened.workspace.current.reading.dossier is not None
    assert opened.sections.list.isEnabled()
    assert opened.sections.model.rows == rows


def test_a_brief_with_an_error_stays_the_one_that_is_made(opened: MainWindow) -> None:
    brief_id = opened.workspace.choices.brief
    title, rows = opened.top_bar.brief.currentText(), opened.sections.model.rows
    opened.workspace.attempt(lambda text: set_value(text, ("briefs", brief_id, "lang"), "klingon"))
    assert opened.top_bar.brief.currentText() == title
    assert opened.top_bar.brief.currentData() == brief_id
    assert opened.sections.model.rows == rows
    before = opened.workspace.current.files
    opened.sections.tick(0, on=not rows[0].is_chosen)
    assert opened.workspace.current.files == before, "sections that are not known are not written"


def test_messages_call_fields_as_the_forms_do() -> None:
    assert in_labels('"as_of": "July" is not a date.') == '“As of”: "July" is not a date.'
    assert in_labels('The required field "kind" of "fran" is missing.') == (
        'The required field “Kind” of "fran" is missing.'
    )
    assert in_labels('"ru" is written twice here.') == '"ru" is written twice here.'


# Undo


def test_undo_reaches_the_program_from_an_option_in_which_nothing_is_typed(opened: MainWindow, qtbot: QtBot) -> None:
    form = opened.sections.findChild(OptionsForm)
    assert form is not None
    lines = form.findChildren(OptionLine)
    opened.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is opened, timeout=PATIENCE)
    lines[0].setFocus()
    QTest.keyClicks(lines[0], "Main point")
    lines[-1].setFocus()
    assert opened.workspace.history.can_undo
    QTest.keyClick(lines[-1], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not opened.workspace.history.can_undo


def test_an_option_that_is_no_date_says_so() -> None:
    assert "is not a date" in date_problem("next spring")
    assert date_problem("2023-03") == ""
    assert date_problem("") == ""


def test_a_finding_in_a_citation_goes_when_it_is_gone(opened: MainWindow) -> None:
    block, record = "positions", next(iter(entries_of(opened.workspace.current.blocks, ("positions",))))
    opened.workspace.select_record((block, record))
    cites = form_of(opened).grid.editors["cites"]
    assert isinstance(cites, CitesField)
    wrong = Diagnostic("E03", 'There is no record "zzz".', path=(block, record, "cites", 0))
    opened.workspace.note_diagnostics((wrong,))
    assert any("zzz" in row._note.text() for row in cites.rows)
    opened.workspace.note_diagnostics(())
    assert [row._note.text() for row in cites.rows if row._note.text()] == []


def test_a_record_stays_in_sight_when_its_renaming_is_taken_back(opened: MainWindow) -> None:
    old = next(iter(entries_of(opened.workspace.current.blocks, ("actors",))))
    opened.workspace.select_record(("actors", old))
    opened.workspace.attempt(lambda text: rename_id(text, "actors", old, "renamed"))
    assert opened.facts.panel.path == ("actors", "renamed")
    opened.workspace.undo()
    assert opened.facts.panel.path == ("actors", old)
    assert opened.workspace.selected == ("actors", old)


def test_a_brief_like_this_one_keeps_what_was_chosen(opened: MainWindow) -> None:
    opened.sections.tick(0, on=not opened.sections.model.rows[0].is_chosen)
    rows = opened.sections.model.rows

    def answer(dialog: NewRecordDialog) -> None:
        QTest.keyClicks(dialog.name, "For the minister")
        dialog.accept()

    with answering(NewRecordDialog, answer):
        opened.actions_by_name["new_brief"].trigger()
    assert opened.workspace.choices.brief == "for-the-minister"
    assert opened.top_bar.brief.currentText() == "For the minister"
    assert opened.sections.model.rows == rows
    assert opened.workspace.current.reading.dossier is not None


# Dialogs


def test_dialogs_begin_where_there_is_something_to_write(opened: MainWindow, qtbot: QtBot) -> None:
    context = opened.facts.context
    dialogs = (NewRecordDialog("actors", (), context, parent=opened), RenameDialog("ua", ("ua",), (), opened))
    for dialog in dialogs:
        dialog.open()
        qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
        assert isinstance(dialog.focusWidget(), QLineEdit), type(dialog).__name__
        dialog.reject()


def test_one_use_is_told_in_the_singular(opened: MainWindow) -> None:
    dialog = DeleteDialog("France", ("Package: recipient",), opened)
    words = " ".join(label.text() for label in dialog.findChildren(type(dialog.note)))
    assert "One place refers to it. It stays" in words
    dialog.deleteLater()


def test_a_party_has_no_id_to_change(opened: MainWindow) -> None:
    opened.workspace.select_record(("parties", 0))
    opened.facts.table.setFocus()
    QTest.keyClick(opened.facts.table, Qt.Key.Key_F2)
    assert opened.facts.commands.dialog is None


@pytest.mark.parametrize("has_changes", [True, False])
def test_a_question_closed_without_an_answer_loses_nothing(window: MainWindow, has_changes: bool) -> None:
    prompts = Prompts(window)

    def close(box: QMessageBox) -> None:
        QTest.keyClick(box, Qt.Key.Key_Escape)

    with answering(QMessageBox, close):
        assert prompts.recovered("a.yaml", "today", is_outdated=has_changes) is Answer.RESTORE
    with answering(QMessageBox, close):
        assert prompts.outside_change("a.yaml", has_changes=has_changes) is Answer.KEEP


def test_enter_opens_a_sample(window: MainWindow, qtbot: QtBot) -> None:
    cards = [each for each in window.welcome.findChildren(QPushButton) if each.property("role") == "card"]
    assert cards
    with qtbot.waitSignal(window.welcome.sample_chosen, timeout=PATIENCE):
        QTest.keyClick(cards[0], Qt.Key.Key_Return)


# Files


def test_a_dossier_that_is_deleted_is_not_called_saved(
    opened: MainWindow, dossier: Path, prompts: ScriptedPrompts
) -> None:
    dossier.unlink()
    opened.documents.look_at_disk()
    assert opened.documents.state_in_words() == "No longer on disk: save it again"
    prompts.answers = [Answer.CANCEL]
    assert not opened.documents.may_close()
    opened.documents.save()
    assert dossier.is_file()
    assert opened.documents.state_in_words() == "Saved"


# Room


def right_edge(widget: QWidget, inside: QWidget) -> int:
    return widget.mapTo(inside, widget.rect().topRight()).x()


def test_the_window_fits_a_small_screen(opened: MainWindow) -> None:
    assert opened.minimumSizeHint().width() <= 1024
    assert opened.minimumSizeHint().height() <= 700


@pytest.mark.parametrize("width", [260, 380, 620])
def test_forms_and_their_groups_fit_their_pane(opened: MainWindow, qtbot: QtBot, width: int) -> None:
    actors = entries_of(opened.workspace.current.blocks, ("actors",))
    person = next(name for name, actor in actors.items() if "roles" in actor)
    opened.workspace.select_record(("actors", person))
    form = form_of(opened)
    form.setFixedWidth(width)
    roles = form.grid.editors["roles"]
    assert isinstance(roles, PartsField)
    roles.rows[0].group.set_open(is_open=True)

    def cut_off() -> list[QWidget]:
        shown = [each for each in form.grid.findChildren(QWidget) if each.isVisible()]
        assert len(shown) > 10
        return [each for each in shown if right_edge(each, form.viewport()) > form.viewport().width()]

    qtbot.waitUntil(lambda: cut_off() == [], timeout=PATIENCE)


def test_options_in_the_form_of_a_brief_are_called_as_in_the_sections(opened: MainWindow) -> None:
    brief_id = opened.workspace.choices.brief
    section: Plain = {"kind": "participants", "options": {"who": "all"}}
    opened.workspace.attempt(lambda text: set_value(text, ("briefs", brief_id, "sections"), [section]))
    opened.workspace.select_record(("briefs", brief_id))
    sections = form_of(opened).grid.editors["sections"]
    assert isinstance(sections, PartsField)
    sections.rows[0].group.set_open(is_open=True)
    rows = sections.findChildren(LineMapRow)
    assert [row._label.accessibleName() for row in rows] == ["Who is listed"]


def test_nothing_is_said_to_follow_by_itself_when_nothing_does(opened: MainWindow) -> None:
    assert opened.sections._follows.text().endswith("follow by themselves.")
    for kind in ("source-summary", "sources", "estimative-box"):
        opened.sections.add(SECTION_KINDS[kind])
    assert opened.sections._follows.text() == ""
    assert opened.sections._follows.isHidden()
