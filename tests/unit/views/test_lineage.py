from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.unit.views.demo import DORN, ROUNDS, claim, find, q, report
from tests.unit.views.test_html import Page

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.finding import Change, Finding, FindingKind
from firsthand.core.lineage import Lineage, Origin, Reading
from firsthand.core.missing import Missing
from firsthand.core.quantity import Bound
from firsthand.core.story import Story
from firsthand.core.text import Report, ReportKind, Span
from firsthand.core.time import TimeRange
from firsthand.views.html import render
from firsthand.views.index import index
from firsthand.views.lineage import MOST_BRANCHES, MOST_LANES, MOST_ROWS, Lane, Lanes, lanes

DAY = TimeRange.on(date(2031, 6, 2))


def told(name: str, words: str, headline: str = "Boxes at the quay", **more: Any) -> Report:
    return report(name, headline, f"The minister said {words}.", outlet=name.title(), **more)


def drift(change: Change, old: Claim, new: Claim, before: Span | None = None, now: Span | None = None) -> Finding:
    before, now = before or old.wording, now or new.wording
    documents = tuple(dict.fromkeys((new.document, old.document)))
    words = before.quote, now.quote
    return Finding(FindingKind.DRIFT, change, documents, *words, (before, now), change.value, "", "o", (old.id, new.id))


def origin(source: Claim, *others: Claim, id: str = "o", measure: Any = ROUNDS) -> Origin:
    reading = Reading(measure, source.id, tuple(c.id for c in others), "most direct")
    documents = tuple(dict.fromkeys(c.document for c in (source, *others)))
    return Origin(id, DORN, "Osmara", DAY, None, (reading,), documents, (), "one saying")


def made(reports: Any, claims: Any, origins: Any, findings: Any = (), **more: Any) -> Story:
    return Story(tuple(reports), tuple(claims), (), Lineage(tuple(origins), ()), tuple(findings), (), **more)


def section(story: Story) -> str:
    found = re.search(r'<section id="lineage".*?</section>', render(story), re.DOTALL)
    assert found
    return found[0]


def reading_of(html: str) -> str:
    """What a reader without eyes for lines is told: the text in the order of the document, a stroke between blocks."""
    words = re.sub(r"<[^>]+>", " ", re.sub(r"<(li|div|p|h2|h3|summary)\b[^>]*>", " | ", html))
    return re.sub(r" ([,.:;])", r"\1", re.sub(r"( \|)+", " |", " ".join(words.split())))


def echoes(n: int, **more: Any) -> Story:
    """One saying printed alike by n reports, the first of them the reading."""
    reports = [told(f"paper-{k:02}", "over 700,000 rounds had come", **more) for k in range(n)]
    claims = [claim(r, "over 700,000 rounds", q(700_000, Bound.OVER), speaker=DORN) for r in reports]
    return made(reports, claims, [origin(*claims)])


def chain() -> Story:
    """A capacity through a relay that is not there; one report's headline and another report's text change it."""
    first = told(
        "first", "the boxes could hold up to 3 million rounds", headline="Minister: 3 million rounds were shipped"
    )
    second = told("second", "they had sent nearly 3.2 million rounds")
    a = claim(
        first,
        "up to 3 million rounds",
        q(3e6, Bound.AT_MOST),
        wording="could hold up to 3 million rounds",
        speaker=DORN,
        via=("Meridian Wire",),
        modality=Modality.CAPACITY,
    )
    h = claim(first, "3 million rounds", q(3e6), wording="3 million rounds were shipped")
    b = claim(
        second,
        "nearly 3.2 million rounds",
        q(3.2e6, Bound.UNDER, approximator="nearly"),
        wording="had sent nearly 3.2 million rounds",
        speaker=DORN,
        traced_via=("Meridian Wire",),
    )
    findings = (
        drift(Change.CAPACITY_AS_COUNT, a, h),
        drift(Change.HEADLINE_AGAINST_BODY, a, h),
        drift(Change.BOUND_DROPPED, a, h),
        drift(Change.CAPACITY_AS_COUNT, a, b),
        Finding(
            FindingKind.UNCREDITED_RELAY,
            None,
            ("second", "first"),
            "said",
            "said",
            (find(first, "said"), find(second, "said")),
            "same saying, credited elsewhere",
            "",
            "o",
            (a.id, b.id),
        ),
    )
    lacking = Missing("Meridian Wire", (), ("o",), (a.id, b.id), 0, a.spans[0])
    return made((first, second), (a, h, b), [origin(a, h, b)], findings, missing=(lacking,))


