"""From a request to files: read, release, compose, inspect, write. The one way in for commands, window and Python.

Nothing is written until every file of a request is complete and checked in memory; then each replaces its target whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from tracktwo.composition import BriefOrder, Composition, compose_document
from tracktwo.composition.marking import Marks
from tracktwo.delivery import deliver
from tracktwo.diagnostics import (
    BriefError,
    Diagnostic,
    ExitCode,
    Severity,
    Source,
    did_you_mean,
    has_errors,
    in_order,
    listed,
)
from tracktwo.document.blocks import Document
from tracktwo.dossier.loading import brief_ids, load_dossier
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.model.head import BriefPlan, SectionChoice
from tracktwo.dossier.reading import DossierReading
from tracktwo.dossier.values.codes import LanguageTag
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.problem import ValueProblem
from tracktwo.files import is_folder
from tracktwo.inspection.protected_names import leaks, protected_names
from tracktwo.naming import file_stem
from tracktwo.release import release
from tracktwo.request import ExportRequest, Format, Setting
from tracktwo.template.library import Found, asked_template, find_template, is_file_name, is_unreadable
from tracktwo.template.logo import LogoPixels
from tracktwo.template.model import Template
from tracktwo.template.options import SECTION_KINDS
from tracktwo.template.reading import read_template
from tracktwo.template.sections import choose, nowhere
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.written import Written

DEFAULT_TEMPLATE: Final = "policy-brief"
_WRONG: Final = ExitCode.WRONG_COMMAND_LINE


@dataclass(frozen=True, slots=True)
class Built:
    """A brief in memory: the document, its files by format, and all that was found on the way."""

    document: Document
    files: Mapping[Format, Written]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """A brief on disk: the files written, and all that was found on the way."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A composition with what the writers need besides."""

    composition: Composition
    theme: Theme
    fonts: FontLibrary
    max_pages: int | None
    diagnostics: tuple[Diagnostic, ...]
    place: Source
    """The dossier's file: where a finding stands that has no place of its own."""


def export(request: ExportRequest) -> Exported:
    """Writes the brief the request asks for and returns the files.

    Raises `BriefError`, with the exit code that fits, when the input is refused (3), the release check fails (6) or a
    file cannot be written (5); then no target is touched.
    """
    reading = load_dossier(request.dossier)
    targets = output_paths(request, reading)
    prepared = _prepare(request, reading)
    del reading  # a long dossier takes as much memory as its brief: the writers need it no more
    return hand_over(_built(prepared, request, None), targets)


def hand_over(built: Built, targets: Mapping[Format, Path]) -> Exported:
    """Writes the files of a finished brief. Raises `BriefError` (exit code 5) and touches no target when it cannot."""
    deliver({targets[chosen]: written.data for chosen, written in built.files.items()})
    return Exported(tuple(targets.values()), built.diagnostics)


def build(request: ExportRequest, reading: DossierReading | None = None) -> Built:
    """The files of the request in memory. Raises `BriefError` like `export`.

    `reading` is the dossier as it stands before it is saved; without it, the request's dossier is read from disk.
    """
    return _built(_prepare(request, reading or load_dossier(request.dossier)), request, reading)


def _built(prepared: _Prepared, request: ExportRequest, reading: DossierReading | None) -> Built:
    """The files of what is prepared; without the reading, the dossier is read again should a writer find a fault."""
    document = prepared.composition.document
    files: dict[Format, Written] = {}
    for chosen in request.formats:
        files[chosen] = _write(document, prepared, chosen, files.get(Format.PDF))
        if chosen is Format.PDF and has_errors(files[chosen].diagnostics):
            raise BriefError(in_order(_placed(files[chosen].diagnostics, prepared, request, reading)))
    late = [finding for written in files.values() for finding in written.diagnostics]
    late.extend(_too_long(files.get(Format.PDF), prepared.max_pages))
    return Built(document, files, in_order((*prepared.diagnostics, *_placed(late, prepared, request, reading))))


