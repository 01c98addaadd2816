"""What the tagger adds to the rules, and what it costs, on PolNeAR's articles where a checkout has them.

    python -m bench.tagger [--train N] [--errors N]

Every figure that the rules find is looked at: whom the gold credits it to (the sources of the attributions whose
contents hold it) against whom the claim names. Printed for the rules alone and for both:

* precision, recall and F1 of the figures credited to somebody; a credit is right when the claim's source overlaps a
  gold source, or, where a quotation goes on without a source of its own, when it names one of the words of the gold
  source or that is a pronoun. A figure in two contents may be credited to either.

Then, for the tagger alone, the attributions whose contents hold a figure, linked as in `bench.attributions`, once with
every sentence read and once gated as extraction does it; the share of sentences encoded; and articles a second on one
core for reading them, extraction by rules left out.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Sequence

from bench.attributions import ROLES, Pieces, Row, f1, overlap, pairs, rows, rows_of, trimmed
from bench.attributions import linked as links
from firsthand.core.claim import Claim
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract import Extractor
from firsthand.extract.tagger import Tagged, Tagger, shipped
from firsthand.packs import load

PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "who"])


class Watched:
    """A tagger that counts what it is asked for."""

    def __init__(self, tagger: Tagger, *, everything: bool = False) -> None:
        self.tagger, self.everything = tagger, everything
        self.asked, self.given = 0, 0
        self.seconds = 0.0
        self.found: list[Tagged] = []

    def read(
        self, text: str, sentences: Sequence[tuple[int, int]], wanted: Sequence[bool], *, nested: bool = True
    ) -> list[Tagged]:
        """See `Tagger`."""
        if self.everything:
            wanted = [True] * len(wanted)
        begun = time.process_time()
        self.found = self.tagger.read(text, sentences, wanted, nested=nested)
        self.seconds += time.process_time() - begun
        self.asked += sum(wanted)
        self.given += len(wanted)
        return self.found


def credited(text: str, claim: Claim, gold: Sequence[Row]) -> str:
    """How a claim's source stands to the gold: right, wrong, missed, spurious or none."""
    at = claim.spans[0].start
    given = claim.attribution.source if claim.attribution else ()
    mine: Pieces = tuple((span.start, span.end) for span in given)
    theirs: Pieces = tuple(p for row in gold if any(a <= at < b for a, b in row["content"]) for p in row["source"])
    named = bool(mine) or claim.speaker is not None
    if not theirs:
        return "spurious" if named else "none"
    if not named:
        return "missed"
    if mine:
        return "right" if overlap(theirs, mine) else "wrong"
    words = {w.lower() for a, b in theirs for w in re.findall(r"\w+", text[a:b])}
    name = set((claim.speaker.name or "").lower().split()) if claim.speaker else set()
    return "right" if name & words or words & PRONOUNS else "wrong"


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=int, default=0, metavar="N", help="the first N training articles instead")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N figures credited wrongly")
    options = parser.parse_args()
    records = rows_of("train")[: options.train] if options.train else rows_of("dev")
    tagger = shipped()
    if not records or tagger is None:
        print("the tagger's weights are not in this checkout" if records else "")
        return
    packs = load()
    gated, whole = Watched(tagger), Watched(tagger, everything=True)
    readers = {
        "rules": Extractor(packs),
        "both": Extractor(packs, tagger=gated),
        "whole": Extractor(packs, tagger=whole),
    }
    counts: dict[str, Counter[str]] = {name: Counter() for name in readers}
    figures: dict[str, Counter[str]] = {"gated": Counter(), "whole": Counter()}
    errors: list[str] = []
    for record in records:
        text = record["text"]
        report = Report(record["id"], text, (Part(PartKind.BODY, 0, len(text)),), "polnear")
        gold = rows(text, record["attributions"])
        for name, reader in readers.items():
            claims = reader.extract(report).claims
            for claim in claims:
                how = credited(text, claim, gold)
                counts[name][how] += 1
                if name == "both" and how in ("wrong", "missed", "spurious"):
                    speaker = claim.speaker.name if claim.speaker else "nobody"
                    figure, sentence = (text[s.start : s.end] for s in (claim.spans[0], claim.sentence))
                    errors.append(f"{how}: {figure!r} to {speaker} in {sentence!r}")
        places = [claim.spans[0].start for claim in claims]
        held = [row for row in gold if _holds(row, places)]
        for name, watched in (("gated", gated), ("whole", whole)):
            mine = [{role: trimmed(text, getattr(t, role)) for role in ROLES} for t in watched.found]
            mine = [row for row in mine if _holds(row, places)]
            figures[name].update(right=len(pairs(held, mine, links)), mine=len(mine), gold=len(held))
    for name in ("rules", "both"):
        c = counts[name]
        mine, theirs = c["right"] + c["wrong"] + c["spurious"], c["right"] + c["wrong"] + c["missed"]
        precision, recall = 100 * c["right"] / max(1, mine), 100 * c["right"] / max(1, theirs)
        score = f"F1 {f1(c['right'], mine, theirs):.1f}, precision {precision:.1f}, recall {recall:.1f}"
        print(f"figures credited, {name}: {score} of {c.total()} figures")
    for name, c in figures.items():
        score = f"linked F1 {f1(c['right'], c['mine'], c['gold']):.1f} of {c['gold']}"
        print(f"attributions of figures, tagger {name}: {score}")
    for name, watched in (("gated", gated), ("whole", whole)):
        share = 100 * watched.asked / max(1, watched.given)
        pace = len(records) / watched.seconds
        print(f"{name}: {share:.0f} % of sentences read, {pace:.1f} articles a second and core")
    step = max(1, len(errors) // max(1, options.errors))
    for error in errors[::step][: options.errors]:
        print(f"    {error}")


def _holds(row: Row, places: Sequence[int]) -> bool:
    """Whether a figure stands in an attribution's content."""
    return any(a <= at < b for a, b in row["content"] for at in places)


if __name__ == "__main__":
    main()
