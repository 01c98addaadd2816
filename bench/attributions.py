"""Who says what against PolNeAR's dev half, where a checkout has it beside the project.

    python -m bench.attributions [--by both|tagger|rules] [--file FILE] [--errors N] [--train N]

Spans are lists of [start, end] character offsets, possibly discontinuous. Four figures:

* exact: F1 of each role alone (source, cue, content); a role is right when all its pieces equal the gold pieces, once
  white space at their ends is laid aside. An empty source on both sides counts nothing.
* IoU: the same with an intersection over union of characters of at least 0.5, each gold span matched once.
* token: F1 over the words (runs without white space) that a role covers in the whole report.
* linked: an attribution is right when its cue shares at least one character with the gold cue, its source shares at
  least one with the gold source (or both are empty), and its content has an IoU of at least 0.5; each gold attribution
  is matched at most once.

Each figure stands with the middle 95 % of what it is over articles drawn with replacement. Where a record holds other
annotators' readings (`alt`), the same figures are printed for them against the first.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.seeds import shared
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract.sentences import sentences
from firsthand.extract.spans import AttributionReader
from firsthand.extract.tagger import Tagger, shipped
from firsthand.packs import load

ROLES = ("source", "cue", "content")
Pieces = tuple[tuple[int, int], ...]
Row = dict[str, Pieces]

EDGE = " \t\n\xa0"
"""Characters that do not count at the ends of a piece."""


def trimmed(text: str, pieces: Iterable[Sequence[int]]) -> Pieces:
    """Pieces without what does not count at their ends; empty ones fall away."""
    out = []
    for first, last in sorted((p[0], p[1]) for p in pieces):
        start, end = first, last
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        if start < end:
            out.append((start, end))
    return tuple(out)


def overlap(a: Pieces, b: Pieces) -> int:
    """How many characters two lists of pieces share."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def iou(a: Pieces, b: Pieces) -> float:
    """Intersection over union in characters; 1 when both are empty."""
    shared_characters = overlap(a, b)
    size = sum(y - x for x, y in (*a, *b)) - shared_characters
    return shared_characters / size if size else 1.0


def linked(gold: Row, mine: Row) -> bool:
    """Whether an attribution found is the gold one."""
    sources = bool(overlap(gold["source"], mine["source"])) or not (gold["source"] or mine["source"])
    return bool(overlap(gold["cue"], mine["cue"])) and sources and iou(gold["content"], mine["content"]) >= 0.5


def pairs(gold: Sequence[Row], mine: Sequence[Row], right: Callable[[Row, Row], bool]) -> list[tuple[int, int]]:
    """Each gold row with the first unused row found that is right for it."""
    used: set[int] = set()
    out = []
    for g, row in enumerate(gold):
        hit = next((m for m, other in enumerate(mine) if m not in used and right(row, other)), None)
        if hit is not None:
            used.add(hit)
            out.append((g, hit))
    return out


def words(text: str, rows: Sequence[Row], role: str) -> set[int]:
    """Starts of the words that a role covers."""
    return {start + m.start() for row in rows for start, end in row[role] for m in re.finditer(r"\S+", text[start:end])}


def rows_of(half: str | Path) -> list[dict[str, Any]]:
    """The articles of "dev", "train" or a file; empty where they are missing."""
    path = half if isinstance(half, Path) else shared() / "data" / "polnear" / f"polnear-{half}.jsonl.gz"
    if not path.is_file():
        print(f"polnear-{half}: not present ({path})")
        return []
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def predict(reader: AttributionReader, text: str) -> list[Row]:
    """The attributions that a reader finds in a text, without those inside another: PolNeAR does not annotate them."""
    report = Report("", text, (Part(PartKind.BODY, 0, len(text)),), "polnear")
    return [
        {role: trimmed(text, [(s.start, s.end) for s in getattr(found, role)]) for role in ROLES}
        for found in reader.read(report)
    ]


def tagged(tagger: Tagger, text: str) -> list[Row]:
    """The attributions that the tagger alone finds in a text."""
    found = sentences(Report("", text, (Part(PartKind.BODY, 0, len(text)),), "polnear"))
    spans = [(s.start, s.end) for s in found]
    rows = tagger.read(text, spans, [True] * len(spans), nested=False)
    return [{role: trimmed(text, getattr(row, role)) for role in ROLES} for row in rows]


def f1(right: float, mine: float, gold: float) -> float:
    """The harmonic mean of precision and recall, in percent."""
    return 200 * right / (mine + gold) if mine + gold else 0.0


