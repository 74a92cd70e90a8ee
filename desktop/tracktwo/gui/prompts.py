"""The questions the window asks. Each is one method, so that a test can answer in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from tracktwo.diagnostics import Diagnostic
from tracktwo.gui.messages import hint_of


class Answer(Enum):
    """What was answered."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"
    READ_AGAIN = "read again"
    KEEP = "keep"
    RESTORE = "restore"
    READ_ONLY = "read only"
    OVERWRITE = "overwrite"


def _translated(text: str) -> str:
    return QCoreApplication.translate("Prompts", text)


class Prompts:
    """Questions in dialogs over one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def file_to_open(self, folder: Path) -> Path | None:
        """The dossier to open; None when the question is given up."""
        pattern = _translated("Dossiers (*.yaml *.yml)")
        name, _ = QFileDialog.getOpenFileName(self._window, _translated("Open a dossier"), str(folder), pattern)
        return Path(name) if name else None

    def template_file(self, folder: Path) -> Path | None:
        """The template to use; None when the question is given up."""
        pattern = _translated("Templates (*.yaml *.yml)")
        name, _ = QFileDialog.getOpenFileName(self._window, _translated("Choose a template"), str(folder), pattern)
        return Path(name) if name else None

    def file_to_save(self, title: str, suggested: Path) -> Path | None:
        """Where to save; None when the question is given up. The system asks before it takes a file that is there."""
        pattern = _translated("Dossiers (*.yaml)")
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), pattern)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(".yaml")

    def folder(self, title: str, start: Path) -> Path | None:
        """A folder; None when the question is given up."""
        name = QFileDialog.getExistingDirectory(self._window, title, str(start))
        return Path(name) if name else None

    def unsaved(self, name: str) -> Answer:
        """What becomes of changes that are not saved: SAVE, DISCARD or CANCEL."""
        return self._ask(
            _translated("Save the changes to {name}?").format(name=name),
            _translated("They are lost otherwise."),
            {Answer.SAVE: "Save", Answer.DISCARD: "Don't save", Answer.CANCEL: "Cancel"},
        )

    def outside_change(self, name: str, *, has_changes: bool) -> Answer:
        """Another program changed the file: READ_AGAIN or KEEP."""
        more = (
            _translated("You have changes that are not saved. Reading it again drops them.")
            if has_changes
            else _translated("Nothing of yours is lost when it is read again.")
        )
        return self._ask(
            _translated("{name} was changed by another program.").format(name=name),
            more,
            {Answer.READ_AGAIN: "Read again", Answer.KEEP: "Keep what is here"},
            safe=Answer.KEEP,
            default=Answer.KEEP if has_changes else Answer.READ_AGAIN,
        )

    def overwrite_outside_change(self, name: str) -> Answer:
        """Saving would replace what another program wrote: OVERWRITE or CANCEL."""
        return self._ask(
            _translated("{name} was changed by another program since you opened it.").format(name=name),
            _translated("Saving replaces what it wrote. You can also save under another name."),
            {Answer.CANCEL: "Cancel", Answer.OVERWRITE: "Replace it"},
        )

    def recovered(self, name: str, when: str, *, is_outdated: bool) -> Answer:
        """Unsaved changes were found: RESTORE or DISCARD. They are outdated where another program changed the file."""
        kept = _translated("They were kept on {when}, when the program ended unexpectedly.").format(when=when)
        since = _translated("Another program has changed the file since: with them restored, saving undoes that.")
        return self._ask(
            _translated("Unsaved changes to {name} were found.").format(name=name),
            f"{kept} {since}" if is_outdated else kept,
            {Answer.RESTORE: "Restore them", Answer.DISCARD: "Throw them away"},
            safe=Answer.RESTORE,
        )

    def locked(self, name: str, diagnostics: Sequence[Diagnostic]) -> Answer:
        """Someone else has the dossier open: READ_ONLY or CANCEL."""
        return self._ask(
            _translated("{name} is open elsewhere.").format(name=name),
            in_sentences(diagnostics),
            {Answer.READ_ONLY: "Open to read", Answer.CANCEL: "Cancel"},
        )

    def replace_files(self, files: Sequence[str]) -> Answer:
        """An export would replace files: OVERWRITE or CANCEL. Each line names a file with its size and date."""
        return self._ask(
            _translated("Replace what is there?"),
            "\n".join(files),
            {Answer.OVERWRITE: "Replace", Answer.CANCEL: "Cancel"},
        )

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Says why something could not be done."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(in_sentences(diagnostics))
        box.addButton(_translated("Close"), QMessageBox.ButtonRole.AcceptRole)
        self._run(box)

    def _ask(
        self,
        question: str,
        more: str,
        answers: dict[Answer, str],
        *,
        safe: Answer = Answer.CANCEL,
        default: Answer | None = None,
    ) -> Answer:
        """The answer; `safe` when the question is closed without one. Enter gives `default`, else the first."""
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        box.setInformativeText(more)
        buttons: dict[QPushButton, Answer] = {}
        for answer, text in answers.items():
            role = QMessageBox.ButtonRole.RejectRole if answer is Answer.CANCEL else QMessageBox.ButtonRole.AcceptRole
            if answer is Answer.DISCARD:
                role = QMessageBox.ButtonRole.DestructiveRole
            buttons[box.addButton(_translated(text), role)] = answer
        by_answer = {answer: button for button, answer in buttons.items()}
        box.setDefaultButton(by_answer[default or next(iter(answers))])
        box.setEscapeButton(by_answer[safe])
        self._run(box)
        clicked = box.clickedButton()
        return next((answer for button, answer in buttons.items() if button is clicked), safe)

    def _run(self, box: QMessageBox) -> None:
        box.setAccessibleName(box.text())
        box.exec()


def in_sentences(diagnostics: Iterable[Diagnostic]) -> str:
    """What diagnostics say, one a paragraph, with what to do."""
    return "\n\n".join(f"{each.message} {hint_of(each)}".strip() for each in diagnostics)
