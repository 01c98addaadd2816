"""The command `firsthand`: every verb of the package for a person at a terminal.

Results go to standard output, everything else to standard error. The exit code is 0 when all went well, 1 when
something could not be read (the rest is done), 2 when the call itself is wrong.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

import firsthand
from firsthand.core.estimate import Policy
from firsthand.core.story import Story
from firsthand.errors import FirsthandError
from firsthand.packs import load
from firsthand.read import read
from firsthand.story import Progress as Step
from firsthand.story import attributions as find_attributions
from firsthand.story import story as trace_story
from firsthand.views import explain as explaining
from firsthand.views import html, records, terminal
from firsthand.views import packs as packing
from firsthand.views.index import index

app = typer.Typer(
    help="Trace every figure in the news back to who first said it, how it changed, and what the record supports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
messages = Console(stderr=True, highlight=False)


class Format(StrEnum):
    """How claims and statements are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Rows(StrEnum):
    """How attributions are printed."""

    TABLE = "table"
    JSONL = "jsonl"


class Listing(StrEnum):
    """How origins, findings and estimates are printed."""

    TABLE = "table"
    JSON = "json"


class Reading(StrEnum):
    """How explanations are printed."""

    TEXT = "text"
    JSON = "json"


Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files or folders: text, HTML, JSON lines.")]
Metadata = Annotated[Path | None, typer.Option(help="JSON lines with outlet, published, url… by id.")]
Pack = Annotated[
    list[str] | None, typer.Option(help="Use only this pack; a name in the box or a .toml file. Repeatable.")
]
AsOf = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Keep what was said by that day.")]
KnownBy = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Keep reports published by that day.")]
PolicyName = Annotated[Policy, typer.Option(help="How the ends of an answer are chosen.")]
Order = Annotated[
    str | None,
    typer.Option(metavar="NAME,NAME…", help="Sources by preference, for --policy source-order; the first that stands."),
]


def _fail(message: str) -> NoReturn:
    messages.print(Text(f"firsthand: {message}"), soft_wrap=True)
    raise typer.Exit(2)


def _day(value: str | None, option: str) -> date | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        _fail(f"{option} {value!r} is not a day; write it as 2024-06-30")


@contextmanager
def _bar() -> Iterator[Step]:
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=messages, transient=True
    ) as progress:
        tasks: dict[str, Any] = {}

        def step(name: str, done: int, of: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=of)
            progress.update(tasks[name], completed=done, total=of)

        yield step


def _story(
    paths: list[str],
    metadata: Path | None,
    pack: list[str] | None = None,
    as_of: str | None = None,
    known_by: str | None = None,
    policy: Policy = Policy.UCDP,
    order: str | None = None,
) -> Story:
    """Read and trace, with a progress bar on a terminal and the caller's mistakes told in one line."""
    on, known = _day(as_of, "--as-of"), _day(known_by, "--known-by")
    try:
        with _bar() as step:
            return trace_story(
                *paths,
                metadata=metadata,
                packs=pack or None,
                as_of=on,
                known_by=known,
                policy=policy,
                order=order or (),
                progress=step,
            )
    except FirsthandError as error:
        _fail(str(error))


def _close(story: Story, *, quiet: bool = False) -> None:
    """Name what could not be read, and leave with the code that says so."""
    if not quiet:
        for unread in story.unread:
            messages.print(Text(f"not read: {unread.source}: {unread.reason}"), soft_wrap=True)
    for caution in story.cautions:
        messages.print(Text(f"note: {caution.source}: {caution.reason}"), soft_wrap=True)
    if story.note and not quiet:
        messages.print(Text(story.note), soft_wrap=True)
    raise typer.Exit(1 if story.unread else 0)


