"""Files and folders to a collection of reports: metadata laid over each other, names made unique, nothing lost.

For each field the first that knows it wins: the `--metadata` file, `metadata.jsonl` in the folder, the side-car, what
the file says of itself (front matter, its JSON row, HTML metadata), and for the date at last what its address or words
tell.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from firsthand.core.story import Unread
from firsthand.core.text import Report, ReportKind
from firsthand.read.dates import infer
from firsthand.read.files import JSON_SUFFIXES, read_file
from firsthand.read.folders import METADATA_NAME, Source, find, is_file
from firsthand.read.metadata import Fields
from firsthand.read.reading import Caution, Reading, shown
from firsthand.read.tables import Table, load_table, sidecar
from firsthand.read.text import plain_parts


@dataclass(frozen=True, slots=True)
class Collection:
    """What was read, in order; what was not, and why; what a person should know about what was."""

    reports: tuple[Report, ...]
    unread: tuple[Unread, ...] = ()
    warnings: tuple[Caution, ...] = ()


@dataclass(slots=True)
class _Tables:
    """The metadata files of one call, each loaded once."""

    given: Table | None
    folders: dict[Path, Table | None] = field(default_factory=dict)

    def over(self, source: Source) -> list[Table]:
        """The tables that may know a source, strongest first: the given one, then those of its folders, inner first."""
        tables = [self.given] if self.given else []
        if source.root is None:
            return tables
        folder = source.path.parent
        while True:
            if folder not in self.folders:
                path = folder / METADATA_NAME
                self.folders[folder] = load_table(path) if is_file(path) and not self._is_given(path) else None
            if table := self.folders[folder]:
                tables.append(table)
            if folder in (source.root, folder.parent):
                return tables
            folder = folder.parent

    def _is_given(self, path: Path) -> bool:
        return self.given is not None and os.path.realpath(path) == os.path.realpath(self.given.source)


def read(
    paths: Sequence[str | Path],
    metadata: str | Path | None = None,
    *,
    progress: Callable[[int, int, Path], None] | None = None,
) -> Collection:
    """Read files and folders.

    Args:
        paths: files and folders, read in this order; folders by name, every file once.
        metadata: a file of JSON lines with fields by `id`.
        progress: called after each source with how many are done, how many there are, and which it was.

    Returns:
        The reports, each with a name of its own. Nothing that a file holds makes this raise.
    """
    tables = _Tables(load_table(Path(metadata)) if metadata is not None else None)
    found = find(paths, Path(metadata) if metadata is not None else None)
    entries: list[tuple[Report, Source]] = []
    unread: list[Unread] = list(tables.given.unread) if tables.given else []
    warnings: list[Caution] = []
    for done, source in enumerate(found, 1):
        for item in _read(source, tables):
            if isinstance(item, Report):
                entries.append((item, source))
            elif isinstance(item, Unread):
                unread.append(item)
            else:
                warnings.append(item)
        if progress:
            progress(done, len(found), source.path)
    for table in tables.folders.values():
        if table:
            unread += table.unread
            warnings += table.cautions
            warnings += table.unmatched()
    if tables.given:
        warnings += (*tables.given.cautions, *tables.given.unmatched())
    return Collection(_named(entries, warnings), tuple(unread), tuple(warnings))


def sources(paths: Sequence[str | Path], metadata: str | Path | None = None) -> list[Path]:
    """The files that `read` would read for these paths, in order; a folder that gives nothing stands for itself."""
    return [source.path for source in find(paths, Path(metadata) if metadata is not None else None)]


def read_source(
    path: str | Path, metadata: str | Path | None = None, root: str | Path | None = None
) -> Iterator[Report | Unread | Caution]:
    """The reports of one source, one by one, with what cannot be read of it and what is odd about it.

    Names are those of the metadata or the file and may repeat those of other sources; `read` makes them unique.

    Args:
        path: one of `sources`.
        metadata: a file of JSON lines with fields by `id`; faults of that file itself are left to `read`.
        root: the folder through which the source was found: every `metadata.jsonl` from there down to it counts.
    """
    path = Path(path)
    tables = _Tables(load_table(Path(metadata)) if metadata is not None else None)
    yield from _read(Source(path, Path(root) if root is not None else None), tables)


def _read(source: Source, tables: _Tables) -> Iterator[Report | Unread | Caution]:
    if source.path.name == METADATA_NAME:
        yield Unread(shown(source.path), "metadata, not reports; give it with --metadata or give its folder")
        return
    over = tables.over(source)
    for item in read_file(source.path):
        if isinstance(item, Reading):
            yield from _report(item, source, over)
        else:
            yield item


def _report(reading: Reading, source: Source, tables: list[Table]) -> Iterator[Report | Caution]:
    stem, relative = shown(source.path.stem), _relative(source.path, source.root)
    names = [reading.name] if source.path.suffix.lower() in JSON_SUFFIXES else [reading.name, stem, relative]
    beside, wrong_beside = sidecar(source.path)
    if beside.id:
        names.insert(0, beside.id)
    fields, problems = Fields(), tuple[str, ...]()
    for table in tables:
        row, wrong = table.take(tuple(dict.fromkeys(names)))
        fields, problems = fields.over(row), (*problems, *wrong)
    fields = fields.over(beside).over(reading.own)
    problems = (*problems, *wrong_beside, *reading.problems)
    titles = [title for title in (fields.title, reading.own.title) if title]
    parts = reading.parts if reading.parts is not None else plain_parts(reading.text, titles, fields.subhead)
    yield Report(
        document=beside.id or reading.name,
        text=reading.text,
        parts=parts,
        source=reading.source,
        source_sha256=reading.sha256,
        outlet=fields.outlet,
        published=fields.published or infer(reading.text, fields.url),
        title=fields.title,
        url=fields.url,
        author=fields.author,
        language=fields.language,
        kind=fields.kind or ReportKind.ARTICLE,
        notes=(*reading.notes, *problems),
    )
    yield from (Caution(reading.source, problem) for problem in problems)


def _relative(path: Path, root: Path | None) -> str:
    try:
        if root is None:
            return shown(path.with_suffix("").as_posix())
        return shown(path.relative_to(root).with_suffix("").as_posix())
    except ValueError:
        return shown(path.stem)


def _named(entries: list[tuple[Report, Source]], warnings: list[Caution]) -> tuple[Report, ...]:
    """The reports under unique names: where several share one, each takes its path without suffix, then a number."""
    shared = {name for name, count in Counter(report.document for report, _ in entries).items() if count > 1}
    common = _common_folder([source.path for report, source in entries if report.document in shared])
    taken = {report.document for report, _ in entries}
    named: list[Report] = []
    for report, source in entries:
        if report.document not in shared:
            named.append(report)
            continue
        base = _relative(source.path.absolute(), common)
        if report.document != shown(source.path.stem):
            base = f"{base}/{report.document}"
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        warnings.append(
            Caution(report.source, f"the name {report.document} is given to several reports; this is {name}")
        )
        named.append(replace(report, document=name))
    return tuple(named)


def _common_folder(paths: list[Path]) -> Path:
    try:
        return Path(os.path.commonpath([path.absolute().parent for path in paths]))
    except ValueError:
        return Path()
