"""Figures in a sentence: numerals with their bound, unit, rate and item, ranges and alternatives."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from firsthand.core.quantity import Bound, Quantity
from firsthand.extract.bounds import Bounds
from firsthand.extract.inherited import inherit
from firsthand.extract.levels import Levels
from firsthand.extract.masks import masked
from firsthand.extract.mentions import Mention
from firsthand.extract.numerals import DOZEN, HUNDRED, MAGNITUDES, PARTS, STARTERS, Numeral, numeral_at
from firsthand.extract.phrases import Phrases
from firsthand.extract.times import TimeMention
from firsthand.extract.tokens import Tokens, WordTest, phrase
from firsthand.extract.units import DETERMINERS, Counted, Units, is_plural, lemma
from firsthand.packs import Packs, numbers, wordlist

RANGE_WORDS = wordlist("quantities.range_words")
"""Links between the two ends of a range."""
DOT_GROUP_LANGUAGES = wordlist("quantities.dot_group_languages")
"""Languages in which a dot groups thousands."""
PRONOUN_AFTER_ONE = wordlist("quantities.after_one")
"""Words after which "one" is a pronoun."""


CHANGES = wordlist("quantities.changes")
"""Verbs of rising and falling, which take two figures where others take a range."""


MULTIPLES = numbers("quantities.multiples")
"""Words that are a multiple themselves: "more than halved" is under a half of what was."""
OPPOSITE = {
    Bound.OVER: Bound.UNDER, Bound.UNDER: Bound.OVER, Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST,
}  # fmt: skip
"""More than halved leaves less than half."""
PERSONS = wordlist("quantities.persons")
"""Nouns for one person, after which "of six" is an age."""
OLDEST = 120.0
"""Years."""
OF_A_WHOLE = frozenset(["of", "more", "fewer"])
"""Words between a share and its whole."""
CLOSING = ("”", '"', "’", "'")
"""Signs that close a quotation."""
QUOTED = 6
"""Tokens between the opening of a quotation and the number that ends it at most."""
BY_AT_MOST = 3.0
"""Where a change "by A to B" has B this many times A, A is the change and B the new level."""


KOREAN_ODD = "여"
"""The Korean "-odd" set on a number; which end it opens is undecided among those who annotate, so it opens none."""
AFTER_ARTICLE = frozenset([*HUNDRED, *DOZEN, *MAGNITUDES, *PARTS, "few", "couple", "single", "handful"])
"""Words after "a" with which it is a number: "a dozen", "a third of"."""


class Quantities:
    """The reader of figures; built once from the packs, used for every sentence."""

    def __init__(self, packs: Packs) -> None:
        self.bounds = Bounds(packs)
        self.units = Units(packs)
        self.levels = Levels(self.units)
        self.withheld: Phrases[bool] = Phrases((phrase, True) for phrase in packs.words("vague", "withheld"))
        self.before_range = frozenset([*RANGE_WORDS, *self.units.percent.first, *self.units.money.first])
        openers = STARTERS | frozenset(self.withheld.first) | frozenset(MULTIPLES) | {"a", "an"}
        self.openers = WordTest(lambda word: word in openers or word[0].isdecimal())

    def strange(self, words: Set[str]) -> frozenset[str]:
        """The units that no noun means in a report of these words (in lower case)."""
        return frozenset(name for name, context in self.units.context.items() if context.isdisjoint(words))

    def starts(self, tokens: Tokens) -> list[int]:
        """The tokens with which a figure may begin; where there are none, nothing else need be read for `find`."""
        return self.openers.spots(tokens.lower)

    def find(
        self,
        tokens: Tokens,
        times: Sequence[TimeMention] = (),
        language: str | None = None,
        strange: Set[str] = frozenset(),
    ) -> list[Mention]:
        """Every figure of a sentence, left to right.

        Args:
            tokens: the sentence.
            times: its time expressions, whose numbers are no figures.
            language: ISO code; in some languages a dot groups thousands.
            strange: units whose nouns mean something else here; such a noun is itself.
        """
        starts = self.starts(tokens)
        if not starts:
            return []
        hidden = masked(tokens, starts, times, lambda k: self.units.begins(tokens, k))
        dots = bool(language) and (language or "")[:2] in DOT_GROUP_LANGUAGES
        out: list[Mention] = []
        floor = 0
        for i in starts:
            if i < floor or i in hidden:
                continue
            word = tokens.lower[i]
            article = word in ("a", "an")
            number = not article or (i + 1 < len(tokens) and tokens.lower[i + 1] in AFTER_ARTICLE)
            found = None
            withheld = self.withheld.at(tokens, i) if word in self.withheld.first else None
            if withheld:
                found = self._withheld(tokens, i, withheld[0])
            elif word in MULTIPLES:
                found = self._multiple(tokens, i)
            elif number and (article or word in STARTERS or word[0].isdecimal()):
                numeral = numeral_at(tokens, i, dot_groups=dots or self._groups_by_dot(tokens, i))
                if numeral and not (hidden and any(k in hidden for k in range(numeral.first, numeral.last))):
                    found = self._mention(tokens, numeral, out[-1].last if out else 0, hidden, dots)
            if found:
                out.append(found)
                floor = max(found.last, found.numeral[1])
        whole = inherit(tokens, out) if len(out) > 1 else out
        return [_without_pack(m) if m.quantity.unit in strange else m for m in whole] if strange else whole

    def _groups_by_dot(self, tokens: Tokens, i: int) -> bool:
        """11.300 before a plural noun of a pack is a thousand, 2.125 million is not."""
        if "." not in tokens[i] or len(tokens[i].split(".")[-1]) != 3 or i + 1 >= len(tokens):
            return False
        found = self.units.nouns.at(tokens, i + 1)
        return found is not None and is_plural(tokens.lower[found[0] - 1])

    def _withheld(self, tokens: Tokens, i: int, j: int) -> Mention | None:
        counted = self.units.after(tokens, j, plural=True)
        if counted.known != "pack":
            return None
        quantity = Quantity(None, None, Bound.VAGUE, None, counted.unit, counted.item)
        return Mention(i, counted.last, (i, j), quantity, "pack", rule="withheld amount")

    def _multiple(self, tokens: Tokens, i: int) -> Mention:
        """Exports more than halved: the share that is left, or the multiple that was reached."""
        value = MULTIPLES[tokens.lower[i]]
        limit = self.bounds.before(tokens, i)
        bound = limit.bound if limit else Bound.EXACT
        if value < 1:
            bound = OPPOSITE.get(bound, bound)
        cue = phrase(tokens, limit.first, i) if limit else None
        quantity = _figure(value, None, cue, bound, ("ratio", None))
        return Mention(limit.first if limit else i, i + 1, (i, i + 1), quantity, "ratio", True, rule="multiple")

    def _mention(
        self, tokens: Tokens, numeral: Numeral, floor: int, hidden: frozenset[int], dots: bool
    ) -> Mention | None:
        first, end = numeral.first, numeral.last
        if numeral.value is not None and first > 0 and all(word[0].isdecimal() for word in tokens[first - 1 : end + 2]):
            # a row of a table: nothing beside the number limits or names it
            return Mention(first, end, (first, end), Quantity(numeral.value, numeral.value, Bound.EXACT), None)
        if not self._counts(tokens, numeral):
            return None
        money = self.units.currency_before(tokens, first)
        if money:
            first = money[0]
        sign = self._minus(tokens, first)
        if sign:
            first -= 1
            if tokens.lower[first - 1] == "minus" and tokens[first] == "-":
                first -= 1
        high = self._range(tokens, numeral, hidden, dots)
        scale = 1.0
        if high:
            end = high.last
            if _shares_scale(numeral, high):
                scale = high.scale
        if end < len(tokens) and tokens[end] == KOREAN_ODD and tokens.end[end - 1] == tokens.start[end]:
            end += 1
        value = None if numeral.value is None else numeral.value * scale * (-1 if sign else 1)
        trailing = self.bounds.after(tokens, end)
        after = trailing[1] if trailing else end
        plural = not (numeral.value == 1 and not high)
        # "half the patients" needs no "of"
        determined = numeral.fraction and after < len(tokens) and tokens.lower[after] in DETERMINERS
        closed = after if determined else _closed(tokens, first, after)
        counted = self.units.after(tokens, closed + determined, plural=plural)
        if closed > after and counted.known != "pack":
            # behind the marks only a noun that is counted is the figure's
            counted = Counted(None, None, after, None)
        if money and counted.known != "percent":
            counted = self._money_item(tokens, after, counted)._replace(unit=money[1], known="money")
        elif counted.known == "money":
            counted = self._money_item(tokens, counted.last, counted)._replace(unit=counted.unit, known="money")
        if trailing is None and counted.last > after:
            late = self.bounds.after(tokens, counted.last)
            if late and tokens.lower[counted.last] not in ("plus", "odd"):
                trailing, counted = late, counted._replace(last=late[1])
        leading = self.bounds.before(tokens, first)
        if leading and leading.first < floor:
            leading = None
        if counted.known is None:
            start = leading.first if leading else first
            named = counted.unit is not None and is_plural(tokens[max(counted.last - 1, 0)])
            if (told := self.levels.told(tokens, start, first)) and not named:
                counted = Counted(told, None, after, "pack")
            elif counted.unit is None and (noun := self.levels.bare(tokens, start, first)):
                counted = Counted(*noun, after, None)
        if counted.known is None and _aged(tokens, first, value):
            counted = Counted("years of age", None, after, "age")
        if counted.known == "manner":
            return None
        if sign and counted.known == "pack" and value is not None:
            # a dash before a count is no minus: nothing is sent or killed less than never
            value = abs(value)
        if counted.unit in ("decades", "centurys", "centuries") and value is not None:
            value, counted = value * (10 if counted.unit == "decades" else 100), counted._replace(unit="years")
        whole = self._whole(tokens, numeral, counted)
        if numeral.fraction:
            counted = counted._replace(unit="ratio", known="ratio")
        unit, last = counted.unit, max(counted.last, after)
        rate = self.units.rate_at(tokens, last, money=counted.known == "money")
        if rate and unit and counted.known != "duration":
            unit, last = f"{unit}/{rate[1]}", rate[0]
        cue = phrase(tokens, leading.first, leading.last) if leading else None
        bound = leading.bound if leading else trailing[0] if trailing else None
        if value is None:
            quantity = _vague(numeral, high, cue, bound if leading else None, (unit, counted.item))
        else:
            quantity = _figure(value, high.value if high else None, cue, bound or Bound.EXACT, (unit, counted.item))
        begin = leading.first if leading else first
        if high and begin and tokens.lower[begin - 1] == "between":
            begin -= 1
        return Mention(begin, last, (numeral.first, end), quantity, counted.known, numeral.fraction, whole=whole)

    def _whole(self, tokens: Tokens, numeral: Numeral, counted: Counted) -> str | None:
        """Half of the shells, 30 percent more containers: the pack's unit of which a share is a part."""
        if numeral.fraction:
            return counted.unit if counted.known == "pack" else None
        if counted.known != "percent" or counted.last >= len(tokens) or tokens.lower[counted.last] not in OF_A_WHOLE:
            return None
        inner = self.units.after(tokens, counted.last, plural=True)
        return inner.unit if inner.known == "pack" else None

    def _counts(self, tokens: Tokens, numeral: Numeral) -> bool:
        """Whether a bare word is a number here: "one" and "a few" are often pronouns."""
        word = tokens.lower[numeral.first]
        after = tokens.lower[numeral.last] if numeral.last < len(tokens) else ""
        before = tokens.lower[numeral.first - 1] if numeral.first else ""
        if numeral.last - numeral.first > 1 or (not numeral.words and word[:1].isdecimal()):
            return True
        if word == "one" and (before == "between" or (after == "of" and self.bounds.before(tokens, numeral.first))):
            return True
        if word == "one":
            return (
                after not in PRONOUN_AFTER_ONE
                and after[:1].isalpha()
                and before not in ("no", "any", "the", "this", "that", "every", "each")
            )
        if word in ("many", "few", "multiple", "numerous", "countless", "couple", "handful"):
            return False
        if numeral.magnitude and word in ("several",):
            return (
                (after[:1].isalpha() and self.units.nouns.at(tokens, numeral.last) is not None)
                or is_plural(after)
                or bool(numeral.last + 1 < len(tokens) and self.units.nouns.at(tokens, numeral.last + 1))
            )
        return True

    def _minus(self, tokens: Tokens, i: int) -> bool:
        if i == 0:
            return False
        before, start, end = tokens[i - 1], tokens.start, tokens.end
        if tokens.lower[i - 1] == "minus" or (before == "-" and i > 1 and tokens.lower[i - 2] == "minus"):
            return True
        if before in ("-", "−") and i > 1 and tokens[i - 2] in ("$", "€", "£"):
            return True
        return before in ("-", "−") and end[i - 1] == start[i] and (i == 1 or end[i - 2] < start[i - 1])

    def _range(self, tokens: Tokens, numeral: Numeral, hidden: frozenset[int], dots: bool) -> Numeral | None:
        """The second end of "3 to 5", "between 5% and 6%", "$3 billion to $5 billion", or None."""
        start = j = numeral.last
        if j >= len(tokens):
            return None
        lead = tokens.lower[max(0, numeral.first - 2) : numeral.first]
        between = lead[-1:] == ("between",) or (lead[-1:] in (("$",), ("€",), ("£",)) and lead[0] == "between")
        if not between and (tokens.lower[j] not in self.before_range or tokens[j][0].isdecimal()):
            return None
        inner = self.units.percent.at(tokens, j) or self.units.money.at(tokens, j)
        if self._changes(tokens, numeral, inner is not None):
            return None
        if inner and inner[0] < len(tokens) and tokens.lower[inner[0]] in RANGE_WORDS:
            j = inner[0]
        elif between and j < len(tokens) and tokens.lower[j] != "and":
            for k in range(j, min(j + 4, len(tokens))):
                if tokens.lower[k] == "and":
                    j = k
                    break
        if j >= len(tokens) or tokens.lower[j] not in RANGE_WORDS:
            return None
        link = tokens.lower[j]
        if link == "and" and not between:
            return None
        if link in ("-", "–", "—") and (tokens.start[j] != tokens.end[j - 1]) != (
            j + 1 < len(tokens) and tokens.start[j + 1] != tokens.end[j]
        ):
            return None
        if link == "or" and (numeral.value is None or numeral.value > 12 or j != start):
            return None
        k = j + 1
        while k < len(tokens) and (
            tokens[k] in ("$", "€", "£", "¥", "₩") or tokens.lower[k] in ("as", "many", "perhaps", "even")
        ):
            k += 1
        if k >= len(tokens) or k in hidden:
            return None
        second = numeral_at(tokens, k, dot_groups=dots or self._groups_by_dot(tokens, k))
        if second is None or any(x in hidden for x in range(second.first, second.last)):
            return None
        if (numeral.value is None) != (second.value is None):
            return None
        if numeral.value is not None and second.value is not None:
            low = numeral.value * (
                second.scale if numeral.scale == 1.0 and numeral.value * second.scale <= second.value else 1.0
            )
            if low >= second.value and not between:
                return None
            if link == "to" and second.value == 1:
                return None
            if link == "or" and second.value - low > 3:
                return None
            back = tokens.lower[max(0, numeral.first - 6) : numeral.first]
            if "by" in back[-4:] and second.value > BY_AT_MOST * low and any(w in CHANGES for w in back):
                return None
        return second

    def _changes(self, tokens: Tokens, numeral: Numeral, measured: bool) -> bool:
        """Rose from 41 to 66 · fell by 12 percent to $640 million: a change has two figures, no range."""
        back = tokens.lower[max(0, numeral.first - 6) : numeral.first]
        if not measured and "from" not in back[-3:]:
            return False
        moved = any(w in CHANGES for w in back)
        if "from" in back[-3:] and moved:
            return True
        return moved and measured and "between" not in back[-2:]

    def _money_item(self, tokens: Tokens, i: int, counted: Counted) -> Counted:
        """What the money is for: "millions of dollars worth of radar sets"."""
        if i + 1 < len(tokens) and tokens.lower[i] == "worth" and tokens.lower[i + 1] == "of":
            what = self.units.after(tokens, i + 2, plural=True)
            return Counted(counted.unit, what.item, max(what.last, i), "money")
        return Counted(counted.unit, None, i, "money")


