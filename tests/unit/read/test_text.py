import pytest

from firsthand.core.text import PartKind
from firsthand.read.text import begins_with, plain_parts

LEAD = "At least 40 people died when the river Orrin rose on Tuesday, the mayor of Low Orrin said."


def split(text, *titles, subhead=None):
    parts = plain_parts(text, titles, subhead)
    covered = set().union(*(range(part.start, part.end) for part in parts))
    assert sum(part.end - part.start for part in parts) == len(covered), "parts overlap"
    assert all(char.isspace() or i in covered or char == "#" for i, char in enumerate(text)), "text without a part"
    assert [part.start for part in parts] == sorted(part.start for part in parts)
    return [(part.kind.value, text[part.start : part.end]) for part in parts]


def headlines(text, *titles):
    return [words for kind, words in split(text, *titles) if kind == PartKind.HEADLINE]


@pytest.mark.parametrize(
    "headline",
    [
        "Flood kills 40 in Low Orrin",
        "Did the river take 40 lives?",
        "“We lost all”: flood kills 40",
        "Flood kills 40 in the U.S.",
        "River takes 40 lives!",
        "Flood toll rises …",
        "洪水で四十人死亡",
        "فيضان يقتل 40 شخصا",
        "By 2030, floods will kill 40 a year",
    ],
)
def test_a_first_line_that_looks_like_a_headline(headline):
    assert headlines(f"{headline}\n\n{LEAD}") == [headline]


def test_a_headline_without_a_blank_line_after_it():
    text = f"Did the flood kill 40?\n{LEAD}\nRescue goes on."
    assert split(text) == [("headline", "Did the flood kill 40?"), ("body", LEAD), ("body", "Rescue goes on.")]


def test_a_headline_printed_twice():
    assert split(f"Flood kills 40\n\nFlood kills 40\n\n{LEAD}") == [
        ("headline", "Flood kills 40"),
        ("headline", "Flood kills 40"),
        ("body", LEAD),
    ]


@pytest.mark.parametrize(
    "first",
    [
        LEAD,
        "LOW ORRIN (Wire) - At least 40 people died",
        "(Valley Post) - At least 40 people died",
        "LOW ORRIN, March 3 — At least 40 people died",
        "By Ann Orr",
        "3 March 2023",
        "Published: 3 March 2023",
        "Photo: the bridge at Low Orrin",
        "At least 40 people died in the",
        "x" * 250,
        "市長は四十人が死亡したと述べた。",
        "“We lost all.”",
        "* * *",
    ],
)
def test_a_first_line_that_is_no_headline(first):
    assert headlines(f"{first}\n\nThe mayor said that many more were missing in the hills above the town.") == []


def test_one_paragraph_has_no_headline():
    assert split("Flood kills 40") == [("body", "Flood kills 40")]
    assert split("") == []
    assert split(" \n\t\n") == []


def test_hard_wrapped_text_is_one_paragraph_and_has_no_headline():
    text = (
        "At least 40 people died when the river rose on Tuesday and the dam at Low\n"
        "Orrin broke, the mayor said. She told reporters that more than 100 people\n"
        "were still missing in the hills, and that help had not come so far.\n\n"
        "Rescue goes on."
    )
    assert [kind for kind, _ in split(text)] == ["body", "body"]
    assert [kind for kind, _ in split("Flood kills 40 in Low Orrin\n\n" + text)] == ["headline", "body", "body"]


def test_a_title_given_confirms_a_line_that_does_not_look_like_a_headline():
    assert headlines("Flood kills 40.\n\nMore to come.", "Flood kills 40.") == ["Flood kills 40."]
    assert headlines(f"Valley Post\n\nFlood ‘kills’ 40\n\n{LEAD}", "Flood 'kills' 40") == ["Flood ‘kills’ 40"]
    assert headlines(f"Flood kills 40 here\n\n{LEAD}", "Flood kills 40 here | Valley Post") == ["Flood kills 40 here"]
    assert headlines(f"Flood kills\n40 in Low Orrin.\n\n{LEAD}", "Flood kills 40 in Low Orrin.") == [
        "Flood kills",
        "40 in Low Orrin.",
    ]


def test_a_title_that_stands_nowhere_changes_nothing():
    assert headlines(f"Flood kills 40\n\n{LEAD}", "Quite another title") == ["Flood kills 40"]
    assert headlines(LEAD, "Quite another title") == []


def test_markdown_heading():
    assert split(f"# Flood kills 40.\n\n{LEAD}")[0] == ("headline", "Flood kills 40.")


def test_captions_and_a_given_subhead():
    text = f"Flood kills 40\n\nMany more missing\n\nFILE PHOTO: a bridge at Low Orrin\n\n{LEAD}"
    assert [kind for kind, _ in split(text, subhead="Many more missing")] == ["headline", "subhead", "caption", "body"]
    assert [kind for kind, _ in split(text)] == ["headline", "body", "caption", "body"]


def test_begins_with_takes_whole_lines():
    assert begins_with("Flood kills 40\nmore", "Flood  kills 40")
    assert not begins_with("Flood kills 40 in Low Orrin, the mayor said.", "Flood kills 40")
    assert not begins_with("", "Flood kills 40")
