"""Makes the pictures of pages that the README and the guide show: `python docs/make_pictures.py`.

Needs pypdfium2 (in the test extra). The pages are those of the shipped dossiers, as exported.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

import tracktwo
from tracktwo.paths import resources_folder

PICTURES = Path(__file__).parent / "pictures"
DOTS_PER_INCH = 110
COLOURS = 128
"""Enough for type and rules; a palette keeps the pictures small."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: pages of one brief, side by side. Pages count from 1."""

    name: str
    dossier: str
    brief: str
    pages: tuple[int, ...]


SHOTS = (
    Shot("policy-brief", "ukraine-track2-2023", "brief", (1, 2)),
    Shot("matrix", "ukraine-track2-2023", "brief", (4,)),
    Shot("one-pager", "ukraine-track2-2023", "one", (1, 2)),
    Shot("action-memo", "ukraine-track2-2023", "memo", (1, 2)),
    Shot("negotiation-dossier", "ukraine-track2-2023", "dossier", (1, 2)),
    Shot("indus", "indus-waters-1960", "brief", (1, 2)),
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
            picture = side_by_side([page_of(pdf, number) for number in shot.pages])
            picture.quantize(COLOURS).save(PICTURES / f"{shot.name}.png", optimize=True)


def page_of(pdf: Path, number: int) -> Image.Image:
    """One page with a thin grey edge."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number - 1].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB")
    framed = Image.new("RGB", (page.width + 2, page.height + 2), "#b8c0c8")
    framed.paste(page, (1, 1))
    return framed


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """The pages in a row on white."""
    gap = 24
    width = sum(page.width for page in pages) + gap * (len(pages) + 1)
    picture = Image.new("RGB", (width, max(page.height for page in pages) + 2 * gap), "white")
    left = gap
    for page in pages:
        picture.paste(page, (left, gap))
        left += page.width + gap
    return picture


if __name__ == "__main__":
    main()
