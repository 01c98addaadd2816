"""Noun phrases as sources: before a verb, after one, or the subject of the whole sentence; no voice is known here.

There is no tagger: a noun phrase is what stands between a verb group and a sign, a conjunction, a known verb or an
auxiliary. The rules were read off the annotated articles of PolNeAR's training half.
"""

from __future__ import annotations

from collections.abc import Container

from firsthand.extract.paragraphs import BREAKS, DASHES, SIGNS, Paragraph, Range
from firsthand.extract.times import MONTHS, WEEKDAYS
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

AUXILIARIES = wordlist("frames.auxiliaries")
INSIDE_PHRASES = wordlist("frames.inside_phrases")
PREPOSITIONS = wordlist("frames.prepositions")
PRONOUNS = wordlist("frames.pronouns")
PERSONAL = wordlist("frames.personal")
SUBORDINATORS = wordlist("frames.subordinators")
DETERMINERS = wordlist("frames.determiners")
CONNECTIVES = wordlist("frames.connectives")
ASIDES = wordlist("frames.asides")

ASIDE = 25
"""Tokens that an aside or apposition has at most."""
DATELINE = 12
"""Tokens of a dateline at most."""
DASHED = frozenset(["-", "–", "—"])
"""Signs that end a dateline."""
LONGEST = 14
"""Tokens of a subject beyond which only the name at its end is taken."""
LONGEST_AFTER = 40
"""Tokens of a source after its cue, with its appositions."""
TITLED = frozenset(["of", "for", "at", "to", "and", "in", "director", "who", "with"])
"""What follows the first word of an apposition without an article: ", chairman of the council"."""
NAME_WORDS = frozenset(["of", "and", "for", "the", "s", "de", "van", "von", "al", "bin", "di", "da"])
"""Small words inside a name."""
OPENING = SUBORDINATORS | {",", "and", "but"}
"""What stands before a phrase that opens a clause."""
LATER = frozenset(["when", "while", "during", "after", "as", "before"])
"""Words that end a source after its cue."""


def verb_start(p: Paragraph, head: int, start: int) -> int:
    """The first token of the verb group whose head is `head`: "has repeatedly said"."""
    low, i = p.low, head
    while i > start and (low[i - 1] in AUXILIARIES or (low[i - 1].endswith("ly") and len(low[i - 1]) > 4)):
        i -= 1
    return i


def subject(p: Paragraph, end: int, start: int, verbs: Container[str]) -> Range | None:
    """The noun phrase that ends before token `end`, with its apposition; None where there is none.

    Args:
        p: the paragraph.
        end: the first token of the verb group.
        start: the first token of the sentence.
        verbs: first words of cues, which end a phrase where a new clause follows them.
    """
    if end <= start:
        return None
    word = p.low[end - 1]
    if word in PRONOUNS:
        return end - 1, end
    if word == ",":
        return _apposed(p, end, start, verbs)
    if word == ")" or p.tokens[end - 1] in DASHES:
        opening = _opening(p, end, start)
        return subject(p, opening, start, verbs) if opening > start else None
    if p.tokens[end - 1] in SIGNS or end in p.closings:
        return None
    first = _trimmed(p, _reach(p, end, start, verbs), end)
    if end - first > LONGEST:
        first = _capitals(p, first, end)
    if first >= end or not (p.low[first][0].isalnum() or any(word[0].isalnum() for word in p.low[first:end])):
        return None
    return first, end


def _apposed(p: Paragraph, end: int, start: int, verbs: Container[str]) -> Range | None:
    """Ferrund, the minister, said: the phrase before the comma pair, with the apposition but without an aside."""
    j = end - 2
    while j > start and p.low[j] != "," and p.tokens[j] not in BREAKS and end - j < ASIDE:
        j -= 1
    if j <= start or p.low[j] != ",":
        return None
    head = subject(p, j, start, verbs)
    if head is None or p.low[j + 1] in ASIDES:
        return head
    return head[0], end - 1


def _opening(p: Paragraph, end: int, start: int) -> int:
    """The bracket or dash that belongs to the one before token `end`; `start` where there is none."""
    signs = frozenset("(") if p.low[end - 1] == ")" else DASHES
    for j in range(end - 2, max(start, end - ASIDE), -1):
        if p.tokens[j] in signs:
            return j
    return start


def _reach(p: Paragraph, end: int, start: int, verbs: Container[str]) -> int:
    """How far to the left a noun phrase may reach."""
    low, tokens, j = p.low, p.tokens, end
    while j > start:
        word = low[j - 1]
        if j in p.closings or word in SUBORDINATORS:
            break
        if word in SIGNS:
            glued = j - 1 > start and tokens.end[j - 2] == tokens.start[j - 1]
            short = glued and word == "." and len(tokens[j - 2]) <= 4 and tokens.capital[j - 2]
            if not short and not (glued and word == "-"):
                break
        if j < end:
            if word in PERSONAL or (word in AUXILIARIES and word not in INSIDE_PHRASES):
                break
            names = j - 2 >= start and tokens.capital[j - 2]
            if word in ("and", "or") and not (names and (tokens.capital[j] or low[j] in DETERMINERS)):
                break
            clause = low[j] in DETERMINERS or tokens.capital[j] or low[j] in PERSONAL
            if clause and not tokens.capital[j - 1] and word in verbs:
                break
        elif word in ("and", "or") or (word in AUXILIARIES and word not in INSIDE_PHRASES):
            break
        j -= 1
    return j


