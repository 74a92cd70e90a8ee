"""The words on the pages of a PDF: markings at their edges, and words that are printed where nobody sees them."""

# pikepdf's objects are typed as Any where their keys are read
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from tracktwo.inspection.carried import Carried, Topic, Undeclared, shortened
from tracktwo.inspection.unprinted import unprinted
from tracktwo.writers.scripts import RIGHT_TO_LEFT, printing

if TYPE_CHECKING:
    from pikepdf import Page

Matrix = tuple[float, float, float, float, float, float]
SAME: Final[Matrix] = (1, 0, 0, 1, 0, 0)
MARKING: Final = re.compile(r"TLP:(?:RED|AMBER(?:\+STRICT)?|GREEN|CLEAR)(?![\w+])")
EDGE: Final = 90.0
"""Points from the edge of the paper in which running lines stand."""
SMALLEST: Final = 2.0
UNSEEN_MODES: Final = frozenset({3, 7})
"""Text rendering modes that paint nothing: invisible, and clipping alone (ISO 32000-1, 9.3.6)."""
DEEPEST_FORM: Final = 8
REPLACING: Final = ("/Alt", "/E")
HEARD: Final = "words heard in place of others"
Spoken: TypeAlias = "list[tuple[list[int], str]]"


def page_findings(page: Page, where: str, spoken: Spoken) -> Iterator[Carried | Undeclared]:
    """The markings in the running lines of a page, and every show of text that cannot be seen.

    `spoken` are the words that readers are to say instead of passages of the page, by the numbers of the passages.
    """
    resources = page.obj.get("/Resources", {})
    reader = _Reader([float(side) for side in page.obj.get("/MediaBox", (0, 0, 612, 792))])
    reader.read(page.obj, resources, 0)
    for numbers, words in spoken:
        printed = "".join(reader.marked.get(number, "") for number in numbers)
        if not said_by(words, printed):
            yield Undeclared(HEARD, where, shortened(words))
    for channel, text in reader.unseen:
        yield Undeclared(channel, where, shortened(text))
    for _, text in reader.shown:
        yield from unprinted(text, where)
    for place, line in reader.edges().items():
        for marking in MARKING.findall(line):
            yield Carried(Topic.MARKING, f"{where}, {place}", marking)
    yield from _descriptions(page, bare("".join(text for _, text in reader.shown)), where)
    named = {str(key) for key in resources.get("/XObject", {}).keys()}  # noqa: SIM118 - a PDF dictionary is no mapping
    for name in sorted(named - reader.drawn):
        yield Undeclared("content that is not drawn", where, name)


def _descriptions(page: Page, words: str, where: str) -> Iterator[Undeclared]:
    """What links say of themselves, where the page does not say it."""
    for annotation in page.obj.get("/Annots", ()):
        said = str(annotation.get("/Contents", ""))
        is_said = bare(said) in words or (RIGHT_TO_LEFT.search(said) is not None and said_by(bare(said), words))
        if str(annotation.get("/Subtype", "")) == "/Link" and not is_said:
            yield Undeclared(HEARD, where, shortened(said))


def bare(text: str) -> str:
    """The letters and figures of a text: blanks and signs differ from reader to reader."""
    return "".join(character for character in text if character.isalnum())


def said_by(words: str, printed: str) -> bool:
    """Whether the words hold no letter that is not printed: what is spoken may only be in another order."""
    return not Counter(_letters(words)) - Counter(_letters(printed))


def _letters(text: str) -> str:
    return "".join(printing(unicodedata.normalize("NFD", text)).split())


@dataclass(frozen=True, slots=True)
class _Marked:
    """A marked passage that is open: its number, what is to be spoken instead, and where its words begin."""

    number: int | None
    spoken: str
    start: int


@dataclass(frozen=True, slots=True)
class _State:
    """What of the graphics state decides whether words are seen."""

    matrix: Matrix = SAME
    mode: int = 0
    size: float = 0.0
    leading: float = 0.0
    opacity: float = 1.0
    font: Any = None


