"""Pinned floors: quality may rise, never fall. Each corpus is hashed, so that a floor always speaks of one text.

The same figures come from `python -m bench.claims REPORTS --gold GOLD` on data of your own.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from bench import claims as bench

FOLDER = Path("examples/strait-shells")
CORPUS = {
    "reports": "cac20643d5dcb6a8",
    "gold": "9837b49f55481492",
}
FLOORS = {
    "recall": 0.97,
    "precision": 0.97,
    "bounds": 0.98,
    "unit": 0.97,
    "modality": 0.92,
    "speaker": 0.83,
    "speaker_precision": 0.92,
}


def digest(paths: list[Path]) -> str:
    """One hash over files, line ends unified."""
    out = hashlib.sha256()
    for path in sorted(paths):
        out.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return out.hexdigest()[:16]


def corpus() -> dict[str, str]:
    reports = [p for p in FOLDER.iterdir() if p.is_file() and p.name != "README.md"]
    return {"reports": digest(reports), "gold": digest([FOLDER / "expected" / "claims.jsonl"])}


def test_the_corpus_is_the_one_the_floors_were_set_on() -> None:
    assert corpus() == CORPUS, "the corpus changed: measure again and set the floors anew, saying why"


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return bench.main([str(FOLDER), "--gold", str(FOLDER / "expected" / "claims.jsonl")])


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name]
