"""On which line of a TOML text a table or a key stands, so that an error can name it.

`tomllib` keeps no places. One pass over the lines finds headers and keys outside strings and arrays; whatever that
pass does not know (dotted keys, inline tables) is placed at the nearest key or table around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""Keys and indices from the top of a file: ("unit", 2, "nouns")."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*[.=]""")
_STRING = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')
_LONG = ('"""', "'''")


def line_numbers(text: str) -> Mapping[Path, int]:
    """Every table and key of a TOML text -> the line, counted from one, on which it first stands."""
    found: dict[Path, int] = {}
    tables: dict[str, int] = {}
    table: Path = ()
    depth, open_string = 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        rest = line
        if open_string:
            _, mark, rest = line.partition(open_string)
            if not mark:
                continue
            open_string = ""
        elif depth == 0:
            header, key = _HEADER.match(line), _KEY.match(line)
            if header:
                name = header[2].strip("\"'")
                table = (name,)
                if header[1] == "[[":
                    tables[name] = tables.get(name, -1) + 1
                    found.setdefault(table, number)
                    table = (name, tables[name])
                found.setdefault(table, number)
                continue
            if key:
                found.setdefault((*table, key[1].strip("\"'")), number)
        depth, open_string = _scan(rest, depth)
    return found


def _scan(line: str, depth: int) -> tuple[int, str]:
    """How deep in brackets a line ends, and the quotation marks of a long string that it leaves open."""
    at, plain = 0, []
    while True:
        mark = _STRING.search(line, at)
        plain.append(line[at : mark.start() if mark else len(line)])
        if mark is None:
            break
        at = mark.end()
        if mark[0] in _LONG:
            end = line.find(mark[0], at)
            if end < 0:
                return _depth(plain, depth), mark[0]
            at = end + 3
    return _depth(plain, depth), ""


def _depth(pieces: list[str], depth: int) -> int:
    for piece in pieces:
        depth += sum(piece.count(c) for c in "[{") - sum(piece.count(c) for c in "]}")
    return max(depth, 0)


def line_of(found: Mapping[Path, int], path: Path) -> int:
    """The line of a path, else of the nearest key or table around it, else the first."""
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return 1
