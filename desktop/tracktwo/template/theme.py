"""How a brief looks: typefaces, sizes and colours. Pure data, read from YAML, handed to the writers."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Points = Annotated[float, Field(ge=4, le=72)]


class ThemePart(BaseModel):
    """What all parts of a theme share: unknown fields are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fonts(ThemePart):
    """Typefaces by name: a shipped family, or a .ttf file beside the template."""

    prose: str = Field(default="Source Serif Pro", description="Typeface of running text.")
    display: str = Field(
        default="Source Sans Pro", description="Typeface of headings, tables, captions and page furniture."
    )
    fallback: tuple[str, ...] = Field(
        default=(), description="Typefaces that lend the characters those two lack: the first that has them, in order."
    )


class Colours(ThemePart):
    """One ink, one accent, one grey, one wash, one rule, and one colour of alarm."""

    ink: Colour = Field(default="#1c2733", description="Running text.")
    accent: Colour = Field(default="#1f4e79", description="Headings, citation numbers, edges.")
    grey: Colour = Field(default="#5b6b7b", description="Captions, table heads, page furniture.")
    wash: Colour = Field(default="#eef3f8", description="Ground of boxes and group rows.")
    rule: Colour = Field(default="#c9d3dd", description="Thin lines.")
    alert: Colour = Field(default="#8b1a1a", description="Ground of a red-line label, always with words.")


class Sizes(ThemePart):
    """Type sizes in points."""

    title: Points = Field(default=22, description="Title of the brief.")
    heading_1: Points = Field(default=14, description="Headings of the first level.")
    heading_2: Points = Field(default=11, description="Headings of the second level.")
    heading_3: Points = Field(default=10.5, description="Headings of the third level.")
    body: Points = Field(default=10.5, description="Running text.")
    table: Points = Field(default=9, description="Table cells.")
    table_head: Points = Field(default=8.5, description="Table headers.")
    caption: Points = Field(default=8.5, description="Captions, legends, source list.")
    furniture: Points = Field(default=8, description="Header and footer lines.")


class Theme(ThemePart):
    """A look, whole: every part has a default, so a theme states only what differs."""

    fonts: Fonts = Field(default_factory=Fonts)
    colours: Colours = Field(default_factory=Colours)
    sizes: Sizes = Field(default_factory=Sizes)
    leading: Annotated[float, Field(ge=1.0, le=2.5)] = Field(
        default=1.43, description="Line distance of running text, in type sizes."
    )
    table_leading: Annotated[float, Field(ge=1.0, le=2.5)] = Field(
        default=1.28, description="Line distance in tables and captions."
    )
