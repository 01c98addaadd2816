"""Denials without a verb of denying: "There are no plans to close the yard," "We are not closing it," she said.

Only the first words of what a voice says are looked at. What somebody does not know, does not want or has no proof of
denies nothing, and neither does a promise.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.extract.sayings import Saying
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

NOTHING_DENIED = wordlist("denials.nothing_denied")
"""Nouns after "there is no" by whose absence nothing is denied: "no doubt", "no evidence"."""
NOT_DONE = wordlist("denials.not_done")
"""Verbs after "we did not" by which nothing is denied: "know", "expect"."""
MARKS = frozenset(["“", '"', "'", "‘", "that", ",", "”"])
QUOTES = frozenset(["“", '"', "'", "‘"])
PLANS = frozenset(["plan", "plans", "intention", "intentions"])
"""What somebody says there is none of, in whatever words it is told."""
SPEAKING = frozenset(["we", "i", "they", "it", "he", "she"])
BEING = frozenset(["is", "are", "was", "were"])
DOING = frozenset(["did", "do", "does", "have", "has", "had", "am", *BEING])
NOT = frozenset(["not", "never", "n't"])
EVER = 8
"""Tokens in which "ever" follows "no"."""
SHORTENED = frozenset(["didn't", "haven't", "hasn't", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't"])


NEGATIVES = frozenset(["no", *NOT, *SHORTENED])
"""Words one of which every such denial has."""


def negation(tokens: Tokens, saying: Saying) -> int | None:
    """Where a denial begins with which the content of a saying opens; None where it opens with none."""
    first, end = saying.content
    while first < end and tokens.lower[first] in MARKS:
        first += 1
    words = tokens.lower[first:end]
    quoted = first > 0 and tokens[first - 1] in QUOTES
    return first if _denies(words, quoted=quoted) else None


def _denies(words: Sequence[str], *, quoted: bool) -> bool:
    """Whether the first words deny; "there is no" only as somebody's own words, or of plans."""
    if len(words) < 3:
        return False
    opening, second, third = words[0], words[1], words[2]
    if opening == "there" and second in BEING:
        near = words[3:5]
        if not quoted and PLANS.isdisjoint(near):
            return False
        return third in ("no", "never") and not any(w in NOTHING_DENIED for w in near)
    if opening == "not" and (second == "one" or (second, third) == ("a", "single")):
        return True
    if opening == "no":
        return "ever" in words[:EVER] and not any(w in NOTHING_DENIED for w in words[1:3])
    if opening not in SPEAKING:
        return False
    if second in DOING and third in NOT:
        return _done(words[3:], third, second)
    if second == "never" or second in SHORTENED:
        return _done(words[2:], "not", second)
    return False


def _done(words: Sequence[str], negation: str, auxiliary: str) -> bool:
    """Whether what is negated is something done: "closing", "sold", not "going to", "sure", "know"."""
    verb = next((w for w in words if w not in ("ever", "yet", "once", "even", "been") and not w.endswith("ly")), "")
    if not verb or verb in NOT_DONE:
        return False
    being = auxiliary in BEING or auxiliary in ("am", "isn't", "aren't", "wasn't", "weren't")
    return verb.endswith("ing") if being and negation == "not" else verb.isalpha() and auxiliary not in ("do", "does")
