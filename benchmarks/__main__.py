"""`python -m benchmarks`: measures, prints and writes `benchmarks/results.md`; `--imports` lists what is imported."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from platform import machine, python_version, system
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import docxtpl_peer, emboss_peer, typst_peer
from benchmarks.briefs import Brief, as_docx, as_pdf, brief
from benchmarks.cold import cold_runs, imports, long_run
from benchmarks.content import flattened, without_figures
from benchmarks.measuring import Work, medians, peak_bytes
from benchmarks.report import Result, Scaled, cold_table, scale_table, warm_table
from benchmarks.words import letters_of_docx, letters_of_pdf, pages_of_pdf
from tracktwo.document.blocks import Document
from tracktwo.memory import collect_seldom

SCALES = (1, 3, 10)
RESULTS = Path(__file__).parent / "results.md"
_TYPST, _TYPST_AGAIN, _EMBOSS, _EMBOSS_PLAIN, _DOCXTPL = (
    "typst",
    "typst, the same words again",
    "emboss-pdf",
    "emboss-pdf, built-in typefaces",
    "docxtpl",
)
_OURS, _OURS_DRAWN = "Tracktwo", "Tracktwo, with figures"
_INTRODUCTION = """# Speed and size

Written by `make bench`; do not edit. Ratios are what counts: all programs ran in turns, in one process, on one machine.

The brief has {pages} pages: 20 participants, 24 positions, 12 deal terms, 14 items, 20 sources. CPU time of
all threads, median of {rounds} rounds after one to warm up. Each round has other words: nobody prints from memory.
Peers get their input ready made: typst its markup, emboss-pdf its specification, docxtpl its template and data.

{python} on {system}: a rented virtual machine with {cores} cores, other work beside.
"""
_REMARKS = """
All tag their PDF. No peer draws figures, so they are left out for all; the row with them is Tracktwo's usual output.
typst remembers what it has laid out: a document it has just made costs it little. Tracktwo keeps the widths of words it
has measured, and nothing of a layout.
emboss-pdf cuts the typefaces down anew for every file; with its built-in ones, which have no Cyrillic, it embeds none.
docxtpl's cells have one face, no links and no embedded typefaces. Letters differ where contents, page numbers and
repeated table heads do.
"""


def main() -> int:
    """Measures what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures Tracktwo beside its peers.")
    parser.add_argument("--rounds", type=int, default=7, help="rounds that count (default 7)")
    parser.add_argument("--imports", type=Path, metavar="FILE", help="write the heaviest imports of an export and stop")
    options = parser.parse_args()
    collect_seldom()  # as the command line, the batch and the window's worker do; the peers gain as well
    with TemporaryDirectory() as folder:
        if options.imports:
            options.imports.write_text(imports(Path(folder)), "utf-8")
            return 0
        text = "\n".join(_measured(Path(folder), options.rounds)) + "\n"
    sys.stdout.write(text)
    RESULTS.write_text(text, "utf-8")
    return 0


def _measured(folder: Path, rounds: int) -> Iterable[str]:
    briefs = [brief(1, seed, folder) for seed in range(rounds + 1)]
    results = _beside_peers(folder, briefs)
    facts = {"python": f"Python {python_version()}", "system": f"{system()} {machine()}", "cores": os.cpu_count()}
    yield _INTRODUCTION.format(pages=results[0].pages, rounds=rounds, **facts)
    yield from ("## Warm, beside peers", "", *warm_table(results), _REMARKS)
    yield from ("## Ten times the content", "", *scale_table(_scaled(folder)), "")
    yield "Linearity: the time for one unit of content at this scale, over that at scale 1. Memory: what Python held."
    yield from ("", "## Cold: the shipped dossier", "", *cold_table(cold_runs(folder)))
    long = long_run(folder)
    pages = pages_of_pdf(long.pdf.read_bytes())
    yield from ("", f"## Long: a brief of {pages:,} pages", "", *cold_table([long.run]))


