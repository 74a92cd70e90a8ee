"""Faces that print shaped words: the glyphs they use get codes of their own, with or without a character."""

# ruff: noqa: ANN401 - the library's objects have no types
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any, NamedTuple

from tracktwo.writers.pdf.objects import ObjectTable, text_string
from tracktwo.writers.pdf.shaping import Cluster, Outline, Shaper
from tracktwo.writers.pdf.subsets import LAST_BYTE, escaped_byte, write_subset
from tracktwo.writers.scripts import printing

CLOSE = 0.002
"""Type sizes by which a glyph may stand off its neighbour without being placed anew."""


class _Shown(NamedTuple):
    """A glyph and what it stands for: the same glyph for other characters has another code."""

    glyph: int
    text: str


class GlyphCodes:
    """The codes of the glyphs of one font inside one file."""

    def __init__(self, font: Any, shaper: Shaper, resource: str) -> None:
        self._font = font
        self._resource = resource
        self.shaper = shaper
        self._codes: dict[_Shown, tuple[str, str]] = {}
        self._subsets: list[list[_Shown]] = []

    def code(self, glyph: int, text: str) -> tuple[str, str]:
        """The resource of the font and the escaped byte that print the glyph."""
        shown = _Shown(glyph, text)
        if shown not in self._codes:
            if not self._subsets or len(self._subsets[-1]) > LAST_BYTE:
                self._subsets.append([_Shown(0, "")])
            self._subsets[-1].append(shown)
            byte = escaped_byte(len(self._subsets[-1]) - 1)
            self._codes[shown] = (self._name(len(self._subsets) - 1), byte)
        return self._codes[shown]

    def _name(self, number: int) -> str:
        return f"/{self._resource}+g{number}"

    def write(self, objects: ObjectTable, first: int) -> Iterator[tuple[str, int]]:
        """Put the fonts into the file; `first` is how many subsets the font has there already."""
        for number, subset in enumerate(self._subsets):
            face = _with_blank(self._font.face)
            face.charToGlyph = {code: shown.glyph for code, shown in enumerate(subset)}
            widths = [self.shaper.width(shown.glyph) * 1000 for shown in subset]
            texts = [shown.text for shown in subset]
            yield self._name(number), write_subset(objects, face, first + number, range(len(subset)), widths, texts)


def _with_blank(face: Any) -> Any:
    """A copy of the library's face with one glyph more, which prints nothing and has no width."""
    longer: Any = copy(face)
    longer.hmetrics = [*face.hmetrics, (0, 0)]
    longer.glyphPos = [*face.glyphPos, face.glyphPos[-1]]
    return longer


class _Lengths(dict[str, float]):
    """Text to its width in type sizes, shaped when it first occurs."""

    def __init__(self, face: ShapedFace) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, text: str) -> float:
        clusters = self._face.clusters(text)
        length = self[text] = sum([glyph.advance for cluster in clusters for glyph in cluster.glyphs])
        return length


@dataclass(slots=True)
class Pen:
    """Where the next glyph would stand and which font was set last; what it prints gathers in `written`.

    `paths` are the marks, drawn beside the text: a reader that met them in the text would take each for a line of its
    own, because they do not stand in the line.
    """

    size: float
    baseline: float
    font: str
    written: list[str]
    paths: list[str]
    at: float | None = None
    bytes: str = ""

    def show(self, resource: str, byte: str, left: float) -> None:
        """Print a glyph, going on where it stands beside the last."""
        font = f"{resource} {self.size:.4g} Tf"
        if font != self.font or self.at is None or abs(left - self.at) > CLOSE * self.size:
            self.flush()
            if font != self.font:
                self.written.append(font)
                self.font = font
            self.written.append(f"1 0 0 1 {left:.2f} {self.baseline:.2f} Tm")
        self.bytes += byte

    def flush(self) -> None:
        """Write what was gathered."""
        if self.bytes:
            self.written.append(f"({self.bytes}) Tj")
        self.bytes = ""
        self.at = None

    def draw(self, outline: Outline, left: float, bottom: float) -> None:
        """Draw a glyph as a path."""
        size = self.size
        for operator, points in outline:
            self.paths += [f"{left + x * size:.2f} {bottom + y * size:.2f}" for x, y in points]
            self.paths.append(operator)


class ShapedFace:
    """A face for passages in one direction and language. It offers what `Face` does, but for encoding plain text."""

    __slots__ = ("_clusters", "_codes", "_from_right", "_lang", "characters", "lengths")

    def __init__(self, codes: GlyphCodes, characters: frozenset[str], from_right: bool, lang: str) -> None:
        self._codes = codes
        self._from_right = from_right
        self._lang = lang
        self._clusters: dict[str, tuple[Cluster, ...]] = {}
        self.characters = characters
        self.lengths = _Lengths(self)

    def clusters(self, text: str) -> tuple[Cluster, ...]:
        """The text as clusters, from left to right on the page."""
        found = self._clusters.get(text)
        if found is None:
            found = self._clusters[text] = self._codes.shaper.clusters(text, self._from_right, self._lang)
        return found

    def print(self, text: str, left: float, pen: Pen) -> None:
        """Print the text from `left` on."""
        for cluster in self.clusters(text):
            shown = [glyph for glyph in cluster.glyphs if not (self._from_right and glyph.is_mark)]
            if not shown and printing(cluster.text):  # joiners would part the word for those who read the page
                self._show(self._codes.shaper.blank, cluster.text, left, pen)
            if len(shown) > 1:  # say what they are together (ISO 32000-1, 14.9.4)
                pen.flush()
                pen.written.append(f"/Span <</ActualText {text_string(cluster.text)}>> BDC")
            for glyph in cluster.glyphs:
                place = left + glyph.shift * pen.size
                if glyph in shown:
                    self._show(glyph.number, cluster.text, place, pen)
                else:
                    pen.draw(self._codes.shaper.outline(glyph.number), place, pen.baseline + glyph.rise * pen.size)
                left += glyph.advance * pen.size
            if len(shown) > 1:
                pen.flush()
                pen.written.append("EMC")
        pen.flush()

    def _show(self, glyph: int, text: str, left: float, pen: Pen) -> None:
        resource, byte = self._codes.code(glyph, text)
        pen.show(resource, byte, left)
        pen.at = left + self._codes.shaper.width(glyph) * pen.size
