"""Possible terms of a deal, one after the other in groups; and ceasefires, from the same records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from tracktwo.composition.context import Composed, Context, words
from tracktwo.composition.languages import sentence_case
from tracktwo.composition.sections.ceasefire_fields import ceasefire_fields
from tracktwo.composition.sections.term_blocks import TermPrinter
from tracktwo.composition.sections.term_sequence import sequence_blocks
from tracktwo.document.blocks import Block, Paragraph, ParagraphRole, Section
from tracktwo.dossier.model.negotiation import DealTerm
from tracktwo.dossier.model.words import TermStatus
from tracktwo.dossier.values.pax import PAX_CATEGORIES, PAX_CODES
from tracktwo.template.options import DealTermsOptions, SectionOptions

Terms: TypeAlias = "tuple[tuple[str, DealTerm], ...]"

STATUS_ORDER: Final[tuple[TermStatus, ...]] = (
    "in-force",
    "agreed",
    "agreed-ad-referendum",
    "bracketed",
    "under-discussion",
    "proposed",
    "floated",
    "reported",
    "rejected",
    "withdrawn",
    "lapsed",
)
"""From what binds already to what is off the table: the order of the groups when terms are grouped by status."""
SETTLED: Final[frozenset[TermStatus]] = frozenset({"in-force", "agreed"})
"""Terms that are no longer possible ones: a section of nothing else has another heading."""


def compose_deal_terms(context: Context, options: DealTermsOptions) -> Composed:
    """The chosen terms with what is known of each, under the headings of their groups, then their sequence."""
    terms = _chosen(context, options)
    if not terms:
        return Composed()
    links = _links(context, terms, "term")
    is_full = options.detail == "full"
    printer = TermPrinter(
        context, links, is_full=is_full, names_issue=options.by != "issue", names_order=options.sequence and is_full
    )
    blocks: list[Block] = []
    for heading, group in _groups(context, options, terms):
        level = 3 if heading else 2
        printed = tuple(_subsection(context, printer, term_id, term, level) for term_id, term in group)
        blocks.extend([context.subsection(words(heading), printed)] if heading else printed)
    if is_full and any(term.pax or term.detail is not None for _, term in terms):
        blocks.append(Paragraph(words(context.labels("deal_terms.pax_legend")), ParagraphRole.NOTE))
    if options.sequence and is_full:
        blocks.extend(sequence_blocks(context, terms, links))
    is_settled = all(term.status in SETTLED for _, term in terms)
    return Composed(tuple(blocks), heading="deal_terms.settled" if is_settled else "")


def compose_ceasefire(context: Context, options: SectionOptions) -> Composed:  # noqa: ARG001 - every section takes options
    """The ceasefire details of each term that has them."""
    terms = tuple((name, term) for name, term in context.dossier.deal_terms.items() if term.ceasefire is not None)
    links = _links(context, terms, "ceasefire")
    printer = TermPrinter(context, links)
    return Composed(tuple(_ceasefire(context, printer, term_id, term) for term_id, term in terms))


def _links(context: Context, terms: Terms, name: str) -> Mapping[str, str]:
    return {term_id: context.anchor(name, "deal_terms", term_id) for term_id, _ in terms}


def _subsection(context: Context, printer: TermPrinter, term_id: str, term: DealTerm, level: int) -> Section:
    origin = ("deal_terms", term_id)
    return context.subsection(
        words(term.title.text, origin),
        tuple(printer.blocks(term_id, term)),
        origin,
        (context.status("term_status", term.status),),
        printer.links[term_id],
        level,
    )


def _ceasefire(context: Context, printer: TermPrinter, term_id: str, term: DealTerm) -> Section:
    origin = ("deal_terms", term_id)
    details = term.ceasefire and tuple(ceasefire_fields(context, term.ceasefire, (*origin, "ceasefire")))
    return context.subsection(
        words(term.title.text, origin),
        (*printer.lead(term_id, term), *(details or ())),
        origin,
        (context.status("term_status", term.status),),
        printer.links[term_id],
    )


def _chosen(context: Context, options: DealTermsOptions) -> Terms:
    issues = frozenset(context.chosen(options.issues, tuple(context.dossier.issues), "an issue"))
    return tuple(
        (name, term)
        for name, term in context.dossier.deal_terms.items()
        if (not options.status or term.status in options.status) and (not options.issues or term.issue in issues)
    )


def _groups(context: Context, options: DealTermsOptions, terms: Terms) -> list[tuple[str, Terms]]:
    """The terms under their headings, in the order of issues, categories or statuses; none under an empty heading."""
    match options.by:
        case "issue":
            keys: tuple[str, ...] = options.issues or tuple(context.dossier.issues)
            return _grouped(terms, keys, lambda term: term.issue, lambda key: _issue_title(context, key))
        case "pax":
            return _grouped(terms, PAX_CATEGORIES, _category, lambda key: _category_title(context, key))
        case "status":
            keys = options.status or STATUS_ORDER
            return _grouped(terms, keys, lambda term: term.status, lambda key: _status_heading(context, key))
        case "none":
            return [("", terms)]


def _grouped(
    terms: Terms, keys: tuple[str, ...], key_of: Callable[[DealTerm], str], heading_of: Callable[[str], str]
) -> list[tuple[str, Terms]]:
    groups: dict[str, list[tuple[str, DealTerm]]] = {key: [] for key in keys}
    for name, term in terms:
        groups.setdefault(key_of(term), []).append((name, term))
    return [(heading_of(key), tuple(group)) for key, group in groups.items() if group]


def _issue_title(context: Context, issue_id: str) -> str:
    issue = context.dossier.issues.get(issue_id)
    return issue.title.text if issue else context.labels("deal_terms.no_issue")


def _category(term: DealTerm) -> str:
    """The category of the first code: a term stands in one place."""
    found = PAX_CODES.get(str(term.pax[0])) if term.pax else None
    return found.category if found else ""


def _category_title(context: Context, category: str) -> str:
    return context.labels.word("pax_category", category) if category else context.labels("deal_terms.no_category")


def _status_heading(context: Context, status: str) -> str:
    return sentence_case(context.labels.word("term_status", status))
