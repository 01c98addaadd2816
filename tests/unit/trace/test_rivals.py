"""Who disagrees: rival figures, a voice against itself, a figure denied; and what only looks so. All fictional."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.trace.printed import coast_report as report

import firsthand
from firsthand.core.finding import Finding, FindingKind


def conflicts(*told: tuple[str, str]) -> list[Finding]:
    reports = [report(f"Outlet {n}", day, words) for n, (day, words) in enumerate(told)]
    return [f for f in firsthand.make(reports).findings if f.kind is FindingKind.CONFLICT]


RIVALS = {
    "arms: two states, one day": (
        (
            "2024-06-14",
            "On 14 June, Osmara's minister Toma Ferrund said Karvenia had sent 6,000 containers to Velgoria.",
        ),
        (
            "2024-06-14",
            "On 14 June, Ardonia's minister Ilse Marrowane said Karvenia had sent 2,500 containers to Velgoria.",
        ),
    ),
    "flood: a later total is lower": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that 312 people were killed in the flood."),
        ("2024-09-06", "Mayor Lise Hartmoor said on Friday that 160 people were killed in the flood."),
    ),
    "flood: a floor above another's ceiling": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that more than 300 people were killed in the flood."),
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that no more than 160 people were killed in the flood."),
    ),
    "breach: the company and a researcher": (
        ("2024-03-05", "Palegate Health said on Tuesday that 40,000 records were exposed."),
        ("2024-03-05", "Researcher Orla Venn said on Tuesday that 900,000 records were exposed."),
    ),
}


@pytest.mark.parametrize("name", RIVALS)
def test_rival_figures_are_found_once(name: str) -> None:
    found = conflicts(*RIVALS[name])
    assert [f.rule for f in found] == ["rival figures"]
    assert all(span.quote for span in found[0].spans)
    assert "wrong" not in found[0].message


def test_one_report_that_sets_two_voices_side_by_side() -> None:
    words = (
        "Mayor Lise Hartmoor said 160 people were killed in the flood. The Red Lantern Society said 312 "
        "people were killed."
    )
    assert [f.rule for f in conflicts(("2024-09-04", words))] == ["rival figures"]


def test_one_voice_with_two_figures_for_one_day() -> None:
    found = conflicts(
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 160 people were killed in the flood."),
        ("2024-09-04", "On Tuesday, Mayor Lise Hartmoor said 212 people were killed in the flood."),
    )
    assert [f.rule for f in found] == ["against itself"]
    assert "Hartmoor" in found[0].message


def test_an_expert_who_says_that_a_figure_is_not_so() -> None:
    found = conflicts(
        ("2024-06-14", "Osmara's minister Toma Ferrund said Karvenia sent millions of shells to Velgoria."),
        (
            "2024-06-18",
            "“It is not millions of shells from Karvenia to Velgoria,” Maud Venholt of the Quorlen Institute said.",
        ),
    )
    assert [f.rule for f in found] == ["figure denied"]
    assert found[0].before is not None and "millions" in found[0].before


NONE = {
    "a later, higher total": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that 160 people were killed in the flood."),
        ("2024-09-06", "Mayor Lise Hartmoor said on Friday that 312 people were killed in the flood."),
    ),
    "a floor below a figure": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that at least 160 people were killed in the flood."),
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 312 people were killed in the flood."),
    ),
    "about": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that about 300 people were killed in the flood."),
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 312 people were killed in the flood."),
    ),
    "a capacity and a count": (
        (
            "2024-06-14",
            "On 14 June, Toma Ferrund said the ships could hold up to 900,000 shells for Velgoria from Karvenia.",
        ),
        ("2024-06-14", "On 14 June, Ilse Marrowane said Karvenia had sent 40,000 shells to Velgoria."),
    ),
    "another rule of inclusion": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that 312 people were killed in the flood."),
        ("2024-09-06", "Mayor Lise Hartmoor said on Friday that 160 registered deaths were on the list."),
    ),
    "a part": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that 312 people were killed in the flood."),
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 40 children were killed in the flood."),
    ),
    "two places": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that 312 people were killed in Halden."),
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 40 people were killed in Tarnmouth."),
    ),
    "another category": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that 312 people were missing after the flood."),
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 40 people were killed in the flood."),
    ),
    "a vague word": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that dozens of people were killed in the flood."),
        ("2024-09-04", "Mayor Lise Hartmoor said on Tuesday that 312 people were killed in the flood."),
    ),
    "other sides": (
        ("2024-06-14", "On 14 June, Toma Ferrund said Karvenia had sent 6,000 containers to Velgoria."),
        ("2024-06-14", "On 14 June, Ilse Marrowane said Ardonia had sent 250 containers to Nemoria."),
    ),
    "voices without a name": (
        ("2024-09-04", "Police said on Tuesday that 12 people were killed in the flood."),
        ("2024-09-04", "Officials said on Tuesday that 40 people were killed in the flood."),
    ),
    "a number that can fall": (
        ("2024-09-04", "The Red Lantern Society said on Tuesday that 312 people were missing after the flood."),
        ("2024-09-06", "Mayor Lise Hartmoor said on Friday that 40 people were missing after the flood."),
    ),
    "an echo": (
        ("2024-03-05", "Palegate Health said on Tuesday that 40,000 records were exposed."),
        ("2024-03-06", "Palegate Health said on Tuesday that 40,000 records were exposed."),
    ),
    "records and people": (
        ("2024-03-05", "Palegate Health said on Tuesday that 40,000 records were exposed."),
        ("2024-03-05", "Researcher Orla Venn said on Tuesday that 900,000 customers were affected."),
    ),
}


@pytest.mark.parametrize("name", NONE)
def test_what_only_looks_like_a_conflict_is_silent(name: str) -> None:
    assert conflicts(*NONE[name]) == []


def test_a_rising_toll_told_by_many_makes_no_flood_of_conflicts() -> None:
    told = [
        (
            f"2024-09-{day:02}",
            f"Mayor Lise Hartmoor said on {day} September that {day * 20} people were killed in the flood.",
        )
        for day in range(4, 18)
    ] + [
        (
            f"2024-09-{day:02}",
            f"The Red Lantern Society said on {day} September that {day * 31} people were killed in the flood.",
        )
        for day in range(4, 18)
    ]
    assert len(conflicts(*told)) <= 1


def test_what_was_not_known_yet_makes_no_conflict() -> None:
    reports = [
        report(f"Outlet {n}", day, words) for n, (day, words) in enumerate(RIVALS["flood: a later total is lower"])
    ]
    early = firsthand.make(reports, known_by=date(2024, 9, 5)).findings
    assert not [f for f in early if f.kind is FindingKind.CONFLICT]
