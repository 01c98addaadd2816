"""What a retelling changed, each kind by its own rule, and what was left uncredited.

A retelling is set against the reading of its origin. A headline is also set against its own body: what the body keeps
and the headline drops is the headline's change. Silent by design: a range that contains the origin's figure, a
question, a figure of another origin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.finding import Change, Finding, FindingKind
from firsthand.core.lineage import Lineage, Origin, Reading
from firsthand.core.quantity import CLOSE, Bound, near
from firsthand.core.text import PartKind, Report, ReportKind, Span

AHEAD = frozenset([Modality.FORECAST, Modality.PLANNED])
COUNTED = frozenset([Modality.STATED, Modality.ASSESSED])
FLOORS = frozenset([Bound.OVER, Bound.AT_LEAST])
CEILINGS = frozenset([Bound.UNDER, Bound.AT_MOST])
LIMITS = FLOORS | CEILINGS
WEIGHT = list(Change)


def find_drift(reports: Sequence[Report], claims: Sequence[Claim], lineage: Lineage) -> tuple[Finding, ...]:
    """All drift of a collection, weightiest first."""
    by_id = {c.id: c for c in claims}
    names = {r.document: r for r in reports}
    found: dict[tuple[object, ...], Finding] = {}
    for origin in lineage.origins:
        for reading in origin.readings:
            for finding in _of_reading(origin, reading, by_id, names):
                key = (finding.change, *(s.document for s in finding.spans), *(s.start for s in finding.spans))
                found.setdefault(key, finding)
    return tuple(sorted(found.values(), key=_weight))


def _weight(finding: Finding) -> tuple[int, bool, str, int]:
    change = WEIGHT.index(finding.change) if finding.change else len(WEIGHT)
    return change, finding.spans[-1].part is not PartKind.HEADLINE, finding.documents[0], finding.spans[-1].start


def _of_reading(
    origin: Origin, reading: Reading, claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> Iterator[Finding]:
    source = claims[reading.claim]
    cluster = [source, *(claims[v] for v in reading.variants)]
    for claim in cluster:
        if claim.question or claim.stance is not Stance.ASSERTS:
            continue
        if claim is not source and not _before(reports[claim.document], reports[source.document]):
            yield from _against_origin(origin, source, claim, reports)
        kept = any(c.alternative for c in cluster if c.document == claim.document)
        keepers = [c for c in cluster if c.alternative and c.document != claim.document and c.part is PartKind.BODY]
        if keepers and not kept and claim.part is PartKind.BODY:
            # whichever retelling is the most direct: the one that keeps "or" shows that it was said
            yield _finding(origin, Change.ALTERNATIVE_DROPPED, keepers[0], claim, reports)
        if claim.part is PartKind.HEADLINE:
            bodies = [c for c in cluster if c.document == claim.document and c.part is PartKind.BODY]
            if bodies:
                body = max(bodies, key=lambda c: (c.modality.caution, c.quantity.bound in LIMITS, -c.spans[0].start))
                yield from _against_body(origin, body, claim, reports)


def changes(source: Claim, claim: Claim) -> Iterator[Change]:
    """What a claim changes of the reading it retells, weightiest first.

    A headline is not held to the bounds of another report: its own body may keep them.
    """
    if source.modality is Modality.CAPACITY and claim.modality in COUNTED and _countable(claim):
        yield Change.CAPACITY_AS_COUNT
    if source.modality is Modality.SOUGHT and claim.modality in COUNTED:
        yield Change.SOUGHT_AS_SENT
    if source.modality in AHEAD and claim.modality is Modality.STATED:
        yield Change.FORECAST_AS_FACT
    if claim.part is not PartKind.HEADLINE:
        if _flipped(source, claim):
            yield Change.BOUND_FLIPPED
        elif _dropped(source, claim):
            yield Change.BOUND_DROPPED
    if _rounded(source, claim):
        yield Change.ROUNDING


def _against_origin(origin: Origin, source: Claim, claim: Claim, reports: Mapping[str, Report]) -> Iterator[Finding]:
    for change in changes(source, claim):
        yield _finding(origin, change, source, claim, reports)


def _against_body(origin: Origin, body: Claim, headline: Claim, reports: Mapping[str, Report]) -> Iterator[Finding]:
    capacity = body.modality is Modality.CAPACITY and headline.modality in COUNTED
    dropped, flipped = _dropped(body, headline), _flipped(body, headline)
    if dropped:
        yield _finding(origin, Change.BOUND_DROPPED, body, headline, reports)
    if flipped:
        yield _finding(origin, Change.BOUND_FLIPPED, body, headline, reports)
    if (
        body.modality is Modality.ASSESSED
        and body.hedges
        and headline.modality is Modality.STATED
        and not headline.hedges
        and headline.speaker is None
    ):
        yield _finding(origin, Change.HEDGE_DROPPED, body, headline, reports)
    if capacity or dropped or flipped:
        yield _finding(origin, Change.HEADLINE_AGAINST_BODY, body, headline, reports)


def _before(retelling: Report, source: Report) -> bool:
    """Whether a report came out before the one it would be set against: nobody drops words not yet written."""
    mine, theirs = retelling.published, source.published
    return bool(mine and theirs and mine.latest and theirs.earliest and mine.latest < theirs.earliest)


def _countable(claim: Claim) -> bool:
    return not (claim.quantity.unit or "").endswith(" of supply")


def _rounded(source: Claim, claim: Claim) -> bool:
    a, b = source.quantity.point, claim.quantity.point
    if a is None or b is None or near(a, b, CLOSE):
        return False
    if claim.quantity.bound in LIMITS and claim.quantity.contains(source.quantity):
        return False
    if (
        claim.quantity.bound in CEILINGS
        and claim.quantity.ends[1] >= a
        and source.quantity.bound in (Bound.EXACT, Bound.ABOUT, *CEILINGS)
    ):
        return False
    return _digits(b) < _digits(a)


def _digits(value: float) -> int:
    """Significant digits of a figure as printed."""
    return len(f"{value:.10g}".replace(".", "").rstrip("0").lstrip("0")) or 1


def _dropped(source: Claim, claim: Claim) -> bool:
    same = source.quantity.same_figure(claim.quantity)
    return same and source.quantity.bound in LIMITS and claim.quantity.bound in (Bound.EXACT, Bound.ABOUT)


def _flipped(source: Claim, claim: Claim) -> bool:
    a, b = source.quantity.bound, claim.quantity.bound
    return source.quantity.same_figure(claim.quantity) and (
        (a in FLOORS and b in CEILINGS) or (a in CEILINGS and b in FLOORS)
    )


def _finding(origin: Origin, change: Change, before: Claim, after: Claim, reports: Mapping[str, Report]) -> Finding:
    documents = (after.document,) if before.document == after.document else (after.document, before.document)
    capacity = (
        change in (Change.CAPACITY_AS_COUNT, Change.HEADLINE_AGAINST_BODY) and before.modality is Modality.CAPACITY
    ) or change in (Change.SOUGHT_AS_SENT, Change.FORECAST_AS_FACT)
    first, second = (
        (before.wording, after.wording)
        if capacity or change is Change.HEDGE_DROPPED
        else (before.spans[0], after.spans[0])
    )
    return Finding(
        kind=FindingKind.DRIFT,
        change=change,
        documents=documents,
        before=first.quote,
        after=second.quote,
        spans=(first, second),
        rule=change.value,
        message=_message(change, before, after, reports),
        origin=origin.id,
        claims=(before.id, after.id),
    )


def _message(change: Change, before: Claim, after: Claim, reports: Mapping[str, Report]) -> str:
    """A note to the editor: the report's own words, no blame, and a wording that can be printed.

    The words of a digest are nobody's quotation: the note then speaks of the digest.
    """
    digest = reports[after.document].kind is ReportKind.DIGEST
    place = "headline" if after.part is PartKind.HEADLINE else "text"
    here = f"The digest's {place}" if digest else f"Your {place}"
    own = before.document == after.document
    source = ("its text" if digest else "your own text") if own else f"the report {_called(reports[before.document])}"
    who = before.speaker.name if before.speaker and before.speaker.name else "the source"
    quote, words = after.wording.quote, before.wording.quote
    figure, origin = after.spans[0].quote, before.spans[0].quote
    if change is Change.CAPACITY_AS_COUNT:
        return (
            f"{here} says “{quote}”; in {source} {who} is quoted on what could be held or carried, not on what was "
            f"counted. “{words}” would keep to the source."
        )
    if change is Change.SOUGHT_AS_SENT:
        return (
            f"{here} says “{quote}”; in {source} it is what was asked for: “{words}”. Nothing there says it was sent."
        )
    if change is Change.FORECAST_AS_FACT:
        return f"{here} says “{quote}”; in {source} it lies ahead: “{words}”."
    if change is Change.ALTERNATIVE_DROPPED:
        return (
            f"{here} gives “{figure}” as it stands; in {source} it is one of two figures of which only one can hold: "
            f"“{before.sentence.quote}”."
        )
    if change is Change.HEADLINE_AGAINST_BODY:
        return f"{here} says “{quote}”, the text below it “{words}”. The two do not say the same."
    if change is Change.HEDGE_DROPPED:
        hedge = ", ".join(before.hedges)
        return f"{here} says “{quote}”; in {source} it is what {who} thinks (“{hedge}”). Naming {who} would keep that."
    if change is Change.BOUND_FLIPPED:
        return f"{here} says “{figure}”; {source} has “{origin}”, which limits the figure from the other side."
    if change is Change.BOUND_DROPPED:
        return f"{here} says “{figure}”; {source} has “{origin}”, which limits the figure."
    return f"{here} says “{figure}”; {source} has “{origin}”."


def _called(report: Report) -> str:
    return f"of {report.outlet}" if report.outlet else f"headed “{report.headline}”"


def find_uncredited(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Reports that tell a saying without the outlet that other reports of it credit."""
    by_origin: dict[str, list[Claim]] = {}
    for claim in claims:
        by_origin.setdefault(claim.origin or "", []).append(claim)
    names = {r.document: r for r in reports}
    out: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        if not claim.traced_via or claim.part is PartKind.HEADLINE:
            continue
        relay = claim.traced_via[0]
        credited = [c for c in by_origin[claim.origin or ""] if relay in c.via and c.document != claim.document]
        if not credited or (claim.document, relay) in seen:
            continue
        if any(relay in c.via for c in by_origin[claim.origin or ""] if c.document == claim.document):
            continue
        if relay.split()[-1].lower() in names[claim.document].text.lower():
            # the report names the relay somewhere: it is not hidden, whatever our reading missed
            continue
        seen.add((claim.document, relay))
        proof = min(credited, key=lambda c: (c.document, c.spans[0].start))
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
                f"You report “{claim.quote}” without naming {relay}; the report {_called(names[proof.document])} "
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
