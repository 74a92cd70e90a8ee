"""The key facts of a weapons package, line by line, in the words that fit a transfer, a ceiling or arms laid down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracktwo.composition.context import Context, joined, words
from tracktwo.composition.field_lines import actor_names, field_line
from tracktwo.document.blocks import Paragraph
from tracktwo.document.inlines import Inlines, Origin, Reference, Text
from tracktwo.dossier.model.weapons import Share, WeaponsPackage

Fact = tuple[str, Inlines]


def package_facts(
    context: Context, name: str, package: WeaponsPackage, links: Mapping[str, str]
) -> Iterator[Paragraph]:
    """One line for each fact. The first line and the total carry the sources of the package."""
    origin: Origin = ("weapons_packages", name)
    cited = False
    for field, value in _facts(context, name, package, links):
        cites = (
            context.cite(package.cites, origin) if not cited or field in {"total", "limit", "total_quantity"} else ()
        )
        cited = True
        yield field_line(context, context.labels(f"weapons.{field}"), (*value, *cites), (*origin, field))


def _facts(context: Context, name: str, package: WeaponsPackage, links: Mapping[str, str]) -> Iterator[Fact]:
    word = context.labels.word
    origin: Origin = ("weapons_packages", name)
    if package.purpose != "transfer":
        yield "purpose", words(word("purpose", package.purpose), (*origin, "purpose"))
    yield from _who_and_when(context, package, origin)
    if package.authority:
        yield "authority", words(word("authority", package.authority), (*origin, "authority"))
    if package.number:
        yield "number", words(package.number, (*origin, "number"))
    yield from _amounts(context, package, origin)
    if package.evidence:
        yield "evidence", words(word("evidence", package.evidence), (*origin, "evidence"))
    if package.status:
        yield "status", words(word("delivery", package.status), (*origin, "status"))
    older = context.dossier.weapons_packages.get(package.supersedes)
    if older is not None:
        title = words(older.title.text, ("weapons_packages", package.supersedes))
        anchor = links.get(package.supersedes)
        yield "supersedes", (Reference(anchor, title),) if anchor else title


def _who_and_when(context: Context, package: WeaponsPackage, origin: Origin) -> Iterator[Fact]:
    purpose = package.purpose.replace("-", "_")
    if package.announced:
        field = "announced" if package.purpose == "transfer" else "date"
        yield field, words(context.dates.date(package.announced), (*origin, "announced"))
    if package.supplier and package.purpose != "ceiling":
        yield f"supplier_{purpose}", actor_names(context, package.supplier)
    is_bound = package.purpose == "ceiling" or (package.purpose == "laid-down" and not package.supplier)
    yield "bound" if is_bound else f"recipient_{purpose}", actor_names(context, package.recipient)


def _amounts(context: Context, package: WeaponsPackage, origin: Origin) -> Iterator[Fact]:
    if package.total is not None:
        value = context.figures.in_text(package.total)
        basis = _basis(context, package)
        field = "limit" if package.purpose == "ceiling" else "total"
        yield field, words(f"{value} ({basis})" if basis else value, (*origin, "total"))
    if package.total_quantity is not None:
        yield "total_quantity", words(context.figures.in_text(package.total_quantity), (*origin, "total_quantity"))
    if package.split:
        yield (
            "split",
            joined((_share(context, share, origin) for share in package.split), words(context.labels.semicolon)),
        )


def _basis(context: Context, package: WeaponsPackage) -> str:
    basis = context.labels.word("value_basis", package.value_basis) if package.value_basis else ""
    return ", ".join(part for part in (basis, package.price_basis) if part)


def _share(context: Context, share: Share, origin: Origin) -> Inlines:
    supplier = f" ({context.people.short(share.supplier)})" if share.supplier else ""
    authority = context.labels.word("authority", share.authority)
    return (
        Text(
            f"{authority}{supplier}{context.labels.colon}{context.figures.in_text(share.amount)}",
            origin=(*origin, "split"),
        ),
    )
