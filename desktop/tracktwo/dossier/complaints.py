"""What is wrong with a record, in the words of the field: the model's findings as diagnostics with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError

from tracktwo.diagnostics import Diagnostic, FactPath, Source, did_you_mean, listed
from tracktwo.dossier.values.problem import ValueProblem

Locate = Callable[[FactPath], Source | None]
"""Finds where a fact, or its nearest parent, is written."""

SHAPES: Final = {
    "model_type": ("fields (name: value)", "Put each field on a line of its own, indented."),
    "model_attributes_type": ("fields (name: value)", "Put each field on a line of its own, indented."),
    "dict_type": ("fields (name: value)", "Put each entry on a line of its own, indented."),
    "tuple_type": ("a list", "Write [a, b], or one entry a line, each after a hyphen."),
    "string_type": ("text", "Write it on one line, in quotes where it holds : or #."),
    "literal_error": ("one word", "Write one of the words of this field."),
}


def complaints(
    error: ValidationError, model: type[BaseModel], raw: object, path: FactPath, locate: Locate
) -> Iterator[Diagnostic]:
    """One diagnostic for each finding of pydantic on the record `raw`, which stands at `path` in its file."""
    for finding in error.errors(include_url=False):
        location = tuple(finding["loc"])
        inside = _existing_path(raw, location)
        code, message, hint = _wording(finding, model, location)
        full = (*path, *inside)
        if finding["type"] in {"extra_forbidden"}:
            full = (*path, *location)
        yield Diagnostic(code, message, hint, source=locate(full), path=full)


def _existing_path(raw: object, location: tuple[str | int, ...]) -> FactPath:
    """The steps of `location` that lead through `raw`: what pydantic adds for its own purposes falls away."""
    path: list[str | int] = []
    for step in location:
        if isinstance(raw, dict) and step in raw:
            raw = cast("Mapping[object, object]", raw)[step]
        elif isinstance(raw, list) and isinstance(step, int) and step < len(cast("list[object]", raw)):
            raw = cast("list[object]", raw)[step]
        else:
            break
        path.append(step)
    return tuple(path)


def _wording(
    finding: Mapping[str, Any], model: type[BaseModel], location: tuple[str | int, ...]
) -> tuple[str, str, str]:
    """Code, sentence and remedy for one finding."""
    kind = str(finding["type"])
    name = _field_name(location)
    if kind == "missing":
        return "E05", f'The required field "{name}" is missing.', _what_to_write(model, location)
    if kind == "extra_forbidden":
        return "E02", f'There is no field "{name}" here.', _known_field(model, location)
    if kind == "literal_error" and isinstance(finding["input"], str):
        return _wrong_word(finding, name)
    if kind in SHAPES:
        shape, hint = SHAPES[kind]
        return "E04", f'"{name}" must be {shape}.', hint
    return "E04", *_problem(finding, name)


def _problem(finding: Mapping[str, Any], name: str) -> tuple[str, str]:
    problem = finding.get("ctx", {}).get("error")
    if isinstance(problem, ValueProblem):
        return f'"{name}": {problem.message}' if name else problem.message, problem.hint
    if finding["type"] == "string_pattern_mismatch":
        return f'"{name}": "{finding["input"]}" is not of the form this field has.', "See the description of the field."
    if finding["type"] == "too_short":
        return f'"{name}" is empty.', "Give at least one entry."
    return f'"{name}": {finding["msg"]}.', ""


def _wrong_word(finding: Mapping[str, Any], name: str) -> tuple[str, str, str]:
    words = re.findall(r"'([^']*)'", str(finding.get("ctx", {}).get("expected", "")))
    word = str(finding["input"])
    near = did_you_mean(word.lower(), words)
    choice = f"Write {listed(words, 'or')}."
    return "E02", f'"{name}" cannot be "{shortened(word)}".', f"{near} {choice}" if near else choice


def shortened(text: str, longest: int = 60) -> str:
    """The text on one line, cut where it is longer than `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _field_name(location: tuple[str | int, ...]) -> str:
    names = [step for step in location if isinstance(step, str) and step != "[key]"]
    return names[-1] if names else ""


def _known_field(model: type[BaseModel], location: tuple[str | int, ...]) -> str:
    owner = model_at(model, location[:-1])
    names = [info.alias or name for name, info in owner.model_fields.items()] if owner else []
    near = did_you_mean(str(location[-1]), names)
    return near or (f"Fields here: {', '.join(names)}." if names else "Remove it.")


def _what_to_write(model: type[BaseModel], location: tuple[str | int, ...]) -> str:
    owner = model_at(model, location[:-1])
    if owner is None:
        return "Add it."
    for name, info in owner.model_fields.items():
        if (info.alias or name) == location[-1]:
            return f'Add "{location[-1]}": {(info.description or "").rstrip(".")}.'
    return "Add it."


def model_at(model: type[BaseModel], location: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The class of the part at `location` inside a record of class `model`; None where there is no such part."""
    current: Any = model
    for step in location:
        owner = _model_in(current)
        if isinstance(step, int) or owner is None:
            continue
        current = next(
            (info.annotation for name, info in owner.model_fields.items() if (info.alias or name) == step), current
        )
    return _model_in(current)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model class inside an annotation such as `tuple[Role, ...]` or `dict[str, StanceRecord]`."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    parts = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return next((found for part in parts if (found := _model_in(part))), None)
