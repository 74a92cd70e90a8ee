"""Pictures of the window for the documentation, at 1x and 2x, light and dark."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SIZE = (1440, 900)


def main() -> None:
    """Writes the pictures into the folder named on the command line; one process for each density of pixels."""
    target = Path(sys.argv[1])
    if len(sys.argv) == 2:
        import subprocess

        for scale in ("1", "2"):
            surroundings = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
            subprocess.run([sys.executable, __file__, str(target), scale], env=surroundings, check=True)
        return
    target.mkdir(parents=True, exist_ok=True)
    for name in _pictures(target, sys.argv[2]):
        sys.stdout.write(f"{name}\n")


def _pictures(target: Path, scale: str) -> Iterator[str]:
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication, QWidget

    from tracktwo.gui.application import prepare
    from tracktwo.gui.main_window import MainWindow
    from tracktwo.gui.settings import Settings
    from tracktwo.paths import resources_folder

    application = QApplication([])
    import font_source_sans_pro

    for file in sorted(Path(font_source_sans_pro.__file__).parent.rglob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    appearance = prepare(application)
    application.setFont(QFont("Source Sans Pro", 10))
    folder = Path(tempfile.mkdtemp())
    dossier = folder / "Documents" / "ukraine-track2-2023.yaml"
    dossier.parent.mkdir()
    dossier.write_bytes((resources_folder() / "dossiers" / "ukraine-track2-2023.yaml").read_bytes())

    def until(done: Callable[[], object], seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        while not done() and time.monotonic() < end:
            application.processEvents()

    def save(widget: QWidget, name: str) -> str:
        shown_until = time.monotonic() + 0.4
        until(lambda: time.monotonic() > shown_until)
        file = target / f"{name}-{'dark' if dark else 'light'}@{scale}x.png"
        widget.grab().save(str(file))
        return file.name

    for dark in (False, True):
        appearance.use(dark=dark)
        window = MainWindow(Settings(folder / f"settings-{dark}"), folder / "state")
        window.resize(*SIZE)
        window.show()
        window.start()
        window.settings.note_recent(dossier)
        window.welcome.refresh()
        yield save(window, "welcome")
        window.documents.open(dossier)
        until(lambda window=window: window.preview.view.document is not None and window.preview.pages is not None)
        window.workspace.select_record(("positions", "pos-ua-process"))
        window.sections.list.setFocus()
        yield save(window, "main")
        window.rows.setSizes([430, 430])
        yield save(window, "problems")
        window.rows.setSizes([720, 140])
        window.workspace.choose(output=folder / "Documents")
        for old in (folder / "Documents").glob("*-brief.*"):
            old.unlink()  # nobody is here to answer whether to replace it
        window.exports.export()
        until(lambda window=window: window.export_bar.open.isVisible())
        window.workspace.show_in_preview(("deal_terms", "t-dmz"))
        window.workspace.select_record(("deal_terms", next(iter(window.workspace.current.blocks["deal_terms"]))))
        yield save(window, "export")
        window.close()
        window.deleteLater()


if __name__ == "__main__":
    main()
