"""Which originals a collection lacks."""

from __future__ import annotations

from datetime import date

import firsthand
from firsthand.core.time import TimeRange


def report(outlet: str, text: str) -> firsthand.Report:
    part = firsthand.Part(firsthand.PartKind.BODY, 0, len(text))
    when = TimeRange.on(date(2024, 6, 14))
    return firsthand.Report(outlet, text, (part,), f"{outlet}.txt", outlet=outlet, published=when)


TOLD = report(
    "Harbour Post",
    "Spokesman Toma Ferrund told the Tarn Courier that Karvenia sent Velgoria more than 6,000 shells. "
    "The Karvenian coast faces the Velgorian one.",
)


def test_an_outlet_that_is_credited_and_absent_is_missing_with_what_it_could_change() -> None:
    (row,) = firsthand.missing(firsthand.make([TOLD]))
    assert row.outlet == "Tarn Courier"
    assert len(row.questions) == 1
    assert row.evidence.document == "Harbour Post"


def test_an_outlet_of_the_collection_is_not_missing() -> None:
    original = report("The Tarn Courier", "Ferrund spoke to the paper for an hour in his office above the quay.")
    assert firsthand.missing(firsthand.make([TOLD, original])) == ()
