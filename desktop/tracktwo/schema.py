"""JSON Schemas for editors: they complete and check as people type, and accept what people really write.

We read every scalar as text; an editor sees YAML 1.2, where `31` is a number, `true` a boolean and a blank is null.
So the schemas made from the model are widened: scalars of any type, short forms, blanks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from pydantic import BaseModel

from tracktwo.dossier.model.blocks import DossierFile
from tracktwo.dossier.model.fields import SCALAR
from tracktwo.template.model import Template
from tracktwo.template.options import SECTION_KINDS
from tracktwo.template.theme import Theme

Schema = dict[str, Any]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SHORT_FORMS: Final = frozenset({"Wording", "Name", "Attributed", "StanceRecord", "Attendee", "SectionChoice"})
"""Parts that may be written as a bare word or text."""
MODELS: Final[Mapping[str, type[BaseModel]]] = {"dossier": DossierFile, "template": Template, "theme": Theme}


def schema_of(of: str) -> Schema:
    """The JSON Schema (draft 2020-12) of a dossier, a template or a theme.

    Raises `KeyError` for anything else.
    """
    schema = MODELS[of].model_json_schema(mode="validation")
    widened = _widened(schema)
    definitions: Schema = widened.get("$defs", {})
    for name in SHORT_FORMS & set(definitions):
        definitions[name] = {"anyOf": [{"type": SCALAR}, definitions[name]]}
    _name_sections(definitions)
    if of == "template":
        _admit_theme_name(widened)
    return {"$schema": DIALECT, **widened}


def _name_sections(definitions: Schema) -> None:
    """Lets an editor offer the kinds of section."""
    if "SectionChoice" in definitions:
        short, whole = definitions["SectionChoice"]["anyOf"]
        short["examples"] = list(SECTION_KINDS)
        whole["properties"]["kind"]["examples"] = list(SECTION_KINDS)


def _admit_theme_name(schema: Schema) -> None:
    """A template names a theme, or states what differs from the one it extends; and it need not have a title then."""
    theme = schema["properties"]["theme"]
    extends = {"type": "string", "description": "Theme this one starts from."}
    whole = {**schema["$defs"]["Theme"], "properties": {"extends": extends, **schema["$defs"]["Theme"]["properties"]}}
    schema["properties"]["theme"] = {"anyOf": [{"type": "string"}, whole], "description": theme.get("description", "")}
    schema["required"] = [name for name in schema.get("required", []) if name != "title"]


def _widened(node: Any) -> Any:  # noqa: ANN401 - JSON is what it is
    """The schema with scalars of any type, numbers where words look like numbers, blanks where a field is optional."""
    if isinstance(node, list):
        return [_widened(entry) for entry in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    schema = cast("Schema", node)
    widened: Schema = {key: _widened(value) for key, value in schema.items() if key != "default"}
    if "enum" in widened:
        widened["enum"] = _with_numbers(widened["enum"])
        widened.pop("type", None)
    elif "const" in widened:
        widened["enum"] = _with_numbers([widened.pop("const")])
        widened.pop("type", None)
    elif widened.get("type") in ("string", "number", "integer") and "pattern" not in widened:
        widened["type"] = SCALAR
        for bound in ("minimum", "maximum"):
            widened.pop(bound, None)
    if isinstance(widened.get("properties"), dict):
        widened["properties"] = {key: _or_blank(value) for key, value in widened["properties"].items()}
    if widened.get("type") == "object" and isinstance(widened.get("additionalProperties"), dict):
        widened["additionalProperties"] = _or_blank(widened["additionalProperties"])
    return widened


def _with_numbers(words: list[Any]) -> list[Any]:
    numbers = [
        float(word) if "." in word else int(word) for word in words if isinstance(word, str) and _is_number(word)
    ]
    return [*words, *(number for number in numbers if number not in words)]


def _is_number(word: str) -> bool:
    return word.replace(".", "", 1).isdigit()


def _or_blank(schema: Schema) -> Schema:
    """The schema or nothing: a blank means empty. The description stays where editors look for it."""
    inner = {key: value for key, value in schema.items() if key not in {"description", "title"}}
    kept = {key: value for key, value in schema.items() if key in {"description", "title"}}
    options = inner["anyOf"] if set(inner) == {"anyOf"} else [inner]
    blank = {"type": "null"}
    return {**kept, "anyOf": [*options, *([] if blank in options else [blank])]}
