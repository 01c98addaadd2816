from __future__ import annotations

from firsthand.core.attribution import Speaker
from firsthand.trace.people import canonical_people

MAYOR = Speaker("mayor", None, "mayor", "Brenholt")
KARMUND = Speaker("Ilse Karmund", None, "mayor", "Brenholt")


def test_a_holder_told_by_post_and_place_is_the_one_who_is_named() -> None:
    assert canonical_people([MAYOR, KARMUND])[MAYOR] == KARMUND


def test_a_post_of_two_places_names_nobody() -> None:
    elsewhere = Speaker("mayor", None, "mayor", "Tarn")
    assert canonical_people([MAYOR, elsewhere, KARMUND])[MAYOR] == MAYOR


def test_a_post_without_its_place_is_the_one_holder_that_the_reports_name() -> None:
    bare = Speaker("mayor", None, "mayor")
    other = Speaker("Pavo Lind", None, "mayor", "Tarn")
    assert canonical_people([bare, KARMUND])[bare] == KARMUND
    assert canonical_people([bare, KARMUND, other])[bare] == bare


def test_two_holders_of_one_post_name_nobody() -> None:
    other = Speaker("Pavo Lind", None, "mayor", "Brenholt")
    assert canonical_people([MAYOR, KARMUND, other])[MAYOR] == MAYOR


def test_a_body_is_not_the_spokeswoman_described_by_its_name() -> None:
    police, spoke = Speaker("police", None), Speaker("police spokeswoman", None, "spokeswoman")
    assert canonical_people([police, spoke]).get(police, police) == police


def test_a_bare_body_is_the_one_that_a_shorter_and_a_longer_name_tell() -> None:
    bare, short, long = (Speaker(None, n) for n in ("agency", "flood agency", "regional flood agency"))
    assert canonical_people([bare, short, long])[bare] == long
