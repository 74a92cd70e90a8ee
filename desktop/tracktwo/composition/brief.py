"""From a dossier and a template to a document: the sections in order, then what they call for, then the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tracktwo.composition.citations import Citations
from tracktwo.composition.context import Composed, Context, words
from tracktwo.composition.dates import DatePrinter
from tracktwo.composition.figures import FigurePrinter
from tracktwo.composition.front import Front, page_of
from tracktwo.composition.keeping import kept_in_pairs
from tracktwo.composition.labels import AMERICAN, Labels, languages
from tracktwo.composition.languages import Languages, unmarked
from tracktwo.composition.marking import Marks, clearance_lines
from tracktwo.composition.notes import Notes
from tracktwo.composition.people import People
from tracktwo.composition.portions import PortionMarks, highest_printed
from tracktwo.composition.sections import compose_section
from tracktwo.diagnostics import Diagnostic, Severity, in_order, listed
from tracktwo.document.blocks import (
    Block,
    Blocks,
    Callout,
    Contents,
    Document,
    NotePlace,
    Paragraph,
    ParagraphRole,
    Properties,
    Section,
)
from tracktwo.document.inlines import Inlines, plain
from tracktwo.document.pages import Page
from tracktwo.document.walk import each_run
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.model.fields import Wording
from tracktwo.dossier.model.head import BriefPlan
from tracktwo.dossier.model.words import CitationStyle
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.template.logo import LogoPixels
from tracktwo.template.model import Template
from tracktwo.template.options import SECTION_KINDS
from tracktwo.template.sections import ChosenSection

LONG_BRIEF_CHARACTERS: Final = 16_000
"""From about six pages on, a brief has a table of contents unless its template says otherwise."""
NOTE_PLACES: Final[Mapping[CitationStyle, NotePlace]] = {"footnotes": NotePlace.FOOT, "endnotes": NotePlace.END}


@dataclass(frozen=True, slots=True)
class BriefOrder:
    """What to compose: a template, the sections chosen, and what the dossier's brief says besides.

    `issued` is the date of issue; without it the dossier's as-of date is. `lang` goes before the
    languages of brief, template and dossier. `logo` is the picture the template names.
    """

    template: Template
    sections: tuple[ChosenSection, ...]
    plan: BriefPlan | None = None
    issued: EdtfDate | None = None
    lang: str = ""
    logo: LogoPixels | None = None
    is_by_name: bool = False
    """Whether these very sections were asked for, rather than all that the template has."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A document, what could not be put into it, and the highest marking of what it prints."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    mark: str = ""


def compose_document(dossier: Dossier, order: BriefOrder) -> Composition:
    """The document of a brief. It depends on its arguments alone: no clock, no files but the labels of the language."""
    context = _context(dossier, order)
    page = page_of(order.template.page)
    front = [section for section in order.sections if not section.kind.is_back_matter]
    back = [section for section in order.sections if section.kind.is_back_matter]
    composed = {id(section): _composed(context, section, page) for section in front}
    follows = _following(context, order)
    composed.update({id(section): _composed(context, section, page) for section in (*back, *follows)})
    context.diagnostics.extend(_nothing_to_print(context, order, composed))
    blocks = tuple(block for section in (*order.sections, *follows) for block in composed[id(section)])
    numbered = (*_numbered(kept_in_pairs(blocks), order.template.numbered), *_clearance(context, order))
    citation = _citation(order)
    if citation in NOTE_PLACES:
        numbered = Notes(context).blocks(numbered)
    marks = Marks(context.dossier)
    mark = _mark(marks, order, numbered)
    has_portions = _has_portions(order)
    if has_portions:
        numbered = PortionMarks(marks).blocks(numbered)
    front_page = Front(context, order.template, order.issued, mark, order.logo)
    title = front_page.title_block()
    document = Document(
        properties=_properties(context, order),
        page=page,
        title=replace(title, title=PortionMarks(marks).run(title.title)) if has_portions else title,
        blocks=numbered,
        header=front_page.furniture(order.template.header),
        footer=front_page.furniture(order.template.footer),
        notes=NOTE_PLACES.get(citation, NotePlace.FOOT),
        notes_title=words(context.labels("notes.title")) if citation in NOTE_PLACES else (),
    )
    whole = _languages(context.labels.lang, dossier).spoken(_with_contents(document, context.labels, order.template))
    return Composition(whole, in_order(context.diagnostics), mark)


