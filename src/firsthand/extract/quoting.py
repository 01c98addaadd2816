"""Who is quoted by whom: "the Courier quoted Ferrund as saying", "Ferrund was quoted by the Courier as saying".

Or who was spoken to: "the Courier, which spoke to Ferrund, puts the toll at 30".

Who is quoted speaks, who quotes passes it on, also where no table knows the outlet: "Pressroom 24 quoted …".
"""

from __future__ import annotations

from firsthand.core.attribution import CueType
from firsthand.extract.clauses import BORDERS
from firsthand.extract.gazetteer import NOT_NAMES
from firsthand.extract.quotations import CLOSING
from firsthand.extract.sayings import Line, Saying, Voice
from firsthand.extract.tokens import phrase
from firsthand.extract.voices import Voices

QUOTING = frozenset(["quotes", "quoted", "cites", "cited", "quoting"])
SAYING = frozenset(["saying", "telling", "stating", "putting", "confirming", "reporting", "warning", "claiming"])
"""Words after "as" with which begins what somebody is quoted as saying."""
BEING = frozenset(["is", "was", "are", "were", "been"])
REACH = 16
"""Tokens of a source between "quoted" and "as saying" at most."""
APPOSED = frozenset(["a", "an", "the", "its", "who", "one", "and"])
"""Words after a comma with which the source is told more closely."""
HOST = 6
"""Tokens of an outlet's name at most."""
SPEAKING = frozenset([("spoke", "to"), ("spoke", "with"), ("spoken", "to"), ("talked", "to"), ("interviewed",)])
"""What an outlet did with whoever told it what it prints."""


def quoted_saying(line: Line, voices: Voices) -> Saying | None:
    """The saying of "quoted … as saying", with the outlet that quotes as its relay; None where there is none."""
    words = line.tokens.lower
    if "which" in words:
        return _spoken_to(line, voices)
    if "as" not in words or QUOTING.isdisjoint(words):
        return None
    at = next((k for k in range(len(words) - 2) if words[k] in QUOTING), None)
    if at is None:
        return None
    reach = range(at + 1, min(at + REACH, len(words) - 2))
    end = next((k for k in reach if words[k] == "as" and words[k + 1] in SAYING), None)
    if end is None:
        return None
    passive = at > 0 and words[at - 1] in BEING
    if passive:
        voice, first = _subject(line, voices, at - 1), at + 1
        host = named_host(line, voices, first + 1, end) if words[first] == "by" else None
    else:
        voice = voices.told(line, at + 1, end) or voices.single(line, at + 1, end)
        host = named_host(line, voices, _clause(line, at), at)
    if voice is None or voice.outlet or not voice.speaker.name:
        return None
    cue, content = (at, end + 2), (end + 2, len(words))
    if not host and words[end + 2] == "by":
        host = named_host(line, voices, end + 3, min(end + 3 + HOST, len(words)))
    begin = voice.span[0] if passive else _clause(line, at)
    parted = begin > 0 and words[begin - 1] in CLOSING | {",", '"'}
    ends = words[end + 2] in (".", ",") or (passive and host is not None)
    if parted and ends and "that" not in words[end:]:
        # "40 people died, Ferrund was quoted as saying by the Courier" · "“…,” the Courier quoted Ferrund as saying"
        content = (0, begin)
    via = (host,) if host else ()
    return Saying(line.number, voice.span, cue, content, CueType.ASSERT, voice.speaker, via=via, rule="quoted")


def _spoken_to(line: Line, voices: Voices) -> Saying | None:
    """The Courier, which spoke to Ferrund, puts the toll at 30: Ferrund speaks, the Courier passes it on."""
    words = line.tokens.lower
    at = next((k for k in range(2, len(words) - 3) if words[k] == "which" and words[k - 1] == ","), None)
    if at is None:
        return None
    verb = at + 1 + (words[at + 1] in ("has", "had"))
    last = next((verb + n for n in (1, 2) if words[verb : verb + n] in SPEAKING), None)
    outlet = named_host(line, voices, _clause(line, at - 1), at - 1)
    if last is None or outlet is None:
        return None
    commas = [k for k in range(last + 1, min(last + REACH, len(words) - 1)) if words[k] == ","]
    # "which spoke to Ferrund, a researcher at Palegate, puts": the apposition is told of the source
    end = next((k for k in commas if words[k + 1] not in APPOSED and not line.tokens.capital[k + 1]), None)
    voice = (voices.source(line, last, end) or voices.single(line, last, end)) if end else None
    if end is None or voice is None or voice.outlet or not voice.speaker.name:
        return None
    return Saying(
        line.number,
        voice.span,
        (at, end + 2),
        (end + 2, len(words)),
        CueType.ASSERT,
        voice.speaker,
        via=(outlet,),
        rule="quoted",
    )


def _clause(line: Line, end: int) -> int:
    """Where the clause begins that ends before a token; a dateline's dash and a comma part it from what is before."""
    tokens, k = line.tokens, end
    while k and tokens[k - 1] not in BORDERS and tokens[k - 1] != ",":
        if tokens[k - 1] == "-" and (k == 1 or tokens.end[k - 2] < tokens.start[k - 1]):
            # the dash of a dateline, no hyphen
            break
        k -= 1
    return k


def _subject(line: Line, voices: Voices, end: int) -> Voice | None:
    """Who is quoted, before the verb; an apposition belongs to it."""
    begin = _clause(line, end)
    if begin == end:
        # "Ferrund, the minister, was quoted"
        inner = _clause(line, end - 1)
        begin = _clause(line, inner - 1) if inner else inner
    return voices.told(line, begin, end) or voices.single(line, begin, end)


def named_host(line: Line, voices: Voices, first: int, last: int) -> str | None:
    """Who quotes: the name between two tokens, of an outlet if there is one, or the capitalised words there."""
    tokens = line.tokens
    last = next((k for k in range(first, last) if tokens[k] == ","), last)
    inside = [n for n in line.names if first <= n.first < last and not n.adjective and n.kind != "state"]
    name = next((n for n in inside if n.outlet), None) or next(iter(inside), None)
    if name is not None and (name.outlet or name.last == last or name.first <= first + 1):
        return None if name.name == voices.own else voices.named(name).name
    while first < last and tokens.lower[first] in NOT_NAMES:
        first += 1
    end = first
    while end < last and end - first < HOST and (tokens.capital[end] or tokens[end] == "&" or tokens[end].isdecimal()):
        end += 1
    known = end > first and tokens.capital[first] and tokens[first] != voices.own
    return phrase(tokens, first, end) if known and (end == last or tokens[end] == ".") else None
