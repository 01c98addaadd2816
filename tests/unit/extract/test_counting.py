"""How figures were counted: direction, running totals and additions, rules of inclusion, and either-or."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from firsthand.core.claim import Claim
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract import times
from firsthand.extract.claims import Extractor
from firsthand.extract.counting import Counting
from firsthand.extract.quantities import Quantities
from firsthand.extract.tokens import phrase, tokenise
from firsthand.packs import load

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases" / "counting.json").read_text(encoding="utf-8")
)


@cache
def readers() -> tuple[Quantities, Counting, Extractor]:
    return Quantities(load()), Counting(load()), Extractor(load())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    tokens = tokenise(case["text"])
    found = readers()[0].find(tokens, times.find(tokens))
    k = next(k for k, m in enumerate(found) if phrase(tokens, m.first, m.last) == case["figure"])
    count = readers()[1].of(tokens, found, k)
    expected = (case.get("direction"), case.get("series"), case.get("inclusion"))
    assert (count.direction, count.series, count.inclusion) == expected, case["why"]


def claims(text: str) -> tuple[Claim, ...]:
    report = Report("one", text, (Part(PartKind.BODY, 0, len(text)),), "one.txt")
    return readers()[2].extract(report).claims


def test_figures_offered_as_either_or_share_an_id() -> None:
    found = claims(
        "Osmara sent Kestria more than 3 million 152 mm or more than 500,000 122 mm shells, the agency said."
    )
    assert [c.quantity.low for c in found] == [3e6, 5e5]
    assert found[0].alternative == found[1].alternative == found[0].id


@pytest.mark.parametrize(
    "text",
    [
        "Osmara sent Kestria 3 million shells and 500,000 rockets, the agency said.",
        "Osmara sent Kestria 3 million shells, or about 2,000 containers, the agency said.",
        "Osmara sent Kestria 3 million shells or more, the agency said.",
    ],
)
def test_figures_of_both_and_of_two_units_are_no_alternatives(text: str) -> None:
    assert all(claim.alternative is None for claim in claims(text))


def test_a_span_of_hours_is_no_border_between_a_figure_and_its_time() -> None:
    assert [c.series for c in claims("More than 3,900 people have been hurt in the past 24 hours.")] == ["period"]


def test_a_figure_of_a_stated_year_is_told_apart_from_a_running_total() -> None:
    by_low = {c.quantity.low: c.series for c in claims(
        "Osmara has sent Kestria 9,000 containers since August, the agency said. In 2025 it sent 4,000 containers."
    )}  # fmt: skip
    assert by_low == {9000: "total", 4000: "period"}


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("A total of 1,600 people have been hurt.", "total"),
        ("A total of 1,600 people have been hurt since March.", "total"),
        ("A total of 1,600 people were hurt in May 2024.", "period"),
        ("In all, 1,600 people have been hurt this year so far.", "total"),
    ],
)
def test_what_is_added_up_is_a_running_total_unless_its_time_is_told(text: str, series: str) -> None:
    assert [c.series for c in claims(text)] == [series]
