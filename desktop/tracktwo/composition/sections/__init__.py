"""One file for each kind of section, or a few close kin; here the table from the kind's name to its composition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tracktwo.composition.context import Composed, Context
from tracktwo.composition.sections.advice import compose_options, compose_recommendations
from tracktwo.composition.sections.agreements import compose_agreements, compose_precedents
from tracktwo.composition.sections.attachments import compose_attachments
from tracktwo.composition.sections.claims import compose_claims
from tracktwo.composition.sections.deal_terms import compose_ceasefire, compose_deal_terms
from tracktwo.composition.sections.estimates import compose_estimative_box, compose_judgments
from tracktwo.composition.sections.matrix import compose_matrix
from tracktwo.composition.sections.participants import compose_participants
from tracktwo.composition.sections.positions import compose_positions
from tracktwo.composition.sections.sources import compose_source_summary, compose_sources
from tracktwo.composition.sections.stakeholders import compose_stakeholders
from tracktwo.composition.sections.stance_table import compose_stance_table
from tracktwo.composition.sections.talking_points import compose_talking_points
from tracktwo.composition.sections.texts import (
    compose_background,
    compose_next,
    compose_state_of_play,
    compose_summary,
    compose_why,
)
from tracktwo.composition.sections.timeline import compose_timeline
from tracktwo.composition.sections.weapons import compose_weapons_package
from tracktwo.template.sections import ChosenSection

Compose = Callable[[Context, Any], Composed]

SECTIONS: Mapping[str, Compose] = {
    "summary": compose_summary,
    "why": compose_why,
    "background": compose_background,
    "state-of-play": compose_state_of_play,
    "participants": compose_participants,
    "stakeholders": compose_stakeholders,
    "positions": compose_positions,
    "matrix": compose_matrix,
    "deal-terms": compose_deal_terms,
    "stance-table": compose_stance_table,
    "ceasefire": compose_ceasefire,
    "weapons-package": compose_weapons_package,
    "timeline": compose_timeline,
    "agreements": compose_agreements,
    "precedents": compose_precedents,
    "claims-in-dispute": compose_claims,
    "judgments": compose_judgments,
    "options": compose_options,
    "recommendations": compose_recommendations,
    "talking-points": compose_talking_points,
    "next": compose_next,
    "attachments": compose_attachments,
    "source-summary": compose_source_summary,
    "sources": compose_sources,
    "estimative-box": compose_estimative_box,
}
"""Kind of section to the function that composes it. Each takes the context and the options of its kind."""


def compose_section(context: Context, section: ChosenSection) -> Composed:
    """The blocks of one section; none when the dossier holds nothing for it."""
    return SECTIONS[section.kind.name](context, section.options)
