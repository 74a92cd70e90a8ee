"""A document that uses every block and every inline: what both writers are tried on.

Nothing here is a fact; the names and figures only make pages that look like a brief.
"""

from __future__ import annotations

from tracktwo.document.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Furniture,
    GroupRow,
    List,
    ListItem,
    Paragraph,
    ParagraphRole,
    Properties,
    Row,
    Section,
    SourceEntry,
    SourceList,
    Table,
    TitleBlock,
)
from tracktwo.document.inlines import (
    Cite,
    CitedSource,
    Emphasis,
    Faint,
    Inline,
    Label,
    LineBreak,
    Link,
    MarkingLabel,
    PageCount,
    PageNumber,
    Reference,
    Strong,
    Text,
    Tone,
)
from tracktwo.document.pages import PAPER_SIZES, Page

MARKING = MarkingLabel("TLP:CLEAR", "#ffffff", "#000000")


def a4_page() -> Page:
    """A4 upright with the margins of the shipped templates."""
    width, height = PAPER_SIZES["A4"]
    return Page(width, height, top=72, bottom=64, start=66, end=66)


def words(text: str) -> tuple[Inline, ...]:
    """One plain run."""
    return (Text(text),)


def cite(*sources: tuple[int, str]) -> Cite:
    """A citation of sources given as (number, letter of a place in it)."""
    return Cite(tuple(CitedSource(number, f"source-{number}", f"place {letter}", letter) for number, letter in sources))


