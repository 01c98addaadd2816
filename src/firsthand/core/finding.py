"""Findings: data about the record, never faults of ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from firsthand.core.text import Span
from firsthand.core.time import TimeRange


class FindingKind(StrEnum):
    """What a finding is about."""

    DRIFT = "drift"
    DENIAL = "denial"
    CONFLICT = "conflict"
    SUPERSESSION = "supersession"
    CORRECTION = "correction"
    CIRCULAR = "circular"
    UNCREDITED_RELAY = "uncredited-relay"
    ARITHMETIC = "arithmetic"
    NOT_COMPARABLE = "not-comparable"
    DATE_CONTRADICTION = "date-contradiction"


class Change(StrEnum):
    """What a retelling changed; the order is by weight for an editor."""

    CAPACITY_AS_COUNT = "capacity-as-count"
    SOUGHT_AS_SENT = "sought-as-sent"
    FORECAST_AS_FACT = "forecast-as-fact"
    MAGNITUDE_SLIP = "magnitude-slip"
    UNIT_SWAPPED = "unit-swapped"
    CATEGORY_SWAPPED = "category-swapped"
    DIRECTION_REVERSED = "direction-reversed"
    SCOPE_CHANGED = "scope-changed"
    STOCK_AS_FLOW = "stock-as-flow"
    SUMMED = "summed"
    CONVERTED = "converted"
    ALTERNATIVE_DROPPED = "alternative-dropped"
    HEADLINE_AGAINST_BODY = "headline-against-body"
    SPEAKER_SWAPPED = "speaker-swapped"
    BOUND_FLIPPED = "bound-flipped"
    BOUND_DROPPED = "bound-dropped"
    HEDGE_DROPPED = "hedge-dropped"
    DATE_SHIFTED = "date-shifted"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor should know.

    `documents` names the retelling's report first. `before` and `after` are exact words; `spans` are where they
    stand, in that order. `rule` names the rule that found it, `message` is a sentence to paste into an e-mail.
    `check` is arithmetic written out, where there is some: what it comes to is derived and never a claim.
    """

    kind: FindingKind
    change: Change | None
    documents: tuple[str, ...]
    before: str | None
    after: str
    spans: tuple[Span, ...]
    rule: str
    message: str
    origin: str | None = None
    claims: tuple[str, ...] = ()
    check: str | None = None

    def record(self) -> dict[str, Any]:
        """The public record; every key is always there, see `docs/reference/records.schema.json`."""
        return {
            "kind": self.kind.value,
            "change": self.change.value if self.change else None,
            "documents": list(self.documents),
            "before": self.before,
            "after": self.after,
            "spans": [span.record() for span in self.spans],
            "rule": self.rule,
            "message": self.message,
            "origin": self.origin,
            "check": self.check,
        }


@dataclass(frozen=True, slots=True)
class Correction(Finding):
    """Somebody takes back a figure, a quotation or a report; what it `takes` (ids of claims) stands no more from then.

    `by` is who took it back, None where the words do not say. `said_on` is when, at the latest the day of publication.
    """

    by: str | None = None
    said_on: TimeRange | None = None
    takes: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The public record of a finding with who took it back and when."""
        return Finding.record(self) | {
            "by": self.by,
            "said_on": self.said_on.record() if self.said_on else None,
            "takes": list(self.takes),
        }


@dataclass(frozen=True, slots=True)
class Denial(Finding):
    """Somebody denies. `general` ones answer every figure said up to their day, others only what they target.

    `by` is the voice, `group` the institution it speaks for; `origin` is one id for all reports that tell one denial.
    `target` are the ids of the origins that it answers, as far as words and days tell; empty where it names something
    that the collection does not hold.
    """

    by: str | None = None
    group: str | None = None
    via: tuple[str, ...] = ()
    said_on: TimeRange | None = None
    general: bool = True
    sender: str | None = None
    receiver: str | None = None
    target: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()
    """Goods, in the packs' units, that it says nothing of because it names others."""

    def record(self) -> dict[str, Any]:
        """The public record of a finding with who denied, through whom and when."""
        return Finding.record(self) | {
            "by": self.by,
            "group": self.group,
            "via": list(self.via),
            "said_on": self.said_on.record() if self.said_on else None,
            "general": self.general,
            "target": list(self.target),
        }
