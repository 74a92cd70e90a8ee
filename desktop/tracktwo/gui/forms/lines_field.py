"""Lists of lines: assumptions, spellings, codes. Each on a row of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import FIELD_HEIGHT
from tracktwo.gui.forms.edits import Edit, SetValue
from tracktwo.gui.forms.entry_buttons import EntryButtons
from tracktwo.gui.forms.rows_field import EntryRow, RowsField
from tracktwo.gui.forms.text_fields import BoxField


class LineRow(EntryRow):
    """One line with its buttons."""

    def __init__(self, owner: LinesField, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        entry = owner.field.entry or owner.field
        self.editor = BoxField(entry, owner.context, self)
        self._buttons = EntryButtons(
            f"{owner.field.label} {index + 1}",
            lambda step: owner.shift(index, step),
            lambda: owner.take_out(index),
            parent=self,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.editor, 1)
        self._buttons.setFixedHeight(FIELD_HEIGHT)
        row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        self.editor.edited.connect(self._relay)
        self._owner = owner
        self.editor.name_for_readers(f"{owner.field.label} {index + 1}")

    def bind(self, path: FactPath, plain: Plain, index: int, count: int) -> None:
        """Shows the line."""
        self.editor.bind(path, plain)
        self._buttons.show_place(index, count)

    def focus_first(self) -> None:
        """Puts the keyboard on the line."""
        self.editor.focus_target.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Asks for what was typed."""
        self.editor.commit()

    def refresh_notes(self) -> None:
        """Says anew what was found in the line."""
        self.editor.refresh_notes()

    def _relay(self, edit: Edit) -> None:
        self._owner.take_edit(self, edit)


class LinesField(RowsField[LineRow]):
    """Lines in rows."""

    def make_row(self, index: int, parent: QWidget) -> LineRow:
        """A line."""
        return LineRow(self, index, parent)

    def take_edit(self, row: EntryRow, edit: Edit) -> None:
        """A line that was emptied goes."""
        is_emptied = isinstance(edit, SetValue) and is_blank(edit.plain)
        if is_emptied and isinstance(row, LineRow):
            self.take_out(self.rows.index(row))
        else:
            super().take_edit(row, edit)
