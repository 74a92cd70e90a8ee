"""The lower half of the facts: the chosen record with its id, its line, what can be done with it, and its form."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.editing.text import DossierText
from tracktwo.gui.facts.changes import uses_of
from tracktwo.gui.facts.records import HEAD, PARTIES, TEXTS
from tracktwo.gui.facts.used_by import UsedBy
from tracktwo.gui.forms.appearance import MARGIN, Rule, ShortLabel, Tone, ToneLabel, as_caption
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import fields_of_block, text_field
from tracktwo.gui.forms.entry_buttons import small_button
from tracktwo.gui.forms.field_labels import block_label, one_of
from tracktwo.gui.forms.plain_values import at_path
from tracktwo.gui.forms.record_form import RecordForm, TextForm

PAUSE_BEFORE_USES = 150


class RecordAction(Enum):
    """What can be done with a record. The value is its sign."""

    SHOW = "eye"
    UP = "arrow-up"
    DOWN = "arrow-down"
    DUPLICATE = "copy"
    RENAME = "pencil"
    DELETE = "trash-2"


class RecordPanel(QWidget):
    """Headline, form and uses of one record."""

    edited = Signal(object)
    wanted = Signal(object)
    use_chosen = Signal(object)

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text: DossierText | None = None
        self.path: FactPath = ()
        self._kind = ToneLabel("", Tone.QUIET, self)
        as_caption(self._kind)
        self._id = ShortLabel("", Tone.QUIET, self)
        self.buttons: dict[RecordAction, QToolButton] = {}
        self._forms: dict[str, RecordForm | TextForm] = {}
        self._stack = QStackedWidget(self)
        self._empty = ToneLabel(self.tr("Choose a record above, or add one."), Tone.QUIET, self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._empty)
        self.used_by = UsedBy(self)
        self.used_by.chosen.connect(self.use_chosen)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_BEFORE_USES)
        self._pause.timeout.connect(self._show_uses)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._headline())
        column.addWidget(self._stack, 1)
        self._rule = Rule(self)
        column.addWidget(self._rule)
        column.addWidget(self.used_by)

    def _headline(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 10, MARGIN - 6, 4)
        row.setSpacing(2)
        row.addWidget(self._kind)
        row.addSpacing(8)
        row.addWidget(self._id, 1)
        names = {
            RecordAction.SHOW: self.tr("Show in preview"),
            RecordAction.UP: self.tr("Move up in the file (Ctrl+Up)"),
            RecordAction.DOWN: self.tr("Move down in the file (Ctrl+Down)"),
            RecordAction.DUPLICATE: self.tr("Duplicate (Ctrl+D)"),
            RecordAction.RENAME: self.tr("Change id (F2)"),
            RecordAction.DELETE: self.tr("Delete (Delete)"),
        }
        for action in RecordAction:
            self.buttons[action] = small_button(action.value, names[action], self._asker(action), self)
            row.addWidget(self.buttons[action])
        return row

    def show_record(self, text: DossierText, path: FactPath) -> None:
        """Shows the record at a path; an empty path shows none."""
        if path != self.path:
            self.commit()
        self._text, self.path = text, path
        is_shown = bool(path)
        for action, button in self.buttons.items():
            button.setVisible(is_shown and can_do(action, path))
        for below in (self._rule, self.used_by):
            below.setVisible(is_shown and path[0] not in {HEAD, PARTIES, TEXTS})
        if not is_shown:
            self._kind.setText(self.tr("Record"))
            self._id.set_whole("")
            self._stack.setCurrentWidget(self._empty)
            return
        block = str(path[0])
        self._kind.setText(block_label(HEAD) if block == HEAD else one_of(block))
        self._id.set_whole(self._place(text))
        form = self._form(block)
        form.bind(path, at_path(text.plain.get(block, ""), path[1:]))
        self._stack.setCurrentWidget(form)
        self._pause.start()

    def reveal(self, path: FactPath) -> None:
        """Puts the keyboard in the field at `path`, below the record."""
        form = self._stack.currentWidget()
        if isinstance(form, RecordForm | TextForm):
            form.reveal(path)

    def commit(self) -> None:
        """Asks for what was typed and not asked for yet."""
        form = self._stack.currentWidget()
        if self.path and isinstance(form, RecordForm | TextForm):
            form.commit()

    def _place(self, text: DossierText) -> str:
        place = text.place(self.path)
        line = self.tr("line {line}").replace("{line}", str(place.line)) if place else ""
        name = "" if self.path[0] in {HEAD, PARTIES} else str(self.path[-1])
        return "  ·  ".join(part for part in (name, line) if part)

    def _form(self, block: str) -> RecordForm | TextForm:
        if block not in self._forms:
            made: RecordForm | TextForm
            if block == TEXTS:
                made = TextForm(text_field(), self._context, self)
            else:
                made = RecordForm(fields_of_block(block), self._context, self)
            made.edited.connect(self.edited)
            self._forms[block] = made
            self._stack.addWidget(made)
        return self._forms[block]

    def _show_uses(self) -> None:
        if self._text is not None and self.path:
            self.used_by.show_uses(uses_of(self._text, self.path), self._text.plain)

    def _asker(self, action: RecordAction) -> Callable[[], None]:
        return lambda: self.wanted.emit(action)


def can_do(action: RecordAction, path: FactPath) -> bool:
    """Whether there is such a thing to do with a record: parties have no id, the head stands alone."""
    if path[0] == HEAD:
        return action is RecordAction.SHOW
    return action is not RecordAction.RENAME or path[0] not in {PARTIES, TEXTS}