def _trimmed(p: Paragraph, first: int, end: int) -> int:
    """A phrase without the connectives before it, and without a phrase of place or time: "In March Ferrund"."""
    while first < end and p.low[first] in CONNECTIVES:
        first += 1
    if first < end and p.low[first] in PREPOSITIONS:
        k = _capitals(p, first, end)
        if k == end:
            k -= 1
            while k > first and p.low[k - 1] not in PREPOSITIONS and p.low[k] not in DETERMINERS:
                k -= 1
        return k
    return first


def _capitals(p: Paragraph, first: int, end: int) -> int:
    """Where the run of capitalised words begins that ends before token `end`."""
    k = end
    while k > first and (p.tokens.capital[k - 1] or p.low[k - 1] == "."):
        k -= 1
    return k


def apposition(p: Paragraph, cue: int, start: int, verbs: Container[str]) -> bool:
    """Whether the comma before the cue closes an apposition: "Ferrund, the minister, said the …"."""
    if p.low[cue - 1] != "," or not p.paired(cue, start):
        return False
    j = cue - 2
    while p.low[j] != ",":
        j -= 1
    if p.low[j + 1] in ("who", "which", "whose", "speaking"):
        return True
    head = subject(p, j, start, verbs)
    if head is None or head[1] - head[0] > 8:
        return False
    first = head[0]
    return first <= start + 1 or first in p.closings or p.low[first - 1] in OPENING


def main_subject(p: Paragraph, start: int, end: int, verbs: Container[str]) -> Range | None:
    """The first noun phrase of a sentence: the subject of predicates that have none of their own."""
    low, tokens, i = p.low, p.tokens, past_dateline(p.tokens, start, end)
    while i < end and (low[i] in CONNECTIVES or low[i] == "," or p.marked(i)):
        i += 1
    if i < end and (low[i] in PREPOSITIONS or low[i] in ("asked", "speaking")):
        while i < end and low[i] != ",":
            i += 1
        i += 1
    if i >= end:
        return None
    if low[i] in PRONOUNS:
        return i, i + 1
    j = i
    while j < end and j - i < 12:
        word = low[j]
        if j - i > 1 and tokens.capital[j - 1] and word.isalpha() and not tokens.capital[j] and word not in NAME_WORDS:
            break
        verbal = j > i and not tokens.capital[j] and (word in verbs or (word.endswith("ed") and len(word) > 3))
        if verbal or word in AUXILIARIES or word in SUBORDINATORS or (tokens[j] in SIGNS and word != "."):
            break
        j += 1
    return (i, j) if j > i else None


def past_dateline(tokens: Tokens, start: int, end: int, signs: Container[str] = DASHED) -> int:
    """The token after a dateline, "SORN, 4 May (CW) -", which begins with its place in capitals; `signs` may end it."""
    if start >= end or not tokens[start].isupper():
        return start
    sign = next((k for k in range(start + 1, min(end - 1, start + DATELINE)) if tokens[k] in signs), None)
    return start if sign is None else sign + 1


def source_end(p: Paragraph, start: int, end: int, verbs: Container[str]) -> int:
    """The end of the noun phrase that begins after a cue, with its appositions, before token `end`."""
    low, tokens, commas, i = p.low, p.tokens, 0, start
    while i < end:
        word = low[i]
        if (word == "." and i >= end - 1) or word in (";", ":", "?", "!", "("):
            break
        if p.marked(i) or tokens[i] in DASHES:
            break
        following = low[i + 1] if i + 1 < end else ""
        if word == ",":
            commas += 1
            named = i + 1 < end and tokens.capital[i + 1]
            plain = following in DETERMINERS or following in ("former", "who") or named
            if commas > 3 or following in PERSONAL or not (plain or _titled(p, i + 1, end, verbs)):
                break
        elif i > start and not commas:
            dated = following in WEEKDAYS or following in MONTHS or following in ("a", "an", "response")
            if word in LATER or (word in ("on", "in") and dated):
                break
        i += 1
    return i


def _titled(p: Paragraph, i: int, end: int, verbs: Container[str]) -> bool:
    """Whether an apposition without an article begins at token `i`: "chairman of the council"."""
    if i + 1 >= end or p.low[i] in verbs or p.low[i] in ("but", "and", "speaking"):
        return False
    return p.low[i + 1] in TITLED


def opening_source_end(p: Paragraph, start: int, end: int) -> int:
    """The end of the source of an "according to" that opens its sentence: the first comma that opens no apposition."""
    comma = start
    while comma < end and p.low[comma] != ",":
        comma += 1
    following = p.low[comma + 1] if comma + 1 < end else ""
    if following in ("a", "an", "who", "former") and p.low[end : end + 1] == (",",):
        return end
    return comma
