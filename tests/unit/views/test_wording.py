from __future__ import annotations

from datetime import date

import pytest

from firsthand.core.attribution import Speaker
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.time import TimeRange
from firsthand.views import wording


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0, None, "0"),
        (10_000, None, "10,000"),
        (4_800_000, None, "4.8 million"),
        (15_809, None, "15,809"),
        (5_426_337, None, "5,426,337"),
        (1_250_000, None, "1.25 million"),
        (1.2e9, "USD", "$1.2 billion"),
        (12.5, "percent", "12.5 percent"),
        (2e12, None, "2 trillion"),
        (1500.5, None, "1,500.5"),
    ],
)
def test_numbers(value: float, unit: str | None, words: str) -> None:
    assert wording.number(value, unit) == words


def test_signs_that_turn_words_round_do_not_reach_the_words_after_a_name() -> None:
    assert wording.isolated("Cobalt\u202e Wire\u2067") == "Cobalt Wire"
    assert wording.isolated("\u2068جريدة") == "\u2068جريدة\u2069"
    assert wording.clean("a\u202eb\u202dc\u200fd") == "a\ufffdb\ufffdc\u200fd"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(1e6, None, Bound.OVER), "over 1 million"),
        (Quantity(1000, None, Bound.AT_LEAST), "at least 1,000"),
        (Quantity(None, 5e6, Bound.UNDER, approximator="nearly"), "nearly 5 million"),
        (Quantity(None, 5e6, Bound.UNDER, approximator="weniger als"), "under 5 million"),
        (Quantity(None, 4.8e6, Bound.AT_MOST), "up to 4.8 million"),
        (Quantity(9, 9, Bound.ABOUT), "about 9"),
        (Quantity(4e6, 6e6, Bound.BETWEEN), "4 to 6 million"),
        (Quantity(800_000, 1.2e6, Bound.BETWEEN), "800,000 to 1.2 million"),
        (Quantity(None, None, Bound.VAGUE, "dozens"), "“dozens”"),
    ],
)
def test_figures_keep_their_bound(quantity: Quantity, words: str) -> None:
    assert wording.figure(quantity) == words


@pytest.mark.parametrize(
    ("start", "end", "words", "after"),
    [
        ((2024, 6, 14), (2024, 6, 14), "14 June 2024", "on 14 June 2024"),
        (None, (2022, 11, 30), "by 30 November 2022", "by 30 November 2022"),
        ((2022, 9, 1), (2022, 9, 30), "September 2022", "in September 2022"),
        ((2023, 1, 1), (2023, 12, 31), "2023", "in 2023"),
        ((2031, 5, 3), (2031, 5, 5), "3 to 5 May 2031", "between 3 and 5 May 2031"),
        ((2031, 5, 3), (2031, 6, 1), "3 May to 1 June 2031", "between 3 May and 1 June 2031"),
        ((2031, 5, 3), None, "3 May 2031 or later", "on or after 3 May 2031"),
        (None, None, "day not known", "on a day not stated"),
        ((9999, 12, 1), (9999, 12, 31), "1 to 31 December 9999", "between 1 and 31 December 9999"),
    ],
)
def test_dates(start: tuple[int, int, int] | None, end: tuple[int, int, int] | None, words: str, after: str) -> None:
    said = TimeRange(date(*start) if start else None, date(*end) if end else None)
    assert wording.dates(said) == words
    assert wording.when(said) == after


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("people", 1, "person"),
        ("rounds", 1, "round"),
        ("rounds", 2, "rounds"),
        ("rounds/month", None, "rounds a month"),
        ("tonne", 40, "tonnes"),
        ("square kilometre", 2, "square kilometres"),
        ("foot", 6, "feet"),
        ("SSNs", None, "Social Security numbers"),
        ("USD", 5, ""),
        (None, 5, ""),
    ],
)
def test_units(unit: str | None, value: float | None, words: str) -> None:
    assert wording.unit_words(unit, value) == words


def test_who_said_it() -> None:
    assert wording.who(Speaker("Ada Lorn", "Ministry of Health")) == "Ada Lorn (Ministry of Health)"
    assert wording.who(Speaker(None, "Ministry of Health")) == "the Ministry of Health"
    assert wording.who(Speaker(None, "Osmara")) == "Osmara"
    assert wording.who(None) == ""


def test_control_characters_are_replaced_one_for_one() -> None:
    text = "a\x00b\x1b[0m\ud800\n"
    assert wording.clean(text) == "a\ufffdb\ufffd[0m\ufffd\n"
    assert len(wording.clean(text)) == len(text)


def test_words_with_quotation_marks_get_no_second_pair() -> None:
    assert wording.quoted("a load") == "“a load”"
    assert wording.quoted("he said “no”") == "he said “no”"
