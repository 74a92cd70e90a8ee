"""Inlines as runs. The walk keeps its own stack, so that no nesting is too deep."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from tracktwo.document.inlines import (
    Cite,
    Emphasis,
    Faint,
    Inline,
    Inlines,
    Label,
    LineBreak,
    Link,
    MarkingLabel,
    Note,
    PageCount,
    PageNumber,
    Reference,
    Strong,
    Text,
    Tone,
    plain,
)
from tracktwo.writers.breaks import is_short
from tracktwo.writers.docx.embedding import embedded_face
from tracktwo.writers.docx.language import RIGHT_TO_LEFT, directed, language_attribute
from tracktwo.writers.docx.manuscript import FaceInUse, Manuscript, Story
from tracktwo.writers.docx.markup import escaped, half_points, hexadecimal
from tracktwo.writers.docx.styles import fonts_element, raised
from tracktwo.writers.ruler import LABEL_SIZE

NO_BREAK_SPACE = "\u00a0"


class Form(NamedTuple):
    """How words look: `display`, `size` and `bold_style` come from the style of the paragraph, the rest from inlines.

    `faint` words are regular in a bold style too, unless something inside them is bold again. `linked` words stand
    inside a link, of which `link` is the style where the link is an inline of the tree. `upright` words are emphasized
    but not slanted, because the italic face lacks their letters.
    """

    display: bool
    size: float
    bold_style: bool = False
    bold: bool = False
    italic: bool = False
    faint: bool = False
    link: str = ""
    linked: bool = False
    upright: bool = False


class _Look(NamedTuple):
    """The properties of a run, and the face that prints it."""

    properties: str
    face: FaceInUse


_Task: TypeAlias = "tuple[Inline | str, Form]"


def runs(inlines: Inlines, form: Form, story: Story) -> str:
    """The runs of running text; `form` is that of the paragraph's style."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):  # most cells and headings
        return _words(inlines[0], form, story)
    pieces: list[str] = []
    waiting: list[_Task] = [(inline, form) for inline in reversed(inlines)]
    while waiting:
        task, form = waiting.pop()
        if isinstance(task, str):
            pieces.append(task)
        elif isinstance(task, Text):
            pieces.append(_words(task, form, story))
        elif isinstance(task, Cite):
            pieces.append(_citation(task, form, story))
        else:
            children = _children(task, form, story)
            if children is None:
                pieces.append(_leaf(task, form, story))
            else:
                waiting.extend(reversed(children))
    return "".join(pieces)


def _children(inline: Inline, form: Form, story: Story) -> list[_Task] | None:
    """What a nesting inline holds, each with its form; None for an inline that holds nothing."""
    match inline:
        case Strong():
            form = form._replace(bold=True)
        case Emphasis():
            form = form._replace(italic=True)
        case Faint():
            form = form._replace(faint=True, bold=False)
        case Link() | Reference():
            return _linked(inline, form, story)
        case Note() if not story.repeated and story.notebook is None:
            return _inserted(inline, form, story)
        case _:
            return None
    return [(child, form) for child in inline.children]


def _linked(inline: Link | Reference, form: Form, story: Story) -> list[_Task]:
    if form.linked:
        if form.link:
            story.manuscript.warn(
                "P11", "A link stands inside another link.", "The outer one is kept, the inner is printed as words."
            )
        return [(child, form) for child in inline.children]
    inner = form._replace(link="Hyperlink" if isinstance(inline, Link) else "CrossReference", linked=True)
    around = _around(inline, inner, story) if plain(inline.children).strip("\n") else None
    if not around:
        return [(child, form) for child in inline.children]
    return [(around[0], form), *((child, inner) for child in inline.children), (around[1], form)]


def _around(inline: Link | Reference, form: Form, story: Story) -> tuple[str, str] | None:
    """What stands before and after the words that lead somewhere; None where they lead nowhere.

    The runs of a field look as its words do, because some readers set the result like its first run.
    """
    if isinstance(inline, Link):
        relationship = story.link(inline.target)
        return (f'<w:hyperlink r:id="{relationship}" w:history="1">', _LINK_END) if relationship else None
    bookmark = story.manuscript.goal(inline.anchor)
    if not bookmark:
        return None
    target = story.manuscript.survey.targets.get(inline.anchor)
    instruction = target.instruction(plain(inline.children)) if target else ""
    if not instruction:
        return internal_link(bookmark), _LINK_END
    return field_start(instruction, properties_of(form, story)), FIELD_END


def _inserted(note: Note, form: Form, story: Story) -> list[_Task]:
    """A note where Word has none: its words follow in brackets."""
    story.manuscript.warn(
        "P10", "A note stands in a running line or in another note.", "Its words are printed there in brackets."
    )
    return [(Text(" ["), form), *((child, form) for child in note.content), (Text("]"), form)]


def internal_link(bookmark: str) -> str:
    """The start of a link to a bookmark; empty for an empty name."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">' if bookmark else ""


def _leaf(inline: Inline, form: Form, story: Story) -> str:
    match inline:
        case Note() if story.notebook is not None:
            xml = story.notebook.mark(inline)
        case Label():
            xml = _label(inline, form, story)
        case MarkingLabel():
            xml = _marking(inline, story)
        case LineBreak():
            xml = "<w:r><w:br/></w:r>"
        case PageNumber():
            xml = field("PAGE", "1")
        case PageCount():
            xml = field("NUMPAGES", str(max(story.manuscript.anchor_pages.values(), default=1)))
        case _:
            xml = ""
    return xml


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_LINK_END = "</w:hyperlink>"


def field_start(instruction: str, properties: str = "") -> str:
    """The beginning of a complex field (ECMA-376 part 1, 17.16.18), up to the result it shows until Word counts anew.

    `FIELD_END` follows the result.
    """
    start = f"<w:r>{properties}"
    return (
        f'{start}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'{start}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'{start}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field(instruction: str, cached: str, properties: str = "") -> str:
    """A complex field whose result is a number; all its runs look alike."""
    return (
        f"{field_start(instruction, properties)}<w:r>{properties}<w:t>{cached}</w:t></w:r>"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(properties: str, characters: str) -> str:
    """A run of characters that are XML already."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{characters}</w:t></w:r>'


