"""What retelling changes, in pairs of fictional reports: the change is found, and its opposite is silent."""

from __future__ import annotations

from datetime import date

import pytest

import firsthand
from firsthand.core.time import TimeRange

STATES = "The Karvenian coast faces the Velgorian one."


def report(name: str, day: str, *sentences: str) -> firsthand.Report:
    text = " ".join((*sentences, STATES))
    part = firsthand.Part(firsthand.PartKind.BODY, 0, len(text))
    return firsthand.Report(
        name, text, (part,), f"{name}.txt", outlet=name, published=TimeRange.on(date.fromisoformat(day))
    )


def changes(first: str, second: str) -> set[str]:
    reports = (report("Harbour Post", "2024-06-14", first), report("Coast Daily", "2024-06-16", second))
    found = firsthand.make(reports).findings
    return {f.change.value for f in found if f.change and f.documents[0] == "Coast Daily"}


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        (
            "Spokesman Toma Ferrund said Velgoria was seeking to acquire 80,000 shells from Karvenia.",
            "Karvenia has sent Velgoria 80,000 shells, Osmara's spokesman Toma Ferrund told the Coast Daily by phone.",
            "sought-as-sent",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia plans to send Velgoria 80,000 shells.",
            "Karvenia has sent Velgoria 80,000 shells, Osmara's spokesman Toma Ferrund told the Coast Daily by phone.",
            "forecast-as-fact",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 300,000 152 mm or 50,000 122 mm shells.",
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 300,000 shells.",
            "alternative-dropped",
        ),
        (
            "Spokesman Toma Ferrund said the ships could hold up to 80,000 shells from Karvenia to Velgoria.",
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 80,000 shells.",
            "capacity-as-count",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia sent Velgoria more than 80,000 shells.",
            "Spokesman Toma Ferrund said Karvenia sent Velgoria up to 80,000 shells.",
            "bound-flipped",
        ),
    ],
)
def test_a_change_is_found(first: str, second: str, change: str) -> None:
    assert change in changes(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Spokesman Toma Ferrund said Karvenia plans to send Velgoria 80,000 shells.",
            "Spokesman Toma Ferrund said Karvenia will send Velgoria 80,000 shells.",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 300,000 152 mm or 50,000 122 mm shells.",
            "Spokesman Toma Ferrund said Karvenia had sent Velgoria 300,000 152 mm or 50,000 122 mm shells.",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 80,000 shells.",
            "Spokesman Toma Ferrund said Karvenia dispatched 80,000 shells to Velgoria.",
        ),
    ],
)
def test_what_keeps_the_sense_is_silent(first: str, second: str) -> None:
    assert changes(first, second) == set()
