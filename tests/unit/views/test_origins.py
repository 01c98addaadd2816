from __future__ import annotations

from dataclasses import replace

from firsthand.core.finding import Finding, FindingKind
from firsthand.core.story import Story
from firsthand.views import origins
from firsthand.views.html import render
from firsthand.views.index import index


def test_many_rows_fold_by_institution_and_those_of_the_answer_are_open(story: Story, big: Story) -> None:
    assert not any(g.folds for g in origins.table(index(story)).groups)
    table = origins.table(index(big))
    assert table.folds
    assert all(g.folds for g in table.groups)
    assert sum(g.open for g in table.groups) == 1
    assert next(g for g in table.groups if g.open).summary.endswith("sets the answer")
    assert render(big).count('<details class="grp" open>') == 1


def test_a_saying_that_nobody_retells_says_nothing_of_it(story: Story) -> None:
    rows = {row.name: row for g in origins.table(index(story)).groups for row in g.rows}
    assert rows["Western capitals"].note == ""
    assert rows["Osmaran Joint Directorate"].note.startswith("Retold by 1 other report")


def test_a_count_reckoned_from_boxes_is_joined_to_them(story: Story) -> None:
    by_quote = {c.quote: c for c in story.claims}
    boxes, rounds = by_quote["at least 8,000 containers"], by_quote["up to 3.1 million artillery rounds"]
    factor = Finding(
        FindingKind.ARITHMETIC,
        None,
        (boxes.document,),
        boxes.quote,
        rounds.quote,
        (boxes.spans[0], rounds.spans[0]),
        "load factor",
        "Together they come to at most 388 rounds a container.",
        claims=(boxes.id, rounds.id),
        check="at most 3,100,000 rounds / at least 8,000 containers = at most about 388 rounds a container",
    )
    told = replace(story, findings=(*story.findings, factor))
    table = origins.table(index(told))
    row = next(row for g in table.groups for row in g.rows if row.name == "Halvar Dorn")
    assert [words for words, _ in row.factors] == ["at most about 388 rounds a container"]
    assert row.scale.count('class="lf"') == 1
    assert any("reckoned" in words for _, words in table.key)
    assert not any("reckoned" in words for _, words in origins.table(index(story)).key)


def test_every_mark_and_every_retelling_of_a_row_has_a_link_with_a_name(story: Story) -> None:
    row = next(r for g in origins.table(index(story)).groups for r in g.rows if r.name == "Halvar Dorn")
    assert row.scale.count("<a ") == row.scale.count('aria-label="') - 1 == 2
    assert row.scale.count('class="tk') == len(row.retold) == 3
    assert row.retold[1] == ("Daily Gazette & Sons: “3 million shells”, changed", row.retold[1][1])
    assert 'role="img"' not in row.scale


def test_a_report_without_an_outlet_is_called_by_its_headline(story: Story) -> None:
    reports = tuple(replace(r, outlet=None) if r.document == "digest-06" else r for r in story.reports)
    ix = index(replace(story, reports=reports))
    assert ix.titled("digest-06") == "“Digest: the boxes and the shells”"
    assert ix.titled("harbour-01") == "The Harbour Courier"
    names = {g.name for g in origins.table(ix).others}
    assert "“Digest: the boxes and the shells”" in names
