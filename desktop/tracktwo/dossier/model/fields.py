"""The types of a dossier's fields: how a text from YAML becomes a value, and what an editor is told about it.

Every type here is an `Annotated` alias: the value type, the function that reads it, the JSON Schema that accepts what
people really write, and (for references) the blocks it may point into.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Self, TypeAlias, TypeVar, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function, no_info_plain_validator_function

from tracktwo.dossier.values.cites import Cite
from tracktwo.dossier.values.codes import LanguageTag, parse_country, parse_currency, parse_script
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.figures import Figure, as_money
from tracktwo.dossier.values.moments import Moment, RelativeDate, parse_deadline
from tracktwo.dossier.values.pax import PaxCode, parse_pax
from tracktwo.dossier.values.problem import ValueProblem

Value = TypeVar("Value")
SCALAR: Final = ["string", "number", "boolean"]
"""JSON types an editor may see where we read text: `2023`, `1.5` and `true` need no quotes."""


ANYWHERE: Final = ("*",)


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as a reference: the id of a record in one of `blocks`; `ANYWHERE` means any block.

    `or_unknown` admits the word `unknown` instead of an id.
    """

    blocks: tuple[str, ...]
    or_unknown: bool = False

    @property
    def printed(self) -> str:
        """The blocks as a phrase for diagnostics."""
        return "any block" if self.blocks == ANYWHERE else " or ".join(f'"{block}"' for block in self.blocks)


class Part(BaseModel):
    """What all parts of a dossier share: unknown fields are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


def _text_only(read: Callable[[str], Value], what: str) -> Callable[[object], Value]:
    def reader(raw: object) -> Value:
        if not isinstance(raw, str):
            raise ValueProblem(f"This is not {what}.", f"Write {what} on one line.")
        return read(raw)

    return reader


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Annotates a field: the function that makes its value from what the file holds, or raises `ValueProblem`.

    Like pydantic's `PlainValidator`, less the way back to JSON: nobody asks for it, and working it out for every field
    is half the cost of building the model.
    """

    read: Callable[[object], object]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return no_info_plain_validator_function(self.read)


def _value(read: Callable[[str], Value], what: str, **schema: object) -> tuple[ReadBy, WithJsonSchema]:
    return ReadBy(_text_only(read, what)), WithJsonSchema({"type": SCALAR, "description": what, **schema})


def _as_list(raw: object) -> Sequence[object]:
    """As read from a file, a list; as given in Python, the tuple the field is."""
    return cast("Sequence[object]", raw) if isinstance(raw, list | tuple) else [raw]


def as_fields(raw: object) -> Mapping[str, object]:
    """The raw fields of a part by name; none when it is not a map."""
    return cast("Mapping[str, object]", raw) if isinstance(raw, dict) else {}


