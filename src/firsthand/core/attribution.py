"""Who is said to say what, in PolNeAR's sense: source, cue and content."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from firsthand.core.text import Span


class CueType(StrEnum):
    """What kind of saying the cue word reports."""

    ASSERT = "assert"
    DENY = "deny"
    DECLINE = "decline"
    ASSESS = "assess"
    SEEK = "seek"
    PROMISE = "promise"
    REPORT = "report"
    ATTITUDE = "attitude"
    """What somebody praises, wants or rejects; no saying of a fact."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A credited voice under its canonical names; `person` is None where only an organisation speaks.

    `role` is what the report calls the person ("defence minister") and `state` whom an organisation belongs to; both
    help to tell who is meant and are no part of who they are.
    """

    person: str | None
    organisation: str | None
    role: str | None = field(default=None, compare=False)
    state: str | None = field(default=None, compare=False)

    @property
    def name(self) -> str | None:
        """The person, else the organisation."""
        return self.person or self.organisation


@dataclass(frozen=True, slots=True)
class Attribution:
    """One saying: `source` may be empty (a passive without an agent); `via` lists relays, nearest the speaker first."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_type: CueType
    speaker: Speaker | None
    via: tuple[str, ...] = ()
    basis: str | None = None
    rule: str = ""
