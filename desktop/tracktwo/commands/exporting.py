"""`tracktwo export` and `tracktwo show`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.commands.console import print_diagnostics, print_line, print_note
from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, did_you_mean
from tracktwo.exporting import compose, export
from tracktwo.naming import DEFAULT_PATTERN
from tracktwo.request import ExportRequest, Format, Setting

if TYPE_CHECKING:
    from tracktwo.side_by_side import Outcome


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The options of the command line, as written."""

    brief: str
    template: str
    sections: str | None
    without: str
    settings: tuple[str, ...]
    formats: str
    output: Path
    date: str
    name: str = DEFAULT_PATTERN
    lang: str = ""

    def request(self, dossier: Path) -> ExportRequest:
        """The request for one dossier. Raises `BriefError` (exit code 2) for options that make no sense."""
        if self.brief and self.template:
            raise _wrong("Both --brief and --template are given.", "Give one: a brief names its own template.")
        return ExportRequest(
            dossier=dossier,
            brief=self.brief,
            template=self.template,
            sections=_sections(self.sections),
            without=_names(self.without),
            settings=tuple(_setting(text) for text in self.settings),
            formats=_formats(self.formats),
            output=self.output,
            issued=self.date,
            name=self.name,
            lang=self.lang,
        )


def export_dossiers(dossiers: Sequence[Path], options: ExportOptions, workers: int) -> int:
    """Exports every dossier; prints the files written. A bad dossier is named and does not stop the others."""
    requests = [options.request(dossier) for dossier in dossiers]
    if len(requests) == 1:
        exported = export(requests[0])
        print_diagnostics(exported.diagnostics)
        for path in exported.files:
            print_line(str(path))
        return ExitCode.WRITTEN
    from tracktwo.side_by_side import refuse_collisions

    refuse_collisions(requests)
    outcomes = _with_progress(requests, workers or min(len(requests), os.cpu_count() or 1))
    failed = [outcome for outcome in outcomes if outcome.refusal]
    print_note(f"{len(outcomes) - len(failed)} of {len(outcomes)} dossiers exported.")
    if failed:
        lost = {outcome.dossier for outcome in failed}
        print_note(f"Not exported: {', '.join(str(dossier) for dossier in dossiers if dossier in lost)}.")
    return _exit_code(outcomes, failed)


def _exit_code(outcomes: Sequence[Outcome], failed: Sequence[Outcome]) -> int:
    if not failed:
        return ExitCode.WRITTEN
    return ExitCode.PARTLY_FAILED if len(failed) < len(outcomes) else failed[0].exit_code


def _with_progress(requests: Sequence[ExportRequest], workers: int) -> list[Outcome]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from tracktwo.side_by_side import export_side_by_side

    outcomes: list[Outcome] = []
    console = Console(stderr=True, highlight=False)
    bar = Progress(TextColumn("Exporting"), BarColumn(), MofNCompleteColumn(), console=console, transient=True)
    with bar:
        task = bar.add_task("export", total=len(requests))
        for outcome in export_side_by_side(requests, workers):
            outcomes.append(outcome)
            bar.advance(task)
            _report(outcome)
    return outcomes


def _report(outcome: Outcome) -> None:
    print_diagnostics(outcome.diagnostics)
    if outcome.refusal:
        print_note(f"{outcome.dossier}: not exported.")
    for path in outcome.files:
        print_line(str(path))


def show_dossier(dossier: Path, options: ExportOptions) -> int:
    """Prints the composed document as text."""
    from tracktwo.document.text import as_text

    composition = compose(options.request(dossier))
    print_diagnostics(composition.diagnostics)
    print_line(as_text(composition.document))
    return ExitCode.WRITTEN


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _sections(text: str | None) -> tuple[str, ...]:
    names = _names(text or "")
    if text is not None and not names:
        raise _wrong("--sections names no section.", 'See "tracktwo sections", or leave the option out.')
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise _wrong(f'--sections names "{twice}" twice.', "Name each section once.")
    return names


def _formats(text: str) -> tuple[Format, ...]:
    """The formats in the order in which they are written: the PDF first, since its pages fill Word's contents."""
    known = {chosen.value: chosen for chosen in Format}
    names = _names(text.lower())
    for name in names:
        if name not in known:
            raise _wrong(f'There is no format "{name}".', did_you_mean(name, known) or "Write pdf, docx or pdf,docx.")
    if not names:
        raise _wrong("No format is given.", "Write pdf, docx or pdf,docx.")
    return tuple(chosen for chosen in Format if chosen.value in names)


def _setting(text: str) -> Setting:
    target, equals, value = text.partition("=")
    section, dot, option = target.strip().partition(".")
    if not (equals and dot and section and option):
        raise _wrong(f'"--set {text}" is not of the form section.option=value.', "Write such as positions.by=party.")
    return Setting(section, option, value.strip())


def _wrong(message: str, hint: str) -> BriefError:
    return BriefError([Diagnostic("O03", message, hint)], ExitCode.WRONG_COMMAND_LINE)
