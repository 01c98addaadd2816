"""Texts with who says what in them: PolNeAR's training half, and the sentences written for this project.

PolNeAR is read from a folder that a checkout may have beside it (`bench.seeds.shared`); none of its words are here.
Own sentences are marked in braces, one text a line (`nesting.txt`, `forms.txt`):

    {1s The Courier} {1c reported} {1t that {2s Ines Corrano} {2c had said} {2t 41 crates were missing}}.

The number is the attribution's, `s` its source, `c` its cue, `t` what is said; " ¶ " is a paragraph's end.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attributions import ROLES, Pieces, Row, overlap, rows_of, trimmed

HERE = Path(__file__).parent
OWN = ("nesting.txt", "forms.txt")
LETTERS = {"s": "source", "c": "cue", "t": "content"}
MARK = re.compile(r"\{(\d+)([sct])\s?|\}")
HELD_OUT = 84
"""Training articles on which choices are made: a tenth, drawn with a fixed seed."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text and its attributions; `own` where it was written for this project."""

    id: str
    text: str
    rows: tuple[Row, ...]
    own: bool = False


def polnear(half: str) -> list[Text]:
    """The texts of "train" or "dev"; empty where the folder is missing."""
    return _texts(rows_of(half))


def of_file(path: Path) -> list[Text]:
    """The texts of a file in the PolNeAR form."""
    return _texts(rows_of(path))


def _texts(records: Iterable[dict[str, Any]]) -> list[Text]:
    out = []
    for record in records:
        rows = [{role: trimmed(record["text"], row[role]) for role in ROLES} for row in record["attributions"]]
        out.append(Text(record["id"], record["text"], tuple(r for r in rows if r["cue"])))
    return out


def parted(texts: list[Text]) -> tuple[list[Text], list[Text]]:
    """Texts to train on, and those to choose by."""
    order = sorted(texts, key=lambda t: t.id)
    random.Random(20).shuffle(order)
    return order[HELD_OUT:], order[:HELD_OUT]


def held_out() -> list[dict[str, Any]]:
    """The records of the articles on which choices are made; empty where the folder is missing."""
    chosen = {text.id for text in parted(polnear("train"))[1]}
    return [record for record in rows_of("train") if record["id"] in chosen]


def own(names: Iterable[str] = OWN) -> list[Text]:
    """The project's own texts.

    Raises:
        ValueError: a line's braces do not close, or an attribution lacks its cue or content; it names the line.
    """
    return [text for name in names for text in _lines(HERE / name)]


def _lines(path: Path) -> Iterator[Text]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield marked(line.strip(), f"{path.name}:{number}")


def marked(line: str, name: str) -> Text:
    """A line in braces as a text with its attributions."""
    line = line.replace(" ¶ ", "\n\n")
    out: list[str] = []
    size, at = 0, 0
    open_spans: list[tuple[int, str, int]] = []
    found: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for mark in MARK.finditer(line):
        out.append(line[at : mark.start()])
        size += mark.start() - at
        at = mark.end()
        if mark[1]:
            open_spans.append((int(mark[1]), LETTERS[mark[2]], size))
            continue
        if not open_spans:
            raise ValueError(f"{name}: a brace closes that was not opened")
        who, role, start = open_spans.pop()
        found.setdefault(who, {role: [] for role in ROLES})[role].append((start, size))
    if open_spans:
        raise ValueError(f"{name}: a brace is not closed")
    text = "".join([*out, line[at:]])
    for who, row in found.items():
        if not row["cue"] or not row["content"]:
            raise ValueError(f"{name}: attribution {who} lacks its cue or its content")
    rows = tuple({role: trimmed(text, row[role]) for role in ROLES} for _, row in sorted(found.items()))
    return Text(name, text, rows, own=True)


def within(outer: Pieces, row: Row) -> bool:
    """Whether an attribution lies inside another's content."""
    return overlap(outer, row["cue"]) == sum(b - a for a, b in row["cue"])


def levels(text: Text) -> list[Text]:
    """A nested text as the tagger meets it: the whole with its outermost attributions, then each content by itself.

    PolNeAR marks no attribution inside another's content, and the tagger reads nesting by being run on contents.
    """
    out = [Text(text.id, text.text, _outer(text.rows), text.own)]
    for k, row in enumerate(text.rows):
        inner = [r for j, r in enumerate(text.rows) if j != k and within(row["content"], r)]
        if not inner:
            continue
        start, end = row["content"][0][0], row["content"][-1][1]
        moved = [{role: tuple((a - start, b - start) for a, b in r[role]) for role in ROLES} for r in _outer(inner)]
        out.append(Text(f"{text.id}/{k + 1}", text.text[start:end], tuple(moved), text.own))
    return out


def _outer(rows: Iterable[Row]) -> tuple[Row, ...]:
    rows = list(rows)
    return tuple(
        r for k, r in enumerate(rows) if not any(within(o["content"], r) for j, o in enumerate(rows) if j != k)
    )
