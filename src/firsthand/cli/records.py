"""Commands that print what was read and traced, a row for each: for a person or for a program."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console

from firsthand.cli.calls import RULES_ONLY, close, fail, name_unread, out, out_json, traced
from firsthand.cli.options import (
    Format,
    Listing,
    Metadata,
    Pack,
    Paths,
    Reading,
    Rows,
)
from firsthand.errors import FirsthandError
from firsthand.packs import load
from firsthand.read import read
from firsthand.reading import attributions as find_attributions
from firsthand.views import explain as explaining
from firsthand.views import packs as packing
from firsthand.views import records, terminal
from firsthand.views.index import index


def claims(
    paths: Paths,
    format: Annotated[Format, typer.Option(help="table, jsonl or csv.")] = Format.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print every figure of every report as a claim record."""
    story = traced(paths, metadata, pack)
    if format is Format.TABLE:
        terminal.table(story.claims, Console(highlight=False))
    else:
        _records([claim.record() for claim in story.claims], format)
    close(story)


def statements(
    paths: Paths,
    format: Annotated[Format, typer.Option(help="table, jsonl or csv.")] = Format.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print what every report asserts without a figure as a statement record."""
    story = traced(paths, metadata, pack)
    if format is Format.TABLE:
        terminal.statements(story.statements, Console(highlight=False))
    else:
        _records([statement.record() for statement in story.statements], format)
    close(story)


def _records(found: list[dict[str, Any]], format: Format) -> None:
    out(records.jsonl(found) if format is Format.JSONL else records.table(found))


def text(paths: Paths, metadata: Metadata = None) -> None:
    """Print the text of reports as read: what every span indexes."""
    try:
        collection = read(paths, metadata)
    except FirsthandError as error:
        fail(str(error))
    for number, item in enumerate(collection.reports):
        if len(collection.reports) > 1:
            out(f"{'' if number == 0 else chr(10)}=== {item.document}\n")
        out(item.text if item.text.endswith("\n") else item.text + "\n")
    name_unread(collection.unread)
    raise typer.Exit(1 if collection.unread else 0)


def attributions(
    paths: Paths,
    format: Annotated[Rows, typer.Option(help="table or jsonl.")] = Rows.TABLE,
    metadata: Metadata = None,
) -> None:
    """Print who is said to say, think or want what: source, cue and content of every attribution."""
    try:
        collection = read(paths, metadata)
    except FirsthandError as error:
        fail(str(error))
    found = find_attributions(collection.reports, rules_only=RULES_ONLY.get())
    if format is Rows.JSONL:
        out("".join(json.dumps(each.record(), ensure_ascii=False) + "\n" for each in found))
    else:
        terminal.print_attributions(found, Console(highlight=False))
    name_unread(collection.unread)
    raise typer.Exit(1 if collection.unread else 0)


def origins(
    paths: Paths,
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print who first said each figure, and which reports retell it."""
    story = traced(paths, metadata, pack)
    if format is Listing.JSON:
        by_id = {claim.id: claim for claim in story.claims}
        out_json([record for origin in story.lineage.origins for record in origin.records(by_id)])
    else:
        terminal.print_origins(story, Console(highlight=False))
    close(story)


def findings(
    paths: Paths,
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print what changed in retelling, who denies, and what is left uncredited."""
    story = traced(paths, metadata, pack)
    if format is Listing.JSON:
        out_json([finding.record() for finding in story.findings])
    else:
        terminal.print_findings(story, Console(highlight=False))
    close(story)


def missing(
    paths: Paths,
    format: Annotated[Listing, typer.Option(help="table or json.")] = Listing.TABLE,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """List the originals that the reports credit and the collection lacks, the most worthwhile first."""
    story = traced(paths, metadata, pack)
    found = story.missing
    if format is Listing.TABLE:
        terminal.print_missing([row.record() for row in found], Console(highlight=False))
    else:
        out_json([row.record() for row in found])
    close(story)


def explain(
    paths: Paths,
    format: Annotated[Reading, typer.Option(help="text or json.")] = Reading.TEXT,
    metadata: Metadata = None,
    pack: Pack = None,
) -> None:
    """Print for every figure which words and which rule gave each field of its record."""
    story = traced(paths, metadata, pack)
    ix, words = index(story), load(pack or None)
    if format is Reading.JSON:
        out_json(explaining.records(ix, words))
    else:
        explaining.print_explanations(ix, words, Console(highlight=False))
    close(story)


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
        fail(str(error))
    console = Console(highlight=False)
    if format is Listing.JSON:
        out_json([packing.record(found, name) for name in found.titles])
    elif not names:
        packing.print_packs(found, console)
    else:
        for number, name in enumerate(found.titles):
            if number:
                console.print()
            packing.print_pack(found, name, console)
