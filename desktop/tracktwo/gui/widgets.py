"""Small parts that several panes are made of."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from tracktwo.gui.icons import icon

ROOM_FOR_ARROW = 48
LEAST_CHOICE = 76
"""The width a choice keeps in a narrow window."""


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


class PushButton(QPushButton):
    """A button that Enter presses as Space does, also outside dialogs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Enter presses it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def push_button(text: str, role: str = "", name: str = "") -> QPushButton:
    """A button in one of the roles: primary, chip, card; `name` is its accessible name where the text is not enough."""
    made = PushButton(text)
    if role:
        made.setProperty("role", role)
    made.setAccessibleName(name or text)
    return made


class Choice(QComboBox):
    """A box of choices; what does not fit ends with an ellipsis."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._width = width
        self.setMinimumWidth(LEAST_CHOICE)
        self.setMaximumWidth(width + 60)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.currentTextChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """As wide as asked for, and a little wider for long words, where there is room."""
        needed = self.fontMetrics().horizontalAdvance(self.currentText()) + ROOM_FOR_ARROW + 4
        return QSize(min(max(self._width, needed), self.maximumWidth()), super().sizeHint().height())

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
