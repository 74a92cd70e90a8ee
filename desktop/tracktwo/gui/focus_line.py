"""Which pane has the keyboard: a line in the accent along its upper edge."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tracktwo.gui.appearance import colours

THICKNESS: Final = 2


class FocusLine(QWidget):
    """Lies on the upper edge of a pane while the keyboard is in it."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        pane.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        self.setVisible(now is not None and self._pane.isAncestorOf(now))
        if self.isVisible():
            self._lie_on_top()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keeps the width of the pane."""
        if event.type() == QEvent.Type.Resize and watched is self._pane:
            self._lie_on_top()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draws the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().accent))
        painter.end()

    def _lie_on_top(self) -> None:
        self.setGeometry(0, 0, self._pane.width(), THICKNESS)
        self.raise_()
