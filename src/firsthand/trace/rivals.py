"""Figures that cannot both hold: two voices against each other, and one voice against itself.

* ``rival figures``: two independent groups give figures of one matter that exclude each other, at one time, or the
  later of them lower where a total cannot fall.
* ``against itself``: one voice gives two figures for one day, and neither is told as the newer.
* ``figure denied``: one voice says that a figure is not so which another gives.

Another voice's later, higher total overtakes the earlier one and contradicts nothing. So do not a capacity and a count,
a count by another rule of inclusion, a vague word, and a figure that its own voice had replaced by then. Nobody is
said to be wrong. One finding for each two groups and matter: the latest pair.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim, Stance
from firsthand.core.finding import Correction, Denial, Finding, FindingKind
from firsthand.core.lineage import Lineage
from firsthand.core.quantity import CLOSE, Bound, Quantity, near
from firsthand.core.text import Report
from firsthand.packs import Packs, wordlist
from firsthand.trace.matter import Saying, counted, near_miss, one_matter, sayings, voice
from firsthand.trace.notes import cited
from firsthand.trace.sameness import RETOLD

FALLING = wordlist("matter.falling")
UPDATE = wordlist("matter.update")
FEWEST = 10
"""Where both figures are smaller, and not one report has both, they are as a rule parts of one event."""
NARROW = timedelta(days=3)
"""A saying dated no closer than this has no day at which others can contradict it."""


def find_conflicts(
    reports: Sequence[Report], claims: Sequence[Claim], lineage: Lineage, packs: Packs, told: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Every conflict of a collection, the latest first in each rule.

    Args:
        reports: the reports that are known; what others say is not looked at.
        claims: all claims, traced.
        lineage: their origins.
        packs: kinds that are kept apart.
        told: denials, which say already who denies what, and corrections, whose figures contradict nobody any more.
    """
    known = {r.document for r in reports}
    taken = {id for f in told if isinstance(f, Correction) and known.issuperset(f.documents) for id in f.takes}
    said = [s for s in sayings(reports, claims, lineage) if s.claim.id not in taken]
    denials = [f for f in told if isinstance(f, Denial)]
    return (*_rivals([s for s in said if counted(s.claim) and voice(s)], packs), *_denied(said, denials))


def exclude(a: Quantity, b: Quantity) -> bool:
    """Whether no number is allowed by both figures; "about" allows what rounding can make of it."""
    (low_a, high_a), (low_b, high_b) = _loose(a), _loose(b)
    return _below(high_a, low_b) or _below(high_b, low_a)


def _below(high: float, low: float) -> bool:
    """Whether a high end lies under a low end, by more than printing one figure twice makes."""
    return high < low and (math.isinf(high) or math.isinf(low) or not near(high, low, CLOSE))


