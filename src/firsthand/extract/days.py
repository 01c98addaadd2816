"""What was said when, and which time a figure covers, as a report goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from firsthand.core.attribution import Speaker
from firsthand.core.text import Report
from firsthand.core.time import TimeRange
from firsthand.extract import times
from firsthand.extract.context import Context, Placed
from firsthand.extract.sayings import Saying
from firsthand.extract.sources import past_dateline
from firsthand.extract.times import TimeMention
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

SPANS = (("between", "and"), ("from", "to"), ("from", "until"), ("from", "through"))
"""Words before the first of two times, and between them, that make one stretch of them."""
PART_OF = frozenset(
    ["the", "first", "second", "third", "last", "early", "late", "mid", "week", "half", "end", "of", "-"]
)
"""Words between "and" and the second time that name a part of it."""
DASHES = frozenset(["-", "–", "—", "--"])
OPENING = DASHES | {":"}
COMMA = frozenset([","])
DATELINE = 8
"""The dash of a dateline stands at most so many tokens after its day."""
PERSONAL, TELLING = frozenset(["he", "she", "they", "it"]), frozenset(["said", "told", "says", "added", "announced"])
"""A pronoun and a verb behind what somebody thinks, with the day on which it was said."""
DURING = frozenset(["in", "during", "throughout", "for", "over"])
"""Words before a month or season that a figure covers."""
AFTER_EVENT = frozenset(["after", "during", "in", "following"])
"""Words before an event that opens a sentence."""
EVENT_LEAST = 4
"""Tokens before the time of such an event at least: "After the fighting in"."""
EVENT_REACH = 12
"""Tokens before the comma behind it at most."""
LONG = frozenset(["week", "month", "quarter", "year"])
"""Units of time longer than a day."""
AFTER_DAY = 4
"""The comma behind such a day, with its month and year, comes at most so many tokens later."""
OCCASIONS = wordlist("days.occasions")
"""Words for an occasion of saying that a sentence opens with: "in a statement on 2 May, the ministry said"."""
PUTTING = frozenset(["put", "puts"])
"""Verbs whose day stands behind the figure."""
REACH = 5
"""A day stands at most this many tokens after the cue it dates."""


class Days:
    """The days of one report's sayings: a speaker's day holds until another is named."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.days: dict[str, TimeRange] = {}
        self.last: TimeRange | None = None
        self.reached: date | None = None
        """The latest day in full that the text has named so far: it places days without a year in an undated report."""

    def see(self, context: Context) -> None:
        """Remember the last time named, for "at the time", and the day on which somebody spoke of something else."""
        for saying in context.sayings if context.times else ():
            if saying.cue and saying.speaker and saying.speaker.name and not saying.outlet and not saying.observed:
                found = self._dated(context, saying, saying.cue)
                if found and not _given_before(saying):
                    self.days[saying.speaker.name] = found
        for mention in context.times:
            found = times.resolve(mention, self.report.published)
            if found and mention.opener is None:
                self.last = found
            if found and found.earliest and mention.year:
                self.reached = max(self.reached or found.earliest, found.earliest)

    def said_on(
        self, context: Context, saying: Saying | None, speaker: Speaker | None, *, keep: bool = True
    ) -> TimeRange | None:
        """The day a saying is dated to by its words, or by earlier words of the same speaker; `keep` remembers it."""
        if saying is None or speaker is None or speaker.name is None:
            return None
        found = self._dated(context, saying, saying.cue) if saying.cue else None
        if found is None and saying.cue and self.last and _at_the_time(context, saying.cue):
            return replace(self.last, basis=f"“at the time”: {self.last.basis}")
        found = found or self._thought(context, saying, speaker) or self._relayed(context, saying)
        if found and keep and not _given_before(saying):
            self.days[speaker.name] = found
        return found or self.days.get(speaker.name)

    def told_of(self, context: Context, saying: Saying | None) -> date | None:
        """The last day that the content of a saying tells of as past, which the saying cannot precede.

        A day without a year in a report without a date is the first one after the latest day told in full before it.
        """
        if saying is None:
            return None
        days = []
        for mention in context.times:
            inside = saying.content[0] <= mention.first < saying.content[1]
            if not inside or mention.clock or mention.opener or mention.tense == "future" or not mention.month:
                continue
            found = times.resolve(mention, self.report.published)
            if found is None and self.reached and mention.day and not mention.year:
                year = self.reached.year
                year += (mention.month, mention.day) < (self.reached.month, self.reached.day)
                found = times.resolve(mention._replace(year=year), None)
            if found and found.earliest:
                days.append(found.earliest)
        return max(days, default=None)

    def _dated(self, context: Context, saying: Saying, cue: tuple[int, int]) -> TimeRange | None:
        """The day named after the cue or in it, in the source, or at the opening of the sentence with an occasion."""
        for mention in context.times:
            fixed = mention.day or mention.weekday is not None or mention.month or mention.relative
            if mention.clock or mention.opener or not fixed:
                continue
            before = [m for m in context.mentions if cue[1] <= m.first < mention.first]
            after = cue[1] <= mention.first <= cue[1] + REACH and not before
            if context.sentence.tokens.lower[cue[0]] in PUTTING and len(before) == 1:
                # "put the toll at 50 on Tuesday"
                after = mention.first <= before[0].last + REACH and saying.source is not None
            source = saying.source is not None and saying.source[0] <= mention.first <= saying.source[1] + 2
            if saying.source is not None and saying.source[1] <= mention.first < cue[0]:
                # "Maren, the mayor, in a statement of 2 June, said"
                source = source or context.sentence.tokens.has(OCCASIONS, saying.source[1], cue[0])
            begin = past_dateline(context.sentence.tokens, 0, len(context.sentence.tokens), OPENING)
            opening = begin <= mention.first <= begin + 2 and saying.content[0] > mention.first
            opening = opening and not _dateline(context, mention)
            inside = cue[0] <= mention.first < cue[1]
            if after or inside or source or opening or _occasion(context, mention, saying):
                found = times.resolve(mention, self.report.published)
                if found:
                    return found
        return None

    def _thought(self, context: Context, saying: Saying, speaker: Speaker) -> TimeRange | None:
        """She said on Monday that she believed, that the ministry believed: what is thought was said on that day."""
        if not saying.observed:
            return None
        for other in context.sayings:
            if other.observed or other.cue is None or other.outlet:
                continue
            told = other.speaker
            body = told is not None and told.organisation is not None and told.organisation == speaker.organisation
            # "the service believes that …, its chief said on Monday": a body speaks through somebody
            behind = saying.cue is not None and other.content[0] <= saying.cue[0] < other.content[1]
            behind = behind and speaker.person is None
            if told is None or told.name == speaker.name or body or behind:
                found = self._dated(context, other, other.cue)
                if found:
                    return found
        tokens = context.sentence.tokens
        for k in range(saying.cue[1] if saying.cue else 0, len(tokens) - 2):
            # "Ferrund believes that …, she told a briefing on Monday"
            if tokens.lower[k] == "," and tokens.lower[k + 1] in PERSONAL and tokens.lower[k + 2] in TELLING:
                return self._dated(context, saying, (k + 2, k + 3))
        return None

    def _relayed(self, context: Context, saying: Saying) -> TimeRange | None:
        """In "according to the wire's report on Friday, Ferrund revealed", the relay's day is the saying's."""
        dated = [mention for mention in context.times if mention.day or mention.weekday is not None]
        for other in context.sayings if dated else ():
            if other is saying or other.source is None:
                continue
            for mention in dated:
                if other.source[0] <= mention.first < other.source[1]:
                    found = times.resolve(mention, self.report.published)
                    if found:
                        return found
        return None

    def period(self, context: Context, mention: Placed, saying: Saying | None = None) -> TimeRange | None:
        """The time a figure covers: "since August", "by 2025", "in October", nearest to it in its sentence.

        Inside what `saying` says, or in a report's own words, also months, years and "last week" are such a time.
        """
        tokens = context.sentence.tokens
        if not context.times:
            return None
        spanned = self._between(context)
        if spanned is not None:
            return spanned
        event = _event(context)
        if event is not None:
            return times.resolve(event, self.report.published)
        near = [t for t in context.times if (t.opener or _whole_year(tokens, t)) and not t.clock]
        if not near:
            near = [t for t in context.times if _stretch(tokens, t) and _within(t, saying)]
        if not near:
            return None
        best = min(near, key=lambda t: abs(t.first - mention.first))
        return times.resolve(best, self.report.published)

    def _between(self, context: Context) -> TimeRange | None:
        """Between the start of August and the first week of December · from May to July."""
        tokens, found = context.sentence.tokens, [t for t in context.times if not t.clock]
        if len(found) < 2:
            return None
        for first, second in pairwise(found):
            at = first.first - 1
            while at > 0 and tokens.lower[at] in ("the", "early", "mid", "late", "-"):
                at -= 1
            gap = tokens.lower[first.last : second.first]
            linked = bool(gap) and at >= 0 and (tokens.lower[at], gap[0]) in SPANS
            if not linked or not PART_OF.issuperset(gap[1:]):
                continue
            start, end = (times.resolve(t, self.report.published) for t in (first, second))
            if start and end and start.earliest and end.latest and start.earliest <= end.latest:
                return TimeRange(start.earliest, end.latest, "between two times of the sentence")
        return None


