"""Figures that look alike and neither confirm nor correct each other.

* ``other unit, other speaker``: containers by one voice, rounds by another, and no factor between them in the report.
* ``count and capacity``: what was counted, and what something could hold.
* ``two kinds``: kinds of one unit that the pack keeps apart (artillery and small arms).

One finding for each two origins of a collection and rule. Units and kinds are looked at within one report; a capacity
is also set against the newest count that another report had before it, which it seems to raise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from firsthand.core.claim import Claim, Modality
from firsthand.core.finding import Finding, FindingKind
from firsthand.core.quantity import Bound
from firsthand.core.text import PartKind
from firsthand.packs import Conversion, Packs
from firsthand.trace.division import SIGNS, in_words, plain

COUNTED = frozenset([Modality.STATED, Modality.ASSESSED])
HELD = "count and capacity"
"""The rule by which a count and a capacity are set apart."""


def same_sides(a: Claim, b: Claim) -> bool:
    """Whether two figures can be of one thing between the same sides, as far as the words say."""
    return all(
        mine is None or theirs is None or mine == theirs
        for mine, theirs in (
            (a.category, b.category),
            (a.sender, b.sender),
            (a.receiver, b.receiver),
            (a.place, b.place),
        )
    )


def find_apart(
    groups: Sequence[Sequence[Claim]], packs: Packs, paired: Collection[str], printed: Mapping[str, date | None]
) -> list[Finding]:
    """What cannot be compared in each report, then each capacity with the count before it.

    Args:
        groups: the claims of each report, in a fixed order of reports.
        packs: factors between units, and kinds of units.
        paired: ids of claims that were set against another already.
        printed: report -> the latest day it was published.
    """
    found: dict[tuple[object, ...], Finding] = {}
    for claims in groups:
        body = sorted((c for c in claims if c.part is PartKind.BODY), key=lambda c: c.spans[0].start)
        for finding in (*_units(body, packs, paired), *_senses(body), *_kinds(body, packs)):
            ends = frozenset(c.origin or c.id for c in claims if c.id in finding.claims)
            found.setdefault((finding.rule, ends), finding)
    known = {key[1] for key in found if key[0] == HELD}
    everything = [c for claims in groups for c in claims if c.part is PartKind.BODY]
    return [*found.values(), *_raised(everything, printed, known)]


def _raised(
    claims: Sequence[Claim], printed: Mapping[str, date | None], known: Collection[object]
) -> Iterator[Finding]:
    """Each capacity with the newest count before it by another voice, where no report sets the two side by side."""

    def day(claim: Claim) -> date | None:
        return (claim.said_on.latest if claim.said_on else None) or printed.get(claim.document)

    seen: set[str] = set()
    numeric = [c for c in claims if c.quantity.bound is not Bound.VAGUE and c.quantity.unit and day(c)]
    for capacity in sorted((c for c in numeric if c.modality is Modality.CAPACITY), key=lambda c: (len(c.via), c.id)):
        origin, unit, when = capacity.origin or capacity.id, capacity.quantity.unit or "", day(capacity)
        if origin in seen or unit.endswith(" of supply"):
            continue
        before = [
            c
            for c in numeric
            if c.modality in COUNTED
            and c.quantity.unit == unit
            and c.document != capacity.document
            and _two(c, capacity)
            and (told := day(c)) is not None
            and when is not None
            and told <= when
        ]
        if not before:
            continue
        seen.add(origin)
        count = max(before, key=lambda c: (day(c) or date.min, -len(c.via), c.id))
        if frozenset((origin, count.origin or count.id)) not in known:
            yield _finding(count, capacity, HELD, _raises(count, capacity), None)


def _two(a: Claim, b: Claim) -> bool:
    """Whether two figures are of two sayings by two named voices, about the same sides."""
    named = a.speaker is not None and b.speaker is not None and a.speaker.name != b.speaker.name
    return named and (a.origin is None or a.origin != b.origin) and same_sides(a, b)


def _units(claims: Sequence[Claim], packs: Packs, paired: Collection[str]) -> Iterator[Finding]:
    factors: dict[tuple[str, str], list[Conversion]] = {}
    for conversion in packs.conversions:
        factors.setdefault((conversion.source, conversion.target), []).append(conversion)
    loose = [c for c in claims if c.id not in paired and c.quantity.bound is not Bound.VAGUE and c.modality in COUNTED]
    for (source, target), cited in factors.items():
        counts = [c for c in loose if c.quantity.unit == target]
        for holder in (c for c in loose if c.quantity.unit == source):
            other = next((c for c in counts if _two(holder, c)), None)
            if other:
                check = _converted(holder, cited, target)
                message = (
                    f"“{holder.quote}” ({_voice(holder)}) and “{other.quote}” ({_voice(other)}) count different "
                    "things, and the report gives no factor between them: neither confirms nor corrects the other. By "
                    f"published factors (derived): {check}."
                )
                yield _finding(holder, other, "other unit, other speaker", message, check)


def _converted(holder: Claim, cited: Sequence[Conversion], target: str) -> str:
    """A figure times the least and the greatest published factor, its bound kept."""
    low, high = min(c.low for c in cited), max(c.high for c in cited)
    quantity, source = holder.quantity, cited[0].source
    spread = plain(low) if low == high else f"{plain(low)} to {plain(high)}"
    if quantity.high is None:
        result = f"{SIGNS[quantity.bound]}{plain((quantity.low or 0) * low)}"
    elif quantity.low is None:
        result = f"{SIGNS[quantity.bound]}{plain(quantity.high * high)}"
    else:
        result = f"{plain(quantity.low * low)} to {plain(quantity.high * high)}"
    return f"{in_words(quantity)} {source} × {spread} {target} a {source.removesuffix('s')} = {result} {target}"


def _senses(claims: Sequence[Claim]) -> Iterator[Finding]:
    numeric = [c for c in claims if c.quantity.bound is not Bound.VAGUE and c.quantity.unit]
    for capacity in (c for c in numeric if c.modality is Modality.CAPACITY):
        for count in numeric:
            same = count.quantity.unit == capacity.quantity.unit and count.modality in COUNTED
            if same and _two(count, capacity) and not (capacity.quantity.unit or "").endswith(" of supply"):
                yield _finding(count, capacity, HELD, _raises(count, capacity), None)


def _raises(count: Claim, capacity: Claim) -> str:
    return (
        f"“{count.quote}” ({_voice(count)}) is a count; “{capacity.wording.quote}” ({_voice(capacity)}) is what could "
        "be held or carried. The second does not raise the first."
    )


def _kinds(claims: Sequence[Claim], packs: Packs) -> Iterator[Finding]:
    by_kind: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        names = {k.name for k in packs.kinds if k.unit == claim.quantity.unit and _is(claim, k.words)}
        if len(names) == 1:
            by_kind.setdefault((claim.quantity.unit or "", names.pop()), []).append(claim)
    keys = sorted(by_kind)
    for n, first in enumerate(keys):
        for second in keys[n + 1 :]:
            pair = next(((a, b) for a in by_kind[first] for b in by_kind[second] if _two(a, b)), None)
            if first[0] == second[0] and pair:
                a, b = sorted(pair, key=lambda c: c.spans[0].start)
                message = (
                    f"“{a.quote}” ({_voice(a)}) and “{b.quote}” ({_voice(b)}) are both told in {first[0]}, but of two "
                    f"kinds, {first[1]} and {second[1]}: neither is a part or a rival of the other."
                )
                yield _finding(a, b, "two kinds", message, None)


def _is(claim: Claim, words: Sequence[str]) -> bool:
    text = f"{claim.quote} {claim.quantity.item or ''}".lower()
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)


def _voice(claim: Claim) -> str:
    return (claim.speaker.name if claim.speaker else None) or "the report's own voice"


def _finding(a: Claim, b: Claim, rule: str, message: str, check: str | None) -> Finding:
    after = b.wording if b.modality is Modality.CAPACITY else b.spans[0]
    return Finding(
        kind=FindingKind.NOT_COMPARABLE,
        change=None,
        documents=tuple(dict.fromkeys((b.document, a.document))),
        before=a.quote,
        after=after.quote,
        spans=(a.spans[0], after),
        rule=rule,
        message=message,
        claims=(a.id, b.id),
        check=check,
    )
