"""Fields that are typed: lines, dates, figures, codes, and prose in boxes that grow with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import FIELD_HEIGHT
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.edits import SetValue
from tracktwo.gui.forms.field import TypedEditor
from tracktwo.gui.forms.kinds import Kind
from tracktwo.gui.forms.plain_values import shown_text
from tracktwo.gui.forms.understanding import NOTHING, Understanding
from tracktwo.gui.forms.undo_keys import LeaveUndoToProgram

PAUSE: Final = 300
"""Milliseconds without a key after which what was typed is asked for."""
LONGEST_SPELL: Final = 2000
"""Milliseconds after which what is typed is asked for without a pause, and a pause that ends a spell of typing."""
SAMPLES: Final = {
    Kind.DATE: "2023-07-06",
    Kind.DATE_OR_SPAN: "2023-07-06, or 60 days after …",
    Kind.MOMENT: "2023-05-22T21:45+02:00",
    Kind.FIGURE: "up to 40 %",
    Kind.MONEY: "up to 800 million USD",
    Kind.WHOLE_NUMBER: "30",
}


class TextEditor(TypedEditor):
    """What lines and boxes share: typing, the pause after it, Escape, and the value as written."""

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._after_pause)
        self._spell = object()
        self._unasked = QElapsedTimer()
        self._asked = QElapsedTimer()

    def bind(self, path: FactPath, plain: Plain) -> None:
        """As every field; what is typed at another place is another step."""
        if path != self.path:
            self._spell = object()
        super().bind(path, plain)

    def typed_text(self) -> str:
        """What stands in the field now."""
        raise NotImplementedError

    def put_text(self, text: str) -> None:
        """Puts a text into the field."""
        raise NotImplementedError

    def show_plain(self, plain: Plain) -> None:
        """Shows the text as written; what is being typed stays."""
        has_focus = self.focus_target.hasFocus()
        if self.is_typing and has_focus:
            return
        self.is_typing = False
        typed, written = self.typed_text(), shown_text(plain)
        if typed != written and not (has_focus and typed.strip() == written.strip()):  # a space before the next word
            self.put_text(written)

    def commit(self) -> None:
        """Asks for the text as it stands."""
        self._pause.stop()
        if self.is_typing:
            self.is_typing = False
            self.ask(self.typed_text().strip())
            self._asked.start()  # taking it up is no pause in the typing, however long it takes
            self.show_notes()

    def ask(self, plain: Plain) -> None:
        """As every field; what is typed without a long pause is one step to undo."""
        if plain == self.plain or (is_blank(plain) and is_blank(self.plain)):
            return
        self.edited.emit(SetValue(self.path, plain, self._spell))

    def end_typing(self) -> None:
        """The keyboard goes elsewhere: asks for what was typed; what is typed later is another step."""
        self.commit()
        self._spell = object()

    def take_back(self) -> None:
        """Puts back what is written in the dossier."""
        self._pause.stop()
        self.is_typing = False
        self.put_text(shown_text(self.plain))
        self.show_notes()

    def note_typing(self) -> None:
        """A key was pressed: says what is understood now, and waits for a pause, but not for ever."""
        if not self.is_typing:
            self._unasked.start()
            if self._asked.isValid() and self._asked.elapsed() > LONGEST_SPELL:
                self._spell = object()
        self.is_typing = True
        self._pause.start()
        self.show_notes()
        if self._unasked.elapsed() > LONGEST_SPELL:
            self._after_pause()

    def understanding(self) -> Understanding:
        """What was understood of the text as it stands, typed or written."""
        if not self.is_typing:
            return super().understanding()
        typed = self.typed_text().strip()
        return self.context.interpreter.understand(self.field, typed) if typed else NOTHING

    def _after_pause(self) -> None:
        """A half-typed date is nobody's value: it waits for Enter or for the next field."""
        if not self.understanding().is_problem and self.typed_text().strip():
            self.commit()


class LineField(TextEditor):
    """One line."""

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.line = QLineEdit(self)
        self.line.setMinimumHeight(FIELD_HEIGHT)
        self.line.setPlaceholderText(SAMPLES.get(field.kind, "") or field.default)
        self.line.textEdited.connect(self.note_typing)
        self.line.editingFinished.connect(self.end_typing)
        LeaveUndoToProgram(self.line, lambda: self.is_typing)
        self.set_content(self.line)

    @property
    def focus_target(self) -> QWidget:
        """The line."""
        return self.line

    def typed_text(self) -> str:
        """What stands on the line."""
        return self.line.text()

    def put_text(self, text: str) -> None:
        """Puts a text on the line, from its beginning."""
        self.line.setText(" ".join(text.splitlines()) if "\n" in text else text)
        self.line.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.is_typing:
            self.take_back()
        else:
            super().keyPressEvent(event)


class GrowingBox(QPlainTextEdit):
    """A box of text that is as tall as its text, between one line and `most` lines. Enter leaves it where asked."""

    left = Signal()
    entered = Signal()
    given_up = Signal()

    def __init__(self, least: int, most: int, *, enter_ends: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most, self._enter_ends = least, most, enter_ends
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.document().setDocumentMargin(1)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the text as it is."""
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lines break elsewhere: grows anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another font needs another height."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Says that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter ends a sentence field; with Shift, or in free prose, it begins a line."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter and (has_control or (self._enter_ends and not has_shift)):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        needed = int(self.document().size().height())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed > self._most else policy.ScrollBarAlwaysOff)
        lines = max(self._least, min(self._most, needed))
        frame = self.contentsMargins()
        margins = 2 * self.document().documentMargin() + frame.top() + frame.bottom()
        self.setFixedHeight(max(FIELD_HEIGHT, round(lines * self.fontMetrics().lineSpacing() + margins)))


class BoxField(TextEditor):
    """A sentence or more."""

    def __init__(
        self, field: FieldDescription, context: FormContext, parent: QWidget | None = None, *, least: int = 1
    ) -> None:
        super().__init__(field, context, parent)
        is_free = field.kind is Kind.FREE_PROSE
        self.box = GrowingBox(least, 24 if is_free else 12, enter_ends=not is_free, parent=self)
        self._is_putting = False
        self.box.setPlaceholderText(field.default)
        self.box.textChanged.connect(self._note_change)
        self.box.left.connect(self.end_typing)
        self.box.entered.connect(self.end_typing)
        self.box.given_up.connect(self._give_up)
        LeaveUndoToProgram(self.box, lambda: self.is_typing)
        self.set_content(self.box)

    @property
    def focus_target(self) -> QWidget:
        """The box."""
        return self.box

    def typed_text(self) -> str:
        """What stands in the box."""
        return self.box.toPlainText()

    def put_text(self, text: str) -> None:
        """Puts a text into the box."""
        self._is_putting = True
        self.box.setPlainText(text)
        self._is_putting = False

    def _note_change(self) -> None:
        if not self._is_putting:
            self.note_typing()

    def _give_up(self) -> None:
        if self.is_typing:
            self.take_back()
