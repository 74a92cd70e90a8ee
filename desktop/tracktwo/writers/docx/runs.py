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
from tracktwo.writers.docx.embedding import embedded_face
from tracktwo.writers.docx.language import RIGHT_TO_LEFT, directed, language_attribute
from tracktwo.writers.docx.manuscript import FaceInUse, Manuscript, Story
from tracktwo.writers.docx.markup import escaped, hexadecimal
from tracktwo.writers.docx.styles import fonts_element, raised

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

    @property
    def face(self) -> FaceInUse:
        """The face that prints the words."""
        return FaceInUse(self.display, self.bold or (self.bold_style and not self.faint), self.italic)


_Task: TypeAlias = "tuple[Inline | str, Form]"


def runs(inlines: Inlines, form: Form, story: Story) -> str:
    """The runs of running text; `form` is that of the paragraph's style."""
    pieces: list[str] = []
    waiting: list[_Task] = [(inline, form) for inline in reversed(inlines)]
    while waiting:
        task, form = waiting.pop()
        if isinstance(task, str):
            pieces.append(task)
        elif isinstance(task, Text):
            pieces.append(_words(task, form, story))
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
                "P03", "A link stands inside another link.", "The outer one is kept, the inner is printed as words."
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
        "P08", "A note stands in a running line or in another note.", "Its words are printed there in brackets."
    )
    return [(Text(" ["), form), *((child, form) for child in note.content), (Text("]"), form)]


def internal_link(bookmark: str) -> str:
    """The start of a link to a bookmark; empty for an empty name."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">' if bookmark else ""


def _leaf(inline: Inline, form: Form, story: Story) -> str:
    match inline:
        case Cite():
            xml = _citation(inline, form, story)
        case Note() if story.notebook is not None:
            xml = story.notebook.mark(inline)
        case Label():
            xml = _label(inline, story)
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
    face = form.face
    language = "" if inline.lang == manuscript.language else inline.lang
    grey = manuscript.theme.colours.grey
    if inline.text.isascii():
        manuscript.faces.add(face)
        return run(_properties(form, language, right_to_left=False, grey=grey), manuscript.text(inline.text))
    pieces: list[str] = []
    for passage, right in directed(inline.text):
        for piece, used in manuscript.cast(passage, face):
            manuscript.faces.add(used)
            shape = form._replace(upright=form.italic and not used.italic)
            properties = _properties(shape, language, right, grey, _lending(used, manuscript))
            pieces.append(run(properties, manuscript.text(piece)))
    return "".join(pieces)


def _lending(face: FaceInUse, manuscript: Manuscript) -> str:
    """The name under which Word finds the family that lends; empty where the style's own prints."""
    return embedded_face(manuscript.family(face).regular).family if face.lender else ""


def properties_of(form: Form, story: Story) -> str:
    """The properties of a run of that form."""
    story.manuscript.faces.add(form.face)
    return _properties(form, "", right_to_left=False, grey=story.manuscript.theme.colours.grey)


_REGULAR = '<w:b w:val="0"/><w:bCs w:val="0"/>'


@lru_cache(maxsize=512)
def _properties(form: Form, language: str, right_to_left: bool, grey: str, lent: str = "") -> str:
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
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _citation(cite: Cite, form: Form, story: Story) -> str:
    manuscript = story.manuscript
    manuscript.faces.add(FaceInUse(display=True, bold=False, italic=False))
    pieces: list[str] = []
    properties = _raised(form.size, form.bold_style, "" if cite.lang == manuscript.language else cite.lang)
    for text, anchor in cite.parts:
        words = run(properties, manuscript.text(text))
        goal = manuscript.goal(anchor) if anchor and not form.linked else ""
        pieces.append(f"{internal_link(goal)}{words}</w:hyperlink>" if goal else words)
    return "".join(pieces)


@lru_cache(maxsize=64)
def _raised(neighbours: float, bold_style: bool, language: str) -> str:
    """The properties of a citation beside words of that size; it is regular in a bold style too."""
    size, height = raised(neighbours)
    weight = _REGULAR if bold_style else ""
    return (
        f'<w:rPr><w:rStyle w:val="Citation"/>{weight}<w:position w:val="{height}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/>{language_attribute(language, right_to_left=False)}</w:rPr>'
    )


def _label(label: Label, story: Story) -> str:
    """A label in its style, with air at both ends that is part of its ground; its blanks do not break."""
    manuscript = story.manuscript
    manuscript.faces.add(FaceInUse(display=True, bold=True, italic=False))
    style = "LabelAlert" if label.tone is Tone.ALERT else "Label"
    return run(f'<w:rPr><w:rStyle w:val="{style}"/><w:b/><w:bCs/></w:rPr>', _padded(label.text, story))


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
