"""What retelling changes, in pairs of fictional reports: the change is found, and its opposite is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.trace.printed import coast_report as report

import firsthand
from firsthand.core.finding import Change, FindingKind
from firsthand.core.text import Part, PartKind
from firsthand.core.time import TimeRange


def changes(first: str, second: str) -> set[str]:
    reports = (report("Harbour Post", "2024-06-14", first), report("Coast Daily", "2024-06-16", second))
    found = firsthand.make(reports).findings
    return {f.change.value for f in found if f.change and f.documents[0] == "Coast Daily"}


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        (
            "Spokesman Toma Ferrund said Velgoria was seeking to acquire 80,000 shells from Karvenia.",
            "Karvenia has sent Velgoria 80,000 shells, Osmara's spokesman Toma Ferrund told the Coast Daily by phone.",
            "sought-as-sent",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia plans to send Velgoria 80,000 shells.",
            "Karvenia has sent Velgoria 80,000 shells, Osmara's spokesman Toma Ferrund told the Coast Daily by phone.",
            "forecast-as-fact",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 300,000 152 mm or 50,000 122 mm shells.",
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 300,000 shells.",
            "alternative-dropped",
        ),
        (
            "Spokesman Toma Ferrund said the ships could hold up to 80,000 shells from Karvenia to Velgoria.",
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 80,000 shells.",
            "capacity-as-count",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia sent Velgoria more than 80,000 shells.",
            "Spokesman Toma Ferrund said Karvenia sent Velgoria up to 80,000 shells.",
            "bound-flipped",
        ),
        (
            "Fire chief Ada Winn said at least 136 people are missing.",
            "Fire chief Ada Winn said at most 1,360 people are missing.",
            "bound-flipped",
        ),
        (
            "Fire chief Ada Winn said 260 people were killed and 1,130 people are missing.",
            "Fire chief Ada Winn said 1,390 people were killed.",
            "summed",
        ),
        (
            "Researcher Ada Winn said that 1,679,535 customer records were stolen.",
            "Researcher Ada Winn said that 1,679,535 customer records were offered for sale.",
            "category-swapped",
        ),
        (
            "Health minister Ada Winn said that 61,400 children had been vaccinated.",
            "Health minister Ada Winn said that 61,400 children were invited for vaccination.",
            "category-swapped",
        ),
        (
            "Chief executive Ada Winn said on 13 June that 25,498 positions were cut.",
            "Chief executive Ada Winn said on 13 June that 25,000 jobs were cut.",
            "rounding",
        ),
    ],
)
def test_a_change_is_found(first: str, second: str, change: str) -> None:
    assert change in changes(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Spokesman Toma Ferrund said Karvenia plans to send Velgoria 80,000 shells.",
            "Spokesman Toma Ferrund said Karvenia will send Velgoria 80,000 shells.",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 300,000 152 mm or 50,000 122 mm shells.",
            "Spokesman Toma Ferrund said Karvenia had sent Velgoria 300,000 152 mm or 50,000 122 mm shells.",
        ),
        (
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 80,000 shells.",
            "Spokesman Toma Ferrund said Karvenia dispatched 80,000 shells to Velgoria.",
        ),
        (
            "Union leader Liv Prewett said on Friday that hospitals had put off 32,400 operations.",
            "Hospitals have put off 32,400 surgical procedures, union leader Liv Prewett said.",
        ),
        (
            "Researcher Ada Winn said that 1,679,535 customer records were stolen.",
            "The police offered no comment. A broker, Juno Saal, said that 1,679,535 records were offered for sale.",
        ),
        (
            "Fire chief Ada Winn said that at least 250 homes were destroyed.",
            "Correction: An earlier version of this article said 250 homes were destroyed. Fire chief Ada Winn said at "
            "least 250 homes were destroyed.",
        ),
    ],
)
def test_what_keeps_the_sense_is_silent(first: str, second: str) -> None:
    assert changes(first, second) == set()


TOLD = [
    (
        "unit-swapped",
        "Union leader Liv Prewett said on Friday that hospitals had put off 32,400 operations.",
        "Some 32,400 patients have been sent home, said Liv Prewett, the leader of the Union of Hospital Workers.",
    ),
    (
        "sought-as-sent",
        "Union leader Liv Prewett said on Friday that nurses were demanding a pay rise of 22.5 percent.",
        "Pay has gone up by 22.5 percent, union leader Liv Prewett said.",
    ),
    (
        "unit-swapped",
        "Priya Landis, the chief executive of Norvane, said on Thursday that hackers had stolen 4,310,000 records.",
        "Priya Landis, the chief executive of Norvane, said that the data of 4,310,000 people had been stolen.",
    ),
    (
        "category-swapped",
        "The Selke Civil Protection Agency said on Friday that 204 people were missing after the flood.",
        "The Selke Civil Protection Agency said 204 people were killed in the flood.",
    ),
    (
        "magnitude-slip",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria 480,000 shells.",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria 4.8 million shells.",
    ),
    (
        "direction-reversed",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria 480,000 shells.",
        "Spokesman Toma Ferrund said Velgoria sent Karvenia 480,000 shells.",
    ),
    (
        "scope-changed",
        "The Selke Civil Protection Agency said 312 people were killed in Varn province.",
        "The Selke Civil Protection Agency said 312 people were killed across the country.",
    ),
    (
        "stock-as-flow",
        "The Selke Civil Protection Agency said 312 people had been killed since January.",
        "The Selke Civil Protection Agency said 312 people had been killed in a single day.",
    ),
    (
        "date-shifted",
        "Spokesman Toma Ferrund said on 12 June that Karvenia sent Velgoria 480,000 shells.",
        "Spokesman Toma Ferrund said on 15 June that Karvenia sent Velgoria 480,000 shells.",
    ),
    (
        "converted",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria 6,000 containers.",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria 2.7 million shells.",
    ),
    (
        "summed",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria 310,000 152 mm or 52,000 122 mm shells.",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria 362,000 shells.",
    ),
    (
        "hedge-dropped",
        "Spokesman Toma Ferrund said Karvenia may have sent Velgoria 480,000 shells.",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria 480,000 shells.",
    ),
    (
        "bound-dropped",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria between 310,000 and 480,000 shells.",
        "Spokesman Toma Ferrund said Karvenia sent Velgoria 480,000 shells.",
    ),
]


@pytest.mark.parametrize(("change", "first", "second"), TOLD, ids=[f"{k}-{row[0]}" for k, row in enumerate(TOLD)])
def test_every_kind_is_found_between_two_reports(change: str, first: str, second: str) -> None:
    assert change in changes(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            # a later figure by the same voice
            "The Selke Civil Protection Agency said on 14 June that 271 people were killed.",
            "The Selke Civil Protection Agency said on 16 June that 287 people were killed.",
        ),
        (
            # both figures of one report in the other
            "The Selke Civil Protection Agency said 112 people were killed and 204 people were missing.",
            "The Selke Civil Protection Agency said 204 people were missing and 112 people were killed.",
        ),
        (
            # a wider range
            "Spokesman Toma Ferrund said Karvenia sent Velgoria 480,000 shells.",
            "Spokesman Toma Ferrund said Karvenia sent Velgoria between 400,000 and 500,000 shells.",
        ),
        (
            # the same place in other words
            "The Selke Civil Protection Agency said 312 people were killed in Varn province.",
            "The Selke Civil Protection Agency said 312 people were killed in the province of Varn.",
        ),
        (
            # another noun that no pack knows
            "The Metal Union said on Friday that 36,400 posts had gone.",
            "The Metal Union said 36,400 positions had gone.",
        ),
    ],
)
def test_what_is_no_drift_stays_silent(first: str, second: str) -> None:
    assert changes(first, second) == set()


def test_a_headline_that_drops_a_floor_claims_less_than_its_text() -> None:
    found = firsthand.make((headed("312 dead in flood", "At least 312 people were killed, the Selke Agency said."),))
    assert not [f for f in found.findings if f.change]


def test_a_headline_puts_a_number_to_a_vague_word() -> None:
    found = firsthand.make((headed("500 killed in blast", "Hundreds of people were killed, the Selke Agency said."),))
    assert {f.change.value for f in found.findings if f.change} == {"headline-against-body"}


def headed(headline: str, body: str) -> firsthand.Report:
    text = f"{headline}\n{body}"
    parts = (
        firsthand.Part(firsthand.PartKind.HEADLINE, 0, len(headline)),
        firsthand.Part(firsthand.PartKind.BODY, len(headline) + 1, len(text)),
    )
    return firsthand.Report("one", text, parts, "one.txt", published=TimeRange.on(date(2024, 6, 14)))


def undated(name: str, text: str) -> firsthand.Report:
    return replace(report(name, "2024-06-30", text), published=None)


@pytest.mark.parametrize(
    ("window", "found"),
    [("between 7 May and 1 June", {"date-shifted"}), ("between 2 June and 12 June", set())],
)
def test_a_month_told_for_days_that_lie_outside_of_it(window: str, found: set[str]) -> None:
    told = undated("Osmara Star", f"Karvenia sent Velgoria 4,310 crates {window}, spokesman Toma Ferrund said.")
    said = report("Harbour Post", "2024-06-14", "Spokesman Toma Ferrund said Karvenia sent Velgoria 4,310 crates.")
    month = report(
        "Coast Daily", "2024-06-16", "Karvenia sent Velgoria 4,310 crates in June, spokesman Toma Ferrund said."
    )
    story = firsthand.make((said, told, month))
    assert {f.change.value for f in story.findings if f.change and f.documents[0] == "Coast Daily"} == found
    (claim,) = [c for c in story.claims if c.document == "Osmara Star"]
    assert claim.period is not None
    assert claim.period.basis.startswith("year from the day of the saying")


def test_what_an_unnamed_executive_said_is_the_body_s_where_its_own_outlet_has_it() -> None:
    first = report(
        "Harbour Post",
        "2024-06-14",
        "“Norvale will cut 8,150 jobs,” a senior Norvale executive told the Harbour Post.",
    )
    second = report(
        "Coast Daily",
        "2024-06-15",
        "Norvale will cut 8,150 jobs, according to an executive quoted by the Harbour Post.",
    )
    made = firsthand.make((first, second))
    assert len({c.origin for c in made.claims if c.quantity.point == 8_150}) == 1


def test_two_figures_of_one_sentence_do_not_retell_each_other() -> None:
    one = report("Harbour Post", "2024-06-14", "We matched 18 of 20 rows with real bookings after the leak.")
    assert not [f for f in firsthand.make([one]).findings if f.change]


def test_a_figure_told_as_replaced_is_not_told_as_done() -> None:
    first = report("Harbour Post", "2024-06-14", "Corbane plans to cut 5,800 jobs, the company said on Friday.")
    second = report(
        "Coast Daily", "2024-06-20", "Corbane and its union agreed that 5,100 jobs will be cut rather than 5,800."
    )
    found = {f.change for f in firsthand.make([first, second]).findings if f.change}
    assert firsthand.Change.FORECAST_AS_FACT not in found


def test_a_report_that_credits_a_relay_once_has_all_of_that_speaker_through_it() -> None:
    first = report(
        "Harbour Post",
        "2024-06-14",
        "The leak exposed roughly 37,000 people, researcher Ada Winn told the Harbour Post.",
    )
    second = report(
        "Coast Daily",
        "2024-06-16",
        "The leak exposed nearly 40,000 people, researcher Ada Winn says.",
        "She told the Harbour Post that 2.6 million rows were exposed by the leak.",
    )
    story = firsthand.make([first, second])
    reading = next(r for o in story.lineage.origins for r in o.readings if r.measure.unit == "people")
    told = {c.quote: c for c in story.claims}
    assert told["nearly 40,000 people"].traced_via == ("Harbour Post",)
    assert reading.claim == told["roughly 37,000 people"].id


def test_a_floor_whose_report_has_the_number_exactly_is_not_dropped() -> None:
    toll = "At least 41 people died in the flood, director Maren Oldt of the Tarn Flood Agency said."
    exact = "“We have recovered 41 bodies,” Oldt said."
    later = "Director Maren Oldt of the Tarn Flood Agency said on Sunday the flood's toll rose to 67 from 41."
    assert "bound-dropped" not in changes(f"{toll} {exact}", later)


@pytest.mark.parametrize(
    ("change", "first", "second"),
    [
        (
            "direction-reversed",
            "Spokesman Toma Ferrund said on 12 June that Karvenia sent Velgoria 486,300 shells.",
            "Spokesman Toma Ferrund said on 12 June that Velgoria sent Karvenia 490,000 shells.",
        ),
        (
            "magnitude-slip",
            "The Selke Hospital Trust said on Friday that 6,750 operations had been postponed.",
            "The Selke Hospital Trust said that 67,500 operations had been postponed.",
        ),
        (
            "stock-as-flow",
            "The Selke Civil Protection Agency said 312 people had been killed since January.",
            "The Selke Civil Protection Agency said 312 people had been killed in the past week.",
        ),
        (
            "hedge-dropped",
            "The Selke Civil Protection Agency believes that 3,120 people have been killed.",
            "The Selke Civil Protection Agency said 3,120 people had been killed.",
        ),
        (
            "category-swapped",
            "The Selke Civil Protection Agency said on Friday that 2,040 people had fled.",
            "The Selke Civil Protection Agency said 2,040 people were trapped by the flood.",
        ),
    ],
)
def test_a_change_in_other_words_is_found(change: str, first: str, second: str) -> None:
    assert change in changes(first, second)


def test_a_round_number_of_other_nouns_is_no_slip() -> None:
    first = "Spokesman Toma Ferrund said Karvenia sent Velgoria 5 million munitions."
    assert changes(first, "Spokesman Toma Ferrund said Karvenia sent Velgoria 500,000 122 mm rounds.") == set()


RATE = "A household in Varn has four people on average."


def test_a_factor_of_a_report_shows_what_was_reckoned_from_what() -> None:
    first = report(
        "Harbour Post",
        "2024-06-14",
        "Governor Ilka Maren said on Thursday that 2,310 homes had been destroyed by the flood.",
        RATE,
    )
    second = report("Coast Daily", "2024-06-16", "Governor Ilka Maren said the flood had displaced 9,200 people.")
    (finding,) = [f for f in firsthand.make((first, second)).findings if f.change]
    assert (finding.change, finding.before, finding.after) == (
        Change.CONVERTED,
        "2,310 homes",
        "9,200 people",
    )
    assert RATE in finding.message


def test_without_the_factor_they_are_two_figures() -> None:
    told = "Governor Ilka Maren said on Thursday that 2,310 homes had been destroyed by the flood."
    assert changes(told, "Governor Ilka Maren said the flood had displaced 9,200 people.") == set()


def test_a_text_printed_twice_changes_twice() -> None:
    first = report("Harbour Post", "2024-06-14", "Mayor Ilka Maren said up to 3,200 people had died in the flood.")
    text = "Mayor Ilka Maren said 3,200 people had died in the flood."
    copies = [report(name, "2024-06-16", text) for name in ("Coast Daily", "Varn Echo")]
    story = firsthand.make((first, *copies))
    assert len({claim.id for claim in story.claims}) == len(story.claims)
    assert {f.documents[0] for f in story.findings if f.change} == {"Coast Daily", "Varn Echo"}


def test_a_headline_slips_against_its_own_text() -> None:
    text = "Mayor Ilka Maren said on Thursday that 1,360 people were missing."
    head = "Flood leaves 13,600 missing"
    whole = f"{head}\n\n{text}"
    parts = (Part(PartKind.HEADLINE, 0, len(head)), Part(PartKind.BODY, len(head) + 2, len(whole)))
    when = TimeRange.on(date(2024, 6, 14))
    story = firsthand.make((firsthand.Report("Varn Echo", whole, parts, "v.txt", outlet="Varn Echo", published=when),))
    found = {f.change.value for f in story.findings if f.change}
    assert found == {"magnitude-slip", "headline-against-body"}


def test_what_a_report_takes_back_is_no_change() -> None:
    first = report(
        "Harbour Post", "2024-06-14", "Mayor Ilka Maren said on Friday that 320 people died in Varn province."
    )
    text = (
        "Correction, June 17: This newspaper reported on June 15 that 320 people had died nationwide. That was wrong. "
        "What Mayor Ilka Maren said was that 320 people had died in Varn province."
    )
    story = firsthand.make((first, report("Coast Daily", "2024-06-17", text)))
    assert not [f for f in story.findings if f.change]


def test_the_scope_printed_first_is_that_of_the_saying() -> None:
    told = (
        ("Harbour Post", "2024-06-14", "in Varn province"),
        ("Varn Echo", "2024-06-15", "in Varn province"),
        ("Coast Daily", "2024-06-16", "across the country"),
    )
    reports = [
        report(name, day, f"Mayor Ilka Maren said on 14 June that 1,312 people were killed {where}.")
        for name, day, where in told
    ]
    found = [f for f in firsthand.make(reports).findings if f.change is Change.SCOPE_CHANGED]
    assert {f.documents[0] for f in found} == {"Coast Daily"}


def test_a_tenth_of_a_whole_is_no_slip_of_it() -> None:
    first = report(
        "Harbour Post",
        "2024-06-14",
        "The plan would hit about one in ten of the 58,000 people whom the carmaker employs, Toma Ferrund said.",
    )
    second = report("Coast Daily", "2024-06-15", "As many as 5,800 people will lose their jobs, Toma Ferrund said.")
    found = firsthand.make((first, second)).findings
    assert [f for f in found if f.change and f.change.value == "magnitude-slip"] == []


def test_what_is_taken_back_can_be_told_as_more_exact_than_it_was() -> None:
    first = report("Harbour Post", "2024-06-14", "The Osmin Rescue Agency said at least 312 people had died.")
    second = report("Coast Daily", "2024-06-15", "The Osmin Rescue Agency withdrew its figure of 312 deaths.")
    found = [f for f in firsthand.make((first, second)).findings if f.change]
    assert [(f.change.value, f.documents[0]) for f in found if f.change] == [("bound-dropped", "Coast Daily")]


def scoped(*told: tuple[str, str, str]) -> set[str]:
    """The reports whose scope changed, of reports by name, day and text."""
    found = firsthand.make([report(*row) for row in told]).findings
    return {f.documents[0] for f in found if f.change is Change.SCOPE_CHANGED}


def test_where_two_of_one_day_are_divided_on_scope_the_quotation_tells_it() -> None:
    told = "Mayor Ilka Maren said on Friday that 1,312 people were killed across the country."
    quoted = "“We know of 1,312 people killed in Varn province,” Mayor Ilka Maren said on Friday."
    assert scoped(("Harbour Post", "2024-06-14", quoted), ("Coast Daily", "2024-06-14", told)) == {"Coast Daily"}


def test_what_a_correction_puts_right_tells_the_scope() -> None:
    told = "Mayor Ilka Maren said on Friday that 1,312 people were killed across the country."
    put = (
        "Correction: This newspaper reported on June 14 that 1,312 people had died nationwide. That was wrong. "
        "What Mayor Ilka Maren said was that 1,312 people had died in Varn province."
    )
    rows = (("Harbour Post", "2024-06-14", told), ("Coast Daily", "2024-06-14", told), ("Varn Echo", "2024-06-16", put))
    assert {"Harbour Post", "Coast Daily"} <= scoped(*rows)


def test_a_quotation_printed_later_is_held_against_the_older_print_and_so_are_others() -> None:
    bounded = "Mayor Ilka Maren said on Friday that nearly 1,312 people were killed."
    quoted = "“We know of 1,312 people killed,” Mayor Ilka Maren said on Friday, 14 June."
    bare = "Mayor Ilka Maren said on 14 June that 1,312 people were killed."
    rows = (
        ("Harbour Post", "2024-06-14", bounded),
        ("Coast Daily", "2024-06-16", quoted),
        ("Echo", "2024-06-18", bare),
    )
    found = firsthand.make([report(*row) for row in rows]).findings
    assert {f.documents for f in found if f.change is Change.BOUND_DROPPED} == {
        ("Coast Daily", "Harbour Post"),
        ("Echo", "Harbour Post"),
    }


def test_a_slip_is_found_in_another_noun_for_one_thing() -> None:
    told = "Chief executive Ilka Maren said on 14 June that Norvane has cut at least 1,560 jobs."
    slipped = "Chief executive Ilka Maren said on 14 June that at least 15,600 positions have gone at Norvane."
    found = firsthand.make([report("Harbour Post", "2024-06-14", told), report("Echo", "2024-06-15", slipped)]).findings
    assert Change.MAGNITUDE_SLIP in {f.change for f in found}


def between(first: str, second: str, later: str = "2024-06-15") -> set[Change | None]:
    """The drift of a report of 14 June by the Harbour Post as another one of a later day tells it."""
    rows = (report("Harbour Post", "2024-06-14", first), report("Echo", later, second))
    return {f.change for f in firsthand.make(rows).findings if f.kind is FindingKind.DRIFT}


def test_a_ceiling_below_what_was_said_turns_it_round() -> None:
    told = "Mayor Ilka Maren said on 14 June that 14,800 people were evacuated."
    under = "As many as 14,000 people were evacuated, Mayor Ilka Maren said on 14 June."
    found = between(told, under)
    assert Change.BOUND_FLIPPED in found
    assert Change.ROUNDING not in found


def test_a_voice_and_a_day_changed_through_an_outlet_are_seen_by_its_own_report() -> None:
    told = "Mayor Ilka Maren said on Friday that at least 7,900 people were evacuated."
    other = "At least 7,900 people were evacuated, Governor Toma Ferrund said on 24 May, the Harbour Post reports."
    assert {Change.SPEAKER_SWAPPED, Change.DATE_SHIFTED} <= between(told, other)


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        pytest.param(
            "Mayor Ilka Maren said on Friday that turnout was 33 percent.",
            "Mayor Ilka Maren said on Friday that pay has gone up by 30 percent.",
            "2024-06-15",
            id="a share is rounded within a point",
        ),
        pytest.param(
            "Mayor Ilka Maren said on Friday that 4,213 people were evacuated.",
            "Mayor Ilka Maren said on Friday that 4,213 people were evacuated.",
            "2024-06-21",
            id="a weekday a week later may be either",
        ),
    ],
)
def test_what_may_be_as_it_was_said_stays_silent(first: str, second: str, later: str) -> None:
    assert not between(first, second, later)


def test_a_figure_of_headline_and_text_has_the_scope_of_the_text() -> None:
    part = headed("Maren: 1,312 people killed", "Mayor Ilka Maren said 1,312 people were killed in Varn province.")
    whole = report("Echo", "2024-06-15", "Mayor Ilka Maren said 1,312 people were killed nationwide.")
    assert Change.SCOPE_CHANGED in {f.change for f in firsthand.make((part, whole)).findings}
