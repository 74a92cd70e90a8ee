"""The process that builds: it holds the engine warm, does one job at a time, and drops one that is not wanted any more.

No Qt here. Jobs and replies travel over one connection. A thread listens while the main thread builds; a build that
is superseded is stopped by an exception at the next step of Python, raised in the main thread by a signal handler, so
that it cannot strike anywhere but inside a build.
"""

from __future__ import annotations

import _thread
import importlib
import os
import signal
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import NoReturn

from tracktwo.api import findings
from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode
from tracktwo.document.blocks import Document
from tracktwo.document.inlines import plain
from tracktwo.document.walk import each_run
from tracktwo.dossier.reading import DossierReading
from tracktwo.editing.text import DossierText
from tracktwo.exporting import Built, ExportRequest, Format, build, hand_over, output_paths
from tracktwo.memory import collect_seldom
from tracktwo.paths import resources_folder
from tracktwo.writers.written import Place


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to build: the bytes of a dossier as they stand, and what is asked.

    `number` grows with each job. With `is_export` the files are written; otherwise only the pages come back. `files`
    stand in the order in which they are read.
    """

    number: int
    path: Path
    files: dict[str, bytes]
    title: str
    request: ExportRequest
    is_export: bool = False


@dataclass(frozen=True, slots=True)
class Unwanted:
    """Stop the job of this number."""

    number: int


@dataclass(frozen=True, slots=True)
class MayWrite:
    """The export of this number may write its files; it will not be stopped any more."""

    number: int


@dataclass(frozen=True, slots=True)
class Farewell:
    """End when nothing is being written any more."""


Message = Job | Unwanted | MayWrite | Farewell


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine is loaded."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Every finding on the dossier."""

    number: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a brief: the bytes an export would write, and where each passage stands."""

    number: int
    pdf: bytes
    places: tuple[Place, ...]
    page_count: int
    word_count: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """The files an export wrote."""

    number: int
    paths: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """How far an export is: steps done, and how many there are."""

    number: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Complete:
    """The files of an export are complete in memory: `MayWrite` is waited for, or `Unwanted`."""

    number: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a job gave nothing."""

    number: int
    diagnostics: tuple[Diagnostic, ...]
    exit_code: ExitCode = ExitCode.INPUT_REFUSED


@dataclass(frozen=True, slots=True)
class Stopped:
    """A job that was not wanted any more; it wrote nothing."""

    number: int


@dataclass(frozen=True, slots=True)
class Faulty:
    """A fault of ours: the types of the exceptions and the lines they passed, and nothing an analyst wrote."""

    number: int
    report: str


End = Pages | Files | Refused | Stopped | Faulty
"""What a job comes to; after pages their findings follow."""
Reply = Ready | Checked | Step | Complete | End


class Superseded(BaseException):
    """Raised inside a build that is not wanted any more; nothing in the engine catches it."""


def work(connection: Connection) -> None:
    """Serves jobs until the other end of the connection is closed."""
    Worker(connection).serve()


