"""How much of the world a figure speaks of: all of it ("nationwide", "across Orvania") or a part ("in Selke province").

Only the nearest such words in the clause of a figure count, and of a saying only what is said: where somebody speaks is
no scope.
"""

from __future__ import annotations

from firsthand.core.claim import Scope
from firsthand.core.text import PartKind
from firsthand.extract.context import Context
from firsthand.extract.meaning import clause
from firsthand.extract.mentions import Mention
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.sayings import Saying
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

WHOLE = wordlist("scopes.whole")
"""Words for all of a land, a group, or the world."""
THROUGHOUT = wordlist("scopes.throughout")
"""Prepositions with which a name is meant as a whole."""
WITHIN = wordlist("scopes.within")
"""Prepositions with which a name is a part."""
MEANT = wordlist("scopes.meant")
"""Prepositions with which a name is a part where a noun says that it is one: "for the province of Selke"."""
NOUNS = wordlist("scopes.nouns")
"""What may stand between a preposition and the name: "in the province of Selke"."""
REACH = 24
"""A scope stands at most so many words before or after its figure."""


class Scopes:
    """The words of scope, ready to be looked up."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.whole: Phrases[bool] = Phrases(((words, True) for words in WHOLE), lexicon)
        self.placing: Phrases[str] = Phrases(((words, words) for words in THROUGHOUT | WITHIN | MEANT), lexicon)

    def of(self, context: Context, mention: Mention, saying: Saying | None) -> Scope | None:
        """The scope that the words around a figure give it, or None."""
        if context.sentence.part is PartKind.HEADLINE:
            # "lost at Vexley": a headline hardly says where
            return None
        tokens = context.sentence.tokens
        low, high = clause(tokens, mention, context.mentions)
        if saying is not None:
            low, high = max(low, saying.content[0]), min(high, saying.content[1])
        low, high = max(low, mention.first - REACH), min(high, mention.last + REACH)
        found = [(first, last, True) for first, last, _ in self.whole.all(tokens, low, high)]
        for k, name, words in self.placing.all(tokens, low, high - 1):
            last = _named(tokens, name, high)
            if last is not None and not _taken(context, (k, name, last - 1)):
                region = not NOUNS.isdisjoint(tokens.lower[name : last + 1])
                if not region and (words in MEANT or (words in WITHIN and _state(context, last))):
                    # "in Orvania": whether in all of it is not told
                    continue
                whole = words in THROUGHOUT and not region
                whole = whole or tokens.lower[last : last + 3] == ("as", "a", "whole")
                found.append((k, last, whole))
        if not found:
            return None
        first, last, whole = min(found, key=lambda row: (_distance(mention, row[0], row[1]), not row[2]))
        return Scope(" ".join(tokens[first:last]), whole)


def _named(tokens: Tokens, k: int, high: int) -> int | None:
    """Where the name ends that follows a preposition at once or after "the", "the province of"; None without one."""
    while k < high and (tokens.lower[k] in ("the", "of", "a", "its", "all") or tokens.lower[k] in NOUNS):
        k += 1
    first = k
    while k < high and tokens.capital[k]:
        k += 1
    return k if k > first else None


def _state(context: Context, last: int) -> bool:
    """Whether the name that ends before a token is a state's."""
    return any(n.last == last and n.kind == "state" and not n.adjective for n in context.names)


def _taken(context: Context, at: tuple[int, ...]) -> bool:
    """Whether one of some tokens belongs to a time or a figure."""
    placed = [(t.first, t.last) for t in context.times] + [(m.first, m.last) for m in context.mentions]
    return any(first <= k < last for first, last in placed for k in at)


def _distance(mention: Mention, first: int, last: int) -> int:
    return mention.first - last if last <= mention.first else max(0, first - mention.last)
