"""How fast the window is: from start to usable, from an edit to the new page on screen, the longest pause meanwhile.

Run it with `python -m benchmarks.window`. Offscreen by default; with a display, set QT_QPA_PLATFORM.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

STARTS = 5
EDITS = 20
TICK = 5
"""Milliseconds between two looks at the clock of the event loop."""

START = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tracktwo.gui.application import prepare
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.settings import Settings
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


def main() -> None:
    """Prints the figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    starts = [_start() for _ in range(STARTS)]
    print(f"start to usable window: median {statistics.median(starts):.2f} s, worst {max(starts):.2f} s")
    _measure_edits()


def _start() -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", START, folder, str(time.time())]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.strip().splitlines()[-1])


def _measure_edits() -> None:
    from PySide6.QtCore import QElapsedTimer, QTimer
    from PySide6.QtWidgets import QApplication

    from tracktwo.editing.operations import set_value
    from tracktwo.gui.application import prepare
    from tracktwo.gui.building import DEBOUNCE
    from tracktwo.gui.main_window import MainWindow
    from tracktwo.gui.settings import Settings
    from tracktwo.paths import resources_folder

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    prepare(application)
    folder = Path(tempfile.mkdtemp())
    window = MainWindow(Settings(folder / "settings"), folder / "state")
    window.resize(1440, 900)
    window.show()
    window.start()
    shown = [0]
    window.preview.view.shown.connect(lambda: shown.__setitem__(0, shown[0] + 1))
    began = time.perf_counter()
    window.documents.open(resources_folder() / "dossiers" / "ukraine-track2-2023.yaml")
    _until(lambda: shown[0] > 0)
    print(f"open to first page on screen: {time.perf_counter() - began:.2f} s")
    window.workspace.select_record(("positions", "pos-ua-process"))
    _until(window.preview.view.verticalScrollBar().isVisible)
    pages = window.preview.pages
    times: list[float] = []
    applying: list[float] = []
    pauses: list[float] = []
    clock = QElapsedTimer()
    beat = QTimer(interval=TICK)
    beat.timeout.connect(lambda: pauses.append(clock.restart() - TICK))
    for number in range(EDITS):
        before = shown[0]
        start = time.perf_counter()
        window.workspace.attempt(lambda text, n=number: set_value(text, ("dossier", "title"), f"Contacts, version {n}"))
        applying.append((time.perf_counter() - start) * 1000)
        clock.start()
        beat.start()
        _until(lambda before=before: shown[0] > before)
        beat.stop()
        times.append((time.perf_counter() - start) * 1000 - DEBOUNCE)
    times.sort()
    print(
        f"edit to page beyond the debounce ({pages.page_count if pages else 0} pages): median "
        f"{statistics.median(times):.0f} ms, 95th percentile {times[int(len(times) * 0.95) - 1]:.0f} ms"
    )
    print(f"applying an edit in the window: median {statistics.median(applying):.0f} ms, worst {max(applying):.0f} ms")
    print(f"longest pause of the event loop while building: {max(pauses):.0f} ms")
    window.builder.close()


def _until(done: Callable[[], bool], seconds: float = 30) -> None:
    from PySide6.QtCore import QCoreApplication, QEventLoop

    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)


if __name__ == "__main__":
    main()
