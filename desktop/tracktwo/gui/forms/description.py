"""What a form consists of: one description for each field of a record, made from the model and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from tracktwo.dossier.model.actors import Name, Party
from tracktwo.dossier.model.blocks import DossierFile, record_models
from tracktwo.dossier.model.head import Head, SectionChoice
from tracktwo.dossier.model.history import Attendee
from tracktwo.dossier.model.negotiation import StanceRecord
from tracktwo.gui.forms.field_labels import entry_label, field_label, in_sentence_case
from tracktwo.gui.forms.kinds import LISTS, MAPS, Kind, bare, kind_of, refers_of, without_none
from tracktwo.gui.forms.meanings import meaning_of

SHORTHANDS: Final[dict[type[BaseModel], str]] = {
    Name: "text",
    StanceRecord: "stance",
    Attendee: "actor",
    SectionChoice: "kind",
}
"""Parts that may be written as a bare text, and the field that text stands for."""

_PROSE: Final = frozenset({
    "batna", "condition", "confidence_basis", "demand", "description", "descriptor", "dissent", "distribution", "gap",
    "interest", "mandate", "mechanism", "note", "offer", "outcome", "position", "question", "relevance", "statement",
    "text", "verification", "what", "why", "why_changed", "zopa_basis", "a",
})  # fmt: skip
"""Fields that hold a sentence or more: their boxes are taller and wrap."""


_LAST: Final = frozenset({"cites", "mark", "note"})
"""Fields that end every form, whatever the record is."""


_OWN_LABELS: Final = {
    "igo": "IGO",
    "ngo": "NGO",
    "pda": "PDA",
    "tlp": "TLP",
    "icd203": "ICD 203",
    "phia": "PHIA",
    "mdy-long": "month first",
    "dmy-long": "day first",
}
"""Words that are abbreviations or codes."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a closed list, and what it means."""

    value: str
    meaning: str

    @property
    def label(self) -> str:
        """How the word is shown: hyphens as spaces, abbreviations in capitals."""
        return _OWN_LABELS.get(self.value) or self.value.replace("-", " ")

    def __str__(self) -> str:
        """The word with its meaning: `red line: says it would rather have no deal`."""
        return f"{self.label}: {self.meaning}" if self.meaning else self.label


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """What a form needs to know of one field."""

    key: str
    """Its name in the file."""
    kind: Kind
    label: str
    help: str = ""
    is_required: bool = False
    words: tuple[Word, ...] = ()
    """The closed list, for choices."""
    blocks: tuple[str, ...] = ()
    """Where a reference may point."""
    admits_unknown: bool = False
    """Whether the word `unknown` may stand instead of a reference."""
    default: str = ""
    """What holds when the field is absent; empty when nothing does."""
    annotation: Any = None
    """The type of the value, for reading what was typed."""
    model: type[BaseModel] | None = None
    """The class of the part, or of the parts of a list or map."""
    entry: FieldDescription | None = None
    """One entry of a list or map."""
    names: FieldDescription | None = None
    """The names of the entries of a map: a reference or a line."""
    entry_label: str = ""
    """What one entry is called."""

    @property
    def is_long(self) -> bool:
        """Whether its text is a sentence or more."""
        return self.kind is Kind.PROSE or (self.kind is Kind.WORDING and self.key in _PROSE)

    @property
    def parts(self) -> tuple[FieldDescription, ...]:
        """The fields of the part, or of each entry; none for a plain field."""
        return describe(self.model) if self.model is not None else ()

    @property
    def shorthand(self) -> str:
        """The field that a bare text in place of the part stands for; empty when none may."""
        return SHORTHANDS.get(self.model, "") if self.model is not None else ""


@cache
def describe(model: type[BaseModel]) -> tuple[FieldDescription, ...]:
    """The fields of a record or part: its own in the order of the model, then those it inherits, then its sources."""
    hints = get_type_hints(model, include_extras=True)
    own = model.__annotations__
    names = sorted(model.model_fields, key=lambda name: (name in _LAST, name not in own))
    return tuple(
        _field(model.model_fields[name].alias or name, hints[name], model.model_fields[name]) for name in names
    )


