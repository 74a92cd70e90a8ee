"""What is typed in a field and has not reached its pause is not lost, and typing without a pause is one step."""

from __future__ import annotations

from pathlib import Path

from patience import PATIENCE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tracktwo.editing.history import History
from tracktwo.editing.operations import set_value
from tracktwo.editing.text import DossierText
from tracktwo.exporting import Format
from tracktwo.gui.facts.pane import FactsPane
from tracktwo.gui.forms.text_fields import PAUSE
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.prompts import Answer

AFTER_A_PAUSE = PAUSE + 150


def title_field(window: MainWindow, qtbot: QtBot) -> QLineEdit | QPlainTextEdit:
    """The title of the dossier, with the keyboard in it, at its end."""
    window.workspace.select_record(("dossier", "title"))
    qtbot.wait(50)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    return field


def shown(field: QWidget) -> str:
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def title(window: MainWindow) -> str:
    dossier = window.workspace.current.reading.dossier
    assert dossier is not None
    return dossier.head.title.text


def test_saving_takes_up_what_is_being_typed(opened: MainWindow, dossier: Path, qtbot: QtBot) -> None:
    before = title(opened)
    qtbot.keyClicks(title_field(opened, qtbot), " again")
    assert title(opened) == before  # the pause has not come yet
    opened.actions_by_name["save"].trigger()
    assert title(opened) == f"{before} again"
    assert f"{before} again" in dossier.read_text("utf-8")


def test_exporting_takes_up_what_is_being_typed(opened: MainWindow, dossier: Path, qtbot: QtBot) -> None:
    opened.workspace.choose(formats=(Format.PDF,), output=dossier.parent)
    qtbot.keyClicks(title_field(opened, qtbot), " again")
    with qtbot.waitSignal(opened.builder.exported, timeout=PATIENCE):
        opened.exports.export()
    assert title(opened).endswith(" again")


def test_closing_asks_for_what_is_being_typed(opened: MainWindow, dossier: Path, qtbot: QtBot) -> None:
    qtbot.keyClicks(title_field(opened, qtbot), " again")
    opened.prompts.answers = [Answer.SAVE]
    opened.documents.close()
    assert not opened.workspace.is_open
    assert " again" in dossier.read_text("utf-8")


def test_a_choice_for_the_brief_takes_up_what_is_being_typed(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(title_field(opened, qtbot), " again")
    opened.workspace.choose(formats=(Format.PDF,))
    assert title(opened).endswith(" again")


def test_undo_from_the_menu_takes_back_what_is_being_typed(opened: MainWindow, qtbot: QtBot) -> None:
    before = opened.workspace.current.files
    qtbot.keyClicks(title_field(opened, qtbot), " again")
    opened.workspace.undo()
    assert opened.workspace.current.files == before
    assert opened.workspace.history.can_redo


def test_a_pause_between_two_words_leaves_the_space_and_the_cursor(opened: MainWindow, qtbot: QtBot) -> None:
    before = title(opened)
    field = title_field(opened, qtbot)
    qtbot.keyClicks(field, " once ")
    qtbot.wait(AFTER_A_PAUSE)
    assert title(opened) == f"{before} once"
    qtbot.keyClicks(field, "more")
    qtbot.wait(AFTER_A_PAUSE)
    assert shown(field) == title(opened) == f"{before} once more"


def test_typing_with_short_pauses_is_one_step(opened: MainWindow, qtbot: QtBot) -> None:
    before = opened.workspace.current.files
    field = title_field(opened, qtbot)
    for word in (" one", " two", " three"):
        qtbot.keyClicks(field, word)
        qtbot.wait(AFTER_A_PAUSE)
    after = opened.workspace.current.files
    opened.workspace.undo()
    assert opened.workspace.current.files == before
    assert not opened.workspace.history.can_undo
    opened.workspace.redo()
    assert opened.workspace.current.files == after


def test_typing_after_leaving_the_field_is_another_step(opened: MainWindow, qtbot: QtBot) -> None:
    field = title_field(opened, qtbot)
    qtbot.keyClicks(field, " one")
    opened.sections.list.setFocus()
    first = opened.workspace.current.files
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, " two")
    opened.workspace.settle()
    opened.workspace.undo()
    assert opened.workspace.current.files == first
    assert opened.workspace.history.can_undo


def test_reading_again_from_disk_asks_for_what_is_not_saved(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(title_field(opened, qtbot), " again")
    opened.prompts.answers = [Answer.CANCEL]
    opened.actions_by_name["read_again"].trigger()
    assert title(opened).endswith(" again")


def test_the_text_of_a_broken_file_is_saved_as_typed(window: MainWindow, dossier: Path, qtbot: QtBot) -> None:
    dossier.write_text("schema: 1\ndossier: [\n", "utf-8")
    window.documents.open(dossier)
    window.text_page.edit.moveCursor(window.text_page.edit.textCursor().MoveOperation.End)
    qtbot.keyClicks(window.text_page.edit, "x")
    window.documents.save()
    assert dossier.read_text("utf-8").endswith("x")


def test_steps_of_one_spell_are_joined_until_the_dossier_is_saved(dossier: Path) -> None:
    start = DossierText.load(dossier)
    history = History(start)
    spell = object()
    for words in ("Waters", "Waters of", "Waters of the Indus"):
        history.do(set_value(history.current, ("dossier", "title"), words), spell)
    history.mark_saved()
    saved = history.current.files
    history.do(set_value(history.current, ("dossier", "title"), "Waters of the Indus basin"), spell)
    last = history.current.files
    history.undo()
    assert history.current.files == saved
    history.undo()
    assert history.current.files == start.files
    assert not history.can_undo
    history.redo()
    history.redo()
    assert history.current.files == last


def test_the_facts_take_up_nothing_when_nothing_is_typed(opened: MainWindow) -> None:
    assert isinstance(opened.facts, FactsPane)
    opened.workspace.settle()
    assert not opened.workspace.history.can_undo
