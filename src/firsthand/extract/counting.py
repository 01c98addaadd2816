"""How a figure was counted: a change and its direction, a running total or an addition to it, the rule of inclusion.

None of this touches the ends of a figure: "rose by more than 12 percent" is over 12 percent, upward.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.extract.mentions import Mention
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.tokens import Tokens
from firsthand.packs import Packs, wordlist

UP, DOWN = wordlist("counting.up"), wordlist("counting.down")
"""Words before an amount by which something rose or fell."""
PHRASAL = wordlist("counting.phrasal")
"""Verbs with which "up" and "down" tell no change: "gave up 517 yards"."""
RISE, FALL = wordlist("counting.rise"), wordlist("counting.fall")
"""Nouns after an amount that make it a rise or a fall: "a 12 percent drop"."""
MORE, LESS = wordlist("counting.more"), wordlist("counting.less")
"""Comparatives after a share: "30 percent fewer"."""
BETWEEN = wordlist("counting.between")
"""Words that may stand between a verb of change and its amount."""
FURTHER = wordlist("counting.further")
"""Words beside a figure that add it to one told before."""
ADDED = FURTHER - {"more"}
"""Those of them that do so before a figure too, where "more" is a limit."""
RUNNING = wordlist("counting.running")
"""Phrases that make a figure the total up to a day."""
SUMS = wordlist("counting.sums")
"""Phrases that make it one unless the time is told in which it was reached."""
FLOW = wordlist("counting.flow")
"""Phrases by which a figure fell in one short time: no total of more."""
VERBS = wordlist("counting.verbs")
"""Rules of inclusion that are verbs of saying before a figure: "confirmed 12 deaths" tells no rule."""
SHARES = ("percent", "ratio")
REACH = 3
"""A rule of inclusion stands at most so many words before or after its figure."""
FAR = 12
"""A passive that tells the rule stands at most so many words after its figure."""
PASSIVE = frozenset(["was", "were", "are", "been"])
BORDERS = frozenset([",", ";", ":", "and", "but", "that", "who", "which", "while"])
"""Words and signs beyond which a passive is of something else."""
STILL = frozenset(["remain", "remains", "remained", "still"])
"""Words after a figure by which it tells how many are in a state."""
TO_STATE = 2
"""Such a word stands in the first so many words after its figure."""
TO_NOUN = 4
"""A noun of change stands at most so many words after its amount."""


class Count(NamedTuple):
    """How a figure was counted; each field None where its words do not say.

    * `direction`: ``up`` or ``down``, of an amount by which something changed; never of the level it reached.
    * `series`: ``total`` for a running total ("so far"), ``increment`` for an addition to one ("a further 20"),
      ``period`` for what fell in one short time ("in a single day").
    * `inclusion`: the pack's word for the rule by which things were counted ("registered").
    * `added_up`: it is a total only by words that also add up what fell in one time ("a total of 40 this month").
    """

    direction: str | None = None
    series: str | None = None
    inclusion: str | None = None
    added_up: bool = False


class Counting:
    """The words of counting, ready to be looked up."""

    def __init__(self, packs: Packs, lexicon: Lexicon | None = None) -> None:
        self.inclusion: Phrases[str] = Phrases(((word, word) for word in packs.inclusion), lexicon)
        self.running: Phrases[bool] = Phrases(((words, True) for words in RUNNING), lexicon)
        self.sums: Phrases[bool] = Phrases(((words, True) for words in SUMS), lexicon)
        self.flow: Phrases[bool] = Phrases(((words, True) for words in FLOW), lexicon)

    def of(self, tokens: Tokens, mentions: Sequence[Mention], k: int) -> Count:
        """How figure `k` of a sentence was counted."""
        mention = mentions[k]
        low, high = _room(tokens, mentions, k)
        series = self._series(tokens, mention, low, high)
        return Count(
            self.direction(tokens, mentions, k),
            series,
            self._inclusion(tokens, mention, low, high),
            series == "total" and not self.running.all(tokens, low, high),
        )

    def direction(self, tokens: Tokens, mentions: Sequence[Mention], k: int, reach: int = 3) -> str | None:
        """Which way something changed by figure `k`, or None where it is no change; `reach` figures back for a verb."""
        mention = mentions[k]
        previous, following = _room(tokens, mentions, k)
        if mention.rule == "multiple":
            return (
                "down" if max(v for v in (mention.quantity.low, mention.quantity.high) if v is not None) < 1 else "up"
            )
        i = mention.first - 1
        if i >= 0 and tokens[i] == "+":
            return "up"
        by = False
        while i >= previous and tokens.lower[i] in BETWEEN:
            by = by or tokens.lower[i] == "by"
            i -= 1
        verb = tokens.lower[i] if i >= previous else ""
        if verb == "of" and i > previous:
            # "an increase of 12 percent"
            noun = tokens.lower[i - 1]
            return "up" if noun in RISE else "down" if noun in FALL else None
        if verb in ("up", "down") and i and tokens.lower[i - 1] in PHRASAL:
            return None
        if verb in UP or verb in DOWN:
            return "up" if verb in UP else "down"
        if mention.known == "duration":
            return None
        share = mention.quantity.unit in SHARES
        for j in range(mention.numeral[1], min(following, mention.last + TO_NOUN)):
            word = tokens.lower[j]
            if word in RISE or (share and word in MORE):
                return "up"
            if word in FALL or (share and word in LESS):
                return "down"
            if j >= mention.last and (not word[0].isalpha() or word in ("of", "in", "to", "from")):
                break
        if by and reach:
            # "down 2.3 percent, Burlington by 2.6 percent": the verb is the figure's before
            before = mentions[k - 1] if k else None
            if before is not None and before.quantity.unit == mention.quantity.unit and mention.first - before.last < 6:
                return self.direction(tokens, mentions, k - 1, reach - 1)
        return None

    def _series(self, tokens: Tokens, mention: Mention, previous: int, following: int) -> str | None:
        before = tokens.lower[max(previous, mention.first - 2) : mention.numeral[0]]
        after = tokens.lower[mention.numeral[1] : mention.last]
        if after[:1] == ("or",):
            # "11,000 or more operations" is a floor, and no addition
            after = after[2:]
        # "another 16 people remain missing": the state of those counted, added to nothing
        still = not STILL.isdisjoint(tokens.lower[mention.last : mention.last + TO_STATE])
        if not still and (not ADDED.isdisjoint(before) or not FURTHER.isdisjoint(after)):
            return "increment"
        for _, last, _ in self.flow.all(tokens, previous, following):
            # "found 25 overnight, bringing the toll to 33": the short time is that of the figure before
            if not previous or last > mention.first or "," not in tokens.lower[last : mention.first]:
                return "period"
        total = self.running.all(tokens, previous, following) or self.sums.all(tokens, previous, following)
        return "total" if total else None

    def _inclusion(self, tokens: Tokens, mention: Mention, previous: int, following: int) -> str | None:
        low, high = max(previous, mention.first - REACH), min(following, mention.last + REACH)
        found = [row for row in self.inclusion.all(tokens, low, high) if row[0] >= mention.first or row[2] not in VERBS]
        if found:
            # "registered 640 suspected cases": the word within the figure tells how it was counted
            return next((rule for first, _, rule in found if first >= mention.first), found[0][2])
        # "112 people across the province were registered as dead"
        far = min(following, mention.last + FAR)
        for first, _, rule in self.inclusion.all(tokens, mention.last, far):
            passive = tokens.lower[first - 1] in PASSIVE
            if passive and BORDERS.isdisjoint(tokens.lower[mention.last : first]):
                return rule
        return None


def _room(tokens: Tokens, mentions: Sequence[Mention], k: int) -> tuple[int, int]:
    """The tokens between the figures before and after figure `k`."""
    # a time is no figure of its own: "31 died in the past 24 hours", "the number in the past 24 hours rose to 31"
    previous = (mentions[j] for j in range(k - 1, -1, -1) if mentions[j].known != "duration")
    following = (mentions[j] for j in range(k + 1, len(mentions)) if mentions[j].known != "duration")
    low = next((m.last for m in previous), 0)
    return min(low, mentions[k].first), next((m.first for m in following), len(tokens))
