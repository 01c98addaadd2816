"""A traced collection: everything the views and exporters need, and nothing they must look up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firsthand.core.claim import Claim, Statement
from firsthand.core.comparison import Comparison
from firsthand.core.estimate import Answer
from firsthand.core.finding import Denial, Finding
from firsthand.core.lineage import Lineage
from firsthand.core.missing import Missing
from firsthand.core.text import Report


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that could not be read, and why."""

    source: str
    reason: str

    def record(self) -> dict[str, Any]:
        """`{source, reason}`."""
        return {"source": self.source, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Story:
    """Reports with claims, statements, lineage, findings (weightiest first) and answers (main one first).

    `unread` lists what could not be read, `cautions` what was read but is odd (a date that is none); `note` says why
    there is nothing to trace, where there is not; `missing` lists the originals that would be worth getting, the most
    worthwhile first. `comparison` tells what changed since an earlier day, where one was given.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    lineage: Lineage
    findings: tuple[Finding, ...]
    answers: tuple[Answer, ...]
    unread: tuple[Unread, ...] = ()
    cautions: tuple[Unread, ...] = ()
    note: str | None = None
    missing: tuple[Missing, ...] = ()
    comparison: Comparison | None = None

    def report(self, document: str) -> Report:
        """The report of that name.

        Raises:
            KeyError: there is none.
        """
        for report in self.reports:
            if report.document == document:
                return report
        raise KeyError(document)

    def claim(self, id: str) -> Claim:
        """The claim of that id.

        Raises:
            KeyError: there is none.
        """
        for claim in self.claims:
            if claim.id == id:
                return claim
        raise KeyError(id)

    def record(self) -> dict[str, Any]:
        """The whole story as one record; every key is always there, see `docs/reference/records.schema.json`."""
        claims = {claim.id: claim for claim in self.claims}
        return {
            "answers": [answer.record() for answer in self.answers],
            "comparison": self.comparison.record() if self.comparison else None,
            "origins": [record for origin in self.lineage.origins for record in origin.records(claims)],
            "findings": [f.record() for f in self.findings if not isinstance(f, Denial)],
            "denials": [f.record() for f in self.findings if isinstance(f, Denial)],
            "claims": [claim.record() for claim in self.claims],
            "statements": [statement.record() for statement in self.statements],
            "missing": [row.record() for row in self.missing],
            "reports": [report.record() for report in self.reports],
            "unread": [row.record() for row in self.unread],
            "cautions": [row.record() for row in self.cautions],
            "note": self.note,
        }
