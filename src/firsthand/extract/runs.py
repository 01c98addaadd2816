"""Runs of capitalised words, in which the names of people and bodies stand: "Office of Strategic Survey", "J. Toma"."""

from __future__ import annotations

from firsthand.extract.gazetteer import NOT_NAMES
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

ORGANISATION_HEADS = wordlist("names.organisation_heads")
"""The last word of an organisation's name."""
PARTICLES = wordlist("names.particles")
"""Small words inside a person's name."""
TITLES = wordlist("names.titles")
"""Titles and posts before a person's name."""
RUN_ON = PARTICLES | {"-", "&", ".", "'", "of", "for", "the", "and"}
"""What may stand inside a run of capitalised words."""


def goes_on(tokens: Tokens, i: int) -> bool:
    """Whether a run of capitalised words can go on with token i, see `run_end`."""
    return i < len(tokens) and (tokens.capital[i] or tokens.lower[i] in RUN_ON)


def run_end(tokens: Tokens, i: int) -> int:
    """The index after the run of capitalised words that begins at token i."""
    j, size = i, len(tokens)
    start, end, capital = tokens.start, tokens.end, tokens.capital
    while j < size:
        word = tokens.lower[j]
        if capital[j] and not (j > i and word in NOT_NAMES):
            j += 1
            saint = tokens.lower[i] in ("st", "saint") and j < size and tokens.lower[j] in ORGANISATION_HEADS
            if word.endswith("'s") and not saint:
                break
        elif word not in RUN_ON:
            break
        elif word == "'" and j + 1 < size and end[j - 1] == start[j] and capital[j + 1] and capital[j - 1]:
            # the Insurers' Association
            j += 1
        elif word == "&" and j > i and "&" not in tokens[i:j] and j + 1 < size and capital[j - 1] and capital[j + 1]:
            # Tarrow & Finch
            j += 1
        elif word == "-" and j + 1 < size and end[j - 1] == start[j] and end[j] == start[j + 1]:
            j += 2
        elif (
            word == "."
            and j > i
            and end[j - 1] == start[j]
            and (len(tokens[j - 1]) == 1 or tokens.lower[j - 1] in TITLES)
        ) or (word in PARTICLES and j + 1 < size and capital[j + 1] and j > i):
            j += 1
        elif word in ("of", "for") and j > i and j + 1 < size:
            k = j + 1
            while k < size and tokens.lower[k] in ("the", "of", "and"):
                k += 1
            if k < size and capital[k] and not ORGANISATION_HEADS.isdisjoint(tokens.lower[i:j]):
                j = k
            else:
                break
        else:
            break
    return j
