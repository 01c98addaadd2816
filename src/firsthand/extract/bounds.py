"""How the words around a numeral limit it: "over", "at least", "nearly", "up to", stacked cues, cues after it.

Rules for two cues: the one nearer the figure says which end is open unless it is a nearness ("up to almost 5 million"
stays a ceiling; "as many as more than 7 million" is a floor, because "more than" cannot be a ceiling).
"""

from __future__ import annotations

from typing import NamedTuple

from firsthand.core.quantity import Bound
from firsthand.extract.phrases import Phrases
from firsthand.extract.tokens import Tokens
from firsthand.packs import Packs, wordlist, wordlists

FAR_FROM_FIGURE = wordlist("bounds.near_only")
"""Cues that are ordinary prepositions too: nothing may stand between them and the figure but an article."""
NOT_CUES = wordlists("bounds.not_cues")
"""Words before a cue that make it something else ("took over 12 ships" is not tested: it is ambiguous and rare)."""


FOREIGN = 0x2E80
"""Where the scripts without spaces begin in Unicode."""
FOREIGN_BEFORE = {
    "少なくとも": Bound.AT_LEAST,
    "最大": Bound.AT_MOST,
    "約": Bound.ABOUT,
    "최소": Bound.AT_LEAST,
    "최대": Bound.AT_MOST,
}
"""Cues of scripts without spaces, which may be written on to the word before them."""
FOREIGN_AFTER = ("이상", "以上")
"""Cues after the figure in such scripts: "or more"."""
PLUS = {"plus": Bound.AT_LEAST, "odd": Bound.ABOUT}
"""Words set on a figure: "20-plus", "20 odd"."""


class Limit(NamedTuple):
    """A bound and the tokens of its cue, `first` to `last` (excluded)."""

    bound: Bound
    first: int
    last: int


class Bounds:
    """The approximators of the language pack, ready to be looked up."""

    def __init__(self, packs: Packs) -> None:
        before = packs.language.get("approximators", {})
        self.leading: Phrases[Bound] = Phrases(
            (phrase, Bound(bound)) for bound, phrases in before.items() if bound != "filler" for phrase in phrases
        )
        self.filler: Phrases[bool] = Phrases((phrase, True) for phrase in before.get("filler", ()))
        self.trailing: Phrases[Bound] = Phrases(
            (phrase, Bound(bound))
            for bound, phrases in packs.language.get("approximators_after", {}).items()
            for phrase in phrases
        )

    def before(self, tokens: Tokens, i: int) -> Limit | None:
        """The limit set by cues that end just before token `i`, stacked ones merged."""
        if not i or tokens[i - 1][0].isdecimal():
            return None
        limit: Limit | None = None
        at = i
        if ord(tokens[i - 1][-1]) > FOREIGN:
            foreign = next((b for cue, b in FOREIGN_BEFORE.items() if tokens.lower[i - 1].endswith(cue)), None)
            if foreign is not None:
                return Limit(foreign, i - 1, i)
        for _ in range(4):
            found = self.leading.before(tokens, at)
            if found is None:
                skipped = self.filler.before(tokens, at)
                if skipped is None:
                    break
                outer = self.leading.before(tokens, skipped[0])
                if outer is None or tokens.lower[skipped[0] - 1] in FAR_FROM_FIGURE:
                    further = self.filler.before(tokens, skipped[0]) if outer is None else None
                    if further is None:
                        break
                    outer = self.leading.before(tokens, further[0])
                    if outer is None or tokens.lower[further[0] - 1] in FAR_FROM_FIGURE:
                        break
                found = outer
            first, bound = found
            word = tokens.lower[first]
            if limit is None and tokens.lower[i - 1] == "the" and tokens.lower[i - 2] == "than":
                # "more than the 9 million it first reported" sets one count against another
                break
            if first and word in NOT_CUES and tokens.lower[first - 1] in NOT_CUES[word]:
                break
            limit = Limit(bound, first, i) if limit is None else Limit(_stack(bound, limit.bound), first, i)
            at = first
        if limit and limit.bound in (Bound.OVER, Bound.UNDER) and _negated(tokens, limit.first):
            # "not more than 5": a ceiling that includes its end
            return Limit(Bound.AT_MOST if limit.bound is Bound.OVER else Bound.AT_LEAST, limit.first - 1, i)
        return limit

    def after(self, tokens: Tokens, i: int) -> tuple[Bound, int] | None:
        """The limit set by a cue that begins at token `i`, and the index after it."""
        if i >= len(tokens):
            return None
        word, lower = tokens[i], tokens.lower
        if ord(word[0]) > FOREIGN and any(cue in near for near in lower[i : i + 3] for cue in FOREIGN_AFTER):
            return Bound.AT_LEAST, i
        if word == "+" and i and tokens.end[i - 1] == tokens.start[i]:
            return Bound.AT_LEAST, i + 1
        if word in ("-", "–") and i + 1 < len(tokens) and lower[i + 1] in PLUS:
            return PLUS[lower[i + 1]], i + 2
        if lower[i] in PLUS:
            # "20 plus years", but not "20 plus 3"
            follows = tokens[i + 1][:1] if i + 1 < len(tokens) else ""
            return (PLUS[lower[i]], i + 1) if follows.isalpha() else None
        found = self.trailing.at(tokens, i)
        if found is None or (found[0] < len(tokens) and tokens.lower[found[0]] == "than"):
            # "3 million or more than 500,000": the cue is the next figure's
            return None
        return found[1], found[0]


def _stack(outer: Bound, inner: Bound) -> Bound:
    """The bound of two cues, `inner` standing nearer to the figure."""
    if outer is inner or outer is Bound.ABOUT:
        return inner
    if inner is Bound.ABOUT or inner is Bound.UNDER:
        return outer
    return inner


def _negated(tokens: Tokens, i: int) -> bool:
    return (
        i > 0 and tokens.lower[i - 1] in ("not", "no", "never") and tokens.lower[i] in ("more", "less", "fewer", "over")
    )
