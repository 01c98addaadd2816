"""What packs hold, as frozen tables: counted things, what happened to them, names, and all of it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unit:
    """A counted thing: its name, the nouns that count it (singular, lower case) and the pack that says so."""

    name: str
    nouns: tuple[str, ...]
    pack: str
    durations: str | None = None
    of: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """What happened to counted things: cue words, and the units it can be said of."""

    name: str
    cues: tuple[str, ...]
    units: frozenset[str]
    pack: str
    default: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A name known beforehand: `kind` is state, outlet, or an organisation's kind; `of` whom it speaks for."""

    name: str
    kind: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Packs:
    """All tables that extraction and tracing read."""

    names: tuple[str, ...]
    units: tuple[Unit, ...]
    categories: tuple[Category, ...]
    gives: tuple[str, ...]
    takes: tuple[str, ...]
    language: Mapping[str, Mapping[str, tuple[str, ...]]]
    entities: Mapping[str, Entity]
    """Every alias in lower case -> its entity."""
    adjectives: Mapping[str, Entity]
    """Demonyms in lower case -> their state."""
    person_roles: frozenset[str]
    organisation_roles: frozenset[str]
    measures: Mapping[str, Mapping[str, tuple[str, ...]]]
    """currency, percent, measure, duration, rate -> canonical name -> its written forms, case kept."""
    nouns: Mapping[str, Unit] = field(repr=False)
    """Every counted noun, singular and plural, in lower case -> its unit; several words joined by one space."""

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """A word list of the language pack; empty where there is none."""
        return self.language.get(table, {}).get(key, ())

    def canonical(self, name: str) -> str:
        """The canonical form of a name, itself where unknown."""
        bare = name.strip()
        entity = self.entities.get(bare.lower()) or self.entities.get(bare.lower().removeprefix("the "))
        return entity.name if entity else bare
