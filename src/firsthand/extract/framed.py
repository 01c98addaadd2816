"""The frames of a report where they stand in its sentences, ready to be joined with sayings and made into spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from firsthand.core.text import Report, Span
from firsthand.extract.frames import Frame, Frames
from firsthand.extract.paragraphs import Range
from firsthand.extract.sayings import Line
from firsthand.extract.tagged import frames_tagged
from firsthand.extract.tagger import Tagged
from firsthand.extract.tokens import Tokens


class Framed(NamedTuple):
    """A frame with the tokens of its paragraph; the cue's head stands in sentence `line`, which begins at `offset`."""

    frame: Frame
    tokens: Tokens
    line: int
    offset: int
    head: Range
    """The cue without its auxiliaries, as tokens of its sentence."""
    source: Range | None
    """The source as tokens of its sentence; None where nobody is named."""

    def reach(self, size: int) -> Range | None:
        """The content as one stretch of its sentence of `size` tokens, for figures; None where it lies in others.

        After a cue, and after a cue clause that a comma ends, it reaches to the end of the sentence, over the border of
        the span: a figure in a second clause is still the speaker's more often than the report's.
        """
        pieces = [(max(0, first - self.offset), min(size, last - self.offset)) for first, last in self.frame.content]
        inside = sorted(piece for piece in pieces if piece[0] < piece[1])
        if not inside:
            return None
        after = self.frame.cue[1]
        comma = after < len(self.tokens) and self.tokens[after] == ","
        return inside[0][0], size if self.frame.rule == "verb" or comma else inside[-1][1]

    def spans(self, report: Report, pieces: Iterable[Range]) -> tuple[Span, ...]:
        """Token ranges of the paragraph as spans of the report, in the order of the text."""
        return tuple(report.span(self.tokens.start[first], self.tokens.end[last - 1]) for first, last in sorted(pieces))


def frames_of(
    lines: Sequence[Line], frames: Frames, tagged: Sequence[Tagged] = ()
) -> tuple[list[Framed], list[Framed]]:
    """The frames of every paragraph of a report, in the order of their cues: those by rules, and the tagger's.

    Args:
        lines: the report's sentences in order.
        frames: the reader of frames by rules.
        tagged: what the tagger found in the report.
    """
    ruled: list[Framed] = []
    learned: list[Framed] = []
    for _, group in groupby(lines, key=lambda line: line.sentence.paragraph):
        paragraph = list(group)
        tokens = paragraph[0].sentence.around
        ruled += _all_placed(frames.read(tokens, [line.tokens for line in paragraph]), tokens, paragraph)
        if tagged:
            learned += _all_placed(frames_tagged(tokens, tagged, frames.head), tokens, paragraph)
    return ruled, learned


def _all_placed(found: Iterable[Frame], tokens: Tokens, paragraph: Sequence[Line]) -> list[Framed]:
    """Frames in the order of their cues, each with the sentence of its cue."""
    out, at = [], 0
    for frame in found:
        while at + 1 < len(paragraph) and paragraph[at + 1].sentence.offset <= frame.head[0]:
            at += 1
        out.append(_placed(frame, tokens, paragraph[at]))
    return out


def together(ruled: Sequence[Framed], learned: Sequence[Framed], read: Sequence[bool]) -> list[Framed]:
    """One list: where both have a cue, the tagger's spans with the rules' reading of the cue.

    What only the rules find in a sentence that the tagger has read falls away: four of five such are none.

    Args:
        ruled: by rules.
        learned: by the tagger.
        read: for each sentence, whether the tagger has read it.
    """
    out = list(learned)
    for item in ruled:
        twin = next(
            (k for k, t in enumerate(out) if t.tokens is item.tokens and _meet(t.frame.cue, item.frame.cue)), None
        )
        if twin is None:
            if not read[item.line]:
                out.append(item)
        else:
            frame = out[twin].frame._replace(head=item.frame.head, kind=item.frame.kind)
            out[twin] = out[twin]._replace(frame=frame, head=item.head)
    return sorted(out, key=lambda item: item.tokens.start[item.frame.cue[0]])


def _meet(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _placed(frame: Frame, tokens: Tokens, line: Line) -> Framed:
    """A frame of a paragraph with its places in the sentence of its cue."""
    offset = line.sentence.offset
    head = frame.head[0] - offset, frame.head[1] - offset
    pieces = [piece for piece in frame.source if offset <= piece[0] and piece[1] - offset <= len(line.tokens)]
    source = (pieces[0][0] - offset, pieces[-1][1] - offset) if pieces else None
    return Framed(frame, tokens, line.number, offset, head, source)
