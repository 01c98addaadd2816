"""How well a traced story recovers the lineage it was made with, and what is to blame where it does not.

A gold mention is read when a claim of its report has a span over its words. Origins are compared over mentions: a
mention not read stands alone, so that what extraction misses costs recall here too (`found` leaves it out). Drift is
compared over pairs of report and kind; kinds that may be said of a change as well (`also`) count neither way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

Row = Mapping[str, Any]
ALIKE = {"assessed": "stated", "possible": "stated", "planned": "forecast"}
"""Senses that count as one when blame is laid: a belief is a statement with a hedge, and "will" plans or foretells."""


@dataclass(frozen=True)
class Blame:
    """One error with its cause: the stage, what it did, and the words."""

    error: str
    stage: str
    cause: str
    document: str
    words: str


@dataclass
class Tally:
    """Counts over any number of stories."""

    pairs: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    drift: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    quiet: int = 0
    silent: int = 0
    read: int = 0
    mentions: int = 0
    reports: int = 0
    blames: list[Blame] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        self.pairs.update(other.pairs)
        self.found.update(other.found)
        for kind, counts in other.drift.items():
            self.drift[kind].update(counts)
        for name in ("quiet", "silent", "read", "mentions", "reports"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.blames += other.blames

    def figures(self) -> dict[str, float]:
        """The shares that the bench prints."""
        total: Counter[str] = Counter()
        for counts in self.drift.values():
            total.update(counts)
        out = {f"origins {name}": value for name, value in _shares(self.pairs).items()}
        b = self.pairs
        out["origins bcubed f1"] = _f1(b["bp"] / max(b["n"], 1), b["br"] / max(b["n"], 1))
        out["origins false merges"] = b["fp"] / max(b["tp"] + b["fp"], 1)
        out["origins f1 of figures read"] = _shares(self.found)["f1"]
        out |= {f"drift {name}": value for name, value in _shares(total).items()}
        out["undrifted reports silent"] = self.silent / max(self.quiet, 1)
        out["figures read"] = self.read / max(self.mentions, 1)
        return {name: round(value, 3) for name, value in out.items()}

    def kinds(self) -> dict[str, dict[str, float]]:
        """Precision, recall, F1 and gold count of each kind of drift."""
        return {
            kind: {name: round(v, 2) for name, v in _shares(c).items()} | {"gold": c["tp"] + c["fn"]}
            for kind, c in sorted(self.drift.items())
        }


def _f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def _shares(c: Counter[str]) -> dict[str, float]:
    precision = c["tp"] / (c["tp"] + c["fp"]) if c["tp"] + c["fp"] else 1.0
    recall = c["tp"] / (c["tp"] + c["fn"]) if c["tp"] + c["fn"] else 1.0
    return {"precision": precision, "recall": recall, "f1": _f1(precision, recall)}


def read_as(row: Row, claims: Sequence[Row]) -> Row | None:
    """The claim that reads a gold mention: the one whose spans share most characters with it, and a number."""
    best, most = None, 0
    for claim in claims:
        for span in claim["spans"]:
            shared = min(span["end"], row["end"]) - max(span["start"], row["start"])
            if shared > most:
                best, most = claim, shared
    return best


def score(
    gold: Sequence[Row], drift: Sequence[Row], documents: Iterable[str], claims: Sequence[Row], findings: Sequence[Row]
) -> Tally:
    """Compare one story's gold rows with the claims and findings made of its reports."""
    mine: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        mine[claim["document"]].append(claim)
    rows = [r for r in gold if not r.get("neutral") and not r.get("repeat")]
    pairs = [(row, read_as(row, mine[row["document"]])) for row in rows]
    tally = Tally(mentions=len(rows), read=sum(claim is not None for _, claim in pairs))
    _origins(tally, pairs)
    again = [(row, read_as(row, mine[row["document"]])) for row in gold if row.get("repeat") and not row.get("neutral")]
    _drift(tally, list(documents), drift, pairs=pairs, again=again, findings=findings)
    return tally


