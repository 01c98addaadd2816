"""Records as rows and columns: tuples that go to pandas and polars, under the names of the record's fields.

Neither library is needed to install or use this package; each is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Any, ClassVar, Protocol, TypeVar

from firsthand.errors import FirsthandError

WHEN = ("earliest", "latest", "basis")
HEAD = {"document": "text", "part": "text", "quote": "text", "start": "whole", "end": "whole"}
VOICE = {"speaker": "text", "organisation": "text", "via": "texts"}
COLUMNS: dict[str, dict[str, str]] = {
    "claim": HEAD
    | {"spans": "places", "low": "number", "high": "number", "bound": "text", "magnitude": "text", "unit": "text"}
    | dict.fromkeys(("item", "category", "modality", "stance", "basis", "from", "to", "place"), "text")
    | VOICE
    | {"traced_speaker": "text", "traced_via": "texts", "said_on": "days", "period": "days", "hedges": "texts"}
    | dict.fromkeys(("alternative", "direction", "series", "inclusion", "origin", "group"), "text")
    | {"confidence": "number", "extractor": "text", "id": "text"},
    "statement": HEAD
    | dict.fromkeys(("relation", "from", "to", "modality", "stance", "basis"), "text")
    | VOICE
    | {"said_on": "days", "period": "days", "hedges": "texts", "confidence": "number", "extractor": "text"},
    "finding": {"kind": "text", "change": "text", "documents": "texts", "before": "text", "after": "text"}
    | {"spans": "spans", "rule": "text", "message": "text", "origin": "text", "check": "text"}
    | {"by": "text", "group": "text", "via": "texts", "said_on": "days", "general": "yes or no"}
    | {"target": "texts", "takes": "texts"},
}
"""The columns of each kind of record, in the order of its contract, with what their cells hold.

Findings have the fields of every kind of finding; a cell is empty where its kind has no such field.
"""


class Recorded(Protocol):
    """What prints itself as a record."""

    def record(self) -> dict[str, Any]:
        """The public record."""


T = TypeVar("T", bound=Recorded)


class Rows(tuple[T, ...]):
    """Claims, statements or findings: a tuple of them that also goes to pandas and polars.

        story.claims[0].quote
        story.claims.to_pandas()
        story.claims.to_polars()
        story.claims.to_dicts()

    A row is an item's record: its columns are the fields of docs/reference/claim-record.md and records.schema.json, in
    their order. Days are `datetime.date`, in `said_on` and `period` under `earliest` and `latest`.
    """

    __slots__ = ()
    kind: ClassVar[str]

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dictionary for each item, with every column; days as `datetime.date`."""
        columns = COLUMNS[self.kind]
        return [_row(item.record(), columns) for item in self]

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame` with one row for each item.

        `low`, `high` and `confidence` are floats, NaN where they are not known; lists and the dictionaries of days are
        objects: `frame["said_on"].str.get("latest")` gives the days alone.

        Raises:
            FirsthandError: pandas is not installed.
        """
        columns = COLUMNS[self.kind]
        frame = _module("pandas").DataFrame(self.to_dicts(), columns=list(columns))
        return frame.astype({name: _PANDAS[holds] for name, holds in columns.items() if holds in _PANDAS})

    def to_polars(self) -> Any:
        """A `polars.DataFrame` with one row for each item.

        Lists are lists of strings or structs, `said_on` and `period` structs of two dates and their basis:
        `polars.col("said_on").struct.field("latest")` gives the days alone.

        Raises:
            FirsthandError: polars is not installed.
        """
        polars = _module("polars")
        schema = {name: _polars_type(polars, holds) for name, holds in COLUMNS[self.kind].items()}
        return polars.DataFrame(self.to_dicts(), schema=schema, orient="row")


_PANDAS = {"whole": "int64", "number": "float64"}


class Claims(Rows[T]):
    """The claims of a story."""

    __slots__ = ()
    kind = "claim"


class Statements(Rows[T]):
    """The statements of a story."""

    __slots__ = ()
    kind = "statement"


class Findings(Rows[T]):
    """The findings of a story."""

    __slots__ = ()
    kind = "finding"


def _row(record: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    return {name: _days(record.get(name)) if holds == "days" else record.get(name) for name, holds in columns.items()}


def _days(value: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {key: date.fromisoformat(v) if key != "basis" and (v := value[key]) else value[key] for key in WHEN}


def _module(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise FirsthandError(
            f"{name} is not installed; pip install {name} (to_dicts() needs neither pandas nor polars)"
        ) from error


def _polars_type(polars: ModuleType, holds: str) -> Any:
    """The polars type of a column."""
    place = {"part": polars.String, "start": polars.Int64, "end": polars.Int64, "quote": polars.String}
    match holds:
        case "whole":
            return polars.Int64
        case "number":
            return polars.Float64
        case "yes or no":
            return polars.Boolean
        case "texts":
            return polars.List(polars.String)
        case "days":
            return polars.Struct({"earliest": polars.Date, "latest": polars.Date, "basis": polars.String})
        case "places":
            return polars.List(polars.Struct(place))
        case "spans":
            return polars.List(polars.Struct({"document": polars.String, **place}))
        case _:
            return polars.String
