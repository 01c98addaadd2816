"""What one figure changes of another that it retells: one rule for each kind of drift, over two claims alone.

`changes` takes a reading and a retelling of the same thing. `swapped` says in which one respect two claims differ that
print the same figure of different things: records and people, missing and dead, north to south and south to north.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.finding import Change
from firsthand.core.quantity import CLOSE, Bound, digits, near, rounds
from firsthand.packs import wordlist, wordlists
from firsthand.trace.sameness import RETOLD, akin, alike, beside, compatible, one_fate

AHEAD = frozenset([Modality.FORECAST, Modality.PLANNED])
COUNTED = frozenset([Modality.STATED, Modality.ASSESSED])
FLOORS = frozenset([Bound.OVER, Bound.AT_LEAST])
CEILINGS = frozenset([Bound.UNDER, Bound.AT_MOST])
LIMITS = FLOORS | CEILINGS
PLAIN = frozenset([Bound.EXACT, Bound.ABOUT])
EQUATING = wordlist("drift.equating")
"""Words by which a figure in one unit is made into one of another: what follows is a conversion."""
DOUBT = wordlist("drift.doubt")
"""Hedges by which a report leaves open whether a thing is so; an estimate is no such doubt."""
FATES = wordlist("drift.fates")
"""Categories of harm, which strikes people of every kind: of a service, a kind may be the whole."""
BODIES = wordlist("drift.bodies")
"""Units of which one counts the other: so many bodies are so many dead."""
EVERYBODY, KINDS = wordlist("drift.everybody"), wordlist("drift.kinds")
"""Nouns for people of every kind, and nouns for those of one kind, whom another number counts."""
LATER = wordlists("drift.later")
"""Category -> what may become of the same things later, as another voice tells it."""
SLIPS = (1, 2, 3)
"""Powers of ten by which a figure slips: a digit lost, a thousand for a million."""
SHARE = re.compile(r"(?i)\b(?:one in (?:ten|10|a hundred|100)|(?:one|a)[- ]tenth|10 ?(?:percent|per cent|%))")
"""Shares by which a figure is another one with its point moved, and no slip of it."""
TALLY = ("percent", "ratio", "USD", "bitcoin")
"""Units in which equal numbers say nothing: shares and money are printed of everything."""


def changes(source: Claim, claim: Claim, *, lone: bool = False) -> Iterator[Change]:
    """What a claim changes of the reading it retells, weightiest first.

    A headline is not held to the bounds of another report, since its own body may keep them, unless it stands alone
    (`lone`): no figure of its body tells of the same.
    """
    swap = swapped(source, claim)
    other_number = source.quantity.unit != claim.quantity.unit and not alike(source.quantity, claim.quantity)
    # a noun that no pack knows can be another word for the same thing
    other_number = other_number and not (source.bare and claim.bare) and not retold(source, claim)
    other_number = other_number and not ((source.bare or claim.bare) and _point_moved(source, claim))
    if swap:
        if swap is not Change.DIRECTION_REVERSED:
            # told apart by `turned`, against a retelling that gives both sides
            yield swap
    elif other_number:
        # nothing but a factor makes one saying of two numbers of two units, unless one allows the other
        a, b = source.quantity.point, claim.quantity.point
        close = bool(a and b) and near(a or 0.0, b or 0.0, RETOLD) and source.quantity.contains(claim.quantity)
        yield Change.UNIT_SWAPPED if close else Change.CONVERTED
    if source.modality is Modality.CAPACITY and claim.modality in COUNTED and _countable(claim):
        yield Change.CONVERTED if equated(source) else Change.CAPACITY_AS_COUNT
    again = _known_again(source) or one_house(source, claim) or _over_text(source, claim)
    if source.modality is Modality.SOUGHT and claim.modality in COUNTED and again:
        yield Change.SOUGHT_AS_SENT
    if source.modality in AHEAD and claim.modality is Modality.STATED:
        yield Change.FORECAST_AS_FACT
    if claim.in_body or lone:
        if unhedged(source, claim):
            yield Change.HEDGE_DROPPED
        other_digits = swap is Change.MAGNITUDE_SLIP and claim.stance is Stance.ASSERTS
        same = _moved(source, claim) if other_digits or other_number else source
        if flipped(same, claim):
            yield Change.BOUND_FLIPPED
        elif dropped(same, claim) or (rounded(source, claim) and _left(source, claim)):
            yield Change.BOUND_DROPPED
    if swap is not Change.MAGNITUDE_SLIP and not other_number and rounded(source, claim) and not flipped(source, claim):
        yield Change.ROUNDING


def bolder(source: Claim, claim: Claim) -> bool:
    """Whether a claim states what its source plans, expects, asks for or leaves open."""
    open_ended = source.modality in AHEAD or source.modality in (Modality.SOUGHT, Modality.POSSIBLE)
    again = _known_again(source) or _over_text(source, claim)
    return open_ended and claim.modality is Modality.STATED and again


def _known_again(claim: Claim) -> bool:
    """Whether an equal number elsewhere is this figure: shares and money are printed of everything but odd ones."""
    values = claim.quantity.values
    return claim.quantity.unit not in TALLY or any(digits(v) > 2 for v in values)


def swapped(source: Claim, claim: Claim) -> Change | None:
    """The respect in which two claims differ that print the same figure, or digits with another power of ten.

    The two sides may be turned round beside another change.
    """
    back = turned(source, claim)
    if back:
        claim = replace(claim, sender=source.sender, receiver=source.receiver)
    a, b = source.quantity, claim.quantity
    if a.bound is Bound.VAGUE or b.bound is Bound.VAGUE or {a.unit, b.unit} & {None, *TALLY}:
        return None
    if (a.unit or "").partition("/")[1] != (b.unit or "").partition("/")[1]:
        return None
    if not alike(a, b):
        if _slipped(source, claim):
            return Change.MAGNITUDE_SLIP
        return Change.DIRECTION_REVERSED if back and one_measure(source, claim) and compatible(a, b) else None
    if a.unit != b.unit:
        one = {a.unit, b.unit} <= BODIES and source.category == claim.category
        # two nouns that no pack knows may be two words for one thing, but people are no operations
        told = one_house(source, claim) or _over_text(source, claim)
        unknown = (source.bare or claim.bare) and not ("people" in (a.unit, b.unit) and told)
        # "the number of buyouts" is that of the people who take one
        fate = source.category == claim.category and source.category in (a.unit, b.unit)
        return None if one or unknown or fate else Change.UNIT_SWAPPED
    if source.category != claim.category:
        # what containers hold is what they bring
        one = akin(source, claim) or source.modality is claim.modality is Modality.CAPACITY
        if claim.category in LATER.get(source.category or "", frozenset()):
            # the records that were taken are sold later, but not by the words of one who said that they were taken
            one = not (one_house(source, claim) or _over_text(source, claim))
        return Change.CATEGORY_SWAPPED if source.category and claim.category and not one else None
    if back:
        return Change.DIRECTION_REVERSED
    if source.place and claim.place and source.place != claim.place:
        return Change.SCOPE_CHANGED
    return None


def retold(source: Claim, claim: Claim) -> bool:
    """Whether a figure is another one rounded, told of what may be the same thing in other words."""
    a, b = source.quantity, claim.quantity
    nouns = a.unit == b.unit or ((source.bare or claim.bare) and not {a.unit, b.unit} & {None, *TALLY, "people"})
    x, y = a.point or 0.0, b.point or 0.0
    return nouns and one_fate(source, claim) and bool(x and y) and beside(x, y, a.unit) and rounds(x, y)


def turned(source: Claim, claim: Claim) -> bool:
    """Whether what went from one side to another is told as going the other way; in the same words it is not."""
    sides = (source.sender, source.receiver)
    return (
        source.sentence.quote != claim.sentence.quote and None not in sides and sides == (claim.receiver, claim.sender)
    )


def one_measure(source: Claim, claim: Claim) -> bool:
    """Whether two claims count one thing, both told of the same sides or one of them of none."""
    return source.category == claim.category and source.measure.accepts(claim.measure)


def sums(whole: Claim, parts: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The two figures of one measure that a figure adds up, or None; of two fates only to three digits or more.

    A sum that is told as going the other way as well is still the sum.
    """
    total = whole.quantity.point
    if total is None or digits(total) < 2:
        return None
    parts = [replace(p, sender=p.receiver, receiver=p.sender) if turned(p, whole) else p for p in parts]
    less = [p for p in parts if p.quantity.point and p.quantity.point < total]
    fits = [p for p in less if p.measure.accepts(whole.measure)]
    # the dead and the missing, told as so many dead
    fated = [p for p in less if p.category in FATES and p.quantity.unit == whole.quantity.unit and p not in fits]
    others = fated if whole.category in FATES and digits(total) > 2 else []
    for n, first in enumerate(fits):
        for second in (*fits[n + 1 :], *others):
            if near((first.quantity.point or 0) + (second.quantity.point or 0), total, CLOSE / 5):
                return first, second
    return None


