"""Score statements against rows of what reports assert without a figure.

    python -m bench.statements REPORTS… --gold GOLD [--metadata FILE] [--errors]

A gold row is found where a predicted statement of its document and relation overlaps its span. Such rows are seldom
exhaustive, so there is no precision; the number predicted is printed beside, for each relation and in all, and how
often the found ones agree on `from`, `to`, `speaker`, `modality` and `stance` (null must be null).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import firsthand

FIELDS = ("from", "to", "speaker", "modality", "stance")


def score(predicted: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Recall in all and for each relation (found, gold, predicted), agreement of the found, and the rows missed."""
    agree: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed = []
    for row in gold:
        hits = [p for p in predicted if _same(p, row)]
        if not hits:
            missed.append(row)
            continue
        best = max(hits, key=lambda p: min(p["end"], row["end"]) - max(p["start"], row["start"]))
        found[row["relation"]] += 1
        agree.update(field for field in FIELDS if best[field] == row[field])
    wanted = Counter(row["relation"] for row in gold)
    made = Counter(p["relation"] for p in predicted)
    number = sum(found.values())
    return {
        "gold": len(gold),
        "predicted": len(predicted),
        "recall": round(number / len(gold), 3) if gold else None,
        "agreement": {field: round(agree[field] / number, 3) if number else None for field in FIELDS},
        "relations": {
            name: [found[name], wanted[name], made[name]]
            for name in sorted(wanted | made, key=lambda n: (-wanted[n], n))
        },
        "missed": missed,
    }


def _same(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    return bool(
        predicted["document"] == gold["document"]
        and predicted["relation"] == gold["relation"]
        and predicted["start"] < gold["end"]
        and gold["start"] < predicted["end"]
    )


def show(figures: Mapping[str, Any], *, errors: bool = False) -> None:
    """Print what `score` gives: one line in all, one for the relations, and the rows missed if asked for."""
    print(json.dumps({k: v for k, v in figures.items() if k not in ("relations", "missed")}))
    parts = (f"{name} {a}/{b} of {c}" for name, (a, b, c) in figures["relations"].items())
    print("  found/gold of predicted: " + ", ".join(parts))
    if errors:
        for row in figures["missed"]:
            print(f"  missed {row['document']} {row['relation']}: {row['quote']}")


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main(arguments: Sequence[str] | None = None) -> dict[str, Any]:
    """Score and print."""
    parser = argparse.ArgumentParser(description="Score statements against gold rows.")
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--gold", required=True, type=Path)
    parser.add_argument("--metadata", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    story = firsthand.story(*options.reports, metadata=options.metadata)
    figures = score([s.record() for s in story.statements], read_gold(options.gold))
    show(figures, errors=options.errors)
    return figures


if __name__ == "__main__":
    main()
