"""What the analyst adds: judgments, options, recommendations. Kept apart from what sources say."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tracktwo.dossier.model.fields import (
    ActorRef,
    AnyRef,
    Cites,
    Date,
    Money,
    OneOrMore,
    OptionRef,
    Part,
    Wording,
    Words,
    YesOrNo,
)
from tracktwo.dossier.model.words import Change, Confidence, Decision, Likelihood


class PreviousJudgment(Part):
    """What was judged before."""

    likelihood: Likelihood = Field(description="The earlier term.")
    date: Date = Field(description="When it was judged.")


class Judgment(Part):
    """An estimate: how likely an event is, and how well founded the estimate is; never in one sentence."""

    statement: Wording = Field(description='A clause that follows "that": what will or will not be.')
    likelihood: Likelihood = Field(description="One term of the dossier's scale.")
    horizon: Date = Field(description="By when.")
    confidence: Confidence = Field(description="high, moderate or low.")
    confidence_basis: Words = Field(description="Why that confidence.")
    assumptions: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="What we assume.")
    indicators: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="What would show it coming.")
    alternatives: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="What else may happen.")
    evidence_for: Annotated[tuple[AnyRef, ...], OneOrMore] = Field(default=(), description="Records that support it.")
    evidence_against: Annotated[tuple[AnyRef, ...], OneOrMore] = Field(
        default=(), description="Records that speak against it."
    )
    change: Change | None = Field(default=None, description="new, unchanged, raised or lowered.")
    previous: PreviousJudgment | None = Field(default=None, description="What was judged before.")
    why_changed: Words = Field(default="", description="Why it changed.")
    dissent: Words = Field(default="", description="Who judges otherwise, and how.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")


class Option(Part):
    """A course of action."""

    title: Wording = Field(description="The option in a few words.")
    description: Words = Field(default="", description="What it means.")
    for_: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), alias="for", description="What speaks for it.")
    against: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="What speaks against it.")
    risks: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="Risks.")
    cost: Money | None = Field(default=None, description="Cost.")
    reactions: dict[ActorRef, Words] = Field(default_factory=dict[str, str], description="How each actor may react.")
    recommended: YesOrNo = Field(default=False, description="yes for the one we recommend.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")


class Recommendation(Part):
    """What the reader is asked to decide."""

    text: Wording = Field(description='"That you …".')
    option: OptionRef = Field(default="", description="The option it rests on.")
    decision: Decision | None = Field(default=None, description="approve/disapprove, note or choose.")
    by: Date | None = Field(default=None, description="By when.")
    backed_by: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(default=(), description="Who backs it.")
    opposed_by: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(default=(), description="Who opposes it.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")
