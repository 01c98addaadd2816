"""What the margin says beside a figure: who, when, how it was read, where it comes from, what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim, Modality, Stance
from firsthand.views import wording
from firsthand.views.index import Card, Index, after, anchor


@dataclass(frozen=True, slots=True)
class Note:
    """What the margin says about one figure."""

    words: str
    href: str
    about: str
    origin: tuple[str, str] | None
    cards: tuple[tuple[str, str], ...]


def place_of(card: Card, claim: Claim) -> str:
    """The anchor of the place of a card that a claim is the retelling of; the card's own where there is none."""
    for spot in card.places:
        end = after(spot.first)
        if end is not None and any(span.overlaps(end) for span in claim.spans):
            return spot.anchor
    return card.anchor


def note(index: Index, claim: Claim, before: Claim | None) -> Note:
    """The note on a claim; `before` is the claim of the note above it, whose voice is not named twice."""
    when = wording.dates(index.said_on(claim))
    speaker = wording.who(claim.speaker)
    if not speaker and claim.traced_speaker:
        speaker = f"{wording.who(claim.traced_speaker)}, traced"
    via = f", through {wording.joined(articled(wording.isolated(v)) for v in claim.via)}" if claim.via else ""
    told = claim.modality.value if claim.modality is not Modality.STATED else ""
    stance = {
        Stance.DENIES: "denied here",
        Stance.SUPERSEDES: "quoted as replaced",
        Stance.CONTRASTS: "a rival’s figure",
    }
    q = claim.quantity
    unit = wording.unit_words(q.unit, q.point)
    read = "sets no number" if q.low is None and q.high is None else f"read as {wording.figure(q)} {unit}".strip()
    bits = [f"{wording.capital(speaker or 'no speaker found')}{via}", when, read, told]
    if before and (before.speaker, before.via, index.said_on(before)) == (
        claim.speaker,
        claim.via,
        index.said_on(claim),
    ):
        bits[:2] = ["The same voice"]
    bits.append(stance.get(claim.stance, ""))
    origin = index.of(claim)
    reading = index.reading(claim)
    named = None
    if origin:
        label = "origin, which is read from these words" if reading and reading.claim == claim.id else "origin"
        named = (label, "#" + anchor("o-", origin.id))
    cards = tuple((f"finding {c.number}", f"#{place_of(c, claim)}") for c in index.changed.get(claim.id, ()))
    words, href = wording.clean(claim.quote), "#" + anchor("c-", claim.id)
    return Note(words, href, "; ".join(filter(None, bits)), named, cards)