def _placed(
    findings: Iterable[Diagnostic], prepared: _Prepared, request: ExportRequest, reading: DossierReading | None
) -> tuple[Diagnostic, ...]:
    """Findings of writers with their places in the dossier: of the fact they are about, else of the whole."""
    found = tuple(findings)
    if reading is None and any(finding.path for finding in found):
        reading = load_dossier(request.dossier)
    dossier = reading.dossier if reading else None
    places = (dossier.source_of(finding.path) if dossier and finding.path else None for finding in found)
    return tuple(
        replace(finding, source=finding.source or place or prepared.place)
        for finding, place in zip(found, places, strict=True)
    )


def compose(request: ExportRequest) -> Composition:
    """The document of the request, and all that was found on the way. Raises `BriefError` like `export`."""
    prepared = _prepare(request, load_dossier(request.dossier))
    return replace(prepared.composition, diagnostics=prepared.diagnostics)


def output_paths(request: ExportRequest, reading: DossierReading | None = None) -> dict[Format, Path]:
    """The file each format of the request is written to; a brief has the same name whether it was asked for or not.

    `reading` is the dossier, where it has been read: only the ids of its briefs are looked up.
    Raises `BriefError` (exit code 2) when `output` names one file for several formats, or one of the wrong kind.
    """
    suffixes = {chosen: f".{chosen.value}" for chosen in request.formats}
    if is_one_file(request.output):
        chosen = request.formats[0]
        if len(request.formats) > 1 or request.output.suffix.lower() != suffixes[chosen]:
            wanted = listed([each.value for each in request.formats])
            fault = Diagnostic(
                "O02", f'"{request.output}" cannot hold {wanted}.', "Give a folder, or one format that fits the file."
            )
            raise BriefError([fault], ExitCode.WRONG_COMMAND_LINE)
        return {chosen: request.output}
    stem = file_stem(request.name, dossier=dossier_title(request.dossier), brief=_brief_word(request, reading))
    return {chosen: request.output / f"{stem}{suffix}" for chosen, suffix in suffixes.items()}


def is_one_file(output: Path) -> bool:
    """Whether an output is the name of a file rather than of a folder."""
    return output.suffix.lower() in {".pdf", ".docx"} and not is_folder(output)


def dossier_title(path: Path) -> str:
    """The name of a dossier: its file without suffix, or its folder."""
    return path.resolve().name if is_folder(path) else path.stem


def _brief_word(request: ExportRequest, reading: DossierReading | None) -> str:
    if request.brief:
        return request.brief
    if request.template:
        return Path(request.template).stem if is_file_name(request.template) else request.template
    if "{brief}" not in request.name:
        return DEFAULT_TEMPLATE
    declared = reading.dossier.briefs if reading and reading.dossier else brief_ids(request.dossier)
    return next(iter(declared), DEFAULT_TEMPLATE)


def _prepare(request: ExportRequest, reading: DossierReading) -> _Prepared:
    dossier = _usable(reading)
    plan = _plan(dossier, request)
    found = _template_of(request, plan)
    template, logo, template_findings = _template(found, request)
    order = replace(_order(dossier, request, plan, template), logo=logo)
    composition = compose_document(release(dossier, plan.audience if plan else request.audience), order)
    leaked = tuple(leaks(composition.document, protected_names(dossier), dossier))
    if leaked:
        raise BriefError(in_order(leaked), ExitCode.RELEASE_FAILED)
    _refuse_low_mark(dossier, plan, composition.mark)
    place = Source((dossier.source_of(()) or Source(str(request.dossier))).file)
    _refuse_wrong_choices(composition, order, request, place)
    _refuse_nothing(composition, request)
    findings = in_order((*reading.diagnostics, *template_findings, *composition.diagnostics))
    max_pages = (plan.max_pages if plan else None) or template.max_pages
    fonts = FontLibrary(_folder(found))
    return _Prepared(composition, template.theme, fonts, max_pages, findings, place)


def _refuse_wrong_choices(composition: Composition, order: BriefOrder, request: ExportRequest, place: Source) -> None:
    """Refuses what composing found to be an error: an option of a section that names what the dossier does not have."""
    errors = [finding for finding in composition.diagnostics if finding.severity is Severity.ERROR]
    if errors:
        told = [_of_option(error, order, request, place) for error in errors]
        is_in_file = any(fault.source for fault in told)
        raise BriefError(in_order(told), ExitCode.INPUT_REFUSED if is_in_file else ExitCode.WRONG_COMMAND_LINE)