def only(story: Story) -> Lane:
    (lane,) = lanes(index(story)).lanes
    return lane


def test_a_lane_leads_from_the_speaker_through_the_relay_to_texts_and_headlines() -> None:
    lane = only(chain())
    assert (lane.voice, lane.role, lane.when) == ("Halvar Dorn", "Ministry of Defence of Osmara", "2 June 2031")
    assert (lane.words, lane.source) == ("“could hold up to 3 million rounds”", "First")
    (path,) = lane.paths
    assert [(relay.name, relay.missing, relay.href) for relay in path.relays] == [("Meridian Wire", True, "#missing")]
    told_so, changed = path.branches
    assert (told_so.edge.words, told_so.edge.credit, told_so.box.name, told_so.box.part) == (
        "credited",
        "",
        "First",
        "text",
    )
    ((edge, head),) = told_so.heads
    assert [e.text for e in edge.edits] == ["− could hold, + were shipped", "− up to"]
    assert head.headline
    assert (head.words, head.part) == ("“3 million rounds were shipped”", "headline")
    assert (changed.edge.credit, changed.edge.credit_href) == ("not credited", "#f2")
    assert [(e.text, e.href) for e in changed.edge.edits] == [("− could hold, + had sent", "#f1.2")]


def test_the_heading_says_who_changed_it() -> None:
    found = lanes(index(chain()))
    assert found.heading == "In all 2 reports the words changed on the way from the speaker to the page"
    lane = found.lanes[0]
    assert f"{lane.figure} {lane.sense}: {lane.fate}" == (
        "Up to 3 million rounds that could be held: changed in First and Second"
    )


def test_the_same_reads_well_without_lines() -> None:
    assert reading_of(section(chain())).endswith(
        "| Up to 3 million rounds that could be held: changed in First and Second | Halvar Dorn "
        "Ministry of Defence of Osmara 2 June 2031 “could hold up to 3 million rounds” as First has it "
        "| from Halvar Dorn, through | Meridian Wire not in the collection "
        "| from Meridian Wire, credited | “could hold up to 3 million rounds” First, text "
        "| from First, with a change: left out: could hold put in: were shipped left out: up to "
        "| “3 million rounds were shipped” First, headline "
        "| from Meridian Wire, not credited, with a change: left out: could hold put in: had sent "
        "| “had sent nearly 3.2 million rounds” Second, text"
    )


def test_reports_that_print_the_same_are_one_box_that_counts_and_names_them() -> None:
    lane = only(echoes(38))
    ((branch,),) = (path.branches for path in lane.paths)
    assert (branch.edge.words, branch.box.name, len(branch.box.echoes), branch.box.copies) == (
        "unchanged",
        "Paper-00",
        37,
        37,
    )
    assert lane.fate == "printed unchanged by 38 reports"
    html = section(echoes(38))
    assert "+ 37 more reports, in the same sentence" in " ".join(html.split())
    assert html.count('href="#c-paper-') == 38 + 2


def test_echoes_cost_little_room() -> None:
    story = echoes(50)
    whole = len(render(story).encode())
    assert len(section(story).encode()) < 0.2 * (whole - len(section(story).encode()))


def test_a_copy_of_a_report_is_a_retelling_that_leads_to_the_report() -> None:
    story = echoes(3)
    first, *copies = story.claims
    same = tuple(replace(c, id=first.id) for c in copies)
    lane = only(made(story.reports, (first, *same), [origin(first)]))
    box = lane.paths[0].branches[0].box
    assert [(e.name, e.href) for e in box.echoes] == [("Paper-01", "#r-paper-01"), ("Paper-02", "#r-paper-02")]
    assert box.href == "#c-" + first.id.replace(":", "~3a")


