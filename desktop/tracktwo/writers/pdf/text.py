"""Inlines to words: styles are resolved, characters checked against the typefaces, links against what may be linked."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from urllib.parse import quote

from tracktwo.document.inlines import (
    Cite,
    Emphasis,
    Faint,
    Inline,
    Inlines,
    Label,
    LineBreak,
    Link,
    MarkingLabel,
    Note,
    PageCount,
    PageNumber,
    Reference,
    Strong,
    Text,
    Tone,
    plain,
)
from tracktwo.writers.breaks import INVISIBLE, SOFT_BREAKS, SPACES, is_even, is_short
from tracktwo.writers.characters import FORBIDDEN
from tracktwo.writers.colours import label_ground
from tracktwo.writers.pdf.casting import Casting
from tracktwo.writers.pdf.direction import direct, has_directed
from tracktwo.writers.pdf.findings import Findings
from tracktwo.writers.pdf.lines import Run, Word, measured
from tracktwo.writers.pdf.styles import Styles, TypeStyle
from tracktwo.writers.ruler import MARKING_SIZE
from tracktwo.writers.scripts import RIGHT_TO_LEFT

LABEL_SIZE = 0.76
"""Type size of a label, in those of the words around it."""
ADDRESS = re.compile(r"(?:https?://[^\s/?#\\]|mailto:[^\s@\\]+@)[^\s\\<>\"]*", re.IGNORECASE)
SAFE_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What page furniture asks for: the number of the page and of all pages."""

    number: int
    count: int


def usable_address(target: str) -> str:
    """The address as ASCII when it is http, https or mailto and holds nothing hidden, else an empty string."""
    if not ADDRESS.fullmatch(target) or FORBIDDEN.search(target) or INVISIBLE.search(target):
        return ""
    return quote(target, safe=SAFE_IN_ADDRESS)


class Typesetter:
    """Turns inlines into words for one file, noting what cannot be printed as asked."""

    def __init__(self, styles: Styles, findings: Findings, anchors: Collection[str]) -> None:
        self._styles = styles
        self.findings = findings
        self._anchors = anchors
        self._casting = Casting(styles.typefaces, findings)
        self.printable = findings.printable
        self._derived: dict[tuple[TypeStyle, str], TypeStyle] = {}

    def words(
        self,
        inlines: Inlines,
        style: TypeStyle,
        page: PageFacts | None = None,
        spoken: str = "",
        from_right: bool = False,
    ) -> list[Word]:
        """The words of a piece of running text; those in the language `spoken`, their element's, need no other.

        Those that run from right to left keep theirs: each passage is set by itself. `from_right`: all of it does.
        """
        gatherer = _WordGatherer(self, from_right)
        if spoken and not RIGHT_TO_LEFT.search(plain(inlines)):
            inlines = _without_language(inlines, spoken)
        self._gather(inlines, style, page, gatherer)
        return gatherer.finish()

    def _gather(self, inlines: Inlines, style: TypeStyle, page: PageFacts | None, gatherer: _WordGatherer) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    gatherer.add(inline.text, self._of_text(inline, style))
                case Strong() | Emphasis() | Faint() | Link() | Reference():
                    self._gather(inline.children, self._of_span(inline, style), page, gatherer)
                case Cite():
                    self._gather_cite(inline, style, gatherer)
                case Note():
                    gatherer.add(str(inline.number), self._of_note(inline, style))
                case Label() | MarkingLabel():
                    gatherer.add_whole(inline.text, self._of_label(inline, style))
                case LineBreak():
                    gatherer.end_line()
                case PageNumber():
                    gatherer.add(str(page.number if page else ""), style)
                case PageCount():
                    gatherer.add(str(page.count if page else ""), style)

    def _of_text(self, text: Text, style: TypeStyle) -> TypeStyle:
        return style.told(text.lang, text.origin) if text.lang or text.origin else style

    def _of_span(self, span: Inline, style: TypeStyle) -> TypeStyle:
        match span:
            case Strong():
                return self._variant(style, "strong")
            case Emphasis():
                return self._variant(style, "emphasis")
            case Faint():
                return self._variant(style, "faint")
            case Link():
                return self._linked(style, span.target)
            case Reference():
                return self._referring(style, span.anchor)
            case _:
                return style

    def _variant(self, style: TypeStyle, kind: str) -> TypeStyle:
        known = self._derived.get((style, kind))
        if known is None:
            changes = {
                "strong": {"bold": True},
                "emphasis": {"italic": not style.italic},
                "faint": {"colour": self._styles.colours.grey, "bold": False},
                "cite": {
                    "family": self._styles.typefaces.display,
                    "size": max(style.size * 0.7, 4.5),
                    "rise": style.size * 0.33,
                    "colour": self._styles.colours.accent,
                    "bold": False,
                },
            }[kind]
            known = self._derived[style, kind] = replace(style, **changes)
        return known

    def _linked(self, style: TypeStyle, target: str) -> TypeStyle:
        address = usable_address(target)
        if not address:
            self.findings.unusable[target] = None
            return style
        return style.leading("", address, self._styles.colours.accent)

    def _referring(self, style: TypeStyle, anchor: str) -> TypeStyle:
        if anchor not in self._anchors:
            self.findings.dangling[anchor] = None
            return style
        known = self._derived.get((style, f"#{anchor}"))
        if known is None:
            known = self._derived[style, f"#{anchor}"] = style.leading(anchor, "", self._styles.colours.accent)
        return known

    def _gather_cite(self, cite: Cite, style: TypeStyle, gatherer: _WordGatherer) -> None:
        raised = self._variant(style, "cite")
        if cite.origin:
            raised = raised.told("", cite.origin)
        parts = cite.parts
        is_whole = is_short(parts)
        for piece, anchor in parts:
            printed = piece.replace(" ", "\u00a0") if is_whole else piece
            gatherer.add(printed, self._referring(raised, anchor) if anchor else raised)

    def _of_note(self, note: Note, style: TypeStyle) -> TypeStyle:
        raised = self._referring(self._variant(style, "cite"), note.anchor)
        return replace(raised, note=note.anchor, origin=note.origin or style.origin)

    def _of_label(self, label: Label | MarkingLabel, style: TypeStyle) -> TypeStyle:
        size = style.size * LABEL_SIZE
        bold = TypeStyle(self._styles.typefaces.display, size, "#ffffff", bold=True, origin=style.origin)
        if isinstance(label, MarkingLabel):
            return replace(bold, size=max(MARKING_SIZE, style.size), colour=label.ink, ground=label.ground)
        colours = self._styles.colours
        if label.tone is Tone.ALERT:
            return replace(bold, ground=colours.alert, corner=size * 0.22)
        return replace(bold, colour=colours.accent, ground=label_ground(colours), corner=size * 0.22)

    def runs(self, text: str, style: TypeStyle) -> list[Run]:
        """The text as runs in the order in which they are read, each in a face that has it."""
        return self._casting.runs(text, style)


