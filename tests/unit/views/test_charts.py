from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from firsthand.core.estimate import Step
from firsthand.core.story import Story
from firsthand.core.time import TimeRange
from firsthand.views import charts
from firsthand.views.axes import days, values
from firsthand.views.index import index
from firsthand.views.labels import place, side_box
from firsthand.views.points import denied, points
from firsthand.views.spots import Box, spots


def chart(story: Story) -> str:
    ix = index(story)
    return str(charts.over_time(points(ix, story.answers[0]), denied(ix), story.answers[0]))


def test_one_mark_for_each_saying_in_three_versions_on_both_scales(story: Story) -> None:
    html = chart(story)
    assert html.count('class="chart ') == 2 * 3
    marks = re.findall(r'<a class="mk(?! rt)', html)
    assert len(marks) == 2 * 3 * 4  # sought, over, capacity, denial; the denied zero is no point


def test_the_reader_chooses_the_scale_where_both_tell_something(story: Story, big: Story, flood: Story) -> None:
    box = r'id="scale" tabindex="0"( checked)?>'
    assert re.findall(box, chart(story)) == [""]
    assert re.findall(box, chart(big)) == [" checked"]
    assert re.findall(box, chart(flood)) == []  # 120 and 180 look the same on both


def test_the_answer_as_of_each_day_is_a_step_line(story: Story) -> None:
    course = (Step(date(2031, 5, 3), 700_000, None, low_open=True), Step(date(2031, 6, 2), 700_000, 3_100_000))
    answer = replace(story.answers[0], as_of=None, course=course)
    html = chart(replace(story, answers=(answer,)))
    one_open, both = re.findall(r'<i class="sp (\w+)" style="left:([\d.]+)%;width:([\d.]+)%', html)[:2]
    assert (one_open[0], both[0]) == ("lo", "be")
    assert float(one_open[1]) + float(one_open[2]) == pytest.approx(float(both[1]), abs=0.02)
    assert float(both[1]) + float(both[2]) == pytest.approx(100, abs=0.02)
    assert 'class="sp up"' in html


def test_what_was_said_after_the_day_of_the_answer_stands_in_a_panel_of_its_own(story: Story) -> None:
    course = (Step(date(2031, 5, 3), 700_000, None), Step(date(2031, 6, 2), 3_100_000, 3_100_000))
    answer = replace(story.answers[0], as_of=date(2031, 5, 20), course=course)
    html = chart(replace(story, answers=(answer,)))
    assert 'class="after"' in html
    assert "as of 20 May 2031" in html
    assert "said later" in html
    wide = html.partition('class="chart middle"')[0]
    assert re.findall(r'<i class="sp (?!up)([\w ]+)"', wide) == ["lo", "lo la", "eq la"]


def test_marks_of_one_day_and_value_stand_side_by_side(story: Story) -> None:
    ix = index(story)
    point = next(p for p in points(ix, story.answers[0]) if p.value)
    placed = spots([(point, 0.5, 100.0, 0.0)] * 5, 600)
    boxes = [spot.box(600) for spot in placed]
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert placed[0].shift == 0


def test_the_covered_time_is_a_bracket_and_words(story: Story) -> None:
    period = TimeRange(date(2030, 3, 1), date(2031, 4, 30))
    claims = tuple(replace(c, period=period) if c.quote.startswith("over 700,000") else c for c in story.claims)
    html = chart(replace(story, claims=claims))
    assert 'class="pd ol"' in html  # it began before the first day of the chart
    assert "Covers 1 March 2030 to 30 April 2031." in html


def test_retellings_are_ticks_on_their_day_and_at_their_value(story: Story) -> None:
    late = TimeRange.on(date(2031, 7, 11))
    reports = tuple(replace(r, published=late) if r.document == "arabic-05" else r for r in story.reports)
    html = chart(replace(story, reports=reports)).partition('class="chart middle"')[0]
    ticks = re.findall(r'<a class="mk rt[^>]*>', html)
    assert len(ticks) == 2  # the others would stand on the mark that they retell
    assert all("Retelling of" in t and 'href="#c-' in t for t in ticks)


