"""What a new record must say beside its name: the required fields of its kind, asked for before it is added."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.facts.records import NAME_FIELDS, PARTIES, TEXTS
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription, fields_of_block
from tracktwo.gui.forms.edits import Edit, SetValue
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.field_grid import FieldGrid
from tracktwo.gui.forms.kinds import Kind
from tracktwo.gui.forms.plain_edits import edited_entries

CHOICES: Final = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.YES_NO})
"""Fields a new record does not begin without: a click answers them. The rest may be left for the form."""
PERSONS: Final = "capacity"
"""The field of an actor that is required of persons only."""


class RequiredFields(QWidget):
    """The fields, and what they say so far. Signal: `changed` another value was given."""

    changed = Signal()

    def __init__(self, block: str, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: FactPath = (block, "")
        self._given: dict[str, Plain] = {}
        self.grid = FieldGrid(required_fields(block), context, self)
        self.of_persons = FieldGrid(fields_of_persons(block), context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for grid in (self.grid, self.of_persons):
            grid.edited.connect(self._take)
            column.addWidget(grid)
        self._show()

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of the choices that are not made yet."""
        fields = [editor.field for editor in self.editors]
        return tuple(each.label for each in fields if each.kind in CHOICES and each.key not in self._given)

    @property
    def editors(self) -> tuple[FieldEditor, ...]:
        """The fields asked for, as far as is known from what was given."""
        found = tuple(self.grid.editors.values())
        return (*found, *self.of_persons.editors.values()) if self._is_person else found

    @property
    def _is_person(self) -> bool:
        return self._given.get("kind") == "person"

    def plain(self) -> dict[str, Plain]:
        """What was given, by field."""
        self.grid.commit()
        asked = {editor.field.key for editor in self.editors}
        return {key: plain for key, plain in self._given.items() if key in asked}

    def _take(self, edit: Edit) -> None:
        key = str(edit.path[2])
        new = edit.plain if isinstance(edit, SetValue) else edited_entries(self._given.get(key, ""), edit)
        if is_blank(new):
            self._given.pop(key, None)
        else:
            self._given[key] = new
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for grid in (self.grid, self.of_persons):
            grid.bind(self._path, self._given)
        self.of_persons.setVisible(self._is_person)
        self.setVisible(bool(self.editors))


def required_fields(block: str) -> tuple[FieldDescription, ...]:
    """The required fields of a record of a block but for its name; none for a text, nor for a brief's template."""
    if block in {TEXTS, "briefs"}:
        return ()
    name = "actor" if block == PARTIES else NAME_FIELDS[block]
    return tuple(field for field in fields_of_block(block) if field.is_required and field.key != name)


def fields_of_persons(block: str) -> tuple[FieldDescription, ...]:
    """The field that actors must have when they are persons."""
    if block != "actors":
        return ()
    return tuple(replace(field, is_required=True) for field in fields_of_block(block) if field.key == PERSONS)
