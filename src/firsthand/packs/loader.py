"""From pack files to `Packs`: domains, language, measures and names, each table checked on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from firsthand.core.pack import PackFile
from firsthand.errors import PackError
from firsthand.packs import currencies
from firsthand.packs.domains import Domain, check_units, read, source
from firsthand.packs.files import DOMAINS, RELATIONS, SHARED, box, entries, parse, printed, strings, tables
from firsthand.packs.model import Entity, Packs, Unit


def plural(noun: str) -> str:
    """The regular English plural of a noun or noun phrase."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def _boxed(name: str) -> Domain:
    return read(*source(name))


@cache
def _shared() -> tuple[dict[str, dict[str, tuple[str, ...]]], dict[str, dict[str, tuple[str, ...]]]]:
    """The language of news prose, and money and measures with the case of their symbols kept."""
    file, text = box("language")
    language = {
        table: {key: strings(file, f"[{table}] {key}", value) for key, value in rows.items()}
        for table, rows in tables(file, parse(file, text)).items()
    }
    file, text = box("measures")
    measures = {
        table: {key: tuple(value) for key, value in rows.items() if strings(file, f"[{table}] {key}", value)}
        for table, rows in tables(file, parse(file, text)).items()
    }
    unsafe = frozenset(measures["unsafe"]["nouns"])
    for code, forms in currencies.names().items():
        own = measures["currency"].get(code, ())
        measures["currency"][code] = tuple(dict.fromkeys((*own, *(form for form in forms if form not in unsafe))))
    for sign, code in currencies.signs().items():
        measures["currency"][code] = (*measures["currency"][code], sign)
    measures["dollar"] = {
        **{code: (letters,) for letters, code in currencies.dollars().items()},
        **{
            code: (*letters, *(x for x, c in currencies.dollars().items() if c == code))
            for code, letters in measures["dollar"].items()
        },
    }
    measures["code"] = {code: (code,) for code in sorted(currencies.in_use() - frozenset(measures["unsafe"]["codes"]))}
    return language, measures


@cache
def _everywhere() -> Domain:
    """The relations of every domain, which are no pack to choose."""
    return read(*box(RELATIONS))


def _domains(names: Sequence[str]) -> list[Domain]:
    """The packs of these names, checked alone and against each other; each is taken once."""
    domains: list[Domain] = []
    for name in dict.fromkeys(names):
        domain = _boxed(name) if name in DOMAINS else read(*source(name))
        twin = next((d for d in domains if d.name == domain.name), None)
        if twin is not None:
            raise domain.faults.at(
                ("pack", "name"),
                f"“{domain.name}” is the name of {twin.faults.file} too; give the pack a name of its own",
            )
        domains.append(domain)
    _, measures = _shared()
    known = {"percent", *(name for table in ("currency", "measure") for name in measures.get(table, {}))}
    used = {unit.name for domain in domains for unit in domain.units}
    boxed: set[str] = set()
    for domain, name in zip(domains, dict.fromkeys(names), strict=True):
        if name in DOMAINS and not boxed:
            # a pack in the box may name units of its neighbours, which a narrower choice leaves out
            boxed = {unit.name for other in DOMAINS for unit in _boxed(other).units}
        check_units(domain, known | used | (boxed if name in DOMAINS else set()))
    return domains


def _nouns(units: Iterable[Unit]) -> dict[str, Unit]:
    nouns: dict[str, Unit] = {}
    for unit in units:
        for noun in unit.nouns:
            for form in (noun, plural(noun)):
                nouns.setdefault(form, unit)
    return nouns


def _load(names: tuple[str, ...]) -> Packs:
    domains = _domains(names)
    units = tuple(unit for domain in domains for unit in domain.units)
    language, measures = _shared()
    entities, adjectives, roles, people = _names()
    return Packs(
        names=names,
        units=units,
        categories=tuple(category for domain in domains for category in domain.categories),
        gives=tuple(word for domain in domains for word in domain.gives),
        takes=tuple(word for domain in domains for word in domain.takes),
        language=language,
        measures=measures,
        entities=entities,
        adjectives=adjectives,
        person_roles=frozenset(roles.get("person", ())),
        organisation_roles=frozenset(roles.get("organisation", ())),
        nouns=_nouns(units),
        kinds=tuple(kind for domain in domains for kind in domain.kinds),
        conversions=tuple(conversion for domain in domains for conversion in domain.conversions),
        limits=tuple(limit for domain in domains for limit in domain.limits),
        inclusion=tuple(dict.fromkeys(word for domain in domains for word in domain.inclusion)),
        people=people,
        relations=tuple(r for domain in (*domains, _everywhere()) for r in domain.relations),
        topics=tuple(topic for domain in (*domains, _everywhere()) for topic in domain.topics),
        files=(*(domain.file for domain in domains), _everywhere().file, *_printed()),
        titles={domain.name: domain.title for domain in domains},
    )


@cache
def _printed() -> tuple[PackFile, ...]:
    """The shared files, as a page names them."""
    return tuple(printed(parse(*box(name)), box(name)[1]) for name in SHARED)


@cache
def _names() -> tuple[dict[str, Entity], dict[str, Entity], dict[str, tuple[str, ...]], dict[str, str | None]]:
    return _read_names(*box("names"))


def _read_names(
    file: str, text: str
) -> tuple[dict[str, Entity], dict[str, Entity], dict[str, tuple[str, ...]], dict[str, str | None]]:
    data = parse(file, text)
    entities: dict[str, Entity] = {}
    adjectives: dict[str, Entity] = {}
    for key in ("state", "organisation", "outlet"):
        for row in entries(file, data, key):
            where = f"[[{key}]] {row['name']}"
            kind, of = row.get("kind", key), row.get("of")
            if not isinstance(kind, str) or not isinstance(of, str | None):
                raise PackError(file, where, 'kind and of must be text in quotes, such as of = "Osmara"')
            entity = Entity(row["name"], kind, row["name"] if key == "state" else of)
            for alias in (row["name"].lower(), *strings(file, f"{where} aliases", row.get("aliases", []))):
                entities.setdefault(alias.removeprefix("the ") if key != "outlet" else alias, entity)
                entities.setdefault(alias, entity)
            for adjective in strings(file, f"{where} adjectives", row.get("adjectives", [])):
                adjectives[adjective] = entity
    roles = data.get("roles", {})
    if not isinstance(roles, dict):
        raise PackError(file, "[roles]", 'must be a table; write [roles] and person = ["…"]')
    people = {row["name"]: row.get("of") for row in entries(file, data, "person")}
    return entities, adjectives, {key: strings(file, f"[roles] {key}", value) for key, value in roles.items()}, people


_cached = cache(_load)


def load(names: Sequence[str] | None = None) -> Packs:
    """The packs of these names, or all in the box.

    Args:
        names: names of packs in the box, or paths of `.toml` files of your own; the first to name a noun has it.

    Raises:
        PackError: a pack is missing or not well formed; the error names file, line and remedy.
    """
    chosen = tuple(names) if names is not None else DOMAINS
    return _cached(chosen) if all(name in DOMAINS for name in chosen) else _load(chosen)
