"""Builds the pages of what is being edited, in a process of its own: the newest request wins."""

from __future__ import annotations

import multiprocessing
import threading
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tracktwo.diagnostics import ExitCode
from tracktwo.editing.text import DossierText
from tracktwo.exporting import ExportRequest
from tracktwo.gui.worker import (
    Checked,
    Complete,
    End,
    Farewell,
    Faulty,
    Files,
    Job,
    MayWrite,
    Message,
    Pages,
    Ready,
    Refused,
    Reply,
    Step,
    Stopped,
    Unwanted,
    work,
)
from tracktwo.side_by_side import ended_by_system

DEBOUNCE: Final = 200
"""Milliseconds without another edit before a build is asked for."""
PATIENCE: Final = 10_000
"""Milliseconds a build that is to stop may take before its process is ended.

It gives way at its next step of Python, so that only one that hangs takes long. A crowded machine lets a second pass
between two steps as well, and a fresh process costs more there than waiting.
"""
LEAVE: Final = 10
"""Seconds a process that is closed may take for files that it is writing."""


@dataclass(frozen=True, slots=True)
class _Gone:
    """The process of a generation ended."""

    generation: int


class Builder(QObject):
    """Sends jobs to the worker process and tells what came back.

    Signals: `started` a build was asked for (its number); `checked` findings on the newest text (Checked); `shown` new
    pages (Pages); `refused` why there are none (Refused); `stopped` a superseded build gave way (its number);
    `exported`, `export_refused`, `export_stopped`, `export_step` the same of an export; `faulty` a fault of ours
    (report); `restarted` the process had ended, and another was started.
    """

    started = Signal(int)
    checked = Signal(object)
    shown = Signal(object)
    refused = Signal(object)
    stopped = Signal(int)
    exported = Signal(object)
    export_refused = Signal(object)
    export_stopped = Signal()
    export_step = Signal(object)
    faulty = Signal(str)
    restarted = Signal()
    ready = Signal()
    _arrived = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._generation = 0
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._reader: threading.Thread | None = None
        self._waiting: Job | None = None
        self._preview: Job | None = None
        self._export: Job | None = None
        self._retried_export = 0
        self._late: set[int] = set()
        self._attempts = 0
        self._newest = 0
        self._is_warm = False
        self._is_writing = False
        self._is_closed = False
        self._debounce = _single_shot(self, DEBOUNCE, self._send_waiting)
        self._impatience = _single_shot(self, PATIENCE, self._lose_patience)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def process_id(self) -> int:
        """The id of the worker process; 0 when none runs."""
        return (self._process.pid or 0) if self._process is not None else 0

    @property
    def is_exporting(self) -> bool:
        """Whether an export runs."""
        return self._export is not None

    def start(self) -> None:
        """Starts the worker process, so that it is warm when the first pages are wanted."""
        if self._process is None and not self._is_closed:
            self._spawn()

    def close(self) -> None:
        """Ends the worker process; files that it is writing are written first."""
        self._is_closed = True
        self._debounce.stop()
        self._impatience.stop()
        if self._process is None or self._reader is None:
            return
        if self._is_writing:
            self._send(Farewell())
            self._process.join(LEAVE)
        self._end_process()
        self._process.join(LEAVE)
        self._reader.join(LEAVE)  # it tells its news to what is about to be deleted
        self._process = None

    def preview(self, text: DossierText, request: ExportRequest, *, at_once: bool = False) -> None:
        """Asks for the pages of a text; an earlier wish that is not fulfilled yet is forgotten."""
        self._waiting = self._job(text, request)
        if at_once:
            self._send_waiting()
        else:
            self._debounce.start()

    def export(self, text: DossierText, request: ExportRequest) -> None:
        """Writes the files of a request. One export at a time."""
        self._export = replace(self._job(text, request), is_export=True)
        self._send(self._export)

    def cancel_export(self) -> None:
        """Stops the export; one that is already writing its files is finished."""
        if self._export is not None and not self._is_writing:
            self._give_up(self._export)
            self._send(Unwanted(self._export.number))

    def forget(self) -> None:
        """Wants no pages any more."""
        self._debounce.stop()
        self._waiting = None
        if self._preview is not None:
            self._give_up(self._preview)
            self._send(Unwanted(self._preview.number))
            self._preview = None
        self._newest = 0

    def _job(self, text: DossierText, request: ExportRequest) -> Job:
        self._number += 1
        return Job(self._number, text.path, dict(text.files), text.title, request)

    def _send_waiting(self) -> None:
        job, self._waiting = self._waiting, None
        if job is None:
            return
        if self._preview is not None:
            self._give_up(self._preview)
        self._preview = job
        self._newest = job.number
        self._attempts = 0
        self.started.emit(job.number)
        self._send(job)

    def _give_up(self, job: Job) -> None:
        """A job is not wanted any more: from now on it has time to stop, however many follow it."""
        self._late.add(job.number)
        if not self._impatience.isActive():
            self._impatience.start()

    def _send(self, message: Message) -> None:
        self.start()
        if self._connection is None:
            return
        try:
            self._connection.send(message)
        except OSError:  # the process just ended; its reader tells, and what is open is sent again
            self._impatience.stop()

    # The process

    def _spawn(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._generation += 1
        self._is_warm = False
        self._process = context.Process(target=work, args=(theirs,), daemon=True, name="tracktwo-builder")
        self._process.start()
        theirs.close()
        self._connection = ours
        self._reader = threading.Thread(target=self._read, args=(ours, self._generation), daemon=True)
        self._reader.start()

    def _read(self, connection: Connection, generation: int) -> None:
        """Runs in a thread of its own until the process ends."""
        while True:
            try:
                reply: Reply | _Gone = connection.recv()
            except (EOFError, OSError):
                reply = _Gone(generation)
            try:
                self._arrived.emit(reply, generation)
            except RuntimeError:  # the window is gone
                return
            if isinstance(reply, _Gone):
                return

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _lose_patience(self) -> None:
        """Ends a process that does not stop; not one that only starts, or does an export that is wanted."""
        is_exporting = self._export is not None and self._export.number not in self._late
        if self._is_warm and not is_exporting:
            self._end_process()
        else:
            self._impatience.start()

    def _take(self, reply: Reply | _Gone, generation: int) -> None:
        if generation != self._generation or self._is_closed:
            return
        match reply:
            case _Gone():
                self._begin_again()
            case Ready():
                self._is_warm = True
                self.ready.emit()
            case Step():
                self.export_step.emit(reply)
            case Complete(number=number):
                self._let_write(number)
            case Checked(number=number):
                if number == self._newest:  # it comes after the pages
                    self.checked.emit(reply)
            case _:
                self._take_end(reply)

    def _let_write(self, number: int) -> None:
        """An export is complete: it writes its files, unless it was cancelled; from here on it is not ended."""
        if self._export is not None and number == self._export.number and number not in self._late:
            self._is_writing = True
            self._send(MayWrite(number))

    def _take_end(self, reply: End) -> None:
        """A job came to its end."""
        self._late.discard(reply.number)
        if not self._late:
            self._impatience.stop()
        if self._export is not None and reply.number == self._export.number:
            self._export, self._is_writing = None, False
            self._tell_export(reply)
            return
        if isinstance(reply, Stopped):
            self.stopped.emit(reply.number)
        if isinstance(reply, Faulty) and reply.number == self._newest and self._preview is None:
            self.faulty.emit(reply.report)
        if not self._is_newest(reply.number):
            return
        job, self._preview = self._preview, None
        match reply:
            case Pages():
                self.shown.emit(reply)
            case Refused():
                self.refused.emit(reply)
            case Faulty(report=report):
                self._meet_fault(job, report)
            case _:
                pass

    def _tell_export(self, reply: End) -> None:
        match reply:
            case Files():
                self.exported.emit(reply)
            case Refused():
                self.export_refused.emit(reply)
            case Faulty(report=report):
                self.export_stopped.emit()
                self.faulty.emit(report)
            case _:
                self.export_stopped.emit()

    def _is_newest(self, number: int) -> bool:
        return self._preview is not None and number == self._preview.number

    def _meet_fault(self, job: Job | None, report: str) -> None:
        """A build failed by our fault: tried once more in a fresh process, then told."""
        if job is not None and not self._attempts:
            self._preview = job
            self._end_process()
        else:
            self.faulty.emit(report)

    def _begin_again(self) -> None:
        """The process ended: another takes over what is wanted. One that ended while it started has no heir unasked."""
        self._process = None
        self._connection = None
        self._impatience.stop()
        late, self._late = self._late, set()
        if self._is_warm:
            self._spawn()
        self.restarted.emit()
        if self._export is not None:
            self._retry_export(self._export, is_late=self._export.number in late)
        if self._preview is not None:
            self._retry(self._preview, was_tried=not late)  # else what was given up ran, and it waited behind that

    def _retry_export(self, job: Job, *, is_late: bool) -> None:
        """Sends an export again, once, unless it was cancelled or had begun to write."""
        if not is_late and not self._is_writing and self._retried_export != job.number:
            self._retried_export = job.number
            self._send(job)
            return
        self._export, self._is_writing = None, False
        if is_late:
            self.export_stopped.emit()
        else:
            fault = ended_by_system(job.request.dossier)
            self.export_refused.emit(Refused(job.number, (fault,), ExitCode.OUR_FAULT))

    def _retry(self, job: Job, *, was_tried: bool) -> None:
        """Sends a job again, once: one that ends its process every time is given up."""
        if was_tried and self._attempts:
            self._preview = None
            self.faulty.emit("")
            return
        self._attempts += int(was_tried)
        self._send(job)


def _single_shot(parent: QObject, milliseconds: int, slot: object) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=milliseconds)
    timer.timeout.connect(slot)
    return timer
