"""The outline of a dossier as a tree: blocks, and under each its records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.facts.records import HEAD, differing_rows, listed_blocks, moved_row, records_of, spans, title_of
from tracktwo.gui.forms.candidates import Candidates
from tracktwo.gui.forms.field_labels import block_label
from tracktwo.gui.problem_counts import NO_PROBLEMS, Problems, problems_by_place

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
PATH_ROLE: Final = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 2
PROBLEMS_ROLE: Final = Qt.ItemDataRole.UserRole + 3
Records = tuple[tuple[FactPath, Plain], ...]


class OutlineModel(QAbstractItemModel):
    """Blocks and records. Titles are made when they are asked for, so opening costs nothing per record."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks = listed_blocks()
        self._all: list[Records] = [() for _ in self._blocks]
        self._records: list[Records] = [() for _ in self._blocks]
        self._words = ""
        self._problems: Mapping[FactPath, Problems] = {}
        self._candidates = Candidates({})

    def take(self, plain: Mapping[str, Plain], candidates: Candidates) -> None:
        """Shows the dossier as it stands; rows that stay keep their place in the view."""
        self._candidates = candidates
        for row, block in enumerate(self._blocks):
            self._all[row] = () if block == HEAD else records_of(plain, block)
            self._replace(row, self._fitting(row))

    def narrow(self, typed: str) -> None:
        """Shows only the records that hold what was typed in name or id; an empty text shows all.

        Done here and not by a proxy, which asks for every row anew for each row that comes or goes.
        """
        self._words = typed.strip().casefold()
        self.beginResetModel()
        self._records = [self._fitting(row) for row in range(len(self._blocks))]
        self.endResetModel()

    def is_left_out(self, row: int) -> bool:
        """Whether a block holds nothing that fits the filter."""
        return bool(self._words) and not self._records[row]

    def _fitting(self, row: int) -> Records:
        if not self._words:
            return self._all[row]
        found = self._all[row]
        return tuple(each for each in found if self._words in f"{self._title_of(*each)} {each[0][-1]}".casefold())

    def note(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Takes what was found, for the badges."""
        before, self._problems = self._problems, problems_by_place(diagnostics)
        changed = {path for path in (*before, *self._problems) if before.get(path) != self._problems.get(path)}
        for row, block in enumerate(self._blocks):
            if (block,) in changed:
                self._say_changed(ROOT, [row])
                records = self._records[row]
                self._say_changed(self.index(row, 0), [at for at, (path, _) in enumerate(records) if path in changed])

    def path_of(self, index: Index) -> FactPath:
        """The path of a block or record; empty for no row."""
        if not index.isValid():
            return ()
        block = int(index.internalId())
        if block == 0:
            return (self._blocks[index.row()],)
        return self._records[block - 1][index.row()][0]

    def index_of(self, path: FactPath) -> QModelIndex:
        """The row of a record, of the record a fact is in, or of a block."""
        if not path or path[0] not in self._blocks:
            return QModelIndex()
        row = self._blocks.index(str(path[0]))
        found = next((at for at, (each, _) in enumerate(self._records[row]) if each == path[:2]), None)
        return self.index(row, 0) if found is None else self.index(found, 0, self.index(row, 0))

    # What views ask

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """A row below a parent."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] - QObject has one too
        """The block of a record."""
        block = int(index.internalId()) if index.isValid() else 0
        return self.createIndex(block - 1, 0, 0) if block else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many blocks, or records in a block."""
        if not parent.isValid():
            return len(self._blocks)
        return len(self._records[parent.row()]) if int(parent.internalId()) == 0 and parent.column() == 0 else 0

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802, ARG002 - Qt's name
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, path, count and problems of a row."""
        if not index.isValid():
            return None
        path = self.path_of(index)
        is_block = int(index.internalId()) == 0
        if role == Qt.ItemDataRole.DisplayRole:
            return block_label(str(path[0])) if is_block else self._title(index)
        if role == PATH_ROLE:
            return path
        if role == COUNT_ROLE:
            return self._count(index.row()) if is_block else ""
        if role == PROBLEMS_ROLE:
            return self._problems.get(path, NO_PROBLEMS)
        return self._spoken(index, path, role)

    def _spoken(self, index: Index, path: FactPath, role: int) -> object:
        is_block = int(index.internalId()) == 0
        title = block_label(str(path[0])) if is_block else self._title(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (title, str(self._count(index.row())) if is_block else "", str(self._problems.get(path, "")))
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(part for part in (str(path[-1]), str(self._problems.get(path, ""))) if part)
        if role == Qt.ItemDataRole.FontRole and is_block:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def _title(self, index: Index) -> str:
        return self._title_of(*self._records[int(index.internalId()) - 1][index.row()])

    def _title_of(self, path: FactPath, plain: Plain) -> str:
        if path[0] == "parties" and isinstance(plain, dict):
            actor = plain.get("actor", "")
            found = self._candidates.find(actor, ("actors",)) if isinstance(actor, str) else None
            return found.name if found else title_of(path, plain)
        return title_of(path, plain)

    def _count(self, row: int) -> object:
        return "" if self._blocks[row] == HEAD else len(self._all[row])

    def _replace(self, row: int, records: Records) -> None:
        if records == self._records[row]:
            return
        parent, before = self.index(row, 0), dict(self._records[row])
        if self._change_rows(parent, records):
            self._say_changed(ROOT, [row])
        self._records[row] = records
        self._say_changed(parent, [at for at, (path, plain) in enumerate(records) if before.get(path, plain) != plain])

    def _change_rows(self, parent: QModelIndex, records: Records) -> bool:
        """Tells of the rows of a block that move, go or come; whether any go or come."""
        row = parent.row()
        old, new = [path for path, _ in self._records[row]], [path for path, _ in records]
        start, going, coming = differing_rows(old, new)
        moved = moved_row(old[start : start + going], new[start : start + coming])
        if moved:
            self.beginMoveRows(parent, start + moved[0], start + moved[0], parent, start + moved[1])
            self._records[row] = records
            self.endMoveRows()
            return False
        if going:
            self.beginRemoveRows(parent, start, start + going - 1)
            self._records[row] = (*self._records[row][:start], *self._records[row][start + going :])
            self.endRemoveRows()
        if coming:
            self.beginInsertRows(parent, start, start + coming - 1)
            self._records[row] = records
            self.endInsertRows()
        return bool(going or coming)

    def _say_changed(self, parent: QModelIndex, rows: Iterable[int]) -> None:
        for first, last in spans(rows):
            self.dataChanged.emit(self.index(first, 0, parent), self.index(last, 0, parent))
