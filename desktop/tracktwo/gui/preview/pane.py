"""The pane of the preview: its head with pages, words and age, the pages, the search, and why a build failed."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.gui.forms.field_labels import in_labels
from tracktwo.gui.messages import hint_of
from tracktwo.gui.preview.age import age_in_words
from tracktwo.gui.preview.contents import Contents
from tracktwo.gui.preview.layout import first_place, place_at, places_of
from tracktwo.gui.preview.page_view import PageView
from tracktwo.gui.preview.search_bar import SearchBar
from tracktwo.gui.widgets import action_button, flat_button, label
from tracktwo.gui.worker import Pages, Refused
from tracktwo.gui.workspace import Workspace

CONTENTS_WIDTH: Final = 180
ROOM_FOR_AGE: Final = 400
ROOM_FOR_WORDS: Final = 460
"""The widths from which the age of the pages and their number of words fit into the head."""
SLOW: Final = 400
"""Milliseconds after which a build is said to run."""


class PreviewPane(QWidget):
    """The pages an export would write."""

    def __init__(self, workspace: Workspace, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace = workspace
        self._clock = clock
        self._pages: Pages | None = None
        self._shown_at = 0.0
        self._wanted: FactPath = ()
        self.view = PageView()
        self.search = SearchBar(self.view)
        self._counts = label("", "quiet")
        self._age = label("", "quiet")
        self._trouble = _Trouble()
        self._head = QHBoxLayout()
        self.contents = Contents()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._ageing = QTimer(self, interval=1000)
        self._ageing.timeout.connect(self._show_age)
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(lambda: self._age.setText(self.tr("building…")))
        self.view.scrolled.connect(self._show_counts)
        self.view.scrolled.connect(self._follow_contents)
        self.contents.wanted.connect(self._go_to)
        self.view.shown.connect(self._after_swap)
        self.view.zoomed.connect(self._after_zoom)
        self.view.passage_clicked.connect(self._select_passage)
        workspace.record_selected.connect(self._mark_record)
        workspace.place_wanted.connect(self.show_record)
        workspace.dossier_opened.connect(lambda _: self.clear())
        workspace.dossier_closed.connect(self.clear)

    def _build(self) -> None:
        head = self._head
        head.setContentsMargins(14, 6, 8, 4)
        head.setSpacing(4)
        head.addWidget(self._counts)
        head.addSpacing(12)
        head.addWidget(self._age)
        head.addStretch()
        for button in self._buttons():
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._trouble)
        column.addWidget(self.search)
        column.addWidget(self.columns, 1)
        self.columns.addWidget(self.contents)
        self.columns.addWidget(self.view)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([CONTENTS_WIDTH, 3 * CONTENTS_WIDTH])
        self.contents.setMinimumWidth(120)
        self.contents.hide()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.search.hide()
        self._trouble.hide()

    def take_contents_action(self, action: QAction) -> None:
        """Puts the button that shows and hides the contents into the head."""
        self._head.insertWidget(0, action_button(action))
        action.toggled.connect(self._show_contents)

    def _show_contents(self, wanted: bool) -> None:
        self.contents.setVisible(wanted)
        self._fill_contents()

    def _buttons(self) -> tuple[QWidget, ...]:
        smaller = flat_button("zoom-out", self.tr("Zoom out"))
        smaller.clicked.connect(self.view.zoom_out)
        self._zoom = flat_button("", self.tr("Actual size"), shows_text=True)
        self._zoom.clicked.connect(lambda: self.view.set_zoom(1.0))
        larger = flat_button("zoom-in", self.tr("Zoom in"))
        larger.clicked.connect(self.view.zoom_in)
        self._fit = flat_button("", self.tr("Fit"), shows_text=True)
        self._fit.setAccessibleName(self.tr("Fit pages to the width"))
        self._fit.setToolTip(self.tr("Fit pages to the width"))
        self._fit.clicked.connect(lambda: self.view.set_zoom(0))
        find = flat_button("search", self.tr("Find in preview"))
        find.clicked.connect(self.search.begin)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.search.end)
        return smaller, self._zoom, larger, self._fit, find

    # What the builder tells

    def show_pages(self, pages: Pages) -> None:
        """Puts new pages on screen, once they are drawn."""
        self._slow.stop()
        self._pages = pages
        self._shown_at = self._clock()
        self._trouble.hide()
        self.view.show_pdf(pages.pdf)
        self._ageing.start()
        self._show_age()

    def note_start(self) -> None:
        """A build was asked for."""
        self._slow.start()

    def note_refusal(self, refused: Refused) -> None:
        """A build gave nothing: the last good pages stay, and why is said."""
        first = next(iter(refused.diagnostics), None)
        if first is None:
            self._note_trouble(self.tr("The build was refused."))
        else:
            self._note_trouble(f"{in_labels(first.message)} {hint_of(first)}".strip())

    def note_fault(self) -> None:
        """A build failed by our fault."""
        self._note_trouble(self.tr("Building failed. This is a fault of Tracktwo, not of the dossier."))

    def _note_trouble(self, why: str) -> None:
        self._slow.stop()
        stays = self.tr("These are the last good pages. ") if self._pages else self.tr("There are no pages yet. ")
        self._trouble.tell(stays + why)
        self._age.clear()
        self._show_age()

    def clear(self) -> None:
        """Shows nothing, for another dossier."""
        self._pages = None
        self._wanted = ()
        self._ageing.stop()
        self._trouble.hide()
        self._slow.stop()
        self.search.end()
        self.search.leave_document()
        self.contents.clear_headings()
        self.view.clear()
        self._counts.clear()
        self._age.clear()

    # The head

    @property
    def pages(self) -> Pages | None:
        """The pages on screen or about to be."""
        return self._pages

    @property
    def trouble(self) -> str:
        """Why the last build failed; empty when it did not."""
        return "" if self._trouble.isHidden() else self._trouble.text

    def _show_counts(self) -> None:
        if self._pages is not None:
            counts = self.tr("{page} of {pages} pages").format(page=self.view.page, pages=self._pages.page_count)
            words = self.tr("{words} words").format(words=f"{self._pages.word_count:,}")
            self._counts.setText(f"{counts}     {words}" if self.width() >= ROOM_FOR_WORDS else counts)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Leaves age and number of words out where there is no room."""
        super().resizeEvent(event)
        self._age.setVisible(self.width() >= ROOM_FOR_AGE)
        self._show_counts()

    def _show_age(self) -> None:
        if self._pages is not None and not self._slow.isActive():
            self._age.setText(age_in_words(self._clock() - self._shown_at))

    def _after_zoom(self) -> None:
        self._zoom.setText(f"{self.view.shown_zoom * 100:.0f} %")

    def _after_swap(self) -> None:
        document = self.view.document
        if document is not None:
            self._fill_contents()
            self.search.set_document(document)
        self._show_counts()
        self._mark_record(self._workspace.selected)
        if self._wanted:
            self.show_record(self._wanted)

    def _fill_contents(self) -> None:
        document = self.view.document
        if document is not None and not self.contents.isHidden():
            self.contents.show_document(document)
            self._follow_contents()

    def _follow_contents(self) -> None:
        """Marks the section that is read now: what stands a third down the view."""
        layout, view = self.view.page_layout, self.view
        if self.contents.isHidden() or not layout.boxes:
            return
        height = view.verticalScrollBar().value() + view.viewport().height() / 3
        page = layout.page_at(height)
        self.contents.follow(page, (height - layout.boxes[page].top) / layout.scales[page])

    def _go_to(self, page: int, from_top: float) -> None:
        height = self.view.page_layout.sizes[page][1]
        self.view.go_to(page, height - from_top)

    # Records

    def _select_passage(self, page: int, point: QPointF) -> None:
        if self._pages is None:
            return
        place = place_at(self._pages.places, page, point.x(), point.y())
        if place is not None and place.origin:
            self._workspace.select_record(place.origin)

    def _mark_record(self, path: FactPath) -> None:
        places = places_of(self._pages.places, path) if self._pages is not None else ()
        layout = self.view.page_layout
        self.view.mark([layout.box_of(place) for place in places if place.page <= len(layout.boxes)])

    def show_record(self, path: FactPath) -> None:
        """Scrolls to where a record is printed; with nothing printed of it yet, once there is."""
        places = places_of(self._pages.places, path) if self._pages is not None else ()
        self._wanted = () if places else path
        if places:
            first = first_place(places)
            self.view.go_to(first.page - 1, first.top)
            self._mark_record(path)


class _Trouble(QFrame):
    """A line that says why a build failed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        row.addWidget(self._text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, text: str) -> None:
        """Shows the line."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
