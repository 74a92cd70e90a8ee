"""The headings of a table: quiet words over a thin line, and an arrow where the view is sorted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from tracktwo.gui.forms.appearance import MARGIN, Tone, colour
from tracktwo.gui.icons import icon

ARROW = 12


class TableHeader(QHeaderView):
    """Headings without boxes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(26)
        self.setAccessibleName(self.tr("Columns"))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        """Draws one heading."""
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.fillRect(rect, self.palette().base())
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() - 0.5)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour(Tone.QUIET))
        left = MARGIN if self.visualIndex(logicalIndex) == 0 else 6
        painter.drawText(rect.adjusted(left, 0, -ARROW - 4, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(colour(Tone.RULE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.sortIndicatorSection() == logicalIndex:
            is_up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            square = QRect(rect.right() - ARROW - 4, rect.center().y() - ARROW // 2, ARROW, ARROW)
            icon("chevron-up" if is_up else "chevron-down").paint(painter, square)
        painter.restore()