def equated(claim: Claim) -> bool:
    """Whether a figure is told as what another one comes to: "equal to about 1.6 million shells"."""
    words = claim.wording.quote.lower()
    return any(words.startswith(cue) for cue in EQUATING)


def doubted(claim: Claim) -> bool:
    """Whether the words leave open that the thing is so."""
    cue = claim.attribution.cue if claim.attribution else ()
    words = (*claim.hedges, *(word for span in cue for word in span.quote.split()))
    judged = claim.modality is Modality.ASSESSED and any(word.lower() in DOUBT for word in words)
    return judged or claim.modality is Modality.POSSIBLE


def unhedged(source: Claim, claim: Claim) -> bool:
    """Whether a doubt is gone: "may have accessed 900 records" told as "accessed 900 records"."""
    return doubted(source) and claim.modality is Modality.STATED and not any(h.lower() in DOUBT for h in claim.hedges)


def widened(source: Claim, claim: Claim) -> bool:
    """Whether a figure of a part is told as one of the whole, or the reverse."""
    a, b = source.scope, claim.scope
    apart = source.document != claim.document and claim.in_body
    return bool(apart and a and b and a.whole is not b.whole)


def singled(source: Claim, claim: Claim) -> bool:
    """Whether people of every kind are told as of one kind: "63 people, 27 of them children" as "63 children"."""
    a, b = ((c.quantity.item or "").lower().split()[-1:] for c in (source, claim))
    apart = source.document != claim.document and claim.in_body and source.quantity.unit == claim.quantity.unit
    return bool(apart and a and b) and source.category in FATES and a[0] in EVERYBODY and b[0] in KINDS


