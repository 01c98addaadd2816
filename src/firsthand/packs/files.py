"""Pack files: where they lie in the box, and what every one of them must look like.

Everything here raises `PackError` with file, place and remedy where a file is not well formed.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from firsthand.core.pack import PackFile
from firsthand.errors import PackError

DOMAINS = ("arms-transfers", "casualties", "data-breach", "gatherings", "vaccination", "workforce")
"""The domain packs in the box; all apply unless narrowed."""
RELATIONS = "relations"
"""The file of the relations that every domain shares; it has the form of a domain pack."""
SHARED = ("grammar", "language", "measures", "names", "times")
"""The other files that are read whatever packs are chosen."""


def entries(file: str, data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The [[key]] entries of a pack, each of which has a name; none is no fault."""
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and isinstance(row.get("name"), str) for row in rows
    ):
        raise PackError(file, f"[[{key}]]", 'each needs a name = "…"; write one [[table]] for each entry')
    return rows


def strings(file: str, where: str, value: object) -> tuple[str, ...]:
    """A value of a pack as a list of words in lower case; `where` names it in the error."""
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise PackError(file, where, 'must be a list of words in quotes, such as ["shell", "round"]')
    return tuple(v.lower() for v in value)


def tables(file: str, data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The tables of word lists in a shared file, without [pack]."""
    for name, rows in data.items():
        if not isinstance(rows, dict):
            raise PackError(file, name, f'must be a table; write [{name}] and one word = ["…"] a line')
    return {name: rows for name, rows in data.items() if name != "pack"}


def parse(file: str, text: str) -> dict[str, Any]:
    """The tables of a pack file, which begins with [pack] and its name."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        where = f"line {found[1]}" if found else "file"
        raise PackError(file, where, f"not valid TOML: {str(error) or 'nested too deeply'}") from error
    if not isinstance(data.get("pack"), dict) or not data["pack"].get("name"):
        raise PackError(file, "line 1, [pack]", 'is missing; begin with [pack] and name = "…"')
    return data


def printed(data: Mapping[str, Any], text: str, *, domain: bool = False) -> PackFile:
    """How a parsed pack file is named on a page: name, version and the hash of its text, whatever its line ends."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(plain.encode("utf-8")).hexdigest()
    return PackFile(str(data["pack"]["name"]), str(data["pack"].get("version", "")), digest, domain)


def box(name: str) -> tuple[str, str]:
    """File name and text of a pack in the box."""
    file = f"{name}.toml"
    source = resources.files(__package__) / file
    if not source.is_file():
        raise PackError(file, "pack", f"there is no pack of that name; in the box are {', '.join(DOMAINS)}")
    return file, source.read_text(encoding="utf-8")
