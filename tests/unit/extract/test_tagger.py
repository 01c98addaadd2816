"""The tagger: labels under a chain, windows, and what the weights in the box find."""

from itertools import pairwise, product

import numpy as np
import pytest
from tests.unit.extract.given import Given, claims

from firsthand import Part, PartKind, Report
from firsthand.extract import Extractor
from firsthand.extract.sentences import sentences
from firsthand.extract.tagger import Learned, shipped
from firsthand.extract.tagger.pairs import Chain, best, distances, likelihoods, runs
from firsthand.extract.tagger.windows import LONGEST, windows
from firsthand.packs import load

TEXT = (
    "Officials in Orlen told Meridian TV on Friday that 41 crates were missing. "
    "The Courier reported that Ines Corrano had said 3,000 rifles were lost."
)


def tagger() -> Learned:
    found = shipped()
    assert found is not None, "the weights come with the package"
    return found


def report(text: str) -> Report:
    return Report("r", text, (Part(PartKind.BODY, 0, len(text)),), "r.txt")


def test_the_best_labels_are_those_of_the_likeliest_of_all_paths() -> None:
    draw = np.random.default_rng(3)
    scores = draw.normal(size=(4, 5, 3)).astype(np.float32)
    chain = Chain(draw.normal(size=(3, 3)).astype(np.float32), draw.normal(size=3).astype(np.float32))
    for row, found, likely in zip(scores, best(scores, chain), likelihoods(scores, chain), strict=True):
        paths = list(product(range(3), repeat=5))

        def total(path: tuple[int, ...], row: np.ndarray = row) -> float:
            moves = sum(chain.moves[a, b] for a, b in pairwise(path))
            return float(chain.first[path[0]] + moves + sum(row[t, label] for t, label in enumerate(path)))

        assert tuple(found) == max(paths, key=total)
        weights = np.exp([total(path) for path in paths])
        share = sum(w for path, w in zip(paths, weights, strict=True) if path[0] == 1) / weights.sum()
        assert likely[0, 1] == pytest.approx(share, abs=1e-4)


def test_runs_and_distances_count_pieces_from_the_cue() -> None:
    assert runs([0, 1, 2, 2, 0, 1, 1, 2], 1) == [(1, 4), (5, 6), (6, 8)]
    assert distances((3, 5), 8) == [3, 2, 1, 0, 0, 16, 17, 18]


def test_a_paragraph_is_one_window_and_a_long_one_several_that_answer_for_each_sentence_once() -> None:
    bounds = [(0, 10), (10, 40), (40, 60), (60, 440), (440, 460), (460, 480)]
    joined = [False, True, False, True, True, True]
    found = windows(bounds, [True] * 6, joined, 120)
    assert [window.core for window in found] == [
        (0, 40),
        (40, 60),
        (60, 180),
        (180, 300),
        (300, 420),
        (420, 440),
        (440, 480),
    ]
    assert all(window.last - window.first <= LONGEST for window in found)


def test_where_windows_are_cut_does_not_depend_on_what_is_wanted() -> None:
    bounds = [(k, k + 40) for k in range(0, 400, 40)]
    joined = [False, True, False, *[True] * 7]
    whole = windows(bounds, [True] * 10, joined, 120)
    for k in range(10):
        (one,) = windows(bounds, [k == n for n in range(10)], joined, 120)
        assert one in whole and one.core[0] <= bounds[k][0] < one.core[1]


def test_a_paragraph_is_read_alike_whatever_stands_around_it_and_is_asked_for() -> None:
    around = "Rain fell. Ada Winn, who runs the port, said on Monday that nobody came.\n"
    text = around + TEXT + "\n" + around

    def read(text: str, wanted: str) -> list[tuple[str, float, float]]:
        places = [(s.start, s.end) for s in sentences(report(text))]
        asked = [wanted in text[a:b] for a, b in places]
        return [(text[slice(*t.cue[0])], t.cue_sure, t.roles_sure) for t in tagger().read(text, places, asked)]

    assert read(text, "41 crates") == read(text, "3,000 rifles") == read(around + TEXT, "41 crates")
    assert {"told", "reported"} <= {cue for cue, _, _ in read(text, "41 crates")}


def test_the_weights_find_sources_cues_and_contents_also_one_inside_another() -> None:
    places = [(s.start, s.end) for s in sentences(report(TEXT))]
    found = tagger().read(TEXT, places, [True] * len(places))
    said = {(TEXT[slice(*t.source[0])], TEXT[slice(*t.cue[0])]) for t in found if t.source}
    assert {("Officials in Orlen", "told"), ("The Courier", "reported"), ("Ines Corrano", "had said")} <= said
    assert all(0 <= t.cue_sure <= 1 and 0 <= t.roles_sure <= 1 for t in found)


