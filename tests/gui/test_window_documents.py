"""Opening, saving, closing; other editors, other programs, crashes."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from patience import PATIENCE
from PySide6.QtCore import QLibraryInfo, QMimeData, QPointF, Qt, QUrl, QVersionNumber
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot
from scripted_prompts import ScriptedPrompts

from tracktwo.editing.keeping import Lock
from tracktwo.editing.operations import set_value
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.prompts import Answer
from tracktwo.gui.settings import Settings
from tracktwo.gui.welcome import samples
from tracktwo.paths import resources_folder


def retitle(window: MainWindow, title: str) -> None:
    window.workspace.attempt(lambda text: set_value(text, ("dossier", "title"), title))


def test_saving_changes_the_title_and_no_other_byte(opened: MainWindow, dossier: Path) -> None:
    before = dossier.read_text("utf-8")
    dossier_read = opened.workspace.current.reading.dossier
    assert dossier_read is not None
    old = dossier_read.head.title.text
    retitle(opened, "Water after the treaty")
    assert opened.documents.state_in_words() == "Not saved yet"
    opened.documents.save()
    assert opened.documents.state_in_words() == "Saved"
    assert not opened.isWindowModified()
    assert dossier.read_text("utf-8") == before.replace(old, "Water after the treaty", 1)


def test_a_sample_is_saved_as_a_copy(window: MainWindow, tmp_path: Path, prompts: ScriptedPrompts) -> None:
    sample = samples()[0]
    before = sample.read_bytes()
    window.documents.open(sample)
    retitle(window, "Mine")
    assert window.documents.is_read_only
    copy = tmp_path / "mine.yaml"
    prompts.answers = [copy]
    window.documents.save()
    assert sample.read_bytes() == before
    assert b"title: Mine" in copy.read_bytes()
    assert window.workspace.current.path == copy
    assert not window.documents.is_read_only


def test_a_new_dossier_is_the_starter_and_exports(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, prompts: ScriptedPrompts
) -> None:
    path = tmp_path / "new.yaml"
    prompts.answers = [path]
    with qtbot.waitSignal(window.builder.shown, timeout=PATIENCE):
        window.documents.ask_new()
    assert path.read_bytes() == (resources_folder() / "starter" / "dossier.yaml").read_bytes()


def test_unsaved_changes_are_asked_for(opened: MainWindow, dossier: Path, prompts: ScriptedPrompts) -> None:
    retitle(opened, "Kept")
    prompts.answers = [Answer.CANCEL]
    opened.documents.close()
    assert opened.workspace.is_open
    prompts.answers = [Answer.SAVE]
    opened.documents.close()
    assert not opened.workspace.is_open
    assert "title: Kept" in dossier.read_text("utf-8")


def test_a_dossier_open_elsewhere_is_opened_to_read(
    window: MainWindow, dossier: Path, tmp_path: Path, prompts: ScriptedPrompts
) -> None:
    with Lock.take(dossier):
        prompts.answers = [Answer.CANCEL]
        window.documents.open(dossier)
        assert not window.workspace.is_open
        prompts.answers = [Answer.READ_ONLY]
        window.documents.open(dossier)
    assert window.workspace.is_open
    assert "being edited" in prompts.asked[-1]
    retitle(window, "Not here")
    prompts.answers = [tmp_path / "copy.yaml"]
    window.documents.save()
    assert "Not here" not in dossier.read_text("utf-8")


def test_the_lock_goes_with_the_dossier(opened: MainWindow, dossier: Path) -> None:
    lock = dossier.with_name(f".{dossier.name}.lock")
    assert lock.exists()
    opened.documents.close()
    assert not lock.exists()


def test_an_outside_change_is_never_overwritten_unasked(
    opened: MainWindow, dossier: Path, prompts: ScriptedPrompts
) -> None:
    retitle(opened, "Mine")
    dossier.write_bytes(dossier.read_bytes() + b"\n# theirs\n")
    prompts.answers = [Answer.KEEP, Answer.CANCEL]
    opened.documents.look_at_disk()
    opened.documents.look_at_disk()
    opened.documents.save()
    assert dossier.read_bytes().endswith(b"# theirs\n")
    assert [words.split(" indus")[0] for words in prompts.asked] == [
        "outside change",
        "overwrite outside change",
    ]
    prompts.answers = [Answer.OVERWRITE]
    opened.documents.save()
    assert b"theirs" not in dossier.read_bytes()


def test_an_outside_change_is_noticed_and_read_again(
    opened: MainWindow, dossier: Path, qtbot: QtBot, prompts: ScriptedPrompts
) -> None:
    prompts.answers = [Answer.READ_AGAIN]
    with qtbot.waitSignal(opened.workspace.dossier_opened, timeout=PATIENCE):
        dossier.write_bytes(dossier.read_bytes().replace(b"status: ", b"status:  ", 1))
    assert opened.workspace.current.files[dossier.name] == dossier.read_bytes()


def test_a_file_that_was_gone_for_a_moment_is_saved_and_watched(
    opened: MainWindow, dossier: Path, qtbot: QtBot, prompts: ScriptedPrompts
) -> None:
    before = dossier.read_bytes()
    dossier.unlink()
    opened.documents.look_at_disk()
    assert opened.saved_label.text() == "No longer on disk: save it again"
    dossier.write_bytes(before)
    opened.documents.look_at_disk()
    assert opened.saved_label.text() == "Saved"
    prompts.answers = [Answer.READ_AGAIN]
    with qtbot.waitSignal(opened.workspace.dossier_opened, timeout=PATIENCE):
        dossier.write_bytes(before.replace(b"status: ", b"status:  ", 1))


def test_a_deleted_file_is_said_and_the_work_is_kept(
    opened: MainWindow, dossier: Path, prompts: ScriptedPrompts
) -> None:
    retitle(opened, "Still here")
    dossier.unlink()
    prompts.answers = [Answer.KEEP, Answer.OVERWRITE]
    opened.documents.look_at_disk()
    opened.documents.save()
    assert b"Still here" in dossier.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="permissions are of another kind here")
def test_a_read_only_file_is_said_plainly(opened: MainWindow, dossier: Path, prompts: ScriptedPrompts) -> None:
    retitle(opened, "Refused")
    dossier.chmod(stat.S_IRUSR)
    opened.documents.save()
    assert "read-only" in prompts.told[-1]
    assert opened.documents.state_in_words() == "Not saved yet"
    dossier.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_unsaved_work_is_found_after_a_crash(
    window: MainWindow, dossier: Path, tmp_path: Path, prompts: ScriptedPrompts
) -> None:
    crashed = recovery_of_a_dead_process(dossier, tmp_path / "state" / "recovery")
    assert stat.S_IMODE(crashed.stat().st_mode) == 0o600
    prompts.answers = [Answer.RESTORE]
    window.documents.open(dossier)
    read = window.workspace.current.reading.dossier
    assert read is not None
    assert read.head.title.text == "Typed before the crash"
    assert not window.workspace.history.is_saved
    (kept,) = crashed.parent.glob("*.recovery")
    assert kept != crashed, "it is kept by the process that has it now"
    window.workspace.undo()
    assert window.workspace.current.files[dossier.name] == dossier.read_bytes()


def test_work_found_after_a_crash_is_said_to_be_older_than_the_file(
    window: MainWindow, dossier: Path, tmp_path: Path, prompts: ScriptedPrompts
) -> None:
    recovery_of_a_dead_process(dossier, tmp_path / "state" / "recovery")
    dossier.write_bytes(dossier.read_bytes() + b"# by another program\n")
    prompts.answers = [Answer.DISCARD]
    window.documents.open(dossier)
    assert prompts.asked[-1] == f"recovered {dossier.name} outdated"


CRASH = """
import os, sys
from pathlib import Path
from tracktwo.editing.locking import digest
from tracktwo.editing.operations import set_value
from tracktwo.editing.recovery import Recovery
from tracktwo.editing.text import DossierText
dossier = Path(sys.argv[1])
text = DossierText.load(dossier)
keeping = Recovery(dossier, Path(sys.argv[2]))
changed = set_value(text, ("dossier", "title"), "Typed before the crash").after
keeping.note(changed.files, {name: digest(data) for name, data in text.files.items()})
keeping.flush()
os._exit(0)
"""


def recovery_of_a_dead_process(dossier: Path, folder: Path) -> Path:
    """What a process that was killed while typing leaves behind."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", CRASH, str(dossier), str(folder)], check=True, env=environment)
    (kept,) = folder.glob("*.recovery")
    return kept