def _origins(tally: Tally, pairs: list[tuple[Row, Row | None]]) -> None:
    said = [(row["origin"], claim["origin"] if claim else f"alone {i}") for i, (row, claim) in enumerate(pairs)]
    found = [s for s, (_, claim) in zip(said, pairs, strict=True) if claim]
    for counter, some in ((tally.pairs, said), (tally.found, found)):
        for a, b in combinations(some, 2):
            want, have = a[0] == b[0], a[1] == b[1]
            if want or have:
                counter["tp" if want and have else "fn" if want else "fp"] += 1
        both, left, right = Counter(some), Counter(g for g, _ in some), Counter(p for _, p in some)
        counter["n"] += len(some)
        counter["bp"] += sum(both[s] / right[s[1]] for s in some)
        counter["br"] += sum(both[s] / left[s[0]] for s in some)
    main = {g: Counter(p for x, p in said if x == g).most_common(1)[0][0] for g, _ in said}
    owner = {p: Counter(g for g, x in said if x == p).most_common(1)[0][0] for _, p in said}
    for (row, claim), (g, p) in zip(pairs, said, strict=True):
        if owner[p] != g:
            tally.blames.append(_blame("false merge", row, claim, "tracing", "joined with another saying"))
        elif p != main[g]:
            mates = [(r, c) for (r, c), s in zip(pairs, said, strict=True) if s == (g, main[g])]
            same = [(r, c) for r, c in mates if r["figure"] == row["figure"]]
            why = _apart(claim, same) if same else "another figure of the same saying"
            tally.blames.append(_blame("split", row, claim, "tracing", f"not joined: {why}"))


def _apart(claim: Row | None, mates: list[tuple[Row, Row | None]]) -> str:
    """In what a claim differs from those it should have been joined with: the least that can be said of any."""
    out: list[list[str]] = []
    for row, other in mates:
        if claim is None or other is None or faults(row, other):
            continue
        why = []
        if claim["unit"] != other["unit"]:
            why.append("unit")
        if {claim["low"], claim["high"]} - {None} != {other["low"], other["high"]} - {None}:
            why.append("value")
        if (claim["speaker"], claim["organisation"]) != (other["speaker"], other["organisation"]):
            why.append("nobody credited" if not claim["speaker"] else "voice")
        if claim["category"] != other["category"]:
            why.append("category")
        if (claim["from"], claim["to"], claim["place"]) != (other["from"], other["to"], other["place"]):
            why.append("sides or place")
        if claim["said_on"] and other["said_on"] and claim["said_on"]["latest"] != other["said_on"]["latest"]:
            why.append("day")
        out.append([f"other {' and '.join(why)}"] if why else ["alike in all"])
    return min(out, key=lambda why: len(why[0]))[0] if out else "none of its origin read right"


def _blame(error: str, row: Row, claim: Row | None, stage: str, cause: str) -> Blame:
    wrong = faults(row, claim)
    if wrong:
        stage, cause = "extraction", wrong[0]
    return Blame(error, stage, cause, row["document"], row.get("sentence") or row["quote"])


def faults(row: Row, claim: Row | None) -> list[str]:
    """What extraction read wrong of a gold mention, the gravest first."""
    if claim is None:
        return ["figure missed"]
    out = []
    if (claim["low"], claim["high"]) != (row["low"], row["high"]):
        values = {v for v in (claim["low"], claim["high"]) if v is not None}
        same = values & {v for v in (row["low"], row["high"]) if v is not None}
        out.append(f"bound {claim['bound']} for {row['bound']}" if same else "wrong value")
    if not _same_voice(claim, row) and row["part"] == "body":
        out.append(
            "speaker missed" if not claim["speaker"] else "wrong speaker" if row["speaker"] else "speaker invented"
        )
    sense = ALIKE.get(claim["modality"], claim["modality"])
    if sense != ALIKE.get(row["modality"], row["modality"]):
        out.append(f"sense {claim['modality']} for {row['modality']}")
    if claim["stance"] != row["stance"]:
        out.append(f"stance {claim['stance']} for {row['stance']}")
    return out


def _same_voice(claim: Row, row: Row) -> bool:
    if not row["speaker"]:
        # an outlet alone may stand as the speaker or as a relay of nobody named
        return not claim["speaker"] or claim["speaker"] in row["via"]
    given = {(claim[k] or "").lower().removeprefix("the ") for k in ("speaker", "organisation")} - {""}
    wanted = {(row[k] or "").lower() for k in ("speaker", "organisation")}
    return any(g in w or w in g for g in given for w in wanted)


