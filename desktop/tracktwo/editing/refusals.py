"""What editing refuses, in the words of the analyst.

S01 the text cannot be changed there without touching something else · S02 a value that cannot stand in a file · S03 the
file has to be mended by hand first · S04 an id that is no id, or is taken · S05 there is nothing at that place.
"""

from __future__ import annotations

from tracktwo.diagnostics import BriefError, Diagnostic, FactPath, Source


def refusal(code: str, message: str, hint: str, source: Source | None = None, path: FactPath = ()) -> BriefError:
    """A refusal with one diagnostic; nothing was changed."""
    return BriefError([Diagnostic(code, message, hint, source=source, path=path)])


def not_possible(path: FactPath, source: Source | None = None) -> BriefError:
    """S01: no way of writing the change leaves the rest as it is."""
    name = shown(path)
    hint = "Change it in a text editor; nothing was changed here."
    return refusal("S01", f"{name} is written in a way that cannot be changed here.", hint, source, path)


def nothing_there(path: FactPath) -> BriefError:
    """S05: the path leads nowhere."""
    return refusal(
        "S05", f"There is no {shown(path)}.", "It may have been deleted; look at the facts again.", path=path
    )


def shown(path: FactPath) -> str:
    """A path as an analyst says it: `"cites" of "pos-ua"`."""
    names = [f'"{step}"' if isinstance(step, str) else f"entry {step + 1}" for step in path]
    return " of ".join(names[::-1][:3]) or "the file"