def _out(text: str) -> None:
    """Write to standard output as UTF-8, whatever the terminal's encoding and whatever the reports hold."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _version(value: bool) -> None:
    if value:
        _out(f"firsthand {firsthand.__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


@app.command()
def report(
    paths: Paths,
    output: Annotated[Path, typer.Option("-o", "--output", help="The HTML file to write.")] = Path(
        "firsthand-report.html"
    ),
    metadata: Metadata = None,
    pack: Pack = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    policy: PolicyName = Policy.UCDP,
    order: Order = None,
) -> None:
    """Trace reports and write one self-contained HTML page; the answer is printed too."""
    story = _story(paths, metadata, pack, as_of, known_by, policy, order)
    page = html.render(story, firsthand.__version__)
    try:
        output.write_bytes(page.encode("utf-8", "replace"))
    except OSError as error:
        _fail(f"{output}: cannot be written: {error.strerror or error}")
    terminal.print_answer(story, Console(highlight=False))
    messages.print(Text(f"\nreport written to {output}"), soft_wrap=True)
    _close(story, quiet=True)


@app.command()
def claims(
    paths: Paths,
    format: Annotated[Format, typer.Option(help="table, jsonl or csv.")] = Format.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print every figure of every report as a claim record."""
    story = _story(paths, metadata, pack)
    if format is Format.TABLE:
        terminal.table(story.claims, Console(highlight=False))
    else:
        _records([claim.record() for claim in story.claims], format)
    _close(story)


