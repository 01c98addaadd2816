"""Whom a figure is credited to: the saying that governs it, its speaker, and through whom it came."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.core.attribution import CueType, Speaker
from firsthand.core.claim import Claim
from firsthand.core.text import PartKind, Report
from firsthand.extract.context import Context
from firsthand.extract.sayings import ACTS, Saying
from firsthand.extract.tokens import Tokens
from firsthand.extract.untold import TAGGER
from firsthand.packs import Packs, wordlist

ROLES = wordlist("voices.people")
"""What persons are called by who have no name."""
PORTALS = wordlist("names.portals")
"""Sites that carry others' reports without being their source."""
NARROW = ("agent", "passive", "object")
"""Rules of sayings whose content is one noun phrase or clause: whatever else holds it, the figure is theirs."""
NOT_AGENCIES = wordlist("names.not_agencies")
"""Words in an outlet's brackets that say how a report was taken over."""
DASHES = frozenset(["-", "–", "—"])
DATELINE = 10
"""Tokens before the wire's name in a dateline at most: place and day."""
LEAST_DATELINE = 6
PARTING = frozenset(["when", "while", "whereas", "although", "though"])
"""Words after a comma with which a report turns to somebody else."""
SEMICOLON = frozenset([";"])
CARRIED = ("between", "carried-on")
"""Rules that give a sentence to a voice of another one: what the tagger reads in the sentence itself is surer."""
MOST_WORDS = 3
"""An agency's name is short; a longer bracket describes the report."""


@dataclass(frozen=True, slots=True)
class Lead:
    """An outlet that the paragraph which begins a report credits, for whom, and whether for all that follows."""

    paragraph: int
    outlet: str
    speakers: frozenset[str]
    all: bool


@dataclass(frozen=True, slots=True)
class House:
    """Who relays what a whole report says: `relays` all of it, `lead` what follows its first paragraph."""

    relays: tuple[str, ...]
    lead: Lead | None

    def through(self, paragraph: int, speaker: str | None) -> tuple[str, ...]:
        """The lead's outlet where a speaker's words of a paragraph came through it."""
        lead = self.lead
        if lead is None or paragraph <= lead.paragraph or speaker == lead.outlet:
            return ()
        return (lead.outlet,) if lead.all or speaker in lead.speakers else ()


def governing(sayings: Sequence[Saying], at: int, tokens: Tokens, *, figure: bool = False) -> Saying | None:
    """The saying whose content holds token `at`: the innermost, which is the one whose cue stands nearest.

    Args:
        sayings: those of a sentence.
        at: the token.
        tokens: the sentence.
        figure: whether a figure stands there, which somebody must have given.
    """
    learned = [s for s in sayings if s.rule == TAGGER and s.content[0] <= at < s.content[1]]
    if not learned:
        return _governing([s for s in sayings if s.rule != TAGGER], at, tokens, figure=figure)
    ruled = _governing([s for s in sayings if s.rule != TAGGER], at, tokens, figure=figure)
    if ruled is not None and ruled.rule not in CARRIED:
        return ruled
    return min(learned, key=lambda s: s.content[1] - s.content[0])


def _governing(sayings: Sequence[Saying], at: int, tokens: Tokens, *, figure: bool) -> Saying | None:
    """The saying by rules that holds token `at`."""
    if not sayings:
        return None
    holding = [s for s in sayings if s.speaker and s.content[0] <= at < s.content[1]]
    if len(holding) == 1 and not holding[0].outlet and holding[0].cue_type is not CueType.DECLINE:
        return holding[0]
    narrow = [s for s in holding if s.rule in NARROW]
    if narrow:
        return min(narrow, key=lambda s: s.content[1] - s.content[0])
    if figure:
        # who declines to speak of a figure has not given it
        holding = [s for s in holding if s.cue_type is not CueType.DECLINE]
    if not holding:
        # "…, the envoy said; 60 percent …": what follows the semicolon is still the envoy's
        before = [s for s in sayings if s.speaker and s.rule == "verb" and s.content[0] == 0]
        said = [s for s in before if s.cue and s.cue[1] <= at and ";" in tokens.lower[s.cue[1] : at]]
        holding = said[-1:]
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
            body = nearest.speaker.organisation
            if body and not told and _own_body(speaker, body):
                return other
            if nearest.state and nearest.observed and (post is None or post == nearest.speaker.organisation):
                return other
    return nearest


def _own_body(person: Speaker, body: str) -> bool:
    """Whether a body is the one that a person speaks for, as told by the post or by a minister's office."""
    post, name = (person.organisation or "").lower(), body.lower()
    office = (person.role or "").lower().removesuffix("minister").strip()
    ministry = name.endswith(f"{office} ministry") or f"ministry of {office}" in name
    return bool(post and name in post) or bool(office and office != person.role and ministry)


