"""The originals a collection lacks: outlets that its reports credit and that are not among them.

Ranked by what reading them could change: first those behind a figure that sets an end of an answer, or its capacity,
the main answer before the others; then those behind a denial that makes an answer contested; then by how much of the
collection came through them. Nothing is guessed about what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from firsthand.core.claim import Claim
from firsthand.core.estimate import Answer
from firsthand.core.finding import Denial, Finding
from firsthand.core.missing import Missing
from firsthand.core.text import Report
from firsthand.packs import Packs, wordlist

HEADS = wordlist("names.outlet_heads")
"""The last word of an outlet's name, where nothing else is known of it."""


@dataclass(slots=True)
class _Through:
    """What came through one outlet: figures, and denials by their place among the findings."""

    claims: list[Claim] = field(default_factory=list)
    denials: dict[int, Denial] = field(default_factory=dict)


def find_missing(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    answers: Sequence[Answer],
    packs: Packs,
) -> tuple[Missing, ...]:
    """What is worth getting, the most worthwhile first.

    Args:
        reports: the collection.
        claims: its claims, traced.
        findings: its findings; the denials among them are read.
        answers: its answers, the main one first, which name denials by their place in `findings`.
        packs: names of outlets.
    """
    here = {_plain(r.outlet) for r in reports if r.outlet}

    def absent(names: Iterable[str]) -> list[str]:
        lacking = (n for n in dict.fromkeys(names) if not any(_plain(n) in o or o in _plain(n) for o in here))
        return list(lacking)

    found: dict[str, _Through] = {}
    for claim in claims:
        for name in absent(_credited(claim, packs)):
            found.setdefault(name, _Through()).claims.append(claim)
    for number, finding in enumerate(findings):
        if isinstance(finding, Denial):
            for name in absent(n for n in finding.via if _publishes(n, packs)):
                found.setdefault(name, _Through()).denials[number] = finding
    rows = [(_rank(through, answers), _missing(name, through, answers)) for name, through in found.items()]
    rows.sort(key=lambda row: (row[0], -len(row[1].questions), -len(row[1].claims), -row[1].denials, row[1].outlet))
    return tuple(row for _, row in rows)


def _plain(name: str | None) -> str:
    return (name or "").lower().removeprefix("the ").strip()


def _credited(claim: Claim, packs: Packs) -> Iterable[str]:
    """The outlets a claim came through, as its report or the tracing credits them."""
    if claim.speaker and claim.speaker.outlet and claim.speaker.name:
        yield claim.speaker.name
    yield from (name for name in (*claim.via, *claim.traced_via) if _publishes(name, packs))


def _publishes(name: str, packs: Packs) -> bool:
    """Whether a relay is an outlet."""
    entity = packs.entities.get(name.lower())
    return entity.kind == "outlet" if entity else name.lower().split()[-1] in HEADS


def _sets(through: _Through, answer: Answer) -> bool:
    """Whether a figure that came through an outlet sets an end of an answer, or is its capacity."""
    origins = {claim.origin for claim in through.claims if claim.origin}
    held = answer.capacity is not None and answer.capacity.claim in {claim.id for claim in through.claims}
    return held or bool(origins & answer.utterances)


def _contests(through: _Through, answer: Answer) -> bool:
    """Whether a denial that came through an outlet makes an answer contested."""
    return bool({d.finding for d in answer.denied_by} & set(through.denials))


def _rank(through: _Through, answers: Sequence[Answer]) -> tuple[int, int]:
    """Figures before denials before neither, then the place of the first answer that could change."""
    for kind, bears in enumerate((_sets, _contests)):
        place = next((n for n, answer in enumerate(answers) if bears(through, answer)), None)
        if place is not None:
            return kind, place
    return 2, 0


def _missing(name: str, through: _Through, answers: Sequence[Answer]) -> Missing:
    claims = through.claims
    origins = {claim.origin for claim in claims if claim.origin}
    bearing = tuple(a.question for a in answers if _sets(through, a) or _contests(through, a))
    word = name.rsplit(maxsplit=1)[-1].lower()
    spans = [c.sentence for c in claims] + [d.spans[0] for d in through.denials.values()]
    evidence = min(spans, key=lambda s: (word not in s.quote.lower(), s.document, s.start))
    ids = tuple(sorted(claim.id for claim in claims))
    return Missing(name, bearing, tuple(sorted(origins)), ids, len(through.denials), evidence)
