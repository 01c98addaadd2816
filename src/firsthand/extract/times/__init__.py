"""Time expressions by rules, and the days they mean for a report published on a known day.

`find` gives the mentions of a sentence, `resolve` their days with the reason to believe them, `timex` their TIMEX3
value; `read` does all three for a text. `contradiction` tells a weekday that its own date denies.
"""

from __future__ import annotations

import re
from datetime import date

from firsthand.core.time import TimeRange
from firsthand.extract.times.finder import find
from firsthand.extract.times.mention import TimeExpression, TimeMention
from firsthand.extract.times.values import resolve, timex
from firsthand.extract.times.vocabulary import MONTHS, WEEKDAYS
from firsthand.extract.tokens import tokenise

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "TimeExpression",
    "TimeMention",
    "contradiction",
    "find",
    "names_month",
    "read",
    "resolve",
    "timex",
]


def read(text: str, published: date | TimeRange | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in order.

    Args:
        text: any text; later words may lean on times earlier in it ("a year earlier").
        published: the day it was published, or the range of days; None leaves open what depends on it.
    """
    day = TimeRange.on(published) if isinstance(published, date) else published
    tokens = tokenise(text)
    out = []
    for mention in find(tokens, everything=True):
        start, last = tokens.start[mention.first], mention.last - 1
        end = tokens.end[last] - (2 if tokens.lower[last].endswith("'s") else 0)
        value, days = timex(mention, day), resolve(mention, day)
        out.append(TimeExpression(start, end, text[start:end], mention.kind, value, days))
    return tuple(out)


def names_month(text: str) -> bool:
    """Whether a text names a month, as those are written: with a capital."""
    return any(word[0].isupper() and word.lower() in MONTHS for word in re.findall(r"[A-Za-z]+", text))


def contradiction(mention: TimeMention) -> int | None:
    """The true weekday where the words name another one for a full date ("Wednesday, 2 October 2022"), else None."""
    if mention.weekday is None or not (mention.year and mention.month and mention.day):
        return None
    try:
        true = date(mention.year, mention.month, mention.day).weekday()
    except ValueError:
        return None
    return true if true != mention.weekday else None
