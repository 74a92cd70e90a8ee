"""The one sign for problems in a list: a triangle, and how many there are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from tracktwo.gui.appearance import colours
from tracktwo.gui.icons import icon

SIGN: Final = 14
GAP: Final = 4
SIGN_NAME: Final = "triangle-alert"


def sign_width(count: int, metrics: QFontMetrics) -> int:
    """The width the sign takes; 0 where there are no problems."""
    return SIGN + GAP + metrics.horizontalAdvance(str(count)) if count else 0


def draw_sign(painter: QPainter, row: QRect, right: int, count: int) -> int:
    """Draws the sign in a row, to end at `right`; where it begins."""
    metrics = painter.fontMetrics()
    left = right - sign_width(count, metrics)
    if count:
        square = QRect(left, row.y() + (row.height() - SIGN) // 2, SIGN, SIGN)
        icon(SIGN_NAME).paint(painter, square)
        painter.setPen(QColor(colours().warning))
        number = QRect(square.right() + 1 + GAP, row.y(), right - square.right(), row.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(count))
    return left
