"""The window under test: offscreen, in folders of its own, with questions answered by the test.

Qt's warnings fail a test, but for those named below.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HARMLESS_WARNINGS = (
    "This plugin does not support propagateSizeHints",  # the offscreen platform has no window manager to tell
    "This plugin does not support raise",  # the same
    "This plugin does not support grabbing the keyboard",  # lists that pop up ask for it
    "Populating font family aliases took",  # a system without fonts of its own
)

HAS_QT = importlib.util.find_spec("PySide6") is not None
collect_ignore_glob = [] if HAS_QT else ["*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every warning of Qt fails the test it comes from."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS_WARNINGS))


if HAS_QT:
    from patience import PATIENCE
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
    from scripted_prompts import ScriptedPrompts

    from tracktwo.gui.application import prepare
    from tracktwo.gui.main_window import MainWindow
    from tracktwo.gui.settings import Settings
    from tracktwo.paths import PACKAGE

    Open = Callable[[Path], MainWindow]

    @pytest.fixture(scope="session", autouse=True)
    def styled(qapp: QApplication) -> QApplication:
        """The application in the colours and a font of the program: as there, before any widget is made."""
        import font_source_sans_pro

        for file in sorted(Path(font_source_sans_pro.__file__).parent.rglob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        prepare(qapp)
        qapp.setFont(QFont("Source Sans Pro", 10))
        assert PACKAGE.is_dir()
        return qapp

    @pytest.fixture
    def settings(tmp_path: Path) -> Settings:
        """Settings in a folder of the test."""
        return Settings(tmp_path / "settings")

    @pytest.fixture
    def prompts() -> ScriptedPrompts:
        """The questions of the window under test, and their answers."""
        return ScriptedPrompts()

    @pytest.fixture
    def window(
        styled: QApplication, tmp_path: Path, settings: Settings, prompts: ScriptedPrompts
    ) -> Iterator[MainWindow]:
        """A window that shows the welcome page."""
        made = MainWindow(settings, tmp_path / "state", prompts)
        made.resize(1400, 900)
        made.show()
        made.start()
        yield made
        prompts.is_closing = True
        made.close()
        made.deleteLater()
        styled.processEvents()

    @pytest.fixture
    def dossier(dossiers: Path, tmp_path: Path) -> Path:
        """A copy of the small shipped dossier, to be changed."""
        copy = tmp_path / "cases" / "indus.yaml"
        copy.parent.mkdir()
        shutil.copy(dossiers / "indus-waters-1960.yaml", copy)
        return copy

    @pytest.fixture
    def opened(window: MainWindow, dossier: Path, qtbot: QtBot) -> MainWindow:
        """A window with the copy open and its pages on screen."""
        with qtbot.waitSignal(window.preview.view.shown, timeout=PATIENCE):
            window.documents.open(dossier)
        return window
