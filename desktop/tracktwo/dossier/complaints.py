"""What is wrong with a record, in the words of the field: the model's findings as diagnostics with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tracktwo.diagnostics import Diagnostic, FactPath, Source, did_you_mean, listed, nearest_word, sentence
from tracktwo.dossier.model.actors import Name
from tracktwo.dossier.model.fields import Attributed, Wording
from tracktwo.dossier.model.history import Attendee
from tracktwo.dossier.model.negotiation import StanceRecord
from tracktwo.dossier.values.problem import ValueProblem

Locate = Callable[[FactPath], Source | None]
"""Finds where a fact, or its nearest parent, is written."""

_FIELDS: Final = ("have fields of its own", 'Write each field as "name: value" on a line of its own, indented.')
SHAPES: Final = {
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": ("have entries of its own", 'Write each entry as "name: value" on a line of its own, indented.'),
    "tuple_type": ("be a list", "Write [a, b], or one entry a line, each after a hyphen."),
    "string_type": ("be text", "Write it on one line, in quotation marks where it holds : or #."),
    "literal_error": ("be one word", "Write one of the words of this field."),
}
SHORT_FORMS: Final[Mapping[type[BaseModel], tuple[str, str]]] = {
    Wording: ("be text", "Write it on one line, or {text: …, original: …, lang: …}."),
    Name: ("be a name", "Write it on one line, or {family: …, given: …}."),
    Attributed: ("be an id or {text: …}", "Write one of the two."),
    Attendee: ("be the id of an actor", "Write the id, or {actor: …, as: …}."),
    StanceRecord: ("be a stance", "Write one word, or {stance: …, condition: …}."),
}
"""What a part is that may also be written as one text, and how to write it."""

_LIMITS: Final = {
    "greater_than_equal": ("too small", "at least", "ge"),
    "greater_than": ("too small", "more than", "gt"),
    "less_than_equal": ("too large", "at most", "le"),
    "less_than": ("too large", "less than", "lt"),
}


def complaints(
    error: ValidationError,
    model: type[BaseModel],
    raw: object,
    path: FactPath,
    locate: Locate,
    *,
    locate_key: Locate | None = None,
    noun: str = "field",
) -> Iterator[Diagnostic]:
    """One diagnostic for each finding of pydantic on the record `raw`, which stands at `path` in its file.

    `locate` finds values and `locate_key` the names of fields; `noun` is what a field is called there. A required field
    that is missing because its name is misspelt is told once.
    """
    of_key = locate_key or locate
    findings = error.errors(include_url=False)
    meant = {
        (*finding["loc"][:-1], _nearest_field(model, finding["loc"]))
        for finding in findings
        if finding["type"] == "extra_forbidden"
    }
    for finding in findings:
        location = tuple(finding["loc"])
        if (finding["type"] == "missing" and location in meant) or _is_follow_on(finding, findings):
            continue
        is_about_key = finding["type"] in {"extra_forbidden", "missing"}
        inside = location if is_about_key else _existing_path(raw, location)
        code, message, hint = _wording(finding, model, (*path, *inside), noun)
        inside = (*inside, *_field_at_fault(finding, _at(raw, inside)))
        full = (*path, *inside)
        source = (of_key if is_about_key or not inside else locate)(full)
        yield Diagnostic(code, sentence(message), hint, source=source, path=full)


def _is_follow_on(finding: ErrorDetails, findings: list[ErrorDetails]) -> bool:
    """Whether a list is called empty only because its entries are wrong."""
    length = len(finding["loc"])
    return finding["type"] == "too_short" and any(
        len(other["loc"]) > length and other["loc"][:length] == finding["loc"] for other in findings
    )


def _field_at_fault(finding: Mapping[str, Any], value: object) -> FactPath:
    """The step to the field that a rule about a whole part names; none when the rule names none."""
    problem = finding.get("ctx", {}).get("error")
    if isinstance(problem, ValueProblem) and problem.field and isinstance(value, dict) and problem.field in value:
        return (problem.field,)
    return ()


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


def _at(raw: object, path: FactPath) -> object:
    value: Any = raw
    for step in path:
        if isinstance(value, dict):
            value = cast("Mapping[object, Any]", value).get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = cast("list[Any]", value)[step]
    return cast("object", value)


def _wording(finding: Mapping[str, Any], model: type[BaseModel], path: FactPath, noun: str) -> tuple[str, str, str]:
    """Code, sentence and remedy for one finding at `path`."""
    kind = str(finding["type"])
    location: tuple[str | int, ...] = tuple(finding["loc"])
    name = _name_of(path)
    if kind == "missing":
        owner = _name_of(path[:-1])
        of = f" of {owner}" if owner else ""
        return "E05", f'The required field "{location[-1]}"{of} is missing.', _what_to_write(model, location)
    if kind == "extra_forbidden":
        message = f'There is no {noun} "{shortened(str(location[-1]))}" here.'
        return "E02", message, _known_field(model, location, noun)
    if kind == "literal_error" and isinstance(finding["input"], str):
        return _wrong_word(finding, name)
    if kind in SHAPES:
        shape, hint = _shape(kind, model, location)
        return "E04", f"{name or 'This'} must {shape}.", hint
    return "E04", *_problem(finding, name)


def _shape(kind: str, model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[str, str]:
    part = model_at(model, location)
    return SHORT_FORMS.get(part, SHAPES[kind]) if part and kind.startswith("model") else SHAPES[kind]


def _problem(finding: Mapping[str, Any], name: str) -> tuple[str, str]:
    """Sentence and remedy for a value that cannot be read."""
    context = finding.get("ctx", {})
    problem = context.get("error")
    written = f'"{shortened(str(finding["input"]))}"'
    label = f"{name}: " if name else ""
    kind = str(finding["type"])
    if isinstance(problem, ValueProblem):
        return f"{label}{problem.message}", problem.hint
    if kind == "string_pattern_mismatch":
        message, hint = _pattern_hint(str(context.get("pattern", "")), str(finding["input"]))
        return f"{label}{written} {message}", hint
    if kind == "too_short":
        return f"{name} is empty.", "Give at least one entry."
    if kind == "string_too_long":
        return f"{label}The text is too long.", f"Write at most {context['max_length']} characters."
    if kind in _LIMITS:
        fault, bound, limit = _LIMITS[kind]
        return f"{label}{written} is {fault}.", f"Write {bound} {context[limit]:g}."
    return f"{label}{written} is not a number.", "Write digits, such as 10.5."


def _pattern_hint(pattern: str, written: str) -> tuple[str, str]:
    if pattern.startswith("^#"):
        return "is not a colour.", 'Write # and six digits or letters from a to f, in quotation marks: "#1f4e79".'
    return "is not an id: lower-case letters, digits and hyphens.", id_hint(written)


def as_id(written: str) -> str:
    """The id that a text most likely stands for; empty when it has no letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", written[:200].lower()).strip("-")


