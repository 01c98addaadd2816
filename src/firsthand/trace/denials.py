"""Denials as findings, one for each denier and report."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.core.claim import Statement
from firsthand.core.finding import Denial, FindingKind
from firsthand.core.text import Report
from firsthand.core.time import TimeRange

NEAR = 300
"""Characters within which a second voice goes on with a denial."""
DENIED = "denied"


def find_denials(reports: Sequence[Report], statements: Sequence[Statement]) -> tuple[Denial, ...]:
    """Every denial in the collection, in the order of reports and words."""
    names = {r.document: r for r in reports}
    out = []
    last: Statement | None = None
    for statement in statements:
        if statement.relation != DENIED or statement.speaker is None:
            continue
        goes_on = (
            last is not None
            and last.document == statement.document
            and statement.span.start - last.span.end < NEAR
            and statement.speaker.person is not None
            and statement.speaker.organisation in (None, last.speaker.organisation if last.speaker else None)
        )
        if goes_on:
            # "Karvenia rejected the account. “…,” said its spokesman": one denial, its spokesman's words
            continue
        last = statement
        report = names[statement.document]
        said = statement.said_on
        if said is None and report.published:
            said = TimeRange(None, report.published.latest, "publication: the words give no day")
        who = statement.speaker.name or "unnamed"
        through = f", through {' and '.join(statement.via)}" if statement.via else ""
        out.append(
            Denial(
                kind=FindingKind.DENIAL,
                change=None,
                documents=(statement.document,),
                before=None,
                after=statement.span.quote,
                spans=(statement.span,),
                rule="denial word with a voice",
                message=f"{who} denies{through}: “{statement.span.quote}”.",
                by=who,
                via=statement.via,
                said_on=said,
                general=statement.general,
                sender=statement.sender,
                receiver=statement.receiver,
            )
        )
    return tuple(out)
