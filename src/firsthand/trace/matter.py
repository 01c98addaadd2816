"""Whether two figures count one thing, and what each origin said of it and when.

Rivals and successions are sought only among figures of one matter: the same measure, the same rule of inclusion, the
same stretch of time, the same kind, neither of them a part of the other, and no two places. What the words leave open
is taken as the same, but a word that narrows one figure ("children", "of them") is never left out of the account.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.lineage import Lineage, Origin
from firsthand.core.quantity import Bound
from firsthand.core.text import PartKind, Report
from firsthand.packs import Packs, wordlist
from firsthand.trace.denials import ALONE
from firsthand.trace.measures import MONEY

COUNTED = frozenset([Modality.STATED, Modality.ASSESSED])
"""Modalities in which something was counted."""
SHARES = ("percent", "ratio")
PARTS = wordlist("matter.parts")
"""Nouns and adjectives that make a figure one of a part: "children", "soldiers"."""
BEFORE = wordlist("matter.before")
"""Words before a figure that make it a part or an addition: "including"."""
AFTER = wordlist("matter.after")
"""Words after a figure that do: "of them"."""
INSIDE = wordlist("matter.inside")
"""Words inside a figure's own words that do: "five other men"."""
UNCOUNTED = wordlist("matter.uncounted")
NAMELESS = wordlist("matter.nameless")
FEW = 3
"""The number of people whom one count may include and another leave out."""
NO_PLACE = wordlist("matter.no_place")
"""Capitalised words behind "in" or "at" that are no places: months, days."""
PLACE = re.compile(r"\b(?:in|at|near|across|outside|throughout)\s+(?:the\s+)?((?:[A-Z][\w’'-]+\s?)+)")
OPENING = re.compile(r"\s*(?:In|At|Near)\s+(?:the\s+)?([A-Z][^,]{1,40}),")
REACH = 90
"""Characters after a figure in which its place may stand."""
CALIBRE = re.compile(r"\b\d{2,3}[ -]?(?:mm|millimet)")


@dataclass(frozen=True, slots=True)
class Saying:
    """What an origin said of one measure, by the claim that gives it.

    `first` is the earliest day of it, None where the words give no day; `day` the latest it can have been said, None
    where no day of publication is known either. `documents` are the reports that tell it.
    """

    origin: Origin
    claim: Claim
    first: date | None
    day: date | None
    documents: frozenset[str]

    @property
    def value(self) -> float:
        """The low end of the figure, else the high one."""
        quantity = self.claim.quantity
        return quantity.low if quantity.low is not None else quantity.high if quantity.high is not None else 0.0


def sayings(reports: Sequence[Report], claims: Sequence[Claim], lineage: Lineage) -> list[Saying]:
    """Every reading of every origin that one of `reports` tells, in the order said; those without a day come last."""
    printed = {r.document: (r.published.latest if r.published else None) for r in reports}
    by_id = {c.id: c for c in claims if c.document in printed}
    out = []
    for origin in lineage.origins:
        when = origin.said_on
        for reading in origin.readings:
            cluster = [by_id[c] for c in (reading.claim, *reading.variants) if c in by_id]
            if not cluster:
                continue
            days = [day for c in cluster if (day := printed[c.document])]
            days += [when.latest] if when and when.latest else []
            first = when.earliest if when else None
            day = min(days, default=None)
            out.append(Saying(origin, cluster[0], first, day, frozenset(c.document for c in cluster)))
    return sorted(out, key=lambda s: (s.day or date.max, s.first or date.min, s.origin.id, s.claim.id))


def counted(claim: Claim) -> bool:
    """Whether a claim asserts a count of something in its report's body: no question, no share, no sum of money."""
    unit = claim.quantity.unit
    return (
        claim.stance is Stance.ASSERTS
        and claim.modality in COUNTED
        and claim.part is PartKind.BODY
        and not claim.question
        and claim.quantity.bound is not Bound.VAGUE
        and claim.category is not None
        and unit is not None
        and unit not in SHARES
        and unit not in MONEY
        and claim.direction is None
        and claim.series != "increment"
        and claim.alternative is None
        and not _part(claim)
    )


