"""The widget of each kind of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtWidgets import QWidget

from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.kinds import Kind

Maker = Callable[[FieldDescription, FormContext, QWidget | None], FieldEditor]


def make_editor(field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> FieldEditor:
    """The widget in which a field is edited."""
    return _makers()[field.kind](field, context, parent)


@cache
def _makers() -> Mapping[Kind, Maker]:
    """Imported when first asked for: parts hold fields, which are made here."""
    from tracktwo.gui.forms.choice_fields import ChoiceField
    from tracktwo.gui.forms.cites_field import CitesField
    from tracktwo.gui.forms.free_prose_field import FreeProseField
    from tracktwo.gui.forms.lines_field import LinesField
    from tracktwo.gui.forms.map_fields import LineMapField, LinesMapField, PartMapField
    from tracktwo.gui.forms.part_fields import PartField, PartsField
    from tracktwo.gui.forms.reference_fields import ChoicesField, ReferenceField, ReferencesField
    from tracktwo.gui.forms.text_fields import BoxField, LineField
    from tracktwo.gui.forms.wording_field import WordingField

    lines = (
        Kind.LINE,
        Kind.DATE,
        Kind.DATE_OR_SPAN,
        Kind.MOMENT,
        Kind.FIGURE,
        Kind.MONEY,
        Kind.WHOLE_NUMBER,
        Kind.CODE,
    )
    return {
        **dict.fromkeys(lines, LineField),
        Kind.PROSE: BoxField,
        Kind.CHOICE: ChoiceField,
        Kind.YES_NO: ChoiceField,
        Kind.CHOICES: ChoicesField,
        Kind.REFERENCE: ReferenceField,
        Kind.REFERENCE_OR_TEXT: ReferenceField,
        Kind.REFERENCES: ReferencesField,
        Kind.CITE: LineField,
        Kind.CITES: CitesField,
        Kind.WORDING: WordingField,
        Kind.LINES: LinesField,
        Kind.PART: PartField,
        Kind.PARTS: PartsField,
        Kind.PART_MAP: PartMapField,
        Kind.LINE_MAP: LineMapField,
        Kind.LINES_MAP: LinesMapField,
        Kind.FREE_PROSE: FreeProseField,
    }
