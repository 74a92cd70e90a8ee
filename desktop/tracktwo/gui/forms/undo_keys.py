"""Undo and Redo reach the program from a text field in which nothing is being typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class LeaveUndoToProgram(QObject):
    """Watches a text field, which would otherwise keep both keys for itself."""

    def __init__(self, watched: QWidget, is_typing: Callable[[], bool]) -> None:
        super().__init__(watched)
        self._is_typing = is_typing
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Looks at keys before the text field does."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if not self._is_typing() and any(event.matches(key) for key in keys):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
