"""Answers: who confirms, who denies, what is too old, what an echo is worth. All reports are fictional."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.trace.printed import coast_report as report

import firsthand

SAID = report(
    "Harbour Post", "2024-06-14", "Osmara's minister Toma Ferrund said Karvenia sent 50,000 shells to Velgoria."
)


def answer(*reports: firsthand.Report, **options: date) -> firsthand.Answer:
    return firsthand.make(reports, **options).answers[0]


def test_who_denies_a_figure_does_not_confirm_it() -> None:
    denial = report(
        "Coast Daily", "2024-06-19", "Oren Dask called the figure of 50,000 shells to Velgoria a fabrication."
    )
    found = answer(SAID, denial)
    assert [o for o in found.origins if "dask" in o] == []
    assert found.independent == (1, 1)
    assert "Oren Dask" in {d.by for d in (*found.denied_by, *found.other_denials)}
    assert found.prior_denials == ()


def test_a_later_general_denial_counts_and_an_earlier_one_is_listed_apart() -> None:
    before = report("Old Bell", "2024-06-01", "Karvenia denied on Saturday that it was sending shells to Velgoria.")
    after = report("New Bell", "2024-06-20", "Karvenia denied on Wednesday that it was sending shells to Velgoria.")
    found = answer(SAID, before, after)
    assert len(found.denied_by) == 1
    assert len(found.prior_denials) == 1
    assert found.contested


def test_an_echo_without_a_speaker_confirms_nothing() -> None:
    echo = report("Echo Times", "2024-06-16", "Karvenia has sent 50,000 shells to Velgoria.")
    assert answer(SAID, echo).independent == answer(SAID).independent


def test_what_was_said_after_the_day_asked_for_does_not_enter() -> None:
    later = report(
        "Late News", "2024-07-20", "Osmara's minister Toma Ferrund said Karvenia sent 80,000 shells to Velgoria."
    )
    assert answer(SAID, later, as_of=date(2024, 6, 30)).low == 50_000
    assert answer(SAID, later).low == 80_000


def test_a_figure_of_another_time_is_no_part_of_the_answer() -> None:
    flood = report(
        "Valley Post", "2024-09-03", "The agency's head Helka Rumann said 87 people were killed by the flood."
    )
    history = report("Hill Courier", "2024-09-04", "The archivist Lio Pask said a flood killed 212 people in 1987.")
    found = answer(flood, history)
    assert (found.low, found.high) == (87, 87)
    assert [row.why for row in found.rejected] == ["of another time"]


def test_a_report_is_not_blamed_for_words_that_came_later() -> None:
    early = report(
        "Early Bird", "2024-05-10", "Osmara's minister Toma Ferrund said Karvenia sent 600 containers to Velgoria."
    )
    late = report(
        "Late Bird",
        "2024-05-16",
        "“Karvenia sent more than 600 containers to Velgoria,” Osmara's minister Toma Ferrund said.",
    )
    assert not [f for f in firsthand.make([early, late]).findings if f.change and f.documents[0] == "Early Bird"]


FLOOD = report("Tarn Courier", "2024-06-10", "The Harbour Rescue Service said 300 people were killed in the flood.")


def deaths(*reports: firsthand.Report) -> firsthand.Answer:
    return next(a for a in firsthand.make(reports).answers if a.measure.category == "dead")


def test_an_addition_to_a_total_is_no_total() -> None:
    more = report(
        "Halden Post", "2024-06-11", "The Harbour Rescue Service said a further 20 people were killed in the flood."
    )
    found = deaths(FLOOD, more)
    assert (found.low, found.high) == (300, 300)
    assert any("addition" in row.why for row in found.rejected)


def test_a_count_by_another_rule_of_inclusion_stands_beside_and_is_no_correction() -> None:
    registered = report(
        "Halden Post", "2024-06-20", "The Harbour Rescue Service said 240 registered deaths were on its list."
    )
    found = deaths(FLOOD, registered)
    assert (found.low, found.high) == (240, 300)
    assert found.superseded == ()


def test_figures_of_two_times_make_no_range() -> None:
    earlier = report(
        "Old Bell",
        "2023-12-14",
        "Osmara's minister Toma Ferrund said at least 14 shipments left Karvenia for Velgoria between August and "
        "November.",
    )
    later = report(
        "New Bell",
        "2024-05-15",
        "Spokeswoman Ina Torvik said Karvenia sent Velgoria about eight shipments since March.",
    )
    found = answer(earlier, later)
    assert (found.low, found.best, found.high) == (8, 8, 8)
    assert [row.why for row in found.rejected] == ["counts only a part of the time"]


def test_a_withdrawn_figure_leaves_the_answer_from_the_day_of_its_withdrawal() -> None:
    toll = report("Halden Post", "2024-09-04", "The Red Lantern Society said 312 people were killed in the flood.")
    official = report("Cormorel Wire", "2024-09-04", "Mayor Lise Hartmoor said 160 people were killed in the flood.")
    back = report("Tarn Courier", "2024-09-06", "The Red Lantern Society withdrew its figure of 312 dead on Friday.")
    reports = (toll, official, back)

    def low_and_high(**options: date) -> tuple[float | None, float | None]:
        story = firsthand.make(reports, **options)
        found = next(a for a in story.answers if a.measure.category == "dead")
        return found.low, found.high

    assert low_and_high(as_of=date(2024, 9, 5)) == (160, 312)
    assert low_and_high() == (160, 160)
    kinds = {f.kind.value for f in firsthand.make(reports).findings}
    assert "correction" in kinds


WAR = report(
    "Tarn Courier",
    "2024-06-10",
    "The Red Lantern Society said 12,400 people have been killed since the war began in October.",
)


def test_one_event_is_no_end_of_a_running_register() -> None:
    strike = report(
        "Halden Post", "2024-06-10", "The Harbour Rescue Service said 12 people were killed in a strike on the market."
    )
    found = deaths(WAR, strike)
    assert (found.low, found.best, found.high) == (12_400, 12_400, 12_400)
    assert [row.why for row in found.rejected] == ["far below a running total told by then: counts one event or a part"]


def test_a_rival_of_a_running_total_stands_beside_it() -> None:
    rival = report("Halden Post", "2024-06-12", "The Harbour Rescue Service said 9,100 people were killed in the war.")
    found = deaths(WAR, rival)
    assert (found.low, found.high) == (9_100, 12_400)


def test_an_early_toll_is_overtaken_by_a_running_total_and_no_event_of_its_own() -> None:
    early = report("Halden Post", "2024-01-10", "The Harbour Rescue Service said 900 people were killed in the war.")
    found = deaths(early, WAR)
    assert (found.low, found.high) == (12_400, 12_400)
    assert [(row["earlier"], row["later"]) for row in found.record()["later_higher"]] == [
        ("harbour-rescue-service-2024-01-10", "red-lantern-society-2024-06-10")
    ]


def test_running_totals_are_never_summed() -> None:
    sums = set()
    reports = []
    for n, total in enumerate((5_000, 8_000, 13_500), start=1):
        words = f"Osmara's minister Toma Ferrund said Karvenia has so far sent {total:,} shells to Velgoria."
        reports.append(report(f"Bell {n}", f"2024-06-0{n}", words))
        found = answer(*reports)
        assert (found.low, found.best, found.high) == (total, total, total)
        assert len(found.superseded) == n - 1
        sums.add(found.low)
    assert sums == {5_000, 8_000, 13_500}


def test_what_fell_in_two_years_is_no_sum_and_the_total_stands() -> None:
    years = [
        report("Bell A", "2024-06-10", "The registry said 150 people were killed in 2022."),
        report("Bell B", "2024-06-12", "The registry said 80 people were killed in 2023."),
    ]
    assert deaths(*years).low == 80
    total = report("Bell C", "2024-06-12", "The registry said 260 people have been killed since 2022.")
    assert (deaths(*years, total).low, deaths(*years, total).high) == (260, 260)


SOUGHT = report(
    "Coast Daily", "2024-06-01", "Osmara's minister Toma Ferrund said Velgoria was seeking 90,000 shells from Karvenia."
)


def test_what_was_sought_is_a_question_of_its_own() -> None:
    story = firsthand.make([SOUGHT, SAID])
    sent, sought = (next(a for a in story.answers if a.modality.value == sense) for sense in ("stated", "sought"))
    assert (sent.low, sought.low) == (50_000, 90_000)
    assert [row.why for row in sent.rejected] == ["sought, not sent"]
    assert sought.rejected == ()
    assert sought.question == "How many rounds were sought by Velgoria from Karvenia?"


def test_a_denied_finding_is_denied_of_the_goods_that_it_was_of() -> None:
    finding = report(
        "Coast Daily",
        "2024-06-14",
        "Osmara's minister Toma Ferrund said Karvenia sent 50,000 shells to Velgoria.",
        "Osmara's minister Toma Ferrund said Karvenia sent 40 missiles to Velgoria.",
    )
    shells = report("Old Bell", "2024-06-16", "Velgoria's envoy Oren Dask called the finding of Osmara a fabrication.")
    by_unit = {a.measure.unit: a for a in firsthand.make([finding, shells]).answers}
    assert by_unit["rounds"].denied_by == by_unit["missiles"].denied_by
    alone = report(
        "New Bell",
        "2024-06-17",
        "Toma Ferrund said Karvenia sent 50,000 shells to Velgoria.",
        "Velgoria's envoy Oren Dask called Toma Ferrund's finding a fabrication.",
    )
    by_unit = {a.measure.unit: a for a in firsthand.make([finding, alone]).answers}
    assert len(by_unit["rounds"].denied_by) == 1
    assert by_unit["missiles"].denied_by == by_unit["missiles"].other_denials == ()


def test_a_denier_is_told_by_institution_and_voice() -> None:
    denial = report(
        "Coast Daily",
        "2024-06-19",
        "Velgoria's envoy Oren Dask called the figure of 50,000 shells to Velgoria a fabrication.",
    )
    record = answer(SAID, denial).record()
    row = (record["denied_by"] + record["other_denials"])[0]
    assert (row["by"], row["speaker"]) == ("Velgoria", "Oren Dask")
    assert row["origin"].endswith("-denial")


def test_a_figure_that_its_own_source_denies_does_not_stand() -> None:
    said = report("Tarn Courier", "2024-06-10", "The Harbour Rescue Service said 300 people were killed in the flood.")
    back = report("Halden Post", "2024-06-12", "The Harbour Rescue Service denied on Tuesday that 300 people had died.")
    other = report("Old Bell", "2024-06-10", "The Red Lantern Society said 210 people were killed in the flood.")
    found = deaths(said, back, other)
    assert (found.low, found.high) == (210, 210)


def test_a_capacity_is_of_the_count_beside_it() -> None:
    boxes = report(
        "Harbour Post",
        "2024-06-14",
        "Osmara's minister Toma Ferrund said Karvenia sent 700 containers capable of carrying 350,000 shells to "
        "Velgoria. Toma Ferrund said Karvenia sent 40 missiles to Velgoria.",
    )
    held = next(a for a in firsthand.make([boxes]).answers if a.measure.unit == "rounds").capacity
    assert held is not None
    assert (held.high, held.of and held.of.rpartition("/")[2]) == (350_000, "containers")


def test_every_measure_is_answered_and_can_be_picked() -> None:
    sides = (("Karvenia", "Velgoria"), ("Karvenia", "Osmara"), ("Osmara", "Velgoria"))
    nouns = ("shells", "missiles", "containers", "drones")
    words = [
        f"{sender} sent {n}{m} {noun} to {receiver}."
        for n, (sender, receiver) in enumerate(sides, start=3)
        for m, noun in enumerate(nouns)
    ]
    words.append("In the port 41 people were killed, 52 people were injured and 63 people were missing.")
    story = firsthand.make([report("Harbour Post", "2024-06-14", *words, "The Osmaran army watched.")])
    held = {o.readings[0].measure for o in story.lineage.origins if o.readings}
    assert len(story.answers) > 12
    assert all(any(a.measure.accepts(m) for a in story.answers) for m in held if m.category and m.unit)
    picked = firsthand.answering(story, unit="Shells", sender="karvenia")
    assert [(a.measure.unit, a.measure.receiver) for a in picked] == [("rounds", "Osmara"), ("rounds", "Velgoria")]
    with pytest.raises(firsthand.FirsthandError, match=r"the record has: .*missiles"):
        firsthand.answering(story, unit="kettles")


def test_an_estimate_of_what_was_sent_is_overtaken_and_one_of_deaths_stands_beside() -> None:
    early = report(
        "Old Bell", "2024-06-01", "Osmara's minister Toma Ferrund estimated Karvenia sent 50,000 shells to Velgoria."
    )
    late = report("New Bell", "2024-07-01", "Spokeswoman Ina Torvik said Karvenia has sent 90,000 shells to Velgoria.")
    found = answer(early, late)
    assert (found.low, found.high) == (90_000, 90_000)
    estimated = report(
        "Halden Post", "2024-06-20", "The Red Lantern Society said an estimated 420 people were killed in the flood."
    )
    assert (deaths(FLOOD, estimated).low, deaths(FLOOD, estimated).high) == (300, 420)


STRIKE = report(
    "Eastgate Monitor",
    "2024-09-12",
    "At least 86 people were killed in the hospital strike, the Karsa health ministry said. The army of Velgoria said "
    "it knew of between 10 and 15 dead.",
)


def test_who_disputes_a_toll_is_not_overtaken_when_it_rises() -> None:
    higher = report(
        "Union Press", "2024-09-13", "The Karsa health ministry said 94 people had been killed in the hospital strike."
    )
    found = deaths(STRIKE, higher)
    assert (found.low, found.best, found.high) == (10, None, 94)
    assert found.contested
    assert not found.later_higher


def test_a_lower_rival_is_no_obstacle_to_progress() -> None:
    mayor = report(
        "Valley Post",
        "2024-06-10",
        "The rescue service of Tarn said 112 people died in the flood, while mayor Ilse Karm said 190 people died.",
    )
    later = report("Hill Post", "2024-06-13", "The rescue service of Tarn said 312 people died in the flood.")
    found = deaths(mayor, later)
    assert (found.low, found.high) == (312, 312)
    assert len(found.later_higher) == 1


def test_the_time_of_the_event_itself_makes_a_toll_no_part() -> None:
    first = report("Valley Post", "2025-03-04", "The Tarn rescue service said 41 people had died in the flood.")
    last = report("Hill Post", "2025-03-10", "Last week's flood killed 79 people, the Tarn rescue service said.")
    day = report("Dale Post", "2025-03-10", "Mayor Ilse Karm said 12 people died in the past week.")
    assert (deaths(first, last).low, deaths(first, last).high) == (79, 79)
    assert [row.why for row in deaths(first, last, day).rejected] == ["counts only a part of the time"]


def test_a_site_that_is_cited_is_held_against_its_own_report() -> None:
    site = report("SecureLine", "2025-05-02", "A hacker offers for sale 2.3 billion rows of data from Quillpost.")
    paper = report(
        "Ridgemont Times",
        "2025-05-03",
        "Data of 2.3 billion people were exposed in the Quillpost hack, the site SecureLine reported on Friday.",
    )
    found = firsthand.make([site, paper]).findings
    assert [(f.change.value, f.documents) for f in found if f.change] == [
        ("unit-swapped", ("Ridgemont Times", "SecureLine"))
    ]


def test_a_later_higher_crowd_of_another_voice_overtakes_none() -> None:
    police = report("Coast Daily", "2024-06-15", "Police said 35,000 people marched in Tarn.")
    union = report("Old Bell", "2024-06-16", "The Dockers' Union said 80,000 people marched in Tarn.")
    found = answer(police, union)
    assert (found.low, found.high) == (35000, 80000)


def test_a_confirmed_toll_is_overtaken_like_any_other() -> None:
    mayor = report("Coast Daily", "2024-06-15", "The mayor of Tarn said nine people were confirmed dead in the flood.")
    office = report("Old Bell", "2024-06-16", "The governor's office said 38 people had died in the flood in Tarn.")
    assert answer(mayor, office).low == 38


def test_a_denial_of_one_figure_leaves_another_measure_alone() -> None:
    march = report("Coast Daily", "2024-06-15", "Police said 35,000 people marched in Tarn.")
    held = report("Old Bell", "2024-06-16", "The Dockers' Union said 210 people were detained in Tarn.")
    denial = report("New Bell", "2024-06-17", "The interior ministry denied on Monday that 210 people were detained.")
    gathered = next(a for a in firsthand.make((march, held, denial)).answers if a.measure.category == "gathered")
    assert gathered.denied_by == ()
