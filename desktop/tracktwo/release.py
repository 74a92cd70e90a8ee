"""What an audience may see: a pure function from dossier to dossier.

What is taken out here does not exist afterwards, so nothing later can print it. The audience is `full` for now, and
even the full audience never sees a protected name: an actor whose identity is withheld, a source off the record or on
deep background.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tracktwo.diagnostics import BriefError, Diagnostic, Severity
from tracktwo.dossier.model.actors import Actor
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.model.fields import Wording
from tracktwo.dossier.model.sources import SourceRecord

FULL_AUDIENCE: Final = "full"
STAND_IN_SOURCE: Final = "Source not named"
_PROTECTED_ACTOR_FIELDS: Final[dict[str, object]] = {
    "name": None,
    "short": "",
    "acronym": "",
    "original": "",
    "variants": (),
    "alias": (),
    "iso": "",
    "part_of": "",
    "roles": (),
    "wikidata": "",
    "note": "",
}
_PROTECTED_SOURCE_FIELDS: Final[dict[str, object]] = {
    "title": Wording(text=STAND_IN_SOURCE),
    "translated_title": "",
    "author": (),
    "container": "",
    "publisher": "",
    "place": "",
    "number": "",
    "pages": "",
    "URL": "",
    "archive_url": "",
    "archived": None,
    "descriptor": "",
    "informants": None,
    "note": "",
}


def release(dossier: Dossier, audience: str = FULL_AUDIENCE) -> Dossier:
    """The dossier as `audience` may see it: the same records, protected names replaced by their stand-ins.

    Raises `BriefError` with L02 for an audience that is not declared.
    """
    if audience != FULL_AUDIENCE:
        fault = Diagnostic(
            "L02", f'The audience "{audience}" is not declared.', 'Write "full".', Severity.ERROR, dossier.source_of(())
        )
        raise BriefError([fault])
    return replace(
        dossier,
        actors={actor_id: _released_actor(actor) for actor_id, actor in dossier.actors.items()},
        sources={source_id: _released_source(source) for source_id, source in dossier.sources.items()},
    )


def _released_actor(actor: Actor) -> Actor:
    return actor.model_copy(update=_PROTECTED_ACTOR_FIELDS) if actor.is_protected else actor


def _released_source(source: SourceRecord) -> SourceRecord:
    return source.model_copy(update=_PROTECTED_SOURCE_FIELDS) if source.is_protected else source
