"""Sayings that go on beyond their sentence.

* ``quotation``: words in quotation marks go on to the next sentence with the same speaker, and a quotation that
  begins a paragraph may have its speaker in the next sentence.
* ``carried-back``: "This came from X" gives the sentences before it to X.
* ``carried-on``: a digest's sentence without a source goes on with the voice before it.
* ``between``: a sentence without a source between two of the same source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from firsthand.core.attribution import CueType, Speaker
from firsthand.core.text import PartKind
from firsthand.extract.clauses import MARKS
from firsthand.extract.phrases import Phrases
from firsthand.extract.relays import Relays
from firsthand.extract.sayings import ACTS, Line, Saying
from firsthand.extract.tokens import Tokens
from firsthand.extract.voices import PEOPLE, Voices
from firsthand.packs import wordlist

POINTING = ("this", "these", "the", "those", "that")
"""Words that begin a sentence about the words before it."""
BEING = ("is", "was", "are", "were", "been")
"""Before "reported": then others report it, whoever spoke before."""
NEW_MATTER = wordlist("sayings.new_matter")
"""Words that open a sentence about something else."""

OWN_PARTS = wordlist("sayings.own_parts")
"""Words by which a digest speaks of the report it is made from: then nobody else goes on."""


class Discourse:
    """The reader of what goes on across the sentences of one report."""

    def __init__(self, lines: Sequence[Line], voices: Voices, relays: Relays, carried_back: Phrases[bool]) -> None:
        self.lines, self.voices, self.relays, self.carried_back = lines, voices, relays, carried_back

    def quoted(self, line: Line, sayings: list[Saying]) -> list[Saying]:
        """The sayings of a sentence, or the quotation it goes on with; to be asked sentence by sentence."""
        memory, tokens = self.voices.memory, line.tokens
        begins = line.number == 0 or not self._same_paragraph(line.number - 1, line.number)
        if begins:
            # who goes on quoting in a new paragraph opens it with the marks again
            memory.open = False
            memory.quoting = memory.quoting if _begins_quoted(tokens) else None
        # “…,” the general said. “They have asked for 4,000 shells.”: who asks acts, the general speaks
        if all(s.cue_type in ACTS for s in sayings) and line.sentence.part is PartKind.BODY:
            if memory.quoting:
                sayings = [*sayings, _whole(line, memory.quoting, "quotation")]
            elif memory.last and _begins_quoted(tokens) and line.number and self._soon(line.number - 1, line.number):
                sayings = [*sayings, _spoken(line, memory.last, memory.last_via, "quotation")]
        opened = _opens(tokens, memory.open)
        if opened is not None:
            memory.open = opened
            memory.quoting = sayings[-1] if opened and sayings else None
        return sayings

    def join(self, sayings: list[list[Saying]], *, digest: bool = False) -> None:
        """Fill in, in place, what only later sentences tell; a digest names a voice once for all that follows."""
        self._forward(sayings)
        self._carry_back(sayings)
        self._between(sayings)
        if digest:
            self._carry_on(sayings)
            self._name_described(sayings)

    def _name_described(self, out: list[list[Saying]]) -> None:
        """A lawmaker said …. … Telse said: in a digest a surname out of nowhere names who was only described before."""
        called: dict[str, Speaker] = {}
        for index in range(1, len(out)):
            names = [s.speaker.person for s in out[index] if s.speaker and s.speaker.person and s.cue]
            surname = next((n for n in names if " " not in n and n[0].isupper()), None)
            before = [s.speaker for s in out[index - 1] if s.speaker] + [
                Speaker(v, None, v.split()[-1]) for s in out[index - 1] for v in s.via
            ]
            told = [s for s in before if s.role in PEOPLE and (s.person or "").endswith(s.role or " ")]
            if surname and len({s.person for s in told}) == 1:
                called.setdefault(told[0].person or "", Speaker(surname, told[0].organisation, told[0].role))
        for index, sayings in enumerate(out) if called else ():
            out[index] = [_renamed(s, called) for s in sayings]

    def _carry_on(self, out: list[list[Saying]]) -> None:
        """An unattributed sentence of a digest goes on with the voice of the sentence before it in its paragraph."""
        for index in range(1, len(out)):
            line = self.lines[index]
            if out[index] or line.sentence.part is not PartKind.BODY or not self._same_paragraph(index - 1, index):
                continue
            voices = [
                s
                for s in out[index - 1]
                if s.speaker and s.speaker.name and not s.outlet and not (s.cue and s.content[1] <= s.cue[0])
            ]
            words = line.tokens.lower
            passive = any(a in BEING and b == "reported" for a, b in pairwise(line.tokens.lower))
            if voices and not passive and line.tokens.lower[0] not in NEW_MATTER and OWN_PARTS.isdisjoint(words):
                said = voices[-1]
                out[index] = [_whole(line, said, "carried-on")._replace(outlet=False)]

    def _soon(self, index: int, later: int) -> bool:
        """Whether two sentences stand in one paragraph or in neighbouring ones."""
        return self.lines[later].sentence.paragraph - self.lines[index].sentence.paragraph <= 1

    def _same_paragraph(self, a: int, b: int) -> bool:
        return self.lines[a].sentence.paragraph == self.lines[b].sentence.paragraph

    def _forward(self, out: list[list[Saying]]) -> None:
        """“It is. That is all. Nothing more,” X said: the speaker of a quotation in the sentence that closes it."""
        for index in range(len(out) - 1, 0, -1):
            if not out[index] or not _closes_first(self.lines[index].tokens):
                continue
            said = next((s for s in out[index] if s.content[0] == 0 and s.cue), None)
            if said is None:
                continue
            first = index - 1
            while first >= 0 and self._same_paragraph(first, index) and not _marked(self.lines[first].tokens):
                first -= 1
            if first < 0 or not self._same_paragraph(first, index):
                continue
            opening = self.lines[first].tokens
            if not _begins_quoted(opening) or _opens(opening, before=False) is not True:
                continue
            for within in range(first, index):
                if within == first and any(s.rule != "quotation" for s in out[within]):
                    continue
                out[within] = [_whole(self.lines[within], said, "quotation")]

    def _carry_back(self, out: list[list[Saying]]) -> None:
        """This revelation came from X: the unattributed sentences of the paragraph before it are X's."""
        for index, line in enumerate(self.lines):
            if line.tokens.lower[0] not in POINTING:
                continue
            cue = next(iter(self.carried_back.all(line.tokens)), None)
            if cue is None:
                continue
            first, last, _ = cue
            source = self._origin(line, last)
            if source is None:
                continue
            speaker, via = self._behind(index, source, out)
            if speaker is None:
                continue
            if speaker.name:
                self.voices.memory.relays.setdefault(speaker.name, via)
            for back in range(index - 1, -1, -1):
                if not self._same_paragraph(back, index) or out[back]:
                    break
                out[back] = [_spoken(self.lines[back], speaker, via, "carried-back")]
            for later in range(index + 1, len(out)):
                if self._soon(index, later):
                    out[later] = [s._replace(via=via) if _lacks(s, speaker) else s for s in out[later]]
            inside = next((n for n in line.names if n.first >= last), None)
            stretch = (inside.first, len(line.tokens)) if inside else None
            out[index].append(
                Saying(index, stretch, (first, last), (0, 0), CueType.ASSERT, speaker, via=via, rule="carried-back")
            )

    def _origin(self, line: Line, start: int) -> Speaker | None:
        """The voice after "came from"."""
        inside = [n for n in line.names if n.first >= start]
        person = next((n for n in inside if n.kind == "person"), None)
        if person is not None:
            return self.voices.person(line, person, [n for n in inside if n.kind != "person" or n is person])
        voice = self.voices.source(line, start, len(line.tokens))
        return voice.speaker if voice else None

    def _behind(
        self, index: int, speaker: Speaker, out: Sequence[Sequence[Saying]]
    ) -> tuple[Speaker | None, tuple[str, ...]]:
        """Whom the voice of "came from" only relays, by its own or the next sentence; itself without relays if none."""
        following = out[index + 1] if index + 1 < len(out) else []
        chained = next((s for s in [*out[index], *following] if s.via and speaker.name in s.via), None)
        if chained is not None:
            return chained.speaker, chained.via
        if index + 1 < len(self.lines):
            briefed, _ = self.relays.briefed(self.lines[index + 1])
            if briefed and speaker.name:
                return briefed, (speaker.name,)
        return speaker, ()

    def _between(self, out: list[list[Saying]]) -> None:
        """An unattributed sentence whose paragraph goes on with the same speaker as the paragraph before ended."""
        earlier: Saying | None = None
        for index, line in enumerate(self.lines):
            if index and not out[index] and line.sentence.part is PartKind.BODY:
                later = self._next_in_paragraph(index, out)
                # behind a quotation a paragraph that opens without marks is the report's own
                anew = not self._same_paragraph(index - 1, index)
                aside = earlier and later and self._quotes(earlier) and (anew or self._quotes(later))
                if earlier and later and not aside and self._goes_on(earlier, later, index):
                    via = later.via or earlier.via
                    out[index] = [_whole(line, later, "between")._replace(via=via, outlet=False)]
            if out[index]:
                earlier = next((s for s in reversed(out[index]) if s.speaker), earlier)

    def _quotes(self, saying: Saying) -> bool:
        """Whether a saying is a direct quotation: between two, a sentence without marks is the report's own."""
        tokens, first = self.lines[saying.sentence].tokens, saying.content[0]
        return tokens[first : first + 1] in (("“",), ("”",), ('"',))

    def _goes_on(self, earlier: Saying, later: Saying, index: int) -> bool:
        if earlier.speaker is None or later.speaker is None or earlier.rule == "colon":
            return False
        return earlier.speaker.name == later.speaker.name and self._soon(earlier.sentence, index)

    def _next_in_paragraph(self, index: int, out: Sequence[Sequence[Saying]]) -> Saying | None:
        """A saying of the next attributed sentence of the paragraph, outlets aside."""
        for ahead in range(index + 1, len(out)):
            if not self._same_paragraph(ahead, index):
                return None
            if out[ahead]:
                return next((s for s in out[ahead] if s.speaker and not s.outlet), None)
        return None


