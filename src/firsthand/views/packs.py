"""What packs hold, for a person and for a program: units, categories, relations, factors and limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from firsthand.packs import Conversion, Limit, Packs, Relation
from firsthand.views import wording


def record(packs: Packs, name: str) -> dict[str, Any]:
    """One pack as a record: `{name, title, units, categories, relations, kinds, conversions, limits}`."""
    return {
        "name": name,
        "title": packs.titles[name],
        "units": [
            {
                "name": u.name,
                "nouns": list(u.nouns),
                "participles": list(u.participles),
                "durations": u.durations,
                "of": list(u.of),
            }
            for u in packs.units
            if u.pack == name
        ],
        "categories": [
            {"name": c.name, "cues": list(c.cues), "units": sorted(c.units), "default": c.default}
            for c in packs.categories
            if c.pack == name
        ],
        "relations": [
            {
                "name": r.name,
                "cues": list(r.cues),
                "objects": list(r.objects),
                "acts": r.acts,
                "sides": r.sides,
                "parties": r.parties,
                "ends": r.ends,
                "story": r.story,
                "back": r.back,
                "modality": r.modality,
            }
            for r in packs.relations
            if r.pack == name
        ],
        "kinds": [{"unit": k.unit, "name": k.name, "words": list(k.words)} for k in packs.kinds if k.pack == name],
        "conversions": [
            {"from": c.source, "to": c.target, "item": c.item, "low": c.low, "high": c.high, "citation": c.citation}
            for c in packs.conversions
            if c.pack == name
        ],
        "limits": [
            {
                "of": x.of,
                "per": x.per,
                "unit": x.unit,
                "category": x.category,
                "within": list(x.within),
                "most": x.most,
                "why": x.why,
            }
            for x in packs.limits
            if x.pack == name
        ],
    }


def print_packs(packs: Packs, console: Console) -> None:
    """A line for each pack: name, title, and what it counts."""
    grid = Table(box=None, header_style="dim", pad_edge=False)
    for heading in ("pack", "title", "units", "categories", "factors", "limits"):
        grid.add_column(heading, overflow="fold")
    for name, title in packs.titles.items():
        grid.add_row(
            Text(name, style="bold"),
            Text(wording.clean(title)),
            Text(", ".join(u.name for u in packs.units if u.pack == name)),
            Text(", ".join(c.name for c in packs.categories if c.pack == name)),
            Text(str(sum(c.pack == name for c in packs.conversions))),
            Text(str(sum(x.pack == name for x in packs.limits))),
        )
    console.print(grid)


def print_pack(packs: Packs, name: str, console: Console) -> None:
    """One pack in full: what counts each unit, by which words a category is told, factors with their citations."""
    console.print(Text(f"{name}: {wording.clean(packs.titles[name])}", style="bold"))
    rows = [(u.name, _unit(u.nouns, u.participles, u.durations, u.of)) for u in packs.units if u.pack == name]
    _section("Units, and the nouns that count them", rows, console)
    categories = [
        (c.name, f"{', '.join(c.cues) or '–'}; said of {', '.join(sorted(c.units))}{'; the default' * c.default}")
        for c in packs.categories
        if c.pack == name
    ]
    _section("Categories, and the words that tell them", categories, console)
    relations = [(r.name, _relation(r)) for r in packs.relations if r.pack == name]
    _section("Relations told without a figure, and the words that tell them", relations, console)
    kinds = [(f"{k.unit}: {k.name}", ", ".join(k.words)) for k in packs.kinds if k.pack == name]
    _section("Kinds that are not compared", kinds, console)
    _section("Factors, as published", [_conversion(c) for c in packs.conversions if c.pack == name], console)
    _section("Limits of belief", [_limit(x) for x in packs.limits if x.pack == name], console)


def _section(title: str, rows: Sequence[tuple[str, str]], console: Console) -> None:
    if not rows:
        return
    console.print()
    console.print(Text(title, style="dim"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold", max_width=28)
    grid.add_column(overflow="fold")
    for term, words in rows:
        grid.add_row(Text(f"  {wording.clean(term)}"), Text(wording.clean(words)))
    console.print(grid)


def _unit(nouns: Sequence[str], participles: Sequence[str], durations: str | None, of: Sequence[str]) -> str:
    parts = [", ".join(nouns)]
    if participles:
        parts.append(f"without a noun: {', '.join(participles)}")
    if durations:
        parts.append(f"{durations}s of {', '.join(of)}")
    return "; ".join(part for part in parts if part)


def _relation(relation: Relation) -> str:
    near = f"; near {', '.join(relation.objects)}" if relation.objects else ""
    return ", ".join(relation.cues) + near


def _conversion(conversion: Conversion) -> tuple[str, str]:
    value = wording.number(conversion.low)
    if conversion.low != conversion.high:
        value = wording.span(conversion.low, conversion.high)
    item = f" ({conversion.item})" if conversion.item else ""
    single = conversion.source.removesuffix("s")
    return f"{value} {conversion.target} a {single}{item}", conversion.citation


def _limit(limit: Limit) -> tuple[str, str]:
    most = wording.number(limit.most) if limit.most is not None else ""
    if limit.of and limit.per:
        term = f"at most {most} {limit.of} for each of {limit.per}"
    elif limit.within:
        whole = wording.joined((f"{noun}s" for noun in limit.within), "or")
        term = f"{limit.unit} {limit.category or ''}: no more than the {whole} told beside them"
    else:
        term = f"at most {most} {limit.unit} {limit.category or ''}".rstrip()
    return term, limit.why
