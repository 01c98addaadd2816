"""Sayings that only the tagger finds: their sources as voices, names and descriptions no rule knows included."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.core.attribution import CueType, Speaker
from firsthand.extract.clauses import ARTICLES, PRONOUNS
from firsthand.extract.framed import Framed
from firsthand.extract.labels import label_end
from firsthand.extract.paragraphs import Range
from firsthand.extract.quotations import quotations
from firsthand.extract.sayings import Line, Saying, Voice
from firsthand.extract.tokens import Tokens, phrase
from firsthand.extract.verbs import acts
from firsthand.extract.voices import ANONYMITY, COUNTING, DESCRIPTION_ENDS, PAPERS, PEOPLE, Voices
from firsthand.packs import wordlist

TAGGER = "tagger"
"""The rule that such sayings name."""
GIVING = frozenset([CueType.ASSERT, CueType.REPORT, CueType.ASSESS, CueType.DENY])
"""Kinds of sayings with which somebody gives a figure; who promises or asks acts."""
BE, PREPOSITIONS = wordlist("frames.passive"), wordlist("frames.prepositions")
OWNED = frozenset(["from", "by", "of"])
"""Words between what is no voice itself and whose it is: "figures from the labour office"."""
POSSESSIVES = {"his": "he", "her": "she", "its": "it", "their": "they"}
"""Sources that are a possessive: "his claim that …"."""
NOBODY = wordlist("voices.nobody")
"""Sources that name nobody, alone."""
OWN_HOUSE = wordlist("voices.own_house")
"""What a report calls the one it is printed in, or one named before."""
BARE_COUNTS, OF_LATE = wordlist("voices.bare_counts"), wordlist("voices.of_late")
"""Counts that are nobody's, and what may stand before them: "the latest count says it all"."""
CUTS = frozenset([",", "who", "whom", "whose", "which", "that", "(", "“", '"', ";", "—", "–", ":"])
"""Words and signs at which the description of a source ends."""
MOST_WORDS = 6


class Untold:
    """Reads the tagger's attributions of a report sentence by sentence, while `voices` knows what was said before."""

    def __init__(self, lines: Sequence[Line], items: Sequence[Framed], voices: Voices) -> None:
        self.lines, self.voices = lines, voices
        self.items: dict[int, list[Framed]] = {}
        for item in items:
            if item.frame.kind in GIVING:
                self.items.setdefault(item.line, []).append(item)
        self.found: list[tuple[Framed, Voice]] = []

    def read(self, line: Line) -> None:
        """Resolve the sources of the attributions whose cue stands in a sentence."""
        for item in self.items.get(line.number, ()):
            if item.source is None or item.source[0] < label_end(line.tokens):
                continue
            if acts(line.tokens, item.head, item.frame.kind) or _undergone(line, item, item.source):
                continue
            voice = self._voice(line, item.source)
            if voice is not None and voice.speaker.name:
                self.found.append((item, voice))

    def into(self, out: list[list[Saying]]) -> None:
        """Add what was read to the sayings of every sentence that a content reaches."""
        for item, voice in self.found:
            home = self.lines[item.line]
            for line in self._reached(home, item.frame.content):
                content = _within(line, item.frame.content)
                here = line is home
                if content is None or not (here or _quoted(line, content)):
                    continue
                out[line.number].append(
                    Saying(
                        line.number,
                        item.source if here else None,
                        item.head if here else None,
                        content,
                        _kind(item, voice),
                        voice.speaker,
                        voice.outlet,
                        rule=TAGGER,
                    )
                )

    def _reached(self, home: Line, content: Sequence[Range]) -> list[Line]:
        """The sentence of a cue, and those of its paragraph up to where the content begins and ends."""
        first = last = home.number
        number = home.sentence.paragraph
        begin, end = min(a for a, _ in content), max(b for _, b in content)
        while first and self._goes_on(first - 1, number) and self.lines[first].sentence.offset > begin:
            first -= 1
        while self._goes_on(last + 1, number) and self.lines[last + 1].sentence.offset < end:
            last += 1
        return list(self.lines[first : last + 1])

    def _goes_on(self, index: int, paragraph: int) -> bool:
        """Whether a sentence belongs to a paragraph."""
        return index < len(self.lines) and self.lines[index].sentence.paragraph == paragraph

    def _voice(self, line: Line, source: Range) -> Voice | None:
        """Who a source is: a voice the rules know, else an unknown name or a description."""
        first, last = source
        meant = POSSESSIVES.get(line.tokens.lower[first]) if last - first == 1 else None
        if meant:
            return self.voices.pronoun(meant, source, line)
        known = self.voices.told(line, first, last) or self.voices.single(line, first, last)
        return known or described(line, first, last)


