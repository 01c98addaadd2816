"""Confidence: what makes a credit surer, what less sure, and what a record then says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.extract.given import Given, claims
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.core.claim import Claim

TEXT = "The agency said on Monday that 41 people had died. Rescuers found 30 boats."


def first(tagger: Given | None) -> Claim:
    return claims(TEXT, tagger)[0]


def sure(tagger: Given | None) -> float:
    found = first(tagger).confidence
    assert found is not None
    return found


def test_a_credit_is_surer_where_rules_and_tagger_find_the_same() -> None:
    same = ("The agency", "said", "that 41 people had died", 0.99)
    doubted = ("The agency", "said", "that 41 people had died", 0.3)
    other = ("Monday", "Monday", "that 41 people had died", 0.99)
    agreed = sure(Given(same))
    assert agreed > sure(None)
    assert agreed > sure(Given(doubted)) > sure(Given(other))
    assert agreed > sure(Given())


def test_it_is_a_likelihood_and_never_certain() -> None:
    for tagger in (None, Given(), Given(("The agency", "said", "that 41 people had died", 1.0))):
        assert 0.0 < sure(tagger) < 1.0


def test_records_name_who_read_along() -> None:
    assert first(None).record()["extractor"].startswith("rules ")
    assert "tagger" not in first(None).record()["extractor"]
    assert "tagger" in first(Given()).record()["extractor"]


def test_every_claim_of_a_report_has_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "\n")
    for flags in ([], ["--rules-only"]):
        result = CliRunner().invoke(app, [*flags, "claims", str(path), "--format", "jsonl"])
        records = [json.loads(line) for line in result.stdout.splitlines()]
        assert records
        assert all(0 < record["confidence"] < 1 for record in records)


def test_without_the_weights_the_rules_say_that_they_are_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "\n")
    monkeypatch.setattr("firsthand.cli.weights", lambda: None)
    assert "rules alone" in CliRunner().invoke(app, ["claims", str(path)]).stderr
    assert "rules alone" not in CliRunner().invoke(app, ["--rules-only", "claims", str(path)]).stderr
