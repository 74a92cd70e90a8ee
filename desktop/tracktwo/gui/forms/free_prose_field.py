"""The free texts of a dossier: prose, a list of texts, or questions and answers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.model.fields import Words
from tracktwo.dossier.model.head import Question
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.kinds import Kind
from tracktwo.gui.forms.lines_field import LinesField
from tracktwo.gui.forms.part_fields import PartsField
from tracktwo.gui.forms.text_fields import BoxField

TALL = 8


class FreeProseField(FieldEditor):
    """Shows a text in the shape it is written in, and keeps that shape."""

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._shape = Kind.PROSE
        self._inner: FieldEditor = self._prose()
        self._inner.edited.connect(self.edited)
        self.set_content(self._inner)

    @property
    def focus_target(self) -> QWidget:
        """That of the shape."""
        return self._inner.focus_target

    def name_for_readers(self, name: str) -> None:
        """As the shape does."""
        self._inner.name_for_readers(name)

    def reveal(self, path: FactPath) -> None:
        """As the shape does."""
        self._inner.reveal(path)

    def commit(self) -> None:
        """As the shape does."""
        self._inner.commit()

    def show_notes(self) -> None:
        """The shape says what there is to say."""

    def show_plain(self, plain: Plain) -> None:
        """Takes the shape of the text."""
        wanted = _shape(plain)
        if wanted is not self._shape:
            self._shape = wanted
            self._inner.hide()
            self._inner.deleteLater()
            self._inner = {Kind.PROSE: self._prose, Kind.LINES: self._lines, Kind.PARTS: self._questions}[wanted]()
            self._inner.edited.connect(self.edited)
            self.set_content(self._inner)
        self._inner.bind(self.path, plain)

    def _prose(self) -> FieldEditor:
        return BoxField(self.field, self.context, self, least=TALL)

    def _lines(self) -> FieldEditor:
        entry = FieldDescription("line", Kind.PROSE, self.field.label, annotation=Words)
        field = FieldDescription("text", Kind.LINES, self.field.label, self.field.help, entry=entry, entry_label="line")
        return LinesField(field, self.context, self)

    def _questions(self) -> FieldEditor:
        entry = FieldDescription("q", Kind.PART, self.tr("Question"), model=Question)
        field = FieldDescription(
            "text",
            Kind.PARTS,
            self.field.label,
            self.field.help,
            model=Question,
            entry=entry,
            entry_label="question",
        )
        return PartsField(field, self.context, self)


def _shape(plain: Plain) -> Kind:
    if not isinstance(plain, list):
        return Kind.PROSE
    return Kind.PARTS if any(isinstance(entry, dict) for entry in plain) else Kind.LINES
