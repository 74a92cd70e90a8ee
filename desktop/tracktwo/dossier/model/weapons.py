"""Weapons packages: what is supplied, on what authority, in what state of delivery."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tracktwo.dossier.model.fields import (
    ActorOrText,
    ActorRef,
    ActorRefOrUnknown,
    Amount,
    Cites,
    ClaimRef,
    Date,
    Identifier,
    Money,
    OneOrMore,
    PackageRef,
    Part,
    SourceOrText,
    Wording,
    Words,
    YesOrNo,
)
from tracktwo.dossier.model.words import (
    Authority,
    Condition,
    Delivery,
    Evidence,
    ItemCategory,
    LegalStatus,
    PackagePurpose,
    UnrocaCategory,
    ValueBasis,
)


class LegalNote(Part):
    """How a rule of law bears on an item."""

    instrument: SourceOrText = Field(description="The treaty or law: a source, or {text: …}.")
    rule: Words = Field(default="", description="What it says, in a few words.")
    applies_to: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(default=(), description="To whom.")
    status: LegalStatus | None = Field(
        default=None, description="party, signatory, not-party, complies, waived, breached, disputed."
    )
    as_of: Date | None = Field(default=None, description="When this was so.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")


class ItemDates(Part):
    """When an item reached each state."""

    announced: Date | None = None
    notified: Date | None = None
    contracted: Date | None = None
    delivered: Date | None = None


class Item(Part):
    """One kind of weapon, ammunition or support in a package."""

    id: Identifier = Field(description="Short name, unique in the dossier's packages.")
    designation: Wording = Field(description="Designation.")
    description: Words = Field(default="", description="What it is, for readers who do not know the designation.")
    category: ItemCategory | None = Field(default=None, description="Kind of item.")
    unroca: UnrocaCategory | None = Field(default=None, description="Category of the UN Register of Conventional Arms.")
    quantity: Amount = Field(description="How many, or unknown.")
    unit: Words = Field(default="", description="What is counted.")
    unit_value: Money | None = Field(default=None, description="Value of one.")
    value: Money | None = Field(default=None, description="Value of all, or unknown.")
    value_basis: ValueBasis | None = Field(default=None, description="How the value was reached.")
    price_basis: Words = Field(default="", description="nominal, or constant with its year.")
    condition: Condition | None = Field(
        default=None, description="new, second-hand, second-hand-modernized or unknown."
    )
    delivery: Delivery = Field(description="State of delivery.")
    dates: ItemDates = Field(default_factory=ItemDates, description="When it reached each state.")
    delivered: Amount | None = Field(default=None, description="How many were delivered.")
    end_user: ActorOrText | None = Field(default=None, description="Who will use it.")
    contractor: ActorOrText | None = Field(default=None, description="Who makes it.")
    legal: tuple[LegalNote, ...] = Field(default=(), description="Rules of law that bear on it.")
    claims: Annotated[tuple[ClaimRef, ...], OneOrMore] = Field(default=(), description="Claims about it.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources; the package's where absent.")


class Share(Part):
    """A part of a package with an authority of its own."""

    authority: Authority = Field(description="Legal route.")
    supplier: ActorRef = Field(default="", description="Who supplies this part.")
    amount: Money = Field(description="Value of this part.")


class WeaponsPackage(Part):
    """Weapons that are supplied, capped or laid down together."""

    title: Wording = Field(description="Title.")
    purpose: PackagePurpose = Field(default="transfer", description="transfer, ceiling or laid-down.")
    announced: Date | None = Field(default=None, description="Day of announcement.")
    supplier: Annotated[tuple[ActorRefOrUnknown, ...], OneOrMore] = Field(
        default=(), description="Who supplies, or unknown."
    )
    recipient: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(
        min_length=1, description="Who receives, or is bound."
    )
    evidence: Evidence | None = Field(default=None, description="official, reported or alleged.")
    authority: Authority | None = Field(default=None, description="Legal route.")
    split: tuple[Share, ...] = Field(default=(), description="Parts with different authorities.")
    number: Words = Field(default="", description="Number of the notice or drawdown.")
    total: Money | None = Field(default=None, description="Value of the whole.")
    total_quantity: Amount | None = Field(default=None, description="Quantity of the whole.")
    value_basis: ValueBasis | None = Field(default=None, description="How the value was reached.")
    price_basis: Words = Field(default="", description="nominal, or constant with its year.")
    items_complete: YesOrNo = Field(description="Whether the list of items is whole.")
    status: Delivery | None = Field(default=None, description="State of the whole.")
    supersedes: PackageRef = Field(default="", description="Package this one replaces.")
    notes: Annotated[tuple[Words, ...], OneOrMore] = Field(default=(), description="Remarks, printed.")
    items: tuple[Item, ...] = Field(default=(), description="What it contains.")
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")
    cites: Cites = Field(default=(), description="Sources.")
