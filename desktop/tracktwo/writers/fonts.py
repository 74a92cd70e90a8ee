"""Typefaces: where the files of a family are, and which families lend what another lacks.

A family is found by name among the shipped ones, or is the path of a .ttf file that serves for all four faces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

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


class Packaged(NamedTuple):
    """A family inside a Python package: its import name, and its files in the order of `FontFamily.faces`."""

    package: str
    files: tuple[str, str, str, str]

    @classmethod
    def adobe(cls, package: str, stem: str) -> Packaged:
        """One of Adobe's families, whose italic is called `It`."""
        start = f"files/{stem}-"
        return cls(package, (f"{start}Regular.ttf", f"{start}Bold.ttf", f"{start}It.ttf", f"{start}BoldIt.ttf"))

    @classmethod
    def alone(cls, package: str, file: str) -> Packaged:
        """A family of one face, which serves for all four."""
        return cls(package, (file, file, file, file))


SHIPPED: Mapping[str, Packaged] = {
    "Source Serif Pro": Packaged.adobe("font_source_serif_pro", "SourceSerifPro"),
    "Source Sans Pro": Packaged.adobe("font_source_sans_pro", "SourceSansPro"),
}
"""The families every installation has. SIL Open Font License 1.1."""
OF_SCRIPTS: Mapping[str, Packaged] = {
    "Noto Naskh Arabic": Packaged.alone("pylopdf_fonts_ar", "NotoNaskhArabic-Variable.ttf"),
    "Noto Serif Hebrew": Packaged.alone("pylopdf_fonts_he", "NotoSerifHebrew-Variable.ttf"),
}
"""The families of the extra `scripts`: Arabic with Persian and Urdu, and Hebrew, one face each. SIL Open Font
License 1.1."""
BY_NAME: Mapping[str, Packaged] = {**SHIPPED, **OF_SCRIPTS}
OTHER_FORMATS = frozenset({".otf", ".ttc", ".otc", ".woff", ".woff2", ".pfb"})
OUTLINES = frozenset({b"\x00\x01\x00\x00", b"true"})
"""How a file with TrueType outlines begins (OpenType 1.9, table directory)."""


class FontLibrary:
    """Finds families by name; `folder` is where a template's own .ttf files stand."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def family(self, name: str) -> FontFamily:
        """The family of that name.

        Raises `BriefError`: F01 when no shipped family and no .ttf file has that name, F02 when the file has no
        TrueType outlines.
        """
        if name in BY_NAME:
            return _packaged_family(name)
        return self._own_file(name)

    def lenders(self, names: Sequence[str]) -> tuple[FontFamily, ...]:
        """The families that lend letters, in order: those named, then those of the extra `scripts`, if installed.

        Raises `BriefError` like `family`.
        """
        lent = {name: self.family(name) for name in names}
        for name, packaged in OF_SCRIPTS.items():
            if name not in lent and _is_installed(packaged.package):
                lent[name] = _packaged_family(name)
        return tuple(lent.values())

    def _own_file(self, name: str) -> FontFamily:
        path = (self._folder or Path()) / name
        if path.suffix.lower() in OTHER_FORMATS and path.is_file():
            raise BriefError([_without_outlines(path)])
        if path.suffix.lower() != ".ttf" or not path.is_file():
            hint = (
                did_you_mean(name, BY_NAME) or f"Use one of {', '.join(BY_NAME)}, or a .ttf file beside the template."
            )
            raise BriefError([Diagnostic("F01", f'The typeface "{name}" was not found.', hint)])
        with path.open("rb") as file:
            if file.read(4) not in OUTLINES:
                raise BriefError([_without_outlines(path)])
        return FontFamily(path.stem, path, path, path, path)


def _without_outlines(path: Path) -> Diagnostic:
    hint = "Use a font with TrueType outlines (.ttf); collections (.ttc) and PostScript outlines (.otf) do not do."
    return Diagnostic("F02", f'"{path.name}" is not a typeface that can be printed.', hint)


@lru_cache(maxsize=16)
def _is_installed(package: str) -> bool:
    return find_spec(package) is not None


@lru_cache(maxsize=8)
def _packaged_family(name: str) -> FontFamily:
    package, files = BY_NAME[name]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        hint = (
            'Install it: pip install "tracktwo[scripts]".'
            if name in OF_SCRIPTS
            else f"Install the package {package.replace('_', '-')}."
        )
        raise BriefError([Diagnostic("F01", f'The typeface "{name}" is not installed.', hint)])
    folder = Path(spec.origin).parent
    regular, bold, italic, bold_italic = (folder / file for file in files)
    return FontFamily(name, regular, bold, italic, bold_italic)