def test_the_same_change_made_by_several_is_one_box() -> None:
    story = echoes(2)
    reports = [told(f"late-{k}", "as many as 700,000 rounds had come") for k in range(3)]
    claims = [
        claim(r, "as many as 700,000 rounds", q(700_000, Bound.AT_MOST, approximator="as many as")) for r in reports
    ]
    findings = [drift(Change.BOUND_FLIPPED, story.claims[0], c) for c in claims]
    whole = made((*story.reports, *reports), (*story.claims, *claims), [origin(*story.claims, *claims)], findings)
    lane = only(whole)
    same, changed = lane.paths[0].branches
    assert ([e.text for e in changed.edge.edits], len(changed.box.echoes)) == (["over → as many as"], 2)
    assert len(same.box.echoes) == 1
    assert lane.fate == "changed in 3 of the 5 reports that tell it"


def test_a_figure_quoted_as_replaced_stands_apart() -> None:
    story = echoes(2)
    first, second = story.claims
    story = made(story.reports, (first, replace(second, stance=Stance.SUPERSEDES)), [origin(first, second)])
    branches = only(story).paths[0].branches
    assert [[e.text for e in b.edge.edits] for b in branches] == [[], ["+ quoted as replaced"]]
    assert not branches[1].edge.changed


def test_a_difference_of_which_no_finding_was_made_is_told_without_red() -> None:
    story = echoes(1)
    wider = told("wider", "600,000 to 900,000 rounds had come")
    c = claim(wider, "600,000 to 900,000 rounds", replace(q(600_000), high=900_000, bound=Bound.BETWEEN))
    both = made((*story.reports, wider), (*story.claims, c), [origin(*story.claims, c)])
    branches = only(both).paths[0].branches
    assert only(both).fate == "told by 2 reports, by 1 of them differently"
    assert lanes(index(both)).heading == "Where reports differ, no finding calls it a change"
    assert [e.text for e in branches[1].edge.edits] == ["over 700,000 → 600,000 to 900,000"]
    assert not branches[1].box.changed
    assert "No retelling is found to change" in lanes(index(echoes(2))).heading


def test_what_one_report_tells_unchanged_is_only_counted() -> None:
    single = told("lone", "12 boxes had come")
    alone = claim(single, "12 boxes", q(12, unit="containers"), speaker=DORN)
    story = echoes(2)
    lone = origin(alone, id="o2")
    found = lanes(index(made((*story.reports, single), (*story.claims, alone), [*story.lineage.origins, lone])))
    assert (len(found.lanes), found.once, found.through) == (1, 1, 0)
    assert "1 saying is told by one report only and not changed in it." in reading_of(
        section(made((*story.reports, single), (*story.claims, alone), [*story.lineage.origins, lone]))
    )


def test_no_lane_no_section() -> None:
    page = render(echoes(1))
    assert 'id="lineage"' not in page
    assert 'href="#lineage"' not in page


def test_what_is_not_drawn_is_a_line() -> None:
    reports, claims, origins, findings = [], [], [], []
    for n in range(MOST_LANES + 3):
        r = told(f"one-{n}", f"over {n + 2},000 rounds had come"), told(f"two-{n}", f"{n + 2},000 rounds had come")
        a = claim(r[0], f"over {n + 2},000 rounds", q(1000 * (n + 2), Bound.OVER), speaker=DORN)
        b = claim(r[1], f"{n + 2},000 rounds", q(1000 * (n + 2)), speaker=DORN)
        reports += r
        claims += [a, b]
        origins.append(origin(a, b, id=f"o{n}"))
        findings.append(drift(Change.BOUND_DROPPED, a, b))
    found = lanes(index(made(reports, claims, origins, findings)))
    drawn = len(found.lanes)
    assert 0 < drawn <= MOST_LANES
    assert sum(len(p.branches) for lane in found.lanes for p in lane.paths) <= MOST_ROWS
    assert drawn + len(found.further) == len(origins)
    assert found.further[0].edits[0].text == "− over"


def test_boxes_beyond_the_bound_are_lines_of_their_lane() -> None:
    story = echoes(1)
    reports, claims = [], []
    for n in range(MOST_BRANCHES + 2):
        r = told(f"late-{n}", f"{701 + n},000 rounds had come")
        reports.append(r)
        claims.append(claim(r, f"{701 + n},000 rounds", q(1000.0 * (701 + n)), speaker=DORN))
    findings = [drift(Change.ROUNDING, story.claims[0], c) for c in claims]
    lane = only(made((*story.reports, *reports), (*story.claims, *claims), [origin(*story.claims, *claims)], findings))
    assert sum(len(path.branches) for path in lane.paths) == MOST_BRANCHES
    assert len(lane.rest) == 3
    assert lane.rest[-1].edits[0].text == "700,000 → 706,000, +0.9 %"


