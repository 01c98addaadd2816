"""Figures that were withdrawn: who took what back, and when.

A report that tells of a withdrawal quotes the figure ("withdrew its figure of 312 dead"); the saying with that figure
leaves every answer from that day on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.core.claim import Claim
from firsthand.core.finding import Finding, FindingKind
from firsthand.core.text import Report

WITHDRAWN = "withdrawn"
"""The rule by which a claim quotes a figure that was taken back."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A claim that quotes a figure taken back, and the latest day on which that can have been told."""

    claim: Claim
    day: date | None

    def takes(self, other: Claim, said: date | None) -> bool:
        """Whether another claim, said on a day, is the figure taken back."""
        if self.claim.id == other.id or not other.measure.accepts(self.claim.measure):
            return False
        late = said is not None and self.day is not None and self.day < said
        return not late and self.claim.quantity.same_figure(other.quantity)


def withdrawals(reports: Mapping[str, date | None], claims: Sequence[Claim]) -> tuple[Withdrawal, ...]:
    """The withdrawals a collection tells of.

    Args:
        reports: report -> the latest day it was published.
        claims: all claims.
    """
    return tuple(
        Withdrawal(c, (c.said_on.latest if c.said_on else None) or reports.get(c.document))
        for c in claims
        if WITHDRAWN in c.rules
    )


def find_corrections(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """One finding for each withdrawal and report that printed the figure before."""
    return tuple(_findings(reports, claims))


def _findings(reports: Sequence[Report], claims: Sequence[Claim]) -> Iterator[Finding]:
    published = {r.document: (r.published.latest if r.published else None) for r in reports}
    for taken in withdrawals(published, claims):
        seen: set[str] = set()
        for claim in claims:
            if claim.document in seen or claim.document == taken.claim.document or WITHDRAWN in claim.rules:
                continue
            if taken.takes(claim, published.get(claim.document)):
                seen.add(claim.document)
                yield Finding(
                    FindingKind.CORRECTION,
                    None,
                    (claim.document, taken.claim.document),
                    claim.spans[0].quote,
                    taken.claim.wording.quote,
                    (claim.spans[0], taken.claim.wording),
                    "withdrawn",
                    f"“{claim.quote.strip()}” was taken back: “{taken.claim.sentence.quote.strip()}”",
                    claim.origin,
                    (claim.id, taken.claim.id),
                )
