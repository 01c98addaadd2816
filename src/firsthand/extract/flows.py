"""What happened to the things counted, and between whom: category, from, to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from typing import NamedTuple

from firsthand.extract.mentions import Mention
from firsthand.extract.names import Name
from firsthand.extract.neighbours import FIRST, begin_after, end_before
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.tokens import Tokens
from firsthand.packs import Category, Packs, wordlist

ACTING = frozenset(["expended", "stock", "produced", "failed"])
"""Categories of one actor: `from` is who fired, holds or makes; there is no receiver."""
BREAKS = frozenset([";", "—", "–"])
PARTICLES = frozenset(["for", "out", "go"])
"""Words that end a cue behind its figure."""
TO = frozenset(["to", "enroute", "into", "for", "toward", "towards"])
JOINING = frozenset(["and", ",", "but"])
PART = frozenset(["some", "many", "most"])
"""Words between a figure and a cue by which only a part of those counted is meant: "dozens, some fired in May"."""
NOT_GOING = frozenset(
    ["according", "due", "thanks", "loyal", "close", "opposed", "told", "looking", "looked", "turning", "turned"]
)
"""Words before "to" that make nobody a receiver."""
ARRIVING = wordlist("flows.arriving")
"""Words before "in", or before a name alone, that make it the receiver."""
BEFORE_MONTH = frozenset(["in", "of", "since", "by", "until", "till", "from", "last", "this", "next", "early", "late"])
"""Words beside the name of a month."""
FROM = frozenset(["from", "leaving", "left", "leave", "leaves"])
SUBJECT_GAP = 3
"""An organisation gives or gets only as the plain subject of the verb; further off it is more likely who says so."""
SPLIT = 2
"""Words between the verb of such a cue and its figure at most."""
FINITE = frozenset(["has", "have", "had", "was", "were", "are", "is"])
"""Words by which a figure has a verb of its own."""
PASSIVE = frozenset(["was", "were", "been", "being", "be", "are", "is"])
RELATIVE = frozenset(["whose", "who", "which"])
"""Words that begin a clause about the things counted."""
TAKEN = frozenset(["taken", "stolen", "exposed", "leaked", "copied", "accessed", "compromised", "affected"])
"""Participles that may follow what was counted: "9 million rows stolen in May"."""
BETWEEN = PASSIVE | {"has", "have", "had", "and", "said", "says"}
"""Words with which such a participle is the verb of the figure."""
ASKING, TURNING = wordlist("flows.asking"), wordlist("flows.turning")
"""Words of asking somebody, and of turning to somebody, for something."""
ADDRESSING = frozenset(["to", "with", "on", "the"])
"""Words between such a word and the one asked."""
CARRYING = wordlist("flows.carrying")
"""Words between a subject and its verb that only carry the verb."""
CARRIERS = wordlist("flows.carriers")
"""Nouns of what goods travel by."""
PREPOSITIONS = wordlist("flows.prepositions")
"""Prepositions whose object is not the subject of a verb of giving or getting."""
BY = frozenset(["by"])


class Flow(NamedTuple):
    """Who gives and who gets; None where the words do not say."""

    sender: str | None
    receiver: str | None


NOBODY = Flow(None, None)


class Flows:
    """Category and direction by the packs' cue words."""

    def __init__(self, packs: Packs, lexicon: Lexicon | None = None) -> None:
        self.packs = packs
        self.by_unit: dict[str, list[Category]] = {}
        for category in packs.categories:
            for unit in category.units:
                self.by_unit.setdefault(unit, []).append(category)
        tables: dict[tuple[Category, ...], Phrases[Category]] = {}
        for categories in map(tuple, self.by_unit.values()):
            if categories not in tables:
                tables[categories] = Phrases(((cue, c) for c in categories for cue in c.cues), lexicon)
        self.cues = {unit: tables[tuple(categories)] for unit, categories in self.by_unit.items()}
        """The cues of each unit; units of the same categories share a table, so that a cue is found for all at once."""
        rows = [(u, cue.split(), c) for u, categories in self.by_unit.items() for c in categories for cue in c.cues]
        self.splits = {(u, words[0], words[1]): c for u, words, c in rows if len(words) == 2 and words[1] in PARTICLES}
        """Unit, verb and particle of a cue of two words -> the category."""
        measured = {word for forms in packs.measures["measure"].values() for word in forms}
        self.own = {(unit.pack, unit.name) for unit in packs.units if measured.isdisjoint(unit.nouns)}
        """Packs with the units they define; a default is told of no others, nor of what weighs anything ("tonnes")."""
        self.context = {c.name: c.context for c in packs.categories if c.context}
        self.gives: Phrases[str] = Phrases(((w, "gives") for w in packs.gives), lexicon)
        self.takes: Phrases[str] = Phrases(((w, "takes") for w in packs.takes), lexicon)

    def silent(self, words: Set[str]) -> frozenset[str]:
        """The categories whose cues do not count in a report of these words (in lower case)."""
        return frozenset(name for name, context in self.context.items() if context.isdisjoint(words))

    def category(
        self, tokens: Tokens, mention: Mention, mentions: Sequence[Mention], silent: Set[str] = frozenset()
    ) -> Category | None:
        """What happened to the things counted, by the cue that belongs to this figure; None where none does.

        `silent` names categories whose cues do not count in this report. Without a cue a figure that has its noun from
        another sentence has the category told there, and a share of a whole has none. So has what comes with each of
        another thing: nothing is told to have happened to it.

        A cue directly before the figure comes first ("killed at least 12"), then the first one after it unless that
        stands directly before the next figure, then the nearest before, then any in the sentence.
        """
        unit = mention.whole or (mention.quantity.unit or "").split("/")[0]
        cues = self.cues.get(unit)
        if cues is None or mention.known == "rate":
            return None
        breaks = tokens.spots(BREAKS)
        previous = end_before(mentions, mention.first)
        following = begin_after(mentions, mention.last, len(tokens))
        if breaks:
            previous = max([previous, *(k for k in breaks if k < mention.first)])
            following = min([following, *(k for k in breaks if k >= mention.last)])
        edge = following in breaks or following == len(tokens)
        whole = [row for row in cues.all(tokens) if not _passive(tokens, row[1]) and not _elsewhere(tokens, row)]
        parts = tokens.spots(PART)
        part = next(iter(parts[bisect_left(parts, mention.last) :]), len(tokens))
        whole = [row for row in whole if row[0] <= part]
        whole = [row for row in whole if not _noun_of_another(row[0], mention, mentions, tokens)]
        near = cues.before(tokens, mention.first)
        if silent:
            whole = [row for row in whole if row[2].name not in silent]
            near = None if near and near[1].name in silent else near
        split = self._split(tokens, mention, previous, unit)
        if split is not None and split.name not in silent:
            return split
        if near and near[0] >= previous:
            return near[1]
        inside = [row for row in whole if mention.first <= row[0] and row[1] <= mention.last]
        if inside:
            return inside[-1][2]
        after = [r for r in whole if mention.last <= r[0] and r[1] <= following and (r[1] < following or edge)]
        before = [row for row in whole if previous <= row[0] and row[1] <= mention.first]
        if after and before and _parted(tokens, mention.last, after[0][0]):
            # "letters went to 9,000 patients whose files were copied", "offered 9 million rows of data taken in May"
            after = []
        if after and (not before or after[0][0] - mention.last <= mention.first - before[-1][1] or unit == "people"):
            passive = not JOINING.isdisjoint(tokens.lower[mention.last : after[0][0]])
            if not (passive and before):
                return after[0][2]
        if before:
            return before[-1][2]
        wide = [] if breaks else [row for row in whole if not _verb_of_another(row[0], mention, mentions, tokens)]
        if wide:
            return min(wide, key=lambda row: min(abs(row[0] - mention.first), abs(row[1] - mention.last)))[2]
        if mention.like is not None or mention.whole is not None:
            return mention.like
        return next((c for c in self.by_unit[unit] if c.default and (c.pack, unit) in self.own), None)

    def _split(self, tokens: Tokens, mention: Mention, previous: int, unit: str) -> Category | None:
        """*Treated* 900 people *for* burns, *moved* 900 *out*: a cue of two words with its figure between both."""
        after = tokens.lower[mention.last] if mention.last < len(tokens) else ""
        if after not in PARTICLES:
            return None
        words = reversed(tokens.lower[max(previous, mention.first - SPLIT) : mention.first])
        return next((self.splits[unit, word, after] for word in words if (unit, word, after) in self.splits), None)

    def flow(self, tokens: Tokens, names: Sequence[Name], at: int, category: str | None) -> Flow:
        """Between whom, for the figure at token `at` (or the whole sentence when it has none)."""
        states = [actor for n in names if not _carries(tokens, n) and (actor := _actor(n))]
        if not states:
            return NOBODY
        if ";" in tokens:
            low = max((k + 1 for k in range(min(at, len(tokens))) if tokens[k] == ";"), default=0)
            high = next((k for k in range(at, len(tokens)) if tokens[k] == ";"), len(tokens))
            if low or high < len(tokens):
                # each clause has its own two sides
                clause = [n._replace(first=n.first - low, last=n.last - low) for n in names if low <= n.first < high]
                return self.flow(tokens.between(low, high), clause, at - low, category)
        verb = self._verb(tokens, at)
        asked = None if category in ACTING else self._asked(tokens, states, at)
        if asked is not None:
            return asked
        if category in ACTING:
            pivot = verb[0] if verb and verb[0] < at else at
            actor = next(
                (n for n in reversed(states) if n.last <= pivot and not self._object_of_preposition(tokens, n)), None
            )
            return Flow(actor.name if actor else None, None)
        sender = _after(tokens, states, FROM, at)
        if sender is None and verb is not None:
            sender = _after(tokens, states, BY, at, inside=(verb[1], min(len(tokens), verb[1] + 2)))
        receiver = _after(tokens, states, TO, at) or _reached(tokens, states)
        if verb is None:
            return Flow(sender, receiver)
        first, last, kind = verb
        before = [n for n in states if n.last <= first and not self._object_of_preposition(tokens, n)]
        passive = first > 0 and tokens.lower[first - 1] in PASSIVE and tokens.lower[first].endswith(("ed", "t"))
        subject = next(
            (n.name for n in reversed(before) if n.kind == "state" or _gap(tokens, n.last, first) <= SUBJECT_GAP), None
        )
        if passive:
            subject = None
        direct = next((n.name for n in states if last <= n.first <= last + 1 and n.first < max(at, last + 2)), None)
        if kind == "gives":
            if direct and not receiver and direct != subject and tokens.lower[first] not in ("leaving", "left"):
                receiver = direct
            sender = sender or subject
        else:
            receiver = receiver if receiver and receiver != sender and subject is None else subject or receiver
        if sender == receiver:
            sender, receiver = (sender, None) if kind == "gives" else (None, receiver)
        return Flow(sender, receiver)

    def _asked(self, tokens: Tokens, states: Sequence[Name], at: int) -> Flow | None:
        """Kestria has asked Orvania for 300 shells, to send 300 shells · Orvania has been asked by Kestria for them."""
        words = tokens.lower
        for n, name in enumerate(states):
            k = name.first - 1
            while k > 0 and words[k] in ADDRESSING:
                k -= 1
            by = k > 1 and words[k] == "by" and words[k - 2] in PASSIVE
            verb = k - 1 if by else k
            turned = words[verb] in TURNING and verb < name.first - 1
            if verb < 0 or name.last > at or not (words[verb] in ASKING or turned) or name.last >= len(tokens):
                continue
            other = next((x for x in reversed(states[:n]) if not self._object_of_preposition(tokens, x)), None)
            if other is None or other.name == name.name:
                continue
            if words[name.last] == "for" or (words[name.last] == "to" and self.verb_before(tokens, at, name.last)):
                sender, receiver = (other.name, name.name) if by else (name.name, other.name)
                told = _after(tokens, states[n + 1 :], TO, at)
                return Flow(sender, told or receiver)
        return None

    def verbs(self, tokens: Tokens) -> list[tuple[int, int, str]]:
        """The verbs of giving and getting of a sentence, left to right."""
        return sorted([*self.gives.all(tokens), *self.takes.all(tokens)])

    def verb_before(self, tokens: Tokens, at: int, floor: int) -> int | None:
        """The token of the last verb of giving or getting before a figure, no earlier than `floor`."""
        found = [*self.gives.all(tokens, floor, at), *self.takes.all(tokens, floor, at)]
        return max(found)[0] if found else None

    def _object_of_preposition(self, tokens: Tokens, name: Name) -> bool:
        i = name.first - 1
        if i >= 0 and tokens.lower[i] == "the":
            i -= 1
        return i >= 0 and tokens.lower[i] in PREPOSITIONS and not _acts(tokens, name, i)

    def _verb(self, tokens: Tokens, at: int) -> tuple[int, int, str] | None:
        found = self.verbs(tokens)
        before = [row for row in found if row[1] <= at]
        return before[-1] if before else found[0] if found else None


