"""Claims as sources make them: versions side by side, each with its value, who says so, its date and its scope.

Versions are never averaged and their bounds never dropped; a denial stands beside what is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tracktwo.composition.context import Context, joined, lines, words
from tracktwo.composition.field_lines import labelled
from tracktwo.document.blocks import Cell, Column, GroupRow, Row, Table
from tracktwo.document.inlines import Inlines, Label, Origin, Strong, Text, Tone
from tracktwo.dossier.model.claims import Claim, Denial, Variant
from tracktwo.dossier.model.sources import SourceRecord
from tracktwo.dossier.values.cites import Cite
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.figures import Figure
from tracktwo.dossier.values.problem import ValueProblem

_GRAVE_STATES: Final = frozenset({"denied", "retracted"})
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}|\.\./|[0-9]{4}[~?%/]")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a claim; `is_chosen` when it is the one the dossier uses."""

    variant: Variant
    origin: Origin
    is_chosen: bool


def versions(claim_id: str, claim: Claim) -> tuple[Version, ...]:
    """The variants of a claim in order; the claim itself where it has one value."""
    origin: Origin = ("claims", claim_id)
    if claim.variants:
        return tuple(
            Version(variant, (*origin, "variants", name), name == claim.use) for name, variant in claim.variants.items()
        )
    return (Version(claim, origin, is_chosen=False),) if claim.value or claim.text else ()


def state_label(context: Context, claim: Claim) -> Label:
    """`CONTESTED`, `DENIED` and the like."""
    return context.status("claim_state", claim.state, Tone.ALERT if claim.state in _GRAVE_STATES else Tone.PLAIN)


def claims_table(context: Context, entries: Sequence[tuple[str, Claim]], *, names_claims: bool) -> Table:
    """The versions of these claims, one to a row.

    `names_claims`: each claim has a heading row with its statement, its state and who denies it.
    """
    found = [(claim_id, claim, versions(claim_id, claim)) for claim_id, claim in entries]
    shown = _shown([version for _, _, several in found for version in several])
    rows: list[Row | GroupRow] = []
    for claim_id, claim, several in found:
        if names_claims:
            rows.append(GroupRow(_heading(context, claim_id, claim), ("claims", claim_id)))
        rows.extend(_row(context, claim, version, shown) for version in several)
    caption = " ".join(_notes(context, [claim for _, claim in entries]))
    return context.table(_columns(context, shown), rows, words(caption), context.labels("claims.summary"))


def value_text(context: Context, claim: Claim, variant: Variant, *, in_table: bool) -> str:
    """The value as its type is printed, and the source's own words in brackets after it."""
    printed = _typed(context, claim, variant, in_table)
    if printed and variant.text and variant.text != variant.value:
        return f"{printed} ({variant.text})"
    return printed or variant.text


def said_by(context: Context, variant: Variant) -> str:
    """Who says so; `as reported by` where only a relay was read (never the original alone)."""
    who = context.people.attributed(variant.attributed_to) if variant.attributed_to else ""
    outlets = _relays(context, variant.cites)
    if not outlets:
        return who
    return context.labels("claims.relayed" if who else "claims.relayed_only", who=who, outlet=outlets)


def denials(context: Context, label: str, entries: Iterable[Denial], origin: Origin) -> Inlines:
    """`Denied by: X[2], Y[3]`; empty without entries."""
    names = [(Text(_denier(context, entry), origin=origin), *context.cite(entry.cites, origin)) for entry in entries]
    return labelled(context, context.labels(f"claims.{label}"), joined(names, words(", "))) if names else ()


def verdict(context: Context, claim: Claim) -> str:
    """What the dossier makes of the versions: which it uses and why, all, or none."""
    labels = context.labels
    if not claim.use:
        return ""
    if claim.use in {"all", "none"}:
        return " ".join(part for part in (labels(f"claims.use_{claim.use}"), claim.why) if part)
    chosen = value_text(context, claim, claim.variants[claim.use], in_table=False)
    why = labels("claims.why", why=claim.why) if claim.why else ""
    return " ".join(part for part in (labels("claims.use_one", value=chosen), why) if part)


