"""How many of one thing come with each of another: such a figure is a rate, and a count beside it stays one."""

from __future__ import annotations

import pytest

from firsthand.core.text import Part, PartKind, Report
from firsthand.extract import Extractor
from firsthand.packs import load

EXTRACTOR = Extractor(load())


def units(text: str) -> list[str | None]:
    report = Report("r", text, (Part(PartKind.BODY, 0, len(text)),), "r.txt")
    return [claim.quantity.unit for claim in EXTRACTOR.extract(report).claims]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The staff reckons with 410 shells to a container.", "rounds/container"),
        ("There are about 430 rounds a container, she said.", "rounds/container"),
        ("Each crate holds 96 shells.", "rounds/crate"),
        ("Every container can carry some 400 rounds.", "rounds/container"),
        ("A container holds between 380 and 420 shells.", "rounds/container"),
        ("The average household in Pellmar has 2.4 people.", "people/household"),
        ("Four people live in the average house on the island.", "people/house"),
        ("Everyone needs three doses.", "doses/person"),
        ("Each vial contains ten doses.", "doses/vial"),
    ],
)
def test_a_rate_is_told_by_its_unit(text: str, unit: str) -> None:
    assert units(text) == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Police found 450 shells in a container near the port.", "rounds"),
        ("Three people were killed in each house.", "people"),
        ("The army moved 400 people to a building near the river.", "people"),
        ("The plant makes 3,000 shells a month.", "rounds/month"),
        ("Some 900 people were killed in a single night.", "people"),
        ("The ministry sent 283,000 doses for every province.", "doses"),
    ],
)
def test_a_count_is_no_rate(text: str, unit: str) -> None:
    assert units(text) == [unit]
