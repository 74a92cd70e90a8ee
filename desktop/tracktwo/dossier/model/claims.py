"""Claims: what sources say, kept apart from what we judge; conflicts are kept as variants, never averaged."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from tracktwo.diagnostics import did_you_mean, listed
from tracktwo.dossier.model.fields import (
    ActorOrText,
    ActorRef,
    AnyRef,
    Cites,
    ClaimRef,
    Date,
    OneOrMore,
    Part,
    WholeNumber,
    Wording,
    Words,
)
from tracktwo.dossier.model.words import ClaimKind, ClaimState, ValueType
from tracktwo.dossier.values.problem import ValueProblem


class Denial(Part):
    """Who denies a claim, or does not comment on it."""

    actor: ActorRef = Field(default="", description="Who.")
    described_as: Words = Field(default="", description="Who, when not an actor of the dossier.")
    cites: Cites = Field(default=(), description="Sources.")


class Variant(Part):
    """One version of a claim."""

    value: Words = Field(default="", description="The figure, date or words.")
    value_type: ValueType | None = Field(default=None, description="figure, ratio, date or text.")
    text: Words = Field(default="", description="The value in the source's words.")
    as_of: Date | None = Field(default=None, description="When it held.")
    attributed_to: ActorOrText | None = Field(default=None, description="Who says so.")
    scope: Words = Field(default="", description="What exactly it covers.")
    denied_by: tuple[Denial, ...] = Field(default=(), description="Who denies it.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")


class Claim(Variant):
    """Something sources say; with one value, or with variants that differ."""

    statement: Wording = Field(description="The claim in one sentence.")
    kind: ClaimKind = Field(description="fact, figure, attribution or characterization.")
    state: ClaimState = Field(description="Whether it is disputed.")
    about: Annotated[tuple[AnyRef, ...], OneOrMore] = Field(default=(), description="Records it is about.")
    variants: dict[str, Variant] = Field(default_factory=dict[str, Variant], description="Versions that differ.")
    use: Words = Field(default="", description="Variant to use: its id, all or none.")
    why: Words = Field(default="", description="Why this variant.")
    no_comment: tuple[Denial, ...] = Field(default=(), description="Who did not comment.")
    valid_days: WholeNumber | None = Field(default=None, description="How long it holds.")
    superseded_by: ClaimRef = Field(default="", description="Claim that replaces it.")
    mark: Words = Field(default="", description="Handling marking of this record.")

    @model_validator(mode="after")
    def _value_or_variants(self) -> Self:
        if self.variants and self.value:
            raise ValueProblem("This claim has both a value and variants.", "Make the value a variant of its own.")
        if self.variants and not self.use:
            raise ValueProblem(
                "This claim has variants and does not say which to use.", 'Add "use": an id, all or none.'
            )
        return self

    @model_validator(mode="after")
    def _use_is_known(self) -> Self:
        if self.use and self.use not in {"all", "none", *self.variants}:
            raise ValueProblem(
                f'"use" names "{self.use}", which is not a variant.',
                did_you_mean(self.use, self.variants) or f"Write {listed(['all', 'none', *self.variants], 'or')}.",
                "use",
            )
        return self

    @property
    def is_in_dispute(self) -> bool:
        """True when sources disagree on it, or it is denied."""
        return self.state in {"contested", "denied", "by-scope", "confirmed", "retracted"}
