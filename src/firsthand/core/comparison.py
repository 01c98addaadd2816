"""What changed in a record between two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.core.estimate import Answer, LeftOut
from firsthand.core.finding import Denial, Finding


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of one answer between two days.

    `origins` are the ids of the readings said in between, `gone` those that stood, or were said in between, and were
    replaced, overtaken or taken back by the later day.
    """

    before: Answer
    now: Answer
    origins: tuple[str, ...] = ()
    gone: tuple[LeftOut, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the answer itself is another: its ends, who sets them, the capacity beside it, or who denies it."""
        return _told(self.before) != _told(self.now)

    def record(self) -> dict[str, Any]:
        """`{question, moved, before, now, origins, gone}`; `before` and `now` are answer records."""
        return {
            "question": self.now.question,
            "moved": self.moved,
            "before": self.before.record(),
            "now": self.now.record(),
            "origins": list(self.origins),
            "gone": [row.record() for row in self.gone],
        }


def _told(answer: Answer) -> tuple[object, ...]:
    """What an answer says, leaving aside the day it is for."""
    return (
        (answer.low, answer.low_open, answer.best, answer.high, answer.high_open, answer.magnitude),
        frozenset(answer.origins),
        answer.capacity.origin if answer.capacity else None,
        frozenset((denier.by, denier.group) for denier in answer.denied_by),
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """The record as of two days set against each other.

    `since` is the earlier day; `until` the later one, None where everything said counts. `known_by` holds for both.
    `turns` are the answers in which something changed, in the story's order; `origins` the ids of all readings said
    after `since` and by `until`. `findings` and `denials` are those of the later record that the earlier one lacks.
    """

    since: date
    until: date | None
    known_by: date | None
    turns: tuple[Turn, ...]
    origins: tuple[str, ...]
    findings: tuple[Finding, ...]
    denials: tuple[Denial, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing changed at all."""
        return not (self.turns or self.origins or self.findings or self.denials)

    def record(self) -> dict[str, Any]:
        """The public record; every key is always there, see `docs/reference/records.schema.json`."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "known_by": self.known_by.isoformat() if self.known_by else None,
            "answers": [turn.record() for turn in self.turns],
            "origins": list(self.origins),
            "findings": [finding.record() for finding in self.findings],
            "denials": [denial.record() for denial in self.denials],
        }
