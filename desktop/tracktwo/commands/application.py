"""The commands and their options, as typer reads them. What they do is in the modules they import when called."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, cast

import typer

from tracktwo.diagnostics import ExitCode


class CheckFormat(StrEnum):
    """How `check` and `inspect` print what they found."""

    TEXT = "text"
    JSON = "json"


class SchemaOf(StrEnum):
    """What a schema is for."""

    DOSSIER = "dossier"
    TEMPLATE = "template"
    THEME = "theme"


app = typer.Typer(
    name="tracktwo",
    help="Turns a dossier of sourced facts on a negotiation into briefs, in Word and PDF.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
template_app = typer.Typer(help="Check a template, or begin one.", no_args_is_help=True)
app.add_typer(template_app, name="template")

Dossiers = Annotated[
    list[Path], typer.Argument(help="Dossiers: YAML files, or folders with dossier.yaml.", show_default=False)
]
OneDossier = Annotated[
    Path, typer.Argument(help="A dossier: a YAML file, or a folder with dossier.yaml.", show_default=False)
]
BriefOption = Annotated[
    str, typer.Option("--brief", metavar="ID", help="One of the dossier's briefs; default: the first.")
]
TemplateOption = Annotated[
    str, typer.Option("--template", metavar="NAME_OR_FILE", help="A shipped template, or a YAML file.")
]
SectionsOption = Annotated[
    str | None, typer.Option("--sections", metavar="A,B", help="Only these sections, in this order.")
]
WithoutOption = Annotated[str, typer.Option("--without", metavar="A,B", help="Leave these sections out.")]
SetOption = Annotated[
    list[str] | None, typer.Option("--set", metavar="SECTION.OPTION=VALUE", help="An option of a section; repeatable.")
]
DateOption = Annotated[
    str, typer.Option("--date", metavar="D", help="Date of issue, such as 2023-07-08; default: the as-of date.")
]

LangOption = Annotated[
    str, typer.Option("--lang", metavar="TAG", help="Language of headings, labels, dates and figures: en-US, fr, uk …")
]


@app.command()
def export(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    dossiers: Dossiers,
    brief: BriefOption = "",
    template: TemplateOption = "",
    sections: SectionsOption = None,
    without: WithoutOption = "",
    settings: SetOption = None,
    formats: Annotated[str, typer.Option("--format", metavar="F,F", help="pdf, docx or both.")] = "pdf,docx",
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE_OR_FOLDER", help="Where to write.")] = Path(),
    date: DateOption = "",
    lang: LangOption = "",
    workers: Annotated[
        int, typer.Option("--workers", min=0, help="Processes for several dossiers; 0: one a core.")
    ] = 0,
    name: Annotated[str, typer.Option("--name", metavar="PATTERN", help="Name of the files.")] = "{dossier}-{brief}",
) -> int:
    """Write briefs as Word and PDF files."""
    from tracktwo.commands.exporting import ExportOptions, export_dossiers

    options = ExportOptions(
        brief, template, sections, without, tuple(settings or ()), formats, output, date, name, lang
    )
    return export_dossiers(dossiers, options, workers)


@app.command()
def check(
    dossiers: Dossiers,
    form: Annotated[CheckFormat, typer.Option("--format", help="How to print what was found.")] = CheckFormat.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
) -> int:
    """Say what is wrong with dossiers, and what a careful colleague would ask."""
    from tracktwo.commands.checking import check_dossiers

    return check_dossiers(dossiers, form.value, strict=strict)


@app.command()
def show(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    dossier: OneDossier,
    brief: BriefOption = "",
    template: TemplateOption = "",
    sections: SectionsOption = None,
    without: WithoutOption = "",
    settings: SetOption = None,
    date: DateOption = "",
    lang: LangOption = "",
) -> int:
    """Print the brief as text, without writing a file."""
    from tracktwo.commands.exporting import ExportOptions, show_dossier

    options = ExportOptions(brief, template, sections, without, tuple(settings or ()), "pdf", Path(), date, lang=lang)
    return show_dossier(dossier, options)


@app.command()
def inspect(
    files: Annotated[list[Path], typer.Argument(help="Finished briefs: .docx and .pdf files.", show_default=False)],
    form: Annotated[CheckFormat, typer.Option("--format", help="How to print what was found.")] = CheckFormat.TEXT,
) -> int:
    """List what finished files carry: metadata, links, fonts, tags, marking, notes, and anything out of sight."""
    from tracktwo.commands.inspecting import inspect_files

    return inspect_files(files, form.value)


@app.command()
def sections(name: Annotated[str, typer.Argument(help="A kind of section: its options in full.")] = "") -> int:
    """List the kinds of section and their options."""
    from tracktwo.commands.listing import list_sections

    return list_sections(name)


@app.command()
def templates() -> int:
    """List the shipped templates and themes."""
    from tracktwo.commands.listing import list_templates

    return list_templates()


@template_app.command("check")
def check_template(files: Annotated[list[str], typer.Argument(help="Templates: names or YAML files.")]) -> int:
    """Say what is wrong with templates."""
    from tracktwo.commands.checking import check_templates

    return check_templates(files)


@template_app.command("new")
def new_template(
    file: Annotated[Path, typer.Argument(help="The file to begin.")],
    extends: Annotated[str, typer.Option("--extends", metavar="NAME", help="Template to start from.")] = "policy-brief",
) -> int:
    """Begin a template: a commented YAML file that extends another."""
    from tracktwo.commands.beginning import begin_template

    return begin_template(file, extends)


@app.command()
def new(file: Annotated[Path, typer.Argument(help="The file to begin.")]) -> int:
    """Begin a dossier: a commented YAML file that exports as it is."""
    from tracktwo.commands.beginning import begin_dossier

    return begin_dossier(file)


@app.command()
def desktop(
    dossier: Annotated[Path | None, typer.Argument(help="A dossier to open.", show_default=False)] = None,
) -> int:
    """Show the window: pick sections, edit facts, see the real pages, export."""
    from tracktwo.commands.desktop import show_window

    return show_window(dossier)


@app.command()
def schema(of: Annotated[SchemaOf, typer.Argument(help="What the schema is for.")] = SchemaOf.DOSSIER) -> int:
    """Print the JSON Schema that editors use to complete and check as people type."""
    from tracktwo.commands.listing import print_schema

    return print_schema(of.value)


@app.command()
def fields(
    block: Annotated[str, typer.Argument(help="A block of a dossier, such as positions.")] = "",
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page of all blocks.")] = False,
) -> int:
    """List the blocks of a dossier, or the fields of one."""
    from tracktwo.commands.listing import list_fields

    return list_fields(block, markdown=markdown)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"tracktwo {version('tracktwo')}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Nothing is done here: typer needs a place for the options of the program as a whole."""


_WORDINGS: Final = (
    (r"(?:Value error, )?'([^']*)' is not one of (.*?)\.?", r'"\1" is none of \2.'),
    (r"Input should be a valid integer.*", "Write a whole number, such as 2."),
    (r"Input should be greater than or equal to (\d+)", r"Write \1 or more."),
)
"""What the library that reads the command line says of values, and what we say."""


def in_our_words(message: str) -> str:
    """A sentence of the library in the words of ours; one that is not known stays as it is."""
    for pattern, words in _WORDINGS:
        found = re.fullmatch(pattern, message)
        if found:
            return found.expand(words)
    return message


def application(arguments: list[str]) -> int:
    """Runs one command line and returns its exit code; a wrong one is explained on standard error."""
    command = cast("Any", typer.main.get_command(app))
    try:
        result = command.main(args=arguments, prog_name="tracktwo", standalone_mode=False)
    except typer.TyperException as mistake:
        told = cast("Any", mistake)
        told.message = in_our_words(str(told.message))
        told.show()
        return ExitCode.WRONG_COMMAND_LINE
    if result == ExitCode.STOPPED:  # typer turns the interrupt into a number
        raise KeyboardInterrupt
    return int(result or ExitCode.WRITTEN)
