"""What packs hold, as frozen tables: counted things, what happened to them, names, and all of it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from firsthand.core.pack import PackFile, Topic


@dataclass(frozen=True, slots=True)
class Unit:
    """A counted thing: its name, the nouns that count it (singular, lower case) and the pack that says so."""

    name: str
    nouns: tuple[str, ...]
    pack: str
    durations: str | None = None
    of: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    context: frozenset[str] = frozenset()
    """Words one of which a report must hold for the nouns to mean this; empty where they always do."""


@dataclass(frozen=True, slots=True)
class Category:
    """What happened to counted things: cue words, and the units it can be said of."""

    name: str
    cues: tuple[str, ...]
    units: frozenset[str]
    pack: str
    default: bool = False
    context: frozenset[str] = frozenset()
    """Words one of which a report must hold for the cues to count; empty where they always do."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name known beforehand: `kind` is state, outlet, or an organisation's kind; `of` whom it speaks for."""

    name: str
    kind: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of one unit ("small arms" among rounds): figures of two kinds are not compared."""

    unit: str
    name: str
    words: tuple[str, ...]
    pack: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """A published factor: one `source` unit holds `low` to `high` of the `target` unit.

    `item` says of which kind of target ("152 mm"), `citation` who published it and how it was reached. A factor
    checks figures and gives derived ones, which are marked as derived; it never makes a claim.
    """

    source: str
    target: str
    low: float
    high: float
    citation: str
    pack: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """What no figure can plausibly pass, and why, in one of three shapes.

    * `of` and `per` with `most`: so many of one unit for each of another.
    * `unit` with `most`: so many of a unit in one figure; of a `category` where one is named.
    * `unit` and `category` with `within`: no more than the figure of a larger whole, told by its nouns ("inhabitant").
    """

    why: str
    pack: str
    of: str | None = None
    per: str | None = None
    unit: str | None = None
    category: str | None = None
    within: tuple[str, ...] = ()
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a report can assert without a figure ("disguised-destination"), and by which words.

    A cue tells it where one of `objects` stands near (or where there are none). `acts` says which side of the cue acts:
    the `subject` ("sent"), the `object` ("asked for", "received": the other side), or, whatever the words, the
    `receiver` of the report's main direction ("in exchange"). `sides` is 1 where nobody receives. `parties` is how many
    sides the words must name, `ends` whether an office or a person stands for its state (`states`) or for itself
    (`named`). `story`: an end left open is that of the report's main direction; `back`: it counts only where it runs
    against that direction. `modality` is that of the cue itself.
    """

    name: str
    cues: tuple[str, ...]
    pack: str
    objects: tuple[str, ...] = ()
    acts: str = "subject"
    sides: int = 2
    parties: int = 0
    ends: str = "states"
    story: bool = False
    back: bool = False
    modality: str | None = None


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
    kinds: tuple[Kind, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    limits: tuple[Limit, ...] = ()
    inclusion: tuple[str, ...] = ()
    """Words that say by which rule things were counted ("registered")."""
    people: Mapping[str, str | None] = field(default_factory=dict)
    """People in office under the usual spelling of their names -> the state they speak for."""
    relations: tuple[Relation, ...] = ()
    """Those of the packs in use, in their order, then those of every domain (`relations.toml`)."""
    topics: tuple[Topic, ...] = ()
    """Headings for relations, in the order of a page: those of the packs in use, then those of every domain."""
    files: tuple[PackFile, ...] = ()
    """Every file read, the chosen packs first."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The packs' own names, in the order loaded -> their titles."""

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """A word list of the language pack; empty where there is none."""
        return self.language.get(table, {}).get(key, ())

    def canonical(self, name: str) -> str:
        """The canonical form of a name, itself where unknown."""
        bare = name.strip()
        entity = self.entities.get(bare.lower()) or self.entities.get(bare.lower().removeprefix("the "))
        return entity.name if entity else bare
