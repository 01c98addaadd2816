"""Money of any country: ISO 4217 codes, English names and signs of the currencies in use, from the Unicode CLDR.

Babel carries the CLDR; `measures.toml` adds what it lacks (slang, other languages) and names the words that news prose
uses in another sense.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from babel.core import Locale, get_global
from babel.numbers import get_currency_name

COUNTRY = 2
"""The letters of an ISO 4217 code that name the country."""
LETTERED = re.compile(r"([A-Z]{1,3})\$")
"""A dollar sign with the letters of its country: "NT$"."""


@cache
def in_use() -> frozenset[str]:
    """The ISO 4217 codes that are legal tender somewhere now."""
    rows = (row for rows in get_global("territory_currencies").values() for row in rows)
    return frozenset(code for code, _, end, tender in rows if end is None and tender)


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Code -> its names in lower case, singular and plural.

    The bare noun ("naira") is among them where no other country has, or had, a currency of that name.
    """
    known = Locale("en").currencies
    forms = {
        code: tuple(dict.fromkeys(get_currency_name(code, count, "en").lower() for count in (None, 1, 2)))
        for code in sorted(in_use())
        if code in known
    }
    countries: dict[str, set[str]] = defaultdict(set)
    for code, name in known.items():
        countries[name.split(" (")[0].lower().split()[-1]].add(code[:COUNTRY])
    return {
        code: (*phrases, *dict.fromkeys(p.split()[-1] for p in phrases if len(countries[phrases[0].split()[-1]]) == 1))
        for code, phrases in forms.items()
    }


@cache
def signs() -> dict[str, str]:
    """Sign -> code, for the signs that mean one currency in English; letters at a dollar sign apart."""
    found = Locale("en").currency_symbols
    return {found[code]: code for code in sorted(in_use()) if code in found and not found[code].isalnum()}


@cache
def dollars() -> dict[str, str]:
    """Letters at a dollar sign, in lower case -> code: "nt" for the dollar of Taiwan."""
    return {match[1].lower(): code for sign, code in signs().items() if (match := LETTERED.fullmatch(sign))}
