"""What an edit of a list makes of its entries, where there is no dossier to change yet."""

from __future__ import annotations

from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.edits import AddEntry, MoveEntry, RemoveEntry
from tracktwo.gui.forms.plain_values import entries


def edited_entries(plain: Plain, edit: AddEntry | RemoveEntry | MoveEntry) -> list[Plain]:
    """The entries of a list after an edit of it."""
    found = [entry for _, entry in entries(plain)]
    match edit:
        case AddEntry(_, entry, index):
            found.insert(len(found) if index is None else index, entry)
        case RemoveEntry(_, index):
            del found[index]
        case MoveEntry(_, index, to):
            found.insert(to, found.pop(index))
    return found
