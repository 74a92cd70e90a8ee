"""Small parts that several panes are made of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from tracktwo.gui.icons import icon

ROOM_FOR_ARROW = 40


def label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A line of text in one of the roles of the style sheet: pane-title, quiet, warning, error, good, strong."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget another role, and its look."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def pane_title(text: str) -> QLabel:
    """The title of a pane, in small capitals."""
    return label(text.upper(), "pane-title")


def flat_button(name: str, text: str, *, shows_text: bool = False) -> QToolButton:
    """A quiet button with an icon; its text is its name and its tooltip."""
    made = QToolButton()
    made.setProperty("role", "flat")
    if name:
        made.setIcon(icon(name))
    made.setText(text)
    made.setToolTip(text)
    made.setAccessibleName(text)
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if name else Qt.ToolButtonStyle.ToolButtonTextOnly
    made.setToolButtonStyle(style if shows_text else Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def action_button(action: QAction, *, shows_text: bool = False) -> QToolButton:
    """A quiet button for an action."""
    made = flat_button("", action.text().replace("&", ""), shows_text=shows_text)
    name = action.text().replace("&", "").removesuffix("…")
    made.setDefaultAction(action)
    made.setAccessibleName(name)
    if shows_text:
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return made


def push_button(text: str, role: str = "", name: str = "") -> QPushButton:
    """A button in one of the roles: primary, chip, card; `name` is its accessible name where the text is not enough."""
    made = QPushButton(text)
    if role:
        made.setProperty("role", role)
    made.setAccessibleName(name or text)
    return made


class Choice(QComboBox):
    """A box of choices; what does not fit ends with an ellipsis."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumWidth(width)
        self.setMaximumWidth(width + 60)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's
        """Shortens what is shown, not what is chosen."""
        super().initStyleOption(option)
        room = self.width() - ROOM_FOR_ARROW
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = words  # pyright: ignore[reportAttributeAccessIssue] - a field of Qt, missing from its types


def rule() -> QFrame:
    """A thin horizontal line."""
    made = QFrame()
    made.setProperty("role", "rule")
    made.setFixedHeight(1)
    return made


class FlowLayout(QLayout):
    """Widgets one after the other, wrapped like words."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 5) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's
        """Takes a widget."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802 - Qt's
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802 - Qt's
        """Lets one go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's
        """The height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's
        """Places the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, moves=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """The size of the widest widget."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's
        """The size of the widest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, moves: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if moves:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()
