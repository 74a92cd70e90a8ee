"""Groups of fields that open and close: a part, an entry of a list, an entry of a map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from tracktwo.gui.forms.appearance import GAP, Group, ShortLabel, Tone
from tracktwo.gui.icons import icon


class OpenButton(QToolButton):
    """The button that opens and closes a group; its words name the group. `turned` carries whether it is open."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_open = False
        self.setAutoRaise(True)
        self.setProperty("role", "flat")
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: self.set_open(is_open=not self._is_open))
        self._show_state()

    @property
    def is_open(self) -> bool:
        """Whether the group is open."""
        return self._is_open

    def set_open(self, *, is_open: bool) -> None:
        """Opens or closes the group."""
        if is_open != self._is_open:
            self._is_open = is_open
            self._show_state()
            self.turned.emit(is_open)

    def show_words(self, words: str, rest: str) -> None:
        """Names the group; to screen readers also what it holds."""
        self.setText(words)
        self.setAccessibleName(f"{words}: {rest}" if rest else words)

    def _show_state(self) -> None:
        self.setIcon(icon("chevron-down" if self._is_open else "chevron-right"))
        self.setAccessibleDescription(self.tr("open") if self._is_open else self.tr("closed"))


class OpeningGroup(Group):
    """A frame with a headline and a body that is made when it is first opened."""

    opened = Signal()

    def __init__(self, make_body: Callable[[QWidget], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_body = make_body
        self.body: QWidget | None = None
        self.button = OpenButton(self)
        self._summary = ShortLabel("", Tone.QUIET, self)
        self._headline = QHBoxLayout()
        self._headline.setSpacing(GAP)
        self._headline.addWidget(self.button)
        self._headline.addWidget(self._summary, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 4, 8, 4)
        self._column.setSpacing(6)
        self._column.addLayout(self._headline)
        self.button.turned.connect(self._show_body)

    def add_buttons(self, buttons: QWidget) -> None:
        """Puts buttons at the end of the headline."""
        self._headline.addWidget(buttons)

    def show_headline(self, words: str, summary: str) -> None:
        """What the group is, and in a few words what it holds."""
        self.button.show_words(words, summary)
        self._summary.set_whole(summary)

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self.button.is_open

    def set_open(self, *, is_open: bool) -> None:
        """Opens or closes it."""
        self.button.set_open(is_open=is_open)

    def _show_body(self, is_open: bool) -> None:
        if is_open and self.body is None:
            self.body = self._make_body(self)
            self._column.addWidget(self.body)
            self.opened.emit()
        if self.body is not None:
            self.body.setVisible(is_open)
        self._column.setContentsMargins(6, 4, 8, 10 if is_open else 4)
