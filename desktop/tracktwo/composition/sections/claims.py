"""Claims in dispute: each with its state, its denials beside it, and its versions side by side."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.composition.claims_table import claims_table, denials, said_by, state_label, value_text, verdict, versions
from tracktwo.composition.context import Composed, Context, words
from tracktwo.composition.drawings.ranges import ranges_figure
from tracktwo.composition.field_lines import field_line
from tracktwo.document.blocks import Block, Paragraph, ParagraphRole, Table
from tracktwo.document.inlines import Inlines, Origin, Text
from tracktwo.dossier.model.claims import Claim
from tracktwo.template.options import ClaimsOptions


def compose_claims(context: Context, options: ClaimsOptions) -> Composed:
    """The claims in the chosen states; without a choice, those on which sources disagree."""
    chosen = [
        (claim_id, claim)
        for claim_id, claim in context.dossier.claims.items()
        if (claim.state in options.states if options.states else claim.is_in_dispute)
    ]
    blocks = (claim_blocks(context, name, claim, has_figure=options.figure) for name, claim in chosen)
    return Composed(tuple(block for several in blocks for block in several))


def claim_blocks(context: Context, claim_id: str, claim: Claim, *, has_figure: bool = False) -> Iterator[Block]:
    """One claim: statement and state, denials, versions or value, and what the dossier makes of them.

    Versions that stand in a table above are pointed to: figures printed twice look like two reports.
    """
    origin: Origin = ("claims", claim_id)
    above = context.claims_printed.get(claim_id)
    yield _statement(context, claim_id, claim)
    for label, entries in (("denied_by", claim.denied_by), ("no_comment", claim.no_comment)):
        said = denials(context, label, entries, (*origin, label))
        if said:
            yield Paragraph(said, ParagraphRole.FIELD, origin=(*origin, label))
    if above is not None:
        yield field_line(context, context.labels("claims.above"), context.table_named(above), origin)
        return
    table: Table | None = None
    if claim.variants:
        figure = ranges_figure(context, claim_id, claim) if has_figure else None
        yield from [figure] if figure else []
        table = claims_table(context, [(claim_id, claim)], names_claims=False)
        yield table
    else:
        yield from _single(context, claim_id, claim)
    context.claims_printed[claim_id] = table
    used = verdict(context, claim)
    if used:
        yield Paragraph(words(used, (*origin, "use")), ParagraphRole.NOTE, origin=(*origin, "use"))
    later = context.dossier.claims.get(claim.superseded_by)
    if later is not None:
        label = context.labels("claims.superseded_by")
        yield field_line(context, label, words(later.statement.text, ("claims", claim.superseded_by)), origin)


def _statement(context: Context, claim_id: str, claim: Claim) -> Paragraph:
    """The statement; its sources stand here unless it has one value, after which they stand."""
    origin: Origin = ("claims", claim_id)
    has_one_value = not claim.variants and bool(versions(claim_id, claim))
    cited = () if has_one_value else context.cite(claim.cites, origin)
    said: Inlines = (Text(claim.statement.text, origin=origin), *cited, Text(" "), state_label(context, claim))
    return Paragraph(said, ParagraphRole.LEAD, keep_with_next=_goes_on(claim), origin=origin)


def _goes_on(claim: Claim) -> bool:
    return bool(claim.variants or claim.value or claim.text or claim.denied_by or claim.no_comment)


def _single(context: Context, claim_id: str, claim: Claim) -> Iterator[Paragraph]:
    origin: Origin = ("claims", claim_id)
    value = value_text(context, claim, claim, in_table=False)
    if value:
        said = (*words(value, (*origin, "value")), *context.cite(claim.cites, origin))
        yield field_line(context, context.labels("claims.value"), said, (*origin, "value"))
    facts = {
        "said_by": said_by(context, claim),
        "date": context.dates.date(claim.as_of) if claim.as_of else "",
        "scope": claim.scope,
    }
    for name, text in facts.items():
        if text:
            yield field_line(context, context.labels(f"claims.{name}"), words(text, origin), origin)
