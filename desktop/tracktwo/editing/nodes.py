"""The nodes of a YAML text and the exact characters each of them takes.

The reader says what a file means; this says where it stands, so that an edit can replace those characters and no
other. Made for texts that were read without a fault of syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from tracktwo.diagnostics import FactPath

_EMPTY_LINES_AT_END: Final = re.compile(r"(?:(?:\r\n|\r|\n)[ \t]*)+\Z")
_LINE_END_AT_END: Final = re.compile(r"(?:\r\n|\r|\n)[ \t]*\Z")


class Style(Enum):
    """How a node is written. The value is its sign."""

    PLAIN = ""
    SINGLE = "'"
    DOUBLE = '"'
    LITERAL = "|"
    FOLDED = ">"
    MAP = "map"
    LIST = "list"
    FLOW_MAP = "{}"
    FLOW_LIST = "[]"
    ALIAS = "*"

    @property
    def is_block_text(self) -> bool:
        """Whether the text stands on lines of its own, under `|` or `>`."""
        return self in (Style.LITERAL, Style.FOLDED)

    @property
    def is_flow(self) -> bool:
        """Whether it stands in brackets."""
        return self in (Style.FLOW_MAP, Style.FLOW_LIST)

    @property
    def is_map(self) -> bool:
        """Whether it has keys."""
        return self in (Style.MAP, Style.FLOW_MAP)

    @property
    def is_list(self) -> bool:
        """Whether it has entries without keys."""
        return self in (Style.LIST, Style.FLOW_LIST)


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, map or list at `start` to `end`, counted in characters of the text.

    A block collection ends with its last entry, a text under `|` or `>` with its last line; a blank value takes no
    characters.
    """

    start: int
    end: int
    style: Style
    column: int
    """Characters before it on its line; for a block collection the column of its keys or hyphens."""
    value: str = ""
    keys: tuple[Node, ...] = ()
    entries: tuple[Node, ...] = ()
    """The values of a map, beside `keys`, or the entries of a list."""

    @property
    def is_scalar(self) -> bool:
        """Whether it is one text."""
        return not (self.style.is_map or self.style.is_list)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written."""
        return self.is_scalar and self.start == self.end

    def index_of(self, step: str | int) -> int | None:
        """The number of the entry under a key, or of the entry with that number; None where there is none."""
        if self.style.is_map and isinstance(step, str):
            return next((index for index, key in enumerate(self.keys) if key.value == step), None)
        if self.style.is_list and isinstance(step, int) and 0 <= step < len(self.entries):
            return step
        return None


def compose(text: str, start: int = 0, end: int | None = None) -> Node | None:
    """The outermost node of a text, or of the whole lines from `start` to `end` of it; None when nothing is there.

    Raises `yaml.YAMLError` for what is not YAML.
    """
    part = text if start == 0 and end is None else text[start:end]
    return _Composer(part, start).root()


def descend(root: Node | None, path: FactPath) -> tuple[Node, ...]:
    """The nodes on the way along `path`, the outermost first, as far as they exist."""
    if root is None:
        return ()
    chain = [root]
    for step in path:
        index = chain[-1].index_of(step)
        if index is None:
            break
        chain.append(chain[-1].entries[index])
    return tuple(chain)


class _Composer:
    """Takes the parser's events in order and makes nodes of them."""

    def __init__(self, text: str, shift: int) -> None:
        self._text = text
        self._shift = shift
        self._events = _events(text)

    def root(self) -> Node | None:
        for event in self._events:
            if isinstance(event, NodeEvent):
                return self._node(event)
        return None

    def _node(self, event: Event) -> Node:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            mark = event.start_mark
            return Node(self._shift + mark.index, self._shift + event.end_mark.index, Style.ALIAS, mark.column)
        if isinstance(event, MappingStartEvent):
            return self._map(event)
        if isinstance(event, CollectionStartEvent):
            return self._list(event)
        raise yaml.YAMLError("a value is missing")

    def _scalar(self, event: ScalarEvent) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        style = Style(event.style or "")
        if style.is_block_text:
            end = start + len(_without_lines_after(self._text[start:end]))
        return Node(self._shift + start, self._shift + end, style, event.start_mark.column, str(event.value))

    def _map(self, event: MappingStartEvent) -> Node:
        keys: list[Node] = []
        entries: list[Node] = []
        for following in self._events:
            if isinstance(following, CollectionEndEvent):
                break
            keys.append(self._node(following))
            entries.append(self._node(next(self._events)))
        else:
            raise yaml.YAMLError("the text ends inside a map")
        style = Style.FLOW_MAP if event.flow_style else Style.MAP
        end = following.end_mark.index + self._shift if event.flow_style else entries[-1].end
        column = event.start_mark.column if event.flow_style or not keys else keys[0].column
        start = self._shift + event.start_mark.index
        return Node(start, end, style, column, keys=tuple(keys), entries=tuple(entries))

    def _list(self, event: CollectionStartEvent) -> Node:
        entries: list[Node] = []
        for following in self._events:
            if isinstance(following, CollectionEndEvent):
                break
            entries.append(self._node(following))
        else:
            raise yaml.YAMLError("the text ends inside a list")
        style = Style.FLOW_LIST if event.flow_style else Style.LIST
        end = following.end_mark.index + self._shift if event.flow_style else entries[-1].end
        start = self._shift + event.start_mark.index
        return Node(start, end, style, event.start_mark.column, entries=tuple(entries))


def _without_lines_after(written: str) -> str:
    """A block text without the blank lines after it, unless its header `|+` says that they belong to it."""
    header = re.match(r"[|>][0-9+-]*", written)
    keeps = header is not None and "+" in header.group()
    return (_LINE_END_AT_END if keeps else _EMPTY_LINES_AT_END).sub("", written)


def _events(text: str) -> Iterator[Event]:
    return yaml.parse(text, Loader=yaml.CSafeLoader)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
