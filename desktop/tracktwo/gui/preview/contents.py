"""The contents beside the pages: the headings of the brief, with the section that is on screen marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPointF, Qt, Signal
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

INDENT = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its depth from 0, its title, its page from 0 and how far below the top of the page, in points."""

    depth: int
    title: str
    page: int
    top: float


class Contents(QTreeWidget):
    """The headings. Signal: `wanted` (page from 0, points from its top) a heading was chosen."""

    wanted = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[Heading, ...] = ()
        self._items: tuple[QTreeWidgetItem, ...] = ()
        self.setProperty("role", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Contents of the brief"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(20)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in the order of the pages."""
        return self._headings

    def show_document(self, document: QPdfDocument) -> None:
        """Lists the headings of other pages; a list that says the same is left as it is."""
        bookmarks = QPdfBookmarkModel()
        bookmarks.setDocument(document)
        headings = tuple(_headings(bookmarks, QModelIndex(), 0))
        if headings != self._headings:
            self._headings = headings
            self._fill()

    def clear_headings(self) -> None:
        """Lists nothing."""
        self._headings, self._items = (), ()
        self.clear()

    def follow(self, page: int, top: float) -> None:
        """Marks the last heading that stands at or above a height of a page (from 0), in points from its top."""
        above = [number for number, each in enumerate(self._headings) if (each.page, each.top) <= (page, top)]
        number = above[-1] if above else 0
        if self._items and self.currentItem() is not self._items[number]:
            self.setCurrentItem(self._items[number])

    def _fill(self) -> None:
        self.clear()
        parents: list[QTreeWidgetItem] = []
        items: list[QTreeWidgetItem] = []
        for heading in self._headings:
            item = QTreeWidgetItem([heading.title, str(heading.page + 1)])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setForeground(1, self.palette().placeholderText())
            item.setToolTip(0, heading.title)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, self._spoken(heading))
            del parents[heading.depth :]
            if parents:
                parents[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
            parents.append(item)
            items.append(item)
        self._items = tuple(items)
        self.expandAll()

    def _spoken(self, heading: Heading) -> str:
        return self.tr("{title}, page {page}").format(title=heading.title, page=heading.page + 1)

    def _go(self, item: QTreeWidgetItem) -> None:
        heading = next((each for each, known in zip(self._headings, self._items, strict=True) if known is item), None)
        if heading is not None:
            self.wanted.emit(heading.page, heading.top)


def _headings(model: QPdfBookmarkModel, parent: QModelIndex, depth: int) -> Iterator[Heading]:
    roles = QPdfBookmarkModel.Role
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        place: QPointF = index.data(roles.Location.value)
        yield Heading(depth, str(index.data(roles.Title.value)), int(index.data(roles.Page.value)), place.y())
        yield from _headings(model, index, depth + 1)
