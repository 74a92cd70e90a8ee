"""A fault of a tagged file, and the kinds of element that rules speak of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault."""

    code: str
    message: str


Faults = Iterator[Fault]
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
BLOCKS = ("P", "Title", *HEADINGS, "Lbl", "LBody", "TH", "TD", "Caption", "Figure", "TOCI")
"""Elements whose passages are lines one below the other."""
INLINE = ("Span", "Link", "Reference")
