"""The dialogs around a record: a new one, another id, and taking it out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracktwo.dossier.reading import IDENTIFIER
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.facts.identifiers import suggested_id
from tracktwo.gui.facts.records import NAME_FIELDS, PARTIES, TEXTS
from tracktwo.gui.facts.required_fields import RequiredFields
from tracktwo.gui.forms.appearance import GAP, LABEL_WIDTH, MARGIN, Tone, ToneLabel
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.field_labels import field_label, one_of
from tracktwo.gui.forms.plain_values import shown_text
from tracktwo.gui.forms.reference_line import ReferenceLine

WIDTH: Final = 520
MOST_ROWS: Final = 10


class RecordDialog(QDialog):
    """What the three share: a headline, the body, and two buttons of which one does it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(GAP)
        self.note = ToneLabel("", Tone.PROBLEM, self)
        self.note.setWordWrap(True)
        self.do_button = QPushButton(self)

    def say(self, title: str, does: str) -> None:
        """Names the dialog, and the button that does it."""
        self.setWindowTitle(title)
        self.do_button.setText(does)

    def finish(self, first: QLineEdit | None = None) -> None:
        """Puts note and buttons below the body, and the keyboard in the first line to be written."""
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        buttons.addButton(self.do_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.do_button.setDefault(True)
        self.column.addWidget(self.note)
        self.column.addWidget(buttons)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            QWidget.setTabOrder(first, self.do_button)

    def show_problem(self, problem: str) -> None:
        """Says what stands in the way; without a problem the button does it."""
        self.note.setText(problem)
        self.note.setVisible(bool(problem))
        self.do_button.setEnabled(not problem)


class IdLine(QLineEdit):
    """A line for an id."""

    def __init__(self, taken: Collection[str], own: str = "", parent: QWidget | None = None) -> None:
        super().__init__(own, parent)
        self._taken, self._own = taken, own
        self.setAccessibleName(self.tr("Id"))

    @property
    def problem(self) -> str:
        """Why the id cannot be used; empty when it can."""
        words = self.text().strip()
        if not IDENTIFIER.fullmatch(words):
            return self.tr("An id has lower-case letters, digits and hyphens.")
        if words in self._taken and words != self._own:
            return self.tr("This id is taken.")
        return ""


class NewRecordDialog(RecordDialog):
    """A new record: what it is called, an id made from that, which can be changed, and what it must say beside."""

    def __init__(
        self, block: str, taken: Collection[str], context: FormContext, typed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.say(self.tr("New {kind}").replace("{kind}", one_of(block)), self.tr("Add"))
        self.block, self._taken = block, taken
        self._is_own_id = False
        self._actor: Plain = ""
        form = QFormLayout()
        form.setSpacing(GAP)
        self.name = self._name_line(context)
        self.id = IdLine(taken, parent=self)
        self.id.textEdited.connect(self._keep_id)
        if block != TEXTS:
            form.addRow(self._label(field_label("actor" if block == PARTIES else NAME_FIELDS[block])), self.name)
        if block != PARTIES:
            form.addRow(self._label(self.tr("Name") if block == TEXTS else self.tr("Id")), self.id)
        self.column.addLayout(form)
        self.required = RequiredFields(block, context, self)
        self.required.changed.connect(self._check)
        self.column.addWidget(self.required)
        self.finish(self.id if block == TEXTS else self.name)
        self._order_keys()
        self.name.setText(typed)
        self._suggest(typed)

    def plain(self) -> Plain:
        """The record as it begins."""
        words = self.name.text().strip()
        if self.block == TEXTS:
            return "…"
        if self.block == PARTIES:
            return {"actor": self._actor, **self.required.plain()}
        named: dict[str, Plain] = {NAME_FIELDS[self.block]: words} if words else {}
        return {"template": "policy-brief", **named} if self.block == "briefs" else {**named, **self.required.plain()}

    def _label(self, words: str) -> ToneLabel:
        """A label as wide as those of the fields below."""
        made = ToneLabel(words, Tone.QUIET, self)
        made.setMinimumWidth(LABEL_WIDTH)
        return made

    def _order_keys(self) -> None:
        """Name, id, what else is asked for, and then the button."""
        editors = (*self.required.grid.editors.values(), *self.required.of_persons.editors.values())
        line = (self.name, self.id, *(each.focus_target for each in editors), self.do_button)
        for before, after in pairwise(line):
            QWidget.setTabOrder(before, after)

    def record_id(self) -> str:
        """The id chosen."""
        return self.id.text().strip()

    def _name_line(self, context: FormContext) -> QLineEdit:
        if self.block == PARTIES:
            line = ReferenceLine(context, ("actors",), parent=self)
            line.chosen.connect(self._take_actor)
        else:
            line = QLineEdit(self)
            line.textEdited.connect(self._suggest)
        line.setAccessibleName(field_label(NAME_FIELDS.get(self.block, "actor")))
        return line

    def _take_actor(self, plain: Plain) -> None:
        self._actor = plain
        self._check()

    def _suggest(self, words: str) -> None:
        if not self._is_own_id and self.block != TEXTS:
            self.id.setText(suggested_id(self.block, words, self._taken))
        self._check()

    def _keep_id(self) -> None:
        self._is_own_id = True
        self._check()

    def _check(self) -> None:
        self.show_problem(self._problem_of_name() or self._missing())

    def _problem_of_name(self) -> str:
        if self.block == PARTIES:
            return "" if shown_text(self._actor) else self.tr("Choose an actor.")
        if self.block != TEXTS and not self.name.text().strip():
            return self.tr("Say what it is called.")
        return self.id.problem

    def _missing(self) -> str:
        missing = ", ".join(f"“{each}”" for each in self.required.missing)
        return self.tr("Choose a word for {fields}.").replace("{fields}", missing) if missing else ""


class RenameDialog(RecordDialog):
    """Another id, everywhere it is used."""

    def __init__(self, own: str, taken: Collection[str], uses: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say(self.tr("Change id"), self.tr("Change everywhere"))
        form = QFormLayout()
        self.id = IdLine(taken, own, self)
        self.id.textEdited.connect(self._check)
        form.addRow(self.tr("Id"), self.id)
        self.column.addLayout(form)
        words = self.tr("It is used {count} times; all of them change with it.")
        add_uses(self, words if uses else self.tr("Nothing refers to it."), uses)
        self.finish(self.id)
        self.id.selectAll()
        self._check()

    def record_id(self) -> str:
        """The id chosen."""
        return self.id.text().strip()

    def _check(self) -> None:
        self.show_problem(self.id.problem)


def add_uses(dialog: RecordDialog, words: str, uses: Sequence[str]) -> None:
    """Puts a sentence and the list of uses into a dialog."""
    label = ToneLabel(counted_places(words, len(uses)), Tone.QUIET, dialog)
    label.setWordWrap(True)
    dialog.column.addWidget(label)
    if uses:
        dialog.column.addWidget(UsesList(uses, dialog))


def counted_places(words: str, count: int) -> str:
    """A sentence with the number of places in it."""
    sentence = words.replace("{count} times", "once" if count == 1 else f"{count} times")
    return sentence.replace("{count}", str(count))


class UsesList(QListWidget):
    """Places of a dossier, one a line."""

    def __init__(self, uses: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Where it is used"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_uses(uses)

    def show_uses(self, uses: Sequence[str]) -> None:
        """Shows other places."""
        self.clear()
        self.addItems(list(uses))
        self.setFixedHeight(min(len(uses), MOST_ROWS) * self.sizeHintForRow(0) + 8)
