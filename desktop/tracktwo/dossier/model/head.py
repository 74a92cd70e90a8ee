"""What a dossier says of itself, its free prose, and the documents it is issued as."""

from __future__ import annotations

from typing import Annotated, Any, Self, cast

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from tracktwo.diagnostics import listed, nearest_word
from tracktwo.dossier.model.fields import (
    SCALAR,
    ActorRef,
    Currency,
    Date,
    DateTime,
    Language,
    OneOrMore,
    Part,
    ReadBy,
    WholeNumber,
    Wording,
    Words,
    YesOrNo,
)
from tracktwo.dossier.model.words import (
    TLP_LABELS,
    CitationStyle,
    DateStyle,
    DossierStatus,
    MarkingRule,
    MarkingSchemeName,
    ProbabilityScale,
)
from tracktwo.dossier.values.problem import ValueProblem


class MarkingLevel(Part):
    """One level of a dossier's own handling scheme."""

    label: Words = Field(description="The marking as printed.")
    code: Words = Field(default="", description="Short code for portion marks.")
    colour: str = Field(default="#ffffff", pattern=r"^#[0-9a-fA-F]{6}$", description="Colour of the label, #rrggbb.")


class Marking(Part):
    """How the dossier is to be handled."""

    scheme: MarkingSchemeName = Field(default="tlp", description="tlp, custom or none.")
    levels: tuple[MarkingLevel, ...] = Field(
        default=(), description="Own levels, least restrictive first; only with custom."
    )
    label: Words = Field(default="", description="The marking of the dossier as a whole.")
    caveats: Annotated[tuple[Words, ...], OneOrMore] = Field(
        default=(), description="Further limits, printed after the label."
    )
    distribution: Words = Field(default="", description="Who may have it, printed on the first page.")
    embargo: DateTime | None = Field(default=None, description="Not before this moment.")
    rule: MarkingRule = Field(default="none", description="chatham-house: speakers are not disclosed.")

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the scheme, least restrictive first."""
        if self.scheme == "custom":
            return tuple(level.label for level in self.levels)
        return TLP_LABELS if self.scheme == "tlp" else ()

    @model_validator(mode="after")
    def _label_is_of_the_scheme(self) -> Self:
        if self.label and self.scheme != "none" and self.label not in self.labels:
            raise ValueProblem(
                f'"{self.label}" is not a label of the scheme "{self.scheme}".',
                _label_meant(self),
                "label",
            )
        return self


def _label_meant(marking: Marking) -> str:
    """What to write for a label that is none. TLP:WHITE was renamed; another is guessed only when it is near.

    A wrong guess of a marking does harm, so labels that merely begin alike are listed, not guessed.
    """
    if marking.scheme == "tlp" and marking.label.upper().endswith("WHITE"):
        return "Version 2.0 of the protocol calls it TLP:CLEAR."
    word = marking.label.upper().removeprefix("TLP").lstrip(":- ")
    words = {label.upper().removeprefix("TLP").lstrip(":- "): label for label in marking.labels}
    nearest = nearest_word(word, words)
    return f'Did you mean "{words[nearest]}"?' if nearest else f"Write {listed(marking.labels, 'or')}."


class Head(Part):
    """The dossier as a whole."""

    id: Words = Field(description="Short name of the dossier.")
    title: Wording = Field(description="What the dossier is about.")
    as_of: Date = Field(description="The date of the information: roles, positions and figures are those held then.")
    status: DossierStatus = Field(description="draft, in-review, final or superseded.")
    author: Words = Field(default="", description="Who answers for it.")
    organization: Words = Field(default="", description="Office that issues it.")
    lang: Language = Field(default="en-US", description="Language of the dossier, BCP 47.")
    date_style: DateStyle | None = Field(default=None, description="mdy-long (July 7, 2023) or dmy-long (7 July 2023).")
    currency: Currency = Field(default="USD", description="Currency of the house, ISO 4217.")
    probability_scale: ProbabilityScale = Field(
        default="icd203", description="Scale of likelihood terms: icd203 or phia."
    )
    stale_after_days: WholeNumber = Field(default=30, description="Default life of a figure, a role or a position.")
    marking: Marking = Field(default_factory=Marking, description="Handling.")
    spelling: dict[str, Annotated[tuple[Words, ...], OneOrMore]] = Field(
        default_factory=dict[str, tuple[str, ...]], description="House form: forms to flag outside quotations."
    )
    supersedes: Words = Field(default="", description="Id of the dossier this one replaces.")
    note: Words = Field(default="", description="Not printed.")


class Question(Part):
    """A question that may be asked, and the answer."""

    q: Words = Field(description="The question.")
    a: Words = Field(description="The answer.")


def _prose(raw: object) -> str | tuple[str, ...] | tuple[Question, ...]:
    if isinstance(raw, str):
        return raw
    if not isinstance(raw, list):
        raise ValueProblem(
            "This is neither a text nor a list of texts.", "Write text, a list of texts, or a list of {q: …, a: …}."
        )
    entries = cast("list[object]", raw)
    if all(isinstance(entry, str) for entry in entries):
        return tuple(str(entry) for entry in entries)
    return tuple(Question.model_validate(entry) for entry in entries)


PROSE_SCHEMA = {
    "description": "prose; [@id] cites a source",
    "anyOf": [{"type": SCALAR}, {"type": "array", "items": {"type": [*SCALAR, "object"]}}],
}
Prose = Annotated[str | tuple[str, ...] | tuple[Question, ...], ReadBy(_prose), WithJsonSchema(PROSE_SCHEMA)]


def _section_choice(raw: object) -> object:
    return {"kind": raw} if isinstance(raw, str) else raw


class SectionChoice(Part):
    """A section of a brief: its kind, and where it differs from the template its title and options."""

    kind: Words = Field(description="Kind of section, such as positions.")
    title: Words = Field(default="", description="Heading, where it differs.")
    options: dict[str, Any] = Field(default_factory=dict[str, Any], description="Options of the kind of section.")


SectionChoiceField = Annotated[SectionChoice, BeforeValidator(_section_choice)]
"""A section by its bare name, or as {kind, title, options}."""


class Clearance(Part):
    """Who drafted, cleared and approved the document."""

    drafted: Words = ""
    cleared: Annotated[tuple[Words, ...], OneOrMore] = ()
    approved: Words = ""
    reference: Words = ""
    distribution: Words = ""


class BriefPlan(Part):
    """A document the dossier is issued as: a template and what differs from it."""

    template: Words = Field(description="Name of a shipped template, or a file.")
    title: Wording | None = Field(default=None, description="Title of the document; default: the dossier's.")
    to: Words = Field(default="", description="Addressee.")
    from_: Words = Field(default="", alias="from", description="Sender.")
    readers: Words = Field(default="", description="Who will read it, in free words.")
    audience: Words = Field(default="full", description="Audience it is released to.")
    sections: tuple[SectionChoiceField, ...] = Field(
        default=(), description="Sections, where they differ from the template's."
    )
    mark: Words = Field(default="", description="Highest marking this document may carry.")
    portion_marks: YesOrNo | None = Field(
        default=None, description="Mark each passage with the level of its facts; default: the template's."
    )
    max_pages: WholeNumber | None = Field(default=None, description="A longer document is a finding.")
    clearance: Clearance | None = Field(default=None, description="Drafted, cleared, approved by.")
    columns: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(default=(), description="Parties shown as columns.")
    citation: CitationStyle | None = Field(default=None, description="numbers, endnotes, footnotes or none.")
    attachments: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="Documents that go with it.")
    lang: Language = Field(default="", description="Language of the document, where it differs.")
    note: Words = Field(default="", description="Not printed.")
