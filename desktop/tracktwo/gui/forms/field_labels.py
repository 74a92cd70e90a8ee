"""The plain words a field is called by in a form."""

from __future__ import annotations

import re
from typing import Final

from tracktwo.gui.words import said

_FIELD_NAMED: Final = re.compile(r'^(|The required field |There is no field |Add )"([a-z_]+)"(:| of | here|\b)')
_OWN_WORDS: Final = {
    "URL": "Web address",
    "a": "Answer",
    "as": "Acted as",
    "batna": "Best alternative (BATNA)",
    "bluf": "Bottom line",
    "cites": "Sources",
    "cleared": "Cleared by",
    "accessed": "Read on",
    "approved": "Approved by",
    "archive_url": "Archived address",
    "archived": "Archived on",
    "drafted": "Drafted by",
    "floated_by": "Floated by",
    "id": "Short name (id)",
    "iso": "Country code",
    "lang": "Language",
    "legal": "Rules of law",
    "level": "Level of conflict",
    "mark": "Marking",
    "max_pages": "Pages at most",
    "obliges": "Obligations",
    "org": "Organization",
    "pax": "PA-X codes",
    "q": "Question",
    "rel": "Relation",
    "stage_sub": "Sub-stage",
    "unroca": "UN Register category",
    "what": "To do what",
    "who": "Who",
    "zopa": "Zone of possible agreement",
    "zopa_basis": "Basis of the zone",
}
_BLOCKS: Final = {
    "schema": "Format",
    "dossier": "Dossier",
    "texts": "Texts",
    "sources": "Sources",
    "actors": "Actors",
    "parties": "Parties",
    "issues": "Issues",
    "positions": "Positions",
    "deal_terms": "Possible deal terms",
    "weapons_packages": "Weapons packages",
    "claims": "Claims",
    "events": "Events",
    "agreements": "Agreements",
    "judgments": "Judgments",
    "options": "Options",
    "recommendations": "Recommendations",
    "briefs": "Briefs",
}
_ONE_OF: Final = {
    "texts": "text",
    "sources": "source",
    "actors": "actor",
    "parties": "party",
    "issues": "issue",
    "positions": "position",
    "deal_terms": "deal term",
    "weapons_packages": "weapons package",
    "claims": "claim",
    "events": "event",
    "agreements": "agreement",
    "judgments": "judgment",
    "options": "option",
    "recommendations": "recommendation",
    "briefs": "brief",
}
_ENTRIES: Final = {
    "denied_by": "denial",
    "no_comment": "entry",
    "levels": "level",
    "legal": "rule of law",
    "third_parties": "third party",
    "annexes": "annex",
    "timeline": "step",
    "who": "participant",
    "obliges": "obligation",
    "split": "part",
    "variants": "variant",
    "stances": "stance",
    "spelling": "form",
    "reactions": "reaction",
    "holder": "party",
    "by": "actor",
    "about": "record",
    "for": "reason",
    "against": "reason",
    "evidence_for": "record",
    "evidence_against": "record",
    "backed_by": "actor",
    "opposed_by": "actor",
    "disputed_by": "actor",
    "derives_from": "source",
    "after": "term",
    "supplier": "supplier",
    "recipient": "recipient",
    "member_of": "body",
    "parties": "party",
    "applies_to": "actor",
    "pax": "code",
    "bridging": "idea",
    "alias": "alias",
    "author": "author",
    "floated_by": "actor",
    "role": "role",
    "cites": "source",
    "prohibited": "act",
    "permitted": "act",
    "cleared": "name",
}


def field_label(key: str) -> str:
    """The name of a field in sentence case: `voiced_by` is `Voiced by`."""
    return said("Fields", _OWN_WORDS.get(key) or in_sentence_case(key))


def block_label(block: str) -> str:
    """The name of a block as a heading."""
    return said("Fields", _BLOCKS.get(block) or in_sentence_case(block))


def one_of(block: str) -> str:
    """What one record of a block is called, in lower case: `deal term`."""
    return said("Fields", _ONE_OF.get(block, "record"))


def entry_label(key: str) -> str:
    """What one entry of a list field is called, in lower case: `quote` for `quotes`."""
    return said("Fields", _ENTRIES.get(key) or key.removesuffix("s").replace("_", " "))


def in_labels(message: str) -> str:
    """What was found, with the label of the field where it begins with the field's name in the file."""
    return _FIELD_NAMED.sub(lambda found: found[1] + _labelled(found[2]) + found[3], message, count=1)


def _labelled(key: str) -> str:
    return f"“{field_label(key)}”"


def in_sentence_case(key: str) -> str:
    """A key as words: hyphens and underscores as spaces, a capital first."""
    words = key.replace("_", " ").replace("-", " ").strip()
    return f"{words[:1].upper()}{words[1:]}"
