"""The marks a table uses, explained under it: only those that occur."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.composition.context import joined, words
from tracktwo.composition.labels import Labels
from tracktwo.document.inlines import Inlines


class Legend:
    """Notes each mark as it is printed; then gives their explanations, in the order of `marks`.

    The explanation of a mark is the label `legend.<mark>`.
    """

    def __init__(self, labels: Labels, marks: Sequence[str], **fields: object) -> None:
        self._labels = labels
        self._marks = tuple(marks)
        self._fields = fields
        self._used: set[str] = set()

    def use(self, mark: str) -> None:
        """Note that a mark has been printed."""
        self._used.add(mark)

    def printed(self) -> Inlines:
        """Return the explanations, each as it stands in the catalogue, with spaces between them."""
        used = (mark for mark in self._marks if mark in self._used)
        return joined((words(self._labels(f"legend.{mark}", **self._fields)) for mark in used), words(" "))
