"""Which of the figures that answer a measure stand: one count, not overtaken, no echo, one for each group."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim
from firsthand.core.estimate import LeftOut
from firsthand.core.finding import Denial, Finding, FindingKind
from firsthand.core.lineage import Origin, Reading
from firsthand.core.quantity import Bound
from firsthand.packs import mapping, wordlist
from firsthand.trace.sameness import compatible

RULES = mapping("estimates.inclusions")
"""A rule of inclusion -> the basis that it states."""
AT_ONCE = wordlist("estimates.at_once")
"""Categories of those counted at one moment: no later, higher figure of another voice overtakes an earlier one."""
CEILINGS = (Bound.UNDER, Bound.AT_MOST)
CONFIRMED = "confirmed"
"""The rule of every official count of the dead, said or unsaid."""
EVENT = timedelta(days=10)
"""How long an event of which the dead are counted lasts at most, and how long after it the first count comes."""
PART = 10
"""A figure that is told as no running total and is that many times smaller than one told before counts a part of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One reading of an origin for one measure, by the claim that gives it.

    `told` are all claims that tell it, `outlets` those of the reports they stand in.
    """

    origin: Origin
    reading: Reading
    claim: Claim
    day: date | None
    """The latest day on which it can have been said."""
    told: tuple[Claim, ...] = ()
    outlets: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the reading's record."""
        return self.origin.reading_id(self.reading)

    @property
    def value(self) -> float:
        """The low end of the figure, else the high one."""
        quantity = self.claim.quantity
        return quantity.low if quantity.low is not None else quantity.high if quantity.high is not None else 0.0

    @property
    def rule(self) -> str | None:
        """The rule of inclusion it counts by. What passes between sides is estimated by nature: that is no rule."""
        measure, rule = self.reading.measure, self.claim.inclusion
        sided = measure.sender is not None or measure.receiver is not None
        return None if sided and RULES.get(rule or "") == "extrapolation" else rule

    def left(self, why: str, later: Row | None = None) -> LeftOut:
        """This reading as one that sets no end, for a reason."""
        return LeftOut(self.id, self.claim.id, why, later.id if later else None)


def of_one_count(rows: Sequence[Row]) -> tuple[list[Row], list[LeftOut]]:
    """The rows that count the same thing over the same time, and what is another count, with the reason.

    Two figures of times that do not meet ("14 in 2023", "8 since March 2024") are no range of one: the time of the
    newest stands. An addition or a change stands only where nothing else does. Beside a running total ("since the war
    began") a far smaller figure told at the same time or later is of one event. Nothing is ever added up.
    """
    levels = [row for row in rows if row.claim.series != "increment" and row.claim.direction is None] or list(rows)
    out: list[LeftOut] = []
    for row in rows:
        if row not in levels:
            added = row.claim.series == "increment"
            out.append(row.left("an addition to a total told before" if added else "a change, no level"))
    if any(row.claim.series != "period" for row in levels):
        first = min((row.day for row in rows if row.day), default=None)
        part = [row for row in levels if row.claim.series == "period" and not _of_event(row, first)]
        out += [row.left("counts only a part of the time") for row in part]
        levels = [row for row in levels if row not in part]
    totals = [
        row for row in levels if row.claim.series == "total" and row.day and row.claim.quantity.bound not in CEILINGS
    ]
    events = [
        row
        for row in levels
        if row.claim.series is None
        and any(row.day and t.day and row.day >= t.day and row.value * PART < t.value for t in totals)
    ]
    out += [row.left("far below a running total told by then: counts one event or a part") for row in events]
    levels = [row for row in levels if row not in events]
    begins = [p.earliest for row in levels if (p := row.claim.period) is not None and p.earliest is not None]
    newest = max(begins, default=None)
    kept: list[Row] = []
    for row in levels:
        latest = row.claim.period.latest if row.claim.period else None
        if newest is not None and latest is not None and latest < newest:
            out.append(row.left(f"counts another time, over by {latest.day} {latest:%B %Y}"))
        else:
            kept.append(row)
    return kept, out


def _of_event(row: Row, first: date | None) -> bool:
    """Whether a figure's short time is that of the event itself: it holds the day on which anybody first counted.

    "Last week's flood killed 79" is no part of the toll; "12 in the past day" is.
    """
    period = row.claim.period
    if first is None or period is None or period.earliest is None or period.latest is None:
        return False
    short = period.latest - period.earliest <= EVENT
    return short and period.earliest <= first <= period.latest + EVENT


