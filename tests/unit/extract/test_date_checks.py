from __future__ import annotations

from datetime import date

import pytest

import firsthand
from firsthand.extract.date_checks import date_contradictions


def report(text: str) -> firsthand.Report:
    return firsthand.Report("a", text, (firsthand.Part(firsthand.PartKind.BODY, 0, len(text)),), "a.txt")


def test_a_weekday_that_was_another_one() -> None:
    (found,) = date_contradictions(report("The ferry sank on Wednesday, 2 October 2022, off Tarn."))
    assert (found.span.quote, found.true) == ("Wednesday, 2 October 2022", "Sunday")
    assert date(2022, 11, 2) in found.meant


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank on Sunday, 2 October 2022, off Tarn.",
        "The ferry sank on Wednesday. It was built in 2022.",
        "The ferry sank on Wednesday, 31 February 2022, off Tarn.",
        "On Friday 2022 people marched.",
        "",
    ],
)
def test_silent(text: str) -> None:
    assert date_contradictions(report(text)) == ()


def test_it_becomes_a_finding_with_its_words() -> None:
    story = firsthand.make([report("The ferry sank on Wednesday, 2 October 2022. The mayor said 12 people died.")])
    (finding,) = [f for f in story.findings if f.kind is firsthand.FindingKind.DATE_CONTRADICTION]
    assert finding.after == finding.spans[0].quote == "Wednesday, 2 October 2022"
    assert "was a Sunday" in finding.message


def test_another_report_of_the_saying_has_the_day_that_was_meant() -> None:
    def told(name: str, words: str) -> firsthand.Report:
        text = f"{words} The Karvenian coast faces the Velgorian one."
        return firsthand.Report(name, text, (firsthand.Part(firsthand.PartKind.BODY, 0, len(text)),), name, outlet=name)

    sent = "Spokesman Toma Ferrund said on {}, Karvenia sent Velgoria 80,000 shells."
    days = {"Coast Daily": "Wednesday, 2 October 2022", "Harbour Post": "2 November 2022"}
    story = firsthand.make([told(name, sent.format(day)) for name, day in days.items()])
    shifted = [f for f in story.findings if f.change is firsthand.Change.DATE_SHIFTED]
    assert [f.documents for f in shifted] == [("Coast Daily", "Harbour Post")]
