"""How well a claim's confidence holds: of claims said to be 80 % sure, are 80 % credited to the right voice?

    python -m bench.calibration [--rules-only]

A claim is right when its speaker, the body and the relays are the gold's. Three sets, each text read anew:

own        the annotated texts of tests/cases and the invented stories of tests/stories, on which weights were fitted
held out   PolNeAR's training articles that the tagger has not seen, fitted as well (where a checkout has them)
dev        PolNeAR's development half, on which nothing was fitted; a claim is right as in `bench.tagger`

Printed for each: claims, how many are right, their mean confidence, and the expected calibration error: the mean over
ten equal bands of confidence of the gap between share right and mean confidence, weighted by claims. Then the bands.
Last the same for attributions of any source, right when they are linked right as in `bench.attributions`.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from training.corpus import held_out

import firsthand
from bench import attribution_cases, claims, stories
from bench.attributions import ROLES, linked, pairs, rows, rows_of, trimmed
from bench.tagger import credited
from firsthand.core.attribution import Attribution
from firsthand.core.claim import Claim
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract import Extractor
from firsthand.extract.spans import AttributionReader
from firsthand.extract.tagger import Tagger, shipped
from firsthand.packs import load

BANDS = 10
CREDIT = frozenset(["speaker", "organisation", "via"])


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a text, and whether it is credited rightly."""

    text: str
    claim: Claim
    right: bool


def own_cases(tagger: Tagger | None) -> Iterator[Judged]:
    """Claims of the project's annotated texts."""
    extractor = Extractor(load(), tagger=tagger)
    for case in attribution_cases.cases():
        found = attribution_cases.read(extractor, case).claims
        for gold in case["claims"]:
            claim = attribution_cases.meet(case, gold, found)
            if claim is not None:
                wrong = {field for field, _ in attribution_cases.judge_claim(case, gold, found)}
                yield Judged(case["id"], claim, not wrong & CREDIT)


def own_stories(*, rules_only: bool) -> Iterator[Judged]:
    """Claims of the project's invented stories."""
    for folder in sorted(path.parent for path in stories.STORIES.glob("*/reports.jsonl")):
        story = firsthand.story(folder / "reports.jsonl", rules_only=rules_only)
        gold: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row in claims.load(folder / "expected" / "claims.jsonl"):
            gold[row["document"]].append(row)
        for document, wanted in gold.items():
            found = [claim for claim in story.claims if claim.document == document]
            records = [claim.record() for claim in found]
            for i, j in claims.align(records, wanted).items():
                row = wanted[i]
                if row.get("neutral") or "speaker" in (row.get("unscored") or ()):
                    continue
                via = [claims.plain(name) for name in records[j]["via"]] == [claims.plain(v) for v in row["via"]]
                yield Judged(document, found[j], via and claims.same_name(records[j], row))


def attributions(records: Iterable[Mapping[str, Any]], tagger: Tagger | None) -> Iterator[tuple[Attribution, bool]]:
    """The attributions read in articles in the PolNeAR form, and whether each is linked right."""
    reader = AttributionReader(load(), tagger=tagger)
    for record in records:
        text = record["text"]
        found = reader.read(Report(record["id"], text, (Part(PartKind.BODY, 0, len(text)),), "polnear"))
        mine = [
            {role: trimmed(text, [(s.start, s.end) for s in getattr(one, role)]) for role in ROLES} for one in found
        ]
        right = {m for _, m in pairs(rows(text, record["attributions"]), mine, linked)}
        yield from ((one, k in right) for k, one in enumerate(found))


def articles(records: Iterable[Mapping[str, Any]], tagger: Tagger | None) -> Iterator[Judged]:
    """Claims of articles in the PolNeAR form."""
    extractor = Extractor(load(), tagger=tagger)
    for record in records:
        text = record["text"]
        report = Report(record["id"], text, (Part(PartKind.BODY, 0, len(text)),), "polnear")
        gold = rows(text, record["attributions"])
        for claim in extractor.extract(report).claims:
            yield Judged(record["id"], claim, credited(text, claim, gold) in ("right", "none"))


def bands(sure: Sequence[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """Claims, mean confidence and share right of each band that holds any."""
    out = []
    for band in range(BANDS):
        inside = [(p, r) for p, r in sure if band == min(BANDS - 1, int(p * BANDS))]
        if inside:
            out.append((len(inside), sum(p for p, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)))
    return out


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error over bands of equal width."""
    return sum(size * abs(mean - share) for size, mean, share in bands(sure)) / max(1, len(sure))


def show(name: str, sure: Sequence[tuple[float, bool]]) -> None:
    """Print one set."""
    size = max(1, len(sure))
    mean, share = sum(p for p, _ in sure) / size, sum(r for _, r in sure) / size
    print(
        f"{name}: {len(sure)} claims, {share:.3f} right, mean confidence {mean:.3f}, ECE {calibration_error(sure):.3f}"
    )
    for count, promised, held in bands(sure):
        print(f"    said {promised:.2f}, right {held:.2f} of {count}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules-only", action="store_true")
    options = parser.parse_args()
    tagger = None if options.rules_only else shipped()
    news, dev = held_out(), rows_of("dev")
    sets = {
        "own": [*own_cases(tagger), *own_stories(rules_only=options.rules_only)],
        "held out": list(articles(news, tagger)),
        "dev": list(articles(dev, tagger)),
    }
    for name, judged in sets.items():
        show(name, [(j.claim.confidence or 0.0, j.right) for j in judged])
    for name, records in (("attributions, held out", news), ("attributions, dev", dev)):
        show(name, [(found.confidence or 0.0, right) for found, right in attributions(records, tagger)])


if __name__ == "__main__":
    main()
