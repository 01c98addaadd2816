"""The few verbs, in order: read, extract, trace, find, estimate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from firsthand.core.attribution import Attribution
from firsthand.core.check import Checked
from firsthand.core.claim import Claim, Measure, Statement
from firsthand.core.estimate import Answer, Policy
from firsthand.core.finding import Denial, Finding, FindingKind
from firsthand.core.story import Story, Unread
from firsthand.core.text import Report
from firsthand.errors import FirsthandError, MetadataError
from firsthand.extract import Extractor
from firsthand.extract.date_checks import date_contradictions
from firsthand.extract.directions import directed, main_direction
from firsthand.extract.questions import Asked, asked
from firsthand.extract.spans import AttributionReader
from firsthand.packs import Packs, load
from firsthand.read import read
from firsthand.trace import (
    Missing,
    estimate,
    find_arithmetic,
    find_corrections,
    find_denials,
    find_drift,
    find_missing,
    find_uncredited,
    measures,
    trace,
    unify,
)
from firsthand.trace import check as against

MOST_ANSWERS = 12
"""A story answers its main measure and at most this many in all."""

Progress = Callable[[str, int, int], None]
"""Called as (step, done, of) while a story is made."""


def extract(
    reports: Sequence[Report], packs: Packs, progress: Progress | None = None
) -> tuple[list[Claim], list[Statement]]:
    """Claims and statements of all reports; outlets named in their metadata count as known names."""
    outlets = {r.outlet.split("(")[0].strip() for r in reports if r.outlet}
    extractor = Extractor(packs, {o for o in outlets if o}, [r.text for r in reports])
    extractions = []
    for number, report in enumerate(reports, start=1):
        extractions.append(extractor.extract(report))
        if progress:
            progress("reading figures", number, len(reports))
    main = main_direction([found.claims for found in extractions])
    claims = [c for found in extractions for c in directed(found.claims, found.states, found.actors, main)]
    return claims, [statement for found in extractions for statement in found.statements]


def attributions(reports: Sequence[Report], packs: Packs | None = None) -> list[Attribution]:
    """Who is said to say, think or want what in each report, whoever it is and whether or not a figure is in it.

    Args:
        reports: what was read, in any order.
        packs: words and names; all in the box by default.
    """
    outlets = {r.outlet.split("(")[0].strip() for r in reports if r.outlet}
    reader = AttributionReader(packs or load(), {o for o in outlets if o}, [r.text for r in reports])
    return [found for report in reports for found in reader.read(report)]


def make(
    reports: Sequence[Report],
    *,
    packs: Packs | None = None,
    as_of: date | None = None,
    known_by: date | None = None,
    policy: Policy = Policy.UCDP,
    unread: Iterable[Unread] = (),
    cautions: Iterable[Unread] = (),
    progress: Progress | None = None,
) -> Story:
    """Trace a collection of reports: the whole path from text to answers.

    Args:
        reports: what was read, in any order; the order changes nothing but the order of lists.
        packs: domains; all in the box by default.
        as_of: keep what was said by that day.
        known_by: keep reports published by that day.
        policy: how an answer's ends are chosen.
        unread: what could not be read, to be shown.
        cautions: what is odd about what was read, to be shown.
        progress: called while the work goes on.
    """
    packs = packs or load()
    raw_claims, raw_statements = extract(reports, packs, progress)
    claims, statements = unify(raw_claims, raw_statements, packs.people, packs.entities)
    traced = trace(reports, claims, packs)
    everything: tuple[Finding, ...] = (
        *find_drift(reports, traced.claims, traced.lineage),
        *find_uncredited(reports, traced.claims),
        *find_arithmetic(reports, traced.claims, packs),
        *find_date_contradictions(reports),
        *find_corrections(reports, traced.claims),
        *find_denials(reports, statements, packs),
    )
    findings = tuple(f for f in everything if _in_time(f, reports, as_of, known_by))
    answers: list[Answer] = []
    for measure in measures(traced.lineage, traced.claims)[:MOST_ANSWERS]:
        answers.append(
            estimate(
                measure, reports, traced.claims, traced.lineage, findings, as_of=as_of, known_by=known_by, policy=policy
            )
        )
    return Story(
        reports=tuple(reports),
        claims=traced.claims,
        statements=tuple(statements),
        lineage=traced.lineage,
        findings=findings,
        answers=tuple(answers),
        unread=tuple(unread),
        cautions=tuple(cautions),
        note=_note(reports, traced.claims, answers),
    )


def find_date_contradictions(reports: Sequence[Report]) -> tuple[Finding, ...]:
    """Dates whose weekday is another one, as findings."""
    return tuple(
        Finding(
            kind=FindingKind.DATE_CONTRADICTION,
            change=None,
            documents=(report.document,),
            before=None,
            after=span.quote,
            spans=(span,),
            rule="weekday of a full date",
            message=f"“{span.quote}” contradicts itself: that day was a {true}.",
        )
        for report in sorted(reports, key=lambda r: r.document)
        for span, true in date_contradictions(report)
    )


def _in_time(finding: Finding, reports: Sequence[Report], as_of: date | None, known_by: date | None) -> bool:
    """Whether a finding could be known: its reports published, and printed or said, by the days asked for."""
    published = {r.document: r.published for r in reports}
    for document in finding.documents:
        when = published[document]
        if known_by and (when is None or when.latest is None or when.latest > known_by):
            return False
        if as_of and when and when.earliest and when.earliest > as_of and not isinstance(finding, Denial):
            return False
    return True


def _note(reports: Sequence[Report], claims: Sequence[Claim], answers: Sequence[Answer]) -> str | None:
    if not reports:
        return "nothing to trace, because no report could be read"
    if not claims:
        return "nothing to trace, because no report holds a figure that counts something"
    if not answers:
        return (
            "no question is answered, because no pack says what happened to the things counted here; "
            "the figures stand below, each with who said it"
        )
    return None


def story(
    *paths: str | Path,
    metadata: str | Path | None = None,
    packs: Sequence[str] | None = None,
    as_of: date | None = None,
    known_by: date | None = None,
    policy: Policy = Policy.UCDP,
    progress: Progress | None = None,
) -> Story:
    """Read files or folders and trace them. What cannot be read is in `Story.unread`, never raised.

    Raises:
        PackError: a pack is missing or not well formed.
        MetadataError: the metadata file cannot be used.
    """
    if metadata is not None and not Path(metadata).is_file():
        raise MetadataError(f"{metadata}: there is no such metadata file; give JSON lines with an id in each")
    if any(not str(path) for path in paths):
        raise FirsthandError("one of the paths is empty; an unset variable in the shell would do that")
    collection = read(list(paths), Path(metadata) if metadata else None)
    return make(
        collection.reports,
        packs=load(packs),
        as_of=as_of,
        known_by=known_by,
        policy=policy,
        unread=collection.unread,
        cautions=[Unread(c.source, c.reason) for c in collection.warnings],
        progress=progress,
    )


def check(draft: Report, record: Story, *, packs: Packs | None = None) -> tuple[Checked, ...]:
    """Every figure of a draft set against a traced record: agrees, drifts, contested or unsupported.

    Args:
        draft: one's own copy, as `read` gives it.
        record: what it is set against, as `story` or `make` gives it.
        packs: domains; all in the box by default.
    """
    packs = packs or load()
    outlets = {r.outlet.split("(")[0].strip() for r in record.reports if r.outlet}
    texts = [*(r.text for r in record.reports), draft.text]
    main = main_direction([[c for c in record.claims if c.document == r.document] for r in record.reports])
    found = Extractor(packs, {o for o in outlets if o}, texts).extract(draft)
    directed_claims = directed(found.claims, found.states, found.actors, main)
    unified, _ = unify([*record.claims, *directed_claims], (), packs.people, packs.entities)
    return against(unified[len(record.claims) :], record)


def ask(
    question: str, reports: Sequence[Report], *, packs: Packs | None = None, policy: Policy = Policy.UCDP
) -> tuple[Asked, Answer | None, Story]:
    """What was understood of a question, its answer or None where the record counts no such thing, and the record.

    Args:
        question: such as "How many shells had North Korea sent by June 2024?".
        reports: the collection.
        packs: domains; all in the box by default.
        policy: how the ends of the answer are chosen.
    """
    packs = packs or load()
    wanted = asked(question, packs, [r.text for r in reports])
    record = make(reports, packs=packs, as_of=wanted.as_of, known_by=wanted.known_by, policy=policy)
    fits = [
        a
        for a in record.answers
        if wanted.unit is not None
        and (a.measure.unit or "").split("/")[0] == wanted.unit
        and wanted.category in (None, a.measure.category)
        and wanted.sender in (None, a.measure.sender)
        and wanted.receiver in (None, a.measure.receiver)
    ]
    return wanted, (fits[0] if fits else None), record


def missing(record: Story, *, packs: Packs | None = None) -> tuple[Missing, ...]:
    """The originals that a collection credits and lacks, the most worthwhile first."""
    return find_missing(record, packs or load())


__all__ = [
    "Answer",
    "Claim",
    "Denial",
    "Finding",
    "Measure",
    "Progress",
    "Story",
    "ask",
    "attributions",
    "check",
    "extract",
    "make",
    "missing",
    "story",
]
