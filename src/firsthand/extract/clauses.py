"""Where phrases and clauses end, by punctuation, conjunctions and names; nothing here knows who speaks."""

from __future__ import annotations

from firsthand.extract.sayings import Line
from firsthand.extract.times import MONTHS, WEEKDAYS
from firsthand.packs import wordlist

PRONOUNS = {
    "he": "person",
    "she": "person",
    "they": "any",
    "it": "organisation",
    "i": "person",
    "we": "any",
    "who": "any",
    "which": "any",
}
"""Pronouns that can speak, and the kind of voice they stand for."""
BORDERS = frozenset([";", ":", "”", "“", '"', "(", ")", "—", "–", "…"])
"""Signs beyond which the subject of a verb is not looked for."""
SUBORDINATORS = wordlist("sayings.subordinators")
"""Words beyond which the subject of a verb is not looked for."""
MARKS = frozenset(["“", "”", '"'])
QUOTED = 6
"""Tokens of a quoted amount with its marks."""
ARTICLES = frozenset(["the", "a", "an", "any", "some", "its", "their", "his", "her"])
"""Words with which a noun phrase begins."""
PHRASE_ENDS = frozenset([",", ".", ";", "”", '"', "!", "?", ")", "that", "which", "who", "but"])
"""What ends the phrase that names a source."""


PARTING = SUBORDINATORS | {",", "and", "but"}
"""Words and signs before which another phrase stands."""


def phrase_end(line: Line, start: int) -> int:
    """The index after the noun phrase that begins at token `start`; names are never cut."""
    tokens, i = line.tokens, start
    while i < len(tokens):
        inside = line.name_at(i)
        if inside:
            i = inside.last
            continue
        word = tokens.lower[i]
        if word in PHRASE_ENDS:
            break
        if word == "and" and i + 1 < len(tokens):
            following = tokens.lower[i + 1]
            if following in ("the", "that") or following in PRONOUNS:
                break
        i += 1
    return i


def clause_start(line: Line, end: int, *, apposed: bool) -> int:
    """The first token of the clause whose subject ends before token `end`; an apposition may hold one comma."""
    tokens, commas, i = line.tokens, 0, end
    while i > 0:
        inside = line.name_at(i - 1)
        if inside:
            i = inside.first
            continue
        word = tokens.lower[i - 1]
        if tokens[i - 1] in BORDERS or (word in SUBORDINATORS and i < end):
            break
        if word == ",":
            commas += 1
            if commas > (1 if apposed else 0):
                break
        if word == "and" and not apposed:
            break
        i -= 1
    return i


def _dated(word: str) -> bool:
    return word.isdecimal() or word in MONTHS or word in WEEKDAYS or word == "."


def skip_aside(line: Line, end: int) -> int:
    """Skip "on Friday", "in September" between a subject and token `end`."""
    tokens, k = line.tokens, end
    while k > 0 and tokens[k - 1] not in (",", "”", '"') and end - k < 5:
        if tokens.lower[k - 1] in ("on", "in") and k < end and all(map(_dated, tokens.lower[k:end])):
            return k - 1
        k -= 1
    return end


def noun_phrase(line: Line, end: int) -> int:
    """Where the noun phrase begins that ends before a token; a figure and its "of" belong to it."""
    words, k = line.tokens.lower, end
    if k and words[k - 1] in MARKS:
        # the 471 dead and the "dozens" that he spoke of
        k = next((j for j in range(k - 2, max(0, k - QUOTED), -1) if words[j] in MARKS), k)
    while k and line.tokens[k - 1] not in BORDERS and words[k - 1] not in PARTING:
        k -= 1
        if words[k] in ARTICLES and not (k and words[k - 1] in ("of", "for", "in")):
            break
    return k
