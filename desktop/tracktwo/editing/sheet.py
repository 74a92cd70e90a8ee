"""The part of a file that an edit looks at, with what it says and where its nodes are.

A record that stands on lines of its own is a YAML text by itself, so an edit inside it need not read the rest.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import yaml

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.reading import without_blanks
from tracktwo.dossier.yaml_decoding import FORBIDDEN, character_name, parser_text
from tracktwo.dossier.yaml_text import YamlText, read_yaml
from tracktwo.dossier.yaml_tree import SCALAR_LIMIT, Plain
from tracktwo.editing.layout import Page
from tracktwo.editing.nodes import compose
from tracktwo.editing.refusals import not_possible, refusal
from tracktwo.editing.rendering import each_text
from tracktwo.editing.splices import Splice, spliced


@dataclass(frozen=True)
class Sheet:
    """A YAML text under edit."""

    text: str
    read: YamlText
    """What it says; an edit adds nothing to what the reader complains about."""
    habits_of: Page | None = None
    """The file it is from, whose habits are kept."""

    @classmethod
    def of(cls, text: str, habits_of: Page | None = None, file: str = "") -> Sheet:
        """A text as a sheet. Raises `yaml.YAMLError` when it is not YAML."""
        read = read_yaml(text.encode("utf-8"), file)
        if not read.is_whole:
            raise yaml.YAMLError
        return cls(text, read, habits_of)

    @property
    def data(self) -> Plain:
        """What it says, as a plain tree."""
        return self.read.data

    @cached_property
    def page(self) -> Page:
        """Its nodes and habits."""
        return Page.of(self.text, compose(parser_text(self.text)), self.habits_of)

    @property
    def file(self) -> str:
        """The name its places carry."""
        return next((place.file for place in self.read.places.values()), "")

    @property
    def codes(self) -> list[str]:
        """What the reader complains about in it."""
        return sorted(found.code for found in self.read.diagnostics)

    def proved(self, candidates: Iterable[tuple[Splice, ...]], expected: Plain, path: FactPath) -> Sheet:
        """The sheet after the first of the candidates that makes it say `expected`, and nothing else.

        Raises BriefError S01 when none does.
        """
        for candidate in candidates:
            after = self._tried(candidate)
            if after is not None and is_same(after.data, expected) and after.codes == self.codes:
                return after
        raise not_possible(path)

    def _tried(self, candidate: tuple[Splice, ...]) -> Sheet | None:
        """The sheet after a candidate; None when that is no YAML."""
        try:
            return Sheet.of(spliced(self.text, candidate), self.page, self.file)
        except (yaml.YAMLError, UnicodeEncodeError):
            return None


def is_same(first: Plain, second: Plain) -> bool:
    """Whether two trees say the same: a blank, `{}` and `[]` are one; the order of keys counts."""
    if first is second:
        return True
    if isinstance(first, dict) and isinstance(second, dict):
        pairs = (
            zip(first.items(), second.items(), strict=True) if len(first) == len(second) else [(("", ""), ("x", ""))]
        )
        return all(name == other and is_same(value, there) for (name, value), (other, there) in pairs)
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(is_same(*pair) for pair in zip(first, second, strict=True))
    return first == second if isinstance(first, str) and isinstance(second, str) else not first and not second


def plain_at(data: Plain, path: FactPath) -> Plain | None:
    """The value at a path; None where there is none."""
    for step in path:
        inner = _inside(data, step)
        if inner is None:
            return None
        data = inner
    return data


def _inside(data: Plain, step: str | int) -> Plain | None:
    if isinstance(data, dict) and isinstance(step, str):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    return None


def with_plain(data: Plain, path: FactPath, value: Plain | None) -> Plain:
    """The tree with another value at `path`; None takes the entry out. Entries beside the path are the same objects."""
    if not path:
        return "" if value is None else value
    step, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(step, int):
        inner = with_plain(data[step], rest, value) if step < len(data) and rest else value
        return [*data[:step], *([] if inner is None else [inner]), *data[step + 1 :]]
    entries = dict(data) if isinstance(data, dict) else {}
    inner = with_plain(entries.get(str(step), ""), rest, value) if rest else value
    if inner is None:
        entries.pop(str(step), None)
    else:
        entries[str(step)] = inner
    return entries


def clean(value: Plain) -> Plain:
    """A value as it will be read back: composed characters, one kind of line end, no blank fields.

    Raises BriefError S02 when a file cannot hold it.
    """
    for text in each_text(value):
        forbidden = FORBIDDEN.search(text.replace("\r", ""))
        if forbidden:
            name = character_name(forbidden.group())
            raise refusal("S02", f"The character {name} cannot stand in a document.", "Delete it.")
        if len(text) > SCALAR_LIMIT:
            raise refusal("S02", f"The text is longer than {SCALAR_LIMIT:,} characters.", "Shorten it.")
    return without_blanks(_composed(value))


def _composed(value: Plain) -> Plain:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, list):
        return [_composed(entry) for entry in value]
    return {str(_composed(key)): _composed(entry) for key, entry in value.items()}
