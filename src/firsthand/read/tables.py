"""Rows of metadata by report: the file given with `--metadata`, `metadata.jsonl` in a folder, side-cars."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.core.story import Unread
from firsthand.read.files import reason_of
from firsthand.read.folders import is_file
from firsthand.read.jsonlines import rows
from firsthand.read.metadata import Fields, fields_of
from firsthand.read.reading import Caution, shown


@dataclass(slots=True)
class Table:
    """The rows of one metadata file by `id`, which of them were used, and what is wrong with the file."""

    source: str
    rows: dict[str, tuple[Fields, tuple[str, ...]]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)
    cautions: list[Caution] = field(default_factory=list)

    def take(self, names: tuple[str, ...]) -> tuple[Fields, tuple[str, ...]]:
        """The row of the first of these names that has one, with its problems; empty fields where none has."""
        for name in names:
            if name in self.rows:
                self.used.add(name)
                return self.rows[name]
        return Fields(), ()

    def unmatched(self) -> tuple[Caution, ...]:
        """A caution that names the rows which no report used."""
        left = [name for name in self.rows if name not in self.used]
        if not left:
            return ()
        more = f" and {len(left) - 5:,} more" if len(left) > 5 else ""
        rows = "row matches" if len(left) == 1 else "rows match"
        return (Caution(self.source, f"{len(left):,} {rows} no report read: {', '.join(left[:5])}{more}"),)


def load_table(path: Path) -> Table:
    """The metadata file at `path`. What cannot be read of it is listed in the table, never raised."""
    table = Table(shown(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            table.unread.append(Unread(table.source, "not a file; --metadata takes a file of JSON lines"))
            return table
        for row in rows(path):
            _add(table, row.where, row.record, row.problem)
    except (OSError, ValueError) as error:
        table.unread.append(Unread(table.source, reason_of(error)))
    return table


def sidecar(path: Path) -> tuple[Fields, tuple[str, ...]]:
    """The fields of NAME.json beside NAME.txt, and what is wrong with them; empty where there is none."""
    beside = (
        path.with_suffix(".json") if path.name and path.suffix.lower() not in {".json", ".jsonl", ".ndjson"} else path
    )
    if beside == path or not is_file(beside):
        return Fields(), ()
    name = shown(beside.name)
    try:
        row = next(iter(rows(beside)), None)
    except (OSError, ValueError) as error:
        return Fields(), (f"side-car {name} cannot be read: {reason_of(error)}",)
    if row is None or row.record is None:
        return Fields(), (f"side-car {name} cannot be read: {row.problem if row else 'empty'}",)
    fields, problems = fields_of(row.record, "side-car")
    if "text" in row.record:
        problems = (*problems, f"the `text` of side-car {name} was not read; a file of that name stands beside it")
    return fields, tuple(f"side-car: {problem}" if not problem.startswith("the ") else problem for problem in problems)


def _add(table: Table, where: str, record: dict[str, object] | None, problem: str | None) -> None:
    if record is None:
        table.unread.append(Unread(where, problem or "not valid JSON"))
        return
    fields, problems = fields_of(record, "metadata")
    if fields.id is None:
        table.unread.append(Unread(where, "a row of metadata without `id`; give the name of the report it is about"))
        return
    if fields.id in table.rows:
        table.cautions.append(Caution(where, f"a second row for {fields.id}; the first one counts"))
        return
    table.rows[fields.id] = fields, tuple(f"metadata: {problem}" for problem in problems)
