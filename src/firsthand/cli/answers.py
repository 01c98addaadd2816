"""Commands that answer: a measure as of a day, a question in English, a draft set against the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

import firsthand
from firsthand.cli.calls import RULES_ONLY, close, fail, messages, name_unread, out_json, traced
from firsthand.cli.options import (
    AsOf,
    KnownBy,
    Listing,
    Metadata,
    Order,
    Pack,
    Paths,
    PolicyName,
)
from firsthand.core.estimate import Policy
from firsthand.errors import FirsthandError
from firsthand.packs import load
from firsthand.read import read
from firsthand.views import terminal


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
    story = traced(paths, metadata, pack, as_of, known_by, policy, order)
    try:
        answers = firsthand.answering(
            story, unit=unit, category=category, sender=sender, receiver=receiver, packs=load(pack or None)
        )
    except FirsthandError as error:
        fail(str(error))
    if format is Listing.JSON:
        out_json([answer.record() for answer in answers])
    else:
        terminal.print_answers(replace(story, answers=answers), Console(highlight=False))
    close(story)


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
        fail(f"{draft}: cannot be checked: {why}")
    story = traced(against, metadata, pack)
    found = firsthand.check(drafts.reports[0], story, packs=load(pack or None), rules_only=RULES_ONLY.get())
    if format is Listing.TABLE:
        terminal.print_checked(found, story, Console(highlight=False))
    else:
        out_json([row.record() for row in found])
    name_unread(story.unread)
    raise typer.Exit(1 if story.unread or any(row.changes for row in found) else 0)


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
            question,
            collection.reports,
            packs=load(pack or None),
            policy=policy,
            order=order or (),
            rules_only=RULES_ONLY.get(),
        )
    except FirsthandError as error:
        fail(str(error))
    if format is Listing.JSON:
        out_json({"understood": understood.record(), "answer": answer.record() if answer else None})
    else:
        terminal.print_asked(understood.record(), answer, story, Console(highlight=False))
    for caution in story.cautions:
        messages.print(Text(f"note: {caution.source}: {caution.reason}"), soft_wrap=True)
    name_unread(collection.unread)
    raise typer.Exit(1 if collection.unread or answer is None else 0)
