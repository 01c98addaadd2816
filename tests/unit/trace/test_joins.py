"""Which claims of several fictional reports share an origin, and which do not."""

from __future__ import annotations

from tests.unit.trace.printed import report

import firsthand

FIRE = "Ada Winn, who heads the Marrow fire service,"


def origins(*reports: firsthand.Report) -> dict[tuple[str, float | None], str | None]:
    """Report and figure -> its origin."""
    claims = firsthand.make(reports).claims
    return {(c.document, c.quantity.low or c.quantity.high): c.origin for c in claims}


def test_a_wrong_day_keeps_an_odd_figure_apart_from_nothing() -> None:
    found = origins(
        report("one", "2031-05-14", f"{FIRE} said on 13 May that 642 homes were destroyed."),
        report(
            "two", "2031-05-15", f"{FIRE} said on 2 May that 642 homes were destroyed. Winn added that 31 people died."
        ),
        report("three", "2031-05-15", "The flames have destroyed 642 homes.", "Ada Winn said 31 people died."),
    )
    assert len(set(found.values())) == 1


def test_an_old_day_beside_another_figure_is_another_saying() -> None:
    found = origins(
        report("one", "2031-05-14", f"{FIRE} said on 13 May that 642 homes were destroyed."),
        report("two", "2031-05-15", f"{FIRE} said on 2 May that 210 homes were destroyed."),
    )
    assert len(set(found.values())) == 2


def test_a_figure_printed_of_something_else_does_not_part_a_saying() -> None:
    found = origins(
        report(
            "one", "2031-05-14", f"{FIRE} said on 13 May that 642 people were killed and 1,250 people were injured."
        ),
        report("two", "2031-05-14", f"{FIRE} said on 13 May that 642 people were injured."),
        report(
            "three", "2031-05-15", "Ada Winn said that 642 people were killed.", "1,250 people were injured, she said."
        ),
    )
    assert len(set(found.values())) == 1


def test_an_echo_of_a_saying_that_two_institutions_are_credited_with_is_joined() -> None:
    found = origins(
        report("one", "2031-05-14", f"{FIRE} said on 13 May that 64,213 homes were destroyed."),
        report("two", "2031-05-15", "The mayor of Ostry, Pavo Lind, said that 64,213 homes were destroyed."),
        report("three", "2031-05-15", "The flames have destroyed 64,213 homes."),
    )
    assert len(set(found.values())) == 1


def test_the_day_of_a_saying_is_the_one_that_most_retellings_give() -> None:
    found = firsthand.make(
        [
            report("one", "2031-05-14", f"{FIRE} said on 13 May that 642 homes were destroyed."),
            report("two", "2031-05-15", f"{FIRE} said on 13 May that 642 homes were destroyed."),
            report("three", "2031-05-15", f"{FIRE} said on 2 May that 642 homes were destroyed."),
        ]
    )
    days = {o.said_on.earliest.isoformat() for o in found.lineage.origins if o.said_on and o.said_on.earliest}
    assert days == {"2031-05-13"}


def test_what_an_outlet_has_of_one_voice_is_no_second_origin_in_the_mouth_of_a_body() -> None:
    found = origins(
        report("Coast Wire", "2031-05-14", f"{FIRE} said that about 560 homes were destroyed."),
        report("two", "2031-05-15", "The Ostry Harbour Board told Coast Wire that 560 homes were destroyed."),
    )
    assert len(set(found.values())) == 1


def test_ministries_of_one_government_are_one_group() -> None:
    story = firsthand.make(
        [
            report("one", "2031-05-14", "Lunmarkian Health Minister Ada Winn said 3,580 people were hurt in Lunmark."),
            report("two", "2031-05-14", "Lunmarkian Interior Minister Juno Saal said 4,000 people were hurt."),
        ]
    )
    assert {c.speaker.organisation for c in story.claims if c.speaker} == {
        "Lunmarkian health ministry",
        "Lunmarkian interior ministry",
    }
    assert len({o.group for o in story.lineage.origins}) == 1