def test_saving_removes_what_was_kept(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "state" / "recovery"
    retitle(opened, "Kept for a while")
    qtbot.waitUntil(lambda: any(folder.glob("*.recovery")), timeout=PATIENCE)
    opened.documents.save()
    assert not list(folder.glob("*.recovery"))


def test_recovery_can_be_switched_off(opened: MainWindow, tmp_path: Path, settings: Settings) -> None:
    retitle(opened, "Kept")
    opened.documents.keep_recovery(wanted=False)
    retitle(opened, "Not kept")
    assert not list((tmp_path / "state").rglob("*.recovery"))
    assert not settings.keeps_recovery
    assert opened.recovery_label.text() == "Recovery off"


def test_a_file_dropped_on_the_window_is_opened(window: MainWindow, dossier: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(dossier))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(10, 10)
    takes_fractions = QLibraryInfo.version() >= QVersionNumber(6, 12)  # and warns of the whole pixels it took before
    at: Any = place if takes_fractions else place.toPoint()
    entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, buttons, keys)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, keys))
    assert window.workspace.current.path == dossier


def test_a_file_that_is_not_there_is_said(window: MainWindow, tmp_path: Path, prompts: ScriptedPrompts) -> None:
    window.documents.open(tmp_path / "missing.yaml")
    assert "no file" in prompts.told[0]
    assert not window.workspace.is_open


def test_recent_files_are_remembered_for_their_owner_only(
    window: MainWindow, dossier: Path, settings: Settings
) -> None:
    window.documents.open(dossier)
    assert settings.recent() == (dossier,)
    settings.sync()
    assert stat.S_IMODE((settings.folder / "desktop.ini").stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.folder.stat().st_mode) == 0o700
    settings.keeps_recent = False
    assert settings.recent() == ()
    settings.note_recent(dossier)
    assert settings.recent() == ()


def test_a_folder_opens_as_one_dossier(window: MainWindow, dossier: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    shutil.copy(dossier, folder / "dossier.yaml")
    window.documents.open(folder)
    assert window.workspace.current.reading.dossier is not None
    retitle(window, "In a folder")
    window.documents.save()
    assert "In a folder" in (folder / "dossier.yaml").read_text("utf-8")
