"""Headlines with a capital on every word, "Lorne Believes Flood Killed 170", read as if they had none but on names.

Which words are names there is told by the rest of the report: what its text prints nowhere with a capital is none, nor
is what it prints with a small letter and with a capital only where a sentence begins. Names of the packs are names, and
the words that headlines are made of are known without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import not_

from firsthand.core.text import PartKind
from firsthand.extract.gazetteer import NamePhrases
from firsthand.extract.sentences import Sentence
from firsthand.extract.times import MONTHS, WEEKDAYS
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

HEADS = (PartKind.HEADLINE, PartKind.SUBHEAD)
COMMON = wordlist("sentences.headline_words")
"""Words of headlines that are no names, whether or not the text has them."""
SMALL = 4
"""Letters of the longest word that such headlines print small, prepositions aside."""
LONG_SMALL = wordlist("sentences.small_words")
"""Longer words that such headlines print small."""
LEAST = 3
"""Sentences of a text at least that would print a name of its headline again."""
FEWEST = 3
"""Words with a capital that make a headline one of capitals."""


def sentence_cased(parts: Sequence[Sentence], tabled: NamePhrases) -> tuple[Sentence, ...]:
    """The sentences of a report, those of its headlines that have a capital on every word without them.

    Args:
        parts: the sentences.
        tabled: the names that the packs know.
    """
    heads = [k for k, s in enumerate(parts) if s.part in HEADS and s.around is s.tokens and _capitals(s.tokens)]
    if not heads:
        return tuple(parts)
    plain, names = set(COMMON), set(MONTHS) | set(WEEKDAYS)
    opening: set[str] = set()
    texts = [s.tokens for s in parts if s.part is PartKind.BODY]
    for tokens in texts:
        lower, capital = tokens.lower, tokens.capital
        plain.update(compress(lower, map(not_, capital)))
        names.update(compress(lower[1:], capital[1:]))
        opening.update(compress(lower[:1], capital[:1]))
    out = list(parts)
    for k in heads:
        tokens = parts[k].tokens
        known = {j for first, last, _ in tabled.all(tokens) for j in range(first, last)}
        unseen = {w for j, w in enumerate(tokens.lower) if j not in known and w not in opening}
        more = unseen if len(texts) >= LEAST else set()
        tokens = _lowered(tokens, (plain | more) - names)
        out[k] = parts[k]._replace(tokens=tokens, around=tokens)
    return tuple(out)


def _capitals(tokens: Tokens) -> bool:
    """Whether every word but the small ones begins with a capital."""
    words = [(w, c) for w, c in zip(tokens, tokens.capital, strict=True) if w.isalpha()]
    small = [w for w, c in words if not c]
    return len(words) - len(small) >= FEWEST and all(len(w) <= SMALL or w in LONG_SMALL for w in small)


def _lowered(tokens: Tokens, plain: Iterable[str]) -> Tokens:
    """The tokens with a small letter on the words of `plain`, the first one aside."""
    known = set(plain)
    low = [k > 0 and c and tokens.lower[k] in known and tokens[k][1:].islower() for k, c in enumerate(tokens.capital)]
    columns = (
        tuple(tokens.lower[k] if is_low else word for k, (word, is_low) in enumerate(zip(tokens, low, strict=True))),
        tokens.lower,
        tokens.bare,
        tuple(c and not is_low for c, is_low in zip(tokens.capital, low, strict=True)),
    )
    return Tokens(columns, tokens.start, tokens.end)
