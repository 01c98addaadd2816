"""Denials: somebody denies, dismisses, disclaims, or rebuts a denial. Withheld detail and "no evidence" are none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from firsthand.core.attribution import CueType, Speaker
from firsthand.extract.names import Name
from firsthand.extract.negations import NEGATIVES, negation
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.sayings import Saying
from firsthand.extract.times.mention import TimeMention
from firsthand.extract.tokens import Tokens
from firsthand.packs import Packs

DENIED_REACH = 10
"""Words after a verb of denial in which its "that" stands, time and place between them."""
FIGURE_REACH = 4
"""Words after that "that" in which the figure stands that is denied."""
CALLING = frozenset(["called", "calls", "dismissed", "branded", "labelled", "labeled", "described"])
"""Verbs that put a label on somebody's words."""

TELLING = (CueType.ASSERT, CueType.REPORT)
"""Kinds of sayings whose words may be a denial themselves."""
DENIALS = frozenset(["denial", "denials"])
ENDS = ((",",), (".",), ("!",), ("”",), ('"',))
"""Signs after a label that is a whole quotation: “Nonsense,” she said."""
JUDGED = 5
"""Words between such a verb and the label at most: "was “premature and misleading”"."""
JUDGING = frozenset(["is", "was", "are", "were", "be"])
AUXILIARIES = frozenset(["has", "have", "had", "did", "does", "do", "would", "will", "was", "were", "is", "are"])
OBJECT_REACH = 6
"""Words behind "have never" within which its object stands."""
REFUSED_REACH = 7
"""Words behind a verb of denial within which the thing stands that is refused."""
BOTH = frozenset(["states", "countries", "sides", "governments", "capitals", "nations", "neighbours", "neighbors"])
TIME_REACH = 8
"""Words between the cue of a denial and the time that dates it at most."""
ASIDE_REACH = 12
"""Words between a relative pronoun and the denial of its clause at most."""
BOTH_REACH = 6
"""Words between "both states" and its verb at most."""
BEING = frozenset(["is", "was", "are", "were", "be", "been"])


class Denying(NamedTuple):
    """A denial inside a sentence: the tokens of its words, its cue, who denies and through whom.

    `general` unless it has a target.
    """

    first: int
    last: int
    speaker: Speaker
    via: tuple[str, ...]
    general: bool
    cue: int
    label: int | None = None
    """The token of a label ("a fabrication") by which what stands before it is denied."""
    rebuts: bool = False
    """Whether it is a denial that is denied: "called Karvenia's denial a lie"."""


