"""What a cue has as its content: before it, after it or around it, and where it ends.

The borders are those of PolNeAR's annotators as far as signs and small words show them: a content runs to the end of
its sentence, but stops before another saying of the same sentence, and goes on through an open quotation.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from firsthand.extract.paragraphs import DASHES, Paragraph, Range
from firsthand.extract.sources import AUXILIARIES, PERSONAL
from firsthand.extract.times import MONTHS
from firsthand.packs import wordlist

LISTENERS = wordlist("frames.listeners")
SETTINGS = wordlist("frames.settings")
DAYS = wordlist("frames.days")
CONTENTS_BEGIN = wordlist("frames.contents_begin")
ASIDES_AFTER = wordlist("frames.asides_after")
NARROW_ENDS = wordlist("frames.narrow_ends")

REPORTING = frozenset(["reports", "reported"])
LONGEST_OUTLET = 7
"""Tokens of an outlet and its verb at the end of a sentence at most."""
LONGEST_DAY = 3
"""Tokens of a day, month and year at most."""
REACH = 14
"""Tokens in which a listener, a time or an occasion after a cue is passed over."""
LISTENER_ENDS = frozenset(
    [",", ":", "that", "to", "if", "whether", "what", "why", "how", "who", "about", "not", "of", "on", "it", *PERSONAL]
)
"""What ends the words for whom a telling is."""
CONTRASTS = frozenset(["while", "though", "although"])
"""Words after a comma with which the report speaks again."""


def before(p: Paragraph, start: int, end: int) -> Range:
    """Content before its cue: from the start of the sentence, or of a quotation that began in an earlier one."""
    while end > start and p.low[end - 1] == ",":
        end -= 1
    for i in (end - 1, start):
        quoted = p.quotation(i)
        if quoted and quoted[0] < start:
            return quoted[0], end
    return start, end


def clause_tail(p: Paragraph, last: int, end: int) -> int | None:
    """Where the clause of a cue ends whose content stands before it: "…, she said on Friday"; None if content follows.

    Args:
        p: the paragraph.
        last: the token after the cue.
        end: the end of the sentence.
    """
    low, i = p.low, last
    if i >= end:
        return end
    word = low[i]
    if word in (".", ",", "!", "?", ";") or p.marked(i) or p.tokens[i] in DASHES:
        return i
    if word in CONTENTS_BEGIN or not (word in SETTINGS or low[i - 1] in LISTENERS):
        return None
    while i < end and low[i] not in (".", ",", ";", "that") and not p.marked(i):
        i += 1
    if i < end and low[i] == "that":
        return None
    return end if i < end - 2 and low[i] == "." else i


def resumed(p: Paragraph, tail: int, end: int, verbs: Container[str]) -> Range | None:
    """Content that goes on after the clause of its cue: "“…,” he said, “…”"."""
    if tail >= end:
        return None
    opening = next((k for k in range(tail, min(end, tail + 4)) if k in p.openings), None)
    if p.low[tail] != "," or tail + 1 >= end:
        return (tail, p.full(end)) if opening == tail else None
    if opening is not None:
        return tail + 1, p.full(end)
    if goes_on_dating(p.low[tail + 1 : end]) or ends_with_outlet(p.low[tail + 1 : end]):
        return None
    following = p.low[tail + 1]
    if following in verbs or following.endswith("ing") or following in ASIDES_AFTER:
        return None
    return tail + 1, p.full(end)


def goes_on_dating(words: Sequence[str]) -> bool:
    """Whether only the rest of a day stands there: "on Saturday, *9 April, 2033*"."""
    plain = [w for w in words if w not in (",", ".")]
    return bool(plain) and len(plain) <= LONGEST_DAY and all(w.isdecimal() or w in MONTHS for w in plain)


def ends_with_outlet(words: Sequence[str]) -> bool:
    """Whether an outlet that reports it ends the sentence: "…, she said on Friday, *the Courier reports*"."""
    plain = [w for w in words if w != "."]
    return 1 < len(plain) <= LONGEST_OUTLET and plain[-1] in REPORTING and "," not in plain


def after(p: Paragraph, head: int, last: int, end: int) -> int:
    """Where content after a cue begins: past a listener, a day, an occasion.

    Args:
        p: the paragraph.
        head: the first token of the cue's head.
        last: the token after the cue.
        end: the end of the sentence.
    """
    low, word = p.low, p.low[head]
    if last >= end:
        return last
    if word in LISTENERS:
        k = last
        while k < end and k - last < REACH and low[k] not in LISTENER_ENDS and not p.quotation(k):
            k += 1
        return k if k < end and k - last < REACH and low[k] != "." else last
    following = low[last]
    if following not in SETTINGS or following in ("to", "about", "of", "as", "with", "by"):
        return last
    k = last
    while k < end and k - last < REACH and low[k] not in ("that", ",", ":", "."):
        if k in p.openings:
            return k
        k += 1
    if k < end and low[k] in ("that", ":"):
        return k
    if following in DAYS:
        return last + 1
    occasion = following in ("in", "on", "at", "during") and word in ("said", "wrote", "says", "added", "tweeted")
    return k + 1 if occasion and k < end and low[k] == "," else last


def content_end(p: Paragraph, start: int, end: int, verbs: Container[str], *, narrow: bool = False) -> int:
    """Where content that begins at token `start` ends, at most at the end of the sentence.

    Args:
        p: the paragraph.
        start: the first token of the content.
        end: the end of the sentence.
        verbs: first words of cues; a further one in the sentence ends the content.
        narrow: whether the content is the object of an attitude, which ends with its clause.
    """
    low, i = p.low, start
    while i < end:
        if i in p.openings:
            quoted = p.quotation(i)
            if quoted and quoted[1] > i + 1:
                i = min(quoted[1], end)
                if i < end and low[i] in verbs and low[i].endswith("ing"):
                    # "“…,” referring to": the comma stands inside the marks
                    break
                continue
        word = low[i]
        if word == ";" or (narrow and i > start and _narrow_end(p, i, end)):
            break
        if word == "," and i + 1 < end and _leaves(p, i, start, end, verbs):
            break
        if word == "and" and start < i < end - 1:
            following = low[i + 1]
            if following in ("has", "have", "had", "also") and i + 2 < end:
                following = low[i + 2]
            if following in verbs and not following.endswith("ing"):
                break
        i += 1
    return p.full(end) if i >= end else i


def _narrow_end(p: Paragraph, i: int, end: int) -> bool:
    """Whether the object of an attitude ends before token `i`."""
    word = p.low[i]
    if word == "," or word in NARROW_ENDS:
        return True
    if word == "and" and i + 1 < end:
        return p.low[i + 1] in AUXILIARIES or p.low[i + 1] in ("he", "she", "they")
    return p.tokens[i] in ("—", "–", "-") and p.tokens.start[i] > p.tokens.end[i - 1]


def _leaves(p: Paragraph, comma: int, start: int, end: int, verbs: Container[str]) -> bool:
    """Whether what follows a comma is no content any more: ", adding that", ", according to", ", but the"."""
    low, following = p.low, p.low[comma + 1]
    further = low[comma + 2] if comma + 2 < end else ""
    if following in verbs or following == "according" or following in CONTRASTS:
        return True
    if following == "but" and comma - start > 3 and further not in ("", "that"):
        return True
    if following in ("and", "but") and comma + 3 < end:
        return further in verbs or low[comma + 3] in verbs
    return False
