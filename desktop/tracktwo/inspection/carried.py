"""What a finished file was found to carry: what it declares, and what nobody would see who reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Topic(Enum):
    """What a declared fact of a file is about. The value is the word printed."""

    METADATA = "metadata"
    MARKING = "marking"
    TAGS = "tags"
    FONT = "font"
    LINK = "link"
    NOTE = "note"
    BOOKMARK = "bookmark"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Carried:
    """Something a file carries and may carry: its topic, where it stands, and what it says."""

    topic: Topic
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Undeclared:
    """Something that is neither on the page nor declared metadata: the channel, where it is, and what was found."""

    channel: str
    where: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one file carries. It is clean when nothing in it is undeclared."""

    file: str
    format: str
    carried: tuple[Carried, ...]
    undeclared: tuple[Undeclared, ...]

    @property
    def is_clean(self) -> bool:
        """True when all the file carries can be seen on its pages or is declared."""
        return not self.undeclared


def inspection_of(file: str, form: str, found: Iterable[Carried | Undeclared]) -> Inspection:
    """The findings sorted into what is declared, by topic, and what is not; each once."""
    each = tuple(dict.fromkeys(found))
    order = list(Topic)
    carried = sorted((one for one in each if isinstance(one, Carried)), key=lambda one: order.index(one.topic))
    return Inspection(file, form, tuple(carried), tuple(one for one in each if isinstance(one, Undeclared)))


def shortened(text: str, most: int = 80) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
