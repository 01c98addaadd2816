"""In which sense a figure is meant: modality, stance, hedges and basis, from the words of its own clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from firsthand.core.attribution import CueType
from firsthand.core.claim import Modality, Stance
from firsthand.extract.ellipses import EXPLAINED
from firsthand.extract.flows import BEFORE_MONTH
from firsthand.extract.mentions import Mention
from firsthand.extract.neighbours import LAST, begin_after, end_before, figure_after, figure_before
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.replaced import first_given, given_before, risen_from
from firsthand.extract.sayings import Saying
from firsthand.extract.senses import Senses, asked_for, by_deadline
from firsthand.extract.tokens import Tokens, phrase
from firsthand.packs import Packs, wordlist

GOING = frozenset(["buying", "getting", "seeking", "acquiring", "importing"])
"""Verbs that make a question one of what is sought."""
BETWEEN_BREAKS = frozenset([",", ";", ".", "there"])
"""Words and signs after a figure beyond which its sense is not told."""
MIGHT = frozenset(["could", "can", "would", "might"])
"""Words after a figure with which a verb of holding tells a capacity."""
CLAUSE_BREAKS = frozenset([";", ":", "—"])
CONJUNCTIONS = frozenset(["but", "while", "whereas", "and"])
"""Words with which a clause ends where another figure stands beyond them."""
SEEMING = wordlist("statements.seeming")
"""Words before the cue of a statement by which it is a judgement."""
ORDER = (Modality.CAPACITY, Modality.SOUGHT, Modality.PLANNED, Modality.FORECAST, Modality.POSSIBLE, Modality.ASSESSED)

WITHDRAWN_REACH = 8
"""Words between a verb of taking back and its figure at most."""
HELD_REACH = 8
"""Words between a verb of holding and its figure at most."""
VERSION_REACH = 28
"""Words between "an earlier version of" and the figure it had at most."""
AFTER_REACH = 6
"""A sense told after its figure begins at most so many words after it."""
COMPARED = wordlist("meaning.compared")
"""Periods after a figure by which one level is compared with another."""
REPLACED_REACH = 12
"""Words between a verb of replacing and the count that is replaced at most."""
COMPARED_REACH = 6
"""Words between a figure and the end of such a period at most."""
COUNTS = wordlist("quantities.counts")
"""Nouns of counting."""
AUXILIARY = frozenset(["have", "be", "also", "reach"])
"""Words after which "May" is the verb."""
OCCASIONS = frozenset(["briefing", "interview"])
"""Bases that say where it was told rather than how it is known."""
PHRASE = 5
"""Words of "official toll of" before a figure at most."""
TOLD = wordlist("ellipses.told")
"""Words after a figure by which it was told before."""
SETTLING, LOOSELY = wordlist("meaning.settling"), wordlist("meaning.loosely")
"""Verbs of finding out after "could", and the words that may stand between."""
ORDERING = frozenset(["ordered", "orders"])
"""Cues of seeking that are orders to people too."""
PERSONS = frozenset(["people", "troops", "families"])
"""Units of those who are ordered about, never ordered as goods."""
RELATIVES = frozenset(["which", "who"])
"""Words that open an aside about what stands before."""
MEASURES = wordlist("meaning.measures")
"""Nouns of measures that are announced before they are taken."""
ANNOUNCING = wordlist("meaning.announcing")
"""Verbs of which such a measure is the object."""
ANNOUNCED_REACH = 5
"""Words between such a verb and the figure at most."""
BARE_MIGHT = frozenset(["could", "may", "might", "will", "shall"])
"""Words that tell what may come only as the verb of the figure itself."""
HOLDING = frozenset(["not", "no", "never", "only", "hold", "carry", "contain", "fit", "barely"])
"""Words after them with which they tell an ability or the lack of one."""


class Meaning(NamedTuple):
    """Modality, stance, hedges and basis of one figure."""

    modality: Modality
    stance: Stance
    hedges: tuple[str, ...]
    basis: str | None
    cue: int | None = None
    """The token where the cue of the modality begins, where one stands before the figure."""
    withdrawn: bool = False
    """Whether the figure is told of as taken back."""


class Meanings:
    """The cue words of modality and stance, ready to be looked up."""

    def __init__(self, packs: Packs, lexicon: Lexicon | None = None) -> None:
        self.senses = Senses(packs, ORDER, lexicon)
        self.after: Phrases[Modality] = Phrases(
            ((w, Modality(key)) for key, words in packs.language.get("modality_after", {}).items() for w in words),
            lexicon,
        )
        self.holders = {(c.source, c.target) for c in packs.conversions}
        """Units that hold others, with what they hold."""
        self.hedges: Phrases[bool] = Phrases(((w, True) for w in packs.words("hedges", "words")), lexicon)
        self.supersedes: Phrases[bool] = Phrases(((w, True) for w in packs.words("stance", "supersedes")), lexicon)
        self.superseded_after: Phrases[bool] = Phrases((w, True) for w in packs.words("stance", "supersedes_after"))
        self.replaces: Phrases[bool] = Phrases(((w, True) for w in packs.words("stance", "replaces")), lexicon)
        self.compared: Phrases[bool] = Phrases(((w, True) for w in COMPARED), lexicon)
        self.taken_back: Phrases[bool] = Phrases(((w, True) for w in packs.words("withdrawal", "verbs")), lexicon)
        self.what_was: Phrases[bool] = Phrases(((w, True) for w in packs.words("withdrawal", "nouns")), lexicon)
        self.versions: Phrases[bool] = Phrases(((w, True) for w in packs.words("withdrawal", "versions")), lexicon)
        self.contrasts: Phrases[bool] = Phrases(((w, True) for w in packs.words("stance", "contrasts")), lexicon)
        self.basis: Phrases[str] = Phrases(
            ((w, key) for key, words in packs.language.get("basis", {}).items() for w in words), lexicon
        )

    def of(
        self,
        tokens: Tokens,
        mention: Mention,
        mentions: Sequence[Mention],
        saying: Saying | None,
        *,
        question: bool = False,
        headline: bool = False,
    ) -> Meaning:
        """The meaning of one figure of a sentence that may hold others."""
        low, high = clause(tokens, mention, mentions)
        modality, cue = self._modality(tokens, mention, mentions, low, saying, question=question, headline=headline)
        hedges = tuple(
            phrase(tokens, a, b)
            for a, b, _ in self.hedges.all(tokens, low, high)
            if not mention.first <= a < mention.last and not _month(tokens, a, headline=headline)
        )
        basis = self._basis(tokens)
        withdrawn = self.withdrawn(tokens, mention.first)
        superseded = withdrawn or self._superseded(tokens, mention, mentions)
        stance = Stance.SUPERSEDES if superseded else self._stance(tokens, mention, saying)
        return Meaning(modality, stance, hedges, basis, cue, withdrawn)

    def sense(
        self,
        tokens: Tokens,
        cue: tuple[int, int],
        bounds: tuple[int, int],
        saying: Saying | None,
        default: Modality | None,
    ) -> Meaning:
        """The meaning of words without a figure; its stance is for their reader.

        Args:
            tokens: the sentence.
            cue: the tokens that tell the relation.
            bounds: the tokens of its clause.
            saying: the saying that governs it.
            default: the modality of the cue itself, which only bolder or more doubtful words before it change.
        """
        low, high = bounds
        hedges = tuple(phrase(tokens, a, b) for a, b, _ in self.hedges.all(tokens, low, high) if not _month(tokens, a))
        basis = self._basis(tokens)
        return Meaning(self._sense(tokens, cue, bounds, saying, default), Stance.ASSERTS, hedges, basis)

    def _basis(self, tokens: Tokens) -> str | None:
        """How the speaker is said to know; an occasion ("at a briefing") only where no other way is told."""
        found = [value for _, _, value in self.basis.all(tokens)]
        return next((value for value in found if value not in OCCASIONS), found[0] if found else None)

    def _sense(
        self,
        tokens: Tokens,
        cue: tuple[int, int],
        bounds: tuple[int, int],
        saying: Saying | None,
        default: Modality | None,
    ) -> Modality:
        low, high = bounds
        # a cue that opens its clause ("In return, Kestria could …") has the verb behind it
        reach = high if cue[0] == low else cue[0] + 1
        for modality in ORDER[1:]:
            if modality is default:
                continue
            for first, last, _ in self.senses.phrases[modality].all(tokens, low, reach):
                spoken = saying and saying.cue and saying.cue[0] <= first < saying.cue[1]
                speaks = spoken and saying and saying.cue_type is not CueType.PROMISE
                inside = cue[0] <= first < cue[1] or first < cue[0] < last
                if not inside and not speaks and tokens[first] != "May":
                    return modality
        near = tokens.lower[max(low, cue[0] - 4) : cue[0]]
        if "will" in near or "shall" in near:
            return Modality.FORECAST
        if "would" in near or tokens[-1] == "?":
            return Modality.POSSIBLE
        if default is not None:
            return default
        if saying and saying.cue_type is CueType.SEEK:
            return Modality.SOUGHT
        if SEEMING & set(tokens.lower[low : cue[0]]):
            return Modality.ASSESSED
        return Modality.ASSESSED if saying and saying.cue_type is CueType.ASSESS else Modality.STATED

    def withdrawn(self, tokens: Tokens, at: int) -> bool:
        """Whether the figure at token `at` is told of as taken back: "withdrew its figure of 312 dead"."""
        low = max(0, at - WITHDRAWN_REACH)
        version = next(iter(self.versions.all(tokens, max(0, at - VERSION_REACH), at)), None)
        if version is not None and {";", "instead"}.isdisjoint(tokens.lower[version[1] : at]):
            return True
        verb = next(iter(self.taken_back.all(tokens, low, at)), None)
        noun = verb and next(iter(self.what_was.all(tokens, verb[1], at)), None)
        # "withdraws its toll, says 271 died": another figure stands for the one taken back
        return noun is not None and not any(word in (",", ";") for word in tokens[noun[1] : at])

    def _modality(
        self,
        tokens: Tokens,
        mention: Mention,
        mentions: Sequence[Mention],
        low: int,
        saying: Saying | None,
        *,
        question: bool,
        headline: bool,
    ) -> tuple[Modality, int | None]:
        unit = mention.quantity.unit or ""
        if unit.endswith(" of supply"):
            return Modality.CAPACITY, None
        promised = saying is not None and saying.cue_type is CueType.PROMISE
        if not promised and _whole(tokens, mention, mentions):
            return Modality.STATED, None
        linked = _linked_first(tokens, mention, mentions)
        previous = end_before(mentions, linked)
        # its own approximator may look ahead: "could exceed 900"
        end = max(mention.first + 1, mention.numeral[0])
        for modality in ORDER:
            reach = max(low, previous) if modality is Modality.CAPACITY else low
            for first, last, _ in self.senses.all(modality, tokens, reach, end, headline=headline):
                if modality is Modality.CAPACITY and linked - last > HELD_REACH and tokens.lower[first] != "if":
                    # a condition ("If filled with …") governs its whole clause, a verb what stands near it
                    continue
                if modality is Modality.POSSIBLE and any(last <= m.first and m.last <= linked for m in mentions):
                    continue
                if self._told_of(tokens, first, mention, mentions):
                    continue
                if any(m is not mention and m.numeral[1] <= first and last <= m.last for m in mentions):
                    # "640 suspected cases, of which 212 were confirmed"
                    continue
                if modality is Modality.ASSESSED and _aside(tokens, last, mention.first):
                    continue
                if last - first == 1 and (_month(tokens, first, headline=headline) or _settles(tokens, last)):
                    continue
                if modality is Modality.SOUGHT and not _buys(tokens, (first, last), mention, saying):
                    continue
                if modality is Modality.POSSIBLE and self._holds(mention, mentions):
                    return Modality.CAPACITY, first
                return modality, first
            if modality is Modality.CAPACITY and self._capacity_after(tokens, mention, mentions):
                return modality, None
        told = self._after(tokens, mention, mentions) or self._joined(tokens, mention, mentions)
        if told is not None:
            held = told is Modality.POSSIBLE and self._holds(mention, mentions)
            return (Modality.CAPACITY if held else told), None
        if asked_for(tokens, mention.first) or by_deadline(tokens, mention.first):
            return Modality.SOUGHT, None
        if _announced(tokens, mention):
            return Modality.PLANNED, None
        if saying and saying.cue_type is CueType.ASSESS:
            ahead = saying.cue and self.senses.phrases[Modality.FORECAST].all(tokens, *saying.cue)
            return (Modality.FORECAST if ahead else Modality.ASSESSED), None
        if promised and not _for_sale(tokens):
            return Modality.PLANNED, None
        if question and not _aside(tokens, 0, mention.first):
            going = not GOING.isdisjoint(tokens.lower)
            return (Modality.SOUGHT if going else Modality.POSSIBLE), None
        return Modality.STATED, None

    def _after(self, tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> Modality | None:
        """As many as 15,000 rifles *are believed* to have crossed: the sense told after the figure."""
        end = begin_after(mentions, mention.last, len(tokens))
        for first, last, modality in self.after.all(tokens, mention.last, min(end, mention.last + AFTER_REACH)):
            if not BETWEEN_BREAKS.isdisjoint(tokens.lower[mention.last : first]):
                return None
            if tokens.lower[last - 1] == "threatened" and last < len(tokens) and tokens.lower[last] == "to":
                # "300 men threatened to march"
                return None
            if modality is Modality.SOUGHT and mention.quantity.unit in PERSONS:
                return None
            if last - first == 1 and tokens.lower[first] in BARE_MIGHT and not _lies_ahead(tokens, mention, first):
                continue
            return modality
        return None

    def _joined(self, tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> Modality | None:
        """3,800 posts are to go at the works *and 2,700* elsewhere: the sense told after the figure it is joined to.

        That of a part is told after its whole: "*2,400* of 3,100 employees are to go".
        """
        following = figure_after(mentions, mention.last)
        if following is not None and _whole(tokens, following, mentions):
            return self._after(tokens, following, mentions)
        before = figure_before(mentions, mention.first)
        if before is None or before.quantity.unit != mention.quantity.unit or tokens.lower[mention.first - 1] != "and":
            return None
        return self._after(tokens, before, mentions)

    def _told_of(self, tokens: Tokens, cue: int, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether a cue tells the sense of the figure before it rather than of this one."""
        before = figure_before(mentions, cue)
        if before is None or before is mention or cue - before.last >= AFTER_REACH or mention.first <= cue:
            return False
        return self.after.at(tokens, cue) is not None and self._after(tokens, before, mentions) is not None

    def _holds(self, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether the sentence counts what holds things like these: so many containers, so many rounds in them."""
        unit = mention.quantity.unit or ""
        return any((m.quantity.unit or "", unit) in self.holders for m in mentions if m is not mention)

    def _capacity_after(self, tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Where 2.9 million shells "could fit": the capacity verb after its figure."""
        after = figure_after(mentions, mention.last)
        if after is not None and tokens.lower[mention.last : after.first] == ("or",):
            # "either 400 rockets or 25 missiles could fit"
            return self._capacity_after(tokens, after, mentions)
        end = after.first if after else len(tokens)
        words = [*tokens.lower[mention.last : min(end, mention.last + 5)], ""]
        if MIGHT.isdisjoint(words):
            return False
        held = "loaded" in words or "carried" in words or "held" in words
        return any(
            a in MIGHT and (b == "fit" or (b == "go" and c in ("in", "into", "inside", "on")) or (b == "be" and held))
            for a, b, c in zip(words, words[1:], words[2:], strict=False)
        )

    def _superseded(self, tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Up from 230 · rose to 88 from 61 · replaces the 512 announced on Monday; never a year set against a year."""
        before = figure_before(mentions, mention.first)
        if before is not None and tokens.lower[before.last : mention.first] == ("and",):
            # "had spoken of 38 dead and 96 missing"
            return self._superseded(tokens, before, mentions)
        if self.supersedes.before(tokens, mention.first) or risen_from(tokens, mention, mentions):
            following = begin_after(mentions, mention.last, len(tokens))
            return not self.compared.all(tokens, mention.last, min(following, mention.last + COMPARED_REACH))
        if self.superseded_after.at(tokens, mention.last) or first_given(tokens, mention.last):
            return True
        if given_before(tokens, mention.first):
            return True
        first = mention.first
        if first > 1 and tokens.lower[first - 1] == "of" and tokens.lower[first - 2] in COUNTS:
            # "replaced its February estimate of 4 million"
            low = max(0, first - REPLACED_REACH)
            rows = [row for row in self.replaces.all(tokens, low, first) if row[1] <= first - 2]
            # "raised its toll to a count of 320" gives the new one
            return any("to" not in tokens.lower[row[1] : first - 2] for row in rows)
        if mention.last < len(tokens) and tokens.lower[mention.last] in TOLD:
            return self.replaces.before(tokens, mention.first) is not None
        return False

    def _stance(self, tokens: Tokens, mention: Mention, saying: Saying | None) -> Stance:
        """The stance of a figure that is neither superseded nor taken back."""
        back = tokens.lower[max(0, mention.first - 3) : mention.first]
        negated = (
            any(w in ("not", "never") or w.endswith("n't") for w in back) and "only" not in back and "just" not in back
        )
        if negated and not (mention.quantity.approximator or "").lower().startswith("not"):
            return Stance.DENIES
        if saying and saying.cue_type is CueType.DENY and saying.cue and saying.cue[1] <= mention.first:
            return Stance.DENIES
        if mention.rule == EXPLAINED or self.contrasts.before(tokens, _counted_from(tokens, mention.first)):
            # "the figure of 2.3 billion refers to entries" quotes a figure to say what it is of
            return Stance.CONTRASTS
        return Stance.ASSERTS


def _month(tokens: Tokens, at: int, *, headline: bool = False) -> bool:
    """Whether a hedge is the month: "in May", "since May 2031", not "May have" nor "Fire May Destroy" in a headline."""
    if tokens[at] != "May":
        return False
    after = tokens.lower[at + 1] if at + 1 < len(tokens) else ""
    if after in AUXILIARY:
        return False
    before = tokens.lower[at - 1] if at else ""
    if not headline or not before.isalpha() or before == "to" or before in BEFORE_MONTH:
        return True
    return not after.isalpha() or after == "and"


def _settles(tokens: Tokens, at: int) -> bool:
    """Whether "could" tells what was found out: "could so far confirm the deaths of 24 children"."""
    k = at
    while k < len(tokens) and tokens.lower[k] in LOOSELY:
        k += 1
    return k < len(tokens) and tokens.lower[at - 1] in ("can", "could") and tokens.lower[k] in SETTLING


def _counted_from(tokens: Tokens, first: int) -> int:
    """Where the noun phrase begins whose figure stands at token `first`: "far above the *official toll of* 112"."""
    if first < 2 or tokens.lower[first - 1] != "of" or tokens.lower[first - 2] not in COUNTS:
        return first
    k = first - 2
    while k and tokens.lower[k - 1] not in ("the", "its", "their") and first - k < PHRASE:
        k -= 1
    return k


def _buys(tokens: Tokens, cue: tuple[int, int], mention: Mention, saying: Saying | None) -> bool:
    """Whether a cue of seeking has the figure as its object: nobody "ordered 300 soldiers to leave" for sale."""
    first, last = cue
    ordering = tokens.lower[last - 1] in ORDERING
    if ordering and (mention.quantity.unit in PERSONS or last < mention.first):
        return False
    spoken = saying is not None and saying.cue is not None and saying.cue[0] <= first < saying.cue[1]
    # "demanded $4 million" asks for it, "demanded that 4,000 leave" is a saying
    return not spoken or last == mention.first


def _aside(tokens: Tokens, last: int, first: int) -> bool:
    """Do you believe the office, *which counted 471*? What an aside tells is neither believed nor asked."""
    opened = [k for k in range(last, first - 1) if tokens[k] == "," and tokens.lower[k + 1] in RELATIVES]
    return bool(opened) and "," not in tokens[opened[-1] + 1 : first]


def _for_sale(tokens: Tokens) -> bool:
    """Whether what is offered is put up for sale: "has offered 9 million rows for sale" is no plan."""
    return any(a == "for" and b == "sale" for a, b in pairwise(tokens.lower))


def _whole(tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """One in ten of *the 58,000 people*, 2,400 of *3,100 employees*: a whole is as it is, whatever befalls the part."""
    at = mention.first - 1
    if at > 0 and tokens.lower[at] in ("the", "its", "their"):
        at -= 1
    return at >= 0 and tokens.lower[at] == "of" and any(m.numeral[1] == at for m in mentions)


def _announced(tokens: Tokens, mention: Mention) -> bool:
    """Confirms *5,800 job cuts* · trims *cuts to 5,100*: measures that are announced before they are taken."""
    head = (mention.quantity.item or "").lower().split()[-1:]
    counted = bool(head) and head[0] in MEASURES
    levelled = mention.first > 1 and tokens.lower[mention.first - 1] == "to"
    levelled = levelled and tokens.lower[mention.first - 2] in MEASURES
    if not counted and not levelled:
        return False
    return not ANNOUNCING.isdisjoint(tokens.lower[max(0, mention.first - ANNOUNCED_REACH) : mention.first])


def _lies_ahead(tokens: Tokens, mention: Mention, at: int) -> bool:
    """Whether "could" right after a figure is its verb: "20,000 people *could lose* their jobs"."""
    return at == mention.last and at + 1 < len(tokens) and tokens.lower[at + 1] not in HOLDING


def _linked_first(tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> int:
    """Where a chain of figures begins that ends with this one: "could be 3 million shells and 500,000 rockets"."""
    first = mention.first
    for k in range(bisect_right(mentions, mention.first, key=LAST) - 1, -1, -1):
        other = mentions[k]
        gap = tokens.lower[other.last : first]
        if other.quantity.unit != mention.quantity.unit or not 0 < len(gap) <= 3 or gap[0] not in ("and", "or", ","):
            break
        first = other.first
    return first


def clause(tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> tuple[int, int]:
    """The tokens of the clause around a figure: to a semicolon or dash, or to a conjunction beyond another figure."""
    breaks, conjunctions = tokens.spots(CLAUSE_BREAKS), tokens.spots(CONJUNCTIONS)
    at = bisect_left(breaks, mention.first)
    low = breaks[at - 1] + 1 if at else 0
    at = bisect_left(breaks, mention.last)
    high = breaks[at] if at < len(breaks) else len(tokens)
    for k in range(bisect_left(conjunctions, mention.first) - 1, -1, -1):
        spot = conjunctions[k]
        if spot < low or mentions[0].last > spot + 1:
            break
        if tokens[spot - 1] == ",":
            low = spot + 1
            break
    at = bisect_left(conjunctions, mention.last)
    if at < len(conjunctions) and conjunctions[at] < high and mentions[-1].first >= conjunctions[at]:
        high = conjunctions[at]
    return low, high
