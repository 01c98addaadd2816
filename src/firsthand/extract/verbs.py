"""Sayings by cue verbs: "Kirby told CNN that …", "…, said Kirby"; what is said is the content of the cue's frame."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from firsthand.core.attribution import CueType
from firsthand.extract.clauses import ARTICLES, SUBORDINATORS, noun_phrase
from firsthand.extract.contents import ends_with_outlet, goes_on_dating
from firsthand.extract.numerals import STARTERS
from firsthand.extract.sayings import Line, Saying, Voice
from firsthand.extract.subjects import Subjects
from firsthand.extract.times import MONTHS
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

NOUN_CUES = wordlist("sayings.noun_cues")
"""Cue forms that are nouns as often: they need a plain subject right before them."""
WEAK = wordlist("sayings.weak")
"""Cue verbs that report a saying only when a voice (person, organisation, state) is their subject."""
WITH_OBJECT = wordlist("sayings.with_object")
"""Cue verbs with an object behind them, where others may have their source: "…, gives a toll of 78"."""
NO_VERB_AFTER = wordlist("sayings.no_verb_after")
"""Words after which a cue form is no finite verb of saying."""
GIVING = frozenset(["gave", "gives", "give"])
"""Verbs with which one gives a figure, or things to somebody."""
LISTENING = frozenset(["told", "tells", "informed", "informs", "briefed", "assured", "reminded"])
"""Cue verbs after which a voice is whom the words are for: "Vester told lawmakers"."""
ADVERBS = frozenset(["further", "also", "again", "later", "once", "first", "now", "then", "even", "still"])
SETTINGS = wordlist("frames.settings")
"""Words with which a time, place or occasion begins."""
LONGEST_SETTING = 9
REVISING = frozenset(["revised", "corrected", "lowered", "raised", "updated"])
"""Cue verbs that are a saying only of a figure: "revised its toll from 152 to 139"."""
TOLLS = frozenset(["toll", "figure", "figures", "estimate", "count", "tally", "number", "total", "report"])
REVISED = 5
"""Tokens after such a verb in which the figure's noun stands."""
LISTENER = 7
"""Tokens of a listener, and the first of what is told."""
RELATIVES = frozenset(["that", "whom", "which"])
"""Words that take up a noun phrase as an object: "the 204 people whom the agency lists"."""
BEHIND_OBJECT = frozenset(["it", "they", "he", "she", "as", "to", "on", "in", "at", "earlier", "last"])
"""Words after a cue whose object stood before it."""
VAGUE = wordlist("numerals.vague_plurals")
"""Amounts in words."""
DENIED_THINGS = wordlist("sayings.denied_things")
"""What is denied or rejected without anything being called untrue."""
POSTING = frozenset(["that", ":", "on", "“", '"', ",", "."])
"""Words after "posted" where it is a saying; else a thing was put somewhere."""
PUTTING = frozenset(["at", "between", "forward"])
"""Words after "put" where it is a saying: "put the toll at 30"."""
PUT_REACH = 12
ASIDE_ENDS = frozenset([":", "—", "–", "-"])
"""Signs that end an aside of a source besides those of `ENDS`: "86, not 74 as the company first stated: …"."""
ENDS = frozenset([".", ",", ";", "?", "!", ")"])
"""Signs after a cue that has nothing to say behind it."""
OFFERED = 6
"""Tokens between "offered" and the "to" of those who are offered something at most."""
OPENERS = frozenset(
    [
        "around", "about", "some", "roughly", "approximately", "more", "over", "upwards", "in", "at", "no", "up",
        "almost", "nearly", "just", "all", "between", "fewer", "as", "a", "an", "every", "each", "any", "the", "its",
    ]
)  # fmt: skip
"""Words after "to" that open a noun phrase, and no verb."""
NUMBERED = 3
"""Tokens between a figure and the noun of those it counts at most: "96 of its staff"."""
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
    word = tokens.lower[first]
    before = tokens.lower[first - 1] if first else ""
    after = tokens.lower[last] if last < len(tokens) else ""
    if before in NO_VERB_AFTER or before.endswith("'s") or (_passive(tokens.lower, first) and word != "told"):
        return None
    if acts(tokens, cue, kind) or before[:1].isdecimal() or (word in ("citing", "quoting") and before == ","):
        # "640 suspected cases"
        return None
    inverted = subjects.after(line, first, last) if word not in LISTENING and word not in WITH_OBJECT else None
    if inverted:
        said = reach if reach and reach[0] < first else (0, first)
        return Saying(line.number, inverted.span, cue, said, kind, inverted.speaker, inverted.outlet)
    subject = subjects.before(line, first)
    if subject is None:
        return None
    voice, direct = subject
    if (voice.speaker.name or "").lower().split(" than ")[-1] in EVERYBODY:
        # "the number everybody quotes", "more than many had thought" credit nobody
        return None
    if kind is CueType.DECLINE and _numbered(tokens, voice.span[0]):
        # "96 of its staff could not be reached" tells of those who are counted
        return None
    if word in GIVING and (_is_state(line, voice) or _receives(line, last)):
        # "the North gave 1.5 million shells", "Osmara gives Velm 40" are gifts, "the ministry gave 10,000" a figure
        return None
    if word.startswith("expect") and after == "to":
        return None
    if (word in NOUN_CUES and not direct) or (word in WEAK and voice.speaker.name is None):
        return None
    if kind in (CueType.PROMISE, CueType.SEEK) and voice.outlet:
        return None
    if kind is CueType.REPORT and word in ("reported", "reports") and after in ("missing", "dead", "killed", "injured"):
        return None
    if word in LISTENING and reach and reach[1] <= first and _listens(tokens.lower[last:]):
        reach = (last, len(tokens))
    content, rule = _content(line, cue, voice, reach)
    return Saying(
        line.number,
        voice.span,
        cue,
        content,
        kind,
        voice.speaker,
        voice.outlet,
        rule=rule,
        state=_is_state(line, voice),
        second=voice.second,
        told=word in LISTENING,
        observed=kind is CueType.ASSESS or word in WEAK or word in ("watched", "seen"),
    )


