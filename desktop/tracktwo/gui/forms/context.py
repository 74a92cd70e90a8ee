"""What all fields of a form share: the records to refer to, how values are understood, what was found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.editing.text import DossierText
from tracktwo.gui.forms.candidates import Candidates
from tracktwo.gui.forms.understanding import Interpreter


class FormContext(QObject):
    """The dossier as forms see it. `record_wanted` asks for a new record: block, words typed, and who takes its id."""

    record_wanted = Signal(str, str, object)
    record_opened = Signal(object)
    notes_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.candidates = Candidates({})
        self.interpreter = Interpreter(None, self.candidates)
        self._findings: dict[FactPath, list[Diagnostic]] = {}

    def take(self, text: DossierText) -> None:
        """Takes the dossier as it stands."""
        dossier = text.reading.dossier
        self.candidates = Candidates(text.plain, self.candidates)
        self.interpreter = Interpreter(dossier.head if dossier else None, self.candidates)

    def note(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Takes what was found in the dossier; fields show what concerns them."""
        self._findings = {}
        for diagnostic in diagnostics:
            self._findings.setdefault(diagnostic.path[:2], []).append(diagnostic)
        self.notes_changed.emit()

    def findings_at(self, path: FactPath) -> tuple[Diagnostic, ...]:
        """What was found at exactly this place."""
        return tuple(found for found in self._findings.get(path[:2], ()) if found.path == path)

    def findings_under(self, path: FactPath) -> tuple[Diagnostic, ...]:
        """What was found at this place or within."""
        return tuple(found for found in self._findings.get(path[:2], ()) if found.path[: len(path)] == path)

    def want_record(self, block: str, typed: str, take_id: Callable[[str], None]) -> None:
        """Asks for a new record; `take_id` is called with its id once it is there."""
        self.record_wanted.emit(block, typed, take_id)
