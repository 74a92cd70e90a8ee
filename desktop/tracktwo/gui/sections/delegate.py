"""Draws a section in the list: handle, tick, title, number of records, number of problems."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracktwo.gui.appearance import ROW_HEIGHT, Colours, colours
from tracktwo.gui.problem_sign import draw_sign
from tracktwo.gui.sections.model import PROBLEMS, RECORDS

HANDLE: Final = 22
TICK: Final = 15
AIR: Final = 10


class SectionDelegate(QStyledItemDelegate):
    """Rows that look like the rest of the window."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802, ARG002 - Qt's
        """One line with air."""
        return QSize(120, max(ROW_HEIGHT, option.fontMetrics.height() + 12))  # pyright: ignore[reportAttributeAccessIssue]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        chosen = colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(rect, QColor(chosen.wash))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(chosen.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(chosen.accent), 1))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        _draw_handle(painter, rect, QColor(chosen.rule))
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        _draw_tick(painter, tick_rect(rect), chosen, is_ticked=is_ticked)
        right = self._draw_numbers(painter, rect, index, chosen)
        self._draw_title(painter, rect, right, index, chosen, is_ticked=is_ticked, is_selected=is_selected)
        painter.restore()

    def _draw_title(
        self,
        painter: QPainter,
        rect: QRect,
        right: int,
        index: QModelIndex | QPersistentModelIndex,
        chosen: Colours,
        *,
        is_ticked: bool,
        is_selected: bool,
    ) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if is_selected else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(chosen.text if is_ticked else chosen.grey))
        left = tick_rect(rect).right() + AIR
        room = QRect(left, rect.top(), max(right - left - 6, 0), rect.height())
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _draw_numbers(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, chosen: Colours
    ) -> int:
        """Draws records and problems; where they begin."""
        right = rect.right() - 14
        records, problems = index.data(RECORDS), index.data(PROBLEMS)
        metrics = painter.fontMetrics()
        if records is not None:
            width = metrics.horizontalAdvance("000")
            painter.setPen(QColor(chosen.grey))
            place = QRect(right - width, rect.top(), width, rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(records))
            right = place.left() - 6
        if problems:
            right = draw_sign(painter, rect, right, int(problems))
        return right

    def editorEvent(  # noqa: N802 - Qt's
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A click on the tick, or the space bar, turns it."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
            if tick_rect(rect).adjusted(-5, -6, 5, 6).contains(event.position().toPoint()):
                return _turn(model, index)
        if event.type() == QEvent.Type.KeyPress and getattr(event, "key", int)() == Qt.Key.Key_Space:
            return _turn(model, index)
        return False


def _turn(model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> bool:
    is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    new = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
    return model.setData(index, new, Qt.ItemDataRole.CheckStateRole)


def tick_rect(rect: QRect) -> QRect:
    """Where the tick of a row stands."""
    return QRect(rect.left() + HANDLE + 8, rect.center().y() - TICK // 2, TICK, TICK)


def _draw_handle(painter: QPainter, rect: QRect, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for column in range(2):
        for row in range(3):
            centre = QPointF(rect.left() + 15.5 + column * 5, rect.center().y() - 4.5 + row * 5)
            painter.drawEllipse(centre, 1.2, 1.2)


def _draw_tick(painter: QPainter, rect: QRect, chosen: Colours, *, is_ticked: bool) -> None:
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(chosen.accent if is_ticked else chosen.grey), 1))
    painter.setBrush(QColor(chosen.accent if is_ticked else chosen.base))
    painter.drawRoundedRect(box, 3, 3)
    if is_ticked:
        painter.setPen(QPen(QColor(chosen.on_accent), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        left, top, size = box.left(), box.top(), box.width()
        points = [(0.24, 0.53), (0.43, 0.72), (0.77, 0.31)]
        path = [QPointF(left + x * size, top + y * size) for x, y in points]
        painter.drawPolyline(path)