def dated(source: Claim, claim: Claim) -> Iterator[Change]:
    """A total up to now told as what fell in one time, or a time that the origin's lies outside of."""
    a, b = source.period, claim.period
    if source.sentence.quote == claim.sentence.quote:
        # "last year" in the same words is the same year, whenever they are printed again
        return
    begins = a.earliest if a else None
    flow = claim.series == "period" and not (b and b.earliest and begins and b.earliest <= begins)
    if source.series == "total" and flow:
        yield Change.STOCK_AS_FLOW
    elif a and b and a.latest and b.earliest and a.earliest:
        # a stretch that ends on the day on which the other begins lies outside of it as well
        edge = a.earliest < a.latest and (b.latest is None or b.earliest < b.latest)
        if a.latest < b.earliest or (edge and a.latest == b.earliest):
            yield Change.DATE_SHIFTED


def rounded(source: Claim, claim: Claim) -> bool:
    """Whether a retelling has fewer digits and another number, and no bound that still contains the origin's."""
    a, b = source.quantity.point, claim.quantity.point
    if a is None or b is None or near(a, b, CLOSE):
        return False
    if claim.quantity.unit == "percent" and not beside(a, b, "percent"):
        return False
    if claim.quantity.bound in LIMITS and claim.quantity.contains(source.quantity):
        return False
    if (
        claim.quantity.bound in CEILINGS
        and claim.quantity.ends[1] >= a
        and source.quantity.bound in (Bound.EXACT, Bound.ABOUT, *CEILINGS)
    ):
        return False
    return digits(b) < digits(a)


def dropped(source: Claim, claim: Claim) -> bool:
    """Whether the same number has lost its "over", "at least", "up to" or "nearly", or a range its other end."""
    return source.quantity.same_figure(claim.quantity) and _freed(source, claim)


def _freed(source: Claim, claim: Claim) -> bool:
    """Whether one figure is limited or a range and the other is plain."""
    limited = source.quantity.bound in LIMITS or source.quantity.bound is Bound.BETWEEN
    return limited and claim.quantity.bound in PLAIN


def _left(source: Claim, claim: Claim) -> bool:
    """Whether a plain figure is none that the limit of another one allows: 5,000 for "at least 5,407"."""
    return _freed(source, claim) and not source.quantity.contains(claim.quantity)


def _moved(source: Claim, claim: Claim) -> Claim:
    """The source with its limits at the number that a retelling slipped or converted it to."""
    a, b = source.quantity.point, claim.quantity.point
    if not a or not b:
        return source
    low, high = (v if v is None else v * b / a for v in (source.quantity.low, source.quantity.high))
    return replace(source, quantity=replace(source.quantity, low=low, high=high))


