"""What is wrong with a value, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable

from tracktwo.diagnostics import sentence

TEXT_LIMIT = 400
"""Characters of one value; a longer text is prose in the wrong field."""


class ValueProblem(ValueError):  # noqa: N818 - the vocabulary's word; "error" is a severity here
    """A text that is not the value it should be: one plain sentence and one on what to do."""

    def __init__(self, message: str, hint: str = "", field: str = "") -> None:
        self.message = sentence(message)
        self.hint = hint
        self.field = field
        """The field of the value that is at fault, where the value is a record and its fields do not fit together."""
        super().__init__(f"{self.message} {hint}".rstrip())

    def with_hint(self, hint: Callable[[], str]) -> ValueProblem:
        """Return it with a hint: its own, or the one that is only then worked out."""
        return self if self.hint else ValueProblem(self.message, hint(), self.field)


def shown(text: str) -> str:
    """Quote a value in a message, cut when it is long."""
    words = " ".join(text.split())
    return f'"{words}"' if len(words) <= 60 else f'"{words[:59]}…"'


def refuse_too_long(text: str, kind: str) -> None:
    """Raise ValueProblem for a text that is too long to be a value of this kind (`a date`)."""
    if len(text) > TEXT_LIMIT:
        message = f"a text of {len(text):,} characters is too long for {kind}."
        raise ValueProblem(message, "Put prose in a field for text.")