def _noun_of_another(at: int, mention: Mention, mentions: Sequence[Mention], tokens: Tokens) -> bool:
    """Whether a cue is the noun of a figure joined to this one: "312 *arrests* and 60,000 marchers"."""
    other = mentions[bisect_right(mentions, at, key=FIRST) - 1]
    if other is mention or not other.numeral[1] <= at < other.last or not other.quantity.item:
        return False
    low, high = sorted((mention, other), key=FIRST)
    joined = high.first - low.last == 1 and tokens.lower[low.last] == "and"
    return bool(joined and mention.quantity.item) and mention.quantity.item != other.quantity.item


def _parted(tokens: Tokens, last: int, cue: int) -> bool:
    """Whether a cue after a figure tells of its things in a clause of their own, beside that of the figure's verb."""
    words = tokens.lower[last:cue]
    if not RELATIVE.isdisjoint(words):
        return True
    return tokens.lower[cue] in TAKEN and BETWEEN.isdisjoint(words) and all(w.isalpha() for w in words)


def _verb_of_another(at: int, mention: Mention, mentions: Sequence[Mention], tokens: Tokens) -> bool:
    """Whether a cue is in the words of a later figure, and this one has a verb: "900 fell ill and 30 *have died*"."""
    other = next((m for m in mentions if m.first >= mention.last and m.first <= at < m.last), None)
    return other is not None and not FINITE.isdisjoint(tokens.lower[mention.last : other.first])


