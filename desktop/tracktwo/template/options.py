"""The kinds of section a brief can have, what each reads, and the options it takes.

This is the catalogue: names, headings and options. How a section is composed is in `tracktwo.composition.sections`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field

from tracktwo.dossier.model.fields import (
    ActorRef,
    Date,
    EventRef,
    IssueRef,
    OneOrMore,
    PackageRef,
    Part,
    Words,
    YesOrNo,
)
from tracktwo.dossier.model.words import ClaimState, Firmness, TermStatus

Actors = Annotated[tuple[ActorRef, ...], OneOrMore]
Events = Annotated[tuple[EventRef, ...], OneOrMore]
Issues = Annotated[tuple[IssueRef, ...], OneOrMore]
Packages = Annotated[tuple[PackageRef, ...], OneOrMore]
Detail = Literal["short", "full"]
Turn = Literal["auto", "yes", "no"]
"""Whether a section is set on a landscape page: auto when the table needs it."""


class SectionOptions(Part):
    """Options every kind of section takes."""

    intro: Words = Field(default="", description="A sentence of your own under the heading.")


class SummaryOptions(SectionOptions):
    """Options of the summary."""

    style: Literal["box", "plain"] = Field(
        default="box", description="box: on a ground of its own; plain: running text."
    )


class ParticipantsOptions(SectionOptions):
    """Options of the list of participants."""

    columns: Annotated[
        tuple[Literal["name", "role", "capacity", "attendance", "delegation", "note"], ...], OneOrMore
    ] = Field(default=("name", "role", "capacity", "attendance"), min_length=1, description="Columns, in order.")
    group: Literal["delegation", "capacity", "none"] = Field(
        default="delegation", description="What rows are grouped by."
    )
    order: Literal["file", "name"] = Field(
        default="file", description="Order inside a group: as in the file, or by name."
    )
    who: Literal["attending", "all"] = Field(
        default="attending", description="attending: those who took part in an event; all: every person."
    )
    originals: YesOrNo = Field(default=True, description="Print names in their own script too.")
    delegations: Actors = Field(default=(), description="Only these delegations, by the id of their actor.")
    events: Events = Field(
        default=(), description="Attendance at these events only; default: meetings, talks, visits, signings, votes."
    )


class StakeholdersOptions(SectionOptions):
    """Options of the table of parties."""

    columns: Annotated[
        tuple[Literal["party", "role", "side", "seat", "influence", "interest", "mandate", "head", "spoiler"], ...],
        OneOrMore,
    ] = Field(
        default=("party", "role", "seat", "influence", "interest", "mandate"),
        min_length=1,
        description="Columns, in order; one in which no party has anything is left out.",
    )


class PositionsOptions(SectionOptions):
    """Options of the positions in words."""

    by: Literal["issue", "party"] = Field(default="issue", description="What they are grouped by.")
    issues: Issues = Field(default=(), description="Only these issues, in this order.")
    parties: Actors = Field(default=(), description="Only these parties, in this order.")
    firmness: Annotated[tuple[Firmness, ...], OneOrMore] = Field(
        default=(), description="Only positions of this firmness."
    )
    detail: Detail = Field(default="full", description="full: interests, demands, alternatives and quotations too.")
    empty: YesOrNo = Field(default=False, description="Name the issues on which no position is known.")


class MatrixOptions(SectionOptions):
    """Options of the table of issues by parties."""

    columns: Actors = Field(default=(), description="Parties shown, in this order; default: all that hold a position.")
    issues: Issues = Field(default=(), description="Only these issues, in this order.")
    gap: YesOrNo = Field(default=True, description="Last column: the gap or landing zone.")
    figure: YesOrNo = Field(default=False, description="The issues by parties as a map of firmness, above the table.")
    landscape: Turn = Field(default="auto", description="Set on a landscape page.")


class DealTermsOptions(SectionOptions):
    """Options of the possible terms of a deal."""

    by: Literal["issue", "pax", "status", "none"] = Field(default="issue", description="What they are grouped by.")
    status: Annotated[tuple[TermStatus, ...], OneOrMore] = Field(default=(), description="Only terms of this status.")
    issues: Issues = Field(default=(), description="Only terms on these issues.")
    detail: Detail = Field(
        default="full", description="full: obligations, ceasefire details, verification and sequence too."
    )
    sequence: YesOrNo = Field(default=True, description="Say in what order the terms would come.")


class StanceTableOptions(SectionOptions):
    """Options of the table of terms by parties."""

    columns: Actors = Field(default=(), description="Parties shown, in this order; default: all that take a stance.")
    detail: Detail = Field(default="full", description="short: without issues and states of the terms.")
    landscape: Turn = Field(default="auto", description="Set on a landscape page.")


class WeaponsPackageOptions(SectionOptions):
    """Options of the weapons packages."""

    packages: Packages = Field(default=(), description="Only these packages, in this order.")
    columns: Annotated[
        tuple[Literal["item", "category", "quantity", "value", "delivery", "condition", "unroca"], ...], OneOrMore
    ] = Field(
        default=("item", "category", "quantity", "value", "delivery"), min_length=1, description="Columns, in order."
    )
    group: Literal["category", "none"] = Field(default="none", description="What items are grouped by.")
    notes: YesOrNo = Field(default=True, description="Legal and humanitarian notes.")
    figure: YesOrNo = Field(default=True, description="Values, quantities and contested figures as bars too.")
    claims: YesOrNo = Field(default=True, description="Contested figures side by side, each with its scope.")


class TimelineOptions(SectionOptions):
    """Options of the timeline."""

    order: Literal["forward", "backward"] = Field(default="forward", description="Oldest first, or newest first.")
    milestones: YesOrNo = Field(default=False, description="Only events marked as milestones.")
    since: Date | None = Field(default=None, description="Only events on or after this date.")
    until: Date | None = Field(default=None, description="Only events on or before this date.")
    detail: Detail = Field(default="full", description="full: place, participants and outcome too.")
    figure: YesOrNo = Field(default=False, description="The events on a line of time, above the table.")


class ClaimsOptions(SectionOptions):
    """Options of the claims in dispute."""

    states: Annotated[tuple[ClaimState, ...], OneOrMore] = Field(default=(), description="Only claims in these states.")
    figure: YesOrNo = Field(default=True, description="Figures that differ on one scale too.")


class JudgmentsOptions(SectionOptions):
    """Options of the judgments."""

    detail: Detail = Field(default="full", description="full: assumptions, indicators, alternatives and evidence too.")


class AgreementsOptions(SectionOptions):
    """Options of agreements and precedents."""

    detail: Detail = Field(default="full", description="full: parties, stage and outcome too.")


class SourcesOptions(SectionOptions):
    """Options of the source list."""

    grades: YesOrNo = Field(default=True, description="Print the reliability grade of each source.")
    descriptors: YesOrNo = Field(default=True, description="Print what may affect each source's quality.")
    addresses: YesOrNo = Field(default=True, description="Print addresses; no: the title is the link.")


@dataclass(frozen=True, slots=True)
class SectionKind:
    """One kind of section: its heading where the template names no other, the blocks it reads, its options."""

    name: str
    title: str
    reads: tuple[str, ...]
    options: type[SectionOptions]
    description: str
    is_back_matter: bool = False


def _catalogue(*kinds: SectionKind) -> Mapping[str, SectionKind]:
    return {kind.name: kind for kind in kinds}


# fmt: off
SECTION_KINDS: Final = _catalogue(
    SectionKind("summary", "Bottom line", ("texts.bluf",), SummaryOptions, "The bottom line, up front."),
    SectionKind("why", "Why it matters", ("texts.why_it_matters",), SectionOptions, "Why it matters to this reader."),
    SectionKind(
        "background", "Background", ("texts.background",), SectionOptions,
        "What the reader must know first.",
    ),
    SectionKind("state-of-play", "State of play", ("texts.state_of_play",), SectionOptions, "Where things stand."),
    SectionKind(
        "participants", "Participants", ("actors", "parties", "events"), ParticipantsOptions,
        "Who takes part: by delegation, with the role held on the as-of date, capacity and attendance.",
    ),
    SectionKind(
        "stakeholders", "Stakeholders", ("parties",), StakeholdersOptions,
        "The parties: role, seat, influence and interest.",
    ),
    SectionKind(
        "positions", "Positions", ("positions", "issues"), PositionsOptions,
        "What each party says it wants, by issue or by party, with red lines and inferred readings marked.",
    ),
    SectionKind(
        "matrix", "Positions by issue and party", ("issues", "parties"), MatrixOptions,
        "Issues by parties on one page, with the gap or landing zone.",
    ),
    SectionKind(
        "deal-terms", "Possible deal terms", ("deal_terms",), DealTermsOptions,
        "Terms that may make a deal: status, text, obligations, ceasefire details, sequence.",
    ),
    SectionKind(
        "stance-table", "Stances on terms", ("deal_terms", "parties"), StanceTableOptions,
        "Terms by parties, from ++ to --.",
    ),
    SectionKind(
        "ceasefire", "Ceasefire", ("deal_terms.ceasefire",), SectionOptions,
        "Details of each ceasefire term.",
    ),
    SectionKind(
        "weapons-package", "Weapons package", ("weapons_packages", "claims"), WeaponsPackageOptions,
        "Totals, items, authority, delivery state, legal and humanitarian notes, contested figures.",
    ),
    SectionKind("timeline", "Timeline", ("events",), TimelineOptions, "What happened, and what is due."),
    SectionKind(
        "agreements", "Agreements", ("agreements",), AgreementsOptions,
        "The texts in force or under discussion.",
    ),
    SectionKind(
        "precedents", "Precedents", ("agreements",), AgreementsOptions,
        "Earlier agreements, and why they matter.",
    ),
    SectionKind(
        "claims-in-dispute", "Claims in dispute", ("claims",), ClaimsOptions,
        "What sources say differently: each version with its scope and who says so; denials beside the claim.",
    ),
    SectionKind(
        "judgments", "Judgments", ("judgments",), JudgmentsOptions,
        "What we assess, how likely, and with what confidence.",
    ),
    SectionKind(
        "options", "Options", ("options",), SectionOptions,
        "Courses of action, with what speaks for and against.",
    ),
    SectionKind(
        "recommendations", "Recommendations", ("recommendations",), SectionOptions,
        "What the reader is asked to decide.",
    ),
    SectionKind(
        "talking-points", "Talking points", ("texts.talking_points",), SectionOptions,
        "What to say, and if asked.",
    ),
    SectionKind("next", "What comes next", ("texts.next",), SectionOptions, "What to watch."),
    SectionKind(
        "attachments", "Attachments", ("briefs.attachments",), SectionOptions,
        "What goes with the document.",
    ),
    SectionKind(
        "source-summary", "Source summary", ("sources", "texts.source_summary"), SectionOptions,
        "How strong the source base is.", is_back_matter=True,
    ),
    SectionKind("sources", "Sources", ("sources",), SourcesOptions, "The sources cited.", is_back_matter=True),
    SectionKind(
        "estimative-box", "Words of estimative probability", ("judgments",), SectionOptions,
        "What likelihood and confidence words mean.", is_back_matter=True,
    ),
)
# fmt: on
"""Every kind of section by name, in the order in which people look for them."""
