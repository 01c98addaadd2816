"""Who says what in each sentence, by rules over cues, names and clause borders.

One `Saying` is a source, a cue and a stretch of content, all token ranges of one sentence, with the speaker resolved
to canonical names and the relays the words credit. The rules, each named in the saying it makes:

* ``colon``: "X: …" at the start of a headline or sentence.
* ``according``: "according to X", "as indicated by X".
* ``verb``: a cue verb with a subject before it ("Kirby told CNN that …"), or after it ("…, said Kirby"); see `verbs`.
* ``agent``, ``passive``: "57 dead given by X", "was confirmed by X"; see `agents`.
* ``noun``, ``object``: "the Directorate's estimate that …", "its figure of 18"; see `owners`.
* ``briefing``: "a DIA briefing to a lawmaker"; see `agents`.
* ``citing``: "the Courier, quoting X, reported that …"; see `relays`.
* ``quoted``: "the Courier quoted X as saying"; see `quoting`.
* ``quotation``, ``carried-back``, ``between``: across sentences; see `discourse`.

What is said is read from `frames`, which need no known voice: a saying is a frame whose source is one, or what a voice
alone allows ("Ferrund put the toll at 30").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.core.attribution import CueType
from firsthand.core.text import PartKind
from firsthand.extract.agents import CREDITING, agent_sayings, backed, briefing
from firsthand.extract.clauses import PRONOUNS, phrase_end
from firsthand.extract.discourse import Discourse
from firsthand.extract.framed import Framed, frames_of, together
from firsthand.extract.frames import TELLING, Frames
from firsthand.extract.labels import label_end
from firsthand.extract.names import ReportNames
from firsthand.extract.owners import SAYING_NOUNS, account_sayings, noun_sayings
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.quotations import quotations
from firsthand.extract.quoting import quoted_saying
from firsthand.extract.relays import RelayCues, Relays
from firsthand.extract.sayings import Line, Saying, Voice
from firsthand.extract.sentences import Sentence
from firsthand.extract.subjects import Subjects
from firsthand.extract.tagger import Tagged
from firsthand.extract.untold import Untold
from firsthand.extract.verbs import acts, verb_saying
from firsthand.extract.voices import ANONYMOUS, PEOPLE, Voices, defence_ministries
from firsthand.packs import Packs, wordlist

BEFORE_COLON = wordlist("sayings.before_colon")
"""Verbs before a colon with which the one who opens the sentence says what follows."""
QUOTED_BY = ("quoted", "cited")
"""Participles before "by" and the outlet that quotes a source."""
TITLE_REACH = 7
"""Tokens before the colon of a headline that a role or surname opens."""
COLON_REACH = 12
"""Tokens between that one and the colon at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The attributions of a report: each frame with the saying that tells its speaker, and sayings without a frame."""

    framed: tuple[tuple[Framed, Saying | None], ...]
    unframed: tuple[Saying, ...]


class Attributions:
    """The reader of attributions; built once from the packs."""

    def __init__(self, packs: Packs, lexicon: Lexicon | None = None) -> None:
        self.packs = packs
        self.frames = Frames(packs, lexicon)
        rows = [(word, CueType(kind)) for kind in CueType for word in packs.words("cues", kind.value)]
        self.cues: Phrases[CueType] = Phrases(rows, lexicon)
        self.denying: Phrases[bool] = Phrases(((w, True) for w in packs.words("cues", CueType.DENY.value)), lexicon)
        self.prepositional: Phrases[bool] = Phrases(((w, True) for w in packs.words("cues", "prepositional")), lexicon)
        self.carried_back: Phrases[bool] = Phrases(((w, True) for w in packs.words("cues", "carried_back")), lexicon)
        self.nouns: Phrases[bool] = Phrases(((word, True) for word in sorted(SAYING_NOUNS)), lexicon)
        self.crediting: Phrases[bool] = Phrases(((word, True) for word in sorted(CREDITING)), lexicon)
        self.relays = RelayCues(packs, lexicon)
        self.ministries = defence_ministries(packs)

    def find(
        self,
        sentences: Sequence[Sentence],
        names: ReportNames,
        own: str | None,
        *,
        digest: bool = False,
        english: bool = True,
        tagged: Sequence[Tagged] = (),
    ) -> list[list[Saying]]:
        """The sayings of every sentence of a report: attributions to a known voice, which is all that claims need.

        Args:
            sentences: the report's sentences in order.
            names: its names.
            own: the outlet itself, which is never its own source.
            digest: whether the report is a digest, which names a voice once for all that follows.
            english: whether the report is in English; otherwise only "laut", "selon" and their like are read.
            tagged: what the tagger found in the report.
        """
        lines = _lines(sentences, names)
        ruled, learned = frames_of(lines, self.frames, tagged)
        return self._sayings(lines, names, own, _Frames(ruled), learned, digest=digest, english=english)

    def read(
        self,
        sentences: Sequence[Sentence],
        names: ReportNames,
        own: str | None,
        *,
        digest: bool = False,
        tagged: Sequence[Tagged] = (),
        seen: Sequence[bool] = (),
    ) -> Reading:
        """Every attribution of a report, whoever is its source.

        Args as for `find`; `seen` says for each sentence whether the tagger has read it, and is empty without one.
        """
        lines = _lines(sentences, names)
        ruled, learned = frames_of(lines, self.frames, tagged)
        seen = seen or [False] * len(lines)
        frames = _Frames(together(ruled, learned, seen))
        sayings = self._sayings(lines, names, own, frames, resolve=True, digest=digest)
        unframed = [
            s
            for said in sayings
            for s in said
            if s.cue and not (seen[s.sentence] and s.rule == "verb") and frames.lacks(lines[s.sentence], s, s.cue)
        ]
        pairs = []
        for item in frames.items:
            said = [s for s in sayings[item.line] if s.cue and _meet(s.cue, item.head)]
            pairs.append((item, next(iter(said), frames.resolved.get((item.line, item.head)))))
        return Reading(tuple(pairs), tuple(unframed))

    def _sayings(
        self,
        lines: Sequence[Line],
        names: ReportNames,
        own: str | None,
        frames: _Frames,
        learned: Sequence[Framed] = (),
        *,
        digest: bool,
        english: bool = True,
        resolve: bool = False,
    ) -> list[list[Saying]]:
        """The sayings of every sentence, in one pass over the report."""
        voices = Voices(self.packs, self.ministries, names, own, digest=digest)
        voices.ahead = [n for line in lines for n in line.names if n.organisation]
        relays = Relays(self.relays, voices)
        within = _Within(self, voices, relays, frames, lines, english=english)
        discourse = Discourse(lines, voices, relays, self.carried_back)
        untold = Untold(lines, learned, voices)
        out: list[list[Saying]] = []
        for line in lines:
            sayings = discourse.quoted(line, within.read(line))
            untold.read(line)
            if resolve:
                within.resolve(line, sayings)
            voices.memory.remember(sayings)
            voices.meet(line, sayings)
            out.append(sayings)
        discourse.join(out, digest=digest)
        untold.into(out)
        return out


def _lines(sentences: Sequence[Sentence], names: ReportNames) -> list[Line]:
    """The sentences of a report with their names; a label before a colon names nobody."""
    out = []
    for number, sentence in enumerate(sentences):
        found, label = names.of(sentence.tokens), label_end(sentence.tokens)
        out.append(Line(number, sentence, sentence.tokens, [n for n in found if n.first >= label] if label else found))
    return out


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


class _Frames:
    """The frames of one report by sentence, and the sayings made for those that no rule below resolves."""

    def __init__(self, items: Sequence[Framed]) -> None:
        self.items = items
        self.lines: dict[int, list[Framed]] = {}
        for item in items:
            self.lines.setdefault(item.line, []).append(item)
        self.resolved: dict[tuple[int, tuple[int, int]], Saying] = {}

    def at(self, line: int, cue: tuple[int, int]) -> Framed | None:
        """The frame whose cue meets the tokens `cue` of a sentence."""
        for item in self.lines.get(line, ()):
            if _meet(item.head, cue):
                return item
        return None

    def lacks(self, line: Line, saying: Saying, cue: tuple[int, int]) -> bool:
        """Whether a saying stands without a frame: "X: …", or a named voice inside another content or with a figure.

        A pronoun there is mostly the speaker of a quotation ("I think"), and no attribution of the report.
        """
        items = self.lines.get(line.number, ())
        if saying.source is None or self.at(line.number, cue):
            return False
        if saying.rule == "colon":
            # "Inspector Corrano replied: “…”": the colon belongs to the cue before it
            return not any(item.frame.cue[0] <= cue[0] + item.offset <= item.frame.cue[1] for item in items)
        if saying.rule != "verb":
            return True
        nested = any(a <= cue[0] + item.offset < b for item in items for a, b in item.frame.content)
        if any(a <= cue[0] < b for a, b in quotations(line.tokens)):
            return False
        said = line.tokens[saying.content[0] : saying.content[1]]
        figure = any(word[0].isdecimal() for word in said)
        return (nested or figure) and line.tokens.lower[saying.source[0]] not in PRONOUNS


class _Within:
    """The rules inside one sentence."""

    def __init__(
        self,
        cues: Attributions,
        voices: Voices,
        relays: Relays,
        frames: _Frames,
        lines: Sequence[Line],
        *,
        english: bool,
    ) -> None:
        self.cues, self.voices, self.relays, self.frames = cues, voices, relays, frames
        self.lines = lines
        self.english = english
        self.subjects = Subjects(voices)

    def read(self, line: Line) -> list[Saying]:
        """The sayings of a sentence with their relays."""
        self.voices.memory.mention(line.names, self.voices.own)
        out: list[Saying] = []
        if not self.english:
            # cue verbs of another language are not in the lists, and what looks like one is another word
            found = (self._according(line, first, last) for first, last, _ in self.cues.prepositional.all(line.tokens))
            return self.relays.relate(line, [saying for saying in found if saying])
        colon = self._colon(line)
        if colon:
            out.append(colon)
        for first, last, _ in self.cues.prepositional.all(line.tokens):
            saying = self._according(line, first, last)
            if saying:
                out.append(saying)
        for first, last, kind in self.cues.cues.all(line.tokens):
            if out and any(s.cue and s.cue[0] <= first < s.cue[1] for s in out):
                continue
            item = self.frames.at(line.number, (first, last))
            saying = verb_saying(
                line, self.subjects, (first, last), kind, item.reach(len(line.tokens)) if item else None
            )
            if saying:
                out.append(saying)
        out += noun_sayings(line, self.voices, self.cues.nouns, out)
        if "by" in line.tokens.lower:
            out += account_sayings(line, self.voices)
        out, passing = agent_sayings(line, self.voices, out + self._framed(line, out), self.cues.crediting)
        out = backed(line, self.voices, out)
        quoted = quoted_saying(line, self.voices)
        if quoted is not None and quoted.cue:
            first, last = quoted.cue
            out = [s for s in out if not (s.cue and first <= s.cue[0] < last)] + [quoted]
            passing = [s for s in passing if not (s.cue and first <= s.cue[0] < last)]
        if colon and any(s.rule == "verb" and s.cue and _between(s.cue, colon) for s in out):
            # "X, the head of Y, said on Tuesday: …": the verb's source has the post, and its cue the day
            out.remove(colon)
        told = briefing(line, self.voices)
        if told is not None:
            out.append(told)
        return self.relays.relate(line, out, passing)

    def _framed(self, line: Line, found: Sequence[Saying]) -> list[Saying]:
        """Frames of telling whose source is a voice that no rule above looks for: "data from the Office show"."""
        out = []
        for item in self.frames.lines.get(line.number, ()):
            source = item.source
            if source is None or item.frame.kind not in TELLING:
                continue
            head = item.head
            if [s for s in found if s.cue and s.cue[0] < head[1] and head[0] < s.cue[1]]:
                continue
            before = line.tokens.lower[item.head[0] - 1] if item.head[0] else ""
            if acts(line.tokens, item.head, item.frame.kind) or (before == "to" and item.frame.cue[0] != 0):
                continue
            content = item.reach(len(line.tokens))
            if content is None:
                continue
            voice = self.voices.source(line, *source) or self.voices.single(line, *source)
            if voice is not None and voice.speaker.name:
                kind = item.frame.kind
                out.append(
                    Saying(line.number, source, item.head, content, kind, voice.speaker, voice.outlet, rule="frame")
                )
        return out

    def resolve(self, line: Line, found: Sequence[Saying]) -> None:
        """Speakers for the frames of a sentence that made no saying: attitudes, nouns, agents of passives."""
        for item in self.frames.lines.get(line.number, ()):
            source = item.source
            if source is None or any(s.cue and _meet(s.cue, item.head) for s in found):
                continue
            voice = self.voices.source(line, *source)
            if voice is not None:
                kind = item.frame.kind
                saying = Saying(line.number, source, item.head, source, kind, voice.speaker, voice.outlet)
                self.frames.resolved[line.number, item.head] = saying

    def _colon(self, line: Line) -> Saying | None:
        """A name and a colon: "South Korea: …" · "The Times, citing X: …" · "The US named other figures in May: …"."""
        tokens, n = line.tokens, len(line.tokens)
        if ":" not in tokens:
            return None
        begin = label_end(tokens)
        name = next((x for x in line.names if x.first <= begin + 1 and not x.adjective), None)
        if name is None:
            return self._titled(line, begin)
        colon = next((k for k in range(name.last, min(n - 2, name.last + COLON_REACH)) if tokens[k] == ":"), None)
        if colon is None:
            return None
        between = tokens.lower[name.last : colon]
        source, cue, content = (name.first, name.last), (colon, colon + 1), (colon + 1, n)
        speaker, outlet = self.voices.named(name), name.outlet
        via: tuple[str, ...] = ()
        if len(between) > 2 and between[0] == "," and between[1] in ("citing", "quoting", "relying"):
            begin = name.last + (3 if tokens.lower[name.last + 2] == "on" else 2)
            behind = self.voices.source(line, begin, colon)
            if behind is not None and not behind.outlet:
                speaker, outlet, via = behind.speaker, False, (speaker.name or "",)
        elif between and BEFORE_COLON.isdisjoint(between):
            return None
        return Saying(line.number, source, cue, content, CueType.ASSERT, speaker, outlet, via, rule="colon")

    def _titled(self, line: Line, begin: int) -> Saying | None:
        """Army: failed rocket hit hospital · Norvane lowers its count: …: a role or a surname opens a headline."""
        tokens = line.tokens
        reach = range(begin + 1, min(begin + TITLE_REACH, len(tokens) - 2))
        colon = next((k for k in reach if tokens[k] == ":"), None)
        if colon is None or line.sentence.part is not PartKind.HEADLINE:
            return None
        between = tokens.lower[begin + 1 : colon]
        said = not between or not BEFORE_COLON.isdisjoint(between)
        voice = self.voices.single(line, begin, begin + 1) if said else None
        if voice is not None and not between and not self._speaks(voice, tokens[begin]):
            # "Heat: 18 deaths confirmed" names its matter
            voice = None
        if tokens.lower[begin] in ANONYMOUS and not between:
            voice = self.voices.source(line, begin, colon)
        elif len(between) == 1 and tokens.lower[colon - 1] in PEOPLE and tokens[colon - 1].islower():
            # "Spy chief: …", "Union boss: …"
            voice = self.voices.source(line, begin, colon)
        if voice is None or voice.speaker.name is None:
            return None
        cue, content = (colon, colon + 1), (colon + 1, len(tokens))
        return Saying(line.number, voice.span, cue, content, CueType.ASSERT, voice.speaker, voice.outlet, rule="colon")

    def _speaks(self, voice: Voice, word: str) -> bool:
        """Whether the one word before a colon is a person or body of the report, or stands before a verb of saying."""
        if (voice.speaker.name or word) != word:
            return True
        for line in self.lines:
            if line.sentence.part is not PartKind.BODY or word not in line.tokens:
                continue
            if any(first and line.tokens[first - 1] == word for first, _, _ in self.cues.cues.all(line.tokens)):
                return True
        return False

    def _according(self, line: Line, first: int, last: int) -> Saying | None:
        """According to X, …: the content follows, comes before, or is both where it stands in the middle."""
        tokens = line.tokens
        per = tokens.lower[first] == "per"
        if per and not any(n.first <= last + 1 <= n.last for n in line.names if not n.adjective):
            return None
        end = phrase_end(line, last)
        # "an executive quoted by the paper": who is quoted speaks
        quoted = next(
            (k for k in range(last + 1, end - 1) if tokens.lower[k] in QUOTED_BY and tokens.lower[k + 1] == "by"), end
        )
        voice = self.voices.told(line, last, quoted)
        if voice is None:
            return None
        end = max(end, voice.span[1])
        content = (end, len(tokens))
        if first > 2:
            content = (0, len(tokens)) if end < len(tokens) - 3 else (0, first)
        kind = CueType.REPORT if voice.outlet else CueType.ASSERT
        cue = (first, last)
        return Saying(line.number, voice.span, cue, content, kind, voice.speaker, voice.outlet, rule="according")


def _between(cue: tuple[int, int], colon: Saying) -> bool:
    """Whether a cue stands between the name and the colon of a saying."""
    return colon.source is not None and colon.source[1] <= cue[0] < cue[1] <= colon.content[0]
