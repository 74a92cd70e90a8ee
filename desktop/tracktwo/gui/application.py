"""The application around the window: colours of the system, log, faults, one window."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QStandardPaths, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStyleFactory

from tracktwo.gui.crash import FaultCatcher
from tracktwo.gui.icons import program_icon
from tracktwo.gui.logs import begin_log, logger
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.scheme import Appearance
from tracktwo.gui.settings import Settings, default_folder


def state_folder() -> Path:
    """Where recovery files are: the state folder of the user."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return Path(place) / "tracktwo"


def prepare(application: QApplication) -> Appearance:
    """Names, icon, style and colours of an application."""
    application.setApplicationName("tracktwo")
    application.setApplicationDisplayName("Tracktwo")
    application.setDesktopFileName("tracktwo")
    application.setWindowIcon(program_icon())
    if sys.platform.startswith("linux"):
        application.setStyle(QStyleFactory.create("Fusion"))
    font = QFont(application.font())
    application.setFont(font)
    return Appearance(application)


def run(dossier: Path | None) -> int:
    """Shows the window until it is closed; the exit code."""
    application = QApplication([sys.argv[0]])
    appearance = prepare(application)
    settings = Settings(default_folder())
    appearance.want(settings.scheme)
    if settings.keeps_logs:
        begin_log(settings.folder)
    qInstallMessageHandler(_note_message)
    catcher = FaultCatcher()
    catcher.install()
    window = MainWindow(settings, state_folder())
    window.builder.faulty.connect(lambda trace: catcher.show(trace) if trace else None)
    window.start()
    window.show()
    if dossier is not None:
        window.documents.open(dossier)
    code = application.exec()
    settings.sync()
    return code


def _note_message(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    """What Qt complains of goes to the log."""
    if kind in {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
        logger().warning("Qt: %s", text)