def _opens(tokens: Tokens, before: bool) -> bool | None:
    """True when a quotation is left open, False when it is closed, None when there is no mark; `before` it was open."""
    state: bool | None = None
    if MARKS.isdisjoint(tokens):
        return None
    for token in tokens:
        if token == "“":
            state = True
        elif token == "”":
            state = False
        elif token == '"':
            state = not (before if state is None else state)
    return state


def _marked(tokens: Tokens) -> bool:
    return not MARKS.isdisjoint(tokens)


def _closes_first(tokens: Tokens) -> bool:
    """Whether the first quotation mark of a sentence closes a quotation that an earlier one opened."""
    marks = [] if MARKS.isdisjoint(tokens) else [token for token in tokens if token in MARKS]
    return bool(marks) and (marks[0] == "”" or (marks[0] == '"' and len(marks) % 2 == 1))


def _begins_quoted(tokens: Tokens) -> bool:
    return bool(tokens) and tokens[0] in ("“", '"', "«", "„")


def _whole(line: Line, said: Saying, rule: str) -> Saying:
    """The whole sentence as content of a saying that goes on."""
    content = (0, len(line.tokens))
    return Saying(line.number, None, None, content, said.cue_type, said.speaker, said.outlet, said.via, rule)


def _spoken(line: Line, speaker: Speaker, via: tuple[str, ...], rule: str) -> Saying:
    """The whole sentence as content of a speaker."""
    return Saying(line.number, None, None, (0, len(line.tokens)), CueType.ASSERT, speaker, False, via, rule)


def _renamed(saying: Saying, called: Mapping[str, Speaker]) -> Saying:
    """A saying with those who were only described under their names."""
    speaker = called.get(saying.speaker.person or "", saying.speaker) if saying.speaker else None
    via = dict.fromkeys(called[v].name or v if v in called else v for v in saying.via)
    return saying._replace(speaker=speaker, via=tuple(via))


def _lacks(saying: Saying, speaker: Speaker) -> bool:
    """Whether a saying is the speaker's and credits no relay yet."""
    return bool(saying.speaker and saying.speaker.name == speaker.name and not saying.via and not saying.outlet)
