"""Figures: a paragraph with the drawing, as wide as the text at most, and its caption."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tracktwo.document.blocks import Figure, Table
from tracktwo.document.drawing import Drawing, Words
from tracktwo.document.inlines import Strong, Text
from tracktwo.writers.docx.captions import CaptionLabel, caption_label, sequence_name
from tracktwo.writers.docx.coverage import characters
from tracktwo.writers.docx.frames import Frame
from tracktwo.writers.docx.manuscript import Story, escaped_free, excerpt
from tracktwo.writers.docx.markup import twips
from tracktwo.writers.docx.paragraphs import paragraph, styled_runs
from tracktwo.writers.docx.picture import Picture
from tracktwo.writers.docx.runs import Form, field, properties_of
from tracktwo.writers.docx.vector import vector
from tracktwo.writers.fonts import FontFamily

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_VECTOR_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_EMU: Final = 12700
"""English metric units to the point."""


def figure(block: Figure, frame: Frame, story: Story) -> Iterator[str]:
    """The drawing and its caption."""
    indent = f'<w:ind w:left="{twips(frame.indent)}"/>' if frame.indent else ""
    keep = "<w:keepNext/>" if block.caption else ""
    drawn = _inline(block, frame.room, story)
    yield paragraph("Figure", story.manuscript.marked(block.anchor, drawn), keep, indent)
    if block.caption:
        yield paragraph("Caption", caption_runs(block, story), "", indent)


def caption_runs(block: Table | Figure, story: Story) -> str:
    """The runs of a caption; its number is a field inside the bookmark of the label."""
    label = caption_label(block.caption)
    if label is None:
        return styled_runs("Caption", block.caption, story)
    marked = story.manuscript.labelled(block.anchor, _label(label, sequence_name(block), story))
    after = styled_runs("Caption", (Strong((Text(label.after),)),), story) if label.after else ""
    return f"{marked}{after}{styled_runs('Caption', label.rest, story)}"


def _label(label: CaptionLabel, sequence: str, story: Story) -> str:
    look = story.manuscript.styles["Caption"]
    form = Form(look.face.display, look.size, look.face.bold, bold=True)
    reset = "" if story.manuscript.counts_to(sequence, label.number) else f" \\r {label.number}"
    number = field(f"SEQ {sequence} \\* ARABIC{reset}", str(label.number), properties_of(form, story))
    before = styled_runs("Caption", (Strong((Text(label.before),)),), story) if label.before else ""
    return f"{before}{number}"


def _inline(block: Figure, room: float, story: Story) -> str:
    """The drawing in the line (ECMA-376 part 1, 20.4.2.8), with the SVG as Office 2016 and later want it."""
    drawing, manuscript = block.drawing, story.manuscript
    if min(drawing.width, drawing.height) <= 0:
        return ""
    picture = _picture(drawing, story)
    manuscript.pictures.append(picture)
    scale = min(1.0, room / drawing.width)
    width, height = (max(round(length * scale * _EMU), 1) for length in (drawing.width, drawing.height))
    name = f"Picture {picture.ordinal}"
    described = f'id="{picture.ordinal}" name="{name}" descr="{manuscript.text(block.alternative)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:docPr {described}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {described}/>'
        '<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{picture.pixels_relationship}"><a:extLst><a:ext uri="{_VECTOR_EXTENSION}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{picture.vector_relationship}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _picture(drawing: Drawing, story: Story) -> Picture:
    from tracktwo.writers.docx.pixels import pixels  # Pillow, which a document without figures does not need

    manuscript = story.manuscript
    prose, display = manuscript.families
    _tell_unknown(drawing, (display, prose), story)
    return Picture(
        len(manuscript.pictures) + 1,
        vector(drawing, manuscript.theme, display.name),
        pixels(drawing, manuscript.theme, (display, prose)),
    )


def _tell_unknown(drawing: Drawing, families: tuple[FontFamily, ...], story: Story) -> None:
    """Say which characters no typeface of the theme has."""
    text = "".join(shape.text for shape in drawing.shapes if isinstance(shape, Words))
    if text.isascii():
        return
    known = frozenset[str]().union(*(characters(family.regular) for family in families))
    if unknown := "".join(sorted(set(text) - known)):
        story.manuscript.warn(
            "P01",
            f"The typefaces of the theme lack “{excerpt(escaped_free(unknown))}”, which a figure prints.",
            "Programs that do not know SVG show a question mark there. Choose a typeface that has it.",
        )
