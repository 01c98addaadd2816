"""In which sense figures are meant, what they count and what became of it: short reports of our own, with negatives.

Each case of `tests/cases/meaning.json` says in `why` what it tests. A claim must share words with each quote of
`figures` and have the fields given there (`alternative`: whether it is one side of an either-or); no claim's figure may
touch the words of `absent`. Those named in `meaning-known-failures.json` are strict expected failures: mending one
announces itself.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.extract.annotated import parameters

import firsthand
from firsthand.core.claim import Claim
from firsthand.core.time import TimeRange
from firsthand.extract.claims import Extractor
from firsthand.packs import load

FOLDER = Path(__file__).parents[2] / "cases"
CASES: list[dict[str, Any]] = json.loads((FOLDER / "meaning.json").read_text(encoding="utf-8"))
KNOWN: dict[str, str] = json.loads((FOLDER / "meaning-known-failures.json").read_text(encoding="utf-8"))


@cache
def extractor() -> Extractor:
    return Extractor(load())


def written(case: dict[str, Any]) -> str:
    return f"{case['title']}\n\n{case['text']}" if "title" in case else str(case["text"])


def read(case: dict[str, Any]) -> tuple[Claim, ...]:
    text = written(case)
    head = len(case["title"]) if "title" in case else 0
    parts = [firsthand.Part(firsthand.PartKind.HEADLINE, 0, head)] if head else []
    parts.append(firsthand.Part(firsthand.PartKind.BODY, text.index(case["text"]), len(text)))
    published = TimeRange.on(date(2024, 6, 20))
    report = firsthand.Report(case["id"], text, tuple(parts), "case.txt", published=published)
    return extractor().extract(report).claims


def touching(case: dict[str, Any], quote: str, claims: tuple[Claim, ...]) -> Claim | None:
    """The claim that shares most characters with a quote."""
    start = written(case).index(quote)
    shared = [(min(s.end, start + len(quote)) - max(s.start, start), c) for c in claims for s in c.spans]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def errors(case: dict[str, Any]) -> list[str]:
    claims = read(case)
    out = [f"{quote!r} is read" for quote in case.get("absent", ()) if touching(case, quote, claims)]
    for gold in case["figures"]:
        claim = touching(case, gold["quote"], claims)
        if claim is None:
            out.append(f"{gold['quote']!r} is not found")
            continue
        record: dict[str, Any] = claim.record()
        for field, wanted in gold.items():
            found = record.get(field)
            if field == "alternative":
                found = found is not None
            same = found == pytest.approx(wanted) if isinstance(wanted, int | float) and found else found == wanted
            if field != "quote" and not same:
                out.append(f"{gold['quote']!r}: {field} {found!r}, not {wanted!r}")
    return out


@pytest.mark.parametrize("case", parameters(CASES, KNOWN))
def test_case(case: dict[str, Any]) -> None:
    assert not errors(case), case["why"]


def test_the_cases_are_well_formed() -> None:
    """Ids are unique, quotes stand in their texts, and every known failure is a case."""
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))
    assert set(KNOWN) <= set(ids)
    for case in CASES:
        quotes = [gold["quote"] for gold in case["figures"]] + case.get("absent", [])
        assert all(quote in written(case) for quote in quotes), case["id"]
