"""Makes the pictures of pages that the README and the guide show: `python docs/make_pictures.py`.

Needs pypdfium2 (in the test extra). The pages are those of the shipped dossiers, as exported: a few of each template
large enough to read, and every page of each template as a sheet of small ones.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageFilter

import tracktwo
from tracktwo.paths import resources_folder

PICTURES = Path(__file__).parent / "pictures"
COLOURS = 240
"""Enough for type, rules and shadows; a palette keeps the pictures small."""
TABLE = "#e9edf2"
"""What the pages lie on."""
EDGE = "#c3cbd3"
SHADOW = "#8f9aa6"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: pages of one brief. A page is named by its number, from 1, or by the heading it holds."""

    name: str
    dossier: str
    brief: str
    pages: tuple[int | str, ...] = ()
    """Without any, every page."""
    dots_per_inch: int = 105
    in_a_row: int = 4


UKRAINE, INDUS = "ukraine-track2-2023", "indus-waters-1960"
SHOTS = (
    Shot("policy-brief", UKRAINE, "brief", (1, "Participants", "Judgments")),
    Shot("matrix", UKRAINE, "dossier", ("Positions by issue and party",)),
    Shot("one-pager", UKRAINE, "one", (1, 2)),
    Shot("action-memo", UKRAINE, "memo", (1, 2)),
    Shot("negotiation-dossier", UKRAINE, "dossier", ("Key judgments", "Weapons package", "Timeline")),
    Shot("indus", INDUS, "brief", (1, "Terms of the deal")),
    Shot("all-policy-brief", UKRAINE, "brief", dots_per_inch=38, in_a_row=5),
    Shot("all-negotiation-dossier", UKRAINE, "dossier", dots_per_inch=30, in_a_row=7),
)


def main() -> None:
    """Makes every picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        for shot in SHOTS:
            request = tracktwo.ExportRequest(
                resources_folder() / "dossiers" / f"{shot.dossier}.yaml",
                brief=shot.brief,
                formats=(tracktwo.Format.PDF,),
                output=Path(folder),
            )
            (pdf,) = tracktwo.export(request).files
            picture = on_a_table(pages_of(pdf, shot), shot.in_a_row)
            picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(
                PICTURES / f"{shot.name}.png", optimize=True
            )


def pages_of(pdf: Path, shot: Shot) -> list[Image.Image]:
    """The pages of a picture, in its order."""
    with pypdfium2.PdfDocument(pdf) as document:
        starts = {entry.get_title(): entry.get_dest() for entry in document.get_toc()}
        headings = {title.lstrip("0123456789. "): dest.get_index() for title, dest in starts.items() if dest}
        wanted = shot.pages or tuple(range(1, len(document) + 1))
        numbers = [page - 1 if isinstance(page, int) else headings[page] or 0 for page in wanted]
        scale: Any = shot.dots_per_inch / 72  # a fraction; the types of pypdfium2 know whole numbers alone
        return [document[number].render(scale=scale).to_pil().convert("RGB") for number in numbers]


def on_a_table(pages: Sequence[Image.Image], in_a_row: int) -> Image.Image:
    """The pages in rows, each with an edge and a soft shadow."""
    rows = [pages[start : start + in_a_row] for start in range(0, len(pages), in_a_row)]
    gap = max(12, pages[0].width // 22)
    width = max(sum(page.width + gap for page in row) for row in rows) + gap
    height = sum(max(page.height for page in row) + gap for row in rows) + gap
    picture = Image.new("RGB", (width, height), TABLE)
    places: list[tuple[Image.Image, int, int]] = []
    top = gap
    for row in rows:
        left = gap
        for page in row:
            places.append((page, left, top))
            left += page.width + gap
        top += max(page.height for page in row) + gap
    picture.paste(SHADOW, mask=_shadow(picture.size, places, gap))
    for page, left, upper in places:
        picture.paste(EDGE, (left - 1, upper - 1, left + page.width + 1, upper + page.height + 1))
        picture.paste(page, (left, upper))
    return picture


def _shadow(size: tuple[int, int], places: Sequence[tuple[Image.Image, int, int]], gap: int) -> Image.Image:
    """Where the pages throw a shadow, a little below them."""
    shadow = Image.new("L", size, 0)
    for page, left, top in places:
        shadow.paste(150, (left, top + gap // 6, left + page.width, top + page.height + gap // 6))
    return shadow.filter(ImageFilter.GaussianBlur(gap / 5))


if __name__ == "__main__":
    main()
