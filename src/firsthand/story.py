"""The few verbs, in order: read, extract, trace, find, estimate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from firsthand.core.claim import Claim, Measure, Statement
from firsthand.core.estimate import Answer, Policy
from firsthand.core.finding import Denial, Finding
from firsthand.core.story import Story, Unread
from firsthand.core.text import Report
from firsthand.extract import Extractor
from firsthand.packs import Packs, load
from firsthand.read import read
from firsthand.trace import estimate, find_denials, find_drift, find_uncredited, measures, trace, unify

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
    claims: list[Claim] = []
    statements: list[Statement] = []
    for number, report in enumerate(reports, start=1):
        found = extractor.extract(report)
        claims += found.claims
        statements += found.statements
        if progress:
            progress("reading figures", number, len(reports))
    return claims, statements


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
    claims, statements = unify(raw_claims, raw_statements)
    traced = trace(reports, claims, packs)
    findings: tuple[Finding, ...] = (
        *find_drift(reports, traced.claims, traced.lineage),
        *find_uncredited(reports, traced.claims),
        *find_denials(reports, statements),
    )
    answers: list[Answer] = []
    for measure in measures(traced.lineage, traced.claims)[:MOST_ANSWERS]:
        answers.append(
            estimate(
                measure, reports, traced.claims, traced.lineage, findings, as_of=as_of, known_by=known_by, policy=policy
            )
        )
    answers = _ranked(answers)
    return Story(
        reports=tuple(reports),
        claims=traced.claims,
        statements=tuple(statements),
        lineage=traced.lineage,
        findings=findings,
        answers=tuple(answers),
        unread=tuple(unread),
        cautions=tuple(cautions),
        note=_note(reports, traced.claims),
    )


def _ranked(answers: Sequence[Answer]) -> list[Answer]:
    """Answers that say something before those that do not, the measures' own order kept."""
    return sorted(answers, key=lambda a: a.empty and a.capacity is None)


def _note(reports: Sequence[Report], claims: Sequence[Claim]) -> str | None:
    if not reports:
        return "nothing to trace, because no report could be read"
    if not claims:
        return "nothing to trace, because no report holds a figure that counts something"
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


__all__ = ["Answer", "Claim", "Denial", "Finding", "Measure", "Progress", "Story", "extract", "make", "story"]
