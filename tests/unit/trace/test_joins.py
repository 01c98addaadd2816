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
