"""What holds for every brief, whatever the dossier: numbers in order, goals that exist, nothing protected, no ids."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pytest
import yaml
from dossier_shapes import SHAPES, filled
from finished import SHIPPED, Brief, Finished, every_brief
from read_back import pages_by_pdfium, passages, text_of
from word_lint import stories

from tracktwo.document.blocks import Block, Figure, List, Paragraph, Section, SourceList, Table
from tracktwo.document.inlines import Cite, CitedSource, Inline, Reference, Text, plain
from tracktwo.document.text import as_text
from tracktwo.document.walk import each_block, each_inline, each_run, sections
from tracktwo.dossier.model import words
from tracktwo.exporting import Format
from tracktwo.template.options import SECTION_KINDS

every = pytest.mark.parametrize(("name", "template"), every_brief())


def inlines(brief: Brief) -> Iterator[Inline]:
    for run in each_run(brief.document):
        yield from each_inline(run)


def cited(brief: Brief) -> list[CitedSource]:
    return [source for inline in inlines(brief) if isinstance(inline, Cite) for source in inline.sources]


def blocks(brief: Brief, kind: type[Block]) -> list[Any]:
    return [block for block in each_block(brief.document.blocks) if isinstance(block, kind)]


@every
def test_sources_are_numbered_as_they_are_first_cited(finished: Finished, name: str, template: str) -> None:
    numbers = list(dict.fromkeys(source.number for source in cited(finished.brief(name, template))))
    assert numbers == list(range(1, len(numbers) + 1))


@every
def test_each_number_has_its_entry(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    entries = [entry for block in blocks(brief, SourceList) for entry in block.entries]
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert {source.number for source in cited(brief)} == {entry.number for entry in entries}
    assert all(plain(entry.inlines).strip() for entry in entries)


@every
def test_no_reference_leads_nowhere_and_no_two_goals_are_one(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    goals = [section.anchor for section in sections(brief.document)]
    goals += [table.anchor for table in blocks(brief, Table)]
    goals += [entry.anchor for block in blocks(brief, SourceList) for entry in block.entries]
    goals = [goal for goal in goals if goal]
    assert len(set(goals)) == len(goals)
    wanted = {source.anchor for source in cited(brief)}
    wanted |= {inline.anchor for inline in inlines(brief) if isinstance(inline, Reference)}
    assert wanted <= set(goals)


@every
def test_captions_are_numbered_in_order(finished: Finished, name: str, template: str) -> None:
    for kind, word in ((Table, "Table"), (Figure, "Figure")):
        captions = [plain(block.caption) for block in blocks(finished.brief(name, template), kind)]
        assert [caption.split(". ")[0] for caption in captions] == [f"{word} {n}" for n in range(1, len(captions) + 1)]


@every
def test_headings_are_numbered_without_gaps(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    _assert_numbered(brief.document.blocks, "")
    for section in sections(brief.document):
        back = section.kind in SECTION_KINDS and SECTION_KINDS[section.kind].is_back_matter
        assert not (back and section.number)


def _assert_numbered(found: tuple[Block, ...], above: str) -> None:
    numbered = [block for block in found if isinstance(block, Section) and block.number]
    prefix = f"{above}." if above else ""
    assert [section.number for section in numbered] == [f"{prefix}{n}" for n in range(1, len(numbered) + 1)]
    for section in numbered:
        _assert_numbered(section.blocks, section.number)


@every
def test_no_section_and_no_table_is_empty(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    assert all(section.blocks and plain(section.title).strip() for section in sections(brief.document))
    assert all(table.rows and plain(table.caption).strip() for table in blocks(brief, Table))


@every
def test_origins_are_facts_of_the_dossier(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    origins = {inline.origin for inline in inlines(brief) if isinstance(inline, Text | Cite) and inline.origin}
    telling = [block for block in each_block(brief.document.blocks) if isinstance(block, Section | Paragraph | Figure)]
    origins |= {block.origin for block in telling if block.origin}
    unknown = [origin for origin in origins if len(origin) < 2 or origin[:2] not in brief.dossier.places]
    assert not unknown
    if brief.dossier.positions and any("position" in str(section.kind) for section in sections(brief.document)):
        assert origins


SLIPS = re.compile(
    r"\b(?:None|True|False|Enum|EdtfDate|Figure(?! \d))\b|\{\w*\}|\[\]|\(\)|(?<![./])\.\.(?![./])|[?!]”?\.(?![\w.])"
    r"|,,|;;|[^.] ,|\.”\.|\b([A-Za-z]{3,}) \1\b"
)
"""Values of Python, empty brackets, doubled stops, doubled words: nothing that a dossier's own text does not hold."""


def dossier_text(brief: Brief) -> str:
    files = sorted(brief.path.rglob("*.yaml")) if brief.path.is_dir() else [brief.path]
    return " ".join(file.read_text("utf-8") for file in files)


# What must not be printed


def written_of(brief: Brief) -> str:
    return everything_written(brief.docx, brief.pdf)


@cache
def everything_written(docx: Path, pdf: Path) -> str:
    """All that is in both files: every part of the Word file, every object and stream of the PDF, its text."""
    with zipfile.ZipFile(docx) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    said = [text_of(root) for _, root in stories(docx.read_bytes())]
    return "\n".join([*parts, *said, *_objects(pdf), *pages_by_pdfium(pdf, (3, 3, 3, 3))])


