"""Findings in groups, filtered, and counted. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tracktwo.diagnostics import Diagnostic, Severity
from tracktwo.gui.forms.field_labels import block_label
from tracktwo.gui.words import numbered, said


class Grouping(Enum):
    """What findings are grouped by."""

    SEVERITY = "severity"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind, with the name of what they share."""

    name: str
    findings: tuple[Diagnostic, ...]


def block_of(finding: Diagnostic) -> str:
    """The block a finding is in; `file` for one that is in none."""
    return str(finding.path[0]) if finding.path else "file"


def block_in_words(finding: Diagnostic) -> str:
    """The block a finding is in, as the outline calls it."""
    return block_label(block_of(finding)) if finding.path else said("Problems", "File")


def place_in_words(finding: Diagnostic) -> str:
    """`Actors, line 143`; the name of the file where there is no line."""
    if finding.source is None:
        return block_in_words(finding) if finding.path else ""
    where = block_in_words(finding) if finding.path else Path(finding.source.file).name
    line = said("Problems", "line {line}").replace("{line}", str(finding.source.line))
    return f"{where}, {line}" if finding.source.line else where


def grouped(findings: Iterable[Diagnostic], by: Grouping, words: str = "") -> tuple[Group, ...]:
    """The findings that hold all the words, in groups: the gravest first, or in the order of the blocks found."""
    groups: dict[str, list[Diagnostic]] = {}
    kept = [finding for finding in findings if _holds(finding, words)]
    if by is Grouping.SEVERITY:
        groups = {_plural(severity): [] for severity in Severity}
    for finding in sorted(kept, key=lambda each: each.severity.rank):
        name = _plural(finding.severity) if by is Grouping.SEVERITY else block_in_words(finding)
        groups.setdefault(name, []).append(finding)
    return tuple(Group(said("Problems", name), tuple(found)) for name, found in groups.items() if found)


def _plural(severity: Severity) -> str:
    return f"{severity.value}s".capitalize()


def _holds(finding: Diagnostic, words: str) -> bool:
    text = f"{finding.code} {finding.message} {finding.hint} {'.'.join(map(str, finding.path))}".casefold()
    return all(word in text for word in words.casefold().split())


def counted(findings: Sequence[Diagnostic]) -> str:
    """`1 error, 2 warnings, 3 notices`."""
    counts = ((sum(each.severity is severity for each in findings), severity.value) for severity in Severity)
    return ", ".join(numbered("Problems", count, word) for count, word in counts)
