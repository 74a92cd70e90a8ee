"""Searching in the pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfLink, QPdfSearchModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tracktwo.gui.preview.layout import Box, PageLayout
from tracktwo.gui.preview.page_view import PageView
from tracktwo.gui.widgets import flat_button, label


class SearchBar(QWidget):
    """A field for the words, the number of hits, and steps from one to the next."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self._model = QPdfSearchModel(self)
        self._no_pages = QPdfDocument(self)
        self.leave_document()
        self._current = -1
        self._is_searching = False
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in preview"))
        self.field.setAccessibleName(self.tr("Words to find in the preview"))
        self.field.setClearButtonEnabled(False)
        self._count = label("", "quiet")
        back = flat_button("chevron-up", self.tr("Previous hit"))
        on = flat_button("chevron-down", self.tr("Next hit"))
        away = flat_button("x", self.tr("Close search"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 8, 6)
        for widget in (self.field, self._count, back, on, away):
            row.addWidget(widget)
        self._settled = QTimer(self, singleShot=True, interval=1500)
        self._settled.timeout.connect(self._settle)
        self.field.textChanged.connect(self._search)
        back.clicked.connect(lambda: self.step(-1))
        on.clicked.connect(lambda: self.step(1))
        away.clicked.connect(self.end)
        self._model.countChanged.connect(self._show)
        view.zoomed.connect(self._mark)

    @property
    def count(self) -> int:
        """How many hits there are so far."""
        return self._model.rowCount(self._model.index(-1))

    def begin(self) -> None:
        """Shows the field, ready for words."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def end(self) -> None:
        """Hides the field and the marks."""
        if not self.isHidden():
            self.hide()
            self._view.mark_found((), ())
            self._view.setFocus()

    def set_document(self, document: QPdfDocument) -> None:
        """Searches other pages for the same words."""
        self._model.setDocument(document)
        if not self.isHidden():
            self._search(self.field.text())

    def leave_document(self) -> None:
        """Lets the pages go, before they are deleted: QtPdf's search would go on in them, and crash."""
        self._model.setDocument(self._no_pages)

    @property
    def searched_pages(self) -> int:
        """How many pages are searched; none after `leave_document`."""
        return self._model.document().pageCount()

    def step(self, by: int) -> None:
        """Goes to the next hit, or the previous one."""
        if self.count:
            self._current = (self._current + by) % self.count
            link = self._model.resultAtIndex(self._current)
            self._show()
            height = self._view.page_layout.sizes[link.page()][1]
            self._view.go_to(link.page(), height - link.location().y())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Enter goes on, Shift+Enter back."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _search(self, words: str) -> None:
        self._current = -1
        self._is_searching = bool(words)
        self._model.setSearchString(words)
        self._settled.start()
        self._show()

    def _settle(self) -> None:
        """QtPdf searches page by page and does not say when it is done."""
        self._is_searching = False
        self._show()

    def _show(self) -> None:
        if not self.field.text():
            self._count.clear()
        elif self._current >= 0:
            self._count.setText(self.tr("{number} of {count}").format(number=self._current + 1, count=self.count))
        elif not self.count:
            self._count.setText(self.tr("searching…") if self._is_searching else self.tr("no hits"))
        else:
            self._count.setText(self.tr("{count} hits").format(count=self.count))
        self._mark()

    def _mark(self) -> None:
        if self.isHidden():
            return
        layout = self._view.page_layout
        boxes = [_boxes(self._model.resultAtIndex(number), layout) for number in range(self.count)]
        current = boxes[self._current] if 0 <= self._current < len(boxes) else []
        self._view.mark_found([box for found in boxes for box in found], current)


def _boxes(link: QPdfLink, layout: PageLayout) -> list[Box]:
    """Where a hit stands; QtPdf counts points from the upper left corner of the page."""
    if link.page() >= len(layout.boxes):
        return []
    page, scale = layout.boxes[link.page()], layout.scales[link.page()]
    return [
        Box(page.left + each.left() * scale, page.top + each.top() * scale, each.width() * scale, each.height() * scale)
        for each in link.rectangles()
    ]
