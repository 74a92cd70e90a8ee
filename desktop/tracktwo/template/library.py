"""Where templates and themes are found: a shipped name, or a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, Source, did_you_mean, listed
from tracktwo.files import Files, Folder
from tracktwo.paths import templates_folder

SUFFIXES: Final = (".yaml", ".yml")
THEMES: Final = "themes"


@dataclass(frozen=True, slots=True)
class Found:
    """A template or theme file: the files it lives among, and its name there."""

    files: Files
    name: str

    @property
    def shown(self) -> str:
        """The file as diagnostics show it."""
        return self.files.shown(self.name)

    def beside(self, name: str) -> Found:
        """Another file of the same folder."""
        folder, _, _ = self.name.rpartition("/")
        return Found(self.files, f"{folder}/{name}" if folder else name)


def is_file_name(name: str) -> bool:
    """True for `my.yaml` and `looks/my.yml`; False for the name of a shipped template."""
    return name.endswith(SUFFIXES) or "/" in name or "\\" in name


def shipped_templates() -> tuple[str, ...]:
    """Names of the templates that come with the program, sorted."""
    return _stems(templates_folder())


def shipped_themes() -> tuple[str, ...]:
    """Names of the themes that come with the program, sorted."""
    return _stems(templates_folder() / THEMES)


def _stems(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in folder.iterdir() if path.suffix in SUFFIXES))


def is_unreadable(found: Found, diagnostics: Iterable[Diagnostic]) -> bool:
    """True when the diagnostics say that the file itself is not there or cannot be read (R01 to R04)."""
    return any(each.code.startswith("R") and each.source == Source(found.shown) for each in diagnostics)


def find_template(name: str, folder: Path = Path()) -> Found:
    """The template of that name; a file name is looked up from `folder`.

    Raises `BriefError` with T01 when no template has that name. A missing file is noticed when it is read.
    """
    if is_file_name(name):
        path = folder / name
        return Found(Folder(path.parent), path.name)
    return _shipped(name, shipped_templates(), "template", "")


def asked_template(name: str) -> Found:
    """As `find_template`, for a name of the command line: no file is wrong then, and the exit code is 2."""
    try:
        return find_template(name)
    except BriefError as refusal:
        raise BriefError(refusal.diagnostics, ExitCode.WRONG_COMMAND_LINE) from refusal


def find_beside(name: str, origin: Found, what: str) -> Found:
    """The template or theme (`what`) that the file `origin` names: shipped, or a file in the same folder.

    Raises `BriefError` with T01 when no shipped one has that name.
    """
    if is_file_name(name):
        return origin.beside(name)
    if what == "theme":
        return _shipped(name, shipped_themes(), what, f"{THEMES}/")
    return _shipped(name, shipped_templates(), what, "")


def _shipped(name: str, known: tuple[str, ...], what: str, folder: str) -> Found:
    if name not in known:
        hint = did_you_mean(name, known) or f"Shipped ones are {listed(known)}; the name of a file ends in .yaml."
        raise BriefError([Diagnostic("T01", f'There is no {what} "{name}".', hint)])
    return Found(Folder(templates_folder()), f"{folder}{name}.yaml")