class Denials:
    """The denial words of the language pack, ready to be looked up."""

    def __init__(self, packs: Packs, lexicon: Lexicon | None = None) -> None:
        self.verbs: Phrases[bool] = Phrases(((w, True) for w in packs.words("denial", "verbs")), lexicon)
        self.nouns: Phrases[bool] = Phrases(((w, True) for w in packs.words("denial", "nouns")), lexicon)
        self.labels: Phrases[bool] = Phrases(((w, True) for w in packs.words("denial", "labels")), lexicon)
        self.disclaimers: Phrases[bool] = Phrases(((w, True) for w in packs.words("denial", "disclaimers")), lexicon)
        self.loose: Phrases[bool] = Phrases(((w, True) for w in packs.words("denial", "loose")), lexicon)
        self.targets = frozenset(packs.words("denial", "targets"))
        self.refused = frozenset(packs.words("denial", "refused"))
        self.objects = frozenset(packs.words("denial", "objects"))
        self.never: Phrases[bool] = Phrases(((w, True) for w in packs.words("denial", "never")), lexicon)
        self.vague = frozenset(packs.words("vague", "words"))

        keys = ("verbs", "nouns", "labels", "disclaimers", "loose")
        words = [w for key in keys for w in packs.words("denial", key)]
        self.marks: Phrases[bool] = Phrases(((w, True) for w in (*words, *sorted(DENIALS))), lexicon)
        """Every phrase of them: a sentence without any denies nothing, and most are such."""

    def find(
        self,
        tokens: Tokens,
        names: Sequence[Name],
        sayings: Sequence[Saying],
        sides: tuple[str | None, str | None] = (None, None),
    ) -> list[Denying]:
        """The denials of a sentence, and who rebuts one in it.

        Args:
            tokens: the sentence.
            names: who is named in it.
            sayings: who says what in it.
            sides: the two sides of the report's main direction, whom "both states" means.
        """
        if not self.marks.starts(tokens):
            return self._negations(tokens, sayings)
        found = self._find(tokens, names, sayings, sides) or self._negations(tokens, sayings)
        if not found and DENIALS.isdisjoint(tokens.lower):
            return found
        out = [d._replace(rebuts=True, general=False) if self._of_denial(tokens, d) else d for d in found]
        return [*out, *self._rebuttals(tokens, sayings, out)]

    def _negations(self, tokens: Tokens, sayings: Sequence[Saying]) -> list[Denying]:
        """What a named voice denies without a verb of denying: "We are not closing it"."""
        for saying in sayings if sayings and not NEGATIVES.isdisjoint(tokens.lower) else ():
            speaker = saying.speaker
            if (
                speaker is None
                or saying.outlet
                or saying.cue_type not in TELLING
                or not (speaker.name or "")[:1].isupper()
            ):
                continue
            first = negation(tokens, saying)
            if first is not None:
                last = min(self._end(tokens, first), saying.content[1])
                return [Denying(first, max(last, first + 1), speaker, saying.via, True, first)]
        return []

    def _of_denial(self, tokens: Tokens, found: Denying) -> bool:
        """Whether what is denied is a denial: "rejected Karvenia's denial", "called the denial a lie"."""
        end = found.label if found.label is not None else min(found.last, found.cue + 6)
        return not DENIALS.isdisjoint(tokens.lower[found.cue + 1 : end])

    def _rebuttals(self, tokens: Tokens, sayings: Sequence[Saying], denied: Sequence[Denying]) -> list[Denying]:
        """Who says of a denial, told in the same sentence, that it is false: the label stands behind it."""
        if any(d.rebuts for d in denied):
            return []
        told = next((k for k, word in enumerate(tokens.lower) if word in DENIALS), 0)
        begin = min((d.first for d in denied), default=told)
        for first, last, _ in self.labels.all(tokens, begin):
            if BEING.isdisjoint(tokens.lower[max(begin, first - 3) : first]):
                continue
            names = {d.speaker.name for d in denied}
            voice = next(
                (
                    s
                    for s in sayings
                    if s.speaker
                    and not s.outlet
                    and s.speaker.name not in names
                    and s.content[0] <= first < s.content[1]
                ),
                None,
            )
            if voice and voice.speaker:
                start = max(voice.content[0], 0) if voice.content[0] <= begin else begin
                that = next((k for k in range(start, min(start + 4, begin)) if tokens.lower[k] == "that"), start - 1)
                start = that + 1
                return [Denying(start, last, voice.speaker, voice.via, False, first, first, rebuts=True)]
        return []

    def _find(
        self,
        tokens: Tokens,
        names: Sequence[Name],
        sayings: Sequence[Saying],
        sides: tuple[str | None, str | None],
    ) -> list[Denying]:
        out: list[Denying] = []
        barred = {k for a, b, _ in self.never.all(tokens) for k in range(a, b)}
        for first, last, _ in self.verbs.all(tokens):
            if first in barred or self._refused(tokens, last):
                continue
            saying = next(
                (
                    s
                    for s in sayings
                    if s.cue and s.cue[0] <= first < s.cue[1] and s.cue_type is CueType.DENY and s.speaker
                ),
                None,
            )
            states = self._states_before(tokens, names, first)
            aside = self._aside(tokens, names, first)
            speakers = [saying.speaker] if saying and saying.speaker else [aside] if aside else states
            if not speakers:
                # "admitted 38 dead but rejected …", "…, she insisted, dismissing …": who spoke before denies
                before = [s for s in sayings if s.speaker and not s.outlet and s.cue and s.cue[1] <= first]
                joined = first and tokens.lower[first - 1] in ("but", "and", ",")
                saying = max(before, key=lambda s: s.cue or (0, 0)) if before and joined else None
                speakers = [saying.speaker] if saying and saying.speaker else []
            if len(states) > 1 and speakers[0].name in [s.name for s in states]:
                # of two states as one subject each denies
                speakers = states
            elif saying and saying.second:
                speakers = [*speakers, saying.second]
            if self._both(tokens, first) and all(sides):
                speakers = [Speaker(None, side) for side in sides]
            via = saying.via if saying else ()
            if not via and saying:
                rebutted = bool(self.labels.all(tokens))
                via = tuple(
                    s.speaker.name
                    for s in sayings
                    if s is not saying
                    and s.speaker
                    and s.speaker.name
                    and (s.outlet or (not rebutted and s.cue and s.cue[1] <= first < s.content[1]))
                )
            end = self._end(tokens, last) if aside is None else _to_comma(tokens, last)
            for speaker in speakers:
                out.append(Denying(first, end, speaker, via, self._general(tokens, last), first))
        if out:
            return out
        for first, last, _ in self.labels.all(tokens):
            voiced = [x for x in sayings if x.cue and x.speaker]
            calling = next(
                (x for x in voiced if x.cue and tokens.lower[x.cue[0]] in CALLING and x.cue[0] < first), None
            )
            if calling and calling.cue and calling.speaker:
                end = self._end(tokens, last)
                through = tuple(x.speaker.name for x in sayings if x.outlet and x.speaker and x.speaker.name)
                via = calling.via or through
                return [Denying(calling.cue[0], end, calling.speaker, via, False, calling.cue[0], first)]
        for first, last in self._disclaimed(tokens):
            states = self._states_before(tokens, names, first)
            quoting = next(
                (s for s in sayings if s.speaker and not s.outlet and s.content[0] <= first < s.content[1]), None
            )
            words = tokens.lower[last : self._end(tokens, last)]
            general = not any(word[:1].isdigit() or word in self.vague for word in words)
            aside = self._aside(tokens, names, first)
            if aside is not None:
                return [Denying(first, _to_comma(tokens, last), aside, (), general, first)]
            if states and not self._told_by_another(tokens, names, first, states[-1], quoting):
                via = (
                    quoting.via
                    if quoting and states[0].name != (quoting.speaker.name if quoting.speaker else None)
                    else ()
                )
                subject = 2 if first > 1 and tokens.lower[first - 2] in ("they", "it", "he", "she") else 0
                return [Denying(first - subject, self._end(tokens, last), states[0], via, general, first)]
            if quoting and quoting.speaker:
                end = max(last, min(self._end(tokens, last), quoting.content[1]))
                return [Denying(first, end, quoting.speaker, quoting.via, general, first)]
        for first, last, _ in self.labels.all(tokens):
            # "Enemy claims of 22 dead are a fabrication," the colonel said
            voiced = [x for x in sayings if x.cue and x.speaker]
            judged = last - first == 1 and first <= 1 and tokens[last : last + 1] in ENDS
            judged = judged or (first > 1 and not JUDGING.isdisjoint(tokens.lower[max(0, first - JUDGED) : first]))
            said = next((x for x in voiced if x.content[0] <= first < x.content[1] and not x.outlet), None)
            if judged and said and said.speaker:
                begin = max(said.content[0], 0)
                return [Denying(begin, self._end(tokens, last), said.speaker, said.via, False, first, first)]
        for first, last, _ in self.nouns.all(tokens):
            after = [n for n in names if last <= n.first <= last + 2 and n.kind in ("state", "person")]
            if after:
                speaker = Speaker(after[0].name, None) if after[0].kind == "person" else Speaker(None, after[0].name)
                return [Denying(first, after[0].last, speaker, (), True, first)]
        return out

    def _refused(self, tokens: Tokens, last: int) -> bool:
        """Whether the verb of denial before token `last` turns down a thing: "denied bond", "dismissed the charges"."""
        if last >= len(tokens) or tokens.lower[last] == "that":
            return False
        words = []
        for word in tokens.lower[last : last + REFUSED_REACH]:
            if word in (",", ";", ":", "that", "of", "as", "for", "after", "while"):
                break
            words.append(word)
        charges = tokens.lower[last - 1].startswith("dismiss") and bool({"charges", "charge"} & set(words))
        return charges or not self.refused.isdisjoint(words)

    def _disclaimed(self, tokens: Tokens) -> list[tuple[int, int]]:
        """Where an act or intention is disclaimed, in the order of the sentence."""
        found = [(first, last) for first, last, _ in self.disclaimers.all(tokens)]
        for first, last, _ in self.loose.all(tokens):
            if not self.objects.isdisjoint(tokens.lower[last : last + OBJECT_REACH]):
                found.append((first, last))
        return sorted(found)

    def _told_by_another(
        self, tokens: Tokens, names: Sequence[Name], cue: int, state: Speaker, quoting: Saying | None
    ) -> bool:
        """Whether somebody else says of a state that it did not: "Karvenia has not sent shells, Venholt said"."""
        if quoting is None or quoting.speaker is None or quoting.speaker.name == state.name:
            return False
        if quoting.speaker.state == state.name:
            return False
        k = cue
        while k > 0 and tokens.lower[k - 1] in AUXILIARIES:
            k -= 1
        return any(n.last == k and n.name == state.name and n.first >= quoting.content[0] for n in names)

    def _aside(self, tokens: Tokens, names: Sequence[Name], cue: int) -> Speaker | None:
        """Karvenia's ministry, which last May *denied* it, did not reply: the name that a relative clause is about."""
        for k in range(cue - 1, max(0, cue - ASIDE_REACH), -1):
            if tokens[k] in (",", ";", ":"):
                return None
            if tokens.lower[k] not in ("which", "who") or tokens[k - 1] != ",":
                continue
            name = next((n for n in names if n.last == k - 1 and not n.adjective and not n.outlet), None)
            if name is None:
                return None
            person = name.name if name.kind == "person" else None
            return Speaker(person, None if person else name.name, state=name.of)
        return None

    def _both(self, tokens: Tokens, cue: int) -> bool:
        """Both states have consistently *denied*: two sides as one subject, without their names."""
        words = tokens.lower[max(0, cue - BOTH_REACH) : cue]
        return any(a in ("both", "two") and b in BOTH for a, b in pairwise(words))

    def _states_before(self, tokens: Tokens, names: Sequence[Name], cue: int) -> list[Speaker]:
        """The states named as subject before a denial verb: "Both Moscow and Pyongyang have denied"."""
        before = [n for n in names if n.kind == "state" and not n.adjective and n.last <= cue and cue - n.last <= 12]
        if not before:
            return []
        last = before[-1]
        out = [last]
        if len(before) > 1 and tokens.lower[before[-2].last : last.first] in (("and",), ("and", "the")):
            out.insert(0, before[-2])
        return [Speaker(None, n.name) for n in out]

    def _end(self, tokens: Tokens, start: int) -> int:
        end = len(tokens)
        for k in range(start, len(tokens) - 1):
            # what follows is no part of the denial: "…, adding that", "… was false"
            aside = tokens[k] in (",", ";", "”") and (
                tokens[k] == "”"
                or tokens.lower[k + 1].endswith("ing")
                or tokens.lower[k + 1] in ("but", "while", "and", "though", "after")
            )
            judged = tokens.lower[k] in ("was", "is", "were") and self.labels.at(tokens, k + 1) is not None
            if aside or judged:
                end = k
                break
        while end > start and tokens[end - 1] in (".", "!", "?"):
            end -= 1
        return max(end, start)

    def _general(self, tokens: Tokens, last: int) -> bool:
        """A denial of a report, finding or figure targets it; one of the thing itself is general."""
        words = tokens.lower[last : last + DENIED_REACH]
        if "that" in words:
            # "denied on Monday that 210 people were being held": of that figure
            begin = words.index("that") + 1
            if any(word[0].isdecimal() for word in words[begin : begin + FIGURE_REACH]):
                return False
        return self.targets.isdisjoint(words[:5])


def _to_comma(tokens: Tokens, start: int) -> int:
    """Where a relative clause ends that goes on at token `start`: at its comma, else with the sentence."""
    stop = (k for k in range(start, len(tokens)) if tokens[k] in (",", ";", ".", "!", "?"))
    return max(next(stop, len(tokens)), start)


def told_at(found: Denying, tokens: Tokens, mentions: Sequence[TimeMention]) -> TimeMention | None:
    """The time that dates a denial: near its cue, in its words before one behind them, else that of its saying.

    What goes on behind a comma is another act: "Karvenia, which has denied it, said nothing on Monday".
    """
    whole = [m for m in mentions if not m.clock]
    near = [m for m in whole if abs(m.first - found.cue) <= TIME_REACH]
    inside = next((m for m in near if m.first < found.last), None)
    if inside is not None:
        return inside
    if found.last < len(tokens) and tokens[found.last] == "," and tokens[found.last - 1] != "”":
        return None
    days = (m for m in whole if m.first >= found.last and (m.day or m.weekday is not None or m.relative))
    return next(iter(near), next((m for m in days if not m.opener), None))
