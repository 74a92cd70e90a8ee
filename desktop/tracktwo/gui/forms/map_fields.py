"""Entries by name: stances by party, variants of a claim, reactions, spellings, options of a section."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import FIELD_HEIGHT, ShortLabel, Tone
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.edits import Edit, SetValue
from tracktwo.gui.forms.entry_buttons import small_button
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.field_grid import FieldGrid
from tracktwo.gui.forms.kinds import Kind
from tracktwo.gui.forms.part_fields import PartGroup
from tracktwo.gui.forms.plain_values import named_entries, shown_text
from tracktwo.gui.forms.reference_line import ReferenceLine
from tracktwo.gui.forms.text_fields import LineField
from tracktwo.gui.forms.undo_keys import LeaveUndoToProgram
from tracktwo.gui.option_fields import option_label, option_words

NAME_WIDTH = 150
LINE_NAME_WIDTH = 120


class MapRow(QWidget):
    """One entry of a map."""

    name = ""

    def bind(self, path: FactPath, name: str, plain: Plain) -> None:
        """Shows an entry under its name."""
        raise NotImplementedError

    def reveal(self, path: FactPath) -> None:
        """Puts the keyboard in the entry."""
        raise NotImplementedError

    def commit(self) -> None:
        """Asks for what was typed."""
        raise NotImplementedError

    def refresh_notes(self) -> None:
        """Says anew what was found in the entry."""
        raise NotImplementedError


class MapField(FieldEditor):
    """Entries by name, and a line that takes the name of another."""

    is_wide = True

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        holder = QWidget(self)
        self._rows_column = QVBoxLayout(holder)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(5)
        self.rows: tuple[MapRow, ...] = ()
        self._draft = ""
        self._holder = holder
        self.adder = self._make_adder(holder)
        self._rows_column.addWidget(self.adder, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_content(holder)

    @abstractmethod
    def make_row(self, parent: QWidget) -> MapRow:
        """A row for one entry."""

    @abstractmethod
    def first_value(self) -> Plain:
        """What a new entry says at first; a blank one is begun as a draft."""

    @property
    def focus_target(self) -> QWidget:
        """The line that takes a name."""
        return self.adder

    def findings(self) -> tuple[Diagnostic, ...]:
        """Each row shows its own."""
        return self.context.findings_at(self.path)

    def bind(self, path: FactPath, plain: Plain) -> None:
        """Shows the entries; the draft of another record goes."""
        self._draft = self._draft if path == self.path else ""
        super().bind(path, plain)

    def show_plain(self, plain: Plain) -> None:
        """One row for each entry, and one for the draft."""
        found = named_entries(plain)
        if self._draft in dict(found):
            self._draft = ""
        if self._draft:
            found = (*found, (self._draft, ""))
        while len(self.rows) < len(found):
            row = self.make_row(self._holder)
            self._rows_column.insertWidget(len(self.rows), row)
            QWidget.setTabOrder(row, self.adder)
            self.rows = (*self.rows, row)
        for row in self.rows[len(found) :]:
            self._rows_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = self.rows[: len(found)]
        for row, (name, value) in zip(self.rows, found, strict=True):
            row.bind((*self.path, name), name, value)

    def reveal(self, path: FactPath) -> None:
        """Goes to the entry of a name."""
        row = next((row for row in self.rows if path and row.name == path[0]), None)
        if row is None:
            super().reveal(path)
        else:
            row.reveal(path[1:])

    def commit(self) -> None:
        """Asks for what was typed in a row."""
        for row in self.rows:
            row.commit()

    def refresh_notes(self) -> None:
        """As every field; then in each row."""
        super().refresh_notes()
        for row in self.rows:
            row.refresh_notes()

    def shown_name(self, name: str) -> str:
        """The name of an entry: of a record or of an option, how it is called."""
        blocks = self.field.names.blocks if self.field.names else ()
        if self.field.key == "options":
            return option_label(name)
        return self.context.candidates.shown(name, blocks) if blocks else name

    def take_edit(self, edit: Edit) -> None:
        """Passes an edit of an entry on."""
        self.edited.emit(edit)

    def take_out(self, name: str) -> None:
        """Asks for an entry to go; with the last one the field goes. A draft just goes."""
        if name == self._draft:
            self._draft = ""
            self.show_plain(self.plain)
            return
        is_last = len(named_entries(self.plain)) == 1
        self.edited.emit(SetValue(self.path if is_last else (*self.path, name), ""))
        self.adder.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, name: str) -> None:
        """Asks for another entry, unless there is one of that name."""
        if not name or name in dict(named_entries(self.plain)):
            return
        first = self.first_value()
        if is_blank(first):
            self._draft = name
            self.show_plain(self.plain)
        elif isinstance(self.plain, dict) and self.plain:
            self.edited.emit(SetValue((*self.path, name), first))
        else:
            self.edited.emit(SetValue(self.path, {name: first}))
        if self.rows:
            self.rows[-1].reveal(())

    def _make_adder(self, parent: QWidget) -> QLineEdit:
        words = self.tr("add {entry}").replace("{entry}", self.field.entry_label)
        names = self.field.names
        if names is not None and names.blocks:
            line = ReferenceLine(self.context, names.blocks, parent=parent)
            line.chosen.connect(self._take_name)
        else:
            line = QLineEdit(parent)
            line.setMinimumHeight(FIELD_HEIGHT)
            LeaveUndoToProgram(line, lambda: bool(line.text()))
            line.returnPressed.connect(lambda: self._take_name(line.text().strip()))
        line.setPlaceholderText(words)
        line.setFixedWidth(NAME_WIDTH)
        return line

    def _take_name(self, name: object) -> None:
        if isinstance(self.adder, ReferenceLine):
            self.adder.show_plain("")
        else:
            self.adder.clear()
        self.add(str(name))


class PartMapRow(MapRow):
    """A part under its name."""

    def __init__(self, owner: MapField, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self.group = PartGroup(owner, self)
        self.group.opened.connect(self._listen)
        take_out = owner.tr("Take out")
        self._remove = small_button("x", take_out, lambda: owner.take_out(self.name), self)
        self.group.add_buttons(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.group)

    def bind(self, path: FactPath, name: str, plain: Plain) -> None:
        """Shows the part."""
        self.name = name
        words = self._owner.shown_name(name)
        self.group.bind(path, plain, words)
        self._remove.setAccessibleName(self.tr("Take out: {name}").replace("{name}", words))

    def reveal(self, path: FactPath) -> None:
        """Goes into the part."""
        if path:
            self.group.reveal(path)
        else:
            self.group.focus_first()

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
        self._owner.take_edit(self.group.completed(edit))


class PartMapField(MapField):
    """Parts by name."""

    def make_row(self, parent: QWidget) -> MapRow:
        """A group."""
        return PartMapRow(self, parent)

    def first_value(self) -> Plain:
        """The mildest word, where a word alone says enough; else nothing."""
        first = next((part for part in self.field.parts if part.is_required and part.words), None)
        if first is not None and first.key == self.field.shorthand:
            return first.words[-1].value
        return ""


class LineMapRow(MapRow):
    """A line under its name."""

    def __init__(self, owner: LineMapField, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self._label = ShortLabel("", Tone.PLAIN, self)
        self._label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._label.setFixedWidth(LINE_NAME_WIDTH)
        self.editor = LineField(owner.line_field, owner.context, self)
        self.editor.edited.connect(self._relay)
        self._remove = small_button("x", owner.tr("Take out"), lambda: owner.take_out(self.name), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.editor, 1)
        row.addWidget(self._remove)

    def bind(self, path: FactPath, name: str, plain: Plain) -> None:
        """Shows the line."""
        self.name = name
        words = self._owner.shown_name(name)
        self._label.set_whole(words)
        self.editor.bind(path, self._owner.as_line(name, plain))
        self.editor.name_for_readers(f"{self._owner.field.label}: {words}")
        self._remove.setAccessibleName(self.tr("Take out: {name}").replace("{name}", words))

    def reveal(self, path: FactPath) -> None:
        """Goes to the line."""
        del path
        self.editor.reveal(())

    def commit(self) -> None:
        """Asks for what was typed."""
        self.editor.commit()

    def refresh_notes(self) -> None:
        """Says anew what was found in the line."""
        self.editor.refresh_notes()

    def _relay(self, edit: Edit) -> None:
        if isinstance(edit, SetValue) and is_blank(edit.plain):
            self._owner.take_out(self.name)
        elif isinstance(edit, SetValue):
            self._owner.take_edit(replace(edit, plain=self._owner.as_plain(self.name, shown_text(edit.plain))))


class LineMapField(MapField):
    """Lines by name."""

    @property
    def line_field(self) -> FieldDescription:
        """The field of one line."""
        return self.field.entry or FieldDescription("value", Kind.LINE, self.field.label)

    def make_row(self, parent: QWidget) -> MapRow:
        """A line."""
        return LineMapRow(self, parent)

    def first_value(self) -> Plain:
        """Nothing."""
        return ""

    def as_line(self, name: str, plain: Plain) -> Plain:
        """The value of an entry as the line shows it."""
        del name
        return plain

    def as_plain(self, name: str, line: str) -> Plain:
        """The line of an entry as it is written."""
        del name
        return line


class LinesMapField(LineMapField):
    """Lists by name, each on a line with commas; words of section options as the sections call them."""

    @property
    def line_field(self) -> FieldDescription:
        """One line."""
        return FieldDescription("value", Kind.LINE, self.field.label)

    def as_line(self, name: str, plain: Plain) -> Plain:
        """The entries with commas; what is deeper stands as it is written."""
        labels = self._labels(name)
        texts = [shown_text(entry) for entry in plain] if isinstance(plain, list) else [shown_text(plain)]
        return ", ".join(labels.get(text, text) for text in texts)

    def as_plain(self, name: str, line: str) -> Plain:
        """A list where there are commas, else the text."""
        words = {label.casefold(): word for word, label in self._labels(name).items()}
        parts = [part.strip() for part in line.split(",") if part.strip()]
        found: list[Plain] = [words.get(part.casefold(), part) for part in parts]
        return found if len(found) > 1 else words.get(line.strip().casefold(), line.strip())

    def _labels(self, name: str) -> Mapping[str, str]:
        return option_words(name) if self.field.key == "options" else {}
