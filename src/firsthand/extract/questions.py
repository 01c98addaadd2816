"""What a question asks for: the thing counted, what happened to it, in which sense, between whom, and by which day.

The same readers as for reports: nouns of the packs, cue words of their categories, names, times. What is not
understood is said: `Asked.unclear` holds what keeps a question from being answered, `Asked.unused` the words that play
no part in the answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.core.claim import Modality
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.text import Part, PartKind, Report
from firsthand.core.time import TimeRange
from firsthand.extract.flows import Flow, Flows
from firsthand.extract.gazetteer import Gazetteer
from firsthand.extract.limits import limit
from firsthand.extract.mentions import Mention
from firsthand.extract.names import Name, ReportNames
from firsthand.extract.phrases import Phrases
from firsthand.extract.sentences import Sentence, sentences
from firsthand.extract.tokens import Tokens, phrase, tokenise
from firsthand.extract.units import Units
from firsthand.packs import Packs, mapping, wordlist

MONEY = "money"
"""The unit of a question for money of any currency."""
OPENERS: Phrases[bool] = Phrases((w, True) for w in wordlist("questions.openers"))
TOTALS: Phrases[bool] = Phrases((w, True) for w in wordlist("questions.totals"))
OF_MONEY = wordlist("questions.money")
ENDS = wordlist("questions.ends")
SMALL = wordlist("questions.small")
SAYINGS = wordlist("questions.sayings")
NEGATIONS = wordlist("questions.negations")
VERBS = mapping("questions.verbs")
SENSES: Phrases[str] = Phrases(mapping("questions.senses").items())
RATES = frozenset(["per", "each", "every", "a", "an"])
PERIODS = frozenset(["day", "week", "month", "year"])
WHERE = frozenset(["in", "at", "near", "of", "across", "around", "on", "off"])
"""Words before a name that is a place or an occasion."""
HOLDING = frozenset(["hold", "carry", "fit", "contain"])
"""Verbs of what something could hold."""
JOINS = frozenset(["and", "or"])
NO_AMOUNT = "it asks for no amount; begin with “How many …” or “How much …”"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as understood; None where its words do not say.

    `unit` is as records print it, `money` for any currency. `unclear` says what keeps it from being answered, `unused`
    are its words that play no part in the answer.
    """

    unit: str | None
    category: str | None
    sender: str | None
    receiver: str | None
    as_of: date | None = None
    known_by: date | None = None
    modality: Modality = Modality.STATED
    unused: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What the record made of it: which part it lacks, what else fits."""

    def record(self) -> dict[str, Any]:
        """The public record, under the names of the claim record."""
        return {
            "unit": self.unit,
            "category": self.category,
            "modality": self.modality.value,
            "from": self.sender,
            "to": self.receiver,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "known_by": self.known_by.isoformat() if self.known_by else None,
            "unused": list(self.unused),
            "unclear": list(self.unclear),
            "notes": list(self.notes),
        }


def asked(question: str, packs: Packs, texts: Iterable[str] = (), published: TimeRange | None = None) -> Asked:
    """Read a question.

    Args:
        question: one sentence in English.
        packs: nouns, categories and names.
        texts: the collection, which teaches names.
        published: when its newest report was published; days without a year are taken to be near it.
    """
    text = question.strip() or "?"
    report = Report("question", text, (Part(PartKind.BODY, 0, len(text)),), "question")
    parts = sentences(report)
    known = list(texts)
    if not parts:
        return Asked(None, None, None, None, unclear=(NO_AMOUNT,))
    return _Reader(parts, packs, known).read(published)


class _Reader:
    """One question with its names and the tables of the packs."""

    def __init__(self, parts: Sequence[Sentence], packs: Packs, texts: Sequence[str]) -> None:
        self.packs, self.texts = packs, texts
        self.tokens: Tokens = parts[0].tokens
        self.names: Sequence[Name] = ReportNames(parts, Gazetteer(packs, (), texts)).of(self.tokens)
        self.units, self.flows = Units(packs), Flows(packs)
        self.used: set[int] = set()
        self.times: frozenset[int] = frozenset()
        self.unclear: list[str] = (
            [] if len(parts) == 1 else ["it is more than one sentence; ask one question at a time"]
        )

    def read(self, published: TimeRange | None) -> Asked:
        tokens = self.tokens
        by = limit(tokens, published)
        self.used |= by.taken
        self.times = by.taken
        self.unclear += by.unclear
        first, last, unit = self._thing()
        if unit is None and not self.unclear:
            self.unclear.append(NO_AMOUNT)
        sense = self._sense()
        category, cue = self._category(unit, first, last) if unit and sense is not Modality.CAPACITY else (None, None)
        flow = self._sides(first, category, sense, cue)
        self._two(unit, last)
        unused = [*by.unused, *self._left(flow)]
        open_ended = category is None and sense is Modality.STATED and not (unit or "").endswith(" of supply")
        if unit and open_ended and unused and not self.unclear:
            self.unclear.append(f"what happened to them is not understood (“{' … '.join(unused)}”)")
        if not NEGATIONS.isdisjoint(tokens.lower):
            self.unclear.append("it asks for what did not happen")
        return Asked(
            unit=unit and self._rated(unit, last),
            category=category,
            sender=flow.sender,
            receiver=flow.receiver,
            as_of=None if by.publication else by.day,
            known_by=by.day if by.publication else None,
            modality=sense,
            unused=tuple(dict.fromkeys(unused)),
            unclear=tuple(dict.fromkeys(self.unclear)),
        )

    def _thing(self) -> tuple[int, int, str | None]:
        """The tokens of the thing counted and its unit; None where the question counts nothing that packs know."""
        tokens = self.tokens
        opener = next(iter(OPENERS.all(tokens)), None)
        if opener is None:
            total = next(iter(TOTALS.all(tokens)), None)
            found = next(iter(self.units.nouns.all(tokens, *total[:2])), None) if total else None
            if found is None:
                return 0, 0, None
            self.used.update(range(*found[:2]))
            return found[0], found[1], found[2].name
        start = opener[1]
        self.used.update(range(opener[0], start))
        stop = next(
            (k for k in range(start, len(tokens)) if tokens.lower[k] in ENDS or not tokens[k][0].isalnum()),
            len(tokens),
        )
        lasting = self._lasting(start)
        if lasting:
            self.used.update(range(start, start + 3))
            return start, start + 3, lasting
        heads = [row for row in self.units.nouns.all(tokens, start, stop) if not self._named(row[0])]
        if not heads and stop > start and tokens.lower[stop - 1].endswith("'s"):
            bare = tokens.lower[stop - 1].removesuffix("'s")
            heads = [(stop - 1, stop, self.packs.nouns[bare])] if bare in self.packs.nouns else []
        money = tokens.lower[opener[0] : opener[0] + 2] == ("how", "much")
        currency = next(iter(self.units.money.all(tokens, start)), None)
        if heads:
            head = heads[0]
            for row in heads[1:]:
                head = row if row[0] == head[1] else head
            self.used.update(range(*head[:2]))
            return head[0], head[1], head[2].name
        if currency and (money or currency[0] < stop):
            self.used.update(range(*currency[:2]))
            return currency[0], currency[1], currency[2]
        between = [k for k in range(start, stop) if not self._named(k)]
        if money and (not between or tokens.lower[start] in OF_MONEY):
            self.used.update(range(start, min(start + 1, stop)))
            return start, start, MONEY
        state = next((tokens.lower[k] for k in range(start, len(tokens)) if self._states(tokens.lower[k])), None)
        if not money and state and (not between or tokens.lower[start] == state):
            return start, start, self._states(state)
        words = phrase(tokens, start, stop) or phrase(tokens, start, min(start + 1, len(tokens)))
        self.unclear.append(f"“{words}” is nothing that the packs count")
        return start, stop, None

    def _lasting(self, at: int) -> str | None:
        """The unit of how long something would last: "months of fire"."""
        words = self.tokens.lower[at : at + 3]
        if len(words) < 3 or words[1] != "of":
            return None
        return self.units.supply.get((words[0].removesuffix("s"), words[2]))

    def _states(self, word: str) -> str | None:
        """The unit that a word of state stands for: "killed" people; also as a plain verb, "die"."""
        by_category = {category.name: category for category in self.packs.categories}
        found = self.units.states.get(word)
        if found is None and VERBS.get(word) in by_category and "people" in by_category[VERBS[word]].units:
            return "people"
        return found

    def _named(self, at: int) -> bool:
        return any(n.first <= at < n.last for n in self.names)

    def _category(self, unit: str, first: int, last: int) -> tuple[str | None, int | None]:
        """What happened to the things, and the token that says so: a cue of the packs, else a verb in plain form."""
        tokens = self.tokens
        by_name = {c.name: c for c in self.flows.by_unit.get(unit, ())}
        if unit == MONEY:
            by_name = {c.name: c for c in self.packs.categories if "USD" in c.units}
        cues = self.flows.cues.get("USD" if unit == MONEY else unit)
        hits = [row for row in cues.all(tokens) if row[0] not in self.times] if cues else []
        told = [row for row in hits if row[0] >= last] or hits
        if told:
            mention = Mention(first, last, (first, first), Quantity(None, None, Bound.VAGUE, unit=unit), "pack")
            category = told[0][2] if unit == MONEY else self.flows.category(tokens, mention, [mention])
            self.used.update(k for row in told for k in range(*row[:2]))
            return (category.name if category else None), told[0][0]
        for k in range(last, len(tokens)):
            if self._named(k) or k in self.times or (tokens.lower[k] == "have" and k != self._last_word()):
                continue
            shown = next((f for f in _forms(tokens.lower[k]) if cues and cues.at(tokenise(f), 0)), None)
            single = cues.at(tokenise(shown), 0) if cues and shown else None
            name = single[1].name if single else VERBS.get(tokens.lower[k])
            if name in by_name:
                self.used.add(k)
                if shown:
                    # as packs have it, for those who read directions
                    self.tokens = tokenise(" ".join((*tokens[:k], shown, *tokens[k + 1 :])))
                return name, k
        return None, None

    def _last_word(self) -> int:
        return max((k for k, t in enumerate(self.tokens) if t[0].isalnum()), default=0)

    def _sense(self) -> Modality:
        """In which sense figures are asked for; the first word that tells one."""
        found = next((row for row in SENSES.all(self.tokens) if not (self._named(row[0]) or row[0] in self.used)), None)
        if found is None:
            return Modality.STATED
        between = self.tokens.lower[found[1] :]
        self.used.update(range(*found[:2]))
        if found[2] == "possible" and not HOLDING.isdisjoint(between):
            self.used |= {k for k, word in enumerate(self.tokens.lower) if word in HOLDING}
            return Modality.CAPACITY
        return Modality(found[2])

    def _sides(self, at: int, category: str | None, sense: Modality, cue: int | None) -> Flow:
        """Between whom: as in reports; of who seeks or pays, the subject and the one after "from" or "to"."""
        tokens, names = self.tokens, [n for n in self.names if n.kind not in ("person", "outlet")]
        if category != "paid" and sense is not Modality.SOUGHT:
            flow = self.flows.flow(tokens, self.names, at, category)
            giver = next((n.name for n in names if self._after(n, ("by", "from"))), None)
            taker = next((n.name for n in names if self._after(n, ("to",))), None)
            flow = Flow(flow.sender or giver, flow.receiver or taker)
            if flow.sender or flow.receiver or not names or cue is None:
                return flow
            actors = (n.name for n in names if at <= n.first < cue and not self._after(n, ("to", "from", "in")))
            return Flow(next(actors, None), None)
        giver = next(
            (n.name for n in names if self._after(n, ("from",) if sense is Modality.SOUGHT else ("by",))), None
        )
        taker = next((n.name for n in names if self._after(n, ("to", "for"))), None)
        subject = next((n.name for n in names if not self._after(n, ("to", "from", "for", "by", "in", "of"))), None)
        if sense is Modality.SOUGHT:
            return Flow(giver, taker or subject)
        after = [n.name for n in names if cue is not None and n.first == cue + 1]
        return Flow(giver or subject, taker or next((n for n in after if n != subject), None))

    def _after(self, name: Name, words: Collection[str]) -> bool:
        return self._before(name.first) in words

    def _before(self, at: int) -> str:
        """The word before a token, an article aside; empty where none is."""
        k = at - 2 if at > 1 and self.tokens.lower[at - 1] == "the" else at - 1
        if k > 0 and self.tokens.lower[k - 1] == "according":
            return "according to"
        return self.tokens.lower[k] if k >= 0 else ""

    def _two(self, unit: str | None, last: int) -> None:
        """Whether two things, or two that happened, are asked for at once."""
        tokens = self.tokens
        joined = [k for k in range(1, len(tokens) - 1) if tokens.lower[k] in JOINS]
        for k in joined:
            thing = self.units.nouns.at(tokens, k + 1)
            if k == last and thing and thing[1].name != unit:
                self.unclear.append(f"it asks for two things at once; ask for “{tokens[k + 1]}” apart")
            cues = self.flows.cues.get(unit or "")
            left = cues.before(tokens, k) if cues else None
            right = cues.at(tokens, k + 1) if cues else None
            if left and right and left[1].name != right[1].name:
                self.unclear.append(f"it asks for two things at once; ask for “{tokens[k + 1]}” apart")

    def _rated(self, unit: str, last: int) -> str:
        """The unit with the rate that is asked for: "per day"."""
        tokens = self.tokens
        for k in range(last, len(tokens) - 1):
            if tokens.lower[k] in RATES and tokens.lower[k + 1] in PERIODS:
                return f"{unit}/{tokens.lower[k + 1]}"
        return unit

    def _left(self, flow: Flow) -> Iterator[str]:
        """The words that play no part; a name that nobody knows, or whose saying is asked for, makes it unclear."""
        tokens, sides = self.tokens, {*(flow.sender or "").split(", "), *(flow.receiver or "").split(", ")}
        says = not SAYINGS.isdisjoint(tokens.lower)
        for name in self.names:
            span = range(name.first, name.last)
            if self.used.issuperset(span):
                continue
            self.used.update(span)
            if name.name in sides or name.of in sides:
                continue
            words = phrase(tokens, name.first, name.last)
            if says:
                self.unclear.append(
                    f"it asks what “{words}” says; ask without it and add --policy source-order --order '{words}'"
                )
            elif not (name.adjective or self._after(name, WHERE)):
                self.unclear.append(f"what part “{words}” plays is not understood")
            yield words
        for k, token in enumerate(tokens):
            if k in self.used or not token[0].isalpha() or tokens.lower[k] in SMALL or tokens.lower[k] in ENDS:
                continue
            if tokens.capital[k] and k:
                if not any(token in text for text in self.texts):
                    self.unclear.append(f"“{token}” is no name that the reports or the packs hold")
                elif not (says or self._before(k) in WHERE or tokens.capital[k - 1]):
                    self.unclear.append(f"what part “{token}” plays is not understood")
            yield token


def _forms(word: str) -> Iterator[str]:
    """The forms in which packs may have a verb: itself, its past, its "-ing"."""
    yield word
    yield f"{word}ed"
    yield f"{word}d"
    yield f"{word[:-1]}ied"
    yield f"{word}{word[-1]}ed"
    yield word.removesuffix("ed")
    yield word.removesuffix("s")