@app.command()
def statements(
    paths: Paths,
    format: Annotated[Format, typer.Option(help="table, jsonl or csv.")] = Format.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print what every report asserts without a figure as a statement record."""
    story = _story(paths, metadata, pack)
    if format is Format.TABLE:
        terminal.statements(story.statements, Console(highlight=False))
    else:
        _records([statement.record() for statement in story.statements], format)
    _close(story)


def _records(found: list[dict[str, Any]], format: Format) -> None:
    _out(records.jsonl(found) if format is Format.JSONL else records.table(found))


@app.command()
def text(paths: Paths, metadata: Metadata = None) -> None:
    """Print the text of reports as read: what every span indexes."""
    try:
        collection = read(paths, metadata)
    except FirsthandError as error:
        _fail(str(error))
    for number, item in enumerate(collection.reports):
        if len(collection.reports) > 1:
            _out(f"{'' if number == 0 else chr(10)}=== {item.document}\n")
        _out(item.text if item.text.endswith("\n") else item.text + "\n")
    for unread in collection.unread:
        messages.print(Text(f"not read: {unread.source}: {unread.reason}"), soft_wrap=True)
    raise typer.Exit(1 if collection.unread else 0)


@app.command()
def attributions(
    paths: Paths,
    format: Annotated[Rows, typer.Option(help="table or jsonl.")] = Rows.TABLE,
    metadata: Metadata = None,
) -> None:
    """Print who is said to say, think or want what: source, cue and content of every attribution."""
    try:
        collection = read(paths, metadata)
    except FirsthandError as error:
        _fail(str(error))
    found = find_attributions(collection.reports)
    if format is Rows.JSONL:
        _out("".join(json.dumps(each.record(), ensure_ascii=False) + "\n" for each in found))
    else:
        terminal.print_attributions(found, Console(highlight=False))
    for unread in collection.unread:
        messages.print(Text(f"not read: {unread.source}: {unread.reason}"), soft_wrap=True)
    raise typer.Exit(1 if collection.unread else 0)


@app.command()
def origins(
    paths: Paths,
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print who first said each figure, and which reports retell it."""
    story = _story(paths, metadata, pack)
    if format is Listing.JSON:
        by_id = {claim.id: claim for claim in story.claims}
        _json([record for origin in story.lineage.origins for record in origin.records(by_id)])
    else:
        terminal.print_origins(story, Console(highlight=False))
    _close(story)


@app.command()
def findings(
    paths: Paths,
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print what changed in retelling, who denies, and what is left uncredited."""
    story = _story(paths, metadata, pack)
    if format is Listing.JSON:
        _json([finding.record() for finding in story.findings])
    else:
        terminal.print_findings(story, Console(highlight=False))
    _close(story)


@app.command()
def estimate(
    paths: Paths,
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    policy: PolicyName = Policy.UCDP,
    order: Order = None,
    unit: Annotated[str | None, typer.Option(help="Only what is counted in this unit, or called by this noun.")] = None,
    category: Annotated[str | None, typer.Option(help="Only what this happened to: transferred, dead, …")] = None,
    sender: Annotated[str | None, typer.Option("--from", help="Only what came from here.")] = None,
    receiver: Annotated[str | None, typer.Option("--to", help="Only what went to here.")] = None,
) -> None:
    """Print what the record supports of every measure of the story, as of a day."""
    story = _story(paths, metadata, pack, as_of, known_by, policy, order)
    try:
        answers = firsthand.answering(
            story, unit=unit, category=category, sender=sender, receiver=receiver, packs=load(pack or None)
        )
    except FirsthandError as error:
        _fail(str(error))
    if format is Listing.JSON:
        _json([answer.record() for answer in answers])
    else:
        terminal.print_answers(replace(story, answers=answers), Console(highlight=False))
    _close(story)


@app.command()
def check(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="Your own copy: one text or HTML file.")],
    against: Annotated[list[str], typer.Option(help="Files or folders of reports; may be repeated.")],
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Set each figure of a draft against the record: agrees, drifts (how), contested, unsupported.

    The exit code is 1 when a figure drifts.
    """
    drafts = read([draft])
    if len(drafts.reports) != 1:
        why = drafts.unread[0].reason if drafts.unread else "it must be one report"
        _fail(f"{draft}: cannot be checked: {why}")
    story = _story(against, metadata, pack)
    found = firsthand.check(drafts.reports[0], story, packs=load(pack or None))
    if format is Listing.TABLE:
        terminal.print_checked(found, story, Console(highlight=False))
    else:
        _json([row.record() for row in found])
    for unread in story.unread:
        messages.print(Text(f"not read: {unread.source}: {unread.reason}"), soft_wrap=True)
    raise typer.Exit(1 if story.unread or any(row.changes for row in found) else 0)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In English, in quotation marks.")],
    paths: Paths,
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
    policy: PolicyName = Policy.UCDP,
    order: Order = None,
) -> None:
    """Answer a question such as "How many shells had North Korea sent by June 2024?", and say what was understood."""
    try:
        collection = read(paths, metadata)
        understood, answer, story = firsthand.ask(
            question, collection.reports, packs=load(pack or None), policy=policy, order=order or ()
        )
    except FirsthandError as error:
        _fail(str(error))
    if format is Listing.JSON:
        _json({"understood": understood.record(), "answer": answer.record() if answer else None})
    else:
        terminal.print_asked(understood.record(), answer, story, Console(highlight=False))
    for caution in story.cautions:
        messages.print(Text(f"note: {caution.source}: {caution.reason}"), soft_wrap=True)
    for unread in collection.unread:
        messages.print(Text(f"not read: {unread.source}: {unread.reason}"), soft_wrap=True)
    raise typer.Exit(1 if collection.unread or answer is None else 0)


@app.command()
def missing(
    paths: Paths,
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """List the originals that the reports credit and the collection lacks, the most worthwhile first."""
    story = _story(paths, metadata, pack)
    found = story.missing
    if format is Listing.TABLE:
        terminal.print_missing([row.record() for row in found], Console(highlight=False))
    else:
        _json([row.record() for row in found])
    _close(story)


@app.command()
def explain(
    paths: Paths,
    format: Annotated[Reading, typer.Option(help="text or json.")] = Reading.TEXT,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print for every figure which words and which rule gave each field of its record."""
    story = _story(paths, metadata, pack)
    ix, words = index(story), load(pack or None)
    if format is Reading.JSON:
        _json(explaining.records(ix, words))
    else:
        explaining.print_explanations(ix, words, Console(highlight=False))
    _close(story)


@app.command()
def packs(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME…]", help="Packs in the box, or .toml files of your own.")
    ] = None,
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
) -> None:
    """List the packs, or explain those named: units and nouns, categories and cues, factors, limits."""
    try:
        found = load(names or None)
    except FirsthandError as error:
        _fail(str(error))
    console = Console(highlight=False)
    if format is Listing.JSON:
        _json([packing.record(found, name) for name in found.titles])
    elif not names:
        packing.print_packs(found, console)
    else:
        for number, name in enumerate(found.titles):
            if number:
                console.print()
            packing.print_pack(found, name, console)


def _json(value: object) -> None:
    _out(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def main() -> None:
    """Run the command line. A closed pipe ends it quietly, an output that cannot be written in one line."""
    if sys.stdout is None:
        raise SystemExit("firsthand: there is nowhere to print to; standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except BrokenPipeError:
        _silence()
        raise SystemExit(0) from None
    except OSError as error:
        _silence()
        raise SystemExit(f"firsthand: the output cannot be written: {error.strerror or error}") from None


def _silence() -> None:
    """Point standard output at nothing, so that closing it at exit cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


if __name__ == "__main__":
    main()
