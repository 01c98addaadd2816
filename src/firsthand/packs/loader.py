"""From pack files to `Packs`: domains, language, measures and names, each table checked on the way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from firsthand.packs.files import DOMAINS, box, entries, parse, strings
from firsthand.packs.model import Category, Entity, Packs, Unit


def plural(noun: str) -> str:
    """The regular English plural of a noun or noun phrase."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def _load(names: tuple[str, ...]) -> Packs:
    domains = []
    for name in names:
        path = Path(name)
        domains.append((path.name, path.read_text(encoding="utf-8")) if path.suffix == ".toml" else box(name))
    units: list[Unit] = []
    categories: list[Category] = []
    gives: list[str] = []
    takes: list[str] = []
    for file, text in domains:
        data = parse(file, text)
        pack = str(data["pack"]["name"])
        for row in entries(file, data, "unit"):
            where = f"[[unit]] {row['name']}"
            units.append(
                Unit(
                    row["name"],
                    strings(file, f"{where} nouns", row.get("nouns", [])),
                    pack,
                    row.get("durations"),
                    strings(file, f"{where} of", row.get("of", [])),
                    strings(file, f"{where} participles", row.get("participles", [])),
                )
            )
        for row in entries(file, data, "category"):
            where = f"[[category]] {row['name']}"
            cues = strings(file, f"{where} cues", row.get("cues", []))
            of = row.get("units", [])
            strings(file, f"{where} units", of)
            categories.append(Category(row["name"], cues, frozenset(of), pack, bool(row.get("default"))))
        flow = data.get("flow", {})
        gives += strings(file, "[flow] gives", flow.get("gives", []))
        takes += strings(file, "[flow] takes", flow.get("takes", []))
    nouns: dict[str, Unit] = {}
    for unit in units:
        for noun in unit.nouns:
            for form in (noun, plural(noun)):
                nouns.setdefault(form, unit)
    language_file, language_text = box("language")
    language = {
        table: {key: strings(language_file, f"[{table}] {key}", value) for key, value in rows.items()}
        for table, rows in parse(language_file, language_text).items()
        if table != "pack"
    }
    measures_file, measures_text = box("measures")
    measures = {
        table: {key: tuple(value) for key, value in rows.items() if strings(measures_file, f"[{table}] {key}", value)}
        for table, rows in parse(measures_file, measures_text).items()
        if table != "pack"
    }
    entities, adjectives, roles = _names(*box("names"))
    return Packs(
        names=names,
        units=tuple(units),
        categories=tuple(categories),
        gives=tuple(gives),
        takes=tuple(takes),
        language=language,
        measures=measures,
        entities=entities,
        adjectives=adjectives,
        person_roles=frozenset(roles.get("person", ())),
        organisation_roles=frozenset(roles.get("organisation", ())),
        nouns=nouns,
    )


def _names(file: str, text: str) -> tuple[dict[str, Entity], dict[str, Entity], dict[str, tuple[str, ...]]]:
    data = parse(file, text)
    entities: dict[str, Entity] = {}
    adjectives: dict[str, Entity] = {}
    for key in ("state", "organisation", "outlet"):
        for row in entries(file, data, key):
            kind = row.get("kind", key)
            entity = Entity(row["name"], kind, row["name"] if key == "state" else row.get("of"))
            for alias in (row["name"], *strings(file, f"[[{key}]] {row['name']} aliases", row.get("aliases", []))):
                entities.setdefault(alias.lower().removeprefix("the ") if key != "outlet" else alias.lower(), entity)
                entities.setdefault(alias.lower(), entity)
            for adjective in row.get("adjectives", ()):
                adjectives[adjective.lower()] = entity
    roles = {key: strings(file, f"[roles] {key}", value) for key, value in data.get("roles", {}).items()}
    return entities, adjectives, roles


def load(names: Sequence[str] | None = None) -> Packs:
    """The packs of these names, or all in the box.

    Args:
        names: names of packs in the box, or paths of `.toml` files of your own.

    Raises:
        PackError: a pack is missing or not well formed.
    """
    return _load(tuple(names) if names is not None else DOMAINS)
