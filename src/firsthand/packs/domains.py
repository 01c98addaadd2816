"""A domain pack: its file found, held against the published schema, and made into tables.

Beyond the schema: names are told once, and units that categories, kinds, factors and limits name are defined by the
packs in use, in the box, or as money or measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from firsthand.core.pack import PackFile, Topic
from firsthand.errors import PackError
from firsthand.packs.files import DOMAINS, RELATIONS, box, parse, printed
from firsthand.packs.model import Category, Conversion, Kind, Limit, Relation, Unit
from firsthand.packs.schema import Faults, check


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain pack as tables, with its faults' printer for what is checked across packs."""

    name: str
    title: str
    units: tuple[Unit, ...]
    categories: tuple[Category, ...]
    gives: tuple[str, ...]
    takes: tuple[str, ...]
    kinds: tuple[Kind, ...]
    conversions: tuple[Conversion, ...]
    limits: tuple[Limit, ...]
    inclusion: tuple[str, ...]
    relations: tuple[Relation, ...]
    topics: tuple[Topic, ...]
    file: PackFile
    faults: Faults


def source(name: str) -> tuple[str, str]:
    """File name and text of a pack: a name in the box, or the path of a `.toml` file.

    Raises:
        PackError: there is no such pack, or its file cannot be read as text.
    """
    path = Path(name)
    if path.suffix != ".toml":
        if name in DOMAINS:
            return box(name)
        near = get_close_matches(name, DOMAINS, n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise PackError(
            name,
            "pack",
            f"there is no pack of that name; {hint}In the box are {', '.join(DOMAINS)}; "
            "a pack of your own is given by its path, which ends in .toml",
        )
    try:
        return path.name, path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError(name, "file", f"is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PackError(name, "file", f"cannot be read: {reason}; give the path of a .toml file") from error


def read(file: str, text: str) -> Domain:
    """The tables of a domain pack.

    Raises:
        PackError: the file is not well formed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    data = parse(file, text)
    faults = Faults(file, text)
    check(data, faults)
    pack = data["pack"]["name"]
    units = [_unit(row, pack) for row in data.get("unit", [])]
    categories = [
        Category(
            row["name"],
            _lower(row, "cues"),
            frozenset(row["units"]),
            pack,
            bool(row.get("default")),
            frozenset(_lower(row, "context")),
        )
        for row in data.get("category", [])
    ]
    _once("unit", [u.name for u in units], faults)
    _once("category", [c.name for c in categories], faults)
    _nouns_once(units, faults)
    _sides(data.get("relation", []), faults)
    conversions = []
    for number, row in enumerate(data.get("conversion", [])):
        if row["low"] > row["high"]:
            raise faults.at(("conversion", number, "low"), "is above high; write the lesser number first")
        conversions.append(
            Conversion(
                row["from"], row["to"], float(row["low"]), float(row["high"]), row["citation"], pack, row.get("item")
            )
        )
    flow = data.get("flow", {})
    return Domain(
        name=pack,
        title=data["pack"].get("title", pack),
        units=tuple(units),
        categories=tuple(categories),
        gives=_lower(flow, "gives"),
        takes=_lower(flow, "takes"),
        kinds=tuple(Kind(row["unit"], row["name"], _lower(row, "words"), pack) for row in data.get("kind", [])),
        conversions=tuple(conversions),
        limits=tuple(_limit(row, pack) for row in data.get("limit", [])),
        inclusion=_lower(data.get("inclusion", {}), "rules"),
        relations=tuple(_relation(row, pack) for row in data.get("relation", [])),
        topics=tuple(
            Topic(row["heading"], tuple(row["relations"]), bool(row.get("background"))) for row in data.get("topic", [])
        ),
        file=printed(data, text, domain=pack != RELATIONS),
        faults=faults,
    )


def check_units(domain: Domain, known: Iterable[str]) -> None:
    """Whether every unit that a pack names is a known one.

    Args:
        domain: the pack.
        known: names of units of all packs in use, of money and of measures.

    Raises:
        PackError: one is not, with the nearest known name.
    """
    names = {*known, *(unit.name for unit in domain.units)}

    def require(path: tuple[str | int, ...], unit: str | None) -> None:
        if unit is not None and unit not in names:
            near = get_close_matches(unit, sorted(names), n=1)
            hint = f"did you mean “{near[0]}”? Else write" if near else "write"
            raise domain.faults.at(
                path,
                f"no unit is called “{unit}”; {hint} [[unit]] name = “{unit}”, or use the pack that defines it too",
            )

    for number, category in enumerate(domain.categories):
        for unit in sorted(category.units):
            require(("category", number, "units"), unit)
    for number, kind in enumerate(domain.kinds):
        require(("kind", number, "unit"), kind.unit)
    for number, conversion in enumerate(domain.conversions):
        require(("conversion", number, "from"), conversion.source)
        require(("conversion", number, "to"), conversion.target)
    for number, limit in enumerate(domain.limits):
        for key, name in (("of", limit.of), ("per", limit.per), ("unit", limit.unit)):
            require(("limit", number, key), name)


def _lower(row: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in row.get(key, ()))


def _unit(row: dict[str, Any], pack: str) -> Unit:
    return Unit(
        row["name"],
        _lower(row, "nouns"),
        pack,
        row.get("durations"),
        _lower(row, "of"),
        _lower(row, "participles"),
        frozenset(_lower(row, "context")),
    )


def _limit(row: dict[str, Any], pack: str) -> Limit:
    most = row.get("most")
    return Limit(
        why=row["why"],
        pack=pack,
        of=row.get("of"),
        per=row.get("per"),
        unit=row.get("unit"),
        category=row.get("category"),
        within=_lower(row, "within"),
        most=None if most is None else float(most),
    )


def _relation(row: dict[str, Any], pack: str) -> Relation:
    return Relation(
        name=row["name"],
        cues=_lower(row, "cues"),
        pack=pack,
        objects=_lower(row, "objects"),
        acts=row.get("acts", "subject"),
        sides=int(row.get("sides", 2)),
        parties=int(row.get("parties", 0)),
        ends=row.get("ends", "states"),
        story=bool(row.get("story")),
        back=bool(row.get("back")),
        modality=row.get("modality"),
    )


def _sides(relations: Sequence[dict[str, Any]], faults: Faults) -> None:
    """A relation of one side has no second end to look for."""
    for number, row in enumerate(relations):
        if not row.get("cues"):
            raise faults.at(
                ("relation", number, "cues"), "is an empty list; write the words that tell the relation, in quotes"
            )
        if row.get("sides") == 1:
            for key in ("story", "back"):
                if row.get(key):
                    raise faults.at(("relation", number, key), "needs two sides; leave it out, or leave out sides = 1")
            if row.get("parties") == 2:
                raise faults.at(("relation", number, "parties"), "is 2 and sides is 1; write parties = 1")


def _once(table: str, names: Sequence[str], faults: Faults) -> None:
    for number, name in enumerate(names):
        first = names.index(name)
        if first != number:
            raise faults.at(
                (table, number, "name"),
                f"“{name}” is the name of [[{table}]] {first + 1} too; put both into one [[{table}]], or rename one",
            )


def _nouns_once(units: Sequence[Unit], faults: Faults) -> None:
    home: dict[str, Unit] = {}
    for number, unit in enumerate(units):
        for noun in unit.nouns:
            other = home.setdefault(noun, unit)
            if other is not unit:
                raise faults.at(
                    ("unit", number, "nouns"),
                    f"“{noun}” counts {other.name} already; leave it with one of the two units",
                )