def _whole_year(tokens: Tokens, mention: TimeMention) -> bool:
    """In 1987: a year by itself is the time a figure covers."""
    alone = mention.year is not None and mention.month is None and mention.until_year is None
    return alone and mention.first > 0 and tokens.lower[mention.first - 1] == "in"


def _stretch(tokens: Tokens, mention: TimeMention) -> bool:
    """In October, during May 2031, in the spring, last year, this week: a time longer than a day, told as one."""
    if mention.clock or mention.day or mention.weekday is not None or mention.kind != "date":
        return False
    if tokens.lower[mention.last - 1].endswith("'s") or "'s" in tokens.lower[mention.last : mention.last + 1]:
        # "last month's attack" dates the attack
        return False
    if mention.month or mention.unit == "season":
        return mention.first > 0 and tokens.lower[mention.first - 1] in DURING
    return mention.relative is not None and mention.relative[0] in LONG and abs(mention.relative[1]) <= 1


def _event(context: Context) -> TimeMention | None:
    """The time of an event that opens a sentence, longer than a day: "After the fighting in the spring, …"."""
    tokens = context.sentence.tokens
    if len(tokens) < EVENT_LEAST or tokens.lower[0] not in AFTER_EVENT or tokens.lower[1] != "the":
        return None
    comma = next((k for k in range(2, min(len(tokens), EVENT_REACH)) if tokens[k] == ","), 0)
    for mention in context.times:
        long = mention.month or mention.unit == "season" or mention.year
        whole = not mention.clock and not mention.day and mention.weekday is None and not mention.opener
        if EVENT_LEAST <= mention.first < mention.last <= comma and long and whole:
            return mention if tokens.lower[mention.first - 1] in ("in", "of", "during") else None
    return None


