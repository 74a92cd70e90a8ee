"""Figures: a paragraph with the drawing, as wide as the text at most, and its caption."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.document.blocks import Figure, Table
from tracktwo.document.drawing import Drawing, Words
from tracktwo.document.inlines import Strong, Text
from tracktwo.writers.docx.captions import CaptionLabel, caption_label, sequence_name
from tracktwo.writers.docx.frames import Frame
from tracktwo.writers.docx.manuscript import Story, escaped_free, excerpt
from tracktwo.writers.docx.markup import twips
from tracktwo.writers.docx.paragraphs import paragraph, styled_runs
from tracktwo.writers.docx.picture import Picture
from tracktwo.writers.docx.placing import inline_picture
from tracktwo.writers.docx.runs import Form, field, properties_of
from tracktwo.writers.docx.vector import vector
from tracktwo.writers.fonts import FontFamily
from tracktwo.writers.truetype import characters


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
    mark = styled_runs("Caption", label.mark, story)
    marked = story.manuscript.labelled(block.anchor, _label(label, sequence_name(block), story))
    after = styled_runs("Caption", (Strong((Text(label.after),)),), story) if label.after else ""
    return f"{mark}{marked}{after}{styled_runs('Caption', label.rest, story)}"


def _label(label: CaptionLabel, sequence: str, story: Story) -> str:
    look = story.manuscript.styles["Caption"]
    form = Form(look.face.display, look.size, look.face.bold, bold=True)
    reset = "" if story.manuscript.counts_to(sequence, label.number) else f" \\r {label.number}"
    number = field(f"SEQ {sequence} \\* ARABIC{reset}", str(label.number), properties_of(form, story))
    before = styled_runs("Caption", (Strong((Text(label.before),)),), story) if label.before else ""
    return f"{before}{number}"


def _inline(block: Figure, room: float, story: Story) -> str:
    drawing = block.drawing
    if min(drawing.width, drawing.height) <= 0:
        return ""
    scale = min(1.0, room / drawing.width)
    picture = _picture(drawing, story)
    return inline_picture(picture, drawing.width * scale, drawing.height * scale, block.alternative, story)


def _picture(drawing: Drawing, story: Story) -> Picture:
    from tracktwo.writers.docx.pixels import pixels  # Pillow, which a document without figures does not need

    manuscript = story.manuscript
    prose, display = manuscript.families
    families = (display, prose, *manuscript.lenders)
    _tell_unknown(drawing, families, story)
    return Picture(
        len(manuscript.pictures) + 1,
        vector(drawing, manuscript.theme, (display.name, *(family.name for family in manuscript.lenders))),
        pixels(drawing, manuscript.theme, families),
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
            "Programs that do not know SVG show a question mark there. Name a typeface that has it in the theme "
            "(fonts: {fallback: [file.ttf]}).",
        )
