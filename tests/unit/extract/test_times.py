"""Time expressions: the cases of tests/cases/times.json, what is masked, and what no text may do."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.core.time import TimeRange
from firsthand.extract import times
from firsthand.extract.tokens import tokenise

CASES = json.loads((Path(__file__).parents[2] / "cases" / "times.json").read_text(encoding="utf-8"))
PUBLISHED = date(2024, 6, 13)


def marked(case: dict[str, Any]) -> Any:
    known = case.get("known_failure")
    marks = [pytest.mark.xfail(reason=known, strict=True)] if known else []
    return pytest.param(case, id=case["id"], marks=marks)


def days(found: TimeRange | None) -> list[str | None] | None:
    return found and [day.isoformat() if day else None for day in (found.earliest, found.latest)]


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = times.read(case["text"], date.fromisoformat(case["published"]))
    expected = case["times"]
    assert [(t.quote, t.kind, t.value) for t in found] == [(t["quote"], t["kind"], t["value"]) for t in expected]
    for time, wanted in zip(found, expected, strict=True):
        if "range" in wanted:
            assert days(time.range) == wanted["range"], time.quote


def test_every_case_says_why_and_no_sentence_comes_twice() -> None:
    assert all(case["why"] for case in CASES)
    assert len({case["text"] for case in CASES}) == len(CASES) >= 120


@pytest.mark.parametrize(
    "text",
    [
        "Roughly two months of bombardment went on.",
        "They burned six weeks of fire in five years.",
        "The pier sank two weeks ago.",
        "Trains leave every two hours.",
        "It is now recently quiet.",
    ],
)
def test_what_counts_is_left_to_the_quantities(text: str) -> None:
    tokens = tokenise(text)
    assert times.find(tokens) == ()
    assert times.find(tokens, everything=True)


def test_without_a_day_of_publication_only_the_words_speak() -> None:
    stated, bare, month = times.read("In 2019, on Friday, in May.")
    assert (stated.value, bare.value, month.value) == ("2019", None, None)
    assert stated.range is not None
    assert bare.range is month.range is None


def test_a_range_of_publication_widens_a_weekday() -> None:
    (found,) = times.read("It sank on Friday.", TimeRange(date(2024, 6, 13), date(2024, 6, 14)))
    assert found.range is not None
    assert (found.range.earliest, found.range.latest) == (date(2024, 6, 7), date(2024, 6, 14))


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("on 14 June 2019", "stated"),
        ("on Friday", "weekday of or before publication"),
        ("in May", "year from the date of publication"),
        ("since May", "since, year from the date of publication"),
        ("last week", "relative to publication"),
    ],
)
def test_days_say_why_they_are_believed(text: str, basis: str) -> None:
    (found,) = times.read(f"It sank {text}.", PUBLISHED)
    assert found.range is not None
    assert found.range.basis == basis


def test_contradiction() -> None:
    wrong, right = times.find(tokenise("Wednesday, 2 October 2022, and Sunday, 2 October 2022."))
    assert times.contradiction(wrong) == 6
    assert times.contradiction(right) is None


@pytest.mark.parametrize("year", [1800, 1999, 2100])
@pytest.mark.parametrize(
    "words", ["since 2031", "since next year", "until 1950", "9999-12-31", "five hundred years ago"]
)
def test_the_edges_of_the_calendar_do_not_raise(year: int, words: str) -> None:
    for found in times.read(f"It went on {words}, and 99999 years ago.", date(year, 1, 31)):
        assert found.quote


VOCABULARY = """
last next this the a year years earlier later ago May March 31 Feb. 30 1998 0000 9999 quarter third first of in since
until by Friday night noon 10 : 30 p.m. - – / two million half every each end early mid century decade s ' ’s twenty
nineteen ninety 年 5月 3日 fiscal period same that now soon future to and from between , . weekend summer
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=120))
def test_no_text_makes_reading_raise_and_quotes_are_its_words(text: str) -> None:
    before = 0
    for found in times.read(text, PUBLISHED):
        assert text[found.start : found.end] == found.quote
        assert before <= found.start < found.end
        before = found.end