def test_a_source_that_no_rule_knows_is_credited_by_the_tagger_alone() -> None:
    text = "Nemorian sappers say that as many as 70 shells fail to go off."
    packs = load()
    (alone,) = Extractor(packs).extract(report(text)).claims
    (both,) = Extractor(packs, tagger=tagger()).extract(report(text)).claims
    assert alone.speaker is None
    assert both.speaker is not None and both.speaker.name == "Nemorian sappers"
    assert both.rules[1] == "tagger"


def test_of_a_very_long_report_only_the_beginning_is_read() -> None:
    class Counted:
        """A network that is asked nothing twice."""

        def __init__(self, whole: Learned) -> None:
            self.whole, self.windows = whole.network, 0
            self.cue_chain, self.pair_chain = self.whole.cue_chain, self.whole.pair_chain

        def encode(self, columns: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
            self.windows += len(columns[0])
            return self.whole.encode(columns)

        def pair(self, x: np.ndarray, distance: np.ndarray, mask: np.ndarray) -> np.ndarray:
            return self.whole.pair(x, distance, mask)

    def asked(times: int) -> int:
        text = "Officials said 41 died.\n" * times
        places = [(s.start, s.end) for s in sentences(report(text))]
        counted = Counted(tagger())
        Learned(counted, tagger().tokenizer).read(text, places, [True] * len(places), nested=False)
        return counted.windows

    assert asked(100) < asked(400) == asked(1200)
    noise = "41 died and " * 400
    assert tagger().read(noise, [(0, len(noise))], [True]) == []


def test_a_cue_that_no_pack_knows_tells_with_a_clause_and_acts_on_an_object() -> None:
    told = ("The clinic", "has chronicled", "that 40 patients died", 0.9)
    done = ("The clinic", "has chronicled", "40 patients", 0.9)
    (claim,) = claims("The clinic has chronicled that 40 patients died.", Given(told))
    assert claim.speaker is not None
    (claim,) = claims("The clinic has chronicled 40 patients.", Given(done))
    assert claim.speaker is None


def test_it_reads_where_something_is_counted_and_the_quotation_around_it() -> None:
    text = "Rain fell. “We went in,” Ada Winn said. “It was late. We saw nobody. Then 41 people came.” They left."
    tagger = Given()
    claims(text, tagger)
    assert "Rain fell." not in tagger.asked
    assert tagger.asked[:3] == ["“We went in,” Ada Winn said.", "“It was late.", "We saw nobody."]


def test_a_quotation_is_read_with_the_paragraphs_that_it_goes_on_over_and_the_colon_before_it() -> None:
    first = "Rain fell. Ada Winn told the inquiry:"
    text = f"{first}\n\n“We went in. It was late.\n\n“Then 41 people came. We saw nobody else.”\n\nThey left."
    tagger = Given()
    claims(text, tagger)
    assert tagger.asked == [
        "Ada Winn told the inquiry:",
        "“We went in.",
        "It was late.",
        "“Then 41 people came.",
        "We saw nobody else.”",
    ]


def test_a_count_is_nobody_and_official_figures_are_no_official() -> None:
    latest = ("The latest count", "says it all", "1,200 people have died", 0.9)
    (claim,) = claims("The latest count says it all: 1,200 people have died.", Given(latest))
    assert claim.speaker is None
    official = ("Official figures", "show", "that 1,200 people have died", 0.9)
    (claim,) = claims("Official figures show that 1,200 people have died.", Given(official))
    assert claim.speaker is not None
    assert (claim.speaker.person, claim.speaker.organisation) == (None, "Official figures")


def test_behind_a_passive_only_one_with_a_preposition_speaks() -> None:
    text = "In all 6,000 containers were watched {}the Halveth coast guard."
    for between, known in (("crossing ", False), ("by ", True)):
        told = ("the Halveth coast guard", "were watched", "6,000 containers", 0.9)
        (claim,) = claims(text.format(between), Given(told))
        assert bool(claim.speaker) is known, between


def test_an_official_s_document_is_the_official_s() -> None:
    told = ("A regulator document", "said", "that 1,200 people have died", 0.9)
    (claim,) = claims("A regulator document said that 1,200 people have died.", Given(told))
    assert claim.speaker is not None and claim.speaker.name == "regulator"
