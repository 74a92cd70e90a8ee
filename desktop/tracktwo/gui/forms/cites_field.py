"""Citations: each a row with the source, the place in it, how credible it is, and whom it repeats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import FIELD_HEIGHT, Tone, ToneLabel, smaller
from tracktwo.gui.forms.choice_fields import WordBox
from tracktwo.gui.forms.description import FieldDescription, Word
from tracktwo.gui.forms.edits import SetValue
from tracktwo.gui.forms.entry_buttons import EntryButtons, small_button
from tracktwo.gui.forms.field import in_one_line
from tracktwo.gui.forms.kinds import Kind
from tracktwo.gui.forms.meanings import CREDIBILITY, RELATION
from tracktwo.gui.forms.plain_values import cite_fields, cite_plain, shown_text
from tracktwo.gui.forms.reference_line import ReferenceLine
from tracktwo.gui.forms.rows_field import EntryRow, RowsField
from tracktwo.gui.forms.undo_keys import LeaveUndoToProgram

SOURCES: Final = ("sources",)
SOURCE_FIELD: Final = FieldDescription("source", Kind.REFERENCE, "Source", blocks=SOURCES)
REPEATS_FIELD: Final = FieldDescription("repeats", Kind.REFERENCE, "Repeats", blocks=SOURCES, admits_unknown=True)


LEAST_WIDTH = 72


class CiteRow(EntryRow):
    """One citation: source, then place and credibility, then relation and relay when given or asked for."""

    def __init__(self, owner: CitesField, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self.path: FactPath = ()
        self.plain: Plain = ""
        self.source = ReferenceLine(owner.context, SOURCES, parent=self)
        self.place = QLineEdit(self)
        self.credibility = WordBox(_words(CREDIBILITY), self.tr("credibility not graded"), self)
        self.relation = WordBox(_words(RELATION), None, self)
        self.repeats = ReferenceLine(owner.context, SOURCES, admits_unknown=True, parent=self)
        self._note = ToneLabel("", Tone.PROBLEM, self)
        self.more = small_button("ellipsis", self.tr("Relation and relay"), self._toggle, self)
        self._buttons = EntryButtons(
            self.tr("source {number}").replace("{number}", str(index + 1)),
            lambda step: owner.shift(index, step),
            lambda: owner.take_out(index),
            parent=self,
        )
        LeaveUndoToProgram(self.place, lambda: self.place.text() != cite_fields(self.plain)["at"])
        self._name(index)
        self._lay_out()
        self._connect()

    def _name(self, index: int) -> None:
        number = str(index + 1)
        names = {
            self.source: self.tr("Source {number}"),
            self.place: self.tr("Place in source {number}"),
            self.credibility: self.tr("Credibility of what source {number} says"),
            self.relation: self.tr("What source {number} does for this fact"),
            self.repeats: self.tr("Source that source {number} only repeats"),
            self.more: self.tr("Relation and relay of source {number}"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name.replace("{number}", number))
            widget.setToolTip(name.replace("{number}", number))
        self.source.setPlaceholderText(self.tr("source"))
        self.place.setPlaceholderText(self.tr("place"))
        self.place.setMinimumHeight(FIELD_HEIGHT)
        self.repeats.setPlaceholderText(self.tr("repeats no other source"))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(5)
        grid.setVerticalSpacing(4)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.source, 0, 0, 1, 2)
        grid.addWidget(self.more, 0, 2, middle)
        grid.addWidget(self._buttons, 0, 3, middle)
        grid.addWidget(self.place, 1, 0)
        grid.addWidget(self.credibility, 1, 1, 1, 3)
        grid.addWidget(self.relation, 2, 0)
        grid.addWidget(self.repeats, 2, 1, 1, 3)
        grid.addWidget(self._note, 3, 0, 1, 4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for narrow in (self.source, self.place, self.credibility, self.relation, self.repeats):
            narrow.setMinimumWidth(LEAST_WIDTH)  # they share what width there is
        self._note.setWordWrap(True)
        smaller(self._note)
        self._show_relay(is_shown=False)

    def _connect(self) -> None:
        self.source.chosen.connect(self._ask_source)
        self.repeats.chosen.connect(self._ask_repeats)
        self.place.editingFinished.connect(lambda: self._ask("at", self.place.text()))
        self.credibility.activated.connect(lambda: self._ask("credibility", str(self.credibility.currentData())))
        self.relation.activated.connect(lambda: self._ask("rel", str(self.relation.currentData())))

    def bind(self, path: FactPath, plain: Plain, index: int, count: int) -> None:
        """Shows a citation, however it is written."""
        self.path, self.plain = path, plain
        fields = cite_fields(plain)
        self.source.show_plain(fields["source"])
        if self.place.text() != fields["at"]:
            self.place.setText(fields["at"])
            self.place.setCursorPosition(0)
        self.credibility.show_value(fields["credibility"])
        self.relation.show_value(fields["rel"] or "supports")
        self.repeats.show_plain(fields["repeats"])
        self._buttons.show_place(index, count)
        if fields["rel"] or fields["repeats"]:
            self._show_relay(is_shown=True)
        self._show_note(fields)

    def focus_first(self) -> None:
        """Puts the keyboard on the source."""
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Asks for what was typed."""
        self.source.commit()
        self.repeats.commit()
        self._ask("at", self.place.text())

    def refresh_notes(self) -> None:
        """Says anew what was found in the citation."""
        self._show_note(cite_fields(self.plain))

    def _show_note(self, fields: dict[str, str]) -> None:
        interpreter = self._owner.context.interpreter
        lines = [
            interpreter.understand(SOURCE_FIELD, fields["source"]).problem,
            interpreter.understand(REPEATS_FIELD, fields["repeats"]).problem,
        ]
        if not any(lines):
            found = self._owner.context.findings_under(self.path) if self.path != self._owner.path else ()
            lines = [in_one_line(each) for each in found]
        text = "\n".join(line for line in lines if line)
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.source.setAccessibleDescription(text)

    def _show_relay(self, *, is_shown: bool) -> None:
        self.relation.setVisible(is_shown)
        self.repeats.setVisible(is_shown)

    def _toggle(self) -> None:
        self._show_relay(is_shown=self.relation.isHidden())

    def _ask_source(self, plain: Plain) -> None:
        self._ask("source", plain)

    def _ask_repeats(self, plain: Plain) -> None:
        self._ask("repeats", plain)

    def _ask(self, key: str, plain: Plain) -> None:
        fields = cite_fields(self.plain)
        value = shown_text(plain).strip()
        value = "" if (key, value) == ("rel", "supports") else value
        if value == fields[key] or (key == "rel" and not value and fields["rel"] == "supports"):
            return
        if isinstance(self.plain, dict) and "#" not in shown_text(self.plain.get("source", "")):
            self._owner.take_edit(self, SetValue((*self.path, key), value))
        else:
            self._owner.take_edit(self, SetValue(self.path, cite_plain({**fields, key: value})))


class CitesField(RowsField[CiteRow]):
    """The sources of a fact."""

    is_wide = True

    def make_row(self, index: int, parent: QWidget) -> CiteRow:
        """A row for a citation."""
        return CiteRow(self, index, parent)


def _words(meanings: Mapping[str, str]) -> tuple[Word, ...]:
    return tuple(Word(value, meaning) for value, meaning in meanings.items())
