"""The back matter on sources: the list of those cited, and how strong they are together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tracktwo.composition.citations import source_anchor
from tracktwo.composition.context import Composed, Context, set_apart, words
from tracktwo.composition.labels import Labels
from tracktwo.composition.languages import sentence_case
from tracktwo.composition.prose import prose_blocks
from tracktwo.composition.scripts import name_language, title_language
from tracktwo.document.blocks import Block, List, ListItem, Paragraph, ParagraphRole, SourceEntry, SourceList
from tracktwo.document.inlines import Faint, Inline, Inlines, Link, Text
from tracktwo.dossier.model.sources import SourceRecord
from tracktwo.template.options import SectionOptions, SourcesOptions

_PAGE_RANGE: Final = re.compile(r"(\d)-(\d)")


def compose_sources(context: Context, options: SourcesOptions) -> Composed:
    """The cited sources in order of first use, each with its grade and what may affect its quality."""
    cited = context.citations.cited
    if not cited:
        return Composed()
    entries = tuple(
        SourceEntry(
            number,
            source_anchor(number),
            tuple(_entry(context, source_id, options)),
            ("sources", source_id),
        )
        for number, source_id in cited
    )
    legend = (_grades_legend(context),) if options.grades else ()
    return Composed((*legend, SourceList(entries)))


def _grades_legend(context: Context) -> Paragraph:
    """What the letters mean that occur: reliability of sources as in NATO STANAG 2511."""
    grades = sorted({context.dossier.sources[source_id].reliability for _, source_id in context.citations.cited})
    meanings = (
        context.labels("sources.grade", grade=grade, meaning=context.labels.word("reliability", grade))
        for grade in grades
    )
    legend = context.labels("sources.grades_legend", grades=context.labels.semicolon.join(meanings))
    return Paragraph(words(legend), ParagraphRole.NOTE, keep_with_next=True)


def _entry(context: Context, source_id: str, options: SourcesOptions) -> Iterator[Inline]:
    """Author. “Title.” Container, publisher, place, number, date, pages. Address. Places. Grade and descriptor."""
    source = context.dossier.sources[source_id]
    lead = _authors(context, source) if source.author else ""
    yield from _title(context, lead, source, options)
    if source.translated_title:
        yield Faint((Text(f" [{source.translated_title}]"),))
    if source.container:
        yield Text(" ")
        yield from set_apart((Text(source.container),))
    facts = ", ".join(_facts(context, source))
    if facts:
        yield Text(f", {facts}" if source.container else f" {sentence_case(facts)}")
    if facts or source.container or source.translated_title:
        yield Text(".")
    if options.addresses:
        yield from _addresses(context, source)
    yield from _places(context, source_id)
    yield from _quality(context, source, options)


def _places(context: Context, source_id: str) -> Inlines:
    """The passages cited, by the letters that stand for them in the text."""
    labels = context.labels
    places = [
        labels("sources.place", letter=letter, place=place.rstrip("."))
        for letter, place in context.citations.places(source_id)
    ]
    return words(f" {labels('sources.places', places=labels.semicolon.join(places))}") if places else ()


def _facts(context: Context, source: SourceRecord) -> Iterator[str]:
    date = context.dates.issued(source.issued)
    pages = _pages(context, source.pages) if source.pages else ""
    yield from (fact for fact in (source.publisher, source.place, source.number, date, pages) if fact)


def _pages(context: Context, pages: str) -> str:
    """`p. 4`, `pp. 105–117`: a range with an en dash, and never a line break before the number."""
    printed = _PAGE_RANGE.sub(r"\1–\2", pages)
    return context.labels("sources.page" if pages.strip().isdecimal() else "sources.pages", pages=printed)


def _title(context: Context, lead: str, source: SourceRecord, options: SourcesOptions) -> Iterator[Inline]:
    title = _quoted(source.title.text, context.labels)
    own = context.dossier.head.lang
    lang = title_language(source, own)
    if lead:
        yield Text(lead, name_language(lead, source, own))
        yield Text(" ")
    if options.addresses or not source.URL:
        yield Text(title, lang)
        return
    yield Link(source.URL, (Text(title, lang),))


def _quoted(title: str, labels: Labels) -> str:
    """The title in quotation marks, closed as a sentence; our own words for one without a title, in brackets, are not.

    The Chicago Manual of Style (17th edition, 14.224) sets descriptions in plain type.
    """
    if title.startswith("(") and title.endswith(")"):
        return f"{sentence_case(title[1:-1].rstrip('.'))}."
    if title.endswith(("?", "!")):
        return labels("quotation.title_that_asks", title=title)
    return labels("quotation.title", title=title.rstrip("."))


def _authors(context: Context, source: SourceRecord) -> str:
    names = context.labels.semicolon.join(source.author)
    return names if names.endswith(".") else f"{names}."


def _addresses(context: Context, source: SourceRecord) -> Iterator[Inline]:
    if source.URL:
        yield Text(" ")
        yield Link(source.URL, words(source.URL))
        undated = source.issued.is_unknown and source.accessed is not None
        if undated and source.accessed is not None:
            yield Text(f" ({context.labels('sources.accessed', date=context.dates.date(source.accessed))})")
        yield Text(".")
    if source.archive_url:
        when = context.labels("sources.archived")
        if source.archived:
            when = context.labels("sources.archived_on", date=context.dates.date(source.archived))
        yield Text(f" {when} ")
        yield Link(source.archive_url, words(source.archive_url))
        yield Text(".")


def _quality(context: Context, source: SourceRecord, options: SourcesOptions) -> Iterator[Inline]:
    parts: list[str] = []
    if options.grades:
        parts.append(context.labels("sources.reliability", grade=source.reliability))
    if options.descriptors and source.attribution and source.attribution != "on-the-record":
        parts.append(f"{sentence_case(context.labels.word('attribution', source.attribution))}.")
    if options.descriptors and source.descriptor:
        parts.append(source.descriptor if source.descriptor.endswith(".") else f"{source.descriptor}.")
    if parts:
        yield Text(" ")
        yield Faint((Text(" ".join(parts)),))


def compose_source_summary(context: Context, _: SectionOptions) -> Composed:
    """How strong the source base is: the analyst's words, then counts of what this brief cites."""
    cited = [context.dossier.sources[source_id] for _, source_id in context.citations.cited]
    if not cited:
        return Composed()
    counts = tuple(_counts(context, cited))
    own = prose_blocks(context, "source_summary")
    lines: tuple[Block, ...] = (List(tuple(ListItem((Paragraph(line),)) for line in counts)),)
    return Composed((*own, *lines))


def _counts(context: Context, cited: list[SourceRecord]) -> Iterator[Inlines]:
    labels = context.labels
    official = sum(source.kind.startswith(("official", "treaty", "court")) for source in cited)
    press = sum(source.kind in {"press-original", "interview", "broadcast"} for source in cited)
    yield words(labels("sources.count", count=len(cited)))
    yield words(labels("sources.official", count=official))
    yield words(labels("sources.press", count=press))
    yield words(labels("sources.other", count=len(cited) - official - press))
    grades = Counter(source.reliability for source in cited)
    printed = ", ".join(f"{grade} {grades[grade]}" for grade in sorted(grades))
    yield words(labels("sources.grades", grades=printed))
