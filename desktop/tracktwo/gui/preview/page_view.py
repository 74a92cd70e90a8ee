"""Draws the pages of a PDF, one below the other. New pages take the place of the old ones only when they are drawn.

Two documents take turns: while the new one is drawn, the old one stays on screen, so the view never blanks. Drawing is
done by QtPdf in a thread of its own.
"""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tracktwo.gui.appearance import LIGHT, colours
from tracktwo.gui.preview.layout import (
    LARGEST_ZOOM,
    POINTS_PER_INCH,
    SMALLEST_ZOOM,
    ZOOM_STEP,
    Box,
    PageLayout,
    fitting_scales,
    kept_scroll,
    marked_lines,
)

KEPT_AROUND: Final = 2
"""Pages above and below the visible ones whose pictures are kept."""


@dataclass
class _Sheets:
    """One PDF, its renderer and the pictures drawn of it."""

    document: QPdfDocument
    buffer: QBuffer
    renderer: QPdfPageRenderer
    sizes: tuple[tuple[float, float], ...]
    pictures: dict[int, QImage] = field(default_factory=dict[int, QImage])
    wanted: dict[int, QSize] = field(default_factory=dict[int, QSize])

    def has(self, page: int, size: QSize) -> bool:
        """Whether a page is drawn at a size."""
        return page in self.pictures and self.pictures[page].size() == size


