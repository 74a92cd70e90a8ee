"""Checks of claims and figures: both sides of a dispute, what a figure must say of itself, and its age."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath, listed
from tracktwo.dossier.checks.examination import Examination, Version, named, quoted
from tracktwo.dossier.checks.words import GROWTH
from tracktwo.dossier.model.claims import Claim
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.figures import FigureShape


def check_disputes_have_two_sides(case: Examination) -> Iterator[Diagnostic]:
    """E50: contested claims with one version, denied claims without the denial."""
    for key, claim in case.dossier.claims.items():
        path = ("claims", key)
        if claim.state == "contested" and len(claim.variants) < 2:
            message = f"{named('claims', key)} is contested and has only one version."
            yield case.finding("E50", path, message, 'Add the other version under "variants", or change "state".')
        denials = (*claim.denied_by, *(denial for variant in claim.variants.values() for denial in variant.denied_by))
        if claim.state == "denied" and not denials:
            message = f"{named('claims', key)} is denied and does not say by whom."
            yield case.finding("E50", path, message, 'Add "denied_by"; a denial is always printed beside the claim.')


def check_choice_of_variant_has_a_reason(case: Examination) -> Iterator[Diagnostic]:
    """E51: `use` names one variant and `why` is empty."""
    for key, claim in case.dossier.claims.items():
        if claim.use in claim.variants and not claim.why:
            message = f'{named("claims", key)} uses the variant "{claim.use}" and does not say why.'
            yield case.finding("E51", ("claims", key, "use"), message, 'Add "why", or write "use: all".')


def check_figures_are_complete(case: Examination) -> Iterator[Diagnostic]:
    """W52: figures without unit, date or attribution; one finding for each claim."""
    for key, claim in case.dossier.claims.items():
        if claim.kind != "figure":
            continue
        for version in case.versions[key]:
            missing = _missing(claim, version)
            if missing:
                what = f', variant "{version.name}",' if version.name else ""
                message = f"The figure of {named('claims', key, capital=False)}{what} has no {listed(missing, 'or')}."
                yield case.finding("W52", version.path, message, _HOW_COMPLETE)


_HOW_COMPLETE: Final = 'Give "value" its unit, and add "as_of" (unknown is an answer too) and "attributed_to".'


def _missing(claim: Claim, version: Version) -> list[str]:
    variant = version.variant
    missing: list[str] = [] if variant.value else ["value"]
    figure = version.figure
    if figure is not None and not figure.unit and figure.shape in (FigureShape.NUMBER, FigureShape.RANGE):
        missing.append("unit")
    if variant.as_of is None and claim.as_of is None:
        missing.append("date")
    if variant.attributed_to is None and claim.attributed_to is None:
        missing.append("attribution")
    return missing


def check_nothing_is_stale(case: Examination) -> Iterator[Diagnostic]:
    """W53: figures, roles and positions that are older at the dossier's date than they may be."""
    if case.as_of is None:
        return
    limit = case.dossier.head.stale_after_days
    for key, position in case.current_positions.items():
        days = _age(position.as_of, case.as_of)
        if days > limit:
            hint = 'Look for a newer statement; if there is none, let "as_of" stand and say so.'
            yield _stale(case, ("positions", key, "as_of"), named("positions", key), days, limit, hint)
    for key, actor in case.dossier.actors.items():
        for index, role in enumerate(actor.roles):
            days = _age(role.as_of, case.as_of)
            if days > limit and role.to is None and not role.former:
                what = f"A role of {named('actors', key, capital=False)}"
                hint = 'Confirm that it is still held and date "as_of" anew, or add "to".'
                yield _stale(case, ("actors", key, "roles", index), what, days, limit, hint)
    yield from _stale_figures(case, case.as_of)


def _stale_figures(case: Examination, today: date) -> Iterator[Diagnostic]:
    """Figures with a life of their own, and those without a scope, which would tell what time they speak of."""
    for key, claim in case.dossier.claims.items():
        limit = case.dossier.head.stale_after_days if claim.valid_days is None else claim.valid_days
        for version in case.versions[key]:
            is_dated_by_scope = claim.kind != "figure" or bool(version.variant.scope or claim.scope)
            if claim.valid_days is None and (is_dated_by_scope or claim.state == "superseded"):
                continue
            days = _age(version.variant.as_of or claim.as_of, today)
            if days > limit:
                what = named("claims", key) + (f', variant "{version.name}",' if version.name else "")
                hint = 'Look for a newer figure, or say in "scope" which time it speaks of.'
                yield _stale(case, version.path, what, days, limit, hint)


def _age(day: EdtfDate | None, today: date) -> int:
    """Days since the last day a date may mean; 0 when that is open or unknown."""
    return (today - day.upper).days if day is not None and day.upper is not None else 0


def _stale(case: Examination, path: FactPath, what: str, days: int, limit: int, hint: str) -> Diagnostic:
    return case.finding(
        "W53", path, f"{what} is {days:,} days old at the dossier's date; the limit is {limit:,}.", hint
    )


def check_dead_claims_are_not_used(case: Examination) -> Iterator[Diagnostic]:
    """E54: references to claims that are retracted or superseded."""
    claims = case.dossier.claims
    dead = {key for key, claim in claims.items() if claim.state in {"retracted", "superseded"} or claim.superseded_by}
    for pointer in case.pointers:
        if pointer.target not in dead or pointer.path[0] == "claims":
            continue
        if "claims" not in pointer.refers.blocks and pointer.path[-2:-1] not in (
            ("evidence_for",),
            ("evidence_against",),
        ):
            continue
        claim = claims[pointer.target]
        follower = f'Use "{claim.superseded_by}".' if claim.superseded_by else "Take the reference out."
        state = claim.state if claim.state in {"retracted", "superseded"} else "superseded"
        message = f"{_owner(pointer.path)} uses {named('claims', pointer.target, capital=False)}, which is {state}."
        yield case.finding("E54", pointer.path, message, follower)


def _owner(path: FactPath) -> str:
    return named(str(path[0]), path[1])


def check_figures_are_comparable(case: Examination) -> Iterator[Diagnostic]:
    """W57: variants of which only some say what they cover, and shares over 100 %."""
    for key, claim in case.dossier.claims.items():
        versions = case.versions[key]
        bare = [version.name for version in versions if not version.variant.scope]
        if claim.kind == "figure" and claim.use == "all" and 0 < len(bare) < len(versions):
            what = quoted(bare)
            message = f"{named('claims', key)} sets its variants side by side, and {what} does not say what it covers."
            yield case.finding("W57", ("claims", key), message, 'Add "scope".')
        for version in versions:
            figure = version.figure
            covered = f"{claim.statement} {version.variant.scope} {claim.scope}"
            if figure and figure.is_percent and max(figure.numbers) > 100 and not GROWTH.search(covered):
                message = f'{named("claims", key)} has a share over 100 %: "{version.variant.value}".'
                hint = "Correct it; if it is a change or a ratio, say so in the statement or the scope."
                yield case.finding("W57", (*version.path, "value"), message, hint)


CHECKS = (
    check_disputes_have_two_sides,
    check_choice_of_variant_has_a_reason,
    check_figures_are_complete,
    check_nothing_is_stale,
    check_dead_claims_are_not_used,
    check_figures_are_comparable,
)
