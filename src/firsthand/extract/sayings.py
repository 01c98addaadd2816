"""What the readers of attributions hand to each other: a sentence with its names, a voice in it, a saying."""

from __future__ import annotations

from typing import NamedTuple

from firsthand.core.attribution import CueType, Speaker
from firsthand.extract.names import Name
from firsthand.extract.sentences import Sentence
from firsthand.extract.tokens import Tokens

ACTS = (CueType.PROMISE, CueType.SEEK)
"""Cues of what somebody does with words rather than tells: the source gives or gets itself."""


class Line(NamedTuple):
    """One sentence, the `number`-th of its report, with its tokens and its names."""

    number: int
    sentence: Sentence
    tokens: Tokens
    names: list[Name]

    @property
    def opener(self) -> Name | None:
        """The name that opens the sentence, an article before it aside."""
        return self.names[0] if self.names and self.names[0].first <= 1 else None

    def name_at(self, i: int) -> Name | None:
        """The name that token `i` is part of."""
        for name in self.names:
            if name.first <= i < name.last:
                return name
        return None


class Voice(NamedTuple):
    """Somebody who can say something: the speaker, whether it is an outlet, and the tokens that name it."""

    speaker: Speaker
    outlet: bool
    span: tuple[int, int]
    second: Speaker | None = None
    """Who says it together with the speaker: "the army and the militia"."""


class Saying(NamedTuple):
    """One attribution inside a sentence, as token ranges (first, after last); `source` may be empty."""

    sentence: int
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int]
    cue_type: CueType
    speaker: Speaker | None
    outlet: bool = False
    via: tuple[str, ...] = ()
    rule: str = "verb"
    state: bool = False
    """Whether the source is a state, which speaks through somebody."""
    second: Speaker | None = None
    """Who says it together with the speaker."""
    told: bool = False
    """Whether the words were for a listener ("told"): then who passes them on is a relay."""
    observed: bool = False
    """Whether the cue is one of thinking or seeing ("believes", "has found") rather than of saying."""
