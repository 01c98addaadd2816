"""What the record supports of a measure as of a day.

Policies (PRODUCT's, after the practice of UCDP and ACLED): what stands are origins not superseded, overtaken or
vague; capacities, sought, planned, forecast and merely possible figures stay out, with the reason. A speaker's own
later figure supersedes; another speaker's later, higher cumulative figure overtakes, unless it counts by another rule
of inclusion. A figure of a time that was over before the newest one's began, an addition to a total and an amount of
change are other counts and stay out. One figure for each independence group. ``ucdp``: low is the least and high the
greatest of what stands, "over N" sets low and leaves high open, best is the figure with the strongest stated basis.
``conservative``: the least that stands. ``latest``: the newest said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.core.claim import Claim, Measure, Modality, Stance
from firsthand.core.estimate import Answer, Denier, LeftOut, Policy
from firsthand.core.finding import Correction, Denial, Finding
from firsthand.core.lineage import Lineage
from firsthand.core.quantity import Bound
from firsthand.core.text import Report
from firsthand.packs import numbers
from firsthand.trace.measures import question
from firsthand.trace.policies import Ends, Row, ends, of_one_count, one_for_each_group, overtaken

FLOORS = numbers("estimates.floors")
"""The convention "twice the unit" (three times for several): a floor for vague words, in answers only."""
WHY = {
    Modality.CAPACITY: "what could be held, not what was counted",
    Modality.SOUGHT: "sought, not sent",
    Modality.PLANNED: "planned, not done",
    Modality.FORECAST: "a forecast",
    Modality.POSSIBLE: "only possible",
}
"""Why figures of these modalities stay out."""


LONG_OVER = 3
"""Years after which a period told of is another event's, not this story's."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is asked: a measure as of a day, by reports published by a day."""

    measure: Measure
    published: Mapping[str, date | None]
    as_of: date | None
    known_by: date | None


def estimate(
    measure: Measure,
    reports: Sequence[Report],
    claims: Sequence[Claim],
    lineage: Lineage,
    findings: Sequence[Finding],
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    policy: Policy = Policy.UCDP,
) -> Answer:
    """The answer to one measure, from what was said by `as_of` in reports published by `known_by`."""
    published = {r.document: (r.published.latest if r.published else None) for r in reports}
    scope = _Scope(measure, published, as_of, known_by)
    rows, undated = _rows(scope, claims, lineage)
    rejected: list[LeftOut] = []
    vague: list[Row] = []
    standing: list[Row] = []
    capacity: Row | None = None
    taken_back = [f for f in findings if isinstance(f, Correction) and _told(scope, f)]
    for row in rows:
        claim = row.claim
        taken = next((f for f in taken_back if claim.id in f.takes), None)
        if taken is not None and claim.stance is Stance.ASSERTS:
            day = taken.said_on.latest if taken.said_on else None
            when = f" by {day.day} {day:%B %Y}" if day else ""
            rejected.append(LeftOut(row.origin.id, claim.id, f"withdrawn{when}"))
        elif claim.stance is not Stance.ASSERTS:
            why = "quoted to be denied" if claim.stance is Stance.DENIES else "quoted as replaced or for contrast"
            rejected.append(LeftOut(row.origin.id, claim.id, why))
        elif claim.modality is Modality.CAPACITY:
            if capacity is None or row.claim.quantity.ends[1] > capacity.claim.quantity.ends[1]:
                capacity = row
        elif claim.modality in WHY:
            rejected.append(LeftOut(row.origin.id, claim.id, WHY[claim.modality]))
        elif claim.question:
            rejected.append(LeftOut(row.origin.id, claim.id, "a question"))
        elif _another_time(row):
            rejected.append(LeftOut(row.origin.id, claim.id, "of another time"))
        elif claim.quantity.bound is Bound.VAGUE:
            vague.append(row)
        else:
            standing.append(row)
    standing, apart = of_one_count(standing)
    rejected += apart
    superseded, later_higher, current = overtaken(standing)
    standing = one_for_each_group(current)
    chosen = ends(standing, policy)
    between = [row for row in current if row not in chosen.rows]
    convention = None
    if not standing:
        floors = [(FLOORS[m], m, row) for row in vague if (m := _plain(row.claim.quantity.magnitude)) in FLOORS]
        if floors:
            value, magnitude, widest = max(floors, key=lambda f: (f[0], f[2].origin.id))
            chosen = Ends(value, False, None, None, None, [widest])
            convention = f"{magnitude} = {value:,.0f} (a floor for a vague word)"
            vague = [row for row in vague if row is not widest]
    deniers = _denials(scope, findings, chosen.rows, vague)
    groups = sorted({row.origin.group for row in chosen.rows})
    return Answer(
        measure=measure,
        question=question(measure),
        policy=policy,
        as_of=as_of,
        known_by=known_by,
        low=chosen.low,
        low_open=chosen.low_open,
        best=chosen.best,
        high=chosen.high,
        high_open=chosen.high_open,
        capacity=capacity.claim.id if capacity else None,
        origins=tuple(row.origin.id for row in chosen.rows),
        claims=tuple(row.claim.id for row in chosen.rows),
        groups=tuple(groups),
        independent=(1 if groups else 0, len(groups)),
        denied_by=deniers.against,
        prior_denials=deniers.prior,
        other_denials=deniers.other,
        superseded=superseded,
        later_higher=later_higher,
        vague=tuple(LeftOut(r.origin.id, r.claim.id, f"“{r.claim.quote}” gives no number") for r in vague),
        rejected=tuple(rejected),
        undated=tuple(
            LeftOut(r.origin.id, r.claim.id, "no date, neither in words nor of publication") for r in undated
        ),
        standing=tuple(LeftOut(r.origin.id, r.claim.id, "stands, and sets no end") for r in between),
        convention=convention,
        contested=bool(deniers.against) and bool(chosen.rows),
    )


