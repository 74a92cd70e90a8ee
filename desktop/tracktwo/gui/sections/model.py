"""The sections of a brief for a list view: ticked, counted, and moved by drag and drop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tracktwo.gui.sections.rows import SectionRow

Index = QModelIndex | QPersistentModelIndex
MIME: Final = "application/x-tracktwo-section"
RECORDS: Final = Qt.ItemDataRole.UserRole + 1
PROBLEMS: Final = Qt.ItemDataRole.UserRole + 2


class SectionModel(QAbstractListModel):
    """Rows of a brief. Signals: `ticked` (row, whether it is in the brief); `dragged` (row, row it goes before)."""

    ticked = Signal(int, bool)
    dragged = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SectionRow, ...] = ()
        self._records: tuple[int | None, ...] = ()
        self._problems: tuple[int, ...] = ()

    @property
    def rows(self) -> tuple[SectionRow, ...]:
        """The sections shown."""
        return self._rows

    def show_rows(self, rows: Sequence[SectionRow], records: Sequence[int | None], problems: Sequence[int]) -> None:
        """Takes other rows; where only their order or their ticks differ, selections stay."""
        before = [row.kind.name for row in self._rows]
        after = [row.kind.name for row in rows]
        if before == after:
            self._take(rows, records, problems)
            self.dataChanged.emit(self.index(0), self.index(max(len(rows) - 1, 0)))
        elif sorted(before) == sorted(after):
            self._reorder(before, after, rows, records, problems)
        else:
            self.beginResetModel()
            self._take(rows, records, problems)
            self.endResetModel()

    def _take(self, rows: Sequence[SectionRow], records: Sequence[int | None], problems: Sequence[int]) -> None:
        self._rows, self._records, self._problems = tuple(rows), tuple(records), tuple(problems)

    def _reorder(
        self,
        before: list[str],
        after: list[str],
        rows: Sequence[SectionRow],
        records: Sequence[int | None],
        problems: Sequence[int],
    ) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        names = [before[index.row()] for index in held]
        self._take(rows, records, problems)
        self.changePersistentIndexList(held, [self.index(after.index(name)) for name in names])
        self.layoutChanged.emit()

    # Qt's model

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many sections there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: PLR0911 - one a role
        """What a section shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        roles = Qt.ItemDataRole
        match role:
            case roles.DisplayRole:
                return row.shown_title
            case roles.CheckStateRole:
                return Qt.CheckState.Checked if row.is_chosen else Qt.CheckState.Unchecked
            case roles.ToolTipRole:
                return row.kind.description
            case roles.AccessibleTextRole:
                return self._in_words(index.row())
            case _ if role == RECORDS:
                return self._records[index.row()]
            case _ if role == PROBLEMS:
                return self._problems[index.row()]
            case _:
                return None

    def _in_words(self, number: int) -> str:
        row = self._rows[number]
        chosen = self.tr("in the brief") if row.is_chosen else self.tr("not in the brief")
        parts = [row.shown_title, chosen]
        if self._records[number] is not None:
            parts.append(self.tr("{count} records").format(count=self._records[number]))
        if self._problems[number]:
            parts.append(self.tr("{count} problems").format(count=self._problems[number]))
        return ", ".join(parts)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's
        """Ticks or unticks a section."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Sections can be ticked and dragged; they are dropped between others."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsUserCheckable
            | flag.ItemIsDragEnabled
            | flag.ItemNeverHasChildren
        )

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's
        """Sections are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's
        """The type of a dragged section."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's
        """A dragged section."""
        data = QMimeData()
        data.setData(MIME, QByteArray(str(indexes[0].row()).encode()))
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: N802, ARG002 - Qt's
        """Only sections of this list are taken, between others."""
        return data.hasFormat(MIME)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: N802, ARG002 - Qt's
        """Moves a section. The view is told that nothing was taken, since the list is made again from the dossier."""
        if data.hasFormat(MIME):
            source = int(bytes(data.data(MIME).data()))
            target = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
            self.dragged.emit(source, target)
        return False
