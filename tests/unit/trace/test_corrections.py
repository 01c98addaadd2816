"""What is taken back leaves the record from that day on; what only looks like it stays. All fictional."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.trace.printed import report

import firsthand
from firsthand.core.finding import Correction

TOLL = report("Halden Post", "2024-09-04", "The Red Lantern Society said 312 people were killed in the flood.")
OFFICIAL = report("Cormorel Wire", "2024-09-04", "Mayor Lise Hartmoor said 160 people were killed in the flood.")
BREACH = report("Halden Post", "2024-03-05", "Palegate Health said 900,000 records were exposed.")


def corrections(*reports: firsthand.Report, **options: date) -> list[Correction]:
    return [f for f in firsthand.make(reports, **options).findings if isinstance(f, Correction)]


def highest(*reports: firsthand.Report, **options: date) -> float | None:
    found = [a for a in firsthand.make(reports, **options).answers if a.measure.unit in ("people", "records")]
    return found[0].high if found else None


TAKEN = {
    "a figure withdrawn": (
        TOLL,
        OFFICIAL,
        report("Tarn Courier", "2024-09-06", "The Red Lantern Society withdrew its figure of 312 dead on Friday."),
        "withdrawn",
    ),
    "a figure never given": (
        TOLL,
        OFFICIAL,
        report("Tarn Courier", "2024-09-06", "The Red Lantern Society said it never gave a figure of 312 dead."),
        "withdrawn",
    ),
    "that figure, told before": (
        TOLL,
        OFFICIAL,
        report(
            "Tarn Courier",
            "2024-09-06",
            "The Halden Post had it from the Red Lantern Society that 312 people were killed in the flood.",
            "The Red Lantern Society said on Friday that it had never given that figure.",
        ),
        "saying disowned",
    ),
    "a report retracted": (
        TOLL,
        OFFICIAL,
        report("Tarn Courier", "2024-09-06", "The Halden Post retracted its report on the flood on Friday."),
        "report retracted",
    ),
    "an earlier version corrected": (
        TOLL,
        OFFICIAL,
        report(
            "Halden Post 2",
            "2024-09-06",
            "The Red Lantern Society said 132 people were killed in the flood. "
            "Correction: An earlier version of this article said 312 people were killed.",
        ),
        "withdrawn",
    ),
    "the paper, named before": (
        TOLL,
        OFFICIAL,
        report(
            "Tarn Courier",
            "2024-09-06",
            "The Halden Post had spoken of a catastrophe. The paper retracted its report on Friday.",
        ),
        "report retracted",
    ),
    "an earlier version of another outlet": (
        TOLL,
        OFFICIAL,
        report(
            "Tarn Courier",
            "2024-09-06",
            "The Halden Post corrected an earlier version that said 312 people were killed.",
        ),
        "withdrawn",
    ),
    "a breach report retracted": (
        BREACH,
        report("Cormorel Wire", "2024-03-05", "Researcher Orla Venn said 40,000 records were exposed."),
        report("Tarn Courier", "2024-03-08", "The Halden Post has retracted the article, Palegate Health said."),
        "report retracted",
    ),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_was_taken_back_leaves_from_that_day(name: str) -> None:
    *reports, rule = TAKEN[name]
    found = corrections(*reports)  # type: ignore[arg-type]
    assert {f.rule for f in found} == {rule}
    assert reports[0].document in {f.documents[0] for f in found}  # type: ignore[union-attr]
    assert highest(*reports) in (160, 40_000)  # type: ignore[arg-type]
    first = min(r.published.latest for r in reports)  # type: ignore[union-attr, type-var]
    assert highest(*reports, as_of=first) in (312, 900_000)  # type: ignore[arg-type]


def test_a_figure_taken_back_contradicts_nobody_any_more() -> None:
    back = report("Tarn Courier", "2024-09-06", "The Red Lantern Society withdrew its figure of 312 dead on Friday.")

    def rivals(*reports: firsthand.Report) -> int:
        return len([f for f in firsthand.make(reports).findings if f.kind is firsthand.FindingKind.CONFLICT])

    assert (rivals(TOLL, OFFICIAL), rivals(TOLL, OFFICIAL, back)) == (1, 0)


LEFT = {
    "a lower count by another rule": report(
        "Tarn Courier", "2024-09-06", "The Red Lantern Society said 240 registered deaths were on its list."
    ),
    "another voice with the same number takes nothing back": report(
        "Tarn Courier", "2024-09-06", "The Harbour Guild withdrew its figure of 312 dead on Friday."
    ),
    "another figure": report(
        "Tarn Courier", "2024-09-06", "The Red Lantern Society withdrew its figure of 40 missing on Friday."
    ),
    "troops": report("Tarn Courier", "2024-09-06", "Osmara withdrew its boats after a report on the flood."),
    "a report of another outlet": report(
        "Tarn Courier", "2024-09-06", "The Elm Gazette retracted its report on Friday."
    ),
    "no comment": report("Tarn Courier", "2024-09-06", "The Red Lantern Society did not give details on Friday."),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_takes_nothing_back_is_silent(name: str) -> None:
    assert [f for f in corrections(TOLL, OFFICIAL, LEFT[name]) if f.documents[0] == "Halden Post"] == []


def test_of_two_reports_of_one_outlet_none_is_taken_to_be_meant() -> None:
    second = report("Halden Post 2", "2024-09-05", "Mayor Lise Hartmoor said 160 people were killed in the flood.")
    second = firsthand.Report(
        "second", second.text, second.parts, "second.txt", outlet="Halden Post", published=second.published
    )
    back = report("Tarn Courier", "2024-09-06", "The Halden Post retracted its report on Friday.")
    assert corrections(TOLL, second, back) == []


def test_a_later_figure_after_a_withdrawal_stands() -> None:
    back = report("Tarn Courier", "2024-09-06", "The Red Lantern Society withdrew its figure of 312 dead on Friday.")
    again = report("Elm Gazette", "2024-09-20", "The Red Lantern Society said on Friday that 312 people were killed.")
    assert highest(TOLL, OFFICIAL, back, again) == 312


def test_a_figure_printed_after_its_withdrawal_is_flagged_and_leaves_the_answer() -> None:
    taken = report("Tarn Courier", "2024-09-06", "The Red Lantern Society withdrew its figure of 312 dead on Friday.")
    late = report("Evening Bell", "2024-09-09", "The flood killed 312 people.")
    other = report("Morning Bell", "2024-09-09", "Surgeon Pavo Lind said 312 people were killed in the flood.")
    found = [f for f in corrections(TOLL, OFFICIAL, taken, late, other) if f.rule == "withdrawn figure repeated"]
    assert [f.documents[0] for f in found] == ["Evening Bell"]
    assert highest(TOLL, OFFICIAL, taken, late) == 160


def test_a_body_takes_back_what_its_head_said() -> None:
    chief = report("Halden Post", "2024-09-04", "Fire chief Bo Lindmar said 57 people were killed in the flood.")
    taken = report("Tarn Courier", "2024-09-06", "The fire brigade retracted its statement that 57 people had died.")
    assert [f.documents[0] for f in corrections(chief, taken)] == ["Halden Post"]
    police = report("Tarn Courier", "2024-09-06", "The Harbour Police retracted its statement that 57 people had died.")
    assert corrections(chief, police) == []
