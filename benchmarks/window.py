"""How fast the window is: start, opening, from an edit to the new page on screen, the longest pause meanwhile.

`python -m benchmarks.window` prints the figures and writes them to `benchmarks/window.md`. Offscreen by default; with a
display, set QT_QPA_PLATFORM. `--rounds` repeats the edits; the best round counts, since other work on the machine only
ever adds to it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from platform import machine, python_version, system
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.dossier import dossier_text

if TYPE_CHECKING:
    from tracktwo.diagnostics import FactPath
    from tracktwo.dossier.yaml_tree import Plain
    from tracktwo.editing.text import Change, DossierText
    from tracktwo.gui.main_window import MainWindow

STARTS = 5
EDITS = 12
TICK = 5
"""Milliseconds between two looks at the clock of the event loop."""
MANY = 5000
LARGE = 10
"""Times the content of a brief of about 15 pages."""
RESULTS = Path(__file__).parent / "window.md"

START = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tracktwo.gui.application import prepare
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.settings import Settings
if __name__ == "__main__":
    application = QApplication([])
    prepare(application)
    folder = Path(sys.argv[1])
    window = MainWindow(Settings(folder / "settings"), folder / "state")
    window.start()
    window.show()
    def usable():
        print(time.time() - float(sys.argv[2]))
        window.builder.close()
        application.exit()
    QTimer.singleShot(0, usable)
    application.exec()
"""


