"""Sayings by cue verbs: "Kirby told CNN that …", "…, said Kirby", and what such a verb has as its content."""

from __future__ import annotations

from firsthand.core.attribution import CueType
from firsthand.extract.names import TITLES
from firsthand.extract.sayings import Line, Saying, Voice
from firsthand.extract.subjects import Subjects
from firsthand.extract.times import WEEKDAYS
from firsthand.packs import wordlist

NOUN_CUES = wordlist("sayings.noun_cues")
"""Cue forms that are nouns as often: they need a plain subject right before them."""
WEAK = wordlist("sayings.weak")
"""Cue verbs that report a saying only when a voice (person, organisation, state) is their subject."""
NO_VERB_AFTER = wordlist("sayings.no_verb_after")
"""Words after which a cue form is no finite verb of saying."""
PASSIVE = ("is", "was", "are", "were", "be", "been", "being")
"""Words that make a cue passive; "told" alone still has its speaker as subject there."""
DATED_AFTER = wordlist("sayings.dated_after") | frozenset(WEEKDAYS)
"""What follows a cue verb that ends its sentence's saying."""


SHORT_REST = 5
"""Tokens after a cue that are too few to be what was said."""
TELLING_ON = frozenset(["that", "it", "they", "he", "she", "there", "no", "at", "over", "about", "nearly", "some"])
"""Words after a cue with which what was said begins."""


def verb_saying(line: Line, subjects: Subjects, cue: tuple[int, int], kind: CueType) -> Saying | None:
    """The saying of a cue verb at the tokens `cue`, or None where it is no verb of saying or has no voice."""
    tokens, (first, last) = line.tokens, cue
    if line.name_at(first):
        return None
    word = tokens[first].lower
    before = tokens[first - 1].lower if first else ""
    after = tokens[last].lower if last < len(tokens) else ""
    if before in NO_VERB_AFTER or before.endswith("'s") or (before in PASSIVE and word != "told"):
        return None
    inverted = subjects.after(line, first, last)
    if inverted:
        return Saying(line.index, inverted.span, cue, (0, first), kind, inverted.speaker, inverted.outlet)
    subject = subjects.before(line, first)
    if subject is None:
        return None
    voice, direct = subject
    if word == "gave" and _is_state(line, voice):
        # "the North gave 1.5 million shells" is a gift, "the State Department gave 10,000" a figure
        return None
    if word.startswith("expect") and after == "to":
        return None
    if (word in NOUN_CUES and not direct) or (word in WEAK and voice.speaker.name is None):
        return None
    if kind in (CueType.PROMISE, CueType.SEEK) and voice.outlet:
        return None
    if kind is CueType.REPORT and word in ("reported", "reports") and after in ("missing", "dead", "killed", "injured"):
        return None
    return Saying(
        line.index,
        voice.span,
        cue,
        _content(line, voice.span[0], last),
        kind,
        voice.speaker,
        voice.outlet,
        state=_is_state(line, voice),
        observed=kind is CueType.ASSESS or word in WEAK or word in ("watched", "seen"),
    )


def _is_state(line: Line, voice: Voice) -> bool:
    low, high = voice.span
    named = any(n.kind == "state" and n.first >= low and n.last <= high for n in line.names)
    return voice.speaker.person is None and named


def _content(line: Line, source: int, last: int) -> tuple[int, int]:
    """What is said: after the cue, or before the source where a comma or a closing quote leads to it."""
    tokens, begin = line.tokens, source
    while begin > 0 and (
        tokens[begin - 1].lower in TITLES
        or tokens[begin - 1].lower in ("the", "a", "an")
        or any(n.first <= begin - 1 < n.last and n.kind != "person" for n in line.names)
    ):
        begin -= 1
    before = tokens[begin - 1].word if begin > 0 else ""
    after = tokens[last].lower if last < len(tokens) else ""
    if before in ("”", '"', "’", "»"):
        rest = any(t.word in ("“", '"', "«") for t in tokens[last:])
        return (0, len(tokens)) if rest else (0, begin)
    if before in (",", "–", "—", "…", "?", "!") and begin > 2:
        if last >= len(tokens) - 2 or after == ".":
            return 0, begin
        following = tokens[last:]
        if len(following) <= SHORT_REST and not any(t.word[0].isdecimal() or t.lower in TELLING_ON for t in following):
            # "…, Defence Minister Toma Ferrund told Cormorel Wire."
            return 0, begin
        if after in DATED_AFTER:
            if any(t.lower == "that" for t in following):
                # "According to the wire, Shin revealed in an interview that …": what is said comes after
                return last, len(tokens)
            return (0, len(tokens)) if after == "," else (0, begin)
    return last, len(tokens)