def _mark(marks: Marks, order: BriefOrder, blocks: Blocks) -> str:
    """The marking of the brief: the highest printed, and not below the dossier's own unless the brief says lower."""
    printed = highest_printed(marks, blocks)
    own = marks.marking.label
    ceiling = marks.label(order.plan.mark) if order.plan else ""
    if printed and ceiling and marks.exceeds(own, ceiling):
        return printed
    return marks.highest((own, printed)) or own


def _has_portions(order: BriefOrder) -> bool:
    own = order.plan.portion_marks if order.plan else None
    return order.template.portion_marks if own is None else own


def _clearance(context: Context, order: BriefOrder) -> Blocks:
    lines = clearance_lines(context, order.template)
    if not lines:
        return ()
    blocks = tuple(Paragraph(line, ParagraphRole.FIELD, keep_with_next=True) for line in lines[:-1])
    last = Paragraph(lines[-1], ParagraphRole.FIELD)
    title = words(context.labels("document.clearance"))
    return (Section(title, 1, "section-clearance", (*blocks, last), kind="clearance"),)


def _context(dossier: Dossier, order: BriefOrder) -> Context:
    head, plan = dossier.head, order.plan
    lang = order.lang or (plan.lang if plan else "") or order.template.lang or head.lang
    labels = Labels(lang, marked=_languages(lang, dossier).differ)
    style = head.date_style or ("mdy-long" if lang == AMERICAN else "dmy-long")
    as_of = head.as_of.upper or date.max
    dossier = _with_stand_ins(dossier, labels)
    found = [] if labels.has_own_words else [_no_words_in(lang)]
    return Context(
        dossier=dossier,
        diagnostics=found,
        labels=labels,
        dates=DatePrinter(labels, style),
        figures=FigurePrinter(labels),
        people=People(dossier.actors, dossier.parties, labels, as_of),
        citations=Citations(dossier.sources, printed=_citation(order) != "none"),
        as_of=as_of,
        plan=plan,
    )


def _languages(lang: str, dossier: Dossier) -> Languages:
    return Languages(document=lang, labels=Labels(lang).written_in, facts=dossier.head.lang)


def _with_stand_ins(dossier: Dossier, labels: Labels) -> Dossier:
    """The dossier with the stand-in of protected sources in the language of the brief."""
    stand_in = {"title": Wording(text=labels("sources.not_named"))}
    sources = {
        name: source.model_copy(update=stand_in) if source.is_protected else source
        for name, source in dossier.sources.items()
    }
    return replace(dossier, sources=sources)


def _no_words_in(lang: str) -> Diagnostic:
    return Diagnostic(
        "T04",
        f'There are no labels in the language "{lang}": the words of the program itself are English.',
        f'Set "lang" to {listed(languages(), "or")}, or translate resources/labels/en.yaml (docs/translating.md).',
        Severity.WARNING,
    )


def _citation(order: BriefOrder) -> CitationStyle:
    return (order.plan.citation if order.plan else None) or order.template.citation


def _composed(context: Context, section: ChosenSection, page: Page) -> Blocks:
    result = compose_section(context, section)
    if not result.blocks:
        return ()
    title = context.labels.of_template(section.title) or _usual_title(context, section, result)
    if result.boxed:
        return (Callout(_asked_for(context, title.upper()), result.blocks),)
    return (_section(_asked_for(context, title), context, section, result, page),)


def _usual_title(context: Context, section: ChosenSection, result: Composed) -> str:
    if result.heading:
        return context.labels(result.heading)
    return context.labels.section_title(section.kind.name, section.kind.title)


def _section(title: Inlines, context: Context, section: ChosenSection, result: Composed, page: Page) -> Section:
    intro: Blocks = (Paragraph(_asked_for(context, section.options.intro)),) if section.options.intro else ()
    turned = page.turned() if result.landscape and not page.is_landscape else None
    return Section(title, 1, "", (*intro, *result.blocks), page=turned, kind=section.kind.name)


def _asked_for(context: Context, text: str) -> Inlines:
    """A heading or an introduction: words of the dossier's own brief, or else of its template, as the labels are."""
    choices = context.plan.sections if context.plan else ()
    own = {str(given).casefold() for choice in choices for given in (choice.title, choice.options.get("intro"))}
    return context.planned(text) if text.casefold() in own else words(context.labels.own(text))


