"""Numbers, dates, units and names in words, the same on the page and in the terminal.

Nothing here looks at a clock or a locale: the same values give the same words on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

from firsthand.core.attribution import Speaker, articled
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.time import TimeRange
from firsthand.packs import plural

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩", "INR": "₹", "UAH": "₴", "RUB": "₽"}

UNITS = {
    "SSNs": "Social Security numbers",
    "emails": "e-mail addresses",
    "rows": "rows of data",
    "percent": "percent",
}
"""Units whose own name is not how a reader would say it; "/" is read as "a" ("rounds/month": rounds a month)."""

SINGULAR = {"people": "person", "bodies": "body", "casualties": "casualty", "countries": "country"}

PLURAL = {
    "foot": "feet",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
    "inch": "inches",
    "century": "centuries",
}

_MEASURED = re.compile(
    r"((square|cubic) )?((kilo|centi|milli)?metre|mile|yard)|hectare|acre|(kilo|milli)?gram|tonne|ounce|litre|gallon|"
    r"barrel|degree|((kilo|mega|giga)?watt)( hour)?|(kilo|mega|giga|tera)?byte|volt|second|minute|hour|day|week|month|"
    r"year|decade"
)
"""Units of measure that packs name in the singular."""

DONE = {
    "transferred": "sent",
    "produced": "produced",
    "expended": "fired",
    "stock": "in stock",
    "paid": "paid",
    "dead": "dead",
    "injured": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "exposed": "exposed",
    "notified": "notified",
    "offered": "offered for sale",
}
"""What happened to the things counted, as it follows their name: "rounds sent", "people missing"."""

CONTAINERS = frozenset(
    {"containers", "crates", "boxes", "trucks", "wagons", "ships", "voyages", "shipments", "pallets"}
)
"""Units that hold other units; a figure for what is in them is often a capacity."""

NEARLY = frozenset({"nearly", "almost", "just under", "close to", "approaching", "just short of"})
"""Words for `under` that a reader must see as they stand, because they say how near."""

_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` with control characters and lone surrogates replaced one for one, so that offsets still fit.

    So are the two characters that turn round letters, digits and all (U+202D, U+202E): no script is written with them.
    """
    return _CONTROL.sub("\ufffd", text)


def isolated(text: str) -> str:
    """A name from a report, cleaned; one written from right to left is kept apart from the words around it.

    Signs that begin or end another direction of writing are dropped: one that is left open would move the words after.
    """
    name = clean(_DIRECTIONS.sub("", text))
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name):
        return f"\u2068{name}\u2069"
    return name


def quoted(text: str) -> str:
    """`text` in quotation marks, cleaned; without them where it holds some of its own."""
    words = clean(text).strip()
    return words if any(mark in words for mark in '“”„«»"') else f"“{words}”"


def joined(words: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    items = list(words)
    return " ".join((", ".join(items[:-1]), last, items[-1])) if len(items) > 1 else "".join(items)


def counted(n: int, noun: str, plural: str | None = None) -> str:
    """`1 report`, `2 reports`."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def number(value: float, unit: str | None = None) -> str:
    """`10,000`, `4.8 million`, `$1.2 billion`, `12.5 percent`; as many digits as the value has, none invented."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.2f}"
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            scaled = value / size
            if abs(round(scaled, 3) - scaled) < 1e-9:
                text = f"{scaled:,.3f}".rstrip("0").rstrip(".") + f" {name}"
            break
    if unit in CURRENCIES:
        return CURRENCIES[unit] + text
    return f"{text} percent" if unit == "percent" else text


def short(value: float, unit: str | None = None) -> str:
    """`5 m`, `500 k`, for axes with little room."""
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e4, "k")):
        if abs(value) >= size:
            scaled = value / (1e3 if name == "k" else size)
            return f"{CURRENCIES.get(unit or '', '')}{scaled:,.6g} {name}"
    return number(value, unit)


def span(low: float, high: float, unit: str | None = None) -> str:
    """`4 to 6 million`, `120 to 180`: the size word once where both share it."""
    first, second = number(low, unit), number(high, unit)
    size = second.rpartition(" ")[2]
    if size.isalpha() and first.endswith(" " + size):
        first = first[: -len(size) - 1]
    return f"{first} to {second}"


def figure(quantity: Quantity, quote: str = "") -> str:
    """The figure with its own bound: `over 1 million`, `nearly 5 million`, `4 to 6 million`, `“dozens”`.

    Never `at least` for `over`. A vague figure is printed in its own words, in quotation marks.
    """
    q, unit = quantity, quantity.unit
    if q.low is None and q.high is None:
        return quoted(quote or q.magnitude or "no number")
    if q.low is not None and q.high is not None and q.low != q.high:
        return ("about " if q.bound is Bound.ABOUT else "") + span(q.low, q.high, unit)
    text = number(q.low if q.low is not None else q.high or 0.0, unit)
    match q.bound:
        case Bound.OVER:
            return f"over {text}"
        case Bound.AT_LEAST:
            return f"at least {text}"
        case Bound.AT_MOST:
            return f"up to {text}"
        case Bound.UNDER:
            said = (q.approximator or "").casefold().strip()
            return f"{said if said in NEARLY else 'under'} {text}"
        case Bound.ABOUT:
            return f"about {text}"
        case _:
            return text


UNCHANGED = frozenset(
    ["people", "troops", "ratio", "staff", "personnel", "aircraft", "sheep", "crew", "police", "them"]
)
"""Units that have one form for one and many."""


