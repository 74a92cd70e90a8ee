"""What refers to the record: a list that opens under the form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.facts.uses import use_in_words
from tracktwo.gui.forms.appearance import MARGIN
from tracktwo.gui.forms.groups import OpenButton

MOST_ROWS = 6


class UsedBy(QWidget):
    """Says how often a record is used, and where. `chosen` carries the path of a use."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[FactPath, ...] = ()
        self.button = OpenButton(self)
        self.button.show_words(self.tr("Uses"), "")
        self.listing = QListWidget(self)
        self.listing.setAccessibleName(self.tr("Where the record is used"))
        self.listing.setProperty("role", "plain")
        self.listing.itemActivated.connect(self._go)
        self.listing.itemClicked.connect(self._go)
        self.listing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN - 6, 2, MARGIN, 4)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(self.listing)
        self.button.turned.connect(self.listing.setVisible)

    def show_uses(self, paths: tuple[FactPath, ...], plain: Mapping[str, Plain]) -> None:
        """Lists the places that refer to the record."""
        self._paths = paths
        count = len(paths)
        words = {0: self.tr("Not used elsewhere"), 1: self.tr("Used once"), 2: self.tr("Used twice")}
        self.button.show_words(words.get(count, self.tr("Used {count} times").replace("{count}", str(count))), "")
        self.button.setEnabled(count > 0)
        if not count:
            self.button.set_open(is_open=False)
        self.listing.clear()
        self.listing.addItems([use_in_words(path, plain) for path in paths])
        height = self.listing.sizeHintForRow(0) if count else 0
        self.listing.setFixedHeight(min(count, MOST_ROWS) * max(height, 1) + 4)

    def _go(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._paths[self.listing.row(item)])
