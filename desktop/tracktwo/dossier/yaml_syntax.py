"""What the YAML parser complains about, in plain words with what to do.

The parser (libyaml) names a problem and where it noticed it; for an analyst the cause matters, which often stands
earlier on the line or where a bracket was opened. Each `_Case` below turns one problem into one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from yaml.error import Mark, MarkedYAMLError

from tracktwo.diagnostics import Diagnostic, Source, sentence

_QUOTE = "Put the whole value in quotation marks"


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where the parser stopped: lines and columns from 0, as the parser counts."""

    lines: list[str]
    problem: str
    line: int
    column: int
    opened_line: int
    opened_column: int
    last_line: int
    """Where the text read last begins."""
    last_column: int

    @property
    def before(self) -> str:
        """The line up to the problem."""
        return self._line(self.line)[: self.column]

    @property
    def rest(self) -> str:
        """The line from the problem on."""
        return self._line(self.line)[self.column :]

    @property
    def opened(self) -> str:
        """The text from where the thing being read began, on its line."""
        return self._line(self.opened_line)[self.opened_column :]

    @property
    def previous_line(self) -> int:
        """The number of the last line above that is not blank or a comment; 0 when there is none."""
        above = (
            number
            for number in range(self.line - 1, -1, -1)
            if self.lines[number].strip() and not self.lines[number].strip().startswith("#")
        )
        return next(above, 0)

    @property
    def previous(self) -> str:
        """The text of that line."""
        return self._line(self.previous_line) if self.line else ""

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence, what to do, and whether the place is the beginning rather than the end of the trouble."""

    message: str
    hint: str
    is_at_opening: bool = False
    code: str = "Y01"
    place: tuple[int, int] | None = None


_Case: TypeAlias = "Callable[[_Trouble], _Told]"


def syntax_problem(error: MarkedYAMLError, text: str, file: str, last: Source | None = None) -> Diagnostic:
    """Tell a syntax error as one diagnostic (Y01; Y06 for escapes and Y12 for tags) at its most likely cause.

    `last` is the place of the text read last: a quotation that ends too late began there.
    """
    line, column = _position(error.problem_mark) or (0, 0)
    opened_line, opened_column = _position(error.context_mark) or (line, column)
    problem = error.problem or "the text cannot be read"
    last_place = (last.line - 1, last.column - 1) if last else (line, column)
    lines = re.split(r"\r\n|\r|\n", text)
    trouble = _Trouble(lines, problem, line, column, opened_line, opened_column, *last_place)
    told = _CASES.get(problem, _something_else)(trouble)
    if "while scanning a tag" in (error.context or ""):
        told = _tag(trouble)
    at = told.place or ((opened_line, opened_column) if told.is_at_opening else (line, column))
    at = min(at, (len(trouble.lines) - 1, len(trouble.lines[-1])))
    return Diagnostic(told.code, sentence(told.message), told.hint, source=Source(file, at[0] + 1, at[1] + 1))


def _position(mark: Mark | None) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark else None


def _ends_with_quote(trouble: _Trouble) -> bool:
    return trouble.before.rstrip().endswith(('"', "'"))


def _text_after_quote(trouble: _Trouble) -> _Told:
    if trouble.last_line < trouble.line:
        message = f"the quotation mark that begins here is closed only on line {trouble.line + 1}, where text follows"
        place = (trouble.last_line, trouble.last_column)
        return _Told(message, "Add the closing mark where the text ends.", place=place)
    mark = trouble.before.rstrip()[-1:]
    inside = '\\" for each mark inside' if mark == '"' else "'' for each mark inside"
    hint = f"{_QUOTE}, with {inside}; a text may not begin with a quotation and go on."
    return _Told(f"there is text after the closing quotation mark: {_shown(trouble.rest)}", hint)


def _tab(_: _Trouble) -> _Told:
    return _Told("the line is indented with a tab", "Indent with spaces: two for each level.")


def _bad_start(trouble: _Trouble) -> _Told:
    first = trouble.rest[:1]
    if first == "\t" or trouble.before.endswith("\t"):
        return _tab(trouble)
    return _Told(f'a value cannot begin with "{first}"', f'{_QUOTE}: "{_sample(trouble.rest)}".')


def _colon(trouble: _Trouble) -> _Told:
    if re.search(r"(^|\s|[\"'])[^\s:][^:]*:\s", trouble.before.lstrip("- ")):
        hint = f'{_QUOTE}: key: "… : …".'
        return _Told('there is a second ": " in this line', hint)
    if re.match(r"\s*(- )?[\w-]+:\S", trouble.previous):
        key = trouble.previous.strip().split(":")[0]
        place = (trouble.previous_line, len(trouble.previous) - len(trouble.previous.lstrip()))
        return _Told(f'there is no space after the colon of "{key}"', f'Write "{key}: …".', place=place)
    key = _shown(trouble.before.strip())
    hint = "Indent it as far as its neighbours; a text that goes on over several lines begins with >- after its key."
    return _Told(f"{key} is indented deeper than the entry above it, which already has a value", hint)


def _expected_key(trouble: _Trouble) -> _Told:
    if _ends_with_quote(trouble):
        return _text_after_quote(trouble)
    first = trouble.rest[:1]
    if trouble.rest.startswith(("- ", "-\n")) or trouble.rest == "-":
        hint = 'Take the "- " away, or indent the list under its key.'
        return _Told('a list item ("- ") stands among entries "key: value"', hint)
    if first and first in "]}":
        return _Told(f'there is a "{first}" too many', "Delete it, or add the bracket that opens it.")
    if first == ":":
        return _Told("an entry has no key before its colon", "Write the key before the colon.")
    hint = "Indent it exactly as far as the entries it belongs to."
    return _Told("the indentation fits none of the lines above", hint)


def _expected_dash(trouble: _Trouble) -> _Told:
    if _ends_with_quote(trouble):
        return _text_after_quote(trouble)
    hint = 'Begin the line with "- ", or indent it as far as the entries it belongs to.'
    return _Told(f'{_shown(trouble.rest)} stands in a list but does not begin with "- "', hint)


def _unclosed_bracket(trouble: _Trouble) -> _Told:
    opening = trouble.opened[:1] or "["
    closing = "}" if opening == "{" else "]"
    if _ends_with_quote(trouble) and (trouble.line == trouble.opened_line or trouble.last_line < trouble.line):
        return _text_after_quote(trouble)
    if trouble.line == trouble.opened_line and trouble.rest[:1] == ":":
        hint = 'Put a value that has a ": " in quotation marks, or separate entries with a comma.'
        return _Told(f'there is a second ": " in one entry inside {opening}…{closing}', hint)
    if trouble.line == trouble.opened_line and trouble.rest[:1] in ("]", "}"):
        message = f'the bracket "{opening}" is closed with "{trouble.rest[0]}"'
        return _Told(message, f'Close it with "{closing}".')
    hint = f'Add the "{closing}".'
    return _Told(f'the bracket "{opening}" is never closed', hint, is_at_opening=True)


def _unclosed_quote(trouble: _Trouble) -> _Told:
    mark = trouble.opened[:1]
    hint = "Add the closing mark; a text that only begins with an apostrophe goes in double quotation marks."
    return _Told(f"the quotation mark {mark or 'here'} is never closed", hint, is_at_opening=True)


def _no_colon(trouble: _Trouble) -> _Told:
    hint = 'Write "key: value", or indent the line if it goes on with the text above.'
    return _Told(f'{_shown(trouble.opened)} is not an entry "key: value"', hint, is_at_opening=True)


def _block_mark(trouble: _Trouble) -> _Told:
    first = trouble.opened[:1] or ">"
    words = " A bound is written in words: at least 3, more than 3." if first == ">" else ""
    return _Told(f'a value cannot begin with "{first}"', f"{_QUOTE}.{words}", is_at_opening=True)


def _list_after_key(_: _Trouble) -> _Told:
    hint = 'Begin the list in the next line, or write [one, two]; put a text that begins with "- " in quotation marks.'
    return _Told('a list cannot begin in the line of its key with "- "', hint)


def _no_content(trouble: _Trouble) -> _Told:
    first = trouble.rest[:1]
    if not first:
        return _Told("a value is missing", "Write the value, or take the key away.")
    if first == ":":
        return _Told("an entry has no key before its colon", "Write the key before the colon.")
    if first == ".":
        return _Told("the document ends before it begins", 'Delete the line "...".')
    hint = f'{_QUOTE}, or delete the "{first}".'
    return _Told(f'there is a "{first}" where a value should be', hint)


def _reference_mark(trouble: _Trouble) -> _Told:
    first = trouble.opened[:1] or trouble.rest[:1]
    return _Told(f'a value cannot begin with "{first}"', f'{_QUOTE}: "{_sample(trouble.opened)}".', is_at_opening=True)


def _escape(trouble: _Trouble) -> _Told:
    hint = "Write the backslash twice, or use single quotation marks."
    message = f"a backslash in double quotation marks begins a sign, and {_shown(trouble.rest[:2])} is none"
    return _Told(message, hint, code="Y06")


def _bad_character_escape(_: _Trouble) -> _Told:
    return _Told("the escape names no character", "Write the character itself.", code="Y06")


def _tag(trouble: _Trouble) -> _Told:
    hint = "Put a value that begins with an exclamation mark in quotation marks."
    return _Told(
        f"{_shown(trouble.opened)} is a tag of YAML, which is not read here", hint, is_at_opening=True, code="Y12"
    )


def _directive(_: _Trouble) -> _Told:
    return _Told('a line cannot begin with "%"', "Delete the line; a comment begins with #.", is_at_opening=True)


def _version(_: _Trouble) -> _Told:
    return _Told("the file asks for another version of YAML", 'Delete the line that begins with "%YAML".')


def _no_map(trouble: _Trouble) -> _Told:
    hint = 'Write "key: value" in every line, and # before a comment.'
    return _Told(f'{_shown(trouble.rest or trouble.opened)} is not an entry "key: value"', hint)


def _question_mark(_: _Trouble) -> _Told:
    return _Told('a value cannot begin with "? "', f"{_QUOTE}.")


def _no_space(_: _Trouble) -> _Told:
    return _Told("there is no space after the colon", 'Write "key: value".')


def _something_else(trouble: _Trouble) -> _Told:
    hint = "Put a value with special signs in quotation marks and check the indentation."
    return _Told(f"the text cannot be read here: {trouble.problem}", hint)


_CASES: dict[str, _Case] = {
    "found character that cannot start any token": _bad_start,
    "found a tab character that violates indentation": _tab,
    "found a tab character where an indentation space is expected": _tab,
    "mapping values are not allowed in this context": _colon,
    "did not find expected key": _expected_key,
    "did not find expected '-' indicator": _expected_dash,
    "did not find expected ',' or '}'": _unclosed_bracket,
    "did not find expected ',' or ']'": _unclosed_bracket,
    "found unexpected end of stream": _unclosed_quote,
    "found unexpected document indicator": _unclosed_quote,
    "could not find expected ':'": _no_colon,
    "did not find expected comment or line break": _block_mark,
    "found an indentation indicator equal to 0": _block_mark,
    "block sequence entries are not allowed in this context": _list_after_key,
    "did not find expected node content": _no_content,
    "did not find expected alphabetic or numeric character": _reference_mark,
    "found unknown escape character": _escape,
    "found invalid Unicode character escape code": _bad_character_escape,
    "did not find expected hexdecimal number": _bad_character_escape,
    "found undefined tag handle": _tag,
    "found unknown directive name": _directive,
    "could not find expected directive name": _directive,
    "found unexpected non-alphabetical character": _directive,
    "found incompatible YAML document": _version,
    "mapping keys are not allowed in this context": _question_mark,
    "found unexpected ':'": _no_space,
    "did not find expected <document start>": _no_map,
}


def _shown(text: str) -> str:
    words = text.strip()
    return f'"{words}"' if len(words) <= 40 else f'"{words[:39]}…"'


def _sample(text: str) -> str:
    word = re.split(r"[,}\]#]", text.strip())[0].strip().replace('"', "")
    return word if len(word) <= 30 else f"{word[:29]}…"
