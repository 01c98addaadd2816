"""Which files a list of paths names: folders walked in the order of names, every file once, nothing lost silently."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from firsthand.read.files import HTML_SUFFIXES, TEXT_SUFFIXES

METADATA_NAME = "metadata.jsonl"
_SKIPPED_FOLDERS = frozenset({"expected", "__pycache__", "__MACOSX"})
_SKIPPED_NAMES = re.compile(r"readme(?![a-z])|licen[cs]e(?:-[\d.]+|-mit|-apache)?(?:\.(?:md|txt|rst))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the folder it was found through; None where it was given by path."""

    path: Path
    root: Path | None = None


def find(paths: Sequence[str | Path], metadata: Path | None = None) -> tuple[Source, ...]:
    """The files to read, as given, folders by name. A folder that cannot be read or holds nothing stands for itself.

    Args:
        paths: files and folders. In folders these are passed over: hidden files, folders named `expected`, README and
            LICENSE, `metadata.jsonl`, side-cars and the file given as `metadata`.
        metadata: the metadata file of the call, which is no report.
    """
    seen: set[str] = set()
    found: list[Source] = []
    sidecars: list[Source] = []
    aside = _real(metadata) if metadata else None
    for given in paths:
        path = Path(given)
        is_folder = _is_folder(path)
        for source in _walk(path, aside) if is_folder else (Source(path),):
            real = _real(source.path)
            if real in seen or (real == aside and not is_folder):
                continue
            seen.add(real)
            if not is_folder and is_sidecar(path):
                sidecars.append(source)
            else:
                found.append(source)
    names = {source.path.with_suffix("") for source in found}
    return (*found, *(source for source in sidecars if source.path.with_suffix("") not in names))


def is_sidecar(path: Path) -> bool:
    """Whether a file is NAME.json beside a NAME.txt or NAME.html."""
    if path.suffix.lower() != ".json":
        return False
    return any(is_file(path.with_suffix(suffix)) for suffix in sorted((TEXT_SUFFIXES | HTML_SUFFIXES) - {""}))


def _walk(root: Path, aside: str | None) -> Iterator[Source]:
    """The files under a folder, depth first by name; a link back to a folder above is yielded and not entered."""
    pending: list[tuple[Path, tuple[str, ...]]] = [(root, ())]
    empty = True
    while pending:
        path, above = pending.pop()
        if not _is_folder(path):
            empty = False
            yield Source(path, root)
            continue
        real = _real(path)
        if real in above:
            yield Source(path, root)
            continue
        try:
            names = sorted(entry.name for entry in path.iterdir())
        except OSError:
            empty = False
            yield Source(path, root)
            continue
        pending += [(path / name, (*above, real)) for name in reversed(names) if _wanted(path / name, aside)]
    if empty:
        yield Source(root, root)


def _wanted(path: Path, aside: str | None) -> bool:
    name = path.name
    if name.startswith(".") or name == METADATA_NAME:
        return False
    if _is_folder(path):
        return name not in _SKIPPED_FOLDERS
    if _SKIPPED_NAMES.match(name) or is_sidecar(path):
        return False
    return aside is None or _real(path) != aside


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Whether a regular file stands there; a path that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
