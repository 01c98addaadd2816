"""What a bare number counts, told by the words before it: "killed 12", "the number of missing rose to 310"."""

from __future__ import annotations

from firsthand.extract.times import MONTHS
from firsthand.extract.tokens import Tokens, phrase
from firsthand.extract.units import Units, is_plural, lemma
from firsthand.packs import mapping, wordlist

GERUNDS = mapping("quantities.gerunds")
"""Verb forms before a bare number -> the state of those counted: "killing 12"."""
TALLIES = mapping("quantities.tallies")
"""Nouns that are a count of people by themselves -> the state of those counted: "the toll is 12"."""
LEVEL = wordlist("quantities.changes") | wordlist("quantities.levels")
"""Verbs that set a count on a level."""
CARRYING = wordlist("quantities.carrying")
"""Words that only carry such a verb, or stand between it and the number."""
COUNTS = wordlist("quantities.counts")
"""Nouns that are a count of what follows "of"."""
PREPOSITIONS = frozenset(["in", "for", "at", "from", "by", "on", "with", "near", "against", "into", "among"])
BORDERS = frozenset([",", ";", ":", "-", "–", "—", ")", "“", '"', "and", "but", "that", "as", "while", "when", "said"])
"""Words and signs before which another clause stands."""
BEING = frozenset(["was", "is", "were", "are", "been"])
"""Forms of to be before a bare number: "the number of people aboard had been 86"."""
STRETCHES = frozenset(["hours", "days", "weeks", "months", "years", "hour", "day", "week", "month", "year"])
"""Words after a number by which it is one of time."""
OPENING = frozenset(["“", '"', "‘"])
"""Signs that open a quotation."""
FAR = 24
"""Words between "the number of" and its level at most."""
NEAR = 8
"""Words between a toll, or a verb of changing, and its level at most."""
PHRASE = 4
"""Words of a subject before its noun that are looked at."""


def _names_time(tokens: Tokens, k: int) -> bool:
    """Whether a number is of a day or a stretch of time: "since 6 February", "in the past 24 hours"."""
    beside = (*tokens.lower[max(0, k - 1) : k], *tokens.lower[k + 1 : k + 2])
    return any(word in MONTHS or word in STRETCHES for word in beside) or tokens.lower[max(0, k - 2) : k] == ("no", ".")


