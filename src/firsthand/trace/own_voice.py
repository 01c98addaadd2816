"""What a report tells in its own voice and nothing else explains: its origin is that report.

Its own voice proper is what it tells of itself: "we counted", "our appeal", "the Courier looked at". The rest is one
saying only within a paragraph. Left apart are a price somebody asks, which is the asker's word, what is quoted as
replaced, and one of two figures of one thing in a sentence: then and now.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.text import Report
from firsthand.packs import wordlist
from firsthand.trace.sameness import compatible
from firsthand.trace.sets import Sets
from firsthand.trace.shorthand import plain
from firsthand.trace.voices import name
from firsthand.trace.within import by_document

OURSELVES = wordlist("credited.ourselves")
"""Words by which a report tells of itself."""
QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")
"""What somebody else says of himself."""
TAKEN = ("own-report", "same-figure")
"""The reasons for which what others print is taken from a report's own."""
ASKED = "offered"
"""The category of what is put up for sale."""


def join_rest(claims: Sequence[Claim], reports: Mapping[str, Report], sets: Sets) -> None:
    """Join what a report tells of itself, then what each of its paragraphs tells in nobody's name."""
    roots = [sets.root(i) for i in range(len(claims))]
    size = Counter(roots)
    voices: dict[int, set[str]] = {}
    for root, claim in zip(roots, claims, strict=True):
        voices.setdefault(root, set()).add(plain(name(claim)))
    credited = {plain(name(claim)) for claim in claims if claim.speaker}
    for indices in by_document(claims):
        report = reports[claims[indices[0]].document]
        outlet = plain(report.outlet)
        # nothing explains it yet, or no more than that others have it from the outlet
        own = [
            i
            for i in indices
            if size[roots[i]] == 1
            or (outlet in credited and voices[roots[i]] <= {"", outlet} and sets.why.get(i) in TAKEN)
        ]
        mine = [i for i in own if claims[i].speaker is None and _tells(claims[i])]
        proper = [i for i in mine if _of_itself(claims[i], outlet)]
        for i in proper[1:]:
            sets.join_agreeing(proper[0], i, "own-voice")
        rest = [i for i in mine if i not in proper]
        for x, i in enumerate(rest):
            for j in rest[x + 1 :]:
                if _one_paragraph(claims[i], claims[j], report) and not _then_and_now(claims[i], claims[j]):
                    sets.join_agreeing(i, j, "own-voice")


def _tells(claim: Claim) -> bool:
    """Whether a figure in nobody's name is the report's own to tell."""
    return claim.category != ASKED and claim.modality is not Modality.SOUGHT and claim.stance is Stance.ASSERTS


def _of_itself(claim: Claim, outlet: str) -> bool:
    """Whether a sentence speaks of "us", or names its own outlet, outside quotation marks."""
    words = re.findall(r"[\w']+", QUOTED.sub(" ", claim.sentence.quote).lower())
    named = bool(outlet) and f" {outlet} " in f" {' '.join(words)} "
    return claim.in_body and (named or not OURSELVES.isdisjoint(words))


def _one_paragraph(a: Claim, b: Claim, report: Report) -> bool:
    first, second = sorted((a.spans[0], b.spans[0]), key=lambda span: span.start)
    return "\n" not in report.text[first.end : second.start]


def _then_and_now(a: Claim, b: Claim) -> bool:
    """Whether one of two figures of a sentence tells of another time: "31 this year, down from 40"."""
    return a.sentence == b.sentence and a.quantity.unit == b.quantity.unit and not compatible(a.quantity, b.quantity)
