"""Whom a figure is credited to: the saying that governs it, its speaker, and through whom it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.core.attribution import Speaker
from firsthand.core.text import PartKind, Report
from firsthand.extract.context import Context, Placed
from firsthand.extract.sayings import Saying
from firsthand.packs import Packs


@dataclass(frozen=True, slots=True)
class House:
    """Who relays what a whole report says: `relays` all of it, `lead` (paragraph, outlet) what follows a paragraph."""

    relays: tuple[str, ...]
    lead: tuple[int, str] | None


def governing(sayings: Sequence[Saying], mention: Placed) -> Saying | None:
    """The saying whose content holds a figure: the innermost, which is the one whose cue stands nearest."""
    holding = [s for s in sayings if s.speaker and s.content[0] <= mention.first < s.content[1]]
    if not holding:
        return None
    voices = [s for s in holding if not s.outlet] or holding

    def distance(saying: Saying) -> int:
        if saying.cue is None:
            return 1000
        return mention.first - saying.cue[1] if saying.cue[1] <= mention.first else 100 + saying.cue[0] - mention.first

    nearest = min(voices, key=distance)
    if nearest.speaker and nearest.speaker.person is None:
        # "Shin revealed that Seoul has discovered": a state found it, its minister says so
        for other in holding:
            speaker = other.speaker
            if not speaker or not speaker.person or other is nearest:
                continue
            post = speaker.organisation
            if post and nearest.speaker.organisation and nearest.speaker.organisation in post:
                return other
            if nearest.state and nearest.observed and (post is None or post == nearest.speaker.organisation):
                return other
    return nearest


def credit(context: Context, saying: Saying | None, house: House) -> tuple[Speaker | None, tuple[str, ...]]:
    """The speaker of a saying and its relays, nearest the speaker first."""
    if saying is None or saying.speaker is None:
        return None, ()
    via = list(saying.via)
    outer = [
        s for s in context.sayings if s is not saying and s.speaker and s.content[0] <= saying.content[0] < s.content[1]
    ]
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
    """The agency in an outlet's brackets, "The Tribune (AP)", relays all of its report."""
    outlet = report.outlet or ""
    if "(" not in outlet or ")" not in outlet:
        return ()
    inside = outlet[outlet.index("(") + 1 : outlet.rindex(")")]
    first = inside.split(",")[0].split("/")[0].strip()
    canonical = packs.canonical(first)
    known = packs.entities.get(first.lower())
    return (canonical,) if known or first[:1].isupper() else ()


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