class Levels:
    """What a number counts whose noun stands before it; built once from the units of the packs."""

    def __init__(self, units: Units) -> None:
        self.units = units

    def told(self, tokens: Tokens, first: int, number: int) -> str | None:
        """The unit of a bare number, or None where no words before it tell it.

        Args:
            tokens: the sentence.
            first: the first token of the figure, its approximator included.
            number: the first token of the number itself; "exceed" and "past" are approximators and levels at once.
        """
        before = tokens.lower[first - 1] if first else ""
        if before[:1].isdecimal():
            return None
        states = self.units.states
        state = states.get(before) or states.get(GERUNDS.get(before, ""))
        if state:
            return state
        words = tokens.lower[max(0, first - NEAR) : first]
        for k in range(len(words) - 2):
            if words[k] in ("number", "count") and words[k + 1] == "of" and words[k + 2] in states:
                return states[words[k + 2]]
        for tally, state in TALLIES.items():
            if tally in words and not any(w in (",", ";") for w in words[words.index(tally) :]):
                return states.get(state)
        if before in ("to", "at") and any(w in LEVEL for w in words):
            # "revised the number of missing to 310", "trims job cuts to 900"
            told = self._noun(tokens, first - 1) or self._counted(tokens, first - 1)
            if told:
                return told
        if before in ("to", "at") and any(w in LEVEL for w in tokens.lower[max(0, first - FAR) : first]):
            # "lowered its estimate of the number of people aboard the ferry to 164"
            told = self._counted(tokens, first - 1)
            if told:
                return told
        if before in OPENING:
            return self._asked(tokens, first - 1)
        level, subject = self._subject(tokens, first, number)
        if not level:
            return self._counted(tokens, subject) if before in BEING else None
        return self._noun(tokens, subject) or self._counted(tokens, subject) or self._head(tokens, subject)

    def bare(self, tokens: Tokens, first: int, number: int) -> tuple[str, str] | None:
        """The unit and noun of a bare number that counts what no pack knows: "the number of strikers has reached 900".

        Args as for `told`.
        """
        level, subject = self._subject(tokens, first, number)
        words = tokens.lower[max(0, first - NEAR) : first]
        if not level and not (words and words[-1] in ("to", "at") and any(w in LEVEL for w in words)):
            return None
        for k in range(subject - 2, max(-1, subject - FAR), -1):
            word = tokens.lower[k]
            if word in (";", ":") or (word[0].isdecimal() and not _names_time(tokens, k)):
                return None
            if word in COUNTS and tokens.lower[k + 1] == "of":
                reach = range(k + 2, min(k + 2 + PHRASE, subject))
                at = next(
                    (j for j in reach if is_plural(tokens.lower[j]) and tokens.lower[j] not in PREPOSITIONS), None
                )
                return (lemma(tokens[at]), phrase(tokens, k + 2, at + 1)) if at is not None else None
        return None

    def _asked(self, tokens: Tokens, end: int) -> str | None:
        """Asked how many had died, she said: "Dozens": the unit that is asked for where a quotation opens at `end`."""
        for k in range(max(0, end - FAR), end - 2):
            if tokens.lower[k : k + 2] == ("how", "many"):
                for j in range(k + 2, min(k + 2 + PHRASE, end)):
                    found = self.units.nouns.at(tokens, j)
                    unit = found[1].name if found else self.units.states.get(tokens.lower[j])
                    if unit:
                        return unit
        return None

    def _subject(self, tokens: Tokens, first: int, number: int) -> tuple[bool, int]:
        """Whether verbs that set a level stand directly before a figure, and where the words before them end."""
        level = any(word in LEVEL for word in tokens.lower[first:number])
        i = first
        while i and (tokens.lower[i - 1] in LEVEL or tokens.lower[i - 1] in CARRYING):
            level = level or tokens.lower[i - 1] in LEVEL
            i -= 1
        return level, i

    def _noun(self, tokens: Tokens, end: int) -> str | None:
        """The unit of a plural noun that ends before token `end`, unless it is the object of a preposition."""
        found = self.units.nouns.before(tokens, end)
        if found is None or not (is_plural(tokens.lower[end - 1]) or tokens.lower[end - 1] in self.units.states):
            return None
        start = found[0]
        for k in range(start - 1, max(-1, start - 1 - PHRASE), -1):
            if tokens.lower[k] == "of":
                return found[1].name if k and tokens.lower[k - 1] in COUNTS else None
            if tokens.lower[k] in PREPOSITIONS:
                return None
        return found[1].name

    def _head(self, tokens: Tokens, end: int) -> str | None:
        """Flood *deaths* in the upper valley: the unit of the noun before the first preposition of a subject."""
        start = end
        while start and end - start < FAR and tokens.lower[start - 1] not in BORDERS:
            start -= 1
        at = next((k for k in range(start, end) if tokens.lower[k] in PREPOSITIONS or tokens.lower[k] == "of"), None)
        if at is None:
            return None
        found = self.units.nouns.before(tokens, at)
        named = found is not None and (is_plural(tokens.lower[at - 1]) or tokens.lower[at - 1] in COUNTS)
        return found[1].name if found is not None and named and found[0] >= start else None

    def _counted(self, tokens: Tokens, end: int) -> str | None:
        """The number of people killed in Sunday's flood: the unit after a noun of counting."""
        for k in range(end - 2, max(-1, end - FAR), -1):
            word = tokens.lower[k]
            if word in (";", ":") or (word[0].isdecimal() and not _names_time(tokens, k)):
                return None
            if word in COUNTS and tokens.lower[k + 1] in self.units.states:
                return self.units.states[tokens.lower[k + 1]]
            if word in COUNTS and tokens.lower[k + 1] == "of":
                for j in range(k + 2, min(k + 2 + PHRASE, end)):
                    found = self.units.nouns.at(tokens, j)
                    if found:
                        return found[1].name
                    if tokens.lower[j] in self.units.states:
                        return self.units.states[tokens.lower[j]]
                return None
        return None
