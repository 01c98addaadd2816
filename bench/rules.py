"""CPU of the whole rules stage for one report of 600 words, beside spaCy's blank pipeline with matchers.

    python -m bench.rules [--rounds 5]

The rules stage is everything from a report's text to its claims and statements: sentences, names, times, figures,
attributions, meaning. The peer splits the same text into tokens and sentences and runs a Matcher over numbers and verbs
of saying and a PhraseMatcher over 2,000 names; it reads no figure and credits nobody. The reports are the project's own
fictional ones, joined and cut to 600 words. spaCy is in the dependency group `peers`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence

import firsthand
from bench.seeds import ROOT
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract import Extractor
from firsthand.packs import load

WORDS = 600
NAMES = 2_000


def reports() -> list[Report]:
    """Reports of 600 words each out of the example story, every one beginning at another paragraph."""
    texts = [r.text for r in firsthand.read([ROOT / "examples" / "strait-shells"]).reports]
    paragraphs = [p for text in texts for p in text.split("\n") if p.strip()]
    out = []
    for first in range(0, len(paragraphs), 3):
        chosen: list[str] = []
        for paragraph in paragraphs[first:] + paragraphs[:first]:
            chosen.append(paragraph)
            if sum(len(p.split()) for p in chosen) >= WORDS:
                break
        text = "\n".join(chosen)
        out.append(Report(f"report-{first}", text, (Part(PartKind.BODY, 0, len(text)),), "bench"))
    return out


def spacy_matchers() -> Callable[[str], object] | None:
    """spaCy's blank English pipeline with a sentencizer, a Matcher and a PhraseMatcher; None where not installed."""
    try:
        import spacy
        from spacy.matcher import Matcher, PhraseMatcher
    except ImportError:
        return None
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    packs = load()
    matcher, names = Matcher(nlp.vocab), PhraseMatcher(nlp.vocab, attr="LOWER")
    cues = [word for word in packs.words("cues", "assert") if " " not in word]
    matcher.add("number", [[{"LIKE_NUM": True}, {"IS_ALPHA": True}], [{"LIKE_NUM": True}]])
    matcher.add("saying", [[{"LOWER": {"IN": cues}}], [{"LOWER": "according"}, {"LOWER": "to"}]])
    matcher.add("bound", [[{"LOWER": "more"}, {"LOWER": "than"}], [{"LOWER": "at"}, {"LOWER": "least"}]])
    aliases = sorted({*packs.entities, *packs.adjectives, *packs.nouns})
    aliases += [f"northern {alias}" for alias in aliases]
    names.add("name", list(nlp.pipe(aliases[:NAMES])))

    def read(text: str) -> object:
        doc = nlp(text)
        return list(doc.sents), matcher(doc), names(doc)

    return read


def milliseconds(run: Callable[[Report], object], texts: Sequence[Report], rounds: int) -> float:
    """CPU milliseconds a report, the best of some rounds."""
    for report in texts[:3]:
        run(report)
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        for report in texts:
            run(report)
        best = min(best, (time.process_time() - began) / len(texts))
    return best * 1000


def main(argv: Sequence[str] | None = None) -> None:
    """Print both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(argv)
    texts = reports()
    extractor = Extractor(load(), texts=[r.text for r in texts])
    own = milliseconds(extractor.extract, texts, options.rounds)
    print(f"{len(texts)} reports of {WORDS} words, CPU a report")
    print(f"  firsthand, text to claims           {own:6.2f} ms")
    peer = spacy_matchers()
    if peer is None:
        print("  spaCy                              not installed")
        return
    theirs = milliseconds(lambda report: peer(report.text), texts, options.rounds)
    print(f"  spaCy blank, sentencizer, matchers  {theirs:6.2f} ms, {theirs / own:.2f} times ours")


if __name__ == "__main__":
    main()
