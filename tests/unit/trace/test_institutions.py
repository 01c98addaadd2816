"""One name for one institution across a collection, and names that stay apart."""

from __future__ import annotations

from firsthand.core.attribution import Speaker
from firsthand.trace.institutions import canonical_institutions
from firsthand.trace.people import canonical_people


def test_a_short_name_is_the_one_longer_one() -> None:
    names = ["Halvard", "Halvard Motors", "Corvane Institute", "Corvane Institute for Records"]
    found = canonical_institutions(names, [])
    assert found == {"Halvard": "Halvard Motors", "Corvane Institute": "Corvane Institute for Records"}


def test_a_ministry_without_its_state_is_the_one_of_the_collection() -> None:
    assert canonical_institutions(["interior ministry", "Lutanian interior ministry"], []) == {
        "interior ministry": "Lutanian interior ministry"
    }


def test_noun_and_adjective_of_a_state() -> None:
    found = canonical_institutions(["Lutania interior ministry", "Lutanian interior ministry"], [])
    assert found == {"Lutania interior ministry": "Lutanian interior ministry"}


def test_two_longer_names_leave_the_short_one_alone() -> None:
    names = ["interior ministry", "Lutanian interior ministry", "Osmaran interior ministry"]
    assert canonical_institutions(names, []) == {}
    assert canonical_institutions(["Halvard", "Halvard Motors", "Halvard Bank"], []) == {}


def test_states_and_known_names_stay() -> None:
    assert canonical_institutions(["Tavoria", "Tavoria Steel"], ["Tavoria"]) == {}
    assert canonical_institutions(["Tavoria", "Tavoria Steel"], [], ["Tavoria"]) == {}


def test_a_surname_out_of_nowhere_is_the_person_of_the_collection() -> None:
    person, alone = Speaker("Toma Ferrund", "Osmaran army"), Speaker(None, "Ferrund")
    assert canonical_people([person, alone])[alone] == person
