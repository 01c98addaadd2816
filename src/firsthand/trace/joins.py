"""Which claims of a collection retell one utterance: one function for each reason, tried in the order of `origins`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from firsthand.core.claim import Claim, Stance
from firsthand.core.quantity import Bound
from firsthand.core.text import PartKind, Report
from firsthand.trace.sameness import WEEK, Sets, alike, compatible, known_figure, one_stance, telling, window

FEWEST_WORDS = 5
"""A sentence of fewer words can be written twice by chance."""
PRESS = frozenset(["journalists", "reporters", "media", "local media", "state media"])
"""Voices that publish what others say."""
NAMELESS = frozenset(["officials", "sources", "observers", "experts", "analysts"])
"""Voices of no institution."""


def premises(claims: Sequence[Claim], groups: Sequence[str]) -> frozenset[int]:
    """Claims that take as known a figure another institution gives: "given the more than 1,000 containers".

    Whoever reckons with such a figure is not the one who said it.
    """
    voiced: dict[tuple[str | None, str | None], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and claim.speaker.name and not press(claim) and not known_figure(claim):
            voiced.setdefault((claim.category, claim.quantity.unit), []).append(i)
    return frozenset(
        i
        for i, claim in enumerate(claims)
        if telling(claim.quantity)
        and known_figure(claim)
        and any(
            groups[j] != groups[i] and alike(claim.quantity, claims[j].quantity)
            for j in voiced.get((claim.category, claim.quantity.unit), ())
        )
    )


def join_speakers(
    claims: Sequence[Claim],
    groups: Sequence[str],
    reports: Mapping[str, Report],
    known: frozenset[int],
    sets: Sets,
) -> None:
    """Join claims of one speaker, and of two voices of one state, that can be one utterance.

    `known` are claims whose figure is another's, as `premises` finds them.
    """
    by_speaker: dict[str, list[int]] = {}
    by_group: dict[tuple[str, str | None], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and claim.speaker.name and i not in known:
            by_speaker.setdefault(claim.speaker.name, []).append(i)
            by_group.setdefault((groups[i], claim.quantity.unit), []).append(i)
    for indices in by_speaker.values():
        for x, i in enumerate(indices):
            for j in indices[x + 1 :]:
                a, b = claims[i], claims[j]
                apart = window(a, reports[a.document]).apart(window(b, reports[b.document]))
                if a.document == b.document:
                    continue
                if a.said_on and b.said_on and a.said_on.is_day and a.said_on == b.said_on:
                    if _agree(a, b) or a.quantity.unit != b.quantity.unit:
                        sets.join(i, j, "same-speaker")
                elif apart <= WEEK and _agree(a, b) and _placed(a, b, reports):
                    sets.join(i, j, "same-speaker")
    for indices in by_group.values():
        for x, i in enumerate(indices):
            for j in indices[x + 1 :]:
                a, b = claims[i], claims[j]
                if a.document == b.document or a.speaker == b.speaker or a.quantity.bound is Bound.VAGUE:
                    continue
                near = window(a, reports[a.document]).apart(window(b, reports[b.document])) <= WEEK
                state = {a.speaker.name, b.speaker.name} & {groups[i]} if a.speaker and b.speaker else None
                dated = near if state else a.said_on and b.said_on and a.said_on.apart(b.said_on) <= WEEK
                if a.speaker and b.speaker and a.speaker.organisation == b.speaker.organisation:
                    # a spokeswoman and the office she speaks for
                    dated = window(a, reports[a.document]).apart(window(b, reports[b.document])) <= WEEK
                if a.speaker and b.speaker and not (a.speaker.person and b.speaker.person):
                    # an office and whoever speaks for it: the days they were printed decide
                    dated = dated or (_printed(a, b, reports) and not (a.said_on and b.said_on))
                if dated and a.quantity.same_figure(b.quantity) and a.measure.accepts(b.measure):
                    sets.join(i, j, "same-government")


def join_sayings(claims: Sequence[Claim], known: frozenset[int], sets: Sets) -> None:
    """Join the claims of one speaker in one report, unless the words date them to two days.

    A figure quoted as replaced belongs to an earlier saying, and so does one that contradicts what was joined before.
    """
    by_voice: dict[tuple[str, str], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and claim.speaker.name and i not in known:
            by_voice.setdefault((claim.document, claim.speaker.name), []).append(i)
    for indices in by_voice.values():
        for x, i in enumerate(indices):
            for j in indices[x + 1 :]:
                a, b = claims[i], claims[j]
                replaced = (a.stance is Stance.SUPERSEDES) is not (b.stance is Stance.SUPERSEDES)
                if replaced or sets.contrary(i, j):
                    continue
                if a.said_on == b.said_on or _heads(a) or _heads(b):
                    sets.join(i, j, "same-saying")


def join_offices(claims: Sequence[Claim], groups: Sequence[str], sets: Sets) -> None:
    """Join what a report tells of a state with what the one person says who speaks for it: "Seoul says … Shin said".

    A day of their own that differs keeps two sayings apart.
    """
    by_document: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and claim.speaker.name:
            by_document.setdefault(claim.document, []).append(i)
    for indices in by_document.values():
        for group in sorted({groups[i] for i in indices}):
            voices = {claims[i].speaker for i in indices if groups[i] == group}
            named = {v.name for v in voices if v and v.name != group}
            if len(named) != 1 or not any(v and v.person in named for v in voices):
                # two offices of one state in one report are two sayings
                continue
            state = [i for i in indices if groups[i] == group and _name(claims[i]) == group]
            office = [i for i in indices if _name(claims[i]) in named]
            for i in state:
                fits = [j for j in office if claims[i].said_on in (None, claims[j].said_on)]
                if fits and claims[i].stance == claims[fits[0]].stance:
                    sets.join(i, fits[0], "own-office")


def join_relays(claims: Sequence[Claim], reports: Mapping[str, Report], sets: Sets) -> None:
    """Join what a relay is credited with alone to what others credit to a speaker through that relay.

    "Yonhap reported 13,000" and "military intelligence, Yonhap reported, counted 13,000" are one saying; within one
    report so are the other figures of that account.
    """
    through: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and claim.speaker.name:
            for relay in claim.via:
                through.setdefault(relay, []).append(i)
    for i, claim in enumerate(claims):
        if not claim.speaker or claim.speaker.name not in through:
            continue
        told = [j for j in through[claim.speaker.name] if claims[j].speaker != claim.speaker]
        own = [j for j in told if claims[j].document == claim.document and claims[j].said_on in (None, claim.said_on)]
        if claim.speaker.outlet and own and len({claims[j].speaker for j in own}) == 1:
            sets.join(i, own[0], "own-relay")
            continue
        fits = [j for j in told if claims[j].document != claim.document and _agree(claim, claims[j])]
        near = [j for j in fits if _dated(claim, claims[j], reports)]
        if near and len({sets.root(j) for j in near}) == 1:
            sets.join(i, near[0], "own-relay")


def join_echoes(
    claims: Sequence[Claim],
    groups: Sequence[str],
    reports: Mapping[str, Report],
    known: frozenset[int],
    sets: Sets,
) -> None:
    """Join a figure nobody is credited with, or an outlet alone, to the one saying that has it: an echo, by likeness.

    Only a figure that one institution of the collection gives, and not one printed before that was said. Where several
    institutions give the number, those that limit it alike go before those that do not.
    """
    voiced: dict[tuple[str | None, str | None], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and claim.speaker.name and not press(claim) and i not in known:
            voiced.setdefault((claim.category, claim.quantity.unit), []).append(i)
    for i, claim in enumerate(claims):
        unowned = claim.speaker is None or press(claim) or i in known
        if not unowned or not telling(claim.quantity):
            continue
        mine = reports[claim.document].published
        fits = []
        for j in voiced.get((claim.category, claim.quantity.unit), ()):
            other = claims[j]
            if not alike(claim.quantity, other.quantity) or not claim.measure.accepts(other.measure):
                continue
            if not one_stance(claim, other) or (claim.speaker is None and other.document == claim.document):
                continue
            said = window(other, reports[other.document])
            if mine and mine.latest and said.earliest and mine.latest < said.earliest:
                continue
            fits.append(j)
        for close in (fits, [j for j in fits if claims[j].quantity.bound is claim.quantity.bound]):
            if close and len({groups[j] for j in close}) == 1 and len({sets.root(j) for j in close}) == 1:
                sets.join(i, close[0], "same-figure")
                break


def join_account(claims: Sequence[Claim], groups: Sequence[str], sets: Sets) -> None:
    """Join what a report tells in its own voice, or of nameless officials, to the one voice it has for that matter.

    Only where its body credits one institution with figures of the same two sides, and the words give no time of their
    own.
    """
    by_document: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        by_document.setdefault(claim.document, []).append(i)
    for indices in by_document.values():
        voiced = [
            i for i in indices if claims[i].speaker and claims[i].part is PartKind.BODY and not nameless(claims[i])
        ]
        if not voiced or len({sets.root(i) for i in voiced}) != 1:
            continue
        head = claims[voiced[0]]
        for i in indices:
            claim = claims[i]
            if (claim.speaker is not None and not nameless(claim)) or sets.root(i) == sets.root(voiced[0]):
                continue
            sides = (claim.sender, claim.receiver) == (head.sender, head.receiver) and head.receiver is not None
            if sides and claim.stance is head.stance and claim.category == head.category and claim.said_on is None:
                sets.join(i, voiced[0], "own-account")


def nameless(claim: Claim) -> bool:
    """Whether the words credit persons of no name and no institution: "officials"."""
    speaker = claim.speaker
    return bool(speaker and speaker.person and speaker.organisation is None and speaker.person.lower() in NAMELESS)


def _dated(a: Claim, b: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether two claims can have been said within a week, as far as anything tells."""
    return window(a, reports[a.document]).apart(window(b, reports[b.document])) <= WEEK and _placed(a, b, reports)


