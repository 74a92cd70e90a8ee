"""One reference to a source: what it says where, how credible, and whether it only relays another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from tracktwo.diagnostics import did_you_mean, listed
from tracktwo.dossier.values.problem import ValueProblem, refuse_too_long, shown

IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*")
"""An id: lower-case letters, digits and hyphens."""

_IDENTIFIER_LIMIT = 80
_FIELDS = ("source", "at", "credibility", "rel", "repeats")


class Relation(Enum):
    """What a source does for the fact that cites it. The value is the word written."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class Cite:
    """A source, and the place in it. `text` takes no part in equality."""

    source: str
    at: str = ""
    """The place in the source: `para. 4`."""
    credibility: int | None = None
    """1 (confirmed) to 6 (cannot be judged), the second half of an Admiralty grade (STANAG 2511)."""
    relation: Relation = Relation.SUPPORTS
    repeats: str = ""
    """The source that this one only relays, or `unknown`; the pair counts as one origin."""
    text: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str) -> Cite:
        """Read `nbc` or `nbc#para. 4`; raises ValueProblem."""
        refuse_too_long(text, "a citation")
        words = " ".join(text.split())
        source, hash_mark, place = words.partition("#")
        place = place.strip()
        if hash_mark and not place:
            raise ValueProblem(f"{shown(words)} names no place after #.", f'Write "{source.strip()}#para. 4".')
        return cls(identifier(source.strip()), place, text=text)

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> Cite:
        """Read the map `{source, at, credibility, rel, repeats}`; raises ValueProblem."""
        strange = sorted(set(fields) - set(_FIELDS))
        if strange:
            hint = did_you_mean(strange[0], _FIELDS) or f"Its fields are {listed(_FIELDS)}."
            raise ValueProblem(f"a citation has no {shown(strange[0])}.", hint)
        given = {name: " ".join(value.split()) for name, value in fields.items() if value.strip()}
        for value in given.values():
            refuse_too_long(value, "a citation")
        if "source" not in given:
            raise ValueProblem("a citation names no source.", 'Write "source: …" with an id from "sources".')
        cite = cls.parse(given["source"])
        if cite.at and "at" in given:
            raise ValueProblem("a citation names its place twice.", "Keep the one in at.")
        repeats = given.get("repeats", "")
        return cls(
            cite.source,
            given.get("at", cite.at),
            _credibility(given.get("credibility", "")),
            _relation(given.get("rel", "")),
            identifier(repeats) if repeats else "",
            given["source"],
        )

    @property
    def is_relay(self) -> bool:
        """Whether the source only repeats another, known or not."""
        return bool(self.repeats)

    @property
    def sort_key(self) -> tuple[str, str]:
        """By source, then place."""
        return (self.source, self.at)

    def __str__(self) -> str:
        """Print the short form; credibility, relation and relay have no place there."""
        return f"{self.source}#{self.at}" if self.at else self.source


def identifier(text: str) -> str:
    """Return an id; raises ValueProblem when it has other signs than lower-case letters, digits and hyphens."""
    if IDENTIFIER.fullmatch(text) and len(text) <= _IDENTIFIER_LIMIT:
        return text
    meant = re.sub(r"[^a-z0-9]+", "-", text.removeprefix("@").lower()[:_IDENTIFIER_LIMIT]).strip("-")
    hint = f'Did you mean "{meant}"?' if meant else "An id has lower-case letters, digits and hyphens."
    raise ValueProblem(f"{shown(text)} is not an id.", hint)


def _credibility(text: str) -> int | None:
    if not text:
        return None
    if text not in ("1", "2", "3", "4", "5", "6"):
        hint = "Write 1 (confirmed) to 6 (cannot be judged); the letters A to F grade the source, in reliability."
        raise ValueProblem(f"{shown(text)} is not a credibility.", hint)
    return int(text)


def _relation(text: str) -> Relation:
    words = [relation.value for relation in Relation]
    if not text:
        return Relation.SUPPORTS
    if text not in words:
        raise ValueProblem(f"{shown(text)} is not a rel.", did_you_mean(text, words) or f"Write {listed(words, 'or')}.")
    return Relation(text)
