"""Sections chosen for a brief: name, title and typed options, from template, brief and command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from tracktwo.diagnostics import Diagnostic, FactPath, Source, did_you_mean, listed
from tracktwo.dossier.complaints import complaints
from tracktwo.dossier.model.head import SectionChoice
from tracktwo.template.model import Template
from tracktwo.template.options import SECTION_KINDS, SectionKind, SectionOptions

Locate = Callable[[FactPath], Source | None]


@dataclass(frozen=True, slots=True)
class ChosenSection:
    """One section to compose: its kind, its heading, and its options, valid for that kind."""

    kind: SectionKind
    title: str
    options: SectionOptions
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Choosing:
    """What choosing sections gave: the good ones in order, and what was wrong with the others."""

    sections: tuple[ChosenSection, ...]
    diagnostics: tuple[Diagnostic, ...]


def nowhere(_: FactPath) -> Source | None:
    """The place of what was not read from a file."""
    return None


def check_sections(template: Template, locate: Locate, locate_key: Locate) -> Iterator[Diagnostic]:
    """What is wrong with the sections, titles and options of a template; `locate` finds values, `locate_key` names."""
    yield from choose(template, template.sections, {}, ("sections",), locate, locate_key).diagnostics
    for block in ("titles", "options"):
        for name in getattr(template, block):
            if name not in SECTION_KINDS:
                yield _unknown(name, (block, name), locate_key)
    chosen = {choice.kind for choice in template.sections}
    for name, options in template.options.items():
        if name in SECTION_KINDS and name not in chosen:
            origin = _Origin({option: ("options", name, option) for option in options}, locate, locate_key)
            yield from _typed(SECTION_KINDS[name], options, origin)[1]


def choose(
    template: Template,
    choices: Sequence[SectionChoice],
    settings: Mapping[str, Mapping[str, Any]],
    path: FactPath,
    locate: Locate,
    locate_key: Locate | None = None,
) -> Choosing:
    """The chosen sections in order, each with the template's options under its own and `settings` over both.

    `path` is where the list of choices stands in its file. Nothing is raised: a wrong choice is a diagnostic (E02 for
    an unknown kind or option, E04 for a wrong value, E01 for one that repeats an earlier one in all it says).
    """
    sections: list[ChosenSection] = []
    diagnostics: list[Diagnostic] = [*_repeated(choices, path, locate)]
    for index, choice in enumerate(choices):
        here = (*path, index)
        kind = SECTION_KINDS.get(choice.kind)
        if kind is None:
            diagnostics.append(_unknown(choice.kind, here, locate))
            continue
        own = choice if _is_of(template, choice) else _from_template(template, choice.kind)
        of_kind, given = template.options.get(choice.kind, {}), settings.get(choice.kind, {})
        raw = {**of_kind, **own.options, **choice.options, **given}
        paths: dict[str, FactPath] = {option: ("options", choice.kind, option) for option in of_kind}
        paths |= {option: (*here, "options", option) for option in (*own.options, *choice.options)}
        origin = _Origin(paths, locate, locate_key or locate, tuple(given))
        options, faults = _typed(kind, raw, origin)
        diagnostics.extend(faults)
        if options is not None:
            title = choice.title or own.title or template.titles.get(choice.kind, "")
            sections.append(ChosenSection(kind, title, options, locate(here)))
    return Choosing(tuple(sections), tuple(diagnostics))


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where the options of a section come from: a file, or the command line."""

    paths: Mapping[str, FactPath]
    locate: Locate
    locate_key: Locate
    given: tuple[str, ...] = ()
    """Options given on the command line."""

    def told(self, found: Diagnostic, kind: str) -> Diagnostic:
        """The diagnostic with its place; one on an option of the command line names that option instead."""
        option = str(found.path[0]) if found.path else ""
        if option in self.given:
            return replace(found, message=f"--set {kind}.{option}: {found.message}", source=None)
        return replace(found, path=(*self.paths.get(option, ()), *found.path[1:]))

    def place(self, locate: Locate, path: FactPath) -> Source | None:
        """Where an option or a part of its value is written."""
        own = self.paths.get(str(path[0])) if path else None
        return locate((*own, *path[1:])) if own else None

    def value_place(self, path: FactPath) -> Source | None:
        """Where the value of an option is written."""
        return self.place(self.locate, path)

    def key_place(self, path: FactPath) -> Source | None:
        """Where the name of an option is written."""
        return self.place(self.locate_key, path)


def _repeated(choices: Sequence[SectionChoice], path: FactPath, locate: Locate) -> Iterator[Diagnostic]:
    """A fault for each choice that is made before: two of one kind are good where their title or options differ."""
    for index, choice in enumerate(choices):
        first = choices.index(choice)
        if first < index and choice.kind in SECTION_KINDS:
            here, there = (*path, index), locate((*path, first))
            where = f" at line {there.line}" if there and there.line else ""
            yield Diagnostic(
                "E01",
                f'The section "{choice.kind}" is listed twice, and would be printed twice.',
                f"Remove this one or the first{where}, or give one of them options or a title of its own.",
                source=locate(here),
                path=here,
            )


def _is_of(template: Template, choice: SectionChoice) -> bool:
    """Whether the choice is one the template itself makes: then no other of its kind lends it options."""
    return any(choice is each for each in template.sections)


def _from_template(template: Template, name: str) -> SectionChoice:
    return next((choice for choice in template.sections if choice.kind == name), SectionChoice(kind=name))


def _typed(
    kind: SectionKind, raw: Mapping[str, Any], origin: _Origin
) -> tuple[SectionOptions | None, tuple[Diagnostic, ...]]:
    try:
        return kind.options.model_validate(dict(raw)), ()
    except ValidationError as error:
        found = complaints(error, kind.options, raw, (), origin.value_place, locate_key=origin.key_place, noun="option")
        return None, tuple(origin.told(diagnostic, kind.name) for diagnostic in found)


def _unknown(name: str, path: FactPath, locate: Locate) -> Diagnostic:
    hint = did_you_mean(name, SECTION_KINDS) or f"Kinds of section are {listed(list(SECTION_KINDS))}."
    return Diagnostic("E02", f'There is no kind of section "{name}".', hint, source=locate(path), path=path)
