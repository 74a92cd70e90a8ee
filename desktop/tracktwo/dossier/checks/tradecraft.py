"""Checks of tradecraft: likelihood apart from confidence, one scale, and judgments that show what they rest on.

After ICD 203 of the U.S. intelligence community and the PHIA yardstick of the United Kingdom.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath, listed
from tracktwo.dossier.checks.examination import Examination, named, quoted
from tracktwo.dossier.checks.sentences import outside_quotations, sentences
from tracktwo.dossier.checks.words import CONFIDENCE, LIKELIHOOD, NOT_VAGUE, SCALE_NAMES, SCALE_TERMS, VAGUE, any_phrase
from tracktwo.dossier.model.advice import Judgment
from tracktwo.dossier.model.words import ICD_203_LIKELIHOOD, ICD_203_PROBABILITY
from tracktwo.dossier.values.cites import Cite


def check_likelihood_and_confidence_stand_apart(case: Examination) -> Iterator[Diagnostic]:
    """E80: a sentence that says how likely and how sure at once."""
    hint = "Write two sentences: how likely the event is, and how well founded the judgment is."
    for text in case.prose:
        for sentence in text.unquoted_sentences:
            if (likely := LIKELIHOOD.search(sentence)) and (sure := CONFIDENCE.search(sentence)):
                message = f'A sentence of {text.named} has both "{likely.group()}" and "{sure.group()}".'
                yield case.finding("E80", text.path, message, hint)
    for key, judgment in case.dossier.judgments.items():
        # the basis is printed after "Confidence in this judgment is moderate:"
        basis = sentences(outside_quotations(judgment.confidence_basis))[:1]
        likely = LIKELIHOOD.search(basis[0]) if basis else None
        if likely:
            message = (
                f'The confidence of {named("judgments", key, capital=False)} is explained with "{likely.group()}".'
            )
            path = ("judgments", key, "confidence_basis")
            yield case.finding("E80", path, message, "Speak of sources, argument and gaps there, not of the event.")


def check_one_scale(case: Examination) -> Iterator[Diagnostic]:
    """E81: terms of another scale, in judgments and in prose, and both rows of ICD 203."""
    scale = case.dossier.head.probability_scale
    name, terms = SCALE_NAMES[scale], SCALE_TERMS[scale]
    for key, judgment in case.dossier.judgments.items():
        if judgment.likelihood not in terms:
            message = f'{named("judgments", key)} is "{judgment.likelihood}", which is no term of {name}.'
            hint = f"Write {listed(terms, 'or')}."
            yield case.finding("E81", ("judgments", key, "likelihood"), message, hint)
    if scale == "icd203":
        yield from _mixed_rows(case)
    strangers = any_phrase(tuple(_strangers(scale)))
    for path, text in _our_estimates(case):
        for found in strangers.finditer(text):
            if not _is_inside_longer(found.group(), found.start(), text):
                message = f'{named(str(path[0]), path[1])} says "{found.group()}", a term of another scale than {name}.'
                yield case.finding("E81", path, message, "Use a term of the scale.")


def _strangers(scale: str) -> Iterator[str]:
    """Terms that only the other scale has; not the everyday words among them."""
    for other, terms in SCALE_TERMS.items():
        if other != scale:
            yield from (term for term in terms if term not in SCALE_TERMS[scale] and term not in _EVERYDAY)


_EVERYDAY: Final = frozenset(["remote", "probable", "improbable"])


def _is_inside_longer(term: str, start: int, text: str) -> bool:
    """Whether a term is only the beginning of a longer one."""
    return any(found.start() <= start and found.end() > start + len(term) for found in LIKELIHOOD.finditer(text))


def _mixed_rows(case: Examination) -> Iterator[Diagnostic]:
    rows = (ICD_203_LIKELIHOOD, ICD_203_PROBABILITY)
    first: tuple[str, tuple[str, ...]] | None = None
    for key, judgment in case.dossier.judgments.items():
        row = next((row for row in rows if judgment.likelihood in row), None)
        if row is None:
            continue
        if first is None:
            first = (key, row)
        elif row != first[1]:
            other = f'from another row of ICD 203 than "{first[0]}"'
            message = f'{named("judgments", key)} takes "{judgment.likelihood}" {other}.'
            yield case.finding("E81", ("judgments", key, "likelihood"), message, f"Write {listed(first[1], 'or')}.")


def _our_estimates(case: Examination) -> Iterator[tuple[FactPath, str]]:
    """Where the analyst estimates: prose, and the words of judgments, options and recommendations."""
    yield from ((text.path, text.unquoted) for text in case.prose)
    for words in case.wordings:
        if words.path[0] in ("judgments", "options", "recommendations") and words.path[2] != "likelihood":
            yield words.path, outside_quotations(words.text)


def check_statements_are_bare(case: Examination) -> Iterator[Diagnostic]:
    """W82: words of likelihood or confidence inside a judgment's statement, or inside a claim."""
    for block in ("judgments", "claims"):
        for key, record in case.dossier.block(block).items():
            statement = outside_quotations(str(getattr(record, "statement", "")))
            found = LIKELIHOOD.search(statement) or CONFIDENCE.search(statement)
            if found is None:
                continue
            message = f'The statement of {named(block, key, capital=False)} contains "{found.group()}".'
            hint = "State what will be; likelihood and confidence have fields of their own."
            if block == "claims":
                hint = "State what the source says; an estimate of ours is a judgment."
            yield case.finding("W82", (block, key, "statement"), message, hint)


