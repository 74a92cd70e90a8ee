"""Undo and redo: the changes made to a dossier, as edits of its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tracktwo.diagnostics import FactPath
from tracktwo.editing.text import Change, DossierText, TextEdit, edited, replaced_span


@dataclass(frozen=True, slots=True)
class _Step:
    title: str
    forward: tuple[TextEdit, ...]
    backward: tuple[TextEdit, ...]
    record: FactPath
    typing: object | None = None
    """The spell of typing it is from."""


class History:
    """The dossier as it is now, the way it came here and the way back. Undone to the start, its bytes are the same."""

    def __init__(self, text: DossierText, done: Iterable[_Step] = (), undone: Iterable[_Step] = ()) -> None:
        self._current = text
        self._saved = text.files
        self._done = list(done)
        self._undone = list(undone)

    @property
    def current(self) -> DossierText:
        """The dossier now."""
        return self._current

    @property
    def is_saved(self) -> bool:
        """Whether the files on disk are those of `current`, as far as this history knows."""
        return self._saved == self._current.files

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._undone)

    @property
    def undo_title(self) -> str:
        """What `undo` takes back; empty when there is nothing."""
        return self._done[-1].title if self._done else ""

    @property
    def redo_title(self) -> str:
        """What `redo` makes again; empty when there is nothing."""
        return self._undone[-1].title if self._undone else ""

    def do(self, change: Change, typing: object | None = None) -> None:
        """Take up a change of the current dossier; one that changes nothing leaves no trace.

        Changes of one spell of `typing` that follow each other are one step.

        Raises ValueError for a change of a dossier that is no longer the current one.
        """
        if change.before is not self._current and change.before.files != self._current.files:
            raise ValueError("the change was made to another state of the dossier")
        if change.is_empty:
            return
        step = _Step(change.title, change.edits, _reversed(change), change.record, typing)
        last = self._done[-1] if self._done else None
        if typing is not None and last is not None and last.typing is typing:
            self._done[-1] = _joined(last, step, change)
        else:
            self._done.append(step)
        self._undone.clear()
        self._current = change.after

    def undo(self) -> Change:
        """Take back the last change. Raises IndexError when there is none."""
        step = self._done.pop()
        self._undone.append(step)
        return self._moved(step.title, step.backward, step.record)

    def redo(self) -> Change:
        """Make the change again that was taken back last. Raises IndexError when there is none."""
        step = self._undone.pop()
        self._done.append(step)
        return self._moved(step.title, step.forward, step.record)

    def mark_saved(self) -> None:
        """Note that the files on disk are now those of `current`."""
        self._saved = self._current.files
        if self._done:  # what is typed from here on can be taken back alone
            self._done[-1] = replace(self._done[-1], typing=None)

    def saved_as(self, text: DossierText) -> History:
        """The same steps for a copy that was just saved: `text`, at another place, perhaps with another file name.

        Raises ValueError when the copy does not hold the bytes of `current`.
        """
        own = self._current.files
        is_one_file = len(own) == len(text.files) == 1
        names = dict(zip(own, text.files, strict=True)) if is_one_file else {name: name for name in own}
        if dict(text.files) != {names[name]: data for name, data in own.items()}:
            raise ValueError("the copy is not the dossier as it is now")
        done = (_in_files(replace(step, typing=None), names) for step in self._done)
        return History(text, done, (_in_files(step, names) for step in self._undone))

    def _moved(self, title: str, edits: tuple[TextEdit, ...], record: FactPath) -> Change:
        before = self._current
        self._current = before.with_edits(edits)
        return Change(title, edits, before, self._current, record)


def _in_files(step: _Step, names: Mapping[str, str]) -> _Step:
    """The step with its files called otherwise."""
    forward = tuple(replace(edit, file=names[edit.file]) for edit in step.forward)
    backward = tuple(replace(edit, file=names[edit.file]) for edit in step.backward)
    return replace(step, forward=forward, backward=backward)


def _reversed(change: Change) -> tuple[TextEdit, ...]:
    """The edits that take a change back, counted in the text after it."""
    found: list[TextEdit] = []
    shift: dict[str, int] = {}
    for edit in sorted(change.edits, key=lambda edit: (edit.file, edit.start)):
        start = edit.start + shift.get(edit.file, 0)
        old = change.before.text_of(edit.file)[edit.start : edit.end]
        found.append(TextEdit(edit.file, start, start + len(edit.new), old))
        shift[edit.file] = shift.get(edit.file, 0) + len(edit.new) - (edit.end - edit.start)
    return tuple(found)


def _joined(first: _Step, second: _Step, change: Change) -> _Step:
    """Two steps as one, of which `change` is the second."""
    names = {edit.file for edit in (*first.backward, *second.forward)}
    forward: list[TextEdit] = []
    backward: list[TextEdit] = []
    for name in sorted(names):
        middle = change.before.text_of(name)
        before = edited(middle, [edit for edit in first.backward if edit.file == name])
        start, end, new = replaced_span(before, change.after.text_of(name))
        forward.append(TextEdit(name, start, end, new))
        backward.append(TextEdit(name, start, start + len(new), before[start:end]))
    return replace(second, forward=tuple(forward), backward=tuple(backward))
