"""The outline at the left of the facts: a filter, and the tree with counts and problem badges."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from tracktwo.diagnostics import FactPath
from tracktwo.gui.facts.outline_model import COUNT_ROLE, PROBLEMS_ROLE, OutlineModel
from tracktwo.gui.forms.appearance import Tone, colour
from tracktwo.gui.icons import icon
from tracktwo.gui.problem_counts import Problems
from tracktwo.gui.problem_sign import draw_sign, sign_width

ROW_HEIGHT: Final = 26
PAUSE: Final = 150
"""Milliseconds without a key after which the filter is used."""
Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Draws the count of a block at the right, and before it the number of problems beside a warning sign."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._font = view.font()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """One height for all rows."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the row, then count and badge."""
        whole = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - a field of Qt, missing from its types
        problems = index.data(PROBLEMS_ROLE)
        found = problems.total if isinstance(problems, Problems) else 0
        count = str(index.data(COUNT_ROLE) or "")
        metrics = QFontMetrics(self._font)
        right = whole.right() - 8
        count_place = QRect(right - metrics.horizontalAdvance(count), whole.y(), right, whole.height())
        right = count_place.left() - 10 if count else right
        room = right - sign_width(found, metrics) - whole.left() - 2
        has_keyboard = bool(option.state & QStyle.StateFlag.State_HasFocus)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - as above
        option.state &= ~QStyle.StateFlag.State_HasFocus  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - as above
        option.rect = QRect(whole.left(), whole.top(), room, whole.height())  # pyright: ignore[reportAttributeAccessIssue] - as above
        if option.state & QStyle.StateFlag.State_Selected:  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - as above
            painter.fillRect(whole, option.palette.highlight())  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - as above
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(colour(Tone.QUIET))
        painter.drawText(count_place, Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(self._font)
        draw_sign(painter, whole, right, found)
        if has_keyboard:
            painter.setPen(colour(Tone.ACCENT))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))
        painter.restore()


class OutlineView(QWidget):
    """Filter and tree. `chosen` carries the path of the row the analyst went to, `narrowed` what the filter holds."""

    chosen = Signal(object)
    narrowed = Signal(str)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._is_following = False
        self._narrowed_by = ""
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter records"))
        self.filter.setAccessibleName(self.tr("Filter records by name or id"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.tree = self._make_tree()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        row.addWidget(self.filter)
        column.addLayout(row)
        column.addWidget(self.tree, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._narrow)
        self.filter.textChanged.connect(self._wait)
        self.filter.returnPressed.connect(self._narrow)
        self.tree.selectionModel().currentChanged.connect(self._tell)
        model.rowsInserted.connect(self._hide_empty)
        model.rowsRemoved.connect(self._hide_empty)

    def _make_tree(self) -> QTreeView:
        tree = QTreeView(self)
        tree.setModel(self._model)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setIndentation(14)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setProperty("role", "plain")
        tree.setItemDelegate(OutlineDelegate(tree))
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setAccessibleName(self.tr("Outline of the dossier"))
        return tree

    def follow(self, path: FactPath) -> None:
        """Shows which record is chosen, without choosing it again."""
        index = self._model.index_of(path)
        if not index.isValid() or index == self.tree.currentIndex():
            return
        parent = index.parent()
        if parent.isValid() and not self.tree.isExpanded(parent) and self.tree.currentIndex() == parent:
            return
        self._is_following = True
        self.tree.setCurrentIndex(index if self.tree.isExpanded(parent) or not parent.isValid() else parent)
        self._is_following = False

    def _wait(self, typed: str) -> None:
        """A word is not looked for letter by letter; an empty filter shows all at once."""
        if typed.strip():
            self._pause.start()
        else:
            self._narrow()

    def _narrow(self) -> None:
        self._pause.stop()
        typed = self.filter.text().strip()
        if typed == self._narrowed_by:
            return
        self._narrowed_by = typed
        self._is_following = True
        self._model.narrow(typed)
        self._hide_empty()
        self._is_following = False
        if typed:
            self.tree.expandAll()
        self.narrowed.emit(typed)

    def _hide_empty(self) -> None:
        """Blocks in which nothing fits the filter are not shown."""
        for row in range(self._model.rowCount()):
            self.tree.setRowHidden(row, QModelIndex(), self._model.is_left_out(row))

    def _tell(self, index: QModelIndex) -> None:
        if not self._is_following and index.isValid():
            self.chosen.emit(self._model.path_of(index))
