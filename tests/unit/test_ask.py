"""Questions answered from records: the answer to what was asked, and never to something else."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

import firsthand
from firsthand.core.time import TimeRange
from firsthand.extract.questions import Asked
from firsthand.packs import load

EXAMPLE = tuple(firsthand.read(["examples/strait-shells"]).reports)


def report(name: str, day: str, text: str) -> firsthand.Report:
    part = firsthand.Part(firsthand.PartKind.BODY, 0, len(text))
    when = TimeRange.on(date.fromisoformat(day))
    return firsthand.Report(name, text, (part,), f"{name}.txt", outlet=name, published=when)


FLOOD = (
    report("Tarn Courier", "2024-05-08", "Mayor Lise Hartmoor said 41 people were killed in the flood."),
    report("Halden Post", "2024-05-12", "Mayor Lise Hartmoor said 63 people were killed and 9 people were missing."),
)
BREACH = (
    report("Old Bell", "2024-05-08", "Northwind Health said 120,000 records were exposed."),
    report("New Bell", "2024-05-09", "Northwind Health paid a ransom of $2 million, Mayor Lise Hartmoor said."),
)


@cache
def ask(question: str, reports: tuple[firsthand.Report, ...]) -> tuple[Asked, firsthand.Answer | None]:
    wanted, found, _ = firsthand.ask(question, reports, packs=load())
    return wanted, found


@pytest.mark.parametrize(
    ("question", "reports", "expected"),
    [
        ("How many people died in the flood as of 9 May?", FLOOD, (41, 41)),
        ("How many people died in the flood as of 13 May?", FLOOD, (63, 63)),
        ("What was the death toll by the end of May 2024?", FLOOD, (63, 63)),
        ("How many people are missing?", FLOOD, (9, 9)),
        ("How many records were exposed?", BREACH, (120_000, 120_000)),
        ("How many containers did Karvenia ship to Velgoria before March 2024?", EXAMPLE, (600, None)),
        ("How many shells did Karvenia supply Velgoria by June 2024?", EXAMPLE, (700_000, None)),
        ("How many shells did Velgoria seek from Karvenia?", EXAMPLE, (200_000, None)),
        ("How many shells does Ardonia plan to produce each month?", EXAMPLE, (60_000, 60_000)),
        ("How many shells did the Coastal League send to Nemoria?", EXAMPLE, (310_000, 310_000)),
    ],
)
def test_what_was_asked_is_answered(
    question: str, reports: tuple[firsthand.Report, ...], expected: tuple[float | None, float | None]
) -> None:
    _, found = ask(question, reports)
    assert found is not None
    assert (found.low, found.high) == expected


@pytest.mark.parametrize(
    ("question", "reports", "why"),
    [
        ("How many people were injured in the flood?", FLOOD, "none injured"),
        ("How many homes were destroyed?", FLOOD, "no homes"),
        ("How many shells did Ardonia supply Velgoria?", EXAMPLE, "none"),
        ("How many shells did Nemoria supply Russia?", EXAMPLE, "none"),
        ("How many missiles did Karvenia produce?", EXAMPLE, "none produced"),
        ("How many shells did Karvenia send Velgoria each day?", EXAMPLE, "none transferred"),
        ("How many missiles did Velgoria seek?", EXAMPLE, "none sought"),
        ("How many accounts were stolen?", BREACH, "no accounts"),
    ],
)
def test_what_the_record_lacks_is_told(question: str, reports: tuple[firsthand.Report, ...], why: str) -> None:
    wanted, found = ask(question, reports)
    assert found is None
    assert any(why in note for note in wanted.notes), wanted.notes


@pytest.mark.parametrize(
    "question",
    [
        "How many unicorns died?",
        "How many people died by 31 February?",
        "How many people did not die?",
        "How many people were killed or injured?",
        "How many people did Zorblatia kill?",
        "Who died?",
    ],
)
def test_what_is_not_understood_is_not_answered(question: str) -> None:
    wanted, found = ask(question, FLOOD)
    assert found is None
    assert wanted.unclear


def test_money_of_any_currency_is_found_by_how_much() -> None:
    _, found = ask("How much ransom was paid?", BREACH)
    assert found is not None
    assert (found.measure.unit, found.low) == ("USD", 2_000_000)


def test_other_answers_that_fit_are_told() -> None:
    wanted, found = ask("How many shells were sent?", EXAMPLE)
    assert found is not None and found.measure.sender == "Karvenia"
    assert any("this fits too" in note for note in wanted.notes)
