"""Voices told for short, and reports that are the words of whom others credit, in fictional reports."""

from __future__ import annotations

from tests.unit.trace.printed import STATES, report
from tests.unit.trace.test_joins import origins


def test_a_voice_told_for_short_is_the_one_that_has_all_its_words() -> None:
    found = origins(
        report("one", "2031-05-14", "The Federal Intelligence Office found that 642 homes were destroyed."),
        report("two", "2031-05-15", "Karvenian intelligence says that 642 homes were destroyed.", STATES),
        report("three", "2031-05-15", "The weather service said that 642 homes were destroyed."),
    )
    assert found["one", 642.0] == found["two", 642.0]
    assert found["one", 642.0] != found["three", 642.0]


def test_the_office_of_a_post_is_whoever_holds_it() -> None:
    found = origins(
        report("one", "2031-05-14", "Some 9,400 people have been driven out, the office of Governor Ada Winn said."),
        report("two", "2031-05-15", "Some 9,400 people have been driven out, according to the governor's office."),
    )
    assert len(set(found.values())) == 1


def test_a_short_name_that_two_voices_fit_is_neither() -> None:
    found = origins(
        report("one", "2031-05-14", "The Ostry fire service said that 642 homes were destroyed."),
        report("two", "2031-05-14", "The Marrow fire service said that 642 homes were destroyed."),
        report("three", "2031-05-15", "The fire service said that 642 homes were destroyed."),
    )
    assert len(set(found.values())) == 3


def test_outlets_that_credit_each_other_have_one_origin() -> None:
    found = origins(
        report(
            "one", "2031-05-14", "The flames have destroyed 642 homes, the Harbour Ledger reports.", outlet="Monitor"
        ),
        report("two", "2031-05-16", "The Monitor reports that 642 homes were destroyed.", outlet="Harbour Ledger"),
    )
    assert len(set(found.values())) == 1


def test_what_a_group_counted_itself_is_what_others_credit_to_it() -> None:
    found = origins(
        report(
            "one",
            "2031-05-14",
            "At least 45,000 people are homeless, according to our own count.\n",
            "Our doctors have treated 21,000 people.",
            outlet="Open Hands",
        ),
        report(
            "two",
            "2031-05-16",
            "At least 45,000 people are homeless, Open Hands said.\n",
            "It has treated 21,000 people.\n",
            "Our readers have given 180,000 blankets.",
            outlet="Evening Bell",
        ),
    )
    assert len({origin for (_, figure), origin in found.items() if figure != 180_000}) == 1
    assert found["two", 180_000.0] != found["two", 45_000.0]
