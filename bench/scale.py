"""CPU of tracing one story of many reports, and how it grows with their number.

    python -m bench.scale [100 1000 10000]

The reports are those of fictional stories of one domain (see `bench.lineages`), printed again and again by other
outlets on other days until there are enough. Timed is everything after extraction: one name for each person, origins,
findings and answers, on one core. The reports are read by rules alone, without the tagger, which finds fewer sayings
and leaves as many figures; reading is timed by `bench.rules` and `bench.tagger`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import firsthand
from bench.lineages.__main__ import save
from bench.lineages.stories import write
from firsthand.core.text import Report
from firsthand.core.time import TimeRange

STORIES = range(0, 42, 7)
"""Numbers of the stories told at once: all of one domain, like the days of one long story."""


def reports(number: int) -> list[Report]:
    """So many reports: the stories' own, then the same again by other outlets on later days."""
    rows = [report.record() for number in STORIES for report in write(1, number).reports]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        save(path, rows)
        own = firsthand.read([path]).reports
    out: list[Report] = []
    for k in range(number):
        report, round_ = own[k % len(own)], k // len(own)
        late = timedelta(days=round_ % 5)
        printed = report.published
        day = printed.latest + late if printed and printed.latest else None
        out.append(
            replace(
                report,
                document=f"{report.document}-{round_}" if round_ else report.document,
                outlet=f"{report.outlet} {round_}" if round_ else report.outlet,
                published=TimeRange.on(day) if day else None,
            )
        )
    return out


def seconds(number: int) -> tuple[float, int]:
    """CPU seconds of tracing so many reports, and how many figures they hold."""
    found = reports(number)
    extracted: list[float] = []
    story = firsthand.make(
        found, rules_only=True, progress=lambda step, done, of: extracted.append(time.process_time())
    )
    return time.process_time() - extracted[-1], len(story.claims)


def main(argv: Sequence[str] | None = None) -> None:
    """Print the time for each number of reports, and how it grew from the one before."""
    numbers = [int(word) for word in (sys.argv[1:] if argv is None else argv)] or [100, 1000, 10000]
    before: tuple[int, float] | None = None
    for number in numbers:
        took, figures = seconds(number)
        grown = f"; {number / before[0]:.3g} times as many, {took / before[1]:.1f} times as long" if before else ""
        print(f"{number:6,} reports, {figures:6,} figures: {took:7.2f} s{grown}", flush=True)
        before = (number, took)


if __name__ == "__main__":
    main()
