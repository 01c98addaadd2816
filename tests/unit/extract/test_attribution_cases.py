"""Who says it, through whom, in which sense: short texts of our own in three domains, with chains and denials.

Each case of `tests/cases/attributions.json` says in `why` what it tests; `bench.attribution_cases` has the rules of
comparison. Those named in `attributions-known-failures.json` are strict expected failures: mending one announces
itself.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from bench.attribution_cases import FOLDER, Case, cases, fold, judge, judge_claim, judge_denials, read, whole
from tests.unit.extract.annotated import parameters

from firsthand.extract.claims import Extractor
from firsthand.packs import load

CASES = cases()
KNOWN: dict[str, str] = json.loads((FOLDER / "attributions-known-failures.json").read_text(encoding="utf-8"))


@cache
def extractor() -> Extractor:
    return Extractor(load())


@pytest.mark.parametrize("case", parameters(CASES, KNOWN))
def test_case(case: Case) -> None:
    errors = judge(case, read(extractor(), case))
    assert not errors, f"{case['why']}: " + "; ".join(words for _, words in errors)


def test_the_cases_are_well_formed() -> None:
    """Ids are unique, quotes stand in their texts, and every known failure is a case."""
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))
    assert set(KNOWN) <= set(ids)
    for case in CASES:
        rows = [*case["claims"], *case.get("denials", [])]
        assert all(row["quote"] in whole(case) for row in rows), case["id"]


def test_names_are_compared_by_what_they_name() -> None:
    assert fold("the Osmaran defence ministry") == fold("Osmara’s Defense Ministry")
    assert fold("Kestrian officials") == fold("Kestrian official")
    assert fold("Lea Vester") != fold("Vester")
    assert fold(None) != fold("Lea Vester")


def test_a_wrong_field_is_an_error() -> None:
    """The judge itself: right fields pass, each wrong one is named, and a missing figure is told."""
    text = "Mira Jost told the Tarn Courier that 300 rockets had been found."
    right: dict[str, Any] = {
        "quote": "300 rockets",
        "speaker": "Mira Jost",
        "via": ["Tarn Courier"],
        "stance": "asserts",
    }
    case = {"id": "judge", "domain": "arms", "text": text, "why": "", "claims": [right]}
    extraction = read(extractor(), case)
    assert judge(case, extraction) == []
    wrong: dict[str, Any] = right | {"speaker": None, "via": [], "modality": "planned"}
    assert [field for field, _ in judge_claim(case, wrong, extraction.claims)] == ["speaker", "via", "modality"]
    assert judge_claim(case, right | {"quote": "Mira"}, extraction.claims)[0][0] == "found"
    denial = {"speaker": "Mira Jost", "quote": "300 rockets"}
    assert [field for field, _ in judge_denials(case | {"denials": [denial]}, extraction)] == ["denial"]
