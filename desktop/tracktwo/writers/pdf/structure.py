"""The structure of a document: what each passage is, in reading order (ISO 32000-1, 14.7 and 14.8).

Elements are made while blocks become slabs, so the tree is in the order of the document; what is painted joins its
element, on however many pages it comes to stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

ROLES = {"Title": "P"}
"""Kinds of our own and the standard kind they are taken for (14.7.3)."""
SCOPE_COLUMN = "/O /Table /Scope /Column"
SCOPE_ROW = "/O /Table /Scope /Row"


@dataclass(slots=True, eq=False)
class AnnotationMark:
    """The annotation of a link, as a part of its element; it gets its object number when it is written."""

    page: int
    number: int = 0


Mark: TypeAlias = "tuple[int, int]"
"""A page, from 1, and the number of a marked passage on it, from 0."""
Goal: TypeAlias = "tuple[str, ...]"
"""Anchor, address, language and note of words inside a block, and `DIRECTED` where they are printed in another order
than they are read: what makes them an element of their own."""
DIRECTED = "directed"
Kid: TypeAlias = "Element | Mark | AnnotationMark"


@dataclass(slots=True, eq=False)
class Element:
    """One element. `attributes` are the entries of its attribute dictionary; `goal` tells links apart.

    `spoken` is its text where the page prints that in another order; `from_right` says that its lines begin at the
    right. An element without content is not written unless it `stays`: a cell of a table is there even when empty.
    """

    kind: str
    attributes: str = ""
    stays: bool = False
    goal: Goal | None = None
    alternative: str = ""
    lang: str = ""
    name: str = ""
    spoken: str = ""
    from_right: bool = False
    number: int = 0
    kids: list[Kid] = field(default_factory=list["Kid"])

    def add(self, kind: str, attributes: str = "", stays: bool = False, goal: Goal | None = None) -> Element:
        """A new last child."""
        child = Element(kind, attributes, stays, goal)
        self.kids.append(child)
        return child

    def is_written(self) -> bool:
        """True when it has content or must be there anyway."""
        return self.stays or any(not isinstance(kid, Element) or kid.is_written() for kid in self.kids)


def artifact(kind: str, where: str = "") -> str:
    """The properties of an artifact of the page (14.8.2.2): `Header` at the `Top`, `Footer` at the `Bottom`."""
    if not where:
        return f"/Type /{kind}"
    return f"/Type /Pagination /Subtype /{kind} /Attached [/{where}]"


FROM_RIGHT = "/O /Layout /WritingMode /RlTb"
"""Lines that begin at the right (14.8.5.4.2)."""
LAYOUT = artifact("Layout")
"""Grounds and rules."""
REPEATED = artifact("Pagination")
"""What stands on a page again: the header of a table."""
