"""Records as text for other programs: JSON lines, or CSV under the names of their fields."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.core.story import Story


def jsonl(records: Sequence[Mapping[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def table(records: Sequence[Mapping[str, Any]]) -> str:
    """CSV with the fields of the first record as its header; nothing where there are no records."""
    if not records:
        return ""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(records[0])
    writer.writerows([_cell(value) for value in record.values()] for record in records)
    return out.getvalue()


def _cell(value: object) -> object:
    """A value for CSV: nested ones as JSON; text that a spreadsheet would run is led by an apostrophe."""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def whole(story: Story, version: str) -> str:
    """The whole story as one JSON document; its first key names the version that made it."""
    return json.dumps({"firsthand": version, **story.record()}, ensure_ascii=False, indent=1) + "\n"
