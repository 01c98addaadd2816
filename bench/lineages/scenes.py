"""The vocabulary of stories: people, places and outlets drawn anew for each, and the words of its domain.

`scenes/*.toml` hold what is counted in a domain and how news prose says it, `names.toml` the names. A scene is one
cast: every placeholder of the templates has its words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks for an institution: names, title, pronouns."""

    key: int
    name: str
    surname: str
    he: str
    his: str
    before: str
    after: str
    later: str
    body: str
    adjective: str | None


@dataclass(frozen=True)
class Measure:
    """What is counted, and how prose says so: clauses, headlines and quotations by sense."""

    key: str
    unit: str
    category: str
    nouns: tuple[str, ...]
    range: tuple[float, float]
    topic: str
    clauses: Mapping[str, list[str]]
    headlines: Mapping[str, list[str]]
    quotes: Mapping[str, list[str]]
    tails: Mapping[str, list[str]]
    either: tuple[str, ...] = ()
    unit_swap: str | None = None
    category_swap: str | None = None
    summed_with: str | None = None
    factor: tuple[str, float] | None = None
    factor_note: str = ""
    """The sentence that tells what one of these comes to in another measure, so that a conversion can be seen."""
    translated: tuple[str, float] | None = None
    directed: bool = False
    percent: bool = False


@dataclass(frozen=True)
class Scene:
    """One cast of one domain."""

    domain: str
    words: Mapping[str, str]
    voices: tuple[Voice, ...]
    measures: Mapping[str, Measure]
    wires: tuple[str, ...]
    papers: tuple[str, ...]
    filler: Mapping[str, list[str]]
    quiet: tuple[str, ...]
    denied: tuple[str, ...]


@cache
def _table(name: str) -> dict[str, Any]:
    with (FOLDER / name).open("rb") as source:
        return tomllib.load(source)


def wording() -> dict[str, Any]:
    """The sentence templates of news prose, by their role."""
    return _table("wording.toml")


def domains() -> tuple[str, ...]:
    """The names of all domains."""
    return tuple(sorted(p.stem for p in (FOLDER / "scenes").glob("*.toml")))


def cast(rng: Random, domain: str) -> Scene:
    """Draw names for a domain's placeholders."""
    names, table = _table("names.toml"), _table(f"scenes/{domain}.toml")
    countries = rng.sample(names["countries"], 4)
    words = {"fund": "the Lantern Fund", "union": "the Metalworkers' Federation"}
    for letter, (country, adjective) in zip("ABCD", countries, strict=True):
        words[letter], words[f"{letter}_adj"] = country, adjective
    for key, source in (
        ("prov", "provinces"),
        ("town", "towns"),
        ("city", "cities"),
        ("river", "rivers"),
        ("co", "companies"),
        ("firm", "firms"),
    ):
        words[key] = rng.choice(names[source])
    words["pop"] = f"{rng.randrange(31, 960) * 100:,}"
    words["oldyear"] = str(rng.randrange(1968, 2014))
    if variants := table.get("variant"):
        words |= rng.choice(variants)
    surnames = rng.sample(names["surnames"], len(table["voice"]) + 1)
    words["other"] = surnames.pop()
    words = {key: value.format_map(words) for key, value in words.items()}
    voices = tuple(
        _voice(rng, key=i, row=row, surname=surnames[i], names=names, words=words)
        for i, row in enumerate(table["voice"])
    )
    papers = []
    for pattern in rng.sample(names["papers"], len(names["papers"])):
        local = {k: rng.choice(names[s]) for k, s in (("city", "cities"), ("town", "towns"), ("prov", "provinces"))}
        papers.append(pattern.format_map(local))
    measures = {row["key"]: _measure(row, table["tails"]) for row in table["measure"]}
    wires = tuple(name for name, _ in rng.sample(names["wires"], 4))
    return Scene(
        domain, words, voices, measures, wires, tuple(papers), table["filler"], tuple(table["quiet"]),
        tuple(table["denied"]),
    )  # fmt: skip


def _voice(
    rng: Random, *, key: int, row: Mapping[str, str], surname: str, names: Mapping[str, Any], words: Mapping[str, str]
) -> Voice:
    woman = "woman" in row["before"] or ("man" not in row["before"] and rng.random() < 0.5)
    given = rng.choice(names["women" if woman else "men"])
    he, his = ("she", "her") if woman else ("he", "his")
    before, after, later, body = (row[k].format_map(words) for k in ("before", "after", "later", "body"))
    state = row["of"] in "ABCD" and any(t in before for t in ("Minister", "Commissioner", "General", "Ministry"))
    adjective = words[f"{row['of']}_adj"] if state else None
    return Voice(key, f"{given} {surname}", surname, he, his, before, after, later, body, adjective)


def _measure(row: Mapping[str, Any], tails: Mapping[str, list[str]]) -> Measure:
    data = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Measure(**{**data, "tails": {**tails, **row.get("tails", {})}})
