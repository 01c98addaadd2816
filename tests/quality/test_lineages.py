"""The stories of `bench.lineages`: the same from the same seed, and gold rows whose words stand where they say."""

from __future__ import annotations

from bench.lineages.scenes import domains
from bench.lineages.stories import write

STORIES = range(2 * len(domains()))


def test_a_seed_and_a_number_make_the_same_story() -> None:
    for number in STORIES:
        one, two = write(3, number), write(3, number)
        assert [r.record() for r in one.reports] == [r.record() for r in two.reports]
        assert (one.claims(), one.drift(), one.controls()) == (two.claims(), two.drift(), two.controls())
    assert write(3, 0).reports[0].text != write(4, 0).reports[0].text


def test_gold_rows_reproduce_their_words() -> None:
    for number in STORIES:
        story = write(3, number)
        texts = {r.id: r.text for r in story.reports}
        rows = story.claims()
        assert rows
        for row in rows:
            assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]
        assert all("{" not in text and "\x01" not in text for text in texts.values())


def test_every_change_has_its_report_and_its_origin() -> None:
    for number in STORIES:
        story = write(3, number)
        told = {(row["document"], row.get("origin")) for row in story.claims()}
        firsthand = {r.telling.saying.id for r in story.reports if r.style == "firsthand" and r.telling}
        for row in story.drift():
            assert (row["document"], row["origin"]) in told
            assert row["origin"] in firsthand
