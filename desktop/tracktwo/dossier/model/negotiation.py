"""What is negotiated: issues, positions on them, and possible terms of a deal."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from tracktwo.dossier.model.fields import (
    ActorOrText,
    ActorRef,
    ActorRefOrUnknown,
    AgreementRef,
    Cites,
    Date,
    DateTime,
    Deadline,
    IssueRef,
    OneOrMore,
    Part,
    PaxField,
    PositionRef,
    TermRef,
    Wording,
    Words,
    as_fields,
)
from tracktwo.dossier.model.sources import Quote
from tracktwo.dossier.model.words import (
    Basis,
    CeasefireExtent,
    CeasefireParties,
    CeasefireType,
    Compliance,
    Detail,
    Firmness,
    Stance,
    TermStatus,
    Zopa,
)


class Issue(Part):
    """A subject to be settled: a row of the matrix."""

    title: Wording = Field(description="The issue in a few words.")
    group: Words = Field(default="", description="Heading under which issues are grouped.")
    pax: Annotated[tuple[PaxField, ...], OneOrMore] = Field(default=(), description="PA-X codes.")
    question: Words = Field(default="", description="The question to be settled.")
    gap: Words = Field(default="", description="What lies between the parties, or the landing zone.")
    zopa: Zopa | None = Field(default=None, description="Zone of possible agreement: none, narrow, wide or unknown.")
    zopa_basis: Words = Field(default="", description="Why we think so.")
    bridging: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="Ideas that may satisfy both.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")


class Position(Part):
    """What a party says it wants on an issue, or what we infer."""

    holder: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(
        min_length=1, description="Party or parties that hold it."
    )
    voiced_by: ActorRef = Field(default="", description="Who said it.")
    issue: IssueRef = Field(description="The issue.")
    position: Wording = Field(description="The position in one sentence.")
    interest: Words = Field(default="", description="Why the party wants it.")
    interest_basis: Basis | None = Field(default=None, description="How the interest is known.")
    demand: Words = Field(default="", description="A concrete ask.")
    offer: Words = Field(default="", description="A concrete give.")
    firmness: Firmness = Field(
        default="unknown", description="red-line, firm, preferred, flexible, tradeable or unknown."
    )
    condition: Words = Field(default="", description="On what it depends.")
    batna: Words = Field(default="", description="Best alternative to an agreement.")
    basis: Basis = Field(description="How it is known.")
    as_of: Date = Field(description="When it was held.")
    previous: PositionRef = Field(default="", description="The earlier position this one replaces.")
    quotes: tuple[Quote, ...] = Field(default=(), description="Exact words.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")


class StanceRecord(Part):
    """Where a party stands on a term."""

    stance: Stance = Field(description="From strongly-supports to strongly-opposes, conditional or unstated.")
    from_: PositionRef = Field(default="", alias="from", description="The position it follows from.")
    basis: Basis | None = Field(default=None, description="How it is known.")
    condition: Words = Field(default="", description="On what it depends.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, raw: object) -> object:
        return {"stance": raw} if isinstance(raw, str) else raw


class Obligation(Part):
    """What a term obliges someone to do."""

    who: ActorOrText = Field(description="Who is obliged.")
    what: Words = Field(description="To do what.")
    by: Deadline | None = Field(default=None, description="By when.")


class Ceasefire(Part):
    """What a ceasefire text should settle (after the UN guidance on the mediation of ceasefires)."""

    type: CeasefireType | None = Field(default=None, description="Kind of ceasefire.")
    parties: CeasefireParties | None = Field(default=None, description="unilateral, bilateral or multilateral.")
    extent: CeasefireExtent | None = Field(default=None, description="local or national.")
    area: Words = Field(default="", description="Area.")
    line: Words = Field(default="", description="Line.")
    zone: Words = Field(default="", description="Zone.")
    enters: DateTime | None = Field(default=None, description="Entry into force.")
    duration: Words = Field(default="", description="How long it holds.")
    prohibited: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="Prohibited acts.")
    permitted: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="Permitted acts.")
    monitors: Annotated[tuple[ActorOrText, ...], OneOrMore] = Field(default=(), description="Who monitors.")
    mechanism: Words = Field(default="", description="How it is verified and disputes are handled.")


class DealTerm(Part):
    """A possible term of a deal."""

    title: Wording = Field(description="The term in a few words.")
    text: Wording | None = Field(default=None, description="Draft language; [brackets] mean not agreed when bracketed.")
    issue: IssueRef = Field(description="The issue it settles.")
    pax: Annotated[tuple[PaxField, ...], OneOrMore] = Field(default=(), description="PA-X codes.")
    agreement: AgreementRef = Field(default="", description="The agreement it stands in.")
    detail: Detail | None = Field(
        default=None, description="PA-X detail: 1 general, 2 concrete, 3 detailed and enforceable."
    )
    status: TermStatus = Field(description="Where it stands.")
    agreed_on: Date | None = Field(default=None, description="When it was agreed.")
    compliance: Compliance | None = Field(default=None, description="Whether it is kept.")
    floated_by: Annotated[tuple[ActorRefOrUnknown, ...], OneOrMore] = Field(
        default=(), description="Who floated it, or unknown."
    )
    stances: dict[ActorRef, StanceRecord] = Field(
        default_factory=dict[str, StanceRecord], description="Where each party stands."
    )
    obliges: tuple[Obligation, ...] = Field(default=(), description="Obligations.")
    after: Annotated[tuple[TermRef, ...], OneOrMore] = Field(default=(), description="Terms that come first.")
    deadline: Deadline | None = Field(default=None, description='A date, or a span such as "60 days after t-line".')
    expires: Deadline | None = Field(default=None, description="When it ends.")
    verification: Words = Field(default="", description="How it is verified.")
    guarantors: Annotated[tuple[ActorOrText, ...], OneOrMore] = Field(default=(), description="Who guarantees it.")
    ceasefire: Ceasefire | None = Field(default=None, description="Details of a ceasefire.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")

    @model_validator(mode="before")
    @classmethod
    def _single_obligation(cls, raw: object) -> object:
        fields = as_fields(raw)
        return {**fields, "obliges": [fields["obliges"]]} if isinstance(fields.get("obliges"), dict) else raw
