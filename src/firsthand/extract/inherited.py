"""Nouns that a number has from the figure beside it: "three deaths, then seven", "two of the seven", "40 of them"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.extract.mentions import Mention
from firsthand.extract.tokens import Tokens
from firsthand.extract.units import MILLIMETRES
from firsthand.packs import wordlist

NO_NOUN_AFTER = wordlist("quantities.no_noun_after")
"""Words after a bare number that show that its noun is left out."""
PERSONAL = frozenset(["people", "troops"])
"""Units of those who can be killed, hurt or missing."""
THEM = frozenset(["which", "whom", "them", "those", "these"])
"""Pronouns for things counted before."""


def inherit(tokens: Tokens, found: Sequence[Mention]) -> list[Mention]:
    """Give bare numbers the noun of their neighbour: "three deaths, then seven", "41 to 66 launchers"."""
    out = list(found)
    for k in range(len(out) - 2, -1, -1):
        # "More than 1,000 and perhaps as many as 1,500 containers": the noun comes with the second
        mention, following = out[k], out[k + 1]
        gap = _after_calibre(tokens, mention.last, following.first)
        linked = 0 < len(gap) <= 4 and gap[0] in ("and", "or", "to", ",") and "that" not in gap
        noun = following.quantity.unit is not None and following.known != "duration"
        if bare(mention) and noun and linked and ";" not in gap and ":" not in gap:
            out[k] = _with_unit(mention, following)
    for k in range(len(out) - 2, -1, -1):
        # "two of the seven theatres": the part has the noun of the whole
        gap = tokens.lower[out[k].last : out[k + 1].first]
        if bare(out[k]) and out[k + 1].quantity.unit and 0 < len(gap) <= 3 and gap[0] == "of":
            out[k] = _with_unit(out[k], out[k + 1])
    for k, mention in enumerate(out):
        if mention.fraction and mention.whole is None:
            out[k] = mention._replace(whole=_neighbour(tokens, out, k))
        elif k and of_them(tokens, mention):
            before = [m for m in out[:k] if m.known == "pack"]
            persons = [m for m in before if m.quantity.unit in PERSONAL]
            # "4,000 of them killed": those who can be killed
            meant = persons if mention.known == "pack" else before
            out[k] = _with_unit(mention, meant[-1]) if meant else mention
    source: Mention | None = None
    for k, mention in enumerate(out):
        if bare(mention):
            follows = tokens.lower[mention.last] if mention.last < len(tokens) else "."
            left_out = follows in NO_NOUN_AFTER or follows.endswith("ed") or not follows[:1].isalnum()
            if source is not None and left_out:
                out[k] = _with_unit(mention, source)
        elif mention.known in (None, "pack", "duration") and mention.quantity.unit:
            source = mention
    return out


def _after_calibre(tokens: Tokens, first: int, last: int) -> Sequence[str]:
    """The words between two figures without the bore that opens them: "3 million 152 mm or 500,000"."""
    bore = last - first > 2 and tokens[first][0].isdecimal() and tokens.lower[first + 1] in MILLIMETRES
    return tokens.lower[first + 2 : last] if bore else tokens.lower[first:last]


def bare(mention: Mention) -> bool:
    """Whether a figure has a number and nothing that it counts."""
    return mention.known is None and mention.quantity.unit is None and not mention.fraction


def of_them(tokens: Tokens, mention: Mention) -> bool:
    """Half of which · 40 of them: the things are those of the figure before."""
    words = tokens.lower[mention.numeral[1] : mention.numeral[1] + 2]
    return len(words) == 2 and words[0] == "of" and words[1] in THEM


def _neighbour(tokens: Tokens, mentions: Sequence[Mention], k: int) -> str | None:
    """The unit of the figure that a share is of: "half of which", "one in ten of the 58,000 people".

    After a count "half of what they need" is of things like those.
    """
    mention = mentions[k]
    what = tokens.lower[mention.numeral[1] : mention.numeral[1] + 2] == ("of", "what")
    if k and (what or of_them(tokens, mention)):
        other = mentions[k - 1]
    elif k + 1 < len(mentions) and tokens.lower[mention.numeral[1] : mentions[k + 1].first] in (("of",), ("of", "the")):
        other = mentions[k + 1]
    else:
        return None
    return other.quantity.unit if other.known == "pack" else None


def _with_unit(mention: Mention, source: Mention) -> Mention:
    quantity = replace(mention.quantity, unit=source.quantity.unit, item=source.quantity.item)
    return mention._replace(quantity=quantity, known=source.known, rule="noun of the figure beside it")
