"""What a numeral counts: percent, money, physical units, durations, the packs' nouns, or the bare noun's lemma."""

from __future__ import annotations

from typing import NamedTuple

from firsthand.extract.numerals import DOZEN, HUNDRED, SMALL, TENS
from firsthand.extract.phrases import Phrases
from firsthand.extract.tokens import Tokens, phrase
from firsthand.packs import Packs, Unit, mapping, wordlist, wordlists

STOPS = wordlist("units.stops")
"""Words that end the noun phrase of a figure."""
LIGHT = wordlist("units.light")
"""Nouns that stand for the noun after "of" when a pack knows that one: "ten instances of weapon consignments"."""
NOT_OF = wordlists("units.not_of")
"""Nouns of a pack -> words after "of" with which they count something else."""
IRREGULAR = mapping("units.irregular")
"""Irregular plurals and their singulars."""
NOT_PLURAL = wordlist("units.not_plural")
"""Words in "s" that are no plurals."""
VERBLIKE = wordlist("units.verblike")
"""Participles that end a noun phrase unless they begin it."""
BEFORE_STATE = wordlist("units.before_state")
"""Words between a figure and the state of those it counts."""
DETERMINERS = wordlist("units.determiners")
"""Words between "of" and the counted noun."""
MILLIMETRES = frozenset(["mm", "millimetre", "millimeter", "millimetres", "millimeters", "мм"])


class Counted(NamedTuple):
    """What is counted: `unit`, the noun phrase `item`, and the index after its last token.

    `known` tells how: pack, percent, money, measure, duration, or None for a bare noun.
    """

    unit: str | None
    item: str | None
    last: int
    known: str | None
    head: int | None = None


def lemma(noun: str) -> str:
    """The singular of an English noun, by rule."""
    word = noun.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("men") and len(word) > 4 and word not in ("specimen", "regimen", "abdomen"):
        return word[:-3] + "man"
    if word in NOT_PLURAL or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "zes", "sses", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def is_plural(noun: str) -> bool:
    """Whether an English noun looks plural."""
    word = noun.lower()
    return (
        word in IRREGULAR
        or (word.endswith("men") and len(word) > 4 and word not in ("specimen", "regimen"))
        or (word.endswith("s") and len(word) > 2 and word not in NOT_PLURAL and not word.endswith(("ss", "us", "is")))
    )


BE = frozenset(["was", "were", "is", "are", "have", "had", "has", "remain", "in", "on", "at", "from", "by"])
"""Words after a lone noun that show it is one: "the 19 crew were picked up"."""
FURTHER = frozenset(["such", "more", "other", "additional", "further", "extra"])
"""Words between a number and its noun that only say which of them: "around 50 such missiles"."""
PARTS_OF_MONEY = frozenset(["cent", "penny", "sen"])
PLACES = frozenset(["figure", "digit"])
"""Nouns after a hyphen that count the places of a number: "five-figure sums"."""
NOT_RATES = frozenset(["earlier", "ago", "later", "before"])
"""Words after a rate's noun that make it none: "$7 billion a year earlier"."""
COUNTING = frozenset([*SMALL, *TENS, *HUNDRED, *DOZEN, "several"])
"""Number words, before which a new count begins."""


def _compounded(tokens: Tokens, j: int, begin: int) -> bool:
    """Whether token `j` is the second part of a compound before the noun: "Kestrian-*made* drones"."""
    return j > begin + 1 and tokens[j - 1] in ("-", "–") and tokens.end[j - 2] == tokens.start[j] - 1


def _possessive(tokens: Tokens, j: int) -> bool:
    """Whether an apostrophe is set on a plural and a noun comes after it."""
    touching = tokens.end[j - 1] == tokens.start[j] and tokens.lower[j - 1].endswith("s")
    return touching and j + 1 < len(tokens) and tokens.start[j + 1] > tokens.end[j] and tokens[j + 1].islower()


