from __future__ import annotations

from dataclasses import replace

from firsthand.core.claim import Modality
from firsthand.core.estimate import LeftOut
from firsthand.core.story import Story
from firsthand.views import model
from firsthand.views.html import render
from firsthand.views.index import index
from firsthand.views.measures import cards, measure


def test_a_card_has_a_small_chart_where_two_origins_have_a_day(story: Story) -> None:
    ix = index(story)
    boxes, missiles = (measure(ix, answer) for answer in story.answers[1:])
    assert 'class="mini"' in boxes.drawing
    assert missiles.drawing == ""
    assert render(story).count('class="mini"') == 1


def test_a_card_without_a_figure_shows_no_number_as_its_value(story: Story) -> None:
    sought = story.claims[9]
    empty = replace(
        story.answers[1],
        **dict.fromkeys(("low", "best", "high", "low_open", "capacity"), None),
        **dict.fromkeys(("origins", "claims", "vague", "standing", "superseded", "undated"), ()),
        rejected=(LeftOut("o-sought", sought.id, "sought, not sent"),),
    )
    card = measure(index(story), empty)
    assert model.text(card.value) == "no figure stands"
    assert model.text(card.note) == (
        "“millions of rounds”: sought, not sent (Western capitals, 1 September to 30 November 2030)."
    )
    asked = replace(story.answers[1], modality=Modality.SOUGHT)
    told = replace(story, answers=(story.answers[0], empty, story.answers[2], asked))
    assert [card.title for card in cards(index(told))] == [
        measure(index(told), asked).title,
        measure(index(told), story.answers[2]).title,
    ]
    assert [card.stands for card in cards(index(told))] == [True, False]


def test_one_origin_is_not_said_to_be_independent_of_itself(story: Story) -> None:
    assert "independent" not in model.text(measure(index(story), story.answers[2]).note)
