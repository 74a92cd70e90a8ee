"""What is done with whole records: adding, duplicating, moving, renaming, deleting, all through the workspace."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.editing.detaching import detached
from tracktwo.editing.renaming import rename_id
from tracktwo.gui.facts.changes import losses_of, record_added, record_deleted, record_duplicated, record_moved, uses_of
from tracktwo.gui.facts.delete_dialog import DeleteDialog
from tracktwo.gui.facts.identifiers import unused_id
from tracktwo.gui.facts.record_dialogs import NewRecordDialog, RecordDialog, RenameDialog
from tracktwo.gui.facts.record_panel import RecordAction, can_do
from tracktwo.gui.facts.records import PARTIES, records_of, title_of
from tracktwo.gui.facts.uses import use_in_words
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.plain_values import at_path
from tracktwo.gui.workspace import Workspace


class RecordCommands(QObject):
    """Changes of whole records. Each selects the record it made, or the neighbour left."""

    def __init__(self, workspace: Workspace, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._context, self._window = workspace, context, parent
        self.dialog: RecordDialog | None = None

    def do(self, action: RecordAction, path: FactPath) -> None:
        """Does what was asked for with the record at a path."""
        commands: dict[RecordAction, Callable[[FactPath], None]] = {
            RecordAction.SHOW: self._workspace.show_in_preview,
            RecordAction.UP: lambda record: self.shift(record, -1),
            RecordAction.DOWN: lambda record: self.shift(record, 1),
            RecordAction.DUPLICATE: self.duplicate,
            RecordAction.RENAME: self.rename,
            RecordAction.DELETE: self.delete,
        }
        if path and can_do(action, path):
            commands[action](path[:2])

    def add(self, block: str, typed: str = "", take_id: Callable[[str], None] | None = None) -> None:
        """Asks for a new record of a block; `take_id` gets its id, otherwise it is selected."""
        dialog = NewRecordDialog(block, self._ids(block), self._context, typed, self._window)

        def made() -> None:
            self._add(dialog, take_id)

        self._open(dialog, made)

    def duplicate(self, path: FactPath) -> None:
        """Puts a copy behind the record."""
        block = str(path[0])
        new_id = unused_id(f"{path[1]}-2", self._ids(block)) if block != PARTIES else ""
        target: FactPath = (block, int(path[1]) + 1) if block == PARTIES else (block, new_id)
        self._workspace.attempt(lambda text: record_duplicated(text, path, new_id))
        self._select_if_there(target)

    def shift(self, path: FactPath, step: int) -> None:
        """Moves the record up or down in the file."""
        index = self._index(path)
        self.move_to(path, index + step)

    def move_to(self, path: FactPath, to: int) -> None:
        """Puts the record at a place of its block."""
        block = str(path[0])
        count = len(records_of(self._workspace.current.plain, block))
        if not 0 <= to < count or to == self._index(path):
            return
        self._workspace.attempt(lambda text: record_moved(text, path, to))
        if block == PARTIES:
            self._workspace.select_record((PARTIES, to))

    def rename(self, path: FactPath) -> None:
        """Asks for another id, and changes it everywhere."""
        block, own = str(path[0]), str(path[1])
        dialog = RenameDialog(own, self._ids(block), self._uses(path), self._window)

        def done() -> None:
            new = dialog.record_id()
            if new != own:
                self._workspace.attempt(lambda text: rename_id(text, block, own, new))
                self._select_if_there((block, new))

        self._open(dialog, done)

    def delete(self, path: FactPath) -> None:
        """Asks, with the list of what refers to the record, and takes it out."""
        self._workspace.settle()
        text = self._workspace.current
        title = title_of(path, at_path(text.plain.get(str(path[0]), ""), path[1:]))
        lost = tuple(use_in_words(use, text.plain) for use in losses_of(text, path))
        dialog = DeleteDialog(title, lost, self._window, lambda: detached(text, str(path[0]), str(path[1])))

        def done() -> None:
            neighbour = self._neighbour(path)
            together = dialog.detachment
            self._workspace.attempt(lambda text: together.change if together else record_deleted(text, path))
            self._workspace.select_record(neighbour)

        self._open(dialog, done)

    def _add(self, dialog: NewRecordDialog, take_id: Callable[[str], None] | None) -> None:
        block, record_id, plain = dialog.block, dialog.record_id(), dialog.plain()
        before = len(records_of(self._workspace.current.plain, block))
        chosen = self._workspace.selected
        selected = chosen[:2] if chosen[:1] == (block,) else ()
        self._workspace.attempt(lambda text: record_added(text, block, record_id, plain, selected))
        if len(records_of(self._workspace.current.plain, block)) == before:
            return
        if take_id is not None:
            take_id(record_id)
            return
        place = next((int(step) + 1 for step in selected[1:] if block == PARTIES), before)
        self._workspace.select_record((PARTIES, place) if block == PARTIES else (block, record_id))

    def _open(self, dialog: RecordDialog, accepted: Callable[[], None]) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(accepted)
        dialog.open()

    def _ids(self, block: str) -> Collection[str]:
        return {str(path[-1]) for path, _ in records_of(self._workspace.current.plain, block)}

    def _uses(self, path: FactPath) -> tuple[str, ...]:
        text = self._workspace.current
        return tuple(use_in_words(use, text.plain) for use in uses_of(text, path))

    def _index(self, path: FactPath) -> int:
        records = records_of(self._workspace.current.plain, str(path[0]))
        return next((index for index, (each, _) in enumerate(records) if each == path[:2]), -1)

    def _neighbour(self, path: FactPath) -> FactPath:
        block = str(path[0])
        paths = [each for each, _ in records_of(self._workspace.current.plain, block)]
        if len(paths) < 2:
            return (block,)
        if block == PARTIES:
            return (block, min(int(path[1]), len(paths) - 2))
        index = paths.index(path[:2])
        return paths[index + 1] if index + 1 < len(paths) else paths[index - 1]

    def _select_if_there(self, path: FactPath) -> None:
        if any(each == path for each, _ in records_of(self._workspace.current.plain, str(path[0]))):
            self._workspace.select_record(path)
