"""Whom a claim credits, as far as joining needs it: named, nameless, the press, and the institution behind a voice."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.core.claim import Claim, Statement
from firsthand.core.text import PartKind, Report
from firsthand.packs import Packs, wordlist

PRESS = wordlist("credited.press")
"""Voices that publish what others say."""
NAMELESS = wordlist("credited.nameless")
"""Voices of no institution."""


def name(claim: Claim) -> str | None:
    """The name of a claim's speaker."""
    return claim.speaker.name if claim.speaker else None


def nameless(claim: Claim) -> bool:
    """Whether the words credit persons of no name and no institution: "officials"."""
    speaker = claim.speaker
    return bool(speaker and speaker.person and speaker.organisation is None and speaker.person.lower() in NAMELESS)


def press(claim: Claim) -> bool:
    """Whether a claim is credited to those who publish alone: an outlet, "journalists"."""
    speaker = claim.speaker
    return bool(speaker and (speaker.outlet or (speaker.person or "").lower() in PRESS))


def owned(claim: Claim) -> bool:
    """Whether a claim is somebody's: credited to a voice that is no mere publisher."""
    return name(claim) is not None and not press(claim)


def heads(claim: Claim) -> bool:
    """Whether a claim stands over the text without a day of its own: it tells what the text tells."""
    return not claim.in_body and claim.part is not PartKind.CAPTION and claim.said_on is None


def group_of(claim: Claim | Statement, packs: Packs, report: Report, states: Mapping[str, str]) -> str:
    """The institution a claim's speaker shares with others: its state, else itself.

    A report's own voice is its outlet. `states` says which organisation belongs to which state, as any report tells.
    """
    if claim.speaker is None:
        return report.outlet or claim.document
    known = packs.people.get(claim.speaker.person or "")
    if known:
        return known
    for voice in (claim.speaker.organisation, claim.speaker.person):
        entity = packs.entities.get((voice or "").lower())
        if entity:
            return entity.of or entity.name
    state = claim.speaker.state or states.get(claim.speaker.organisation or "")
    if state:
        return state
    words = (claim.speaker.organisation or claim.speaker.person or "").lower().split()
    for last in range(len(words) - 1, 0, -1):
        # "South Korean intelligence": a voice told by its state
        if demonym := packs.adjectives.get(" ".join(words[:last])):
            return demonym.name
    return claim.speaker.organisation or claim.speaker.person or claim.document
