"""How tolls, crowds and arrests are read in the words of agencies and local papers; every sentence is made up."""

from __future__ import annotations

from functools import cache

import pytest

from firsthand.core.claim import Claim
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract.claims import Extractor
from firsthand.packs import load


@cache
def extractor() -> Extractor:
    return Extractor(load())


def claims(body: str, title: str = "") -> list[Claim]:
    parts = [Part(PartKind.HEADLINE, 0, len(title))] if title else []
    text = f"{title}\n\n{body}" if title else body
    parts.append(Part(PartKind.BODY, len(text) - len(body), len(text)))
    return list(extractor().extract(Report("r", text, tuple(parts), "r.txt")).claims)


def one(body: str, title: str = "") -> Claim:
    (claim,) = claims(body, title)
    return claim


def speaker(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("The deputy governor's office put the confirmed toll at 62.", "deputy governor's office"),
        ("The registry, which answers to the rebels, gives a toll of 62.", "registry"),
        ("The registry, which answers to the rebels, puts the toll at 62.", "registry"),
        ("Tarn district's medical examiner has confirmed 62 deaths.", "medical examiner"),
        ("The labour inspectorate said 62 people had died.", "labour inspectorate"),
        ("A state inquiry has concluded that 62 people died.", "state inquiry"),
        ("The owner of the barge said that 62 people had drowned.", "owner"),
        ("Marrow Quarries said in a notice that 62 of its staff could not be reached.", "Marrow Quarries"),
    ],
)
def test_who_gives_a_toll(text: str, credited: str) -> None:
    assert speaker(one(text)) == credited


def test_another_body_is_not_the_company_that_spoke_before() -> None:
    text = "Forty miners died, the company said. Sixty more were injured, according to the district hospital."
    assert [speaker(c) for c in claims(text)] == ["company", "district hospital"]


def test_the_matter_before_a_colon_is_no_voice() -> None:
    assert [speaker(c) for c in claims("Twenty-six people died in Tarnby.", "Tarnby: 26 dead and no answers")] == [None]
    title = "Marrow: 26 dead in shaft"
    assert {speaker(c) for c in claims("Marrow said that 26 people had died.", title)} == {"Marrow"}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The toll is not lower than 70.", 70, None),
        ("The toll is no higher than 70.", None, 70),
        ("The union now says “well over 150,000” people marched.", 150000, None),
        ("Some 105,000 people marched, with a margin of error of 15,000.", 105000, 105000),
        ("The council spoke of a march. Police gave a figure of 8,000 marchers.", 8000, 8000),
    ],
)
def test_the_ends_of_a_figure(text: str, low: float | None, high: float | None) -> None:
    quantity = one(text).quantity
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Police made 83 arrests.", "arrested"),
        ("Lawyers counted 312 detentions.", "arrested"),
        ("The ministry said 19 gunmen had been eliminated.", "dead"),
        ("Hospitals treated 900 people for burns.", "injured"),
        ("Hospitals treated 900 people.", "treated"),
        ("Officers plucked 134 survivors from the harbour.", "rescued"),
        ("Divers pulled 14 people alive from the hull.", "rescued"),
    ],
)
def test_what_befell_those_counted(text: str, category: str) -> None:
    assert one(text).category == category


def test_the_noun_of_a_figure_tells_nothing_of_the_one_joined_to_it() -> None:
    found = claims("Sixty thousand people marched through Tarn.", "In Tarn, 312 arrests and 60,000 marchers")
    assert [c.category for c in found] == ["arrested", "gathered"]


def test_what_could_be_confirmed_is_stated() -> None:
    assert one("The agency said it could so far confirm the deaths of 24 children.").modality.value == "stated"
    assert one("The agency said that 24 children could have died.").modality.value == "possible"


def test_another_number_in_another_state_is_no_addition() -> None:
    assert [c.series for c in claims("Five people died. Another 16 people are missing.")] == [None, None]
    assert [c.series for c in claims("Another 16 people remain missing.")] == [None]
    assert [c.series for c in claims("Fifty people died. Another 16 people died in Tarn.")] == [None, "increment"]


def test_a_short_time_belongs_to_the_figure_before_the_comma() -> None:
    text = "Divers found a further 25 bodies overnight, bringing the number of dead at the No. 4 shaft to 33."
    assert [(c.quantity.unit, c.series) for c in claims(text)] == [("bodies", "increment"), ("people", None)]


def test_a_number_that_was_replaced_as_somebody_first_stated_it() -> None:
    text = "Mayor Ada Winn said the number of workers inside had been 86, not 74 as the company first stated."
    assert [(c.quantity.low, c.stance.value) for c in claims(text)] == [(86, "asserts"), (74, "supersedes")]


def test_an_aside_holds_only_what_stands_before_it() -> None:
    text = "Mayor Ada Winn told the council that 86 people had died, not 74 as the firm first said: 12 were away."
    assert {speaker(c) for c in claims(text)} == {"Ada Winn"}


def test_the_team_is_that_of_the_body_named_before() -> None:
    text = "Doctors at Tarn State University said 230 people had died. The team found 212 excess deaths."
    assert {speaker(c) for c in claims(text)} == {"Tarn State University"}


def test_a_figure_labelled_in_two_words_is_denied() -> None:
    text = "Mayor Ada Winn said that the union's figure of 212 deaths was “premature and misleading”."
    assert one(text).stance.value == "denies"


def test_a_leader_is_of_the_body_that_the_words_before_the_post_tell() -> None:
    for text in (
        "The toll has climbed to 22, flood agency chief Salim Oor said.",
        "The toll has climbed to 22, flood agency chief Dr Salim Oor said.",
    ):
        claim = one(text)
        assert claim.speaker
        assert (claim.speaker.person, claim.speaker.organisation) == ("Salim Oor", "flood agency")


def test_cases_of_a_disease_are_counted_by_their_own_rule() -> None:
    text = "The office has registered 640 suspected cases of measles, of which 212 have been confirmed by a laboratory."
    found = [(c.quantity.low, c.quantity.unit, c.inclusion, c.modality.value) for c in claims(text)]
    assert found == [(640, "cases", "suspected", "stated"), (212, "cases", "confirmed", "stated")]
    assert one("Suspected cases of measles have passed 900.").quantity.low == 900


def test_the_fate_of_a_later_figure_is_not_that_of_one_with_a_verb_of_its_own() -> None:
    text = "More than 900 people have been confirmed to have measles and at least 30 have died."
    assert [c.category for c in claims(text)] == [None, "dead"]
    assert [c.category for c in claims("Ninety-one died, nine of them children.")] == ["dead", "dead"]


def test_what_somebody_warns_of_lies_ahead() -> None:
    assert one("The Tarn Health Office warns of 300 deaths.").modality.value == "forecast"


def test_the_owner_is_not_the_governor_who_spoke_before() -> None:
    text = "Governor Ada Winn said 29 people had died. The owner of the boat said it had been carrying 163 passengers."
    assert [speaker(c) for c in claims(text)] == ["Ada Winn", "owner"]