def _gap(tokens: Tokens, first: int, last: int) -> int:
    """The words between a subject and its verb, without those that only carry the verb: "is in the process of"."""
    return sum(tokens.lower[k] not in CARRYING for k in range(first, last))


def _passive(tokens: Tokens, last: int) -> bool:
    """Could have *been sent*: a cue that ends in "have" tells a stock only where no participle follows."""
    return tokens.lower[last - 1] == "have" and last < len(tokens) and tokens.lower[last] == "been"


def _elsewhere(tokens: Tokens, row: tuple[int, int, Category]) -> bool:
    """Whether a cue tells no fate where it stands: "she added that", "on 12 March", "will turn out to have died"."""
    first, last = row[0], row[1]
    if tokens.lower[first].startswith("turn") and tokens.lower[last : last + 1] == ("to",):
        return True
    if tokens.lower[first] == "added":
        return tokens.lower[last : last + 1] == ("that",)
    if tokens[first] != "March":
        return False
    beside = (*tokens[max(0, first - 1) : first], *tokens[last : last + 1])
    return any(word.isdigit() or word.lower() in BEFORE_MONTH for word in beside)


def _after(
    tokens: Tokens,
    states: Sequence[Name],
    words: frozenset[str],
    at: int,
    *,
    inside: tuple[int, int] | None = None,
) -> str | None:
    """The state after "from" or "to", the one nearest to the figure; "the US and the EU" are two names joined."""
    if words.isdisjoint(tokens.lower):
        return None
    low, high = inside or (0, len(tokens))
    best: tuple[int, str] | None = None
    for k, name in enumerate(states):
        if name.kind != "state":
            continue
        i = name.first - 1
        while i >= low and tokens.lower[i] in ("the", "both"):
            i -= 1
        if i < low or name.first >= high or tokens.lower[i] not in words:
            continue
        if (i and tokens.lower[i - 1] in NOT_GOING) or _acts(tokens, name, i):
            continue
        text = name.name
        if k + 1 < len(states):
            following = states[k + 1]
            between = tokens.lower[name.last : following.first]
            if between in (("and",), ("and", "the")) and not name.adjective:
                text = f"{text}, {following.name}"
        distance = abs(name.first - at)
        if best is None or distance < best[0]:
            best = (distance, text)
    return best[1] if best else None


