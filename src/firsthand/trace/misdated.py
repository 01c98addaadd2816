"""Dates that contradict themselves, and which day was meant where another report of the saying has it.

"Wednesday, 2 October 2022" was a Sunday. Where another report dates what the same institution said of the same thing
to a Wednesday the 2nd of that year, the month is a slip of the pen, and the retelling has shifted its date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from firsthand.core.claim import Claim, Statement
from firsthand.core.finding import Change, Finding, FindingKind
from firsthand.core.text import Report, Span
from firsthand.packs import Packs
from firsthand.trace.notes import called
from firsthand.trace.voices import group_of


class Contradictory(Protocol):
    """A full date whose weekday was another one, as `extract.date_checks` finds it."""

    @property
    def span(self) -> Span:
        """Its words."""

    @property
    def true(self) -> str:
        """The weekday it was."""

    @property
    def printed(self) -> date:
        """The day that the words name."""

    @property
    def meant(self) -> tuple[date, ...]:
        """The days of that year with the same number and the printed weekday."""


def find_misdated(
    contradictions: Sequence[Contradictory],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    packs: Packs,
) -> tuple[Finding, ...]:
    """Every date that contradicts itself, and the drift it is where another report has the day that was meant."""
    names = {report.document: report for report in reports}
    told: list[Claim | Statement] = [*claims, *statements] if contradictions else []
    return tuple(finding for found in contradictions for finding in _findings(found, told, names, packs))


def _findings(
    found: Contradictory, told: Sequence[Claim | Statement], reports: Mapping[str, Report], packs: Packs
) -> Iterator[Finding]:
    span, here = found.span, reports[found.span.document]
    yield Finding(
        kind=FindingKind.DATE_CONTRADICTION,
        change=None,
        documents=(span.document,),
        before=None,
        after=span.quote,
        spans=(span,),
        rule="weekday of a full date",
        message=f"“{span.quote}” contradicts itself: that day was a {found.true}.",
    )
    mine = [t for t in told if t.document == span.document and _day(t) == found.printed]
    other = next((t for t in told if _day(t) in found.meant and any(_same(t, m, reports, packs) for m in mine)), None)
    if other is not None:
        day = _day(other)
        meant = f"{day.day} {day:%B %Y}" if day else ""
        yield Finding(
            kind=FindingKind.DRIFT,
            change=Change.DATE_SHIFTED,
            documents=(span.document, other.document),
            before=other.sentence.quote,
            after=span.quote,
            spans=(other.sentence, span),
            rule=Change.DATE_SHIFTED.value,
            message=(
                f"“{span.quote}” was a {found.true}; the report {called(reports[other.document])} dates the same "
                f"saying to {meant}, and the weekday in {called(here).removeprefix('of ')} fits that day."
            ),
        )


def _day(row: Claim | Statement) -> date | None:
    return row.said_on.latest if row.said_on and row.said_on.is_day else None


def _same(a: Claim | Statement, b: Claim | Statement, reports: Mapping[str, Report], packs: Packs) -> bool:
    """Whether two rows of two reports tell of one thing by voices of one institution."""
    if a.document == b.document or a.speaker is None or b.speaker is None:
        return False
    if isinstance(a, Claim) and isinstance(b, Claim):
        alike = a.measure.accepts(b.measure)
    elif isinstance(a, Statement) and isinstance(b, Statement):
        alike = (a.relation, a.sender, a.receiver) == (b.relation, b.sender, b.receiver)
    else:
        return False
    groups = (group_of(row, packs, reports[row.document], {}) for row in (a, b))
    return alike and len(set(groups)) == 1
