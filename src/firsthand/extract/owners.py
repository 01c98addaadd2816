"""Sayings that a noun reports with its owner: "by her account", "a claim by the Free Army that …", "its own figure"."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.core.attribution import CueType
from firsthand.extract.clauses import phrase_end
from firsthand.extract.phrases import Phrases
from firsthand.extract.sayings import Line, Saying, Voice
from firsthand.extract.voices import Voices
from firsthand.packs import wordlist

BEFORE_FIGURE = frozenset(["own", "official", "latest", "first", "previous", "earlier", "death", "current", "last"])
"""Words between an owner and the figure."""
SETTING = 4
"""Tokens of a time between a figure's noun and its verb at most."""
BY_REACH = 12
"""Tokens between "a claim by" and its "that" at most."""
ACCOUNTS = frozenset(["account", "count", "reckoning", "telling", "estimate", "tally", "admission", "figures"])
"""Nouns of a saying after "by her": "by her account"."""
ACCOUNT_REACH = 6
"""Tokens from "by" to such a noun at most."""
SAYING_NOUNS = wordlist("sayings.saying_nouns")
"""Nouns that report a saying with their owner."""


def account_sayings(line: Line, voices: Voices) -> list[Saying]:
    """By her account, by the ministry's own count: the rest of the sentence is the owner's."""
    words, out = line.tokens.lower, []
    for k in range(2, len(words) - 1):
        if words[k] not in ACCOUNTS:
            continue
        owner = k - 1 if words[k - 1] == "own" else k
        by = next((j for j in range(owner - 1, max(-1, owner - ACCOUNT_REACH), -1) if words[j] == "by"), None)
        voice = _figure_owner(line, voices, owner) if by is not None else None
        if by is None or voice is None or voice.speaker.name is None or voice.span[0] <= by:
            continue
        content = (0, by) if by > 2 else (k + 1, len(words))
        kind, cue = CueType.ASSERT, (by, k + 1)
        out.append(Saying(line.number, voice.span, cue, content, kind, voice.speaker, voice.outlet, rule="according"))
    return out


def _by(line: Line, voices: Voices, k: int) -> Saying | None:
    """A claim by the Free Army that 70 drones …: the owner stands behind the noun."""
    words = line.tokens.lower
    if words[k + 1] != "by":
        return None
    that = next((j for j in range(k + 3, min(k + BY_REACH, len(words) - 1)) if words[j] == "that"), None)
    voice = voices.told(line, k + 2, that) if that else None
    if voice is None or that is None:
        return None
    content = (that + 1, len(words))
    return Saying(
        line.number, voice.span, (k, k + 2), content, CueType.ASSERT, voice.speaker, voice.outlet, rule="noun"
    )


def _figure_of(line: Line, voices: Voices, k: int) -> Saying | None:
    """The ministry's figure of 18 dead, the agency's own total on Monday was 112: the figure is the owner's."""
    words, begin = line.tokens.lower, k
    while begin and words[begin - 1] in BEFORE_FIGURE:
        begin -= 1
    voice = _figure_owner(line, voices, begin)
    if voice is None or voice.speaker.name is None:
        return None
    first = k + 1
    while first < len(words) - 1 and words[first] not in ("of", "was", "is", "stands", "stood") and first - k < SETTING:
        first += 1
    settled = words[k + 1] in ("of", "was", "is", "stands", "stood") or words[k + 1] in ("on", "in", "at", "late")
    if not settled or words[first] not in ("of", "was", "is", "stands", "stood"):
        return None
    end, cue = phrase_end(line, first + 1), (k, k + 1)
    said = CueType.ASSERT
    return Saying(line.number, voice.span, cue, (first + 1, end), said, voice.speaker, voice.outlet, rule="object")


def _figure_owner(line: Line, voices: Voices, k: int) -> Voice | None:
    """Whose figure it is, by the possessive before token k."""
    words = line.tokens.lower
    if not k:
        return None
    if words[k - 1] == "whose":
        held = next((n for n in line.names if n.last == k - 2 and words[k - 2] == ","), None)
        return Voice(voices.named(held), held.outlet, (held.first, held.last)) if held else None
    if words[k - 1] in ("his", "her"):
        return voices.pronoun("he" if words[k - 1] == "his" else "she", (k - 1, k), line)
    if words[k - 1] in ("its", "their"):
        body = next((n for n in line.names if n.last < k and not n.adjective and n.organisation), None)
        if body is not None:
            return Voice(voices.named(body), False, (body.first, body.last))
        return voices.opening(line, k) or voices.pronoun("it", (k - 1, k), line)
    if not words[k - 1].endswith("'s"):
        return None
    name = next((n for n in line.names if n.last == k), None)
    if name is not None:
        return Voice(voices.named(name), name.outlet, (name.first, name.last)) if name.kind != "state" else None
    first = next((j for j in range(k - 1, max(-1, k - 5), -1) if words[j] == "the"), k - 1)
    return voices.source(line, first, k)


def noun_sayings(line: Line, voices: Voices, nouns: Phrases[bool], found: Sequence[Saying]) -> list[Saying]:
    """The Directorate's estimate that …: a noun with its owner reports a saying."""
    tokens = line.tokens
    out: list[Saying] = []
    for k, _, _ in nouns.starts(tokens):
        if not 0 < k < len(tokens) - 2:
            continue
        noun = tokens.lower[k]
        made = _by(line, voices, k) or _figure_of(line, voices, k)
        if made is not None:
            out.append(made)
            continue
        if tokens.lower[k + 1] != "that":
            continue
        owner = next((n for n in line.names if n.last == k and tokens.lower[k - 1].endswith("'s")), None)
        owner = owner or next((n for n in line.names if n.last == k and n.outlet), None)
        if owner is None or any(s.content[0] == k + 2 for s in found):
            continue
        person = owner.kind == "person"
        speaker = voices.person(line, owner, [owner]) if person else voices.named(owner)
        kind = CueType.ASSESS if noun in ("estimate", "assessment") else CueType.ASSERT
        if noun == "denial":
            kind = CueType.DENY
        source, cue, content = (owner.first, owner.last), (k, k + 1), (k + 2, len(tokens))
        out.append(Saying(line.number, source, cue, content, kind, speaker, owner.outlet, rule="noun"))
    return out
