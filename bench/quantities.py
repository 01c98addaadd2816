"""Readers of figures against each other, on whatever annotated sets are present.

    python -m bench.quantities [--errors N] [--only firsthand]

Sets: NewsQuant (EMNLP 2023) where a checkout has it beside the project, and the project's own cases. Readers: this
package, and quantulum3 and Recognizers-Text where the dependency group `peers` is installed.
quantulum3 uses its unit classifier where joblib, stemming and scikit-learn 1.8 are installed too; it was trained with
1.8.0, and a later one cannot load it.

Scored as in the CQE paper: per sentence, values equal within 1e-5 (relative), a range only meets a range with both
ends, units lower-cased and normalised; precision over what a reader returns, recall over gold. `strict` asks of our own
cases that low, high, bound and magnitude are all right, and counts every figure that is none; no peer returns a bound,
and units are our packs', so read a peer's share as how often it finds a bare number and nothing else.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.seeds import ROOT, shared

Item = tuple[tuple[float, float] | float, str]
"""A value or a range, and a unit name."""

SPELLINGS = {
    "usd": "dollar", "eur": "euro", "gbp": "pound sterling", "jpy": "japanese yen", "cny": "chinese yuan",
    "krw": "south korean won", "inr": "indian rupee", "aud": "australian dollar", "cad": "canadian dollar",
    "dkk": "danish krone", "myr": "malaysian ringgit", "chf": "swiss franc", "rub": "russian ruble", "ils": "shekel",
    "hkd": "hong kong dollar", "percent": "percentage", "pound-mass": "pound", "dimensionless": "-", "": "-",
    "years of age": "year of age",
}  # fmt: skip
VAGUE = {"tens of": 10.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}


@dataclass(frozen=True)
class Row:
    """One sentence with its gold items."""

    text: str
    items: tuple[Item, ...]
    units: tuple[frozenset[str], ...]


def spelled(unit: str | None) -> str:
    """A unit name lower-cased, its last noun singular, known synonyms unified."""
    text = re.sub(r"\s+", " ", (unit or "").lower().strip())
    parts = [SPELLINGS.get(p, p) for p in re.split(r"/| per | an? ", text)]
    return " per ".join(_singular(p) for p in parts) or "-"


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) and len(noun) > 3 else noun


def value(text: str) -> tuple[float, float] | float:
    """A gold value: "35.0", or "1.0-1.5" for a range."""
    found = re.fullmatch(r"(-?[\d.]+(?:[eE][-+]?\d+)?)\s*-\s*(-?[\d.]+(?:[eE][-+]?\d+)?)", text.strip())
    return (float(found[1]), float(found[2])) if found else float(text)


def newsquant(path: Path) -> list[Row]:
    """The set in its published form."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        items, units = [], []
        for quantity in record["quantities"]:
            items.append((value(str(quantity["value"])), spelled(quantity["normalized_unit"])))
            units.append(frozenset({spelled(quantity["normalized_unit"]), spelled(quantity["unit"])}))
        rows.append(Row(record["text"], tuple(items), tuple(units)))
    return rows


def same(a: tuple[float, float] | float, b: tuple[float, float] | float) -> bool:
    """Equal within 1e-5; a range only meets a range."""
    if isinstance(a, tuple) != isinstance(b, tuple):
        return False
    pairs = zip(a, b, strict=True) if isinstance(a, tuple) and isinstance(b, tuple) else [(a, b)]
    return all(abs(x - y) <= 1e-5 * max(abs(x), abs(y), 1e-9) for x, y in pairs)  # type: ignore[operator]


