"""What is typed in a field and has not reached its pause is not lost, and typing without a pause is one step."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from patience import PATIENCE, wait_until
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from scripted_prompts import ScriptedPrompts

from tracktwo.editing.history import History
from tracktwo.editing.operations import set_value
from tracktwo.editing.recovery import DELAY, found_recoveries
from tracktwo.editing.text import DossierText
from tracktwo.exporting import Format
from tracktwo.gui.facts.pane import FactsPane
from tracktwo.gui.forms import text_fields
from tracktwo.gui.forms.text_fields import PAUSE
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.prompts import Answer
from tracktwo.gui.text_page import KEEPING

AFTER_A_PAUSE = PAUSE + 150


@pytest.fixture(autouse=True)
def never_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that stops for a while in the middle of a word makes no long pause of it."""
    monkeypatch.setattr(text_fields, "LONGEST_SPELL", PATIENCE)


def title_field(window: MainWindow, qtbot: QtBot) -> QLineEdit | QPlainTextEdit:
    """The title of the dossier, with the keyboard in it, at its end."""
    window.workspace.select_record(("dossier", "title"))

    def is_there() -> bool:
        field = window.focusWidget()
        return isinstance(field, QLineEdit | QPlainTextEdit) and shown(field) == title(window)

    qtbot.waitUntil(is_there, timeout=PATIENCE)
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


def test_closing_asks_for_what_is_being_typed(
    opened: MainWindow, dossier: Path, qtbot: QtBot, prompts: ScriptedPrompts
) -> None:
    qtbot.keyClicks(title_field(opened, qtbot), " again")
    prompts.answers = [Answer.SAVE]
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


