"""What every command does around its own work: trace with a progress bar, print, tell faults, leave with a code."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from firsthand.core.estimate import Policy
from firsthand.core.story import Story, Unread
from firsthand.errors import FirsthandError
from firsthand.reading import Progress as Step
from firsthand.story import story as trace_story

messages = Console(stderr=True, highlight=False)
RULES_ONLY: ContextVar[bool] = ContextVar("rules_only", default=False)
"""Whether the call leaves out the tagger: `firsthand --rules-only …`."""


def fail(message: str) -> NoReturn:
    """Tell what is wrong with the call in one line, and leave with 2."""
    messages.print(Text(f"firsthand: {message}"), soft_wrap=True)
    raise typer.Exit(2)


def day(value: str | None, option: str) -> date | None:
    """The day that an option gives as YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        fail(f"{option} {value!r} is not a day; write it as 2024-06-30")


@contextmanager
def bar() -> Iterator[Step]:
    """A progress bar on a terminal, gone when the work is done; what it yields is called as the work goes on."""
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=messages, transient=True
    ) as progress:
        tasks: dict[str, Any] = {}

        def step(name: str, done: int, of: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=of)
            progress.update(tasks[name], completed=done, total=of)

        yield step


def traced(
    paths: list[str],
    metadata: Path | None,
    pack: list[str] | None = None,
    as_of: str | None = None,
    known_by: str | None = None,
    policy: Policy = Policy.UCDP,
    order: str | None = None,
    compare: tuple[str, str] | None = None,
) -> Story:
    """Read and trace, with a progress bar on a terminal and the caller's mistakes told in one line."""
    on, known = day(as_of, "--as-of"), day(known_by, "--known-by")
    since = None
    if compare is not None:
        if on is not None:
            fail("--compare names both days of saying; leave out --as-of, or --compare")
        since, on = day(compare[0], "--compare"), day(compare[1], "--compare")
        if since and since == on:
            fail(f"--compare needs two days, and {on} is given twice")
        if since and on and since > on:
            fail(f"--compare takes the earlier day first; write --compare {on} {since}")
    try:
        with bar() as step:
            return trace_story(
                *paths,
                metadata=metadata,
                packs=pack or None,
                as_of=on,
                since=since,
                known_by=known,
                policy=policy,
                order=order or (),
                progress=step,
                rules_only=RULES_ONLY.get(),
            )
    except FirsthandError as error:
        fail(str(error))


def name_unread(rows: Iterable[Unread]) -> None:
    """Name what could not be read, with the reason."""
    for unread in rows:
        messages.print(Text(f"not read: {unread.source}: {unread.reason}"), soft_wrap=True)


def close(story: Story, *, quiet: bool = False) -> None:
    """Name what could not be read, and leave with the code that says so."""
    if not quiet:
        name_unread(story.unread)
    for caution in story.cautions:
        messages.print(Text(f"note: {caution.source}: {caution.reason}"), soft_wrap=True)
    if story.note and not quiet:
        messages.print(Text(story.note), soft_wrap=True)
    raise typer.Exit(1 if story.unread else 0)


def out(text: str) -> None:
    """Write to standard output as UTF-8, whatever the terminal's encoding and whatever the reports hold."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def out_json(value: object) -> None:
    """Write a value as indented JSON."""
    out(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
