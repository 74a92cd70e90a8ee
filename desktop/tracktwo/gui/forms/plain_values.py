"""The ways a value may be written in a dossier, and what each means for a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.yaml_text import Plain

CITE_FIELDS: Final = ("source", "at", "credibility", "rel", "repeats")


def entries(plain: Plain) -> tuple[tuple[FactPath, Plain], ...]:
    """The entries of a list with their path below it: one that stands without brackets has the path of the list."""
    if is_blank(plain):
        return ()
    if isinstance(plain, list):
        return tuple(((index,), entry) for index, entry in enumerate(plain))
    return (((), plain),)


def named_entries(plain: Plain) -> tuple[tuple[str, Plain], ...]:
    """The entries of a map by name, in the order written; none where there is no map."""
    return tuple(plain.items()) if isinstance(plain, dict) else ()


def field_of(plain: Plain, key: str, shorthand: str = "") -> Plain:
    """The value of one field of a part; a bare text is the field it is short for; an empty text when absent."""
    if isinstance(plain, dict):
        return plain.get(key, "")
    return plain if key == shorthand and not isinstance(plain, list) else ""


def at_path(plain: Plain, path: FactPath) -> Plain:
    """The value at a path; an empty text where nothing is written."""
    for step in path:
        plain = _step(plain, step)
    return plain


def _step(plain: Plain, step: str | int) -> Plain:
    if isinstance(plain, dict):
        return plain.get(str(step), "")
    if isinstance(plain, list) and isinstance(step, int) and 0 <= step < len(plain):
        return plain[step]
    return ""


def shown_text(plain: Plain) -> str:
    """A value on one line, as it would be written: `{text: on the record}` for what should have been a plain text."""
    if isinstance(plain, str):
        return plain
    if isinstance(plain, list):
        return f"[{', '.join(shown_text(entry) for entry in plain)}]"
    return f"{{{', '.join(f'{key}: {shown_text(value)}' for key, value in plain.items())}}}"


def cite_fields(plain: Plain) -> dict[str, str]:
    """The five fields of a citation, whether written `nbc#para. 4` or as a map; empty where absent."""
    if isinstance(plain, dict):
        fields = {key: shown_text(plain.get(key, "")) for key in CITE_FIELDS}
        source, _, place = fields["source"].partition("#")
        return {**fields, "source": source.strip(), "at": fields["at"] or place.strip()}
    source, _, place = shown_text(plain).partition("#")
    return {**dict.fromkeys(CITE_FIELDS, ""), "source": source.strip(), "at": place.strip()}


def cite_plain(fields: Mapping[str, str]) -> Plain:
    """A citation as it is written: the short form where it says everything."""
    given = {key: fields[key].strip() for key in CITE_FIELDS if fields.get(key, "").strip()}
    if given.get("rel") == "supports":
        del given["rel"]
    if set(given) <= {"source", "at"}:
        source, place = given.get("source", ""), given.get("at", "")
        return f"{source}#{place}" if place else source
    return cast("Plain", given)


def attributed_text(plain: Plain) -> str | None:
    """The free text of `{text: …}` where a reference may stand too; None for a reference."""
    if isinstance(plain, dict) and set(plain) == {"text"}:
        return shown_text(plain["text"])
    return None


def record_name(plain: Plain) -> str:
    """What a record is called: its name, title, statement or text; empty where it says none."""
    if not isinstance(plain, dict):
        return shown_text(plain)
    for key in ("short", "name", "title", "designation", "statement", "position", "text", "described_as", "q", "actor"):
        found = _named(plain.get(key, ""))
        if found:
            return found
    return ""


def _named(plain: Plain) -> str:
    if isinstance(plain, str):
        return plain.strip()
    if not isinstance(plain, dict):
        return ""
    for key in ("display", "text", "mononym"):
        if isinstance(plain.get(key), str) and not is_blank(plain[key]):
            return shown_text(plain[key])
    parts = [plain.get(key, "") for key in ("given", "particle", "family", "second_family")]
    return " ".join(part for part in parts if isinstance(part, str) and part)
