"""Fields one below the other: label at the left, editor at the right. What is not given waits behind a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

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
from tracktwo.gui.widgets import PushButton

LEAST_FIELD: Final = 190
"""The width below which a field has its label above it rather than at its left."""
LEAST_GRID: Final = 150
LABEL_GAP: Final = 3
"""Between a label and the field below it; from field to field there is `ROW_GAP`."""
WIDEST: Final = 16777215
"""Qt's word for no limit."""


class FieldGrid(QWidget):
    """The fields of a record or part. Required and filled fields are shown; the others on demand, in their places.

    A field that holds others takes the whole width, below its label; in a narrow grid every field does.
    """

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
        self._grid.setVerticalSpacing(LABEL_GAP)
        self._grid.setColumnStretch(1, 1)
        self._label_width = label_width
        self._is_narrow = False
        self._path: FactPath | None = None
        self._filled: set[str] = set()
        self.editors: dict[str, FieldEditor] = {}
        self._labels: dict[str, ToneLabel] = {}
        for field in fields:
            self._add_field(field)
        self._place()
        self.more = PushButton(self)
        self.more.setFlat(True)
        self.more.setCheckable(True)
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.toggled.connect(self._show_fields)
        self._grid.addWidget(self.more, 2 * len(fields), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A narrow form puts labels above fields rather than be cut off."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), LEAST_GRID), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Places labels above fields where the width is short."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._label_width + GAP + LEAST_FIELD
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._place()

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
            editor.refresh_notes()

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

    def _add_field(self, field: FieldDescription) -> None:
        label = ToneLabel(field.label, Tone.QUIET, self)
        label.setWordWrap(True)
        label.setToolTip(field.help)
        editor = make_editor(field, self._context, self)
        label.setBuddy(editor.focus_target)
        editor.edited.connect(self.edited)
        self.editors[field.key] = editor
        self._labels[field.key] = label

    def _place(self) -> None:
        """Two rows of the grid for each field: one where the label stands beside it, both where it stands above."""
        self._grid.setColumnMinimumWidth(0, 0 if self._is_narrow else self._label_width)
        for number, (key, editor) in enumerate(self.editors.items()):
            label, row = self._labels[key], 2 * number
            is_above = self._is_narrow or editor.is_wide
            for widget in (label, editor):
                self._grid.removeWidget(widget)
            above = ROW_GAP - LABEL_GAP if number else 0
            label.setMinimumSize(0 if is_above else self._label_width, 0 if is_above else FIELD_HEIGHT + above)
            label.setMaximumWidth(WIDEST if is_above else self._label_width)
            label.setContentsMargins(0, above, 0, 0)
            editor.setContentsMargins(0, 0 if is_above and not editor.names_itself else above, 0, 0)
            if is_above:
                self._grid.addWidget(label, row, 0, 1, 2)
                self._grid.addWidget(editor, row + 1, 0, 1, 2)
            else:
                self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(editor, row, 1)

    def _show_fields(self) -> None:
        hidden = 0
        for key, editor in self.editors.items():
            is_wanted = editor.field.is_required or key in self._filled
            hidden += not is_wanted
            is_shown = is_wanted or self.more.isChecked()
            editor.setVisible(is_shown)
            self._labels[key].setVisible(is_shown and not editor.names_itself)
        words = self.tr("Fewer fields") if self.more.isChecked() else self.tr("{count} more fields")
        self.more.setText(words.replace("{count}", str(hidden)))
        self.more.setIcon(icon("chevron-up" if self.more.isChecked() else "chevron-down"))
        self.more.setVisible(hidden > 0)
