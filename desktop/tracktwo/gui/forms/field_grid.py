"""Fields one below the other: label at the left, editor at the right. What is not given waits behind a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import FIELD_HEIGHT, GAP, LABEL_WIDTH, ROW_GAP, Tone, ToneLabel
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.factory import make_editor
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.plain_values import field_of
from tracktwo.gui.icons import icon


class FieldGrid(QWidget):
    """The fields of a record or part. Required and filled fields are shown; the others on demand, in their places."""

    edited = Signal(object)

    def __init__(
        self,
        fields: Sequence[FieldDescription],
        context: FormContext,
        parent: QWidget | None = None,
        *,
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(ROW_GAP)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._label_width = label_width
        self._path: FactPath | None = None
        self._filled: set[str] = set()
        self.editors: dict[str, FieldEditor] = {}
        self._labels: dict[str, ToneLabel] = {}
        for row, field in enumerate(fields):
            self._add_row(row, field)
        self.more = QPushButton(self)
        self.more.setFlat(True)
        self.more.setCheckable(True)
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.toggled.connect(self._show_fields)
        self._grid.addWidget(self.more, len(fields), 1, Qt.AlignmentFlag.AlignLeft)

    def bind(self, path: FactPath, plain: Plain, shorthand: str = "", name: str = "") -> None:
        """Shows the fields of the part at `path`; `name` goes before the names of fields for screen readers."""
        if path != self._path:
            self._path = path
            self._filled = set()
            self.more.setChecked(False)
        for key, editor in self.editors.items():
            value = field_of(plain, key, shorthand)
            if not is_blank(value):
                self._filled.add(key)
            editor.bind((*path, key), value)
            editor.name_for_readers(f"{name}: {editor.field.label}" if name else editor.field.label)
        self._show_fields()

    def show_notes(self) -> None:
        """Shows what was found since."""
        for editor in self.editors.values():
            editor.show_notes()

    def commit(self) -> None:
        """Asks for what was typed and not asked for yet."""
        for editor in self.editors.values():
            editor.commit()

    def reveal(self, path: FactPath) -> None:
        """Puts the keyboard in the field that `path` begins with."""
        key = str(path[0]) if path else ""
        if key not in self.editors:
            self.focus_first()
            return
        self._filled.add(key)
        self._show_fields()
        self.editors[key].reveal(path[1:])

    def focus_first(self) -> None:
        """Puts the keyboard in the first field shown."""
        for editor in self.editors.values():
            if not editor.isHidden():
                editor.focus_target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _add_row(self, row: int, field: FieldDescription) -> None:
        label = ToneLabel(field.label, Tone.QUIET, self)
        label.setWordWrap(True)
        label.setFixedWidth(self._label_width)
        label.setMinimumHeight(FIELD_HEIGHT)
        label.setToolTip(field.help)
        editor = make_editor(field, self._context, self)
        label.setBuddy(editor.focus_target)
        editor.edited.connect(self.edited)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(editor, row, 1)
        self.editors[field.key] = editor
        self._labels[field.key] = label

    def _show_fields(self) -> None:
        hidden = 0
        for key, editor in self.editors.items():
            is_wanted = editor.field.is_required or key in self._filled
            hidden += not is_wanted
            is_shown = is_wanted or self.more.isChecked()
            editor.setVisible(is_shown)
            self._labels[key].setVisible(is_shown)
        words = self.tr("Fewer fields") if self.more.isChecked() else self.tr("{count} more fields")
        self.more.setText(words.replace("{count}", str(hidden)))
        self.more.setIcon(icon("chevron-up" if self.more.isChecked() else "chevron-down"))
        self.more.setVisible(hidden > 0)
