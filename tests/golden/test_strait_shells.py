"""The fictional example, whole: what a careful reader finds in it, the tool must print."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import firsthand

FOLDER = Path("examples/strait-shells")


@cache
def story() -> firsthand.Story:
    return firsthand.story(FOLDER, as_of=date(2024, 7, 31))


def expected(name: str) -> object:
    return json.loads((FOLDER / "expected" / name).read_text(encoding="utf-8"))


def test_five_reports_are_read_with_outlet_and_date() -> None:
    assert len(story().reports) == 5
    assert all(r.outlet and r.published and r.published.latest for r in story().reports)
    assert not story().unread


def test_the_answer_is_the_floor_that_was_said_and_the_capacity_stands_apart() -> None:
    answer = story().answers[0]
    want = expected("answer.json")
    assert isinstance(want, dict)
    assert (answer.measure.unit, answer.measure.sender, answer.measure.receiver) == (
        want["unit"],
        want["from"],
        want["to"],
    )
    assert (answer.low, answer.low_open) == (want["low"], want["low_open"])
    assert (answer.high, answer.best) == (want["high"], want["best"])
    assert answer.capacity is not None
    assert answer.capacity.high == story().claim(answer.capacity.claim).quantity.high == 2_900_000
    assert answer.independent == (want["independent"]["at_least"], want["independent"]["at_most"])


CHANGES = {"capacity-as-count", "headline-against-body", "bound-dropped", "rounding", "hedge-dropped", "bound-flipped"}


def found() -> set[tuple[str, str]]:
    return {(f.documents[0], f.change.value) for f in story().findings if f.change}


@pytest.mark.parametrize(
    ("document", "change"),
    sorted({(row["documents"][0], row["change"]) for row in expected("findings.json") if row.get("change") in CHANGES}),  # type: ignore[attr-defined]
)
def test_each_planted_change_is_found(document: str, change: str) -> None:
    assert (document, change) in found()


def test_no_change_is_found_where_none_was_planted() -> None:
    rows = expected("findings.json")
    planted = {(row["documents"][0], row["change"]) for row in rows}  # type: ignore[attr-defined]
    assert found() <= planted


def test_the_uncredited_relay_is_found() -> None:
    relays = {f.documents[0] for f in story().findings if f.kind is firsthand.FindingKind.UNCREDITED_RELAY}
    assert relays == {"pellwick-harbour-dispatch-2024-07-13"}


def test_every_denial_is_found_with_its_day_also_where_only_another_report_dates_it() -> None:
    rows = [row for row in expected("findings.json") if row["kind"] == "denial"]  # type: ignore[attr-defined]
    found = [f for f in story().findings if isinstance(f, firsthand.Denial)]
    days = {(f.documents[0], str(f.said_on.latest) if f.said_on else None, f.general) for f in found}
    assert days == {(row["documents"][0], row["said_on"]["latest"], row["general"]) for row in rows}


def test_nothing_in_the_example_is_taken_for_a_conflict_a_succession_or_a_correction() -> None:
    kinds = {f.kind.value for f in story().findings}
    assert not kinds & {"conflict", "supersession", "correction", "circular"}


def test_what_was_said_later_changes_no_earlier_answer() -> None:
    early = firsthand.story(FOLDER, as_of=date(2024, 6, 30)).answers
    rounds = next(a for a in early if a.measure.unit == "rounds" and a.measure.receiver == "Velgoria")
    assert (rounds.low, rounds.low_open, rounds.high, rounds.capacity) == (700_000, True, None, None)