class Units:
    """The units of the packs, ready to be looked up."""

    def __init__(self, packs: Packs) -> None:
        self.nouns: Phrases[Unit] = Phrases(packs.nouns.items())
        tables = packs.measures
        self.percent: Phrases[str] = Phrases((w, "percent") for w in tables["percent"]["words"])
        self.money: Phrases[str] = Phrases((w, name) for name, forms in tables["currency"].items() for w in forms)
        self.codes = {
            **{w: code for code, forms in tables["sign"].items() for w in forms},
            **{c: c for c in tables["code"]},
        }
        """Signs in letters and ISO codes, with their case -> ISO codes."""
        self.dollars = {letters: code for code, forms in tables["dollar"].items() for letters in forms}
        """Letters at a dollar sign, in lower case -> ISO codes."""
        self.duration: Phrases[str] = Phrases((w, name) for name, forms in tables["duration"].items() for w in forms)
        self.rate: Phrases[str] = Phrases((w, name) for name, forms in tables["rate"].items() for w in forms)
        self.measure: Phrases[tuple[str, str]] = Phrases(
            (w, (name, w)) for name, forms in tables["measure"].items() for w in forms if len(w) > 2 or not w.isalpha()
        )
        self.symbols = {w: name for name, forms in tables["measure"].items() for w in forms if " " not in w}
        self.fixed = frozenset(
            word for table in (self.percent, self.money, self.duration, self.measure) for word in table.first
        ) | frozenset(code.lower() for code in self.codes)
        """First words of units that are the same in every domain."""
        self.states = {word: unit.name for unit in packs.units for word in unit.participles}
        self.fates: Phrases[str] = Phrases((w, unit.name) for unit in packs.units for w in unit.participles if " " in w)
        """States of several words ("lose their jobs"), which are the verb's and no part of the figure's words."""
        self.foreign = {noun: unit for noun, unit in packs.nouns.items() if ord(noun[0]) > 0x2E80}
        self.context = {unit.name: unit.context for unit in packs.units if unit.context}
        """Units whose nouns mean them only in a report with one of these words."""
        self.supply = {(unit.durations, noun): unit.name for unit in packs.units if unit.durations for noun in unit.of}

    def currency_before(self, tokens: Tokens, i: int) -> tuple[int, str] | None:
        """The currency sign or code just before token `i`: its first index and the ISO code."""
        if i < 1:
            return None
        sign = tokens[i - 1]
        if sign in self.codes:
            return i - 1, self.codes[sign]
        if not (tokens.end[i - 1] == tokens.start[i] or sign.isupper()):
            return None
        if i > 1 and tokens[i - 2] == "$" and sign.isupper() and tokens.lower[i - 1] in self.dollars:
            # "$US55,931"
            return i - 2, self.dollars[tokens.lower[i - 1]]
        if sign in ("-", "−") and i > 1 and tokens.end[i - 2] == tokens.start[i - 1]:
            signed = self.money.before(tokens, i - 1)
            return signed if signed and not tokens[i - 2].isalpha() else None
        found = self.money.before(tokens, i)
        if found is None or (found[1] in PARTS_OF_MONEY or tokens[found[0]].islower()):
            if sign == "=" and i > 1 and tokens[i - 2] == "Y":
                return i - 2, "JPY"
            return None
        first, code = found
        if sign == "$" and first:
            letters = tokens[first - 1]
            joined = tokens.end[first - 1] == tokens.start[first] or letters in ("US", "HK", "NZ", "CA", "AU", "S")
            if joined and tokens.lower[first - 1] in self.dollars:
                return first - 1, self.dollars[tokens.lower[first - 1]]
        return first, code

    def begins(self, tokens: Tokens, i: int) -> bool:
        """Whether a unit of measure, money, percent, a duration or a plural noun of a pack begins at token `i`."""
        if i >= len(tokens):
            return False
        noun = self.nouns.at(tokens, i)
        if noun and is_plural(tokens.lower[noun[0] - 1]):
            return True
        tables = (self.percent, self.money, self.duration, self.measure)
        return tokens[i] in self.symbols or any(table.at(tokens, i) for table in tables)

    def rate_at(self, tokens: Tokens, i: int, *, money: bool) -> tuple[int, str] | None:
        """A rate that begins at token `i`: "per month", "daily", for money also "a barrel", "per square foot"."""
        found = self.rate.at(tokens, i)
        if found:
            return None if found[0] < len(tokens) and tokens.lower[found[0]] in NOT_RATES else found
        if i + 1 >= len(tokens) or tokens.lower[i] not in ("per", "a", "an", "/"):
            return None
        if tokens.lower[i] != "per" and not money:
            return None
        measured = self.measure.at(tokens, i + 1)
        if measured:
            return measured[0], measured[1][0]
        symbol = self.symbols.get(tokens[i + 1])
        if symbol and tokens.lower[i] != "a":
            return i + 2, symbol
        noun = tokens[i + 1]
        if noun.isalpha() and (
            tokens.lower[i] == "per" or tokens.lower[i + 1] in ("share", "head", "unit", "person", "night", "piece")
        ):
            return i + 2, lemma(noun)
        return None

    def after(self, tokens: Tokens, i: int, *, plural: bool) -> Counted:
        """What stands after a numeral that ends before token `i`; `plural` when the number is not one."""
        if i >= len(tokens):
            return Counted(None, None, i, None)
        if tokens[i][0].isdecimal() and not self._measure_inside(tokens, i):
            return Counted(None, None, i, None)
        hyphen = tokens[i] in ("-", "–") and i + 1 < len(tokens) and tokens.end[i] == tokens.start[i + 1]
        k = i + 1 if hyphen else i
        measure = self._fixed(tokens, k, hyphen=hyphen) if tokens.lower[k] in self.fixed else None
        if measure:
            return measure
        if hyphen and tokens[k].isalpha() and k + 1 < len(tokens) and tokens[k] not in self.symbols:
            # "a five-storey building": what is counted stands right after the hyphen
            found = self.nouns.at(tokens, k)
            if found:
                return Counted(found[1].name, tokens[k], found[0], "pack", k)
            if tokens.lower[k].endswith("ed") or tokens.lower[k] in PLACES:
                return Counted(None, None, k + 1, "manner")
            return Counted(lemma(tokens[k]), tokens[k], k + 1, None, k)
        noun = self._noun(tokens, k, plural=plural and not hyphen)
        if noun.known:
            return noun
        elliptic = self._state(tokens, k)
        if elliptic:
            return elliptic
        if tokens.lower[k] in ("of", "de"):
            of_money = self.money.at(tokens, k + 1)
            if of_money:
                return Counted(of_money[1], None, of_money[0], "money")
        symbol = self.symbols.get(tokens[k])
        if symbol and (len(tokens[k]) > 2 or tokens.start[k] == tokens.end[k - 1] or not tokens.capital[k]):
            measured = self.measure.at(tokens, k)
            if measured and measured[0] > k + 1:
                return Counted(measured[1][0], None, measured[0], "measure")
            if tokens[k] not in ("A", "a", "in", "bar") or tokens.start[k] == tokens.end[k - 1]:
                return Counted(symbol, None, k + 1, "measure")
        measured = self.measure.at(tokens, k)
        if measured:
            return Counted(measured[1][0], None, measured[0], "measure")
        if noun.head is not None and noun.head > k:
            # "3,000 Kazakh tenge"
            money = self.money.at(tokens, noun.head)
            if money and money[0] == noun.last and money[1] not in PARTS_OF_MONEY:
                return Counted(money[1], None, noun.last, "money")
        return noun

    def _fixed(self, tokens: Tokens, k: int, *, hyphen: bool) -> Counted | None:
        """Percent, money, a duration or a physical unit in words, at token `k`."""
        percent = self.percent.at(tokens, k)
        if percent:
            return Counted("percent", None, percent[0], "percent")
        if tokens[k] in self.codes and tokens[k].isupper():
            return Counted(self.codes[tokens[k]], None, k + 1, "money")
        money = self.money.at(tokens, k)
        if money and tokens.lower[k] not in ("rs", "won"):
            return Counted(money[1], None, money[0], "money")
        duration = self.duration.at(tokens, k)
        if duration:
            return self._duration(tokens, k, duration, hyphen=hyphen)
        measured = self.measure.at(tokens, k)
        if measured and not self.nouns.at(tokens, k) and len(tokens[k]) > 2:
            return Counted(measured[1][0], None, measured[0], "measure")
        return None

    def _state(self, tokens: Tokens, k: int) -> Counted | None:
        """12 are missing · 40 others injured · 7 feared dead: a state without its noun."""
        j = k
        while j < len(tokens) and j - k < 4 and tokens.lower[j] in BEFORE_STATE:
            j += 1
        told = self.fates.at(tokens, j)
        if told:
            return Counted(told[1], None, k, "pack", j)
        if j < len(tokens) and tokens.lower[j] in self.states:
            # the state is the verb's, not the figure's words: the quote ends with the figure unless they touch
            return Counted(self.states[tokens.lower[j]], tokens[j], j + 1, "pack", j)
        return None

    def _duration(self, tokens: Tokens, k: int, found: tuple[int, str], *, hyphen: bool) -> Counted:
        last, unit = found
        if hyphen or (last < len(tokens) and tokens[last] in ("-", "–") and tokens.start[last] == tokens.end[last - 1]):
            if last + 1 < len(tokens) and tokens[last] in ("-", "–") and tokens.lower[last + 1] == "old":
                return Counted("years of age", None, last + 2, "age")
            if last < len(tokens) and tokens.lower[last] == "old":
                return Counted("years of age", None, last + 1, "age")
        elif last < len(tokens) and tokens.lower[last] == "old":
            return Counted("years of age", None, last + 1, "age")
        j = last
        while j < len(tokens) and tokens.lower[j] in ("of", "'", "worth", "s", "intense", "heavy", "sustained"):
            j += 1
        # "two months of fire"; other languages need no word between
        linked = j > last or (j < len(tokens) and not tokens[j].isascii())
        if j < len(tokens) and (unit, tokens.lower[j]) in self.supply and linked:
            return Counted(self.supply[unit, tokens.lower[j]], tokens[j], j + 1, "pack", j)
        return Counted(f"{unit}s", None, last, "duration")

    def _noun(self, tokens: Tokens, i: int, *, plural: bool) -> Counted:
        """The counted noun: the last pack noun of the noun phrase, else its head by form."""
        j = i
        if j < len(tokens) and tokens.lower[j] in ("of", "in"):
            # "dozens of missiles", "millions in artillery"; "one of the ships" counts too
            step = j + 1
            while step < len(tokens) and tokens.lower[step] in DETERMINERS:
                step += 1
            if tokens.lower[j] == "in" and not self.nouns.at(tokens, step):
                return Counted(None, None, i, None)
            j = step
        while j < len(tokens) - 1 and tokens.lower[j] in FURTHER:
            j += 1
        begin = j
        if j < len(tokens) and tokens.lower[j] in ("them", "us", "those", "these", "which", "whom"):
            return Counted(None, None, i, None)
        known: tuple[int, int, Unit] | None = None
        head = -1
        while j < len(tokens) and j - begin < 7:
            token, word = tokens[j], tokens.lower[j]
            if not token[0].isalpha():
                if token in ("'", "’") and j > begin and _possessive(tokens, j):
                    # "customers' records": what is counted comes after its owner
                    known, head = None, -1
                    j += 1
                    continue
                bridge = (
                    token in ("-", "–", "'", "’", "“", '"', "‘")
                    and j + 1 < len(tokens)
                    and tokens.end[j] == tokens.start[j + 1]
                )
                model = token[0].isdecimal() and j > begin and tokens[j - 1] in ("-", "–")
                calibre = (token[0].isdecimal() and not plural) or model
                if not (bridge or calibre or self._measure_inside(tokens, j)):
                    break
            found = self.nouns.at(tokens, j)
            if found and known and word in self.states and found[1].name != known[2].name:
                # "40,000 tonnes missing": what they are in, not what they are
                break
            if found:
                known = (j, found[0], found[1])
                head = found[0] - 1
                j = found[0]
                continue
            if (
                (word in STOPS and not _compounded(tokens, j, begin))
                or (word == "of" and (known or head >= 0))
                or word in COUNTING
                or (j > begin and word in VERBLIKE and not _compounded(tokens, j, begin))
                or (j > begin and word.endswith("ly"))
            ):
                break
            if head >= 0 and is_plural(tokens.lower[head]) and (known or not is_plural(word)):
                # "data of 12 million residents surfaces": a plural noun of a pack is no part of a longer one
                break
            if token[0].isalpha() and len(token) > 1:
                if plural and not is_plural(word):
                    j += 1
                    continue
                head = j
                if known and is_plural(word):
                    known = None
            j += 1
        if known:
            return self._known(tokens, begin, known)
        foreign = self._foreign(tokens, begin)
        if foreign:
            return foreign
        if (
            head >= 0
            and head + 1 < len(tokens)
            and tokens.lower[head + 1] == "of"
            and lemma(tokens.lower[head]) in LIGHT
        ):
            inner = self._noun(tokens, head + 2, plural=False)
            if inner.known == "pack":
                item = phrase(tokens, begin, inner.last)
                return Counted(inner.unit, item, inner.last, "pack", inner.head)
        if head < 0:
            if not plural and begin < j:
                head = j - 1
            elif plural and begin < j and j + 1 < len(tokens) and tokens.lower[j] == "and":
                # "current and former employees": the noun comes after the second adjective
                later = next((k for k in range(j + 1, min(j + 5, len(tokens))) if is_plural(tokens.lower[k])), None)
                if later is None or any(tokens.lower[k] in STOPS for k in range(j + 1, later)):
                    return Counted(None, None, i, None)
                found = self.nouns.at(tokens, later)
                item = phrase(tokens, begin, later + 1)
                if found:
                    return Counted(found[1].name, item, later + 1, "pack", later)
                return Counted(lemma(tokens[later]), item, later + 1, None, later)
            elif plural and begin < j and tokens[begin][:1].isalpha():
                head = begin
                ends = j >= len(tokens) or not tokens[j][0].isalpha() or tokens.lower[j] in BE
                alone = j == begin + 1 and tokens[begin].islower() and not ends
                if tokens.lower[begin].endswith(("ed", "ing")) or tokens.lower[begin] in VERBLIKE or alone:
                    return Counted(None, None, i, None)
            else:
                return Counted(None, None, i, None)
        while head > begin and not tokens[head][:1].isalpha():
            head -= 1
        item = phrase(tokens, begin, head + 1)
        return Counted(lemma(tokens[head]), item, head + 1, None, head)

    def _foreign(self, tokens: Tokens, begin: int) -> Counted | None:
        """A noun of a script without spaces: after a counter ("発の砲弾"), or in Korean before the figure."""
        for j in (begin, begin + 1, begin - 2, begin - 3, begin - 4):
            if 0 <= j < len(tokens) and ord(tokens[j][0]) > 0x2E80:
                for noun, unit in self.foreign.items():
                    if noun in tokens.lower[j]:
                        last = max(j + 1, begin)
                        return Counted(unit.name, noun, last, "pack", j)
        return None

    def _measure_inside(self, tokens: Tokens, j: int) -> bool:
        """A calibre inside the phrase: "3 million 152-millimetre shells"."""
        if not tokens[j][:1].isdecimal():
            return False
        k = j + 2 if j + 1 < len(tokens) and tokens[j + 1] in ("-", "–") else j + 1
        return k < len(tokens) and tokens.lower[k] in MILLIMETRES

    def _known(self, tokens: Tokens, begin: int, known: tuple[int, int, Unit]) -> Counted:
        _, last, unit = known
        noun = lemma(tokens.lower[last - 1])
        if (
            noun in NOT_OF
            and last + 1 < len(tokens)
            and tokens.lower[last] == "of"
            and tokens.lower[last + 1] in NOT_OF[noun]
        ):
            return Counted(noun, phrase(tokens, begin, last + 2), last + 2, None, last - 1)
        if last < len(tokens) and tokens.lower[last] == "of" and lemma(tokens.lower[last - 1]) in LIGHT:
            inner = self._noun(tokens, last + 1, plural=False)
            if inner.known == "pack":
                return Counted(inner.unit, phrase(tokens, begin, inner.last), inner.last, "pack", inner.head)
        end = last
        # "rounds of ammunition", "artillery shells and rockets": one count over a phrase of one unit
        while end + 1 < len(tokens) and tokens.lower[end] in ("of", "and", "or"):
            step = end + 1
            while (
                step < len(tokens)
                and step - end < 4
                and not self.nouns.at(tokens, step)
                and tokens[step][:1].isalpha()
                and tokens.lower[step] not in STOPS
            ):
                step += 1
            more = self.nouns.at(tokens, step)
            if not COUNTING.isdisjoint(tokens.lower[end + 1 : step + 1]):
                # "52 pupils and three teachers" are two figures
                break
            if not more or (
                tokens.lower[end] != "of"
                and more[1].name != unit.name
                and not (unit.name == "weapons" and more[1].name == "launchers")
            ):
                break
            end = more[0]
            while (longer := self.nouns.at(tokens, end)) is not None:
                end = longer[0]
        return Counted(unit.name, phrase(tokens, begin, end), end, "pack", last - 1)
