"""Figures in sentences of our own: three domains, other matters, other languages, and sentences that hold none.

Each case of `tests/cases/quantities.json` says in `why` what it tests. Those named in `quantities-known-failures.json`
are strict expected failures: mending one announces itself.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.extract.annotated import parameters

import firsthand
from firsthand.extract import times
from firsthand.extract.quantities import Quantities
from firsthand.extract.tokens import tokenise
from firsthand.packs import load

FOLDER = Path(__file__).parents[2] / "cases"
CASES: list[dict[str, Any]] = json.loads((FOLDER / "quantities.json").read_text(encoding="utf-8"))
KNOWN: dict[str, str] = json.loads((FOLDER / "quantities-known-failures.json").read_text(encoding="utf-8"))


@cache
def reader() -> Quantities:
    return Quantities(load())


def read(text: str, language: str | None) -> list[tuple[object, ...]]:
    tokens = tokenise(text)
    found = [m.quantity for m in reader().find(tokens, times.find(tokens), language)]
    return [(_round(q.low), _round(q.high), q.bound.value, q.magnitude, q.unit) for q in found]


def _round(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.9g}")


@pytest.mark.parametrize("case", parameters(CASES, KNOWN))
def test_case(case: dict[str, Any]) -> None:
    gold = [(_round(f["low"]), _round(f["high"]), f["bound"], f["magnitude"], f["unit"]) for f in case["figures"]]
    assert sorted(read(case["text"], case.get("language")), key=str) == sorted(gold, key=str), case["why"]


def test_a_long_line_of_figures_is_read_in_linear_time() -> None:
    """Twice the figures take about twice the tokens' work: every token is looked at from a bounded distance."""
    line = "1,000,000 " * 20_000
    tokens = tokenise(line)
    assert len(reader().find(tokens, times.find(tokens))) == 20_000


@pytest.mark.parametrize("number", ["9" * 400, "9 " + "million " * 60, "1e400"])
def test_a_number_beyond_all_counting_is_no_figure_and_no_fault(number: str) -> None:
    found = firsthand.quantities(f"{number} people were killed, and 12 people were injured.")
    assert [q.low for q in found][-1:] == [12]
    assert all(v is None or v < 1e30 for q in found for v in (q.low, q.high))
