"""What several commands take: paths, options and the formats they print."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from firsthand.core.estimate import Policy


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
