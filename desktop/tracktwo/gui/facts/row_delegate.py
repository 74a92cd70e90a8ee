"""How the rows of a table look: air inside the cells, a thin line below, an edge in the accent on the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracktwo.gui.forms.appearance import MARGIN, Tone, colour

EDGE = 3


class RowDelegate(QStyledItemDelegate):
    """Cells with the distances of the forms."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """No frame around the cell that has the keyboard: the whole row is chosen."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - a field of Qt, missing from its types

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws the ground of the row, the cell, and the line below."""
        whole = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - as above
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - as above
        left = MARGIN - 3 if index.column() == 0 else 3
        if is_chosen:
            painter.fillRect(whole, option.palette.highlight())  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - as above
        option.rect = whole.adjusted(left, 0, -2, -1)  # pyright: ignore[reportAttributeAccessIssue] - as above
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(colour(Tone.RULE))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        view = option.widget  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - as above
        if is_chosen and view.hasFocus():
            painter.setPen(colour(Tone.ACCENT))
            painter.drawLine(whole.topLeft(), whole.topRight())
            painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        if is_chosen and index.column() == 0:
            painter.fillRect(QRect(whole.left(), whole.top(), EDGE, whole.height()), colour(Tone.ACCENT))
        painter.restore()
