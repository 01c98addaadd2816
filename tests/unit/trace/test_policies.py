"""Policies over small invented collections: which ends the same reports set under each, and what changes none."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.trace.printed import report

import firsthand
from firsthand import Policy

VOICES = (
    "The Harbour Rescue Service",
    "The Red Lantern Society",
    "Mayor Lise Hartmoor",
    "The archivist Lio Pask",
    "The agency's head Helka Rumann",
)


def tolls(*figures: str, day: str = "2024-09-04") -> list[firsthand.Report]:
    """One report for each figure, each by another voice."""
    return [
        report(f"Bell {n}", day, f"{VOICES[n]} said {figure} people were killed in the flood.")
        for n, figure in enumerate(figures)
    ]


def deaths(reports: list[firsthand.Report], policy: Policy, order: list[str] | str = ()) -> firsthand.Answer:  # type: ignore[assignment]
    story = firsthand.make(reports, policy=policy, order=order)
    return next(a for a in story.answers if a.measure.category == "dead")


def ends(answer: firsthand.Answer) -> tuple[object, ...]:
    return answer.low, answer.low_open, answer.best, answer.high, answer.high_open


NOTHING = (None, None, None, None, None)


@pytest.mark.parametrize(
    ("figures", "expected", "agree"),
    [
        (("160", "160", "312"), (160, False, 160, 160, False), 2),
        (("160", "between 140 and 180", "312"), (160, False, 160, 160, False), 2),
        (("160", "at least 140", "312"), (160, False, None, 312, False), 3),
        (("160", "312"), NOTHING, 0),
        (("160", "312", "205"), NOTHING, 0),
        (("over 700", "over 900", "800"), (800, False, None, None, None), 3),
        (("over 700", "over 900"), (900, True, None, None, None), 2),
        (("over 700",), (700, True, None, None, None), 1),
        (("160",), (160, False, 160, 160, False), 1),
        (("between 100 and 120", "between 110 and 130", "312"), (110, False, None, 120, False), 2),
        (("up to 200", "at least 150", "500"), (150, False, None, 500, False), 3),
        (("dozens of", "160", "160"), (160, False, 160, 160, False), 2),
    ],
)
def test_majority(figures: tuple[str, ...], expected: tuple[object, ...], agree: int) -> None:
    found = deaths(tolls(*figures), Policy.MAJORITY)
    assert ends(found) == expected
    assert len(found.origins) == agree
    assert found.independent[1] == agree
    assert (found.note is not None) is (expected == NOTHING)


def test_majority_counts_groups_and_no_reports() -> None:
    reports = tolls("160", "312", "312")
    echoes = [
        report(f"Echo {n}", "2024-09-05", f"{VOICES[0]} said 160 people were killed in the flood.") for n in range(4)
    ]
    assert ends(deaths([*reports, *echoes], Policy.MAJORITY)) == (312, False, 312, 312, False)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (("160", "312"), (160, False, 160, 160, False)),
        (("over 200", "312"), (200, True, None, None, None)),
        (("over 160", "160"), (160, False, 160, 160, False)),
        (("between 100 and 120", "312"), (100, False, None, 120, False)),
        (("up to 90", "under 70"), (None, None, None, 70, True)),
    ],
)
def test_conservative_is_the_least_figure_that_stands_with_its_own_ends(
    figures: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    assert ends(deaths(tolls(*figures), Policy.CONSERVATIVE)) == expected


def test_latest_is_the_newest_said() -> None:
    reports = [*tolls("160"), report("Late Bell", "2024-09-06", f"{VOICES[1]} said 140 people were killed.")]
    assert ends(deaths(reports, Policy.LATEST)) == (140, False, 140, 140, False)


def test_ucdp_is_the_range_of_what_stands() -> None:
    assert ends(deaths(tolls("160", "312", "205"), Policy.UCDP)) == (160, False, None, 312, False)


def test_ucdp_prefers_the_strongest_stated_basis() -> None:
    reports = [
        *tolls("300"),
        report("Hall Gazette", "2024-09-04", f"{VOICES[1]} said 240 registered deaths were on its list."),
    ]
    found = deaths(reports, Policy.UCDP)
    assert (found.low, found.best, found.high) == (240, 240, 300)


@pytest.mark.parametrize(
    ("order", "value"),
    [
        ("Red Lantern Society, Harbour Rescue Service", 312),
        ("the red lantern society", 312),
        (["Harbour Rescue Service", "Red Lantern Society"], 160),
        ("Nobody's Institute, Lise Hartmoor", 205),
        ("Bell 1", 312),
        ("BELL 2, Bell 0", 205),
    ],
)
def test_source_order_takes_the_first_that_stands(order: list[str] | str, value: float) -> None:
    found = deaths(tolls("160", "312", "205"), Policy.SOURCE_ORDER, order)
    assert (found.low, found.best, found.high) == (value, value, value)
    assert len(found.origins) == 1
    assert {row.why for row in found.standing} == {"stands, and sets no end"}
    assert found.record()["order"] == [n.strip() for n in (order.split(",") if isinstance(order, str) else order)]


def test_source_order_takes_what_stands_and_no_figure_that_its_source_replaced() -> None:
    reports = [*tolls("160", "312"), report("Late Bell", "2024-09-06", f"{VOICES[0]} said 190 people were killed.")]
    assert deaths(reports, Policy.SOURCE_ORDER, "Harbour Rescue Service").low == 190


def test_source_order_prefers_a_source_within_its_group() -> None:
    reports = [
        report("Bell", "2024-09-04", "Karvenia's health ministry said 160 people were killed in the flood."),
        report("Drum", "2024-09-05", "Karvenia's interior ministry said 140 people were killed in the flood."),
    ]
    story = firsthand.make(reports)
    voice = next(c.speaker.name for c in story.claims if c.speaker and c.quantity.low == 160)
    assert deaths(reports, Policy.SOURCE_ORDER, [voice or ""]).low == 160


def test_source_order_tells_what_it_does_not_know_and_when_none_stands() -> None:
    story = firsthand.make(tolls("160"), policy=Policy.SOURCE_ORDER, order="Nobody's Institute")
    found = next(a for a in story.answers if a.measure.category == "dead")
    assert ends(found) == NOTHING
    assert found.note == "no figure of a source in the order stands"
    assert [c.source for c in story.cautions] == ["Nobody's Institute"]


@pytest.mark.parametrize(
    ("policy", "order", "remedy"),
    [(Policy.SOURCE_ORDER, "", "--order"), (Policy.SOURCE_ORDER, " , ", "--order"), (Policy.UCDP, "A", "source-order")],
)
def test_an_order_goes_with_its_policy(policy: Policy, order: str, remedy: str) -> None:
    with pytest.raises(firsthand.FirsthandError, match=remedy):
        firsthand.make(tolls("160"), policy=policy, order=order)


FIGURES = st.lists(
    st.tuples(
        st.sampled_from(["", "over ", "at least ", "about ", "up to ", "under ", "nearly "]), st.integers(20, 60)
    ).map(lambda pair: f"{pair[0]}{pair[1]}"),
    min_size=1,
    max_size=5,
)
POLICIES = st.sampled_from(list(Policy))


@settings(max_examples=10, deadline=None)
@given(FIGURES, POLICIES, st.randoms(use_true_random=False))
def test_order_of_reports_and_copies_change_no_policy(figures: list[str], policy: Policy, random: object) -> None:
    reports = tolls(*figures)
    order = list(VOICES[1:]) if policy is Policy.SOURCE_ORDER else []
    expected = deaths(reports, policy, order)
    shuffled = [*reports, replace(reports[0], document="copy", outlet="Copycat Daily")]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = deaths(shuffled, policy, order)
    assert ends(found) == ends(expected)
    assert found.independent == expected.independent


@settings(max_examples=10, deadline=None)
@given(FIGURES)
def test_a_majority_lies_within_what_stands_and_needs_more_than_half(figures: list[str]) -> None:
    found, whole = deaths(tolls(*figures), Policy.MAJORITY), deaths(tolls(*figures), Policy.UCDP)
    if found.empty:
        assert len(figures) > 1
        return
    groups = len({*whole.claims, *(row.claim for row in whole.standing)})
    assert 2 * found.independent[1] > groups
    if whole.low is not None and found.low is not None:
        assert found.low >= whole.low or any("up to" in f or "under" in f or "nearly" in f for f in figures)


def test_every_policy_answers_every_pair_without_a_contradiction() -> None:
    for first, second in itertools.combinations_with_replacement(("30", "over 30", "up to 30", "about 40"), 2):
        for policy in (p for p in Policy if p is not Policy.SOURCE_ORDER):
            found = deaths(tolls(first, second), policy)
            if found.low is not None and found.high is not None:
                assert found.low < found.high or (
                    found.low == found.high and not found.low_open and not found.high_open
                ), (first, second, policy)
