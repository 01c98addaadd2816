"""Answers: who confirms, who denies, what is too old, what an echo is worth. All reports are fictional."""

from __future__ import annotations

from datetime import date

import firsthand
from firsthand.core.time import TimeRange

STATES = "The Karvenian coast faces the Velgorian one."


def report(name: str, day: str, *sentences: str, outlet: str | None = None) -> firsthand.Report:
    text = " ".join((*sentences, STATES))
    part = firsthand.Part(firsthand.PartKind.BODY, 0, len(text))
    when = TimeRange.on(date.fromisoformat(day))
    return firsthand.Report(name, text, (part,), f"{name}.txt", outlet=outlet or name, published=when)


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
