"""Readers of figures, times and claims on words that no one would write.

    python -m bench.fuzz [--sentences 100000] [--seed 7]

Sentences are drawn from words the rules look for, numbers in every style, signs and letters of many scripts, and from
the project's own cases cut, doubled and swapped. Nothing may raise, every span must reproduce its words, no end may lie
above the other, and the readers must be linear: a line of one megabyte of "1,000,000 " in under two seconds. Ends with
1 where any of this fails.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator

import firsthand
from bench.seeds import ROOT
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract.claims import Extractor
from firsthand.packs import load

NUMBERS = (
    "3",
    "12",
    "1,000",
    "1.000",
    "1 000",
    "3.5",
    "½",
    "0",
    "007",
    "1e9",
    "9" * 400,
    "million " * 60,
    "１２",
    "٣",
    "万",
    "1,00,000",
    "152",
    "1/2",
)
WORDS = (
    "million", "thousand", "hundred", "dozen", "dozens", "of", "to", "and", "or", "a", "half",
    "over", "nearly", "up", "at", "least", "more", "than", "as", "many", "between", "from", "by",
    "fell", "rose", "per", "cent", "month", "year", "shells", "people", "records", "$", "€", "%",
    "km", "mm", "June", "Friday", "last", "since", "14", "2024", "ago", "said", "told", "CNN",
    "according", "denied", "“", "”", "(", ")", "AP", ".", ",", ";", "-", "–", "'", "’s", "\u202e",
    "발", "만", "여", "млн", "тыс.", "снарядов", "\u0000", "\ufeff", "🙂", "ß", "İ", "ǆ", "not",
    "minus", "+", "doubled",
)  # fmt: skip
BATCH = 200
"""Sentences of one report for the extractor, which reads whole reports."""
MEGABYTE = 1_000_000
SECONDS = 2.0


def sentences(count: int, seed: int) -> Iterator[str]:
    """Random and mutated sentences; the same for the same seed."""
    draw = random.Random(seed)
    cases = json.loads((ROOT / "tests/cases/quantities.json").read_text(encoding="utf-8"))
    own = [case["text"] for case in cases]
    for _ in range(count):
        if draw.random() < 0.5:
            yield " ".join(draw.choice(draw.choice((NUMBERS, WORDS))) for _ in range(draw.randint(1, 24)))
            continue
        words = draw.choice(own).split(" ")
        for _ in range(draw.randint(1, 4)):
            k = draw.randrange(len(words))
            words[k : k + 1] = draw.choice(
                ([], [words[k]] * 2, [draw.choice(WORDS)], [draw.choice(NUMBERS)], [words[k][: draw.randint(0, 4)]])
            ) or [""]
        yield " ".join(words)


def faults(text: str) -> Iterator[str]:
    """What is wrong with the readings of one sentence."""
    for figure in firsthand.quantities(text):
        if text[figure.start : figure.end] != figure.quote or not figure.quote:
            yield f"span of {figure.quote!r}"
        if figure.low is not None and figure.high is not None and figure.low > figure.high:
            yield f"ends of {figure.quote!r}"
    for found in firsthand.times(text):
        if text[found.start : found.end] != found.quote or not found.quote:
            yield f"span of {found.quote!r}"


def main(argv: list[str] | None = None) -> int:
    """Run it; the exit code is 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args(argv)
    failed = 0
    extractor = Extractor(load())
    batch: list[str] = []
    for n, text in enumerate(sentences(args.sentences, args.seed), 1):
        try:
            found = list(faults(text))
        except Exception as error:  # whatever it is, it is what is looked for
            found = [repr(error)]
        for fault in found:
            failed += 1
            print(f"{fault} in {text!r}")
        batch.append(text)
        if len(batch) == BATCH or n == args.sentences:
            whole = "\n".join(batch)
            report = Report(f"batch-{n}", whole, (Part(PartKind.BODY, 0, len(whole)),), "fuzz.txt")
            try:
                extractor.extract(report)  # a span that does not reproduce its words refuses to exist
            except Exception as error:
                failed += 1
                print(f"{error!r} in a report of sentences {n - len(batch) + 1} to {n}")
            batch = []
    line = "1,000,000 " * (MEGABYTE // 10)
    start = time.process_time()
    count = len(firsthand.quantities(line))
    spent = time.process_time() - start
    failed += spent >= SECONDS or count != MEGABYTE // 10
    print(f"{args.sentences} sentences, {failed} failed; a line of one megabyte: {count} figures in {spent:.2f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