def _closed(tokens: Tokens, first: int, after: int) -> int:
    """Where the noun of a quoted figure begins: ““well over 150,000” people”; `after` where no quotation ends there."""
    if after >= len(tokens) or tokens[after] not in CLOSING:
        return after
    opening = "“" if tokens[after] == "”" else "‘" if tokens[after] == "’" else tokens[after]
    return after + 1 if opening in tokens[max(0, first - QUOTED) : first] else after


def _aged(tokens: Tokens, first: int, value: float | None) -> bool:
    """Aged 40 · a girl of six: the number is an age."""
    before = tokens.lower[first - 1] if first else ""
    if before in ("aged", "age"):
        return True
    person = before == "of" and first > 1 and tokens.lower[first - 2] in PERSONS
    return person and value is not None and value <= OLDEST


def _without_pack(mention: Mention) -> Mention:
    """A figure whose noun is in no pack after all."""
    noun = lemma(mention.quantity.item.split()[-1]) if mention.quantity.item else None
    return mention._replace(quantity=replace(mention.quantity, unit=noun), known=None)


def _shares_scale(numeral: Numeral, second: Numeral) -> bool:
    """Whether the first end of a range has the magnitude word of the second: "3 to 5 million"."""
    return (
        numeral.scale == 1.0
        and second.scale > 1.0
        and numeral.value is not None
        and second.value is not None
        and numeral.value < second.value
        and numeral.value * second.scale <= second.value
    )


Noun = tuple[str | None, str | None]
"""The unit and the noun phrase of a figure."""


def _vague(numeral: Numeral, high: Numeral | None, cue: str | None, bound: Bound | None, noun: Noun) -> Quantity:
    """A vague amount; a limit before it is part of its magnitude: "at least dozens"."""
    magnitude = numeral.magnitude or ""
    if high and high.magnitude:
        magnitude = f"{magnitude} to {high.magnitude}"
    if cue and bound in (Bound.AT_LEAST, Bound.OVER, Bound.AT_MOST):
        magnitude = f"{cue} {magnitude}".lower()
    return Quantity(None, None, Bound.VAGUE, magnitude or None, noun[0], noun[1], cue)


def _figure(value: float, second: float | None, cue: str | None, bound: Bound, noun: Noun) -> Quantity:
    """A figure with its ends, or the two ends of a range."""
    if second is not None:
        low, high = sorted((value, second))
        return Quantity(low, high, Bound.BETWEEN, None, noun[0], noun[1], cue)
    low_end = None if bound in (Bound.UNDER, Bound.AT_MOST) else value
    high_end = None if bound in (Bound.OVER, Bound.AT_LEAST) else value
    return Quantity(low_end, high_end, bound, None, noun[0], noun[1], cue)
