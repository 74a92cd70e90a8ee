"""Judgments, and the box that says what their words mean. Likelihood and confidence never share a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tracktwo.composition.claims_table import denials, state_label
from tracktwo.composition.context import Composed, Context, joined, words
from tracktwo.composition.field_lines import field_line
from tracktwo.composition.languages import unmarked
from tracktwo.document.blocks import Block, Paragraph, ParagraphRole
from tracktwo.document.inlines import Inlines, Origin, Strong, Text
from tracktwo.dossier.model.advice import Judgment
from tracktwo.dossier.model.claims import Claim
from tracktwo.dossier.model.history import Agreement, Event
from tracktwo.dossier.model.negotiation import DealTerm
from tracktwo.dossier.model.weapons import WeaponsPackage
from tracktwo.dossier.model.words import ICD_203_LIKELIHOOD, ICD_203_PROBABILITY, PHIA_YARDSTICK
from tracktwo.dossier.values.cites import Cite
from tracktwo.template.options import JudgmentsOptions, SectionOptions

ICD_203_RANGES: Final = ("1–5", "5–20", "20–45", "45–55", "55–80", "80–95", "95–99")
"""Percentages of the seven steps, for both rows of terms: Intelligence Community Directive 203, 2015."""
CONFIDENCE_LEVELS: Final = ("high", "moderate", "low")
STATEMENT: Final = "{statement}"


def compose_judgments(context: Context, options: JudgmentsOptions) -> Composed:
    """Each judgment: a sentence on likelihood, then sentences on confidence, then what it rests on."""
    judgments = context.dossier.judgments
    if not judgments:
        return Composed()
    context.judgments_printed = True
    return Composed(tuple(block for name in judgments for block in _judgment(context, name, judgments[name], options)))


def _judgment(context: Context, name: str, judgment: Judgment, options: JudgmentsOptions) -> Iterator[Block]:
    origin: Origin = ("judgments", name)
    level = context.labels.word("confidence", judgment.confidence)
    sure = f" {context.labels('estimates.confidence', confidence=level)} {_sentence(judgment.confidence_basis)}"
    cites = context.cite(judgment.cites, origin)
    said = (*_likelihood(context, judgment, origin), *cites, Text(sure, origin=origin))
    is_full = options.detail == "full"
    yield Paragraph(said, ParagraphRole.LEAD, keep_with_next=is_full, origin=origin)
    if is_full:
        yield from _grounds(context, judgment, origin)


def _likelihood(context: Context, judgment: Judgment, origin: Origin) -> Inlines:
    frame = context.labels(f"frames.{judgment.likelihood}")
    before, _, after = frame.partition("{term}")
    statement = context.labels.fact(judgment.statement.text.rstrip("."))
    term = Strong((Text(context.labels.word("likelihood", judgment.likelihood), origin=origin),))
    return (
        Text(before.replace(STATEMENT, statement), origin=origin),
        term,
        Text(after.replace(STATEMENT, statement), origin=origin),
    )


def _grounds(context: Context, judgment: Judgment, origin: Origin) -> Iterator[Block]:
    labels = context.labels
    yield field_line(context, labels("estimates.horizon"), words(context.dates.date(judgment.horizon)), origin)
    if judgment.change:
        yield field_line(context, labels("estimates.change"), words(_change(context, judgment)), origin)
    for name in ("assumptions", "indicators", "alternatives"):
        entries: tuple[str, ...] = getattr(judgment, name)
        if entries:
            yield field_line(
                context, labels(f"estimates.{name}"), words(context.labels.semicolon.join(entries), origin), origin
            )
    for name in ("evidence_for", "evidence_against"):
        evidence = joined(
            (_evidence(context, target) for target in getattr(judgment, name)), words(context.labels.semicolon)
        )
        if evidence:
            yield field_line(context, labels(f"estimates.{name}"), evidence, origin)
    if judgment.dissent:
        yield field_line(context, labels("estimates.dissent"), words(judgment.dissent), origin)


def _change(context: Context, judgment: Judgment) -> str:
    parts = [context.labels.word("change", judgment.change or "")]
    if judgment.previous is not None:
        term = context.labels.word("likelihood", judgment.previous.likelihood)
        date = context.dates.date(judgment.previous.date)
        parts.append(context.labels("estimates.previous", term=term, date=date))
    if judgment.why_changed:
        parts.append(judgment.why_changed)
    return context.labels.semicolon.join(parts)


def _evidence(context: Context, target: str) -> Inlines:
    """What a piece of evidence says, with its sources; evidence may also be a source as such, told by its title."""
    dossier = context.dossier
    if target in dossier.claims:
        claim = dossier.claims[target]
        return _claimed(context, target, claim)
    if target in dossier.positions:
        position = dossier.positions[target]
        return _cited(context, position.position.text, position.cites, ("positions", target))
    if target in dossier.sources:
        return _cited(context, dossier.sources[target].title.text, (Cite(target),), ("sources", target))
    titled: tuple[tuple[str, Mapping[str, Event | Agreement | DealTerm | WeaponsPackage]], ...] = (
        ("events", dossier.events),
        ("agreements", dossier.agreements),
        ("deal_terms", dossier.deal_terms),
        ("weapons_packages", dossier.weapons_packages),
    )
    for block, records in titled:
        record = records.get(target)
        if record is not None:
            return _cited(context, record.title.text, record.cites, (block, target))
    return ()


def _claimed(context: Context, name: str, claim: Claim) -> Inlines:
    """A claim as evidence: its state where it is disputed, and who denies it, always beside it."""
    origin: Origin = ("claims", name)
    variants = tuple(cite for variant in claim.variants.values() for cite in variant.cites)
    said = _cited(context, claim.statement.text, (*claim.cites, *variants), origin)
    state = (Text(" "), state_label(context, claim)) if claim.is_in_dispute else ()
    denied = denials(context, "denied_by", claim.denied_by, (*origin, "denied_by"))
    return (*said, *state, *((Text(" ("), *denied, Text(")")) if denied else ()))


def _cited(context: Context, text: str, cites: Iterable[Cite], origin: Origin) -> Inlines:
    return (Text(text.rstrip("."), origin=origin), *context.cite(cites, origin))


def _sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    closed = text if text.endswith((".", "!", "?")) else f"{text}."
    return f"{closed[:1].upper()}{closed[1:]}"


def compose_estimative_box(context: Context, _: SectionOptions) -> Composed:
    """What the words of likelihood and confidence mean; only where a judgment is printed."""
    if not context.judgments_printed:
        return Composed()
    labels = context.labels
    scale = context.dossier.head.probability_scale
    blocks: list[Block] = [Paragraph(words(labels("estimates.scale", scale=labels.word("probability_scale", scale))))]
    blocks.extend(Paragraph(row, ParagraphRole.NOTE) for row in _ladder(context))
    blocks.append(Paragraph(words(labels("estimates.confidence_is"))))
    for level in CONFIDENCE_LEVELS:
        level_name = _term(context, "confidence", level)
        meaning = Text(labels(f"estimates.confidence_{level}"))
        blocks.append(Paragraph((Strong((*level_name, Text(labels.colon))), meaning), ParagraphRole.NOTE))
    return Composed(tuple(blocks), boxed=True)


def _ladder(context: Context) -> Iterator[Inlines]:
    """The rows of terms in use, least likely first; ranges only where the standard gives them without gaps."""
    if context.dossier.head.probability_scale == "phia":
        yield joined((_term(context, "likelihood", term) for term in PHIA_YARDSTICK), words(" · "))
        return
    used = {judgment.likelihood for judgment in context.dossier.judgments.values()}
    for row in (ICD_203_LIKELIHOOD, ICD_203_PROBABILITY):
        if used & set(row):
            steps = zip(row, ICD_203_RANGES, strict=True)
            terms = (
                (*_term(context, "likelihood", term), Text(f" {context.figures.with_percent_sign(span)}"))
                for term, span in steps
            )
            yield joined(terms, words(" · "))


def _term(context: Context, group: str, term: str) -> Inlines:
    """A term of a scale; in another language than English with the term of the standard after it, once, here."""
    printed = context.labels.word(group, term)
    if unmarked(printed) == term or context.labels.is_english:
        return words(printed)
    return (Text(f"{printed} ("), Text(term, "en"), Text(")"))
