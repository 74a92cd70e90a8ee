"""The records of one block as a table. Cells are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.facts.columns import Column, cell_text, columns_of
from tracktwo.gui.facts.records import differing_rows, moved_row, records_of, spans
from tracktwo.gui.forms.candidates import Candidates
from tracktwo.gui.icons import icon
from tracktwo.gui.problem_counts import NO_PROBLEMS, Problems
from tracktwo.gui.problem_sign import SIGN_NAME

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
SEARCH_ROLE: Final = Qt.ItemDataRole.UserRole + 1
ROW_TYPE: Final = "application/x-tracktwo-record-row"


class RecordsModel(QAbstractTableModel):
    """One block. `move_wanted` asks for the record of a row to be put at another place of the file."""

    move_wanted = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.block = ""
        self.columns: tuple[Column, ...] = ()
        self._records: tuple[tuple[FactPath, Plain], ...] = ()
        self._candidates = Candidates({})
        self._problems: Mapping[FactPath, Problems] = {}
        self._words: dict[FactPath, str] = {}

    def show_block(self, block: str) -> None:
        """Shows another block; `take` fills it."""
        self.beginResetModel()
        self.block, self.columns, self._records = block, columns_of(block), ()
        self.endResetModel()

    def take(self, plain: Mapping[str, Plain], candidates: Candidates) -> None:
        """Shows the records as they stand; rows that stay keep their place in the view."""
        self._candidates = candidates
        self._words = {}
        records = records_of(plain, self.block) if self.columns else ()
        if records == self._records:
            return
        before = dict(self._records)
        self._change_rows(records)
        self._records = records
        self._say_changed([row for row, (path, plain) in enumerate(records) if before.get(path, plain) != plain])

    def _change_rows(self, records: tuple[tuple[FactPath, Plain], ...]) -> None:
        """Tells of the rows that move, go or come."""
        old, new = [path for path, _ in self._records], [path for path, _ in records]
        start, going, coming = differing_rows(old, new)
        moved = moved_row(old[start : start + going], new[start : start + coming])
        if moved:
            self.beginMoveRows(ROOT, start + moved[0], start + moved[0], ROOT, start + moved[1])
            self._records = records
            self.endMoveRows()
            return
        if going:
            self.beginRemoveRows(ROOT, start, start + going - 1)
            self._records = (*self._records[:start], *self._records[start + going :])
            self.endRemoveRows()
        if coming:
            self.beginInsertRows(ROOT, start, start + coming - 1)
            self._records = records
            self.endInsertRows()

    def note(self, problems: Mapping[FactPath, Problems]) -> None:
        """Takes what was found, for the marks."""
        before, self._problems = self._problems, problems
        changed = {path for path in (*before, *problems) if before.get(path) != problems.get(path)}
        if changed:
            self._say_changed([row for row, (path, _) in enumerate(self._records) if path in changed])

    @property
    def paths(self) -> tuple[FactPath, ...]:
        """The paths of the records, in the order of the file."""
        return tuple(path for path, _ in self._records)

    def path_at(self, row: int) -> FactPath:
        """The path of the record in a row."""
        return self._records[row][0]

    def row_of(self, path: FactPath) -> int:
        """The row of a record, or of the record a fact is in; -1 when it is not in this block."""
        return next((row for row, (each, _) in enumerate(self._records) if each == path[:2]), -1)

    # What views ask

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].label
        is_alignment = role == Qt.ItemDataRole.TextAlignmentRole
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter if is_alignment else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell in words; a record with problems has a mark in its first cell."""
        if not index.isValid():
            return None
        path, plain = self._records[index.row()]
        if role == SEARCH_ROLE:
            return self._searched(path, plain)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return cell_text(self.columns[index.column()], path, plain, self._candidates)
        found = self._problems.get(path, NO_PROBLEMS) if index.column() == 0 else NO_PROBLEMS
        if role == Qt.ItemDataRole.DecorationRole and found.total:
            return icon(SIGN_NAME)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = cell_text(self.columns[index.column()], path, plain, self._candidates)
            return f"{words}, {found}" if found.total else words
        return None

    def _searched(self, path: FactPath, plain: Plain) -> str:
        if path not in self._words:
            cells = (cell_text(column, path, plain, self._candidates) for column in self.columns)
            self._words[path] = " ".join((*cells, str(path[-1])))
        return self._words[path]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and dragged; they are dropped between rows."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """The row that is dragged."""
        return [ROW_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The row that is dragged."""
        data = QMimeData()
        data.setData(ROW_TYPE, str(indexes[0].row()).encode() if indexes else b"")
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002
        row: int,
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        """Asks for the move; the dossier is changed first, the rows follow."""
        dragged = bytes(data.data(ROW_TYPE).data()).decode()
        target = row if row >= 0 else parent.row()
        if dragged.isdigit() and target >= 0:
            source = int(dragged)
            to = target - 1 if target > source else target
            if to != source:
                self.move_wanted.emit(source, to)
        return False

    def _say_changed(self, rows: Iterable[int]) -> None:
        for first, last in spans(rows):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