class PageView(QAbstractScrollArea):
    """The pages, scrolled and zoomed.

    Signals: `passage_clicked` page from 0 and the point on it; `scrolled`; `shown`
    new pages are on screen; `zoomed`.
    """

    passage_clicked = Signal(int, QPointF)
    scrolled = Signal()
    shown = Signal()
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._front: _Sheets | None = None
        self._back: _Sheets | None = None
        self._layout = PageLayout.of((), (), 0.0)
        self._zoom = 0.0
        self._marks: tuple[Box, ...] = ()
        self._found: tuple[Box, ...] = ()
        self._current_found: tuple[Box, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages of the brief"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._after_scroll)
        self.horizontalScrollBar().valueChanged.connect(self._after_scroll)
        self.verticalScrollBar().setSingleStep(40)

    # Pages

    @property
    def document(self) -> QPdfDocument | None:
        """The PDF on screen."""
        return self._front.document if self._front else None

    @property
    def page_layout(self) -> PageLayout:
        """Where the pages stand."""
        return self._layout

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._layout.page_at(middle) + 1 if self._layout.boxes else 0

    def show_pdf(self, data: bytes) -> None:
        """Shows another PDF at the same place and zoom, once its visible pages are drawn."""
        self._drop(self._back)
        self._back = self._sheets(data)
        layout = self._layout_of(self._back.sizes)
        top = kept_scroll(self._layout, layout, self.verticalScrollBar().value())
        for number in layout.pages_between(top, top + self.viewport().height()) or range(min(1, len(layout.boxes))):
            self._request(self._back, number, layout)
        if not self._back.wanted:
            self._swap()

    def clear(self) -> None:
        """Shows nothing."""
        self._drop(self._back)
        self._drop(self._front)
        self._front = self._back = None
        self._take_layout(PageLayout.of((), (), 0.0))
        self.viewport().update()

    def _sheets(self, data: bytes) -> _Sheets:
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        renderer = QPdfPageRenderer(self)
        renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        renderer.setDocument(document)
        sizes = [document.pagePointSize(number) for number in range(document.pageCount())]
        sheets = _Sheets(document, buffer, renderer, tuple((size.width(), size.height()) for size in sizes))
        renderer.pageRendered.connect(lambda page, size, image: self._drawn(sheets, page, size, image))
        return sheets

    def _drop(self, sheets: _Sheets | None) -> None:
        if sheets is not None:
            sheets.wanted.clear()
            for part in (sheets.renderer, sheets.document, sheets.buffer):
                part.deleteLater()

    def _request(self, sheets: _Sheets, number: int, layout: PageLayout) -> None:
        size = self._pixels(layout.boxes[number])
        if sheets.has(number, size) or sheets.wanted.get(number) == size:
            return
        sheets.wanted[number] = size
        sheets.renderer.requestPage(number, size, QPdfDocumentRenderOptions())

    def _pixels(self, box: Box) -> QSize:
        ratio = self.devicePixelRatioF()
        return QSize(max(round(box.width * ratio), 1), max(round(box.height * ratio), 1))

    def _drawn(self, sheets: _Sheets, page: int, size: QSize, image: QImage) -> None:
        if sheets.wanted.get(page) != size:
            return
        del sheets.wanted[page]
        sheets.pictures[page] = image
        if sheets is self._back and not sheets.wanted:
            self._swap()
        elif sheets is self._front:
            self.viewport().update()

    def _swap(self) -> None:
        """The new pages are drawn: they come to the front, at the same place."""
        before, value = self._layout, self.verticalScrollBar().value()
        self._drop(self._front)
        self._front, self._back = self._back, None
        layout = self._layout_of(self._front.sizes if self._front else ())
        self._marks = self._found = self._current_found = ()
        self._take_layout(layout)
        self.verticalScrollBar().setValue(round(kept_scroll(before, layout, value)))
        self._request_visible()
        self.viewport().update()
        self.shown.emit()

    # Layout, zoom, scroll

    @property
    def zoom(self) -> float:
        """1 for the size on paper; 0 when the pages fit the width."""
        return self._zoom

    @property
    def shown_zoom(self) -> float:
        """The zoom as it is, fitted or not."""
        return self._layout.scale * POINTS_PER_INCH / self.logicalDpiX()

    def set_zoom(self, zoom: float) -> None:
        """Sets the zoom; 0 fits the width."""
        self._zoom = 0.0 if zoom <= 0 else min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        self._lay_out_again()
        self.zoomed.emit()

    def zoom_in(self) -> None:
        """Larger pages."""
        self.set_zoom(self.shown_zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Smaller pages."""
        self.set_zoom(self.shown_zoom / ZOOM_STEP)

    def go_to(self, page: int, top: float | None = None) -> None:
        """Scrolls to a page from 0, or to a height on it in points from its lower edge, with air above."""
        if page >= len(self._layout.boxes):
            return
        box = self._layout.boxes[page]
        y = box.top if top is None else box.bottom - top * self._layout.scales[page]
        air = 8 if top is None else self.viewport().height() / 4
        self.verticalScrollBar().setValue(round(y - air))

    def _layout_of(self, sizes: Sequence[tuple[float, float]]) -> PageLayout:
        width = self.viewport().width()
        if not self._zoom:
            return PageLayout.of(sizes, fitting_scales(sizes, width), width)
        scale = self._zoom * self.logicalDpiX() / POINTS_PER_INCH
        return PageLayout.of(sizes, [scale] * len(sizes), width)

    def _lay_out_again(self) -> None:
        before, value = self._layout, self.verticalScrollBar().value()
        layout = self._layout_of(self._front.sizes if self._front else ())
        self._marks, self._found, self._current_found = (
            _rescaled(boxes, before, layout) for boxes in (self._marks, self._found, self._current_found)
        )
        self._take_layout(layout)
        if before.boxes:
            self.verticalScrollBar().setValue(round(kept_scroll(before, layout, value)))
        self._request_visible()
        self.viewport().update()

    def _take_layout(self, layout: PageLayout) -> None:
        is_wider = layout.width > self._layout.width
        self._layout = layout
        view = self.viewport()
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(round(layout.height - view.height()), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(round(layout.width - view.width()), 0))
        if is_wider:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)

    def _after_scroll(self) -> None:
        self._request_visible()
        self.viewport().update()
        self.scrolled.emit()

    def _request_visible(self) -> None:
        if self._front is None:
            return
        top = self.verticalScrollBar().value()
        visible = self._layout.pages_between(top, top + self.viewport().height())
        for number in visible:
            self._request(self._front, number, self._layout)
        near = range(visible.start - KEPT_AROUND, visible.stop + KEPT_AROUND)
        for number in [page for page in self._front.pictures if page not in near]:
            del self._front.pictures[number]

    # Marks

    def mark(self, boxes: Sequence[Box]) -> None:
        """Marks the passages of the selected record, in coordinates of the layout."""
        self._marks = marked_lines(boxes)
        self.viewport().update()

    def mark_found(self, boxes: Sequence[Box], current: Sequence[Box]) -> None:
        """Marks what a search found, and the one it stands at."""
        self._found, self._current_found = tuple(boxes), tuple(current)
        self.viewport().update()

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's
        """Draws the pages in view, then the marks."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen = colours()
        painter.fillRect(self.viewport().rect(), QColor(chosen.desk))
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-left, -top)
        for number in self._layout.pages_between(top, top + self.viewport().height()):
            self._paint_page(painter, number, QColor(chosen.rule))
        accent = QColor(LIGHT.accent)  # pages are white in dark windows too
        for box in self._marks:
            painter.fillRect(QRectF(box.left - 6, box.top, 3, box.height), accent)
        for boxes, colour in (
            (self._found, QColor(255, 214, 90, 90)),
            (self._current_found, QColor(255, 150, 30, 120)),
        ):
            for box in boxes:
                painter.fillRect(_rectangle(box), colour)
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, rule: QColor) -> None:
        rectangle = _rectangle(self._layout.boxes[number])
        painter.fillRect(rectangle, Qt.GlobalColor.white)
        picture = self._front.pictures.get(number) if self._front else None
        if picture is not None:
            painter.drawImage(rectangle, picture)
        painter.setPen(QPen(rule, 1))
        painter.drawRect(rectangle)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, ARG002 - Qt's
        """Fits the pages again."""
        self._lay_out_again()
        self.zoomed.emit()

    def event(self, event: QEvent) -> bool:
        """Draws sharp again when the window moves to another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._request_visible()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's
        """Zooms with Ctrl, else scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's
        """Tells what passage was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            x = event.position().x() + self.horizontalScrollBar().value()
            y = event.position().y() + self.verticalScrollBar().value()
            hit = self._layout.point_on_page(x, y)
            if hit is not None:
                self.passage_clicked.emit(hit[0], QPointF(hit[1], hit[2]))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Home and End go to the first and last page; the rest is the scroll area's."""
        bar = self.verticalScrollBar()
        goals = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in goals:
            bar.setValue(goals[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def _rescaled(boxes: Sequence[Box], before: PageLayout, after: PageLayout) -> tuple[Box, ...]:
    """The boxes of one layout in another of the same pages."""
    moved: list[Box] = []
    for box in boxes:
        number = before.page_at(box.top)
        if number < len(after.boxes):
            page, there = before.boxes[number], after.boxes[number]
            ratio = after.scales[number] / before.scales[number]
            left, top = there.left + (box.left - page.left) * ratio, there.top + (box.top - page.top) * ratio
            moved.append(Box(left, top, box.width * ratio, box.height * ratio))
    return tuple(moved)
