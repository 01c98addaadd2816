"""CPU of the whole rules stage for one report of 600 words, beside spaCy's blank pipeline with matchers.

    python -m bench.rules [--rounds 5]

The rules stage is everything from a report's text to its claims and statements: sentences, names, times, figures,
attributions, meaning. The three peers split the same text into tokens and sentences with spaCy's blank pipeline and its
sentencizer; they find words and put nothing together: no value, unit, bound, speaker, day or direction.

* The first runs a Matcher over numbers and verbs of saying, and a PhraseMatcher over 2,000 names.
* The second knows the vocabulary of our own stage: one Matcher over numbers, one PhraseMatcher over every phrase of the
  packs, each list under its own label: names, cues, hedges, modality, bounds, units and counted nouns, categories,
  relations, denials and the rest. It does not have our grammar's lists of single words, nor the rules over them.
* The third is the nearest in kind, a rules stage as one writes it with a Matcher: a rule for each of 20 counted nouns
  (number, up to two words, noun), for each of 20 limits before a number, and for each of 20 verbs of saying beside a
  capitalised name; and the 2,000 names of the first.

The reports are the project's own fictional ones, joined and cut to 600 words. All run in one process on one core,
over the same texts, each the best of some rounds; both tokenizers keep what they have met, so that every round but the
first finds its words known. spaCy is in the dependency group `peers`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

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


def installed() -> bool:
    """Whether spaCy is there to compare with."""
    return find_spec("spacy") is not None


def blank() -> Any:
    """spaCy's blank English pipeline with its sentencizer."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def with_names(nlp: Any, matcher: Any) -> Callable[[str], object]:
    """A reader that splits a text into sentences and finds what `matcher` does, and 2,000 names."""
    from spacy.matcher import PhraseMatcher

    packs, names = load(), PhraseMatcher(nlp.vocab, attr="LOWER")
    aliases = sorted({*packs.entities, *packs.adjectives, *packs.nouns})
    aliases += [f"northern {alias}" for alias in aliases]
    names.add("name", list(nlp.pipe(aliases[:NAMES])))

    def read(text: str) -> object:
        doc = nlp(text)
        return list(doc.sents), matcher(doc), names(doc)

    return read


def spacy_matchers() -> Callable[[str], object]:
    """spaCy's blank English pipeline: sentencizer, a Matcher of three rules, a PhraseMatcher of 2,000 names."""
    from spacy.matcher import Matcher

    nlp = blank()
    matcher = Matcher(nlp.vocab)
    cues = [word for word in load().words("cues", "assert") if " " not in word]
    matcher.add("number", [[{"LIKE_NUM": True}, {"IS_ALPHA": True}], [{"LIKE_NUM": True}]])
    matcher.add("saying", [[{"LOWER": {"IN": cues}}], [{"LOWER": "according"}, {"LOWER": "to"}]])
    matcher.add("bound", [[{"LOWER": "more"}, {"LOWER": "than"}], [{"LOWER": "at"}, {"LOWER": "least"}]])
    return with_names(nlp, matcher)


NOUNS = (
    "shells", "rounds", "containers", "missiles", "launchers", "troops", "soldiers", "people", "homes", "records",
    "customers", "accounts", "tonnes", "shipments", "villages", "bodies", "patients", "families", "drones", "rockets",
)  # fmt: skip
LIMITS = (
    "more than", "at least", "up to", "as many as", "fewer than", "less than", "no more than", "nearly", "almost",
    "over", "under", "about", "around", "some", "roughly", "approximately", "between", "in excess of", "no fewer than",
    "an estimated",
)  # fmt: skip
SAYING = (
    "said", "told", "reported", "announced", "claimed", "estimated", "denied", "confirmed", "warned", "believes",
    "believed", "citing", "quoted", "says", "added", "stated", "revealed", "disclosed", "noted", "counted",
)  # fmt: skip


def spacy_rules() -> Callable[[str], object]:
    """spaCy's blank English pipeline with a sentencizer, a Matcher of 60 rules and a PhraseMatcher of 2,000 names."""
    from spacy.matcher import Matcher

    nlp = blank()
    rules = Matcher(nlp.vocab)
    word, name = {"IS_ALPHA": True, "OP": "?"}, {"IS_TITLE": True, "OP": "+"}
    for noun in NOUNS:
        rules.add(f"counts {noun}", [[{"LIKE_NUM": True}, word, word, {"LOWER": noun}]])
    for limit in LIMITS:
        rules.add(f"limit {limit}", [[*({"LOWER": part} for part in limit.split()), {"LIKE_NUM": True}]])
    for verb in SAYING:
        rules.add(f"says {verb}", [[name, {"LOWER": verb}], [{"LOWER": verb}, name]])
    return with_names(nlp, rules)


def vocabulary() -> dict[str, list[str]]:
    """Every phrase of the packs that our stage looks for, by the list it stands in."""
    packs = load()
    lists: dict[str, list[str]] = {
        f"{table}.{key}": list(words) for table, keys in packs.language.items() for key, words in keys.items()
    }
    for table in ("percent", "currency", "duration", "rate", "measure"):
        lists[f"measures.{table}"] = [form for forms in packs.measures[table].values() for form in forms]
    lists["nouns"] = list(packs.nouns)
    lists["names"], lists["adjectives"] = list(packs.entities), list(packs.adjectives)
    lists["gives"], lists["takes"], lists["inclusion"] = list(packs.gives), list(packs.takes), list(packs.inclusion)
    for category in packs.categories:
        lists.setdefault(f"category.{category.name}", []).extend(category.cues)
    for relation in packs.relations:
        lists.setdefault(f"relation.{relation.name}", []).extend(relation.cues)
        lists.setdefault(f"object.{relation.name}", []).extend(relation.objects)
    return {name: sorted(set(words)) for name, words in lists.items() if words}


def spacy_vocabulary() -> tuple[Callable[[str], object], int]:
    """spaCy's blank English pipeline with a sentencizer, numbers, and all our phrases; with how many they are."""
    from spacy.matcher import Matcher, PhraseMatcher

    nlp = blank()
    numbers, phrases = Matcher(nlp.vocab), PhraseMatcher(nlp.vocab, attr="LOWER")
    numbers.add("number", [[{"LIKE_NUM": True}, {"IS_ALPHA": True}], [{"LIKE_NUM": True}]])
    size = 0
    for name, words in vocabulary().items():
        phrases.add(name, list(nlp.tokenizer.pipe(words)))
        size += len(words)

    def read(text: str) -> object:
        doc = nlp(text)
        return list(doc.sents), numbers(doc), phrases(doc)

    return read, size


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
    print(f"  {'firsthand, text to claims':<52} {own:5.2f} ms")
    if not installed():
        print("  spaCy is not installed")
        return
    few, (all_ours, size) = spacy_matchers(), spacy_vocabulary()
    for name, peer in (
        (f"spaCy blank, sentencizer, 3 rules, {NAMES:,} names", few),
        (f"spaCy blank, sentencizer, our {size:,} phrases", all_ours),
        (f"spaCy blank, sentencizer, 60 rules, {NAMES:,} names", spacy_rules()),
    ):
        theirs = milliseconds(lambda report, peer=peer: peer(report.text), texts, options.rounds)
        print(f"  {name:<52} {theirs:5.2f} ms: ours takes {own / theirs:.2f} times that")


if __name__ == "__main__":
    main()
