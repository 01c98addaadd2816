"""Cues of modality: phrases of the language pack, and pairs of a word that looks ahead and a verb ("will … cut")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from firsthand.core.claim import Modality
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.tokens import Tokens
from firsthand.packs import Packs, wordlist

Row = tuple[int, int, Modality]
PAIRS = {
    "planned": Modality.PLANNED,
    "capacity": Modality.CAPACITY,
    "growth": Modality.FORECAST,
    "coming": Modality.FORECAST,
    "loss": Modality.FORECAST,
}
"""Which sense each table of pairs tells."""
HEADLINE_PAIRS = ("planned", "growth", "loss")
"""Those that a bare "to" begins in a headline."""
NOT_AHEAD = wordlist("meaning.not_ahead")
"""Words before "to" after which nothing lies ahead: "failed to send"."""
LOOSE = wordlist("meaning.loose")
"""Words that may stand between the two of a pair, besides adverbs in -ly."""
MOST_LOOSE = 2
ASKING = wordlist("flows.asking")
"""Words of asking somebody for something."""
ASKED_REACH = 8
"""Words between asking and "for" with its figure at most."""
CALLING = frozenset(["call", "calls", "called", "calling"])
"""Words of asking that need "on" before the one who is asked to do something."""
WONDERING = frozenset(["when", "whether", "if", "why", "how", "where", "who", "what", "which", "about", "to"])
"""Words after asking by which one wants to know."""
DEADLINES = frozenset(["until", "deadline", "hours", "days"])
"""Words before "to pay" by which a sum is asked for by a day."""


class Senses:
    """The cues of each modality, ready to be looked up."""

    def __init__(self, packs: Packs, order: Sequence[Modality], lexicon: Lexicon | None = None) -> None:
        self.phrases = {m: Phrases(((w, m) for w in packs.words("modality", m.value)), lexicon) for m in order}
        self.names = {m: [name for name, sense in PAIRS.items() if sense is m] for m in order}
        self.before: dict[str, Phrases[bool]] = {}
        self.verbs: dict[str, Phrases[Modality]] = {}
        for name, modality in PAIRS.items():
            self.before[name] = Phrases((w, True) for w in packs.words("modality_pairs", f"{name}_before"))
            verbs = packs.words("modality_pairs", f"{name}_verbs")
            self.verbs[name] = Phrases(((w, modality) for w in verbs), lexicon)
        self.lexicon = lexicon
        self.tables = {m: (self.phrases[m], *(self.verbs[name] for name in self.names[m])) for m in order}
        """Every table of a modality: a sentence with nothing of any tells nothing."""

    def all(self, modality: Modality, tokens: Tokens, low: int, high: int, *, headline: bool = False) -> Sequence[Row]:
        """The cues of one modality between two tokens, left to right.

        Args:
            modality: the sense looked for.
            tokens: the sentence.
            low: the first token.
            high: the token after the last.
            headline: whether a bare "to" looks ahead.
        """
        if self.lexicon and tokens.lexicon is self.lexicon and tokens.found.keys().isdisjoint(self.tables[modality]):
            return ()
        found = self.phrases[modality].all(tokens, low, high)
        pairs: list[Row] = []
        for name in self.names[modality]:
            for at, last, _ in self.verbs[name].all(tokens, low, high):
                first = self._ahead(name, tokens, at, bare=headline and name in HEADLINE_PAIRS)
                if first is not None and first >= low:
                    pairs.append((first, last, modality))
        return sorted([*found, *pairs]) if pairs else found

    def _ahead(self, name: str, tokens: Tokens, verb: int, *, bare: bool) -> int | None:
        """Where the word that looks ahead begins, where one stands before a verb."""
        at = verb
        while verb - at < MOST_LOOSE and at and (tokens.lower[at - 1] in LOOSE or tokens.lower[at - 1].endswith("ly")):
            at -= 1
        found = self.before[name].before(tokens, at)
        if found is not None:
            return found[0]
        if bare and at > 1 and tokens.lower[at - 1] == "to" and tokens.lower[at - 2] not in NOT_AHEAD:
            return at - 1
        return None


def asked_for(tokens: Tokens, at: int) -> bool:
    """Has asked its neighbour *for* 120 missiles, *to send* 120 missiles · was looking to it *for* 120 missiles."""
    if at < 2:
        return False
    before = tokens.lower[max(0, at - ASKED_REACH) : at - 1]
    if tokens.lower[at - 1] == "for":
        return not ASKING.isdisjoint(before) or ("looking", "to") in pairwise(before)
    # "asked when it began to send 120" wants to know, and nothing else
    asked = next((k for k in range(len(before) - 1, -1, -1) if before[k] in ASKING), None)
    if asked is None or before[-1] != "to" or before[asked + 1] in WONDERING or "," in before[asked:]:
        return False
    # one calls on somebody to send; "a man called Ferrund began to send" is another matter
    return before[asked + 1] == "on" or before[asked] not in CALLING


def by_deadline(tokens: Tokens, at: int) -> bool:
    """Has been given until Friday *to pay* $6 million: a sum that is asked for."""
    if at < 2 or tokens.lower[at - 2 : at] != ("to", "pay"):
        return False
    return not DEADLINES.isdisjoint(tokens.lower[max(0, at - ASKED_REACH) : at - 2])
