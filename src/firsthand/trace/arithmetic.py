"""What the figures of one report come to when they are set against each other, and which cannot be.

Packs say which units are divided by each other (factors and limits), what was published of them, and what is beyond
belief. Rules, each the `rule` of its finding:

* ``load factor``: rounds by containers of one saying. The result is set against the pack's cited factors.
* ``rate of use``: rounds by "two months of bombardment".
* ``beyond a limit``: a quotient or figure that the pack calls implausible.
* ``more than the whole``: more people missing than live there.

Figures that neither confirm nor correct each other are found in `apart`.

Two figures are divided where they stand in one report, share the speaker (or one is the report's own voice near the
other) and count things between the same sides. What comes out is derived, is said to be, and never becomes a claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.finding import Finding, FindingKind
from firsthand.core.quantity import Bound, Quantity, near
from firsthand.core.text import PartKind, Report, Span
from firsthand.packs import Packs
from firsthand.trace.apart import find_apart, same_sides
from firsthand.trace.division import divide, in_days, in_words, plain, result_in_words
from firsthand.trace.sameness import compatible

NEAR = 400
"""A figure in the report's own voice goes with a speaker's figure at most this many characters away."""
CITED = 0.01
"""A quotient this near (relative) to a published factor is that factor."""
UNSENT = frozenset([Modality.SOUGHT, Modality.PLANNED, Modality.FORECAST])


def find_arithmetic(reports: Sequence[Report], claims: Sequence[Claim], packs: Packs) -> tuple[Finding, ...]:
    """All arithmetic of a collection: what is beyond belief first, then quotients, then what cannot be compared.

    Args:
        reports: the reports, for the words between two figures.
        claims: their claims, traced.
        packs: which units go together, what was published, and limits.
    """
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.stance is Stance.ASSERTS and not claim.question:
            by_document.setdefault(claim.document, []).append(claim)
    sums: list[Finding] = []
    paired: set[str] = set()
    for report in sorted(reports, key=lambda r: r.document):
        mine = by_document.get(report.document, [])
        sums += _limits(report, mine, packs)
        pairs = _pairs(mine, packs)
        paired |= {claim.id for pair in pairs if not pair.duration for claim in (pair.count, pair.holder)}
        sums += [finding for pair in _distinct(pairs) if (finding := _quotient(pair, packs))]
    printed = {r.document: (r.published.latest if r.published else None) for r in reports}
    apart = find_apart([by_document[d] for d in sorted(by_document)], packs, paired, printed)
    beyond = [f for f in sums if f.rule in ("beyond a limit", "more than the whole")]
    return (*beyond, *(f for f in sums if f not in beyond), *apart)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A figure to divide and the one to divide it by; `duration` where that is a time of use."""

    count: Claim
    holder: Claim
    duration: str | None

    @property
    def per(self) -> str:
        """What the quotient is counted by, in the singular."""
        return "day" if self.duration else (self.holder.quantity.unit or "").removesuffix("s")


def _units(packs: Packs) -> dict[tuple[str, str], str | None]:
    """(unit counted, unit divided by) -> the duration that the latter is told in, or None."""
    durations = {unit.name: unit.durations for unit in packs.units}
    pairs = [(c.target, c.source) for c in packs.conversions]
    pairs += [(limit.of, limit.per) for limit in packs.limits if limit.of and limit.per]
    return {(of, per): durations.get(per) for of, per in pairs}


def _pairs(claims: Sequence[Claim], packs: Packs) -> list[_Pair]:
    """Every figure with the nearest one it can be divided by: in the body, of a named voice, a capacity first."""
    found: list[_Pair] = []
    for (of, per), duration in _units(packs).items():
        counts = [c for c in claims if c.quantity.unit == of and c.quantity.bound is not Bound.VAGUE]
        holders = [c for c in claims if c.quantity.unit == per and c.quantity.bound is not Bound.VAGUE]
        for count in counts:
            fits = [h for h in holders if _one_saying(count, h)]
            if fits:
                holder = min(fits, key=lambda h: (h.part is not PartKind.BODY, _distance(count, h)))
                found.append(_Pair(count, holder, duration))
    return sorted(found, key=_weight)


