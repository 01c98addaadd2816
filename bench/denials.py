"""Denials in the digests of the seed story, where a checkout has them beside it: who denies, how widely, and when.

    python -m bench.denials [--errors]

A gold row is found when a denial of its report meets its words, or a denial of its report is by one it names. It is
right when who denies (each of two states by itself), scope and, where the digest itself tells it, day agree. Rows that
are no denial ("no evidence", silence) must not be found. "targets" counts targeted rows with the target agreed: empty
where the gold names something the collection does not hold. Where the digests are missing this says "not present".
"""

from __future__ import annotations

import json
import sys
from typing import Any

import firsthand
from bench.seeds import shared

NONE = ("no-evidence", "non-denial")
"""Forms of rows that are no denial."""
GENERAL = ("blanket", "both-deny", "reported")
"""Forms of general denials."""


def names(row: dict[str, Any]) -> set[str]:
    """Whom a row lets a denial be by."""
    told = f"{row['speaker']} {row['org']}".replace("DPRK", "North Korea")
    if row["speaker"] == "DPRK and Russia":
        return {"North Korea", "Russia"}
    return {row["speaker"], told, *(["North Korea"] if "North Korea" in told else [])}


def by(found: firsthand.Denial, row: dict[str, Any]) -> bool:
    """Whether a denial is by one whom a row names; an office counts under its state's name or its own."""
    who = (found.by or "").lower().replace("korean", "korea")
    return any(who in name.lower() for name in names(row))


def main() -> None:
    """Print how many denials are right, and what is wrong with the others."""
    base = shared() / "story-dev"
    if not (base / "denials.jsonl").is_file():
        print(f"story-dev: not present ({base})")
        return
    errors = "--errors" in sys.argv[1:]
    story = firsthand.story(base / "reports.jsonl")
    told = [f for f in story.findings if isinstance(f, firsthand.Denial)]
    rows = [json.loads(line) for line in (base / "denials.jsonl").read_text(encoding="utf-8").splitlines()]
    real = [r for r in rows if not any(form in r["form"] for form in NONE)]
    texts = {r.document: r.text for r in story.reports}
    found = right = days = targets = 0
    wrong: list[str] = []
    for row in real:
        here = [f for f in told if f.documents[0] == row["document"] and by(f, row)]
        both = row["speaker"] == "DPRK and Russia"
        voices = {f.by for f in here}
        whole = bool(here) and (not both or {"North Korea", "Russia"} <= voices)
        found += whole
        general = any(form in row["form"] for form in GENERAL)
        scoped = whole and any(f.general == general for f in here)
        dated = row["said_on"] and not row.get("beyond_date")
        on_day = any(f.said_on and f.said_on.latest and f.said_on.latest.isoformat() == row["said_on"] for f in here)
        days += bool(dated and on_day)
        right += bool(scoped and (not dated or on_day))
        if not general:
            held = any(name.startswith("O") for name in row["denies"])
            targets += any(not f.general and bool(f.target) == held for f in here)
        if errors and not (scoped and (not dated or on_day)):
            wrong.append(
                f"  {row['document']} {row['quote']!r} by {row['speaker']}: {[(f.by, f.general) for f in here]}"
            )
    false = [
        r for r in rows if r not in real and any(r["quote"] in f.after for f in told if f.documents[0] == r["document"])
    ]
    assert all(f.after in texts[f.documents[0]] for f in told)
    targeted = sum(not any(form in r["form"] for form in GENERAL) for r in real)
    print("\n".join(wrong)) if wrong else None
    print(
        f"denials found {found} of {len(real)}, right {right}; days right {days} of "
        f"{sum(bool(r['said_on']) and not r.get('beyond_date') for r in real)}; targets {targets} of {targeted}; "
        f"non-denials taken for denials {len(false)} of {len(rows) - len(real)}"
    )


if __name__ == "__main__":
    main()
