"""What happens on a fault of ours: a dialog that says so, with a report to copy. Nothing is sent."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from tracktwo.gui.about import versions
from tracktwo.gui.logs import logger
from tracktwo.gui.widgets import label, push_button
from tracktwo.gui.worker import without_facts


def report(trace: str) -> str:
    """A report to copy: versions, and where it happened. Facts of the dossier are not in it."""
    lines = [f"{name} {number}" for name, number in versions() if number]
    return "\n".join([*lines, "", trace])


class CrashDialog(QDialog):
    """Says that the program failed, and that work is kept."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A fault of Tracktwo"))
        self.resize(560, 420)
        title = label(self.tr("Something went wrong. This is a fault of Tracktwo, not of your dossier."), "strong")
        title.setWordWrap(True)
        more = label(
            self.tr(
                "Your work is still here: save it, then go on or start again. The report below holds versions and the "
                "place in the program, and nothing of the dossier."
            ),
            "quiet",
        )
        more.setWordWrap(True)
        self.text = QPlainTextEdit(report(trace))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Report"))
        self.copy = push_button(self.tr("Copy report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (title, more, self.text, buttons):
            column.addWidget(widget)


class FaultCatcher:
    """Takes over exceptions nobody caught. One dialog at a time: a fault while it is shown is only logged."""

    def __init__(self) -> None:
        self._is_shown = False

    def install(self) -> None:
        """Takes over from now on."""
        sys.excepthook = self.catch

    def catch(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Logs the fault and shows it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self.show(without_facts(fault.with_traceback(trace)))

    def show(self, trace: str) -> None:
        """Shows a fault that is known by its trace."""
        logger().error("%s", trace)
        if self._is_shown or QApplication.instance() is None:
            return
        self._is_shown = True
        try:
            CrashDialog(trace, QApplication.activeWindow()).exec()
        finally:
            self._is_shown = False
