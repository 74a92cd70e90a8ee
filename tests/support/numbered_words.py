"""Words that can be counted: trees of numbered words, and the words found again on the pages of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from tracktwo.document.blocks import Block, Document, Furniture, Paragraph, Properties, Table, TitleBlock
from tracktwo.document.inlines import Inline, Inlines, Text, plain
from tracktwo.document.pages import Page
from tracktwo.document.walk import each_block, each_run, notes

WORD = re.compile(r"w\d+z")
HYPHEN_AT_LINE_END = "\x02"
"""What PDFium says for a hyphen that ends a line."""
INSERTED = "\r\n\t \x00"
"""What extraction adds between lines."""


@dataclass
class Numbers:
    """Hands out words that are never the same."""

    used: int = field(default=0)

    def word(self) -> str:
        """The next word."""
        self.used += 1
        return f"w{self.used}z"

    def text(self, count: int) -> str:
        """So many words with spaces."""
        return " ".join(self.word() for _ in range(count))

    def run(self, count: int) -> tuple[Inline, ...]:
        """So many words as one run."""
        return (Text(self.text(count)),)

    def paragraph(self, count: int) -> Paragraph:
        """So many words as a paragraph."""
        return Paragraph(self.run(count))


def numbered_document(page: Page, *blocks: Block, title: Inlines = ()) -> Document:
    """A document of these blocks without page furniture."""
    properties = Properties("Numbered words", "en", "2023-07-08")
    return Document(properties, page, TitleBlock(title), tuple(blocks), Furniture(), Furniture())


def _textpages(data: bytes) -> list[tuple[Any, Any]]:
    pdf = pypdfium2.PdfDocument(data)
    return [(page, page.get_textpage()) for page in pdf]


def characters_on_pages(data: bytes) -> str:
    """Every character that stands inside the box of its page, without white space.

    Raises AssertionError when a character stands outside.
    """
    found: list[str] = []
    for page, text in _textpages(data):
        width, height = page.get_size()
        for index in range(text.count_chars()):
            code = pypdfium2.raw.FPDFText_GetUnicode(text.raw, index)
            character = chr(code).replace(HYPHEN_AT_LINE_END, "-")
            if character in INSERTED or not character.strip(INSERTED):
                continue
            left, bottom, right, top = text.get_charbox(index, loose=False)
            inside = left >= -0.5 and bottom >= -0.5 and right <= width + 0.5 and top <= height + 0.5
            assert inside, f"{character!r} stands outside page"
            found.append(character)
    return "".join(found)


def words_of_tree(document: Document) -> list[str]:
    """The numbered words of the tree, in reading order."""
    return [word for run in each_run(document) for word in WORD.findall(plain(run))]


def characters_of_tree(document: Document) -> str:
    """Every character of the tree's runs, without white space."""
    return "".join("".join(plain(run).split()) for run in each_run(document))


def header_words(document: Document) -> set[str]:
    """The numbered words of table headers, which every page of a table repeats."""
    tables = [block for block in each_block(document.blocks) if isinstance(block, Table)]
    return {word for table in tables for column in table.columns for word in WORD.findall(plain(column.header))}


def lost_and_doubled(document: Document, data: bytes) -> tuple[list[str], list[str]]:
    """The words of the tree that are not on the pages, and those that are there twice without being in a header."""
    wanted = Counter(words_of_tree(document))
    wanted.update(word for note in notes(document) for word in WORD.findall(plain(note.content)))
    found = Counter(WORD.findall(characters_on_pages(data)))
    doubled = set((found - wanted).elements()) - header_words(document)
    return sorted((wanted - found).elements()), sorted(doubled)
