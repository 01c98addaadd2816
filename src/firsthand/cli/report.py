"""The command that writes the report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

import firsthand
from firsthand.cli.calls import close, fail, messages, traced
from firsthand.cli.options import (
    AsOf,
    KnownBy,
    Metadata,
    Order,
    Pack,
    Paths,
    PolicyName,
)
from firsthand.core.estimate import Policy
from firsthand.views import html, terminal


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
    story = traced(paths, metadata, pack, as_of, known_by, policy, order)
    page = html.render(story, firsthand.__version__)
    try:
        output.write_bytes(page.encode("utf-8", "replace"))
    except OSError as error:
        fail(f"{output}: cannot be written: {error.strerror or error}")
    terminal.print_answer(story, Console(highlight=False))
    messages.print(Text(f"\nreport written to {output}"), soft_wrap=True)
    close(story, quiet=True)