def f1(rows: Sequence[Row], read: Callable[[str], list[Item]], errors: list[str] | None = None) -> tuple[float, float]:
    """F1 of values, and of values with their unit."""
    gold = found = values = both = 0
    for row in rows:
        mine = read(row.text)
        gold, found = gold + len(row.items), found + len(mine)
        left = list(range(len(row.items)))
        spare = []
        for number, unit in sorted(
            mine, key=lambda item: not any(same(item[0], row.items[i][0]) and item[1] in row.units[i] for i in left)
        ):
            fits = [i for i in left if same(number, row.items[i][0])]
            if not fits:
                spare.append((number, unit))
                continue
            best = next((i for i in fits if unit in row.units[i]), fits[0])
            left.remove(best)
            values += 1
            both += unit in row.units[best]
            if errors is not None and unit not in row.units[best]:
                errors.append(f"unit {unit!r} for {sorted(row.units[best])}: {row.text}")
        if errors is not None and (left or spare):
            errors.append(f"missed {[row.items[i] for i in left]}, extra {spare}: {row.text}")
    return (2 * values / (gold + found) if gold + found else 1.0, 2 * both / (gold + found) if gold + found else 1.0)


def ours() -> Callable[[str], list[Item]]:
    """This package's reader."""
    from firsthand.extract import times
    from firsthand.extract.quantities import Quantities
    from firsthand.extract.tokens import tokenise
    from firsthand.packs import load

    quantities = Quantities(load())

    def read(text: str) -> list[Item]:
        tokens = tokenise(text)
        out: list[Item] = []
        for mention in quantities.find(tokens, times.find(tokens)):
            quantity = mention.quantity
            unit = spelled(quantity.item if mention.known in (None, "pack") and quantity.item else quantity.unit)
            if quantity.magnitude:
                base = next((v for k, v in reversed(VAGUE.items()) if k in quantity.magnitude), None)
                if "dozen" in quantity.magnitude:
                    out.append((12.0, unit))
                elif base:
                    scale = base * (
                        10
                        if quantity.magnitude.startswith("tens")
                        else 100
                        if quantity.magnitude.startswith("hundreds of")
                        else 1
                    )
                    out.append(((scale, scale * 10), unit))
            elif quantity.point is not None:
                out.append((quantity.point, unit))
            elif quantity.low is not None and quantity.high is not None:
                out.append(((quantity.low, quantity.high), unit))
        return out

    return read


def quantulum() -> Callable[[str], list[Item]] | None:
    """quantulum3, if installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None

    def read(text: str) -> list[Item]:
        out: list[Item] = []
        for found in parser.parse(text):
            spread = found.uncertainty
            number: tuple[float, float] | float = found.value
            if spread:
                number = (found.value - spread, found.value + spread)
            out.append((number, spelled(found.unit.name)))
        return out

    return read


def recognizers() -> Callable[[str], list[Item]] | None:
    """Recognizers-Text, if installed."""
    try:
        from recognizers_number import recognize_number
        from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension
    except ImportError:
        return None

    def read(text: str) -> list[Item]:
        found: dict[tuple[int, int], Item] = {}
        for recognise in (recognize_currency, recognize_dimension, recognize_age, recognize_number):
            for item in recognise(text, "en-us"):
                number = (item.resolution or {}).get("value")
                inside = any(start <= item.start and item.end <= end for start, end in found)
                if number is None or inside:
                    continue
                try:
                    found[(item.start, item.end)] = (float(number), spelled((item.resolution or {}).get("unit") or ""))
                except ValueError:
                    continue
        return [found[key] for key in sorted(found)]

    return read


def cases(path: Path) -> list[dict[str, object]]:
    """The project's own annotated sentences."""
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


Reading = tuple[float | None, float | None, str, str | None, str | None]
"""Low, high, bound, magnitude and unit."""


def readings() -> Callable[[str, str], list[Reading]]:
    """This package's reader, with every field that it gives."""
    from firsthand.extract import times
    from firsthand.extract.quantities import Quantities
    from firsthand.extract.tokens import tokenise
    from firsthand.packs import load

    quantities = Quantities(load())

    def read(text: str, language: str) -> list[Reading]:
        tokens = tokenise(text)
        found = [m.quantity for m in quantities.find(tokens, times.find(tokens), language)]
        return [(q.low, q.high, q.bound.value, q.magnitude, q.unit) for q in found]

    return read


