"""Why a figure was read as it was: which words and which rule gave each field of its record.

Everything said here comes from the claim, its origin and the packs; nothing is extracted again. Where the claim does
not keep the words that decided (the cue of a category), the words that could have are named as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.quantity import Bound
from firsthand.core.text import Span
from firsthand.core.time import TimeRange
from firsthand.packs import Packs
from firsthand.views import wording
from firsthand.views.index import Index

SAYINGS = {
    "verb": "a verb of saying with its subject",
    "colon": "a name and a colon",
    "according": "“according to” and its like",
    "noun": "a noun of saying with its owner",
    "citing": "an outlet quoting another voice",
    "quotation": "a quotation that goes on from another sentence",
    "carried-back": "a sentence that gives the ones before it to a source",
    "between": "a sentence between two of the same source",
    "tagger": "the learned tagger alone, where no rule finds a saying",
    "own voice": "nobody is credited: the report's own voice",
}
"""The rules of attribution in words; see docs/explanation/attributions.md."""
JOINS = {
    "same-saying": "one report, one speaker, one day as far as told",
    "same-speaker": "one speaker, a figure that can be the same, days no more than a week apart",
    "same-words": "one sentence that several reports print word for word",
    "own-body": "a headline or an unattributed sentence repeats what its own report attributes",
    "same-government": "the same figure from two voices of one state within a week",
    "told once": "nothing else in the collection tells it",
}
"""The reasons of origins in words; see docs/explanation/origins.md."""
BOUNDS = {
    Bound.OVER: "more than this, the figure itself excluded",
    Bound.AT_LEAST: "this or more",
    Bound.AT_MOST: "this or less",
    Bound.UNDER: "less than this, the figure itself excluded",
    Bound.ABOUT: "near this",
    Bound.BETWEEN: "a range",
    Bound.VAGUE: "a vague word sets no number",
    Bound.EXACT: "no word limits it, so it is read as printed",
}

INDENT = (0, 0, 0, 2)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a claim: its value, why it has it, and the words that say so where the claim keeps them."""

    name: str
    value: str
    why: str
    words: tuple[Span, ...] = ()

    def record(self) -> dict[str, Any]:
        """`{field, value, why, words}`."""
        return {
            "field": self.name,
            "value": self.value,
            "why": self.why,
            "words": [{k: v for k, v in span.record().items() if k != "document"} for span in self.words],
        }


def fields(ix: Index, claim: Claim, packs: Packs) -> tuple[Field, ...]:
    """Every field of a claim with its reason, in the order of the record."""
    out = [
        _figure(claim),
        _unit(claim, packs),
        _category(claim, packs),
        _modality(claim, packs),
    ]
    if claim.stance is not Stance.ASSERTS:
        out.append(Field("stance", claim.stance.value, "words around the figure turn it down or replace it"))
    if claim.hedges:
        out.append(Field("hedges", ", ".join(claim.hedges), "softening words in its clause"))
    if claim.basis:
        found = _among(claim, packs.language.get("basis", {}).get(claim.basis, ()))
        out.append(Field("basis", claim.basis, f"its sentence says {_quoted(found)}" if found else "by its sentence"))
    if claim.sender or claim.receiver:
        sides = f"{claim.sender or 'not told'} → {claim.receiver or 'not told'}"
        out.append(Field("from, to", sides, _sides(claim)))
    out += [*_voice(claim), *_sure(claim), *_when(claim), *_origin(ix, claim)]
    return tuple(out)


def _figure(claim: Claim) -> Field:
    q = claim.quantity
    value = "no number" if q.low is None and q.high is None else wording.figure(q)
    why = BOUNDS[q.bound]
    if q.approximator:
        why = f"“{q.approximator}” makes it {q.bound.value}: {why}"
    elif q.bound is Bound.VAGUE and q.magnitude:
        why = f"“{q.magnitude}” is a vague word: it keeps its magnitude and sets no number"
    rule = claim.rules[0] if claim.rules else None
    return Field("low, high, bound", value, f"{why}{f' (rule: {rule})' if rule else ''}", claim.spans)


def _unit(claim: Claim, packs: Packs) -> Field:
    name = claim.quantity.unit
    if name is None:
        return Field("unit", "–", "no noun is counted")
    bare = name.split("/")[0]
    text = _flat(f"{claim.quote} {claim.quantity.item or ''}")
    for unit in packs.units:
        if unit.name != bare:
            continue
        nouns = [n for n, home in packs.nouns.items() if home is unit and _stands(n, text)]
        states = [w for w in unit.participles if _stands(w, text)]
        if nouns or states or (unit.durations and unit.durations in text):
            noun = max([*nouns, *states] or [unit.durations or ""], key=len)
            return Field("unit", name, f"the pack {unit.pack} counts “{noun}” as {unit.name}")
    for table in ("currency", "percent", "measure", "duration"):
        if bare in packs.measures.get(table, {}) or (table == "percent" and bare == "percent"):
            return Field("unit", name, f"a {table} of the table of measures")
    owner = next((u.pack for u in packs.units if u.name == bare), None)
    if owner:
        return Field("unit", name, f"a unit of the pack {owner}, by the noun of the figure or of one beside it")
    return Field("unit", name, "no pack knows the noun, so its singular is the unit")


def _category(claim: Claim, packs: Packs) -> Field:
    if claim.category is None:
        return Field("category", "–", "no cue of a category that is said of this unit")
    bare = (claim.quantity.unit or "").split("/")[0]
    rows = [c for c in packs.categories if c.name == claim.category and bare in c.units]
    cues = _among(claim, [cue for c in rows for cue in c.cues])
    packs_named = ", ".join(dict.fromkeys(c.pack for c in rows)) or "a pack"
    if cues:
        return Field("category", claim.category, f"its sentence has {_quoted(cues)}, cues of {packs_named}")
    default = any(c.default for c in rows)
    return Field("category", claim.category, f"{'the default' if default else 'by a cue'} of {packs_named}")