def check_estimates_are_not_vague(case: Examination) -> Iterator[Diagnostic]:
    """W83: may, might, could and their like where the analyst estimates; one finding for each text."""
    for path, text in _our_estimates(case):
        if path[0] not in ("texts", "judgments"):
            continue
        found = list(dict.fromkeys(match.group().lower() for match in VAGUE.finditer(NOT_VAGUE.sub("", text))))
        if found:
            words = quoted(found)
            message = f"{named(str(path[0]), path[1])} estimates with {words}."
            yield case.finding("W83", path, message, "Use a term of the scale, or say what is known.")


def check_judgments_show_their_work(case: Examination) -> Iterator[Diagnostic]:
    """W84 and W86: judgments without horizon, assumptions, indicators or alternatives, or changed without a reason."""
    for key, judgment in case.dossier.judgments.items():
        path = ("judgments", key)
        parts = (("horizon", not judgment.horizon.is_unknown), ("assumptions", judgment.assumptions))
        more = (("indicators", judgment.indicators), ("alternatives", judgment.alternatives))
        missing = [name for name, there in (*parts, *more) if not there]
        if missing:
            message = f"{named('judgments', key)} has no {listed(missing, 'or')}."
            hint = f"Add {quoted(missing)}."
            yield case.finding("W84", path, message, hint)
        changed = judgment.previous is not None and judgment.previous.likelihood != judgment.likelihood
        if (changed or judgment.change in {"raised", "lowered"}) and not judgment.why_changed:
            message = f"{named('judgments', key)} changed and does not say why."
            yield case.finding("W86", path, message, 'Add "why_changed".')


def check_high_confidence_is_earned(case: Examination) -> Iterator[Diagnostic]:
    """W85: high confidence in forecasts, or on evidence of a single origin."""
    for key, judgment in case.dossier.judgments.items():
        if judgment.confidence != "high":
            continue
        reasons: list[str] = []
        if len(case.origins(_evidence(case, judgment))) == 1:
            reasons.append("its evidence goes back to a single origin")
        if case.as_of is not None and judgment.horizon.is_after(case.as_of):
            reasons.append("it is a forecast")
        if reasons:
            message = f"{named('judgments', key)} has high confidence, though {listed(reasons)}."
            hint = "Lower the confidence, or let the basis say why it is high all the same."
            yield case.finding("W85", ("judgments", key, "confidence"), message, hint)


def _evidence(case: Examination, judgment: Judgment) -> tuple[Cite, ...]:
    cites: list[Cite] = list(judgment.cites)
    for target in judgment.evidence_for:
        if target in case.dossier.claims:
            cites += (cite for version in case.versions[target] for cite in version.cites)
            continue
        for block in ("positions", "events", "deal_terms", "agreements", "weapons_packages"):
            cites += getattr(case.dossier.block(block).get(target), "cites", ())
    return tuple(cites)


def check_inferences_are_marked(case: Examination) -> Iterator[Diagnostic]:
    """W87: interests and best alternatives that do not say whether they were stated or inferred."""
    for key, position in case.dossier.positions.items():
        if position.basis == "inferred" or position.interest_basis is not None:
            continue
        for name, what in (("interest", "an interest"), ("batna", "a best alternative")):
            if getattr(position, name):
                message = f"{named('positions', key)} names {what} and does not say how it is known."
                hint = 'Add "interest_basis"; it is "inferred" unless the party said it.'
                yield case.finding("W87", ("positions", key, name), message, hint)


CHECKS = (
    check_likelihood_and_confidence_stand_apart,
    check_one_scale,
    check_statements_are_bare,
    check_estimates_are_not_vague,
    check_judgments_show_their_work,
    check_high_confidence_is_earned,
    check_inferences_are_marked,
)
