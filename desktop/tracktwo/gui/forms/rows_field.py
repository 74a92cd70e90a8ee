"""A field that holds entries in rows, one below the other, with a button to add one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.edits import Edit, MoveEntry, SetValue, added, removed
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.plain_values import entries
from tracktwo.gui.icons import icon
from tracktwo.gui.widgets import PushButton


class EntryRow(QWidget):
    """One row: shows one entry."""

    def bind(self, path: FactPath, plain: Plain, index: int, count: int) -> None:
        """Shows an entry: where it stands, and which of how many it is."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Puts the keyboard in the row."""
        raise NotImplementedError

    def reveal(self, path: FactPath) -> None:
        """Puts the keyboard where the value at `path`, below the entry, is edited."""
        del path
        self.focus_first()

    def commit(self) -> None:
        """Asks for what was typed."""

    def refresh_notes(self) -> None:
        """Says anew what was found in the row."""


R = TypeVar("R", bound=EntryRow)


class RowsField(FieldEditor, Generic[R]):
    """Entries in rows. `make_row` says what a row is; rows are kept while entries come and go."""

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        holder = QWidget(self)
        self._holder = holder
        self._rows_column = QVBoxLayout(holder)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(5)
        self.rows: tuple[R, ...] = ()
        self._has_draft = False
        self.add_button = PushButton(icon("plus"), "", holder)
        self.add_button.setText(self.tr("Add {entry}").replace("{entry}", field.entry_label))
        self.add_button.setFlat(True)
        self.add_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add_button.clicked.connect(self.add_empty)
        self._rows_column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_content(holder)

    def make_row(self, index: int, parent: QWidget) -> R:
        """A row for the entry at `index`."""
        raise NotImplementedError

    def add_empty(self) -> None:
        """A row to write in; it is written to the dossier once it says something."""
        if not self._has_draft:
            self._has_draft = True
            self.show_plain(self.plain)
        self.rows[-1].focus_first()

    def take_edit(self, row: EntryRow, edit: Edit) -> None:
        """An edit in a row: in the draft it makes a new entry, elsewhere it goes on as it is."""
        if not (self._has_draft and row is self.rows[-1]):
            self.edited.emit(edit)
        elif isinstance(edit, SetValue) and not is_blank(edit.plain):
            self._has_draft = False
            self.edited.emit(added(self.path, self.plain, edit.plain))

    @property
    def focus_target(self) -> QWidget:
        """The button that adds an entry."""
        return self.add_button

    def name_for_readers(self, name: str) -> None:
        """The button says what it adds, and to what."""
        self.add_button.setAccessibleName(f"{name}: {self.add_button.text()}")
        self.add_button.setToolTip(self.field.help)

    def reveal(self, path: FactPath) -> None:
        """Goes into the row of the entry."""
        index = path[0] if path and isinstance(path[0], int) else 0
        if index < len(self.rows):
            self.rows[index].reveal(path[1:])
        else:
            super().reveal(path)

    def commit(self) -> None:
        """Asks for what was typed in a row."""
        for row in self.rows:
            row.commit()

    def findings(self) -> tuple[Diagnostic, ...]:
        """Each row shows its own; here stands what concerns the list."""
        return self.context.findings_at(self.path)

    def refresh_notes(self) -> None:
        """As every field; then in each row."""
        super().refresh_notes()
        for row in self.rows:
            row.refresh_notes()

    def bind(self, path: FactPath, plain: Plain) -> None:
        """Shows the entries; the draft of another record goes."""
        self._has_draft = self._has_draft and path == self.path
        super().bind(path, plain)

    def show_plain(self, plain: Plain) -> None:
        """One row for each entry, and one for the draft."""
        found = entries(plain)
        paths = [(*self.path, *below) for below, _ in found]
        values = [entry for _, entry in found]
        if self._has_draft:
            paths.append((*self.path, len(found)))
            values.append("")
        self._show_rows(paths, values)

    def _show_rows(self, paths: Sequence[FactPath], values: Sequence[Plain]) -> None:
        while len(self.rows) < len(values):
            row = self.make_row(len(self.rows), self._holder)
            self._rows_column.insertWidget(len(self.rows), row)
            QWidget.setTabOrder(row, self.add_button)
            self.rows = (*self.rows, row)
        for row in self.rows[len(values) :]:
            self._rows_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = self.rows[: len(values)]
        for index, (row, path, value) in enumerate(zip(self.rows, paths, values, strict=True)):
            row.bind(path, value, index, len(values))

    # What the buttons of a row ask for

    def shift(self, index: int, step: int) -> None:
        """Asks for an entry to change places with its neighbour."""
        if 0 <= index + step < len(entries(self.plain)):
            self.edited.emit(MoveEntry(self.path, index, index + step))

    def duplicate(self, index: int) -> None:
        """Asks for an entry a second time, after itself."""
        self.edited.emit(added(self.path, self.plain, entries(self.plain)[index][1], index + 1))

    def take_out(self, index: int) -> None:
        """Asks for an entry to go; a draft just goes."""
        if self._has_draft and index == len(self.rows) - 1:
            self._has_draft = False
            self.show_plain(self.plain)
            return
        self.edited.emit(removed(self.path, self.plain, index))
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
