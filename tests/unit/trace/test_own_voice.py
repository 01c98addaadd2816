"""What fictional reports tell in their own voice: one origin where they tell of themselves, else by paragraph."""

from __future__ import annotations

from tests.unit.trace.printed import report
from tests.unit.trace.test_joins import origins


def test_what_a_report_tells_of_itself_is_one_origin() -> None:
    found = origins(
        report(
            "one",
            "2031-05-14",
            "Our appeal has brought in 4,100 blankets.\n",
            "There were 312 families in the tents of the Bell.",
            outlet="The Bell",
        )
    )
    assert len(set(found.values())) == 1


def test_another_thing_in_another_paragraph_stands_apart() -> None:
    found = origins(
        report(
            "one",
            "2031-05-14",
            "The storm of 1962 killed 410 people.\n",
            "Her suit now has more than 90,000 signatories.",
        )
    )
    assert len(set(found.values())) == 2


def test_what_is_put_up_for_sale_is_not_the_report_s_own() -> None:
    found = origins(
        report(
            "one",
            "2031-05-14",
            "Somebody has offered 9 million records of the insurer for sale. Its network has 12,000 terminals.",
        )
    )
    assert len(set(found.values())) == 2


def test_then_and_now_are_two_origins() -> None:
    found = origins(report("one", "2031-05-14", "The yard sold 310 ferries last year, down from 470 a year earlier."))
    assert len(set(found.values())) == 2


def test_a_sum_of_money_is_no_other_word_for_a_noun() -> None:
    found = origins(
        report("one", "2031-05-14", "Ada Winn said about 60,000 letters had come back.\n", "The price is now $60,001.")
    )
    assert len(set(found.values())) == 2


def test_the_total_of_an_office_is_its_own_in_a_rival_s_mouth() -> None:
    found = origins(
        report("one", "2031-05-14", "The Flood Agency said that 112 people were killed."),
        report(
            "two",
            "2031-05-14",
            "Pavo Lind, the mayor of Ostry, said that 190 people were killed, far above the official toll of 112.",
        ),
    )
    assert found["one", 112.0] == found["two", 112.0] != found["two", 190.0]


def test_a_count_that_was_reviewed_and_what_came_of_it_are_two_sayings() -> None:
    found = origins(
        report("one", "2031-05-14", "The Council of Ports reviewed its figure of 2,310 dead and arrived at 2,188.")
    )
    assert len(set(found.values())) == 2


def test_a_round_figure_under_a_new_bound_is_no_echo_beside_a_later_saying() -> None:
    found = origins(
        report("one", "2031-05-14", "The interior ministry of Karvenia said on 14 May that about 14,000 homes burned."),
        report(
            "two",
            "2031-05-18",
            "The interior ministry of Karvenia said on 18 May that 3,517 people were killed.\n",
            "More than 14,000 homes burned.",
        ),
    )
    assert found["one", 14_000.0] != found["two", 14_000.0]


def test_a_ministry_and_its_spokesman_are_one_saying() -> None:
    found = origins(
        report(
            "one",
            "2031-05-14",
            "The quake killed 1,240 people, the Karvenian interior ministry said on Wednesday.\n",
            "Another 3,400 were injured, ministry spokesman Ivo Dask told reporters.",
        )
    )
    assert len(set(found.values())) == 1


def test_a_part_of_what_a_voice_counted_is_of_its_saying() -> None:
    found = origins(
        report(
            "one", "2031-05-14", "Ada Winn of the Flood Agency said that 214 people died. Sixty-one of them were boys."
        )
    )
    assert len(found) == 2
    assert len(set(found.values())) == 1


def test_the_day_of_a_figure_given_before_is_not_that_of_the_next_words() -> None:
    found = origins(
        report(
            "one",
            "2031-05-14",
            "The figure of 190 dead that the mayor, Ada Winn, gave to the Ledger on Monday has made her famous.\n",
            '"I wanted help," Winn said. "The toll will pass 300 before Sunday."',
        )
    )
    assert found["one", 190.0] != found["one", 300.0]
