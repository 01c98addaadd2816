"""The direction most reports of a collection tell, for figures whose own report names one side or none.

"Kirby spoke of more than 1,000 containers" does not say from whom to whom; the other reports of the story do. A figure
is completed only where its own words contradict neither side, no third party is the one who gives, and its report names
one of the two sides or tells of no other two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from firsthand.core.claim import Claim
from firsthand.extract.flows import Flow, complete

AGREED = 0.6
"""Share of the reports with a whole direction that must tell the same one."""
LEAST = 2
"""Reports that must tell it; one report is no collection."""


def main_direction(claims: Sequence[Sequence[Claim]]) -> Flow:
    """The direction that most reports give for most of what was transferred; (None, None) where they do not agree.

    Args:
        claims: the claims of each report.
    """
    votes: Counter[Flow] = Counter()
    for report in claims:
        whole = Counter(Flow(c.sender, c.receiver) for c in report if c.sender and c.receiver)
        if whole:
            top = max(whole.values())
            votes[min((f for f in whole if whole[f] == top), key=lambda f: (f.sender or "", f.receiver or ""))] += 1
    if not votes:
        return Flow(None, None)
    flow, count = max(votes.items(), key=lambda row: (row[1], row[0].sender or "", row[0].receiver or ""))
    return flow if count >= LEAST and count >= AGREED * sum(votes.values()) else Flow(None, None)


def directed(
    claims: Sequence[Claim], states: Collection[str], actors: Mapping[str, str | None], main: Flow
) -> list[Claim]:
    """The claims of one report, those with an open side completed by the main direction of the collection.

    Args:
        claims: the claims of the report.
        states: the states it names.
        actors: the id of each claim that has a direction, with the third party that acts in its sentence, if any.
        main: see `main_direction`.
    """
    named = {main.sender, main.receiver} & set(states)
    elsewhere = any(c.sender and c.receiver and {c.sender, c.receiver} != {main.sender, main.receiver} for c in claims)
    if main.sender is None or (elsewhere and not named):
        return list(claims)
    out = []
    for claim in claims:
        if claim.id in actors and actors[claim.id] in (None, main.sender, main.receiver):
            flow = complete(_told(claim, main), main)
            out.append(replace(claim, sender=flow.sender, receiver=flow.receiver))
        else:
            out.append(claim)
    return out


def _told(claim: Claim, main: Flow) -> Flow:
    """The direction a claim's words give, without a sender who only says so: "the Department said it could supply"."""
    speaker, sender = claim.speaker, claim.sender
    foreign = sender is not None and sender not in (main.sender, main.receiver)
    if foreign and claim.receiver is None and speaker is not None and sender in (speaker.state, speaker.organisation):
        return Flow(None, None)
    return Flow(sender, claim.receiver)
