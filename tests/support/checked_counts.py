"""How much was checked: tests say it in properties of their reports, which the process that reports adds up and prints.

Properties travel with the reports of helpers, so the counts are whole with any number of processes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

PROPERTY = "checked"


@dataclass(frozen=True, slots=True)
class Counts:
    """What was made and looked at."""

    briefs: int = 0
    pages: int = 0
    files: int = 0
    checks: int = 0
    findings: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.briefs + other.briefs,
            self.pages + other.pages,
            self.files + other.files,
            self.checks + other.checks,
            self.findings + other.findings,
        )

    def __str__(self) -> str:
        found = f"findings: {self.findings:,}" if self.findings else "no finding"
        return (
            f"{self.briefs:,} briefs of {self.pages:,} pages, {self.files:,} files, each read and linted: "
            f"{self.checks:,} checks, {found}"
        )


def note_counts(record: Callable[[str, object], None], of_what: str, counts: Counts) -> None:
    """Say in the properties of a test (`record_property`) what it looked at."""
    numbers = (counts.briefs, counts.pages, counts.files, counts.checks, counts.findings)
    record(PROPERTY, (of_what, *numbers))


class CheckedCounts:
    """The plugin of the process that reports."""

    def __init__(self) -> None:
        self._counts: dict[str, Counts] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add what a test looked at."""
        if report.when == "call":
            for name, value in report.user_properties:
                if name == PROPERTY and isinstance(value, (tuple, list)):
                    of_what, *numbers = value
                    self._counts[of_what] = self._counts.get(of_what, Counts()) + Counts(*numbers)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the sums, a line for each kind."""
        for of_what, counts in sorted(self._counts.items()):
            terminalreporter.line(f"{of_what}: {counts}")
