"""What a numeral counts: percent, money, physical units, durations, the packs' nouns, or the bare noun's lemma."""

from __future__ import annotations

from typing import NamedTuple

from firsthand.extract.numerals import DOZEN, HUNDRED, SMALL, TENS
from firsthand.extract.phrases import Phrases
from firsthand.extract.sentences import Tokens, phrase
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
    return j > begin + 1 and tokens[j - 1].word in ("-", "–") and tokens[j - 2].end == tokens[j].start - 1


def _possessive(tokens: Tokens, j: int) -> bool:
    """Whether an apostrophe is set on a plural and a noun comes after it."""
    touching = tokens[j - 1].end == tokens[j].start and tokens[j - 1].lower.endswith("s")
    return touching and j + 1 < len(tokens) and tokens[j + 1].start > tokens[j].end and tokens[j + 1].word.islower()


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
        if sign.word in self.codes:
            return i - 1, self.codes[sign.word]
        if not (sign.end == tokens[i].start or sign.word.isupper()):
            return None
        if i > 1 and tokens[i - 2].word == "$" and sign.word.isupper() and sign.lower in self.dollars:
            # "$US55,931"
            return i - 2, self.dollars[sign.lower]
        if sign.word in ("-", "−") and i > 1 and tokens[i - 2].end == sign.start:
            signed = self.money.before(tokens, i - 1)
            return signed if signed and not tokens[i - 2].word.isalpha() else None
        found = self.money.before(tokens, i)
        if found is None or (found[1] in PARTS_OF_MONEY or tokens[found[0]].word.islower()):
            if sign.word == "=" and i > 1 and tokens[i - 2].word == "Y":
                return i - 2, "JPY"
            return None
        first, code = found
        if sign.word == "$" and first:
            letters = tokens[first - 1]
            joined = letters.end == tokens[first].start or letters.word in ("US", "HK", "NZ", "CA", "AU", "S")
            if joined and letters.lower in self.dollars:
                return first - 1, self.dollars[letters.lower]
        return first, code

    def begins(self, tokens: Tokens, i: int) -> bool:
        """Whether a unit of measure, money, percent, a duration or a plural noun of a pack begins at token `i`."""
        if i >= len(tokens):
            return False
        noun = self.nouns.at(tokens, i)
        if noun and is_plural(tokens[noun[0] - 1].lower):
            return True
        tables = (self.percent, self.money, self.duration, self.measure)
        return tokens[i].word in self.symbols or any(table.at(tokens, i) for table in tables)

    def rate_at(self, tokens: Tokens, i: int, *, money: bool) -> tuple[int, str] | None:
        """A rate that begins at token `i`: "per month", "daily", for money also "a barrel", "per square foot"."""
        found = self.rate.at(tokens, i)
        if found:
            return None if found[0] < len(tokens) and tokens[found[0]].lower in NOT_RATES else found
        if i + 1 >= len(tokens) or tokens[i].lower not in ("per", "a", "an", "/"):
            return None
        if tokens[i].lower != "per" and not money:
            return None
        measured = self.measure.at(tokens, i + 1)
        if measured:
            return measured[0], measured[1][0]
        symbol = self.symbols.get(tokens[i + 1].word)
        if symbol and tokens[i].lower != "a":
            return i + 2, symbol
        noun = tokens[i + 1]
        if noun.word.isalpha() and (
            tokens[i].lower == "per" or noun.lower in ("share", "head", "unit", "person", "night", "piece")
        ):
            return i + 2, lemma(noun.word)
        return None

    def after(self, tokens: Tokens, i: int, *, plural: bool) -> Counted:
        """What stands after a numeral that ends before token `i`; `plural` when the number is not one."""
        if i >= len(tokens):
            return Counted(None, None, i, None)
        if tokens[i].word[0].isdecimal() and not self._measure_inside(tokens, i):
            return Counted(None, None, i, None)
        hyphen = tokens[i].word in ("-", "–") and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
        k = i + 1 if hyphen else i
        measure = self._fixed(tokens, k, hyphen=hyphen) if tokens[k].lower in self.fixed else None
        if measure:
            return measure
        if hyphen and tokens[k].word.isalpha() and k + 1 < len(tokens) and tokens[k].word not in self.symbols:
            # "a five-storey building": what is counted stands right after the hyphen
            found = self.nouns.at(tokens, k)
            if found:
                return Counted(found[1].name, tokens[k].word, found[0], "pack", k)
            if tokens[k].lower.endswith("ed") or tokens[k].lower in PLACES:
                return Counted(None, None, k + 1, "manner")
            return Counted(lemma(tokens[k].word), tokens[k].word, k + 1, None, k)
        noun = self._noun(tokens, k, plural=plural and not hyphen)
        if noun.known:
            return noun
        elliptic = self._state(tokens, k)
        if elliptic:
            return elliptic
        if tokens[k].lower in ("of", "de"):
            of_money = self.money.at(tokens, k + 1)
            if of_money:
                return Counted(of_money[1], None, of_money[0], "money")
        symbol = self.symbols.get(tokens[k].word)
        if symbol and (len(tokens[k].word) > 2 or tokens[k].start == tokens[k - 1].end or not tokens[k].capital):
            measured = self.measure.at(tokens, k)
            if measured and measured[0] > k + 1:
                return Counted(measured[1][0], None, measured[0], "measure")
            if tokens[k].word not in ("A", "a", "in", "bar") or tokens[k].start == tokens[k - 1].end:
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
        if tokens[k].word in self.codes and tokens[k].word.isupper():
            return Counted(self.codes[tokens[k].word], None, k + 1, "money")
        money = self.money.at(tokens, k)
        if money and tokens[k].lower not in ("rs", "won"):
            return Counted(money[1], None, money[0], "money")
        duration = self.duration.at(tokens, k)
        if duration:
            return self._duration(tokens, k, duration, hyphen=hyphen)
        measured = self.measure.at(tokens, k)
        if measured and not self.nouns.at(tokens, k) and len(tokens[k].word) > 2:
            return Counted(measured[1][0], None, measured[0], "measure")
        return None

    def _state(self, tokens: Tokens, k: int) -> Counted | None:
        """12 are missing · 40 others injured · 7 feared dead: a state without its noun."""
        j = k
        while j < len(tokens) and j - k < 4 and tokens[j].lower in BEFORE_STATE:
            j += 1
        told = self.fates.at(tokens, j)
        if told:
            return Counted(told[1], None, k, "pack", j)
        if j < len(tokens) and tokens[j].lower in self.states:
            # the state is the verb's, not the figure's words: the quote ends with the figure unless they touch
            return Counted(self.states[tokens[j].lower], tokens[j].word, j + 1, "pack", j)
        return None

    def _duration(self, tokens: Tokens, k: int, found: tuple[int, str], *, hyphen: bool) -> Counted:
        last, unit = found
        if hyphen or (
            last < len(tokens) and tokens[last].word in ("-", "–") and tokens[last].start == tokens[last - 1].end
        ):
            if last + 1 < len(tokens) and tokens[last].word in ("-", "–") and tokens[last + 1].lower == "old":
                return Counted("years of age", None, last + 2, "age")
            if last < len(tokens) and tokens[last].lower == "old":
                return Counted("years of age", None, last + 1, "age")
        elif last < len(tokens) and tokens[last].lower == "old":
            return Counted("years of age", None, last + 1, "age")
        j = last
        while j < len(tokens) and tokens[j].lower in ("of", "'", "worth", "s", "intense", "heavy", "sustained"):
            j += 1
        # "two months of fire"; other languages need no word between
        linked = j > last or (j < len(tokens) and not tokens[j].word.isascii())
        if j < len(tokens) and (unit, tokens[j].lower) in self.supply and linked:
            return Counted(self.supply[unit, tokens[j].lower], tokens[j].word, j + 1, "pack", j)
        return Counted(f"{unit}s", None, last, "duration")

    def _noun(self, tokens: Tokens, i: int, *, plural: bool) -> Counted:
        """The counted noun: the last pack noun of the noun phrase, else its head by form."""
        j = i
        if j < len(tokens) and tokens[j].lower in ("of", "in"):
            # "dozens of missiles", "millions in artillery"; "one of the ships" counts too
            step = j + 1
            while step < len(tokens) and tokens[step].lower in DETERMINERS:
                step += 1
            if tokens[j].lower == "in" and not self.nouns.at(tokens, step):
                return Counted(None, None, i, None)
            j = step
        while j < len(tokens) - 1 and tokens[j].lower in FURTHER:
            j += 1
        begin = j
        if j < len(tokens) and tokens[j].lower in ("them", "us", "those", "these", "which", "whom"):
            return Counted(None, None, i, None)
        known: tuple[int, int, Unit] | None = None
        head = -1
        while j < len(tokens) and j - begin < 7:
            token = tokens[j]
            bridge = (
                token.word in ("-", "–", "'", "’", "“", '"', "‘")
                and j + 1 < len(tokens)
                and token.end == tokens[j + 1].start
            )
            model = token.word[:1].isdecimal() and j > begin and tokens[j - 1].word in ("-", "–")
            calibre = (token.word[:1].isdecimal() and not plural) or model
            if token.word in ("'", "’") and _possessive(tokens, j) and j > begin:
                # "customers' records": what is counted comes after its owner
                known, head = None, -1
                j += 1
                continue
            if not (token.word[:1].isalpha() or bridge or calibre or self._measure_inside(tokens, j)):
                break
            found = self.nouns.at(tokens, j)
            if found:
                known = (j, found[0], found[1])
                head = found[0] - 1
                j = found[0]
                continue
            if (
                (token.lower in STOPS and not _compounded(tokens, j, begin))
                or (token.lower == "of" and (known or head >= 0))
                or (token.lower in COUNTING and j >= begin)
                or (token.lower in VERBLIKE and j > begin and not _compounded(tokens, j, begin))
                or (token.lower.endswith("ly") and j > begin)
            ):
                break
            if head >= 0 and is_plural(tokens[head].lower) and not is_plural(token.lower):
                break
            if token.word[:1].isalpha() and len(token.word) > 1:
                if plural and not is_plural(token.lower):
                    j += 1
                    continue
                head = j
                if known and is_plural(token.lower):
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
            and tokens[head + 1].lower == "of"
            and lemma(tokens[head].lower) in LIGHT
        ):
            inner = self._noun(tokens, head + 2, plural=False)
            if inner.known == "pack":
                item = phrase(tokens, begin, inner.last)
                return Counted(inner.unit, item, inner.last, "pack", inner.head)
        if head < 0:
            if not plural and begin < j:
                head = j - 1
            elif plural and begin < j and j + 1 < len(tokens) and tokens[j].lower == "and":
                # "current and former employees": the noun comes after the second adjective
                later = next((k for k in range(j + 1, min(j + 5, len(tokens))) if is_plural(tokens[k].lower)), None)
                if later is None or any(tokens[k].lower in STOPS for k in range(j + 1, later)):
                    return Counted(None, None, i, None)
                found = self.nouns.at(tokens, later)
                item = phrase(tokens, begin, later + 1)
                if found:
                    return Counted(found[1].name, item, later + 1, "pack", later)
                return Counted(lemma(tokens[later].word), item, later + 1, None, later)
            elif plural and begin < j and tokens[begin].word[:1].isalpha():
                head = begin
                ends = j >= len(tokens) or not tokens[j].word[0].isalpha() or tokens[j].lower in BE
                alone = j == begin + 1 and tokens[begin].word.islower() and not ends
                if tokens[begin].lower.endswith(("ed", "ing")) or tokens[begin].lower in VERBLIKE or alone:
                    return Counted(None, None, i, None)
            else:
                return Counted(None, None, i, None)
        while head > begin and not tokens[head].word[:1].isalpha():
            head -= 1
        item = phrase(tokens, begin, head + 1)
        return Counted(lemma(tokens[head].word), item, head + 1, None, head)

    def _foreign(self, tokens: Tokens, begin: int) -> Counted | None:
        """A noun of a script without spaces: after a counter ("発の砲弾"), or in Korean before the figure."""
        for j in (begin, begin + 1, begin - 2, begin - 3, begin - 4):
            if 0 <= j < len(tokens) and ord(tokens[j].word[0]) > 0x2E80:
                for noun, unit in self.foreign.items():
                    if noun in tokens[j].lower:
                        last = max(j + 1, begin)
                        return Counted(unit.name, noun, last, "pack", j)
        return None

    def _measure_inside(self, tokens: Tokens, j: int) -> bool:
        """A calibre inside the phrase: "3 million 152-millimetre shells"."""
        if not tokens[j].word[:1].isdecimal():
            return False
        k = j + 2 if j + 1 < len(tokens) and tokens[j + 1].word in ("-", "–") else j + 1
        return k < len(tokens) and tokens[k].lower in MILLIMETRES

    def _known(self, tokens: Tokens, begin: int, known: tuple[int, int, Unit]) -> Counted:
        _, last, unit = known
        noun = lemma(tokens[last - 1].lower)
        if (
            noun in NOT_OF
            and last + 1 < len(tokens)
            and tokens.lower[last] == "of"
            and tokens.lower[last + 1] in NOT_OF[noun]
        ):
            return Counted(noun, phrase(tokens, begin, last + 2), last + 2, None, last - 1)
        if last < len(tokens) and tokens[last].lower == "of" and lemma(tokens[last - 1].lower) in LIGHT:
            inner = self._noun(tokens, last + 1, plural=False)
            if inner.known == "pack":
                return Counted(inner.unit, phrase(tokens, begin, inner.last), inner.last, "pack", inner.head)
        end = last
        # "rounds of ammunition", "artillery shells and rockets": one count over a phrase of one unit
        while end + 1 < len(tokens) and tokens[end].lower in ("of", "and", "or"):
            step = end + 1
            while (
                step < len(tokens)
                and step - end < 4
                and not self.nouns.at(tokens, step)
                and tokens[step].word[:1].isalpha()
                and tokens[step].lower not in STOPS
            ):
                step += 1
            more = self.nouns.at(tokens, step)
            if any(t.lower in COUNTING for t in tokens[end + 1 : step + 1]):
                # "52 pupils and three teachers" are two figures
                break
            if not more or (
                tokens[end].lower != "of"
                and more[1].name != unit.name
                and not (unit.name == "weapons" and more[1].name == "launchers")
            ):
                break
            end = more[0]
            while (longer := self.nouns.at(tokens, end)) is not None:
                end = longer[0]
        return Counted(unit.name, phrase(tokens, begin, end), end, "pack", last - 1)
