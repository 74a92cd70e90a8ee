"""Prose of an analyst: paragraphs and lists, with emphasis and citations, and nothing else.

A blank line parts paragraphs, lines that begin with `- ` make a list, `*emphasis*`, `**strong**`, `[@nbc]`,
`[@nbc#para. 4; @pw]`. Every other sign stands for itself, so no text can be read as markup by accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from tracktwo.dossier.values.cites import Cite
from tracktwo.dossier.values.problem import ValueProblem, shown

_TOKEN = re.compile(r"\[@[^\[\]]*\]|\*+|(?:(?!\[@)[^*])+|\[(?=@)")
_CITE_LIMIT = 2_000
_PROBLEM_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one style."""

    text: str
    is_emphasis: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Cites:
    """The sources of one pair of brackets, in the order written."""

    cites: tuple[Cite, ...]


Piece: TypeAlias = "Words | Cites"


@dataclass(frozen=True, slots=True)
class ProseParagraph:
    """A paragraph."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ProseList:
    """A list: the pieces of each item."""

    items: tuple[tuple[Piece, ...], ...]


ProseBlock: TypeAlias = "ProseParagraph | ProseList"


@dataclass(frozen=True, slots=True)
class ProseProblem:
    """A citation that cannot be read and so stands as text."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A text in its blocks. `text` takes no part in equality."""

    blocks: tuple[ProseBlock, ...]
    problems: tuple[ProseProblem, ...] = ()
    text: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str) -> Prose:
        """Read a text; never raises. What looks like a citation and is none is kept as text and told in `problems`."""
        problems: list[ProseProblem] = []
        blocks = tuple(_blocks(text, problems))
        return cls(blocks, tuple(problems), text)

    @property
    def cites(self) -> tuple[Cite, ...]:
        """Every citation, in the order of the text."""
        return tuple(cite for piece in self.pieces if isinstance(piece, Cites) for cite in piece.cites)

    @property
    def words(self) -> str:
        """The text without marks and citations; a line for each paragraph and item."""
        lines = ("".join(piece.text for piece in run if isinstance(piece, Words)) for run in self._runs())
        return "\n".join(lines)

    @property
    def pieces(self) -> Iterator[Piece]:
        """Every piece, in the order of the text."""
        return (piece for run in self._runs() for piece in run)

    def _runs(self) -> Iterator[tuple[Piece, ...]]:
        for block in self.blocks:
            yield from (block.pieces,) if isinstance(block, ProseParagraph) else block.items


def _blocks(text: str, problems: list[ProseProblem]) -> Iterator[ProseBlock]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    paragraph: list[str] = []
    items: list[list[str]] = []
    for line in [*lines, ""]:
        words = line.strip()
        is_item = words.startswith("- ") and bool(words[2:].strip())
        if paragraph and (is_item or not words):
            yield ProseParagraph(_pieces(" ".join(paragraph), problems))
            paragraph = []
        if is_item:
            items.append([words[2:].strip()])
        elif items and words and line[0] in " \t":
            items[-1].append(words)
        elif words:
            yield from _list(items, problems)
            items = []
            paragraph.append(words)
        # a blank line between items does not end their list
    yield from _list(items, problems)


def _list(items: list[list[str]], problems: list[ProseProblem]) -> Iterator[ProseList]:
    if items:
        yield ProseList(tuple(_pieces(" ".join(item), problems) for item in items))


@dataclass(slots=True)
class _Token:
    """Text, stars or brackets; stars become a style only when they have a partner."""

    text: str
    can_open: bool = False
    can_close: bool = False
    is_matched: bool = False


def _pieces(text: str, problems: list[ProseProblem]) -> tuple[Piece, ...]:
    tokens = list(_tokens(text))
    _match_stars(tokens)
    pieces: list[Piece] = []
    run: list[str] = []
    is_emphasis = is_strong = False
    for token in tokens:
        cites = _cites(token.text, problems) if token.text.startswith("[") else None
        if not token.is_matched and cites is None:
            run.append(token.text)
            continue
        if run:
            pieces.append(Words("".join(run), is_emphasis, is_strong))
            run = []
        if cites is not None:
            pieces.append(cites)
        is_strong ^= token.is_matched and token.text == "**"
        is_emphasis ^= token.is_matched and token.text == "*"
    if run:
        pieces.append(Words("".join(run), is_emphasis, is_strong))
    return tuple(pieces)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        found = match.group()
        if not found.startswith("*"):
            yield _Token(found)
            continue
        before = text[match.start() - 1 : match.start()] or " "
        after = text[match.end() : match.end() + 1] or " "
        can_open = not after.isspace() and not before.isalnum()
        can_close = not before.isspace() and not after.isalnum()
        if len(found) > 3:
            yield _Token(found)
        elif len(found) == 3:
            # the inner style closes first: ***both*** opens strong, emphasis and closes emphasis, strong
            for part in ("*", "**") if can_close else ("**", "*"):
                yield _Token(part, can_open, can_close)
        else:
            yield _Token(found, can_open, can_close)


def _match_stars(tokens: list[_Token]) -> None:
    opened: list[_Token] = []
    for token in tokens:
        partner = None
        if token.can_close:
            partner = next((other for other in reversed(opened) if other.text == token.text), None)
        if partner is not None:
            token.is_matched = partner.is_matched = True
            while opened.pop() is not partner:
                pass
        elif token.can_open and all(other.text != token.text for other in opened):
            opened.append(token)


def _cites(bracket: str, problems: list[ProseProblem]) -> Cites | None:
    if bracket == "[" or len(bracket) > _CITE_LIMIT:  # a bracket alone is one whose citation does not end
        message, hint = "a citation is not closed, or has a bracket in it.", 'Write "[@source]" or "[@source#place]".'
        return _kept_as_text(message, hint, problems)
    if not bracket.startswith("[@"):
        return None
    try:
        return Cites(tuple(_cite(part.strip()) for part in bracket[1:-1].split(";")))
    except ValueProblem as problem:
        return _kept_as_text(problem.message, problem.hint, problems)


def _kept_as_text(message: str, hint: str, problems: list[ProseProblem]) -> None:
    if len(problems) < _PROBLEM_LIMIT:
        problems.append(ProseProblem(message, hint))


def _cite(part: str) -> Cite:
    if not part.startswith("@"):
        raise ValueProblem(f"{shown(part)} in a citation does not begin with @.", 'Write "[@nbc; @pw#para. 4]".')
    return Cite.parse(part[1:])
