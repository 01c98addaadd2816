"""The words of time from times.toml, as the rules look them up."""

from __future__ import annotations

from firsthand.packs import mapping, numbers, wordlist

MONTHS = {word: int(number) for word, number in numbers("times.months").items()}
FOREIGN_MONTHS = {word: int(number) for word, number in numbers("times.foreign_months").items()}
"""Months in other languages; they count beside a day or a year only."""
AMBIGUOUS_MONTHS = wordlist("times.ambiguous_months")
WEEKDAYS = {word: int(number) for word, number in numbers("times.weekdays").items()}
SHORT_WEEKDAYS = {word: int(number) for word, number in numbers("times.short_weekdays").items()}
FEASTS = {tuple(words.split()): (int(day[:2]), int(day[3:])) for words, day in mapping("times.feasts").items()}
"""Feasts by their words without the s of owners, as month and day."""
FEAST_STARTS = frozenset(words[0] for words in FEASTS)
WEEKDAY_PLURALS = {f"{word}s": number for word, number in WEEKDAYS.items()}
SEASONS = mapping("times.seasons")
SEASON_PLURALS = {f"{word}s": code for word, code in SEASONS.items()}
PARTS = mapping("times.parts")
PART_PLURALS = {f"{word}s": code for word, code in PARTS.items() if len(code) == 3}
UNITS = mapping("times.units")
PLURAL_UNITS = mapping("times.plural_units")
ALL_UNITS = {**UNITS, **PLURAL_UNITS}
SINGULAR = {code: word for word, code in UNITS.items()}
"""From a unit's letters to its word."""
ORDINALS = {word: int(number) for word, number in numbers("times.ordinals").items()}
SHIFTS = {word: int(number) for word, number in numbers("times.shifts").items()}
EDGES = mapping("times.edges")
SETS = mapping("times.sets")
DECADES = {word: int(number) for word, number in numbers("times.decades").items()}
OPENERS = mapping("times.openers")
PRESENT, PAST, FUTURE = wordlist("times.present"), wordlist("times.past"), wordlist("times.future")
NOT_REFS_BEFORE = wordlist("times.not_refs_before")
AHEAD, BEHIND = wordlist("times.ahead"), wordlist("times.behind")
ABBREVIATIONS = wordlist("times.abbreviations")
NOT_PAST, CLAUSE_ENDS = wordlist("times.not_past"), wordlist("times.clause_ends")
ZONES = wordlist("times.zones")
OUTLET_WORDS, OUTLET_STARTS = wordlist("times.outlet_words"), wordlist("times.outlet_starts")
YEAR_OWNERS = wordlist("times.year_owners")
YEAR_CUES = wordlist("times.year_cues") | frozenset(MONTHS)
"""Words before a number that make it a year."""
ORDINAL_ENDS = frozenset(["st", "nd", "rd", "th"])
DASHES = frozenset(["-", "–", "—", "‑"])
FIRST_YEAR, LAST_YEAR = 1800, 2100
