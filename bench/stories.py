"""Score the invented stories of tests/stories: claims, origins, drift, silences and answers.

    python -m bench.stories [NAME …] [--errors]

Every folder there with `reports.jsonl` and `expected/` is a story (its README says what the files hold). For each:

claims     by `bench.claims`; bound, category, relays and stance by the judge beside a checkout, where there is one
origins    F1 over pairs of claims said to share an origin, BCubed F1, and the share of false joins (by that judge)
drift      precision, recall, and the share of reports without drift on which none was reported (by that judge)
denials    of gold rows, those on whose words a denial was found; and denials found where gold has none
silences   pairs of places that gave a finding which they must not give
answers    right when all that `bench.trace` compares is: ends, best, independence, numbers of origins and denials;
           and those of which at least the ends and best are right
"""

from __future__ import annotations

import importlib
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import firsthand
from bench import claims, trace
from bench.seeds import shared

STORIES = Path(__file__).resolve().parents[1] / "tests" / "stories"
JUDGED = ("bound", "category", "via", "stance")
"""What the judge is asked beyond `bench.claims`."""


def judge() -> ModuleType | None:
    """The judge of traces beside a checkout (with that of claims inside), or None where there is none."""
    tools = shared() / "tools"
    if not (tools / "score_trace.py").is_file():
        return None
    sys.path.insert(0, str(tools))
    return importlib.import_module("score_trace")


def run(reports: Path, gold: dict[str, Any] | None = None) -> firsthand.Story:
    """A story traced, as of the days that a gold answer asks for."""
    days = {name: date.fromisoformat(gold[name]) for name in ("as_of", "known_by") if gold and gold.get(name)}
    return firsthand.story(reports, as_of=days.get("as_of"), known_by=days.get("known_by"))


def score(folder: Path, traces: ModuleType | None) -> tuple[dict[str, Any], list[str]]:
    """The figures of one story, named as in the module's docstring, and its errors in words."""
    reports, expected = folder / "reports.jsonl", folder / "expected"
    story = run(reports)
    mine, said = [claim.record() for claim in story.claims], [finding.record() for finding in story.findings]
    gold = claims.load(expected / "claims.jsonl")
    result = claims.score(mine, gold)
    figures: dict[str, Any] = {"claims": result.figures()}
    errors = [f"claims: {error}" for error in result.errors]
    if traces is not None:
        judges = importlib.import_module("score_claims")
        found, notes = judges.score(mine, gold)
        figures["claims"] |= {name: found[name] for name in JUDGED}
        errors += [f"claims: {' | '.join(note)}" for note in notes if note[2].split(":")[0] in JUDGED]
        figures["origins"] = traces.cluster_scores(traces.origins(mine, gold))
        drift, controls = claims.load(expected / "drift.jsonl"), claims.load(expected / "controls.jsonl")
        more, notes = traces.drift_scores(said, drift, controls)
        figures["drift"] = more["drift"] | {"controls_silent": more["controls_silent"]}
        errors += [f"drift: {' | '.join(note)}" for note in notes]
        errors += [f"origins: {error}" for error in joins(traces.align, mine, gold)]
    figures["denials"], notes = denials(said, claims.load(expected / "denials.jsonl"))
    errors += notes
    silent = [row for row in _read(expected / "silent.json") if trace.speaks(said, row)]
    figures["silences broken"] = len(silent)
    errors += [f"silence: {row['before']!r} -> {row['after']!r}: {row['why']}" for row in silent]
    asked = _read(expected / "answers.json")
    right = ends = 0
    for row in asked:
        found, want = trace.answer(run(reports, row), row), trace.counted(row)
        got = trace.counted(found) if found else None
        right += got == want
        ends += got is not None and got[:5] == want[:5]
        if got != want:
            known = f", known by {row['known_by']}" if row["known_by"] else ""
            errors.append(f"answer: {row['question']} ({row['as_of']}{known}): {got} for {want}")
    figures["answers"] = f"{right} of {len(asked)}; low, best, high and open ends alone {ends}"
    return figures, errors


def denials(said: list[dict[str, Any]], gold: list[Any]) -> tuple[dict[str, int], list[str]]:
    """Gold denials met by a finding on their words, and findings of denial that meet none."""
    spans = [span for finding in said if finding["kind"] == "denial" for span in finding["spans"]]
    missed = [row for row in gold if not any(trace.meet(span, row) for span in spans)]
    extra = [
        finding["after"]
        for finding in said
        if finding["kind"] == "denial" and not any(trace.meet(s, row) for s in finding["spans"] for row in gold)
    ]
    errors = [f"denial missed: {row['document']}: {row['quote']}" for row in missed]
    errors += [f"denial false: {words}" for words in extra]
    return {"gold": len(gold), "found": len(gold) - len(missed), "false": len(extra)}, errors


def joins(align: Any, mine: list[Any], gold: list[Any]) -> list[str]:
    """Origins that were split or wrongly joined, in words: one line for each."""
    met: list[tuple[str, str, str]] = []
    for document in sorted({row["document"] for row in gold}):
        rows = [row for row in gold if row["document"] == document]
        made = [claim for claim in mine if claim["document"] == document]
        for i, j in align(made, rows).items():
            if rows[i].get("origin") and not rows[i].get("neutral"):
                words = f"{document} {rows[i]['quote']!r}"
                met.append((rows[i]["origin"], made[j]["origin"] or f"alone {document} {j}", words))
    errors = []
    for wanted in sorted({want for want, _, _ in met}):
        parts = sorted({have for want, have, _ in met if want == wanted})
        if len(parts) > 1:
            places = [[words for want, have, words in met if (want, have) == (wanted, part)] for part in parts]
            errors.append(f"split {wanted}: {' // '.join('; '.join(place) for place in places)}")
    for part in sorted({have for _, have, _ in met}):
        parts = sorted({want for want, have, _ in met if have == part})
        if len(parts) > 1:
            places = [[words for want, have, words in met if (want, have) == (want_, part)] for want_ in parts]
            named = (f"{want} ({'; '.join(place)})" for want, place in zip(parts, places, strict=True))
            errors.append(f"joined: {' // '.join(named)}")
    return errors


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    """Print the figures of the stories named, or of all."""
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    traces = judge()
    if traces is None:
        print(f"judges: not present ({shared() / 'tools'}); origins and drift are not scored")
    for folder in sorted(path.parent for path in STORIES.glob("*/reports.jsonl")):
        if (folder / "expected").is_dir() and (not names or folder.name in names):
            figures, errors = score(folder, traces)
            print(f"{folder.name}:")
            for name, value in figures.items():
                print(f"  {name}: {json.dumps(value) if isinstance(value, dict) else value}")
            for error in errors if "--errors" in sys.argv else ():
                print(f"    {error}")


if __name__ == "__main__":
    main()
