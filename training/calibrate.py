"""Fit the weights by which claims are given a confidence, and print how well they hold on other texts.

    python -m training.calibrate [--out FILE]

Texts are the project's own and, where a checkout has them, the PolNeAR articles held out from the tagger's training,
each read by rules and tagger and by rules alone. The fit is a logistic one drawn towards zero; what is printed is the
expected calibration error over ten folds of texts.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from bench.attributions import ROLES, linked, pairs, predict, rows, trimmed
from bench.calibration import Judged, articles, own_cases, own_stories, show

from firsthand.core.text import Part, PartKind, Report
from firsthand.extract import confidence
from firsthand.extract.sentences import sentences
from firsthand.extract.spans import AttributionReader
from firsthand.extract.tagger import Learned, shipped
from firsthand.packs import load
from training.corpus import held_out

TABLE = Path(confidence.__file__).with_suffix(".toml")
PULL = 1.0
"""How strongly weights are drawn to zero."""
FOLDS = 10


Rows = Sequence[tuple[str, dict[str, float], bool]]
"""Texts, signs of what was found there, and whether it was right."""


def fitted(rows: Rows) -> dict[str, float]:
    """Weights of a logistic model of what is right (Newton's method)."""
    given = [{"always": 1.0} | signs for _, signs, _ in rows]
    names = sorted({name for row in given for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in given])
    y = np.array([float(right) for _, _, right in rows])
    pull = np.array([0.01 if name == "always" else PULL for name in names])
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(pull), x.T @ (y - p) - pull * w)
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True)}


def unseen(rows: Rows) -> list[tuple[str, float, bool]]:
    """The text of each row, its confidence by weights fitted to other texts, and whether it is right."""
    texts = sorted({text for text, _, _ in rows})
    random.Random(20).shuffle(texts)
    fold = {text: k % FOLDS for k, text in enumerate(texts)}
    out = []
    for k in range(FOLDS):
        weights = fitted([row for row in rows if fold[row[0]] != k])
        out += [(t, confidence.confidence(signs, weights), right) for t, signs, right in rows if fold[t] == k]
    return out


def of_claims(judged: Iterable[Judged]) -> Rows:
    """Claims as rows."""
    return [(j.text, confidence.signs(j.claim), j.right) for j in judged]


def of_attributions(records: Iterable[Mapping[str, Any]], tagger: Learned | None) -> Rows:
    """The attributions that the tagger, or the rules without one, find in annotated articles."""
    out = []
    reader = AttributionReader(load())
    for record in records:
        text, gold = record["text"], rows(record["text"], record["attributions"])
        report = Report(record["id"], text, (Part(PartKind.BODY, 0, len(text)),), "polnear")
        if tagger:
            places = [(s.start, s.end) for s in sentences(report)]
            tagged = tagger.read(text, places, [True] * len(places), nested=False)
            mine = [{role: trimmed(text, getattr(one, role)) for role in ROLES} for one in tagged]
            signs = [confidence.signs_found("tagger", one) for one in tagged]
        else:
            mine = predict(reader, text)
            signs = [confidence.signs_found(one.rule, None) for one in reader.read(report)]
        right = {m for _, m in pairs(gold, mine, linked)}
        out += [(record["id"], one, k in right) for k, one in enumerate(signs)]
    return out


def main() -> None:
    """Fit, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    records, own, news, found = held_out(), [], [], []
    for tagger in (shipped(), None):
        own += of_claims([*own_cases(tagger), *own_stories(rules_only=tagger is None)])
        news += of_claims(articles(records, tagger))
        found += of_attributions(records, tagger)
    known = {text for text, _, _ in own}
    guesses = unseen([*own, *news])
    show("claims of own texts, unseen", [(p, right) for text, p, right in guesses if text in known])
    show("claims of news, unseen", [(p, right) for text, p, right in guesses if text not in known])
    show("attributions, unseen", [(p, right) for _, p, right in unseen(found)])
    lines = ["# What tells how sure a credit is, and how much; written by training.calibrate."]
    for name, weights in (("claims", fitted([*own, *news])), ("attributions", fitted(found))):
        lines += ["", f"[{name}]", *(f'"{sign}" = {value}' for sign, value in weights.items())]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
