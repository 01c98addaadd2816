"""What a question asks for, in three domains; what is not understood is said. Names are taught by the example."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import firsthand
from firsthand.core.time import TimeRange
from firsthand.extract.questions import asked
from firsthand.packs import Packs, load

CASES: dict[str, Any] = json.loads((Path(__file__).parents[2] / "cases" / "questions.json").read_text(encoding="utf-8"))


@cache
def setting() -> tuple[Packs, list[str], TimeRange]:
    texts = [report.text for report in firsthand.read(["examples/strait-shells"]).reports] + CASES["texts"]
    return load(), texts, TimeRange.on(date.fromisoformat(CASES["published"]))


def understood(question: str) -> dict[str, Any]:
    packs, texts, published = setting()
    return asked(question, packs, texts, published).record()


@pytest.mark.parametrize("case", [*CASES["understood"], *CASES["unclear"]], ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    record = understood(case["question"])
    empty = {name: [] if isinstance(value, list) else None for name, value in record.items()}
    told = {name: value for name, value in case.items() if name not in ("id", "question", "why")}
    assert record == empty | {"modality": "stated"} | told, case["why"]


def test_every_case_is_understood_or_says_why_not() -> None:
    assert all("unclear" not in case for case in CASES["understood"])
    assert all(case["unclear"] for case in CASES["unclear"])


VOCABULARY = """
how many much shells by sent May 2024 to of the Karvenia , ? 's (
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.lists(WORDS).map(" ".join))
def test_no_question_makes_reading_raise(question: str) -> None:
    understood(question)