def _settled(words: Sequence[str]) -> bool:
    """Whether only a time, place or occasion follows a cue: "… said in a joint statement on Thursday".

    The rest of a day or the outlet that reports it may stand behind a comma: "… said on Friday, the Courier reports".
    """
    parts: list[list[str]] = [[]]
    for word in words:
        if word == ",":
            parts.append([])
        else:
            parts[-1].append(word)
    setting, *more = parts
    if more and not (goes_on_dating(more[-1]) or ends_with_outlet(more[-1])):
        return False
    if not all(map(goes_on_dating, more[:-1])):
        return False
    if not setting:
        return bool(more)
    if len(setting) > LONGEST_SETTING or setting[0] not in SETTINGS:
        return False
    dated = not MONTHS.keys().isdisjoint(setting)
    return not any(w in ("that", ":") or (w[0].isdecimal() and not dated) for w in setting)


def _passive(words: Sequence[str], first: int) -> bool:
    """Whether a form of to be stands before a cue, adverbs aside: "was further emphasised"."""
    k = first - 1
    while k > 0 and (words[k] in ADVERBS or words[k].endswith("ly")):
        k -= 1
    return k >= 0 and words[k] in PASSIVE


def _listens(words: Sequence[str]) -> bool:
    """Whether a listener and then what was told follow: "told the Post she had seen 41 bodies"."""
    near = takewhile(lambda w: w[0].isalpha(), words[:LISTENER])
    return any(w in ("that", "he", "she", "it", "they", "there") for w in list(near)[1:])


EVERYBODY = frozenset(["everybody", "everyone", "anybody", "anyone", "nobody", "many", "most", "some", "few"])
"""Words for people of whom nobody in particular says or thinks anything."""
WRITTEN = 5
"""Tokens behind "writes" in which the number of those written to stands."""


