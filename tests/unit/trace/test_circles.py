"""Reports that credit each other for one figure, and reports that credit each other for nothing in common."""

from __future__ import annotations

import pytest
from tests.unit.trace.printed import coast_report as report

import firsthand
from firsthand.core.finding import Finding, FindingKind


def circles(*told: tuple[str, str]) -> list[Finding]:
    reports = [report(name, "2024-06-14", words) for name, words in told]
    return [f for f in firsthand.make(reports).findings if f.kind is FindingKind.CIRCULAR]


ROUND = {
    "arms: two outlets": (
        ("Harbour Post", "Karvenia has sent 50,000 shells to Velgoria, the Coast Daily reported on Friday."),
        ("Coast Daily", "Karvenia has sent 50,000 shells to Velgoria, the Harbour Post reported."),
    ),
    "flood: along a chain of three": (
        ("Harbour Post", "In the flood 312 people were killed, the Coast Daily reported."),
        ("Coast Daily", "In the flood 312 people were killed, the Tarn Courier reported."),
        ("Tarn Courier", "In the flood 312 people were killed, according to the Harbour Post."),
    ),
    "breach: two outlets": (
        ("Harbour Post", "According to the Coast Daily, 900,000 records were exposed."),
        ("Coast Daily", "According to the Harbour Post, 900,000 records were exposed."),
    ),
}


@pytest.mark.parametrize("name", ROUND)
def test_credits_that_lead_back_are_found_once(name: str) -> None:
    found = circles(*ROUND[name])
    assert len(found) == 1
    assert "Harbour Post" in found[0].message


STRAIGHT = {
    "one credits the other": (
        ("Harbour Post", "Karvenia has sent 50,000 shells to Velgoria, the Coast Daily reported on Friday."),
        ("Coast Daily", "Karvenia has sent 50,000 shells to Velgoria, Osmara's minister Toma Ferrund said."),
    ),
    "each credits the other for another figure": (
        ("Harbour Post", "Karvenia has sent 50,000 shells to Velgoria, the Coast Daily reported on Friday."),
        ("Coast Daily", "Karvenia has sent 700 containers to Velgoria, the Harbour Post reported."),
    ),
    "both credit a third": (
        ("Harbour Post", "Karvenia has sent 50,000 shells to Velgoria, the Tarn Courier reported on Friday."),
        ("Coast Daily", "Karvenia has sent 50,000 shells to Velgoria, the Tarn Courier reported."),
    ),
}


@pytest.mark.parametrize("name", STRAIGHT)
def test_credits_that_lead_elsewhere_are_silent(name: str) -> None:
    assert circles(*STRAIGHT[name]) == []
