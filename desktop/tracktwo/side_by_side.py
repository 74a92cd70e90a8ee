"""Several dossiers exported side by side in worker processes; a bad one is named and does not stop the rest."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import NoReturn

from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, Source, listed
from tracktwo.exporting import dossier_title, export, is_one_file, output_paths
from tracktwo.memory import collect_seldom
from tracktwo.naming import stem_start
from tracktwo.request import ExportRequest

DOSSIERS_PER_PROCESS = 200
"""A worker is replaced after so many, so that no library's garbage adds up."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dossier: its files, or the refusal; diagnostics either way."""

    dossier: Path
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    exit_code: ExitCode = ExitCode.WRITTEN

    @property
    def refusal(self) -> bool:
        """True when nothing was written for this dossier."""
        return self.exit_code is not ExitCode.WRITTEN


def refuse_collisions(requests: Sequence[ExportRequest]) -> None:
    """Raises `BriefError` (O02, exit code 2) when two requests would write the same file, before anything is written.

    Names that differ only in capitals collide too: some systems do not tell them apart. A dossier is read for it, for
    the name of its brief, only where names begin alike.
    """
    for request in requests[:1]:  # what is wrong with the name or the folder of all of them is told once
        output_paths(replace(request, brief="brief"))
    owners: dict[str, Path] = {}
    faults: list[Diagnostic] = []
    for request in _perhaps_alike(requests):
        taken: dict[Path, list[str]] = {}
        for path in output_paths(request).values():
            owner = owners.setdefault(str(path.resolve()).casefold(), request.dossier)
            if owner is not request.dossier:
                taken.setdefault(owner, []).append(f'"{path}"')
        for owner, paths in taken.items():
            message = f'"{request.dossier}" and "{owner}" would both be written to {listed(paths)}.'
            hint = 'Rename one, put {dossier} into "--name", or export them to different folders with "--output".'
            faults.append(Diagnostic("O02", message, hint))
    if faults:
        raise BriefError(faults, ExitCode.WRONG_COMMAND_LINE)


def _perhaps_alike(requests: Sequence[ExportRequest]) -> Iterator[ExportRequest]:
    """The requests whose files may have the same name as those of another, in their order."""
    starts = [_start(request) for request in requests]
    alike: set[int] = set()
    beginning = -1
    for number in sorted(range(len(starts)), key=lambda number: starts[number]):
        if beginning >= 0 and starts[number].startswith(starts[beginning]):
            alike |= {beginning, number}
        else:
            beginning = number
    return (requests[number] for number in sorted(alike))


def _start(request: ExportRequest) -> str:
    """What the paths of the files of a request begin with, whatever its brief is called."""
    folder = f"{request.output.resolve()}\0"
    stem = "" if is_one_file(request.output) else stem_start(request.name, dossier_title(request.dossier))
    return f"{folder}{stem}".casefold()


def export_side_by_side(requests: Sequence[ExportRequest], workers: int) -> Iterator[Outcome]:
    """The outcome of each request as it is finished, in any order.

    A worker process that dies takes no other request with it: those it left are run again, each in a process of its
    own, and the one that kills its process again is named.
    """
    left = list(requests)
    with _pool(min(workers, len(requests)), DOSSIERS_PER_PROCESS) as pool:
        try:
            running = {_submitted(pool, request): request for request in requests}
            for future in as_completed(running):
                if isinstance(future.exception(), BrokenProcessPool):
                    break
                left.remove(running[future])
                yield _outcome(future, running[future])
        finally:  # when the user stops, what has not begun does not begin
            pool.shutdown(cancel_futures=True)
    for request in left:
        yield _alone(request)


def _alone(request: ExportRequest) -> Outcome:
    with _pool(1, 1) as pool:
        future = _submitted(pool, request)
        if not isinstance(future.exception(), BrokenProcessPool):
            return _outcome(future, request)
    return Outcome(request.dossier, (), (ended_by_system(request.dossier),), ExitCode.OUR_FAULT)


def ended_by_system(dossier: Path) -> Diagnostic:
    """X01: what is told when the process that exports a dossier is gone."""
    message = "The process that exported this dossier was ended by the system."
    hint = "It may need more memory than there is; export it alone, or in parts."
    return Diagnostic("X01", message, hint, source=Source(str(dossier)))


def _outcome(future: Future[Outcome], request: ExportRequest) -> Outcome:
    """The outcome of a finished request; a fault of ours is told and does not stop the others."""
    fault = future.exception()
    if fault is None:
        return future.result()
    message = f"This dossier met a fault of Tracktwo: {type(fault).__name__}."
    hint = "Export it alone to see the lines to report."
    told = Diagnostic("X02", message, hint, source=Source(str(request.dossier)))
    return Outcome(request.dossier, (), (told,), ExitCode.OUR_FAULT)


def _submitted(pool: ProcessPoolExecutor, request: ExportRequest) -> Future[Outcome]:
    """A request on its way, perhaps to a process that begins now: one that still loads must not meet a stop either."""
    with _stops_put_off():
        return pool.submit(_outcome_in_worker, request)


@contextmanager
def _stops_put_off() -> Generator[None]:
    """A stop from the keyboard comes afterwards; processes that begin meanwhile never get one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _EndedError(BaseException):
    """The pool of this worker is ended: another of its processes died."""


def _outcome_in_worker(request: ExportRequest) -> Outcome:
    """The outcome of a request; a worker that is ended with its pool takes its temporary files with it."""
    before = signal.signal(signal.SIGTERM, _raise_ended)
    try:
        return outcome_of(request)
    except _EndedError:
        os._exit(1)
    finally:
        signal.signal(signal.SIGTERM, before)


def _raise_ended(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _EndedError


def outcome_of(request: ExportRequest) -> Outcome:
    """Exports one request; a refusal is an outcome, not an exception."""
    try:
        exported = export(request)
    except BriefError as refusal:
        return Outcome(request.dossier, (), refusal.diagnostics, refusal.exit_code)
    return Outcome(request.dossier, exported.files, exported.diagnostics)


def _pool(workers: int, tasks: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_prepare_worker,
        max_tasks_per_child=tasks,
    )


def _prepare_worker() -> None:
    """A stop from the keyboard reaches every process; only the first has something to say about it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
