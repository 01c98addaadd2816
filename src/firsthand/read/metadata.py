"""What is known of a report beside its words: the fields of the metadata contract, and the four places that give them.

The fields are `id, outlet, published, url, title, author, language, kind` (and `subhead`); every other key is ignored.
`published` is a date or `{earliest, latest}`, with a `basis` inside it or beside it. A fault in a field is a sentence
in a list, never an exception: the other fields stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from firsthand.core.text import ReportKind
from firsthand.core.time import TimeRange
from firsthand.read.dates import parse_date
from firsthand.read.encoding import clean

_TEXT_KEYS = ("id", "outlet", "url", "title", "author", "language", "subhead")
_KEYS = frozenset((*_TEXT_KEYS, "published", "kind", "basis"))
_LIMIT = 4_000
_FENCE_LINES = 200
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?")


@dataclass(frozen=True, slots=True)
class Fields:
    """The metadata of one report; None is unknown."""

    id: str | None = None
    outlet: str | None = None
    published: TimeRange | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    kind: ReportKind | None = None
    subhead: str | None = None

    def over(self, other: Fields) -> Fields:
        """These fields, with those of `other` where these are unknown."""
        missing = {f.name: getattr(other, f.name) for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **missing)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A block of `key: value` lines at the head of a text: what it says, and where the text after it begins."""

    fields: Fields
    problems: tuple[str, ...]
    end: int


def fields_of(record: Mapping[str, object], basis: str) -> tuple[Fields, tuple[str, ...]]:
    """The fields that a record of keys and values gives, and what is wrong with the others.

    Args:
        record: a row of a metadata file, a side-car, front matter.
        basis: where the record stands, for a date that does not name its own ("metadata", "front matter").
    """
    problems: list[str] = []
    values = {key: _text(record.get(key), key, problems) for key in _TEXT_KEYS}
    stated = record.get("basis")
    published = _published(record.get("published"), stated if isinstance(stated, str) and stated else basis, problems)
    kind = None
    named = record.get("kind")
    if isinstance(named, str) and named.strip().lower() in set(ReportKind):
        kind = ReportKind(named.strip().lower())
    elif named not in (None, ""):
        problems.append(f"kind “{_brief(named)}” is neither article nor digest; read as an article")
    return Fields(published=published, kind=kind, **values), tuple(problems)


def front_matter(text: str) -> FrontMatter | None:
    """The `---` block at the start of a text; None where there is none.

    Flat keys with plain or quoted values; lines starting with # are comments; under `published:` the indented keys
    `earliest`, `latest` and `basis` are read. A first line of dashes without a known key and a closing line is text.
    """
    if not text.startswith("---"):
        return None
    record: dict[str, object] = {}
    problems: list[str] = []
    nested: dict[str, object] | None = None
    position = 0
    for number, line in enumerate(text[:100_000].split("\n")[: _FENCE_LINES + 1]):
        start, position = position, position + len(line) + 1
        bare = line.strip()
        if number == 0:
            if bare != "---":
                return None
        elif bare in {"---", "..."} and line[:1] in "-.":
            if not _KEYS & record.keys():
                return None
            end = min(position, len(text))
            end += len(text[end:]) - len(text[end:].lstrip("\n"))
            found, wrong = fields_of(record, "front matter")
            return FrontMatter(found, tuple(f"front matter: {problem}" for problem in (*problems, *wrong)), end)
        elif not bare or bare.startswith(("#", "- ")):
            continue
        elif not (match := _KEY.fullmatch(bare)):
            problems.append(f"line {number + 1} is not `key: value`: “{_brief(bare)}”")
        elif line[0].isspace():
            if nested is not None:
                nested[match[1].lower()] = _unquoted(match[2])
        else:
            key, value = match[1].lower(), _unquoted(match[2])
            nested = {} if value is None else None
            record[key] = nested if nested is not None and key == "published" else value
        if start > 100_000:
            return None
    return None


def _unquoted(value: str | None) -> str | None:
    """A front-matter value without its quotation marks; None where it is empty or null."""
    value = (value or "").strip()
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return None if value.lower() in {"", "~", "null", "none"} else value


def _text(value: object, key: str, problems: list[str]) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list):
        names = [item.get("name") if isinstance(item, Mapping) else item for item in value]
        value = ", ".join(name for name in names if isinstance(name, str))
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = _brief(value)
    if value is not None and not isinstance(value, str):
        problems.append(f"{key} is not text: “{_brief(value)}”")
        return None
    return " ".join(clean(value[:_LIMIT])[0].split()) or None if value else None


def _published(value: object, basis: str, problems: list[str]) -> TimeRange | None:
    basis = " ".join(basis[:_LIMIT].split())
    if value is None or value in ("", {}):
        return None
    if isinstance(value, Mapping):
        own = value.get("basis")
        basis = " ".join(own[:_LIMIT].split()) if isinstance(own, str) and own.strip() else basis
        first = _bound(value.get("earliest"), problems)
        last = _bound(value.get("latest"), problems)
        earliest, latest = first and first[0], last and last[1]
        if earliest and latest and earliest > latest:
            problems.append(f"published ends before it begins ({earliest} to {latest}), so it is taken as unknown")
            return None
        return TimeRange(earliest, latest, basis) if earliest or latest else None
    days = _bound(value, problems)
    return TimeRange(*days, basis) if days else None


def _bound(value: object, problems: list[str]) -> tuple[date, date] | None:
    if value is None or value == "":
        return None
    days = parse_date(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None
    if days is None:
        problems.append(f"published “{_brief(value)}” is no date, so it is taken as unknown; write it as YYYY-MM-DD")
    return days


def _brief(value: object) -> str:
    """A value for a message: one short line, whatever it holds."""
    try:
        words = value if isinstance(value, str) else str(value)
    except ValueError:
        words = "a number with thousands of digits"
    words = " ".join(clean(words[:200])[0].split())
    return words if len(words) <= 60 else words[:59] + "…"
