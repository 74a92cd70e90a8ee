"""The text of a YAML file to a plain tree: every scalar is text, every fact has its place.

YAML's own guesses (`NO` as false, `51:49` as 3109, `1.50` as 1.5) destroy facts of this field, so nothing is typed
here: the model types each field. The parser is libyaml's, watched event by event, so that no input can exhaust
the machine.

Y01 syntax · Y02 not UTF-8 · Y03 not a text · Y04 empty key, or a comma that cuts a value · Y05 key that is not text ·
Y06 forbidden character · Y07 text too long · Y08 nested too deep · Y09 anchor, alias or merge key · Y10 too large or
too many faults · Y11 several documents · Y12 tag · Y13 a comment that may be meant as text (a warning) · E01 key
written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    ScalarEvent,
)

from tracktwo.diagnostics import Diagnostic, FactPath, Severity, Source, in_order, sentence
from tracktwo.dossier.yaml_decoding import decoded
from tracktwo.dossier.yaml_syntax import syntax_problem
from tracktwo.dossier.yaml_tree import Plain, TreeBuilder

__all__ = ["Plain", "YamlText", "read_yaml"]

DEPTH_LIMIT = 50
EVENT_LIMIT = 500_000
_FAULT_LIMIT = 100
_PERHAPS_TEXT = re.compile(r"([ \t]+)#(?=[^\s#])")
"""What begins a comment of YAML where an analyst may mean a number: ` #1`, not ` # 1`."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a file says. An empty file is an empty map."""

    data: Plain
    places: Mapping[FactPath, Source]
    """Where each value begins; `()` is the file's outermost value."""
    key_places: Mapping[FactPath, Source]
    """Where the key of each value in a map begins."""
    diagnostics: tuple[Diagnostic, ...] = ()
    is_whole: bool = True
    """False when a part was not read, so a reference to nothing may be the reading's fault."""


class _StopReading(Exception):  # noqa: N818 - it ends the reading; the diagnostic it carries says why
    """The rest of the file is not read."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(str(diagnostic))


def read_yaml(data: bytes, file: str) -> YamlText:
    """Read a file; never raises for what is in it.

    After a syntax error the records read whole before it are kept, and the diagnostic says that the rest was not read.
    `file` is the name that every `Source` carries.
    """
    content = decoded(data, file)
    if content.text is None:
        return YamlText({}, MappingProxyType({}), MappingProxyType({}), content.diagnostics, is_whole=False)
    builder = TreeBuilder(file)
    stop: Diagnostic | None = None
    remarks: list[Diagnostic] = []
    try:
        for event in _guarded(content.text, builder):
            _take(event, builder)
            remarks.extend(_perhaps_text(event, content.text, file))
    except _StopReading as refusal:
        stop = refusal.diagnostic
        _take_back_half_read(builder, None)
    except yaml.MarkedYAMLError as error:
        stop = _rest_not_read(syntax_problem(error, content.text, file, _last_place(builder, error)))
        _take_back_half_read(builder, error)
    found = (*content.diagnostics, *builder.diagnostics, *remarks[:_FAULT_LIMIT], *((stop,) if stop else ()))
    places = MappingProxyType(builder.places)
    key_places = MappingProxyType(builder.key_places)
    return YamlText(builder.root, places, key_places, in_order(found), is_whole=stop is None)


def _events(text: str) -> Iterator[Event]:
    return yaml.parse(text, Loader=yaml.CSafeLoader)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _guarded(text: str, builder: TreeBuilder) -> Iterator[Event]:
    depth = documents = 0
    for count, event in enumerate(_events(text), start=1):
        if isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > DEPTH_LIMIT:
                message = f"lists and maps are nested more than {DEPTH_LIMIT} deep"
                raise _stop("Y08", message, "Look for brackets that are not closed.", event, builder)
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        elif isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                hint = 'Delete the line "---", or make two files.'
                raise _stop("Y11", "a second document begins here", hint, event, builder)
        if count > EVENT_LIMIT:
            hint = "Split the dossier into a folder with one file for each block."
            raise _stop("Y10", f"the file has more than {EVENT_LIMIT:,} entries", hint, event, builder)
        if len(builder.diagnostics) >= _FAULT_LIMIT:
            hint = "Mend the ones listed first."
            raise _stop("Y10", f"the file has {_FAULT_LIMIT} faults or more", hint, event, builder)
        yield event


def _take(event: Event, builder: TreeBuilder) -> None:
    if isinstance(event, ScalarEvent):
        builder.scalar(event)
    elif isinstance(event, CollectionStartEvent):
        builder.start(event)
    elif isinstance(event, CollectionEndEvent):
        builder.end()
    elif isinstance(event, AliasEvent):
        builder.alias(event)


def _perhaps_text(event: Event, text: str, file: str) -> Iterator[Diagnostic]:
    """Y13 for a text without quotation marks that a `#` cuts short."""
    if not isinstance(event, ScalarEvent) or event.style:
        return
    comment = _PERHAPS_TEXT.match(text, event.end_mark.index)
    if comment:
        place = Source(file, event.end_mark.line + 1, event.end_mark.column + len(comment[1]) + 1)
        message = "Everything after # is a comment and was not read."
        hint = "Put the whole text in quotation marks; begin a comment with a blank after #."
        yield Diagnostic("Y13", message, hint, Severity.WARNING, place)


def _stop(code: str, message: str, hint: str, event: Event, builder: TreeBuilder) -> _StopReading:
    mark = event.start_mark
    source = Source(builder.file, mark.line + 1, mark.column + 1)
    return _StopReading(_rest_not_read(Diagnostic(code, sentence(message), hint, source=source)))


def _last_place(builder: TreeBuilder, error: yaml.MarkedYAMLError) -> Source | None:
    """Where the text begins that ends on the line of the problem."""
    if builder.last_text is None or error.problem_mark is None or builder.last_text[1] != error.problem_mark.line:
        return None
    return builder.places[builder.last_text[0]]


def _rest_not_read(found: Diagnostic) -> Diagnostic:
    message = f"{found.message.removesuffix('.')}; the rest of the file was not read."
    return Diagnostic(found.code, message, found.hint, found.severity, found.source, found.path)


def _take_back_half_read(builder: TreeBuilder, error: yaml.MarkedYAMLError | None) -> None:
    """Take out the record in which the reading stopped, and a text the fault may have cut: half a fact is none."""
    if not isinstance(builder.root, dict):
        builder.take_back(())
    elif len(builder.open_path) >= 2 or builder.is_in_brackets:
        builder.take_back(builder.open_path[:2])
    elif builder.last_text and error and error.problem_mark and error.problem_mark.line <= builder.last_text[1]:
        builder.take_back(builder.last_text[0][:2])
