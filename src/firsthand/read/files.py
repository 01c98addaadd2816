"""One file to its readings: opened within bounds, told apart by name and first bytes, handed to its reader.

Only regular files are opened, so that nothing waits on a pipe or a device. Every fault becomes an `Unread` with the
reason and what to do.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from firsthand.core.story import Unread
from firsthand.read import jsonlines
from firsthand.read.encoding import binary_reason, decode
from firsthand.read.html import is_html, is_own_report, read_page
from firsthand.read.metadata import front_matter
from firsthand.read.reading import (
    MAX_CHARACTERS,
    MAX_HTML_BYTES,
    MAX_TEXT_BYTES,
    OWN,
    TOO_LONG,
    Reading,
    megabytes,
    shown,
)
from firsthand.read.text import begins_with

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text", ""})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})
# Text, but tables, code and settings; a report in such a file would be a surprise to everybody.
_TABLES = frozenset(
    {".csv", ".tsv", ".xml", ".rss", ".atom", ".toml", ".yaml", ".yml", ".ini", ".cfg", ".conf", ".log"}
)
_CODE = frozenset({".py", ".js", ".ts", ".css", ".sql", ".sh", ".bat", ".c", ".h", ".java", ".tex", ".bib", ".lock"})
_OTHER = _TABLES | _CODE | {".srt", ".vtt", ".ics", ".vcf"}
_REMEDIES = {
    "FileNotFoundError": "check the path",
    "PermissionError": "check who may read it",
    "IsADirectoryError": "give the folder itself",
}
_HEAD = 4_096
_OWN = re.compile(
    r"^Made with firsthand \S+ from [\d,]+ reports?; the same files give the same text\.\s*\Z", re.MULTILINE
)
"""How a report in Markdown ends."""


def read_file(path: Path) -> Iterator[Reading | Unread]:
    """The reports in a file, each a reading, or what cannot be read and why. Never raises for what a file holds."""
    source = shown(path)
    try:
        yield from _read(path, source)
    except (OSError, ValueError) as error:
        yield Unread(source, reason_of(error))


def reason_of(error: OSError | ValueError) -> str:
    """A fault of the file system as a sentence: the system's words and what to do."""
    words = (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
    remedy = _REMEDIES.get(type(error).__name__)
    return f"{words}; {remedy}" if remedy else words


def _read(path: Path, source: str) -> Iterator[Reading | Unread]:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        yield Unread(source, folder_reason(path))
        return
    if not stat.S_ISREG(status.st_mode):
        yield Unread(source, "not a regular file but a pipe, socket or device; save its content to a file")
        return
    suffix = path.suffix.lower()
    if not status.st_size:
        yield Unread(source, "empty")
        return
    with path.open("rb") as stream:
        head = stream.read(65_536)
        if reason := binary_reason(head):
            yield Unread(source, reason)
            return
        if suffix in JSON_SUFFIXES:
            yield from jsonlines.readings(path)
            return
        html = suffix in HTML_SUFFIXES or (is_html(decode(head[:_HEAD])[0]))
        if suffix in _OTHER and not html:
            yield Unread(source, f"a {suffix} file is not read as a report; save the report's text as .txt")
            return
        limit = MAX_HTML_BYTES if html else MAX_TEXT_BYTES
        data = head + stream.read(limit + 1 - len(head)) if status.st_size <= limit else head
    if status.st_size > limit or len(data) > limit:
        yield Unread(source, TOO_LONG.format(size=megabytes(max(status.st_size, len(data))), limit=megabytes(limit)))
        return
    yield _page(path, source, data) if html else _plain(path, source, data)


def folder_reason(path: Path) -> str:
    """Why a folder that stands among the sources gave no report.

    Raises:
        OSError: it cannot be listed.
    """
    with os.scandir(path):
        pass
    if path.is_symlink():
        return "a link back to a folder that is being read already"
    return "a folder that holds no report"


def _plain(path: Path, source: str, data: bytes) -> Reading | Unread:
    text, notes = decode(data)
    if _OWN.search(text[-400:]):
        return Unread(source, OWN)
    if not text.strip():
        return Unread(source, "empty: it holds only white space")
    if len(text) > MAX_CHARACTERS:
        limit = f"{MAX_CHARACTERS:,} characters"
        return Unread(source, TOO_LONG.format(size=f"{len(text):,} characters", limit=limit))
    sha256 = hashlib.sha256(data).hexdigest()
    name = shown(path.stem)
    block = front_matter(text)
    if block is None:
        return Reading(source, name, text, sha256, notes=notes)
    text = text[block.end :]
    if not text.strip():
        return Unread(source, "empty: it holds front matter and no text")
    own = block.fields
    if own.title and not begins_with(text, own.title):
        text = f"{own.title}\n\n{text}"
    notes = (*notes, "front matter removed")
    return Reading(source, own.id or name, text, sha256, own, None, notes, block.problems)


def _page(path: Path, source: str, data: bytes) -> Reading | Unread:
    if is_own_report(data):
        return Unread(source, OWN)
    page = read_page(data)
    if page is None:
        return Unread(source, "no article text found; save the page's text as .txt if it has any")
    if len(page.text) > MAX_CHARACTERS:
        limit = f"{MAX_CHARACTERS:,} characters"
        return Unread(source, TOO_LONG.format(size=f"{len(page.text):,} characters", limit=limit))
    sha256 = hashlib.sha256(data).hexdigest()
    return Reading(source, shown(path.stem), page.text, sha256, page.fields, page.parts, page.notes, page.problems)