def _distinct(pairs: Sequence[_Pair]) -> list[_Pair]:
    """One pair for each two figures, however often a report prints them; a stray figure takes no holder from others."""
    kept: list[_Pair] = []
    for pair in pairs:
        held = [
            k
            for k in kept
            if k.holder.quantity.unit == pair.holder.quantity.unit
            and k.holder.quantity.same_figure(pair.holder.quantity)
        ]
        twin = any(compatible(k.count.quantity, pair.count.quantity) for k in held)
        stray = pair.count.origin != pair.holder.origin and pair.count.sentence != pair.holder.sentence
        if not twin and not (held and stray):
            kept.append(pair)
    return kept


def _weight(pair: _Pair) -> tuple[bool, bool, int, int, int]:
    count, holder = pair.count, pair.holder
    return (
        count.part is not PartKind.BODY or holder.part is not PartKind.BODY,
        count.speaker is None or holder.speaker is None,
        -count.modality.caution,
        _distance(count, holder),
        count.spans[0].start,
    )


def _distance(a: Claim, b: Claim) -> int:
    return abs(a.spans[0].start - b.spans[0].start)


def _one_saying(a: Claim, b: Claim) -> bool:
    """Whether two figures of one report can be of one saying."""
    if not same_sides(a, b) or (a.modality != b.modality and UNSENT & {a.modality, b.modality}):
        return False
    if a.said_on and b.said_on and a.said_on.apart(b.said_on):
        return False
    if a.speaker is None or b.speaker is None:
        return _distance(a, b) <= NEAR or (a.origin is not None and a.origin == b.origin)
    return a.speaker.name == b.speaker.name


def _quotient(pair: _Pair, packs: Packs) -> Finding | None:
    count, holder = pair.count, pair.holder
    by = in_days(holder.quantity, pair.duration) if pair.duration else holder.quantity
    result = divide(count.quantity, by)
    if result is None:
        return None
    unit, loose = count.quantity.unit or "", Bound.ABOUT in (count.quantity.bound, by.bound)
    words = f"{result_in_words(result, loose=loose)} {unit} a {pair.per}"
    under = f"{in_words(holder.quantity)} {(holder.quantity.unit or '').removesuffix(' of supply')}"
    if pair.duration and pair.duration != "day":
        under += f" ({in_words(Quantity(by.low, by.high, Bound.EXACT))} days)"
    check = f"{in_words(count.quantity)} {unit} / {under} = {words}"
    first, second = (count, holder) if pair.duration else (holder, count)
    after = second.wording if second.modality is Modality.CAPACITY and not pair.duration else second.spans[0]
    together = "are of one saying" if count.speaker and holder.speaker else "stand side by side"
    quoted = f"“{first.quote}” and “{after.quote}” {together}."
    limit = _passed(count, holder, packs)
    if limit:
        rule, message = (
            "beyond a limit",
            (
                f"{quoted} Together they come to {words}, which is hard to believe: {limit}. Perhaps a figure or a "
                "unit has slipped; the source would tell."
            ),
        )
    elif pair.duration:
        rule, message = (
            "rate of use",
            (f"{quoted} Together they come to {words}. That rate is derived: nobody in the report gives it."),
        )
    else:
        rule, message = (
            "load factor",
            f"{quoted} Together they come to {words} (derived). {_factor(pair, result, packs)}",
        )
    return _finding(first.spans[0], after, rule=rule, message=message, check=check, claims=(first, second))


def _finding(before: Span, after: Span, *, rule: str, message: str, check: str, claims: tuple[Claim, ...]) -> Finding:
    origins = {claim.origin for claim in claims}
    return Finding(
        kind=FindingKind.ARITHMETIC,
        change=None,
        documents=(after.document,),
        before=before.quote if before is not after else None,
        after=after.quote,
        spans=(before, after) if before is not after else (after,),
        rule=rule,
        message=message,
        origin=origins.pop() if len(origins) == 1 else None,
        claims=tuple(claim.id for claim in claims),
        check=check,
    )