def as_readings(read: Callable[[str], list[Item]]) -> Callable[[str, str], list[Reading]]:
    """A reader of values as one of readings: it gives no bound, so every value is exact and every pair a range."""

    def convert(text: str, language: str) -> list[Reading]:
        return [
            (*number, "between", None, unit) if isinstance(number, tuple) else (number, number, "exact", None, unit)
            for number, unit in read(text)
        ]

    return convert


def strict(path: Path, read: Callable[[str, str], list[Reading]]) -> tuple[float, float, list[str]]:
    """Share of the own cases' figures whose low, high, bound and magnitude are right; with the unit; and the errors.

    A figure that is none counts as an error too.
    """
    total = right = units = 0
    errors = []
    for case in cases(path):
        text = str(case["text"])
        mine = read(text, str(case.get("language") or "en"))
        gold = [(g["low"], g["high"], g["bound"], g["magnitude"], g["unit"]) for g in case["figures"]]  # type: ignore[attr-defined]
        for row in gold:
            total += 1
            fit = next((m for m in mine if m == row), None) or next((m for m in mine if _alike(m, row)), None)
            if fit is None:
                errors.append(f"{case['id']}: {row} not among {mine}: {text}")
                continue
            mine.remove(fit)
            right += 1
            agrees = fit[4] == row[4] or spelled(fit[4]) == spelled(row[4])
            units += agrees
            if not agrees:
                errors.append(f"{case['id']}: unit {fit[4]} for {row[4]}: {text}")
        total += len(mine)
        if mine:
            errors.append(f"{case['id']}: extra {mine}: {text}")
    return right / total, units / total, errors


def _alike(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    ends = all(
        (x is None) == (y is None) and (x is None or abs(x - y) <= 1e-6 * max(1, abs(y)))
        for x, y in zip(a[:2], b[:2], strict=True)
    )  # type: ignore[operator, arg-type]
    return ends and a[2:4] == b[2:4]


def speed(read: Callable[[str], list[Item]], texts: Iterable[str]) -> float:
    """Sentences a CPU second, over a warm reader."""
    texts = list(texts)
    for text in texts[:5]:
        read(text)
    began, count = time.process_time(), 0
    while time.process_time() - began < 1.0:
        for text in texts:
            read(text)
        count += len(texts)
    return count / (time.process_time() - began)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one table for every set that is present."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--only", default="")
    options = parser.parse_args(arguments)
    readers = {"firsthand": ours(), "quantulum3": quantulum(), "Recognizers-Text": recognizers()}
    path = shared() / "data" / "newsquant" / "dev.jsonl"
    if path.is_file():
        rows = newsquant(path)
        print(f"NewsQuant, {len(rows)} sentences      value  value+unit  sentences/s   ratio")
        base = None
        for name, read in readers.items():
            if options.only and name != options.only:
                continue
            if read is None:
                print(f"  {name:24} not installed")
                continue
            errors: list[str] = []
            first, second = f1(rows, read, errors)
            rate = speed(read, [row.text for row in rows])
            base = base or rate
            print(f"  {name:24} {first:6.3f}  {second:10.3f}  {rate:11.0f}  {base / rate:6.1f}")
            if name == "firsthand":
                print("".join(f"    {error}\n" for error in errors[: options.errors]), end="")
    else:
        print(f"NewsQuant: not present ({path})")
    own = ROOT / "tests" / "cases" / "quantities.json"
    if own.is_file():
        print(f"own cases, {len(cases(own))} sentences, strict: bounds  with unit")
        for name, read in readers.items():
            if read is None or (options.only and name != options.only):
                continue
            bounds, units, errors = strict(own, readings() if name == "firsthand" else as_readings(read))
            print(f"  {name:38} {bounds:6.3f} {units:10.3f}")
            if name == "firsthand":
                print("".join(f"    {error}\n" for error in errors[: options.errors]), end="")


if __name__ == "__main__":
    main()
