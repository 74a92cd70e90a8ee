"""Agreements in force or under discussion, and precedents: earlier texts, and why they matter."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.composition.context import Composed, Context, words
from tracktwo.composition.field_lines import field_line
from tracktwo.composition.languages import sentence_case
from tracktwo.document.blocks import Block, Paragraph
from tracktwo.document.inlines import Text
from tracktwo.dossier.model.fields import Attributed
from tracktwo.dossier.model.history import Agreement
from tracktwo.dossier.model.words import AgreementUse
from tracktwo.template.options import AgreementsOptions


def compose_agreements(context: Context, options: AgreementsOptions) -> Composed:
    """The texts under discussion or in force."""
    return _compose(context, options, "current")


def compose_precedents(context: Context, options: AgreementsOptions) -> Composed:
    """Earlier texts."""
    return _compose(context, options, "precedent")


def _compose(context: Context, options: AgreementsOptions, use: AgreementUse) -> Composed:
    chosen = [(name, agreement) for name, agreement in context.dossier.agreements.items() if agreement.use == use]
    blocks: list[Block] = []
    for name, agreement in chosen:
        origin = ("agreements", name)
        title = words(agreement.title.text, origin)
        status = (context.status("agreement_status", agreement.status),)
        blocks.append(context.subsection(title, tuple(_agreement(context, name, agreement, options)), origin, status))
    return Composed(tuple(blocks))


def _agreement(context: Context, name: str, agreement: Agreement, options: AgreementsOptions) -> Iterator[Block]:
    origin = ("agreements", name)
    when = ", ".join(part for part in (context.dates.date(agreement.date), agreement.place) if part)
    told = f"{sentence_case(when)}. {_sentence(agreement.relevance)}"
    said = (Text(told, origin=origin), *context.cite(agreement.cites, origin))
    yield Paragraph(said, origin=origin)
    if options.detail == "full":
        for label, text in _fields(context, agreement):
            yield field_line(context, context.labels(f"agreements.{label}"), words(text), origin)


def _fields(context: Context, agreement: Agreement) -> Iterator[tuple[str, str]]:
    labels = context.labels
    if agreement.parties:
        yield "parties", ", ".join(context.people.attributed(party) for party in agreement.parties)
    if agreement.third_parties:
        yield "third_parties", ", ".join(_third(context, third.actor, third.as_) for third in agreement.third_parties)
    stage = [labels.word("stage", agreement.stage or ""), labels.word("stage_sub", agreement.stage_sub or "")]
    level = labels.word("level", agreement.level or "")
    coded = ", ".join(dict.fromkeys(part for part in (*stage, level) if part))
    if coded:
        yield "stage", coded
    if agreement.timeline:
        yield (
            "timeline",
            context.labels.semicolon.join(
                _step(step.name, context.dates.date(step.date), step.place) for step in agreement.timeline
            ),
        )
    if agreement.languages:
        yield "languages", ", ".join(labels.language(tag) for tag in agreement.languages)
    if agreement.annexes:
        yield "annexes", context.labels.semicolon.join(annex.title.text for annex in agreement.annexes)
    if agreement.outcome:
        yield "outcome", agreement.outcome


def _third(context: Context, actor: str, role: Attributed | None) -> str:
    name = context.people.name(actor)
    return f"{name} ({context.people.attributed(role)})" if role else name


def _step(name: str, date: str, place: str) -> str:
    return ", ".join(part for part in (f"{name} {date}", place) if part)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
