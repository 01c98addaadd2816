"""Who is said to say what, in PolNeAR's sense: source, cue and content."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from firsthand.core.text import Span

_ARTICLE = re.compile(
    r"\b(Administration|Agency|Alliance|Army|Assembly|Association|Authority|Board|Bureau|Cabinet|Center|Centre|Chancellery|Command|Commission|Committee|Council|"
    r"Court|Crescent|Cross|Department|Directorate|Forces?|Foundation|Fund|Government|Guard|House|Inspectorate|Institute|"
    r"Kingdom|Kremlin|League|Ministry|Nations|Navy|Office|Organi[sz]ation|Parliament|Pentagon|Police|Registry|Senate|Service|Society|"
    r"Staff|States|Team|Treasury|Union|University of)\b",
    re.IGNORECASE,
)
"""Words of a body's name that go with an article."""
_BODY = re.compile(
    r"(bank|brigade|business|chain|charity|coalition|coast ?guard|college|company|corporation|embassy|federation|firm|"
    r"force|group|hospital|insurer|militia|movement|museum|network|operator|party|presidency|regulator|ring|school|"
    r"side|state|university|watchdog)",
    re.IGNORECASE,
)
"""What a body without a name of its own is called; with `_ARTICLE`, what makes it one that the reports know."""


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

    `role` is what the report calls the person ("defence minister"), `state` whom an organisation belongs to, `outlet`
    whether it is one that publishes; they help to tell who is meant and are no part of who they are.
    """

    person: str | None
    organisation: str | None
    role: str | None = field(default=None, compare=False)
    state: str | None = field(default=None, compare=False)
    outlet: bool = field(default=False, compare=False)

    @property
    def name(self) -> str | None:
        """The person, else the organisation."""
        return self.person or self.organisation


@dataclass(frozen=True, slots=True)
class Attribution:
    """One saying: `source` may be empty (a passive without an agent); `via` lists relays, nearest the speaker first.

    `inner` are the sayings reported inside its content, where a reader was asked for all of a report's.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_type: CueType
    speaker: Speaker | None
    via: tuple[str, ...] = ()
    basis: str | None = None
    rule: str = ""
    confidence: float | None = None
    inner: tuple[Attribution, ...] = ()

    @property
    def chain(self) -> tuple[str, ...]:
        """Through whom the words came, the speaker first; empty where no voice is known."""
        name = self.speaker.name if self.speaker else None
        return tuple(dict.fromkeys([*([name] if name else []), *self.via]))

    def record(self) -> dict[str, Any]:
        """`{document, source, cue, content, cue_type, chain, confidence, inner}`.

        Source, cue and content are lists of [start, end] in characters of the text as read; `confidence` says how
        likely all three are right but for the content's borders, and is None inside another's content.
        """
        return {
            "document": self.cue[0].document,
            "source": [[span.start, span.end] for span in self.source],
            "cue": [[span.start, span.end] for span in self.cue],
            "content": [[span.start, span.end] for span in self.content],
            "cue_type": self.cue_type.value,
            "chain": list(self.chain),
            "confidence": self.confidence,
            "inner": [each.record() for each in self.inner],
        }


def articled(name: str) -> str:
    """`the National Audit Office`, `the interior ministry`, `a lawmaker`; other names as they are."""
    if re.match(r"(the|a|an|one|some|his|her|its|their)\b", name):
        return name
    head = re.split(r" (?:of|for|in|at) ", name)[0].rpartition(" ")[2]
    if name[:1].islower() and (_ARTICLE.fullmatch(head) or _BODY.fullmatch(head)):
        return f"the {name}"
    if name[:1].islower() and not name.endswith("s"):
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    if _ARTICLE.search(name) and not re.match(r"(?i)the\b", name) and "’s " not in name and "'s " not in name:
        return f"the {name}"
    return name
