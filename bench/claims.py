"""Score claim records against gold ones, on data of your own.

    python -m bench.claims REPORTS… --gold GOLD.jsonl [--metadata METADATA.jsonl] [--errors N]

REPORTS are files or folders as for `firsthand claims`; GOLD holds one claim record a line with at least `document`,
`quote`, `low`, `high`, `bound`. A row with `"neutral": true` counts neither way, fields named in its `unscored` are
not judged. A claim meets a gold row of its document when their quotes share a word and they agree on a number (both
vague: on the magnitude); best pairs first, one to one.

recall, precision     gold rows met; claims that meet one (the gold must list every figure)
bounds                low, high and magnitude all right, of rows met
unit, modality        right, of rows met
speaker               right or rightly absent, of rows met
speaker_precision     of claims met that name a speaker, those that name the right one
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import firsthand

Record = Mapping[str, Any]


@dataclass
class Score:
    """Counts of one comparison, and its errors in words."""

    gold: int = 0
    predicted: int = 0
    met: int = 0
    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    judged: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """The shares named in the module's docstring, rounded to three places."""
        out = {
            "recall": self.met / self.gold if self.gold else 1.0,
            "precision": self.met / self.predicted if self.predicted else 1.0,
        }
        for name, judged in self.judged.items():
            out[name] = self.right[name] / judged if judged else 1.0
        return {name: round(value, 3) for name, value in out.items()}

    def judge(self, name: str, right: bool, note: str) -> None:
        """Count one field of one row."""
        self.judged[name] += 1
        self.right[name] += right
        if not right:
            self.errors.append(f"{name}: {note}")


def words(text: str | None) -> set[str]:
    """The words of a quote, lower case."""
    return set(re.findall(r"\w+", (text or "").lower()))


def close(a: float | None, b: float | None) -> bool:
    """Equal within half a percent; None only equals None."""
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= 0.005 * max(abs(a), abs(b), 1)


def agree(claim: Record, gold: Record) -> bool:
    """Whether a claim and a gold row are of one figure."""
    mine = [v for v in (claim["low"], claim["high"]) if v is not None]
    theirs = [v for v in (gold.get("low"), gold.get("high")) if v is not None]
    quotes = [claim["quote"], *(span["quote"] for span in claim.get("spans") or ())]
    if not any(words(quote) & words(gold["quote"]) for quote in quotes):
        return False
    if not mine and not theirs:
        return not claim["magnitude"] or not gold.get("magnitude") or claim["magnitude"] == gold["magnitude"]
    return any(close(a, b) for a in mine for b in theirs)


def plain(name: str | None) -> str:
    """A name's letters alone, so that "Won-sik" and "Wonsik" agree."""
    return re.sub(r"[^a-z0-9]", "", (name or "").lower().removeprefix("the "))


def same_name(claim: Record, gold: Record) -> bool:
    """Whether the credited voice is right: the person or the organisation, a surname alone will do."""
    if not gold.get("speaker"):
        return not claim["speaker"]
    wanted = {plain(gold.get("speaker")), plain(gold.get("organisation"))} - {""}
    given = {plain(claim["speaker"])} - {""}
    return any(g == w or g in w or w in g for g in given for w in wanted)


def align(claims: Sequence[Record], gold: Sequence[Record]) -> dict[int, int]:
    """The best one-to-one pairs of one document: index of gold row -> index of claim."""
    pairs = []
    for i, row in enumerate(gold):
        for j, claim in enumerate(claims):
            if agree(claim, row):
                rank = len(words(claim["quote"]) & words(row["quote"])) + 2 * (claim["part"] == row.get("part"))
                pairs.append((-rank - (claim["unit"] == row.get("unit")) + 2 * bool(row.get("neutral")), i, j))
    out: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in out and j not in out.values():
            out[i] = j
    return out


def score(claims: Iterable[Record], gold: Iterable[Record]) -> Score:
    """Compare two lists of claim records."""
    result = Score()
    mine: dict[str, list[Record]] = defaultdict(list)
    theirs: dict[str, list[Record]] = defaultdict(list)
    for claim in claims:
        mine[claim["document"]].append(claim)
    for row in gold:
        theirs[row["document"]].append(row)
    for document in sorted(theirs):
        rows, found = theirs[document], mine[document]
        pairs = align(found, rows)
        side = {j for i, j in pairs.items() if rows[i].get("neutral")}
        neutral = [row for row in rows if row.get("neutral")]
        spare = {
            j for j, claim in enumerate(found) if j not in pairs.values() and any(agree(claim, row) for row in neutral)
        }
        result.predicted += len(found) - len(side | spare)
        for i, row in enumerate(rows):
            if row.get("neutral"):
                continue
            result.gold += 1
            if i not in pairs:
                result.errors.append(f"missed: {document}: {row['quote']}")
                continue
            result.met += 1
            _judge(result, document, found[pairs[i]], row)
        for j, claim in enumerate(found):
            if j not in pairs.values() and j not in spare:
                result.errors.append(f"extra: {document}: {claim['quote']}")
    return result


def _judge(result: Score, document: str, claim: Record, row: Record) -> None:
    where = f"{document}: {row['quote']}"
    unscored = set(row.get("unscored") or ())
    magnitude = not row.get("magnitude") or claim["magnitude"] == row["magnitude"]
    bounds = close(claim["low"], row.get("low")) and close(claim["high"], row.get("high")) and magnitude
    result.judge("bounds", bounds, f"{where}: {claim['low']}–{claim['high']} for {row.get('low')}–{row.get('high')}")
    for name in ("unit", "modality"):
        if name in row and name not in unscored:
            result.judge(name, claim[name] == row[name], f"{where}: {claim[name]} for {row[name]}")
    if "speaker" in row and "speaker" not in unscored:
        right = same_name(claim, row)
        note = f"{where}: {claim['speaker']} for {row['speaker']}"
        result.judge("speaker", right, note)
        if claim["speaker"]:
            result.judged["speaker_precision"] += 1
            result.right["speaker_precision"] += right


def load(path: Path) -> list[Record]:
    """The records of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main(arguments: Sequence[str] | None = None) -> dict[str, float]:
    """Score from the command line; the figures are printed and returned."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--gold", required=True, type=Path)
    parser.add_argument("--metadata", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors")
    options = parser.parse_args(arguments)
    story = firsthand.story(*options.reports, metadata=options.metadata)
    result = score([claim.record() for claim in story.claims], load(options.gold))
    print(json.dumps(result.figures()))
    for error in result.errors[: options.errors]:
        print(f"  {error}")
    return result.figures()


if __name__ == "__main__":
    main()
