"""Two days of one record set against each other."""

from __future__ import annotations

from datetime import date

import pytest

import firsthand
from firsthand.core.text import Part, PartKind
from firsthand.core.time import TimeRange

FIRST, LAST = date(2031, 4, 3), date(2031, 4, 20)


def report(name: str, outlet: str, published: date, *paragraphs: str) -> firsthand.Report:
    text = "\n\n".join(paragraphs)
    parts = (Part(PartKind.HEADLINE, 0, len(paragraphs[0])), Part(PartKind.BODY, len(paragraphs[0]) + 2, len(text)))
    return firsthand.Report(name, text, parts, f"{name}.txt", outlet=outlet, published=TimeRange.on(published))


def reports() -> list[firsthand.Report]:
    return [
        report(
            "early",
            "Valley Post",
            date(2031, 4, 2),
            "Flood in the Orle valley",
            "The Orle Rescue Service said on 2 April 2031 that at least 40 people were killed in the flood.",
        ),
        report(
            "late",
            "Hill Courier",
            date(2031, 4, 15),
            "Toll of the flood rises",
            "The Orle Rescue Service said on 14 April 2031 that 55 people were killed in the flood.",
            "The mayor, Edda Kray, said on 15 April 2031 that 12 people were missing.",
            "The Dams Authority denied on 15 April 2031 that anyone was killed by the dam.",
        ),
        report(
            "last",
            "River Echo",
            date(2031, 5, 9),
            "More dead in the valley",
            "The Orle Rescue Service said on 8 May 2031 that 61 people were killed in the flood.",
        ),
    ]


def compared(since: date = FIRST, until: date | None = LAST, **more: date) -> firsthand.Story:
    return firsthand.make(reports(), since=since, as_of=until, **more)


def dead(story: firsthand.Story) -> firsthand.Turn:
    assert story.comparison is not None
    return next(t for t in story.comparison.turns if t.now.measure.category == "dead")


def test_the_answer_on_both_days_is_the_one_each_day_gives_alone() -> None:
    turn = dead(compared())
    assert (turn.before.low, turn.now.low, turn.now.high) == (40, 55, 55)
    for day, answer in ((FIRST, turn.before), (LAST, turn.now)):
        alone = next(a for a in firsthand.make(reports(), as_of=day).answers if a.question == answer.question)
        assert alone.record() == answer.record()


def test_what_was_said_in_between_is_new_and_what_it_replaced_stands_no_more() -> None:
    story = compared()
    turn = dead(story)
    words = {
        reading: story.claim(r.claim).quote
        for o in story.lineage.origins
        for r in o.readings
        for reading in [o.reading_id(r)]
    }
    assert turn.moved
    assert [words[id] for id in turn.origins] == ["55 people"]
    assert [(words[row.origin], row.later is not None) for row in turn.gone] == [("at least 40 people", True)]
    assert story.comparison is not None
    assert {words[id] for id in story.comparison.origins} == {"55 people", "12 people"}


def test_a_figure_given_and_taken_back_in_between_is_new_and_stands_no_more() -> None:
    taken = report(
        "taken",
        "Dale Times",
        date(2031, 4, 17),
        "Figure withdrawn",
        "The Orle Rescue Service on 17 April 2031 withdrew its figure of 55 people killed in the flood.",
    )
    story = firsthand.make([*reports(), taken], since=FIRST, as_of=LAST)
    turn = dead(story)
    gone = {story.claim(row.claim).quote: row.why for row in turn.gone}
    assert gone["55 people"].startswith("withdrawn")
    assert turn.now.low == 40


def test_denials_made_in_between_are_told_once_and_findings_only_where_they_are_new() -> None:
    comparison = compared().comparison
    assert comparison is not None
    assert [denial.by for denial in comparison.denials] == ["Dams Authority"]
    assert all(finding.documents[0] == "late" for finding in comparison.findings)
    later = compared(since=date(2031, 4, 16)).comparison
    assert later is not None
    assert later.empty


def test_known_by_holds_for_both_days() -> None:
    comparison = compared(until=date(2031, 6, 1), known_by=date(2031, 4, 30)).comparison
    assert comparison is not None
    assert all(answer.known_by == date(2031, 4, 30) for t in comparison.turns for answer in (t.before, t.now))
    assert dead(compared(until=date(2031, 6, 1), known_by=date(2031, 4, 30))).now.low == 55
    assert dead(compared(until=date(2031, 6, 1))).now.low == 61


def test_without_a_later_day_everything_said_counts() -> None:
    comparison = compared(until=None).comparison
    assert comparison is not None
    assert comparison.record()["until"] is None
    assert dead(compared(until=None)).now.low == 61


@pytest.mark.parametrize("since", [LAST, date(2031, 5, 1)])
def test_days_that_are_one_or_swapped_are_refused(since: date) -> None:
    with pytest.raises(firsthand.FirsthandError, match="the earlier one first"):
        compared(since=since)


def test_the_order_of_reports_changes_nothing() -> None:
    turned = firsthand.make(reports()[::-1], since=FIRST, as_of=LAST).comparison
    straight = compared().comparison
    assert turned is not None
    assert straight is not None
    assert sorted(turned.origins) == sorted(straight.origins)
    assert {t.now.question for t in turned.turns} == {t.now.question for t in straight.turns}
