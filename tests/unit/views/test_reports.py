from __future__ import annotations

from dataclasses import replace

from tests.unit.views.demo import report

from firsthand.core.story import Story
from firsthand.views.html import render
from firsthand.views.index import index
from firsthand.views.reports import FEW, views


def test_few_reports_stand_open_where_they_hold_a_figure(story: Story) -> None:
    assert len(story.reports) <= FEW
    shut = [view.name for view in views(index(story), {}) if not view.open]
    assert shut == ["The Vane"]
    assert all(view.open for view in views(index(story), {"quiet-07": ()}))


def test_of_many_those_that_set_the_answer_or_changed_words_stand_open(story: Story) -> None:
    more = tuple(report(f"more-{n}", "Nothing", "No figure here.", outlet=f"Paper {n}") for n in range(20))
    opened = [v.name for v in views(index(replace(story, reports=(*more, *story.reports))), {}) if v.open]
    assert opened == ["The Harbour Courier", "North Tribune", "Daily Gazette & Sons"]


def test_a_report_says_how_many_of_its_places_changed(story: Story) -> None:
    changed = {view.name: view.changed for view in views(index(story), {})}
    assert changed["North Tribune"] == "1 change"
    assert changed["Daily Gazette & Sons"] == "2 changes"
    assert changed["The Vane"] == ""


def test_a_chip_tells_what_its_origin_said(story: Story) -> None:
    page = render(story)
    assert 'role="tooltip"' in page
    assert "Upstream, North Tribune</b><br>“Defence Minister Halvar Dorn told" in page
