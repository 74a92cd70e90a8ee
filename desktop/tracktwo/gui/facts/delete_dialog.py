"""Taking a record out: with the list of what refers to it, which stays or goes with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget

from tracktwo.diagnostics import BriefError
from tracktwo.dossier.yaml_text import Plain
from tracktwo.editing.detaching import Detachment
from tracktwo.gui.facts.record_dialogs import RecordDialog, UsesList, counted_places
from tracktwo.gui.facts.uses import loss_in_words
from tracktwo.gui.forms.appearance import Tone, ToneLabel

MOST_REASONS: Final = 3


class DeleteDialog(RecordDialog):
    """Asks before a record is taken out. `detach` takes out what refers to it as well, or raises BriefError."""

    def __init__(
        self,
        title: str,
        uses: Sequence[str],
        parent: QWidget | None = None,
        detach: Callable[[], Detachment] | None = None,
    ) -> None:
        super().__init__(parent)
        self.say(self.tr("Delete record"), self.tr("Delete"))
        self._uses, self._detach = uses, detach
        self.detachment: Detachment | None = None
        heading = QLabel(self.tr("Delete “{title}”?").replace("{title}", title), self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        self._sentence = ToneLabel("", Tone.QUIET, self)
        self._sentence.setWordWrap(True)
        self.listing = UsesList(uses, self)
        self.listing.setVisible(bool(uses))
        self.together = QCheckBox(self.tr("Take out what refers to it as well"), self)
        self.together.setAccessibleName(self.together.text())
        self.together.setVisible(bool(uses) and detach is not None)
        self.together.toggled.connect(self._turn)
        for widget in (heading, self._sentence, self.listing, self.together):
            self.column.addWidget(widget)
        self._show_uses()
        self.finish()
        self.show_problem("")

    def _turn(self, on: bool) -> None:
        self.detachment = self._detached() if on else None
        if self.detachment is not None:
            self._show_losses(self.detachment)
        else:
            self._show_uses()

    def _detached(self) -> Detachment | None:
        """What goes with the record; None, with the reasons shown, when something cannot do without it."""
        if self._detach is None:
            return None
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self._detach()
        except BriefError as refusal:
            self._refuse(refusal)
            return None
        finally:
            QApplication.restoreOverrideCursor()

    def _refuse(self, refusal: BriefError) -> None:
        found = [each.message for each in refusal.diagnostics]
        more = [self.tr("and {count} more").replace("{count}", str(len(found) - MOST_REASONS))]
        reasons = found[:MOST_REASONS] + (more if len(found) > MOST_REASONS else [])
        self.together.setChecked(False)
        self.together.setEnabled(False)
        self.note.setText("\n".join([self.tr("That would leave errors, so it is not done:"), *reasons]))
        self.note.show()

    def _show_uses(self) -> None:
        one = self.tr("One place refers to it. It stays, and will name a record that does not exist:")
        many = self.tr("{count} places refer to it. They stay, and will name a record that does not exist:")
        words = one if len(self._uses) == 1 else many
        none = self.tr("Nothing refers to it. Undo brings it back.")
        self._sentence.setText(counted_places(words if self._uses else none, len(self._uses)))
        self.listing.show_uses(self._uses)

    def _show_losses(self, detachment: Detachment) -> None:
        plain: Mapping[str, Plain] = detachment.change.before.plain
        lines = [loss_in_words(path, loss, plain) for path, loss in reversed(detachment.losses)]
        one = self.tr("One place changes with it. Undo brings both back:")
        many = self.tr("{count} places change with it. Undo brings all of it back:")
        self._sentence.setText(counted_places(one if len(lines) == 1 else many, len(lines)))
        self.listing.show_uses(lines)
