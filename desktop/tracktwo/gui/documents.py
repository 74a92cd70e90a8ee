"""Opening, saving and closing dossiers, with the questions that belong to it: lock, recovery, outside change."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from tracktwo.delivery import deliver
from tracktwo.diagnostics import BriefError
from tracktwo.editing.history import History
from tracktwo.editing.keeping import Lock, OutsideChange, changed_outside, save, save_as
from tracktwo.editing.locking import digest
from tracktwo.editing.recovery import Recovered, Recovery, found_recoveries, purge
from tracktwo.editing.text import Change, DossierText, edits_between
from tracktwo.exporting import Format
from tracktwo.gui.choices import EVERY_FORMAT, Choices
from tracktwo.gui.prompts import Answer, Prompts
from tracktwo.gui.sections.brief import first_brief
from tracktwo.gui.settings import Settings
from tracktwo.gui.welcome import is_sample
from tracktwo.gui.workspace import Workspace
from tracktwo.paths import resources_folder


class Documents(QObject):
    """The dossier on disk. Signals: `failed` (tuple of Diagnostic); `state_changed` saved or not, read-only or not."""

    failed = Signal(object)
    state_changed = Signal()

    def __init__(self, workspace: Workspace, settings: Settings, prompts: Prompts, state_folder: Path) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._settings = settings
        self._prompts = prompts
        self._recovery_folder = state_folder / "recovery"
        self._recovery: Recovery | None = None
        self._lock: Lock | None = None
        self._is_read_only = False
        self._is_asking = False
        self._answered: dict[str, str] = {}
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self, singleShot=True, interval=300)
        self._settling.timeout.connect(self.look_at_disk)
        self._watcher.fileChanged.connect(lambda _: self._settling.start())
        self._watcher.directoryChanged.connect(lambda _: self._settling.start())
        workspace.dossier_changed.connect(lambda _: self._after_change())
        workspace.drafted.connect(self._keep)
        workspace.request_changed.connect(lambda _: self._note_formats())

    # State

    @property
    def is_read_only(self) -> bool:
        """Whether saving goes to another file: a sample, or a dossier someone else has open."""
        return self._is_read_only

    @property
    def is_gone(self) -> bool:
        """Whether the dossier that is open was deleted or moved by another program."""
        return self._lock is not None and self._workspace.is_open and not any(path.exists() for path in self._paths())

    def state_in_words(self) -> str:
        """`Saved`, `Not saved yet`, or why it cannot be saved where it is."""
        if not self._workspace.is_open:
            return ""
        is_saved = self._workspace.history.is_saved
        if self.is_gone:
            return self.tr("No longer on disk: save it again")
        if self._is_read_only:
            return self.tr("Open to read") if is_saved else self.tr("Changed: save as a copy")
        return self.tr("Saved") if is_saved else self.tr("Not saved yet")

    # Opening

    def ask_open(self) -> None:
        """Asks for a dossier and opens it."""
        path = self._prompts.file_to_open(self._folder())
        if path is not None:
            self.open(path)

    def ask_new(self) -> None:
        """Asks for a name, writes a starter dossier there and opens it."""
        path = self._prompts.file_to_save(self.tr("New dossier"), self._folder() / "dossier.yaml")
        if path is None or not self.may_close():
            return
        try:
            deliver({path: (resources_folder() / "starter" / "dossier.yaml").read_bytes()})
        except BriefError as refusal:
            self.failed.emit(refusal.diagnostics)
            return
        self._open(path)

    def open(self, path: Path) -> None:
        """Opens the dossier at a path, a file or a folder, after asking for what is not saved."""
        if self.may_close():
            self._open(path)

    def _open(self, path: Path, copied: History | None = None) -> None:
        """Opens the dossier at a path; the copy of one just saved there goes on with its history."""
        path = path.absolute()
        if self._lock is not None and self._lock.dossier == path:
            self.read_again()
            return
        try:
            text = DossierText.load(path)
            lock = self._locked(text)
        except BriefError as refusal:
            self.failed.emit(refusal.diagnostics)
            return
        except _GivenUpError:
            return
        self.let_go()
        self._lock, self._is_read_only = lock, lock is None
        is_copy = copied is not None and list(copied.current.files.values()) == list(text.files.values())
        self._workspace.open(text, self._choices(text), copied.saved_as(text) if copied and is_copy else None)
        self._begin_recovery(path)  # not before: what a crash left behind is not to be taken for saved
        self._settings.note_recent(path)
        self._watch()
        self._offer_recovery()
        self.state_changed.emit()

    def _locked(self, text: DossierText) -> Lock | None:
        """The lock; None for a dossier that is only read. Raises `_GivenUpError` when the user does not want it so."""
        if is_sample(text.path):
            return None
        try:
            return Lock.take(text.path, text.files)
        except BriefError as refusal:
            is_held = refusal.diagnostics[0].code == "S11"
            if is_held and self._prompts.locked(text.path.name, refusal.diagnostics) is not Answer.READ_ONLY:
                raise _GivenUpError from refusal
            return None

    def _choices(self, text: DossierText) -> Choices:
        names = self._settings.formats.split(",")
        formats = tuple(each for each in Format if each.value in names) or EVERY_FORMAT
        output = Path.home() if is_sample(text.path) else self._settings.output_folder(text.path)
        return Choices(first_brief(text), formats, output)

    def _note_formats(self) -> None:
        self._settings.formats = ",".join(each.value for each in self._workspace.choices.formats)

    def _folder(self) -> Path:
        """Where file dialogs begin: beside what is open, or what was open last."""
        if self._workspace.is_open and not is_sample(self._workspace.current.path):
            return self._workspace.current.path.parent
        recent = [path for path in self._settings.recent() if not is_sample(path)]
        return recent[0].parent if recent else Path.home()

    # Saving

    def save(self) -> None:
        """Saves the dossier where it is; one that may not be written there is saved as a copy."""
        self._save()

    def _save(self) -> bool:
        """Whether everything is saved now."""
        if not self._workspace.is_open:
            return True
        self._workspace.settle()
        lock = self._lock
        if lock is None:
            return self._save_as()
        try:
            return self._write(lock, over=False)
        except OutsideChange:
            name = self._workspace.current.path.name
            if not self.is_gone and self._prompts.overwrite_outside_change(name) is not Answer.OVERWRITE:
                return False
            return self._write(lock, over=True)

    def _write(self, lock: Lock, *, over: bool) -> bool:
        """Whether it could be written. Raises `OutsideChange` when that is not to be written over."""
        try:
            save(self._workspace.current, lock, over_outside_change=over)
        except OutsideChange:
            raise
        except BriefError as refusal:
            if self._recovery is not None:
                self._recovery.flush()
            self.failed.emit(refusal.diagnostics)
            return False
        self._after_save()
        return True

    def _after_save(self) -> None:
        self._workspace.mark_saved()
        if self._recovery is not None:
            self._recovery.discard()
        self._watch()
        self.state_changed.emit()

    def ask_save_as(self) -> None:
        """Asks for a name and saves a copy there, which is then the dossier that is open."""
        self._save_as()

    def _save_as(self) -> bool:
        self._workspace.settle()
        text = self._workspace.current
        path = self._prompts.file_to_save(self.tr("Save as"), self._folder() / text.path.name)
        if path is None:
            return False
        if self._lock is not None and path.absolute() == text.path:
            return self._save()
        try:
            save_as(text, path)
        except BriefError as refusal:
            self.failed.emit(refusal.diagnostics)
            return False
        self._after_save()
        choices, selected = self._workspace.choices, self._workspace.selected
        self._open(path, self._workspace.history)
        self._workspace.choose(brief=choices.brief, formats=choices.formats, issued=choices.issued, name=choices.name)
        self._workspace.select_record(selected)
        return True

    # Closing

    def may_close(self) -> bool:
        """Whether the dossier may be let go: it is saved, or the user says what becomes of it."""
        self._workspace.settle()
        if not self._workspace.is_open or (self._workspace.history.is_saved and not self.is_gone):
            return True
        answer = self._prompts.unsaved(self._workspace.current.path.name)
        if answer is Answer.SAVE:
            return self._save()
        if answer is Answer.DISCARD:
            if self._recovery is not None:
                self._recovery.discard()
            return True
        return False

    def close(self) -> None:
        """Closes the dossier, after asking for what is not saved."""
        if self._workspace.is_open and self.may_close():
            self.let_go()
            self._workspace.close()

    def let_go(self) -> None:
        """Releases the lock and watches no files any more."""
        self._settling.stop()
        self._answered.clear()
        if self._recovery is not None:
            self._recovery.close()
            self._recovery = None
        if self._watcher.files() or self._watcher.directories():
            self._watcher.removePaths([*self._watcher.files(), *self._watcher.directories()])
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # Outside changes

    def _watch(self) -> None:
        """Watches the files; a file that is replaced falls out of the watch, so it is begun anew each time."""
        watched = {*self._watcher.files(), *self._watcher.directories()}
        paths = (*self._paths(), *(path.parent for path in self._paths()))
        wanted = [str(path) for path in dict.fromkeys(paths) if path.exists() and str(path) not in watched]
        if wanted:
            self._watcher.addPaths(wanted)

    def _paths(self) -> tuple[Path, ...]:
        text = self._workspace.current
        folder = text.path if text.path.is_dir() else text.path.parent
        return tuple(folder / name for name in text.files)

    def look_at_disk(self) -> None:
        """Asks what to do when another program changed the dossier; once for each change."""
        if not self._workspace.is_open or self._lock is None or self._is_asking:
            return
        self.state_changed.emit()
        if self.is_gone:
            return
        self._watch()  # a file that was gone for a moment fell out of the watch
        text = self._workspace.current
        disk = {name: self._digest(name) for name in changed_outside(text, self._lock)}
        if not disk or disk == self._answered:
            return
        self._is_asking = True
        self._workspace.settle()
        try:
            is_saved = self._workspace.history.is_saved
            if self._prompts.outside_change(text.path.name, has_changes=not is_saved) is Answer.READ_AGAIN:
                self.read_again()
            else:
                self._answered = disk
        finally:
            self._is_asking = False
            self._watch()

    def _digest(self, name: str) -> str:
        """What a file holds now; empty when it is gone."""
        path = next((each for each in self._paths() if each.name == name), None)
        return digest(path.read_bytes()) if path is not None and path.is_file() else ""

    def ask_read_again(self) -> None:
        """Takes the dossier as it is on disk, after asking for what is not saved."""
        if self.may_close():
            self.read_again()

    def read_again(self) -> None:
        """Takes the dossier as it is on disk."""
        if not self._workspace.is_open:
            return
        choices = self._workspace.choices
        try:
            text = DossierText.load(self._workspace.current.path)
        except BriefError as refusal:
            self.failed.emit(refusal.diagnostics)
            return
        self._answered.clear()
        if self._lock is not None:
            self._lock.note(text.files)
        if self._recovery is not None:
            self._recovery.discard()
        self._workspace.open(text, choices)
        self._watch()

    # Recovery

    def _begin_recovery(self, path: Path) -> None:
        if self._settings.keeps_recovery:
            self._recovery = Recovery(path, self._recovery_folder)

    def _after_change(self) -> None:
        if self._recovery is None:
            return
        if self._workspace.history.is_saved:
            self._recovery.discard()
        else:
            self._keep(self._workspace.current.files)

    def _keep(self, files: Mapping[str, bytes]) -> None:
        """Keeps files that are not saved; they need not have been read."""
        if self._recovery is not None:
            self._recovery.note(files, self._lock.seen if self._lock is not None else {})

    def _offer_recovery(self) -> None:
        """Asks for unsaved changes of an earlier run, and takes them up as one change that can be undone."""
        text = self._workspace.current
        kept, damaged = found_recoveries(self._recovery_folder)
        if damaged:
            self.failed.emit(damaged)
        own = next((each for each in kept if each.path == text.path.resolve()), None)
        if own is None or dict(own.files) == dict(text.files):
            return
        when = datetime.fromtimestamp(own.kept_at).strftime("%Y-%m-%d %H:%M")
        if self._prompts.recovered(text.path.name, when, is_outdated=own.is_outdated) is Answer.RESTORE:
            self._workspace.attempt(lambda current: restored(current, own))
            if not self._is_kept_now():
                return
        own.discard()

    def _is_kept_now(self) -> bool:
        """Whether what stands in the window is in its own recovery file."""
        if self._recovery is None or self._workspace.history.is_saved:
            return False
        self._recovery.flush()
        return self._recovery.problem is None

    def keep_recovery(self, *, wanted: bool) -> None:
        """Switches recovery on or off; off deletes what was kept."""
        self._settings.keeps_recovery = wanted
        if not wanted:
            self.purge_recovery()
        if self._recovery is not None:
            self._recovery.discard()
            self._recovery.close()
            self._recovery = None
        if wanted and self._workspace.is_open:
            self._begin_recovery(self._workspace.current.path)
            self._after_change()
        self.state_changed.emit()

    def purge_recovery(self) -> None:
        """Deletes everything kept for recovery."""
        purge(self._recovery_folder)


def restored(text: DossierText, kept: Recovered) -> Change:
    """The change from the dossier on disk to the one that was kept."""
    edits = edits_between(text, kept.text())
    return Change("Recovery", edits, text, text.with_edits(edits))


class _GivenUpError(Exception):
    """The user does not want to open the dossier after all."""
