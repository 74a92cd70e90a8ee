"""What the writer could not do as asked, gathered while it works and told at the end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracktwo.diagnostics import Diagnostic, Severity, listed
from tracktwo.document.inlines import Origin
from tracktwo.writers.characters import FORBIDDEN, REPLACEMENT
from tracktwo.writers.scripts import can_shape, is_told_apart, script_of

FALLBACK = "fonts: {fallback: [file.ttf]}"
WITHOUT = (
    "write the Word file alone (--format docx), or leave originals out where they are names of people "
    "(--set participants.originals=no)"
)
SHOWN = 12
"""So many characters, anchors or addresses are named in one diagnostic."""


def _first_ever() -> dict[str, None]:
    return {}


@dataclass(slots=True)
class Findings:
    """What is missing, unset, dangling, unusable or removed, in order of first occurrence, and findings ready made.

    What is missing or unset comes with the record and field it was first met in.
    """

    missing: dict[str, Origin] = field(default_factory=dict[str, Origin])
    unset: dict[str, Origin] = field(default_factory=dict[str, Origin])
    without_face: dict[str, None] = field(default_factory=_first_ever)
    dangling: dict[str, None] = field(default_factory=_first_ever)
    unusable: dict[str, None] = field(default_factory=_first_ever)
    removed: dict[str, None] = field(default_factory=_first_ever)
    others: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def printable(self, text: str) -> str:
        """The text without characters that no file can carry."""
        if text.isascii() and text.isprintable():
            return text
        for character in FORBIDDEN.findall(text):
            self.removed[character] = None
        return FORBIDDEN.sub(REPLACEMENT, text)

    def miss(self, character: str, origin: Origin) -> None:
        """Note that no typeface has the character."""
        self.missing.setdefault(character, origin)

    def leave_unset(self, character: str, origin: Origin, lacks_face: bool) -> None:
        """Note that a letter cannot be joined or ordered, and whether it is for want of a typeface."""
        script = script_of(character)
        self.unset.setdefault(script, origin)
        if lacks_face:
            self.without_face[script] = None

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """P01 to P04 and P08, then the others. A PDF with wrong names or numbers, for want of letters, is an error."""
        found = [*self._missing_letters(), *self._missing_signs(), *self._unset_scripts()]
        if self.dangling:
            text = f"{_counted(self.dangling, 'reference leads', 'references lead')} nowhere: {_named(self.dangling)}."
            found.append(_warning("P02", text, "The words were printed without a link."))
        if self.unusable:
            text = f"{_counted(self.unusable, 'link is', 'links are')} not usable: {_named(self.unusable)}."
            found.append(_warning("P03", text, "Only http, https and mailto addresses are written into a file."))
        if self.removed:
            text = f"{_characters(self.removed)} cannot stand in a PDF; U+FFFD was printed."
            found.append(_warning("P04", text, "Remove control characters from the text."))
        return (*found, *dict.fromkeys(self.others))

    def _missing_letters(self) -> Iterator[Diagnostic]:
        letters = {character: place for character, place in self.missing.items() if is_told_apart(character)}
        if letters:
            text = f"The typefaces lack {_characters(letters)}: the PDF would print a name or a number wrong."
            hint = f"Name a .ttf file that has them in the theme ({FALLBACK}), or {WITHOUT}."
            yield Diagnostic("P01", text, hint, path=next(iter(letters.values())))

    def _missing_signs(self) -> Iterator[Diagnostic]:
        signs = {character: place for character, place in self.missing.items() if not is_told_apart(character)}
        if signs:
            text = f"The typefaces lack {_characters(signs)}; a stand-in was printed."
            hint = f"Name a .ttf file that has them in the theme ({FALLBACK}), or write something else."
            yield _warning("P01", text, hint)

    def _unset_scripts(self) -> Iterator[Diagnostic]:
        """What to do first: without the extra nothing can be set, and it brings typefaces for some scripts."""
        if not self.unset:
            return
        named = listed(sorted(self.unset))
        place = next(iter(self.unset.values()))
        if not can_shape():
            text = f"A PDF with {named} letters, which join or run from right to left, needs more than is installed."
            hint = f'Install it: pip install "tracktwo[scripts]", which has Arabic and Hebrew typefaces; or {WITHOUT}.'
        else:
            lacking = listed(sorted(self.without_face))
            text = f"No typeface of the theme has the {lacking} letters of this brief: the PDF would print them wrong."
            hint = f"Name a .ttf file that has them in the theme ({FALLBACK}), or {WITHOUT}."
        yield Diagnostic("P08", text, hint, path=place)


def _warning(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, hint, Severity.WARNING)


def _counted(things: dict[str, None], one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"


def _named(things: dict[str, None]) -> str:
    shown = [ascii(thing)[1:-1][:80] for thing in things][:SHOWN]
    return ", ".join(shown) + (" …" if len(things) > SHOWN else "")


def _characters(characters: Iterable[str]) -> str:
    named = [_character(character) for character in characters]
    shown = named[:SHOWN]
    rest = len(named) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def _character(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    if not name:
        return code
    shown = f"{character} " if character.isprintable() else ""
    return f"{shown}({code} {name})" if shown else f"{code} {name}"
