# Pillow's images and typefaces carry few types; this file alone touches them.
# pyright: reportUnknownMemberType=false
"""A drawing as PNG, for readers that do not know SVG: 200 pixels to the inch, no metadata.

Pixels are numbers of colours, not colours: a figure has few, and a file of one byte to the pixel is written five times
as fast. Edges of letters and dots are steps between the ink and what it stands on.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from math import hypot
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from tracktwo.document.align import Align
from tracktwo.document.drawing import Bar, Dot, Drawing, Ink, Stroke, Words
from tracktwo.template.theme import Theme
from tracktwo.writers.colours import ink_colours
from tracktwo.writers.docx.vector import DASHES, OUTLINE_WIDTH
from tracktwo.writers.fonts import FontFamily
from tracktwo.writers.scripts import JOINED
from tracktwo.writers.truetype import characters

RESOLUTION: Final = 200
_SCALE: Final = RESOLUTION / 72
_STEPS: Final = 8
"""Steps from the ground to the ink at the edge of a letter."""
_FINER: Final = 4
"""Dots are drawn so much larger and reduced, which smooths their edge."""
_COMPRESSION: Final = 2
_LARGEST: Final = 6000
"""Pixels on a side beyond which a fallback gains nothing."""


UNKNOWN: Final = "?"
"""Stands for a character that none of the typefaces has, or that has to be joined to its neighbours."""


def pixels(drawing: Drawing, theme: Theme, families: Sequence[FontFamily]) -> bytes:
    """The drawing as a PNG file; each letter is of the first of the families that has it."""
    canvas = _Canvas(drawing, theme, families)
    for shape in drawing.shapes:
        match shape:
            case Stroke():
                canvas.stroke(shape)
            case Bar():
                canvas.bar(shape)
            case Dot():
                canvas.dot(shape)
            case Words():
                canvas.words(shape)
    return canvas.png()


class _Canvas:
    """An image of colour numbers, and the palette that gives them their colours."""

    def __init__(self, drawing: Drawing, theme: Theme, families: Sequence[FontFamily]) -> None:
        self._scale = min(_SCALE, _LARGEST / max(drawing.width, drawing.height, 1))
        size = (max(round(drawing.width * self._scale), 1), max(round(drawing.height * self._scale), 1))
        inks = ink_colours(theme.colours)
        self._palette = [tuple(bytes.fromhex(inks[ink][1:])) for ink in Ink]
        self._numbers = {ink: number for number, ink in enumerate(Ink)}
        self._ramps: dict[tuple[int, int], tuple[int, ...]] = {}
        self._families = families
        self._image = Image.new("L", size, self._numbers[Ink.WHITE])
        self._pen = ImageDraw.Draw(self._image)

    def stroke(self, stroke: Stroke) -> None:
        number, width = self._numbers[stroke.ink], max(round(stroke.width * self._scale), 1)
        for piece in _dashes(stroke) if stroke.dashed else [(stroke.left, stroke.top, stroke.right, stroke.bottom)]:
            self._pen.line([coordinate * self._scale for coordinate in piece], number, width)

    def bar(self, bar: Bar) -> None:
        left, top = bar.left * self._scale, bar.top * self._scale
        right, bottom = (bar.left + bar.width) * self._scale, (bar.top + bar.height) * self._scale
        box = [round(left), round(top), max(round(right) - 1, round(left)), max(round(bottom) - 1, round(top))]
        edge = self._numbers[bar.outline] if bar.outline else None
        self._pen.rectangle(box, self._numbers[bar.ink], edge, max(round(OUTLINE_WIDTH * self._scale), 1))

    def dot(self, dot: Dot) -> None:
        rings = [(dot.radius + OUTLINE_WIDTH / 2, dot.outline), (dot.radius - OUTLINE_WIDTH / 2, dot.ink)]
        for radius, ink in rings if dot.outline else [(dot.radius, dot.ink)]:
            if ink and radius > 0:
                disc = _disc(max(round(2 * radius * self._scale), 1))
                left, top = (round(place * self._scale - disc.mask.width / 2) for place in (dot.x, dot.y))
                ground = self._ground(left + disc.mask.width // 2, top + disc.mask.height // 2)
                self._lay(disc, left, top, self._ramp(ground, self._numbers[ink]))

    def words(self, words: Words) -> None:
        size = words.size * self._scale
        paths = tuple(family.face(words.bold, italic=False) for family in self._families)
        letters = [_letter(paths, size, character) for character in words.text]
        width = sum(letter.advance for letter in letters)
        left = words.x * self._scale - {Align.START: 0.0, Align.CENTER: width / 2, Align.END: width}[words.align]
        baseline = round(words.baseline * self._scale)
        ramp = self._ramp(self._ground_of(left, width, baseline - round(size / 3)), self._numbers[words.ink])
        for letter in letters:
            if letter.shape:
                self._lay(letter.shape, round(left) + letter.left, baseline + letter.top, ramp)
            left += letter.advance

    def png(self) -> bytes:
        self._image.putpalette(bytes(value for colour in self._palette for value in colour))
        buffer = io.BytesIO()
        self._image.save(buffer, "PNG", compress_level=_COMPRESSION)
        return buffer.getvalue()

    def _ground_of(self, left: float, width: float, down: int) -> int:
        """The ground of a line of words: that at both ends, else that in the middle, where a rule crosses an end."""
        first, last = self._ground(round(left), down), self._ground(round(left + width), down)
        return first if first == last else self._ground(round(left + width / 2), down)

    def _ground(self, across: int, down: int) -> int:
        """The number of the colour at that point; white off the image and on the edge of a letter."""
        inside = 0 <= across < self._image.width and 0 <= down < self._image.height
        found = self._image.getpixel((across, down)) if inside else None
        return found if isinstance(found, int) and found < len(Ink) else self._numbers[Ink.WHITE]

    def _lay(self, shape: _Shape, left: int, top: int, ramp: tuple[int, ...]) -> None:
        """Lay the steps of the ramp over its ground, through the shape."""
        self._image.paste(shape.inked(ramp), (left, top), shape.covered)

    def _ramp(self, ground: int, ink: int) -> tuple[int, ...]:
        """The colour numbers of the steps from the ground to the ink."""
        if (ground, ink) not in self._ramps:
            first = len(self._palette)
            if first + _STEPS > 256:
                return (ground, *(ink for _ in range(_STEPS)))
            pairs = list(zip(self._palette[ground], self._palette[ink], strict=True))
            self._palette += [
                tuple(one + (other - one) * step // _STEPS for one, other in pairs) for step in range(1, _STEPS)
            ]
            self._ramps[ground, ink] = (ground, *range(first, first + _STEPS - 1), ink)
        return self._ramps[ground, ink]


class _Shape:
    """A mask, 0 to 255, where it covers anything, and the same in colour numbers for each ramp it was laid with."""

    def __init__(self, mask: Image.Image) -> None:
        self.mask = mask
        self.covered = mask.point([0] * 16 + [255] * 240)
        self._inked: dict[tuple[int, ...], Image.Image] = {}

    def inked(self, ramp: tuple[int, ...]) -> Image.Image:
        """The mask in the colour numbers of the ramp."""
        if ramp not in self._inked:
            self._inked[ramp] = self.mask.point([ramp[round(strength * _STEPS / 255)] for strength in range(256)])
        return self._inked[ramp]


def _dashes(stroke: Stroke) -> list[tuple[float, float, float, float]]:
    length = hypot(stroke.right - stroke.left, stroke.bottom - stroke.top)
    dash, gap = DASHES
    across, down = ((stroke.right - stroke.left) / length, (stroke.bottom - stroke.top) / length) if length else (0, 0)
    pieces: list[tuple[float, float, float, float]] = []
    at = 0.0
    while at < length:
        end = min(at + dash, length)
        start = (stroke.left + across * at, stroke.top + down * at)
        pieces.append((*start, stroke.left + across * end, stroke.top + down * end))
        at += dash + gap
    return pieces


@lru_cache(maxsize=32)
def _disc(diameter: int) -> _Shape:
    large = Image.new("L", (diameter * _FINER, diameter * _FINER))
    ImageDraw.Draw(large).ellipse((0, 0, large.width - 1, large.height - 1), 255)
    return _Shape(large.resize((diameter, diameter), Image.Resampling.BOX))


class _Letter(NamedTuple):
    """A letter, where it stands from its point on the baseline, and how far it leads, in pixels."""

    shape: _Shape | None
    left: int
    top: int
    advance: float


@lru_cache(maxsize=2048)
def _letter(paths: tuple[Path, ...], size: float, character: str) -> _Letter:
    """One letter; made once in a process, because the same few make up all labels."""
    is_apart = JOINED.match(character) is None  # letters that join would stand apart, and in the wrong order
    path = next((path for path in paths if is_apart and character in characters(path)), None)
    if path is None:
        path, character = paths[0], UNKNOWN
    face = _face(path, size)
    left, top, right, bottom = (round(edge) for edge in face.getbbox(character, anchor="ls"))
    advance = face.getlength(character)
    if right <= left or bottom <= top:
        return _Letter(None, 0, 0, advance)
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), character, 255, face, anchor="ls")
    return _Letter(_Shape(mask), left, top, advance)


@lru_cache(maxsize=16)
def _face(path: Path, size: float) -> ImageFont.FreeTypeFont:
    """Simple setting, letter by letter: shaping depends on libraries a machine may lack."""
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