def _acts(tokens: Tokens, name: Name, at: int) -> bool:
    """Whether a name after "for" is the one who is to do something: "the plan is for Halvania to deliver"."""
    return tokens.lower[at] == "for" and tokens.lower[name.last : name.last + 1] == ("to",)


def _reached(tokens: Tokens, states: Sequence[Name]) -> str | None:
    """The state where things arrive: "have arrived in Halvania", "reach Halvania"."""
    if ARRIVING.isdisjoint(tokens.lower):
        return None
    for name in states:
        i = name.first - 1
        i -= i >= 0 and tokens.lower[i] in ("in", "the", "at")
        if name.kind == "state" and i >= 0 and tokens.lower[i] in ARRIVING:
            return name.name
    return None


def _actor(name: Name) -> Name | None:
    """A name as one who gives or gets: a state, a state's body as that state, a league or company as itself."""
    if name.kind == "state":
        return name
    if name.kind in ("person", "outlet"):
        return None
    return name if name.of is None else name._replace(name=name.of)


def _carries(tokens: Tokens, name: Name) -> bool:
    """Whether an adjective tells only whose ship or railway something went by: "on four Russian ships"."""
    return name.adjective and name.last < len(tokens) and tokens.lower[name.last] in CARRIERS


def main_flow(flows: Sequence[Flow]) -> Flow:
    """The direction most sentences of a report agree on, headline first on a tie; (None, None) where none is whole."""
    whole = [f for f in flows if f.sender and f.receiver]
    if not whole:
        return Flow(None, None)
    counts = Counter(whole)
    top = max(counts.values())
    return next(f for f in whole if counts[f] == top)


def complete(flow: Flow, main: Flow) -> Flow:
    """A flow with its open side taken from a main one, where its own words contradict neither side."""
    if flow.sender and flow.receiver:
        return flow
    if flow.sender in (None, main.sender) and flow.receiver in (None, main.receiver):
        return main
    if flow.sender in (None, main.receiver) and flow.receiver in (None, main.sender):
        # the other way: what came back
        return Flow(main.receiver, main.sender)
    return flow