def cell(*inlines: Inline | str) -> Cell:
    """A table cell of inlines and plain strings."""
    return Cell(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def sample_document() -> Document:
    """The whole sample: about five pages, one of them landscape."""
    page = a4_page()
    return Document(
        properties=Properties(
            title="Back-channel talks on Ukraine: who, what, and on what terms",
            lang="en-US",
            date="2023-07-08",
            author="Example Policy Unit",
            subject="Policy brief",
            keywords=("Ukraine", "Track Two", "cluster munitions"),
        ),
        page=page,
        title=_title(),
        blocks=(
            _bottom_line(),
            Contents(words("Contents"), depth=2),
            _participants(),
            _deal_terms(),
            _positions(page),
            _weapons(),
            _source_list(),
        ),
        header=Furniture(start=words("Unofficial U.S.–Russian contacts on ending the war in Ukraine"), end=(MARKING,)),
        footer=Furniture(
            start=words("Example Policy Unit · information as of July 8, 2023"),
            middle=(PageNumber(), Text(" of "), PageCount()),
            end=(MARKING,),
        ),
    )


def _title() -> TitleBlock:
    return TitleBlock(
        title=words("Back-channel talks on Ukraine: who, what, and on what terms"),
        kicker=words("Policy brief"),
        notices=(
            (Strong(words("Under embargo")), Text(" until July 10, 2023, 06:00 Eastern time.")),
            words("Contains reported statements that no government has confirmed."),
        ),
        details=(words("For: Policy staff"), words("From: Example Policy Unit"), words("July 8, 2023")),
        fields=(
            (words("To:"), words("The Deputy Secretary")),
            (
                words("Through:"),
                words(
                    "The Executive Secretariat, with copies to the bureaus for European and Eurasian affairs, "
                    "for arms control, and for legal matters"
                ),
            ),
            (words("Subject:"), (Text("Unofficial contacts with Russia"), cite((1, "")))),
        ),
    )


def _bottom_line() -> Callout:
    return Callout(
        words("Bottom line"),
        (
            Paragraph(
                (
                    Text(
                        "Former U.S. officials have met Russians, among them Foreign Minister Lavrov, "
                        "to explore terms for talks."
                    ),
                    cite((1, "")),
                    Text(" Washington says it knew but did not direct them; Moscow denies the report."),
                    cite((2, "a"), (5, "")),
                    Text(" No party to the war has agreed to any of the terms below."),
                ),
                origin=("judgments", "bottom-line"),
            ),
            List(
                (
                    ListItem((Paragraph(words("Do not treat the terms as an offer.")),)),
                    ListItem(
                        (Paragraph((Text("Brief Kyiv "), Strong(words("before")), Text(" each further round."))),)
                    ),
                ),
            ),
        ),
    )


def _participants() -> Section:
    return Section(
        words("Participants"),
        1,
        "section-1",
        (
            Paragraph(
                (
                    Text("The group is known from one report and two partial confirmations (see "),
                    Reference("table-1", words("Table 1")),
                    Text("). Attendance that rests on a single outlet is marked "),
                    Emphasis(words("reported")),
                    Text("; the report itself is "),
                    Link(
                        "https://www.example.org/news/2023/07/06/former-officials-held-secret-talks", words("on line")
                    ),
                    Text("."),
                ),
            ),
            _participants_table(),
        ),
        number="1",
    )


def _participants_table() -> Table:
    return Table(
        columns=(
            Column(words("Name"), 1.2, 10, is_row_header=True),
            Column(words("Role on July 8, 2023"), 2.0, 16),
            Column(words("Capacity"), 1.0, 9),
            Column(words("Attendance"), 1.0, 9),
        ),
        rows=(
            GroupRow(words("Group of former U.S. officials")),
            Row(
                (
                    cell("Richard Haass"),
                    cell("then president of the Council on Foreign Relations (until June 2023)", cite((3, ""))),
                    cell("former official"),
                    cell("New York, April"),
                ),
                origin=("participants", "haass"),
            ),
            Row(
                (
                    cell("Charles Kupchan"),
                    cell("fellow, Council on Foreign Relations", cite((1, ""))),
                    cell("former official"),
                    cell("New York, April"),
                )
            ),
            Row(
                (
                    cell(Emphasis(words("at least two others"))),
                    cell("unnamed former officials", cite((2, ""))),
                    cell("–"),
                    cell(""),
                )
            ),
            GroupRow(words("Russian Federation")),
            Row(
                (
                    cell("Sergey Lavrov ", Faint((Text("Сергей Лавров", lang="ru"),))),
                    cell("Minister of Foreign Affairs", cite((1, ""))),
                    cell("official", LineBreak(), "serving"),
                    cell("New York, April"),
                ),
            ),
        ),
        caption=(
            Strong(words("Table 1. ")),
            Text("Who took part. “Reported” marks attendance that rests on other outlets than the original report."),
        ),
        summary="People who took part in the talks, by side, with role, capacity and attendance.",
        anchor="table-1",
    )


def _deal_terms() -> Section:
    return Section(
        words("Possible deal terms"),
        1,
        "section-2",
        (
            Section(
                words("Demilitarized zone with international monitors"),
                2,
                "section-2-1",
                (
                    Paragraph(
                        words("Roughly even chance that monitors are accepted, with low confidence."),
                        ParagraphRole.LEAD,
                    ),
                    Paragraph(
                        (
                            Text(
                                "Observers from the UN or a like body on both sides of the present line, "
                                "once a ceasefire holds."
                            ),
                            cite((2, ""), (4, "")),
                        )
                    ),
                    Paragraph(
                        (Strong(words("Verification: ")), Text("satellite pictures and patrols, 24 hours a day")),
                        ParagraphRole.FIELD,
                    ),
                    Paragraph(
                        (
                            Strong(words("Depends on: ")),
                            Reference("section-2-2", words("Ceasefire on the present line")),
                        ),
                        ParagraphRole.FIELD,
                    ),
                    Paragraph(
                        (
                            Text(
                                "“The Parties shall withdraw heavy weapons of a calibre above 100 mm "
                                "to a distance of 25 km.”"
                            ),
                            cite((4, "art. 2")),
                        ),
                        ParagraphRole.QUOTE,
                    ),
                    Paragraph(
                        words("Draft language of the Minsk memorandum, quoted for comparison."), ParagraphRole.NOTE
                    ),
                ),
                number="2.1",
                labels=(Label("FLOATED"),),
            ),
            Section(
                words("Ceasefire on the present line"),
                2,
                "section-2-2",
                (
                    Paragraph(words("What would have to be settled first:")),
                    _nested_list(),
                    Section(
                        words("Options for the Secretary"),
                        3,
                        "section-2-2-1",
                        (Paragraph(words("Approve ________    Disapprove ________"), ParagraphRole.DECISION),),
                    ),
                ),
                number="2.2",
                labels=(Label("RED LINE", Tone.ALERT), Text(" "), Label("DENIED")),
            ),
        ),
        number="2",
    )


def _nested_list() -> List:
    return List(
        (
            ListItem((Paragraph(words("Who signs, and for whom.")),)),
            ListItem(
                (
                    Paragraph(words("Where the line runs:")),
                    List(
                        (
                            ListItem((Paragraph(words("as held on the day of signature, or")),)),
                            ListItem(
                                (
                                    Paragraph(words("as held on February 23, 2022.")),
                                    Paragraph(words("Kyiv accepts nothing less than the second.")),
                                )
                            ),
                        ),
                    ),
                ),
            ),
            ListItem((Paragraph((Text("Who watches it"), cite((4, "")), Text("."))),)),
        ),
        ordered=True,
    )


def _positions(page: Page) -> Section:
    return Section(
        words("Positions by issue"),
        1,
        "section-3",
        (
            Table(
                columns=(
                    Column(words("Issue"), 1.0, 10, is_row_header=True),
                    Column(words("Ukraine"), 1.3, 12),
                    Column(words("Russia"), 1.3, 12),
                    Column(words("United States"), 1.3, 12),
                    Column(words("Group of former officials"), 1.3, 12),
                    Column(words("Gap, landing zone"), 1.2, 12, wash=True),
                ),
                rows=(
                    Row(
                        (
                            cell("Who speaks for whom"),
                            cell(
                                Label("RED LINE", Tone.ALERT),
                                " No settlement of Ukraine’s fate without Ukraine.",
                                cite((2, "")),
                            ),
                            cell("Denies the report.", cite((2, ""))),
                            cell("Knew, neither started nor directs the talks.", cite((1, ""), (2, ""))),
                            cell("."),
                            cell("Brief Kyiv on each round"),
                        ),
                    ),
                    Row(
                        (
                            cell("Line of control, Crimea, the Donbas"),
                            cell(
                                Label("RED LINE", Tone.ALERT),
                                " Russian forces leave all Ukrainian territory, Crimea included.",
                                cite((2, "")),
                            ),
                            cell(Emphasis(words("(assessed)")), " Keeps what it holds.", cite((2, ""))),
                            cell("Opposes recognition of gains by force.", cite((2, ""))),
                            cell("Freeze on the present line; question deferred.", cite((4, ""))),
                            cell("none seen"),
                        ),
                    ),
                ),
                caption=(Strong(words("Table 2. ")), Text("Positions as last stated on or before July 8, 2023.")),
                summary="Positions of four sides on two issues.",
                anchor="table-2",
            ),
        ),
        number="3",
        page=page.turned(),
    )


def _weapons() -> Section:
    return Section(
        words("Weapons package"),
        1,
        "section-4",
        (
            Paragraph(
                words(
                    "The package of July 7, 2023 is the first to hold cluster munitions. "
                    "Figures are as announced; bounds are printed as bounds."
                )
            ),
            Table(
                columns=(
                    Column(words("Item"), 2.5, 16, is_row_header=True),
                    Column(words("Quantity"), 1.0, 8, Align.END),
                    Column(words("Dud rate"), 1.0, 8, Align.CENTER),
                ),
                rows=(
                    Row(
                        (
                            cell("155 mm artillery rounds, including DPICM"),
                            cell("not given"),
                            cell("≤ 2.35 %", cite((5, "slide 2"))),
                        )
                    ),
                    Row((cell("Bradley infantry fighting vehicles"), cell("32"), cell("–"))),
                    Row((cell("Stryker armored personnel carriers"), cell("32"), cell("–"))),
                ),
                caption=(Strong(words("Table 3. ")), Text("Items of the package.")),
                summary="Items with quantity and dud rate.",
                anchor="table-3",
            ),
            Callout(
                words("How likely"),
                (
                    Paragraph(
                        words(
                            "Words of likelihood follow ICD 203: almost no chance 1–5 %, very unlikely 5–20 %, "
                            "unlikely 20–45 %, roughly even chance 45–55 %."
                        ),
                        ParagraphRole.NOTE,
                    ),
                ),
            ),
        ),
        number="4",
    )


def _source_list() -> Section:
    entries = (
        ("NBC News, “Former U.S. officials have held secret Ukraine talks with prominent Russians,” ", "July 6, 2023"),
        ("Russian Ministry of Foreign Affairs, briefing by the spokeswoman, ", "July 6, 2023"),
        ("Council on Foreign Relations, list of staff, ", "June 2023"),
        ("OSCE, Memorandum on the implementation of the Protocol, ", "Minsk, September 19, 2014"),
        ("U.S. Department of Defense, fact sheet on security assistance, ", "July 7, 2023"),
    )
    blocks: tuple[Block, ...] = (
        SourceList(
            tuple(
                SourceEntry(
                    number,
                    f"source-{number}",
                    (
                        Text(text),
                        Emphasis(words(when)),
                        Text(". "),
                        Link(
                            f"https://www.example.org/archive/{number}",
                            words(f"https://www.example.org/archive/{number}"),
                        ),
                    ),
                    origin=("sources", number),
                )
                for number, (text, when) in enumerate(entries, 1)
            )
        ),
    )
    return Section(words("Sources"), 1, "section-5", blocks, number="")
