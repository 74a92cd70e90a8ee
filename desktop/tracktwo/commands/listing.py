"""`tracktwo sections`, `tracktwo templates`, `tracktwo fields` and `tracktwo schema`: what there is to choose from."""

from __future__ import annotations

from typing import get_args

from pydantic.fields import FieldInfo

from tracktwo import field_guide
from tracktwo.commands.console import print_json, print_line
from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, did_you_mean
from tracktwo.schema import schema_of
from tracktwo.template.library import find_template, shipped_templates, shipped_themes
from tracktwo.template.options import SECTION_KINDS, SectionKind
from tracktwo.template.reading import read_template


def list_sections(name: str) -> int:
    """Prints every kind of section in a line, or one with all its options."""
    if not name:
        width = max(len(kind) for kind in SECTION_KINDS)
        for kind in SECTION_KINDS.values():
            print_line(f"{kind.name:<{width}}  {kind.description}")
        return ExitCode.WRITTEN
    if name not in SECTION_KINDS:
        hint = did_you_mean(name, SECTION_KINDS) or 'See "tracktwo sections".'
        fault = Diagnostic("E02", f'There is no kind of section "{name}".', hint)
        raise BriefError([fault], ExitCode.WRONG_COMMAND_LINE)
    _print_section(SECTION_KINDS[name])
    return ExitCode.WRITTEN


def _print_section(kind: SectionKind) -> None:
    print_line(f"{kind.name}: {kind.description}")
    print_line(f"  heading: {kind.title}; reads: {', '.join(kind.reads)}")
    for option, info in kind.options.model_fields.items():
        words = _words(info.annotation)
        choice = f" One of: {', '.join(words)}." if words else ""
        print_line(f"  {option} = {_default(info)}")
        print_line(f"      {info.description}{choice}")


def _words(annotation: object) -> tuple[str, ...]:
    """The words of a closed list inside an annotation."""
    parts = get_args(annotation)
    if parts and all(isinstance(part, str) for part in parts):
        return parts
    return next((words for part in parts if (words := _words(part))), ())


def _default(info: FieldInfo) -> str:
    value = info.default
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(entry) for entry in value) or "(all)"  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
    return str(value) if value not in ("", None) else "(none)"


def list_templates() -> int:
    """Prints every shipped template and theme in a line."""
    width = max(len(name) for name in shipped_templates())
    for name in shipped_templates():
        template = read_template(find_template(name)).template
        print_line(f"{name:<{width}}  {template.description if template else ''}")
    print_line(f"themes: {', '.join(shipped_themes())}")
    return ExitCode.WRITTEN


def list_fields(block: str, *, markdown: bool) -> int:
    """Prints every block of a dossier in a line, the fields of one, or the page of them all.

    Raises `BriefError` (E02, exit code 2) for a block that does not exist.
    """
    known = field_guide.blocks()
    if markdown:
        print_line(field_guide.as_markdown().rstrip("\n"))
    elif not block:
        width = max(len(name) for name in known)
        for name in known:
            print_line(f"{name:<{width}}  {field_guide.tables(name)[0].meaning}")
    elif block in known:
        print_line(field_guide.as_text(block))
    else:
        hint = did_you_mean(block, known) or 'See "tracktwo fields".'
        raise BriefError([Diagnostic("E02", f'There is no block "{block}".', hint)], ExitCode.WRONG_COMMAND_LINE)
    return ExitCode.WRITTEN


def print_schema(of: str) -> int:
    """Prints the JSON Schema of a dossier, a template or a theme."""
    print_json(schema_of(of))
    return ExitCode.WRITTEN