def _beside_peers(folder: Path, briefs: list[Brief]) -> list[Result]:
    """Every program on the same documents; the files of the last round show that all wrote the same."""
    works = _works(folder, [without_figures(each.document) for each in briefs], [each.document for each in briefs])
    spent = medians(works)
    return [_result(name, spent[name], work) for name, work in works[-1].items()]


def _works(folder: Path, documents: list[Document], drawn: list[Document]) -> list[Mapping[str, Work]]:
    """`drawn` are the documents with their figures."""
    plains = tuple(flattened(document) for document in documents)
    template = docxtpl_peer.template(folder, plains)
    typst, emboss = typst_peer.TypstPeer(), emboss_peer.EmbossPeer(embedded=True)
    emboss_plain = emboss_peer.EmbossPeer(embedded=False)
    return [
        {
            f"PDF/{_OURS}": partial(_pdf_bytes, document),
            f"PDF/{_OURS_DRAWN}": partial(_pdf_bytes, with_figures),
            f"PDF/{_TYPST}": partial(typst.pdf, typst_peer.markup(plain)),
            f"PDF/{_TYPST_AGAIN}": partial(typst.pdf, typst_peer.markup(plains[0])),
            f"PDF/{_EMBOSS}": partial(emboss_peer.pdf, emboss.specification(plain)),
            f"PDF/{_EMBOSS_PLAIN}": partial(emboss_peer.pdf, emboss_plain.specification(plain)),
            f"DOCX/{_OURS}": partial(_docx_bytes, document, as_pdf(document).anchor_pages),
            f"DOCX/{_OURS_DRAWN}": partial(_docx_bytes, with_figures, as_pdf(with_figures).anchor_pages),
            f"DOCX/{_DOCXTPL}": partial(docxtpl_peer.docx, template, docxtpl_peer.context(plain)),
        }
        for document, with_figures, plain in zip(documents, drawn, plains, strict=True)
    ]


def _pdf_bytes(document: Document) -> bytes:
    return as_pdf(document).data


def _docx_bytes(document: Document, pages: Mapping[str, int]) -> bytes:
    return as_docx(document, pages).data


def _result(name: str, seconds: float, work: Work) -> Result:
    form, _, program = name.partition("/")
    data = work()
    if not isinstance(data, bytes):
        raise TypeError(f"{name} gave no file")
    if form == "PDF":
        return Result(program, form, seconds, len(data), letters_of_pdf(data), pages_of_pdf(data))
    return Result(program, form, seconds, len(data), letters_of_docx(data))


def _scaled(folder: Path, rounds: int = 3) -> list[Scaled]:
    """Tracktwo at every scale, in turns."""
    briefs = {scale: [brief(scale, seed, folder) for seed in range(rounds + 1)] for scale in SCALES}
    works = [
        _scaled_works({scale: each[turn].document for scale, each in briefs.items()}) for turn in range(rounds + 1)
    ]
    spent = medians(works)
    last = {scale: each[-1].document for scale, each in briefs.items()}
    return [
        Scaled(
            scale=scale,
            composing=median(each.composing for each in briefs[scale]),
            pdf=spent[f"PDF {scale}"],
            docx=spent[f"DOCX {scale}"],
            pages=as_pdf(last[scale]).page_count,
            pdf_peak=peak_bytes(partial(as_pdf, last[scale])),
            docx_peak=peak_bytes(partial(as_docx, last[scale], {})),
        )
        for scale in SCALES
    ]


def _scaled_works(documents: Mapping[int, Document]) -> Mapping[str, Work]:
    works: dict[str, Work] = {}
    for scale, document in documents.items():
        works[f"PDF {scale}"] = partial(as_pdf, document)
        works[f"DOCX {scale}"] = partial(as_docx, document, as_pdf(document).anchor_pages)
    return works


if __name__ == "__main__":
    sys.exit(main())