def _drift(
    tally: Tally, documents: list[str], drift: Sequence[Row], *, pairs: list[tuple[Row, Row | None]],
    again: list[tuple[Row, Row | None]], findings: Sequence[Row],
) -> None:  # fmt: skip
    wanted = {(r["document"], r["kinds"][0]): r for r in drift}
    spared = {(r["document"], kind) for r in drift for kind in r["also"]} - set(wanted)
    said = {(f["documents"][0], f["change"]): f for f in findings if f["kind"] == "drift"}
    for document, kind in wanted:
        tally.drift[kind]["tp" if (document, kind) in said else "fn"] += 1
    for key in said:
        if key not in wanted and key not in spared:
            tally.drift[key[1]]["fp"] += 1
    drifted = {document for document, _ in wanted}
    loud = {document for document, _ in said}
    tally.reports += len(documents)
    tally.quiet += len(set(documents) - drifted)
    tally.silent += len(set(documents) - drifted - loud)
    for (document, kind), row in wanted.items():
        if (document, kind) not in said:
            tally.blames.append(_missed(document, kind, row, pairs))
    for (document, kind), finding in said.items():
        if (document, kind) not in wanted and (document, kind) not in spared:
            tally.blames.append(_false(document, kind, finding, [*pairs, *again]))


def _missed(document: str, kind: str, gold: Row, pairs: list[tuple[Row, Row | None]]) -> Blame:
    """Why a change was not found: its own mention read wrong, its origin read wrong, not joined, or no rule."""
    own = [(r, c) for r, c in pairs if r["document"] == document and r["origin"] == gold["origin"]]
    changed = [(r, c) for r, c in own if kind in r["changes"]] or own
    changed.sort(key=lambda pair: pair[0]["part"] != "body")
    if not changed:
        return Blame(f"missed {kind}", "gold", "no mention", document, "")
    row, claim = changed[0]
    if wrong := faults(row, claim):
        return Blame(f"missed {kind}", "extraction", wrong[0], document, row["sentence"])
    first = [(r, c) for r, c in pairs if r["figure"] == row["figure"] and not r["changes"] and r["part"] == "body"]
    joined = [(r, c) for r, c in first if c and claim and c["origin"] == claim["origin"]]
    if not joined:
        bad = next((w[0] for r, c in first if (w := faults(r, c))), "")
        if bad and all(faults(r, c) for r, c in first):
            return Blame(f"missed {kind}", "extraction", f"origin: {bad}", document, row["sentence"])
        return Blame(f"missed {kind}", "tracing", f"not joined: {_apart(claim, first)}", document, row["sentence"])
    if all(faults(r, c) for r, c in joined):
        r, c = joined[0]
        return Blame(f"missed {kind}", "extraction", f"origin: {faults(r, c)[0]}", document, r["sentence"])
    return Blame(f"missed {kind}", "tracing", "joined, no finding", document, row["sentence"])


def _false(document: str, kind: str, finding: Row, pairs: list[tuple[Row, Row | None]]) -> Blame:
    """Why a change was found that is none: a mention read wrong, two sayings joined, or the rule too eager."""
    words = f"{finding['before']} -> {finding['after']}"
    met = []
    for span in finding["spans"]:
        for row, claim in pairs:
            inside = span["document"] == row["document"] and span["start"] < row["end"] and row["start"] < span["end"]
            if inside:
                met.append((row, claim))
    for row, claim in met:
        if wrong := faults(row, claim):
            return Blame(f"false {kind}", "extraction", wrong[0], document, f"{words} | {row['sentence']}")
    if len({row["origin"] for row, _ in met}) > 1:
        return Blame(f"false {kind}", "tracing", "falsely joined", document, words)
    if len({row["figure"] for row, _ in met}) > 1:
        return Blame(f"false {kind}", "tracing", "two figures of one saying compared", document, words)
    if not met:
        return Blame(f"false {kind}", "tracing", "about a figure outside the story", document, words)
    if any(row["changes"] and row["document"] != document for row, _ in met):
        return Blame(f"false {kind}", "tracing", "a changed retelling taken for what was said", document, words)
    return Blame(f"false {kind}", "tracing", "rule too eager", document, words)
