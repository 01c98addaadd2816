"""Figures quoted as replaced: "had earlier spoken of 31", "74 as the firm first said", "rose to 88 from 61"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from firsthand.extract.mentions import Mention
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

COUNTS = wordlist("quantities.counts")
"""Nouns of counting."""
CHANGES = wordlist("quantities.changes")
REVISING = wordlist("meaning.revising")
"""Verbs that put a count right."""
CHANGE_REACH = 8
"""Words between a verb of change and the level reached at most."""
EARLIER = wordlist("meaning.earlier")
GIVING = wordlist("meaning.giving")
FIRST_GIVEN = 7
"""Words of "as the company first stated" behind a figure at most."""
GIVEN_REACH = 8
"""Words before a figure in which "had earlier put the toll at" stands."""


def given_before(tokens: Tokens, first: int) -> bool:
    """Had *earlier spoken* of up to 31 million: an adverb of what was before, and a verb of giving figures."""
    low = max(0, first - GIVEN_REACH)
    low = next((k + 1 for k in range(first - 1, low - 1, -1) if tokens[k] in (",", ";", ":", "“", '"')), low)
    words = tokens.lower
    for k in range(low, first - 1):
        if words[k] in EARLIER and any(word in GIVING for word in words[k + 1 : min(k + 3, first)]):
            return words[k] != "first" or (k > 0 and words[k - 1] == "had")
    return False


def first_given(tokens: Tokens, last: int) -> bool:
    """Not 74 *as the company first stated*: who gave the figure before, right behind it."""
    words = tokens.lower[last : last + FIRST_GIVEN]
    if words[:1] != ("as",):
        return False
    stretch = list(takewhile(lambda w: w[0].isalpha(), words[1:]))
    return any(a in EARLIER and b in GIVING for a, b in pairwise(stretch))


def risen_from(tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Rose to 88 *from 61*: the level before a change, where the new one stands directly before it."""
    first = mention.first
    if not first or tokens.lower[first - 1] != "from":
        return False
    back = tokens.lower[max(0, first - CHANGE_REACH) : first]
    after = next((m for m in mentions if m.first >= mention.last), None)
    revised = any(w in REVISING for w in back) and any(w in COUNTS for w in back)
    if revised and after is not None and tokens.lower[mention.last : after.first] == ("to",):
        # "lowered the toll from 61 to 58"
        return True
    # "lowered its figure to 131,500 tonnes, from 148,000 tonnes"
    end = first - 2 if tokens.lower[first - 2] == "," else first - 1
    level = next((m for m in mentions if m.last == end), None)
    if level is None or level.quantity.unit != mention.quantity.unit:
        return False
    if level.first and tokens.lower[level.first - 1] == "to":
        # "lowered its estimate of the number of people aboard to 164 from 180"
        return any(word in CHANGES for word in tokens.lower[: level.first])
    return any(word in CHANGES for word in tokens.lower[max(0, level.first - CHANGE_REACH) : level.first])
