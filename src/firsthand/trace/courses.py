"""What an answer was on each day on which something was said or taken back."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date

from firsthand.core.claim import Claim
from firsthand.core.estimate import Policy, Step
from firsthand.core.finding import Correction, Denial, Finding, FindingKind
from firsthand.core.lineage import Lineage
from firsthand.core.text import Report
from firsthand.trace.deniers import bears_on
from firsthand.trace.estimates import estimate, said_by
from firsthand.trace.measures import Question

BEARING = frozenset([FindingKind.CORRECTION, FindingKind.DENIAL, FindingKind.CONFLICT])
"""Kinds of findings that an answer takes into account."""
MOST_DAYS = 150
"""Of more days only the last so many are looked at: each costs an estimate."""


def course(
    asked: Question,
    reports: Sequence[Report],
    claims: Sequence[Claim],
    lineage: Lineage,
    findings: Sequence[Finding],
    *,
    known_by: date | None = None,
    policy: Policy = Policy.UCDP,
    order: Sequence[frozenset[str]] = (),
) -> tuple[Step, ...]:
    """The answer's ends as of each day on which they changed, the earliest first.

    Only `asked`'s own readings, withdrawals and denials can change it, so only their days are looked at. What came
    after the day of an answer is there too: a chart shows it as said later.

    Args:
        asked: one of `measures.questions`.
        reports: the collection.
        claims: traced.
        lineage: their origins.
        findings: all of the story, whatever day was asked for; each estimate takes those of its own day.
        known_by: keep reports published by that day.
        policy: how the ends are chosen.
        order: for `source-order`, as `estimate` takes it.
    """
    origins = tuple(o for o in lineage.origins if any(r.claim in asked.readings for r in o.readings))
    told = {id for o in origins for r in o.readings for id in (r.claim, *r.variants)}
    lineage, claims = replace(lineage, origins=origins), [c for c in claims if c.id in told]
    findings = [f for f in findings if f.kind in BEARING]
    days = _days(asked, reports, claims, lineage, findings)[-MOST_DAYS:]
    ids = {o.id for o in origins}
    findings = [f for f in findings if _concerns(f, asked, told, ids)]
    documents = {c.document for c in claims} | {s.document for f in findings for s in f.spans}
    documents |= {document for f in findings for document in f.documents}
    reports = [r for r in reports if r.document in documents]
    found: list[Step] = []
    last: tuple[float | None, float | None] = (None, None)
    for on in days:
        answer = estimate(
            asked, reports, claims, lineage, findings, as_of=on, known_by=known_by, policy=policy, order=order
        )
        ends = (answer.low, answer.high)
        if ends != last:
            found.append(Step(on, answer.low, answer.high, answer.low_open, answer.high_open))
            last = ends
    return tuple(found)


def _concerns(finding: Finding, asked: Question, told: Set[str], origins: Set[str]) -> bool:
    """Whether a finding can bear on the ends: a denial of the measure or a saying, what sets or takes back its claims.

    Args:
        finding: of a kind that bears on answers.
        asked: the question.
        told: the ids of the claims of its sayings.
        origins: the ids of their origins.
    """
    if isinstance(finding, Denial):
        return bears_on(finding, asked.measure) or not origins.isdisjoint(finding.target)
    return not told.isdisjoint(finding.takes if isinstance(finding, Correction) else finding.claims)


def _days(
    asked: Question,
    reports: Sequence[Report],
    claims: Sequence[Claim],
    lineage: Lineage,
    findings: Sequence[Finding],
) -> list[date]:
    """Every day on which the answer can have changed, in order."""
    by_id = {c.id: c for c in claims}
    published = {r.document: (r.published.latest if r.published else None) for r in reports}
    days = {f.said_on.latest for f in findings if isinstance(f, (Correction, Denial)) and f.said_on}
    for origin in lineage.origins:
        for reading in origin.readings:
            if reading.claim in asked.readings:
                days.add(said_by(origin, [by_id[c] for c in (reading.claim, *reading.variants)], published))
    return sorted(day for day in days if day is not None)
