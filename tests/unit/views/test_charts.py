from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from firsthand.core.story import Story
from firsthand.views import charts
from firsthand.views.index import index
from firsthand.views.labels import Box, place, side_box
from firsthand.views.points import days, denied, points, values


def chart(story: Story) -> str:
    ix = index(story)
    return str(charts.over_time(points(ix, story.answers[0]), denied(ix), story.answers[0]))


def test_one_mark_for_each_saying_in_three_versions(story: Story) -> None:
    html = chart(story)
    assert html.count('class="chart ') == 3
    assert html.count('class="mk') == 3 * 4  # sought, over, capacity, denial; the denied zero is no point


def test_every_mark_has_a_name_and_leads_somewhere(big: Story) -> None:
    marks = re.findall(r'<a class="mk[^>]*>', chart(big))
    assert len(marks) == 600
    assert all(re.search(r'href="#c-[^"]+"', m) and re.search(r'aria-label="[^"]+"', m) for m in marks)


def test_no_day_no_chart(story: Story) -> None:
    lineage = replace(
        story.lineage, origins=tuple(replace(o, said_on=None) for o in story.lineage.origins), derivations=()
    )
    claims = tuple(replace(c, said_on=None) for c in story.claims)
    assert chart(replace(story, lineage=lineage, claims=claims)) == ""


def test_a_single_point(story: Story) -> None:
    origins = tuple(o for o in story.lineage.origins if o.id == "o-nis")
    one = replace(story, lineage=replace(story.lineage, origins=origins), findings=())
    assert chart(one).count('class="mk') == 3


def test_wide_ranges_are_logarithmic_and_zero_is_not() -> None:
    assert values([1000, 5e6]).log
    assert not values([0, 5e6]).log
    assert not values([120, 180]).log
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