def one_matter(a: Claim, b: Claim, packs: Packs) -> bool:
    """Whether two claims count one thing by one rule over one time, as far as their words say."""
    if not a.measure.accepts(b.measure) or a.inclusion != b.inclusion:
        return False
    if narrowed(a) != narrowed(b) or _apart(kinds(a, packs), kinds(b, packs)) or _apart(_places(a), _places(b)):
        return False
    if bool(a.sender or a.receiver) is not bool(b.sender or b.receiver):
        # between whom one of them is told and the other is not
        return False
    if a.category in ALONE and (a.sender is None or b.sender is None):
        # what one side makes, holds or uses up: whose it is must be told
        return False
    spans = [c.period for c in (a, b) if c.series == "period" or (c.period and c.period.latest)]
    return not spans or (a.period is not None and b.period is not None and a.period.earliest == b.period.earliest)


def voice(saying: Saying) -> str | None:
    """The speaker's name; None for an outlet, and for a voice that only a common noun tells ("police")."""
    speaker = saying.origin.speaker
    if speaker is None or speaker.name is None or (speaker.outlet and not speaker.person):
        return None
    words = speaker.name.split()
    common = words[-1].lower() in NAMELESS and not any(word[:1].isupper() for word in words[1:])
    return None if common and not (len(words) > 1 and words[0][:1].isupper()) else speaker.name


def near_miss(a: Saying, b: Saying) -> bool:
    """Whether two figures differ only by the few whom one count includes: the attacker, somebody "including" whom."""
    if abs(a.value - b.value) > FEW:
        return False
    told = {w.strip('.,;:”"') for s in (a, b) for w in s.claim.sentence.quote.lower().split()}
    return bool(told & UNCOUNTED)


def narrowed(claim: Claim) -> frozenset[str]:
    """The words by which a figure counts only some of its unit: "children", a calibre."""
    text = f"{claim.quote} {claim.quantity.item or ''}".lower()
    words = frozenset(re.findall(r"[\w-]+", text))
    return (words & PARTS) | {re.sub(r"[ -]", "", found) for found in CALIBRE.findall(text)}


def kinds(claim: Claim, packs: Packs) -> frozenset[str]:
    """The kinds of its unit that a figure's words name."""
    text = f"{claim.quote} {claim.quantity.item or ''}".lower()
    return frozenset(
        kind.name
        for kind in packs.kinds
        if kind.unit == claim.quantity.unit
        and any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in kind.words)
    )


def _apart(a: Collection[str], b: Collection[str]) -> bool:
    return bool(a and b and not set(a) & set(b))


def _part(claim: Claim) -> bool:
    """Whether the words around a figure make it a part of another: "including 12 children", "three of them"."""
    span, sentence = claim.spans[0], claim.sentence
    before = sentence.quote[: span.start - sentence.start].lower().split()[-2:]
    after = " ".join(sentence.quote[span.end - sentence.start :].lower().split()[:4])
    inside = " ".join(re.sub(r"\b(?:more than|or more)\b", " ", span.quote.lower()).split())
    told = bool(BEFORE & {word.strip(',:;(“"') for word in before}) or bool(INSIDE & set(inside.split()))
    return told or any(after.startswith(words) or f" {words} " in f" {inside} " for words in AFTER)


def _places(claim: Claim) -> frozenset[str]:
    """The names behind "in" or "at" right after a figure, or at the opening of its sentence, word by word."""
    span, sentence = claim.spans[0], claim.sentence
    after = sentence.quote[span.end - sentence.start :][:REACH]
    after = re.split(r"[,;:”\"]|\.\s|\b(?:said|says|told|according)\b", after)[0]
    opening = OPENING.match(sentence.quote)
    text = f"in {opening[1]}. {after}" if opening else after
    sides = {w for side in (claim.sender, claim.receiver) for w in (side or "").lower().split()}
    found = {word for name in PLACE.findall(text) for word in name.lower().split()}
    return frozenset(found - NO_PLACE - sides)
