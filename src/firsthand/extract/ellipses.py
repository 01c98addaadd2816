"""Bare numbers that other sentences name: "The real number is closer to 700", a headline's "9 million" and its body.

A number without a noun takes the unit and the category of another figure of its report in two cases only: the words
around it point back to a count told before, or it repeats a figure of the report. Nothing is guessed beyond that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from firsthand.core.text import PartKind
from firsthand.extract.context import Context
from firsthand.extract.inherited import bare, of_them
from firsthand.extract.mentions import Mention
from firsthand.extract.phrases import Phrases
from firsthand.extract.tokens import Tokens
from firsthand.packs import Category, Unit, wordlist

REAL = wordlist("ellipses.real")
"""Words before "number" that set it against one told before."""
COUNTS = wordlist("quantities.counts")
CARRYING = wordlist("quantities.carrying")
LEVELS = wordlist("quantities.levels") | wordlist("quantities.changes")
OWNED = wordlist("ellipses.owned")
"""Words before a noun of counting by which it is somebody's: "its count is 74"."""
MEANS = Phrases((words, True) for words in wordlist("ellipses.means"))
"""Phrases after a bare number that say what it counts: "the figure of 2.3 billion refers to entries"."""
POINTING = Phrases((words, True) for words in wordlist("ellipses.pointing"))
"""Phrases directly before a number that adds to, or replaces, one told before."""
TOLD = wordlist("ellipses.told")
"""Words after "the 512" by which it was told before."""
REPEATED = 1000.0
"""From this on, a bare number that equals a figure of its report is that figure; in a headline from a tenth on."""
NEAR = 6
"""Words before "its count to 94" in which the verb stands that sets it."""
NAMED = 5
"""Words after "refers to" in which the noun stands."""
BACK = 4
"""Paragraphs that a pointing word reaches back."""


EXPLAINED = "noun that the words after it explain"
"""The rule of a bare number of which its sentence says what it counts."""


class Told(NamedTuple):
    """A counted figure of the report, where it stands, and what became of the things counted."""

    start: int
    """Where its sentence begins, in characters of the report."""
    paragraph: int
    mention: Mention
    category: Category | None


def fill(
    contexts: Sequence[Context], category: Callable[[Context, Mention], Category | None], nouns: Phrases[Unit]
) -> list[Context]:
    """The sentences of a report, their bare numbers counted where other sentences say of what.

    Args:
        contexts: the sentences in order.
        category: what became of the things that a figure counts, by the words of its own sentence.
        nouns: those that the packs count.
    """
    if not any(bare(m) for c in contexts for m in c.mentions):
        return list(contexts)
    told = list(_told(contexts, category))
    return [
        c._replace(mentions=[_explained(c, _filled(c, m, told), nouns, told) if bare(m) else m for m in c.mentions])
        if any(bare(m) for m in c.mentions)
        else c
        for c in contexts
    ]


def _told(contexts: Sequence[Context], category: Callable[[Context, Mention], Category | None]) -> Iterator[Told]:
    for context in contexts:
        for mention in context.mentions:
            if mention.known == "pack":
                yield Told(context.sentence.start, context.sentence.paragraph, mention, category(context, mention))


def _filled(context: Context, mention: Mention, told: Sequence[Told]) -> Mention:
    tokens = context.sentence.tokens
    source = _repeated(context, mention, told)
    if source is None and _points_back(tokens, mention):
        source = _meant(context, mention, told)
    if source is None:
        return mention
    unit = source.mention.quantity.unit or ""
    if "/" in unit and not _rate_follows(tokens, mention):
        unit = unit.split("/")[0]
    quantity = replace(mention.quantity, unit=unit, item=source.mention.quantity.item)
    return mention._replace(
        quantity=quantity, known="pack", like=source.category, rule="noun of a figure told elsewhere"
    )


def _explained(context: Context, mention: Mention, nouns: Phrases[Unit], told: Sequence[Told]) -> Mention:
    """The figure of 2.3 billion *refers to* database entries: the unit that the words after a bare number explain."""
    tokens = context.sentence.tokens
    means = MEANS.at(tokens, mention.numeral[1])
    if means is None:
        return mention
    found = next((f for k in range(means[0], min(means[0] + NAMED, len(tokens))) if (f := nouns.at(tokens, k))), None)
    if found is None:
        return mention
    quantity = replace(mention.quantity, unit=found[1].name, item=None)
    before = _meant(context, mention, told)
    like = before.category if before else None
    return mention._replace(quantity=quantity, known="pack", like=like, rule=EXPLAINED)


def _repeated(context: Context, mention: Mention, told: Sequence[Told]) -> Told | None:
    """The one counted figure of the report that has the same number."""
    value = mention.quantity.point
    least = REPEATED / 10 if context.sentence.part is PartKind.HEADLINE else REPEATED
    if value is None or value < least:
        return None
    same = [t for t in told if t.mention.quantity.point == value]
    units = {t.mention.quantity.unit for t in same}
    return next((t for t in same if t.category), same[0]) if len(units) == 1 else None


def _points_back(tokens: Tokens, mention: Mention) -> bool:
    first = mention.first
    if POINTING.before(tokens, first) or of_them(tokens, mention):
        return True
    if first and tokens.lower[first - 1] == "the" and mention.last < len(tokens) and tokens.lower[mention.last] in TOLD:
        return True
    words, i = tokens.lower, first
    while i and (words[i - 1] in CARRYING or words[i - 1] in LEVELS or words[i - 1].endswith("ly")):
        i -= 1
    if not 1 < i < first or words[i - 1] not in COUNTS:
        return False
    if words[i - 2] in REAL or words[i - 2] in OWNED or words[i - 2].endswith("'s"):
        return True
    # "raised its count to 94", "the agency's official count stands at 74"
    return any(word in LEVELS for word in words[i:first]) or any(word in LEVELS for word in words[max(0, i - NEAR) : i])


def _meant(context: Context, mention: Mention, told: Sequence[Told]) -> Told | None:
    """The figure that a pointing word means: the last before it that has a category, else the next, else the last.

    A figure that only tells a size ("the 58,000 people it employs") is meant least.
    """
    paragraph, here = context.sentence.paragraph, (context.sentence.start, mention.first)
    near = [t for t in told if abs(t.paragraph - paragraph) <= BACK]
    before = [t for t in near if (t.start, t.mention.first) < here]
    if not before:
        return None
    acting = [t for t in before if t.category]
    if acting:
        return acting[-1]
    return next((t for t in near if t.category), before[-1])


def _rate_follows(tokens: Tokens, mention: Mention) -> bool:
    return mention.last < len(tokens) and tokens.lower[mention.last] in ("a", "an", "per", "each", "every", "annually")
