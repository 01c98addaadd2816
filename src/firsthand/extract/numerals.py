"""The numeral grammar: digits in every grouping style, number words, magnitudes, fractions, vague amounts.

It reads a token list and knows nothing of units or bounds. Space, dot and comma groups follow the styles of CLDR
locales; where "11.300" may be a decimal or a thousand, the caller's `dot_groups` decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from firsthand.extract.tokens import Tokens
from firsthand.packs import numbers, wordlist

SMALL = numbers("numerals.small")
"""Number words below twenty."""
TENS = numbers("numerals.tens")
"""Number words for tens."""
HUNDRED = {"hundred": 100.0, "hundert": 100.0}
DOZEN = {"dozen": 12.0}
MAGNITUDES = numbers("numerals.magnitudes")
"""Magnitude words and their factors."""
SCALES = {**MAGNITUDES, **DOZEN, **HUNDRED}
SUFFIXES = numbers("numerals.suffixes")
"""Letters set directly after digits; zero marks those that are units more often than magnitudes."""
CJK = numbers("numerals.cjk")
"""Magnitude signs and their factors."""
PLURALS = wordlist("numerals.vague_plurals")
"""Plurals that are vague amounts."""
VAGUE = ("several", "few", "many", "multiple", "numerous", "countless", "handful")
PARTS = {word: 1 / denominator for word, denominator in numbers("numerals.denominators").items()}
"""Words for a part of a whole and their values."""
METRES_BEFORE = wordlist("numerals.metres_before")
"""Words after which a lower-case "m" set on digits was metres."""
ODDS_BEFORE = wordlist("numerals.odds_before")
"""Words before "10 to 1" that make it a ratio, no score."""
SYMBOLS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
STARTERS = frozenset(
    [*SMALL, *TENS, *HUNDRED, *DOZEN, *MAGNITUDES, *PLURALS, *VAGUE, *SYMBOLS, "half", "quarter", "couple"]
)
CONTINUING = STARTERS | frozenset(PARTS) | frozenset(["and", "point", "in", "out", "to", "-", "–", "/", "⁄", "a", "of"])
"""Words and signs after digits that may go on with the number."""
COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
INDIAN_GROUPS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")
DOT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
SIGN_GROUPS = re.compile(r"\d{1,3}(?:[\u00a0\u202f\u2009']\d{3})+(?:[.,]\d+)?$")
DECIMAL = re.compile(r"\d+(?:[.,]\d+)?$")


class Numeral(NamedTuple):
    """Tokens `first` to `last` (excluded) read as one number.

    `value` is None for a vague amount, which has a `magnitude` word instead. `scale` is the magnitude word's factor
    (1 where none), for shared magnitudes. `fraction` marks a part of something ("half", "one-tenth").
    """

    first: int
    last: int
    value: float | None
    magnitude: str | None = None
    scale: float = 1.0
    fraction: bool = False
    words: bool = False


MOST = 1e30
"""No report counts so many of anything."""


def digits(word: str, *, dot_groups: bool = False) -> float | None:
    """The value of a digit token, or None where its separators make no number ("1.2.3")."""
    if word.isdecimal():
        return float(word)
    if COMMA_GROUPS.match(word) or INDIAN_GROUPS.match(word):
        return float(word.replace(",", ""))
    if DOT_GROUPS.match(word) and (dot_groups or word.count(".") > 1 or "," in word):
        return float(word.replace(".", "").replace(",", "."))
    if SIGN_GROUPS.match(word):
        return float(re.sub(r"[\u00a0\u202f\u2009']", "", word).replace(",", "."))
    if DECIMAL.match(word):
        return float(word.replace(",", "."))
    return None


def numeral_at(tokens: Tokens, i: int, *, dot_groups: bool = False) -> Numeral | None:
    """The longest numeral that begins at token `i`, or None.

    Args:
        tokens: the tokens of a sentence.
        i: where to begin; a token that continues a number ("000" in "10 000") must not be asked for on its own.
        dot_groups: read "11.300" as eleven thousand three hundred.
    """
    found = _Reader(tokens, dot_groups).read(i)
    # a line of thousands of digits, or of magnitudes, counts nothing
    return None if found and found.value is not None and not abs(found.value) < MOST else found


class _Reader:
    """The numeral grammar over one sentence; every method begins at a token index."""

    def __init__(self, tokens: Tokens, dot_groups: bool) -> None:
        self.tokens, self.dot_groups, self.n = tokens, dot_groups, len(tokens)

    def lower(self, i: int) -> str:
        """Token i in lower case, empty outside the sentence."""
        return self.tokens.lower[i] if 0 <= i < self.n else ""

    def joined(self, i: int) -> bool:
        """Whether token i touches token i - 1."""
        return 0 < i < self.n and self.tokens.end[i - 1] == self.tokens.start[i]

    def read(self, i: int) -> Numeral | None:
        """The numeral that begins at token i, by its first word."""
        word = self.lower(i)
        if word in PLURALS or word in VAGUE or word == "couple":
            return self.vague(i)
        if word in ("a", "an"):
            return self.article(i)
        if word in ("half", "quarter") or word in SYMBOLS:
            return self.part(i)
        if word[:1].isdecimal():
            return self.alone(i) or self.number(i)
        if word in MAGNITUDES and word not in PLURALS:
            # "sent million shells": a magnitude without its number is a slip, no figure
            return None
        return self.number(i) if word in STARTERS else None

    def alone(self, i: int) -> Numeral | None:
        """A digit token with nothing after it that could go on with the number: the common case, decided at once."""
        if i + 1 < self.n:
            follows = self.tokens[i + 1]
            grouped = follows[0].isdecimal() and len(follows) == 3
            if grouped or self.joined(i + 1) or self.lower(i + 1) in CONTINUING:
                return None
        if i and self.tokens[i - 1] == ".":
            return None
        value = digits(self.tokens[i], dot_groups=self.dot_groups)
        return None if value is None else Numeral(i, i + 1, value)

    def article(self, i: int) -> Numeral | None:
        """A hundred · a few dozen · a couple of · half a million · a third of."""
        word = self.lower(i + 1)
        if word in HUNDRED or word in DOZEN or (word in MAGNITUDES and word not in PLURALS):
            found = self.number(i + 1)
            return found and Numeral(i, found.last, found.value, found.magnitude, found.scale, words=True)
        if word == "handful":
            return Numeral(i, i + 2, None, "a handful")
        if word in ("few", "couple"):
            found = self.vague(i + 1)
            if found and found.value is not None:
                return Numeral(i, found.last, found.value, words=True)
            return found and Numeral(i, found.last, None, f"a {found.magnitude}")
        if word == "half" and self.lower(i + 2) in MAGNITUDES:
            return Numeral(
                i, i + 3, 0.5 * MAGNITUDES[self.lower(i + 2)], scale=MAGNITUDES[self.lower(i + 2)], words=True
            )
        if word in ("third", "quarter", "fifth", "tenth") and self.lower(i + 2) == "of":
            return self.part(i + 1, start=i)
        return None

    def part(self, i: int, start: int | None = None) -> Numeral | None:
        """Half a million · a quarter of a million · half of · ½."""
        first = i if start is None else start
        word = self.lower(i)
        value = SYMBOLS.get(word, PARTS.get(word, 0.0))
        j = i + 1
        if self.lower(j) == "of":
            j += 1
        if self.lower(j) in ("a", "an"):
            j += 1
        if j > i + 1 and self.lower(j) in SCALES:
            scale = SCALES[self.lower(j)]
            return Numeral(first, j + 1, value * scale, scale=scale, words=True)
        if word == "half" and self.lower(i + 1) in ("a", "an") and self.lower(i + 2).isalpha() and start is None:
            return Numeral(first, i + 2, value, words=True)
        if start is not None or self.lower(i + 1) in ("of", "the", "its", "their", "his", "her") or word in SYMBOLS:
            return Numeral(first, i + 1, value, fraction=True, words=True)
        return None

    def vague(self, i: int) -> Numeral | None:
        """Dozens · hundreds of thousands · several dozen · a few hundred · several."""
        words, j = [self.lower(i)], i + 1
        if words[0] in PLURALS:
            while self.lower(j) in ("of", "upon", "and") and self.lower(j + 1) in PLURALS:
                if self.lower(j) == "of":
                    words += ["of", self.lower(j + 1)]
                elif self.lower(j + 1) != words[-1]:
                    break
                j += 2
            if words == ["tens"] or (words == ["scores"] and self.lower(j) != "of"):
                return None
        else:
            if words[0] == "couple" and self.lower(j) == "of":
                j += 1
                if self.lower(j) in MAGNITUDES or self.lower(j) in HUNDRED or self.lower(j) in DOZEN:
                    words.append("of")
                elif self.lower(j).isalpha():
                    return Numeral(i, j, 2.0, words=True)
            while self.lower(j) in SCALES and self.lower(j) not in PLURALS:
                words.append(self.lower(j))
                j += 1
        return Numeral(i, j, None, " ".join(words))

    def number(self, i: int) -> Numeral | None:
        """Digits and number words that make one value: "1.2 million", "two hundred and five", "4만"."""
        total, scale, j, count = 0.0, 1.0, i, 0
        current: float | None = None
        last_small = 0.0
        while j < self.n:
            word, touching = self.lower(j), self.joined(j)
            if word == "-" and touching and self.joined(j + 1) and count and self.continues(j + 1):
                j += 1
                continue
            if word == "and" and count and self.after_and(j + 1, current):
                j += 1
                continue
            if (
                word in ("a", "one")
                and self.lower(j + 1) == "half"
                and self.lower(j - 1) == "and"
                and current is not None
            ):
                current += 0.5
                j += 2
                continue
            if word[:1].isdecimal():
                if count and not (current is None and self.lower(j - 1) == "-"):
                    break
                value, after = self.digit_token(j)
                if value is None:
                    return None
                current, j = value, after
                count += 1
                continue
            if word in SYMBOLS and current is not None and (touching or self.lower(j - 1).isdecimal()):
                current += SYMBOLS[word]
                j += 1
                continue
            if (
                word == "point"
                and current is not None
                and self.lower(j + (2 if self.lower(j + 1) == "-" else 1)) in SMALL
            ):
                current, j = self.decimals(j, current)
                continue
            if word in TENS and (current is None or (current >= 100 and current % 100 == 0)):
                current, last_small = (current or 0.0) + TENS[word], TENS[word]
            elif word in SMALL and (
                current is None or (last_small >= 20 and SMALL[word] < 10) or (current >= 100 and current % 100 == 0)
            ):
                current, last_small = (current or 0.0) + SMALL[word], SMALL[word]
            elif word in HUNDRED and (current is None or current < 100):
                current, last_small = (current if current is not None else 1.0) * 100, 0.0
            elif word in DOZEN:
                current, scale = (current if current is not None else 1.0) * 12, 12.0
            elif word in CJK:
                current = (current if current is not None else 1.0) * CJK[word]
            elif word in MAGNITUDES and not (word in PLURALS and count == 0):
                if word in PLURALS and current is None:
                    break
                factor = MAGNITUDES[word]
                if current is None and total:
                    total *= factor
                else:
                    total += (current if current is not None else 1.0) * factor
                scale, current, last_small = max(scale, factor), None, 0.0
                if self.lower(j + 1) == "." and word in ("тыс", "млн", "млрд") and self.joined(j + 1):
                    j += 1
            else:
                break
            count += 1
            j += 1
        if not count:
            return None
        while self.lower(j - 1) in ("-", "and") and j > i + 1:
            j -= 1
        value = float(f"{total + (current or 0.0):.12g}")
        odds = self.odds(j, value)
        if odds:
            return Numeral(i, odds, value, fraction=True, words=True)
        part = self.denominator(j)
        if part and value < 20 and scale == 1.0:
            whole = self.whole(part[0])
            if whole:
                return Numeral(i, whole[0], value * part[1] * whole[1], scale=whole[1], words=True)
            return Numeral(i, part[0], value * part[1], fraction=True, words=True)
        share = self.share(i, j, value) if scale == 1.0 and value <= 20 else None
        if share:
            return share
        return Numeral(i, j, value, scale=scale, words=not self.lower(i)[:1].isdecimal())

    def odds(self, j: int, value: float) -> int | None:
        """Ten to one · 10-to-1 · 10:1 · outnumbered 3 to 1: the index after it where it is no score of a match."""
        hyphens = self.lower(j) in ("-", "–") and self.lower(j + 2) in ("-", "–")
        k = j + 3 if hyphens else j + 1
        if self.lower(j + hyphens) != "to" or self.lower(k) not in ("1", "one") or value <= 1:
            return None
        ends = k + 1 >= self.n or not (self.lower(k + 1)[0].isalnum() or self.lower(k + 1) in ("%", "-", "–", "$"))
        told = any(self.lower(x) in ODDS_BEFORE for x in range(max(0, j - 6), j))
        return k + 1 if hyphens or (ends and told) else None

    def whole(self, j: int) -> tuple[int, float] | None:
        """Three quarters *of a million*: the index after the magnitude and its value."""
        if self.lower(j) == "of" and self.lower(j + 1) in ("a", "one") and self.lower(j + 2) in MAGNITUDES:
            return j + 3, MAGNITUDES[self.lower(j + 2)]
        return None

    def share(self, i: int, j: int, part: float) -> Numeral | None:
        """One in five, two out of three: a ratio, where the second number is the larger and no date."""
        k = j + 1 if self.lower(j) == "in" else j + 2 if self.lower(j) == "out" and self.lower(j + 1) == "of" else 0
        if not k or k >= self.n:
            return None
        word = self.lower(k)
        if word == "every":
            k += 1
            word = self.lower(k)
        whole = SMALL.get(word, TENS.get(word, HUNDRED.get(word)))
        if whole is None and word.isdecimal() and len(word) <= 4 and not 1800 <= int(word) <= 2100:
            whole = float(word)
        if word == "a" and self.lower(k + 1) in {**HUNDRED, **MAGNITUDES}:
            whole, k = {**HUNDRED, **MAGNITUDES}[self.lower(k + 1)], k + 1
        after = self.lower(k + 1)
        if (
            whole is None
            or part >= whole
            or after in ("months", "years", "days", "weeks", "hours", "minutes", "decades")
        ):
            return None
        return Numeral(i, k + 1, part / whole, fraction=True, words=True)

    def continues(self, j: int) -> bool:
        """Whether token j goes on with a number across a hyphen: "twenty-five", "5-million"."""
        word = self.lower(j)
        named = word in SMALL or word in TENS or word in HUNDRED or word in MAGNITUDES
        return named or word in ("point", "and") or (word.isdecimal() and self.lower(j - 2) in MAGNITUDES)

    def after_and(self, j: int, current: float | None) -> bool:
        """Whether "and" goes on with the number: "one hundred and five", "one and a half"."""
        if self.lower(j) in ("a", "one") and self.lower(j + 1) == "half" and current is not None:
            return True
        before = self.lower(j - 2)
        return (before in HUNDRED or before in ("thousand",)) and (self.lower(j) in SMALL or self.lower(j) in TENS)

    def digit_token(self, j: int) -> tuple[float | None, int]:
        """The value of digits at token j with their groups, signs and suffix, and the index after them."""
        word = self.tokens[j]
        value = digits(word, dot_groups=self.dot_groups)
        after = j + 1
        if self.lower(j - 1) == "." and self.joined(j) and not self.joined(j - 1) and word.isdecimal():
            # ".001": the point has no digit before it
            value = float(f"0.{word}")
        if value and self.lower(after) in ("/", "⁄") and self.joined(after) and self.joined(after + 1):
            below = self.tokens[after + 1] if after + 1 < self.n else ""
            if below.isdecimal() and int(below):
                return value / int(below), after + 2
        if word.isdecimal() and len(word) <= 3 and not word.startswith("0"):
            grouped = word
            while self.spaced_group(after):
                grouped += self.tokens[after][:3]
                after += 1
            if after > j + 1:
                value = float(grouped)
        total = 0.0
        while after < self.n and value is not None and self.lower(after)[:1] in CJK and self.joined(after):
            run = self.lower(after)
            for sign in run:
                if sign not in CJK:
                    break
                value *= CJK[sign]
            if run[-1] not in CJK:
                # the counted noun is written on: "4만발"; the numeral ends inside this token
                return total + value, after
            after += 1
            if after < self.n and self.tokens[after].isdecimal() and self.joined(after):
                total, value, after = total + value, float(self.tokens[after]), after + 1
        if value is not None:
            value += total
        if value is not None and after < self.n and self.joined(after):
            value, after = self.suffix(value, after)
        return value, after

    def spaced_group(self, j: int) -> bool:
        """Whether token j is a thousands group set off by one space: "10 000"."""
        if j >= self.n or len(self.tokens[j]) != 3 or not self.tokens[j].isdecimal():
            return False
        return self.tokens.start[j] - self.tokens.end[j - 1] == 1

    def suffix(self, value: float, j: int) -> tuple[float, int]:
        """35m, 1.2bn, 13K. A lower-case "m" before no noun is left to be metres."""
        word = self.lower(j)
        factor = SUFFIXES.get(word, 0.0)
        if not factor:
            return value, j
        if word == "m" and self.tokens[j] == "m":
            before = self.tokens[j - 2] if j > 1 else ""
            currency = before in ("$", "£", "€", "¥") or (len(before) == 3 and before.isupper())
            noun = self.lower(j + 1)
            metres = not noun.isalpha() or noun in METRES_BEFORE
            if metres and not currency:
                return value, j
        if word == "b" and self.tokens[j] == "b":
            return value, j
        return value * factor, j + 1

    def decimals(self, j: int, current: float) -> tuple[float, int]:
        """The places after "point" in words: "two point five"; the value so far and the index after them."""
        place = 0.1
        j += 1
        while True:
            if self.lower(j) == "-" and self.lower(j + 1) in SMALL:
                j += 1
            word = self.lower(j)
            if word in SMALL and SMALL[word] < 10:
                current += SMALL[word] * place
                place /= 10
                j += 1
            else:
                return round(current, 9), j

    def denominator(self, j: int) -> tuple[int, float] | None:
        """one-tenth · two thirds · three quarters; the index after it and its value."""
        k = j + 1 if self.lower(j) == "-" and self.joined(j) else j
        word = self.lower(k)
        if word in PARTS and word != "half":
            hyphen = k > j
            if hyphen or self.lower(k + 1) == "of" or word in ("thirds", "quarters", "fifths", "tenths", "eighths"):
                return k + 1, PARTS[word]
        return None
