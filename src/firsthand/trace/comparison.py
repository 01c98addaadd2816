"""What changed in the record between two days: answers, sayings, findings and denials."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from firsthand.core.claim import Claim, Modality
from firsthand.core.comparison import Comparison, Turn
from firsthand.core.estimate import Answer, LeftOut
from firsthand.core.finding import Correction, Denial, Finding
from firsthand.core.lineage import Lineage, Origin, Reading
from firsthand.core.text import Report
from firsthand.trace.deniers import day_of
from firsthand.trace.estimates import said_by

COUNTS = (Modality.STATED, Modality.CAPACITY)
"""What is asked where the capacities said in between belong to the answer."""


def compare(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    lineage: Lineage,
    before: tuple[Sequence[Answer], Sequence[Finding]],
    now: tuple[Sequence[Answer], Sequence[Finding]],
    *,
    since: date,
    until: date | None,
    known_by: date | None,
) -> Comparison:
    """The record as of `since` set against that as of `until`.

    Args:
        reports: the collection.
        claims: traced.
        lineage: their origins.
        before: answers and findings as of the earlier day.
        now: the same as of the later one, the answers to the same questions in the same order.
        since: the earlier day.
        until: the later day; None where everything said counts.
        known_by: keep reports published by that day, for both.
    """
    fresh = dict(_said_between(reports, claims, lineage, since=since, until=until, known_by=known_by))
    by_id = {claim.id: claim for claim in claims}
    taken = {id for finding in now[1] if isinstance(finding, Correction) for id in finding.takes}
    turns = [_turn(a, b, fresh, by_id, taken) for a, b in zip(before[0], now[0], strict=True)]
    known = {_key(finding) for finding in before[1]}
    return Comparison(
        since=since,
        until=until,
        known_by=known_by,
        turns=tuple(t for t in turns if t.moved or t.origins or t.gone),
        origins=tuple(fresh),
        findings=tuple(f for f in now[1] if not isinstance(f, Denial) and _key(f) not in known),
        denials=_denied_between(now[1], since, until),
    )


def _said_between(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    lineage: Lineage,
    *,
    since: date,
    until: date | None,
    known_by: date | None,
) -> Iterator[tuple[str, tuple[Origin, Reading]]]:
    """The readings said after one day and by another, by their ids, in the order first said."""
    published = {r.document: (r.published.latest if r.published else None) for r in reports}
    by_id = {claim.id: claim for claim in claims}
    for origin in lineage.origins:
        for reading in origin.readings:
            told = [by_id[id] for id in (reading.claim, *reading.variants)]
            if known_by is not None:
                told = [c for c in told if (day := published[c.document]) is not None and day <= known_by]
            said = said_by(origin, told, published) if told else None
            if said is not None and said > since and (until is None or said <= until):
                yield origin.reading_id(reading), (origin, reading)


def _turn(
    before: Answer,
    now: Answer,
    fresh: Mapping[str, tuple[Origin, Reading]],
    claims: Mapping[str, Claim],
    taken: Collection[str],
) -> Turn:
    """What became of one answer; `taken` are the ids of claims that were taken back by the later day."""
    told = _named(now)
    held = [
        id
        for id, (_, reading) in fresh.items()
        if now.modality in COUNTS
        and claims[reading.claim].modality is Modality.CAPACITY
        and now.measure.accepts(reading.measure)
    ]
    origins = tuple(id for id in fresh if id in told or id in held)
    stood = {*before.origins, *(row.origin for row in (*before.standing, *before.vague)), *origins}
    past = {row.origin for row in (*before.superseded, *before.later_higher)}
    replaced = [row for row in (*now.superseded, *now.later_higher) if row.origin not in past]
    left = [row for row in now.rejected if row.origin in stood and (row.origin not in origins or row.claim in taken)]
    gone: dict[str, LeftOut] = {}
    for row in (*replaced, *left):
        gone.setdefault(row.origin, row)
    return Turn(before, now, origins, tuple(gone.values()))


def _named(answer: Answer) -> set[str]:
    """The ids of all readings that an answer names, whether they stand or not."""
    rows = (*answer.superseded, *answer.later_higher, *answer.vague, *answer.rejected, *answer.standing)
    return {*answer.origins, *(row.origin for row in rows)}


def _denied_between(findings: Sequence[Finding], since: date, until: date | None) -> tuple[Denial, ...]:
    """Denials made in between, each once however many reports tell it."""
    found: dict[str, Denial] = {}
    earlier: set[str] = set()
    for number, finding in enumerate(findings):
        if not isinstance(finding, Denial):
            continue
        key, day = finding.origin or str(number), day_of(finding)
        if day is None or day <= since:
            earlier.add(key)
        elif until is None or day <= until:
            found.setdefault(key, finding)
    return tuple(denial for key, denial in found.items() if key not in earlier)


def _key(finding: Finding) -> tuple[object, ...]:
    """By what a finding is the same one on two days."""
    places = tuple((span.document, span.start, span.end) for span in finding.spans)
    return (finding.kind, finding.change, finding.rule, places, finding.before, finding.after)
