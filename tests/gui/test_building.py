"""The process that builds: what is wanted is done, what is not gives way, whatever comes at whichever moment.

The process is held, let go and ended by signals, so that each moment is met for certain on every machine.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from pathlib import Path

import pytest
from holding import hold, let_go
from patience import PATIENCE
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracktwo.editing.text import DossierText
from tracktwo.exporting import ExportRequest, Format
from tracktwo.gui import worker as working
from tracktwo.gui.building import Builder
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.worker import Complete, Job, Refused, Stopped, Worker
from tracktwo.paths import resources_folder

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be held here")


@pytest.fixture
def builder(qapp: QApplication) -> Iterator[Builder]:
    """A builder whose process was not started yet."""
    assert qapp
    made = Builder()
    yield made
    made.close()


@pytest.fixture
def warm(builder: Builder, qtbot: QtBot) -> Builder:
    """A builder whose process waits for work."""
    with qtbot.waitSignal(builder.ready, timeout=PATIENCE):
        builder.start()
    return builder


@pytest.fixture
def text() -> DossierText:
    return DossierText.load(resources_folder() / "starter" / "dossier.yaml")


def kill(builder: Builder) -> None:
    os.kill(builder.process_id, signal.SIGKILL)


def wish(builder: Builder, text: DossierText) -> int:
    """Wishes for the pages of a text; the number of the build."""
    started: list[int] = []
    connection = builder.started.connect(started.append)
    builder.preview(text, ExportRequest(text.path, formats=(Format.PDF,)), at_once=True)
    builder.started.disconnect(connection)
    (number,) = started
    return number


def export(builder: Builder, text: DossierText, folder: Path) -> None:
    builder.export(text, ExportRequest(text.path, output=folder))


def when_complete(builder: Builder, do: Callable[[], object]) -> None:
    """Does something as soon as an export was let write its files, whether it has begun or not."""
    builder._arrived.connect(lambda reply, _: do() if isinstance(reply, Complete) else None)


# Patience


def test_a_dossier_that_is_opened_is_built_once(window: MainWindow, dossier: Path, qtbot: QtBot) -> None:
    started: list[int] = []
    window.builder.started.connect(started.append)
    with qtbot.waitSignals([window.builder.checked, window.preview.view.shown], timeout=PATIENCE):
        window.documents.open(dossier)
    assert len(started) == 1
    assert not window.builder._debounce.isActive()


def test_a_process_that_only_starts_is_not_ended_for_being_slow(
    builder: Builder, text: DossierText, qtbot: QtBot
) -> None:
    builder.start()
    hold(builder.process_id)
    process = builder.process_id
    wish(builder, text)
    newest = wish(builder, text)
    builder._lose_patience()
    let_go(builder.process_id)
    with qtbot.waitSignal(builder.shown, timeout=PATIENCE) as shown:
        pass
    assert shown.args is not None
    assert shown.args[0].number == newest
    assert builder.process_id == process


def test_a_process_that_always_ends_while_it_starts_is_not_started_without_end(
    builder: Builder, text: DossierText, qtbot: QtBot
) -> None:
    wish(builder, text)
    with qtbot.waitSignal(builder.restarted, timeout=PATIENCE):
        kill(builder)
    with qtbot.waitSignal(builder.faulty, timeout=PATIENCE):
        kill(builder)
    assert builder.process_id == 0
    newest = wish(builder, text)  # whoever wishes for pages again has another try
    assert builder.process_id
    with qtbot.waitSignal(builder.shown, timeout=PATIENCE) as shown:
        pass
    assert shown.args is not None
    assert shown.args[0].number == newest


def test_a_build_that_hangs_is_ended_though_another_gave_way(warm: Builder, text: DossierText, qtbot: QtBot) -> None:
    hold(warm.process_id)
    process = warm.process_id
    wish(warm, text)
    second = wish(warm, text)
    newest = wish(warm, text)
    warm._take(Stopped(second), warm._generation)  # it waited; the first one still runs
    assert warm._impatience.isActive()
    with qtbot.waitSignals([warm.restarted, warm.shown], timeout=PATIENCE):
        warm._lose_patience()
    assert warm.process_id not in {0, process}
    assert warm._preview is None, f"{newest} was shown"


def test_a_wish_is_not_given_up_for_another_that_hung(warm: Builder, text: DossierText, qtbot: QtBot) -> None:
    told: list[str] = []
    warm.faulty.connect(told.append)
    hold(warm.process_id)
    wish(warm, text)
    wish(warm, text)
    with qtbot.waitSignal(warm.restarted, timeout=PATIENCE):
        warm._lose_patience()
    with qtbot.waitSignals([warm.restarted, warm.shown], timeout=PATIENCE):
        kill(warm)  # the first time that it may have been its own doing
    assert told == []


def test_a_wish_forgotten_is_waited_for_no_longer_than_another(warm: Builder, text: DossierText) -> None:
    hold(warm.process_id)
    wish(warm, text)
    warm.forget()
    assert warm._impatience.isActive()


# Exports


def test_wishes_for_pages_do_not_end_an_export(warm: Builder, text: DossierText, qtbot: QtBot, tmp_path: Path) -> None:
    hold(warm.process_id)
    process = warm.process_id
    export(warm, text, tmp_path / "out")
    wish(warm, text)
    wish(warm, text)
    warm._lose_patience()
    with qtbot.waitSignals([warm.exported, warm.shown], timeout=PATIENCE):
        let_go(warm.process_id)
    assert warm.process_id == process
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_an_export_cancelled_before_it_may_write_writes_nothing(
    warm: Builder, text: DossierText, qtbot: QtBot, tmp_path: Path
) -> None:
    warm.export_step.connect(lambda step: warm.cancel_export() if step.done == step.total - 1 else None)
    with qtbot.waitSignal(warm.export_stopped, timeout=PATIENCE):
        export(warm, text, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not warm.is_exporting


def test_an_export_that_writes_is_finished_whoever_loses_patience(
    warm: Builder, text: DossierText, qtbot: QtBot, tmp_path: Path
) -> None:
    process = warm.process_id

    def interfere() -> None:
        warm.cancel_export()
        wish(warm, text)
        wish(warm, text)
        warm._lose_patience()

    when_complete(warm, interfere)
    with qtbot.waitSignals([warm.exported, warm.shown], timeout=PATIENCE):
        export(warm, text, tmp_path / "out")
    assert warm.process_id == process
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".pdf"]


def test_closing_leaves_both_files_or_none(warm: Builder, text: DossierText, qtbot: QtBot, tmp_path: Path) -> None:
    when_complete(warm, warm.close)
    export(warm, text, tmp_path / "out")
    qtbot.waitUntil(lambda: warm.process_id == 0, timeout=PATIENCE)
    there = sorted(path.suffix for path in tmp_path.rglob("*.*"))
    assert there in ([], [".docx", ".pdf"])


def test_an_export_whose_process_is_ended_is_done_by_the_next(
    warm: Builder, text: DossierText, qtbot: QtBot, tmp_path: Path
) -> None:
    hold(warm.process_id)
    export(warm, text, tmp_path / "out")
    with qtbot.waitSignal(warm.exported, timeout=PATIENCE):
        kill(warm)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_an_export_that_loses_its_process_twice_is_said_to(
    warm: Builder, text: DossierText, qtbot: QtBot, tmp_path: Path
) -> None:
    hold(warm.process_id)
    export(warm, text, tmp_path / "out")
    with qtbot.waitSignal(warm.restarted, timeout=PATIENCE):
        kill(warm)
    with qtbot.waitSignal(warm.export_refused, timeout=PATIENCE) as told:
        kill(warm)
    assert told.args is not None
    refused = told.args[0]
    assert isinstance(refused, Refused)
    assert [each.code for each in refused.diagnostics] == ["X01"]
    assert not (tmp_path / "out").exists()
    assert not warm.is_exporting


def test_a_killed_process_does_not_uncancel_an_export(
    warm: Builder, text: DossierText, qtbot: QtBot, tmp_path: Path
) -> None:
    hold(warm.process_id)
    export(warm, text, tmp_path / "out")
    warm.cancel_export()
    with qtbot.waitSignals([warm.export_stopped, warm.ready], timeout=PATIENCE):
        kill(warm)
    assert not (tmp_path / "out").exists()


# The other side


@pytest.mark.parametrize("fault", [ValueError("a fault")])
def test_a_build_may_be_stopped_while_it_fails(
    monkeypatch: pytest.MonkeyPatch, text: DossierText, fault: Exception
) -> None:
    ours, theirs = Pipe()
    worker = Worker(theirs)
    job = Job(1, text.path, dict(text.files), text.title, ExportRequest(text.path))

    def fail(_: Job) -> Callable[[], None]:
        raise fault

    def meanwhile(_: BaseException) -> str:
        worker._preview = job  # another came
        worker._stop_if_late()  # as the signal would
        return ""

    monkeypatch.setattr(worker, "_show", fail)
    monkeypatch.setattr(working, "without_facts", meanwhile)
    worker._running = job.number
    worker._do(job)
    assert ours.recv() == Stopped(job.number)
    assert not ours.poll()
