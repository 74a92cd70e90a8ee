"""A picture in the line of text."""

from __future__ import annotations

from typing import Final

from tracktwo.writers.docx.manuscript import Story
from tracktwo.writers.docx.picture import Picture

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_VECTOR_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_EMU: Final = 12700
"""English metric units to the point."""


def inline_picture(picture: Picture, width: float, height: float, alternative: str, story: Story) -> str:
    """A run with the picture in the line (ECMA-376 part 1, 20.4.2.8), sizes in points; it joins the file's pictures."""
    story.manuscript.pictures.append(picture)
    across, down = (max(round(length * _EMU), 1) for length in (width, height))
    name = f"Picture {picture.ordinal}"
    described = f'id="{picture.ordinal}" name="{name}" descr="{story.manuscript.text(alternative)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:docPr {described}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {described}/>'
        '<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f"<pic:blipFill>{_blip(picture)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _blip(picture: Picture) -> str:
    """Where the bytes are: the PNG, and the SVG as Office 2016 and later want it."""
    if not picture.vector:
        return f'<a:blip r:embed="{picture.pixels_relationship}"/>'
    return (
        f'<a:blip r:embed="{picture.pixels_relationship}"><a:extLst><a:ext uri="{_VECTOR_EXTENSION}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{picture.vector_relationship}"/></a:ext></a:extLst></a:blip>'
    )
