"""By which day a question asks: "by June 2024", "as of 9 May", "before March", "known by Friday"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.core.time import TimeRange
from firsthand.extract import times
from firsthand.extract.tokens import Tokens, phrase
from firsthand.packs import wordlist

PUBLISHED = wordlist("questions.published")
"""Words by which a day limits publication rather than saying."""
LIMITS = frozenset(["by", "until", "till", "before", "of", "on", "in", "during", "at"])
"""Words before a time that limit a question to what was said by its end."""
BETWEEN = frozenset(["the", "end", "start", "beginning", "middle", "of", "mid", "-", "late", "early"])
"""Words between such a word and the time."""
SOON = frozenset(["by", "until", "till", "before"])


@dataclass(frozen=True, slots=True)
class Limit:
    """The day a question asks by, with what was said of time and is not used or not understood.

    `taken` are the tokens of all times; `unused` their words where they set no limit ("since March"), `unclear` where
    they name no day ("31 February").
    """

    day: date | None
    publication: bool
    taken: frozenset[int]
    unused: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def limit(tokens: Tokens, published: TimeRange | None) -> Limit:
    """The limit that a question sets.

    Args:
        tokens: of the question.
        published: when the newest report was published; "9 May" is taken to be near it.
    """
    day: date | None = None
    taken: set[int] = set()
    unused: list[str] = []
    unclear: list[str] = []
    for mention in times.find(tokens):
        if mention.kind not in ("date", "time"):
            continue
        before = mention.first - 1
        while before > 0 and tokens.lower[before] in BETWEEN - LIMITS:
            before -= 1
        word = tokens.lower[before] if before >= 0 else ""
        taken.update(range(mention.first, mention.last))
        words = phrase(tokens, mention.first, mention.last)
        begins = mention.opener == "since" or word in ("since", "after", "from", "between", "and")
        if begins or (word not in LIMITS and mention.opener is None):
            unused.append(f"{word} {words}" if begins else words)
            continue
        days = times.resolve(mention._replace(opener=None), published)
        end = None if days is None else _eve(days.earliest) if word == "before" else days.latest
        if end is None:
            unclear.append(f"the day of “{words}” is not understood; write it as 30 June 2024")
        elif day is None or end < day:
            day = end
    unclear += [
        f"the day of “{phrase(tokens, k, min(k + 3, len(tokens) - 1))}” is not understood; write it as 30 June 2024"
        for k, token in enumerate(tokens)
        if k not in taken and token.isdigit() and tokens.lower[_back(tokens, k)] in SOON
    ]
    return Limit(day, not PUBLISHED.isdisjoint(tokens.lower), frozenset(taken), tuple(unused), tuple(unclear))


def _eve(day: date | None) -> date | None:
    return day - timedelta(days=1) if day else None


def _back(tokens: Tokens, at: int) -> int:
    """The token before `at`, an article aside."""
    return max(at - 2 if at > 1 and tokens.lower[at - 1] == "the" else at - 1, 0)
