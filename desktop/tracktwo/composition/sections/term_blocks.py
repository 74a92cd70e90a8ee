"""One possible term of a deal: its text, who floated it, where the parties stand, and all it would settle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracktwo.composition.context import Context, joined, words
from tracktwo.composition.deadlines import deadline
from tracktwo.composition.field_lines import actor_names, field_line
from tracktwo.composition.sections.ceasefire_fields import ceasefire_fields
from tracktwo.composition.sections.term_sequence import term_reference
from tracktwo.composition.stances import in_words, needs_words, party_order, stances_of, summary
from tracktwo.document.blocks import Block, List, ListItem, Paragraph, ParagraphRole
from tracktwo.document.inlines import Faint, Inlines, LineBreak, Origin, Strong, Text
from tracktwo.dossier.model.negotiation import DealTerm, Obligation
from tracktwo.dossier.values.pax import PAX_CODES

Fact = tuple[str, Inlines]


class TermPrinter:
    """Prints terms in one manner. `links` leads from the ids of the terms this section prints to their anchors.

    `is_full`: all that is known, or only text and stances. `names_issue`: the issue is no heading above and is named in
    the term. `names_order`: each term says what it comes after.
    """

    def __init__(
        self,
        context: Context,
        links: Mapping[str, str],
        *,
        is_full: bool = True,
        names_issue: bool = True,
        names_order: bool = True,
    ) -> None:
        self.links = links
        self._context = context
        self._is_full = is_full
        self._names_issue = names_issue
        self._names_order = names_order
        self._order = party_order(context)

    def blocks(self, term_id: str, term: DealTerm) -> Iterator[Block]:
        """Everything under the heading of a term, in reading order; citations are numbered as it is read out."""
        origin: Origin = ("deal_terms", term_id)
        yield from self.lead(term_id, term)
        if not self._is_full:
            yield from self._stances(term_id, term)
            return
        yield from self._lines(self._dates(term, origin), origin)
        yield from self._stances(term_id, term)
        if term.ceasefire is not None:
            yield from ceasefire_fields(self._context, term.ceasefire, (*origin, "ceasefire"))
        yield from self._obligations(term, origin)
        yield from self._lines(self._safeguards(term, origin), origin)

    def lead(self, term_id: str, term: DealTerm) -> Iterator[Block]:
        """The draft text and who floated it, with the sources of the term after the first of the two.

        Without either, the sources follow the day of agreement or the status: never the issue.
        """
        context = self._context
        origin: Origin = ("deal_terms", term_id)
        facts = list(self._lead_facts(term, origin))
        if term.text is not None and term.text.text:
            yield self._quotation(term, origin)
            yield from self._brackets(term, origin)
        else:
            label, value = facts.pop(0)
            yield self._line(label, (*value, *context.cite(term.cites, origin)), origin)
        yield from self._lines(iter(facts), origin)

    def _lead_facts(self, term: DealTerm, origin: Origin) -> Iterator[Fact]:
        context = self._context
        if term.floated_by:
            yield "floated_by", actor_names(context, term.floated_by)
        if term.agreed_on is not None:
            yield "agreed_on", words(context.dates.date(term.agreed_on), (*origin, "agreed_on"))
        if not term.floated_by and term.agreed_on is None and not (term.text and term.text.text):
            yield "status", words(context.labels.word("term_status", term.status), (*origin, "status"))
        issue = context.dossier.issues.get(term.issue)
        if self._names_issue and issue is not None:
            yield "issue", words(issue.title.text, ("issues", term.issue))
        agreement = context.dossier.agreements.get(term.agreement)
        if self._is_full and agreement is not None:
            yield "agreement", words(agreement.title.text, ("agreements", term.agreement))

    def _dates(self, term: DealTerm, origin: Origin) -> Iterator[Fact]:
        context = self._context
        if term.deadline is not None:
            yield "deadline", deadline(context, term.deadline, self.links, (*origin, "deadline"))
        if term.expires is not None:
            yield "expires", deadline(context, term.expires, self.links, (*origin, "expires"))
        if term.compliance is not None:
            yield "compliance", words(context.labels.word("compliance", term.compliance), (*origin, "compliance"))

    def _safeguards(self, term: DealTerm, origin: Origin) -> Iterator[Fact]:
        context = self._context
        if term.verification:
            yield "verification", words(term.verification, (*origin, "verification"))
        if term.guarantors:
            names = (words(context.people.attributed(guarantor)) for guarantor in term.guarantors)
            yield "guarantors", joined(names, words(", "))
        earlier = [name for name in term.after if name in context.dossier.deal_terms]
        if earlier and self._names_order:
            terms = context.dossier.deal_terms
            titles = (term_reference(name, terms[name], self.links) for name in earlier)
            yield "after", joined(titles, words(context.labels.semicolon))
        if term.pax:
            codes = (_pax(context, str(code), (*origin, "pax")) for code in term.pax)
            yield "pax", joined(codes, words(context.labels.semicolon))
        if term.detail is not None:
            yield "detail", words(context.labels.word("detail", term.detail), (*origin, "detail"))

    def _quotation(self, term: DealTerm, origin: Origin) -> Paragraph:
        """The draft text as it stands, brackets and all, and its original below it."""
        text = term.text
        if text is None:
            return Paragraph((), ParagraphRole.QUOTE)
        here = (*origin, "text")
        said: Inlines = (Text(text.text, origin=here), *self._context.cite(term.cites, origin))
        if text.original:
            said = (*said, LineBreak(), Faint((Text(text.original, text.lang, here),)))
        return Paragraph(said, ParagraphRole.QUOTE, origin=here)

    def _brackets(self, term: DealTerm, origin: Origin) -> Iterator[Paragraph]:
        if term.text is None or "[" not in term.text.text:
            return
        label = "brackets" if term.status == "bracketed" else "brackets_of_text"
        yield Paragraph(words(self._context.labels(f"deal_terms.{label}")), ParagraphRole.NOTE, origin=origin)

    def _stances(self, term_id: str, term: DealTerm) -> Iterator[Block]:
        context = self._context
        stances = stances_of(context, term_id, term, self._order)
        if not stances:
            return
        origin: Origin = ("deal_terms", term_id, "stances")
        label = context.labels("deal_terms.stances")
        if not (self._is_full and needs_words(stances)):
            yield field_line(self._context, label, summary(context, stances), origin)
            return
        yield Paragraph(
            (Strong(words(f"{label}{self._context.labels.colon}".rstrip())),),
            ParagraphRole.FIELD,
            keep_with_next=True,
            origin=origin,
        )
        items = [ListItem((_close(in_words(context, stance), stance.origin),), stance.origin) for stance in stances]
        yield List(tuple(items))

    def _obligations(self, term: DealTerm, origin: Origin) -> Iterator[Block]:
        if not term.obliges:
            return
        here = (*origin, "obliges")
        label = self._context.labels("deal_terms.obliges")
        yield Paragraph(
            (Strong(words(f"{label}{self._context.labels.colon}".rstrip())),),
            ParagraphRole.FIELD,
            keep_with_next=True,
            origin=here,
        )
        items = [self._obligation(duty, (*here, index)) for index, duty in enumerate(term.obliges)]
        yield List(tuple(items))

    def _obligation(self, duty: Obligation, origin: Origin) -> ListItem:
        context = self._context
        said: Inlines = (
            Strong(words(f"{context.people.attributed(duty.who)}{context.labels.colon}")),
            Text(duty.what, origin=origin),
        )
        if duty.by is not None:
            by = Text(f"{context.labels.dash}{context.labels('deal_terms.by')}{context.labels.colon}")
            said = (*said, by, *deadline(context, duty.by, self.links, (*origin, "by")))
        return ListItem((_close(said, origin),), origin)

    def _lines(self, facts: Iterator[Fact], origin: Origin) -> Iterator[Paragraph]:
        for name, value in facts:
            yield self._line(name, value, origin)

    def _line(self, name: str, value: Inlines, origin: Origin) -> Paragraph:
        return field_line(self._context, self._context.labels(f"deal_terms.{name}"), value, (*origin, name))


def _close(inlines: Inlines, origin: Origin) -> Paragraph:
    """An entry of a list that is set as close as the lines of fields around it."""
    return Paragraph(inlines, ParagraphRole.FIELD, origin=origin)


def _pax(context: Context, code: str, origin: Origin) -> Inlines:
    """What a code stands for, in the words of its codebook, which are English, and the code."""
    found = PAX_CODES.get(code)
    if found is None:
        return words(code, origin)
    is_own = context.labels.is_english
    said = Text(context.labels.own(found.words), "", origin) if is_own else Text(found.words, "en", origin)
    return (said, Text(f" ({code})", origin=origin))
