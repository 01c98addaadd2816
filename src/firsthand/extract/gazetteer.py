"""Names known before a report is read: the names pack, the outlets of a collection, the places its texts teach."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from firsthand.extract.bodies import TELLING
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.times import MONTHS
from firsthand.extract.tokens import Tokens, WordTest
from firsthand.packs import Entity, Packs, wordlist

CAPITAL = re.compile(r"\b([A-Z][a-zà-öø-ÿ]{3,})\b")
"""A capitalised word of at least four letters."""
NOT_NAMES = wordlist("names.not_names")
"""Words that are capitalised because they begin a sentence."""
STATE_BODIES = wordlist("names.state_bodies")
"""Bodies written in lower case after their state: "Karvenia's foreign ministry", "the Iranian government"."""
BEGINNINGS = STATE_BODIES | {"the"}
"""Words in lower case with which a name may begin."""
CUES = ("assert", "deny", "decline", "assess", "report", "promise", "seek")
"""Kinds of cue verbs."""
DEMONYMS = ("n", "an", "ian", "ese", "i", "ish")
"""Endings that make a demonym of a place."""


class NamePhrases(Phrases[tuple[Entity, bool]]):
    """Names, of which the last word may stand in the possessive: "North Korea's"."""

    def seconds(self, word: str) -> Container[str]:
        """The second words of the names that begin with a word."""
        return self._forward.get(word, {})

    def at(self, tokens: Tokens, i: int) -> tuple[int, tuple[Entity, bool]] | None:
        """The longest name that begins at token `i`: the index after it, and its entity."""
        lower, bare = tokens.lower, tokens.bare
        word, size = lower[i], len(lower)
        if word in self._forward and i + 1 < size:
            longer = self._forward[word]
            for words, value in longer.get(lower[i + 1], ()):
                n = len(words)
                if n > 2 and i + n <= size and bare[i + n - 1] == words[-1] and lower[i : i + n - 1] == words[:-1]:
                    return i + n, value
            for words, value in longer.get(bare[i + 1], ()):
                if len(words) == 2:
                    return i + 2, value
        return (i + 1, self._alone[word][0]) if word in self._alone else None


def gathers(entity: Entity) -> bool:
    """Whether an organisation is a state's general intelligence service; a branch of its forces is none."""
    name = entity.name.lower()
    return "intelligence" in name and entity.kind == "agency" and not any(w in name for w in ("defen", "military"))


class Gazetteer:
    """The names pack as phrases, shared by all reports."""

    def __init__(
        self,
        packs: Packs,
        outlets: Iterable[str] = (),
        texts: Iterable[str] = (),
        lexicon: Lexicon | None = None,
    ) -> None:
        rows: list[tuple[str, tuple[Entity, bool]]] = []
        for alias, entity in packs.entities.items():
            rows.append((alias, (entity, False)))
        for adjective, entity in packs.adjectives.items():
            rows.append((adjective, (entity, True)))
        for outlet in sorted(outlets):
            rows += [
                (form, (Entity(outlet, "outlet"), False))
                for form in {outlet, outlet.removeprefix("The ")}
                if len(form) > 3
            ]
        known = {alias.lower() for alias, _ in rows}
        parts = {word for alias in known if " " in alias for word in alias.split()}
        rows += [row for row in learn_states(texts) if row[0].lower() not in known and row[0].lower() not in parts]
        self.phrases = NamePhrases(rows)
        self.openers = WordTest(self._opens)
        """The words as printed with which a name may begin."""
        self.packs = packs
        self.cues = frozenset(word for kind in CUES for word in packs.words("cues", kind) if " " not in word)
        """Verbs of saying."""
        self.telling: Phrases[bool] = Phrases(((word, True) for word in sorted(TELLING)), lexicon)
        """Words beside which the report may tell of a body."""
        self.services = tuple(dict.fromkeys(e for e in packs.entities.values() if gathers(e)))
        """The general intelligence services of states."""
        self.adjectives: dict[str, str] = {}
        """State -> its adjective, by which its bodies are called: "Iran" -> "Iranian"."""
        for word, (entity, of_people) in rows:
            if of_people:
                self.adjectives.setdefault(entity.name, " ".join(part[:1].upper() + part[1:] for part in word.split()))

    def _opens(self, word: str) -> bool:
        lower = word.lower().replace("’", "'")
        if word[:1].isupper() or lower in BEGINNINGS:
            return True
        # "eBay", "7 News": a known name that is no word in lower case
        known = self.phrases.first
        return not (word == lower and word.islower()) and (lower in known or lower.removesuffix("'s") in known)


def learn_states(texts: Iterable[str]) -> list[tuple[str, tuple[Entity, bool]]]:
    """Places that a collection names beside their demonym, such as Karvenia and Karvenian, as rows of names.

    One of the two must stand inside a sentence, so that two unrelated words that begin one do not make a country.
    """
    words: set[str] = set()
    inside: set[str] = set()
    for text in texts:
        for found in CAPITAL.finditer(text):
            words.add(found.group(1))
            if found.start() > 1 and text[found.start() - 1] == " " and text[found.start() - 2].isalpha():
                inside.add(found.group(1))
    rows: list[tuple[str, tuple[Entity, bool]]] = []
    for word in sorted(words):
        for ending in DEMONYMS:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 4:
                continue
            place = next((p for p in (stem, stem + "a", stem + "ia", stem + "y") if p in words and p != word), None)
            within = place in inside or word in inside
            if place and within and place.lower() not in MONTHS and place.lower() not in NOT_NAMES:
                entity = Entity(place, "state", place)
                rows += [(place, (entity, False)), (word, (entity, True)), (word + "s", (entity, True))]
                break
    return rows
