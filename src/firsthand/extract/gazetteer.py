"""The names pack as phrases, and the states that a collection teaches: "Karvenian" and "Karvenia"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from firsthand.extract.phrases import Phrases
from firsthand.extract.sentences import Tokens
from firsthand.extract.times import MONTHS
from firsthand.packs import Entity, Packs, wordlist

CAPITAL = re.compile(r"\b([A-Z][a-zà-öø-ÿ]{3,})\b")
"""A capitalised word of at least four letters."""
CUES = ("assert", "deny", "decline", "assess", "report", "promise", "seek")
"""Kinds of cue verbs."""
NOT_NAMES = wordlist("names.not_names")
"""Words that are capitalised because they begin a sentence."""


class NamePhrases(Phrases[tuple[Entity, bool]]):
    """Names, of which the last word may stand in the possessive: "North Korea's"."""

    def at(self, tokens: Tokens, i: int) -> tuple[int, tuple[Entity, bool]] | None:
        """The longest name that begins at token `i`: the index after it, and its entity."""
        follows = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        for words, value in self.first.get(tokens[i].lower, ()) if 0 <= i < len(tokens) else ():
            n = len(words)
            if n > 2 and words[1] != follows:
                continue
            if i + n > len(tokens) or (n > 3 and any(tokens[i + k].lower != words[k] for k in range(2, n - 1))):
                continue
            if n == 1 or tokens[i + n - 1].lower.removesuffix("'s") == words[-1]:
                return i + n, value
        return None


class Gazetteer:
    """The names pack as phrases, shared by all reports."""

    def __init__(self, packs: Packs, outlets: Iterable[str] = (), texts: Iterable[str] = ()) -> None:
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
        self.phrases: Phrases[tuple[Entity, bool]] = NamePhrases(rows)
        self.packs = packs
        self.cues = frozenset(word for kind in CUES for word in packs.words("cues", kind) if " " not in word)
        """Verbs of saying."""
        self.adjectives: dict[str, str] = {}
        """State -> its adjective, by which its bodies are called: "Iran" -> "Iranian"."""
        for word, (entity, of_people) in rows:
            if of_people:
                self.adjectives.setdefault(entity.name, word[:1].upper() + word[1:])


DEMONYMS = ("n", "an", "ian", "ese", "i", "ish")
"""Endings that make a demonym of a place."""


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
