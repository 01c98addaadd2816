"""What must hold whatever the reports say: order, copies, hedges, spans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import firsthand
from firsthand.core.text import Part, PartKind, Report
from firsthand.core.time import TimeRange
from firsthand.extract import times
from firsthand.extract.quantities import Quantities
from firsthand.extract.tokens import tokenise
from firsthand.packs import load

EXAMPLES = "examples/strait-shells"
CUES = (
    "about", "around", "roughly", "some", "over", "more than", "at least", "no fewer than", "up to", "as many as",
    "no more than", "nearly", "almost", "under", "fewer than", "approximately", "an estimated", "upwards of",
)  # fmt: skip


@cache
def reports() -> tuple[Report, ...]:
    return firsthand.read([EXAMPLES]).reports


@cache
def quantities() -> Quantities:
    return Quantities(load())


def readings(sentence: str) -> list[firsthand.Quantity]:
    tokens = tokenise(sentence)
    return [m.quantity for m in quantities().find(tokens, times.find(tokens))]


def shape(story: firsthand.Story) -> set[tuple[object, ...]]:
    return {
        (origin.id, origin.group, reading.claim, frozenset(reading.variants))
        for origin in story.lineage.origins
        for reading in origin.readings
    }


def ends(answer: firsthand.Answer) -> tuple[object, ...]:
    return answer.low, answer.low_open, answer.best, answer.high, answer.high_open, answer.independent


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_reports_changes_no_origin_and_no_answer(order: list[int]) -> None:
    expected = firsthand.make(reports())
    story = firsthand.make([reports()[i] for i in order])
    assert shape(story) == shape(expected)
    assert [(a.question, ends(a)) for a in story.answers] == [(a.question, ends(a)) for a in expected.answers]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 4), st.integers(1, 3), st.sampled_from(["Copycat Daily", None, "same"]))
def test_copies_of_a_report_change_no_answer(which: int, copies: int, outlet: str | None) -> None:
    original = reports()[which]
    named = original.outlet if outlet == "same" else outlet
    more = [replace(original, document=f"copy-{n}", outlet=named) for n in range(copies)]
    before = {a.question: ends(a) for a in firsthand.make(reports()).answers}
    after = {a.question: ends(a) for a in firsthand.make([*reports(), *more]).answers}
    for question, expected in before.items():
        assert after.get(question) == expected, question


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CUES), st.integers(12, 9_999_999), st.sampled_from(["people", "shells", "records"]))
def test_a_wider_hedge_never_narrows_a_figure(cue: str, number: int, noun: str) -> None:
    bare = readings(f"They lost {number:,} {noun} in the flood.")
    hedged = readings(f"They lost {cue} {number:,} {noun} in the flood.")
    assert len(bare) == len(hedged) == 1
    assert hedged[0].contains(bare[0])
    assert hedged[0].unit == bare[0].unit


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(["at least", "over", "up to", "about", "more than", "nearly"]), st.integers(11, 4000))
def test_a_hedge_in_a_report_never_narrows_the_answer(cue: str, number: int) -> None:
    def answer(words: str) -> firsthand.Answer:
        text = f"Flood in Tarn Valley\n\nThe mayor said on Monday that {words} people were killed in the flood."
        parts = (Part(PartKind.HEADLINE, 0, 20), Part(PartKind.BODY, 22, len(text)))
        day = TimeRange.on(date(2024, 5, 7))
        return firsthand.make([Report("flood", text, parts, "flood.txt", published=day)]).answers[0]

    bare, hedged = answer(f"{number}"), answer(f"{cue} {number}")
    assert bare.low is not None and bare.high is not None
    assert hedged.low is None or hedged.low <= bare.low
    assert hedged.high is None or hedged.high >= bare.high


VOCABULARY = """
1,000,000 over at least 4.8 million shells “ ” , . ; said Kirby that to - – 152 mm half a dozen 만 万 % $ € 2024 June
up as many between and hundreds of thousands 10 000 ½ KN-23 (AP) according \u202e ﷽ 🙂 'n' 1/3 1.2.3 denied
not since 2031 one in
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\x00", "\u00b9"])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_no_text_makes_extraction_raise_and_spans_reproduce_their_words(text: str) -> None:
    report = Report("fuzz", text, (Part(PartKind.BODY, 0, len(text)),), "fuzz.txt")
    story = firsthand.make([report])
    for claim in story.claims:
        for span in (*claim.spans, claim.wording, claim.sentence):
            assert text[span.start : span.end] == span.quote
