# Pillow's images carry few types; this file alone of the template layer touches them.
# pyright: reportUnknownMemberType=false
"""The logo of a template: a picture file to bare pixels, so that nothing but what is seen reaches a brief.

Camera, place, names and comments that picture files carry (EXIF, XMP, text chunks, colour profiles, thumbnails) stay
behind: only pixels on white are kept, no finer than print can show.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tracktwo.diagnostics import BriefError, Diagnostic, Source
from tracktwo.template.library import Found
from tracktwo.template.model import LogoPlan

FINEST: Final = 600
"""Pixels to the inch; no office printer shows more."""
MOST_PIXELS: Final = 40_000_000
WIDEST_SHAPE: Final = 12
"""Times its height a logo may be wide."""
_READ: Final = ("PNG", "JPEG")
_MILLIMETRES_TO_THE_INCH: Final = 25.4


@dataclass(frozen=True, slots=True)
class LogoPixels:
    """Rows of red, green and blue, one byte each, from the upper left corner: `3 * columns * rows` bytes."""

    columns: int
    rows: int
    data: bytes


def read_logo(plan: LogoPlan, found: Found, place: Source | None) -> LogoPixels:
    """The pixels of the picture that stands beside the template.

    Raises `BriefError`: R01 to R04 when the file cannot be read, T06 when it is no picture that can be printed; `place`
    is where the template names it.
    """
    try:
        data = found.files.read(found.beside(plan.file).name)
    except BriefError as refusal:
        raise BriefError(replace(each, source=place) for each in refusal.diagnostics) from refusal
    return _pixels(data, plan.file, plan.height, place)


@lru_cache(maxsize=2)
def _pixels(data: bytes, file: str, height: float, place: Source | None) -> LogoPixels:
    """The pixels of a file's bytes: kept, because a window reads its template again with every edit."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # most templates have no logo

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=_READ) as opened:
            warnings.simplefilter("ignore")  # what is odd in a file is not the user's concern while it can be shown
            columns, rows = opened.size
            if columns * rows > MOST_PIXELS:
                message = f"has {columns:,} by {rows:,} pixels"
                raise _refusal(file, message, "Make it smaller: 1,000 across are enough.", place)
            if columns > WIDEST_SHAPE * rows or rows > WIDEST_SHAPE * columns:
                raise _refusal(file, f"is a strip of {columns:,} by {rows:,} pixels", "Crop it.", place)
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except UnidentifiedImageError as fault:
        raise _refusal(file, "is no PNG or JPEG picture", "Save it as PNG.", place) from fault
    except Image.DecompressionBombError as fault:
        raise _refusal(file, "has far too many pixels", "Make it smaller: 1,000 across are enough.", place) from fault
    except (OSError, ValueError, SyntaxError) as fault:
        raise _refusal(file, "is damaged", "Save it anew as PNG.", place) from fault
    paper = Image.new("RGBA", upright.size, "white")
    paper.alpha_composite(upright)
    finest = max(1, round(height / _MILLIMETRES_TO_THE_INCH * FINEST))
    picture = paper.convert("RGB")
    if picture.height > finest:
        width = max(1, round(picture.width * finest / picture.height))
        picture = picture.resize((width, finest), Image.Resampling.LANCZOS)
    return LogoPixels(picture.width, picture.height, picture.tobytes())


def _refusal(file: str, what: str, hint: str, place: Source | None) -> BriefError:
    return BriefError([Diagnostic("T06", f'The logo "{file}" {what}.', hint, source=place)])
