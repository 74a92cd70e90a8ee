"""Sources: where facts come from, and how far they can be trusted."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tracktwo.dossier.model.fields import (
    ActorOrText,
    Amount,
    Cites,
    Date,
    Language,
    OneOrMore,
    Part,
    SourceRef,
    Wording,
    Words,
)
from tracktwo.dossier.model.words import Attribution, Reliability, SourceKind, SourceType


class SourceRecord(Part):
    """A source, with the fields of the Citation Style Language (version 1.0) and its Admiralty reliability."""

    type: SourceType = Field(description="Type of item, as in the Citation Style Language.")
    kind: SourceKind = Field(description="What kind of source it is, by tradecraft.")
    title: Wording = Field(description="Title.")
    author: Annotated[tuple[Words, ...], OneOrMore] = Field(
        default=(), description='"Family, Given", or an organization.'
    )
    container: Words = Field(default="", description="Newspaper, journal or site it appeared in.")
    publisher: Words = Field(default="", description="Publisher.")
    place: Words = Field(default="", description="Place of publication.")
    issued: Date = Field(description="Date of publication.")
    number: Words = Field(default="", description="Number of the report or document.")
    pages: Words = Field(default="", description="Pages.")
    URL: Words = Field(default="", description="Address; then accessed is required.")
    accessed: Date | None = Field(default=None, description="Day it was read.")
    archive_url: Words = Field(default="", description="Address of an archived copy.")
    archived: Date | None = Field(default=None, description="Day of the archived copy.")
    lang: Language = Field(default="", description="Language of the source.")
    translated_title: Words = Field(default="", description="Title in the dossier's language.")
    reliability: Reliability = Field(description="Admiralty grade: A completely reliable to F cannot be judged.")
    descriptor: Words = Field(default="", description="What may affect its quality: access, currency, bias, record.")
    attribution: Attribution | None = Field(default=None, description="Ground rule under which it was obtained.")
    informants: Amount | None = Field(default=None, description="How many people it rests on.")
    derives_from: Annotated[tuple[SourceRef, ...], OneOrMore] = Field(
        default=(), description="Sources it reprints or translates."
    )
    mark: Words = Field(default="", description="Handling marking of this record.")
    note: Words = Field(default="", description="Not printed.")

    @property
    def is_protected(self) -> bool:
        """True when its name must not be printed: off the record, or on deep background."""
        return self.attribution in {"off-the-record", "deep-background"}


class Quote(Part):
    """Exact words of a speaker."""

    text: Words = Field(description="The words, in the dossier's language.")
    speaker: ActorOrText | None = Field(default=None, description="Who said it.")
    medium: Words = Field(default="", description="Where it was said.")
    date: Date | None = Field(default=None, description="When it was said.")
    lang: Language = Field(default="", description="Language of the original.")
    original: Words = Field(default="", description="The words in their own language.")
    translated_by: Words = Field(default="", description="Who translated them.")
    note: Words = Field(default="", description="Explanation, printed after the quotation.")
    cites: Cites = Field(default=(), description="Sources.")
