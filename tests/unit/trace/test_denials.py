"""Denials: by whom, on which day, and which sayings they answer. All fictional."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.trace.printed import STATES
from tests.unit.trace.printed import coast_report as report

import firsthand
from firsthand.core.time import TimeRange

SAID = report(
    "Harbour Post",
    "2024-06-14",
    "Osmara's minister Toma Ferrund said on Friday that Karvenia sent 50,000 shells to Velgoria.",
    "Ilse Marrowane of the Ardonian Chancellery said 700 containers went from Karvenia to Velgoria.",
)
FERRUND, MARROWANE = "toma-ferrund-2024-06-14", "ilse-marrowane-2024-06-14"


def denials(words: str, day: str = "2024-06-19") -> list[firsthand.Denial]:
    story = firsthand.make([SAID, report("Coast Daily", day, words)])
    return [f for f in story.findings if isinstance(f, firsthand.Denial)]


@pytest.mark.parametrize(
    ("words", "by", "general", "day", "target"),
    [
        (
            "Karvenia denied on Tuesday that it sent shells to Velgoria.",
            "Karvenia",
            True,
            "2024-06-18",
            {FERRUND, MARROWANE},
        ),
        (
            "Karvenia's foreign ministry called Ferrund's figure a fabrication on Tuesday.",
            "Karvenian foreign ministry",
            False,
            "2024-06-18",
            {FERRUND},
        ),
        (
            "Oren Dask, spokesman for Karvenia's foreign ministry, rejected the figure of 50,000 shells.",
            "Oren Dask",
            False,
            "2024-06-19",
            {FERRUND},
        ),
        ("Karvenia dismissed a report by the Elm Gazette as nonsense.", "Karvenia", False, "2024-06-19", set()),
        (
            "Velgoria dismissed the Harbour Post report as gossip.",
            "Velgoria",
            False,
            "2024-06-19",
            {FERRUND, MARROWANE},
        ),
        ("Karvenia's embassy refuted Ferrund's account.", "Karvenian embassy", False, "2024-06-19", {FERRUND}),
        (
            "“The claim is a lie,” Oren Dask of Karvenia's foreign ministry told reporters on Tuesday.",
            "Oren Dask",
            False,
            "2024-06-18",
            set(),
        ),
        (
            "Karvenia has never had any dealings in arms with Velgoria, its embassy said.",
            "Karvenia",
            True,
            "2024-06-19",
            {FERRUND, MARROWANE},
        ),
    ],
)
def test_a_denial_is_found_with_its_voice_day_and_target(
    words: str, by: str, general: bool, day: str, target: set[str]
) -> None:
    found = denials(words)
    assert [(d.by, d.general) for d in found] == [(by, general)]
    assert found[0].said_on is not None and str(found[0].said_on.latest) == day
    assert set(found[0].target) == target
    assert found[0].via == ()


@pytest.mark.parametrize(
    "words",
    [
        "Karvenia said there was no evidence of shells going to Velgoria.",
        "Karvenia declined to comment on the shells for Velgoria.",
        "Ferrund rejected Karvenia's denial of the shells for Velgoria.",
        "“We have never seen such waves,” said Olla Brandt of the Karvenian ministry.",
        "Karvenia neither confirmed nor denied that shells went to Velgoria.",
    ],
)
def test_what_denies_nothing_is_no_denial(words: str) -> None:
    assert denials(words) == []


def test_of_two_states_each_denies() -> None:
    found = denials("Both Velgoria and Karvenia have denied the accusations.")
    assert {d.by for d in found} == {"Velgoria", "Karvenia"}
    both = denials("Karvenia has sent shells to Velgoria since May. Both states have denied it.")
    assert {d.by for d in both} == {"Velgoria", "Karvenia"}


def test_what_somebody_else_says_of_a_state_is_not_its_denial() -> None:
    found = denials("“Karvenia has not sold weapons to Velgoria,” Maud Venholt of the Quorlen Institute said.")
    assert [d.by for d in found] == ["Maud Venholt"]


def test_a_denial_made_before_a_saying_does_not_answer_it() -> None:
    found = denials("Karvenia denied on Tuesday that it sent shells to Velgoria.", "2024-06-05")
    assert [d.target for d in found] == [()]


def test_a_headline_that_its_body_repeats_is_no_second_denial() -> None:
    head = "Karvenia denies sending shells to Velgoria"
    body = "Oren Dask of Karvenia denied on Tuesday that shells went to Velgoria. " + STATES
    text = f"{head}\n\n{body}"
    parts = (
        firsthand.Part(firsthand.PartKind.HEADLINE, 0, len(head)),
        firsthand.Part(firsthand.PartKind.BODY, len(head) + 2, len(text)),
    )
    when = TimeRange.on(date(2024, 6, 19))
    told = firsthand.Report("Coast Daily", text, parts, "c.txt", outlet="Coast Daily", published=when)
    found = [f for f in firsthand.make([SAID, told]).findings if isinstance(f, firsthand.Denial)]
    assert len(found) == 1
    assert found[0].spans[0].part is firsthand.PartKind.BODY


@pytest.mark.parametrize(
    "words",
    [
        "Judge Lio Pask denied bond for the Karvenian captain on Tuesday.",
        "Karvenia rejected an offer of talks with Velgoria on Tuesday.",
        "Judge Lio Pask dismissed the charges against the Karvenian captain.",
        "The pilots were not involved in the shipments, Velgoria said.",
    ],
)
def test_what_is_refused_is_not_denied(words: str) -> None:
    assert denials(words) == []


def test_a_charge_that_a_state_rejects_is_denied() -> None:
    assert [d.by for d in denials("Karvenia rejected the charge on Tuesday.")] == ["Karvenia"]


def test_a_denial_in_a_relative_clause_keeps_its_own_day() -> None:
    (found,) = denials("Karvenia's ministry, which in May dismissed the figure as a fabrication, would not comment.")
    assert (found.by, found.general, str(found.said_on and found.said_on.latest)) == (
        "Karvenian ministry",
        False,
        "2024-05-31",
    )
    (other,) = denials("Karvenia, which has denied sending shells, said nothing on Monday.")
    assert other.spans[0].quote == "denied sending shells"
    assert other.said_on is not None and other.said_on.basis.startswith("publication")
