"""Credits without a verb of their own: "57 dead given by X", "figures released by X show", "was confirmed by X".

Three shapes of a participle with its agent:

* ``passive``: "The toll was confirmed by X": the clause before it is what X says.
* ``agent``: "the 57 dead given by X": only that noun phrase is X's, whatever the sentence does with it.
* ``shown``: "Figures released by X show that …": what follows the verb is X's.

An outlet as agent only relays: "an executive quoted by the paper", "its study, first reported by the paper, found …".
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.core.attribution import CueType, Speaker
from firsthand.extract.clauses import noun_phrase, phrase_end
from firsthand.extract.phrases import Phrases
from firsthand.extract.sayings import Line, Saying
from firsthand.extract.voices import Voices
from firsthand.packs import wordlist

PARTICIPLES = wordlist("sayings.agent_participles")
"""Participles whose agent says or publishes something."""
ACTS = wordlist("sayings.agent_acts")
"""Participles that tell of a saying only with a figure or a paper."""
FIGURES = frozenset(
    ["figure", "toll", "number", "estimate", "total", "dead", "names", "information", "details", "victims"]
)
"""Nouns of what is given out as a saying, beside papers."""
SHOWING = wordlist("sayings.showing")
"""Verbs of what figures, data and papers do."""
PAPERS = wordlist("voices.papers")
"""Nouns of what is no voice itself: figures, data, footage; whoever gave it out is."""
OUTLET_NOUNS = wordlist("voices.outlet_nouns")
"""Nouns by which an outlet named before is meant."""
BACKING = frozenset(["with", "using", "on", "from"])
"""Words before the data that an outlet prints."""
BEING = frozenset(["is", "was", "are", "were", "been", "being", "be"])
POINTING = frozenset(["this", "these", "that", "those"])
MEANS = frozenset(["letter", "email", "e-mail", "mail", "post", "phone", "telephone", "text", "radio", "loudspeaker"])
"""Words after "by" for how somebody was told."""
DAY = 9
"""Tokens from a participle to its "by", with a day between them."""
ASIDE = 16
VERB_REACH = 6
"""Tokens between an agent and the verb of what it gave out at most."""


CREDITING = PARTICIPLES | ACTS | PAPERS
"""Words behind which an agent may stand."""


def agent_sayings(
    line: Line, voices: Voices, found: Sequence[Saying], crediting: Phrases[bool]
) -> tuple[list[Saying], list[Saying]]:
    """The sayings of a sentence with those of agents, and the agents that only relay.

    Args:
        line: the sentence.
        voices: the reader of voices.
        found: its sayings so far.
        crediting: the words of CREDITING as a table.

    Returns:
        all sayings, and for each outlet that relays one of them a saying with its name and its cue.
    """
    words = line.tokens.lower
    spots = crediting.starts(line.tokens)
    if not spots or "by" not in words:
        return list(found), []
    out, relays = list(found), []
    for k, _, _ in spots:
        if not 0 < k < len(words) - 2:
            continue
        by = next((j for j in range(k + 1, min(k + DAY, len(words) - 1)) if words[j] == "by"), None)
        if by is None or words[by + 1] in MEANS:
            # "told by letter"
            continue
        if by > k + 1 and words[k + 1] not in ("on", "in", "earlier", "last", "late"):
            continue
        begin = noun_phrase(line, k)
        told = (
            words[k] in PAPERS
            or any(w in PAPERS or w in FIGURES for w in words[begin:k])
            or words[k - 1][0].isdecimal()
        )
        if words[k] in ACTS and not told:
            continue
        first = by + 1
        end = phrase_end(line, first)
        end = min([end, *(j for j in range(first + 1, end) if words[j] in SHOWING and not line.name_at(j))])
        voice = voices.told(line, first, end) or voices.single(line, first, end)
        if voice is None and any(w in OUTLET_NOUNS for w in words[first:end]) and voices.memory.outlet:
            voice = voices.outlet(voices.memory.outlet, (first, end))
        if voice is None or not voice.speaker.name:
            continue
        cue = (k, first)
        out = [s for s in out if not (s.cue and s.cue[0] in (k, k + 1) and not (s.rule == "frame" and not s.outlet))]
        made = Saying(line.number, voice.span, cue, (0, 0), CueType.ASSERT, voice.speaker, voice.outlet, rule="agent")
        begin_verb = _past_aside(line, max(end, voice.span[1]))
        verb = next(
            (j for j in range(begin_verb, min(begin_verb + VERB_REACH, len(words))) if words[j] in SHOWING), None
        )
        if words[k] in PAPERS:
            # "an assessment by X put the number at 40"
            if verb is not None and not voice.outlet:
                out = [s for s in out if not (s.cue and s.cue[0] == verb)]
                out.append(made._replace(content=(verb + 1, len(words))))
            continue
        paper = next((w for w in reversed(words[begin:k]) if w in PAPERS), None)
        if voice.outlet and paper and words[k] in ("seen", "obtained"):
            # "an internal memo seen by the Courier says": the memo speaks, whoever wrote it
            memo = Speaker(paper, None)
            out = [s._replace(speaker=memo, outlet=False) if _meet(s.source, voice.span) else s for s in out]
            relays.append(made)
        elif voice.outlet and (
            words[k] in ("quoted", "cited", "seen", "obtained", "carried") or words[k - 1] == "first"
        ):
            relays.append(made)
        elif verb is not None and told:
            # "…, figures released by X show": what they show may stand before them
            after = (verb + 1, len(words)) if words[verb + 1 : verb + 2] not in ((".",), (",",), ()) else (0, begin)
            out.append(made._replace(content=after))
        elif any(w in BEING for w in words[max(0, k - 3) : k]):
            if words[0] not in POINTING:
                out.append(made._replace(content=(_clause(line, k), k), rule="passive"))
        elif begin < k:
            out.append(made._replace(content=(begin, k)))
    return out, relays


def briefing(line: Line, voices: Voices) -> Saying | None:
    """A DIA briefing to a lawmaker: who briefs speaks, who was briefed passes it on, for all of the sentence."""
    words = line.tokens.lower
    if "briefing" not in words:
        return None
    for k in range(1, len(words) - 2):
        if words[k] != "briefing" or words[k + 1] not in ("to", "of", "for"):
            continue
        body = next((n for n in line.names if n.last == k and (n.organisation or n.kind == "state")), None)
        heard = voices.source(line, k + 2, phrase_end(line, k + 2))
        if body is None or heard is None or not heard.speaker.name or heard.outlet:
            continue
        source, cue = (body.first, body.last), (k, k + 2)
        speaker, via = voices.named(body), (heard.speaker.name,)
        return Saying(line.number, source, cue, (0, len(words)), CueType.ASSERT, speaker, via=via, rule="briefing")
    return None


def backed(line: Line, voices: Voices, found: Sequence[Saying]) -> list[Saying]:
    """Says the Courier with Palegate data: whose data an outlet prints speaks, the outlet passes it on."""
    words = line.tokens.lower
    if not [s for s in found if s.outlet]:
        return list(found)
    for saying in found:
        cue, outlet = saying.cue, saying.speaker.name if saying.speaker else None
        if not saying.outlet or cue is None or outlet is None or words[cue[0] : cue[1] + 1] != ("learned", "from"):
            continue
        that = next((k for k in range(cue[1], len(words)) if words[k] in ("that", ",")), len(words))
        voice = voices.told(line, cue[1] + 1, that) or voices.anybody(line, cue[1] + 1, that)
        if voice is not None and not voice.outlet:
            return [saying._replace(speaker=voice.speaker, outlet=False, via=(outlet,), content=(that, len(words)))]
    if any(s.speaker and not s.outlet for s in found):
        return list(found)
    for name in line.names:
        before = words[max(0, name.first - 4) : name.first]
        after = words[name.last] if name.last < len(words) else ""
        own = after in PAPERS and any(w in BACKING for w in before)
        of = len(before) > 1 and before[-1] in ("from", "by", "of") and any(w in PAPERS for w in before[:-1])
        if name.organisation and not name.adjective and (own or (of and any(w in BACKING for w in before))):
            speaker = voices.named(name)
            return [
                s._replace(speaker=speaker, outlet=False, via=(s.speaker.name,)) if s.speaker and s.speaker.name else s
                for s in found
            ]
    return list(found)


def _past_aside(line: Line, at: int) -> int:
    """The token after an aside between commas that begins at `at`, such as ", which the paper reported,"."""
    words = line.tokens.lower
    if words[at : at + 2] != (",", "which"):
        return at
    return next((k + 1 for k in range(at + 2, min(at + ASIDE, len(words))) if words[k] == ","), at)


def _meet(a: tuple[int, int] | None, b: tuple[int, int]) -> bool:
    return a is not None and a[0] < b[1] and b[0] < a[1]


def _clause(line: Line, end: int) -> int:
    """Where the clause begins whose verb is at `end`; an aside between commas belongs to it."""
    words, k = line.tokens.lower, end
    while k and line.tokens[k - 1] not in (";", ":", "“", "”", '"') and words[k - 1] not in ("but", "while"):
        k -= 1
    return k
