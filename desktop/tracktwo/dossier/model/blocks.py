"""The blocks of a dossier, and the dossier itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from tracktwo.diagnostics import FactPath, Source
from tracktwo.dossier.model.actors import Actor, Party
from tracktwo.dossier.model.advice import Judgment, Option, Recommendation
from tracktwo.dossier.model.claims import Claim
from tracktwo.dossier.model.head import BriefPlan, Head, Prose
from tracktwo.dossier.model.history import Agreement, Event
from tracktwo.dossier.model.negotiation import DealTerm, Issue, Position
from tracktwo.dossier.model.sources import SourceRecord
from tracktwo.dossier.model.weapons import WeaponsPackage


class DossierFile(BaseModel):
    """A whole dossier as it is written: schema, dossier, sources, actors and parties are required."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Tracktwo dossier", defer_build=True)

    schema_: Literal["1"] = Field(alias="schema", description="Version of this format: 1.")
    dossier: Head = Field(description="The dossier as a whole.")
    texts: dict[str, Prose] = Field(default_factory=dict[str, Any], description="Free prose, by name.")
    sources: dict[str, SourceRecord] = Field(description="Sources, by id.")
    actors: dict[str, Actor] = Field(description="People and bodies, by id.")
    parties: tuple[Party, ...] = Field(description="Actors with a column, in print order.")
    issues: dict[str, Issue] = Field(default_factory=dict[str, Issue], description="Subjects to be settled, by id.")
    positions: dict[str, Position] = Field(default_factory=dict[str, Position], description="Positions, by id.")
    deal_terms: dict[str, DealTerm] = Field(default_factory=dict[str, DealTerm], description="Possible terms, by id.")
    weapons_packages: dict[str, WeaponsPackage] = Field(
        default_factory=dict[str, WeaponsPackage], description="Weapons packages, by id."
    )
    claims: dict[str, Claim] = Field(default_factory=dict[str, Claim], description="What sources say, by id.")
    events: dict[str, Event] = Field(default_factory=dict[str, Event], description="What happened, by id.")
    agreements: dict[str, Agreement] = Field(default_factory=dict[str, Agreement], description="Agreements, by id.")
    judgments: dict[str, Judgment] = Field(default_factory=dict[str, Judgment], description="Estimates, by id.")
    options: dict[str, Option] = Field(default_factory=dict[str, Option], description="Courses of action, by id.")
    recommendations: dict[str, Recommendation] = Field(
        default_factory=dict[str, Recommendation], description="What is asked of the reader, by id."
    )
    briefs: dict[str, BriefPlan] = Field(
        default_factory=dict[str, BriefPlan], description="Documents the dossier is issued as, by id."
    )


SINGLE_BLOCKS: Final = ("schema", "dossier", "texts", "parties")
"""Blocks that are not maps of records."""


@cache
def record_models() -> Mapping[str, type[BaseModel]]:
    """The class of the records of each block that is a map of records, in the order of the file."""
    models: dict[str, type[BaseModel]] = {}
    for name, info in DossierFile.model_fields.items():
        if get_origin(info.annotation) is dict and name not in SINGLE_BLOCKS:
            models[name] = get_args(info.annotation)[1]
    return models


@dataclass(frozen=True)
class Dossier:
    """A dossier as read: records by block and id in print order, each with its place.

    Only valid records are in it. `places` maps the path of a fact to where it is written; a path that is not there is
    found at its nearest parent (`source_of`).
    """

    head: Head
    name: str = ""
    texts: Mapping[str, Any] = field(default_factory=dict[str, Any])
    sources: Mapping[str, SourceRecord] = field(default_factory=dict[str, SourceRecord])
    actors: Mapping[str, Actor] = field(default_factory=dict[str, Actor])
    parties: tuple[Party, ...] = ()
    issues: Mapping[str, Issue] = field(default_factory=dict[str, Issue])
    positions: Mapping[str, Position] = field(default_factory=dict[str, Position])
    deal_terms: Mapping[str, DealTerm] = field(default_factory=dict[str, DealTerm])
    weapons_packages: Mapping[str, WeaponsPackage] = field(default_factory=dict[str, WeaponsPackage])
    claims: Mapping[str, Claim] = field(default_factory=dict[str, Claim])
    events: Mapping[str, Event] = field(default_factory=dict[str, Event])
    agreements: Mapping[str, Agreement] = field(default_factory=dict[str, Agreement])
    judgments: Mapping[str, Judgment] = field(default_factory=dict[str, Judgment])
    options: Mapping[str, Option] = field(default_factory=dict[str, Option])
    recommendations: Mapping[str, Recommendation] = field(default_factory=dict[str, Recommendation])
    briefs: Mapping[str, BriefPlan] = field(default_factory=dict[str, BriefPlan])
    places: Mapping[FactPath, Source] = field(default_factory=dict[FactPath, Source], repr=False, compare=False)

    def block(self, name: str) -> Mapping[str, BaseModel]:
        """The records of a block by id; empty for a block that is not a map of records."""
        return getattr(self, name) if name in record_models() else {}

    def source_of(self, path: FactPath) -> Source | None:
        """Where the fact at `path` is written, or its nearest parent; None for one that was not read from a file."""
        for length in range(len(path), -1, -1):
            place = self.places.get(path[:length])
            if place is not None:
                return place
        return None
