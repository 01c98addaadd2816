"""Whom a claim credits: named, nameless, the press, the institution behind a voice, and whether it is another one."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Claim, Statement
from firsthand.core.text import PartKind, Report
from firsthand.packs import Packs, wordlist

PRESS = wordlist("credited.press")
"""Voices that publish what others say."""
NAMELESS = wordlist("credited.nameless")
"""Voices of no institution."""


STEM = 5
"""Letters that the name of a state and its adjective mostly share."""


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


def other_voice(base: Claim, claim: Claim) -> bool:
    """Whether a retelling credits the figure to another institution than the saying's own, or to a person of one.

    Persons must be told as such are, by a full name with a role or an institution.
    """
    a, b = base.speaker, claim.speaker
    if not a or not b or not _full(a) or heads(claim) or not owned(base) or not owned(claim):
        return False
    if b.person is None:
        # "Halvania promises 300,000 shells": a side of the deal acts, and is credited with nothing
        apart = b.organisation not in (claim.sender, claim.receiver)
        houses = a.organisation or "", b.organisation or ""
        return apart and all(houses) and not _of_one_state(*houses)
    if not _full(b):
        return False
    apart = a.organisation != b.organisation or a.organisation is None
    return apart and _two_names(a.person or "", b.person or "")


def _of_one_state(a: str, b: str) -> bool:
    """Whether two bodies are one, or one the state of the other: "Lutania", "Lutanian general staff"."""
    first, second = a.lower(), b.lower()
    return first in second or second in first or first[:STEM] == second[:STEM]


def _two_names(a: str, b: str) -> bool:
    """Whether two full names are of two persons: neither has the other's last word, nor one that begins alike."""
    first, second = (name.lower().replace("-", " ").split() for name in (a, b))
    return first[-1] not in second and second[-1] not in first and first[-1][:3] != second[-1][:3]


def _full(speaker: Speaker) -> bool:
    """Whether a speaker is a person told by a full name and by what they are."""
    named = speaker.person is not None and " " in speaker.person and speaker.person[:1].isupper()
    return named and bool(speaker.role or speaker.organisation)
