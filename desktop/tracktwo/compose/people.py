"""How actors are printed: names, the role held on a date, delegations; protected names never."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracktwo.compose.labels import Labels
from tracktwo.dossier.model.actors import Actor, Party, Role
from tracktwo.dossier.model.fields import Attributed

EARLIEST = date.min


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role as it is to be printed on the as-of date."""

    role: Role
    is_former: bool


class People:
    """Names and roles of the actors of one dossier, as of one date."""

    def __init__(self, actors: Mapping[str, Actor], parties: Sequence[Party], labels: Labels, as_of: date) -> None:
        self._actors = actors
        self._labels = labels
        self._as_of = as_of
        self._party_ids = frozenset(party.actor for party in parties)

    def name(self, actor_id: str) -> str:
        """The full name, or the description of someone not named."""
        actor = self._actors.get(actor_id)
        if actor is None:
            return actor_id
        if actor.identity in {"unnamed", "withheld"} or actor.name is None:
            return self.description(actor)
        return actor.name.printed

    def short(self, actor_id: str) -> str:
        """The name for columns and later mentions: short form, acronym, or family name."""
        actor = self._actors.get(actor_id)
        if actor is None or actor.name is None or actor.identity in {"unnamed", "withheld"}:
            return self.name(actor_id)
        return actor.short or (actor.name.short if actor.is_person else actor.name.printed)

    def description(self, actor: Actor) -> str:
        """How someone not named is described: in the source's words, by the collective's name, or by capacity."""
        if actor.described_as is not None:
            return actor.described_as.text
        if actor.name is not None and actor.identity != "withheld":
            return actor.name.printed
        capacity = self._labels.word("capacity", actor.capacity or "unknown")
        return self._labels("people.unnamed", capacity=capacity)

    def attributed(self, who: Attributed) -> str:
        """The name of a reference, or the free text."""
        return who.text or self.name(who.ref)

    def body(self, actor_id: str) -> str:
        """The name of an organization, as it follows a title: short enough to stand in a cell."""
        actor = self._actors.get(actor_id)
        if actor is None or actor.name is None:
            return self.name(actor_id)
        return self.name(actor_id)

    def roles(self, actor: Actor) -> tuple[HeldRole, ...]:
        """The roles to print: those held on the as-of date, or else the latest former ones."""
        begun = [role for role in actor.roles if role.from_ is None or not role.from_.is_after(self._as_of)]
        held = [HeldRole(role, is_former=False) for role in begun if not self._has_ended(role)]
        if held:
            return tuple(held)
        return tuple(HeldRole(role, is_former=True) for role in sorted(begun, key=_end_of, reverse=True))

    def _has_ended(self, role: Role) -> bool:
        if role.former:
            return True
        return (
            role.to is not None and not role.to.is_unknown and role.to.upper is not None and role.to.upper < self._as_of
        )

    def delegation(self, actor_id: str) -> str:
        """The party or delegation an actor belongs to, as an actor id; empty where there is none.

        A direct membership counts first; then the parties among the bodies it belongs to or holds a role in.
        """
        actor = self._actors.get(actor_id)
        if actor is None:
            return ""
        if actor.member_of:
            return actor.member_of[0]
        if actor_id in self._party_ids:
            return actor_id
        bodies = [role.role.org for role in self.roles(actor) if role.role.org]
        candidates = (actor.part_of, *bodies)
        return next((found for body in candidates if body and (found := self._party_above(body))), "")

    def _party_above(self, actor_id: str) -> str:
        """The nearest party at or above a body; the topmost body where no party is above it."""
        seen: set[str] = set()
        current = actor_id
        while current and current not in seen:
            if current in self._party_ids:
                return current
            seen.add(current)
            actor = self._actors.get(current)
            parent = actor.part_of if actor else ""
            if not parent:
                return current
            current = parent
        return actor_id


def _end_of(role: Role) -> date:
    ended = role.to or role.as_of
    return (ended.upper if ended else None) or EARLIEST