def test_typing_without_a_pause_is_asked_for_all_the_same(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = title(opened)
    field = title_field(opened, qtbot)
    monkeypatch.setattr(text_fields, "LONGEST_SPELL", -1)  # it has been long with the first letter
    qtbot.keyClicks(field, "s")
    assert title(opened) == f"{before}s"


def test_typing_after_a_long_pause_is_another_step(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = title(opened)
    field = title_field(opened, qtbot)
    for letter in "ab":
        monkeypatch.setattr(text_fields, "LONGEST_SPELL", -1)
        qtbot.keyClicks(field, letter)
    opened.workspace.undo()
    assert title(opened) == f"{before}a"
    opened.workspace.undo()
    assert title(opened) == before


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


def test_reading_again_from_disk_asks_for_what_is_not_saved(
    opened: MainWindow, qtbot: QtBot, prompts: ScriptedPrompts
) -> None:
    qtbot.keyClicks(title_field(opened, qtbot), " again")
    prompts.answers = [Answer.CANCEL]
    opened.actions_by_name["read_again"].trigger()
    assert title(opened).endswith(" again")


def test_the_text_of_a_broken_file_is_saved_as_typed(window: MainWindow, dossier: Path, qtbot: QtBot) -> None:
    dossier.write_text("schema: 1\ndossier: [\n", "utf-8")
    window.documents.open(dossier)
    window.text_page.edit.moveCursor(window.text_page.edit.textCursor().MoveOperation.End)
    qtbot.keyClicks(window.text_page.edit, "x")
    window.documents.save()
    assert dossier.read_text("utf-8").endswith("x")


@pytest.mark.parametrize(
    "written",
    [
        "schema: 1\ndossier: [\n",
        "schema: 1\r\ndossier: [\r\n",
        "\ufeffschema: 1\rdossier: [\r",
        "schema: 1\ndossier: [\n# 10\u00a0000 \u202f\u2028 \x85\n",
    ],
)
def test_typing_on_the_text_page_changes_nothing_else(
    window: MainWindow, dossier: Path, qtbot: QtBot, written: str
) -> None:
    dossier.write_bytes(written.encode())
    window.documents.open(dossier)
    window.text_page.edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(window.text_page.edit, "x")
    window.documents.save()
    mark = "\ufeff" if written.startswith("\ufeff") else ""
    assert dossier.read_bytes().decode() == f"{mark}x{written.removeprefix(mark)}"


def test_what_is_read_while_it_is_typed_leaves_the_cursor(window: MainWindow, dossier: Path, qtbot: QtBot) -> None:
    dossier.write_text("schema: 1\ndossier: [\n", "utf-8")
    window.documents.open(dossier)
    edit = window.text_page.edit
    assert edit.textCursor().blockNumber() > 0  # at the fault
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(edit, "# one ")
    window.workspace.settle()
    qtbot.keyClicks(edit, "two")
    assert edit.toPlainText().startswith("# one twoschema")
    qtbot.mouseClick(window.text_page.read_again, Qt.MouseButton.LeftButton)
    assert edit.textCursor().blockNumber() > 0  # the fault is on another line


@pytest.mark.parametrize("written", ["a: [\r\nb: 1\n", "a: [\u2029\n"])
def test_a_text_that_an_editor_cannot_hold_is_only_shown(window: MainWindow, dossier: Path, written: str) -> None:
    dossier.write_bytes(written.encode())
    window.documents.open(dossier)
    assert window.text_page.edit.isReadOnly()


def test_what_is_typed_on_the_text_page_is_kept_without_being_read(
    window: MainWindow, dossier: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    dossier.write_text("schema: 1\ndossier: [\n", "utf-8")
    window.documents.open(dossier)
    window.text_page.edit.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(window.workspace.drafted, timeout=PATIENCE) as drafted:
        qtbot.keyClicks(window.text_page.edit, "x")
    assert drafted.args is not None
    (files,) = drafted.args
    assert files == {dossier.name: b"schema: 1\ndossier: [\nx"}
    assert window.workspace.current.files[dossier.name] == dossier.read_bytes()
    folder = tmp_path / "state" / "recovery"
    qtbot.waitUntil(lambda: any(folder.glob("*.recovery")), timeout=PATIENCE)
    window.documents.save()
    assert not list(folder.glob("*.recovery"))


TYPE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tracktwo.gui.application import prepare
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.settings import Settings
if __name__ == "__main__":
    application = QApplication([])
    prepare(application)
    folder = Path(sys.argv[1])
    window = MainWindow(Settings(folder / "settings"), folder / "state")
    window.show()
    window.documents.open(Path(sys.argv[2]))
    edit = window.text_page.edit
    edit.moveCursor(QTextCursor.MoveOperation.End)
    count = 0
    def type_on():
        global count
        count += 1
        QTest.keyClicks(edit, f"{count} ")
    typing = QTimer(interval=20)
    typing.timeout.connect(type_on)
    typing.start()
    application.exec()
"""


def kept_words(folder: Path, name: str, before: str) -> list[str]:
    """What a recovery file has behind a text, word by word, while its process lives."""
    for file in folder.glob("*.recovery"):
        files = json.loads(file.read_bytes().partition(b"\n")[2])["files"]
        return base64.b64decode(files[name]).decode().removeprefix(before).split(" ")[:-1]
    return []


def test_what_is_typed_on_the_text_page_without_a_pause_is_kept_again_and_again(dossier: Path, tmp_path: Path) -> None:
    assert KEEPING / 1000 + DELAY <= 5, "seconds that are lost at most when the program is killed"
    broken = "schema: 1\ndossier: [\n"
    dossier.write_text(broken, "utf-8")
    folder = tmp_path / "state" / "recovery"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", TYPE, str(tmp_path), str(dossier)]
    counts = [0]

    def is_kept_thrice() -> bool:
        count = len(kept_words(folder, dossier.name, broken))
        counts.extend([count] if count > counts[-1] else [])
        return len(counts) > 3

    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as child:
        try:
            wait_until(is_kept_thrice, "what is typed is kept three times")
        finally:
            child.kill()
    (found,), damaged = found_recoveries(folder)
    assert not damaged
    assert found.files[dossier.name].decode().startswith(broken)
    words = kept_words(folder, dossier.name, broken)
    assert len(words) >= counts[-1]
    assert words == [str(number) for number in range(1, len(words) + 1)]
    assert dossier.read_text("utf-8") == broken


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
