"""The composed text of every shipped dossier in every shipped template, as kept in `tests/golden`.

To accept what a change of composition prints, write them again (`make golden`) and read the difference.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tracktwo.document.text import as_text
from tracktwo.exporting import ExportRequest, compose
from tracktwo.template.library import shipped_templates

CHECKOUT = Path(__file__).resolve().parent.parent.parent
GOLDEN = CHECKOUT / "tests" / "golden"
STARTER = CHECKOUT / "resources" / "starter" / "dossier.yaml"


def shipped_dossiers() -> dict[str, Path]:
    """Every dossier that comes with the program, by the name its golden files have."""
    dossiers = sorted((CHECKOUT / "resources" / "dossiers").glob("*.yaml"))
    return {**{path.stem: path for path in dossiers}, "starter": STARTER}


def golden_requests() -> Iterator[tuple[str, ExportRequest]]:
    """The name of each golden file, and the request whose document it shows: templates, then the dossiers' briefs."""
    for name, path in shipped_dossiers().items():
        for template in shipped_templates():
            yield f"{name}-{template}.txt", ExportRequest(path, template=template)
        yield f"{name}.txt", ExportRequest(path)


def composed_text(request: ExportRequest) -> str:
    """The composed document as text, and what was said on the way."""
    composition = compose(request)
    said = "".join(f"{finding.code} {finding.message}\n" for finding in composition.diagnostics)
    return as_text(composition.document) + (f"\nsaid:\n{said}" if said else "")


def main() -> None:
    """Write every golden file again."""
    GOLDEN.mkdir(exist_ok=True)
    wanted = dict(golden_requests())
    for path in GOLDEN.glob("*.txt"):
        if path.name not in wanted:
            path.unlink()
    for name, request in wanted.items():
        (GOLDEN / name).write_text(composed_text(request), encoding="utf-8", newline="\n")
    sys.stdout.write(
        f"{len(wanted)} files in {GOLDEN.relative_to(CHECKOUT)}. Read the difference: git diff tests/golden\n"
    )


if __name__ == "__main__":
    main()
