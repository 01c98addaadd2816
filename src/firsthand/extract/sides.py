"""Sides that no names pack knows: who stands as one who gives and one who gets in the sentences of a collection.

"Halvania has sent Ostrel 400 missiles", "Ostrel received them from Halvania": an unknown name that is the subject of a
verb of giving or getting, beside another that is its other side, is a party to the transfer. A name that stands only
after "from" and "to" may be a port, and teaches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from firsthand.extract.flows import CARRYING
from firsthand.extract.gazetteer import NOT_NAMES
from firsthand.extract.names import PLACES, POSTS, Name
from firsthand.extract.times import MONTHS, WEEKDAYS
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

NO_SIDES = wordlist("names.titles") | POSTS | PLACES | frozenset([*MONTHS, *WEEKDAYS]) | NOT_NAMES
"""Words with a capital letter that name no side."""
NAME = r"([A-Z][a-zà-öø-ÿ]{3,})"
ASIDE = r"(?:, [^,.\n]{1,40},)?"
"""What is told of a subject between commas: "Halvania, long an ally, has sent"."""
NEAR = r"[^.\n]{0,80}?"


class Sides:
    """The unknown names that give or get in the texts of a collection."""

    def __init__(self, texts: Iterable[str], verbs: Iterable[str], known: Set[str] = frozenset()) -> None:
        """Look through the texts.

        Args:
            texts: the texts of the collection.
            verbs: those of giving and getting.
            known: the words, in lower case, of names that are known already.
        """
        carrying, acting = ("|".join(sorted(map(re.escape, words))) for words in (CARRYING, verbs))
        other = rf"(?:{NAME} |{NEAR}\b(?:to|from|with) {NAME}\b(?! [A-Z]))"
        told = re.compile(rf"\b{NAME}{ASIDE}(?: (?i:{carrying}))* (?i:{acting}) {other}")
        pairs = [frozenset([m[1].lower(), (m[2] or m[3]).lower()]) for text in texts for m in told.finditer(text)]
        pairs = [p for p in pairs if len(p) == 2 and p.isdisjoint(NO_SIDES) and p.isdisjoint(known)]
        words = frozenset().union(*pairs)
        others = _others(words, texts) if words else set()
        self.names: set[str] = set().union(*(pair for pair in pairs if pair.isdisjoint(others)))

    def among(self, tokens: Tokens, names: Sequence[Name], people: Set[str]) -> list[Name]:
        """The names of a sentence with the sides among them, left to right, those that are part of a name left out.

        Args:
            tokens: the sentence.
            names: what was read of it.
            people: the names by which its report calls persons.
        """
        if self.names.isdisjoint(tokens.bare):
            return list(names)
        taken = {k for n in names for k in range(n.first, n.last)}
        new = []
        for k, word in enumerate(tokens.bare):
            bare = tokens[k][: len(word)]
            if word in self.names and tokens.capital[k] and k not in taken and bare not in people:
                new.append(Name(k, k + 1, "state", bare, bare))
        return sorted([*names, *new])


def _others(names: Set[str], texts: Iterable[str]) -> set[str]:
    """Those that are a word of the language in a headline's capitals, or the last of a longer name."""
    lower = "|".join(sorted(names))
    plain, longer = re.compile(rf"\b(?:{lower})\b"), re.compile(rf"[a-z,.] [A-Z][\w.-]+ ((?i:{lower}))\b")
    out: set[str] = set()
    for text in texts:
        out.update(plain.findall(text))
        out.update(word.lower() for word in longer.findall(text, text.find("\n") + 1))
    return out
