"""Answers and findings on the five real reports the project began with, where a checkout has them beside it.

    python -m bench.trace [--errors]

Answers are right when low, high, which ends are open, best, independence, origins and denials are, and right in every
field when who and which agree throughout: groups, capacity, what was overtaken, vague and rejected, all denials.
Findings are found when kind (or one also right), change, report and place agree, denials besides when who denies,
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


ENDS = ("low", "low_open", "best", "high", "high_open", "independent")
"""The numbers of an answer, compared as they are."""
NAMED = ("modality", "magnitude", "bound")
"""Compared where the gold row has them."""


def answer(found: firsthand.Story, gold: dict[str, Any]) -> dict[str, Any] | None:
    """The record of the answer to a gold question; one that names no category takes any."""
    for a in found.answers:
        sides = ((gold["from"], a.measure.sender), (gold["to"], a.measure.receiver))
        want = (gold["category"] or a.measure.category, gold["unit"], gold.get("modality") or "stated")
        same = (a.measure.category, a.measure.unit, a.modality.value) == want
        if same and all(want in (None, have) for want, have in sides):
            return a.record()
    return None


def counted(row: dict[str, Any]) -> tuple[object, ...]:
    """The ends of an answer, ours or gold, then its independence and the number of its origins and denials."""
    independent = (row["independent"]["at_least"], row["independent"]["at_most"])
    counts = tuple(len(row.get(name) or ()) for name in ("origins", "denied_by", "prior_denials"))
    return (*(row[name] for name in ENDS[:5]), independent, *counts)


def shared_part(a: dict[str, Any], b: dict[str, Any]) -> float:
    """How much of two spans of one report they share, from 0 to 1."""
    if not meet(a, b):
        return 0.0
    inside = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return float(inside / (max(a["end"], b["end"]) - min(a["start"], b["start"])))


def names(found: firsthand.Story, golds: list[dict[str, Any]]) -> dict[str, str]:
    """Our ids of readings and denials -> the gold ids of what stands nearest to the same words."""
    out: dict[str, str] = {}

    def same(id: str, spans: list[dict[str, Any]]) -> None:
        shares = [
            (shared_part(mine, theirs), gold["id"])
            for gold in golds
            for theirs in (gold["reading"], *gold["variants"])
            for mine in spans
        ]
        best = max(shares)
        if best[0]:
            out[id] = best[1]

    for origin in found.lineage.origins:
        for reading in origin.readings:
            ids = (reading.claim, *reading.variants)
            same(origin.reading_id(reading), [found.claim(id).spans[0].record() for id in ids])
    for finding in found.findings:
        if isinstance(finding, firsthand.Denial) and finding.origin:
            same(finding.origin, [finding.spans[0].record()])
    return out


def whole(row: dict[str, Any], gold: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    """An answer, ours or gold, with every field in one comparable form: who and which, no wording."""

    def origins(value: list[Any]) -> list[str]:
        return sorted({ids.get(v, v) for v in (v["origin"] if isinstance(v, dict) else v for v in value)})

    def pairs(value: list[dict[str, str]]) -> list[list[str]]:
        return sorted([ids.get(v["earlier"], v["earlier"]), ids.get(v["later"], v["later"])] for v in value)

    def deniers(value: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
        rows = [(v["by"], v.get("speaker") or "", ids.get(v["origin"], v["origin"]), v["said_on"]) for v in value]
        return sorted((by, who, id, f"{on['earliest']}/{on['latest']}") for by, who, id, on in rows)

    held = row["capacity"]
    out = {name: row[name] for name in ENDS} | {name: row.get(name) for name in NAMED if name in gold}
    out |= {name: origins(row[name]) for name in ("origins", "rejected", "vague")}
    out |= {name: pairs(row[name]) for name in ("superseded", "later_higher")}
    out |= {name: deniers(row.get(name, [])) for name in ("denied_by", "prior_denials", "other_denials")}
    out["groups"] = sorted(row["groups"])
    out["convention"] = row.get("convention", "none").partition(" (")[0]
    out["capacity"] = held and [held["low"], held["high"], held["bound"], *origins([held["origin"], held["of"]])]
    if "rejected_readings" in gold:
        out["rejected_readings"] = sorted((r["document"], r["part"]) for r in row["rejected_readings"])
    return out


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


def speaks(said: list[dict[str, Any]], row: dict[str, Any]) -> bool:
    """Whether a finding has a kind or change that a row of `silent.json` forbids, of its reports, at all its places."""
    return any(
        {f["kind"], f.get("change")} & set(row["must_not"])
        and set(f["documents"]) == set(row["documents"])
        and all(any(meet(a, b) for b in f["spans"]) for a in row["spans"])
        for f in said
    )


def main() -> None:
    """Print how many answers are right, findings found, and silences broken."""
    base = shared() / "seeds"
    if not (base / "expected" / "answers.json").is_file():
        print(f"seeds: not present ({base})")
        return
    errors = "--errors" in sys.argv[1:]
    golds = json.loads((base / "expected" / "answers.json").read_text(encoding="utf-8"))
    origins = json.loads((base / "expected" / "origins.json").read_text(encoding="utf-8"))
    right = full = 0
    for number, gold in enumerate(golds, start=1):
        traced = story(base, gold["as_of"], gold["known_by"])
        found_row = answer(traced, gold)
        got = whole(found_row, gold, names(story(base), origins)) if found_row else {}
        want = whole(gold, gold, {})
        wrong = [name for name, value in want.items() if got.get(name) != value]
        right += not {*ENDS, "origins", "denied_by", "prior_denials"}.intersection(wrong)
        full += not wrong
        for name in wrong if errors else ():
            print(f"  {number}: {gold['question']} as of {gold['as_of']}: {name} {got.get(name)} for {want[name]}")
    said = [finding.record() for finding in story(base).findings]
    rows = json.loads((base / "expected" / "findings.json").read_text(encoding="utf-8"))
    found = 0
    for row in rows:
        hit = any(agree(f, row) for f in said)
        found += hit
        if errors and not hit:
            print(f"  missed {row['kind']} {row.get('change')}: {row['before']!r} -> {row['after']!r}")
    silences = json.loads((base / "expected" / "silent.json").read_text(encoding="utf-8"))
    broken = sum(speaks(said, row) for row in silences)
    print(f"answers right {right} of {len(golds)}, in every field {full}", end="; ")
    print(f"findings found {found} of {len(rows)}; silences broken {broken}")


if __name__ == "__main__":
    main()