class SingleAdmitted:
    """Annotates a list: a single entry may stand without brackets."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        entries = handler(schema)
        return {"anyOf": [entries.get("items", {}), entries]}


OneOrMore: Final = SingleAdmitted()


def _words(raw: str) -> str:
    return raw


def _language(raw: str) -> str:
    return LanguageTag.parse(raw).tag


Words = Annotated[str, *_value(_words, "text")]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
Date = Annotated[
    EdtfDate, *_value(EdtfDate.parse, "a date such as 2023-07-06, 2023-04, 2023-04~ or 2023-07-11/2023-07-12")
]
DateTime = Annotated[Moment, *_value(Moment.parse, "a date, time and zone such as 2023-05-22T21:45+02:00")]
Deadline = Annotated[
    EdtfDate | RelativeDate | Moment,
    Refers(ANYWHERE),
    *_value(parse_deadline, 'a date, or a span such as "60 days after t-line"'),
]
Currency = Annotated[str, *_value(parse_currency, "an ISO 4217 currency code such as USD")]
Country = Annotated[str, *_value(parse_country, "an ISO 3166-1 country code such as UA")]
Script = Annotated[str, *_value(parse_script, "an ISO 15924 script code such as Cyrl")]
Language = Annotated[str, *_value(_language, "a BCP 47 language tag such as en-US or uk")]
PaxField = Annotated[PaxCode, *_value(parse_pax, "a PA-X code such as StBor")]


def _whole_number(raw: str) -> int:
    digits = raw.replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise ValueProblem(f'"{raw}" is not a whole number.', "Write digits, such as 30.")
    return int(digits)


WholeNumber = Annotated[int, *_value(_whole_number, "a whole number", pattern=r"^[0-9,]+$")]


def _yes_or_no(raw: str) -> bool:
    answers = {"yes": True, "true": True, "no": False, "false": False}
    if raw.lower() not in answers:
        raise ValueProblem(f'"{raw}" is neither yes nor no.', 'Write "yes" or "no".')
    return answers[raw.lower()]


YesOrNo = Annotated[bool, *_value(_yes_or_no, "yes or no", enum=["yes", "no", True, False])]


def _texts(raw: object) -> dict[str, str]:
    fields = as_fields(raw)
    for key, value in fields.items():
        if not isinstance(value, str):
            raise ValueProblem(f'"{key}" is not text here.', "Write it on one line.")
    return {key: str(value) for key, value in fields.items()}


def _figure(raw: object) -> Figure:
    if isinstance(raw, str):
        return Figure.parse(raw)
    if isinstance(raw, dict):
        return Figure.from_fields(_texts(cast("object", raw)))
    raise ValueProblem("This is not a figure.", 'Write a figure such as "up to 40 %" or "at least 2 persons".')


FIGURE_SCHEMA: Final = {
    "type": [*SCALAR, "object"],
    "description": 'a figure such as 31, "up to 40 %", "10 to 40 %", "up to 800 million USD", "55 of 79" or unknown',
}
Amount = Annotated[Figure, ReadBy(_figure), WithJsonSchema(FIGURE_SCHEMA)]


def _money(raw: object) -> Figure:
    return as_money(_figure(raw))


Money = Annotated[Figure, ReadBy(_money), WithJsonSchema(FIGURE_SCHEMA)]


class Wording(Part):
    """A text, and where it matters its original in another language."""

    text: Words
    original: Words = ""
    lang: Language = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, raw: object) -> object:
        return {"text": raw} if isinstance(raw, str) else raw

    def __str__(self) -> str:
        return self.text


def _reference(*blocks: str) -> tuple[Refers, ReadBy, WithJsonSchema]:
    return Refers(blocks), *_value(_words, f"an id from {Refers(blocks).printed}")


ActorRef = Annotated[str, *_reference("actors")]
ActorRefOrUnknown = Annotated[
    str, Refers(("actors",), or_unknown=True), *_value(_words, "the id of an actor, or unknown")
]
IssueRef = Annotated[str, *_reference("issues")]
SourceRef = Annotated[str, *_reference("sources")]
PositionRef = Annotated[str, *_reference("positions")]
TermRef = Annotated[str, *_reference("deal_terms")]
AgreementRef = Annotated[str, *_reference("agreements")]
EventRef = Annotated[str, *_reference("events")]
OptionRef = Annotated[str, *_reference("options")]
ClaimRef = Annotated[str, *_reference("claims")]
PackageRef = Annotated[str, *_reference("weapons_packages")]
AnyRef = Annotated[str, *_reference(*ANYWHERE)]


class Attributed(Part):
    """A reference, or free text written as `{text: …}`, so that a typing error is never taken for text."""

    ref: str = ""
    text: Words = ""

    @model_validator(mode="before")
    @classmethod
    def _from_reference(cls, raw: object) -> object:
        return {"ref": raw} if isinstance(raw, str) else raw

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if bool(self.ref) == bool(self.text):
            raise ValueProblem("This is neither a reference nor a text.", "Write an id, or {text: …}.")
        return self


ActorOrText = Annotated[Attributed, Refers(("actors",))]
SourceOrText = Annotated[Attributed, Refers(("sources",))]

KNOWN_UNKNOWN: Final = "unknown"


def _cite(raw: object) -> Cite:
    if isinstance(raw, str):
        return Cite.parse(raw)
    if isinstance(raw, dict):
        return Cite.from_fields(_texts(cast("object", raw)))
    raise ValueProblem("This is not a citation.", "Write the id of a source, or {source: …, at: …}.")


CITE_SCHEMA: Final = {
    "description": "the id of a source, with a place after #, or the long form",
    "anyOf": [
        {"type": SCALAR},
        {
            "type": "object",
            "required": ["source"],
            "additionalProperties": False,
            "properties": {
                "source": {"type": SCALAR},
                "at": {"type": SCALAR},
                "credibility": {"enum": ["1", "2", "3", "4", "5", "6", 1, 2, 3, 4, 5, 6]},
                "rel": {"enum": ["supports", "contradicts", "mentions"]},
                "repeats": {"type": SCALAR},
            },
        },
    ],
}
CiteField = Annotated[Cite, Refers(("sources",)), ReadBy(_cite), WithJsonSchema(CITE_SCHEMA)]
Cites: TypeAlias = Annotated[tuple[CiteField, ...], OneOrMore]
