"""One sentence with everything that was read from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from firsthand.extract.mentions import Mention
from firsthand.extract.names import Name
from firsthand.extract.sayings import Saying
from firsthand.extract.sentences import Sentence
from firsthand.extract.times import TimeMention


class Placed(Protocol):
    """What stands at a token: a figure, or the cue of a statement."""

    @property
    def first(self) -> int:
        """Its first token."""


class Context(NamedTuple):
    """One sentence with its names, times, figures and sayings."""

    sentence: Sentence
    names: list[Name]
    times: tuple[TimeMention, ...]
    mentions: list[Mention]
    sayings: list[Saying]
    learned: Sequence[Saying] = ()
    """Sayings that only the tagger found: they credit figures, and decide nothing else."""
