"""When a file says it was made: never by the clock."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import Final

_DAY_OR_SECOND: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z?)?", re.ASCII)
_LAST: Final = 253402300799
"""The last second of 9999, in seconds since 1970."""


def moment_of(stated: str) -> datetime | None:
    """The moment of SOURCE_DATE_EPOCH (reproducible-builds.org), else the one a document states (ISO 8601), in UTC.

    None when neither is a moment.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,12}", seconds) and int(seconds) <= _LAST:
        return datetime.fromtimestamp(int(seconds), UTC)
    if not _DAY_OR_SECOND.fullmatch(stated):
        return None
    try:
        return datetime.fromisoformat(stated.removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError:
        return None


def in_iso(moment: datetime) -> str:
    """The moment as `2023-07-08T00:00:00Z`."""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
