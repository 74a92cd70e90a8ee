"""What Tracktwo has to say about its input: where, what, and what to do.

A `Diagnostic` is one plain sentence with a place and a remedy; the command line, the window and the JSON output
all show the same objects. A refusal is a `BriefError`, which carries every diagnostic found, not the first one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TypeAlias

PathStep: TypeAlias = "str | int"
FactPath: TypeAlias = "tuple[PathStep, ...]"
"""Where a fact stands in its file: `("positions", "pos-ua", "cites", 0)`."""


class Severity(Enum):
    """How grave a diagnostic is. The value is the word printed."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a notice: the order in which they are listed."""
        return list(Severity).index(self)


class ExitCode(IntEnum):
    """What the process returns. The numbers are promised to scripts."""

    WRITTEN = 0
    OUR_FAULT = 1
    WRONG_COMMAND_LINE = 2
    INPUT_REFUSED = 3
    PARTLY_FAILED = 4
    NOT_WRITTEN = 5
    RELEASE_FAILED = 6
    STOPPED = 130


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file: line and column count from 1, in characters; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a code of the catalogue, a plain sentence, and what to do about it."""

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    source: Source | None = None
    path: FactPath = ()

    def __str__(self) -> str:
        place = f"{self.source}: " if self.source else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{self.severity.value} {self.code}: {self.message}{hint}"

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Order of listing: file, line, column, severity, code, message."""
        place = self.source or Source("")
        return (place.file, place.line, place.column, self.severity.rank, self.code, self.message)


class BriefError(Exception):
    """A refusal: one or more diagnostics that name why nothing was produced."""

    def __init__(self, diagnostics: Iterable[Diagnostic], exit_code: ExitCode = ExitCode.INPUT_REFUSED) -> None:
        self.diagnostics = tuple(diagnostics)
        self.exit_code = exit_code
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True when at least one diagnostic is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics without repeats, by file, line and column."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda diagnostic: diagnostic.sort_key))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean "x"?` for the nearest known word, or an empty string when none is near."""
    nearest = nearest_word(word, known)
    return f'Did you mean "{nearest}"?' if nearest else ""


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The known word that `word` most likely stands for, or an empty string when none is near.

    Other capitals and two letters that changed places come first: in short words no measure of likeness finds them.
    """
    words = list(known)
    meant = word[:100]
    same = [each for each in words if each.casefold() == meant.casefold() or _is_swapped(meant, each)]
    nearest = same or difflib.get_close_matches(meant, words, n=1, cutoff=0.6)
    return nearest[0] if nearest else ""


def _is_swapped(word: str, other: str) -> bool:
    """Whether two letters that stand side by side changed places."""
    if len(word) != len(other) or word == other:
        return False
    first = next(place for place, letters in enumerate(zip(word, other, strict=True)) if letters[0] != letters[1])
    return word[:first] + word[first : first + 2][::-1] + word[first + 2 :] == other


def sentence(words: str) -> str:
    """The words as a sentence: a capital first and a full stop last. A sentence stays as it is."""
    full_stop = "" if words.endswith((".", "?", "!", "…")) else "."
    return f"{words[:1].upper()}{words[1:]}{full_stop}"


def listed(words: Sequence[str], conjunction: str = "and") -> str:
    """The words as a phrase: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
