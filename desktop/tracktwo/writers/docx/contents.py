"""The table of contents: a field Word can renew, filled in with links and page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.document.blocks import Contents, Section
from tracktwo.document.inlines import Text
from tracktwo.writers.docx.frames import Frame
from tracktwo.writers.docx.manuscript import Story
from tracktwo.writers.docx.markup import hexadecimal, twips
from tracktwo.writers.docx.paragraphs import on_one_line, paragraph, styled, styled_runs
from tracktwo.writers.docx.runs import field, internal_link
from tracktwo.writers.docx.survey import DEEPEST, heading_level

_TITLE_STARTS = (16.0, 40.0, 72.0)
"""Where titles stand behind their numbers, by level, in points; the next level's numbers stand below them."""
_TAB = "<w:r><w:tab/></w:r>"


def toc_bookmark(ordinal: int) -> str:
    """The name of the bookmark around the heading of that ordinal, from 1, as Word names them."""
    return f"_Toc{100000000 + ordinal}"


def contents(block: Contents, frame: Frame, story: Story) -> Iterator[str]:
    """The title, then the field with one line for each heading down to the depth asked for."""
    depth = min(max(block.depth, 1), DEEPEST)
    listed = [
        (ordinal, section)
        for ordinal, section in enumerate(story.manuscript.survey.sections, 1)
        if heading_level(section) <= depth
    ]
    title = styled("TOCHeading", block.title, story) if block.title else ""
    if not listed:
        if title:
            yield title
        return
    lines = [_line(section, ordinal, frame, story) for ordinal, section in listed]
    yield _GALLERY if not frame.in_cell else ""
    yield title
    yield from _in_field(lines, depth)
    yield "</w:sdtContent></w:sdt>" if not frame.in_cell else ""


_GALLERY = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    "</w:docPartObj></w:sdtPr>"
    "<w:sdtContent>"
)


def _in_field(lines: list[tuple[str, str, str]], depth: int) -> Iterator[str]:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for place, (style, tabs, content) in enumerate(lines):
        opening = begin if place == 0 else ""
        closing = end if place == len(lines) - 1 else ""
        yield paragraph(style, f"{opening}{content}{closing}", tabs)


def _line(section: Section, ordinal: int, frame: Frame, story: Story) -> tuple[str, str, str]:
    """Style, tab stops and content of one line."""
    level = heading_level(section)
    style = f"TOC{level}"
    words = styled_runs(style, on_one_line(section.title), story, linked=True)
    if section.number:
        words = f"{styled_runs(style, (Text(section.number),), story)}{_TAB}{words}"
    bookmark = toc_bookmark(ordinal)
    page = story.manuscript.anchor_pages.get(section.anchor)
    instruction = f"PAGEREF {bookmark} \\h"
    faint = f'<w:rPr><w:b w:val="0"/><w:color w:val="{hexadecimal(story.manuscript.theme.colours.grey)}"/></w:rPr>'
    number = f"<w:r>{faint}<w:tab/></w:r>{field(instruction, str(page) if page else '', faint)}"
    leader = "dot" if page else "none"
    return style, _tabs(level, frame, leader), f"{internal_link(bookmark)}{words}{number}</w:hyperlink>"


def _tabs(level: int, frame: Frame, leader: str) -> str:
    """A stop for the title after its number, and one at the end of the line for the page."""
    start = _TITLE_STARTS[level - 1]
    return (
        f'<w:tabs><w:tab w:val="left" w:pos="{twips(start)}"/>'
        f'<w:tab w:val="right" w:leader="{leader}" w:pos="{twips(frame.width)}"/></w:tabs>'
    )
