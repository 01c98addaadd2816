"""Source, cue and content of every attribution of a paragraph, as token ranges: the spans, without who is meant.

A frame is what PolNeAR annotates: somebody's saying, thinking, wanting or praising, whoever it is. `attributions` gives
a frame its speaker where a voice is known. The rules, each named in the frame it makes:

* ``according``: "according to X".
* ``inverted`` and ``after``: content before its cue, "“…,” said X", "…, X said"; its content hides the cues in it.
* ``verb``: "X said that …", with the subject before it, or that of the predicate before: "X praised A and called B …".
* ``passive``: "X is expected to …" without a source, "X was accused by Y".
* ``noun``: "X's claim that …".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from firsthand.core.attribution import CueType
from firsthand.extract import contents, sources
from firsthand.extract.paragraphs import DASHES, SIGNS, Paragraph, Range
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.tagger import Tagged
from firsthand.extract.tokens import Tokens
from firsthand.packs import Packs, wordlist

BE = wordlist("frames.passive")
OWNERS = wordlist("frames.owners")
OWNING = OWNERS - {"of", "in"}
POSSESSIVES = wordlist("frames.possessives")
PASSIVES = wordlist("frames.passives")
NOUNS = wordlist("frames.nouns")
INVERTED = wordlist("frames.inverted")
FIGURE_CUES = wordlist("frames.figure_cues")
NARROW = frozenset([CueType.ATTITUDE, CueType.SEEK, CueType.PROMISE])
"""Kinds of cues whose content is an object rather than a clause."""
FIGURES = frozenset(["many", "much", "few", "least", "most", "to", "excess"])
"""Words after a preposition that open a figure with it: "as many as", "at least", "up to"."""
TELLING = frozenset([CueType.ASSERT, CueType.REPORT, CueType.ASSESS, CueType.DENY, CueType.PROMISE])
"""Kinds of cues that may stand after their content."""
PAUSES = frozenset([",", "?", "!", "'", "’"]) | DASHES
"""Signs between content and the clause of its cue."""
BREATHS = DASHES | {","}
QUOTED = 5
"""Tokens of a quotation in which no cue is looked for."""


class Frame(NamedTuple):
    """One attribution as token ranges of its paragraph; `source` is empty where nobody is named."""

    source: tuple[Range, ...]
    cue: Range
    head: Range
    """The cue without its auxiliaries."""
    content: tuple[Range, ...]
    kind: CueType
    rule: str
    tagged: Tagged | None = None
    """The tagger's own spans, in characters, where it found the frame."""


class _Found(NamedTuple):
    """A cue where it stands: tokens, kind, and how it was found."""

    first: int
    last: int
    kind: CueType
    form: str


