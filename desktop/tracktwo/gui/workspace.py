"""What is open, what is selected and what was chosen: every pane reads it here and changes it here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tracktwo.diagnostics import BriefError, Diagnostic, FactPath
from tracktwo.editing.history import History
from tracktwo.editing.text import Change, DossierText
from tracktwo.exporting import ExportRequest
from tracktwo.gui.choices import Choices


class Workspace(QObject):
    """One dossier under edit. Views call its methods and listen to its signals; none calls another.

    Signals: `dossier_opened` another dossier (DossierText; `selected` and `choices` were reset); `dossier_closed`;
    `dossier_changed` the text after opening, a change, undo or redo (DossierText); `history_changed` undo, redo or
    saved state may differ; `record_selected` (FactPath); `place_wanted` a record to be shown in the preview
    (FactPath); `diagnostics_changed` all findings (tuple of Diagnostic); `request_changed` (ExportRequest);
    `settling` what was typed and not asked for yet is to be asked for now;
    `drafted` the bytes of the files with what is typed in one of them and not read yet (dict of bytes by name);
    `refused` an operation that could not be done (tuple of Diagnostic).
    """

    dossier_opened = Signal(object)
    dossier_closed = Signal()
    dossier_changed = Signal(object)
    history_changed = Signal()
    record_selected = Signal(object)
    place_wanted = Signal(object)
    diagnostics_changed = Signal(object)
    request_changed = Signal(object)
    refused = Signal(object)
    settling = Signal()
    drafted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history: History | None = None
        self._selected: FactPath = ()
        self._diagnostics: tuple[Diagnostic, ...] = ()
        self._choices = Choices()

    # The dossier

    @property
    def is_open(self) -> bool:
        """Whether a dossier is open."""
        return self._history is not None

    @property
    def history(self) -> History:
        """The history of the open dossier. Raises `RuntimeError` when none is open: a fault of ours."""
        if self._history is None:
            raise RuntimeError("no dossier is open")
        return self._history

    @property
    def current(self) -> DossierText:
        """The dossier as it stands, edits included. Raises `RuntimeError` when none is open."""
        return self.history.current

    def open(self, text: DossierText, choices: Choices, history: History | None = None) -> None:
        """Takes another dossier, with nothing selected; nothing is to undo but the steps of its `history`."""
        self._history = history or History(text)
        self._selected = ()
        self._choices = choices
        self._diagnostics = text.reading.diagnostics
        self.dossier_opened.emit(text)
        self._announce()
        self.diagnostics_changed.emit(self._diagnostics)
        self.request_changed.emit(self.request)

    def close(self) -> None:
        """Lets the dossier go."""
        self._history = None
        self._selected = ()
        self._diagnostics = ()
        self.dossier_closed.emit()
        self.history_changed.emit()

    def settle(self) -> None:
        """Takes up what was typed in a field and is not asked for yet: before saving, exporting, undoing, closing."""
        if self.is_open:
            self.settling.emit()

    def apply(self, change: Change, typing: object | None = None) -> None:
        """Does a change; it can be undone. One that changes nothing is no step; those of one `typing` are one step."""
        if change.is_empty:
            return
        self.history.do(change, typing)
        self._announce()

    def attempt(self, make: Callable[[DossierText], Change]) -> None:
        """Does the change that `make` gives, after what was typed; when it is refused, `refused` tells why."""
        self.settle()
        self.take_up(make)

    def take_up(self, make: Callable[[DossierText], Change], typing: object | None = None) -> None:
        """As `attempt`, for the field itself: what is typed elsewhere waits."""
        try:
            change = make(self.current)
        except BriefError as refusal:
            self.refused.emit(refusal.diagnostics)
            return
        self.apply(change, typing)

    def draft(self, files: Mapping[str, bytes]) -> None:
        """Notes the files with what is being typed in one of them: it is kept against a crash, and changes nothing."""
        self.drafted.emit(files)

    def undo(self) -> None:
        """Takes the last change back, if there is one; what is being typed counts as one."""
        self.settle()
        if self.is_open and self.history.can_undo:
            self.history.undo()
            self._announce()

    def redo(self) -> None:
        """Does again what was taken back, if anything was."""
        self.settle()
        if self.is_open and self.history.can_redo:
            self.history.redo()
            self._announce()

    def mark_saved(self) -> None:
        """Notes that the dossier on disk is the one here."""
        self.history.mark_saved()
        self.history_changed.emit()

    def _announce(self) -> None:
        self.dossier_changed.emit(self.current)
        self.history_changed.emit()

    # What is selected

    @property
    def selected(self) -> FactPath:
        """The record or fact selected last; empty when none is."""
        return self._selected

    def select_record(self, path: FactPath, *, again: bool = False) -> None:
        """Selects a record, or a fact in it; `again` also goes there when it is selected already."""
        if path == self._selected and not again:
            return
        self._selected = path
        self.record_selected.emit(path)

    def show_in_preview(self, path: FactPath) -> None:
        """Asks for the place of a record in the preview."""
        self.place_wanted.emit(path)

    # What was found and what was chosen

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings on the dossier as it was checked last."""
        return self._diagnostics

    def note_diagnostics(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Takes the findings of a check."""
        if diagnostics != self._diagnostics:
            self._diagnostics = diagnostics
            self.diagnostics_changed.emit(diagnostics)

    @property
    def choices(self) -> Choices:
        """What is chosen beside the dossier."""
        return self._choices

    @property
    def request(self) -> ExportRequest:
        """The export as it is chosen now. Raises `RuntimeError` when no dossier is open."""
        return self._choices.request(self.current.path)

    def choose(self, **changes: object) -> None:
        """Changes some of the choices: `choose(brief="memo")`."""
        self.settle()
        chosen = replace(self._choices, **changes)  # pyright: ignore[reportArgumentType] - fields of Choices, by name
        if chosen != self._choices:
            self._choices = chosen
            self.request_changed.emit(self.request)
