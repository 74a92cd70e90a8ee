"""What a form asks for: small changes to the plain tree, said without knowing how the file is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain


@dataclass(frozen=True, slots=True)
class SetValue:
    """Write a value at a path; a blank one removes the field. `typing` is the same for one spell of typing."""

    path: FactPath
    plain: Plain
    typing: object | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Add an entry to a list, at the end or before `index`."""

    path: FactPath
    plain: Plain
    index: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Take an entry out of a list."""

    path: FactPath
    index: int


@dataclass(frozen=True, slots=True)
class MoveEntry:
    """Put an entry of a list in another place."""

    path: FactPath
    index: int
    to: int


Edit: TypeAlias = "SetValue | AddEntry | RemoveEntry | MoveEntry"


def added(path: FactPath, plain: Plain, entry: Plain, index: int | None = None) -> Edit:
    """The edit that adds an entry to the list at `path`, which reads `plain` now: absent, one entry, or a list."""
    if isinstance(plain, list) and plain:
        return AddEntry(path, entry, index)
    return SetValue(path, [entry] if is_blank(plain) else [plain, entry])


def removed(path: FactPath, plain: Plain, index: int) -> Edit:
    """The edit that takes an entry out; with the last one the field goes."""
    if isinstance(plain, list) and len(plain) > 1:
        return RemoveEntry(path, index)
    return SetValue(path, "")


def within(edit: Edit, path: FactPath, plain: Plain, shorthand: str = "") -> Edit:
    """The edit of a field of the part at `path`, where the part itself may be absent or a bare text.

    Such a part is written anew as a map that keeps what the text stood for.
    """
    if isinstance(plain, dict) and plain:
        return edit
    if not isinstance(edit, SetValue) or edit.path[:-1] != path:
        return edit
    key = str(edit.path[-1])
    if shorthand and key == shorthand:
        return replace(edit, path=path)
    if is_blank(edit.plain):
        return replace(edit, path=path, plain=plain)
    kept: dict[str, Plain] = {} if is_blank(plain) or not shorthand else {shorthand: plain}
    return replace(edit, path=path, plain={**kept, key: edit.plain})
