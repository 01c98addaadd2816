"""An original that a collection credits and lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firsthand.core.text import Span


@dataclass(frozen=True, slots=True)
class Missing:
    """An outlet credited and not in the collection.

    `questions` are those whose answer rests on what came through it, the main one first: a figure that sets an end, a
    capacity, or a denial that contests it. `claims` are the ids of all figures that did, `origins` their sayings,
    `denials` how many denials did. `evidence` is a sentence with such a figure or denial, one that names the outlet
    where there is one.
    """

    outlet: str
    questions: tuple[str, ...]
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    denials: int
    evidence: Span

    def record(self) -> dict[str, Any]:
        """The public record."""
        return {
            "outlet": self.outlet,
            "questions": list(self.questions),
            "origins": list(self.origins),
            "figures": len(self.claims),
            "denials": self.denials,
            "evidence": self.evidence.record(),
        }
