"""What the record supports of a measure as of a day.

The steps, argued in docs/explanation/answers.md: the readings of the measure that the dates let in; of these what
stands (`standing`), each of the others with the reason why it does not; the ends that it sets under a policy
(`policies`); and who denies it (`deniers`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from firsthand.core.claim import Claim, Measure, Modality, Stance
from firsthand.core.estimate import Answer, Capacity, LeftOut, Policy
from firsthand.core.finding import Correction, Denial, Finding
from firsthand.core.lineage import Lineage, Origin
from firsthand.core.quantity import Bound
from firsthand.core.text import Report
from firsthand.trace.deniers import day_of, disowned, told, weigh
from firsthand.trace.floors import floored
from firsthand.trace.measures import Question, question
from firsthand.trace.policies import basis_of, ends
from firsthand.trace.sameness import part
from firsthand.trace.standing import Row, of_one_count, overtaken, rivals

COUNTED = frozenset([Modality.STATED, Modality.ASSESSED])
WHY = {
    Modality.SOUGHT: "sought, not sent",
    Modality.PLANNED: "planned, not done",
    Modality.FORECAST: "a forecast",
    Modality.POSSIBLE: "only possible",
}
"""Why figures of these modalities are no count."""
LONG_OVER = 3
"""Years after which a period told of is another event's, not this story's."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is asked, as of a day, by reports published by a day."""

    question: Question
    published: Mapping[str, date | None]
    as_of: date | None
    known_by: date | None

    def lets_in(self, printed: str, said: date | None) -> bool:
        """Whether the days asked for let in what a report prints and somebody said by a day."""
        day = self.published.get(printed)
        if self.known_by is not None and (day is None or day > self.known_by):
            return False
        return self.as_of is None or (said is not None and said <= self.as_of)


@dataclass(slots=True)
class _Sorted:
    """Readings by what becomes of them; filled once by `_sort`."""

    standing: list[Row] = field(default_factory=list)
    vague: list[Row] = field(default_factory=list)
    capacities: list[Row] = field(default_factory=list)
    rejected: list[LeftOut] = field(default_factory=list)


def estimate(
    asked: Question,
    reports: Sequence[Report],
    claims: Sequence[Claim],
    lineage: Lineage,
    findings: Sequence[Finding],
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    policy: Policy = Policy.UCDP,
    order: Sequence[frozenset[str]] = (),
    preferred: Sequence[str] = (),
    goods: Collection[str] = (),
) -> Answer:
    """The answer to one question, from what was said by `as_of` in reports published by `known_by`.

    Args:
        asked: one of `measures.questions`: what is counted, and in which sense.
        reports: the collection.
        claims: traced.
        lineage: their origins.
        findings: of the story; denials and withdrawals bear on the answer.
        as_of: keep what was said by that day.
        known_by: keep reports published by that day.
        policy: how the ends are chosen.
        order: for `source-order`, each source's names as `policies.preferences` gives them, the preferred one first.
        preferred: that order as the user wrote it, to be printed.
        goods: units of things that are made, held or used up, which tell what a capacity is of.
    """
    published = {r.document: (r.published.latest if r.published else None) for r in reports}
    measure, modality = asked.measure, asked.modality
    scope = _Scope(asked, published, as_of, known_by)
    rows, undated = _rows(scope, reports, claims, lineage)
    denials = told(findings, measure, lambda denial: scope.lets_in(denial.documents[0], day_of(denial)))
    taken = [f for f in findings if isinstance(f, Correction) and scope.lets_in(f.spans[-1].document, _day(f))]
    found = _sort(scope, rows, taken, denials)
    standing, apart = of_one_count(found.standing)
    contrary = rivals([row for row in rows if row.claim.stance is Stance.ASSERTS], findings)
    superseded, later_higher, current = overtaken(standing, contrary)
    chosen = ends(current, policy, order)
    vague, magnitude, convention = found.vague, None, None
    if floor := floored(chosen, current, vague, policy):
        chosen, magnitude, convention = floor.ends, floor.magnitude, floor.convention
        vague = [row for row in vague if row not in chosen.rows]
    capacity = max(found.capacities, key=lambda r: (r.claim.quantity.ends[1], r.id), default=None)
    sided = measure.sender is not None or measure.receiver is not None
    weighed = weigh(denials, chosen.rows, vague, () if sided else [*rows, *undated])
    bounds = {row.claim.quantity.bound.value for row in chosen.rows}
    only_capacity = capacity is not None and not (rows and (found.standing or found.vague or found.rejected))
    return Answer(
        measure=measure,
        question=question(measure, modality),
        policy=policy,
        as_of=as_of,
        known_by=known_by,
        modality=Modality.CAPACITY if only_capacity else modality,
        low=chosen.low,
        low_open=chosen.low_open,
        best=chosen.best,
        high=chosen.high,
        high_open=chosen.high_open,
        bound=bounds.pop() if len(bounds) == 1 else None,
        magnitude=magnitude,
        capacity=_held(capacity, claims, goods) if capacity else None,
        origins=tuple(row.id for row in chosen.rows),
        claims=tuple(row.claim.id for row in chosen.rows),
        groups=tuple(sorted({row.origin.group for row in chosen.rows or vague if row.origin.speaker})),
        independent=_independent(chosen.rows),
        denied_by=weighed.against,
        prior_denials=weighed.prior,
        other_denials=weighed.other,
        superseded=superseded,
        later_higher=later_higher,
        vague=tuple(row.left(f"“{row.claim.quote}” gives no number") for row in vague),
        rejected=(*found.rejected, *apart),
        undated=tuple(row.left("no date, neither in words nor of publication") for row in undated),
        standing=tuple(row.left("stands, and sets no end") for row in current if row not in chosen.rows),
        retold=tuple(
            claim.spans[0]
            for claim in (capacity.told if capacity else ())
            if claim.modality is not Modality.CAPACITY and claim.stance is Stance.ASSERTS
        ),
        convention=convention,
        contested=bool(chosen.rows)
        and (
            bool(weighed.against)
            or any({row.origin.group for row in chosen.rows}.issuperset(pair) for pair in contrary)
        ),
        order=tuple(preferred),
        note=chosen.note,
    )