def _undergone(line: Line, item: Framed, source: Range) -> bool:
    """Whether a source stands behind a passive as the object of another verb: "were watched crossing the strait".

    Who speaks stands there behind a preposition: "were watched by the coast guard", "was reported in the Courier".
    """
    low, cue = line.tokens.lower, item.frame.cue
    if source[0] <= cue[1] - item.offset or BE.isdisjoint(item.tokens.lower[cue[0] : cue[1] - 1]):
        return False
    before = source[0] - 1
    return low[before - 1 if low[before] in ARTICLES else before] not in PREPOSITIONS


def described(line: Line, first: int, last: int) -> Voice | None:
    """A source as it is described, without its articles and what is said of it: "exit polls", "the Labour Office".

    None for pronouns and for words that name nobody.
    """
    tokens = line.tokens
    low = tokens.lower
    while first < last - 1 and (low[first] in COUNTING or low[first] in ANONYMITY or low[first] in ("its", "their")):
        first += 1
    if first >= last or low[first] in PRONOUNS or (last - first == 1 and low[first] in NOBODY):
        return None
    end = next((k for k in range(first + 1, last) if low[k] in CUTS), last)
    head = next((k for k in range(first + 1, end) if low[k] in DESCRIPTION_ENDS and low[k] not in ("of",)), end) - 1
    of = next((k for k in range(first, end - 1) if low[k] in OWNED), None)
    if of is not None and low[of - 1] in PAPERS and of > first:
        return described(line, of + 1, end)
    end = _short(tokens, first, head + 1)
    if not any(word[0].isalpha() for word in low[first:end]) or low[first] in PRONOUNS:
        return None
    name = phrase(tokens, first, end).removesuffix("'s").removesuffix("’s")
    if low[first] in ("our", "my", "your") or (low[end - 1] in OWN_HOUSE and not any(tokens.capital[first:end])):
        # "our own count", "an earlier version of this article"
        return None
    if low[end - 1] in BARE_COUNTS and OF_LATE.issuperset(low[first : end - 1]):
        return None
    person = low[end - 1] in PEOPLE
    speaker = Speaker(name, None, low[end - 1]) if person else Speaker(None, name)
    return Voice(speaker, False, (first, end))


def _short(tokens: Tokens, first: int, end: int) -> int:
    """The end of a description that is no longer than a name may be."""
    if end - first <= MOST_WORDS:
        return end
    of = next((k for k in range(first + 1, end) if tokens.lower[k] == "of"), None)
    return of if of is not None and of - first <= MOST_WORDS else first + MOST_WORDS


def _quoted(line: Line, content: Range) -> bool:
    """Whether a content in another sentence than its cue's stands in quotation marks: only those go on so."""
    at = line.sentence.offset + content[0]
    return any(first <= at < last for first, last in quotations(line.sentence.around))


def _kind(item: Framed, voice: Voice) -> CueType:
    """What kind of saying it is: what a paper shows is no assessment, and outlets report."""
    if voice.outlet:
        return CueType.REPORT
    shown = item.frame.kind is CueType.ASSESS and item.tokens.lower[item.frame.head[0]].startswith("show")
    return CueType.ASSERT if shown else item.frame.kind


def _within(line: Line, content: Sequence[Range]) -> Range | None:
    """The part of a paragraph's content that lies in one sentence, as its tokens."""
    offset, size = line.sentence.offset, len(line.tokens)
    pieces = [(max(0, a - offset), min(size, b - offset)) for a, b in content]
    inside = sorted(piece for piece in pieces if piece[0] < piece[1])
    return (inside[0][0], inside[-1][1]) if inside else None
