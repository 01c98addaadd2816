"""JSON lines and single JSON files: one object a report, or a row of metadata.

A line that cannot be read is named with its number and never stops the others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from firsthand.core.story import Unread
from firsthand.read.encoding import clean, decode
from firsthand.read.metadata import fields_of
from firsthand.read.reading import (
    MAX_CHARACTERS,
    MAX_JSON_BYTES,
    MAX_LINE_BYTES,
    OWN,
    TOO_LONG,
    Reading,
    megabytes,
    shown,
)
from firsthand.read.text import begins_with

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """One object of a JSON or JSON-lines file: where it stands and what it is, or why it cannot be read."""

    where: str
    line: int | None
    record: dict[str, object] | None
    problem: str | None = None
    sha256: str = ""
    notes: tuple[str, ...] = ()


def rows(path: Path) -> Iterator[Row]:
    """The objects of a `.jsonl`, `.ndjson` or `.json` file, in order.

    Raises:
        OSError: the file cannot be read.
    """
    name = shown(path)
    with path.open("rb") as stream:
        marked = stream.read(2) in _WIDE_MARKS
        stream.seek(0)
        if path.suffix.lower() != ".json" and not marked:
            number = 0
            while line := stream.readline(MAX_LINE_BYTES + 1):
                number += 1
                where = f"{name} line {number}"
                if len(line) > MAX_LINE_BYTES:
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(MAX_LINE_BYTES)
                    yield Row(where, number, None, f"a line longer than {megabytes(MAX_LINE_BYTES)}; split its text")
                elif line.strip(b"\xef\xbb\xbf \t\r\n\0"):
                    yield _row(where, number, line)
            return
        data = stream.read(MAX_JSON_BYTES + 1)
    if len(data) > MAX_JSON_BYTES:
        yield Row(name, None, None, f"larger than {megabytes(MAX_JSON_BYTES)}; give one report a line as .jsonl")
    elif path.suffix.lower() != ".json":
        for number, words in enumerate(decode(data)[0].split("\n"), 1):
            if words.strip():
                yield _row(f"{name} line {number}", number, words.encode())
    else:
        yield from _document(name, data)


def readings(path: Path) -> Iterator[Reading | Unread]:
    """The reports of a JSON-lines file or a single JSON file.

    Where a `title` is given that the text does not begin with, the text as read is the title, a blank line, the text.

    Raises:
        OSError: the file cannot be read.
    """
    empty = True
    for row in rows(path):
        empty = False
        yield _reading(row, shown(path.stem))
    if empty:
        yield Unread(shown(path), "empty: it holds no line; give one JSON object a line")


def _document(name: str, data: bytes) -> Iterator[Row]:
    text, notes = decode(data)
    value, problem = _parsed(text)
    if problem:
        yield Row(name, None, None, problem)
        return
    sha256 = hashlib.sha256(data).hexdigest()
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, 1):
        where = f"{name} item {number}" if isinstance(value, list) else name
        if isinstance(item, dict):
            yield Row(where, number if isinstance(value, list) else None, item, None, sha256, notes)
        else:
            yield Row(where, None, None, 'not a JSON object; write it as {"id": …, "text": …}')


def _row(where: str, number: int, line: bytes) -> Row:
    text, notes = decode(line.strip())
    value, problem = _parsed(text)
    if problem:
        return Row(where, number, None, problem)
    if not isinstance(value, dict):
        return Row(where, number, None, 'not a JSON object; write it as {"id": …, "text": …}')
    return Row(where, number, value, None, hashlib.sha256(line.strip()).hexdigest(), notes)


def _parsed(text: str) -> tuple[object, str | None]:
    try:
        return json.loads(text, strict=False), None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return None, f"not valid JSON at {place} ({error.msg}); mend or remove it"
    except RecursionError:
        return None, "JSON nested too deeply; a report is one flat object"
    except ValueError as error:
        return None, f"not valid JSON ({error}); mend or remove it"


def _reading(row: Row, stem: str) -> Reading | Unread:
    if row.record is None:
        return Unread(row.where, row.problem or "not valid JSON")
    text = row.record.get("text")
    if text is None and "firsthand" in row.record:
        return Unread(row.where, OWN)
    if text is None:
        return Unread(row.where, "no `text`, so nothing to read; rows of metadata are given with --metadata")
    if not isinstance(text, str):
        return Unread(row.where, "its `text` is not a string")
    if len(text) > MAX_CHARACTERS:
        size = f"{len(text):,} characters"
        return Unread(row.where, TOO_LONG.format(size=size, limit=f"{MAX_CHARACTERS:,} characters"))
    text, notes = clean(text)
    if not text.strip():
        return Unread(row.where, "empty: its `text` holds no words")
    own, problems = fields_of(row.record, "the report's own record")
    if own.title and not begins_with(text, own.title):
        text = f"{own.title}\n\n{text}"
    name = own.id or (stem if row.line is None else f"{stem}-{row.line}")
    return Reading(row.where, name, text, row.sha256, own, None, (*row.notes, *notes), problems)
