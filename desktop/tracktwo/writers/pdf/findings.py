"""What the writer could not do as asked, gathered while it works and told at the end."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from tracktwo.diagnostics import Diagnostic, Severity

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters outside XML 1.0 (2.2 Characters); the DOCX writer cannot carry them either."""
REPLACEMENT = "\ufffd"
SHOWN = 12
"""So many characters, anchors or addresses are named in one diagnostic."""


def _first_ever() -> dict[str, None]:
    return {}


@dataclass(slots=True)
class Findings:
    """Sets in order of first occurrence: what is missing, dangling, unusable or removed."""

    missing: dict[str, None] = field(default_factory=_first_ever)
    dangling: dict[str, None] = field(default_factory=_first_ever)
    unusable: dict[str, None] = field(default_factory=_first_ever)
    removed: dict[str, None] = field(default_factory=_first_ever)

    def printable(self, text: str) -> str:
        """The text without characters that no file can carry."""
        if text.isascii() and text.isprintable():
            return text
        for character in FORBIDDEN.findall(text):
            self.removed[character] = None
        return FORBIDDEN.sub(REPLACEMENT, text)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """P01 to P04, each at most once."""
        found: list[Diagnostic] = []
        if self.missing:
            text = f"The typefaces lack {_characters(self.missing)}; a stand-in was printed."
            found.append(_warning("P01", text, "Choose a typeface that has them, or write them in another script."))
        if self.dangling:
            text = f"{_counted(self.dangling, 'reference leads', 'references lead')} nowhere: {_named(self.dangling)}."
            found.append(_warning("P02", text, "The words were printed without a link."))
        if self.unusable:
            text = f"{_counted(self.unusable, 'link is', 'links are')} not usable: {_named(self.unusable)}."
            found.append(_warning("P03", text, "Only http, https and mailto addresses are written into a file."))
        if self.removed:
            text = f"{_characters(self.removed)} cannot stand in a PDF; U+FFFD was printed."
            found.append(_warning("P04", text, "Remove control characters from the text."))
        return tuple(found)


def _warning(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, hint, Severity.WARNING)


def _counted(things: dict[str, None], one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"


def _named(things: dict[str, None]) -> str:
    shown = [ascii(thing)[1:-1][:80] for thing in things][:SHOWN]
    return ", ".join(shown) + (" …" if len(things) > SHOWN else "")


def _characters(characters: dict[str, None]) -> str:
    shown = [_character(character) for character in characters][:SHOWN]
    rest = len(characters) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def _character(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    if not name:
        return code
    shown = f"{character} " if character.isprintable() else ""
    return f"{shown}({code} {name})" if shown else f"{code} {name}"
