"""A draft against a record of fictional reports: each verdict, the changes named, the wording offered."""

from __future__ import annotations

import pytest
from tests.unit.trace.printed import coast_report

import firsthand


def report(name: str, *sentences: str, day: str = "2024-06-14") -> firsthand.Report:
    return coast_report(name, day, *sentences)


RECORD = firsthand.make(
    [
        report("Harbour Post", "Spokesman Toma Ferrund said the ships from Karvenia could hold up to 80,000 shells."),
        report("Coast Daily", "Spokeswoman Ina Torvik said Karvenia sent Velgoria more than 6,000 containers."),
    ]
)


def checked(sentence: str) -> firsthand.Checked:
    (row,) = firsthand.check(report("Draft", sentence), RECORD)
    return row


def test_what_keeps_to_the_record_agrees() -> None:
    row = checked("More than 6,000 containers went from Karvenia to Velgoria, said spokeswoman Ina Torvik.")
    assert row.verdict is firsthand.Verdict.AGREES
    assert row.source is not None
    assert row.source.document == "Coast Daily"
    assert row.safer is None


def test_a_dropped_bound_drifts_and_the_source_wording_is_offered() -> None:
    row = checked("Spokeswoman Ina Torvik said Karvenia sent Velgoria 6,000 containers.")
    assert row.verdict is firsthand.Verdict.DRIFTS
    assert row.changes == (firsthand.Change.BOUND_DROPPED,)
    assert row.safer is not None
    assert "more than 6,000 containers" in row.safer
    assert "Ina Torvik" in row.safer


def test_a_capacity_told_as_sent_drifts() -> None:
    row = checked("Karvenia sent Velgoria 80,000 shells, spokesman Toma Ferrund said.")
    assert firsthand.Change.CAPACITY_AS_COUNT in row.changes


def test_another_voice_is_named() -> None:
    row = checked("Spokesman Toma Ferrund said Karvenia sent Velgoria more than 6,000 containers.")
    assert row.changes == (firsthand.Change.SPEAKER_SWAPPED,)


def test_what_no_report_has_is_unsupported_and_told_beside_what_they_have() -> None:
    row = checked("Spokeswoman Ina Torvik said Karvenia sent Velgoria 9,500 containers.")
    assert row.verdict is firsthand.Verdict.UNSUPPORTED
    assert row.source is None
    assert any("more than 6,000 containers" in note for note in row.notes)


def test_a_denied_figure_is_contested() -> None:
    denial = report(
        "Bell", "Karvenia denied on Wednesday that it was sending containers to Velgoria.", day="2024-06-20"
    )
    record = firsthand.make([*RECORD.reports, denial])
    draft = report("Draft", "More than 6,000 containers went from Karvenia to Velgoria, said spokeswoman Ina Torvik.")
    (row,) = firsthand.check(draft, record)
    assert row.verdict is firsthand.Verdict.CONTESTED
    assert row.notes


EXAMPLE = firsthand.story("examples/strait-shells")
AGREES, DRIFTS = firsthand.Verdict.AGREES, firsthand.Verdict.DRIFTS
CONTESTED, UNSUPPORTED = firsthand.Verdict.CONTESTED, firsthand.Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("sentence", "verdict", "changes"),
    [
        ("Toma Ferrund said at least 6,000 containers had left Karvenia for Velgoria.", CONTESTED, ()),
        (
            "Karvenia has sent 2.9 million shells to Velgoria, Toma Ferrund said.",
            DRIFTS,
            ("capacity-as-count", "bound-dropped"),
        ),
        ("Toma Ferrund said the containers could hold up to 2.9 million artillery shells.", AGREES, ()),
        ("Ilse Marrowane said Karvenia had handed 600 containers over to Velgoria.", DRIFTS, ("bound-dropped",)),
        ("Brannoc Telse said at least 6,000 containers had left Karvenia for Velgoria.", DRIFTS, ("speaker-swapped",)),
        (
            "The Osmaran Intelligence Directorate believes over 700,000 rounds went from Karvenia to Velgoria.",
            CONTESTED,
            (),
        ),
        (
            "Karvenia sent up to 700,000 rounds to Velgoria, the Osmaran Intelligence Directorate said.",
            DRIFTS,
            ("hedge-dropped", "bound-flipped"),
        ),
        (
            "Toma Ferrund said over 700,000 rounds had been supplied by Karvenia to Velgoria.",
            DRIFTS,
            ("hedge-dropped", "speaker-swapped"),
        ),
        ("Maud Venholt said no more than 1.5 million shells had gone from Karvenia to Velgoria.", CONTESTED, ()),
        ("Karvenia has sent 45,000 drones to Velgoria.", UNSUPPORTED, ()),
        ("Karvenia gave Velgoria dozens of ballistic missiles, Toma Ferrund said.", AGREES, ()),
        (
            "Velgoria bought hundreds of thousands of shells from Karvenia, Ardonian officials said.",
            DRIFTS,
            ("sought-as-sent",),
        ),
        ("The Coastal League has delivered 310,000 rounds to Nemoria.", AGREES, ()),
        ("The Coastal League has sent half a million rounds to Nemoria.", DRIFTS, ("forecast-as-fact",)),
        ("Toma Ferrund said Karvenia sent Velgoria 6,600 containers.", UNSUPPORTED, ()),
    ],
)
def test_a_sentence_of_a_draft_against_the_example(
    sentence: str, verdict: firsthand.Verdict, changes: tuple[str, ...]
) -> None:
    (row,) = firsthand.check(report("Draft", sentence, day="2024-07-20"), EXAMPLE)
    assert (row.verdict, tuple(c.value for c in row.changes)) == (verdict, changes)
    if verdict is DRIFTS:
        assert row.safer is not None
        assert row.safer.startswith("According to ")
        assert row.safer.endswith(".")


TOLL = (
    report("Halden Post", "The Red Lantern Society said on Tuesday that 312 people were killed.", day="2024-09-04"),
    report("Cormorel Wire", "Mayor Lise Hartmoor said on Tuesday that 160 people were killed.", day="2024-09-04"),
)


def test_a_figure_with_a_rival_is_contested_and_the_rival_told() -> None:
    draft = report("Draft", "The Red Lantern Society said 312 people were killed.", day="2024-09-07")
    (row,) = firsthand.check(draft, firsthand.make(TOLL))
    assert row.verdict is CONTESTED
    assert any("Lise Hartmoor gives “160 people”" in note for note in row.notes)


def test_a_figure_taken_back_is_supported_no_more() -> None:
    back = report("Bell", "The Red Lantern Society withdrew its figure of 312 dead on Friday.", day="2024-09-06")
    draft = report("Draft", "The Red Lantern Society said 312 people were killed.", day="2024-09-07")
    (row,) = firsthand.check(draft, firsthand.make((*TOLL, back)))
    assert row.verdict is UNSUPPORTED
    assert row.notes[0].startswith("taken back by the Red Lantern Society")