def acts(tokens: Tokens, cue: tuple[int, int], kind: CueType) -> bool:
    """Whether a cue verb tells here what somebody did, nothing that was said: "denied bail", "posted 35 invoices"."""
    first, last = cue
    word = tokens.lower[first]
    after = tokens.lower[last] if last < len(tokens) else ""
    if kind is CueType.DENY:
        return any(w in DENIED_THINGS for w in tokens.lower[last : last + 4])
    if word in ("posted", "posts"):
        return after not in POSTING
    if word in ("offer", "offers", "offered", "offering"):
        # "has offered severance pay to 900 employees" is no promise of them
        given = next((k for k in range(last, min(last + OFFERED, len(tokens) - 1)) if tokens.lower[k] == "to"), None)
        following = tokens.lower[given + 1] if given else ""
        return bool(following) and (following[0].isdecimal() or following in STARTERS or following in OPENERS)
    if word in ("wrote", "writes", "written") and after == "to":
        # "writes to almost 50,000 customers"
        return any(w[0].isdecimal() for w in tokens.lower[last + 1 : last + WRITTEN])
    if word in ("put", "puts"):
        return not any(w in PUTTING for w in tokens.lower[last : last + PUT_REACH])
    return word in REVISING and not any(w in TOLLS for w in tokens.lower[last : last + REVISED])


def _content(
    line: Line, cue: tuple[int, int], voice: Voice, reach: tuple[int, int] | None
) -> tuple[tuple[int, int], str]:
    """What is said, and by which rule: mostly what follows the cue, or its frame's content.

    Where nothing follows, it stands before: all of it in "…, as Vester claims", a noun phrase in "the 74 deaths (that)
    the government has acknowledged".
    """
    tokens, last, begin = line.tokens, cue[1], voice.span[0]
    words = tokens.lower
    while begin and words[begin - 1] in ARTICLES:
        begin -= 1
    ended = last >= len(tokens) - 1 or words[last] in ENDS
    before = words[begin - 1] if begin else ""
    if before == "as" and (ended or words[last] in ASIDE_ENDS):
        return (0, begin), "verb"
    if reach is None and before == "," and (ended or _settled(words[last : len(tokens) - 1])):
        return (0, begin - 1), "verb"
    if before in RELATIVES and begin > 1 and (ended or words[last] in BEHIND_OBJECT):
        first = noun_phrase(line, begin - 1)
        # "18 of the 50 guns that Osmara promised": the 18 are somebody else's figure
        first = next((k + 1 for k in range(begin - 2, first, -1) if words[k : k + 2] == ("of", "the")), first)
        if any(w[0].isdecimal() or w in VAGUE for w in words[first : begin - 1]):
            return (first, begin - 1), "object"
    noun = words[cue[0]] in NOUN_CUES and words[cue[0]] != "claims"
    if ended and not noun and before.isalpha() and before not in SUBORDINATORS and tokens[begin - 1].islower():
        first = noun_phrase(line, begin)
        if any(w[0].isdecimal() or w in VAGUE for w in words[first:begin]):
            return (first, begin), "object"
    return reach or (last, len(tokens)), "verb"


def _numbered(tokens: Tokens, begin: int) -> bool:
    """Whether a figure stands in the words before a subject: "96 of its staff"."""
    return any(w[0].isdecimal() or w in STARTERS for w in tokens.lower[max(0, begin - NUMBERED) : begin])


def _receives(line: Line, first: int) -> bool:
    """Whether a name stands between a verb of giving and a figure: "gives Velm 40 boats"."""
    named = first < len(line.tokens) and line.tokens.capital[first] and line.tokens[first][0].isalpha()
    outlet = any(n.first == first and n.outlet for n in line.names)
    return named and not outlet and any(word[0].isdecimal() for word in line.tokens[first + 1 : first + 4])


def _is_state(line: Line, voice: Voice) -> bool:
    low, high = voice.span
    named = any(n.kind == "state" and n.first >= low and n.last <= high for n in line.names)
    return voice.speaker.person is None and named