def press(claim: Claim) -> bool:
    """Whether a claim is credited to those who publish alone: an outlet, "journalists"."""
    speaker = claim.speaker
    return bool(speaker and (speaker.outlet or (speaker.person or "").lower() in PRESS))


def _name(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


def _heads(claim: Claim) -> bool:
    """Whether a claim stands over the text without a day of its own: it tells what the text tells."""
    return claim.part in (PartKind.HEADLINE, PartKind.SUBHEAD) and claim.said_on is None


def _agree(a: Claim, b: Claim) -> bool:
    return compatible(a.quantity, b.quantity) and a.measure.accepts(b.measure) and one_stance(a, b)


def _placed(a: Claim, b: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether the two can be placed in time at all: one has a day of its own, or their publications are near."""
    if a.said_on or b.said_on:
        return True
    first, second = reports[a.document].published, reports[b.document].published
    if first is None or second is None:
        return a.quantity.same_figure(b.quantity)
    return first.apart(second) <= WEEK


def _printed(a: Claim, b: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether two reports can have been printed within a week of each other; one without a day can."""
    first, second = reports[a.document].published, reports[b.document].published
    return first is None or second is None or first.apart(second) <= WEEK


def join_words(claims: Sequence[Claim], sets: Sets) -> None:
    """Join figures that stand in one sentence printed word for word in several reports: copies are one origin."""
    seen: dict[tuple[str, float | None, float | None, str | None], int] = {}
    for i, claim in enumerate(claims):
        words = re.findall(r"\w+", claim.sentence.quote.lower())
        if len(words) < FEWEST_WORDS:
            continue
        quantity = claim.quantity
        key = (" ".join(words), quantity.low, quantity.high, quantity.unit)
        if key in seen:
            sets.join(seen[key], i, "same-words")
        else:
            seen[key] = i


def join_bodies(claims: Sequence[Claim], sets: Sets) -> None:
    """A headline or an unattributed sentence retells the nearest attributed figure of its own report."""
    by_document: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        by_document.setdefault(claim.document, []).append(i)
    for indices in by_document.values():
        for i in indices:
            claim = claims[i]
            heading = claim.part in (PartKind.HEADLINE, PartKind.SUBHEAD)
            if claim.speaker is not None and not heading:
                continue
            fits = [
                j
                for j in indices
                if j != i
                and claims[j].part is PartKind.BODY
                and (claims[j].speaker is not None or heading)
                and claims[j].measure.accepts(claim.measure)
                and compatible(claim.quantity, claims[j].quantity)
            ]
            if fits:
                best = min(
                    fits,
                    key=lambda j: (
                        not claims[j].quantity.same_figure(claim.quantity),
                        claims[j].speaker is None,
                        claims[j].spans[0].start,
                    ),
                )
                sets.join(i, best, "own-body")
