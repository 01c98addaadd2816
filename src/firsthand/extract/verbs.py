"""Sayings by cue verbs: "Kirby told CNN that …", "…, said Kirby"; what is said is the content of the cue's frame."""

from __future__ import annotations

from firsthand.core.attribution import CueType
from firsthand.extract.sayings import Line, Saying, Voice
from firsthand.extract.subjects import Subjects
from firsthand.packs import wordlist

NOUN_CUES = wordlist("sayings.noun_cues")
"""Cue forms that are nouns as often: they need a plain subject right before them."""
WEAK = wordlist("sayings.weak")
"""Cue verbs that report a saying only when a voice (person, organisation, state) is their subject."""
NO_VERB_AFTER = wordlist("sayings.no_verb_after")
"""Words after which a cue form is no finite verb of saying."""
LISTENING = frozenset(["told", "tells", "informed", "informs", "briefed", "assured", "reminded"])
"""Cue verbs after which a voice is whom the words are for: "Vester told lawmakers"."""
PASSIVE = ("is", "was", "are", "were", "be", "been", "being")
"""Words that make a cue passive; "told" alone still has its speaker as subject there."""


def verb_saying(
    line: Line, subjects: Subjects, cue: tuple[int, int], kind: CueType, reach: tuple[int, int] | None = None
) -> Saying | None:
    """The saying of a cue verb, or None where it is no verb of saying or has no voice.

    Args:
        line: the sentence.
        subjects: the reader of subjects.
        cue: its tokens.
        kind: what it reports.
        reach: its content where the cue has a frame; else all that follows it.
    """
    tokens, (first, last) = line.tokens, cue
    if line.name_at(first):
        return None
    word = tokens[first].lower
    before = tokens[first - 1].lower if first else ""
    after = tokens[last].lower if last < len(tokens) else ""
    if before in NO_VERB_AFTER or before.endswith("'s") or (before in PASSIVE and word != "told"):
        return None
    inverted = subjects.after(line, first, last) if word not in LISTENING else None
    if inverted:
        return Saying(line.number, inverted.span, cue, reach or (0, first), kind, inverted.speaker, inverted.outlet)
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
        line.number,
        voice.span,
        cue,
        reach or (last, len(tokens)),
        kind,
        voice.speaker,
        voice.outlet,
        state=_is_state(line, voice),
        told=word in LISTENING,
        observed=kind is CueType.ASSESS or word in WEAK or word in ("watched", "seen"),
    )


def _is_state(line: Line, voice: Voice) -> bool:
    low, high = voice.span
    named = any(n.kind == "state" and n.first >= low and n.last <= high for n in line.names)
    return voice.speaker.person is None and named
