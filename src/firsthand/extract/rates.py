"""How many of one thing come with each of another: "450 shells to a container", "the average household has 2.4 people".

Such a figure counts nothing that happened. Its unit is what is counted by what it is counted for ("people/household"),
so that it is never set against a count, and tracing can tell by it which figure was reckoned from which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.core.quantity import Bound
from firsthand.extract.mentions import Mention
from firsthand.extract.tokens import Tokens
from firsthand.extract.units import Units, is_plural, lemma
from firsthand.packs import wordlist

EACH = wordlist("rates.each")
"""Words that single one thing out of many alike: "each", "every", "per"."""
TYPICAL = wordlist("rates.typical")
"""Adjectives that do so after an article: "the average household"."""
EVERYBODY = wordlist("rates.everybody")
"""Pronouns for each person."""
HOLDING = wordlist("rates.holding")
"""Verbs, in the present, of what one thing has or takes: "holds", "needs"."""
SHARING = wordlist("rates.sharing")
"""Verbs of what comes with one thing: "three people live in the average house"."""
RECKONING = wordlist("rates.reckoning")
"""Words by which a sentence tells how one reckons, and no single case: "on average", "reckons"."""
INTO = frozenset(["to", "in", "for", "on", "into", "inside", "from"])
ARTICLES = frozenset(["a", "an", "one"])
MODALS = frozenset(["can", "could", "may", "will", "would", "must"])
REACH = 6
"""Tokens between one thing and the verb that tells what it has, and between what is counted and the one thing."""
WATCHED = EACH | TYPICAL | EVERYBODY | RECKONING | ARTICLES


def with_rates(tokens: Tokens, mentions: list[Mention], units: Units) -> list[Mention]:
    """The figures of a sentence, those that come with each of another thing given their rate as unit."""
    if not mentions or WATCHED.isdisjoint(tokens.lower):
        return mentions
    reader = _Rates(tokens, units)
    return [reader.rated(mention, mentions) for mention in mentions]


class _Rates:
    """The rules over one sentence."""

    def __init__(self, tokens: Tokens, units: Units) -> None:
        self.tokens, self.units = tokens, units
        self.usual = not RECKONING.isdisjoint(tokens.lower)

    def rated(self, mention: Mention, mentions: Sequence[Mention]) -> Mention:
        """A mention as it is, or with the thing that it is counted for in its unit."""
        unit, value = mention.quantity.unit, mention.quantity.point or mention.quantity.high
        plain = mention.known == "pack" or (mention.known is None and unit and is_plural(mention.quantity.item or ""))
        if not plain or not unit or "/" in unit or not value or mention.quantity.bound is Bound.VAGUE:
            return mention
        after = min((m.first for m in mentions if m.first >= mention.last), default=len(self.tokens))
        before = max((m.last for m in mentions if m.last <= mention.first), default=0)
        one = self._touching(mention.last) or self._shared(mention.last, after) or self._held(before, mention.first)
        own = self.units.nouns.alone(one) if one else None
        if one is None or (own and own.name == unit):
            return mention
        return mention._replace(quantity=replace(mention.quantity, unit=f"{unit}/{one}"), known="rate", rule="rate")

    def _touching(self, k: int) -> str | None:
        """480 rounds a container · 450 shells to a container · ten doses for every patient."""
        low = self.tokens.lower
        if k >= len(low):
            return None
        if low[k] in ARTICLES and low[k] != "one":
            return self._noun(k + 1, known=True)
        if low[k] in EACH:
            return self._noun(k + 1)
        if low[k] in INTO and k + 1 < len(low):
            if low[k + 1] in EACH:
                return self._noun(k + 2, known=True)
            if low[k + 1] in ARTICLES and self.usual:
                return self._noun(k + 2, known=True)
        return None

    def _shared(self, k: int, last: int) -> str | None:
        """Three people live in the average house · two doses are needed per person."""
        low = self.tokens.lower
        for j in range(k, min(k + REACH, last, len(low) - 1)):
            if not low[j].isalpha():
                return None
            if (low[j] in EACH or low[j] in TYPICAL) and not SHARING.isdisjoint(low[k:j]):
                return self._noun(j + 1)
        return None

    def _held(self, first: int, last: int) -> str | None:
        """Each crate holds 450 · the average household in Norvale has · a container can carry · everybody needs."""
        low = self.tokens.lower
        verb = last - 1
        if verb < first + 1 or low[verb] not in HOLDING:
            return None
        end = verb - 1 if low[verb - 1] in MODALS else verb
        for j in range(end - 1, max(first, end - REACH - 2) - 1, -1):
            if low[j] in EVERYBODY:
                return "person" if end - j < 2 else None
            if not low[j].isalpha():
                return None
            single = low[j] in EACH or low[j] in TYPICAL
            if single or low[j] in ARTICLES:
                noun = self._noun(j + 1, known=not single)
                if noun or single:
                    return noun
        return None

    def _noun(self, k: int, *, known: bool = False) -> str | None:
        """The one thing that begins at token `k`, in the singular: a pack's noun, else any where none need know it."""
        tokens = self.tokens
        while k < len(tokens) and tokens.lower[k] in TYPICAL:
            k += 1
        if k >= len(tokens):
            return None
        found = self.units.nouns.at(tokens, k)
        if found:
            noun = " ".join(tokens.lower[k : found[0]])
            return None if is_plural(noun) and lemma(noun) != noun else noun
        if known or self.units.duration.at(tokens, k) or not tokens[k].isalpha() or tokens.capital[k]:
            return None
        return None if is_plural(tokens.lower[k]) else lemma(tokens.lower[k])
