"""Bullets, numbers and heading numbers: the part `word/numbering.xml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.writers.docx.markup import DECLARATION, NAMESPACES, twips

BULLETS, HEADINGS, UNNUMBERED, FIRST_LIST = 1, 2, 3, 4
"""Numbering instances: bullets, headings, headings whose number is not counted; ordered lists follow."""
DEEPEST_LIST = 8
"""Word counts nine levels of lists, from 0."""
STEP = 16.0
"""How far each level of a list stands in from the one above, in points."""
_BULLETS = "•–"
_HEADING_HANG = (20.0, 26.0, 34.0)


def numbering_part(list_levels: Sequence[int]) -> bytes:
    """The numbering definitions, and one instance for each ordered list, which begins at 1 at its level."""
    pieces = [DECLARATION, f"<w:numbering {NAMESPACES}>"]
    pieces.append(_definition(0, "hybridMultilevel", _bullet_levels()))
    pieces.append(_definition(1, "multilevel", _number_levels()))
    pieces.append(_definition(2, "multilevel", _heading_levels()))
    pieces.append(_definition(3, "multilevel", _silent_levels()))
    for number, definition in ((BULLETS, 0), (HEADINGS, 2), (UNNUMBERED, 3)):
        pieces.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/></w:num>')
    for number, level in enumerate(list_levels, FIRST_LIST):
        pieces.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{level}">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    pieces.append("</w:numbering>")
    return "".join(pieces).encode()


def list_indent(depth: int) -> float:
    """How far the words of an entry stand in, in points, for a list inside `depth` others."""
    return STEP * (min(depth, DEEPEST_LIST) + 1)


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a numbering: its form as Word names it, its text with `%1` for the number, its measures."""

    form: str
    text: str
    indent: float
    hang: float
    style: str = ""


def _definition(identity: int, kind: str, levels: Iterator[str]) -> str:
    inside = "".join(levels)
    return f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="{kind}"/>{inside}</w:abstractNum>'


def _written(level: int, look: _Level) -> str:
    linked = f'<w:pStyle w:val="{look.style}"/>' if look.style else ""
    indent = twips(look.indent)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{look.form}"/>{linked}'
        f'<w:lvlText w:val="{look.text}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{indent}"/>'
        f'</w:tabs><w:ind w:left="{indent}" w:hanging="{twips(look.hang)}"/></w:pPr></w:lvl>'
    )


def _bullet_levels() -> Iterator[str]:
    for level in range(DEEPEST_LIST + 1):
        yield _written(level, _Level("bullet", _BULLETS[level % 2], list_indent(level), STEP - 2))


def _number_levels() -> Iterator[str]:
    for level in range(DEEPEST_LIST + 1):
        yield _written(level, _Level("decimal", f"%{level + 1}.", list_indent(level), STEP))


def _heading_levels() -> Iterator[str]:
    for level in range(DEEPEST_LIST + 1):
        text = ".".join(f"%{place}" for place in range(1, level + 2))
        hang = _HEADING_HANG[min(level, 2)]
        yield _written(level, _Level("decimal", text, hang, hang, f"Heading{level + 1}" if level < 3 else ""))


def _silent_levels() -> Iterator[str]:
    for level in range(DEEPEST_LIST + 1):
        yield (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/>'
            '<w:lvlText w:val=""/><w:lvlJc w:val="left"/></w:lvl>'
        )


def heading_indent(level: int) -> str:
    """Tabs and indentation of a heading whose number is written out, as the automatic one stands; level from 1."""
    return f'<w:ind w:left="{twips(_HEADING_HANG[level - 1])}" w:hanging="{twips(_HEADING_HANG[level - 1])}"/>'
