"""Typefaces: where the files of a family are, and which characters they can print.

A family is found by name among the shipped ones, or is the path of a .ttf file that serves for all four faces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

from tracktwo.diagnostics import BriefError, Diagnostic, did_you_mean


@dataclass(frozen=True)
class FontFamily:
    """The four faces of a typeface as TrueType files."""

    name: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path

    def face(self, bold: bool, italic: bool) -> Path:
        """The file of the face asked for."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    @property
    def faces(self) -> tuple[Path, Path, Path, Path]:
        """Regular, bold, italic, bold italic."""
        return (self.regular, self.bold, self.italic, self.bold_italic)


SHIPPED: Mapping[str, tuple[str, str]] = {
    "Source Serif Pro": ("font_source_serif_pro", "SourceSerifPro"),
    "Source Sans Pro": ("font_source_sans_pro", "SourceSansPro"),
}
"""Family name to (import name of the package that carries it, stem of its files). SIL Open Font License 1.1."""


class FontLibrary:
    """Finds families by name; `folder` is where a template's own .ttf files stand."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def family(self, name: str) -> FontFamily:
        """The family of that name.

        Raises `BriefError` with F01 when no shipped family and no .ttf file has that name.
        """
        if name in SHIPPED:
            return _shipped_family(name)
        return self._own_file(name)

    def _own_file(self, name: str) -> FontFamily:
        path = (self._folder or Path()) / name
        if path.suffix.lower() != ".ttf" or not path.is_file():
            hint = (
                did_you_mean(name, SHIPPED) or f"Use one of {', '.join(SHIPPED)}, or a .ttf file beside the template."
            )
            raise BriefError([Diagnostic("F01", f'The typeface "{name}" was not found.', hint)])
        return FontFamily(path.stem, path, path, path, path)

    @cached_property
    def shipped_names(self) -> tuple[str, ...]:
        """The families that come with the program."""
        return tuple(SHIPPED)


@lru_cache(maxsize=8)
def _shipped_family(name: str) -> FontFamily:
    package, stem = SHIPPED[name]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise BriefError(
            [
                Diagnostic(
                    "F01",
                    f'The typeface "{name}" is not installed.',
                    f"Install the package {package.replace('_', '-')}.",
                )
            ]
        )
    folder = Path(spec.origin).parent / "files"
    return FontFamily(
        name,
        folder / f"{stem}-Regular.ttf",
        folder / f"{stem}-Bold.ttf",
        folder / f"{stem}-It.ttf",
        folder / f"{stem}-BoldIt.ttf",
    )
