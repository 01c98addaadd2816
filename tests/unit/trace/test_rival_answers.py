"""Answers of events without sides: rival floors, other events, denials of acts, swapped units. All fictional."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.trace.printed import report

import firsthand

MINISTRY = report(
    "Harbour Post", "2024-06-14", "The Osmaran health ministry said on Friday that 412 people were killed in the fire."
)


def killed(*reports: firsthand.Report) -> firsthand.Answer:
    return firsthand.answering(firsthand.make(reports), unit="people", category="dead")[0]


def test_a_vague_word_that_cannot_mean_the_figure_is_a_rival_and_no_figure_is_best() -> None:
    army = report(
        "Coast Daily", "2024-06-15", "The army's spokesman, Colonel Oren Dask, said dozens of people were killed."
    )
    found = killed(MINISTRY, army)
    assert (found.low, found.best, found.high, found.independent) == (24, None, 412, (1, 2))
    assert found.convention is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "The army's spokesman, Colonel Oren Dask, said hundreds of people were killed.",
        "Witnesses said dozens of people were killed.",
    ],
)
def test_a_word_that_can_mean_the_figure_or_is_nobody_s_adds_nothing(sentence: str) -> None:
    found = killed(MINISTRY, report("Coast Daily", "2024-06-15", sentence))
    assert (found.low, found.best, found.high) == (412, 412, 412)


def test_a_vague_word_told_before_a_higher_count_is_overtaken() -> None:
    army = report(
        "Coast Daily", "2024-06-13", "The army's spokesman, Colonel Oren Dask, said dozens of people were killed."
    )
    assert killed(army, MINISTRY).low == 412


def test_what_is_answered_when_asked_how_many() -> None:
    army = report("Coast Daily", "2024-06-15", "Asked how many had died, Colonel Oren Dask said: “Dozens. No more.”")
    assert killed(MINISTRY, army).low == 24


def test_an_event_that_opens_a_sentence_with_its_own_time_is_another_one() -> None:
    council = report(
        "Coast Daily",
        "2024-06-16",
        "After the floods in the winter, the Council of Towns said that 2,310 people were killed.",
    )
    assert killed(MINISTRY, council).high == 412


@pytest.mark.parametrize(
    "sentence",
    [
        "Interior Minister Oren Dask denied that he had pressed anybody to lower the toll.",
        "The health ministry put the toll at 412. Oren Dask of the Front said the recording was a fake.",
    ],
)
def test_who_denies_an_act_or_a_recording_denies_no_count(sentence: str) -> None:
    found = killed(MINISTRY, report("Coast Daily", "2024-06-15", sentence))
    assert found.denied_by == ()


def test_the_ministry_s_toll_is_that_of_the_ministry_the_report_speaks_of() -> None:
    army = report(
        "Coast Daily",
        "2024-06-15",
        "The Osmaran health ministry said 412 people were killed. The army dismissed the ministry's toll on Saturday.",
    )
    assert len(killed(MINISTRY, army).denied_by) == 1


def test_the_figure_put_beside_a_saying_for_contrast_is_not_the_speaker_s() -> None:
    mayor = report(
        "Coast Daily",
        "2024-06-14",
        "The mayor of Brinholt, Ilva Kastor, said that 560 people were killed, far above the official toll of 412.",
    )
    found = killed(MINISTRY, mayor)
    assert (found.low, found.high, found.independent) == (412, 560, (1, 2))


def test_the_registered_figure_is_the_best_of_two() -> None:
    agency = report(
        "Harbour Post",
        "2024-06-14",
        "The Flood Agency said at a briefing that 112 people across the province were registered as dead.",
    )
    mayor = report("Coast Daily", "2024-06-14", "The mayor of Brinholt, Ilva Kastor, said that 190 people were dead.")
    found = killed(agency, mayor)
    assert (found.low, found.best, found.high) == (112, 112, 190)


def test_the_mayor_of_a_headline_is_the_one_of_its_text() -> None:
    first = report("Harbour Post", "2024-06-14", "The mayor of Brinholt, Ilva Kastor, said that 190 people were dead.")
    headline, body = (
        "Toll disputed as mayor speaks of 190 dead",
        "The mayor of Brinholt said that 190 people were dead.",
    )
    parts = (
        firsthand.Part(firsthand.PartKind.HEADLINE, 0, len(headline)),
        firsthand.Part(firsthand.PartKind.BODY, len(headline) + 2, len(headline) + 2 + len(body)),
    )
    second = replace(first, document="Coast Daily", text=f"{headline}\n\n{body}", parts=parts, outlet="Coast Daily")
    assert killed(first, second).independent == (1, 1)


def test_rows_told_as_people_are_a_question_that_nothing_answers() -> None:
    seller = report(
        "Harbour Post",
        "2024-06-14",
        "A hacker called Mothwing is offering 640 million rows of data stolen from the insurer Norvale.",
    )
    digest = report(
        "Coast Daily", "2024-06-15", "Norvale has lost the data of 640 million people, who are now exposed."
    )
    story = firsthand.make((seller, digest))
    (found,) = firsthand.answering(story, unit="people", category="exposed")
    assert (found.low, found.best, found.high, found.origins) == (None, None, None, ())
    assert ["told as people" in row.why for row in found.rejected] == [True]


CLAIMED = report(
    "Harbour Post", "2024-06-14", "The gang says it stole the records of 190,000 clients of Corbane in the breach."
)
COUNTED = report(
    "Elm Gazette", "2024-06-15", "Security researcher Ada Winn said the breach exposed 33,000 clients of Corbane."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Corbane spokesman Oren Dask denied that 190,000 clients had been affected by the breach.",
        "Corbane spokesman Oren Dask rejected reports of 190,000 clients affected by the breach. "
        "“That number is simply wrong,” he said.",
    ],
)
def test_who_denies_one_figure_denies_no_other(sentence: str) -> None:
    story = firsthand.make([CLAIMED, COUNTED, report("Coast Daily", "2024-06-16", sentence)])
    found = [f for f in story.findings if isinstance(f, firsthand.Denial)]
    aimed = {o.id: o for o in story.lineage.origins}
    assert found
    for denial in found:
        assert not denial.general
        assert {aimed[id].group for id in denial.target} == {"gang"}


def test_who_denies_any_payment_denies_that_it_was_paid() -> None:
    finding = report(
        "Harbour Post",
        "2024-06-14",
        "Corbane paid $2.1 million to the gang, the analytics firm Lumerra said in a report.",
    )
    denial = report("Coast Daily", "2024-06-16", "Corbane spokesman Oren Dask denied any payment.")
    found = firsthand.answering(firsthand.make([finding, denial]), unit="USD", category="paid")[0]
    assert [d.by for d in found.denied_by] == ["Oren Dask"]
    assert found.contested
