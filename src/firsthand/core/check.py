"""One figure of a draft set against the record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from firsthand.core.claim import Claim
from firsthand.core.finding import Change


class Verdict(StrEnum):
    """How a draft's figure stands to the record. None of them says that it is true."""

    AGREES = "agrees"
    DRIFTS = "drifts"
    CONTESTED = "contested"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft's claim with its verdict.

    `source` is the most direct retelling in the record of the saying it comes from, `changes` what the draft makes of
    it, `safer` a wording that keeps to it, `notes` what else an editor should know ("denied by …", "later said …").
    """

    claim: Claim
    verdict: Verdict
    changes: tuple[Change, ...] = ()
    source: Claim | None = None
    safer: str | None = None
    notes: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The public record; spans index the draft's and the report's text as read."""
        span, source = self.claim.spans[0], self.source
        return {
            "verdict": self.verdict.value,
            "changes": [change.value for change in self.changes],
            "part": span.part.value,
            "quote": span.quote,
            "start": span.start,
            "end": span.end,
            "source": None
            if source is None
            else {
                "document": source.document,
                "quote": source.wording.quote,
                "start": source.wording.start,
                "end": source.wording.end,
                "speaker": source.speaker.name if source.speaker else None,
                "via": list(source.via),
                "origin": source.origin,
            },
            "safer": self.safer,
            "notes": list(self.notes),
        }
