"""The table of contents: a field Word can renew, filled in with links and page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tracktwo.document.blocks import Contents, Section
from tracktwo.document.inlines import Text
from tracktwo.writers.docx.frames import Frame
from tracktwo.writers.docx.manuscript import Story
from tracktwo.writers.docx.markup import hexadecimal
from tracktwo.writers.docx.paragraphs import on_one_line, paragraph, styled, styled_runs
from tracktwo.writers.docx.runs import field, internal_link
from tracktwo.writers.docx.styles import contents_tabs
from tracktwo.writers.docx.survey import DEEPEST, heading_level

_TAB = "<w:r><w:tab/></w:r>"


def toc_bookmark(ordinal: int) -> str:
    """The name of the bookmark around the heading of that ordinal, from 1, as Word names them."""
    return f"_Toc{100000000 + ordinal}"


def contents(block: Contents, frame: Frame, story: Story) -> Iterator[str]:
    """The title, then the field with one line for each heading with words, down to the depth asked for."""
    depth = min(max(block.depth, 1), DEEPEST)
    listed = [
        (ordinal, section)
        for ordinal, section in enumerate(story.manuscript.survey.sections, 1)
        if heading_level(section) <= depth
    ]
    lines = [line for ordinal, section in listed if (line := _line(section, ordinal, frame, story))]
    title = styled("TOCHeading", block.title, story) if block.title else ""
    if not lines:
        if title:
            yield title
        return
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


def _line(section: Section, ordinal: int, frame: Frame, story: Story) -> tuple[str, str, str] | None:
    """Style, tab stops and content of one line; None for a heading without words, which Word does not list."""
    level = heading_level(section)
    style = f"TOC{level}"
    aside = replace(story, notebook=None, repeated=True)
    words = styled_runs(style, on_one_line(section.title), aside, linked=True)
    if section.number:
        words = f"{styled_runs(style, (Text(section.number),), story)}{_TAB}{words}"
    if "<w:t " not in words:
        return None
    bookmark = toc_bookmark(ordinal)
    page = story.manuscript.anchor_pages.get(section.anchor)
    instruction = f"PAGEREF {bookmark} \\h"
    faint = f'<w:rPr><w:b w:val="0"/><w:color w:val="{hexadecimal(story.manuscript.theme.colours.grey)}"/></w:rPr>'
    number = f"<w:r>{faint}<w:tab/></w:r>{field(instruction, str(page) if page else '', faint)}"
    return (
        style,
        _own_tabs(level, frame, story, has_page=page is not None),
        f"{internal_link(bookmark)}{words}{number}</w:hyperlink>",
    )


def _own_tabs(level: int, frame: Frame, story: Story, *, has_page: bool) -> str:
    """Tab stops where those of the style do not serve: in less room, and without dots to a page nobody knows."""
    if has_page and frame.width == story.manuscript.width:
        return ""
    return contents_tabs(level, frame.width, "dot" if has_page else "none")
