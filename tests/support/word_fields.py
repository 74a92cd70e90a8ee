"""Fields, contents and notes: whether what they show now is what Word will count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element
from word_file import W, WordFile, text_of

KNOWN = {"PAGE", "NUMPAGES", "PAGEREF", "TOC", "SEQ", "REF"}


@dataclass
class Field:
    """One field: what it asks for, and what it shows."""

    instruction: str = ""
    shown: str = ""
    separated: bool = False
    dirty: bool = False
    paragraphs: set[Element] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Its first word."""
        return self.instruction.split()[0] if self.instruction.split() else ""


def fields(root: Element) -> tuple[list[Field], list[str]]:
    """The fields in the order in which they begin, and what is wrong with how they are put together."""
    found: list[Field] = []
    open_fields: list[Field] = []
    wrong: list[str] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(Field(dirty=element.get(f"{W}dirty") is not None))
            found.append(open_fields[-1])
        elif kind and not open_fields:
            wrong.append("a field ends that did not begin")
        elif kind == "separate":
            if open_fields[-1].separated:
                wrong.append("a field has two results")
            open_fields[-1].separated = True
        elif kind == "end":
            open_fields.pop()
        elif element.tag == f"{W}instrText":
            if not open_fields or open_fields[-1].separated:
                wrong.append("an instruction stands outside a field")
            else:
                open_fields[-1].instruction += element.text or ""
        else:
            for each in open_fields:
                each.shown += element.text or ""
    wrong += ["a field does not end" for _ in open_fields]
    return found, wrong


def field_faults(root: Element) -> Iterator[str]:
    """Fields out of balance, without a result, of a kind nobody knows, or made to ask the reader."""
    found, wrong = fields(root)
    yield from wrong
    for each in found:
        if each.name not in KNOWN:
            yield f"the field “{each.name}” is not known"
        if not each.separated:
            yield f"the field {each.name} shows nothing"
        if each.dirty:
            yield "a field asks to be renewed"


def reference_faults(file: WordFile) -> Iterator[str]:
    """Whether references, counts, contents and notes are what Word will make of them."""
    marked = _bookmarked(file)
    for root in file.stories.values():
        found, _ = fields(root)
        yield from _goal_faults(found, marked)
        yield from _count_faults(found)
    yield from _contents_faults(file)
    yield from _note_faults(file)


def _bookmarked(file: WordFile) -> dict[str, str]:
    """The words inside each bookmark."""
    words: dict[str, str] = {}
    for root in file.stories.values():
        names: dict[str, str] = {}
        for element in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
            if element.tag == f"{W}bookmarkStart":
                names[element.get(f"{W}id")] = element.get(f"{W}name")
                words.setdefault(element.get(f"{W}name"), "")
            elif element.tag == f"{W}bookmarkEnd":
                names.pop(element.get(f"{W}id"), None)
            else:
                for name in names.values():
                    words[name] += element.text or ""
    return words


def _goal_faults(found: list[Field], marked: dict[str, str]) -> Iterator[str]:
    for each in found:
        goal = re.match(r" (?:PAGEREF|REF) (\S+)", each.instruction)
        if goal and goal[1] not in marked:
            yield f"field leads to {goal[1]}, which is nowhere"
        elif goal and each.name == "REF" and "\\r" not in each.instruction and each.shown != marked[goal[1]]:
            yield f"a reference shows “{each.shown}” for “{marked[goal[1]]}”"


def _count_faults(found: list[Field]) -> Iterator[str]:
    counts: dict[str, int] = {}
    for each in found:
        if each.name == "SEQ":
            name = each.instruction.split()[1]
            reset = re.search(r"\\r (\d+)", each.instruction)
            counts[name] = int(reset[1]) if reset else counts.get(name, 0) + 1
            if each.shown != str(counts[name]):
                yield f"{name} {each.shown} will be counted {counts[name]}"


# contents


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val") if style is not None else ""