def _day(taken: Correction) -> date | None:
    """The latest day on which something can have been taken back."""
    return taken.said_on.latest if taken.said_on else None


def _sort(
    scope: _Scope, rows: Sequence[Row], taken: Sequence[Correction], denials: Sequence[tuple[int, Denial]]
) -> _Sorted:
    """What stands, what gives no number, what is a capacity, and what is left out, each with the reason."""
    out = _Sorted()
    back: dict[str, Correction] = {}
    # the corrections of one withdrawal, one for each report, share what they take
    first: dict[int, Correction] = {}
    for correction in taken:
        first.setdefault(id(correction.takes), correction)
    for correction in first.values():
        for claim_id in correction.takes:
            back.setdefault(claim_id, correction)
    counts = scope.question.modality in COUNTED
    for row in rows:
        claim = row.claim
        withdrawn = back.get(claim.id)
        told, asked = row.reading.measure, scope.question.measure
        if (told.unit, told.category) != (asked.unit, asked.category):
            out.rejected.append(row.left(_swapped(told, asked)))
        elif claim.stance is not Stance.ASSERTS:
            why = "quoted to be denied" if claim.stance is Stance.DENIES else "quoted as replaced or for contrast"
            out.rejected.append(row.left(why))
        elif withdrawn is not None:
            day = _day(withdrawn)
            when = f" by {day.day} {day:%B %Y}" if day else ""
            out.rejected.append(row.left(f"withdrawn{when}"))
        elif counts and claim.modality is Modality.CAPACITY:
            out.capacities.append(row)
        elif counts and claim.modality in WHY:
            out.rejected.append(row.left(WHY[claim.modality]))
        elif not counts and claim.modality is not scope.question.modality:
            # the answer to another question
            continue
        elif claim.question:
            out.rejected.append(row.left("a question"))
        elif part(claim):
            out.rejected.append(row.left("a part of another figure"))
        elif _another_time(row):
            out.rejected.append(row.left("of another time"))
        elif (own := disowned(row, denials)) is not None:
            out.rejected.append(row.left(f"denied by {own.by}, who is said to have given it"))
        else:
            (out.vague if claim.quantity.bound is Bound.VAGUE else out.standing).append(row)
    return out


