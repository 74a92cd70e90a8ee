"""Fields that name records: one, or several as chips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QVBoxLayout, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import FIELD_HEIGHT, Tone, colour
from tracktwo.gui.forms.choice_fields import WordBox
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.edits import MoveEntry, added, removed
from tracktwo.gui.forms.field import FieldEditor, TypedEditor
from tracktwo.gui.forms.flow_layout import FlowLayout
from tracktwo.gui.forms.kinds import Kind
from tracktwo.gui.forms.plain_values import attributed_text, entries, shown_text
from tracktwo.gui.forms.reference_line import ReferenceLine
from tracktwo.gui.icons import icon

ADDER_WIDTH = 150
CORNER = 13


class ReferenceField(TypedEditor):
    """One record, or free text where that is admitted."""

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.line = ReferenceLine(
            context,
            field.blocks,
            admits_text=field.kind is Kind.REFERENCE_OR_TEXT,
            admits_unknown=field.admits_unknown,
            parent=self,
        )
        self.line.chosen.connect(self.ask)
        self.line.textEdited.connect(self._note_typing)
        self.line.editingFinished.connect(self._note_end)
        self.set_content(self.line)

    @property
    def focus_target(self) -> QWidget:
        """The line."""
        return self.line

    def show_plain(self, plain: Plain) -> None:
        """Shows the record by name."""
        self.line.show_plain(plain)
        self.is_typing = self.line.is_typing

    def commit(self) -> None:
        """Asks for what was typed."""
        self.line.commit()

    def _note_typing(self) -> None:
        self.is_typing = True

    def _note_end(self) -> None:
        self.is_typing = False


class Chip(QAbstractButton):
    """One entry as a chip. Click or Space opens its menu, Delete takes it out, Ctrl+Left and Ctrl+Right move it."""

    removal_wanted = Signal()
    move_wanted = Signal(int)
    opening_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.can_open = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.clicked.connect(self._open_menu)

    def show_words(self, words: str) -> None:
        """Shows an entry in words."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Delete takes it out; Control and arrow keys move it."))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the words and the sign that takes it out."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 40
        return QSize(min(width, 420), FIELD_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().toRectF().adjusted(0.75, 0.75, -0.75, -0.75)
        pen = painter.pen()
        pen.setColor(colour(Tone.ACCENT if self.hasFocus() else Tone.RULE))
        pen.setWidthF(1.75 if self.hasFocus() else 1.0)
        painter.setPen(pen)
        painter.setBrush(colour(Tone.WASH))
        painter.drawRoundedRect(frame, CORNER, CORNER)
        painter.setPen(colour(Tone.PLAIN))
        room = self.rect().adjusted(11, 0, -23, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        icon("x").paint(painter, self._cross())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it."""
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        """A click on the cross takes the entry out."""
        if event.type() is QEvent.Type.MouseButtonRelease and self._cross().contains(event.position().toPoint()):  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - a mouse event
            self.setDown(False)
            self.removal_wanted.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete and the arrow keys."""
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removal_wanted.emit()
        elif has_control and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def _cross(self) -> QRect:
        return QRect(self.width() - 22, (self.height() - 14) // 2, 14, 14)

    def _open_menu(self, *_where: object) -> None:
        menu = QMenu(self)
        if self.can_open:
            menu.addAction(self.tr("Go to the record"), self.opening_wanted.emit)
            menu.addSeparator()
        menu.addAction(self.tr("Move before"), lambda: self.move_wanted.emit(-1))
        menu.addAction(self.tr("Move after"), lambda: self.move_wanted.emit(1))
        menu.addAction(self.tr("Take out"), self.removal_wanted.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class ChipsField(FieldEditor):
    """Several entries as chips, and a place to add one. What the chips say and what adds one differs by kind."""

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        holder = QWidget(self)
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        self._flow = FlowLayout(spacing=5)
        outer.addLayout(self._flow)
        self.chips: tuple[Chip, ...] = ()
        self._adder = self.make_adder(holder)
        self._flow.addWidget(self._adder)
        self.set_content(holder)

    def make_adder(self, parent: QWidget) -> QWidget:
        """The widget that adds an entry."""
        raise NotImplementedError

    def words_of(self, entry: Plain) -> str:
        """What a chip says."""
        raise NotImplementedError

    @property
    def focus_target(self) -> QWidget:
        """What adds an entry."""
        return self._adder

    def reveal(self, path: FactPath) -> None:
        """Puts the keyboard on the chip of an entry."""
        index = path[0] if path and isinstance(path[0], int) else None
        target = self.chips[index] if index is not None and index < len(self.chips) else self.focus_target
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_plain(self, plain: Plain) -> None:
        """One chip for each entry."""
        found = entries(plain)
        while len(self.chips) < len(found):
            self._add_chip(len(self.chips))
        for chip in self.chips[len(found) :]:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = self.chips[: len(found)]
        for chip, (_, entry) in zip(self.chips, found, strict=True):
            chip.show_words(self.words_of(entry))

    def add(self, entry: Plain) -> None:
        """Asks for another entry, unless it is there."""
        present = [each for _, each in entries(self.plain)]
        if entry and entry not in present:
            self.edited.emit(added(self.path, self.plain, entry))

    def _add_chip(self, index: int) -> None:
        chip = Chip(self._adder.parentWidget())
        chip.can_open = self.field.kind is Kind.REFERENCES
        chip.removal_wanted.connect(lambda: self._take_out(index))

        def shift(step: int) -> None:
            self._move(index, step)

        chip.move_wanted.connect(shift)
        chip.opening_wanted.connect(lambda: self._go(index))
        self._flow.insertWidget(index, chip)
        QWidget.setTabOrder(chip, self._adder)
        self.chips = (*self.chips, chip)
        chip.show()

    def _take_out(self, index: int) -> None:
        self.edited.emit(removed(self.path, self.plain, index))
        target = self.chips[min(index, len(self.chips) - 1)] if self.chips else self._adder
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, index: int, step: int) -> None:
        to = index + step
        if 0 <= to < len(self.chips):
            self.edited.emit(MoveEntry(self.path, index, to))
            self.chips[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, index: int) -> None:
        target = shown_text(entries(self.plain)[index][1])
        found = self.context.candidates.find(target, self.field.blocks)
        if found is not None and found.block:
            self.context.record_opened.emit((found.block, found.id))


class ReferencesField(ChipsField):
    """Several records."""

    def make_adder(self, parent: QWidget) -> QWidget:
        """A line with the list of records."""
        entry = self.field.entry
        admits_text = entry is not None and entry.kind is Kind.REFERENCE_OR_TEXT
        line = ReferenceLine(
            self.context,
            self.field.blocks,
            admits_text=admits_text,
            admits_unknown=self.field.admits_unknown,
            parent=parent,
        )
        line.setPlaceholderText(self.tr("add {entry}").replace("{entry}", self.field.entry_label))
        line.setFixedWidth(ADDER_WIDTH)
        line.chosen.connect(self._take)
        self._line = line
        return line

    def words_of(self, entry: Plain) -> str:
        """The record by name; free text in quotes."""
        text = attributed_text(entry)
        return f"“{text}”" if text is not None else self.context.candidates.shown(shown_text(entry), self.field.blocks)

    def _take(self, plain: object) -> None:
        self._line.show_plain("")
        if isinstance(plain, str | dict):
            self.add(plain)  # pyright: ignore[reportUnknownArgumentType] - what a reference line gives is plain


class ChoicesField(ChipsField):
    """Several words of a list."""

    def make_adder(self, parent: QWidget) -> QWidget:
        """A box with the words."""
        box = WordBox(self.field.words, None, parent)
        box.setPlaceholderText(self.tr("add {entry}").replace("{entry}", self.field.entry_label))
        box.setCurrentIndex(-1)
        box.setFixedWidth(ADDER_WIDTH)
        box.activated.connect(self._take)
        self._box = box
        return box

    def words_of(self, entry: Plain) -> str:
        """The word with its meaning."""
        value = shown_text(entry)
        return next((str(word) for word in self.field.words if word.value == value), value)

    def _take(self, index: int) -> None:
        value = str(self._box.itemData(index))
        self._box.setCurrentIndex(-1)
        self.add(value)
