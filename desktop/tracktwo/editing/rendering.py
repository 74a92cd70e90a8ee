"""New maps and lists as YAML text: in brackets where they are short, else one entry a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.layout import Page
from tracktwo.editing.scalars import WIDTH, Place, key_spelling, spellings

_ENTRIES_IN_BRACKETS: Final = 4
"""A map with more entries than these is written one entry a line."""


def in_brackets(value: Plain) -> str:
    """A value as it stands inside brackets, on one line."""
    if isinstance(value, str):
        return next(spellings(value, Place(is_flow=True, indent=0, column=0)))
    if isinstance(value, list):
        return f"[{', '.join(in_brackets(entry) for entry in value)}]"
    return f"{{{', '.join(f'{key_spelling(key)}: {in_brackets(entry)}' for key, entry in value.items())}}}"


def is_short(value: Plain, column: int, *, is_map_welcome: bool = True) -> bool:
    """Whether a map or list is better written in brackets on one line."""
    if isinstance(value, str):
        return False
    if not value:
        return True
    entries = list(value.values()) if isinstance(value, dict) else value
    if any(not isinstance(entry, str) or "\n" in entry for entry in entries):
        return False
    if isinstance(value, dict) and (len(value) > _ENTRIES_IN_BRACKETS or not is_map_welcome):
        return False
    return column + len(in_brackets(value)) <= WIDTH


def lines_of(value: Plain, column: int, page: Page) -> list[str]:
    """The lines of a map or list whose keys or hyphens stand at `column`."""
    if isinstance(value, dict):
        return [line for key, entry in value.items() for line in entry_lines(key, entry, column, page)]
    if isinstance(value, list):
        return [line for entry in value for line in item_lines(entry, column, page)]
    return [" " * column + text_at(value, column, column, page)]


def entry_lines(key: str, value: Plain, column: int, page: Page) -> list[str]:
    """The lines of one entry of a map, with the key at `column`."""
    head = f"{' ' * column}{key_spelling(key)}:"
    if isinstance(value, str):
        return [f"{head} {text_at(value, column, len(head) + 1, page)}"] if value else [head]
    if is_short(value, len(head) + 1):
        return [f"{head} {in_brackets(value)}"]
    deeper = column + (page.list_step if isinstance(value, list) else page.step)
    return [head, *lines_of(value, deeper, page)]


def item_lines(value: Plain, column: int, page: Page, *, is_map_welcome: bool = True) -> list[str]:
    """The lines of one entry of a list, with the hyphen at `column`."""
    margin = " " * column
    if isinstance(value, str):
        return [f"{margin}- {text_at(value, column, column + 2, page)}"] if value else [f"{margin}-"]
    if is_short(value, column + 2, is_map_welcome=is_map_welcome):
        return [f"{margin}- {in_brackets(value)}"]
    first, *rest = lines_of(value, column + 2, page)
    return [f"{margin}- {first[column + 2 :]}", *rest]


def text_at(value: str, indent: int, column: int, page: Page) -> str:
    """A new text, plain where that reads back as the same."""
    place = Place(is_flow=False, indent=indent, column=column, line_end=page.line_end, step=page.step)
    return next(spellings(value, place))


def each_text(value: Plain) -> Iterator[str]:
    """Every text of a tree, keys among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield key
            yield from each_text(entry)
    else:
        for entry in value:
            yield from each_text(entry)
