"""Makes the pictures of the window that the README and the guide show: `python docs/make_screenshots.py`.

Drawn offscreen, in the typeface of the samples, so that they are the same everywhere. Needs the extras of the window
and of the tests. One process for each density of pixels, which Qt takes from its surroundings when it starts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from tracktwo.gui.main_window import MainWindow
    from tracktwo.gui.scheme import Appearance

PICTURES = Path(__file__).parent / "pictures"
SAMPLE = "ukraine-track2-2023.yaml"
SIZE = (1440, 900)
WELCOME_SIZE = (1100, 560)
PIXELS = ("1", "2")
COLOURS = 128
"""Enough for type, rules and the colours of signs; a palette keeps the pictures small."""
PATIENCE = 60.0
"""Seconds to wait for pages."""
SETTLE = 0.5
"""Seconds until everything that moves has come to rest."""


def main() -> None:
    """Makes every picture anew; with a density, those of this density."""
    if len(sys.argv) > 1:
        _make(sys.argv[1])
        return
    for pixels in PIXELS:
        surroundings = {**os.environ, "QT_SCALE_FACTOR": pixels, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([sys.executable, __file__, pixels], env=surroundings, check=True)  # noqa: S603 - ourselves


def _make(pixels: str) -> None:
    from PySide6.QtWidgets import QApplication

    from tracktwo.gui.application import prepare

    application = QApplication([])
    appearance = prepare(application)
    _use_shipped_typeface(application)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(application, appearance, Path(folder), pixels)
        for name in studio.pictures():
            sys.stdout.write(f"{name}\n")


def _use_shipped_typeface(application: QApplication) -> None:
    import font_source_sans_pro
    from PySide6.QtGui import QFont, QFontDatabase

    for file in sorted(Path(font_source_sans_pro.__file__).parent.rglob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    application.setFont(QFont("Source Sans Pro", 10))


@dataclass
class Studio:
    """Windows in folders of their own, and what is drawn of them."""

    application: QApplication
    appearance: Appearance
    folder: Path
    pixels: str
    windows: list[MainWindow] = field(default_factory=list)
    end: str = ""
    """How the names of the pictures being made end."""

    def pictures(self) -> Iterator[str]:
        """Makes the pictures of this density, light and dark, and names them."""
        for dark in (False, True):
            self.appearance.use(dark=dark)
            self.end = f"{'-dark' if dark else ''}{'' if self.pixels == '1' else f'@{self.pixels}x'}"
            window = self.opened(dark=dark)
            window.resize(*WELCOME_SIZE)
            window.setFocus()
            yield self.keep(window, "welcome")
            window.resize(*SIZE)
            self.show_main(window)
            yield self.keep(window, "main")
            yield from self.others(window)
            window.close()

    def opened(self, *, dark: bool) -> MainWindow:
        """A window on its welcome page, with something opened lately."""
        from tracktwo.gui.main_window import MainWindow
        from tracktwo.gui.settings import Settings
        from tracktwo.paths import resources_folder

        os.environ["HOME"] = str(self.folder)  # folders are shown from there
        papers = self.folder / "Documents"
        papers.mkdir(exist_ok=True)
        window = MainWindow(Settings(self.folder / f"settings-{dark}"), self.folder / "state")
        for sample in ("indus-waters-1960.yaml", SAMPLE):
            shutil.copy(resources_folder() / "dossiers" / sample, papers)
            window.settings.note_recent(papers / sample)
        window.resize(*SIZE)
        window.show()
        window.start()
        window.welcome.refresh()
        self.windows.append(window)
        return window

    def show_main(self, window: MainWindow) -> None:
        """The sample, with a position chosen and the matrix of positions on the pages."""
        window.documents.open(self.folder / "Documents" / SAMPLE)
        self.until(lambda: window.preview.view.document is not None)
        window.workspace.select_record(("positions", "pos-ua-process"))
        rows = window.sections.model
        matrix = next(row for row in range(rows.rowCount()) if rows.rows[row].kind.name == "matrix")
        window.sections.list.setCurrentIndex(rows.index(matrix))
        window.workspace.show_in_preview(("positions", "pos-ua-process"))
        window.facts.outline.tree.setFocus()

    def others(self, window: MainWindow) -> Iterator[str]:
        """A form with the contents of the brief, the problems, and an export."""
        from tracktwo.dossier.rereading import entries_of
        from tracktwo.gui.main_window import FIRST_WIDTHS

        window.actions_by_name["show_sections"].setChecked(False)
        window.actions_by_name["show_contents"].setChecked(True)
        window.columns.setSizes([0, 700, 740])
        window.actions_by_name["show_problems"].setChecked(False)
        terms = entries_of(window.workspace.current.blocks, ("deal_terms",))
        window.workspace.select_record(("deal_terms", next(iter(terms))))
        window.workspace.show_in_preview(window.workspace.selected)
        yield self.keep(window, "form")
        window.actions_by_name["show_contents"].setChecked(False)
        for name in ("show_sections", "show_problems"):
            window.actions_by_name[name].setChecked(True)
        window.columns.setSizes(FIRST_WIDTHS)
        window.rows.setSizes([500, 360])
        tree = window.problems.tree
        warnings = window.problems.model.index(0, 0)
        tree.setCurrentIndex(window.problems.model.index(1, 0, warnings))
        tree.activated.emit(tree.currentIndex())
        tree.setFocus()
        yield self.keep(window, "problems")
        window.rows.setSizes([700, 150])
        for earlier in (self.folder / "Documents").iterdir():  # or the window would ask
            if earlier.suffix in {".docx", ".pdf"}:
                earlier.unlink()
        window.workspace.choose(output=self.folder / "Documents")
        window.exports.export()
        self.until(window.export_bar.open.isVisible)
        yield self.keep(window, "export")

    def keep(self, widget: QWidget, name: str) -> str:
        """Draws a window once it has come to rest; the name of the file."""
        from PIL import Image

        end = time.monotonic() + SETTLE
        self.until(lambda: time.monotonic() > end)
        drawn = self.folder / "drawn.png"
        widget.grab().save(str(drawn))
        file = PICTURES / f"window-{name}{self.end}.png"
        with Image.open(drawn) as picture:
            flat = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            flat.save(file, optimize=True)
        return f"{file.name}: {file.stat().st_size // 1000} KB"

    def until(self, done: Callable[[], object]) -> None:
        """Lets the window live until something is so."""
        end = time.monotonic() + PATIENCE
        while not done() and time.monotonic() < end:
            self.application.processEvents()


if __name__ == "__main__":
    main()
