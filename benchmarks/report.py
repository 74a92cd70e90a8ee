"""The results as a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.cold import Cold


@dataclass(frozen=True, slots=True)
class Result:
    """What one program made of one document: CPU seconds (median), and the file it wrote."""

    program: str
    format: str
    seconds: float
    size: int
    letters: int
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Scaled:
    """Tracktwo at one scale: CPU seconds of each step, pages, and the most memory Python held, in bytes."""

    scale: int
    composing: float
    pdf: float
    docx: float
    pages: int
    pdf_peak: int
    docx_peak: int


def warm_table(results: Sequence[Result]) -> Iterable[str]:
    """Each program's result, and Tracktwo's time as a share of it."""
    own = {result.format: result.seconds for result in results if result.program == "Tracktwo"}
    yield from _head("format", "program", "CPU ms", "Tracktwo takes", "pages", "KB", "letters and digits")
    for result in results:
        share = f"{own[result.format] / result.seconds:.2f} of it" if not result.program.startswith("Tracktwo") else ""
        pages, size = result.pages or "", f"{result.size / 1000:,.0f}"
        yield _row(result.format, result.program, _ms(result.seconds), share, pages, size, f"{result.letters:,}")


def scale_table(scaled: Sequence[Scaled]) -> Iterable[str]:
    """Tracktwo at every scale; the last columns are 1.0 when time grows as the content does."""
    first = scaled[0]
    yield from _head(
        "scale", "pages", "compose ms", "PDF ms", "DOCX ms", "PDF MB", "DOCX MB", "PDF linearity", "DOCX linearity"
    )
    for each in scaled:
        yield _row(
            each.scale,
            each.pages,
            _ms(each.composing),
            _ms(each.pdf),
            _ms(each.docx),
            f"{each.pdf_peak / 1e6:.1f}",
            f"{each.docx_peak / 1e6:.1f}",
            f"{each.pdf / first.pdf / each.scale:.2f}",
            f"{each.docx / first.docx / each.scale:.2f}",
        )


def cold_table(runs: Sequence[Cold]) -> Iterable[str]:
    """Each command line in a new process."""
    yield from _head("command", "CPU s", "resident MB")
    for run in runs:
        yield _row(run.name, f"{run.seconds:.2f}", f"{run.resident / 1e6:.0f}")


def _head(*names: str) -> Iterable[str]:
    yield _row(*names)
    yield _row(*("---" for _ in names))


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"
