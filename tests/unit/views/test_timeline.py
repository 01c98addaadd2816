from __future__ import annotations

from dataclasses import replace
from datetime import date

from firsthand.core.estimate import Step
from firsthand.core.story import Story
from firsthand.core.time import TimeRange
from firsthand.views import timeline
from firsthand.views.html import render
from firsthand.views.index import index


def test_the_table_says_everything_that_a_mark_shows(story: Story) -> None:
    period = TimeRange(date(2031, 3, 1), date(2031, 4, 15))
    claims = tuple(replace(c, period=period) if c.quote.startswith("over 700,000") else c for c in story.claims)
    changed = replace(story, claims=claims)
    chart = timeline.chart(index(changed), changed.answers[0])
    assert chart is not None
    row = next(r for r in chart.rows if r.words.startswith("“over 700,000"))
    assert (row.said, row.covered, row.who) == (
        "by 3 May 2031",
        "1 March to 15 April 2031",
        "Osmaran Joint Directorate",
    )
    assert (row.low, row.high, row.bound, row.unit, row.told) == ("700,000", "none", "over", "rounds", "count")
    assert (row.report, row.retold, row.changed) == ("The Harbour Courier", "1 report", ())
    assert row.fate == "the answer"
    capacity = next(r for r in chart.rows if r.told == "capacity")
    assert [words for words, _ in capacity.changed] == ["“3.1 Million Shells”", "“3 million shells”"]
    assert capacity.fate == "a capacity, not a count"


def test_the_answer_day_by_day_is_a_table_too(story: Story) -> None:
    course = (Step(date(2031, 5, 3), 700_000, None, low_open=True), Step(date(2031, 6, 2), 700_000, 3_100_000))
    answers = (replace(story.answers[0], course=course), *story.answers[1:])
    page = render(replace(story, answers=answers))
    assert "The answer as of each day on which it changed" in page
    assert '<td>3 May 2031</td><td class="nw">over 700,000</td><td class="nw">none</td>' in page
    assert '<td>2 June 2031</td><td class="nw">700,000</td><td class="nw">3.1 million</td>' in page


def test_only_signs_that_are_drawn_are_explained(story: Story, flood: Story) -> None:
    def key(told: Story) -> list[str]:
        chart = timeline.chart(index(told), told.answers[0])
        return [words for _, words in chart.key] if chart else []

    assert "denial" in key(story)
    assert "denial" not in key(flood)
    assert not any("as of each day" in words for words in key(flood))
    course = (Step(date(2031, 5, 3), 120, 180),)
    assert any("low to high" in w for w in key(replace(flood, answers=(replace(flood.answers[0], course=course),))))
