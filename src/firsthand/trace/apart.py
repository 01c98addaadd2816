"""Figures of one report that look alike and neither confirm nor correct each other.

* ``other unit, other speaker``: containers by one voice, rounds by another, and no factor between them in the report.
* ``count and capacity``: what was counted, and what something could hold.
* ``two kinds``: kinds of one unit that the pack keeps apart (artillery and small arms).

One finding for each two origins of a collection and rule.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from firsthand.core.claim import Claim, Modality
from firsthand.core.finding import Finding, FindingKind
from firsthand.core.quantity import Bound
from firsthand.core.text import PartKind
from firsthand.packs import Conversion, Packs
from firsthand.trace.division import SIGNS, in_words, plain

COUNTED = frozenset([Modality.STATED, Modality.ASSESSED])


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


def find_apart(groups: Sequence[Sequence[Claim]], packs: Packs, paired: Collection[str]) -> list[Finding]:
    """What cannot be compared in each report.

    Args:
        groups: the claims of each report, in a fixed order of reports.
        packs: factors between units, and kinds of units.
        paired: ids of claims that were set against another already.
    """
    found: dict[tuple[object, ...], Finding] = {}
    for claims in groups:
        body = sorted((c for c in claims if c.part is PartKind.BODY), key=lambda c: c.spans[0].start)
        for finding in (*_units(body, packs, paired), *_senses(body), *_kinds(body, packs)):
            ends = frozenset(c.origin or c.id for c in claims if c.id in finding.claims)
            found.setdefault((finding.rule, ends), finding)
    return list(found.values())


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
                message = (
                    f"“{count.quote}” ({_voice(count)}) is a count; “{capacity.wording.quote}” ({_voice(capacity)}) is "
                    "what could be held or carried. The second does not raise the first."
                )
                yield _finding(count, capacity, "count and capacity", message, None)


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
        documents=(a.document,),
        before=a.quote,
        after=after.quote,
        spans=(a.spans[0], after),
        rule=rule,
        message=message,
        claims=(a.id, b.id),
        check=check,
    )
