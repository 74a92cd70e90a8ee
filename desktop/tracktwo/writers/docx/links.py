"""Which addresses may stand in a file, and in what form."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_SCHEMES = ("http", "https", "mailto")
_LONGEST = 2000
"""Word refuses addresses of more than 2,083 characters."""
_HOSTILE = re.compile(
    '[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff<>"\\\\^`{|}]'
)
"""Controls, blanks, marks of direction, characters of no width, and what RFC 3986 keeps out of addresses."""
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"


def safe_address(target: str) -> str:
    """The address in ASCII (RFC 3986), or an empty string when it may not stand in a document."""
    if len(target) > _LONGEST or _HOSTILE.search(target):
        return ""
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
        ascii_host = host.encode("idna").decode("ascii")
        _ = parts.port
    except ValueError:  # a bracket, a port or a name that is none
        return ""
    if parts.scheme.lower() not in _SCHEMES:
        return ""
    if parts.scheme.lower() == "mailto":
        return quote(target, safe=_SAFE) if re.fullmatch(r"mailto:[^@/]+@[^@/]+", target, re.IGNORECASE) else ""
    if not host:
        return ""
    authority = parts.netloc if parts.netloc.isascii() else parts.netloc.lower().replace(host, ascii_host)
    address = quote(parts._replace(netloc=authority).geturl(), safe=_SAFE)
    return address if len(address) <= _LONGEST else ""
