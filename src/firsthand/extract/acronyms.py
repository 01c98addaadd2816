"""Acronyms that a report explains, "South Korean National Intelligence Service (NIS)", and slips of the pen in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from firsthand.extract.tokens import Tokens, phrase
from firsthand.packs import Entity

SMALL_WORDS = frozenset(["of", "the", "for", "and", "on", "in"])
"""Words of a name that its acronym leaves out."""
LONGEST = 8
"""Letters of an acronym at most."""
SLIPPED = range(3, 6)
"""Letters of an acronym in which one may be a slip."""


def told_acronyms(
    sentences: Iterable[Tokens], tabled: Callable[[Tokens, int], bool], owner: Callable[[Tokens, int], str | None]
) -> Mapping[str, Entity]:
    """Acronyms in brackets, in lower case -> the organisation whose capitals before them they are.

    Args:
        sentences: the tokens of all sentences of a report.
        tabled: whether a name that the tables know begins at a token.
        owner: the state of a known name that begins at a token.
    """
    out: dict[str, Entity] = {}
    for tokens in sentences:
        if "(" not in tokens.lower:
            continue
        for i in range(2, len(tokens) - 1):
            word = tokens[i]
            if tokens[i - 1] != "(" or tokens[i + 1] != ")" or not (word.isupper() and 2 <= len(word) <= LONGEST):
                continue
            if tabled(tokens, i):
                continue
            first = _name_before(tokens, i, word)
            if first is not None:
                out[word.lower()] = Entity(phrase(tokens, first, i - 1), "agency", owner(tokens, first))
    return out


def _name_before(tokens: Tokens, i: int, word: str) -> int | None:
    """Where the name begins before the bracket at `i - 1` whose capitals are the acronym."""
    for first in range(max(0, i - 2 - 2 * len(word)), i - 1):
        words = [tokens[k] for k in range(first, i - 1) if tokens.lower[k] not in SMALL_WORDS]
        full = [tokens[k] for k in range(first, i - 1) if tokens.lower[k] != "the"]
        if words and words[0][0].isupper() and word in (_initials(words), _initials(full)):
            return next(k for k in range(first, i) if tokens.lower[k] != "the")
    return None


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words).upper()


def slipped_acronyms(
    sentences: Iterable[tuple[Tokens, Sequence[int]]], named: Iterable[Entity], known: Callable[[str], bool]
) -> Mapping[str, Entity]:
    """Unknown acronyms, in lower case -> the one organisation of the report from whose own they differ by one letter.

    Args:
        sentences: the tokens of all sentences of a report, and which of them begin with a capital letter, or more.
        named: the organisations that the report names or, by their state, speaks of.
        known: whether an acronym in lower case stands for somebody already.
    """
    bearers: dict[str, Entity] = {}
    for entity in named:
        words = [word for word in entity.name.split() if word[0].isupper()]
        if len(words) in SLIPPED:
            bearers.setdefault(_initials(words), entity)
    out: dict[str, Entity] = {}
    for tokens, spots in sentences if bearers else ():
        for i in spots:
            word = tokens[i]
            if not i or len(word) not in SLIPPED or tokens.lower[i - 1] != "the" or not word.isupper():
                continue
            if known(word.lower()) or word in bearers:
                continue
            near = [entity for own, entity in bearers.items() if _one_letter(word, own)]
            if len(near) == 1:
                out[word.lower()] = near[0]
    # two acronyms close to one are two other bodies, no slips
    return {word: entity for word, entity in out.items() if list(out.values()).count(entity) == 1}


def _one_letter(a: str, b: str) -> bool:
    """Whether two acronyms of one length begin alike and differ in one letter."""
    return len(a) == len(b) and a[0] == b[0] and sum(x != y for x, y in zip(a, b, strict=True)) == 1