def test_who_denies_is_named_on_the_lane(story: Story) -> None:
    assert re.search(r'class="lb ln \w+"[^>]*>Karvenian Foreign Ministry<', chart(story))


def test_a_small_chart_needs_two_days(story: Story) -> None:
    ix = index(story)
    main, boxes, missiles = story.answers
    assert charts.small(points(ix, boxes), boxes).count('class="mk') == 2
    assert 'class="mini"' in charts.small(points(ix, main), main)
    assert charts.small(points(ix, missiles), missiles) == ""


def test_every_mark_has_a_name_and_leads_somewhere(big: Story) -> None:
    marks = re.findall(r'<a class="mk[^>]*>', chart(big))
    assert len(marks) == 2 * 600
    assert all(re.search(r'href="#c-[^"]+"', m) and re.search(r'aria-label="[^"]+"', m) for m in marks)


def test_no_day_no_chart(story: Story) -> None:
    lineage = replace(
        story.lineage, origins=tuple(replace(o, said_on=None) for o in story.lineage.origins), derivations=()
    )
    claims = tuple(replace(c, said_on=None) for c in story.claims)
    printed = replace(story, lineage=lineage, claims=claims)
    assert "by 3 May 2031" in chart(printed)  # said at the latest when it was printed
    reports = tuple(replace(r, published=None) for r in story.reports)
    assert chart(replace(printed, reports=reports)) == ""


def test_a_single_point(story: Story) -> None:
    origins = tuple(o for o in story.lineage.origins if o.id == "o-nis")
    one = replace(story, lineage=replace(story.lineage, origins=origins), findings=())
    assert len(re.findall(r'class="mk(?! rt)', chart(one))) == 3


def test_wide_ranges_are_logarithmic_and_zero_is_not() -> None:
    assert values([1000, 5e6]).log
    assert not values([0, 5e6]).log
    assert not values([120, 180]).log
    assert values([120, 180], log=True).log
    assert not values([1000, 5e6], log=False).log
    assert all(float(t).is_integer() for t in values([1.0, 3.0]).ticks)  # there is no half person
    for found in ([0.0], [5.0], [1e12], [3, 3e9], [-5, 5], []):
        axis = values(found)
        assert len(axis.ticks) >= 2
        assert all(0 <= axis.at(v) <= 1 for v in found)


def test_time_axes_of_any_length() -> None:
    for last in (date(2031, 1, 1), date(2031, 1, 9), date(2031, 7, 1), date(2039, 1, 1), date(2400, 1, 1), date.max):
        axis = days([date(2031, 1, 1), last])
        assert axis.ticks
        assert axis.at(axis.first) == 0
        assert axis.at(last) <= 1
    assert days([date.min, date.max]).at(date.max) == 1
    winter = [words for _, words in days([date(2031, 12, 24), date(2032, 1, 9)]).ticks]
    assert sum("2031" in w for w in winter) == 1
    assert sum("2032" in w for w in winter) == 1


def test_labels_never_touch() -> None:
    spots = [(float(20 + 13 * n), 100.0 + n % 7, 60.0, 30.0) for n in range(40)]
    frame = Box(0, 0, 600, 300)
    marks = [Box(x - 8, y - 8, x + 8, y + 8) for x, y, _, _ in spots]
    sides = place(spots, marks, frame, 20)
    boxes = [side_box(side, *spot) for side, spot in zip(sides, spots, strict=True) if side]
    assert 0 < len(boxes) <= 20
    for n, box in enumerate(boxes):
        assert box.within(frame)
        assert not any(box.meets(other) for other in (*boxes[:n], *marks))


def test_a_chart_of_money_says_so(story: Story) -> None:
    answer = story.answers[0]
    assert charts.subject(answer) == "Rounds sent"
    paid = replace(answer, measure=replace(answer.measure, category="paid", unit="USD"))
    assert charts.subject(paid) == "Money paid"