def _objects(path: Path) -> Iterator[str]:
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            yield from _strings(item)
            if isinstance(item, pikepdf.Stream):
                yield item.read_bytes().decode("latin-1")


def _strings(item: Any) -> Iterator[str]:
    if isinstance(item, pikepdf.String | pikepdf.Name):
        yield str(item)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in item.items():
            yield str(key)
            if not getattr(value, "is_indirect", False):
                yield from _strings(value)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not getattr(value, "is_indirect", False):
                yield from _strings(value)


def protected_words() -> set[str]:
    """The words of the filled dossier in the names of actors withheld, unnamed or known by a pseudonym, and of sources
    that are not to be named.
    """
    data = filled()
    named = ("name", "short", "acronym", "original", "variants", "alias", "wikidata")
    titled = ("title", "author", "container", "publisher", "place", "number", "URL", "archive_url", "translated_title")
    found: set[str] = set()
    for actor in data["actors"].values():
        if actor["identity"] == "withheld":
            found |= _words([actor[field] for field in named])
        if actor["identity"] == "pseudonym" or (actor["identity"], actor["kind"]) == ("unnamed", "person"):
            pseudonym = actor["name"]["nom_de_guerre"] if actor["identity"] == "pseudonym" else ""
            found |= _words([actor["name"], actor["original"]]) - {pseudonym}
    for source in data["sources"].values():
        if source["attribution"] in {"off-the-record", "deep-background"}:
            found |= _words([source[field] for field in titled])
    return found


def _words(value: object) -> set[str]:
    return set(re.findall(r"w\d+z", str(value)))


@pytest.mark.parametrize(("name", "template"), every_brief(("filled", "split")))
def test_no_protected_name_is_in_either_file(finished: Finished, name: str, template: str) -> None:
    written = _words(written_of(finished.brief(name, template)))
    assert len(written) > 20
    secret = protected_words()
    assert len(secret) > 30
    assert sorted(written & secret) == []


@pytest.mark.parametrize(("name", "template"), every_brief(("filled", "split")))
def test_notes_of_the_analyst_are_in_neither_file(finished: Finished, name: str, template: str) -> None:
    data = filled()
    notes = set[str]()
    for block in ("sources", "actors", "issues", "positions", "deal_terms", "weapons_packages", "judgments", "options"):
        notes |= {record["note"] for record in data[block].values()}
    assert len(notes) > 50
    assert sorted(_words(written_of(finished.brief(name, template))) & notes) == []


@pytest.mark.parametrize(("name", "template"), every_brief(tuple(SHAPES)))
def test_no_id_is_in_either_file(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    text = written_of(brief)
    assert re.findall(r"\bid-[a-z]\w*(?:-\w+)*", text) == []
    assert re.findall(r"\bid-[a-z]\w*(?:-\w+)*", as_text(brief.document)) == []


@pytest.mark.parametrize(("name", "template"), every_brief(SHIPPED))
def test_no_id_of_a_shipped_dossier_is_printed(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    written = brief.path.read_text("utf-8")
    ids = {each for each in _ids(yaml.safe_load(written)) if "-" in each}
    assert len(ids) > (0 if name == "starter" else 20)
    said = "\n".join([*(plain(run) for run in each_run(brief.document)), *_properties(brief)])
    printed = {each for each in ids if re.search(rf"(?<![\w/.-]){re.escape(each)}(?![\w/-])", said)}
    assert not printed


def _ids(data: dict[str, Any]) -> set[str]:
    blocks_of_records = [block for name, block in data.items() if isinstance(block, dict) and name != "texts"]
    return {str(key) for block in blocks_of_records for key in block} | {str(data["dossier"]["id"])}


def _properties(brief: Brief) -> tuple[str, ...]:
    said = brief.document.properties
    return (said.title, said.author, said.subject, *said.keywords)


@every
def test_no_slip_of_a_program_is_printed(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    lines = [plain(run) for run in each_run(brief.document)]
    assert len(passages(brief.data[Format.DOCX])) > 2
    own = dossier_text(brief)
    faulty = [
        line
        for line in lines
        for slip in SLIPS.finditer(line.replace(". .", ""))
        if slip[0] not in own and not line.startswith("http")
    ]
    assert not faulty


@every
def test_no_label_stands_without_its_value(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    found = list(each_block(brief.document.blocks))
    bare = [
        plain(block.inlines)
        for block, following in zip_longest(found, found[1:])
        if isinstance(block, Paragraph)
        and plain(block.inlines).endswith((":", ": "))
        and not isinstance(following, List)
    ]
    assert bare == []


@every
def test_words_of_closed_lists_are_printed_as_words(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    said = "\n".join(plain(run) for run in each_run(brief.document))
    coded = _coded_words()
    assert len(coded) > 60
    pattern = re.compile(rf"(?<![\w/-])(?:{'|'.join(sorted(coded))})(?![\w/-])")
    assert {word for word in pattern.findall(said) if word not in dossier_text(brief)} == set()


def _coded_words() -> set[str]:
    """The words of closed lists that no reader would write so, and that are no English words."""
    lists = (value for key, value in vars(words).items() if key[0].isupper() and get_args(value))
    english = {"lend-lease", "second-hand", "think-tank", "follow-up", "small-arms", "peer-reviewed"}
    return {word for each in lists for word in get_args(each) if re.fullmatch(r"[a-z]+(?:[-_][a-z]+)+", word)} - english
