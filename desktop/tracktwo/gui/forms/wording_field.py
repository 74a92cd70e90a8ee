"""A text, and behind a button its original in another language."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.model.fields import Language, Words
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import Tone, ToneLabel, smaller
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.edits import Edit, within
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.groups import OpenButton
from tracktwo.gui.forms.kinds import Kind
from tracktwo.gui.forms.plain_values import field_of
from tracktwo.gui.forms.text_fields import BoxField, LineField


class WordingField(FieldEditor):
    """A text with its original. Without an original it is written as a bare text."""

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        holder = QWidget(self)
        text = FieldDescription(
            "text", Kind.PROSE, field.label, field.help, is_required=field.is_required, annotation=Words
        )
        original = FieldDescription("original", Kind.PROSE, self.tr("Original"), annotation=Words)
        lang = FieldDescription("lang", Kind.CODE, self.tr("Language"), annotation=Language)
        self.text = BoxField(text, context, holder, least=2 if field.is_long else 1)
        self.original = BoxField(original, context, holder)
        self.lang = LineField(lang, context, holder)
        self.button = OpenButton(holder)
        self.button.setText(self.tr("Original"))
        self.button.setProperty("fit", "tight")
        smaller(self.button)
        self.button.setFixedHeight(max(20, self.button.fontMetrics().height() + 4))
        self.button.setToolTip(self.tr("The same words in their own language"))
        self._lower = QWidget(holder)
        self._lay_out(holder)
        self.button.turned.connect(self._lower.setVisible)
        for editor in (self.text, self.original, self.lang):
            editor.edited.connect(self._relay)
        self.set_content(holder)

    def _lay_out(self, holder: QWidget) -> None:
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.text, 1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.button)
        grid = QGridLayout(self._lower)
        grid.setContentsMargins(22, 0, 0, 4)
        for row, editor in enumerate((self.original, self.lang)):
            label = ToneLabel(editor.field.label, Tone.QUIET, self._lower)
            label.setBuddy(editor.focus_target)
            grid.addWidget(label, row, 0)
            grid.addWidget(editor, row, 1)
        grid.setColumnStretch(1, 1)
        self._lower.hide()
        column.addWidget(self._lower)

    @property
    def focus_target(self) -> QWidget:
        """The text."""
        return self.text.focus_target

    def name_for_readers(self, name: str) -> None:
        """The text has the name of the field, its original says whose it is."""
        super().name_for_readers(name)
        self.button.setAccessibleName(self.tr("Original of {name}").replace("{name}", name))
        self.original.name_for_readers(self.tr("Original of {name}").replace("{name}", name))
        self.lang.name_for_readers(self.tr("Language of the original of {name}").replace("{name}", name))

    def show_plain(self, plain: Plain) -> None:
        """Shows the text, and the original where there is one."""
        written = plain if isinstance(plain, dict) else {"text": plain}
        self.text.bind((*self.path, "text"), written.get("text", ""))
        self.original.bind((*self.path, "original"), field_of(plain, "original"))
        self.lang.bind((*self.path, "lang"), field_of(plain, "lang"))
        has_original = not (is_blank(self.original.plain) and is_blank(self.lang.plain))
        is_asked_for = self.original.focus_target.hasFocus() or self.lang.focus_target.hasFocus()
        self.button.set_open(is_open=has_original or is_asked_for)

    def show_notes(self) -> None:
        """The text and its original say what there is to say."""

    def refresh_notes(self) -> None:
        """Text, original and language say anew what was found."""
        for editor in (self.text, self.original, self.lang):
            editor.refresh_notes()

    def reveal(self, path: FactPath) -> None:
        """Goes to the text or to the original."""
        if path and path[0] in {"original", "lang"}:
            self.button.set_open(is_open=True)
            (self.original if path[0] == "original" else self.lang).reveal(())
        else:
            self.text.reveal(())

    def commit(self) -> None:
        """Asks for what was typed."""
        for editor in (self.text, self.original, self.lang):
            editor.commit()

    def _relay(self, edit: Edit) -> None:
        self.edited.emit(within(edit, self.path, self.plain, "text"))
