"""Parser events to a plain tree of text with the place of every fact.

What the tree cannot hold is reported and left out, and the rest goes on:

E01 a key written twice · Y04 an empty key or one without a colon · Y05 a key that is not text · Y06 a forbidden
character written as an escape · Y07 a text too long · Y09 anchors, aliases and merge keys · Y12 tags.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TypeAlias

from yaml.events import AliasEvent, CollectionStartEvent, Event, MappingStartEvent, NodeEvent, ScalarEvent

from tracktwo.diagnostics import Diagnostic, FactPath, Source, sentence
from tracktwo.dossier.yaml_decoding import FORBIDDEN, REPLACEMENT, character_name

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A tree in which every scalar is text; null, blank and `~` are the empty text."""

SCALAR_LIMIT = 1_000_000
"""Characters of one text."""
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_SHARED_OR_TEXT = "Write the text out wherever it is needed; a value that begins with & or * goes in quotation marks."
_SHARING = "Write the text out wherever it is needed."


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet. A mapping takes key and value by turns."""

    node: dict[str, Plain] | list[Plain]
    path: FactPath
    is_flow: bool
    is_at_value: bool = False
    key: str | None = None
    """The key whose value comes next; None when that value is to be left out."""
    key_end: int = -1
    value_end: int = -1
    """Where the text read last ends, counted in characters of the file."""


@dataclass(slots=True)
class TreeBuilder:
    """Takes events one by one; at any moment it holds what was read so far."""

    file: str
    root: Plain = field(default_factory=dict[str, Plain])
    places: dict[FactPath, Source] = field(default_factory=dict[FactPath, Source])
    key_places: dict[FactPath, Source] = field(default_factory=dict[FactPath, Source])
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])
    last_text: tuple[FactPath, int] | None = None
    """The path of the text read last and the line (from 0) on which it ends."""
    _open: list[_Open] = field(default_factory=list[_Open])
    _left_out: int = 0

    @property
    def open_path(self) -> FactPath:
        """The path of the innermost mapping or list that is still open."""
        return self._open[-1].path if self._open else ()

    @property
    def is_in_brackets(self) -> bool:
        """Whether that mapping or list is written in brackets."""
        return bool(self._open) and self._open[-1].is_flow

    def scalar(self, event: ScalarEvent) -> None:
        """Take a scalar, as a key or as a value."""
        if self._left_out:
            return
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.node, dict) and not top.is_at_value:
            self._next(top, self._key(top, event), event.end_mark.index)
            return
        self._check_properties(event)
        if top is None or self._wants_value(top, event):
            path = self._put(top, self._text(event), event)
            self.last_text = (path, event.end_mark.line)
            if top is not None:
                top.value_end = event.end_mark.index
        self._next(top)

    def alias(self, event: AliasEvent) -> None:
        """Refuse an alias; what it stands for is never copied, so nothing can grow."""
        if self._left_out:
            return
        self._report("Y09", f'"*{event.anchor}" is an alias of YAML, which is not read here', _SHARED_OR_TEXT, event)
        self._next(self._open[-1] if self._open else None)

    def start(self, event: CollectionStartEvent) -> None:
        """Take the start of a mapping or list."""
        top = self._open[-1] if self._open else None
        if self._left_out:
            self._left_out += 1
        elif top is not None and isinstance(top.node, dict) and not top.is_at_value:
            message = "a key must be text, not a list or a map"
            self._report("Y05", message, "Put a text that begins with a bracket in quotation marks.", event)
            self._left_out = 1
        else:
            self._check_properties(event)
            self._open_node(top, event)

    def end(self) -> None:
        """Take the end of a mapping or list."""
        if self._left_out:
            self._left_out -= 1
            if not self._left_out:
                self._next(self._open[-1])
            return
        self._open.pop()
        self._next(self._open[-1] if self._open else None)

    def take_back(self, path: FactPath) -> None:
        """Take a fact out again, because it was not read whole. It must be the last one of its list."""
        container = self._at(path[:-1]) if path else ""
        if isinstance(container, dict):
            del container[str(path[-1])]
        elif isinstance(container, list):
            del container[int(path[-1])]
        else:
            self.root = {}
        for places in (self.places, self.key_places):
            for known in [known for known in places if known[: len(path)] == path]:
                del places[known]

    def _at(self, path: FactPath) -> Plain:
        node: Plain = self.root
        for step in path:
            if isinstance(node, dict):
                node = node[str(step)]
            elif isinstance(node, list):
                node = node[int(step)]
        return node

    def _open_node(self, top: _Open | None, event: CollectionStartEvent) -> None:
        if top is not None and not self._wants_value(top, event):
            self._left_out = 1
            return
        node: dict[str, Plain] | list[Plain] = {} if isinstance(event, MappingStartEvent) else []
        self._open.append(_Open(node, self._put(top, node, event), bool(event.flow_style)))

    def _next(self, top: _Open | None, key: str | None = None, key_end: int = -1) -> None:
        if top is not None and isinstance(top.node, dict):
            top.is_at_value = not top.is_at_value
            top.key, top.key_end = key, key_end

    def _wants_value(self, top: _Open, event: Event) -> bool:
        if not isinstance(top.node, dict):
            return True
        if top.key is None:
            return False
        if top.is_flow and top.key_end == event.start_mark.index == event.end_mark.index:
            message, hint = _cut_value(top.node, top.key, has_space=top.key_end - len(top.key) > top.value_end + 1)
            source = self.key_places.pop((*top.path, top.key))
            self.diagnostics.append(Diagnostic("Y04", message, hint, source=source, path=top.path))
            return False
        return True

    def _put(self, top: _Open | None, value: Plain, event: Event) -> FactPath:
        path: FactPath = ()
        if top is None:
            self.root = value
        elif isinstance(top.node, list):
            path = (*top.path, len(top.node))
            top.node.append(value)
        elif top.key is not None:
            path = (*top.path, top.key)
            top.node[top.key] = value
        self.places[path] = self._source(event)
        return path

    def _key(self, top: _Open, event: ScalarEvent) -> str | None:
        self._check_properties(event)
        key = self._text(event, is_key=True)
        if key == "<<" and event.implicit[0]:
            self._report("Y09", '"<<" is a merge key of YAML, which is not read here', _SHARING, event)
            return None
        if not key:
            self._report("Y04", "an entry has an empty key", "Write the key before the colon.", event)
            return None
        path = (*top.path, key)
        first = self.key_places.get(path)
        if first is not None:
            message = f'"{_short(key)}" is written twice here: first on line {first.line}, again on line '
            hint = "Keep one of the two, or give one another name. The second was not read."
            self._report("E01", f"{message}{event.start_mark.line + 1}", hint, event, path)
            return None
        self.key_places[path] = self._source(event)
        return key

    def _text(self, event: ScalarEvent, *, is_key: bool = False) -> str:
        text = str(event.value)
        if not is_key and event.implicit[0] and text in _EMPTY:
            return ""
        if len(text) > SCALAR_LIMIT:
            message = f"a text has {len(text):,} characters; at most {SCALAR_LIMIT:,} are read"
            self._report("Y07", message, "Shorten it.", event)
            return ""
        if text.isascii() and text.isprintable():
            return text
        forbidden = FORBIDDEN.search(text)
        if forbidden:
            message = f"the character {character_name(forbidden.group())} cannot stand in a document"
            self._report("Y06", message, "Take its escape out of the text.", event)
            text = FORBIDDEN.sub(REPLACEMENT, text)
        return unicodedata.normalize("NFC", text)

    def _check_properties(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            self._report(
                "Y09", f'"&{event.anchor}" is an anchor of YAML, which is not read here', _SHARED_OR_TEXT, event
            )
        tag: str | None = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            hint = "Take it away; a value that begins with an exclamation mark goes in quotation marks."
            self._report("Y12", f'"{_short(shown)}" is a tag of YAML, which is not read here', hint, event)

    def _source(self, event: Event) -> Source:
        mark = event.start_mark
        return Source(self.file, mark.line + 1, mark.column + 1)

    def _report(self, code: str, message: str, hint: str, event: Event, path: FactPath | None = None) -> None:
        where = self.open_path if path is None else path
        self.diagnostics.append(Diagnostic(code, sentence(message), hint, source=self._source(event), path=where))


def _cut_value(before: dict[str, Plain], rest: str, *, has_space: bool) -> tuple[str, str]:
    """Sentence and remedy for a text in braces that is no entry: mostly the end of a value that a comma cut."""
    if not before:
        message = f'"{_short(rest)}" has no value and no colon.'
        return message, f'A text that begins with a brace goes in quotation marks: "{{{_short(rest)}}}".'
    message = f'"{_short(rest)}" has no value and no colon: a comma inside {{…}} begins a new entry.'
    key, value = next(reversed(before.items()))
    if not isinstance(value, str) or '"' in value + rest:
        return message, 'A value with a comma goes in quotation marks, as in {count: "more than 1,800 persons"}.'
    whole = f"{value},{' ' if has_space else ''}{rest}"
    return (
        message,
        f'If it belongs to the value of "{key}", put all of it in quotation marks: {key}: "{_short(whole)}".',
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
