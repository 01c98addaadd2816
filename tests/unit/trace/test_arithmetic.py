"""What figures come to, which cannot be, and which are left alone; all sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

import firsthand
from firsthand.core.finding import Finding
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.time import TimeRange
from firsthand.trace.division import divide, in_days, in_words, result_in_words


def found(*sentences: str, headline: str = "News from the strait") -> list[Finding]:
    body = " ".join(sentences)
    text = f"{headline}\n\n{body}"
    parts = (
        firsthand.Part(firsthand.PartKind.HEADLINE, 0, len(headline)),
        firsthand.Part(firsthand.PartKind.BODY, len(headline) + 2, len(text)),
    )
    day = TimeRange.on(date(2024, 7, 12))
    report = firsthand.Report("a", text, parts, "a.txt", outlet="The Harbour Post", published=day)
    kinds = (firsthand.FindingKind.ARITHMETIC, firsthand.FindingKind.NOT_COMPARABLE)
    return [f for f in firsthand.make([report]).findings if f.kind in kinds]


SENT = "Karvenia has sent at least 2,000 containers to Velgoria, Defence Minister Toma Ferrund said."
HELD = "They could hold up to 900,000 artillery shells, Ferrund said."


def test_rounds_by_containers_of_one_saying() -> None:
    (finding,) = found(SENT, HELD)
    assert finding.check == "at most 900,000 rounds / at least 2,000 containers = at most 450 rounds a container"
    assert (finding.before, finding.after) == ("at least 2,000 containers", "could hold up to 900,000 artillery shells")
    assert [span.quote for span in finding.spans] == [finding.before, finding.after]
    assert finding.rule == "load factor"
    assert "times a load factor, not a second count" in finding.message
    assert "250 to 480 for 152 mm, 75 to 80 for 122 mm" in finding.message
    assert "(derived)" in finding.message
    assert "Near 448: South Korea's defence minister, February 2024" in finding.message
    assert finding.record()["check"] == finding.check


def test_a_figure_is_derived_and_never_a_claim() -> None:
    text = f"News\n\n{SENT} {HELD}"
    parts = (firsthand.Part(firsthand.PartKind.BODY, 6, len(text)),)
    story = firsthand.make([firsthand.Report("a", text, parts, "a.txt")])
    assert {c.quantity.unit for c in story.claims} == {"rounds", "containers"}
    assert not any(c.quantity.point == 450 for c in story.claims)


def test_a_factor_for_its_own_calibre() -> None:
    (finding,) = found(
        "Karvenia has sent about 2,000 containers to Velgoria, Toma Ferrund said.",
        "They could hold 160,000 122-millimetre shells, Ferrund said.",
    )
    assert finding.check == "160,000 rounds / about 2,000 containers = about 80 rounds a container"
    assert "75 to 80 for 122 mm" in finding.message
    assert "152 mm" not in finding.message


def test_a_headline_and_a_body_of_one_figure_are_one_finding() -> None:
    assert len(found(SENT, HELD, headline="Karvenia Ships 900,000 Shells to Velgoria")) == 1


def test_rounds_by_a_time_of_use() -> None:
    (finding,) = found(
        "Karvenia has sent over 1 million artillery shells to Velgoria, the Osmaran Intelligence Directorate said.",
        "It is enough for roughly two months of bombardment, the Directorate said.",
    )
    check = "over 1,000,000 rounds / about 2 months (61 days) = over about 16,400 rounds a day"
    assert (finding.check, finding.rule) == (check, "rate of use")
    assert "nobody in the report gives it" in finding.message


def test_too_much_for_the_boxes() -> None:
    (finding,) = found(
        "Karvenia has sent ten containers to Velgoria, Toma Ferrund said.",
        "They could hold 4.8 million artillery shells, Ferrund said.",
    )
    assert finding.rule == "beyond a limit"
    assert finding.check == "4,800,000 rounds / 10 containers = 480,000 rounds a container"
    assert "hard to believe" in finding.message


def test_a_time_of_use_beyond_a_limit_by_itself() -> None:
    (finding,) = found("It is enough for 900 months of bombardment, Toma Ferrund said.")
    assert (finding.rule, finding.before) == ("beyond a limit", None)
    assert finding.check == "900 months of supply against at most 120"


def test_more_missing_than_live_there() -> None:
    (finding,) = found("The town of Tarn has 8,000 inhabitants. The mayor said 12,000 people were missing.")
    assert finding.rule == "more than the whole"
    assert finding.check == "12,000 missing against 8,000 inhabitants"


@pytest.mark.parametrize(
    "sentences",
    [
        ("The town of Tarn has 8,000 inhabitants. The mayor said 600 people were missing.",),
        ("The village of Oke has 300 inhabitants.\n\nAcross the country 12,000 people were missing, a minister said.",),
        # nothing follows: both ends are open
        (
            "Karvenia has sent at least 2,000 containers to Velgoria, Toma Ferrund said.",
            "Karvenia has sent over 900,000 shells to Velgoria, Ferrund said.",
        ),
        # a wish by a delivery
        (
            "Karvenia has sent 2,000 containers to Velgoria, Toma Ferrund said.",
            "Velgoria is seeking 900,000 shells from Karvenia, Ferrund said.",
        ),
        # other sides
        (
            "Iran has sent 2,000 containers to Russia, Toma Ferrund said.",
            "The United States has sent 300,000 shells to Ukraine, Ferrund said.",
        ),
        ("Karvenia has sent thousands of containers to Velgoria, Toma Ferrund said.", HELD),
        (SENT,),
    ],
)
def test_silent(sentences: tuple[str, ...]) -> None:
    assert found(*sentences) == []


def test_containers_and_rounds_of_two_speakers_are_not_compared() -> None:
    (finding,) = found(
        "Karvenia has sent over 700,000 rounds to Velgoria, the Osmaran Intelligence Directorate said.",
        "Karvenia has sent 600 containers to Velgoria, Ilse Marrowane said.",
    )
    assert (finding.kind.value, finding.rule) == ("not-comparable", "other unit, other speaker")
    assert (finding.before, finding.after) == ("600 containers", "over 700,000 rounds")
    assert finding.check == "600 containers × 75 to 480 rounds a container = 45,000 to 288,000 rounds"
    assert "neither confirms nor corrects the other" in finding.message


def test_a_count_and_a_capacity_of_two_speakers_are_not_compared() -> None:
    (finding,) = found(
        "Karvenia has sent over 700,000 rounds to Velgoria, the Osmaran Intelligence Directorate said.",
        "The ships from Karvenia to Velgoria could hold up to 900,000 shells, Ilse Marrowane said.",
    )
    assert finding.rule == "count and capacity"
    assert finding.after == "could hold up to 900,000 shells"
    assert "does not raise the first" in finding.message


def test_two_kinds_of_rounds_are_not_compared() -> None:
    (finding,) = found(
        "Karvenia has sent 200,000 artillery shells to Velgoria, Toma Ferrund said.",
        "Karvenia has sent millions of small arms rounds to Velgoria, Ilse Marrowane said.",
    )
    assert finding.rule == "two kinds"
    assert "artillery and small arms" in finding.message


def quantity(low: float | None, high: float | None, bound: Bound) -> Quantity:
    return Quantity(low, high, bound)


@pytest.mark.parametrize(
    ("a", "b", "low", "high", "bound"),
    [
        ((4.8e6, 4.8e6, Bound.EXACT), (1e4, None, Bound.AT_LEAST), None, 480, Bound.AT_MOST),
        ((None, 5e6, Bound.UNDER), (1e4, None, Bound.AT_LEAST), None, 500, Bound.UNDER),
        ((4.8e6, 4.8e6, Bound.EXACT), (1e4, None, Bound.OVER), None, 480, Bound.UNDER),
        ((1e6, None, Bound.OVER), (61, 61, Bound.ABOUT), 1e6 / 61, None, Bound.OVER),
        ((1e6, None, Bound.AT_LEAST), (None, 50, Bound.UNDER), 20_000, None, Bound.OVER),
        ((100, 100, Bound.EXACT), (10, 10, Bound.EXACT), 10, 10, Bound.EXACT),
        ((100, 100, Bound.ABOUT), (10, 10, Bound.EXACT), 10, 10, Bound.ABOUT),
        ((4e6, 6e6, Bound.BETWEEN), (1e4, 1e4, Bound.EXACT), 400, 600, Bound.BETWEEN),
    ],
)
def test_division_of_bounds(
    a: tuple[float, float, Bound], b: tuple[float, float, Bound], low: float, high: float, bound: Bound
) -> None:
    result = divide(quantity(*a), quantity(*b))
    assert result is not None
    assert (result.low, result.high, result.bound) == (low, high, bound)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((1e6, None, Bound.OVER), (1e3, None, Bound.AT_LEAST)),
        ((None, 1e6, Bound.UNDER), (None, 1e3, Bound.AT_MOST)),
        ((100, 100, Bound.EXACT), (0, 0, Bound.EXACT)),
        ((0, 0, Bound.EXACT), (None, None, Bound.VAGUE)),
    ],
)
def test_nothing_follows(a: tuple[float, float, Bound], b: tuple[float, float, Bound]) -> None:
    assert divide(quantity(*a), quantity(*b)) is None


def test_figures_in_words() -> None:
    assert in_words(quantity(4e6, 6e6, Bound.BETWEEN)) == "4,000,000 to 6,000,000"
    assert in_words(quantity(2.5, None, Bound.OVER)) == "over 2.5"
    assert result_in_words(quantity(None, 483.33, Bound.AT_MOST), loose=False) == "at most about 483"
    assert result_in_words(quantity(None, 480, Bound.AT_MOST), loose=False) == "at most 480"
    assert result_in_words(quantity(80, 80, Bound.ABOUT), loose=True) == "about 80"
    assert in_days(quantity(2, 2, Bound.ABOUT), "month") == quantity(61, 61, Bound.ABOUT)
    assert in_days(quantity(6, None, Bound.OVER), "week").low == 42
