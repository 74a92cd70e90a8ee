"""The table of a block: sorted on demand, in the order of the file otherwise; rows move by drag and by keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.gui.facts.records_model import SEARCH_ROLE, RecordsModel
from tracktwo.gui.facts.row_delegate import RowDelegate
from tracktwo.gui.facts.table_header import TableHeader

ROW_HEIGHT: Final = 28
LEAST_WIDTH: Final = 48


class RecordsView(QTableView):
    """The records of a block. `chosen` carries the path of the row the analyst went to."""

    chosen = Signal(object)

    def __init__(self, model: RecordsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = model
        self._is_following = False
        self._followed = -1
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.proxy.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.proxy.setFilterRole(SEARCH_ROLE)
        self.proxy.setSourceModel(model)
        self.setModel(self.proxy)
        self._set_look()
        self._set_habits()
        self.selectionModel().currentRowChanged.connect(self._tell)
        model.modelReset.connect(self._after_reset)

    def _set_look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "plain")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        heading = TableHeader(self)
        self.setHorizontalHeader(heading)
        self.setItemDelegate(RowDelegate(self))
        heading.setMinimumSectionSize(LEAST_WIDTH)
        heading.setSortIndicatorClearable(True)
        heading.setStretchLastSection(True)

    def _set_habits(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    @property
    def is_in_file_order(self) -> bool:
        """Whether the rows stand as in the file, so that a record can be moved among them."""
        return self.proxy.sortColumn() < 0 and not self.proxy.filterRegularExpression().pattern()

    def path_of(self, index: QModelIndex) -> FactPath:
        """The path of the record of a row as it is shown."""
        return self._records.path_at(self.proxy.mapToSource(index).row())

    def follow(self, path: FactPath) -> None:
        """Shows which record is chosen, without choosing it again."""
        row = self._records.row_of(path)
        index = self.proxy.mapFromSource(self._records.index(row, 0)) if row >= 0 else QModelIndex()
        is_shown = index.isValid() and index.row() == self.currentIndex().row() == self._followed
        self._followed = index.row()
        if is_shown:
            return
        self._is_following = True
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_following = False

    def height_for(self, rows: int) -> int:
        """The height at which some rows are seen whole; at least three."""
        return self.horizontalHeader().height() + max(rows, 3) * ROW_HEIGHT

    def narrow(self, typed: str) -> None:
        """Shows only the records that hold what was typed."""
        self.proxy.setFilterFixedString(typed.strip())
        self.setDragEnabled(self.is_in_file_order)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Shares the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        columns = self._records.columns
        whole = sum(column.share for column in columns)
        for section, column in enumerate(columns[:-1]):
            self.setColumnWidth(section, max(LEAST_WIDTH, self.viewport().width() * column.share // whole))

    def _after_reset(self) -> None:
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._share_width()

    def _tell(self, index: QModelIndex) -> None:
        if not self._is_following and index.isValid():
            self.chosen.emit(self.path_of(index))
