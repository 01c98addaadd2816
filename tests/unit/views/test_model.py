from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.trace.printed import coast_report as report

import firsthand
from firsthand.core.claim import Modality
from firsthand.core.estimate import LeftOut
from firsthand.core.quantity import Bound
from firsthand.core.story import Story
from firsthand.views import facts, model
from firsthand.views.index import index


def test_the_answer_in_one_sentence(story: Story) -> None:
    assert model.text(model.headline(index(story))) == (
        "Over 700,000 rounds were sent, the Osmaran Joint Directorate had said by 3 May 2031; the Karvenian Foreign "
        "Ministry denies it; up to 3.1 million is what at least 8,000 containers could hold, and no report here says "
        "anyone counted."
    )


def test_two_ends_name_both_voices(flood: Story) -> None:
    assert model.text(model.headline(index(flood))) == (
        "Contested: at least 120 people died, the Civil Guard said on 7 March 2032, but the Valley Relief Fund said "
        "up to 180 on 8 March 2032."
    )


def test_no_report_says_that_nobody_counted_where_somebody_may_have(story: Story) -> None:
    counted = replace(story.claims[0], basis="ship-or-port-count")
    ix = index(replace(story, claims=(counted, *story.claims[1:])))
    assert "anyone counted" not in model.text(model.headline(ix))


def test_an_empty_answer_names_the_reason(story: Story) -> None:
    sought = story.claims[9]
    answer = replace(
        story.answers[0], low=None, low_open=None, capacity=None, origins=(), claims=(), vague=(), denied_by=()
    )
    answer = replace(answer, rejected=(LeftOut("o-sought", sought.id, "sought, not sent"),))
    sentence = model.text(model.headline(index(replace(story, answers=(answer,)))))
    assert sentence == (
        "No figure stands for rounds sent: “millions of rounds” (Western capitals, 2030: sought, not sent)."
    )


def test_facts_under_the_answer(story: Story) -> None:
    found = {fact.term: (fact.value, fact.note) for fact in facts.facts(index(story))}
    assert found["Reports"] == ("7", "1 digest among them; 2 more not read")
    assert found["Independent"] == ("at least 1, at most 1", "one group: Osmara")
    assert found["Denials"] == ("1", "of this figure")
    assert found["Origins that set the figure"] == ("1", "Osmaran Joint Directorate, through Ilka Maren")
    assert found["Low · best · high"] == ("over 700,000", "the low; no best, no high. Policy ucdp")
    assert found["Dates used"][0] == "30 June 2031"


def test_what_was_left_out_is_named_with_its_reason(story: Story) -> None:
    rows = {row.term: [model.text(item) for item in row.items] for row in facts.left_out(index(story))}
    assert rows["No number given"] == ["“millions of rounds”, Western capitals, 1 September to 30 November 2030."]
    assert rows["Denied by"] == ["The Karvenian Foreign Ministry, 20 May 2031."]


def test_a_floor_by_convention_is_never_put_in_a_speakers_mouth(story: Story) -> None:
    missiles = replace(story.answers[2], low=24.0, low_open=False, vague=(), claims=(story.claims[6].id,))
    sentence = model.text(model.headline(index(replace(story, answers=(missiles,)))))
    assert sentence == (
        "“dozens of missiles” were sent (at least 24 by convention), Halvar Dorn (Ministry of Defence of Osmara) said "
        "on 2 June 2031."
    )


def test_a_report_in_its_own_voice_printed_it_on_the_day_it_was_published(flood: Story) -> None:
    answer, own = flood.answers[0], replace(flood.claims[0], speaker=None, traced_speaker=None)
    ix = index(replace(flood, claims=(own, *flood.claims[1:]), answers=(answer,)))
    name, published = ix.name(own.document), ix.reports[own.document].published
    assert published is not None
    assert f"{name} reported " in model.said(ix, own)
    assert model.said(ix, own).endswith("(no speaker found)")


def test_which_end_is_the_better_founded(flood: Story) -> None:
    answer = replace(flood.answers[0], best=flood.answers[0].high, contested=False)
    sentence = model.text(model.headline(index(replace(flood, answers=(answer,)))))
    assert sentence.startswith("At least 120 people died")
    assert sentence.endswith("; the higher is the better founded.")


def test_a_figure_of_nought_is_told_in_words(story: Story) -> None:
    denial = story.claims[10]
    answer = replace(
        story.answers[0], low=0.0, high=0.0, low_open=False, claims=(denial.id,), capacity=None, denied_by=()
    )
    sentence = model.text(model.headline(index(replace(story, answers=(answer,)))))
    assert sentence == "No rounds were sent, Irena Vesk (Karvenian Foreign Ministry) said on 20 May 2031."


def test_a_reason_does_not_repeat_the_words_before_it(story: Story) -> None:
    vague = LeftOut("o-sought", story.claims[9].id, "“millions of rounds” gives no number")
    answer = replace(story.answers[0], rejected=(vague,))
    rows = {row.term: row.items for row in facts.left_out(index(replace(story, answers=(answer,))))}
    assert model.text(rows["Left out, and why"][0]).endswith(": gives no number.")