def _of_option(error: Diagnostic, order: BriefOrder, request: ExportRequest, place: Source) -> Diagnostic:
    """The error with the option it is about: one of the command line, which has no place, or one of a section."""
    if error.source is not None:
        return error
    name = error.message.split('"')[1] if '"' in error.message else ""
    for setting in request.settings:
        if name in _values(setting):
            return replace(error, message=f"--set {setting.section}.{setting.option}: {error.message}")
    for section in order.sections:
        for option, value in section.options:
            if isinstance(value, tuple) and name in value:
                message = f'The option "{option}" of "{section.kind.name}": {error.message}'
                return replace(error, message=message, source=section.source or place)
    return replace(error, source=place)


def _refuse_nothing(composition: Composition, request: ExportRequest) -> None:
    """Refuses to print nothing when sections were asked for by name: the reasons are those they were left out for."""
    if request.sections and not composition.document.blocks:
        raise BriefError(replace(reason, severity=Severity.ERROR) for reason in composition.diagnostics)


def _usable(reading: DossierReading) -> Dossier:
    """The dossier, or a refusal: faults of form always refuse; a final dossier must be without any error."""
    if reading.dossier is None or has_errors(reading.diagnostics):
        raise BriefError(reading.diagnostics)
    if reading.dossier.head.status == "final":
        from tracktwo.dossier.checks import check_dossier

        errors = [finding for finding in check_dossier(reading.dossier) if finding.severity is Severity.ERROR]
        if errors:
            raise BriefError(errors)
    return reading.dossier


def _plan(dossier: Dossier, request: ExportRequest) -> BriefPlan | None:
    if request.template:
        return None
    if not request.brief:
        return next(iter(dossier.briefs.values()), None)
    plan = dossier.briefs.get(request.brief)
    if plan is None:
        near = did_you_mean(request.brief, dossier.briefs)
        hint = near or (f"Its briefs are {listed(list(dossier.briefs))}." if dossier.briefs else "Use --template.")
        place = dossier.source_of(("briefs",))
        fault = Diagnostic("E03", f'This dossier has no brief "{request.brief}".', hint, source=place)
        raise BriefError([fault], ExitCode.WRONG_COMMAND_LINE)
    return plan


def _template_of(request: ExportRequest, plan: BriefPlan | None) -> Found:
    if request.template:
        return asked_template(request.template)
    if plan is None:
        return find_template(DEFAULT_TEMPLATE)
    folder = request.dossier if request.dossier.is_dir() else request.dossier.parent
    return find_template(plan.template, folder)


def _template(found: Found, request: ExportRequest) -> tuple[Template, LogoPixels | None, tuple[Diagnostic, ...]]:
    reading = read_template(found)
    if reading.template is None or has_errors(reading.diagnostics):
        is_asked = request.template and is_unreadable(found, reading.diagnostics)
        raise BriefError(reading.diagnostics, ExitCode.WRONG_COMMAND_LINE if is_asked else ExitCode.INPUT_REFUSED)
    return reading.template, reading.logo, reading.diagnostics


def _folder(found: Found) -> Path:
    return Path(found.shown).parent


def _order(dossier: Dossier, request: ExportRequest, plan: BriefPlan | None, template: Template) -> BriefOrder:
    """The sections chosen, in order: by the request, else by the brief, else by the template; less those left out."""
    from_plan = plan is not None and plan.sections and not request.sections
    choices = tuple(SectionChoice(kind=name) for name in request.sections)
    if not choices:
        choices = plan.sections if plan is not None and plan.sections else template.sections
    if request.sections and plan is not None:
        own = {choice.kind: choice for choice in plan.sections}
        choices = tuple(own.get(choice.kind, choice) for choice in choices)
    kept = tuple(choice for choice in choices if choice.kind not in request.without)
    settings = _settings(request)
    path = ("briefs", _plan_id(dossier, plan), "sections") if from_plan else ()
    choosing = choose(template, kept, settings, path, dossier.source_of if from_plan else nowhere)
    faults = [*choosing.diagnostics, *_unknown_names(request, kept)]
    if faults:
        is_in_file = any(fault.source for fault in faults)
        raise BriefError(in_order(faults), ExitCode.INPUT_REFUSED if is_in_file else ExitCode.WRONG_COMMAND_LINE)
    return BriefOrder(
        template,
        choosing.sections,
        plan,
        _issued(request),
        _lang(request),
        is_by_name=bool(request.sections or from_plan),
    )