def _words(inline: Text, form: Form, story: Story) -> str:
    if not inline.text:
        return ""
    manuscript = story.manuscript
    language = "" if inline.lang == manuscript.language else inline.lang
    grey = manuscript.grey
    if inline.text.isascii():
        look = _look(form, language, right_to_left=False, grey=grey)
        manuscript.faces.add(look.face)
        return run(look.properties, manuscript.text(inline.text))
    face = _face(form)
    pieces: list[str] = []
    for passage, right in directed(inline.text):
        for piece, used in manuscript.cast(passage, face):
            manuscript.faces.add(used)
            shape = form._replace(upright=form.italic and not used.italic)
            look = _look(shape, language, right, grey, _lending(used, manuscript))
            pieces.append(run(look.properties, manuscript.text(piece)))
    return "".join(pieces)


def _lending(face: FaceInUse, manuscript: Manuscript) -> str:
    """The name under which Word finds the family that lends; empty where the style's own prints."""
    return embedded_face(manuscript.family(face).regular).family if face.lender else ""


def _face(form: Form) -> FaceInUse:
    """The face that prints words of that form."""
    bold = form.bold or (form.bold_style and not form.faint)
    return FaceInUse(form.display, bold, form.italic and not form.upright)


def properties_of(form: Form, story: Story) -> str:
    """The properties of a run of that form."""
    look = _look(form, "", right_to_left=False, grey=story.manuscript.grey)
    story.manuscript.faces.add(look.face)
    return look.properties


_REGULAR = '<w:b w:val="0"/><w:bCs w:val="0"/>'


@lru_cache(maxsize=512)
def _look(form: Form, language: str, right_to_left: bool, grey: str, lent: str = "") -> _Look:
    """The run properties in the order of the schema.

    Bold and italic are set directly besides the style: in styles they are toggles, and two of them cancel out.
    """
    named = form.link or ("Strong" if form.bold else "Emphasis" if form.italic else "Faint" if form.faint else "")
    pieces = [f'<w:rStyle w:val="{named}"/>' if named else ""]
    if lent:
        pieces.append(fonts_element(lent, escaped(lent)))
    if form.bold:
        pieces.append("<w:b/><w:bCs/>")
    elif form.faint and form.bold_style:
        pieces.append(_REGULAR)
    if form.italic:
        pieces.append('<w:i w:val="0"/><w:iCs w:val="0"/>' if form.upright else "<w:i/><w:iCs/>")
    if form.faint and named != "Faint" and not form.link:
        pieces.append(f'<w:color w:val="{hexadecimal(grey)}"/>')
    if right_to_left:
        pieces.append(RIGHT_TO_LEFT)
    pieces.append(language_attribute(language, right_to_left))
    inside = "".join(pieces)
    return _Look(f"<w:rPr>{inside}</w:rPr>" if inside else "", _face(form))


def _citation(cite: Cite, form: Form, story: Story) -> str:
    manuscript = story.manuscript
    manuscript.faces.add(FaceInUse(display=True, bold=False, italic=False))
    pieces: list[str] = []
    properties = _raised(form.size, form.bold_style)
    parts = cite.parts
    is_whole = is_short(parts)
    for text, anchor in parts:
        words = run(properties, manuscript.text(text.replace(" ", NO_BREAK_SPACE) if is_whole else text))
        goal = manuscript.goal(anchor) if anchor and not form.linked else ""
        pieces.append(f"{internal_link(goal)}{words}</w:hyperlink>" if goal else words)
    return "".join(pieces)


@lru_cache(maxsize=64)
def _raised(neighbours: float, bold_style: bool) -> str:
    """The properties of a citation beside words of that size; it is regular in a bold style too."""
    size, height = raised(neighbours)
    weight = _REGULAR if bold_style else ""
    return (
        f'<w:rPr><w:rStyle w:val="Citation"/>{weight}<w:position w:val="{height}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/></w:rPr>'
    )


def _label(label: Label, form: Form, story: Story) -> str:
    """A label in its style, with air at both ends that is part of its ground; its blanks do not break."""
    manuscript = story.manuscript
    manuscript.faces.add(FaceInUse(display=True, bold=True, italic=False))
    style = "LabelAlert" if label.tone is Tone.ALERT else "Label"
    size = half_points(form.size * LABEL_SIZE)
    smaller = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if form.size < manuscript.theme.sizes.table else ""
    return run(f'<w:rPr><w:rStyle w:val="{style}"/><w:b/><w:bCs/>{smaller}</w:rPr>', _padded(label.text, story))


def _marking(marking: MarkingLabel, story: Story) -> str:
    story.manuscript.faces.add(FaceInUse(display=True, bold=True, italic=False))
    ink, ground = hexadecimal(marking.ink), hexadecimal(marking.ground)
    if "auto" in (ink, ground):
        ink = ground = "auto"
    properties = (
        f'<w:rPr><w:rStyle w:val="Marking"/><w:b/><w:bCs/><w:color w:val="{ink}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/></w:rPr>'
    )
    return run(properties, _padded(marking.text, story))


def _padded(text: str, story: Story) -> str:
    return f"{NO_BREAK_SPACE}{story.manuscript.text(text).replace(' ', NO_BREAK_SPACE)}{NO_BREAK_SPACE}"