def _loose(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.ends
    slack = RETOLD if quantity.bound is Bound.ABOUT else 0.0
    return low * (1 - slack), high * (1 + slack)


def _office(saying: Saying) -> str | None:
    """The body a voice speaks for, else the voice."""
    speaker = saying.origin.speaker
    return (speaker.organisation or speaker.name) if speaker else None


def _rivals(said: Sequence[Saying], packs: Packs) -> Iterator[Finding]:
    kept: dict[tuple[object, ...], tuple[tuple[date, int], Finding]] = {}
    for a, b in combinations(said, 2):
        if a.origin is b.origin or not one_matter(a.claim, b.claim, packs):
            continue
        if not exclude(a.claim.quantity, b.claim.quantity):
            continue
        if near_miss(a, b) or (not a.documents & b.documents and max(a.value, b.value) < FEWEST):
            continue
        own = _office(a) == _office(b)
        if own and not _one_day(a, b):
            continue
        if not own and (a.origin.group == b.origin.group or not _clash(a, b)):
            continue
        if not own and (_replaced(a, b, said, packs) or _replaced(b, a, said, packs)):
            continue
        days = [s.day for s in (a, b) if s.day]
        gap = (max(days) - min(days)).days if days else 0
        rank = (max(days, default=date.min), -gap)
        groups = frozenset((a.origin.group, b.origin.group, _office(a) if own else ""))
        key = (groups, a.claim.category, a.claim.quantity.unit, a.claim.inclusion)
        if key not in kept or kept[key][0] < rank:
            kept[key] = rank, _finding("against itself" if own else "rival figures", a, b)
    yield from (finding for _, finding in sorted(kept.values(), key=lambda row: row[0], reverse=True))


def _one_day(a: Saying, b: Saying) -> bool:
    """Whether one voice said both on one day, in two reports, and no words tell which is the newer."""
    dated = a.first is not None and a.first == a.day and (b.first, b.day) == (a.first, a.day)
    return dated and not a.documents & b.documents and not _updates(a.claim) and not _updates(b.claim)


def _clash(a: Saying, b: Saying) -> bool:
    """Whether two figures that exclude each other are of one time, or the later is lower than a total can be."""
    low, high = sorted((a, b), key=lambda s: s.claim.quantity.ends)
    falling = a.claim.category in FALLING or "/" in (a.claim.quantity.unit or "")
    if a.first and b.first and a.day and b.day:
        if a.first <= b.day and b.first <= a.day:
            return a.day - a.first <= NARROW and b.day - b.first <= NARROW
        return not falling and high.day is not None and low.first is not None and high.day < low.first
    if a.claim.document == b.claim.document and not (a.first or b.first):
        return not _updates(a.claim) and not _updates(b.claim)
    if a.day is None or b.day is None:
        return False
    if low.first and high.day and low.first > high.day:
        return not falling
    return not a.first and not b.first and a.day == b.day


def _replaced(saying: Saying, other: Saying, said: Sequence[Saying], packs: Packs) -> bool:
    """Whether the voice of a saying had given another figure of the matter by the day of `other`."""
    for later in said:
        if later is saying or _office(later) != _office(saying) or not (later.day and saying.day and other.day):
            continue
        newer = saying.day < later.day <= max(other.day, saying.day)
        if newer and one_matter(saying.claim, later.claim, packs):
            return True
    return False


def _updates(claim: Claim) -> bool:
    words = claim.sentence.quote.lower()
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words) for word in UPDATE)


def _denied(said: Sequence[Saying], denials: Sequence[Denial]) -> Iterator[Finding]:
    """Who says of a figure that it is not so, and who gives it."""
    told = [span for denial in denials for span in denial.spans]
    seen: set[tuple[str, str]] = set()
    for no in said:
        if no.claim.stance is not Stance.DENIES or not voice(no):
            continue
        if any(span.overlaps(no.claim.sentence) for span in told):
            continue
        for yes in said:
            if (
                yes.claim.stance is Stance.ASSERTS
                and not yes.claim.question
                and voice(yes)
                and yes.origin.group != no.origin.group
                and no.claim.measure.accepts(yes.claim.measure)
                and no.claim.quantity.same_figure(yes.claim.quantity)
                and not (yes.first and no.day and yes.first > no.day)
                and (no.origin.id, yes.origin.group) not in seen
            ):
                seen.add((no.origin.id, yes.origin.group))
                yield _finding("figure denied", yes, no)


def _finding(rule: str, a: Saying, b: Saying) -> Finding:
    before, after = (a, b) if rule == "figure denied" or _order(a) <= _order(b) else (b, a)
    first, second = before.claim, after.claim
    words = first.wording if rule == "figure denied" else first.spans[0]
    one, two = _told(before), _told(after)
    one = one[:1].upper() + one[1:]
    if rule == "figure denied":
        message = (
            f"{one} gives “{words.quote}”, {two} says it is not so: {cited(second)}. Whoever prints "
            "the one should print the other; whether both speak of the same is for the sources to say."
        )
    elif rule == "against itself":
        message = (
            f"{one} is quoted with “{first.quote}” and with “{second.quote}” for the same day, and no report says that "
            "one replaces the other. The source can tell which holds."
        )
    else:
        message = (
            f"{one} gives “{first.quote}”, {two} “{second.quote}”. As worded both cannot hold of the same thing; the "
            "record does not say which does. Print both with their names, or ask what each of them counts."
        )
    return Finding(
        kind=FindingKind.CONFLICT,
        change=None,
        documents=tuple(dict.fromkeys((second.document, first.document))),
        before=words.quote,
        after=second.spans[0].quote,
        spans=(words, second.spans[0]),
        rule=rule,
        message=message,
        origin=None,
        claims=(first.id, second.id),
    )


def _order(saying: Saying) -> tuple[date, date, str]:
    return saying.day or date.max, saying.first or date.min, saying.origin.id


def _told(saying: Saying) -> str:
    """Who said it, and the day where the words give one: "Toma Ferrund (10 July 2024)"."""
    name = articled(saying.origin.name)
    day = saying.day
    return f"{name} ({day.day} {day:%B %Y})" if day and saying.first == day else name
