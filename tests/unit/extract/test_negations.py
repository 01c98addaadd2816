"""Denials without a verb of denying, and what looks like one."""

from __future__ import annotations

import pytest

from firsthand.core.text import Part, PartKind, Report
from firsthand.extract.claims import Extractor
from firsthand.packs import load


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load())


def deniers(extractor: Extractor, text: str) -> list[str | None]:
    report = Report("n", text, (Part(PartKind.BODY, 0, len(text)),), "n.txt")
    found = [s for s in extractor.extract(report).statements if s.relation == "denied"]
    return [s.speaker.name if s.speaker else None for s in found]


@pytest.mark.parametrize(
    "words",
    [
        "There are no plans to shut the yard",
        "There was no second convoy",
        "We are not closing the yard",
        "We have never sold a rifle",
        "We did not touch the cargo",
        "Not one crate was opened",
        "Not a single letter was read",
    ],
)
def test_a_named_voice_denies(extractor: Extractor, words: str) -> None:
    assert deniers(extractor, f"“{words},” Vera Quist said on Monday.") == ["Vera Quist"]


@pytest.mark.parametrize(
    "words",
    [
        "There is no doubt about it",
        "There is no evidence of that",
        "There was no time to lose",
        "We are not going to leave them alone",
        "We did not know about the cargo",
        "We do not want to guess",
        "We have not heard from them",
        "No comment",
    ],
)
def test_what_denies_nothing(extractor: Extractor, words: str) -> None:
    assert deniers(extractor, f"“{words},” Vera Quist said on Monday.") == []


def test_nobody_without_a_name_denies_so(extractor: Extractor) -> None:
    assert deniers(extractor, "“We did not see any smoke,” said a neighbour.") == []


def test_what_is_told_in_other_words_denies_only_of_plans(extractor: Extractor) -> None:
    assert deniers(extractor, "Vera Quist said there was no queue at the gate.") == []
    assert deniers(extractor, "Vera Quist said there were no plans to shut the yard.") == ["Vera Quist"]
