"""The numbers and bullets Word prints before paragraphs, counted as the standard says (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from word_file import W, WordFile

DIGITS = re.compile(r"%(\d)")


@dataclass
class Numbering:
    """Counts the paragraphs of a file: each is to be shown to it once, in order."""

    file: WordFile
    _counters: dict[tuple[str, int], int] = field(default_factory=dict)

    def number(self, paragraph: Any) -> str:
        """The number or bullet printed before a paragraph (17.9.22, 17.9.11); empty for none."""
        identity, level = self.place(paragraph)
        return self._counted(identity, level) if identity and identity != "0" else ""

    def place(self, paragraph: Any) -> tuple[str, int]:
        """The numbering a paragraph is part of, its own or that of its style, and its level there, from 0."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        identity = value_of(properties, "numId") if properties is not None else None
        level = value_of(properties, "ilvl") if properties is not None else None
        while style is not None and (identity is None or level is None):
            definition = self._styles[style.get(f"{W}val")]
            inherited = definition.find(f"{W}pPr/{W}numPr")
            if inherited is not None:
                identity = identity or value_of(inherited, "numId")
                level = level or value_of(inherited, "ilvl")
            style = definition.find(f"{W}basedOn")
        return identity or "", int(level or 0)

    @cached_property
    def _styles(self) -> dict[str | None, Any]:
        return {style.get(f"{W}styleId"): style for style in self.file.roots["word/styles.xml"].iter(f"{W}style")}

    @cached_property
    def _numbers(self) -> dict[str | None, Any]:
        return {number.get(f"{W}numId"): number for number in self.file.roots["word/numbering.xml"].iter(f"{W}num")}

    @cached_property
    def _levels(self) -> dict[str | None, dict[int, Any]]:
        return {
            each.get(f"{W}abstractNumId"): {int(level.get(f"{W}ilvl")): level for level in each.iter(f"{W}lvl")}
            for each in self.file.roots["word/numbering.xml"].iter(f"{W}abstractNum")
        }

    def _counted(self, identity: str, level: int) -> str:
        number = self._numbers[identity]
        abstract_id = value_of(number, "abstractNumId")
        levels = self._levels[abstract_id]
        if level not in levels:
            return ""
        overridden = number.find(f"{W}lvlOverride") is not None
        key = identity if overridden else f"abstract {abstract_id}"
        start = int(value_of(levels[level], "start") or 1)
        self._counters[key, level] = self._counters.get((key, level), start - 1) + 1
        for deeper in range(level + 1, 9):
            self._counters.pop((key, deeper), None)
        pattern = value_of(levels[level], "lvlText") or ""
        return DIGITS.sub(lambda match: str(self._counters.get((key, int(match[1]) - 1), 1)), pattern)


def value_of(element: Any, name: str) -> str | None:
    """The value of a child of that name; None without it."""
    child = element.find(f"{W}{name}") if element is not None else None
    return None if child is None else child.get(f"{W}val")
