"""Reading a template: the file, all it extends, its theme; one whole template with every fault located."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pydantic import ValidationError

from tracktwo.diagnostics import BriefError, Diagnostic, FactPath, Source, did_you_mean, in_order
from tracktwo.dossier.complaints import complaints
from tracktwo.dossier.reading import without_blanks
from tracktwo.dossier.yaml_text import Plain, read_yaml
from tracktwo.template.legibility import pale_colours
from tracktwo.template.library import Found, find_beside
from tracktwo.template.logo import LogoPixels, read_logo
from tracktwo.template.model import REPLACED_WHOLE, Template
from tracktwo.template.options import SECTION_KINDS
from tracktwo.template.sections import check_sections

LONGEST_CHAIN: Final = 12
_LOGO_FILE: Final = ("head", "logo", "file")


@dataclass(frozen=True)
class Layer:
    """A plain tree with the places of its facts; later layers are put over earlier ones."""

    data: dict[str, Plain]
    places: Mapping[FactPath, Source]
    """Where each fact is written: by its key, or by itself in a list."""
    value_places: Mapping[FactPath, Source] = field(default_factory=dict[FactPath, Source])
    """Where the value of each fact begins."""
    diagnostics: tuple[Diagnostic, ...] = ()

    def over(self, base: Layer) -> Layer:
        """Return this layer put over `base`: maps are merged, everything else is replaced."""
        data, places, value_places = dict(base.data), dict(base.places), dict(base.value_places)
        _merge(self.data, data, (places, value_places), ())
        places.update(self.places)
        value_places.update(self.value_places)
        return Layer(data, places, value_places, (*base.diagnostics, *self.diagnostics))

    def locate(self, path: FactPath) -> Source | None:
        """Where a fact or its nearest parent is written."""
        return next((self.places[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.places), None)

    def locate_value(self, path: FactPath) -> Source | None:
        """Where the value of a fact begins, or its nearest parent is written."""
        return self.value_places.get(path) or self.locate(path)


@dataclass(frozen=True)
class TemplateReading:
    """What reading a template gave: the template is None when it is unusable."""

    template: Template | None
    diagnostics: tuple[Diagnostic, ...]
    places: Mapping[FactPath, Source] = field(default_factory=dict[FactPath, Source], repr=False)
    logo: LogoPixels | None = field(default=None, repr=False)
    """The picture the template names, where it does."""


def read_template(found: Found) -> TemplateReading:
    """Reads a template and everything it extends. Faults are diagnostics; nothing is raised on what a person wrote."""
    layer = _chain(found, ())
    if not layer.data:
        return TemplateReading(None, in_order(layer.diagnostics), layer.places)
    raw = without_blanks(dict(layer.data))
    try:
        template = Template.model_validate(raw)
    except ValidationError as error:
        found_faults = (
            *complaints(error, Template, raw, (), layer.locate_value, locate_key=layer.locate),
            *_faults_of_the_rest(raw if isinstance(raw, dict) else {}, error, layer),
        )
        told = [fault for fault in found_faults if not (_lacks_base(layer) and fault.code == "E05")]
        return TemplateReading(None, in_order((*layer.diagnostics, *told)), layer.places)
    faults = (
        *check_sections(template, layer.locate_value, layer.locate),
        *pale_colours(template.theme, layer.locate_value),
    )
    try:
        logo = read_logo(plan, found, layer.locate_value(_LOGO_FILE)) if (plan := template.head.logo) else None
    except BriefError as refusal:
        return TemplateReading(None, in_order((*layer.diagnostics, *faults, *refusal.diagnostics)), layer.places)
    return TemplateReading(template, in_order((*layer.diagnostics, *faults)), layer.places, logo)


def _lacks_base(layer: Layer) -> bool:
    """Whether what the template extends could not be read: what is missing may stand there."""
    return any(finding.code in {"T01", "T02"} for finding in layer.diagnostics)


def _faults_of_the_rest(raw: dict[str, Plain], error: ValidationError, layer: Layer) -> Iterator[Diagnostic]:
    """What is wrong with sections, titles and options beside the faults of form, so that all is told in one run."""
    rest: dict[str, Plain] = {"title": "-", **raw}
    for finding in error.errors(include_url=False):
        field, *steps = (*finding["loc"], "")
        value, step = rest.get(str(field)), steps[0]
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            # the entries after it keep their numbers, and no other has its title
            stand_in: Plain = {"kind": next(iter(SECTION_KINDS)), "title": f"-{step}"}
            rest[str(field)] = [*value[:step], stand_in, *value[step + 1 :]]
        elif field in ("titles", "options") and isinstance(value, dict) and step in value:
            rest[str(field)] = {name: entry for name, entry in value.items() if name != step}
        elif finding["type"] != "missing":
            rest.pop(str(field), None)
    try:
        template = Template.model_validate(rest)
    except ValidationError:  # one fault hides another of the same field: it is told when the first is mended
        return
    yield from check_sections(template, layer.locate_value, layer.locate)


def _chain(found: Found, seen: tuple[str, ...], asked_at: Source | None = None) -> Layer:
    """The template's own layer over all it extends, its theme resolved.

    `asked_at` is where the template is asked for: the place to mend when there is no such file.
    """
    layer = _with_theme(_layer(found, asked_at), found)
    parent = layer.data.get("extends", "")
    if not isinstance(parent, str) or not parent:
        return layer
    chain = (*seen, found.shown)
    try:
        base = find_beside(parent, found, "template")
    except BriefError as refusal:
        return _with(layer, _placed(refusal, layer.locate_value(("extends",))))
    place = layer.locate_value(("extends",))
    if base.shown in chain or len(chain) >= LONGEST_CHAIN:
        return _with(layer, (_circle(chain, base, place),))
    return layer.over(_left_out(layer, _chain(base, chain, place)))


def _left_out(layer: Layer, base: Layer) -> Layer:
    """The base without the sections the layer leaves out; `without` is done with then."""
    without = layer.data.pop("without", [])
    names = [without] if isinstance(without, str) else without
    sections = base.data.get("sections")
    if not names or not isinstance(sections, list):
        return base
    present = {_kind(section) for section in sections}
    missing = tuple(
        Diagnostic(
            "T03",
            f'"without" names "{_text_of(name)}", which the extended template does not contain.',
            did_you_mean(_text_of(name), sorted(present - {""})) or "Remove it.",
            source=layer.locate_value(("without", index)),
        )
        for index, name in enumerate(names)
        if _text_of(name) not in present
    )
    kept = [section for section in sections if _kind(section) not in names]
    return replace(base, data={**base.data, "sections": kept}, diagnostics=(*base.diagnostics, *missing))


def _kind(section: Plain) -> str:
    kind = section.get("kind", "") if isinstance(section, dict) else section
    return kind if isinstance(kind, str) else ""


def _layer(found: Found, asked_at: Source | None = None) -> Layer:
    """One file; what cannot be read at all is told where it is asked for."""
    try:
        text = read_yaml(found.files.read(found.name), found.shown)
    except BriefError as refusal:
        return Layer({}, {}, diagnostics=_placed(refusal, asked_at, is_everywhere=asked_at is not None))
    places = {**text.places, **text.key_places}
    if isinstance(text.data, dict) and text.data:
        return Layer(dict(text.data), places, text.places, text.diagnostics)
    place = text.places.get((), Source(found.shown))
    fault = Diagnostic("E05", "This file holds no template.", 'Start from "tracktwo template new".', source=place)
    return Layer({}, places, diagnostics=text.diagnostics or (fault,))


def _with_theme(layer: Layer, found: Found) -> Layer:
    """The layer with its theme's name replaced by that theme's fields."""
    theme = layer.data.get("theme", "")
    name = theme.get("extends", "") if isinstance(theme, dict) else theme
    if not isinstance(name, str) or not name:
        return layer
    own: dict[str, Plain] = (
        {key: value for key, value in theme.items() if key != "extends"} if isinstance(theme, dict) else {}
    )
    data: dict[str, Plain] = {**layer.data, "theme": own}
    place = layer.locate_value(("theme", "extends") if isinstance(theme, dict) else ("theme",))
    try:
        base = _layer(find_beside(name, found, "theme"), place)
    except BriefError as refusal:
        return _with(replace(layer, data=data), _placed(refusal, place))
    themed = Layer({"theme": base.data}, _under_theme(base.places), _under_theme(base.value_places), base.diagnostics)
    return replace(layer, data=data).over(themed)


def _under_theme(places: Mapping[FactPath, Source]) -> dict[FactPath, Source]:
    return {("theme", *path): place for path, place in places.items()}


def _with(layer: Layer, diagnostics: tuple[Diagnostic, ...]) -> Layer:
    return replace(layer, diagnostics=(*layer.diagnostics, *diagnostics))


def _placed(refusal: BriefError, place: Source | None, *, is_everywhere: bool = False) -> tuple[Diagnostic, ...]:
    """The diagnostics of a refusal at `place`: those that have no place of their own, or all of them."""
    return tuple(
        replace(diagnostic, source=place if is_everywhere else diagnostic.source or place)
        for diagnostic in refusal.diagnostics
    )


def _text_of(value: Plain) -> str:
    return value if isinstance(value, str) else ""


def _circle(chain: tuple[str, ...], base: Found, place: Source | None) -> Diagnostic:
    if base.shown == chain[-1]:
        return Diagnostic("T02", "This template extends itself.", "Name another, or leave it out.", source=place)
    if base.shown not in chain:
        message = f"More than {LONGEST_CHAIN} templates extend one another."
        return Diagnostic("T02", message, "Extend one that is nearer to the first.", source=place)
    way = ", which extends ".join((*chain[chain.index(base.shown) :], base.shown))
    message = f"The templates extend each other in a circle: {way}."
    return Diagnostic("T02", message, "Break the circle.", source=place)


def _merge(
    over: Mapping[str, Plain], data: dict[str, Plain], maps: tuple[dict[FactPath, Source], ...], path: FactPath
) -> None:
    """Put `over` over `data`, and forget in each of `maps` where the facts it replaces were written."""
    for key, value in over.items():
        base = data.get(key)
        if isinstance(value, dict) and isinstance(base, dict) and key not in REPLACED_WHOLE:
            merged = dict(base)
            _merge(value, merged, maps, (*path, key))
            data[key] = merged
            continue
        replaced = (*path, key)
        for places in maps:
            for gone in [place for place in places if place[: len(replaced)] == replaced]:
                del places[gone]
        data[key] = value
