"""The claims of a report beside each other: what is told again is one claim, what is added to nothing no addition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.core.claim import Claim
from firsthand.core.text import PartKind

SMALL = 10.0
"""Below this, equal numbers of one report may be two counts."""
TOLD_LATER = ("said_on", "period", "series", "not_before", "place", "scope")


def repeated(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a report, a figure of which nothing is told made one with the same figure of which it is told once.

    "A hacker offers 9 million rows … The 9 million rows are old": one number of one thing in one report is one count.
    What goes from one side to another is left alone, because who gives and gets is not told with the repetition.
    """
    told: dict[tuple[object, ...], dict[str, bool]] = {}
    for claim in claims:
        counted = min(claim.quantity.values, default=0.0) >= SMALL
        if counted and claim.category and claim.sender is None and claim.receiver is None:
            rows = told.setdefault(_figure(claim), {})
            rows[claim.category] = rows.get(claim.category, False) or claim.in_body
    out = []
    for claim in claims:
        rows = told.get(_figure(claim), {}) if claim.category is None else {}
        # a headline may tell it of something else, so that no body has it from there
        fates = {fate for fate, in_body in rows.items() if in_body or not claim.in_body}
        out.append(replace(claim, category=next(iter(fates))) if len(fates) == 1 else claim)
    return out


def apart(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a report, those no additions that "another" sets beside a figure of another fate.

    "Five people died. Another 16 are missing": the 16 are added to nothing, for no missing were told before.
    """
    out: list[Claim] = []
    told: dict[str | None, set[str]] = {}
    for claim in claims:
        before = told.setdefault(claim.quantity.unit, set())
        alone = claim.series == "increment" and claim.category and before and claim.category not in before
        out.append(replace(claim, series=None) if alone else claim)
        if claim.category:
            before.add(claim.category)
    return out


def _figure(claim: Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    return quantity.low, quantity.high, quantity.bound, quantity.magnitude, quantity.unit


def merge(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims of one report with equal reading, speaker and relays are one claim with several spans.

    What a headline leaves untold of days, totals and places is taken from the first place in the text.
    """
    out: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        speaker = (claim.speaker.person, claim.speaker.organisation) if claim.speaker else None
        sense = (claim.category, claim.modality, claim.stance, claim.question)
        key = (_figure(claim), sense, claim.sender, claim.receiver, speaker, claim.via)
        if key in out:
            first = out[key]
            later = TOLD_LATER if first.part is PartKind.HEADLINE and len(first.spans) == 1 else ()
            untold = {name: getattr(claim, name) for name in later if getattr(first, name) is None}
            if claim.speaker and first.speaker and claim.speaker.state and first.speaker.state is None:
                # the headline's "mayor" is the text's "mayor of Brenholt"
                untold["speaker"] = claim.speaker
            out[key] = replace(first, spans=(*first.spans, *claim.spans), **untold)
        else:
            out[key] = claim
    return tuple(out.values())
