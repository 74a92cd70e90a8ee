"""Captions as Word counts them: a label, a number that is a field, and the words; and what cross-references print.

A caption of the tree opens with its label and number in bold: `Strong("Table 1. ")`, after its portion mark if it has
one. The number becomes a field SEQ, whatever the language of the label, and the bookmark around `Table 1` is what
fields REF repeat.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracktwo.document.blocks import Figure, Section, Table
from tracktwo.document.inlines import Emphasis, Faint, Inline, Inlines, Strong, Text, plain

_PORTION_MARK = re.compile(r"\([^()]+\) ?")
_LABEL = re.compile(r"([^0-9]*)([1-9][0-9]{0,5})([^0-9]*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CaptionLabel:
    """The opening of a caption in three pieces, with what follows it: `Table `, 1, `. ` and the words.

    `mark` is the portion mark that stands before the label.
    """

    before: str
    number: int
    after: str
    rest: Inlines
    mark: Inlines = ()

    @property
    def printed(self) -> str:
        """What a reference to the table or figure says: `Table 1`."""
        return f"{self.before}{self.number}"


def caption_label(caption: Inlines) -> CaptionLabel | None:
    """The label of a caption; None where it does not open with bold words that hold one number."""
    match caption:
        case (Text(text=text) as mark, Strong(), *_) if _PORTION_MARK.fullmatch(text):
            label = caption_label(caption[1:])
            return replace(label, mark=(mark,)) if label else None
        case (Strong(children=(Text(text=text),)), *rest):
            found = _LABEL.fullmatch(text)
            return CaptionLabel(found[1], int(found[2]), found[3], tuple(rest)) if found else None
        case _:
            return None


def sequence_name(block: Table | Figure) -> str:
    """The name under which Word counts captions, the same in every language so that lists of tables find them."""
    return "Table" if isinstance(block, Table) else "Figure"


def repeated_words(title: Inlines) -> str:
    """What a field REF to a heading prints; empty where the heading holds more than words."""
    return plain(title) if _are_words(title) else ""


def _are_words(inlines: Sequence[Inline]) -> bool:
    waiting = list(inlines)
    while waiting:
        inline = waiting.pop()
        if isinstance(inline, (Strong, Emphasis, Faint)):
            waiting.extend(inline.children)
        elif not isinstance(inline, Text):
            return False
    return True


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference to an anchor may repeat as a field: the bookmark, its words, and the number of a heading.

    `is_label` where the bookmark is one of its own, around the label of a caption.
    """

    bookmark: str
    words: str
    number: str = ""
    is_label: bool = False

    def instruction(self, printed: str) -> str:
        """The field that prints these words and leads there; empty where none does. It keeps the look they have."""
        if printed and printed == self.words:
            return f"REF {self.bookmark} \\h \\* MERGEFORMAT"
        if printed and printed == self.number:
            return f"REF {self.bookmark} \\r \\h \\* MERGEFORMAT"
        return ""


def target(block: Section | Table | Figure, bookmark: str, label_bookmark: str, *, numbers_run: bool) -> Target:
    """What references to the block may repeat. `label_bookmark` stands around the label of a caption."""
    if isinstance(block, Section):
        return Target(bookmark, repeated_words(block.title), block.number if numbers_run else "")
    label = caption_label(block.caption)
    return Target(label_bookmark, label.printed if label else "", is_label=True)
