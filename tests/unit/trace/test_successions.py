"""Which later figures replace earlier ones, and which merely follow them. All fictional."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.trace.printed import coast_report as report

import firsthand
from firsthand.core.finding import Finding, FindingKind


def successions(*told: tuple[str, str], **options: date) -> list[Finding]:
    reports = [report(f"Outlet {n}", day, words) for n, (day, words) in enumerate(told)]
    return [f for f in firsthand.make(reports, **options).findings if f.kind is FindingKind.SUPERSESSION]


CHAINS = {
    "flood: a mayor's toll": (
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 160 people were killed in the flood."),
        ("2024-09-06", "Mayor Lise Hartmoor said on Friday that 212 people were killed in the flood."),
    ),
    "flood: a corrected, lower toll": (
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 212 people were killed in the flood."),
        ("2024-09-06", "Mayor Lise Hartmoor said on Friday that 160 people were killed in the flood."),
    ),
    "arms: a minister's count": (
        (
            "2024-06-14",
            "On 14 June, Osmara's minister Toma Ferrund said Karvenia had sent 6,000 containers to Velgoria.",
        ),
        (
            "2024-07-20",
            "On 20 July, Osmara's minister Toma Ferrund said Karvenia had sent 9,000 containers to Velgoria.",
        ),
    ),
    "breach: the company": (
        ("2024-03-05", "Palegate Health said on Tuesday that 40,000 records were exposed."),
        ("2024-03-19", "Palegate Health said on Tuesday that 900,000 records were exposed."),
    ),
}


@pytest.mark.parametrize("name", CHAINS)
def test_a_voice_replaces_its_own_figure(name: str) -> None:
    found = successions(*CHAINS[name])
    assert [f.rule for f in found] == ["own later figure"]
    assert len(found[0].spans) == 2
    assert found[0].before is not None and found[0].before != found[0].after


def test_a_toll_that_rises_daily_is_one_finding_with_every_step() -> None:
    told = [
        (
            f"2024-09-{day:02}",
            f"Mayor Lise Hartmoor said on {day} September that {day * day} people were killed in the flood.",
        )
        for day in range(4, 14)
    ]
    found = successions(*told)
    assert len(found) == 1
    assert (found[0].before, found[0].after) == ("16 people", "169 people")
    assert len(found[0].spans) == 10
    assert [f.after for f in successions(*told, as_of=date(2024, 9, 6))] == ["36 people"]


def test_a_report_tells_of_a_replaced_figure() -> None:
    found = successions(("2024-09-06", "Mayor Lise Hartmoor said on Friday that the death toll was 212, up from 160."))
    assert [(f.rule, f.before, f.after) for f in found] == [("told as replaced", "160", "212")]
    raised = successions(("2024-09-06", "Mayor Lise Hartmoor raised the death toll from 160 people to 212 people."))
    assert [(f.before, f.after) for f in raised] == [("160 people", "212 people")]


NONE = {
    "another voice": (
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 160 people were killed in the flood."),
        ("2024-09-06", "The Red Lantern Society said on Friday that 212 people were killed in the flood."),
    ),
    "another rule of inclusion": (
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 212 people were killed in the flood."),
        ("2024-09-06", "Mayor Lise Hartmoor said on Friday that 160 registered deaths were on the list."),
    ),
    "an addition": (
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 212 people were killed in the flood."),
        ("2024-09-06", "Mayor Lise Hartmoor said on Friday that a further 16 people were killed in the flood."),
    ),
    "the same figure again": (
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 212 people were killed in the flood."),
        ("2024-09-20", "Mayor Lise Hartmoor said on Friday that 212 people were killed in the flood."),
    ),
    "a part": (
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 212 people were killed in the flood."),
        ("2024-09-06", "Mayor Lise Hartmoor said on Friday that 40 children were killed in the flood."),
    ),
    "a capacity": (
        ("2024-06-14", "On 14 June, Osmara's minister Toma Ferrund said Karvenia had sent 60,000 shells to Velgoria."),
        (
            "2024-07-20",
            "On 20 July, minister Toma Ferrund said the containers from Karvenia could hold up to 900,000 shells.",
        ),
    ),
}


@pytest.mark.parametrize("name", NONE)
def test_what_replaces_nothing_is_silent(name: str) -> None:
    assert successions(*NONE[name]) == []