def _without_language(inlines: Inlines, lang: str) -> Inlines:
    return tuple(_unspoken(inline, lang) for inline in inlines)


def _unspoken(inline: Inline, lang: str) -> Inline:
    match inline:
        case Text(lang=spoken) if spoken == lang:
            return replace(inline, lang="")
        case Strong() | Emphasis() | Faint() | Link() | Reference():
            return replace(inline, children=_without_language(inline.children, lang))
        case _:
            return inline


class _WordGatherer:
    """Cuts pieces of text into words; a word may run over several pieces."""

    def __init__(self, typesetter: Typesetter, from_right: bool) -> None:
        self._typesetter = typesetter
        self._from_right = from_right
        self._printable = typesetter.printable
        self._words: list[Word] = []
        self._runs: list[Run] = []
        self._is_directed = False

    def add(self, text: str, style: TypeStyle) -> None:
        """Running text, which may be broken at spaces and the like."""
        if style.face.characters.issuperset(text) and is_even(text):
            self._add_plain(text, style)
            return
        for position, token in enumerate(SPACES.split(self._printable(text))):
            if position % 2:
                self._add_space(measured(" " * len(token), style))
            elif token:
                self._add_token(token, style)

    def _add_plain(self, text: str, style: TypeStyle) -> None:
        """The short way for most text: single spaces, all characters at hand, no breaks inside words."""
        first, *others = text.split(" ")
        if first:
            self._runs.append(measured(first, style))
        if not others:
            return
        space = measured(" ", style)
        self._add_space(space)
        words, lengths, size, tracking = self._words, style.face.lengths, style.size, style.tracking
        last = others.pop()
        for token in others:
            width = lengths[token] * size + tracking * len(token)
            words.append(Word([Run(token, style, width)], width, space))
        if last:
            self._runs.append(measured(last, style))

    def _add_token(self, token: str, style: TypeStyle) -> None:
        for position, segment in enumerate(SOFT_BREAKS.split(token)):
            if position:
                self._end_word()
            self._add_runs(segment, style)

    def _add_runs(self, text: str, style: TypeStyle) -> None:
        runs = self._typesetter.runs(text, style)
        self._is_directed = self._is_directed or has_directed(runs)
        self._runs += runs

    def add_whole(self, text: str, style: TypeStyle) -> None:
        """What may not be broken, and joins the word before it."""
        spaced = SPACES.sub(" ", self._printable(text))
        self._add_runs(spaced, style)

    def _add_space(self, space: Run) -> None:
        self._end_word()
        if not self._words or self._words[-1].ends_line:
            self._words.append(Word([], 0.0))
        last = self._words[-1]
        last.gap = measured(last.gap.text + space.text, space.style) if last.gap else space

    def end_line(self) -> None:
        self._end_word()
        if not self._words or self._words[-1].ends_line:
            self._words.append(Word([], 0.0))
        last = self._words[-1]
        last.ends_line = True
        if last.runs and not last.gap:  # read aloud, the words of two lines are two words
            style = last.runs[-1].style
            (last.gap,) = self._typesetter.runs(" ", replace(style, ground="") if style.ground else style)

    def _end_word(self) -> None:
        runs = self._runs
        if runs:
            self._words.append(Word(runs, sum([run.width for run in runs]) if len(runs) > 1 else runs[0].width))
            self._runs = []

    def finish(self) -> list[Word]:
        self._end_word()
        if self._is_directed:
            direct(self._words, self._from_right)
        return self._words
