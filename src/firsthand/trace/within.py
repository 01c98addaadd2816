"""Which claims of one report retell one utterance: one function for each reason, tried in the order of `origins`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.core.claim import Claim, Stance
from firsthand.trace.changes import swapped
from firsthand.trace.sameness import OF_A_WHOLE, covers, one_stance, one_thing, part, specific
from firsthand.trace.sets import Sets
from firsthand.trace.voices import heads, name, nameless

WHOLE_REACH = 600
"""Characters from a whole to a part of it at most: a paragraph."""


def join_within(claims: Sequence[Claim], groups: Sequence[str], known: frozenset[int], sets: Sets) -> None:
    """Join what each report tells of one saying, whoever of an institution is named for it.

    `known` are claims whose figure is another's, as `joins.premises` finds them.
    """
    for indices in by_document(claims):
        voiced = [i for i in indices if name(claims[i])]
        _join_sayings(claims, [i for i in voiced if i not in known], sets)
        _join_offices(claims, groups, voiced, sets)
        _join_sentences(claims, indices, sets)


def join_own_voice(claims: Sequence[Claim], sets: Sets) -> None:
    """Join what each report tells in its own voice, headlines among it, to what it credits to somebody."""
    for indices in by_document(claims):
        _join_bodies(claims, indices, sets)
        _join_parts(claims, indices, sets)


def by_document(claims: Sequence[Claim]) -> list[list[int]]:
    """The indices of the claims of each report."""
    out: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        out.setdefault(claim.document, []).append(i)
    return list(out.values())


def _join_sayings(claims: Sequence[Claim], indices: Sequence[int], sets: Sets) -> None:
    """The claims of one speaker, unless the words date them to two days.

    A figure quoted as replaced belongs to an earlier saying, and so does one that contradicts what was joined before.
    """
    by_voice: dict[str | None, list[int]] = {}
    for i in indices:
        by_voice.setdefault(name(claims[i]), []).append(i)
    for mine in by_voice.values():
        tried: tuple[object, ...] = ()
        for x, i in enumerate(mine):
            a = claims[i]
            replaced, heading = a.stance is Stance.SUPERSEDES, heads(a)
            like = (sets.root(i), replaced, heading, a.said_on, sets.joins)
            if like == tried:
                # another of this saying was set against all that follow, and nothing was joined
                continue
            for j in mine[x + 1 :]:
                b = claims[j]
                if replaced is (b.stance is Stance.SUPERSEDES) and (a.said_on == b.said_on or heading or heads(b)):
                    sets.join_agreeing(i, j, "same-saying")
            tried = like


def _join_offices(claims: Sequence[Claim], groups: Sequence[str], indices: Sequence[int], sets: Sets) -> None:
    """What a report tells of a body, and what the one person says who speaks for it: "Seoul says … Shin said".

    The body is a state, or the ministry whose spokesman is named. A day of their own that differs keeps two sayings
    apart.
    """
    for group in sorted({groups[i] for i in indices}):
        told = [i for i in indices if groups[i] == group]
        voices = {v for i in told if (v := claims[i].speaker)}
        named = {v.name for v in voices if v.name != group}
        people = {v for v in voices if v.person in named and v.person is not None}
        if len({v.person for v in people}) != 1:
            continue
        person = next(iter(people))
        if named - {person.person, person.organisation}:
            # two offices of one state in one report are two sayings
            continue
        bodies = {group, person.organisation}
        office = [i for i in told if name(claims[i]) == person.person]
        for i in told:
            if name(claims[i]) not in bodies or name(claims[i]) == person.person:
                continue
            day = claims[i].said_on
            fits = [j for j in office if day is None or claims[j].said_on in (None, day)]
            if fits and claims[i].stance == claims[fits[0]].stance:
                sets.join_agreeing(i, fits[0], "own-office")


def _join_sentences(claims: Sequence[Claim], indices: Sequence[int], sets: Sets) -> None:
    """A figure in nobody's name in the sentence of one voice, with its category and sides, is that voice's."""
    by_sentence: dict[int, list[int]] = {}
    for i in indices:
        if claims[i].in_body:
            by_sentence.setdefault(claims[i].sentence.start, []).append(i)
    for together in by_sentence.values():
        voiced = [i for i in together if name(claims[i])]
        if not voiced or len({name(claims[i]) for i in voiced}) != 1:
            continue
        for i in together:
            claim = claims[i]
            same = [j for j in voiced if _told_of_one(claim, claims[j])]
            if claim.speaker is None and same:
                sets.join_agreeing(i, same[0], "same-sentence")


def _told_of_one(a: Claim, b: Claim) -> bool:
    """Whether two figures tell of one thing that happened between the same sides."""
    return a.category is not None and (a.category, a.sender, a.receiver) == (b.category, b.sender, b.receiver)


def _join_parts(claims: Sequence[Claim], indices: Sequence[int], sets: Sets) -> None:
    """A part in nobody's name that opens its sentence is of the saying that has the whole: "Nine of them were"."""
    body = sorted((i for i in indices if claims[i].in_body), key=lambda i: claims[i].spans[0].start)
    for at, i in enumerate(body):
        claim = claims[i]
        opens = claim.spans[0].start == claim.sentence.start or re.match(OF_A_WHOLE, claim.sentence.quote)
        if claim.speaker is not None or not opens or not part(claim):
            continue
        wholes = [
            j
            for j in body[:at]
            if name(claims[j])
            and claims[j].quantity.unit == claim.quantity.unit
            and claim.spans[0].start - claims[j].spans[0].end <= WHOLE_REACH
        ]
        if wholes and claims[wholes[-1]].quantity.ends[1] > claim.quantity.ends[1]:
            sets.join_agreeing(i, wholes[-1], "own-part")


def _join_bodies(claims: Sequence[Claim], indices: Sequence[int], sets: Sets) -> None:
    """A headline or an unattributed sentence retells the nearest attributed figure of its own report."""
    for i in indices:
        claim = claims[i]
        heading = not claim.in_body
        if claim.speaker is not None and not heading:
            continue
        others = [
            j
            for j in indices
            if j != i
            and claims[j].in_body
            and (claims[j].speaker is not None or heading)
            and one_stance(claim, claims[j])
        ]
        fits = [j for j in others if one_thing(claims[j], claim)]
        if not fits and heading:
            same = [j for j in others if claims[j].measure.accepts(claim.measure)]
            fits = [j for j in same if covers(claims[j].quantity, claim.quantity)]
        if not fits and heading:
            bodies = [j for j in indices if claims[j].in_body and specific(claim.quantity)]
            fits = [j for j in bodies if swapped(claims[j], claim)]
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


def join_account(claims: Sequence[Claim], sets: Sets) -> None:
    """Join what a report tells in its own voice, or of nameless officials, to the one voice it has for that matter.

    Only where its body credits one institution with figures of the same two sides, and the words give no time of their
    own.
    """
    for indices in by_document(claims):
        voiced = [i for i in indices if claims[i].speaker and claims[i].in_body and not nameless(claims[i])]
        if not voiced or len({sets.root(i) for i in voiced}) != 1:
            continue
        head = claims[voiced[0]]
        for i in indices:
            claim = claims[i]
            if (claim.speaker is not None and not nameless(claim)) or sets.root(i) == sets.root(voiced[0]):
                continue
            sides = (claim.sender, claim.receiver) == (head.sender, head.receiver) and head.receiver is not None
            if sides and claim.stance is head.stance and claim.category == head.category and claim.said_on is None:
                sets.join_agreeing(i, voiced[0], "own-account")