@dataclass
class _Reader:
    """Follows the content of one page."""

    box: list[float]
    unseen: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    shown: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    drawn: set[str] = field(default_factory=set[str])
    marked: dict[int, str] = field(default_factory=dict[int, str])
    open: list[_Marked] = field(default_factory=list[_Marked])
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list[_State])
    line: Matrix = SAME
    _fonts: dict[tuple[int, int], dict[int, str]] = field(default_factory=dict[tuple[int, int], dict[int, str]])

    def read(self, content: Any, resources: Any, depth: int) -> None:  # noqa: ANN401
        """Follow a content stream."""
        import pikepdf

        for instruction in pikepdf.parse_content_stream(content):
            operands: list[Any] = list(instruction.operands)  # pyright: ignore[reportArgumentType]
            self._step(str(instruction.operator), operands, resources, depth)

    def edges(self) -> dict[str, str]:
        """The words in the running lines, by edge."""
        low, high = self.box[1] + EDGE, self.box[3] - EDGE
        return {
            "header": "".join(text for height, text in self.shown if height > high),
            "footer": "".join(text for height, text in self.shown if height < low),
        }

    def _step(self, operator: str, operands: list[Any], resources: Any, depth: int) -> None:  # noqa: ANN401
        match operator:
            case "q":
                self.stack.append(self.state)
            case "Q":
                self.state = self.stack.pop() if self.stack else self.state
            case "cm":
                self.state = replace(self.state, matrix=_times(_matrix(operands), self.state.matrix))
            case "Do":
                self._draw(str(operands[0]), resources, depth)
            case "gs":
                graphics = resources.get("/ExtGState", {}).get(str(operands[0]), {})
                opacity = float(graphics.get("/ca", self.state.opacity))
                self.state = replace(self.state, opacity=opacity)
            case "BT":
                self.line = SAME
            case "BDC" | "BMC" | "DP" | "EMC":
                self._mark(operator, operands, resources)
            case _:
                self._text_step(operator, operands, resources)

    def _mark(self, operator: str, operands: list[Any], resources: Any) -> None:  # noqa: ANN401
        """Marked content: a layer, or words a reader hears in place of those printed (ISO 32000-1, 14.9)."""
        if operator == "EMC":
            self._end()
            return
        properties = _properties(operands, resources)
        if str(operands[0]) == "/OC":
            self.unseen.append(("layer", str(properties.get("/Name", ""))))
        for key in REPLACING:
            if key in properties:
                self.unseen.append((HEARD, str(properties[key])))
        if operator != "DP":
            number = int(properties["/MCID"]) if "/MCID" in properties else None
            self.open.append(_Marked(number, str(properties.get("/ActualText", "")), len(self.shown)))

    def _end(self) -> None:
        if not self.open:
            return
        closed = self.open.pop()
        printed = "".join(text for _, text in self.shown[closed.start :])
        if closed.number is not None:
            self.marked[closed.number] = self.marked.get(closed.number, "") + printed
        if not said_by(closed.spoken, printed):
            self.unseen.append((HEARD, closed.spoken))

    def _text_step(self, operator: str, operands: list[Any], resources: Any) -> None:  # noqa: ANN401
        match operator:
            case "Tr":
                self.state = replace(self.state, mode=int(operands[0]))
            case "TL":
                self.state = replace(self.state, leading=float(operands[0]))
            case "Tf":
                font = resources.get("/Font", {}).get(str(operands[0]))
                self.state = replace(self.state, font=font, size=float(operands[1]))
            case "Tm":
                self.line = _matrix(operands)
            case "Td" | "TD":
                self._move(float(operands[0]), float(operands[1]))
                if operator == "TD":
                    self.state = replace(self.state, leading=-float(operands[1]))
            case "T*":
                self._move(0, -self.state.leading)
            case "Tj" | "TJ" | "'" | '"':
                if operator in {"'", '"'}:
                    self._move(0, -self.state.leading)
                self._show(operands[-1])
            case _:
                pass

    def _move(self, x: float, y: float) -> None:
        self.line = _times((1, 0, 0, 1, x, y), self.line)

    def _show(self, operand: Any) -> None:  # noqa: ANN401
        import pikepdf

        pieces = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
        raw = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
        text = self._decoded(raw)
        if not text.strip():
            return
        a, b, _, _, x, y = _times(self.line, self.state.matrix)
        size = abs(self.state.size) * (a * a + b * b) ** 0.5
        left, bottom, right, top = self.box
        channels = {
            "invisible words": self.state.mode in UNSEEN_MODES or self.state.opacity < 0.05,
            "words off the page": not (left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1),
            "words too small to read": 0 <= size < SMALLEST,
        }
        self.unseen.extend((channel, text) for channel, is_so in channels.items() if is_so)
        self.shown.append((y, text))

    def _draw(self, name: str, resources: Any, depth: int) -> None:  # noqa: ANN401
        self.drawn.add(name)
        form = resources.get("/XObject", {}).get(name)
        if form is None or str(form.get("/Subtype", "")) != "/Form" or depth >= DEEPEST_FORM:
            return
        before, line = self.state, self.line
        matrix = _matrix(list(form.get("/Matrix", SAME)))
        self.state = replace(before, matrix=_times(matrix, before.matrix))
        self.read(form, form.get("/Resources", resources), depth + 1)
        self.state, self.line = before, line

    def _decoded(self, raw: bytes) -> str:
        font = self.state.font
        if font is None:
            return raw.decode("latin-1")
        key = font.objgen
        if key not in self._fonts:
            table = font.get("/ToUnicode")
            self._fonts[key] = _characters(bytes(table.read_bytes())) if table is not None else {}
        characters = self._fonts[key]
        width = 2 if str(font.get("/Subtype", "")) == "/Type0" else 1
        codes = (int.from_bytes(raw[place : place + width], "big") for place in range(0, len(raw), width))
        return "".join(characters.get(code, chr(code) if width == 1 else "") for code in codes)


def _properties(operands: list[Any], resources: Any) -> Any:  # noqa: ANN401
    """The properties of marked content: written there, or named among the page's resources."""
    from pikepdf import Name

    if len(operands) < 2:
        return {}
    given = operands[-1]
    return resources.get("/Properties", {}).get(str(given), {}) if isinstance(given, Name) else given


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _characters(table: bytes) -> dict[int, str]:
    """What each code of a font stands for: its ToUnicode table (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    text = table.decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, characters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = _utf16(characters)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, start in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for offset in range(min(int(last, 16) - int(first, 16) + 1, 0x10000)):
                found[int(first, 16) + offset] = chr(int(start, 16) + offset) if len(start) <= 4 else _utf16(start)
        for first, entries in re.findall(r"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[([^\]]*)\]", block):
            for offset, characters in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", entries)):
                found[int(first, 16) + offset] = _utf16(characters)
    return found


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits if len(digits) % 2 == 0 else f"0{digits}").decode("utf-16-be", "replace")
