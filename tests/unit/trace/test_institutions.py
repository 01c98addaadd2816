"""One name for one institution across a collection, and names that stay apart."""

from __future__ import annotations

from firsthand.core.attribution import Speaker
from firsthand.trace.institutions import canonical_institutions, ministry_of
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


def test_capitals_are_no_other_institution() -> None:
    found = canonical_institutions(
        ["General Staff", "Brenovian General Staff", "Transport Safety Board", "Safety Board"], []
    )
    assert found == {"General Staff": "Brenovian General Staff"}
    found = canonical_institutions(["health ministry", "Health Ministry"], [])
    assert found == {"health ministry": "Health Ministry"}


def test_a_minister_speaks_for_the_ministry_of_the_same_state() -> None:
    names = ["Lutanian Interior Ministry", "Osmaran interior ministry", "Lutanian Health Ministry"]
    assert ministry_of("interior minister", "Lutania", names) == "Lutanian Interior Ministry"
    assert ministry_of("health minister", None, names) == "Lutanian Health Ministry"
    assert ministry_of("interior minister", None, names) is None
    assert ministry_of("health minister", "Osmara", names) is None
    assert ministry_of("minister", "Lutania", names) is None
    assert ministry_of("interior spokesman", "Lutania", names) is None


def test_letters_stand_for_the_one_name_that_begins_with_them() -> None:
    names = ["ORF", "Osmaran Relief Fund", "Office for Rural Finance Aid"]
    assert canonical_institutions(names, []) == {"ORF": "Osmaran Relief Fund"}
    assert canonical_institutions(["ORF", "Osmaran Relief Fund", "Office for Rural Fares"], []) == {}