def _nothing_to_print(context: Context, order: BriefOrder, composed: Mapping[int, Blocks]) -> Iterator[Diagnostic]:
    """A warning for each empty section that was asked for by name; one notice for all that the template brings."""
    empty = [section for section in order.sections if not composed[id(section)]]
    place = context.dossier.source_of(())
    if order.is_by_name:
        for section in empty:
            yield Diagnostic(
                "W96",
                f'The section "{section.kind.name}" is left out: the dossier has nothing to print in it.',
                f"It is made of {_reads([section])}: add records there, look at its options, or leave it out.",
                Severity.WARNING,
                section.source or place,
            )
    elif empty:
        names = listed([f'"{section.kind.name}"' for section in empty])
        one = len(empty) == 1
        yield Diagnostic(
            "W96",
            f"{'The section' if one else 'The sections'} {names} of the template {'is' if one else 'are'} left out: "
            f"the dossier has nothing to print in {'it' if one else 'them'}.",
            f"To fill {'it' if one else 'them'}, add to {_reads(empty)}.",
            Severity.NOTICE,
            place,
        )


def _reads(sections: Sequence[ChosenSection]) -> str:
    return listed([f'"{block}"' for block in dict.fromkeys(block for one in sections for block in one.kind.reads)])


def _following(context: Context, order: BriefOrder) -> tuple[ChosenSection, ...]:
    """The back matter that what is printed calls for and the template did not place."""
    placed = {section.kind.name for section in order.sections}
    wanted: list[str] = []
    if context.citations.cited and context.dossier.texts.get("source_summary") and order.template.max_pages is None:
        wanted.append("source-summary")
    if context.judgments_printed:
        wanted.append("estimative-box")
    if context.citations.cited:
        wanted.append("sources")
    return tuple(_default_choice(order, name) for name in wanted if name not in placed)


def _default_choice(order: BriefOrder, name: str) -> ChosenSection:
    kind = SECTION_KINDS[name]
    raw = order.template.options.get(name, {})
    return ChosenSection(kind, order.template.titles.get(name, ""), kind.options.model_validate(raw))


def _numbered(blocks: Blocks, numbered: bool) -> Iterator[Block]:
    """The blocks with heading numbers and anchors: back matter has anchors and no numbers."""
    count = 0
    for position, block in enumerate(blocks, start=1):
        if not isinstance(block, Section):
            yield block
            continue
        is_back = block.kind in SECTION_KINDS and SECTION_KINDS[block.kind].is_back_matter
        if numbered and not is_back:
            count += 1
        yield _with_number(block, str(count) if numbered and not is_back else "", str(position))


def _with_number(section: Section, number: str, trail: str) -> Section:
    blocks: list[Block] = []
    count = 0
    for block in section.blocks:
        if isinstance(block, Section):
            count += 1
            blocks.append(_with_number(block, f"{number}.{count}" if number else "", f"{trail}-{count}"))
        else:
            blocks.append(block)
    return replace(section, number=number, anchor=section.anchor or f"section-{trail}", blocks=tuple(blocks))


def _with_contents(document: Document, labels: Labels, template: Template) -> Document:
    if template.contents == "no" or not _has_sections(document.blocks):
        return document
    if (
        template.contents == "auto"
        and sum(len(unmarked(plain(run))) for run in each_run(document)) < LONG_BRIEF_CHARACTERS
    ):
        return document
    contents = Contents(words(labels("document.contents")), template.contents_depth)
    lead = next((index for index, block in enumerate(document.blocks) if isinstance(block, Section)), 0)
    return replace(document, blocks=(*document.blocks[:lead], contents, *document.blocks[lead:]))


def _has_sections(blocks: Sequence[Block]) -> bool:
    return sum(isinstance(block, Section) for block in blocks) > 1


def _properties(context: Context, order: BriefOrder) -> Properties:
    head, plan = context.dossier.head, order.plan
    issued = (order.issued or head.as_of).lower or context.as_of
    title = plan.title.text if plan and plan.title else head.title.text
    return Properties(
        title=title,
        lang=context.labels.lang,
        date=issued.isoformat(),
        author=head.organization or head.author,
        subject=context.labels.of_template(order.template.title),
        printed_date=context.dates.date(order.issued or head.as_of),
    )
