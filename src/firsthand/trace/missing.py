"""The originals a collection lacks: outlets that its reports credit and that are not among them.

Ranked by what reading them could change: first those behind a figure that sets an end of an answer, or its capacity,
then by how many figures of the collection came through them. Nothing is guessed about what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.core.claim import Claim
from firsthand.core.estimate import Answer
from firsthand.core.story import Story
from firsthand.core.text import Span
from firsthand.packs import Packs, wordlist

HEADS = wordlist("names.outlet_heads")
"""The last word of an outlet's name, where nothing else is known of it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An outlet credited and not in the collection.

    `questions` are those whose answer rests on a figure that came through it, `claims` the ids of all such figures,
    `origins` their sayings, `evidence` a sentence with such a figure, one that names the outlet where there is one.
    """

    outlet: str
    questions: tuple[str, ...]
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    evidence: Span

    def record(self) -> dict[str, Any]:
        """The public record."""
        return {
            "outlet": self.outlet,
            "questions": list(self.questions),
            "origins": list(self.origins),
            "figures": len(self.claims),
            "evidence": self.evidence.record(),
        }


def find_missing(story: Story, packs: Packs) -> tuple[Missing, ...]:
    """What is worth getting, the most worthwhile first."""
    here = {_plain(r.outlet) for r in story.reports if r.outlet}
    found: dict[str, list[Claim]] = {}
    for claim in story.claims:
        for name in dict.fromkeys(_credited(claim, packs)):
            if not any(_plain(name) in outlet or outlet in _plain(name) for outlet in here):
                found.setdefault(name, []).append(claim)
    out = [_missing(name, claims, story.answers) for name, claims in found.items()]
    return tuple(sorted(out, key=lambda m: (-len(m.questions), -len(m.claims), m.outlet)))


def _plain(name: str | None) -> str:
    return (name or "").lower().removeprefix("the ").strip()


def _credited(claim: Claim, packs: Packs) -> Iterable[str]:
    """The outlets a claim came through, as its report or the tracing credits them."""
    if claim.speaker and claim.speaker.outlet and claim.speaker.name:
        yield claim.speaker.name
    for name in (*claim.via, *claim.traced_via):
        entity = packs.entities.get(name.lower())
        if (entity and entity.kind == "outlet") or (not entity and name.lower().split()[-1] in HEADS):
            yield name


def _missing(name: str, claims: Sequence[Claim], answers: Iterable[Answer]) -> Missing:
    ids = {claim.id for claim in claims}
    origins = {claim.origin for claim in claims if claim.origin}
    bearing = [a.question for a in answers if origins & a.utterances or (a.capacity and a.capacity.claim in ids)]
    word = name.rsplit(maxsplit=1)[-1].lower()
    first = min(claims, key=lambda c: (word not in c.sentence.quote.lower(), c.document, c.spans[0].start))
    return Missing(name, tuple(bearing), tuple(sorted(origins)), tuple(sorted(ids)), first.sentence)
