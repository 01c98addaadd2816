"""Chains, denials, modality and stance on the project's own annotated texts.

    python -m bench.attribution_cases [--errors N] [--field FIELD] [--taught] [--failures]

Every case of `tests/cases/attributions.json` is read as the body of one report published on 2024-06-20, below the
headline that it may give. For each gold
claim the predicted claim that shares most characters with its quote is judged in five fields; a gold claim that no
predicted one overlaps is wrong in all of them. Printed: the share right over all gold claims that give the field, for
all cases and for each domain; and the share of cases without any error.

Names are equal regardless of case, article, plural, the spelling of defence, and whether a state stands as noun or
adjective ("the Osmaran defence ministry", "Osmara's defence ministry"). `also` of a gold claim lists other readings
that a careful editor would let pass; a field that it leaves out is not judged.

--taught     the reader is told all texts first, as a collection teaches it states by their demonyms
--failures   print the cases that fail, id to reason, as tests/cases/attributions-known-failures.json holds them
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import firsthand
from firsthand.core.claim import Claim
from firsthand.core.time import TimeRange
from firsthand.extract.claims import Extraction, Extractor
from firsthand.packs import load

FOLDER = Path(__file__).parents[1] / "tests" / "cases"
FIELDS = ("speaker", "organisation", "via", "modality", "stance")
NAMES = ("speaker", "organisation", "via")
PUBLISHED = TimeRange.on(date(2024, 6, 20))

Case = Mapping[str, Any]
Error = tuple[str, str]
"""The field that is wrong ("found" where nothing overlaps, "denial"), and the words about it."""


def cases() -> list[Case]:
    """The annotated texts."""
    return json.loads((FOLDER / "attributions.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def read(extractor: Extractor, case: Case) -> Extraction:
    """What the reader makes of a case: its whole text is the body of a report without an outlet."""
    text = whole(case)
    begin = len(text) - len(case["text"])
    parts = [firsthand.Part(firsthand.PartKind.HEADLINE, 0, len(case["headline"]))] if begin else []
    parts.append(firsthand.Part(firsthand.PartKind.BODY, begin, len(text)))
    return extractor.extract(firsthand.Report(case["id"], text, tuple(parts), f"{case['id']}.txt", published=PUBLISHED))


def whole(case: Case) -> str:
    """The text of a case below its headline, where it has one."""
    return f"{case['headline']}\n\n{case['text']}" if "headline" in case else str(case["text"])


def fold(name: str | None) -> str | None:
    """A name in the form in which it is compared."""
    if name is None:
        return None
    words = re.findall(r"[\w-]+", re.sub(r"['’]s?\b", "", name.lower()).replace("defense", "defence"))
    plain = ["person" if w == "people" else _singular(w) for w in words if w not in ("the", "a", "an")]
    return " ".join(w[:-1] if w.endswith("ian") or w == "osmaran" else w for w in plain)


def _singular(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def value(claim: Claim, field: str) -> Any:
    """One field of a claim, as the record prints it."""
    record: dict[str, Any] = claim.record()
    return record[field]


def agrees(field: str, found: Any, gold: Any) -> bool:
    """Whether a field is right."""
    if field not in NAMES:
        return bool(found == gold)
    if field == "via":
        return [fold(v) for v in found] == [fold(v) for v in gold]
    return fold(found) == fold(gold)


def overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    """The characters that two stretches share."""
    return max(0, min(end, other_end) - max(start, other_start))


def meet(case: Case, gold: Mapping[str, Any], claims: Sequence[Claim]) -> Claim | None:
    """The predicted claim that shares most with the words of a gold one."""
    start = whole(case).index(gold["quote"])
    end = start + len(gold["quote"])
    shared = [(max(overlap(start, end, s.start, s.end) for s in claim.spans), claim) for claim in claims]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] else None


def judge_claim(case: Case, gold: Mapping[str, Any], claims: Sequence[Claim]) -> list[Error]:
    """The errors in one gold claim."""
    claim = meet(case, gold, claims)
    if claim is None:
        return [("found", f"{gold['quote']!r} not found")]
    errors = []
    for field in FIELDS:
        if field not in gold:
            continue
        accepted = [gold[field], *gold.get("also", {}).get(field, [])]
        found = value(claim, field)
        if not any(agrees(field, found, one) for one in accepted):
            errors.append((field, f"{gold['quote']!r}: {field} {found!r}, not {gold[field]!r}"))
    return errors


def judge_denials(case: Case, extraction: Extraction) -> list[Error]:
    """Gold denials that are missing or another's, and denials where there is none."""
    found = [s for s in extraction.statements if s.relation.startswith("denied")]
    if case.get("denials") == []:
        return [("denial", f"{s.span.quote!r} is no denial") for s in found]
    errors = []
    for gold in case.get("denials", ()):
        start = whole(case).index(gold["quote"])
        near = [s for s in found if overlap(start, start + len(gold["quote"]), s.span.start, s.span.end)]
        names = [s.speaker.name if s.speaker else None for s in near]
        accepted = [fold(name) for name in (gold["speaker"], *gold.get("also", {}).get("speaker", []))]
        if not any(fold(name) in accepted for name in names):
            errors.append(("denial", f"denial {gold['quote']!r} by {names}, not {gold['speaker']!r}"))
    return errors


