"""When two figures may be one, and when each was said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from firsthand.core.claim import Claim, Stance
from firsthand.core.quantity import CLOSE, Bound, Quantity, digits, near, rounds
from firsthand.core.text import PartKind, Report
from firsthand.core.time import TimeRange
from firsthand.packs import numbers, wordlist, wordlists

WEEK = timedelta(days=7)
TELLING = 1000.0
"""From this on, a figure that two reports print alike is more likely one figure than two."""
PART_REACH = 12
"""Characters after a figure in which "of those" makes it a part."""
OF_A_WHOLE = r"(?i)[“\"']?(?:out )?of (?:the|these|those|them|that|its|their)\b[^,]{0,60}, "
"""How a sentence opens that tells what a whole is made of: "Of the dead, …", "Of these 400 patients, …"."""
ODD = 100.0
"""From this on so is one with two significant digits or more: 190, 312."""
KNOWN = re.compile(
    r"\b(?:the|those|these)\s+(?:(?:"
    + "|".join(wordlist("credited.official"))
    + r")\s+(?:"
    + "|".join(wordlist("quantities.counts"))
    + r")\s+of\s+)?$"
)
"""What stands before a figure that is known already."""
LEAST, MOST = numbers("estimates.floors"), numbers("estimates.most")
"""Vague word -> twice the least number that it can mean, and the greatest."""
SIGNED = re.compile(r"[A-Z]{3}|percent|ratio")
"""Units told by a sign or a word of their own, money among them: no noun that a pack does not know means them."""
KIN = wordlists("drift.kin")
"""Category -> those that are the same fate in other words."""
RETOLD = 0.12
"""Figures this near (relative) may be one figure rounded in retelling: 4.8 and 5 million, 9.4 and 9 million."""


POINT = 1.0
"""Shares a percentage point or more apart are two shares."""


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two figures may be one, retold: the same number, or one that rounding or a bound can make of it."""
    if a.unit != b.unit:
        return False
    if a.bound is Bound.VAGUE or b.bound is Bound.VAGUE:
        return a.bound is b.bound and (a.magnitude == b.magnitude or a.magnitude is None or b.magnitude is None)
    return a.same_figure(b) or any(
        beside(x, y, a.unit) and (rounds(x, y) or rounds(y, x)) for x in a.values for y in b.values
    )


def beside(x: float, y: float, unit: str | None) -> bool:
    """Whether two numbers are so near that one can round the other; a share is rounded to whole points."""
    return near(x, y, RETOLD) and (unit != "percent" or abs(x - y) < POINT)


def one_fate(a: Claim, b: Claim) -> bool:
    """Whether the same can have become of what two claims count: one category, one of kin, or none told of either."""
    return a.category == b.category or None in (a.category, b.category) or akin(a, b)


def akin(a: Claim, b: Claim) -> bool:
    """Whether two categories are one fate in other words."""
    return b.category in KIN.get(a.category or "", frozenset())


def one_thing(a: Claim, b: Claim) -> bool:
    """Whether two claims can give one figure of one thing: the same measure and a compatible figure, or other words.

    Other words are a noun that no pack knows ("posts" for "positions"), a fate of kin ("treated" for "injured") or none
    for what happened; the figure is then the same, and told exactly.
    """
    if a.quantity.unit == b.quantity.unit and a.category == b.category:
        return a.measure.accepts(b.measure) and compatible(a.quantity, b.quantity)
    units = (a.quantity.unit or "", b.quantity.unit or "")
    nouns = units[0] == units[1] or ((a.bare or b.bare) and not any(SIGNED.fullmatch(unit) for unit in units))
    if not nouns or not one_fate(a, b) or not specific(a.quantity) or not alike(a.quantity, b.quantity):
        return False
    return replace(a.measure, unit=b.quantity.unit, category=b.category).accepts(b.measure)


def covers(vague: Quantity, quantity: Quantity) -> bool:
    """Whether a vague word can mean a number: hundreds 500, and not 5,000."""
    word = vague.magnitude or ""
    values = quantity.values
    return bool(word in MOST and values) and all(LEAST[word] / 2 <= v <= MOST[word] for v in values)


def part(claim: Claim) -> bool:
    """Whether a figure is told as a part of another one: "11 of the dead", "of the total, 11", "of whom 11"."""
    before = claim.sentence.quote[: max(0, claim.spans[0].start - claim.sentence.start)]
    if re.match(OF_A_WHOLE, before) or re.search(r"\bof (?:whom|which|these|those|them) $", before):
        return True
    after = claim.sentence.quote[max(0, claim.spans[0].end - claim.sentence.start) :]
    words = f"{claim.quote} {after[:PART_REACH].lstrip()}".lower()
    found = re.search(r"\bof (?:the|those|them|these|whom|its|their)\b", words)
    return found is not None and found.start() <= len(claim.quote) + 1


def level(claim: Claim) -> bool:
    """Whether a figure is the whole of what it counts: no part of it, no addition and no change."""
    whole = claim.series != "increment" and claim.direction is None and claim.alternative is None
    return whole and not part(claim)


def one_stance(a: Claim, b: Claim) -> bool:
    """Whether two claims can tell one saying by their stance: a figure quoted as replaced is the earlier saying's."""
    told = (Stance.ASSERTS, Stance.SUPERSEDES)
    return a.stance is b.stance or (a.stance in told and b.stance in told)


def window(claim: Claim, report: Report) -> TimeRange:
    """When a claim was said, as far as known: its own day, else no later than publication."""
    if claim.said_on:
        return claim.said_on
    latest = report.published.latest if report.published else None
    return TimeRange(None, latest, "publication: the words give no day")


def limits(claim: Claim, report: Report) -> tuple[date | None, date | None]:
    """The last day that a claim's saying tells of, and the last on which it can have been said.

    Of a figure quoted as replaced, the day told is that of what replaces it.
    """
    said = claim.said_on if claim.stance is not Stance.SUPERSEDES else None
    days = [d for d in (claim.not_before, said.earliest if said else None) if d]
    return max(days, default=None), window(claim, report).latest


def telling(quantity: Quantity) -> bool:
    """Whether a figure is large or odd enough that two who print it are likely to have it from one source."""
    ends = quantity.values
    return any(v >= TELLING or (v >= ODD and digits(v) > 1) for v in ends) and quantity.bound is not Bound.VAGUE


def specific(quantity: Quantity) -> bool:
    """Whether a figure is told so exactly that two reports hardly print it by chance: two digits, or thousands."""
    values = quantity.values
    return quantity.bound is not Bound.VAGUE and any(digits(v) > 1 or v >= 1000 for v in values)


def alike(a: Quantity, b: Quantity) -> bool:
    """Whether both print the same figure: one number, or the two ends of one range."""
    if (a.bound is Bound.BETWEEN) is not (b.bound is Bound.BETWEEN):
        return False
    if a.bound is not Bound.BETWEEN:
        return a.same_figure(b)
    return all(near(x, y, CLOSE) for x, y in zip(a.ends, b.ends, strict=True))


def known_figure(claim: Claim) -> bool:
    """Whether the words take a figure as known: "given the more than 1,000 containers" is somebody's already.

    So is what an office counts in another's mouth: "far above the official toll of 112".
    """
    before = claim.sentence.quote[: claim.spans[0].start - claim.sentence.start].lower()
    return claim.part is PartKind.BODY and KNOWN.search(before) is not None
