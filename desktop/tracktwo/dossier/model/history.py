"""What has happened: events, and agreements reached or taken as precedents."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from tracktwo.dossier.model.fields import (
    ActorOrText,
    ActorRef,
    AnyRef,
    Cites,
    Date,
    EventRef,
    Language,
    OneOrMore,
    Part,
    SourceRef,
    WholeNumber,
    Wording,
    Words,
    YesOrNo,
)
from tracktwo.dossier.model.words import (
    AgreementLevel,
    AgreementStage,
    AgreementStageSub,
    AgreementStatus,
    AgreementUse,
    Channel,
    EventKind,
    MarkingRule,
    Track,
)


class Attendee(Part):
    """Who took part in an event, in what role, and whether that is certain."""

    actor: ActorRef = Field(description="Who.")
    as_: Words = Field(default="", alias="as", description="Role in the event.")
    certain: YesOrNo = Field(default=True, description="no when only some sources say so.")
    note: Words = Field(default="", description="Why it is not certain; printed.")

    @model_validator(mode="before")
    @classmethod
    def _from_reference(cls, raw: object) -> object:
        return {"actor": raw} if isinstance(raw, str) else raw


class Event(Part):
    """Something that happened, or is due."""

    date: Date = Field(description="When.")
    date_text: Words = Field(default="", description="The date as printed, where the date alone says too little.")
    kind: EventKind = Field(description="What kind of event.")
    by: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(default=(), description="Who acts, or is accused.")
    rule: MarkingRule = Field(default="none", description="chatham-house: speakers are not disclosed.")
    title: Wording = Field(description="What happened, in a few words.")
    place: Words = Field(default="", description="Where.")
    track: Track | None = Field(default=None, description="1, 1.5, 2 or 3, as we code it.")
    track_as_reported: Words = Field(default="", description="As the press called it.")
    channel: Channel | None = Field(default=None, description="public, private, secret or back-channel.")
    who: tuple[Attendee, ...] = Field(default=(), description="Who took part.")
    part_of: EventRef = Field(default="", description="Event it belongs to.")
    about: Annotated[tuple[AnyRef, ...], OneOrMore] = Field(default=(), description="Records it is about.")
    outcome: Words = Field(default="", description="What came of it.")
    milestone: YesOrNo = Field(default=False, description="yes: shown where space is short.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")


class ThirdParty(Part):
    """Who stands beside the parties of an agreement."""

    actor: ActorRef = Field(description="Who.")
    as_: ActorOrText | None = Field(default=None, alias="as", description="Role, in the words of the text.")


class Annex(Part):
    """An annex of an agreement."""

    title: Wording = Field(description="Title.")
    pages: WholeNumber | None = Field(default=None, description="Number of pages.")
    source: SourceRef = Field(default="", description="Where it is.")


class Milestone(Part):
    """A step in the life of an agreement: initialled, signed, in force."""

    name: Words = Field(description="The step.")
    date: Date = Field(description="When.")
    place: Words = Field(default="", description="Where.")


class Agreement(Part):
    """A text agreed, or nearly: the one under discussion, or a precedent."""

    title: Wording = Field(description="Title.")
    use: AgreementUse = Field(default="precedent", description="current or precedent.")
    date: Date = Field(description="Date of signature or of the text.")
    place: Words = Field(default="", description="Where.")
    status: AgreementStatus = Field(description="Status of the text.")
    stage: AgreementStage | None = Field(default=None, description="Stage, PA-X.")
    stage_sub: AgreementStageSub | None = Field(default=None, description="Sub-stage, PA-X.")
    level: AgreementLevel | None = Field(default=None, description="Level of conflict, PA-X.")
    parties: Annotated[tuple[ActorOrText, ...], OneOrMore] = Field(default=(), description="Who signed.")
    third_parties: tuple[ThirdParty, ...] = Field(default=(), description="Observers, guarantors, witnesses.")
    languages: Annotated[tuple[Language, ...], OneOrMore] = Field(default=(), description="Languages of the text.")
    pages: WholeNumber | None = Field(default=None, description="Number of pages.")
    annexes: tuple[Annex, ...] = Field(default=(), description="Annexes.")
    timeline: tuple[Milestone, ...] = Field(default=(), description="Steps in its life.")
    outcome: Words = Field(default="", description="What became of it.")
    relevance: Words = Field(description="Why it matters here.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")
