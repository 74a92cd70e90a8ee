"""Fields with a closed list of words: each word with its meaning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QStyleOptionComboBox, QWidget

from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import FIELD_HEIGHT
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription, Word
from tracktwo.gui.forms.field import FieldEditor
from tracktwo.gui.forms.kinds import Kind
from tracktwo.gui.forms.plain_values import shown_text

ROOM_FOR_ARROW = 48
YES_AND_NO = (Word("yes", ""), Word("no", ""))


class WordBox(QComboBox):
    """A box of words with their meanings. The wheel turns the form, not the value."""

    def __init__(self, words: Sequence[Word], absent: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = len(words) + (absent is not None)
        self.setMinimumHeight(FIELD_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        self.setItemDelegate(QStyledItemDelegate(self))
        if absent is not None:
            self.addItem(absent, "")
        for word in words:
            self.addItem(str(word), word.value)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's name
        """Ends what does not fit with an ellipsis."""
        super().initStyleOption(option)
        room = self.width() - ROOM_FOR_ARROW
        words = self.fontMetrics().elidedText(self.shown_words(), Qt.TextElideMode.ElideRight, room)
        option.currentText = words  # pyright: ignore[reportAttributeAccessIssue] - a field of Qt, missing from its types

    def shown_words(self) -> str:
        """What the closed box says."""
        return self.currentText() or self.placeholderText()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leaves the wheel to the form."""
        event.ignore()

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Makes the list as wide as its meanings."""
        view = self.view()
        view.setMinimumWidth(min(640, view.sizeHintForColumn(0) + 32))
        super().showPopup()

    def show_value(self, value: str) -> None:
        """Chooses a word; one that is not in the list is shown as it is written."""
        while self.count() > self._known:
            self.removeItem(self.count() - 1)
        index = self.findData(value)
        if index < 0 and value:
            self.addItem(value, value)
            index = self.count() - 1
        self.setCurrentIndex(index)


class ChoiceField(FieldEditor):
    """One word of a list."""

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        words = YES_AND_NO if field.kind is Kind.YES_NO else field.words
        self.box = WordBox(words, self._absent(words), self)
        self.box.setPlaceholderText(self.tr("choose"))
        self.box.activated.connect(self._choose)
        self.set_content(self.box)

    @property
    def focus_target(self) -> QWidget:
        """The box."""
        return self.box

    def show_plain(self, plain: Plain) -> None:
        """Shows the word as written."""
        self.box.show_value(self._word(plain))

    def _word(self, plain: Plain) -> str:
        word = "" if is_blank(plain) else shown_text(plain)
        return {"true": "yes", "false": "no"}.get(word.lower(), word) if self.field.kind is Kind.YES_NO else word

    def _absent(self, words: Sequence[Word]) -> str | None:
        if self.field.is_required:
            return None
        if not self.field.default:
            return self.tr("not given")
        meant = next((str(word) for word in words if word.value == self.field.default), self.field.default)
        return self.tr("not given, so {meant}").replace("{meant}", meant)

    def _choose(self, index: int) -> None:
        self.ask(str(self.box.itemData(index) or ""))