class Frames:
    """The reader of frames; built once from the packs."""

    def __init__(self, packs: Packs, lexicon: Lexicon | None = None) -> None:
        rows = [(word, kind) for kind in CueType for word in packs.words("cues", kind.value) if word not in FIGURE_CUES]
        rows += [(word, kind) for kind in CueType for word in packs.words("frames", kind.value)]
        self.cues: Phrases[CueType] = Phrases(rows, lexicon)
        self.verbs = frozenset(self.cues.first) - sources.AUXILIARIES
        """First words of cues, those aside that any clause may begin with."""
        self.prepositional: Phrases[bool] = Phrases(
            ((word, True) for word in packs.words("cues", "prepositional") if word != "citing"), lexicon
        )
        self.nouns: Phrases[bool] = Phrases(((word, True) for word in NOUNS), lexicon)

    def read(self, tokens: Tokens, sentences: Sequence[Tokens]) -> list[Frame]:
        """The frames of a paragraph in the order of their cues.

        Args:
            tokens: the tokens of the paragraph.
            sentences: the same by sentences.
        """
        ends = list(accumulate(map(len, sentences)))
        found = self._spots(sentences, ends)
        if not found:
            return []
        p = Paragraph(tokens, ends)
        found = _outside(p, found)
        made: list[Frame] = []
        hidden: set[int] = set()
        rest: list[_Found] = []
        for cue in found:
            frame = self._backward(p, cue)
            if frame:
                made.append(frame)
                hidden.update(*(range(first, last) for first, last in frame.content))
            else:
                rest.append(cue)
        taken = {frame.head for frame in made}
        for cue in rest:
            if cue.first in hidden or (cue.first, cue.last) in taken:
                continue
            frame = self._noun(p, cue) if cue.form == "noun" else self._forward(p, cue, made)
            if frame:
                made.append(frame)
                hidden.update(*(range(first, last) for first, last in frame.content))
        made.sort(key=lambda frame: frame.cue)
        return [_extended(p, frame, made) for frame in made] if p.quotations else made

    def head(self, tokens: Tokens, cue: Range) -> tuple[Range, CueType] | None:
        """The words inside a cue that the packs know, and what saying they report; None where they know none."""
        inside = tokens.between(*cue)
        known = [*self.cues.starts(inside)]
        known += [
            (i, last, CueType.ASSERT)
            for words in (self.prepositional, self.nouns)
            for i, last, _ in words.starts(inside)
        ]
        if not known:
            return None
        first, last, kind = max(known, key=lambda row: (row[0], row[1]))
        return (cue[0] + first, cue[0] + last), kind

    def _spots(self, sentences: Sequence[Tokens], ends: Sequence[int]) -> list[_Found]:
        """Everything in a paragraph that may be a cue; where two begin at one token, the likelier one first."""
        out: list[_Found] = []
        for tokens, end in zip(sentences, ends, strict=True):
            # "22.5 per cent" names nobody
            according = [r for r in self.prepositional.starts(tokens) if tokens.lower[r[1] : r[1] + 1] != ("cent",)]
            verbs, nouns = self.cues.starts(tokens), self.nouns.starts(tokens)
            if not (verbs or nouns or according):
                continue
            at = end - len(tokens)
            opened = {first for first, _, _ in according} if according else frozenset()
            found = [_Found(at + i, at + last, kind, "verb") for i, last, kind in verbs if i not in opened]
            if according or nouns:
                said = CueType.ASSERT
                found = [_Found(at + first, at + last, said, "according") for first, last, _ in according] + found
                found += [_Found(at + i, at + last, said, "noun") for i, last, _ in nouns if i not in opened]
            out += sorted(found, key=_first) if len(found) > 1 else found
        return out

    def _backward(self, p: Paragraph, cue: _Found) -> Frame | None:
        """Content before its cue."""
        if cue.form == "according":
            return self._according(p, cue)
        first, last = cue.first, cue.last
        if cue.form != "verb" or not first or p.low[first - 1] in OWNING:
            return None
        if cue.kind not in TELLING and p.low[first] not in INVERTED:
            return None
        start, end = p.sentence(first)
        start = min(sources.past_dateline(p.tokens, start, end), first)
        begin = sources.verb_start(p, first, start)
        if begin == first:
            frame = self._inverted(p, cue, start, end)
            if frame:
                return frame
        source = sources.subject(p, begin, start, self.verbs)
        if source is None or p.low[source[0]] in ("who", "which", "that"):
            return None
        at = source[0]
        if at == start and start in p.closings:
            # “Why now?” Ferrund asked: the mark inside the quotation ended a sentence
            quoted_before = p.quotation(start - 1)
            tail = contents.clause_tail(p, last, end)
            if quoted_before is None or tail is None or (tail < end and p.low[tail] not in (".", ",")):
                return None
            return Frame((source,), (begin, last), (first, last), (quoted_before,), cue.kind, "after")
        if at - 1 <= start:
            return None
        quoted = at in p.closings
        tail = contents.clause_tail(p, last, end)
        if tail is None or not (quoted or p.tokens[at - 1] in PAUSES):
            return None
        if not quoted:
            ended = tail == end or p.low[tail] in (",", ".", ";")
            opened = p.low[start] in sources.PREPOSITIONS or p.low[start] in sources.SUBORDINATORS
            # "As many as 60 …", "Over 300 …", "At least 49 …" open a figure, no clause
            opened = opened and not (p.low[start + 1] in FIGURES or p.low[start + 1][0].isdecimal())
            if at - start < 4 or (not ended and p.low[at - 1] in BREATHS) or (opened and tail < end - 1):
                return None
        said = contents.before(p, start, at)
        if said[1] <= said[0]:
            return None
        resumed = contents.resumed(p, tail, end, self.verbs)
        content = (said, resumed) if resumed else (said,)
        return Frame((source,), (begin, last), (first, last), content, cue.kind, "after")

    def _inverted(self, p: Paragraph, cue: _Found, start: int, end: int) -> Frame | None:
        """“…,” said X, a Y."""
        first, last, low = cue.first, cue.last, p.low
        if first <= start or last >= end or low[first] not in INVERTED:
            return None
        following = low[last]
        if following in sources.PRONOUNS or following in contents.DAYS or following in ("that", "to", "this", "these"):
            return None
        begins = p.tokens.capital[last] or following in sources.DETERMINERS or following == "former"
        quoted = first in p.closings
        if not (begins or following.endswith("s")) or not (quoted or p.tokens[first - 1] in PAUSES):
            return None
        if not quoted and sources.apposition(p, first, start, self.verbs):
            return None
        until = sources.source_end(p, last, end, self.verbs)
        said = contents.before(p, start, first)
        if not last < until < last + sources.LONGEST_AFTER or said[1] <= said[0]:
            return None
        resumed = contents.resumed(p, until, end, self.verbs)
        content = (said, resumed) if resumed else (said,)
        return Frame(((last, until),), (first, last), (first, last), content, cue.kind, "inverted")

    def _according(self, p: Paragraph, cue: _Found) -> Frame | None:
        """According to X, …: the content follows, comes before, or is both where it stands in the middle."""
        first, last = cue.first, cue.last
        start, end = p.sentence(first)
        until = sources.source_end(p, last, end, self.verbs)
        opening = first - start <= 2
        if opening:
            until = sources.opening_source_end(p, last, until)
        if until <= last:
            return None
        comma = until < end and p.low[until] == ","
        following = (until + 1 if comma else until, p.full(end))
        content = [following] if opening else [contents.before(p, start, first)]
        if not opening and comma and until < end - 2:
            content.append(following)
        if content[0][1] <= content[0][0]:
            return None
        return Frame(((last, until),), (first, last), (first, last), tuple(content), cue.kind, "according")

    def _forward(self, p: Paragraph, cue: _Found, made: Sequence[Frame]) -> Frame | None:
        """Subject, cue, content."""
        first, last, low = cue.first, cue.last, p.low
        start, end = p.sentence(first)
        if first == start and low[first] == "asked":
            # "Asked about the dam, Vester said": nobody is named who asks
            comma = next((k for k in range(last, end) if low[k] == ","), last)
            return (
                Frame((), (first, last), (first, last), ((last, comma),), cue.kind, "passive") if comma > last else None
            )
        gerund = low[first].endswith("ing")
        previous = low[first - 1] if first > start else ""
        if not gerund and (
            previous in OWNERS or (previous.endswith("'s") and previous not in ("he's", "she's", "it's"))
        ):
            return None
        if low[first] not in INVERTED and self._in_source(p, cue, start, end):
            return None
        begin = sources.verb_start(p, first, start)
        being = any(low[k] in BE for k in range(begin, first))
        if being and not gerund:
            return self._passive(p, cue, begin, start, end)
        before = low[begin - 1] if begin > start else ""
        source: Range | None
        if gerund and not being and (before in sources.PREPOSITIONS or before in (",", "and", "")):
            source = self._earlier(p, begin, start, made)
            if source is None and begin == start:
                # "Calling it a disgrace, X said": the subject follows the comma
                comma = next((k for k in range(begin, end - 1) if low[k] == ","), end)
                source = sources.main_subject(p, comma + 1, end, self.verbs)
        elif before in ("and", "or", "but", "to", "then") or (before == "," and not p.paired(begin, start)):
            if before == "to" and cue.kind is not CueType.ASSERT:
                return None
            source = self._earlier(p, begin, start, made)
        else:
            source = sources.subject(p, begin, start, self.verbs)
        if source is None:
            return None
        at = contents.after(p, first, last, end)
        narrow = cue.kind in NARROW and low[at : at + 1] != ("that",)
        until = contents.content_end(p, at, end, self.verbs, narrow=narrow)
        while at < until and low[at] in (",", ":"):
            at += 1
        if until <= at:
            return None
        return Frame((source,), (begin, last), (first, last), ((at, until),), cue.kind, "verb")

    def _in_source(self, p: Paragraph, cue: _Found, start: int, end: int) -> bool:
        """Whether a weaker cue is only part of the source of a later one: "Vester of the think tank Kestria said"."""
        until = min(end, cue.last + sources.ASIDE)
        if INVERTED.isdisjoint(p.low[cue.last : until]):
            return False
        for i in range(cue.last, until):
            if p.low[i] in INVERTED and not p.quotation(i):
                source = sources.subject(p, sources.verb_start(p, i, start), start, self.verbs)
                if source and source[0] <= cue.first < source[1]:
                    return True
        return False

    def _earlier(self, p: Paragraph, begin: int, start: int, made: Sequence[Frame]) -> Range | None:
        """The source of the attribution before in the sentence, else the sentence's own subject."""
        before = [f for f in made if start <= f.cue[0] < begin and f.source and f.rule != "noun"]
        if before:
            return max(before, key=lambda frame: frame.cue[0]).source[0]
        return sources.main_subject(p, start, begin, self.verbs)

    def _passive(self, p: Paragraph, cue: _Found, begin: int, start: int, end: int) -> Frame | None:
        """X is expected to …: nobody is named; X was accused by Y: Y is."""
        first, last = cue.first, cue.last
        subject = sources.subject(p, begin, start, self.verbs)
        if subject is None:
            return None
        if last < end and p.low[last] == "by":
            until = sources.source_end(p, last + 1, end, self.verbs)
            agent = ((last + 1, until),) if until > last + 1 else ()
            return Frame(agent, (begin, last), (first, last), (subject,), cue.kind, "passive")
        until = contents.content_end(p, last, end, self.verbs)
        if until <= last or p.low[first] not in PASSIVES:
            return None
        return Frame((), (begin, last), (first, last), (subject, (last, until)), cue.kind, "passive")

    def _noun(self, p: Paragraph, cue: _Found) -> Frame | None:
        """X's claim that …, the claim that …, X's view of …."""
        first, last, low = cue.first, cue.last, p.low
        start, end = p.sentence(first)
        if last >= end:
            return None
        owner = self._owner(p, first, start)
        if low[last] == "that":
            until = contents.content_end(p, last, end, self.verbs)
            return Frame((owner,) if owner else (), (first, last), (first, last), ((last, until),), cue.kind, "noun")
        if owner is None or low[last] not in ("of", "to", "about", "on", "for", "against", "with"):
            return None
        at = last if low[last] == "to" else last + 1
        until = last + 1
        while until < end and not self._phrase_ends(p, until):
            until += 1
        return Frame((owner,), (first, at), (first, last), ((at, until),), cue.kind, "noun") if until > at else None

    def _phrase_ends(self, p: Paragraph, i: int) -> bool:
        word = p.low[i]
        if word in (",", "and", "but", "that", "who", "which") or word in sources.AUXILIARIES or word in self.verbs:
            return True
        return p.tokens[i] in SIGNS or p.marked(i)

    def _owner(self, p: Paragraph, noun: int, start: int) -> Range | None:
        """Whose claim it is: the possessive before a noun and its adjectives."""
        for i in range(noun, max(start, noun - 3), -1):
            word = p.low[i - 1]
            if word in POSSESSIVES:
                return i - 1, i
            if word.endswith("'s") or word in ("'", "’"):
                j = i - 1
                while j > start and (p.tokens.capital[j - 1] or p.low[j - 1] in sources.DETERMINERS):
                    j -= 1
                return j, i
            if word in sources.PREPOSITIONS or word in sources.DETERMINERS or not word.isalpha():
                return None
        return None


