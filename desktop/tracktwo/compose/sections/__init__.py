"""One file for each kind of section, or a few close kin; here the table from the kind's name to its composition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tracktwo.compose.context import Composed, Context
from tracktwo.compose.sections.advice import compose_options, compose_recommendations
from tracktwo.compose.sections.agreements import compose_agreements, compose_precedents
from tracktwo.compose.sections.attachments import compose_attachments
from tracktwo.compose.sections.claims import compose_claims
from tracktwo.compose.sections.deal_terms import compose_ceasefire, compose_deal_terms
from tracktwo.compose.sections.estimates import compose_estimative_box, compose_judgments
from tracktwo.compose.sections.matrix import compose_matrix
from tracktwo.compose.sections.participants import compose_participants
from tracktwo.compose.sections.positions import compose_positions
from tracktwo.compose.sections.sources import compose_source_summary, compose_sources
from tracktwo.compose.sections.stakeholders import compose_stakeholders
from tracktwo.compose.sections.stance_table import compose_stance_table
from tracktwo.compose.sections.talking_points import compose_talking_points
from tracktwo.compose.sections.texts import (
    compose_background,
    compose_next,
    compose_state_of_play,
    compose_summary,
    compose_why,
)
from tracktwo.compose.sections.timeline import compose_timeline
from tracktwo.compose.sections.weapons import compose_weapons_package
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
