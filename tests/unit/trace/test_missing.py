"""Which originals a collection lacks."""

from __future__ import annotations

from datetime import date

import firsthand
from firsthand.core.time import TimeRange
from firsthand.views.html import render


def report(outlet: str, text: str) -> firsthand.Report:
    part = firsthand.Part(firsthand.PartKind.BODY, 0, len(text))
    when = TimeRange.on(date(2024, 6, 14))
    return firsthand.Report(outlet, text, (part,), f"{outlet}.txt", outlet=outlet, published=when)


TOLD = report(
    "Harbour Post",
    "Spokesman Toma Ferrund told the Tarn Courier that Karvenia sent Velgoria more than 6,000 shells. "
    "The Karvenian coast faces the Velgorian one.",
)


def test_an_outlet_that_is_credited_and_absent_is_missing_with_what_it_could_change() -> None:
    (row,) = firsthand.make([TOLD]).missing
    assert row.outlet == "Tarn Courier"
    assert len(row.questions) == 1
    assert row.evidence.document == "Harbour Post"


def test_what_bears_on_the_main_answer_comes_first_and_a_denials_relay_is_worth_getting_too() -> None:
    told = report(
        "Coast Daily",
        "Ilse Marrowane told the Elm Gazette that 12 people were killed in the port. "
        "Ilse Marrowane told the Elm Gazette that 30 people were injured in the port. "
        "Karvenia denied on Friday that it was sending shells to Velgoria, the Saltgate Herald reported.",
    )
    story = firsthand.make([TOLD, told])
    assert story.answers[0].question in story.missing[0].questions
    assert [row.outlet for row in story.missing if row.questions] == [row.outlet for row in story.missing]
    assert {"Tarn Courier", "Elm Gazette", "Saltgate Herald"} == {row.outlet for row in story.missing}
    assert next(row.denials for row in story.missing if row.outlet == "Saltgate Herald") == 1


def test_the_page_shows_what_is_missing() -> None:
    page = render(firsthand.make([TOLD]))
    assert 'id="missing"' in page
    assert "Tarn Courier" in page
    assert 'href="#missing"' in page


def test_an_outlet_of_the_collection_is_not_missing() -> None:
    original = report("The Tarn Courier", "Ferrund spoke to the paper for an hour in his office above the quay.")
    assert firsthand.make([TOLD, original]).missing == ()
