"""Answers and findings on the five real reports the project began with, where a checkout has them beside it.

    python -m bench.trace [--errors]

Answers are right when low, high, which ends are open, best, independence and the number of origins and denials are;
findings are found when kind (or one also right), change, report and place agree, denials besides when who denies,
whether generally, and the day do, arithmetic when its result is the same; pairs that must be silent must be. The
reports are other people's words and no part of the project; where they are missing this says "not present".
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import firsthand
from bench.seeds import shared


def story(base: Path, as_of: str | None = None, known_by: str | None = None) -> firsthand.Story:
    """The reports traced, as of a day."""
    return firsthand.story(
        *sorted(base.glob("*.txt")),
        metadata=base / "metadata.jsonl",
        as_of=date.fromisoformat(as_of) if as_of else None,
        known_by=date.fromisoformat(known_by) if known_by else None,
    )


def answer(found: firsthand.Story, gold: dict[str, Any]) -> tuple[object, ...] | None:
    """The answer to a gold question, in the form of `wanted`."""
    for a in found.answers:
        sides = ((gold["from"], a.measure.sender), (gold["to"], a.measure.receiver))
        same = (a.measure.category, a.measure.unit) == (gold["category"], gold["unit"])
        if same and all(want in (None, have) for want, have in sides):
            ends = (a.low, a.low_open, a.best, a.high, a.high_open)
            return (*ends, *a.independent, len(a.origins), len(a.denied_by), len(a.prior_denials))
    return None


def wanted(gold: dict[str, Any]) -> tuple[object, ...]:
    """What a gold answer asks for."""
    independent = (gold["independent"]["at_least"], gold["independent"]["at_most"])
    counts = (len(gold["origins"]), len(gold["denied_by"]), len(gold["prior_denials"]))
    return (gold["low"], gold["low_open"], gold["best"], gold["high"], gold["high_open"], *independent, *counts)


def meet(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether two spans of one report overlap."""
    return bool(a["document"] == b["document"] and a["start"] < b["end"] and b["start"] < a["end"])


def agree(f: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether a finding is the gold row."""
    kinds = {row["kind"], *row.get("also_right_kind", ())}
    same = f["kind"] in kinds and f.get("change") in (row.get("change"), *row.get("also_right", ()))
    if not same or f["documents"][0] != row["documents"][0]:
        return False
    if not any(meet(a, b) for a in f["spans"] for b in row["spans"]):
        return False
    if row["kind"] == "denial":
        day = {k: v for k, v in (f["said_on"] or {}).items() if k != "basis"}
        voices = (row["by"], row.get("speaker"))
        return f["by"] in voices and f["general"] == row["general"] and day == row["said_on"]
    if row["kind"] == "arithmetic":
        return bool(f["check"]) and f["check"].split(" = ")[-1].endswith(row["check"].split(" = ")[-1])
    return True


def main() -> None:
    """Print how many answers are right, findings found, and silences broken."""
    base = shared() / "seeds"
    if not (base / "expected" / "answers.json").is_file():
        print(f"seeds: not present ({base})")
        return
    errors = "--errors" in sys.argv[1:]
    golds = json.loads((base / "expected" / "answers.json").read_text(encoding="utf-8"))
    right = 0
    for gold in golds:
        got = answer(story(base, gold["as_of"], gold["known_by"]), gold)
        right += got == wanted(gold)
        if errors and got != wanted(gold):
            print(f"  {gold['question']} as of {gold['as_of']}: {got} for {wanted(gold)}")
    said = [finding.record() for finding in story(base).findings]
    rows = json.loads((base / "expected" / "findings.json").read_text(encoding="utf-8"))
    found = 0
    for row in rows:
        hit = any(agree(f, row) for f in said)
        found += hit
        if errors and not hit:
            print(f"  missed {row['kind']} {row.get('change')}: {row['before']!r} -> {row['after']!r}")
    broken = sum(
        any(
            {f["kind"], f.get("change")} & set(row["must_not"])
            and set(f["documents"]) == set(row["documents"])
            and all(any(meet(a, b) for b in f["spans"]) for a in row["spans"])
            for f in said
        )
        for row in json.loads((base / "expected" / "silent.json").read_text(encoding="utf-8"))
    )
    print(f"answers right {right} of {len(golds)}; findings found {found} of {len(rows)}; silences broken {broken}")


if __name__ == "__main__":
    main()