class Worker:
    """Takes jobs from a connection; the newest preview wins, exports are done in turn."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._arrival = threading.Condition()
        self._preview: Job | None = None
        self._exports: list[Job] = []
        self._unwanted: set[int] = set()
        self._granted: set[int] = set()
        self._writing = threading.Lock()
        self._running = 0
        self._last: DossierText | None = None
        self._exporting = False
        self._may_stop = False

    def serve(self) -> None:
        """Never returns: the process ends when the window closes the connection, or ends itself."""
        signal.signal(signal.SIGINT, self._interrupted)
        threading.Thread(target=self._listen, daemon=True).start()
        collect_seldom()
        _warm_up()
        self._send(Ready())
        while True:
            self._do(self._next())

    # Listening: in a thread of its own

    def _listen(self) -> NoReturn:
        while True:
            try:
                message: Message = self._connection.recv()
            except (EOFError, OSError):
                message = Farewell()
            self._take(message)

    def _take(self, message: Message) -> None:
        with self._arrival:
            match message:
                case Farewell():
                    self._leave()
                case Unwanted(number=number):
                    self._unwanted.add(number)
                case MayWrite(number=number):
                    self._granted.add(number)
                case Job(is_export=True):
                    self._exports.append(message)
                case Job():
                    if self._preview is not None:
                        self._unwanted.add(self._preview.number)
                        self._send(Stopped(self._preview.number))
                    self._preview = message
            self._arrival.notify()
        if self._is_late():
            _thread.interrupt_main()

    def _leave(self) -> NoReturn:
        """Ends the process; files that are being written are written first."""
        with self._writing:
            os._exit(0)

    def _is_late(self) -> bool:
        """Whether what runs is not wanted any more."""
        is_superseded = self._running > 0 and not self._exporting and self._preview is not None
        return is_superseded or self._running in self._unwanted

    # Working: in the main thread

    def _interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        """Stops the build that runs, if one runs that is not wanted. Runs in the main thread, between two steps."""
        if self._may_stop:
            self._stop_if_late()

    def _stop_if_late(self) -> None:
        if self._is_late():
            self._may_stop = False
            raise Superseded

    def _tell(self, reply: Reply) -> None:
        """Sends a reply from inside a build; a message is never cut off in its middle."""
        self._stop_if_late()
        self._may_stop = False
        self._send(reply)
        self._may_stop = True
        self._stop_if_late()

    def _next(self) -> Job:
        with self._arrival:
            while self._preview is None and not self._exports:
                self._arrival.wait()
            if self._exports:
                job = self._exports.pop(0)
            else:
                job, self._preview = self._preview, None
            assert job is not None  # noqa: S101 - one of the two was there
            self._running, self._exporting = job.number, job.is_export
            return job

    def _do(self, job: Job) -> None:
        try:
            finish = self._done(job)
        except Superseded:
            self._send(Stopped(job.number))
        else:
            with self._writing:
                finish()
        self._running = 0
        self._unwanted.discard(job.number)
        self._granted.discard(job.number)

    def _done(self, job: Job) -> Callable[[], None]:
        """Does what may be stopped; what it gives back tells what came of it, and cannot be stopped half-way."""
        try:
            self._may_stop = True
            self._stop_if_late()
            finish = self._export(job) if job.is_export else self._show(job)
        except BriefError as refusal:
            finish = partial(self._send, Refused(job.number, refusal.diagnostics, refusal.exit_code))
        except Exception as fault:  # noqa: BLE001 - whatever comes here is our bug; the window says so and lives on
            finish = partial(self._send, Faulty(job.number, without_facts(fault)))
        self._may_stop = False
        return finish

    def _read(self, job: Job) -> DossierReading:
        """The dossier of a job; records that did not change since the last one are not validated again."""
        last = self._last
        if last is not None and last.path == job.path and list(last.files) == list(job.files):
            text = last.reread(job.files)
        else:
            text = DossierText.of_bytes(job.path, job.files, job.title)
        self._last = text
        return text.reading

    def _show(self, job: Job) -> Callable[[], None]:
        reading = self._read(job)
        if reading.dossier is None:
            raise BriefError(reading.diagnostics)
        try:
            built = build(replace(job.request, formats=(Format.PDF,)), reading)
        except BriefError:
            self._tell(Checked(job.number, findings(reading)))
            raise
        pdf = built.files[Format.PDF]
        words = word_count(built.document)
        self._tell(Pages(job.number, pdf.data, pdf.places, pdf.page_count, words, built.diagnostics))
        checked = Checked(job.number, findings(reading))  # the pages are waited for, these are not
        return lambda: self._send(checked)

    def _export(self, job: Job) -> Callable[[], None]:
        """Builds; what it gives back writes the files. The window has a last word before: it may end the process."""
        total = 3
        self._tell(Step(job.number, 0, total))
        self._load_writers()
        reading = self._read(job)
        targets = output_paths(job.request, reading)
        self._tell(Step(job.number, 1, total))
        built = build(job.request, reading)
        self._tell(Step(job.number, 2, total))
        self._ask_to_write(job.number)
        return partial(self._deliver, job.number, built, targets)

    def _load_writers(self) -> None:
        """Loads what writes Word, for the first export; `lxml` cut off in its loading refuses to be loaded again."""
        self._may_stop = False
        importlib.import_module("tracktwo.writers.docx.writer")
        self._may_stop = True
        self._stop_if_late()

    def _ask_to_write(self, number: int) -> None:
        """Waits until the files may be written. Raises `Superseded` when they are not wanted any more."""
        self._tell(Complete(number))
        self._may_stop = False
        with self._arrival:
            while number not in self._granted | self._unwanted:
                self._arrival.wait()
        if number not in self._granted:
            raise Superseded

    def _deliver(self, number: int, built: Built, targets: Mapping[Format, Path]) -> None:
        try:
            exported = hand_over(built, targets)
        except BriefError as refusal:
            self._send(Refused(number, refusal.diagnostics, refusal.exit_code))
        else:
            self._send(Files(number, exported.files, exported.diagnostics))

    def _send(self, reply: Reply) -> None:
        with self._sending:
            try:
                self._connection.send(reply)
            except OSError:  # the window is gone
                os._exit(0)


def word_count(document: Document) -> int:
    """How many words the document has: title block, text, tables and notes; page furniture is not counted."""
    return sum(len(plain(run).split()) for run in each_run(document))


def without_facts(fault: BaseException) -> str:
    """The types of a chain of exceptions with the lines they passed. Their texts may hold facts, so they stay out."""
    parts: list[str] = []
    current: BaseException | None = fault
    while current is not None:
        frames = traceback.extract_tb(current.__traceback__)
        lines = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
        parts.append("\n".join([type(current).__qualname__, *lines]))
        current = current.__cause__ or current.__context__
    return "\n\n".join(parts)


def _warm_up() -> None:
    """Builds the starter dossier once, so that the first page of the user is as fast as the next."""
    starter = resources_folder() / "starter" / "dossier.yaml"
    build(ExportRequest(starter, formats=(Format.PDF,)))