def _within(mention: TimeMention, saying: Saying | None) -> bool:
    """Whether a time stands in what is said, not beside who says it."""
    return saying is None or saying.content[0] <= mention.first < saying.content[1]


def _given_before(saying: Saying) -> bool:
    """The figure of 190 *that she gave on Monday*: an earlier saying, whose day is none of what is told next."""
    return saying.rule == "object" and saying.source is not None and saying.content[1] <= saying.source[0]


def _dateline(context: Context, mention: TimeMention) -> bool:
    """HALDANE CITY, June 15 (The Courier) – …: the day of the report, not of what it tells."""
    tokens = context.sentence.tokens
    if mention.first == 0 or tokens[mention.first - 1] != ",":
        return False
    return not DASHES.isdisjoint(tokens[mention.last : mention.last + DATELINE])


def _occasion(context: Context, mention: TimeMention, saying: Saying) -> bool:
    """Speaking to reporters in Haldane City on 2 May, she said · in a statement on 2 May, the ministry said."""
    tokens = context.sentence.tokens
    comma = next((k for k in range(mention.last, min(len(tokens), mention.last + AFTER_DAY)) if tokens[k] == ","), 0)
    if not comma or saying.cue is None or min(saying.content[0], saying.cue[0]) <= mention.last:
        return False
    opening = tokens.spots(OPENING)
    opens = opening[0] + 1 if opening and opening[0] < mention.first else 0
    return tokens.has(OCCASIONS, opens, mention.first) and not tokens.has(COMMA, opens, mention.first)


def _at_the_time(context: Context, cue: tuple[int, int]) -> bool:
    """Whether the cue goes on with "at the time"."""
    tokens = context.sentence.tokens
    return any(
        tokens.lower[k : k + 3] == ("at", "the", "time") for k in range(cue[1], min(cue[1] + 3, len(tokens) - 2))
    )
