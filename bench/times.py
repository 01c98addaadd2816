"""Time expressions against TimeBank, where a checkout has it beside the project.

    python -m bench.times [--errors N]

Value F1 as in TempEval-3: a found expression is right when it overlaps a gold one and has the same normalised value
(TIMEX3 `value`), durations and sets included; precision over what is found, recall over gold.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.seeds import shared
from firsthand.core.time import TimeRange
from firsthand.extract import times
from firsthand.extract.tokens import tokenise


def normalised(mention: times.TimeMention, published: date) -> str | None:
    """The TIMEX3 value of a mention, as far as the reader resolves it."""
    value = getattr(times, "timex", None)
    return value(mention, TimeRange.on(published)) if value else None


def main(arguments: Sequence[str] | None = None) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    for name in ("timebank", "aquaint"):
        path: Path = shared() / "data" / "timex" / f"{name}.jsonl.gz"
        if not path.is_file():
            print(f"{name}: not present ({path})")
            continue
        gold = found = right = overlap = 0
        errors: list[str] = []
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        for record in records:
            published = date.fromisoformat(record["dct"][:10])
            text = record["text"]
            tokens = tokenise(text)
            mine = []
            for mention in times.find(tokens, everything=True):
                value = normalised(mention, published)
                if value:
                    mine.append((tokens.start[mention.first], tokens.end[mention.last - 1], value))
            rows = [t for t in record["timexes"] if t.get("start") is not None]
            gold, found = gold + len(rows), found + len(mine)
            used: set[int] = set()
            for row in rows:
                hit = next(
                    (k for k, m in enumerate(mine) if k not in used and m[0] < row["end"] and row["start"] < m[1]), None
                )
                if hit is None:
                    errors.append(f"missed {row['value']}: {text[row['start'] : row['end']]!r}")
                    continue
                used.add(hit)
                overlap += 1
                if mine[hit][2] == row["value"]:
                    right += 1
                else:
                    words = text[row["start"] : row["end"]]
                    errors.append(f"{mine[hit][2]} for {row['value']}: {words!r} (published {published})")
            errors += [f"extra {m[2]}: {text[m[0] : m[1]]!r}" for k, m in enumerate(mine) if k not in used]
        value, found_at_all = 2 * right / (gold + found), 2 * overlap / (gold + found)
        print(f"{name}: gold {gold}, found {found}, value F1 {value:.3f}, overlap F1 {found_at_all:.3f}")
        for error in errors[: options.errors]:
            print(f"    {error}")


if __name__ == "__main__":
    main()