def rivals(rows: Sequence[Row], findings: Sequence[Finding]) -> frozenset[tuple[str, str]]:
    """Pairs of independence groups of which the first disputes the higher figure of the second.

    Either two of the rows exclude each other, the first's the lower one, or the first denies a saying of the second.
    What disputes a figure is no earlier stage of it, and is not overtaken when it rises further.
    """
    by_claim = {claim.id: row for row in rows for claim in row.told}
    origins = {row.origin.id: row.origin.group for row in rows}
    found = set()
    for finding in findings:
        if finding.kind is FindingKind.CONFLICT:
            pair = [by_claim[id] for id in finding.claims if id in by_claim]
            if len(pair) == 2:
                low, high = sorted(pair, key=lambda row: row.claim.quantity.ends)
                found.add((low.origin.group, high.origin.group))
        elif isinstance(finding, Denial) and finding.group:
            found |= {(finding.group, origins[id]) for id in finding.target if id in origins}
    return frozenset(pair for pair in found if pair[0] != pair[1])


def overtaken(
    rows: Sequence[Row], contrary: Collection[tuple[str, str]]
) -> tuple[tuple[LeftOut, ...], tuple[LeftOut, ...], list[Row]]:
    """Split off what a speaker's own later figure supersedes, and what another's later, higher total overtakes.

    Args:
        rows: readings of one count.
        contrary: who disputes whose figures (`rivals`).
    """
    superseded: list[LeftOut] = []
    higher: list[LeftOut] = []
    kept: list[Row] = []
    for row in rows:
        later = [o for o in rows if o is not row and row.day and o.day and o.day > row.day]
        own = [o for o in later if _one_voice(row, o) and (_one_rule(row, o) or o.claim.inclusion is None)]
        above = [
            o
            for o in later
            if _one_rule(row, o) and o.value > row.value and o.claim.quantity.bound not in CEILINGS and o.origin.speaker
            if (row.origin.group, o.origin.group) not in contrary
        ]
        if own:
            newest = max(own, key=lambda o: (o.day or date.min, o.origin.id))
            superseded.append(row.left(f"{articled(newest.origin.name)} later said “{newest.claim.quote}”", newest))
        elif above and row.claim.quantity.bound not in CEILINGS and row.reading.measure.category not in AT_ONCE:
            top = max(above, key=lambda o: (o.value, o.origin.id))
            higher.append(row.left(f"{articled(top.origin.name)} later gave a higher total, “{top.claim.quote}”", top))
        else:
            kept.append(row)
    return tuple(superseded), tuple(higher), kept


def _one_voice(row: Row, other: Row) -> bool:
    """Whether two sayings are of one person, or of one body by whoever speaks for it."""
    a, b = row.origin.speaker, other.origin.speaker
    if a is None or b is None:
        return False
    return a.name == b.name or (a.organisation is not None and a.organisation in (b.organisation, b.name))


def _one_rule(row: Row, other: Row) -> bool:
    """Whether two figures count by the same rule: registered deaths neither replace nor overtake estimated ones.

    A count that calls itself confirmed is of the same kind as one that says nothing of its rule.
    """
    return (row.rule if row.rule != CONFIRMED else None) == (other.rule if other.rule != CONFIRMED else None)


def without_echoes(rows: Sequence[Row]) -> list[Row]:
    """Drop figures nobody is credited with that repeat one that stands: an echo confirms nothing.

    A figure without a speaker that equals an attributed one, or another report's without one, is suspected to be it.
    """
    out = [r for r in rows if r.origin.speaker]
    for row in sorted((r for r in rows if not r.origin.speaker), key=lambda r: (r.day or date.max, r.origin.id)):
        if not any(row.claim.quantity.same_figure(other.claim.quantity) for other in out):
            out.append(row)
    return [r for r in rows if r in out]


def one_for_each_group(rows: Sequence[Row]) -> list[Row]:
    """The latest of each independence group and rule of inclusion; figures of one group that agree stay together."""
    rows = without_echoes(rows)
    out: list[Row] = []
    by_group: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        by_group.setdefault((row.origin.group, row.rule or ""), []).append(row)
    for group in sorted(by_group):
        latest = max(by_group[group], key=lambda r: (r.day or date.min, r.value, r.origin.id))
        out += [r for r in by_group[group] if r is latest or compatible(r.claim.quantity, latest.claim.quantity)]
    return out
