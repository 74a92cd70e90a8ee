"""The kinds of field a form knows, found from the annotations of the model."""

from __future__ import annotations

import types
from enum import Enum
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from tracktwo.dossier.model.fields import (
    Amount,
    Attributed,
    CiteField,
    Country,
    Currency,
    Date,
    DateTime,
    Deadline,
    Identifier,
    Language,
    Money,
    PaxField,
    Refers,
    Script,
    WholeNumber,
    Wording,
    Words,
    YesOrNo,
)
from tracktwo.dossier.model.head import Prose


class Kind(Enum):
    """How a field is edited. Each has one widget."""

    LINE = "line"
    PROSE = "prose"
    CHOICE = "choice"
    CHOICES = "several choices"
    DATE = "date"
    DATE_OR_SPAN = "date or span"
    MOMENT = "moment"
    FIGURE = "figure"
    MONEY = "money"
    YES_NO = "yes or no"
    WHOLE_NUMBER = "whole number"
    CODE = "code"
    REFERENCE = "reference"
    REFERENCE_OR_TEXT = "reference or text"
    REFERENCES = "several references"
    CITE = "cite"
    CITES = "cites"
    WORDING = "wording"
    LINES = "list of lines"
    PART = "part"
    PARTS = "list of parts"
    PART_MAP = "map of parts"
    LINE_MAP = "map of lines"
    LINES_MAP = "map of lists"
    FREE_PROSE = "free prose"


_LEAVES: Final[tuple[tuple[Any, Kind], ...]] = (
    (Words, Kind.LINE),
    (Date, Kind.DATE),
    (DateTime, Kind.MOMENT),
    (Deadline, Kind.DATE_OR_SPAN),
    (Amount, Kind.FIGURE),
    (Money, Kind.MONEY),
    (WholeNumber, Kind.WHOLE_NUMBER),
    (YesOrNo, Kind.YES_NO),
    (Identifier, Kind.CODE),
    (Currency, Kind.CODE),
    (Country, Kind.CODE),
    (Script, Kind.CODE),
    (Language, Kind.CODE),
    (PaxField, Kind.CODE),
    (CiteField, Kind.CITE),
    (Prose, Kind.FREE_PROSE),
    (str, Kind.CODE),  # a bare text in the model has a pattern
)
_LISTS: Final = {
    Kind.CITE: Kind.CITES,
    Kind.CHOICE: Kind.CHOICES,
    Kind.REFERENCE: Kind.REFERENCES,
    Kind.REFERENCE_OR_TEXT: Kind.REFERENCES,
    Kind.PART: Kind.PARTS,
    Kind.LINE: Kind.LINES,
    Kind.CODE: Kind.LINES,
}
_MAPS: Final = {Kind.PART: Kind.PART_MAP, Kind.LINE: Kind.LINE_MAP, Kind.LINES: Kind.LINES_MAP}
LISTS: Final = frozenset(_LISTS.values())
"""The kinds that hold entries in order."""
MAPS: Final = frozenset(_MAPS.values())
"""The kinds that hold entries by name."""


def kind_of(annotation: Any) -> Kind:  # noqa: ANN401 - annotations are known at run time only
    """The kind of field an annotation of the model asks for; raises TypeError for one this program does not know."""
    annotation = without_none(annotation)
    for leaf, kind in _LEAVES:
        if annotation == leaf:
            return kind
    if refers_of(annotation) is not None:
        return Kind.REFERENCE_OR_TEXT if bare(annotation) is Attributed else Kind.REFERENCE
    return _shape(bare(annotation))


def _shape(inner: Any) -> Kind:  # noqa: ANN401
    origin = get_origin(inner)
    if origin is Literal:
        return Kind.CHOICE
    if origin is tuple:
        return _LISTS[kind_of(get_args(inner)[0])]
    if origin is dict:
        value = get_args(inner)[1]
        return Kind.LINES_MAP if value is Any else _MAPS[kind_of(value)]
    if inner is Wording:
        return Kind.WORDING
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return Kind.PART
    raise TypeError(f"no kind of field for {inner!r}")


def bare(annotation: Any) -> Any:  # noqa: ANN401
    """The annotation without its marks and without `None`."""
    annotation = without_none(annotation)
    return bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def without_none(annotation: Any) -> Any:  # noqa: ANN401
    """`X` for `X | None`; any other annotation as it is."""
    if get_origin(annotation) in {Union, types.UnionType}:
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return parts[0] if len(parts) == 1 else annotation
    return annotation


def refers_of(annotation: Any) -> Refers | None:  # noqa: ANN401
    """The mark that names the blocks a reference may point into."""
    annotation = without_none(annotation)
    if get_origin(annotation) is not Annotated:
        return None
    return next((mark for mark in annotation.__metadata__ if isinstance(mark, Refers)), None)