def unit_words(unit: str | None, value: float | None = None) -> str:
    """How the unit follows a number: `rounds`, `person` for one, nothing for money and percentages."""
    if not unit or unit in CURRENCIES or unit in ("percent", "ratio"):
        return ""
    words = UNITS.get(unit, unit.replace("/", " a "))
    single = SINGULAR.get(words, words)
    if single == words and words.endswith("s") and not words.endswith("ss"):
        single = words[:-1]
    if value == 1:
        return single if " " not in words else words
    if words == single and words not in PLURAL and words.isalpha() and words.islower() and words not in UNCHANGED:
        return plural(words)
    return PLURAL.get(words) or (f"{words}s" if _MEASURED.fullmatch(words) else words)


def done(category: str | None) -> str:
    """What happened to the things counted: `sent`, `dead`; the category's own word where the table has none."""
    return DONE.get(category, category.replace("-", " ")) if category else ""


def counted_as(category: str | None, unit: str | None, value: float | None = None) -> str:
    """What is counted, as it follows the figure: `rounds sent`, `people affected`, `bodies`, `sent` for money."""
    if category == "dead" and unit == "bodies":
        return unit_words(unit, value)
    if category == "offered" and unit in CURRENCIES:
        return "asked"
    happened = "affected" if category == "exposed" and unit in ("people", "customers", "accounts") else done(category)
    return f"{unit_words(unit, value)} {happened}".strip()


INTRANSITIVE = {"dead": ("died", "die"), "failed": ("failed", "fail")}
"""What things did themselves, by category: past and infinitive. Anything else was done to them, or is a state."""


def clause(category: str | None, unit: str | None, modality: str = "stated", value: float | None = None) -> str:
    """What became of the things counted, as a clause behind the figure: `rounds were sent`, `people died`.

    `value` is the number where it is one exact number. Without a category there is no verb.
    """
    things = unit_words(unit, value)
    be = "was" if value == 1 or unit in CURRENCIES or unit == "percent" else "were"
    if modality == "sought":
        return f"{things} {be} sought".strip()
    if modality == "capacity":
        return f"{things} could be held".strip()
    if not category or (category == "dead" and unit == "bodies"):
        return things
    state = counted_as(category, unit, value).removeprefix(things).strip()
    past, verb = INTRANSITIVE.get(category, (f"been {state}", f"be {state}"))
    match modality:
        case "planned":
            found = f"{be} to {verb}"
        case "forecast":
            found = f"{be} forecast to {verb}"
        case "possible":
            found = f"may have {past}"
        case _:
            found = past if category in INTRANSITIVE else f"{be} {state}"
    return f"{things} {found}".strip()


def day(value: date) -> str:
    """`14 June 2024`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """`June 2024`."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def _whole(start: date, end: date) -> str | None:
    """`September 2022` or `2022` where the range is just that."""
    after = end + timedelta(days=1) if end < date.max else end
    if start.day == 1 and after.day == 1:
        if (start.year, start.month) == (end.year, end.month):
            return month(start)
        if start.month == 1 and end.month == 12:
            return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    return None


def dates(value: TimeRange | None) -> str:
    """`14 June 2024`, `by 30 November 2022`, `September 2022`, `3 to 5 May 2031`, `day not known`."""
    if value is None or not value.known:
        return "day not known"
    start, end = value.earliest, value.latest
    if start is None and end is not None:
        return f"by {day(end)}"
    if end is None and start is not None:
        return f"{day(start)} or later"
    assert start is not None and end is not None
    if start == end:
        return day(start)
    if whole := _whole(start, end):
        return whole
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def covered(value: TimeRange | None) -> str:
    """The time that a figure covers: `7 September to 1 October 2023`, `up to 1 October 2023`, empty where not known."""
    if value is None or not value.known:
        return ""
    if value.earliest is None and value.latest is not None:
        return f"up to {day(value.latest)}"
    if value.latest is None and value.earliest is not None:
        return f"from {day(value.earliest)}"
    return dates(value)


def when(value: TimeRange | None) -> str:
    """The same as it follows a verb: `on 14 June 2024`, `by 30 November 2022`, `in September 2022`."""
    text = dates(value)
    if value is None or not value.known:
        return "on a day not stated"
    if value.is_day:
        return f"on {text}"
    if value.earliest is None:
        return text
    if value.latest is None:
        return f"on or after {day(value.earliest)}"
    if _whole(value.earliest, value.latest) and " to " not in text:
        return f"in {text}"
    return "between " + text.replace(" to ", " and ", 1)


def around(value: TimeRange | None) -> str:
    """The month or year a date lies in, for a second mention: `June 2024`; the full words where it spans years."""
    if value is None or value.latest is None:
        return dates(value)
    first = value.earliest or value.latest
    if (first.year, first.month) == (value.latest.year, value.latest.month):
        return month(first)
    return str(first.year) if first.year == value.latest.year else dates(value)


def titled(name: str) -> str:
    """`the defence minister` for somebody known by an office only; names and plurals as they are."""
    bare = name[:1].islower() and not re.match(r"(the|a|an|one|some|his|her|its|their)\b", name)
    return f"the {name}" if bare and not name.endswith("s") else name


def who(speaker: Speaker | None) -> str:
    """`Shin Won-sik (Ministry of Defence)`, `the Ministry of Defence`; empty where nobody is credited."""
    if speaker is None or not speaker.name:
        return ""
    person = titled(speaker.person) if speaker.person else None
    if person and speaker.organisation and speaker.person != speaker.organisation:
        return isolated(f"{person} ({speaker.organisation})")
    return isolated(person or articled(speaker.organisation or ""))


def tied(text: str) -> str:
    """`text` with days and months kept on one line by no-break spaces."""
    return _DAY.sub("\\1\u00a0\\2", text)


def capital(text: str) -> str:
    """`text` with its first letter in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]
