"""Every time expression of a sentence or a text, left to right, each with what it leans on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from firsthand.extract.numerals import STARTERS
from firsthand.extract.times import dates, lengths, periods
from firsthand.extract.times import vocabulary as v
from firsthand.extract.times.mention import TimeMention
from firsthand.extract.times.words import Words
from firsthand.extract.tokens import Tokens, WordTest

TRIGGERS = frozenset(
    [*v.MONTHS, *v.FOREIGN_MONTHS, *v.WEEKDAYS, *v.SHORT_WEEKDAYS, *v.FEAST_STARTS,
     *v.WEEKDAY_PLURALS, *v.SEASONS, *v.PARTS, *v.PLURAL_UNITS, *v.SHIFTS,
     *v.ORDINALS, *v.EDGES, *v.SETS, *v.DECADES, *v.PRESENT, *v.PAST, *v.FUTURE, *dates.NEAR_DAYS, *STARTERS,
     *lengths.PHRASE_STARTS, *lengths.BEFORE_COUNT, *periods.POINTING, *periods.LEANING, "the", "a", "an", "per",
     "year", "weekend", "fiscal", "every", "each", "several", "some", "many", "few", "half", "its", "their", "nineteen",
     "eighteen"]
)  # fmt: skip
"""Words with which a time may begin; anything else is passed over at once."""
PLAIN = TRIGGERS - frozenset(STARTERS) - frozenset(
    [*v.PLURAL_UNITS, *v.SETS, *v.PRESENT, *v.PAST, *v.FUTURE, "at", "right", "long", "not", "a", "an", "per", "every",
     "each", "several", "some", "many", "few", "half", "its", "their"]
)  # fmt: skip
"""Those of them with which a date or time of day begins, durations, sets and words for now left aside."""
ANY_TIME = WordTest(lambda word: word in TRIGGERS or word[0].isdigit())
PLAIN_TIME = WordTest(lambda word: word in PLAIN or word[0].isdigit())
YEAR_DIGITS = 4
SIGNS = frozenset([":", "/", "-", "–", "am", "pm", "a", "p", "st", "nd", "rd", "th", "o'clock", "h", "hours", "uhr"])
"""Signs and words after digits in dates and clock times."""
EAST = 0x2E80
"""Where the East Asian scripts begin in Unicode: 6月14日."""
DATE_DIGITS = 10
"""Characters of the longest digit token in a date: 14.06.2024."""
OPENING = frozenset(
    [*STARTERS, *v.SHIFTS, *v.ORDINALS, *v.EDGES, *lengths.BEFORE_COUNT, *periods.POINTING, *periods.LEANING, "the",
     "a", "an", "per", "several", "some", "many", "few", "half", "its", "their", "every", "each", "fiscal"]
)  # fmt: skip
"""Triggers that name no time by themselves: one of CORE must follow, and soon."""
CORE = frozenset(
    [*v.MONTHS, *v.WEEKDAYS, *v.SEASONS, *v.PARTS, *v.ALL_UNITS, *v.DECADES, *dates.NEAR_DAYS, *v.FEAST_STARTS,
     "period", "half", "future", "past", "term", "moment", "date", "ago", "nineteen", "eighteen"]
)  # fmt: skip
CORE_REACH = 8
POINTERS = frozenset(["ago", "earlier", "later", "before", "after", "from"])
"""Words that make a day of a length: "a year ago"."""
FOCUS_REACH = 320
"""An earlier time is leant on for so many tokens."""
NUMBERED = frozenset(["date", "time"])
"""Kinds whose numbers count nothing."""


def find(tokens: Tokens, everything: bool = False) -> tuple[TimeMention, ...]:
    """Every time expression, in order, none inside another.

    Args:
        tokens: the tokens of a sentence, or of a text, where later words may lean on earlier times.
        everything: also durations, sets, references to now and counts of units ("two weeks ago"). Without them
            stays what is no quantity whatever number stands in it.
    """
    lower = tokens.bare
    spots = (ANY_TIME if everything else PLAIN_TIME).spots(lower)
    if not spots or not (everything or _names_time(lower, [lower[i] for i in spots])):
        return ()
    numbers = [i for i in spots if lower[i][0].isdigit()]
    words = Words(tokens)
    focus = _Focus()
    out: list[TimeMention] = []
    after = 0
    for i in spots:
        if i < after:
            continue
        if lower[i][0].isdigit():
            # thousands groups and long numbers are no days, months or years; they may count units of time
            named = everything or _dated(lower, i)
        else:
            named = lower[i] not in OPENING or _named_soon(lower, numbers, i)
        mention = _at(words, i, everything) if named else None
        if mention:
            out.append(focus.complete(words, mention, out))
            after = mention.last
    _join(words, out)
    return tuple(out) if everything else tuple(m for m in out if _plain(m))


def _names_time(lower: Sequence[str], triggers: Sequence[str]) -> bool:
    """Whether a sentence with these triggers can name a time: those of OPENING alone cannot without a word of CORE.

    So one look at the sentence settles what would be asked anew at every "the".
    """
    return not OPENING.issuperset(triggers) or not CORE.isdisjoint(lower)


def _dated(lower: Sequence[str], i: int) -> bool:
    """Whether digits can begin a date or time of day: a year, digits with points, or a month or sign soon after.

    Thousands groups and long numbers are no days, months or years; what they count is no date.
    """
    word = lower[i]
    if "," in word or len(word) > DATE_DIGITS:
        return False
    if len(word) == YEAR_DIGITS or "." in word:
        return True
    return any(w in CORE or w in v.FOREIGN_MONTHS or w in SIGNS or ord(w[0]) > EAST for w in lower[i + 1 : i + 4])


def _named_soon(lower: Sequence[str], numbers: Sequence[int], i: int) -> bool:
    """Whether a word that names a time, or one of the numbers, stands at token i or soon after."""
    k = bisect_left(numbers, i)
    if k < len(numbers) and numbers[k] <= i + CORE_REACH:
        return True
    return not CORE.isdisjoint(lower[i : i + CORE_REACH + 1])


def _plain(mention: TimeMention) -> bool:
    """Whether the mention is a date or time with no count of units in it."""
    counted = mention.relative is not None and abs(mention.relative[1]) > 1
    return mention.kind in NUMBERED and not counted


def _at(words: Words, i: int, everything: bool) -> TimeMention | None:
    """The time that begins at token i; see `find` for `everything`."""
    word, lower = words.lower[i], words.lower
    if word in v.WEEKDAYS and words.low(i + 1) in v.PART_PLURALS:
        return lengths.repeated(words, i)
    found = dates.dated(words, i)
    if found is None and word[0].isdigit():
        found = dates.numeric(words, i)
        if found is None and not any(w in CORE for w in lower[i + 1 : i + CORE_REACH]):
            return None
    if found is None:
        found = periods.edged(words, i) or periods.period(words, i) or dates.spoken(words, i)
    if found is None and everything:
        return lengths.anything(words, i)
    if found is None and any(w in POINTERS for w in lower[i + 1 : i + CORE_REACH]):
        return lengths.duration(words, i)
    return found


class _Focus:
    """What later words may lean on: the last date, and the last quarter or half."""

    def __init__(self) -> None:
        self.day: tuple[int, TimeMention] | None = None
        self.period: tuple[int, TimeMention] | None = None

    def complete(self, words: Words, mention: TimeMention, before: Sequence[TimeMention]) -> TimeMention:
        """Add opener, tense and anchor to a mention."""
        opener = _opener(words, mention.first)
        tense = None
        if _needs_tense(mention):
            tense = words.tense(mention.first, mention.last)
            near = words.low(mention.first - 1)
            if near == "ended":
                tense = "over"
            elif tense is None and near in ("until", "till", "by", "through"):
                tense = "future"
        anchor = None
        if mention.link:
            held = self.period if mention.link == "period" else self.day
            if held and mention.first - held[0] <= FOCUS_REACH:
                anchor = held[1]
        elif mention.clock and before and mention.first - before[-1].last <= 2 and before[-1].kind == "date":
            anchor = before[-1]
        if opener or tense or anchor:
            mention = mention._replace(opener=opener, tense=tense, anchor=anchor)
        self._see(mention)
        return mention

    def _see(self, mention: TimeMention) -> None:
        if mention.anchor or mention.link or mention.clock:
            return
        if mention.kind == "duration" and mention.value in ("P9M", "P6M"):
            self.period = None
        if mention.kind not in NUMBERED:
            return
        self.day = (mention.last, mention)
        if mention.unit in ("quarter", "half") or (mention.relative and mention.relative[0] == "quarter"):
            self.period = (mention.last, mention)


def _opener(words: Words, first: int) -> str | None:
    """The "since", "until" or "by" before a mention, with an article or an "early" between at most."""
    found = v.OPENERS.get(words.low(first - 1))
    if found is None and words.low(first - 1) in ("early", "late", "mid", "the", "at", "least"):
        found = v.OPENERS.get(words.low(first - 2))
    return found


def _needs_tense(mention: TimeMention) -> bool:
    """Whether past or future decides which day is meant."""
    if mention.kind not in NUMBERED or mention.year or mention.shift or mention.relative or mention.link:
        return False
    return mention.weekday is not None or mention.month is not None or mention.unit is not None


def _join(words: Words, out: list[TimeMention]) -> None:
    """From May to July · between Monday and Thursday: the first is given the second as its end."""
    for k in range(len(out) - 1):
        first, second = out[k], out[k + 1]
        if second.first != first.last + 1 or first.kind != "date" or second.kind != "date":
            continue
        if words.low(first.first - 1) in ("from", "between") and words.low(first.last) in (
            "to", "and", "until", "till", "through", *v.DASHES,
        ):  # fmt: skip
            if second.year and first.year is None and first.month and second.month:
                first = first._replace(year=second.year - (first.month > second.month))
            out[k] = first._replace(until=second)
