"""The menu of a record, on a click of the other button or the menu key: what its buttons and keys do, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu

from tracktwo.diagnostics import FactPath
from tracktwo.gui.facts.record_commands import RecordCommands
from tracktwo.gui.facts.record_panel import RecordAction, can_do
from tracktwo.gui.facts.records import HEAD
from tracktwo.gui.forms.field_labels import one_of
from tracktwo.gui.icons import icon
from tracktwo.gui.words import said

ENTRIES: Final = (
    (RecordAction.SHOW, "Show on its page", ""),
    (RecordAction.DUPLICATE, "Duplicate", "Ctrl+D"),
    (RecordAction.UP, "Move up in the file", "Ctrl+Up"),
    (RecordAction.DOWN, "Move down in the file", "Ctrl+Down"),
    (RecordAction.RENAME, "Change id…", "F2"),
    (RecordAction.DELETE, "Delete…", "Del"),
)
"""Action, words and key of each line."""


class RecordMenu(QObject):
    """Opens the menu in one view. `path_of` gives the path of a row."""

    def __init__(
        self, view: QAbstractItemView, path_of: Callable[[QModelIndex], FactPath], commands: RecordCommands
    ) -> None:
        super().__init__(view)
        self._view, self._path_of, self._commands = view, path_of, commands
        self.menu: QMenu | None = None
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self.open)

    def open(self, place: QPoint) -> None:
        """Opens the menu of the row at a place of the view; of the chosen row where there is none."""
        index = self._view.indexAt(place)
        if not index.isValid():
            index = self._view.currentIndex()
            place = self._view.visualRect(index).bottomLeft()
        if not index.isValid():
            return
        self.menu = self.made(self._path_of(index))
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.popup(self._view.viewport().mapToGlobal(place))

    def made(self, path: FactPath) -> QMenu:
        """The menu of a record, or of a block, which only takes another record."""
        menu = QMenu(self._view)
        block = str(path[0])
        if block != HEAD:
            words = said("RecordMenu", "Add {kind}…").replace("{kind}", one_of(block))
            menu.addAction(icon("plus"), words, lambda: self._commands.add(block))
            menu.addSeparator()
        for action, words, keys in ENTRIES:
            if (len(path) > 1 or block == HEAD) and can_do(action, path):
                shown = said("RecordMenu", words) + (f"\t{keys}" if keys else "")
                menu.addAction(icon(action.value), shown, self._doer(action, path))
        return menu

    def _doer(self, action: RecordAction, path: FactPath) -> Callable[[], None]:
        return lambda: self._commands.do(action, path)
