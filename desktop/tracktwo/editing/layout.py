"""Lines of a text, and how its writer is used to lay things out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracktwo.editing.nodes import Node

LINE_END: Final = re.compile(r"\r\n|\r|\n")


def line_start(text: str, place: int) -> int:
    """Where the line begins that `place` is on."""
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def line_end(text: str, place: int) -> int:
    """Where the line ends that `place` is on, before its line end."""
    found = LINE_END.search(text, place)
    return found.start() if found else len(text)


def next_line(text: str, place: int) -> int:
    """Where the next line begins; the end of the text when there is none."""
    found = LINE_END.search(text, place)
    return found.end() if found else len(text)


def is_first_on_line(text: str, place: int) -> bool:
    """Whether nothing but blanks stands before `place` on its line."""
    return not text[line_start(text, place) : place].strip(" \t\ufeff")


def indentation(line: str) -> int:
    """Spaces before the first other sign."""
    return len(line) - len(line.lstrip(" "))


def is_comment(line: str) -> bool:
    """Whether a line holds a comment and nothing else."""
    return line.lstrip(" \t").startswith("#")


def is_blank_line(line: str) -> bool:
    """Whether a line is empty."""
    return not line.strip()


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its nodes, and its habits: line end, steps of indentation."""

    text: str
    root: Node | None
    line_end: str = "\n"
    step: int = 2
    list_step: int = 2
    """How much deeper than its key a list's hyphens stand: 0 or more."""

    @classmethod
    def of(cls, text: str, root: Node | None, habits_of: Page | None = None) -> Page:
        """The page of a text; its habits are those of the text itself unless another page is given."""
        if habits_of is not None:
            return cls(text, root, habits_of.line_end, habits_of.step, habits_of.list_step)
        found = LINE_END.search(text)
        end = found.group() if found else "\n"
        return cls(text, root, end, _first_step(root, is_list=False) or 2, _list_step(root))

    def extent_end(self, entry_end: int, column: int) -> int:
        """Where an entry ends whose last sign is at `entry_end` and whose key is at `column`.

        The rest of its last line belongs to it, and comment lines below that stand deeper than its key.
        """
        end = line_end(self.text, entry_end)
        place = next_line(self.text, end)
        while place < len(self.text):
            stop = line_end(self.text, place)
            line = self.text[place:stop]
            if is_comment(line) and indentation(line) > column:
                end = stop
            elif not is_blank_line(line):
                break
            place = next_line(self.text, stop)
            if stop == len(self.text):
                break
        return end

    def with_comments_above(self, start: int, column: int) -> int:
        """Where the comment lines directly above a line begin that stand at its column; `start` when there are none."""
        while start > 0:
            above = line_start(self.text, start - 1)
            if self.text[above : above + 1] == "\n" and self.text[above - 1 : above] == "\r":
                above = line_start(self.text, above - 1)
            line = self.text[above:start]
            if not (is_comment(line) and indentation(line) == column):
                break
            start = above
        return start


def _first_step(root: Node | None, *, is_list: bool) -> int | None:
    for parent, child in _nested(root):
        if child.style.is_list == is_list and child.column > parent.column:
            return child.column - parent.column
    return None


def _list_step(root: Node | None) -> int:
    for parent, child in _nested(root):
        if child.style.is_list and parent.style.is_map:
            return child.column - parent.column
    return 2


def _nested(node: Node | None) -> Iterator[tuple[Node, Node]]:
    """Block collections directly inside a block map, with that map."""
    if node is None or node.is_scalar or node.style.is_flow:
        return
    for child in node.entries:
        if not child.is_scalar and not child.style.is_flow:
            if node.style.is_map:
                yield node, child
            yield from _nested(child)
