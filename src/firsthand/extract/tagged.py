"""What the tagger found, as frames of the paragraphs it stands in, and together with what the rules found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from firsthand.core.attribution import CueType
from firsthand.extract.frames import Frame
from firsthand.extract.paragraphs import Range
from firsthand.extract.phrases import Phrases
from firsthand.extract.quotations import MARKS, quotations
from firsthand.extract.sentences import Sentence
from firsthand.extract.tagger import Tagged
from firsthand.extract.tokens import Tokens

CLAUSES = frozenset(["that", "how", "whether", "if", "as", "what", "why", "where", "there"])
"""Words that open what is told after a cue."""
KindOf = Callable[[Tokens, Range], tuple[Range, CueType] | None]
"""Where in a cue its head stands and what kind of saying it reports, by the packs; None for a cue they do not know."""


def frames_tagged(tokens: Tokens, tagged: Sequence[Tagged], kind_of: KindOf) -> list[Frame]:
    """The attributions whose cue stands in a paragraph, as token ranges of it.

    Args:
        tokens: the paragraph's.
        tagged: those of the report, in characters, in the order of their cues.
        kind_of: the lookup of cues.
    """
    out = []
    first = bisect_left(tagged, tokens.start[0], key=_begins)
    for found in tagged[first : bisect_left(tagged, tokens.end[-1], key=_begins)]:
        cue = _ranges(tokens, found.cue)
        content = _ranges(tokens, found.content)
        if not cue or not content:
            continue
        head, kind = kind_of(tokens, cue[0]) or _unknown(tokens, cue[0], content)
        out.append(Frame(_ranges(tokens, found.source), cue[0], head, content, kind, "tagger", found))
    return out


def _unknown(tokens: Tokens, cue: Range, content: Sequence[Range]) -> tuple[Range, CueType]:
    """A cue that the packs do not know tells something with a clause, and does something to its object.

    "The clinic notes that 40 have left" tells a figure, "the bank has written to 40 customers" does not.
    """
    last = cue[1]
    clause = last == len(tokens) or not tokens[last][0].isalnum() or tokens.lower[last] in CLAUSES
    obj = not clause and any(first == last for first, _ in content)
    return (last - 1, last), CueType.ATTITUDE if obj else CueType.ASSERT


def _begins(found: Tagged) -> int:
    return found.cue[0][0]


def worth_reading(sentences: Sequence[Sentence], counted: Sequence[bool], denying: Phrases[bool]) -> list[bool]:
    """Which sentences the tagger should answer for: where something is counted or denied, and who may say so beside it.

    A quotation that goes on over sentences' borders has its cue before the first of them or after the last, or in the
    sentence that it touches; so has one of several paragraphs.

    Args:
        sentences: a report's, in order.
        counted: for each, whether a figure stands in it.
        denying: cues of denial.
    """
    out = [figure or bool(denying.starts(sentence.tokens)) for sentence, figure in zip(sentences, counted, strict=True)]
    for k, figure in enumerate(counted):
        for step in (-1, 1) if figure else ():
            near, inside = k + step, True
            while inside and 0 <= near < len(out):
                touched, inside = _goes_on(*sorted((sentences[near - step], sentences[near]), key=_offset))
                out[near] = out[near] or touched
                near += step
    return out


def _offset(sentence: Sentence) -> int:
    return sentence.start


def _goes_on(sentence: Sentence, following: Sentence) -> tuple[bool, bool]:
    """Whether a quotation touches the border between two sentences, and whether it goes on over it.

    It goes on over a paragraph's end where no mark closes it and the next paragraph opens it anew; one that begins a
    paragraph touches the colon before.
    """
    if sentence.paragraph != following.paragraph:
        before, after = sentence.around, following.around
        opens = sentence.part is following.part and after[0] in MARKS
        unclosed = before[-1] not in MARKS and any(last == len(before) for _, last in quotations(before))
        return opens and (unclosed or before[-1] == ":"), opens and unclosed
    border = following.offset
    touching = [(first, last) for first, last in quotations(following.around) if first <= border <= last]
    return bool(touching), any(first < border < last for first, last in touching)


def _ranges(tokens: Tokens, spans: Sequence[tuple[int, int]]) -> tuple[Range, ...]:
    """Spans of characters as ranges of tokens; what lies in other paragraphs falls away."""
    out = []
    for start, end in spans:
        first, last = bisect_right(tokens.end, start), bisect_left(tokens.start, end)
        if first < last:
            out.append((first, last))
    return tuple(out)


def together(ruled: Sequence[Frame], found: Sequence[Frame]) -> list[Frame]:
    """One list of frames: where both have a cue, the tagger's spans with the rules' reading of the cue."""
    out = list(found)
    for frame in ruled:
        twin = next((k for k, f in enumerate(out) if f.cue[0] < frame.cue[1] and frame.cue[0] < f.cue[1]), None)
        if twin is None:
            out.append(frame)
        else:
            out[twin] = out[twin]._replace(head=frame.head, kind=frame.kind)
    return sorted(out, key=lambda frame: frame.cue)
