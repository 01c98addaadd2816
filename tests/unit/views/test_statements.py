from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.unit.views.demo import claim, find, q, report

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Modality, Stance, Statement
from firsthand.core.lineage import Lineage
from firsthand.core.pack import Topic
from firsthand.core.story import Story
from firsthand.core.text import Report
from firsthand.packs import load
from firsthand.views.html import render
from firsthand.views.index import index
from firsthand.views.statements import Board, board

MAYOR = Speaker("Ilke Brand", None)
TOPICS = (
    Topic("What was closed", ("closed",)),
    Topic("Who denies", ("denied",)),
    Topic("What was withheld", ("withheld-detail",)),
    Topic("What surrounds it", ("condition",), background=True),
)
COURIER = report(
    "courier-01",
    "Dam opened at night",
    "The gates of the Harl dam were opened without a warning to the valley, Ilke Brand said. He did not say who gave "
    "the order. The road to Orrin was closed.",
    outlet="Valley Courier",
)
POST = report(
    "post-02",
    "Mayor blames the dam",
    "Brand told this paper that the gates of the Harl dam had been opened without a warning to those in the valley. "
    "It rained for nine days.",
    outlet="Orrin Post",
)


def told(r: Report, words: str, relation: str, sentence: str, **more: Any) -> Statement:
    return Statement(f"{r.document}:{words[:8]}", find(r, words), find(r, sentence), relation, **more)


DAM = told(
    COURIER,
    "The gates of the Harl dam were opened without a warning to the valley",
    "opened-dam",
    "The gates of the Harl dam were opened without a warning to the valley, Ilke Brand said.",
    speaker=MAYOR,
)
AGAIN = told(
    POST,
    "the gates of the Harl dam had been opened without a warning to those in the valley",
    "opened-dam",
    "Brand told this paper that the gates of the Harl dam had been opened without a warning to those in the valley.",
    speaker=MAYOR,
)
ROAD = told(COURIER, "The road to Orrin was closed", "closed", "The road to Orrin was closed.")
SILENT = told(COURIER, "did not say who gave the order", "withheld-detail", "He did not say who gave the order.")
RAIN = told(POST, "It rained for nine days", "condition", "It rained for nine days.")


def boarded(*statements: Statement, topics: tuple[Topic, ...] = TOPICS) -> Board:
    story = Story((COURIER, POST), (), statements, Lineage((), ()), (), (), topics=topics)
    return board(index(story))


def test_headings_come_from_the_packs_in_their_order_and_background_last() -> None:
    found = boarded(RAIN, SILENT, ROAD)
    assert [(g.heading, g.background) for g in found.groups] == [
        ("What was closed", False),
        ("What was withheld", False),
        ("What surrounds it", True),
    ]


def test_a_relation_that_no_pack_names_stands_under_its_own_name() -> None:
    assert [g.heading for g in boarded(DAM, ROAD).groups] == ["What was closed", "Opened dam"]
    assert [g.heading for g in boarded(DAM, topics=()).groups] == ["Opened dam"]


def test_one_saying_in_two_reports_is_one_row_with_both_places() -> None:
    (group,) = boarded(DAM, AGAIN).groups
    (row,) = group.rows
    assert [name for name, _ in row.links] == ["Valley Courier", "Orrin Post"]
    assert row.about == "Ilke Brand"


def test_other_words_of_the_same_voice_are_another_row() -> None:
    other = replace(SILENT, relation="opened-dam", speaker=MAYOR)
    (group,) = boarded(DAM, other).groups
    assert len(group.rows) == 2


def test_who_is_named_comes_before_the_reports_own_voice() -> None:
    own = replace(ROAD, relation="opened-dam")
    (group,) = boarded(own, DAM).groups
    assert [row.about for row in group.rows] == ["Ilke Brand", "The report’s own voice"]


def test_words_told_by_two_relations_stand_once() -> None:
    found = boarded(ROAD, replace(ROAD, id="again", relation="condition"))
    assert [g.heading for g in found.groups] == ["What was closed"]


def test_what_is_only_possible_is_marked_and_what_is_negated_speaks_for_itself() -> None:
    possible = replace(ROAD, modality=Modality.POSSIBLE)
    assert boarded(possible).groups[0].rows[0].told == ("possible",)
    assert boarded(replace(possible, stance=Stance.DENIES)).groups[0].rows[0].told == ()


def test_a_statement_cut_off_at_a_figure_runs_on_to_its_end() -> None:
    r = report("x", "Head", "In return the town got a bridge and 40 boats of its own.")
    sentence = "In return the town got a bridge and 40 boats of its own."
    short = told(r, "In return the town got a bridge", "closed", sentence)
    story = Story((r,), (claim(r, "40 boats", q(40, unit="boats")),), (short,), Lineage((), ()), (), (), topics=TOPICS)
    row = board(index(story)).groups[0].rows[0]
    assert row.words == '“In return the town got a bridge and 40 boats<span class="mu"> of its own.</span>”'


def test_the_words_around_a_statement_are_quiet_and_it_is_escaped() -> None:
    r = report("x", "Head", "<b>Ilke</b> said the road & bridge were closed.")
    odd = told(r, "the road & bridge were closed", "closed", "<b>Ilke</b> said the road & bridge were closed.")
    story = Story((r,), (), (odd,), Lineage((), ()), (), (), topics=TOPICS)
    row = board(index(story)).groups[0].rows[0]
    assert row.words == (
        '“<span class="mu">&lt;b&gt;Ilke&lt;/b&gt; said </span>the road &amp; bridge were closed'
        '<span class="mu">.</span>”'
    )


def test_every_row_leads_to_marked_words_and_back() -> None:
    story = Story((COURIER, POST), (), (DAM, AGAIN, ROAD, SILENT, RAIN), Lineage((), ()), (), (), topics=TOPICS)
    page = render(story)
    for group in board(index(story)).groups:
        for row in group.rows:
            assert f'<li id="{row.anchor}">' in page
            for _, href in row.links:
                assert f'id="{href[1:]}"' in page
            assert group.background or f'href="#{row.anchor}"' in page


def test_denials_are_rows_that_say_what_they_answer(story: Story) -> None:
    ix = index(story)
    groups = {group.heading: group for group in board(ix).groups}
    (row,) = groups["Denied"].rows
    assert row.anchor == ix.denials[0].anchor
    assert "Not one round has crossed the border" in row.words
    assert row.about == "The Karvenian Foreign Ministry, 20 May 2031. Denies the answer above"


def test_every_relation_in_the_box_has_a_heading_and_no_heading_is_idle() -> None:
    packs = load()
    named = {name for topic in packs.topics for name in topic.relations}
    assert named == {relation.name for relation in packs.relations} | {"rebuts"}


def test_words_passed_on_without_a_speaker_are_not_the_reports_own() -> None:
    row = boarded(replace(ROAD, via=("Orrin Post",))).groups[0].rows[0]
    assert row.about == "No speaker found, through Orrin Post"
