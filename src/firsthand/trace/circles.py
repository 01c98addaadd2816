"""Reports that lean on each other: an outlet credits a second one for a figure that the second has from the first.

Every report's credits for a figure are steps: from the outlet to the last relay, from each relay to the one before it.
Where the steps for one figure lead back to an outlet whose report is in the collection, its figure has no support
outside the circle, as far as the credits go. An outlet that prints the speaker's words as its own interview elsewhere
is still shown: the later report leans on the earlier one of the same house.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.core.claim import Claim, Stance
from firsthand.core.finding import Finding, FindingKind
from firsthand.core.text import Report
from firsthand.packs import Packs


@dataclass(frozen=True, slots=True)
class _Step:
    """An outlet credits another for a figure: by which claim of whose report."""

    to: str
    claim: Claim


def find_circles(reports: Sequence[Report], claims: Sequence[Claim], packs: Packs) -> tuple[Finding, ...]:
    """One finding for each circle of outlets and figure, in the order of reports.

    Args:
        reports: the collection.
        claims: its claims, traced.
        packs: names of outlets, so that two spellings are one.
    """
    outlets = {r.document: _plain(packs.canonical(r.outlet)) for r in reports if r.outlet}
    credited = [
        c
        for c in sorted(claims, key=lambda c: (c.document, c.spans[0].start))
        if c.stance is Stance.ASSERTS and c.document in outlets and _chain(c, packs)
    ]
    steps: dict[tuple[str, str | None], list[_Step]] = {}
    chains = [_chain(claim, packs) for claim in credited]
    for claim, chain in zip(credited, chains, strict=True):
        for giver, to in pairwise([outlets[claim.document], *chain]):
            if giver != to:
                steps.setdefault((giver, claim.quantity.unit), []).append(_Step(to, claim))
    passed_on = {name for chain in chains for name in chain}
    out: list[Finding] = []
    seen: set[frozenset[str]] = set()
    for claim, chain in zip(credited, chains, strict=True):
        home = outlets[claim.document]
        path = _back(home, claim, chain[0], steps) if home in passed_on else []
        circle = frozenset([home, *(step.to for step in path)])
        if len(path) > 1 and circle not in seen:
            seen.add(circle)
            out.append(_finding(home, path, {_plain(packs.canonical(r.outlet)): r.outlet for r in reports if r.outlet}))
    return tuple(out)


def _plain(name: str) -> str:
    return name.split("(", maxsplit=1)[0].lower().removeprefix("the ").strip()


def _chain(claim: Claim, packs: Packs) -> list[str]:
    """Whom a report credits for a figure, the nearest to the report first, the speaker last if it is an outlet."""
    names = [*reversed(claim.via)]
    if claim.speaker and claim.speaker.outlet and claim.speaker.name:
        names.append(claim.speaker.name)
    return [_plain(packs.canonical(name)) for name in names]


def _same(a: Claim, b: Claim) -> bool:
    """Whether two claims print one figure."""
    return a.measure.accepts(b.measure) and a.quantity.same_figure(b.quantity)


def _back(home: str, claim: Claim, first: str, steps: Mapping[tuple[str, str | None], Sequence[_Step]]) -> list[_Step]:
    """The shortest way from an outlet over the one it credits back to itself, empty where there is none.

    `steps` are those of all figures, by who takes them and the unit; only those for the claim's own figure are walked.
    """
    start = _Step(first, claim)
    if first == home:
        return []
    waiting = deque([[start]])
    known = {first}
    while waiting:
        path = waiting.popleft()
        for step in steps.get((path[-1].to, claim.quantity.unit), ()):
            if step.to != home and step.to in known:
                continue
            if not _same(claim, step.claim):
                continue
            if step.to == home:
                return [*path, step]
            known.add(step.to)
            waiting.append([*path, step])
    return []


def _finding(home: str, path: Sequence[_Step], names: dict[str, str | None]) -> Finding:
    first, last = path[0].claim, path[-1].claim
    before, after = last.sentence, first.sentence
    voices = {s.name for step in path if (s := step.claim.speaker) and s.name and not s.outlet}
    rest = (
        f"They name {' and '.join(sorted(voices))} as the speaker, but who heard it cannot be told from them."
        if voices
        else "None of these reports names a source outside the circle for it, so they are one source at most."
    )
    way = " → ".join(names.get(name) or name.title() for name in (home, *(step.to for step in path)))
    return Finding(
        kind=FindingKind.CIRCULAR,
        change=None,
        documents=tuple(dict.fromkeys(step.claim.document for step in path)),
        before=before.quote,
        after=after.quote,
        spans=(before, after),
        rule="credits lead back",
        message=f"For “{first.quote}” the credits go round: {way}. {rest} Who had it first?",
        origin=first.origin,
        claims=(last.id, first.id),
    )
