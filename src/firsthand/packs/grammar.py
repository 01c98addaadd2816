"""The vocabulary of the rules: lists and tables of words of grammar.toml and times.toml by name ("names.titles")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from firsthand.errors import PackError
from firsthand.packs.files import box, parse, strings


@cache
def _grammar() -> Mapping[str, Any]:
    return {**parse(*box("grammar")), **parse(*box("times"))}


def _file(name: str) -> str:
    return "times.toml" if name.startswith("times.") else "grammar.toml"


def _entry(name: str) -> object:
    table, _, key = name.partition(".")
    rows = _grammar().get(table)
    if not isinstance(rows, dict) or key not in rows:
        raise PackError(_file(name), name, f'is missing; write {key or table} = ["…"] in the table [{table}]')
    return rows[key]


def _rows(name: str) -> dict[str, object]:
    rows = _entry(name)
    if not isinstance(rows, dict) or not rows:
        raise PackError(_file(name), name, f"must be a table of words; write [{name}] and one word = … a line")
    return {word.lower(): value for word, value in rows.items()}


@cache
def wordlist(name: str) -> frozenset[str]:
    """A list of words, in lower case.

    Args:
        name: table and key, such as "names.titles".

    Raises:
        PackError: there is no such list, or it is not a list of words.
    """
    return frozenset(strings(_file(name), name, _entry(name)))


@cache
def wordlists(name: str) -> Mapping[str, frozenset[str]]:
    """A table from words to lists of words, all in lower case; name and errors as for `wordlist`."""
    return {word: frozenset(strings(_file(name), f"{name}.{word}", value)) for word, value in _rows(name).items()}


@cache
def mapping(name: str) -> Mapping[str, str]:
    """A table from words in lower case to words; name and errors as for `wordlist`."""
    out: dict[str, str] = {}
    for word, value in _rows(name).items():
        if not isinstance(value, str) or not value:
            raise PackError(_file(name), f"{name}.{word}", 'must be a word in quotes, such as "child"')
        out[word] = value
    return out


@cache
def numbers(name: str) -> Mapping[str, float]:
    """A table from words in lower case to numbers; name and errors as for `wordlist`."""
    out: dict[str, float] = {}
    for word, value in _rows(name).items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise PackError(_file(name), f"{name}.{word}", "must be a number, such as 1000")
        out[word] = float(value)
    return out