def _swapped(told: Measure, asked: Measure) -> str:
    """Why a saying of other things is no answer, though a retelling makes it one."""
    if told.unit != asked.unit:
        return f"said of {told.unit}, and told as {asked.unit}"
    return f"said of {told.category} {told.unit}, and told as {asked.category}"


def _independent(rows: Sequence[Row]) -> tuple[int, int]:
    """How many independent origins there are at least and at most.

    At most as many as groups. At least one, unless groups state bases of counting that plainly differ: so many
    different ones there are at least.
    """
    groups = {row.origin.group for row in rows}
    bases = {
        row.origin.group: basis for row in rows if (basis := basis_of(row)) not in (None, "count", "extrapolation")
    }
    return (max(1, len(set(bases.values()))) if groups else 0, len(groups))


def _held(row: Row, claims: Sequence[Claim], goods: Collection[str]) -> Capacity:
    """A capacity as the answer prints it, with what it is of: the nearest count of the same saying that can be it.

    What would last for so long are goods; goods are held by what are none (containers), where the saying counts such.
    """
    quantity, by_id = row.claim.quantity, {c.id: c for c in claims}
    lasting = (quantity.unit or "").endswith(" of supply")
    near: list[tuple[bool, int, str]] = []
    for reading in row.origin.readings:
        for claim in (by_id[id] for id in (reading.claim, *reading.variants)):
            if claim.modality in COUNTED and reading != row.reading and claim.document == row.claim.document:
                unfit = (claim.quantity.unit in goods) is not lasting
                away = abs(claim.spans[0].start - row.claim.spans[0].start)
                near.append((unfit, away, row.origin.reading_id(reading)))
    return Capacity(
        claim=row.claim.id,
        origin=row.id,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound.value,
        of=min(near)[2] if near else None,
    )


def _another_time(row: Row) -> bool:
    """Whether a figure is told of a time that was long over when it was said ("in 1987 a flood killed 212")."""
    period = row.claim.period
    if period is None or period.latest is None or row.day is None:
        return False
    return row.day.year - period.latest.year > LONG_OVER


def said_by(origin: Origin, cluster: Sequence[Claim], published: Mapping[str, date | None]) -> date | None:
    """The latest day on which a reading can have been said: as its retellings say, else as its origin has it.

    It cannot have been said after it was printed, and where no words tell a day that is all that is known.

    Args:
        origin: of the reading.
        cluster: the claims that tell it.
        published: the latest day on which each report can have been published.
    """
    said = [c.said_on.latest for c in cluster if c.said_on and c.said_on.latest]
    if not said and origin.said_on and origin.said_on.latest:
        said = [origin.said_on.latest]
    printed = [day for c in cluster if (day := published[c.document]) is not None]
    days = [min(found) for found in (said, printed) if found]
    return min(days, default=None)


def _rows(
    scope: _Scope, reports: Sequence[Report], claims: Sequence[Claim], lineage: Lineage
) -> tuple[list[Row], list[Row]]:
    """The readings of one measure that the dates let in, and those without any date where dates are asked for."""
    by_id = {c.id: c for c in claims}
    outlets = {r.document: r.outlet for r in reports}
    published, as_of, known_by = scope.published, scope.as_of, scope.known_by
    rows: list[Row] = []
    undated: list[Row] = []
    for origin in lineage.origins:
        for reading in origin.readings:
            if reading.claim not in scope.question.readings:
                continue
            cluster = [by_id[c] for c in (reading.claim, *reading.variants)]
            if known_by is not None:
                cluster = [c for c in cluster if (day := published[c.document]) is not None and day <= known_by]
            if not cluster:
                continue
            when = said_by(origin, cluster, published)
            names = tuple(sorted({o for c in cluster if (o := outlets[c.document])}))
            row = Row(origin, reading, cluster[0], when, tuple(cluster), names)
            if when is None:
                undated.append(row)
            elif as_of is None or when <= as_of:
                rows.append(row)
    if not rows and as_of is None and known_by is None:
        # nothing has a day: then the order is not known, and all stand side by side
        return undated, []
    return rows, undated
