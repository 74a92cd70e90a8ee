"""How actors are printed: names, the role held on a date, delegations; protected names never."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracktwo.composition.labels import Labels
from tracktwo.composition.languages import unmarked
from tracktwo.dossier.model.actors import Actor, Party, Role
from tracktwo.dossier.model.fields import Attributed
from tracktwo.dossier.values.dates import EdtfDate

EARLIEST = date.min
STATE_BODIES = frozenset({"state", "government-body", "sub-state-entity"})


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
        self.heads: Mapping[str, tuple[Party, ...]] = _heads(parties)
        """The parties each actor is the head of."""

    def name(self, actor_id: str) -> str:
        """Return the full name, or the description of someone not named."""
        actor = self._actors.get(actor_id)
        if actor is None:
            return actor_id
        if is_described(actor) or actor.name is None:
            return self.description(actor)
        return _pseudonym(actor) or actor.name.printed

    def short(self, actor_id: str) -> str:
        """Return the name for columns and later mentions: short form, acronym, or family name."""
        actor = self._actors.get(actor_id)
        if actor is None or actor.name is None or is_described(actor):
            return self.name(actor_id)
        if pseudonym := _pseudonym(actor):
            return pseudonym
        if actor.is_person:
            return actor.short or actor.name.short
        return actor.short or actor.acronym or actor.name.printed

    def description(self, actor: Actor) -> str:
        """Return how someone not named is described: in the source's words, by the group's name, or by capacity."""
        if actor.described_as is not None:
            return actor.described_as.text
        if actor.name is not None and not actor.is_protected:
            return actor.name.printed
        capacity = self._labels.word("capacity", actor.capacity or "unknown")
        return self._labels("people.unnamed", capacity=capacity)

    def attributed(self, who: Attributed) -> str:
        """Return the name of a reference, or the free text."""
        return who.text or self.name(who.ref)

    def sort_key(self, actor_id: str) -> str:
        """Return what an actor is sorted by: the family name, without the article "al-".

        Those not named are sorted by what is printed for them, so that their place gives nothing away.
        """
        actor = self._actors.get(actor_id)
        if actor is None or actor.name is None or is_described(actor):
            return unmarked(self.name(actor_id)).casefold()
        if pseudonym := _pseudonym(actor):
            return pseudonym.casefold()
        name = actor.name
        family = " ".join(part for part in (name.family, name.second_family, name.given) if part)
        return (name.sort or (family if actor.is_person else "") or name.printed).casefold().removeprefix("al-")

    def roles(self, actor: Actor) -> tuple[HeldRole, ...]:
        """Return the roles to print: those held on the as-of date, or else the former ones, the latest first.

        A role without any date counts as former when the person is a former official and the role one of a state, so
        that no office left long ago is printed as held.
        """
        begun = [role for role in actor.roles if role.from_ is None or not role.from_.is_after(self._as_of)]
        held = [HeldRole(role, is_former=False) for role in begun if not self._has_ended(actor, role)]
        return tuple(held) or self.former_roles(actor)

    def former_roles(self, actor: Actor) -> tuple[HeldRole, ...]:
        """Return the roles that had ended by the as-of date, the latest first."""
        ended = [role for role in actor.roles if self._has_ended(actor, role)]
        return tuple(HeldRole(role, is_former=True) for role in sorted(ended, key=_end_of, reverse=True))

    def _has_ended(self, actor: Actor, role: Role) -> bool:
        if role.former:
            return True
        if role.to is not None:
            return role.to.upper is not None and role.to.upper < self._as_of
        if actor.capacity != "former-official" or role.former is False or role.from_ or role.as_of:
            return False
        body = self._actors.get(role.org)
        return body is not None and body.kind in STATE_BODIES

    def role(self, held: HeldRole, was_then: bool = False) -> str:
        """Return title and organization; a former role says so, and until when: `then President, CFR (until 2003)`.

        `was_then` picks "then" over "former": the role was held when what is told of happened. The organization is left
        out where the title already names it.
        """
        role, labels = held.role, self._labels
        title = role.title.text
        body = self.name(role.org) if role.org else ""
        if body and not re.search(rf"\b{re.escape(body)}\b", title, re.IGNORECASE):
            title = labels("people.role", title=title, organization=body)
        if not held.is_former:
            return title
        return labels("people.then" if was_then else "people.former", role=title)

    def delegation(self, actor_id: str) -> str:
        """Return the party or delegation an actor belongs to, as an actor id; empty where there is none.

        A direct membership counts first, of several the first. Then the nearest party above the body it is part of or
        holds a role in; a former role makes nobody a member. Then the topmost of these bodies.
        """
        return next(iter(self.delegations(actor_id)), "")

    def delegations(self, actor_id: str) -> tuple[str, ...]:
        """Return every delegation an actor is a direct member of; else the one found through its bodies; else none."""
        actor = self._actors.get(actor_id)
        if actor is None:
            return ()
        if actor.member_of:
            return actor.member_of
        if actor_id in self._party_ids:
            return (actor_id,)
        roles = [] if actor.is_protected else [held.role for held in self.roles(actor) if not held.is_former]
        bodies = [body for body in (actor.part_of, *(role.org for role in roles)) if body]
        above = [self._party_above(body) for body in bodies]
        parties = [found for found in above if found in self._party_ids]
        return tuple((parties or above)[:1])

    def _party_above(self, actor_id: str) -> str:
        """Return the nearest party at or above a body; the topmost body where no party is above it."""
        topmost = actor_id
        for body in self._upward(actor_id):
            if body in self._party_ids:
                return body
            topmost = body
        return topmost

    def _upward(self, actor_id: str) -> Iterator[str]:
        seen: set[str] = set()
        while actor_id and actor_id not in seen:
            seen.add(actor_id)
            yield actor_id
            actor = self._actors.get(actor_id)
            actor_id = actor.part_of if actor else ""


def is_described(actor: Actor) -> bool:
    """Tell whether a description stands for the name: always when it is withheld, and for persons not named.

    A group whose members are not named keeps its own name.
    """
    return actor.is_protected or (actor.identity == "unnamed" and (actor.is_person or actor.name is None))


def was_held_on(role: Role, day: EdtfDate) -> bool:
    """Tell whether a role that has ended was held on a day, as far as its dates say."""
    if role.to is None or role.to.upper is None or day.lower is None:
        return False
    began = role.from_.lower if role.from_ else None
    return day.lower <= role.to.upper and (began is None or began <= day.lower)


def _pseudonym(actor: Actor) -> str:
    """Return the name used in the conflict of someone known by a pseudonym: it alone is printed."""
    return actor.name.nom_de_guerre if actor.identity == "pseudonym" and actor.name else ""


def _heads(parties: Sequence[Party]) -> Mapping[str, tuple[Party, ...]]:
    heads: dict[str, tuple[Party, ...]] = {}
    for party in parties:
        if party.head:
            heads[party.head] = (*heads.get(party.head, ()), party)
    return heads


def _end_of(role: Role) -> date:
    ended = role.to or role.as_of
    return (ended.upper if ended else None) or EARLIEST
