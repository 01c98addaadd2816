"""One figure divided by another, with what their bounds leave of the result, in numbers and in words.

Ends are divided as intervals: 4.8 million by at least 10,000 is at most 480; over one million by at least 1,000 is
nothing, for both ends are open. What comes out is derived: nobody said it.
"""

from __future__ import annotations

import math

from firsthand.core.quantity import Bound, Quantity

DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}
"""Days in a duration, on the average of the calendar."""
DIGITS = 3
"""Significant digits of a derived figure."""
SIGNS = {
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
    Bound.OVER: "over ",
    Bound.UNDER: "under ",
    Bound.ABOUT: "about ",
}


def divide(a: Quantity, b: Quantity) -> Quantity | None:
    """What `a` by `b` comes to, or None where the words leave both ends open. Amounts are positive."""
    a_low, a_high = a.ends
    b_low, b_high = b.ends
    low = a_low / b_high if a_low > 0 and 0 < b_high < math.inf else None
    high = a_high / b_low if b_low > 0 and 0 < a_high < math.inf else None
    if low is None and high is None:
        return None
    if low is not None and high is not None:
        loose = Bound.ABOUT in (a.bound, b.bound)
        bound = Bound.BETWEEN if low != high else Bound.ABOUT if loose else Bound.EXACT
    elif low is not None:
        bound = Bound.OVER if a.bound is Bound.OVER or b.bound is Bound.UNDER else Bound.AT_LEAST
    else:
        bound = Bound.UNDER if a.bound is Bound.UNDER or b.bound is Bound.OVER else Bound.AT_MOST
    return Quantity(low, high, bound)


def in_days(quantity: Quantity, duration: str) -> Quantity:
    """A number of weeks or months as a whole number of days, its bound kept."""
    days = DAYS[duration]

    def whole(value: float | None) -> float | None:
        return None if value is None else float(round(value * days))

    return Quantity(whole(quantity.low), whole(quantity.high), quantity.bound)


def in_words(quantity: Quantity) -> str:
    """A figure as the terms of a sum are written: `at least 10,000`, `4,800,000`, `400 to 480`."""
    point = quantity.point
    if point is None:
        return " to ".join(plain(v) for v in (quantity.low, quantity.high) if v is not None)
    return SIGNS.get(quantity.bound, "") + plain(point)


def result_in_words(result: Quantity, *, loose: bool) -> str:
    """A derived figure: `at most 480`, `over about 16,400`; "about" where it was rounded or `loose`."""
    ends = [v for v in (result.low, result.high) if v is not None]
    rounded = [significant(v) for v in dict.fromkeys(ends)]
    sign = SIGNS.get(result.bound, "")
    if sign != "about " and (
        loose or any(not math.isclose(a, b) for a, b in zip(dict.fromkeys(ends), rounded, strict=True))
    ):
        sign += "about "
    return sign + " to ".join(plain(v) for v in rounded)


def significant(value: float) -> float:
    """A value with as many digits as a derived figure has."""
    return float(f"{value:.{DIGITS}g}")


def plain(value: float) -> str:
    """A number with its thousands apart and no more decimals than it has."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"
