"""Ids for new records: short, lower case, not taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

LONGEST: Final = 32
PREFIXES: Final = {
    "positions": "pos-",
    "deal_terms": "t-",
    "claims": "clm-",
    "events": "ev-",
    "agreements": "agr-",
    "judgments": "j-",
    "options": "opt-",
}
"""What ids of a block begin with, as in the shipped dossiers."""


def suggested_id(block: str, words: str, taken: Collection[str]) -> str:
    """An id made from words, with the prefix of its block; numbered where it is taken."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return unused_id(f"{PREFIXES.get(block, '')}{slug or 'new'}", taken)


def unused_id(wanted: str, taken: Collection[str]) -> str:
    """The id, with a number behind it where it is taken."""
    number, found = 2, wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found