def id_hint(written: str) -> str:
    """What to write instead of a text that is not an id."""
    slug = as_id(written)
    return f'Write "{shortened(slug)}".' if slug else "Write a short word."


def _wrong_word(finding: Mapping[str, Any], name: str) -> tuple[str, str, str]:
    words = re.findall(r"'([^']*)'", str(finding.get("ctx", {}).get("expected", "")))
    word = str(finding["input"])
    near = did_you_mean(word, words)
    choice = f"Write {listed(words, 'or')}."
    hint = near or choice if len(words) > _WORDS_BESIDE_NEAREST else f"{near} {choice}".strip()
    return "E02", f'{name} cannot be "{shortened(word)}".', hint


_WORDS_BESIDE_NEAREST: Final = 8
"""A longer list of words is printed only when no word is near."""


def shortened(text: str, longest: int = 60) -> str:
    """The text on one line, cut where it is longer than `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _name_of(path: FactPath) -> str:
    """What a fact is called: its field or id in quotation marks, or `An entry of "roles"`; empty for a whole file."""
    steps = [step for step in path if step != "[key]"]
    names = [step for step in steps if isinstance(step, str)]
    if not names:
        return ""
    name = f'"{shortened(names[-1])}"'
    return f"entry {steps[-1] + 1} of {name}" if isinstance(steps[-1], int) else name


def _nearest_field(model: type[BaseModel], location: tuple[str | int, ...]) -> str:
    return nearest_word(str(location[-1]), _fields_beside(model, location))


def _fields_beside(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    owner = model_at(model, location[:-1])
    return [info.alias or name for name, info in owner.model_fields.items()] if owner else []


def _known_field(model: type[BaseModel], location: tuple[str | int, ...], noun: str) -> str:
    names = _fields_beside(model, location)
    near = did_you_mean(str(location[-1]), names)
    return near or (f"The {noun}s here are {listed(names)}." if names else "Remove it.")


def _what_to_write(model: type[BaseModel], location: tuple[str | int, ...]) -> str:
    owner = model_at(model, location[:-1])
    fields = owner.model_fields.items() if owner else ()
    description = next((info.description for name, info in fields if (info.alias or name) == location[-1]), "")
    return f'Add "{location[-1]}": {description.rstrip(".")}.' if description else f'Add "{location[-1]}".'


def model_at(model: type[BaseModel], location: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The class of the part at `location` inside a record of class `model`; None where there is no such part."""
    current: Any = model
    for step in location:
        owner = model_in(current)
        if isinstance(step, int) or owner is None:
            continue
        current = next(
            (info.annotation for name, info in owner.model_fields.items() if (info.alias or name) == step), current
        )
    return model_in(current)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model class inside an annotation such as `tuple[Role, ...]` or `dict[str, StanceRecord]`."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    parts = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return next((found for part in parts if (found := model_in(part))), None)