def flipped(source: Claim, claim: Claim) -> bool:
    """Whether a floor has become a ceiling or the reverse, or "about" has become "as many as".

    A ceiling below what was said, or a floor above it, says no less the reverse: "as many as 14,000" for 14,800.
    """
    a, b = source.quantity.bound, claim.quantity.bound
    turned = (a in FLOORS and b in CEILINGS) or (a in CEILINGS and b in FLOORS)
    if a in PLAIN and b in LIMITS and retold(source, claim) and not claim.quantity.contains(source.quantity):
        return source.quantity.unit == claim.quantity.unit
    return source.quantity.same_figure(claim.quantity) and (turned or (a, b) == (Bound.ABOUT, Bound.AT_MOST))


def _countable(claim: Claim) -> bool:
    return not (claim.quantity.unit or "").endswith(" of supply")


def _slipped(source: Claim, claim: Claim) -> bool:
    """Whether two figures of one measure have the same digits and another power of ten."""
    a, b = source.quantity.point, claim.quantity.point
    heads = _head(source), _head(claim)
    alike_named = heads[0] == heads[1]
    untold = claim.category is None and (alike_named or heads[1] is None)
    one = source.category is not None and source.quantity.bound is not Bound.EXACT
    one = one and (one_voice(source, claim) or _over_text(source, claim))
    alike_named = alike_named or (one and source.measure.accepts(claim.measure))
    # people whose fate is not told are the whole of whom others are a part
    known = claim.category is None or claim.quantity.unit != "people"
    fates = (source.category == claim.category or untold) if source.category else alike_named and known
    fates = fates or (
        None in (source.category, claim.category) and (one_voice(source, claim) or _over_text(source, claim))
    )
    fates = fates or akin(source, claim)
    unit = claim.quantity.unit if _two_words(source, claim) else source.quantity.unit
    same = fates and replace(source.measure, unit=unit, category=claim.category).accepts(claim.measure)
    if not a or not b or not same:
        return False
    # of one saying, as other evidence has shown, one fate is enough
    traced = source.origin is not None and source.origin == claim.origin
    fated = traced and source.category is not None and source.category == claim.category and one_house(source, claim)
    if digits(a) < 2 and (not (alike_named or fated) or source.quantity.bound is not claim.quantity.bound):
        # so round a number slips only where all else that is told of it is the same
        return False
    if SHARE.search(source.sentence.quote) or SHARE.search(claim.sentence.quote):
        # "one in ten of the 58,000" are 5,800
        return False
    return _point_moved(source, claim)


def _point_moved(source: Claim, claim: Claim) -> bool:
    """Whether two figures have the same digits and another power of ten."""
    a, b = source.quantity.point, claim.quantity.point
    if not a or not b or a <= 0 or b <= 0:
        return False
    power = round(math.log10(b / a))
    return abs(power) in SLIPS and near(b / a, 10.0**power, CLOSE)


def _two_words(a: Claim, b: Claim) -> bool:
    """Whether two nouns, one at least that no pack knows, may mean one thing.

    So it is where one person told both on one day, and in a headline and its own text.
    Then "1,560 posts" and "15,600 jobs" are one number and a slip of it, where their bounds or digits tell so.
    """
    one = one_voice(a, b) or _over_text(a, b) or (one_house(a, b) and digits(a.quantity.point or 0.0) > 2)
    if not (a.bare or b.bare) or "people" in (a.quantity.unit, b.quantity.unit) or not one:
        return False
    return a.quantity.bound is b.quantity.bound or digits(a.quantity.point or 0.0) > 2


def _over_text(a: Claim, b: Claim) -> bool:
    """Whether one is printed over the text of a report that has the other."""
    return a.document == b.document and a.in_body is not b.in_body


def _head(claim: Claim) -> str | None:
    """The noun that a figure counts: the last word of its phrase, before "of"."""
    item = claim.quantity.item
    return item.lower().split(" of ")[0].split()[-1] if item else None


def one_house(a: Claim, b: Claim) -> bool:
    """Whether two figures are credited to one person or body, or to a person and the body that person speaks for."""
    names = [{s.person, s.organisation} - {None} if s else set() for s in (a.speaker, b.speaker)]
    return not names[0].isdisjoint(names[1])


def one_voice(a: Claim, b: Claim) -> bool:
    """Whether two figures are credited to one person, and to no two days."""
    told = (a.speaker, b.speaker)
    person = all(s and s.person and " " in s.person and s.name for s in told)
    days = a.said_on is None or b.said_on is None or a.said_on.apart(b.said_on) == timedelta(0)
    return person and days and a.speaker is not None and b.speaker is not None and a.speaker.name == b.speaker.name
