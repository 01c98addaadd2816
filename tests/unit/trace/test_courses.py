"""What an answer was on each day. All reports are fictional."""

from __future__ import annotations

from datetime import date

from tests.unit.trace.printed import coast_report as report

import firsthand

FIRST = report(
    "Harbour Post", "2024-06-14", "Osmara's minister Toma Ferrund said Karvenia sent 50,000 shells to Velgoria."
)
SECOND = report(
    "Late News", "2024-07-20", "Osmara's minister Toma Ferrund said Karvenia sent over 80,000 shells to Velgoria."
)


def test_each_day_on_which_the_answer_changed_is_a_step() -> None:
    steps = firsthand.make([FIRST, SECOND]).answers[0].course
    assert [(s.on, s.low, s.high) for s in steps] == [
        (date(2024, 6, 14), 50_000, 50_000),
        (date(2024, 7, 20), 80_000, None),
    ]
    assert steps[-1].low_open


def test_the_last_step_is_the_answer_and_what_came_later_is_told_too() -> None:
    whole = firsthand.make([FIRST, SECOND]).answers[0]
    assert (whole.course[-1].low, whole.course[-1].high) == (whole.low, whole.high)
    earlier = firsthand.make([FIRST, SECOND], as_of=date(2024, 6, 30)).answers[0]
    assert earlier.low == 50_000
    assert earlier.course == whole.course


def test_what_no_report_had_printed_by_the_day_known_is_no_step() -> None:
    known = firsthand.make([FIRST, SECOND], known_by=date(2024, 6, 30)).answers[0]
    assert [s.low for s in known.course] == [50_000]


def test_a_copy_adds_no_step() -> None:
    copy = report("Echo Times", "2024-06-16", "Karvenia has sent 50,000 shells to Velgoria.")
    assert firsthand.make([FIRST, copy]).answers[0].course == firsthand.make([FIRST]).answers[0].course
