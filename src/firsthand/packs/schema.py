"""The published schema of domain packs, and the part of JSON Schema that it is written in.

`pack-schema.json` says what a pack may hold; this module holds a parsed file against it and raises `PackError` with
the line of what does not fit. The descriptions in the schema are the remedies that the errors print.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any

from firsthand.errors import PackError
from firsthand.packs.lines import Path, line_numbers, line_of

FILE = "pack-schema.json"
TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
}
CALLED = {"object": "a table", "array": "a list", "string": "text in quotes", "number": "a number", "boolean": "yes/no"}


@cache
def schema() -> Mapping[str, Any]:
    """The schema as published."""
    text = (resources.files(__package__) / FILE).read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


class Faults:
    """Raises what is wrong with one pack file, with the line where it stands."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = line_numbers(text)

    def at(self, path: Path, reason: str) -> PackError:
        """The error for what stands at `path`."""
        return PackError(self.file, f"line {line_of(self.lines, path)}, {place(path)}", reason)


def place(path: Path) -> str:
    """A path as a person writes it: `[pack]`, `[[unit]] 2, nouns`; entries are counted from one."""
    if not path:
        return "file"
    if len(path) > 1 and isinstance(path[1], int):
        head, rest = f"[[{path[0]}]] {path[1] + 1}", path[2:]
    else:
        head, rest = f"[{path[0]}]", path[1:]
    words = [f"word {p + 1}" if isinstance(p, int) else str(p) for p in rest]
    return ", ".join([head, *words])


def check(data: Mapping[str, Any], faults: Faults) -> None:
    """Hold a parsed pack against the schema.

    Raises:
        PackError: at the first thing that does not fit.
    """
    _check(data, schema(), (), faults)


def _check(value: object, rule: Mapping[str, Any], path: Path, faults: Faults) -> None:
    while "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].rpartition("/")[2]]
    remedy = rule.get("description", "")
    kind = rule.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (isinstance(value, bool) and kind != "boolean")):
        raise faults.at(path, f"is {_called(value)} and must be {CALLED[kind]}; {remedy}")
    if "enum" in rule and value not in rule["enum"]:
        raise faults.at(path, f"is {value!r}; {remedy}")
    if isinstance(value, str) and not value.strip() and rule.get("minLength"):
        raise faults.at(path, f"is empty; {remedy}")
    if isinstance(value, int | float) and not value > rule.get("exclusiveMinimum", value - 1):
        raise faults.at(path, f"is {value}; {remedy}")
    if isinstance(value, dict):
        _check_table(value, rule, path, faults)
    if isinstance(value, list) and "items" in rule:
        for number, item in enumerate(value):
            _check(item, rule["items"], (*path, number), faults)


def _check_table(value: Mapping[str, Any], rule: Mapping[str, Any], path: Path, faults: Faults) -> None:
    remedy = rule.get("description", "")
    known = rule.get("properties", {})
    for key in value:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known here are {', '.join(known)}"
            raise faults.at((*path, key), f"is not known; {hint}")
    for key in rule.get("required", ()):
        if key not in value:
            raise faults.at(path, f"{key} is missing; {remedy}")
    for key, needs in rule.get("dependentRequired", {}).items():
        for needed in needs if key in value else ():
            if needed not in value:
                raise faults.at((*path, key), f"needs {needed} beside it")
    anyof = [set(choice["required"]) for choice in rule.get("anyOf", ())]
    if anyof and not any(choice <= value.keys() for choice in anyof):
        raise faults.at(path, f"needs {_choices(anyof)}; {remedy}")
    oneof = [set(choice["required"]) for choice in rule.get("oneOf", ())]
    if oneof and sum(choice <= value.keys() for choice in oneof) != 1:
        raise faults.at(path, f"needs exactly one of: {_choices(oneof)}; {remedy}")
    for key, item in value.items():
        _check(item, known[key], (*path, key), faults)


def _choices(choices: list[set[str]]) -> str:
    return " or ".join(" with ".join(sorted(choice)) for choice in choices)


def _called(value: object) -> str:
    for name, types in TYPES.items():
        if isinstance(value, types) and not (isinstance(value, bool) and name != "boolean"):
            return CALLED[name]
    return "a date or time"
