"""Characters that no file of ours can carry."""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (production 2, Char) does not allow, surrogates among it; a PDF carries as much as a Word file."""
REPLACEMENT = "\ufffd"
"""Stands in their place."""