class Score:
    """Counts by article: for each measure how many are right, found, and in the gold."""

    def __init__(self) -> None:
        self.articles: list[dict[str, tuple[int, int, int]]] = []

    def add(self, text: str, gold: Sequence[Row], mine: Sequence[Row]) -> list[tuple[int, int]]:
        """Count one article; returns the pairs of rows that are linked right."""
        counts: dict[str, tuple[int, int, int]] = {}
        for role in ROLES:
            g, m = [r for r in gold if r[role]], [r for r in mine if r[role]]
            exact = pairs(g, m, lambda a, b, role=role: a[role] == b[role])  # type: ignore[misc]
            near = pairs(g, m, lambda a, b, role=role: iou(a[role], b[role]) >= 0.5)  # type: ignore[misc]
            a, b = words(text, gold, role), words(text, mine, role)
            counts[f"{role} exact"] = (len(exact), len(m), len(g))
            counts[f"{role} iou"] = (len(near), len(m), len(g))
            counts[f"{role} token"] = (len(a & b), len(b), len(a))
        hits = pairs(gold, mine, linked)
        counts["linked"] = (len(hits), len(mine), len(gold))
        self.articles.append(counts)
        return hits

    def counts(self, measure: str, articles: Sequence[int] | None = None) -> tuple[int, int, int]:
        """Right, found and gold of a measure, over all articles or the ones listed."""
        chosen = self.articles if articles is None else [self.articles[k] for k in articles]
        right, mine, gold = zip(*(c[measure] for c in chosen), strict=True) if chosen else ((), (), ())
        return sum(right), sum(mine), sum(gold)

    def f1(self, measure: str) -> float:
        """F1 of a measure in percent."""
        return f1(*self.counts(measure))

    def interval(self, measure: str, draws: int = 1000) -> tuple[float, float]:
        """The middle 95 % of F1 over articles drawn with replacement (bootstrap, fixed seed)."""
        draw = random.Random(7)
        size = len(self.articles)
        scores = sorted(
            f1(*self.counts(measure, [draw.randrange(size) for _ in range(size)])) for _ in range(draws if size else 0)
        )
        return (scores[int(0.025 * draws)], scores[int(0.975 * draws)]) if scores else (0.0, 0.0)

    def __str__(self) -> str:
        """One line: exact by role, and linked."""
        exact = "/".join(f"{self.f1(f'{role} exact'):.1f}" for role in ROLES)
        right, mine, gold = self.counts("linked")
        precision, recall = 100 * right / max(1, mine), 100 * right / max(1, gold)
        return f"linked {f1(right, mine, gold):.1f} (P {precision:.1f} R {recall:.1f}), exact {exact}"


def rows(text: str, attributions: Iterable[dict[str, Any]]) -> list[Row]:
    """The gold of an article, or another annotator's reading of it."""
    return [{role: trimmed(text, row[role]) for role in ROLES} for row in attributions]


def table(score: Score) -> None:
    """Print each measure with its interval."""
    right, mine, gold = score.counts("linked")
    print(f"attributions: gold {gold}, found {mine}")
    for kind in ("exact", "iou", "token"):
        cells = [f"{role} {_shown_with_interval(score, f'{role} {kind}')}" for role in ROLES]
        print(f"{kind:>6} F1: {', '.join(cells)}")
    precision, recall = 100 * right / max(1, mine), 100 * right / max(1, gold)
    print(f"linked F1: {_shown_with_interval(score, 'linked')} (precision {precision:.1f}, recall {recall:.1f})")


def _shown_with_interval(score: Score, measure: str) -> str:
    low, high = score.interval(measure)
    return f"{score.f1(measure):.1f} [{low:.1f}, {high:.1f}]"


def main(arguments: Sequence[str] | None = None) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--by", choices=("both", "tagger", "rules"), default="both", help="who reads")
    parser.add_argument("--file", type=Path, help="another file in PolNeAR's form, gzip or plain JSON lines")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N misses and N extras")
    parser.add_argument("--train", type=int, default=0, metavar="N", help="the first N training articles instead")
    options = parser.parse_args(arguments)
    records = rows_of("train")[: options.train] if options.train else rows_of(options.file or "dev")
    if not records:
        return
    read = reader(options.by)
    score, humans = Score(), Score()
    errors: list[str] = []
    for record in records:
        text = record["text"]
        gold, mine = rows(text, record["attributions"]), read(text)
        hits = score.add(text, gold, mine)
        for annotator, other in (record.get("alt") or {}).items():
            if annotator != record.get("annotator"):
                humans.add(text, gold, rows(text, other))
        if options.errors:
            errors += [f"missed {_shown(text, gold[k])}" for k in range(len(gold)) if k not in {g for g, _ in hits}]
            errors += [f"extra  {_shown(text, mine[k])}" for k in range(len(mine)) if k not in {m for _, m in hits}]
    print(f"read by {options.by}, {len(records)} articles")
    table(score)
    if humans.articles:
        print(f"other annotators of {len(humans.articles)} of the articles, held against the first:")
        table(humans)
    step = max(1, len(errors) // max(1, options.errors))
    for error in errors[::step][: options.errors]:
        print(f"    {error}")


def reader(by: str) -> Callable[[str], list[Row]]:
    """What reads a text: "rules", "tagger" or "both"; leaves with a message where the weights are wanted and absent."""
    tagger = None if by == "rules" else shipped()
    if by != "rules" and tagger is None:
        raise SystemExit("the tagger's weights are not in this checkout; --by rules goes without them")
    if by == "tagger" and tagger:
        return lambda text: tagged(tagger, text)
    whole = AttributionReader(load(), tagger=tagger)
    return lambda text: predict(whole, text)


def _shown(text: str, row: Row) -> str:
    return " | ".join(" … ".join(text[a:b] for a, b in row[role]) or "-" for role in ROLES)


if __name__ == "__main__":
    main()
