"""Actors: people and bodies; parties: those with a column of their own."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from tracktwo.dossier.model.fields import (
    ActorRef,
    Amount,
    Cites,
    Country,
    Date,
    Language,
    OneOrMore,
    Part,
    Script,
    Wording,
    Words,
    YesOrNo,
    as_fields,
)
from tracktwo.dossier.model.words import (
    ActorKind,
    Basis,
    Capacity,
    Identity,
    Level,
    NameOrder,
    PartyRole,
    PrintedName,
    Seat,
    SpoilerAim,
    SpoilerPosition,
)
from tracktwo.dossier.values.problem import ValueProblem


class Name(Part):
    """The name of a person or body. A body has only `text`; a person's parts decide how it is printed and sorted."""

    text: Words = Field(default="", description="The whole name as printed.")
    family: Words = Field(default="", description="Family name.")
    given: Words = Field(default="", description="Given name or names.")
    particle: Words = Field(default="", description='Particle before the family name, such as "de la".')
    suffix: Words = Field(default="", description="Suffix, such as Jr.")
    patronymic: Words = Field(default="", description="Patronymic.")
    second_family: Words = Field(default="", description="Second family name.")
    mononym: Words = Field(default="", description="The only name.")
    nom_de_guerre: Words = Field(default="", description="Name used in the conflict.")
    print: PrintedName = Field(default="legal", description="Which name is printed.")
    display: Words = Field(default="", description="The name as printed, where the parts do not give it.")
    original: Words = Field(default="", description="The name in its own script.")
    script: Script = Field(default="", description="Script of the original, ISO 15924.")
    romanization: Words = Field(default="", description="System of romanization.")
    order: NameOrder = Field(default="western", description="western: given name first; eastern: family name first.")
    prefix: Words = Field(default="", description="Rank or honorific.")
    lang: Language = Field(default="", description="Language of the original.")
    sort: Words = Field(default="", description="What it is sorted by.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, raw: object) -> object:
        return {"text": raw} if isinstance(raw, str) else raw

    @model_validator(mode="after")
    def _some_name(self) -> Self:
        if not (self._family() or any((self.text, self.given, self.mononym, self.display, self.nom_de_guerre))):
            raise ValueProblem("This name is empty.", "Give family and given, mononym, or display.")
        return self

    @property
    def printed(self) -> str:
        """The name as printed at first mention."""
        if self.print == "nom-de-guerre" and self.nom_de_guerre:
            return self.nom_de_guerre
        return self.display or self.text or self.mononym or self._from_parts()

    @property
    def short(self) -> str:
        """The name as printed later: family name, or the whole name where there is none."""
        if self.print == "nom-de-guerre" and self.nom_de_guerre:
            return self.nom_de_guerre
        return self._family() or self.printed

    def _family(self) -> str:
        return " ".join(part for part in (self.particle, self.family, self.second_family) if part)

    def _from_parts(self) -> str:
        parts = (self._family(), self.given) if self.order == "eastern" else (self.given, self._family())
        return " ".join(part for part in (self.prefix, *parts, self.suffix) if part)

    @property
    def every_form(self) -> tuple[str, ...]:
        """All names this record gives, for search and for the protection of withheld names."""
        forms = (
            self.printed,
            self._from_parts(),
            self.text,
            self.display,
            self.mononym,
            self.nom_de_guerre,
            self.original,
        )
        return tuple(dict.fromkeys(form for form in forms if form))


class Role(Part):
    """An office or function someone held."""

    title: Wording = Field(description="Office or function.")
    org: ActorRef = Field(default="", description="The body it belongs to.")
    from_: Date | None = Field(default=None, alias="from", description="Held from.")
    to: Date | None = Field(default=None, description="Held until.")
    as_of: Date | None = Field(default=None, description="Known to be held on this day.")
    former: YesOrNo | None = Field(default=None, description="yes when the source says former and gives no date.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")


class Actor(Part):
    """A person, state, body or group that appears in the dossier."""

    kind: ActorKind = Field(description="What it is.")
    name: Name | None = Field(default=None, description="Name; optional when the identity is not named.")
    short: Words = Field(default="", description="Short name for columns and later mentions.")
    acronym: Words = Field(default="", description="Acronym.")
    original: Words = Field(default="", description="Name in its own script.")
    lang: Language = Field(default="", description="Language of the original.")
    variants: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="Other spellings met in sources.")
    iso: Country = Field(default="", description="Country code, ISO 3166-1.")
    part_of: ActorRef = Field(default="", description="Body it belongs to.")
    member_of: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(
        default=(), description="Delegations or parties it is in."
    )
    identity: Identity = Field(default="named", description="named, unnamed, withheld, pseudonym or collective.")
    alias: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="Aliases.")
    described_as: Wording | None = Field(
        default=None, description="Description in the source's words, for those not named."
    )
    count: Amount | None = Field(default=None, description="How many persons.")
    capacity: Capacity | None = Field(default=None, description="In what capacity a person acts.")
    roles: tuple[Role, ...] = Field(default=(), description="Offices held, with their dates.")
    wikidata: Words = Field(default="", description="Wikidata item.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")

    @model_validator(mode="before")
    @classmethod
    def _collective_by_kind(cls, raw: object) -> object:
        fields = as_fields(raw)
        if fields.get("kind") == "collective" and "identity" not in fields:
            return {**fields, "identity": "collective"}
        return raw

    @model_validator(mode="after")
    def _enough_to_print(self) -> Self:
        if self.name is None and self.identity in {"named", "pseudonym", "collective"}:
            raise ValueProblem("This actor has no name.", 'Add "name", or say "identity: unnamed" and "described_as".')
        if self.kind == "person" and self.capacity is None:
            raise ValueProblem("This person has no capacity.", 'Add "capacity", such as official or unknown.')
        return self

    @property
    def is_person(self) -> bool:
        """True for a person; a collective of persons is not one."""
        return self.kind == "person"

    @property
    def is_protected(self) -> bool:
        """True when the name is known to us and must not be printed."""
        return self.identity == "withheld"


class Spoiler(Part):
    """How a party may spoil a settlement (after Stedman)."""

    position: SpoilerPosition | None = Field(default=None, description="inside or outside the talks.")
    aim: SpoilerAim | None = Field(default=None, description="limited, greedy or total.")


class Party(Part):
    """An actor with a column in the matrix, in print order."""

    actor: ActorRef = Field(description="The actor.")
    role: Annotated[tuple[PartyRole, ...], OneOrMore] = Field(min_length=1, description="Role in the negotiation.")
    role_as_named: Words = Field(default="", description="The role in the words of the text.")
    side: ActorRef = Field(default="", description="The party whose side it takes.")
    seat: Seat = Field(default="unknown", description="Where it sits.")
    influence: Level | None = Field(default=None, description="low, medium or high.")
    interest: Level | None = Field(default=None, description="low, medium or high.")
    head: ActorRef = Field(default="", description="Head of the delegation.")
    mandate: Words = Field(default="", description="What it may agree to.")
    spoiler: Spoiler | None = Field(default=None, description="How it may spoil a settlement.")
    basis: Basis | None = Field(default=None, description="How this is known.")
    disputed_by: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(default=(), description="Who disputes the role.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")