def _first(found: _Found) -> int:
    return found.first


def _outside(p: Paragraph, spots: Iterable[_Found]) -> list[_Found]:
    """Of what may be a cue, what stands outside longer quotations and no other cue."""
    out: list[_Found] = []
    done = 0
    for found in spots:
        # a noun may be a verb's form at the same token ("claims"): both are tried
        if found.first < done and not (found.form == "noun" and out and out[-1].first == found.first):
            continue
        quoted = p.quotation(found.first)
        if quoted and quoted[1] - quoted[0] >= QUOTED:
            continue
        out.append(found)
        if found.form != "noun":
            done = found.last
    return out


def _extended(p: Paragraph, frame: Frame, made: Sequence[Frame]) -> Frame:
    """A quotation that goes on after the sentence of its cue belongs to the same attribution."""
    if not [piece for piece in frame.content if p.quotation(piece[0]) or p.quotation(piece[1] - 1)]:
        return frame
    content = list(frame.content)
    first, last = content[-1]
    said = max([until for _, until in content])
    at = max(p.sentence(frame.cue[0])[1], said)
    opened = p.quotation(said - 1) or p.quotation(at - 1)
    if opened and opened[0] < last < opened[1]:
        others = [other.cue[0] for other in made if other is not frame]
        if not any(opened[0] < cue < opened[1] for cue in others):
            content[-1] = (first, opened[1])
            at = max(at, opened[1])
    while at < len(p):
        quoted = p.quotation(at)
        if quoted is None or quoted[0] != at:
            break
        until = p.sentence(quoted[1] - 1)[1]
        if quoted[1] < until - 4 or any(at <= other.cue[0] < until for other in made):
            break
        content.append(quoted)
        at = until
    return frame._replace(content=tuple(content)) if tuple(content) != frame.content else frame