def _told(scope: _Scope, taken: Correction) -> bool:
    """Whether a withdrawal was told by the days asked for."""
    printed = scope.published.get(taken.spans[-1].document)
    if scope.known_by is not None and (printed is None or printed > scope.known_by):
        return False
    day = taken.said_on.latest if taken.said_on else None
    return scope.as_of is None or (day is not None and day <= scope.as_of)


def _another_time(row: Row) -> bool:
    """Whether a figure is told of a time that was long over when it was said ("in 1987 a flood killed 212")."""
    period = row.claim.period
    if period is None or period.latest is None or row.day is None:
        return False
    return row.day.year - period.latest.year > LONG_OVER


def _plain(magnitude: str | None) -> str:
    """A vague amount without the limit before it."""
    return (magnitude or "").removeprefix("at least ").removeprefix("over ").removeprefix("more than ")


def _rows(scope: _Scope, claims: Sequence[Claim], lineage: Lineage) -> tuple[list[Row], list[Row]]:
    """The readings of one measure that the dates let in, and those without any date where dates are asked for."""
    by_id = {c.id: c for c in claims}
    published, as_of, known_by = scope.published, scope.as_of, scope.known_by
    rows: list[Row] = []
    undated: list[Row] = []
    for origin in lineage.origins:
        for reading in origin.readings:
            if not scope.measure.accepts(reading.measure):
                continue
            cluster = [by_id[c] for c in (reading.claim, *reading.variants)]
            if known_by is not None:
                cluster = [c for c in cluster if (day := published[c.document]) is not None and day <= known_by]
            if not cluster:
                continue
            said = [c.said_on.latest for c in cluster if c.said_on and c.said_on.latest]
            fallback = [day for c in cluster if (day := published[c.document]) is not None]
            when = (
                min(said)
                if said
                else origin.said_on.latest
                if origin.said_on and origin.said_on.latest
                else min(fallback, default=None)
            )
            if when is not None and fallback and min(fallback) < when:
                # it cannot have been said after it was printed
                when = min(fallback)
            row = Row(origin, reading, cluster[0], when)
            if when is None:
                undated.append(row)
            elif as_of is None or when <= as_of:
                rows.append(row)
    if not rows and as_of is None and known_by is None:
        # nothing has a day: then the order is not known, and all stand side by side
        return undated, []
    return rows, undated


def _bears_on(denial: Denial, measure: Measure) -> bool:
    """Whether a denial is of this measure's event: the same two sides, or of an event without sides."""
    ends = ((denial.sender, measure.sender), (denial.receiver, measure.receiver))
    if measure.unit in denial.spares:
        # who denies sending shells says nothing of missiles; of the containers they came in it does
        return False
    if measure.sender is None and measure.receiver is None:
        return denial.sender is None and denial.receiver is None
    return all(mine is None or mine == theirs for mine, theirs in ends) and measure.category == "transferred"


def _denials(scope: _Scope, findings: Sequence[Finding], rows: Sequence[Row], vague: Sequence[Row]) -> _Deniers:
    """Who denies what stands, who denied before it was said, and who denies something else or on a day not known.

    Where no figure stands, the vague ones say from when there was something to deny.
    """
    found: tuple[dict[tuple[str, str], Denier], ...] = ({}, {}, {})
    against, prior, other = found
    first = min((row.day for row in rows or vague if row.day), default=None)
    for number, finding in enumerate(findings):
        if not isinstance(finding, Denial) or finding.by is None or not _bears_on(finding, scope.measure):
            continue
        latest = finding.said_on.latest if finding.said_on else None
        day = scope.published[finding.documents[0]]
        if scope.known_by is not None and (day is None or day > scope.known_by):
            continue
        if scope.as_of is not None and (latest is None or latest > scope.as_of):
            continue
        entry = Denier(finding.by, number, finding.said_on.record() if finding.said_on else None)
        key = (finding.by, latest.isoformat() if latest else "")
        if not rows and (first is None or latest is None or latest < first):
            place = other if latest is None else prior
        elif first is None or latest is None:
            place = other
        elif latest < first:
            place = prior
        elif _own(finding.by, rows) and not _targets(finding, rows):
            # who gave the figure denies something else
            place = other
        else:
            place = against if finding.general or _targets(finding, rows) else other
        place.setdefault(key, entry)
    return _Deniers(tuple(against.values()), tuple(prior.values()), tuple(other.values()))


def _own(by: str, rows: Sequence[Row]) -> bool:
    """Whether the one who denies is the one who gave a figure that stands; "Palegate" is Palegate Health."""
    names = [r.origin.speaker for r in rows if r.origin.speaker]
    mine = by.lower()
    return any(
        mine in other or other in mine
        for v in names
        for other in ((v.name or "").lower(), (v.organisation or "").lower())
        if other
    )


def _targets(denial: Denial, rows: Sequence[Row]) -> bool:
    """Whether a denial names a figure that stands, or its speaker."""
    words = denial.spans[0].quote.lower()
    for row in rows:
        numbers = re.findall(r"[\d.,]*\d", row.claim.quote)
        name = row.origin.speaker.name if row.origin.speaker else None
        if any(number in words for number in numbers) or (name and name.split()[-1].lower() in words):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Deniers:
    against: tuple[Denier, ...]
    prior: tuple[Denier, ...]
    other: tuple[Denier, ...]
