"""Parts inside a record: one (a spoiler, a ceasefire), or a list (roles, quotes, items)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.edits import Edit, within
from tracktwo.gui.forms.entry_buttons import EntryButtons
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.field_grid import FieldGrid
from tracktwo.gui.forms.groups import OpeningGroup
from tracktwo.gui.forms.rows_field import EntryRow, RowsField
from tracktwo.gui.forms.summaries import summary


class PartGroup(OpeningGroup):
    """The fields of one part in a group. A part that is absent or a bare text is written out when a field is filled."""

    def __init__(self, owner: FieldEditor, parent: QWidget | None = None) -> None:
        super().__init__(self._make_grid, parent)
        self._owner = owner
        self._field = owner.field
        self._words = ""
        self.path: FactPath = ()
        self.plain: Plain = ""
        self.opened.connect(self._bind_grid)

    def bind(self, path: FactPath, plain: Plain, words: str) -> None:
        """Shows a part under a headline."""
        self.path, self.plain, self._words = path, plain, words
        self.show_headline(words, summary(plain, self._owner.context.candidates))
        if self.body is not None:
            self._bind_grid()

    def reveal(self, path: FactPath) -> None:
        """Opens the group and goes to one of its fields; to the first when the part as a whole is meant."""
        self.set_open(is_open=True)
        if isinstance(self.body, FieldGrid):
            self.body.reveal(path)

    def focus_first(self) -> None:
        """Opens the group and goes to its first field."""
        self.set_open(is_open=True)
        if isinstance(self.body, FieldGrid):
            self.body.focus_first()

    def commit(self) -> None:
        """Asks for what was typed in it."""
        if isinstance(self.body, FieldGrid):
            self.body.commit()

    def refresh_notes(self) -> None:
        """Says anew what was found in its fields."""
        if isinstance(self.body, FieldGrid):
            self.body.show_notes()

    def completed(self, edit: Edit) -> Edit:
        """An edit of one of its fields, as an edit that works on the part as it is written."""
        return within(edit, self.path, self.plain, self._field.shorthand)

    def _make_grid(self, parent: QWidget) -> QWidget:
        return FieldGrid(self._field.parts, self._owner.context, parent, label_width=104)

    def _bind_grid(self) -> None:
        if isinstance(self.body, FieldGrid):
            self.body.bind(self.path, self.plain, self._field.shorthand, self._words)


class PartField(FieldEditor):
    """One part."""

    is_wide = True
    names_itself = True

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.group = PartGroup(self)
        self.group.opened.connect(self._listen)
        self.set_content(self.group)

    @property
    def focus_target(self) -> QWidget:
        """The button that opens it."""
        return self.group.button

    def name_for_readers(self, name: str) -> None:
        """The button names the part by itself."""
        del name
        self.group.button.setToolTip(self.field.help)

    def show_plain(self, plain: Plain) -> None:
        """The part in a few words; its fields once it is open."""
        self.group.bind(self.path, plain, self.field.label)
        if is_blank(plain):
            self.group.show_headline(self.field.label, self.tr("not given"))

    def reveal(self, path: FactPath) -> None:
        """Goes to one of its fields."""
        self.group.reveal(path)

    def commit(self) -> None:
        """Asks for what was typed in it."""
        self.group.commit()

    def refresh_notes(self) -> None:
        """As every field; then in those of the part."""
        super().refresh_notes()
        self.group.refresh_notes()

    def findings(self) -> tuple[Diagnostic, ...]:
        """All of them while it is closed, else what concerns the part itself."""
        return self.context.findings_at(self.path) if self.group.is_open else super().findings()

    def _listen(self) -> None:
        if isinstance(self.group.body, FieldGrid):
            self.group.body.edited.connect(self._relay)
        self.show_notes()

    def _relay(self, edit: Edit) -> None:
        self.edited.emit(self.group.completed(edit))


class PartRow(EntryRow):
    """One part of a list."""

    def __init__(self, owner: PartsField, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self.group = PartGroup(owner, self)
        self.group.opened.connect(self._listen)
        label = (owner.field.entry.label if owner.field.entry else owner.field.label) + f" {index + 1}"
        self._buttons = EntryButtons(
            label,
            lambda step: owner.shift(index, step),
            lambda: owner.take_out(index),
            lambda: owner.duplicate(index),
            parent=self,
        )
        self.group.add_buttons(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.group)
        self._label = label

    def bind(self, path: FactPath, plain: Plain, index: int, count: int) -> None:
        """Shows the part."""
        self.group.bind(path, plain, self._label)
        self._buttons.show_place(index, count)

    def focus_first(self) -> None:
        """Opens it and goes to its first field."""
        self.group.focus_first()

    def reveal(self, path: FactPath) -> None:
        """Goes to one of its fields."""
        self.group.reveal(path)

    def commit(self) -> None:
        """Asks for what was typed in it."""
        self.group.commit()

    def refresh_notes(self) -> None:
        """Says anew what was found in the part."""
        self.group.refresh_notes()

    def _listen(self) -> None:
        if isinstance(self.group.body, FieldGrid):
            self.group.body.edited.connect(self._relay)

    def _relay(self, edit: Edit) -> None:
        self._owner.take_edit(self, self.group.completed(edit))


class PartsField(RowsField[PartRow]):
    """A list of parts, each in a group of its own."""

    is_wide = True

    def make_row(self, index: int, parent: QWidget) -> PartRow:
        """A group for one part."""
        return PartRow(self, index, parent)

    def findings(self) -> tuple[Diagnostic, ...]:
        """What concerns the list, and what concerns parts that are closed."""
        open_paths = [row.group.path for row in self.rows if row.group.is_open]
        return tuple(
            found
            for found in self.context.findings_under(self.path)
            if not any(found.path[: len(path)] == path and path != self.path for path in open_paths)
        )