@dataclass(frozen=True, slots=True)
class Edits:
    """What some edits took, in milliseconds: until the page was on screen, in the window, and the longest pause."""

    pages: int
    shown: tuple[float, ...]
    applied: tuple[float, ...]
    pauses: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One dossier in the window: the best round of edits of a record, applying one of the head, and opening."""

    edits: Edits
    head_applied: float
    """Milliseconds."""
    records_applied: float
    """The same for adding, moving and deleting a record; the slowest of the three."""
    opened: float
    """Seconds."""


def main() -> int:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.window", description="Measures the window.")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of edits, of which the best counts (default 3)")
    rounds = parser.parse_args().rounds
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        lines = list(_measured(Path(folder), rounds))
    sys.stdout.write("\n".join(lines) + "\n")
    RESULTS.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def _measured(folder: Path, rounds: int) -> Iterator[str]:
    from tracktwo.gui.building import DEBOUNCE
    from tracktwo.paths import resources_folder

    before = os.getloadavg()[0]
    starts = [_start() for _ in range(STARTS)]
    sample = resources_folder() / "dossiers" / "ukraine-track2-2023.yaml"
    small = _best(folder / "small", sample, rounds)
    large = _best(folder / "large", _large(folder), 1)
    many = _best(folder / "many", _many(folder), 1)
    after = os.getloadavg()[0]
    yield "# Speed of the window"
    yield ""
    yield "Written by `python -m benchmarks.window`; do not edit. Wall time; the best of the rounds, as other work on"
    yield f"the machine only adds. Python {python_version()} on {system()} {machine()}, {os.cpu_count()} cores, drawn"
    yield f"offscreen. Load of the machine meanwhile: {before:.1f} to {after:.1f}."
    yield ""
    yield "| | measured | aim |"
    yield "|---|---|---|"
    yield f"| start to usable window, best and median of {STARTS} | {min(starts):.2f}, {median(starts):.2f} s | 1.5 s |"
    yield f"| shipped dossier: open to usable | {small.opened:.2f} s | |"
    edits, pages = small.edits, small.edits.pages
    yield f"| edit of a record to page, {pages} pages, median | {median(edits.shown):.0f} ms | 150 ms |"
    yield f"| the same, 95th percentile | {_late(small.edits.shown):.0f} ms | 300 ms |"
    yield f"| applying an edit of a record, median | {median(small.edits.applied):.0f} ms | 50 ms |"
    yield f"| applying an edit of the head, median | {small.head_applied:.0f} ms | 50 ms |"
    yield f"| longest pause of the event loop while building | {max(small.edits.pauses):.0f} ms | 50 ms |"
    edits, pages = large.edits, large.edits.pages
    yield f"| edit of a record to page, {pages} pages, median | {median(edits.shown):.0f} ms | 2000 ms |"
    yield f"| {MANY:,} records: open to usable | {many.opened:.2f} s | 2 s |"
    yield f"| the same: applying an edit of a record, median | {median(many.edits.applied):.0f} ms | |"
    yield f"| the same: applying an edit of the head, median | {many.head_applied:.0f} ms | 50 ms |"
    yield f"| the same: adding, moving or deleting a record, median | {many.records_applied:.0f} ms | 100 ms |"
    yield ""
    yield f"Edit to page is counted from the edit, beyond the {DEBOUNCE} ms the window waits for another one."


def _start() -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", START, folder, str(time.time())]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.strip().splitlines()[-1])


def _large(folder: Path) -> Path:
    path = folder / "large.yaml"
    path.write_text(dossier_text(LARGE, 1), "utf-8")
    return path


def _many(folder: Path) -> Path:
    """A dossier of many records, few of which are printed."""
    lines = dossier_text(1, 1).split("\n")
    at = lines.index("sources:") + 1
    source = "{{type: report, kind: press-original, title: Report {n}, issued: 2023-07-01, reliability: B}}"
    extra = [f"  many{number}: " + source.format(n=number) for number in range(MANY)]
    path = folder / "many.yaml"
    path.write_text("\n".join([*lines[:at], *extra, *lines[at:]]), "utf-8")
    return path


def _best(folder: Path, dossier: Path, rounds: int) -> Measured:
    """Edits of a position and of the title, in one window."""
    window = _window(folder)
    try:
        opened = _opened(window, dossier)
        record = str(next(iter(window.workspace.current.blocks["positions"])))
        window.workspace.select_record(("positions", record))
        measured = [_edits(window, turn, ("positions", record, "position")) for turn in range(rounds)]
        title = _edits(window, rounds, ("dossier", "title"))
        records = _records_applied(window)
    finally:
        window.builder.close()
        window.deleteLater()
    best = min(measured, key=lambda each: median(each.shown))
    return Measured(best, median(title.applied), records, opened)


def _window(folder: Path) -> MainWindow:
    from PySide6.QtWidgets import QApplication

    from tracktwo.gui.application import prepare
    from tracktwo.gui.main_window import MainWindow
    from tracktwo.gui.settings import Settings
    from tracktwo.memory import collect_seldom

    collect_seldom()  # as the program does when it starts
    if not isinstance(QApplication.instance(), QApplication):
        prepare(QApplication([]))
    window = MainWindow(Settings(folder / "settings"), folder / "state")
    window.resize(1440, 900)
    window.show()
    warm: list[bool] = []
    window.builder.ready.connect(lambda: warm.append(True))
    window.start()
    _until(lambda: bool(warm))
    return window


def _opened(window: MainWindow, dossier: Path) -> float:
    """Seconds from opening until the facts can be edited; the pages are waited for, and not counted."""
    from PySide6.QtCore import QCoreApplication

    began = time.perf_counter()
    window.documents.open(dossier)
    QCoreApplication.processEvents()
    seconds = time.perf_counter() - began
    findings = len(window.workspace.diagnostics)
    _until(lambda: window.preview.view.document is not None and len(window.workspace.diagnostics) != findings)
    return seconds


def _edits(window: MainWindow, turn: int, path: FactPath) -> Edits:
    from PySide6.QtCore import QElapsedTimer, QTimer

    from tracktwo.editing.operations import set_value
    from tracktwo.gui.building import DEBOUNCE

    shown: list[float] = []
    applied: list[float] = []
    pauses: list[float] = []
    arrived = [0]
    connection = window.preview.view.shown.connect(lambda: arrived.__setitem__(0, arrived[0] + 1))
    clock = QElapsedTimer()
    beat = QTimer(interval=TICK)
    beat.timeout.connect(lambda: pauses.append(clock.restart() - TICK))
    for number in range(EDITS):
        before, words = arrived[0], f"Measured, version {turn} {number}."
        began = time.perf_counter()
        window.workspace.attempt(lambda text, words=words: set_value(text, path, words))
        applied.append((time.perf_counter() - began) * 1000)
        clock.start()
        beat.start()
        _until(lambda before=before: arrived[0] > before)
        beat.stop()
        shown.append((time.perf_counter() - began) * 1000 - DEBOUNCE)
    window.preview.view.shown.disconnect(connection)
    pages = window.preview.pages
    return Edits(pages.page_count if pages else 0, tuple(shown), tuple(applied), tuple(pauses))


def _records_applied(window: MainWindow) -> float:
    """Milliseconds of adding a source, moving it up and deleting it, in turn; the slowest median of the three."""
    from tracktwo.dossier.rereading import entries_of
    from tracktwo.editing.operations import add_record, delete_record, move_record

    source: dict[str, Plain] = {"type": "report", "title": "Measured", "issued": "2023-07-01"}
    last = len(entries_of(window.workspace.current.blocks, ("sources",)))
    steps: tuple[Callable[[DossierText], Change], ...] = (
        lambda text: add_record(text, "sources", "measured", source),
        lambda text: move_record(text, "sources", "measured", last - 1),
        lambda text: delete_record(text, "sources", "measured"),
    )
    times: list[list[float]] = [[] for _ in steps]
    for _ in range(EDITS):
        for step, taken in zip(steps, times, strict=True):
            began = time.perf_counter()
            window.workspace.attempt(step)
            taken.append((time.perf_counter() - began) * 1000)
    return max(median(taken) for taken in times)


def _late(times: tuple[float, ...]) -> float:
    return sorted(times)[max(int(len(times) * 0.95) - 1, 0)]


def _until(done: Callable[[], bool], seconds: float = 60) -> None:
    """Lets the window live until something is so. It sleeps in between: a busy wait would slow the worker down."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

    waker = QTimer(interval=TICK)
    waker.start()
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("the window did not do it in time")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    sys.exit(main())
