"""Reading a template: the file, all it extends, its theme; one whole template with every fault located."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pydantic import ValidationError

from tracktwo.diagnostics import BriefError, Diagnostic, FactPath, Source, in_order
from tracktwo.dossier.complaints import complaints
from tracktwo.dossier.reading import without_blanks
from tracktwo.dossier.yaml_text import Plain, read_yaml
from tracktwo.template.library import Found, find_beside
from tracktwo.template.model import REPLACED_WHOLE, Template
from tracktwo.template.sections import check_sections

LONGEST_CHAIN: Final = 12


@dataclass(frozen=True)
class Layer:
    """A plain tree with the places of its facts; later layers are put over earlier ones."""

    data: dict[str, Plain]
    places: Mapping[FactPath, Source]
    diagnostics: tuple[Diagnostic, ...] = ()

    def over(self, base: Layer) -> Layer:
        """Return this layer put over `base`: maps are merged, everything else is replaced."""
        data, places = dict(base.data), dict(base.places)
        _merge(self.data, data, places, ())
        places.update(self.places)
        return Layer(data, places, (*base.diagnostics, *self.diagnostics))

    def locate(self, path: FactPath) -> Source | None:
        """Where a fact or its nearest parent is written."""
        return next((self.places[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.places), None)


@dataclass(frozen=True)
class TemplateReading:
    """What reading a template gave: the template is None when it is unusable."""

    template: Template | None
    diagnostics: tuple[Diagnostic, ...]
    places: Mapping[FactPath, Source] = field(default_factory=dict[FactPath, Source], repr=False)


def read_template(found: Found) -> TemplateReading:
    """Reads a template and everything it extends. Faults are diagnostics; nothing is raised on what a person wrote."""
    layer = _chain(found, ())
    if not layer.data:
        return TemplateReading(None, in_order(layer.diagnostics), layer.places)
    raw = without_blanks(dict(layer.data))
    try:
        template = Template.model_validate(raw)
    except ValidationError as error:
        found_faults = complaints(error, Template, raw, (), layer.locate)
        return TemplateReading(None, in_order((*layer.diagnostics, *found_faults)), layer.places)
    faults = check_sections(template, layer.locate)
    return TemplateReading(template, in_order((*layer.diagnostics, *faults)), layer.places)


def _chain(found: Found, seen: tuple[str, ...]) -> Layer:
    """The template's own layer over all it extends, its theme resolved."""
    layer = _with_theme(_layer(found), found)
    parent = layer.data.get("extends", "")
    if not isinstance(parent, str) or not parent:
        return layer
    chain = (*seen, found.shown)
    try:
        base = find_beside(parent, found, "template")
    except BriefError as refusal:
        return _with(layer, _placed(refusal, layer.locate(("extends",))))
    if base.shown in chain or len(chain) >= LONGEST_CHAIN:
        return _with(layer, (_circle(chain, base, layer.locate(("extends",))),))
    return layer.over(_left_out(layer, _chain(base, chain)))


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
            f'"without" names "{name}", which the extended template does not contain.',
            "Remove it.",
            source=layer.locate(("without", index)),
        )
        for index, name in enumerate(names)
        if name not in present
    )
    kept = [section for section in sections if _kind(section) not in names]
    return Layer({**base.data, "sections": kept}, base.places, (*base.diagnostics, *missing))


def _kind(section: Plain) -> str:
    kind = section.get("kind", "") if isinstance(section, dict) else section
    return kind if isinstance(kind, str) else ""


def _layer(found: Found) -> Layer:
    try:
        text = read_yaml(found.files.read(found.name), found.shown)
    except BriefError as refusal:
        return Layer({}, {}, refusal.diagnostics)
    places = {**text.places, **text.key_places}
    if isinstance(text.data, dict) and text.data:
        return Layer(dict(text.data), places, text.diagnostics)
    fault = Diagnostic(
        "E05", "This file holds no template.", 'Start from "tracktwo template new".', source=Source(found.shown)
    )
    return Layer({}, places, text.diagnostics or (fault,))


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
    try:
        base = _layer(find_beside(name, found, "theme"))
    except BriefError as refusal:
        return Layer(data, layer.places, (*layer.diagnostics, *_placed(refusal, layer.locate(("theme",)))))
    themed = Layer(
        {"theme": base.data}, {("theme", *path): place for path, place in base.places.items()}, base.diagnostics
    )
    return Layer(data, layer.places, layer.diagnostics).over(themed)


def _with(layer: Layer, diagnostics: tuple[Diagnostic, ...]) -> Layer:
    return replace(layer, diagnostics=(*layer.diagnostics, *diagnostics))


def _placed(refusal: BriefError, place: Source | None) -> tuple[Diagnostic, ...]:
    return tuple(replace(diagnostic, source=diagnostic.source or place) for diagnostic in refusal.diagnostics)


def _circle(chain: tuple[str, ...], base: Found, place: Source | None) -> Diagnostic:
    way = " extends ".join((*chain, base.shown))
    return Diagnostic("T02", f"The templates extend each other in a circle: {way}.", "Break the circle.", source=place)


def _merge(over: Mapping[str, Plain], data: dict[str, Plain], places: dict[FactPath, Source], path: FactPath) -> None:
    for key, value in over.items():
        base = data.get(key)
        if isinstance(value, dict) and isinstance(base, dict) and key not in REPLACED_WHOLE:
            merged = dict(base)
            _merge(value, merged, places, (*path, key))
            data[key] = merged
            continue
        replaced = (*path, key)
        for gone in [place for place in places if place[: len(replaced)] == replaced]:
            del places[gone]
        data[key] = value