def test_where_the_record_holds_only_a_capacity_the_sentence_says_so(story: Story) -> None:
    answer = replace(
        story.answers[0], low=None, low_open=None, modality=Modality.CAPACITY, claims=(), vague=(), rejected=()
    )
    sentence = model.text(model.headline(index(replace(story, answers=(replace(answer, origins=(), denied_by=()),)))))
    assert sentence == (
        "No count stands for rounds sent; up to 3.1 million is what at least 8,000 containers could hold, and no "
        "report here says anyone counted."
    )


def test_one_figure_left_out_for_two_reasons_is_named_once(story: Story) -> None:
    sought = story.claims[9]
    answer = replace(story.answers[0], low=None, low_open=None, capacity=None, claims=(), vague=(), denied_by=())
    rows = (LeftOut("o-sought", sought.id, "withdrawn"), LeftOut("o-sought", sought.id, "quoted as replaced"))
    sentence = model.text(model.headline(index(replace(story, answers=(replace(answer, rejected=rows),)))))
    assert sentence.endswith("rounds sent: “millions of rounds” (Western capitals, 2030: withdrawn).")


def test_shares_and_sums_have_a_noun(story: Story) -> None:
    for unit, words in (("percent", "the share sent"), ("USD", "the sum sent")):
        answer = replace(story.answers[2], measure=replace(story.answers[2].measure, unit=unit), vague=())
        sentence = model.text(model.headline(index(replace(story, answers=(answer,)))))
        assert sentence.startswith(f"No figure stands for {words}")


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("Osmaran Armed Forces", "the Osmaran Armed Forces deny it"),
        ("allied officials", "allied officials deny it"),
        ("Karvenian ministry of foreign affairs", "the Karvenian ministry of foreign affairs denies it"),
        ("United States", "the United States denies it"),
    ],
)
def test_who_denies_agrees_with_the_verb(story: Story, by: str, words: str) -> None:
    denier = replace(story.answers[0].denied_by[0], by=by)
    ix = index(replace(story, answers=(replace(story.answers[0], denied_by=(denier,)),)))
    assert f"; {words}; " in model.text(model.headline(ix))


def test_a_contested_answer_names_both_sides_and_what_one_denies_of_the_other() -> None:
    reports = (
        report("Hill Post", "2031-09-12", "A blast killed at least 86 people, the Orlan health ministry said."),
        report(
            "Dale Post",
            "2031-09-13",
            "The army rejected the Orlan health ministry's toll of 86. Between 10 and 15 people were killed in the "
            "blast, the army said.\n\nThe Orlan health ministry raised its toll to 94 dead.",
        ),
    )
    ix = index(firsthand.make(reports))
    assert ix.story.answers[0].contested
    words = model.text(model.headline(ix))
    assert words.startswith("Contested: 10 to 15 people died, the army had said by")
    assert words.endswith("; the army denies the figure of 86.")
    assert "but the Orlan health ministry" in words
    found = {fact.term: fact for fact in facts.facts(ix)}
    assert "nobody" not in found["Denials"].note


def test_the_best_founded_figure_leads_where_it_is_neither_end(flood: Story) -> None:
    answer = flood.answers[0]
    high = next(c for c in flood.claims if c.quantity.high == answer.high)
    best = replace(high, id="best", quantity=replace(high.quantity, low=150.0, high=150.0, bound=Bound.EXACT))
    shown = replace(
        answer,
        high=None,
        best=150.0,
        contested=False,
        claims=tuple(id for id in answer.claims if id != high.id),
        origins=answer.origins[:1],
        standing=(LeftOut(best.origin or "", "best", "stands, and sets no end"),),
    )
    words = model.text(model.headline(index(replace(flood, answers=(shown,), claims=(*flood.claims, best)))))
    assert words.startswith("150 people died")
    assert words.endswith("; the least that stands is at least 120.")


def test_a_vague_end_is_told_in_its_own_words() -> None:
    reports = (
        report("Hill Post", "2031-09-12", "The landslide killed 471 people, the Orlan health ministry said."),
        report("Dale Post", "2031-09-13", "The landslide killed dozens of people, the Varn army said."),
    )
    words = model.text(model.headline(index(firsthand.make(reports))))
    assert "“dozens of people” died (at least 24 by convention)" in words


def test_a_denial_names_the_figure_that_it_denies() -> None:
    reports = (
        report("Hill Post", "2031-02-03", "The landslide killed 450 people, the Orlan health ministry said."),
        report("Dale Post", "2031-02-10", '"The number of 450 dead is false," the governor Nora Quist said.'),
    )
    ix = index(firsthand.make(reports))
    rows = {row.term: [model.text(item) for item in row.items] for row in facts.left_out(ix)}
    assert any("Nora Quist denies 450" in item for items in rows.values() for item in items)
