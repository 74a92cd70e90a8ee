"""Weapons packages: key facts, items, legal and humanitarian notes, and contested figures side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracktwo.composition.claims_table import claims_table, versions
from tracktwo.composition.context import Composed, Context, joined, words
from tracktwo.composition.drawings.packages import package_figures
from tracktwo.composition.drawings.ranges import ranges_figure
from tracktwo.composition.field_lines import labelled
from tracktwo.composition.sections.claims import claim_blocks
from tracktwo.composition.sections.legal_notes import legal_table
from tracktwo.composition.sections.package_facts import package_facts
from tracktwo.composition.sections.package_items import items_table
from tracktwo.document.blocks import Block, Paragraph, ParagraphRole, Section
from tracktwo.document.inlines import Inlines, Origin
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.model.claims import Claim
from tracktwo.dossier.model.weapons import WeaponsPackage
from tracktwo.template.options import WeaponsPackageOptions

ClaimIndex = Mapping[str, Sequence[str]]


def compose_weapons_package(context: Context, options: WeaponsPackageOptions) -> Composed:
    """One subsection for each chosen package. A claim about several packages is printed with the first."""
    packages = context.dossier.weapons_packages
    chosen = dict.fromkeys(context.chosen(options.packages, tuple(packages), "a weapons package"))
    links = {name: context.anchor("package", "weapons_packages", name) for name in chosen}
    about = _claims_by_subject(context.dossier)
    sections: list[Section] = []
    for name in chosen:
        package, origin = packages[name], ("weapons_packages", name)
        blocks = [*_facts_and_items(context, name, package, options, links)]
        if options.claims:
            entries = _claims_of(context, name, package, about)
            blocks.extend(_contested(context, entries, has_figures=options.figure))
        status = (context.status("delivery", package.status),) if package.status else ()
        sections.append(
            context.subsection(words(package.title.text, origin), tuple(blocks), origin, status, links[name])
        )
    return Composed(tuple(sections))


def _facts_and_items(
    context: Context, name: str, package: WeaponsPackage, options: WeaponsPackageOptions, links: Mapping[str, str]
) -> Iterator[Block]:
    origin: Origin = ("weapons_packages", name)
    yield from package_facts(context, name, package, links)
    for index, note in enumerate(package.notes):
        here: Origin = (*origin, "notes", index)
        yield Paragraph((*words(note, here), *context.cite(package.cites, here)), origin=here)
    if package.items:
        yield items_table(context, name, package, options)
    if options.figure:
        yield from package_figures(context, name, package)
    if options.notes:
        legal = legal_table(context, name, package)
        yield from [legal] if legal else []


def _claims_by_subject(dossier: Dossier) -> ClaimIndex:
    """Which claims are about what: one pass, however many packages there are."""
    index: dict[str, list[str]] = {}
    for claim_id, claim in dossier.claims.items():
        for subject in claim.about:
            index.setdefault(subject, []).append(claim_id)
    return index


def _claims_of(context: Context, name: str, package: WeaponsPackage, about: ClaimIndex) -> list[tuple[str, Claim]]:
    """The claims its items name, and those that say they are about the package or an item, in that order."""
    subjects = (name, *(item.id for item in package.items))
    named = (claim_id for item in package.items for claim_id in item.claims)
    speaking = (claim_id for subject in subjects for claim_id in about.get(subject, ()))
    claims = context.dossier.claims
    return [(claim_id, claims[claim_id]) for claim_id in dict.fromkeys((*named, *speaking)) if claim_id in claims]


def _contested(context: Context, entries: Iterable[tuple[str, Claim]], *, has_figures: bool) -> Iterator[Block]:
    """A table of the claims with versions, the others as text; those printed above are only pointed to."""
    fresh: list[tuple[str, Claim]] = []
    earlier: list[Inlines] = []
    for claim_id, claim in entries:
        if claim_id in context.claims_printed:
            table = context.claims_printed[claim_id]
            statement = words(claim.statement.text, ("claims", claim_id))
            earlier.append(joined((statement, context.table_named(table) if table else ()), words(", ")))
        else:
            fresh.append((claim_id, claim))
    figures = [entry for entry in fresh if versions(*entry)]
    others = [entry for entry in fresh if not versions(*entry)]
    table = claims_table(context, figures, names_claims=True) if figures else None
    context.claims_printed |= {claim_id: table for claim_id, _ in figures}
    yield from [table] if table else []
    drawn = (ranges_figure(context, *entry) for entry in figures) if has_figures else ()
    yield from (figure for figure in drawn if figure is not None)
    for claim_id, claim in others:
        yield from claim_blocks(context, claim_id, claim)
    if earlier:
        label = context.labels("weapons.claims_above")
        yield Paragraph(labelled(context, label, joined(earlier, words(context.labels.semicolon))), ParagraphRole.NOTE)
