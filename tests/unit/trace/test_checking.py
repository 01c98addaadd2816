"""A draft against a record of fictional reports: each verdict, the changes named, the wording offered."""

from __future__ import annotations

from datetime import date

import firsthand
from firsthand.core.time import TimeRange

STATES = "The Karvenian coast faces the Velgorian one."


def report(name: str, *sentences: str, day: str = "2024-06-14") -> firsthand.Report:
    text = " ".join((*sentences, STATES))
    part = firsthand.Part(firsthand.PartKind.BODY, 0, len(text))
    when = TimeRange.on(date.fromisoformat(day))
    return firsthand.Report(name, text, (part,), f"{name}.txt", outlet=name, published=when)


RECORD = firsthand.make(
    [
        report("Harbour Post", "Spokesman Toma Ferrund said the ships from Karvenia could hold up to 80,000 shells."),
        report("Coast Daily", "Spokeswoman Ina Torvik said Karvenia sent Velgoria more than 6,000 containers."),
    ]
)


def checked(sentence: str) -> firsthand.Checked:
    (row,) = firsthand.check(report("Draft", sentence), RECORD)
    return row


def test_what_keeps_to_the_record_agrees() -> None:
    row = checked("More than 6,000 containers went from Karvenia to Velgoria, said spokeswoman Ina Torvik.")
    assert row.verdict is firsthand.Verdict.AGREES
    assert row.source is not None
    assert row.source.document == "Coast Daily"
    assert row.safer is None


def test_a_dropped_bound_drifts_and_the_source_wording_is_offered() -> None:
    row = checked("Spokeswoman Ina Torvik said Karvenia sent Velgoria 6,000 containers.")
    assert row.verdict is firsthand.Verdict.DRIFTS
    assert row.changes == (firsthand.Change.BOUND_DROPPED,)
    assert row.safer is not None
    assert "more than 6,000 containers" in row.safer
    assert "Ina Torvik" in row.safer


def test_a_capacity_told_as_sent_drifts() -> None:
    row = checked("Karvenia sent Velgoria 80,000 shells, spokesman Toma Ferrund said.")
    assert firsthand.Change.CAPACITY_AS_COUNT in row.changes


def test_another_voice_is_named() -> None:
    row = checked("Spokesman Toma Ferrund said Karvenia sent Velgoria more than 6,000 containers.")
    assert row.changes == (firsthand.Change.SPEAKER_SWAPPED,)


def test_what_no_report_has_is_unsupported_and_told_beside_what_they_have() -> None:
    row = checked("Spokeswoman Ina Torvik said Karvenia sent Velgoria 9,500 containers.")
    assert row.verdict is firsthand.Verdict.UNSUPPORTED
    assert row.source is None
    assert any("more than 6,000 containers" in note for note in row.notes)


def test_a_denied_figure_is_contested() -> None:
    denial = report(
        "Bell", "Karvenia denied on Wednesday that it was sending containers to Velgoria.", day="2024-06-20"
    )
    record = firsthand.make([*RECORD.reports, denial])
    draft = report("Draft", "More than 6,000 containers went from Karvenia to Velgoria, said spokeswoman Ina Torvik.")
    (row,) = firsthand.check(draft, record)
    assert row.verdict is firsthand.Verdict.CONTESTED
    assert row.notes
