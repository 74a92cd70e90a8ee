# Pillow's images carry few types; this file only makes a PNG of bare pixels.
# pyright: reportUnknownMemberType=false
"""The logo at the head of the first page: a line of its own with the picture in it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Final

from tracktwo.document.align import Align
from tracktwo.document.blocks import Logo
from tracktwo.writers.docx.manuscript import Story
from tracktwo.writers.docx.picture import Picture
from tracktwo.writers.docx.placing import inline_picture

SIDES: Final[Mapping[Align, str]] = {
    Align.START: "",
    Align.CENTER: '<w:jc w:val="center"/>',
    Align.END: '<w:jc w:val="end"/>',
}
"""The property of the paragraph that puts it there."""
_COMPRESSION: Final = 6


def logo_run(logo: Logo, story: Story) -> str:
    """The run that holds the logo."""
    picture = Picture(len(story.manuscript.pictures) + 1, b"", _png(logo))
    return inline_picture(picture, logo.width, logo.height, logo.alternative, story)


def _png(logo: Logo) -> bytes:
    from PIL import Image  # few documents have a logo

    buffer = io.BytesIO()
    Image.frombytes("RGB", (logo.columns, logo.rows), logo.pixels).save(buffer, "PNG", compress_level=_COMPRESSION)
    return buffer.getvalue()
