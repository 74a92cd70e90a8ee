"""Makes the lists of names of languages in `resources/languages`: `python docs/make_language_names.py en fr uk`.

Needs Babel (`pip install babel`), which carries the names of Unicode's Common Locale Data Repository (CLDR). Run it for
a new language, and for all when a later CLDR is wanted.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from babel import Locale

NAMES = Path(__file__).parents[1] / "resources" / "languages"
ALSO = {"prs": "fa-AF"}
"""Codes of ISO 639-3 that CLDR lists under another tag."""


def main(languages: list[str]) -> None:
    """Writes a list for each of the languages."""
    for language in languages:
        found = {tag.replace("_", "-"): name for tag, name in Locale.parse(language).languages.items()}
        found |= {code: found[tag] for code, tag in ALSO.items() if tag in found}
        # the letter apostrophe is missing in many typefaces; the mark looks the same
        names = {tag: name.replace("\u02bc", "\u2019") for tag, name in sorted(found.items())}
        text = json.dumps(names, ensure_ascii=False, indent=0)
        (NAMES / f"{language}.json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
