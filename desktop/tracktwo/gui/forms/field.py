"""One field of a form: what every kind shares."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracktwo.diagnostics import Diagnostic, FactPath, Severity
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import Tone, ToneLabel, smaller
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.edits import SetValue
from tracktwo.gui.forms.field_labels import in_labels
from tracktwo.gui.forms.understanding import Understanding

TONES: Final = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.PROBLEM, Severity.NOTICE: Tone.QUIET}


def in_one_line(found: Diagnostic) -> str:
    """Code, message and remedy, with fields named as the form names them."""
    return f"{found.code}  {in_labels(found.message)} {in_labels(found.hint)}".rstrip()


class FieldEditor(QWidget):
    """Shows one value as it is written, and asks for changes with `edited` (an Edit).

    `bind` gives it a value and the path it stands at; it may be bound again at any time. What is being typed is kept
    until it is committed or taken back.
    """

    edited = Signal(object)
    is_wide = False
    """Whether it takes the width of the form, with its label above: it holds fields of its own."""
    names_itself = False
    """Whether it says its own name, so that a label would say it twice."""

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.context = context
        self.path: FactPath = ()
        self.plain: Plain = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._notes: tuple[ToneLabel, ...] = ()

    def set_content(self, content: QWidget) -> None:
        """Puts the widget in that the value is edited with."""
        self._column.insertWidget(0, content)

    def bind(self, path: FactPath, plain: Plain) -> None:
        """Shows the value at a path."""
        self.path, self.plain = path, plain
        self.show_plain(plain)
        self.show_notes()

    def show_plain(self, plain: Plain) -> None:
        """Shows a value as written. Every kind of field has its own way."""
        raise NotImplementedError

    def commit(self) -> None:
        """Asks for what was typed and not asked for yet."""

    @property
    def focus_target(self) -> QWidget:
        """What takes the keyboard when the field is chosen."""
        return self

    def reveal(self, path: FactPath) -> None:
        """Puts the keyboard where the value at `path`, below this field, is edited."""
        del path
        self.focus_target.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, plain: Plain) -> None:
        """Asks for another value, unless it is the one there is."""
        if plain == self.plain or (is_blank(plain) and is_blank(self.plain)):
            return
        self.edited.emit(SetValue(self.path, plain))

    def name_for_readers(self, name: str) -> None:
        """Says what the field is to screen readers; its help is the description."""
        self.focus_target.setAccessibleName(name)
        self.focus_target.setAccessibleDescription(self.field.help)
        self.focus_target.setToolTip(self.field.help)

    # What stands under the field

    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found in this field; a field that holds others shows only what concerns itself."""
        return self.context.findings_under(self.path)

    def understanding(self) -> Understanding:
        """What the value, as it is shown now, was understood as."""
        if is_blank(self.plain) and self.field.is_required:
            return Understanding(problem=self.tr("Required."))
        return self.context.interpreter.understand(self.field, self.plain)

    def show_notes(self) -> None:
        """Says under the field what was understood, what is wrong, and what was found."""
        understood = self.understanding()
        lines = [(Tone.UNDERSTOOD, understood.text), (Tone.PROBLEM, understood.problem)]
        is_told = understood.is_problem
        found = [each for each in self.findings() if not (is_told and each.severity is Severity.ERROR)]
        lines.extend((TONES[each.severity], in_one_line(each)) for each in found)
        self._set_notes(tuple((tone, text) for tone, text in lines if text))

    def refresh_notes(self) -> None:
        """Says anew what was found: here and in the fields within."""
        self.show_notes()

    @property
    def notes(self) -> tuple[str, ...]:
        """The lines under the field."""
        return tuple(label.text() for label in self._notes if not label.isHidden())

    def _set_notes(self, lines: tuple[tuple[Tone, str], ...]) -> None:
        while len(self._notes) < len(lines):
            label = ToneLabel(parent=self)
            label.setWordWrap(True)
            smaller(label)
            self._column.addWidget(label)
            self._notes = (*self._notes, label)
        for index, label in enumerate(self._notes):
            label.setVisible(index < len(lines))
            if index < len(lines):
                label.set_tone(lines[index][0])
                label.setText(lines[index][1])
        parts = (self.field.help, *(text for _, text in lines))
        self.focus_target.setAccessibleDescription(" ".join(part for part in parts if part))


class TypedEditor(FieldEditor):
    """A field in which something can be typed and not yet be asked for."""

    is_typing = False
