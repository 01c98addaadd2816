from __future__ import annotations

from firsthand.core.story import Story
from firsthand.views.html import render
from firsthand.views.index import index
from firsthand.views.measures import measure


def test_a_card_has_a_small_chart_where_two_origins_have_a_day(story: Story) -> None:
    ix = index(story)
    boxes, missiles = (measure(ix, answer) for answer in story.answers[1:])
    assert 'class="mini"' in boxes.drawing
    assert missiles.drawing == ""
    assert render(story).count('class="mini"') == 1