def judge(case: Case, extraction: Extraction) -> list[Error]:
    """Everything wrong in one case."""
    errors = [error for gold in case["claims"] for error in judge_claim(case, gold, extraction.claims)]
    return errors + judge_denials(case, extraction)


def failures(extract: Callable[[Case], Extraction]) -> dict[str, str]:
    """The cases that fail, with what is wrong."""
    out = {}
    for case in cases():
        errors = judge(case, extract(case))
        if errors:
            out[case["id"]] = "; ".join(words for _, words in errors)
    return out


def shares(rows: Sequence[tuple[Case, Extraction]]) -> tuple[dict[str, float], int]:
    """Share right of each field over the gold claims of some cases, of denials and of whole cases; and the claims."""
    right: dict[str, int] = defaultdict(int)
    judged: dict[str, int] = defaultdict(int)
    claims = 0
    for case, extraction in rows:
        for gold in case["claims"]:
            wrong = {field for field, _ in judge_claim(case, gold, extraction.claims)}
            claims += 1
            for field in ("found", *(f for f in FIELDS if f in gold)):
                judged[field] += 1
                right[field] += field not in wrong and "found" not in wrong
        if "denials" in case:
            judged["denial"] += 1
            right["denial"] += not judge_denials(case, extraction)
        judged["case"] += 1
        right["case"] += not judge(case, extraction)
    return {field: right[field] / judged[field] for field in judged}, claims


def main(arguments: Sequence[str] | None = None) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--field", default="", help="list errors of this field only: found, speaker, …, denial")
    parser.add_argument("--taught", action="store_true")
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args(arguments)
    every = cases()
    extractor = Extractor(load(), texts=[case["text"] for case in every] if options.taught else ())
    if options.failures:
        print(json.dumps(failures(lambda case: read(extractor, case)), ensure_ascii=False, indent=1))
        return
    rows = [(case, read(extractor, case)) for case in every]
    columns = ("found", *FIELDS, "denial", "case")
    print(f"{'':12} cases claims " + " ".join(f"{column:>12}" for column in columns))
    for domain in ("all", *sorted({case["domain"] for case in every})):
        chosen = [row for row in rows if domain in ("all", row[0]["domain"])]
        share, claims = shares(chosen)
        line = " ".join(f"{share[c]:12.3f}" if c in share else f"{'-':>12}" for c in columns)
        print(f"{domain:12} {len(chosen):5} {claims:6} {line}")
    shown = 0
    for case, extraction in rows:
        errors = [(field, words) for field, words in judge(case, extraction) if options.field in ("", field)]
        if errors and shown < options.errors:
            shown += 1
            print(f"{case['id']} ({case['why']})\n    {case['text']}")
            print("".join(f"    - {words}\n" for _, words in errors), end="")


if __name__ == "__main__":
    main()
