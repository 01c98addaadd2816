from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.unit.views.demo import DORN, VESK, claim, q, report
from tests.unit.views.test_lineage import drift, made

from firsthand.core.claim import Claim, Modality, Scope, Stance
from firsthand.core.finding import Change
from firsthand.core.quantity import Bound
from firsthand.core.time import TimeRange
from firsthand.views.edges import Edit, difference, edit
from firsthand.views.index import index


def side(name: str, words: str, figure: str, quantity: Any, **more: Any) -> Claim:
    return claim(report(name, "Boxes", f"It was told that {words}."), figure, quantity, wording=words, **more)


def texts(change: Change, old: Claim, new: Claim, *others: Claim) -> str | None:
    reports = [report("a", "Boxes"), report("b", "Boxes")]
    finding = drift(change, old, new)
    found = edit(index(made(reports, (old, new, *others), (), (finding,))), finding, "#f1")
    return found.text if found else None


A = side("a", "over 4,800 rounds were in the boxes", "over 4,800 rounds", q(4800, Bound.OVER, approximator="over"))
B = side("b", "5,000 rounds were in the boxes", "5,000 rounds", q(5000))


@pytest.mark.parametrize(
    ("change", "old", "new", "words"),
    [
        (Change.BOUND_DROPPED, A, B, "− over"),
        (Change.BOUND_DROPPED, A, replace(B, quantity=q(5000, Bound.ABOUT)), "over → about"),
        (
            Change.BOUND_DROPPED,
            replace(A, quantity=replace(q(4000), high=5000, bound=Bound.BETWEEN)),
            B,
            "4,000 to 5,000 → 5,000",
        ),
        (Change.BOUND_FLIPPED, A, replace(B, quantity=q(4800, Bound.AT_MOST)), "over → up to"),
        (Change.ROUNDING, A, B, "4,800 → 5,000, +4.2 %"),
        (Change.ROUNDING, replace(A, quantity=q(4.8e6)), replace(B, quantity=q(5e6)), "4.8 → 5 million, +4.2 %"),
        (
            Change.MAGNITUDE_SLIP,
            replace(A, quantity=q(1.3e9)),
            replace(B, quantity=q(1.3e6)),
            "1.3 billion → 1.3 million",
        ),
        (Change.SUMMED, A, B, "over 4,800 → 5,000, added up"),
        (
            Change.UNIT_SWAPPED,
            replace(A, quantity=q(5, unit="records")),
            replace(B, quantity=q(5, unit="people")),
            "records → people",
        ),
        (Change.CATEGORY_SWAPPED, replace(A, category="missing"), replace(B, category="injured"), "missing → injured"),
        (
            Change.DIRECTION_REVERSED,
            A,
            replace(B, sender="Osmara", receiver="Karvenia"),
            "Karvenia to Osmara → Osmara to Karvenia",
        ),
        (Change.SCOPE_CHANGED, replace(A, scope=Scope("in Selke", whole=False)), B, "in Selke → the whole"),
        (Change.STOCK_AS_FLOW, A, replace(B, period=TimeRange(date(2031, 1, 1), date(2031, 12, 31))), "in all → 2031"),
        (
            Change.DATE_SHIFTED,
            replace(A, said_on=TimeRange.on(date(2031, 6, 2))),
            replace(B, said_on=TimeRange.on(date(2031, 6, 4))),
            "2 June 2031 → 4 June 2031",
        ),
        (Change.SPEAKER_SWAPPED, replace(A, speaker=DORN), replace(B, speaker=VESK), "Halvar Dorn → Irena Vesk"),
        (Change.HEDGE_DROPPED, replace(A, hedges=("believes", "up to")), replace(B, hedges=("up to",)), "− believes"),
        (Change.CONVERTED, replace(A, quantity=q(74, unit="tonnes")), B, "74 tonnes → 5,000 rounds, reckoned over"),
        (Change.ALTERNATIVE_DROPPED, A, B, "one of two → the figure"),
        (Change.HEADLINE_AGAINST_BODY, A, B, None),
    ],
)
def test_a_change_in_few_words(change: Change, old: Claim, new: Claim, words: str | None) -> None:
    assert texts(change, old, new) == words


def test_a_change_of_sense_is_told_by_the_words_around_the_figure() -> None:
    could = side("a", "could hold 4,800 rounds", "4,800 rounds", q(4800), modality=Modality.CAPACITY)
    sent = side("b", "has sent 4,800 rounds", "4,800 rounds", q(4800))
    assert texts(Change.CAPACITY_AS_COUNT, could, sent) == "− could hold, + has sent"
    behind = side("a", "4,800 rounds would fit", "4,800 rounds", q(4800), modality=Modality.CAPACITY)
    assert texts(Change.CAPACITY_AS_COUNT, behind, sent) == "− would fit, + has sent"
    bare = side("a", "4,800 rounds", "4,800 rounds", q(4800), modality=Modality.CAPACITY)
    assert texts(Change.CAPACITY_AS_COUNT, bare, sent) == "capacity → count"


def test_long_words_keep_those_next_to_the_figure() -> None:
    words = "which after many calls and two letters to the yard it had been asking to be given"
    long = side("a", f"{words} 4,800 rounds", "4,800 rounds", q(4800), modality=Modality.SOUGHT)
    sent = side("b", "has sent 4,800 rounds", "4,800 rounds", q(4800))
    text = texts(Change.SOUGHT_AS_SENT, long, sent)
    assert text == "− … yard it had been asking to be given, + has sent"


def test_or_became_and_or_was_left_out() -> None:
    either = replace(A, alternative="x")
    other = replace(side("a", "900 boxes", "900 boxes", q(900, unit="containers")), id="other", alternative="x")
    assert texts(Change.ALTERNATIVE_DROPPED, either, B, other) == "− or 900 containers"
    both = replace(side("b", "900 boxes", "900 boxes", q(900, unit="containers")), id="both")
    assert texts(Change.ALTERNATIVE_DROPPED, either, B, other, both) == "or → and"


def test_a_difference_without_a_finding() -> None:
    assert difference(A, replace(A, modality=Modality.ASSESSED)) is None
    assert difference(A, B) == Edit("over 4,800", "5,000", turned=True)
    assert difference(A, replace(A, modality=Modality.POSSIBLE)) == Edit("count", "possible", turned=True)
    assert difference(A, replace(A, stance=Stance.CONTRASTS)) == Edit("", "quoted as a rival figure")
