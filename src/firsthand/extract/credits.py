"""Whom a figure is credited to: the saying that governs it, its speaker, and through whom it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.core.attribution import CueType, Speaker
from firsthand.core.text import PartKind, Report
from firsthand.extract.context import Context
from firsthand.extract.sayings import Saying
from firsthand.packs import Packs, wordlist

PORTALS = wordlist("names.portals")
"""Sites that carry others' reports without being their source."""
ACTS = (CueType.PROMISE, CueType.SEEK)
"""Cues of what somebody does with words rather than tells."""
NOT_AGENCIES = wordlist("names.not_agencies")
"""Words in an outlet's brackets that say how a report was taken over."""
MOST_WORDS = 3
"""An agency's name is short; a longer bracket describes the report."""


@dataclass(frozen=True, slots=True)
class House:
    """Who relays what a whole report says: `relays` all of it, `lead` (paragraph, outlet) what follows a paragraph."""

    relays: tuple[str, ...]
    lead: tuple[int, str] | None


def governing(sayings: Sequence[Saying], at: int) -> Saying | None:
    """The saying whose content holds token `at`: the innermost, which is the one whose cue stands nearest."""
    holding = [s for s in sayings if s.speaker and s.content[0] <= at < s.content[1]]
    if holding and all(s.outlet for s in holding):
        # "per the wire the North supplies 40 percent, says the envoy; 60 percent …": the clause goes on with the envoy
        said = [s for s in sayings if s.speaker and not s.outlet and s.cue and s.content[0] == 0 and s.cue[1] <= at]
        holding += said[-1:]
    telling = [s for s in holding if s.cue_type not in ACTS]
    if telling and any(not s.outlet for s in telling):
        # "Karvenia has asked for 120 missiles, two officials said": who asks acts, who tells of it speaks
        holding = telling
    if not holding:
        return None
    voices = [s for s in holding if not s.outlet] or holding

    def distance(saying: Saying) -> int:
        if saying.cue is None:
            return 1000
        return at - saying.cue[1] if saying.cue[1] <= at else 100 + saying.cue[0] - at

    nearest = min(voices, key=distance)
    if nearest.speaker and nearest.speaker.person is None:
        # "Shin revealed that Seoul has discovered": a state found it, its minister says so
        for other in holding:
            speaker = other.speaker
            if not speaker or not speaker.person or other is nearest:
                continue
            post = speaker.organisation
            told = nearest.cue_type is CueType.ASSERT and nearest.told
            if post and nearest.speaker.organisation and nearest.speaker.organisation in post and not told:
                return other
            if nearest.state and nearest.observed and (post is None or post == nearest.speaker.organisation):
                return other
    return nearest


def credit(context: Context, saying: Saying | None, house: House) -> tuple[Speaker | None, tuple[str, ...]]:
    """The speaker of a saying and its relays, nearest the speaker first."""
    if saying is None or saying.speaker is None:
        return None, house.relays
    via = list(saying.via)
    outer = [
        s for s in context.sayings if s is not saying and s.speaker and s.content[0] <= saying.content[0] < s.content[1]
    ]
    tokens = context.sentence.tokens
    outer = [s for s in outer if not (s.cue and any(t.word == ";" for t in tokens[s.cue[1] : saying.content[0]]))]
    for other in reversed(outer):
        name = other.speaker.name if other.speaker else None
        if saying.speaker.person and not other.outlet and other.cue and saying.cue and other.cue[0] > saying.cue[0]:
            continue
        if name and name != saying.speaker.name and name not in via and (other.outlet or not saying.outlet):
            via.append(name)
    lead = house.lead
    if lead and context.sentence.paragraph > lead[0] and lead[1] not in via and saying.speaker.name != lead[1]:
        via.append(lead[1])
    via += [r for r in house.relays if r not in via and r != saying.speaker.name]
    return saying.speaker, tuple(v for v in via if v != saying.speaker.organisation)


def bracketed_relay(report: Report, packs: Packs) -> tuple[str, ...]:
    """The agency in an outlet's brackets, "The Tribune (AP)", relays all of its report, also what nobody is named for.

    A portal ("Yahoo") only carries it, wherever it stands.
    """
    outlet = report.outlet or ""
    if "(" not in outlet or ")" not in outlet:
        return ()
    inside = outlet[outlet.index("(") + 1 : outlet.rindex(")")]
    opening = inside.split(",")[0].split("/")[0].split()
    words = [w for w in opening if w not in NOT_AGENCIES]
    first = " ".join(words)
    if not first or first.lower() in PORTALS or opening[-1] in ("press", "media"):
        return ()
    known = packs.entities.get(first.lower())
    return (packs.canonical(first),) if known or (first[:1].isupper() and len(words) <= MOST_WORDS) else ()


def lead_relay(contexts: Sequence[Context]) -> tuple[int, str] | None:
    """An outlet that the first body paragraph credits for the whole story relays what follows."""
    body = [c for c in contexts if c.sentence.part is PartKind.BODY]
    if not body:
        return None
    first = body[0].sentence.paragraph
    for context in body:
        if context.sentence.paragraph != first:
            break
        for saying in context.sayings:
            if (
                saying.outlet
                and saying.rule == "according"
                and saying.speaker
                and saying.speaker.name
                and saying.content[0] == 0
            ):
                return first, saying.speaker.name
    return None
