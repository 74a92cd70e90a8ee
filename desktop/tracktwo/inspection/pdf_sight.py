"""The words of a PDF that print nothing: each page is drawn with its words and without, and the two are compared.

So it does not matter how words are hidden: under a drawing or a picture, under other words, in the colour of their
ground, cut away, see-through, on a layer that is off, beside the page. The drawing is PDFium's, through pypdfium2.
"""

# pypdfium2's handles and the functions of PDFium are typed as Any
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeStubs=false

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from tracktwo.inspection.carried import Undeclared, shortened
from tracktwo.inspection.colours import BLACK, Colour, are_alike

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE: Final = 2.0
"""Pixels to a point: the smallest type still has strokes of a pixel."""
MOST_PIXELS: Final = 4000
"""Along one side: larger paper is drawn smaller."""
FAINTEST: Final = 36
"""Of 255: less than this between words and their ground nobody reads."""
MOST_LAYERS: Final = 6
"""Words that lie on other words are looked at one layer after the other."""
BAND: Final = 24
ON, OFF = True, False
TOUCH: Final = 0.6
"""Points by which neighbours on a line may run into each other."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of a page: its box, and the object that paints it (its address)."""

    text: str
    box: Box
    painter: int


@dataclass
class Layer:
    """Objects of a page that do not lie on each other."""

    painters: set[int] = field(default_factory=set[int])
    _bands: dict[int, list[Box]] = field(default_factory=lambda: defaultdict[int, list[Box]](list))

    def takes(self, painter: int, box: Box) -> bool:
        """Take the object in, unless it lies on one that is in already."""
        bands = range(int(box[1] // BAND), int(box[3] // BAND) + 1)
        if any(_on_each_other(box, other) for band in bands for other in self._bands[band]):
            return False
        for band in bands:
            self._bands[band].append(box)
        self.painters.add(painter)
        return True


def unseen_words(data: bytes) -> Iterator[tuple[int, Undeclared]]:
    """Each run of words that prints nothing, with its page, from 0. Raises `ImportError` without pypdfium2."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            for channel, text in _of_page(page):
                yield number, Undeclared(channel, f"page {number + 1}", shortened(text))
            page.close()


def _of_page(page: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    from pypdfium2 import raw

    page.set_rotation(0)
    objects = {_address(each.raw): each for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8)}
    if not objects:
        return
    left, bottom, _, _ = page.get_cropbox()
    letters = tuple(_letters(page, left, bottom))
    whole = _drawn(page)
    for layer in _layers(letters):
        present = [objects[painter] for painter in layer if painter in objects]
        _switch(present, OFF)
        sight = Sight(page.get_size(), whole, _drawn(page), objects)
        _switch(present, ON)
        yield from sight.unseen([letter for letter in letters if letter.painter in layer or not letter.text.strip()])


def _switch(objects: Iterable[Any], active: bool) -> None:
    from pypdfium2 import raw

    for each in objects:
        raw.FPDFPageObj_SetIsActive(each.raw, active)


@dataclass(frozen=True)
class Sight:
    """A page drawn whole, and drawn without some of its words."""

    size: tuple[float, float]
    whole: Image
    without: Image
    objects: Mapping[int, Any]

    def unseen(self, letters: Sequence[Letter]) -> Iterator[tuple[str, str]]:
        """The runs of words of which nothing is seen, and why."""
        ink = self._ink()
        run: list[list[Letter]] = []
        for word in _words(letters):
            if any(self._shows(ink, letter) for letter in word if letter.text.isalnum()):
                yield from self._told(run)
                run = []
            elif any(letter.text.isalnum() for letter in word):
                run.append(word)
        yield from self._told(run)

    def _told(self, run: Sequence[Sequence[Letter]]) -> Iterator[tuple[str, str]]:
        if run:
            first = next(letter for letter in run[0] if letter.text.isalnum())
            yield self._channel(first), " ".join("".join(letter.text for letter in word) for word in run)

    def _channel(self, letter: Letter) -> str:
        width, height = self.size
        left, bottom, right, top = letter.box
        if right < 0 or left > width or top < 0 or bottom > height:
            return "words off the page"
        colour = _colour(self.objects.get(letter.painter))
        around = self.without.crop(self._pixels(letter.box)).resize((1, 1)).getpixel((0, 0))
        ground = around if isinstance(around, tuple) else BLACK
        return "words in the colour of their ground" if are_alike(colour, ground) else "covered words"

    def _ink(self) -> Image:
        """White where the words leave something to be seen."""
        from PIL import ImageChops

        red, green, blue = ImageChops.difference(self.whole, self.without).split()
        return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(_THRESHOLD)

    def _shows(self, ink: Image, letter: Letter) -> bool:
        return ink.crop(self._pixels(letter.box)).getbbox() is not None

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        scale = self.whole.height / self.size[1]
        left, bottom, right, top = box
        low, high = (self.size[1] - top) * scale, (self.size[1] - bottom) * scale
        return int(left * scale), int(low), int(right * scale) + 1, int(high) + 1


_THRESHOLD: Final = [0] * FAINTEST + [255] * (256 - FAINTEST)


def _drawn(page: Any) -> Image:  # noqa: ANN401
    scale = min(SCALE, MOST_PIXELS / max(*page.get_size(), 1.0))
    return page.render(scale=scale).to_pil().convert("RGB")


def _letters(page: Any, origin: float, foot: float) -> Iterator[Letter]:  # noqa: ANN401
    """The characters of a page in reading order, from the corner of what is shown of it; blanks have no box."""
    from pypdfium2 import raw

    text = page.get_textpage()
    sides = [ctypes.c_double() for _ in range(4)]
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if character.isspace() or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            yield Letter(" ", (0, 0, 0, 0), 0)
        elif raw.FPDFText_GetCharBox(text.raw, index, *(ctypes.byref(side) for side in sides)):
            left, right, bottom, top = (side.value for side in sides)
            box = (left - origin, bottom - foot, right - origin, top - foot)
            yield Letter(character, box, _address(raw.FPDFText_GetTextObject(text.raw, index)))
    text.close()


def _words(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    word: list[Letter] = []
    for letter in letters:
        if letter.text != " ":
            word.append(letter)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _layers(letters: Sequence[Letter]) -> list[set[int]]:
    """The objects that paint these letters, in groups that do not lie on each other; the last holds what is left."""
    boxes: dict[int, Box] = {}
    for letter in letters:
        if letter.text.strip():
            boxes[letter.painter] = _around(boxes.get(letter.painter, letter.box), letter.box)
    layers: list[Layer] = [Layer()]
    for painter, box in boxes.items():
        if any(layer.takes(painter, box) for layer in layers):
            continue
        if len(layers) < MOST_LAYERS:
            layers.append(Layer())
            layers[-1].takes(painter, box)
        else:
            layers[-1].painters.add(painter)
    return [layer.painters for layer in layers]


def _around(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _on_each_other(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOUCH and along > TOUCH


def _colour(painter: Any) -> Colour:  # noqa: ANN401
    from pypdfium2 import raw

    parts = [ctypes.c_uint() for _ in range(4)]
    if painter is None or not raw.FPDFPageObj_GetFillColor(painter.raw, *(ctypes.byref(part) for part in parts)):
        return BLACK
    red, green, blue, _ = (part.value for part in parts)
    return (red, green, blue)


def _address(pointer: Any) -> int:  # noqa: ANN401
    return ctypes.addressof(pointer.contents) if pointer else 0
