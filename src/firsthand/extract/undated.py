"""Days and months without a year in reports without a date, placed by the saying that their figures retell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from firsthand.core.claim import Claim
from firsthand.core.text import Report
from firsthand.core.time import TimeRange
from firsthand.extract.claims import Extractor
from firsthand.extract.times import names_month


def with_years(
    reports: Sequence[Report], claims: Sequence[Claim], days: Mapping[str, date], extractor: Callable[[], Extractor]
) -> tuple[Claim, ...]:
    """The claims, those of undated reports with the period that their words name before the day of their saying.

    "Between 7 September and 1 October" in a report of unknown day is that before the saying, where another report tells
    when that was. Only what names a month is placed so; "last week" is the report's own.

    Args:
        reports: the collection.
        claims: traced.
        days: origin -> the latest day of its saying.
        extractor: made only where a report must be read again.
    """
    undated = {r.document: r for r in reports if r.published is None}
    left_open: dict[tuple[str, date], set[int]] = {}
    for claim in claims if undated else ():
        day = days.get(claim.origin or "")
        if claim.document in undated and claim.period is None and day and names_month(claim.sentence.quote):
            left_open.setdefault((claim.document, day), set()).add(claim.spans[0].start)
    if not left_open:
        return tuple(claims)
    reader = extractor()
    found: dict[tuple[str, int], TimeRange] = {}
    for (document, day), places in left_open.items():
        for claim in reader.extract(replace(undated[document], published=TimeRange.on(day))).claims:
            start = claim.spans[0].start
            if start in places and claim.period and claim.period.earliest and claim.period.latest:
                found[document, start] = replace(claim.period, basis="year from the day of the saying it retells")
    moved = [(c, found.get((c.document, c.spans[0].start))) for c in claims]
    return tuple(replace(claim, period=period) if period else claim for claim, period in moved)
