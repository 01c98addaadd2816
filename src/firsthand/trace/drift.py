"""What a retelling changed, and what was left uncredited: which claims are set against which.

A retelling is set against the reading of its origin, by the rules of `changes`. A headline is also set against its own
body: what the body keeps and the headline drops is the headline's change. So is a lead that drops the bound which its
own text keeps. Silent by design: a range that contains the origin's figure, a question, a figure of another origin, and
a headline that drops a floor, which claims less than its text and not more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.finding import Change, Finding, FindingKind
from firsthand.core.lineage import Lineage, Origin, Reading
from firsthand.core.quantity import Bound, near
from firsthand.core.text import PartKind, Report, Span
from firsthand.core.time import TimeRange
from firsthand.trace.changes import (
    COUNTED,
    FLOORS,
    LIMITS,
    PLAIN,
    bolder,
    changes,
    dated,
    dropped,
    equated,
    flipped,
    one_voice,
    singled,
    sums,
    swapped,
    turned,
    unhedged,
    widened,
)
from firsthand.trace.factors import teller
from firsthand.trace.notes import called, note, reckoning
from firsthand.trace.sameness import RETOLD, WEEK, alike, compatible, covers, specific
from firsthand.trace.voices import other_voice

WEIGHT = list(Change)
IN_WORDS = frozenset(
    [
        Change.SOUGHT_AS_SENT,
        Change.FORECAST_AS_FACT,
        Change.HEDGE_DROPPED,
        Change.CONVERTED,
        Change.CATEGORY_SWAPPED,
        Change.DIRECTION_REVERSED,
    ]
)
"""Changes that only the words around a figure show, not the figure itself."""


HALF = 0.5
"""Numbers this near (relative) are no slips of each other: a slip is a tenth or less."""
BOUNDS = frozenset([Change.BOUND_DROPPED, Change.BOUND_FLIPPED])
SENSES = frozenset([Change.SOUGHT_AS_SENT, Change.FORECAST_AS_FACT, Change.HEDGE_DROPPED])
"""Changes of what is asserted, which nobody does of a figure quoted as replaced."""


def find_drift(reports: Sequence[Report], claims: Sequence[Claim], lineage: Lineage) -> tuple[Finding, ...]:
    """All drift of a collection, weightiest first."""
    by_id = {c.id: c for c in claims}
    names = {r.document: r for r in reports}
    found: dict[tuple[object, ...], Finding] = {}
    for origin in lineage.origins:
        for finding in _of_origin(origin, by_id, names):
            key = (finding.change, *(s.document for s in finding.spans), *(s.start for s in finding.spans))
            found.setdefault(key, finding)
    return tuple(sorted(found.values(), key=_weight))


def _weight(finding: Finding) -> tuple[int, bool, str, int]:
    change = WEIGHT.index(finding.change) if finding.change else len(WEIGHT)
    return change, finding.spans[-1].part is not PartKind.HEADLINE, finding.documents[0], finding.spans[-1].start


def _of_origin(origin: Origin, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Iterator[Finding]:
    sources = [claims[reading.claim] for reading in origin.readings]
    for reading in origin.readings:
        yield from _of_reading(origin, reading, sources, claims, reports)
    yield from _headlines(origin, claims, reports)


def _headlines(origin: Origin, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Iterator[Finding]:
    """Headlines that print the figure of their own text as something else, where the two fell to two readings."""
    bodies: dict[str, list[Claim]] = {}
    heads: list[tuple[Claim, list[Claim]]] = []
    for reading in origin.readings:
        told = [claims[id] for id in (reading.claim, *reading.variants)]
        heads += [(c, told) for c in told if c.part is PartKind.HEADLINE and not c.question]
        for claim in told:
            if claim.in_body and claim.stance is Stance.ASSERTS:
                bodies.setdefault(claim.document, []).append(claim)
    for head, told in heads:
        if any(c.in_body and c.document == head.document for c in told):
            continue
        for body in bodies.get(head.document, ()):
            change = swapped(body, head)
            if change:
                yield _finding(origin, change, body, head, reports)
                yield _finding(origin, Change.HEADLINE_AGAINST_BODY, body, head, reports)
                break


def _of_reading(
    origin: Origin,
    reading: Reading,
    sources: Sequence[Claim],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
) -> Iterator[Finding]:
    cluster = [claims[id] for id in (reading.claim, *reading.variants)]
    printed = _base(cluster[0], cluster, reports)
    if printed and any(changes(printed, cluster[0])):
        # the most direct retelling, by its form, has already changed what was printed before it
        cluster.sort(key=lambda c: c is not printed)
    bodies: dict[str, list[Claim]] = {}
    for claim in cluster:
        if claim.in_body:
            bodies.setdefault(claim.document, []).append(claim)
    keepers = [c for c in cluster if c.alternative and c.in_body]
    first, placing = _first(cluster), _placing(cluster, reports)
    day = min(_day(reports[c.document]) for c in cluster)
    told = [c for c in cluster if c.in_body and _day(reports[c.document]) == day]
    timed = [c for c in cluster if _told_by_days(c)]
    said = _said(cluster, reports)
    for n, claim in enumerate(cluster):
        if claim.question or claim.stance not in (Stance.ASSERTS, Stance.SUPERSEDES):
            continue
        if claim.stance is Stance.SUPERSEDES and claim.speaker is None:
            # "an earlier version of this article said …": the outlet has put it right
            continue
        # what a report takes back it no longer says, but it can tell it as more exact than it was
        back = "withdrawn" in claim.rules
        own = bodies.get(claim.document, [])
        base = _base(claim, cluster, reports)
        narrow = _narrower(timed, claim, reports)
        if narrow and not back:
            for change in dated(narrow, claim):
                yield _finding(origin, change, narrow, claim, reports)
        if base and not swapped(base, claim) and _far(base, claim):
            # the reading can be a round figure of what was said: the slip is one of the figure itself
            base = next((c for c in told if _slips(base, c, claim)), base)
        if base and not _beside(base, claim):
            for change in changes(base, claim, lone=not own):
                if back and change not in BOUNDS:
                    continue
                if claim.stance is Stance.SUPERSEDES and change in SENSES:
                    # "5,100 rather than 5,800" does not say that the 5,800 were
                    continue
                headline = own and not claim.in_body
                if change is swapped(base, claim) and not headline and any(not swapped(base, c) for c in own):
                    # the report has the figure as it was said: it tells of the other one
                    continue
                if change is Change.BOUND_DROPPED and _exact_too(origin, base, claims):
                    # "at least 41 died" and, in the same report, "we have recovered 41 bodies"
                    continue
                found = _finding(origin, change, base, claim, reports)
                rate = teller(base, claim, claims.values()) if change is Change.CONVERTED else None
                yield replace(found, message=reckoning(base, claim, rate, reports)) if rate else found
        if back:
            continue
        placed = _placed(claim, placing, reports)
        if placed:
            yield _finding(origin, Change.SCOPE_CHANGED, placed, claim, reports)
        if base and not _beside(base, claim):
            older = [
                [c for k, c in rows if c.document != claim.document and (k < n or _earlier(c, claim, reports))]
                for rows in first
            ]
            dating, sided = (rows[0] if rows else base for rows in older)
            if turned(sided, claim) and not any(c.sender == sided.sender and c.receiver for c in own):
                yield _finding(origin, Change.DIRECTION_REVERSED, sided, claim, reports)
            if singled(base, claim) and _kind_told(base, claim, claims.values()):
                yield _finding(origin, Change.SCOPE_CHANGED, base, claim, reports)
            if not narrow and claim.stance is Stance.ASSERTS:
                # the time beside a figure quoted as replaced is that of the new one
                for change in dated(dating, claim):
                    yield _finding(origin, change, dating, claim, reports)
            if _redated(base, claim, said, reports[claim.document]):
                yield _finding(origin, Change.DATE_SHIFTED, base, claim, reports)
            if other_voice(base, claim):
                yield _finding(origin, Change.SPEAKER_SWAPPED, base, claim, reports)
            parts = sums(claim, [s for s in sources if s.document != claim.document and s is not claim])
            if parts and not base.quantity.same_figure(claim.quantity):
                yield _finding(origin, Change.SUMMED, parts[0], claim, reports)
                limited = next((p for p in parts if p.quantity.bound in LIMITS), None)
                if limited and claim.quantity.bound in PLAIN:
                    yield _finding(origin, Change.BOUND_DROPPED, limited, claim, reports)
        if claim.in_body and not any(c.alternative for c in own):
            # whichever retelling is the most direct: the one that keeps "or" shows that it was said
            others = (c for c in keepers if c.document != claim.document)
            if keeper := next((c for c in others if compatible(c.quantity, claim.quantity)), None):
                yield _finding(origin, Change.ALTERNATIVE_DROPPED, keeper, claim, reports)
        if claim.part is PartKind.HEADLINE and own:
            body = max(own, key=lambda c: (c.modality.caution, c.quantity.bound in LIMITS, -c.spans[0].start))
            yield from _against_body(origin, body, claim, reports)
        if claim.in_body:
            kept = [c for c in own if c.spans[0].start > claim.spans[0].start and dropped(c, claim)]
            if kept:
                yield _finding(origin, Change.BOUND_DROPPED, kept[0], claim, reports)


def _slips(base: Claim, told: Claim, claim: Claim) -> bool:
    """Whether a claim slips a figure that the reading allows, though the reading itself is another number."""
    a, b = base.quantity.point, told.quantity.point
    allowed = bool(a and b) and base.quantity.contains(told.quantity) and near(a or 0.0, b or 0.0, RETOLD)
    return allowed and told.document != claim.document and swapped(told, claim) is Change.MAGNITUDE_SLIP


def _far(base: Claim, claim: Claim) -> bool:
    """Whether two numbers are so far apart that one can slip the other or what rounding makes of that."""
    a, b = base.quantity.point, claim.quantity.point
    return bool(a and b) and not near(a or 0.0, b or 0.0, HALF)


def _beside(base: Claim, claim: Claim) -> bool:
    """Whether two figures stand in one sentence, where neither retells the other: "18 of 20 entries"."""
    return base.document == claim.document and base.sentence.start == claim.sentence.start


def _exact_too(origin: Origin, base: Claim, claims: Mapping[str, Claim]) -> bool:
    """Whether the report of a limited figure has the same number of the same fate exactly, from the same saying."""
    readings = (claims[id] for r in origin.readings for id in (r.claim, *r.variants))
    return any(
        c.document == base.document
        and c.category is not None
        and c.category == base.category
        and c.quantity.bound is Bound.EXACT
        and c.quantity.point == base.quantity.point
        and c.in_body
        for c in readings
    )


def _kind_told(base: Claim, claim: Claim, claims: Iterable[Claim]) -> bool:
    """Whether the report of a figure of all people counts those of the kind that another report makes of them apart."""
    kind = (claim.quantity.item or "").lower().split()[-1:]
    told = (c for c in claims if c.document == base.document and not c.quantity.same_figure(base.quantity))
    return any((c.quantity.item or "").lower().split()[-1:] == kind for c in told)


def _first(cluster: Sequence[Claim]) -> tuple[list[tuple[int, Claim]], ...]:
    """The two most direct retellings, of two reports, that give a period; both sides."""
    out: tuple[list[tuple[int, Claim]], ...] = ([], [])
    for n, claim in enumerate(cluster):
        sides = claim.sender and claim.receiver
        gives = (claim.series == "total" or claim.period, sides)
        for rows, given in zip(out, gives, strict=True):
            if given and len(rows) < 2 and all(c.document != claim.document for _, c in rows):
                rows.append((n, claim))
    return out


def _placing(cluster: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[list[Claim], frozenset[str]]:
    """The retellings, of two reports, that have the scope of the saying, and the reports that put it right.

    How much the saying spoke of is told by the texts of the first day on which it was printed, there by those that name
    the fewest relays and by most of them, or by the most direct where they are divided: each alone may have changed
    it. What a correction puts right stands before them. A headline hardly says where.
    """
    told = [c for c in cluster if c.scope and c.in_body and c.stance is Stance.ASSERTS]
    ranks = {c.id: (_day(reports[c.document]), len(c.via)) for c in told}
    least = min(ranks.values(), default=None)
    correcting = frozenset(c.document for c in cluster if c.stance is Stance.SUPERSEDES)
    first = [c for c in told if c.document in correcting] or [c for c in told if ranks[c.id] == least]
    sides = [c.scope.whole for c in {c.sentence.quote: c for c in first}.values() if c.scope]
    if sides.count(True) == sides.count(False):
        sides = [c.scope.whole for c in told if c.scope and c.document == cluster[0].document]
        if len(set(sides)) != 1:
            return [], correcting
    whole = sides.count(True) > sides.count(False)
    having: dict[str, Claim] = {}
    for claim in first:
        if claim.scope and claim.scope.whole is whole and len(having) < 2:
            having.setdefault(claim.document, claim)
    return list(having.values()), correcting


def _placed(
    claim: Claim, placing: tuple[Sequence[Claim], frozenset[str]], reports: Mapping[str, Report]
) -> Claim | None:
    """The retelling by which a claim tells a part as the whole, or the reverse; None where it does not."""
    having, correcting = placing
    other = next((c for c in having if c.document != claim.document), None)
    if other is None or not widened(other, claim):
        return None
    later = _before(reports[claim.document], reports[other.document]) and other.document not in correcting
    return None if later else other


def _day(report: Report) -> date:
    return (report.published.latest if report.published else None) or date.max


def _told_by_days(claim: Claim) -> bool:
    """Whether a retelling tells the days of a figure, both the first and the last."""
    period = claim.period
    return bool(period and period.earliest and period.latest) and not (period and _whole(period))


def _narrower(timed: Iterable[Claim], claim: Claim, reports: Mapping[str, Report]) -> Claim | None:
    """The first retelling by another report that tells the days of a figure that a claim gives a whole month or year.

    `timed` are the retellings that tell the days.
    """
    if claim.period is None or not _whole(claim.period):
        return None
    others = (c for c in timed if c.document != claim.document)
    return next((c for c in others if not _before(reports[claim.document], reports[c.document])), None)


def _whole(period: TimeRange) -> bool:
    """Whether a period is a month or a year of the calendar, as one says that does not tell the days."""
    first, last = period.earliest, period.latest
    if first is None or last is None or first.day != 1 or (last + timedelta(days=1)).day != 1:
        return False
    return (first.year, first.month) == (last.year, last.month) or (first.month, last.month) == (1, 12)


def _against_body(origin: Origin, body: Claim, headline: Claim, reports: Mapping[str, Report]) -> Iterator[Finding]:
    capacity = body.modality is Modality.CAPACITY and headline.modality in COUNTED and not equated(body)
    # a headline that drops a floor claims less than its text, not more
    lost = dropped(body, headline) and body.quantity.bound not in FLOORS
    turned = flipped(body, headline)
    if lost:
        yield _finding(origin, Change.BOUND_DROPPED, body, headline, reports)
    if turned:
        yield _finding(origin, Change.BOUND_FLIPPED, body, headline, reports)
    surer = unhedged(body, headline) and headline.speaker is None
    if surer:
        yield _finding(origin, Change.HEDGE_DROPPED, body, headline, reports)
    change = swapped(body, headline)
    if change:
        yield _finding(origin, change, body, headline, reports)
    other = change or covers(body.quantity, headline.quantity) or bolder(body, headline)
    if capacity or lost or turned or surer or other:
        yield _finding(origin, Change.HEADLINE_AGAINST_BODY, body, headline, reports)


def _base(claim: Claim, cluster: Sequence[Claim], reports: Mapping[str, Report]) -> Claim | None:
    """What a claim is set against: the reading, else the most direct retelling that is known to be older.

    The reading itself is set against what was printed before it by a report that names no more relays.
    """
    if claim is cluster[0]:
        told = [c for c in cluster[1:] if c.in_body and len(c.via) <= len(claim.via)]
        return next((c for c in told if _earlier(c, claim, reports)), None)
    if not _before(reports[claim.document], reports[cluster[0].document]):
        return cluster[0]
    mine = reports[claim.document].published
    for other in cluster[1:]:
        if other is claim:
            return None
        theirs = reports[other.document].published
        if mine and theirs and mine.earliest and theirs.latest and theirs.latest <= mine.earliest:
            return other
    return None


def _earlier(other: Claim, claim: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether a claim was printed before the day of another, by a report that asserts it."""
    return other.stance is Stance.ASSERTS and _before(reports[other.document], reports[claim.document])


