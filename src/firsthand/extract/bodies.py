"""Organisations and outlets that a report itself tells to be such, although no table knows their names.

* "the insurer Merrowlife", "the union UMF", "the podcast Open Ports": what stands before the name says what it is.
* "Quayside Homes spokeswoman Petra Lohm", "Leakwatch co-founder Imre Vaal": what has a spokeswoman is a body.
* "Slate Heron says it holds", "Quayside Homes shut its portal": nobody calls a person "it".
* "the Merrowlife breach", "Quayside Homes has told 40 clients, it said": so is what was hacked, and what is "it".
* "the UDR said": letters that speak are a body's, also where nobody says what they stand for.
* "St Anselm's will not pay": a name in the possessive that acts has its "'s" for good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from firsthand.extract.phrases import Phrases
from firsthand.extract.times import MONTHS, WEEKDAYS
from firsthand.extract.tokens import Tokens, phrase
from firsthand.packs import Entity, wordlist

BODIES = wordlist("names.told_bodies")
"""Nouns before a name that make it an organisation's."""
OUTLETS = wordlist("names.told_outlets")
"""Nouns before a name that make it an outlet's."""
STAFF = wordlist("names.staff")
"""Posts that only an organisation has, after its name."""
KINDS = wordlist("names.kinds")
TITLES = wordlist("names.titles")
NOT_NAMES = wordlist("names.not_names")
EVENTS = wordlist("names.company_events")
"""Nouns after a name of what befalls a company."""
SAYING = frozenset(["says", "said", "say", "claims", "claimed"])
"""Cue verbs before "it" by which a body speaks of itself."""
ACTING = wordlist("names.acting")
"""Verbs before which "'s" is no possessive, and no "is" or "has"."""
ACRONYM = range(3, 7)
"""Letters of an acronym that speaks."""
TELLING = BODIES | OUTLETS | STAFF | SAYING | ACTING | EVENTS | {"its", "told", "it"}
"""Words beside which a body may be told."""
PERSONAL = wordlist("frames.pronouns")
"""Words that are a whole subject: then "its" may be theirs."""
LONGEST = 3
"""Words of a name that is learned."""
APPOSITION = 4
"""Tokens of an apposition up to its noun at most: ", an independent rights group"."""
ITS_REACH = 5
"""Tokens after a name in which "its" is that of the name."""


def learn_bodies(
    sentences: Iterable[Tokens], known: Callable[[Tokens, int], bool], cues: frozenset[str], telling: Phrases[bool]
) -> Mapping[tuple[str, ...], Entity]:
    """Names in lower case, word by word -> what they name.

    Args:
        sentences: the tokens of all sentences of a report.
        known: whether a name that the tables know begins at a token.
        cues: verbs of saying, whose "its" may be anybody's.
        telling: the words of TELLING as a table.
    """
    out: dict[tuple[str, ...], Entity] = {}
    for tokens in sentences:
        lower = tokens.lower
        for i, _, _ in telling.starts(tokens):
            word = lower[i]
            if (word in BODIES or word in OUTLETS) and i + 1 < len(tokens) and tokens.capital[i + 1]:
                first, last = i + 1, _run(tokens, i + 1)
                kind = "outlet" if word in OUTLETS else word if word in KINDS else "agency"
                if tokens.capital[i] and i and tokens.capital[i - 1]:
                    # "the Harbour Bank Lorne" is one name
                    continue
            elif word in BODIES and _apposed(tokens, i):
                last = _apposed(tokens, i)
                first, kind = _back(tokens, last), word if word in KINDS else "agency"
            elif (word in SAYING or word == "told") and i > 1 and _letters(tokens, i - 1):
                first, last, kind = i - 1, i, "agency"
            elif word in EVENTS and i > 1 and tokens.capital[i - 1] and not tokens.capital[i]:
                first, last, kind = (
                    _back(tokens, i - 1) if tokens.lower[i - 1].endswith("'s") else _back(tokens, i),
                    i,
                    "agency",
                )
            elif word == "it" and i > 1 and tokens[i - 1] == "," and i + 1 < len(lower) and lower[i + 1] in cues:
                first, last, kind = 0, _run(tokens, 0), "agency"
            elif word in ACTING and i and lower[i - 1].endswith("'s") and tokens.capital[i - 1]:
                first, last, kind = _back(tokens, i - 1), i, "agency"
            elif (word in STAFF and i and not tokens.capital[i]) or (
                word in SAYING and i and i + 1 < len(lower) and lower[i + 1] == "it"
            ):
                first, last, kind = _back(tokens, i), i, "agency"
            elif word == "its" and i > 1 and not tokens.capital[i]:
                first, last, kind = _opening(tokens, i, cues), 0, "agency"
                last = _run(tokens, first)
            else:
                continue
            if not 0 < last - first <= LONGEST or not tokens.capital[first] or _common(tokens, first, last):
                continue
            if any(known(tokens, k) for k in range(first, last)):
                continue
            name = phrase(tokens, first, last)
            bare = name.removesuffix("'s").removesuffix("’s")
            words = tuple(bare.lower().replace("’", "'").split())
            out.setdefault(words, Entity(name if word in ACTING else bare, kind))
    return out


def _letters(tokens: Tokens, i: int) -> bool:
    """Whether an acronym with its article stands at a token: "the UDR"."""
    return tokens.lower[i - 1] == "the" and tokens[i].isalpha() and tokens[i].isupper() and len(tokens[i]) in ACRONYM


def _apposed(tokens: Tokens, i: int) -> int:
    """The comma after a name before "a charity", "the rights group"; 0 where there is none."""
    for k in range(i - 1, max(0, i - APPOSITION), -1):
        if tokens.lower[k] in ("a", "an", "the"):
            return k - 1 if tokens[k - 1] == "," and k > 1 and tokens.capital[k - 2] else 0
        if not tokens[k].islower():
            return 0
    return 0


def _run(tokens: Tokens, first: int) -> int:
    """The index after the capitalised words that begin at a token."""
    last = first
    while last < len(tokens) and tokens.capital[last] and tokens[last].isalpha():
        last += 1
    if last < len(tokens) and tokens.capital[last] and tokens.lower[last].endswith("'s"):
        last += 1
    return last


def _back(tokens: Tokens, last: int) -> int:
    """Where the capitalised words begin that end before a token."""
    first = last
    while first and tokens.capital[first - 1] and tokens[first - 1].isalpha():
        first -= 1
    while first < last and tokens.lower[first] in NOT_NAMES:
        first += 1
    return first


def _opening(tokens: Tokens, its: int, cues: frozenset[str]) -> int:
    """The first token of a name that opens its sentence and whose verb comes right before "its"; `its` if none."""
    if not tokens.capital[0] or tokens.lower[0] in NOT_NAMES:
        return its
    last = _run(tokens, 0)
    between = tokens.lower[last:its]
    if not 0 < len(between) <= ITS_REACH or any(w in cues or w in PERSONAL or not w.isalpha() for w in between):
        return its
    return 0


def _common(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words are no name of a body: a title, a day, what only begins a sentence."""
    words = tokens.lower[first:last]
    if words[0] in NOT_NAMES or any(w in TITLES or w in MONTHS or w in WEEKDAYS for w in words):
        return True
    return last - first == 1 and len(words[0].removesuffix("'s")) < LONGEST