def _contents_faults(file: WordFile) -> Iterator[str]:
    contents = [each for each in fields(file.body)[0] if each.name == "TOC"]
    if not contents:
        return
    headings = [paragraph for paragraph in file.body.iter(f"{W}p") if _style(paragraph).startswith("Heading")]
    goals = {
        mark.get(f"{W}name"): text_of(heading).split()
        for heading in headings
        for mark in heading.iter(f"{W}bookmarkStart")
    }
    depth = re.search(r'\\o "1-(\d)"', contents[0].instruction)
    deepest = int(depth[1]) if depth else 0
    entries = [paragraph for paragraph in file.body.iter(f"{W}p") if re.fullmatch(r"TOC\d", _style(paragraph))]
    listed = [_entry_goal(entry) for entry in entries]
    per_field = [heading for heading in headings if int(_style(heading)[-1]) <= deepest and _says(heading)]
    if len(contents) == 1 and len(per_field) != len(entries):
        yield f"the contents list {len(entries)} of {len(per_field)} headings"
    pages = 0
    for entry, goal in zip(entries, listed, strict=True):
        if goal not in goals:
            yield "an entry of the contents leads to no heading"
            continue
        yield from _entry_faults(entry, goals[goal])
        page = text_of(entry).split()[-1] if text_of(entry).split() else ""
        if len(contents) == 1 and page.isdigit() and fields(entry)[0][-1].shown.isdigit():
            if int(page) < pages:
                yield "the pages of the contents run backwards"
            pages = int(page)


def _says(heading: Element) -> bool:
    """Whether a heading says anything: words, or a number that is counted."""
    own = heading.find(f"{W}pPr/{W}numPr/{W}numId")
    return any(text.text for text in heading.iter(f"{W}t")) or own is None


def _entry_goal(entry: Element) -> str | None:
    link = entry.find(f"{W}hyperlink")
    return link.get(f"{W}anchor") if link is not None else None


def _entry_faults(entry: Element, heading: list[str]) -> Iterator[str]:
    words = text_of(entry).split()
    missing = [word for word in words[1:-1] if word not in heading and not word.isdigit()]
    if missing and not set(words) & set(heading):
        yield f"an entry of the contents says “{' '.join(words)}”"


# notes


def _note_faults(file: WordFile) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        marks = list(file.body.iter(f"{W}{kind}Reference"))
        root = file.roots.get(f"word/{kind}s.xml")
        for name, story in file.stories.items():
            if name != "word/document.xml" and any(True for _ in story.iter(f"{W}{kind}Reference")):
                yield f"{name}: a note is marked where Word knows none"
        if root is None:
            if marks:
                yield f"{kind}s are marked, and the file has none"
            continue
        yield from _note_part_faults(file, kind, marks, root)


def _note_part_faults(file: WordFile, kind: str, marks: list[Element], root: Element) -> Iterator[str]:
    identities = [int(mark.get(f"{W}id")) for mark in marks]
    if identities != list(range(1, len(identities) + 1)):
        yield f"{kind}s are not marked in order"
    notes = {int(note.get(f"{W}id")): note for note in root}
    if [int(note.get(f"{W}id")) for note in root] != sorted(notes):
        yield f"{kind}s are not in order"
    yield from (f"{kind} {each} is missing" for each in identities if each not in notes)
    yield from (f"{kind} {each} is never marked" for each in notes if each > 0 and each not in identities)
    if [notes[each].get(f"{W}type") if each in notes else None for each in (-1, 0)] != [
        "separator",
        "continuationSeparator",
    ]:
        yield f"the lines above {kind}s are missing"
    settings = file.roots["word/settings.xml"].find(f"{W}{kind}Pr")
    told = [] if settings is None else [each.get(f"{W}id") for each in settings.findall(f"{W}{kind}")]
    if told != ["-1", "0"]:
        yield f"settings do not name the lines above {kind}s"
    if settings is not None and settings.find(f"{W}numFmt") is None and kind == "endnote":
        yield "endnotes are counted i, ii, iii"
    for mark in marks:
        yield from _mark_faults(kind, mark, notes.get(int(mark.get(f"{W}id"))))


def _mark_faults(kind: str, mark: Element, note: Element | None) -> Iterator[str]:
    own = mark.get(f"{W}customMarkFollows") is not None
    if own and not text_of(mark.getparent()).strip():
        yield f"a {kind} has no mark"
    if note is not None and (note.find(f".//{W}{kind}Ref") is None) != own:
        yield f"a {kind} does not begin with its number"
    if note is not None and not text_of(note).strip():
        yield f"a {kind} says nothing"
