"""Through whom words came: "told CNN", "in an interview with Bloomberg", "citing the agency"."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.core.attribution import CueType, Speaker
from firsthand.extract.clauses import phrase_end
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.quoting import HOST, QUOTING, named_host
from firsthand.extract.sayings import Line, Saying, Voice
from firsthand.extract.voices import Voices
from firsthand.packs import Packs, wordlist

OUTLET_NOUNS = wordlist("voices.outlet_nouns")
"""Nouns by which an outlet named before is meant."""
PASSING_ON = frozenset(["relayed", "relays", "conveyed", "recounted"])
"""Cue verbs of those who pass on what another said."""
TELLING = ("told", "tells", "informed", "informs")
"""Cue verbs whose object may be a relay."""


class RelayCues:
    """The cues of relays in the language pack, ready to be looked up."""

    def __init__(self, packs: Packs, lexicon: Lexicon | None = None) -> None:
        self.after: Phrases[bool] = Phrases(((w, True) for w in packs.words("cues", "relay_after")), lexicon)
        self.briefed_by: Phrases[bool] = Phrases(((w, True) for w in packs.words("cues", "briefed_by")), lexicon)


class Relays:
    """The reader of relays in one report."""

    def __init__(self, cues: RelayCues, voices: Voices) -> None:
        self.cues, self.voices = cues, voices

    def relate(self, line: Line, sayings: Sequence[Saying], passing: Sequence[Saying] = ()) -> list[Saying]:
        """The sayings of a sentence with the relays that the sentence itself, or an earlier one, credits.

        Args:
            line: the sentence.
            sayings: its sayings.
            passing: outlets as agents that only relay, see `agents`.
        """
        if not sayings and not passing and not self.cues.briefed_by.starts(line.tokens):
            return []
        credited = self._credited(line)
        credited += [s.speaker.name for s in passing if s.speaker and s.speaker.name and s.speaker.name not in credited]
        sayings, asides = _without_asides(line, sayings)
        credited = [*asides, *credited]
        outlets = [s.speaker.organisation for s in sayings if s.outlet and s.speaker and s.speaker.organisation]
        sayings, briefed = self._quoted(line, sayings)
        out: list[Saying] = []
        if not QUOTING.isdisjoint(line.tokens.lower):
            sayings = [self._quoting(line, s) for s in sayings]
        for saying in sayings:
            via = [*saying.via, *self._told(line, saying)]
            if not saying.outlet:
                via += [*credited, *outlets]
            said = saying
            if briefed and saying.speaker and not saying.outlet and saying.speaker.name != briefed.name:
                if saying.speaker.name:
                    via.insert(0, saying.speaker.name)
                said = saying._replace(speaker=briefed)
            elif briefed and saying.outlet and saying.speaker and len(sayings) == 1:
                via = [saying.speaker.name or ""]
                said = saying._replace(speaker=briefed, outlet=False)
            chain = self._chain(said, via)
            out.append(said if chain == said.via else said._replace(via=chain))
        return out

    def _quoting(self, line: Line, saying: Saying) -> Saying:
        """Vester quotes Ferrund: …: who is quoted speaks, who quotes passes it on."""
        cue, name = saying.cue, saying.speaker.name if saying.speaker else None
        if cue is None or name is None or line.tokens.lower[cue[0]] not in QUOTING or saying.source is None:
            return saying
        at = cue[1]
        known = next((n for n in line.names if at <= n.first <= at + 1 and not n.adjective), None)
        voice = Voice(self.voices.named(known), False, (known.first, known.last)) if known else None
        voice = voice or (self.voices.single(line, at, at + 1) if at < len(line.tokens) else None)
        last = voice.span[1] if voice else at
        after = line.tokens.lower[last] if last < len(line.tokens) else ""
        if voice is None or after not in (":", "on", "that", "saying") or saying.source[0] > cue[0]:
            return saying
        return saying._replace(speaker=voice.speaker, outlet=False, via=(name,), content=(last + 1, len(line.tokens)))

    def _credited(self, line: Line) -> list[str]:
        """The outlets after "in an interview with" and its like."""
        out: list[str] = []
        for _, last, _ in self.cues.after.all(line.tokens):
            found = self._outlet(line, last, reach=2, words=4)
            if not found and line.tokens.lower[last - 1] == "by":
                # "in remarks carried by Pressroom 24": whoever carries them is an outlet
                found = [n for n in [named_host(line, self.voices, last, min(last + HOST, len(line.tokens)))] if n]
            out += found
        for name in line.names:
            if not name.outlet or name.name in out:
                continue
            opening = 0 < name.first <= 2 and line.tokens.lower[0] in ("to", "in") and line.tokens.capital[0]
            if opening or (name.last < len(line.tokens) and line.tokens.lower[name.last] == "interview"):
                # "To the Courier Vester confirmed …", "in a Courier interview"
                out.append(name.name)
        return out

    def _told(self, line: Line, saying: Saying) -> list[str]:
        """The outlet that a speaker told it to."""
        if not saying.cue:
            return []
        words, last = line.tokens.lower, saying.cue[1]
        if words[saying.cue[0]] == "gave" and words[last : last + 1] == ("to",):
            # "the figure that she gave to the Gazette"
            return self._outlet(line, last + 1, reach=1, words=2)
        if words[saying.cue[0]] not in TELLING:
            return []
        return self._outlet(line, last, reach=3, words=3) or self._numbered(line, last)

    def _numbered(self, line: Line, first: int) -> list[str]:
        """Told Pressroom 24 that: a name with a number or an "&", which no person has, is an outlet's here."""
        end = next((k for k in range(first, min(first + HOST, len(line.tokens))) if line.tokens[k].islower()), first)
        signs = [t for t in line.tokens[first:end] if t == "&" or t.isdecimal()]
        name = named_host(line, self.voices, first, end) if signs else None
        return [name] if name else []

    def _outlet(self, line: Line, at: int, *, reach: int, words: int) -> list[str]:
        """The outlet named within `reach` tokens from `at`, or the last one where `words` tokens only mean it."""
        named = next((n for n in line.names if at <= n.first <= at + reach and n.outlet), None)
        if named:
            return [named.name]
        outlet = self.voices.memory.outlet
        meant = not OUTLET_NOUNS.isdisjoint(line.tokens.lower[at : at + words])
        return [outlet] if outlet and meant else []

    def _quoted(self, line: Line, sayings: Sequence[Saying]) -> tuple[Sequence[Saying], Speaker | None]:
        """The sayings with the voice an outlet quotes, and the voice all of them go back to, if there is one."""
        briefed, at = self.briefed(line)
        if briefed is None:
            return sayings, None
        before = [s for s in sayings if s.source and s.source[0] < at]
        host = max(before, key=lambda s: (s.source or (0, 0))[0], default=None)
        if host is None:
            return sayings, briefed
        if host.outlet:
            # "the Courier, quoting the lawmaker Telse, reported that …": the quoted voice speaks, the outlet relays
            cue = (at, at + 1)
            citing = Saying(host.sentence, cue, None, host.content, CueType.ASSERT, briefed, rule="citing")
            return [*sayings, citing], None
        deeper = any(s is not host and s.cue and host.cue and s.cue[0] > max(at, host.cue[0]) for s in sayings)
        return sayings, None if deeper else briefed

    def briefed(self, line: Line) -> tuple[Speaker | None, int]:
        """The voice after "citing", "following a briefing by", and the token of that cue."""
        for first, last, _ in self.cues.briefed_by.all(line.tokens):
            end = phrase_end(line, last)
            voice = self.voices.told(line, last, end) or self.voices.single(line, last, end)
            if voice and not voice.outlet:
                return voice.speaker, first
        return None, 0

    def _chain(self, saying: Saying, via: Sequence[str]) -> tuple[str, ...]:
        """The relays without repetition, or those the speaker's words came through before."""
        speaker = saying.speaker.name if saying.speaker else None
        unique = tuple(dict.fromkeys(v for v in via if v and v not in (speaker, self.voices.own))) if via else ()
        if not unique and speaker and not saying.outlet:
            return self.voices.memory.relays.get(speaker, ())
        return unique


def _without_asides(line: Line, sayings: Sequence[Saying]) -> tuple[list[Saying], list[str]]:
    """The agency told an audit, Vester relayed, that …: who only passes on, between commas, is a relay of the rest."""
    if PASSING_ON.isdisjoint(line.tokens.lower):
        return list(sayings), []
    asides = []
    kept = []
    for saying in sayings:
        cue, source = saying.cue, saying.source
        word = line.tokens.lower[cue[0]] if cue else ""
        opens = source is not None and source[0] > 0 and line.tokens[source[0] - 1] == ","
        if word in PASSING_ON and opens and len(sayings) > 1 and saying.speaker and saying.speaker.name:
            asides.append(saying.speaker.name)
        else:
            kept.append(saying)
    return kept, asides