def credit(context: Context, saying: Saying | None, house: House) -> tuple[Speaker | None, tuple[str, ...]]:
    """The speaker of a saying and its relays, nearest the speaker first."""
    if saying is None or saying.speaker is None:
        return None, house.relays
    if saying.outlet and saying.speaker.name in house.relays:
        # the agency of the brackets is the report's own voice
        return None, house.relays
    via = list(saying.via)
    beside = context.learned if saying.rule == TAGGER else ()
    outside = [s for s in (*context.sayings, *beside) if s is not saying]
    outer = [s for s in outside if s.speaker and s.content[0] <= saying.content[0] < s.content[1]]
    tokens = context.sentence.tokens
    begin = saying.source[0] if saying.source else saying.content[0]
    parting = _parting(tokens, begin) if outer else -1
    outer = [s for s in outer if not (s.cue and s.cue[1] <= parting)]
    outlets = {n.name for n in context.names if n.outlet} if outer else set()
    for other in reversed(outer):
        if not via and other.via and other.speaker and other.speaker.name == saying.speaker.name:
            # "Orlev told the paper that he had counted 158"
            via += other.via
        name = other.speaker.name if other.speaker else None
        if saying.speaker.person and not other.outlet and other.cue and saying.cue and other.cue[0] > saying.cue[0]:
            continue
        if not other.outlet and (saying.rule in NARROW or other.cue_type is CueType.ASSESS):
            continue
        if name and name != saying.speaker.name and name not in via and (other.outlet or not saying.outlet):
            # who was told by the speaker stands before the outlet that prints it
            at = len(via) if other.outlet else next((k for k, v in enumerate(via) if v in outlets), len(via))
            via.insert(at, name)
    compared = bool(outside) and any(
        s.source and s.source[0] and "what" in tokens.lower[max(0, s.source[0] - 2) : s.source[0]] for s in outside
    )
    if not compared:
        via += [r for r in house.through(context.sentence.paragraph, saying.speaker.name) if r not in via]
    via += [r for r in house.relays if r not in via and r != saying.speaker.name]
    return saying.speaker, tuple(v for v in via if v != saying.speaker.organisation)


def headed(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a report, a role in its headline made the person whom its text credits with the same figure.

    "Researcher: leak covers 37 million people" is said by the researcher whom the text names.
    """
    out = []
    for claim in claims:
        speaker = claim.speaker
        if claim.part is not PartKind.HEADLINE or speaker is None or not _role_only(speaker):
            out.append(claim)
            continue
        same = (c for c in claims if c.in_body and c.quantity.same_figure(claim.quantity))
        told = {c.speaker.name: c.speaker for c in same if c.speaker and c.speaker.person}
        named = [s for s in told.values() if not _role_only(s)]
        if len(told) != 1 or not named:
            out.append(claim)
            continue
        organisation = named[0].organisation or speaker.organisation
        out.append(replace(claim, speaker=replace(named[0], organisation=organisation)))
    return out


def _role_only(speaker: Speaker) -> bool:
    """Whether a person is told by what they are and by no name."""
    words = (speaker.person or "").lower().split()
    return bool(words) and words[-1] in ROLES and not any(w[:1].isupper() for w in (speaker.person or "").split()[1:])


def _parting(tokens: Tokens, last: int) -> int:
    """Where before token `last` a clause of the report's own begins, ", while Kestria admits …"; -1 where none does."""
    stops = tokens.spots(SEMICOLON)
    at = bisect_left(stops, last)
    words = tokens.spots(PARTING)
    commas = (k - 1 for k in reversed(words[: bisect_left(words, last)]) if k and tokens[k - 1] == ",")
    return max(stops[at - 1] if at else -1, next(commas, -1))


def dateline_relay(report: Report, contexts: Sequence[Context], packs: Packs) -> tuple[str, ...]:
    """The wire in the dateline, "SORN (CW) — …", relays all of a report unless it is the report's own outlet."""
    body = next((c for c in contexts if c.sentence.part is PartKind.BODY), None)
    if body is None:
        return ()
    tokens = body.sentence.tokens
    if len(tokens) < LEAST_DATELINE or not tokens[0].isupper():
        return ()
    for k in range(1, min(DATELINE, len(tokens) - 3)):
        wire = tokens[k + 1]
        if tokens[k] != "(" or tokens[k + 2] != ")" or tokens[k + 3] not in DASHES:
            continue
        if not wire.isalpha() or not wire[:2].isupper() or wire.lower() in NOT_AGENCIES:
            return ()
        name = packs.canonical(wire)
        outlet = packs.canonical(report.outlet) if report.outlet else ""
        initials = "".join(word[0] for word in (report.outlet or "").split() if word[0].isupper())
        short = (report.outlet or "").lower().replace(" ", "").startswith(wire.lower())
        return () if name == outlet or short or initials.endswith(wire) else (name,)
    return ()


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


def lead_relay(contexts: Sequence[Context], *, digest: bool) -> Lead | None:
    """An outlet that the first body paragraph credits relays what follows.

    All of it in a digest, and where it is the only voice of its sentence; else what the others of that sentence go on
    to say.
    """
    body = [c for c in contexts if c.sentence.part is PartKind.BODY]
    if not body:
        return None
    first = body[0].sentence.paragraph
    for context in body:
        if context.sentence.paragraph != first:
            break
        for saying in context.sayings:
            name = saying.speaker.name if saying.speaker else None
            if saying.outlet and saying.rule == "according" and name and saying.content[0] == 0:
                said = [s.speaker.name for s in context.sayings if s.speaker and s.speaker.name and not s.outlet]
                return Lead(first, name, frozenset(said), digest or not said)
    return None
