"""Words as the glyphs that print them: joined, in the order of the page, marks in place. HarfBuzz does the work."""

# ruff: noqa: ANN401 - the library's objects have no types
# HarfBuzz's binding comes without complete types: this file is the typed door to it.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingImports=false, reportMissingTypeStubs=false, reportAttributeAccessIssue=false

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

ANY_LANGUAGE = "und"

Point: TypeAlias = "tuple[float, float]"
Outline: TypeAlias = "tuple[tuple[str, tuple[Point, ...]], ...]"
"""The path of a glyph: operators of a page (ISO 32000-1, 8.5.2), each with its points."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of the font, how far it leads, and how far from its place it stands; all in type sizes."""

    number: int
    advance: float
    shift: float = 0.0
    rise: float = 0.0

    @property
    def is_mark(self) -> bool:
        """Whether it stands above, below or inside another instead of in the line: a point, a dot of a letter."""
        return not self.advance or bool(self.rise)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs that stand for `text` together.

    Of a passage from right to left each cluster stands for one character: whoever reads a page takes the glyphs from
    left to right and turns them round, and what one glyph stands for is turned round with them.
    """

    text: str
    glyphs: tuple[Glyph, ...]


@dataclass(slots=True)
class _Walk:
    """The outline of a glyph while HarfBuzz walks along it, in font units. The last argument is HarfBuzz's own."""

    steps: list[tuple[str, tuple[Point, ...]]] = field(default_factory=list[tuple[str, "tuple[Point, ...]"]])

    def move(self, x: float, y: float, _: object) -> None:
        self.steps.append(("m", ((x, y),)))

    def line(self, x: float, y: float, _: object) -> None:
        self.steps.append(("l", ((x, y),)))

    def quadratic(self, middle_x: float, middle_y: float, x: float, y: float, _: object) -> None:
        """A quadratic curve as the cubic one that is the same: pages know no others."""
        left, bottom = self.steps[-1][1][-1]
        first = (left + 2 / 3 * (middle_x - left), bottom + 2 / 3 * (middle_y - bottom))
        second = (x + 2 / 3 * (middle_x - x), y + 2 / 3 * (middle_y - y))
        self.steps.append(("c", (first, second, (x, y))))

    def close(self, _: object) -> None:
        self.steps.append(("h", ()))


class Shaper:
    """Shapes words in the font of one file."""

    def __init__(self, path: str) -> None:
        self._path = path

    @cached_property
    def _font(self) -> Any:
        import uharfbuzz

        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(self._path)))

    @cached_property
    def blank(self) -> int:
        """The number of a glyph behind the last, without outline or width, for characters that have no other."""
        return int(self._font.face.glyph_count)

    def width(self, glyph: int) -> float:
        """How far the glyph leads by itself, in type sizes."""
        return 0.0 if glyph == self.blank else self._font.get_glyph_h_advance(glyph) / self._font.face.upem

    def outline(self, glyph: int) -> Outline:
        """The path of the glyph, in type sizes."""
        import uharfbuzz

        walk = _Walk()
        funcs: Any = uharfbuzz.DrawFuncs()
        funcs.set_move_to_func(walk.move)
        funcs.set_line_to_func(walk.line)
        funcs.set_quadratic_to_func(walk.quadratic)
        funcs.set_close_path_func(walk.close)
        self._font.draw_glyph(glyph, funcs)
        upem = self._font.face.upem
        return tuple((operator, tuple((x / upem, y / upem) for x, y in points)) for operator, points in walk.steps)

    def clusters(self, text: str, from_right: bool, lang: str) -> tuple[Cluster, ...]:
        """The words as clusters, from left to right on the page."""
        import uharfbuzz

        buffer: Any = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if from_right else "ltr"
        buffer.language = lang or ANY_LANGUAGE  # the guess is the language of the machine
        buffer.invisible_glyph = self.blank
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        uharfbuzz.shape(self._font, buffer, {})
        gathered: dict[int, list[Glyph]] = {}
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            gathered.setdefault(info.cluster, []).append(self._glyph(info, place))
        starts = sorted(gathered)
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        whole = (Cluster(text[start : ends[start]], tuple(glyphs)) for start, glyphs in gathered.items())
        return tuple(part for cluster in whole for part in (self._parts(cluster) if from_right else (cluster,)))

    def _glyph(self, info: Any, place: Any) -> Glyph:
        upem = self._font.face.upem
        return Glyph(info.codepoint, place.x_advance / upem, place.x_offset / upem, place.y_offset / upem)

    def _parts(self, cluster: Cluster) -> tuple[Cluster, ...]:
        """The cluster as one of one character each, from left to right; blanks without width stand for the rest."""
        letters = cluster.text[::-1]
        glyphs = list(cluster.glyphs)
        spare = len(letters) - len(glyphs)
        if spare > 0:
            glyphs += [Glyph(self.blank, 0.0)] * spare
        last = len(letters) - 1
        singles = [Cluster(letter, (glyph,)) for letter, glyph in zip(letters[:last], glyphs, strict=False)]
        return (*singles, Cluster(letters[last], tuple(glyphs[last:])))