@cache
def fields_of_block(block: str) -> tuple[FieldDescription, ...]:
    """The fields of a record of a block; of `dossier`, its head."""
    return describe(model_of_block(block))


def model_of_block(block: str) -> type[BaseModel]:
    """The class of the records of a block; raises KeyError for `schema` and `texts`, which hold none."""
    return {**record_models(), "parties": Party, "dossier": Head}[block]


@cache
def text_field() -> FieldDescription:
    """The field of one entry of `texts`."""
    info = DossierFile.model_fields["texts"]
    annotation = get_args(get_type_hints(DossierFile, include_extras=True)["texts"])[1]
    return FieldDescription(
        key="text",
        kind=Kind.FREE_PROSE,
        label="Text",
        help=f"{info.description} [@id] cites a source.",
        is_required=True,
        annotation=annotation,
    )


def _field(key: str, annotation: Any, info: FieldInfo) -> FieldDescription:  # noqa: ANN401
    kind = kind_of(annotation)
    refers = refers_of(_entry_type(annotation) if kind in LISTS else annotation)
    return FieldDescription(
        key=key,
        kind=Kind.PROSE if kind is Kind.LINE and key in _PROSE else kind,
        label=field_label(key),
        help=info.description or "",
        is_required=info.is_required(),
        words=_words(annotation, kind),
        blocks=refers.blocks if refers else (),
        admits_unknown=refers.or_unknown if refers else False,
        default=_default(info),
        annotation=without_none(annotation),
        model=_part_model(annotation, kind),
        entry=_entry(key, annotation, kind),
        names=_names(annotation, kind),
        entry_label=entry_label(key) if kind in LISTS | MAPS else "",
    )


def _entry_type(annotation: Any) -> Any:  # noqa: ANN401
    return get_args(bare(annotation))[0]


def _words(annotation: Any, kind: Kind) -> tuple[Word, ...]:  # noqa: ANN401
    inner = _entry_type(annotation) if kind is Kind.CHOICES else annotation
    if kind not in {Kind.CHOICE, Kind.CHOICES}:
        return ()
    words = bare(inner)
    return tuple(Word(value, meaning_of(words, value)) for value in get_args(words))


def _default(info: FieldInfo) -> str:
    default = info.default
    if default is PydanticUndefined or default is None:
        return ""
    if isinstance(default, bool):
        return "yes" if default else "no"
    return str(default) if isinstance(default, str | int) else ""


def _part_model(annotation: Any, kind: Kind) -> type[BaseModel] | None:  # noqa: ANN401
    if kind is Kind.PART:
        return bare(annotation)
    if kind is Kind.PARTS:
        return bare(_entry_type(annotation))
    return bare(get_args(bare(annotation))[1]) if kind is Kind.PART_MAP else None


def _entry(key: str, annotation: Any, kind: Kind) -> FieldDescription | None:  # noqa: ANN401
    if kind in LISTS:
        inner = _entry_type(annotation)
    elif kind in MAPS:
        inner = get_args(bare(annotation))[1]
    else:
        return None
    return _inner_field(key, inner, in_sentence_case(entry_label(key)))


def _names(annotation: Any, kind: Kind) -> FieldDescription | None:  # noqa: ANN401
    if kind not in MAPS or get_origin(bare(annotation)) is not dict:
        return None
    names = get_args(bare(annotation))[0]
    if refers_of(names) is None:
        return FieldDescription("name", Kind.LINE, "Name", is_required=True, annotation=names)
    return _inner_field("name", names, "Actor")


def _inner_field(key: str, annotation: Any, label: str) -> FieldDescription | None:  # noqa: ANN401
    if annotation is Any:
        return None
    kind = kind_of(annotation)
    refers = refers_of(annotation)
    return FieldDescription(
        key,
        kind,
        label,
        is_required=True,
        words=_words(annotation, kind),
        blocks=refers.blocks if refers else (),
        admits_unknown=refers.or_unknown if refers else False,
        annotation=without_none(annotation),
        model=_part_model(annotation, kind),
    )