def _passed(count: Claim, holder: Claim, packs: Packs) -> str | None:
    """Why the printed numbers, whatever their bounds, pass a limit; None where they do not."""
    a, b = count.quantity.low or count.quantity.high, holder.quantity.high or holder.quantity.low
    if not a or not b:
        return None
    passed = (
        limit.why
        for limit in packs.limits
        if limit.of == count.quantity.unit and limit.per == holder.quantity.unit and limit.most and a / b > limit.most
    )
    return next(passed, None)


def _factor(pair: _Pair, result: Quantity, packs: Packs) -> str:
    """What a load factor means for the two figures, and which published factors there are."""
    unit, holder = pair.count.quantity.unit or "", pair.holder.quantity.unit or ""
    capacity = Modality.CAPACITY in (pair.count.modality, pair.holder.modality)
    words = (
        f"The figure in {unit} is the count of {holder} times a load factor, not a second count."
        if capacity
        else f"Where the {unit} were reckoned from the {holder}, they are that count times a load factor, not a second "
        "count."
    )
    cited = [c for c in packs.conversions if (c.target, c.source) == (unit, holder)]
    told = [c for c in cited if c.item and _letters(c.item) in _letters(pair.count.quote)]
    cited = told or cited
    if not cited:
        return words
    kinds = dict.fromkeys(c.item for c in cited)
    ranges = []
    for kind in kinds:
        low = min(c.low for c in cited if c.item == kind)
        high = max(c.high for c in cited if c.item == kind)
        spread = plain(low) if low == high else f"{plain(low)} to {plain(high)}"
        ranges.append(f"{spread}{f' for {kind}' if kind else ''}")
    words += f" Published factors: {', '.join(ranges)}."
    ends = [v for v in (result.low, result.high) if v is not None]
    same = next((c for c in cited if c.low == c.high and any(near(v, c.low, CITED) for v in ends)), None)
    return f"{words} Near {plain(same.low)}: {same.citation}." if same else words


def _letters(text: str) -> str:
    """Letters and digits alone, millimetres as "mm": "152-millimetre" and "152 mm" are one."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"millimet(re|er)s?", "mm", text.lower()))


def _limits(report: Report, claims: Sequence[Claim], packs: Packs) -> Iterator[Finding]:
    """Figures that pass a limit by themselves, or that are more than the whole they are part of."""
    for limit in packs.limits:
        mine = [c for c in claims if c.quantity.unit == limit.unit and limit.category in (None, c.category)]
        for claim in mine if limit.most is not None and limit.unit else ():
            least = claim.quantity.low if claim.quantity.low is not None else claim.quantity.high
            if least is not None and limit.most is not None and least > limit.most:
                check = f"{in_words(claim.quantity)} {limit.unit} against at most {plain(limit.most)}"
                message = f"“{claim.quote}” is hard to believe: {limit.why}. The source would tell."
                yield _finding(
                    claim.spans[0],
                    claim.spans[0],
                    rule="beyond a limit",
                    message=message,
                    check=check,
                    claims=(claim,),
                )
        if limit.within:
            yield from _wholes(report, claims, limit.category or "", limit.within, limit.why)


def _wholes(
    report: Report, claims: Sequence[Claim], category: str, nouns: Sequence[str], why: str
) -> Iterator[Finding]:
    def names(claim: Claim) -> bool:
        words = (claim.quantity.item or "").lower().split()
        return any(word in (noun, f"{noun}s") for word in words for noun in nouns)

    wholes = [c for c in claims if names(c) and c.category != category and c.quantity.high is not None]
    for part in claims:
        low = part.quantity.low
        if part.category != category or names(part) or low is None:
            continue
        for whole in wholes:
            first, last = sorted((part.spans[0], whole.spans[0]), key=lambda s: s.start)
            apart = "\n" in report.text[first.end : last.start]
            if not apart and whole.quantity.high is not None and low > whole.quantity.high:
                check = f"{in_words(part.quantity)} {category} against {in_words(whole.quantity)} {whole.quantity.item}"
                message = (
                    f"“{part.quote}” {category} and “{whole.quote}” stand in one paragraph: {why}. If both are "
                    "of one place, one of the two has slipped."
                )
                yield _finding(
                    whole.spans[0],
                    part.spans[0],
                    rule="more than the whole",
                    message=message,
                    check=check,
                    claims=(whole, part),
                )