def _modality(claim: Claim, packs: Packs) -> Field:
    value = claim.modality.value
    if claim.modality is Modality.STATED:
        return Field("modality", value, "no word of capacity, doubt, wish or plan rules it")
    cues = packs.words("modality", value)
    near = [w for w in cues if _stands(w, _flat(claim.wording.quote))]
    found = _longest(near) or _among(claim, cues)
    if found:
        return Field("modality", value, f"ruled by {_quoted(found)}", (claim.wording,))
    if (claim.quantity.unit or "").endswith(" of supply"):
        return Field("modality", value, "how long something lasts is what it allows, not what was counted")
    return Field("modality", value, "by the kind of saying that reports it", (claim.wording,))


def _sides(claim: Claim) -> str:
    text = claim.sentence.quote
    named = [side for side in (claim.sender, claim.receiver) if side and side in text]
    if len(named) == sum(side is not None for side in (claim.sender, claim.receiver)):
        return "both are named in its sentence" if len(named) == 2 else "named in its sentence"
    return "where its sentence does not name them: by demonyms and aliases there, else the report's main direction"


def _voice(claim: Claim) -> Iterable[Field]:
    rule = claim.attribution.rule if claim.attribution else (claim.rules[1] if len(claim.rules) > 1 else "own voice")
    words: tuple[Span, ...] = ()
    why = f"{SAYINGS.get(rule, rule)} (rule: {rule})"
    if claim.attribution:
        source, cue = claim.attribution.source, claim.attribution.cue
        words = (*source, *cue)
        told = [wording.quoted(span.quote) for span in words]
        why += f": {' … '.join(told)}" if told else ""
    yield Field("speaker", wording.who(claim.speaker) or "the report's own voice", why, words)
    if claim.via:
        yield Field("via", wording.joined(claim.via), "outlets and people whom the report credits, nearest first")
    if claim.traced_via:
        yield Field("traced via", wording.joined(claim.traced_via), "credited by other reports of the same saying")


def _sure(claim: Claim) -> Iterable[Field]:
    if claim.confidence is None:
        return
    found = next((rule for rule in claim.rules if rule.startswith("tagger ")), "read by rules alone")
    why = f"how often such credits are right ({found}); see docs/explanation/confidence.md"
    yield Field("confidence", f"{claim.confidence:.2f}", why)


def _when(claim: Claim) -> Iterable[Field]:
    def day(name: str, value: TimeRange | None, none: str) -> Field:
        return Field(name, wording.dates(value), value.basis) if value else Field(name, "–", none)

    yield day("said on", claim.said_on, "the report's words give no day for this saying")
    if claim.period:
        yield day("period", claim.period, "")


def _origin(ix: Index, claim: Claim) -> Iterable[Field]:
    origin, reading = ix.of(claim), ix.reading(claim)
    if origin is None:
        return
    why = "; ".join(JOINS.get(part, part) for part in origin.why.split(", "))
    yield Field("origin", origin.id, why)
    shared = "the institution that its speaker shares with others" if origin.speaker else "the report's own outlet"
    yield Field("group", origin.group, shared)
    if reading:
        chosen = "read from here" if reading.claim == claim.id else "a variant; read from another retelling"
        yield Field("reading", chosen, reading.why)


def _among(claim: Claim, words: Iterable[str]) -> list[str]:
    """Which of the words stand in the claim's sentence, the longest first, none inside another."""
    text = _flat(claim.sentence.quote)
    return _longest([w for w in dict.fromkeys(words) if _stands(w, text)])


def _longest(words: Sequence[str]) -> list[str]:
    ranked = sorted(words, key=len, reverse=True)
    return [w for n, w in enumerate(ranked) if not any(w in longer for longer in ranked[:n])][:3]


def _stands(word: str, text: str) -> bool:
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _flat(text: str) -> str:
    return " ".join(text.lower().split())


def _quoted(words: Sequence[str]) -> str:
    return wording.joined(f"“{word}”" for word in words)


def records(ix: Index, packs: Packs) -> list[dict[str, Any]]:
    """Every claim of a story as `{document, part, start, end, quote, sentence, fields}`."""
    return [
        {
            **claim.spans[0].record(),
            "sentence": claim.sentence.quote,
            "fields": [field.record() for field in fields(ix, claim, packs)],
        }
        for claim in ix.story.claims
    ]


def print_explanations(ix: Index, packs: Packs, console: Console) -> None:
    """Each figure under its report: the words, the sentence, and a line for each field."""
    document = None
    for claim in ix.story.claims:
        if claim.document != document:
            document = claim.document
            console.print(Text(wording.clean(ix.name(document)), style="bold"))
        console.print()
        console.print(Text(_safe(claim.quote), style="bold"))
        place = f"{claim.part.value}, characters {claim.spans[0].start} to {claim.spans[0].end}"
        console.print(Padding(Text(place, style="dim"), INDENT))
        console.print(Padding(Text(_safe(claim.sentence.quote), style="italic"), INDENT))
        for field in fields(ix, claim, packs):
            line = Text(f"{field.name}: ", style="dim")
            line.append(_safe(field.value), style="bold")
            line.append(f" – {_safe(field.why)}")
            console.print(Padding(line, INDENT))
    console.print()


def _safe(text: str) -> str:
    return " ".join(wording.clean(text).split())
