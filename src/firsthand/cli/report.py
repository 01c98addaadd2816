"""The command that writes the report, as a page, Markdown, JSON or PDF."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

import firsthand
from firsthand.cli import chromium
from firsthand.cli.calls import close, fail, messages, traced
from firsthand.cli.options import AsOf, KnownBy, Metadata, Order, Pack, Paths, PolicyName
from firsthand.core.estimate import Policy
from firsthand.core.story import Story
from firsthand.errors import FirsthandError
from firsthand.views import html, markdown, records, terminal


class Form(StrEnum):
    """What the report is written as."""

    HTML = "html"
    MD = "md"
    JSON = "json"
    PDF = "pdf"


SUFFIXES = {
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".md": Form.MD,
    ".markdown": Form.MD,
    ".json": Form.JSON,
    ".pdf": Form.PDF,
}
"""The forms by the suffix of the file."""
NAME = "firsthand-report"
"""The file that is written where none is named, without its suffix."""


def report(
    paths: Paths,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="The file to write; firsthand-report.html, .md, .json or .pdf by default."),
    ] = None,
    format: Annotated[
        Form | None, typer.Option(help="html, md, json or pdf; by default what the file's name says, else html.")
    ] = None,
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="DAY DAY", help="Say what changed between two days of saying, the earlier first."),
    ] = None,
    metadata: Metadata = None,
    pack: Pack = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    policy: PolicyName = Policy.UCDP,
    order: Order = None,
) -> None:
    """Trace reports and write one file for people or programs; the answer is printed too.

    The page (html) is self-contained and needs no network; md is for e-mail and editorial systems, json holds the whole
    story for programs, pdf is the page as printed by a Chromium on this machine.
    """
    form = _form(output, format)
    output = output or Path(f"{NAME}.{form.value}")
    try:
        if form is Form.PDF:
            # before the work, not after it
            chromium.find()
        story = traced(paths, metadata, pack, as_of, known_by, policy, order, compare)
        output.write_bytes(_written(story, form))
    except FirsthandError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{output}: cannot be written: {error.strerror or error}")
    terminal.print_answer(story, Console(highlight=False))
    messages.print(Text(f"\nreport written to {output}"), soft_wrap=True)
    close(story, quiet=True)


def _form(output: Path | None, format: Form | None) -> Form:
    """The form asked for: by name, else by the suffix of the file."""
    suffix = output.suffix.lower() if output else ""
    told = SUFFIXES.get(suffix)
    if format is None:
        if told is None and suffix:
            fail(f"{output}: no form of the report has the suffix {suffix}; add --format html, md, json or pdf")
        return told or Form.HTML
    if told is not None and told is not format:
        fail(
            f"--format {format.value} and the file name {output} say two things; "
            f"leave out --format, or name the file {output.with_suffix('.' + format.value) if output else NAME}"
        )
    return format


def _written(story: Story, form: Form) -> bytes:
    """The report in its form, as bytes."""
    version = firsthand.__version__
    match form:
        case Form.HTML:
            return html.render(story, version).encode("utf-8", "replace")
        case Form.MD:
            return markdown.render(story, version).encode("utf-8", "replace")
        case Form.JSON:
            return records.whole(story, version).encode("utf-8", "replace")
        case Form.PDF:
            return chromium.to_pdf(html.render(story, version), _day(story))


def _day(story: Story) -> date | None:
    """The day a story stands on: the one asked for, else that of its newest report."""
    asked = next((answer.as_of or answer.known_by for answer in story.answers), None)
    published = [r.published.latest for r in story.reports if r.published and r.published.latest]
    return asked or max(published, default=None)