def _heading(context: Context, claim_id: str, claim: Claim) -> Inlines:
    origin: Origin = ("claims", claim_id)
    statement: Inlines = (
        Strong(words(claim.statement.text, origin)),
        *(() if versions(claim_id, claim) and not claim.variants else context.cite(claim.cites, origin)),
        Text(" "),
        state_label(context, claim),
    )
    denied = denials(context, "denied_by", claim.denied_by, (*origin, "denied_by"))
    silent = denials(context, "no_comment", claim.no_comment, (*origin, "no_comment"))
    used = verdict(context, claim)
    return lines((statement, denied, silent, words(used, origin)))


def _notes(context: Context, claims: Sequence[Claim]) -> Iterator[str]:
    yield context.labels("claims.caption")
    if any(_differs_in_scope(claim) for claim in claims):
        yield context.labels("claims.never_averaged")
    if any(claim.use in claim.variants for claim in claims):
        yield context.labels("claims.used_legend", label=context.labels("claims.used"))


def _differs_in_scope(claim: Claim) -> bool:
    return len({variant.scope for variant in claim.variants.values()}) > 1


def _shown(several: Sequence[Version]) -> tuple[str, ...]:
    """The columns that hold anything."""
    given = [version.variant for version in several]
    filled = {
        "value": True,
        "said_by": any(variant.attributed_to or _is_relay(variant.cites) for variant in given),
        "date": any(variant.as_of for variant in given),
        "scope": any(variant.scope for variant in given),
    }
    return tuple(name for name, is_filled in filled.items() if is_filled)


def _columns(context: Context, shown: Sequence[str]) -> tuple[Column, ...]:
    weights = {"value": 1.6, "said_by": 1.5, "date": 1.0, "scope": 1.8}
    return tuple(
        Column(words(context.labels(f"claims.{name}")), weights[name], 10, is_row_header=name == "value")
        for name in shown
    )


def _row(context: Context, claim: Claim, version: Version, shown: Sequence[str]) -> Row:
    variant, origin = version.variant, version.origin
    cells = {
        "value": _value_cell(context, claim, version),
        "said_by": words(said_by(context, variant), (*origin, "attributed_to")),
        "date": words(context.dates.date(variant.as_of) if variant.as_of else "", (*origin, "as_of")),
        "scope": words(variant.scope, (*origin, "scope")),
    }
    return Row(tuple(Cell(cells[name], origin) for name in shown), origin)


def _value_cell(context: Context, claim: Claim, version: Version) -> Inlines:
    variant, origin = version.variant, version.origin
    said = words(value_text(context, claim, variant, in_table=True), (*origin, "value"))
    used: Inlines = (Text(" "), Label(context.labels("claims.used"))) if version.is_chosen else ()
    cited: Inlines = (*said, *context.cite(variant.cites, origin), *used)
    # the denials of a claim with one value stand at its statement
    denied = denials(context, "denied_by", variant.denied_by, origin) if variant is not claim else ()
    return lines((cited, denied))


def _typed(context: Context, claim: Claim, variant: Variant, in_table: bool) -> str:
    value, kind = variant.value, variant.value_type or ("figure" if claim.kind == "figure" else "")
    if not value or kind == "text":
        return value
    try:
        if kind == "date" or (not kind and _DATE.match(value)):
            return context.dates.date(EdtfDate.parse(value))
        figure = Figure.parse(value) if kind else None
    except ValueProblem:
        return value  # the source's words stand as they are; that they are no figure is for the checks to say
    if figure is None:
        return value
    return context.figures.in_table(figure) if in_table else context.figures.in_text(figure)


def _is_relay(cites: tuple[Cite, ...]) -> bool:
    return bool(cites) and all(cite.is_relay for cite in cites)


def _relays(context: Context, cites: tuple[Cite, ...]) -> str:
    """The outlets, where all that was read are relays."""
    if not _is_relay(cites):
        return ""
    records = (context.dossier.sources.get(cite.source) for cite in cites)
    return ", ".join(dict.fromkeys(_outlet(context, record) for record in records if record))


def _outlet(context: Context, source: SourceRecord) -> str:
    if source.is_protected:
        return context.labels("claims.protected_outlet")
    return source.container or source.publisher or context.labels.semicolon.join(source.author) or source.title.text


def _denier(context: Context, entry: Denial) -> str:
    return context.people.name(entry.actor) if entry.actor else entry.described_as
