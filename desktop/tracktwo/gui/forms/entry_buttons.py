"""The small buttons beside an entry of a list: up, down, duplicate, take out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from tracktwo.gui.icons import icon


def small_button(sign: str, name: str, pressed: Callable[[], None], parent: QWidget) -> QToolButton:
    """A flat button with a sign; its name is read aloud and shown as a tip."""
    button = QToolButton(parent)
    button.setIcon(icon(sign))
    button.setIconSize(QSize(16, 16))
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(pressed)
    return button


class EntryButtons(QWidget):
    """Up, down, duplicate and take out, for the entry called `name`."""

    def __init__(
        self,
        name: str,
        move: Callable[[int], None],
        remove: Callable[[], None],
        duplicate: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.up = small_button("arrow-up", self.tr("Move up: {name}").replace("{name}", name), lambda: move(-1), self)
        self.down = small_button(
            "arrow-down", self.tr("Move down: {name}").replace("{name}", name), lambda: move(1), self
        )
        row.addWidget(self.up)
        row.addWidget(self.down)
        if duplicate is not None:
            label = self.tr("Duplicate: {name}").replace("{name}", name)
            self.copy = small_button("copy", label, duplicate, self)
            row.addWidget(self.copy)
        label = self.tr("Take out: {name}").replace("{name}", name)
        self.remove = small_button("x", label, remove, self)
        row.addWidget(self.remove)

    def show_place(self, index: int, count: int) -> None:
        """Only moves that can be made are offered; one entry alone has none."""
        self.up.setVisible(count > 1)
        self.down.setVisible(count > 1)
        self.up.setEnabled(index > 0)
        self.down.setEnabled(index < count - 1)
