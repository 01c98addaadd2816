"""What a format reader hands on: a text with what its own file says of it, before other metadata are laid over.

Also the bounds of reading. They are far above any news report (a long novel has a million characters) and low enough
that no file can fill the memory or stop the clock.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.core.text import Part, PartKind
from firsthand.read.metadata import Fields

MAX_CHARACTERS = 2_000_000
"""The longest text of one report, in characters."""

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS
"""The largest plain-text file, in bytes: four bytes is the most that a character takes."""

MAX_HTML_BYTES = 20_000_000
"""The largest HTML file, in bytes."""

MAX_JSON_BYTES = 64_000_000
"""The largest `.json` file, in bytes; a `.jsonl` file may be of any size."""

MAX_LINE_BYTES = 16_000_000
"""The longest line of a JSON-lines file, in bytes."""

OWN = "a report written by firsthand is no source; leave it out"
"""Why the tool does not read what it wrote: it would be its own source."""

TOO_LONG = "longer than any news report ({size}; the limit is {limit}); split it into its reports"


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as its own file gives it.

    `parts` is None for plain text, whose headline may still be confirmed by a title in somebody else's metadata.
    `own` is what the file says of itself; `problems` are faults in that, each a sentence for a person.
    """

    source: str
    name: str
    text: str
    sha256: str
    own: Fields = field(default_factory=Fields)
    parts: tuple[Part, ...] | None = None
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that a person should know about a source that was read all the same."""

    source: str
    reason: str


def megabytes(count: int) -> str:
    """A number of bytes for a person: `52.4 MB`."""
    return f"{count / 1_000_000:.1f} MB"


def shown(path: str | Path) -> str:
    """A path as text that can always be printed, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def joined(blocks: list[tuple[PartKind, str]]) -> tuple[str, tuple[Part, ...]]:
    """The text of blocks set apart by a blank line, and one part for each."""
    parts: list[Part] = []
    position = 0
    for kind, words in blocks:
        parts.append(Part(kind, position, position + len(words)))
        position += len(words) + 2
    return "\n\n".join(words for _, words in blocks), tuple(parts)