def _said(cluster: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[TimeRange, list[tuple[str, TimeRange]]]:
    """The day on which a saying was first printed, and the days told of it in reports, the nearest to that first.

    None of them is after the first print.
    """
    printed = min((_day(reports[c.document]) for c in cluster if c.stance is Stance.ASSERTS), default=date.max)
    first = TimeRange(printed, printed, "publication")
    days = [(c.document, c.said_on) for c in cluster if c.said_on and c.in_body]
    days = [(document, day) for document, day in days if not day.earliest or day.earliest <= printed]
    return first, sorted(days, key=lambda row: first.apart(row[1]))


def _redated(
    base: Claim, claim: Claim, told_on: tuple[TimeRange, Sequence[tuple[str, TimeRange]]], report: Report
) -> bool:
    """Whether a retelling dates the saying of an odd figure to another day, or after an older report printed it.

    The day of the saying is the one told by another report that comes nearest to its first print, as `_said` finds
    them, and no more than a week from it.
    """
    said = claim.said_on
    known = specific(claim.quantity) or one_voice(replace(base, said_on=None), claim)
    if not said or claim.stance is Stance.SUPERSEDES or not known or claim.document == base.document:
        return False
    allowed = alike(base.quantity, claim.quantity) or base.quantity.contains(claim.quantity)
    if not allowed and not any(changes(base, claim)):
        return False
    first, days = told_on
    late = bool(said.earliest and first.latest and said.earliest > first.latest)
    told = next((day for document, day in days if document != claim.document), None)
    if told and first.apart(told) <= WEEK and (late or first.apart(told) <= first.apart(said)):
        # "on Tuesday" in a report of the next Tuesday may be either
        week = said.apart(told) == WEEK and said.latest == _day(report)
        return said.apart(told) > timedelta(0) and not week
    return late and told is None


def _before(retelling: Report, source: Report) -> bool:
    """Whether a report came out before the one it would be set against: nobody drops words not yet written."""
    mine, theirs = retelling.published, source.published
    return bool(mine and theirs and mine.latest and theirs.earliest and mine.latest < theirs.earliest)


def _finding(origin: Origin, change: Change, before: Claim, after: Claim, reports: Mapping[str, Report]) -> Finding:
    documents = (after.document,) if before.document == after.document else (after.document, before.document)
    capacity = (
        change in (Change.CAPACITY_AS_COUNT, Change.HEADLINE_AGAINST_BODY) and before.modality is Modality.CAPACITY
    )
    worded = capacity or change in IN_WORDS
    first, second = (before.wording, after.wording) if worded else (before.spans[0], after.spans[0])
    return Finding(
        kind=FindingKind.DRIFT,
        change=change,
        documents=documents,
        before=first.quote,
        after=second.quote,
        spans=(first, second),
        rule=change.value,
        message=note(change, before, after, reports),
        origin=origin.id,
        claims=(before.id, after.id),
    )


def find_uncredited(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Reports that tell a saying without the outlet that other reports of it credit."""
    crediting: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.document, c.spans[0].start)):
        for relay in claim.via:
            crediting.setdefault((claim.origin, relay), []).append(claim)
    where = {key: {c.document for c in credited} for key, credited in crediting.items()}
    names = {r.document: r for r in reports}
    out: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        if not claim.traced_via or not claim.in_body or claim.via:
            continue
        relay = claim.traced_via[0]
        key = (claim.origin, relay)
        if key not in crediting or claim.document in where[key] or (claim.document, relay) in seen:
            continue
        if relay.split()[-1].lower() in names[claim.document].text.lower():
            # the report names the relay somewhere: it is not hidden, whatever our reading missed
            continue
        seen.add((claim.document, relay))
        proof = crediting[key][0]
        before, after = _credit(proof), _credit(claim)
        out.append(
            Finding(
                FindingKind.UNCREDITED_RELAY,
                None,
                (claim.document, proof.document),
                before.quote,
                after.quote,
                (before, after),
                "same saying, credited elsewhere",
                f"You report “{claim.quote}” without naming {relay}; the report {called(names[proof.document])} "
                f"credits {relay} for the same saying.",
                claim.origin,
                (proof.id, claim.id),
            )
        )
    return tuple(out)


def _credit(claim: Claim) -> Span:
    attribution = claim.attribution
    if attribution and attribution.cue:
        return attribution.cue[0]
    return claim.spans[0]