def _plan_id(dossier: Dossier, plan: BriefPlan | None) -> str:
    return next((brief_id for brief_id, brief in dossier.briefs.items() if brief is plan), "")


def _settings(request: ExportRequest) -> dict[str, dict[str, Any]]:
    settings: dict[str, dict[str, Any]] = {}
    for setting in request.settings:
        values = _values(setting)
        settings.setdefault(setting.section, {})[setting.option] = values if len(values) > 1 else values[0]
    return settings


def _values(setting: Setting) -> list[str]:
    return [value.strip() for value in setting.value.split(",")]


def _unknown_names(request: ExportRequest, kept: tuple[SectionChoice, ...]) -> Iterator[Diagnostic]:
    chosen = {choice.kind for choice in kept}
    for name in (*request.without, *(setting.section for setting in request.settings)):
        if name not in SECTION_KINDS:
            hint = did_you_mean(name, SECTION_KINDS) or 'See "tracktwo sections".'
            yield Diagnostic("E02", f'There is no kind of section "{name}".', hint)
    for setting in request.settings:
        if setting.section in SECTION_KINDS and setting.section not in chosen:
            message = f'"--set {setting.section}.{setting.option}" has no effect: the brief has no such section.'
            yield Diagnostic("O03", message, f"Add it: --sections {setting.section},…")
    if not kept and request.without:
        yield Diagnostic("O03", "Nothing is left to print: --without names every section.", "Keep one of them.")


def _lang(request: ExportRequest) -> str:
    try:
        return LanguageTag.parse(request.lang).tag if request.lang else ""
    except ValueProblem as problem:
        raise BriefError([Diagnostic("O03", f"--lang: {problem.message}", problem.hint)], _WRONG) from problem


def _issued(request: ExportRequest) -> EdtfDate | None:
    if not request.issued:
        return None
    try:
        issued = EdtfDate.parse(request.issued)
    except ValueProblem as problem:
        fault = Diagnostic("E04", f"The date of issue: {problem.message}", problem.hint)
        raise BriefError([fault], ExitCode.WRONG_COMMAND_LINE) from problem
    if issued.lower is None:
        fault = Diagnostic("E04", f'"{request.issued}" is no date of issue.', "Write a day, such as 2023-07-08.")
        raise BriefError([fault], ExitCode.WRONG_COMMAND_LINE)
    return issued


def _refuse_low_mark(dossier: Dossier, plan: BriefPlan | None, printed: str) -> None:
    """A brief with a ceiling below what it prints is refused, until releases can withhold single records."""
    if plan is None or not plan.mark:
        return
    marks = Marks(dossier)
    ceiling = marks.label(plan.mark)
    if not marks.exceeds(printed, ceiling):
        return
    path = ("briefs", _plan_id(dossier, plan), "mark")
    message = f'The brief is marked {ceiling}, and prints facts marked "{printed}".'
    hint = f"Leave out the sections that hold them, or mark the brief {printed}."
    raise BriefError([Diagnostic("E90", message, hint, source=dossier.source_of(path), path=path)])


def _write(document: Document, prepared: _Prepared, chosen: Format, pdf: Written | None) -> Written:
    """One format; each writer is imported only when its format is asked for."""
    if chosen is Format.PDF:
        from tracktwo.writers.pdf import write_pdf

        return write_pdf(document, prepared.theme, prepared.fonts)
    from tracktwo.writers.docx import write_docx

    return write_docx(document, prepared.theme, prepared.fonts, pdf.anchor_pages if pdf else None)


def _too_long(pdf: Written | None, max_pages: int | None) -> Iterator[Diagnostic]:
    if pdf is not None and max_pages is not None and pdf.page_count > max_pages:
        message = f"The brief has {pdf.page_count} pages; at most {max_pages} were wanted."
        yield Diagnostic("W95", message, "Leave out sections, or set them to less detail.", Severity.WARNING)
