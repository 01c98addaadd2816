"""What sentences of our own assert without a figure: three domains, denials, detail withheld, and silent ones.

Each case of `tests/cases/statements.json` lists everything that must be found, as relation, from and to, and says in
`why` what it tests. Those named in `statements-known-failures.json` are strict expected failures.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.extract.annotated import parameters

from firsthand.core.claim import Stance, Statement
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract import Extraction, Extractor
from firsthand.packs import load

FOLDER = Path(__file__).parents[2] / "cases"
CASES: list[dict[str, Any]] = json.loads((FOLDER / "statements.json").read_text(encoding="utf-8"))
KNOWN: dict[str, str] = json.loads((FOLDER / "statements-known-failures.json").read_text(encoding="utf-8"))
PLACES = "an Osmaran left Osmara, a Kestrian left Kestria, a Velgorian left Velgoria"
"""What a collection teaches of its states."""


@cache
def extractor() -> Extractor:
    return Extractor(load(), texts=[PLACES])


def extract(text: str) -> Extraction:
    return extractor().extract(Report("r", text, (Part(PartKind.BODY, 0, len(text)),), "r.txt"))


def read(text: str) -> list[Statement]:
    return list(extract(text).statements)


@pytest.mark.parametrize("case", parameters(CASES, KNOWN))
def test_case(case: dict[str, Any]) -> None:
    gold = [(s["relation"], s["from"], s["to"]) for s in case["statements"]]
    found = [(s.relation, s.sender, s.receiver) for s in read(case["text"])]
    assert sorted(found, key=str) == sorted(gold, key=str), case["why"]


def test_every_case_says_why_and_stands_in_a_domain() -> None:
    assert len(CASES) >= 40
    assert {case["domain"] for case in CASES} >= {"arms", "casualties", "breach"}
    assert all(case["why"] for case in CASES)
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert any(not case["statements"] for case in CASES)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Osmara shipped rockets to Kestria.", "stated"),
        ("Osmara may have shipped rockets to Kestria.", "possible"),
        ("Osmara plans to ship rockets to Kestria.", "planned"),
        ("Osmara will ship rockets to Kestria.", "forecast"),
        ("Analysts believe that Osmara shipped rockets to Kestria.", "assessed"),
        ("Osmara seems to be shipping rockets to Kestria.", "assessed"),
        ("Kestria asked Osmara for rockets and requested more ammunition.", "sought"),
        ("Is Osmara shipping rockets to Kestria?", "possible"),
    ],
)
def test_modality_comes_from_the_words_before_the_cue(text: str, modality: str) -> None:
    assert [s.modality.value for s in read(text)][:1] == [modality]


def test_a_negated_assertion_denies() -> None:
    (statement,) = read("Osmara has not shipped rockets to Kestria.")
    assert (statement.relation, statement.stance) == ("supplied", Stance.DENIES)


def test_the_speaker_is_who_says_so_and_no_part_of_the_quote() -> None:
    (statement,) = read("Osmara has shipped rockets to Kestria, spokesman Piet Marrow told Reuters.")
    assert statement.span.quote == "Osmara has shipped rockets to Kestria"
    assert statement.speaker is not None
    assert statement.speaker.name == "Piet Marrow"
    assert statement.via == ("Reuters",)


def test_the_record_holds_its_fields_in_order() -> None:
    (statement,) = read("Osmara has shipped rockets to Kestria.")
    assert list(statement.record()) == [
        "document", "part", "quote", "start", "end", "relation", "from", "to", "modality", "stance", "basis", "speaker",
        "organisation", "via", "said_on", "period", "hedges", "confidence", "extractor",
    ]  # fmt: skip


def test_a_denial_of_a_finding_is_not_general() -> None:
    (targeted,) = [s for s in read("The Osmaran ministry denied the report.") if s.relation == "denied"]
    (general,) = [s for s in read("Osmara denied that it had sold rockets.") if s.relation == "denied"]
    assert (targeted.general, general.general) == (False, True)


def test_who_tells_of_a_denial_is_not_the_denier() -> None:
    (denial,) = [s for s in read("Lea Vester said the utility denied responsibility.") if s.relation == "denied"]
    assert denial.speaker is not None
    assert denial.speaker.name == "utility"
    assert denial.via == ("Lea Vester",)
    assert denial.stance is Stance.DENIES


def test_statements_teach_claims_nothing() -> None:
    """A day read for a statement is not kept for the figures that follow."""
    text = "Lea Vester said on Friday that Osmara shipped rockets. Vester said 4,000 shells were sent."
    other = "Lea Vester said on Friday that it was late. Vester said 4,000 shells were sent."
    assert [c.said_on for c in extract(text).claims] == [c.said_on for c in extract(other).claims]


def test_a_long_sentence_of_cues_is_read() -> None:
    found = read("Osmara shipped rockets to Kestria and " * 300 + "stopped.")
    assert found