def test_changed_sayings_come_before_those_that_were_only_repeated() -> None:
    many = echoes(6)
    two = chain()
    story = made(
        (*many.reports, *two.reports),
        (*many.claims, *two.claims),
        (replace(many.lineage.origins[0], id="many"), *two.lineage.origins),
        two.findings,
    )
    assert [lane.fate for lane in lanes(index(story)).lanes] == [
        "changed in First and Second",
        "printed unchanged by 6 reports",
    ]


def test_credits_that_go_round_are_named() -> None:
    story = echoes(2)
    a, b = story.claims
    spans = a.sentence, b.sentence
    ring = Finding(FindingKind.CIRCULAR, None, (), "a", "b", spans, "credits lead back", "", "o", (a.id, b.id))
    story = replace(story, findings=(ring,))
    assert only(story).circles == (1,)
    assert '<a href="#f1">finding 1</a>' in section(story)


def test_a_relay_with_a_report_of_its_own_leads_to_it() -> None:
    story = echoes(2)
    first, second = story.claims
    second = replace(second, via=("The Paper-00",))
    paths = only(made(story.reports, (first, second), [origin(first, second)])).paths
    assert [[(r.missing, r.href) for r in path.relays] for path in paths] == [[], [(False, "#r-paper-00")]]


def test_a_digest_is_called_one() -> None:
    story = echoes(2, kind=ReportKind.DIGEST)
    assert only(story).paths[0].branches[0].box.name == "Digest of Paper-00"
    assert "A digest tells in its own words what an outlet reported." in section(story)


def test_a_figure_that_only_a_headline_has_stands_with_the_headlines() -> None:
    story = echoes(1)
    loud = told("loud", "much had come", headline="As many as 700,000 rounds")
    c = claim(loud, "As many as 700,000 rounds", q(700_000, Bound.AT_MOST, approximator="As many as"))
    findings = [drift(Change.BOUND_FLIPPED, story.claims[0], c)]
    story = made((*story.reports, loud), (*story.claims, c), [origin(*story.claims, c)], findings)
    assert [b.box.headline for b in only(story).paths[0].branches] == [False, True]
    assert '<li class="branch far">' in section(story)


def test_long_lists_end_with_a_count() -> None:
    story = echoes(1)
    reports = [told(f"late-{n:02}", f"{701 + n},000 rounds had come") for n in range(60)]
    claims = [claim(r, f"{701 + n},000 rounds", q(1000.0 * (701 + n))) for n, r in enumerate(reports)]
    html = section(made((*story.reports, *reports), (*story.claims, *claims), [origin(*story.claims, *claims)]))
    assert "57 more retellings of it" in html
    assert "<li>and 17 more</li>" in html


def test_every_link_leads_somewhere_on_the_page(story: Story) -> None:
    for each in (story, chain(), echoes(38)):
        page = Page(render(each))
        links = re.findall(r'href="#([^"]+)"', section(each))
        assert links
        assert set(links) <= set(page.ids)
        assert not page.crossed


def test_the_demo_story(story: Story) -> None:
    found: Lanes = lanes(index(story))
    assert [lane.voice for lane in found.lanes] == ["Osmaran Joint Directorate", "Halvar Dorn", "Allied officials"]
    dorn = found.lanes[1]
    assert [(relay.name, relay.missing) for relay in dorn.paths[0].relays] == [("Meridian Wire", False)]
    assert [e.text for e in dorn.paths[0].branches[0].heads[0][0].edits] == ["− could hold, + Sent"]
    allied = found.lanes[2].paths[0].branches
    assert [[e.text for e in branch.edge.edits] for branch in allied] == [[], ["over → up to"]]


@pytest.mark.parametrize("words", ["<img src=x>", "”><b>"])
def test_what_reports_say_is_escaped(words: str) -> None:
    first = told("first", f"over 9,000 rounds {words} had come")
    second = told("second", "over 9,000 rounds had come", language="en")
    a = claim(first, f"over 9,000 rounds {words}", q(9000, Bound.OVER), speaker=replace(DORN, person=words))
    b = claim(second, "over 9,000 rounds", q(9000, Bound.OVER), via=(words,))
    html = section(made((first, second), (a, b), [origin(a, b)]))
    assert words not in html
