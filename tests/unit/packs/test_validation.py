"""What is wrong with a pack is named with file, line and remedy, and nothing but a PackError comes out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from firsthand.errors import PackError
from firsthand.packs import DOMAINS, load
from firsthand.packs.files import parse, tables
from firsthand.packs.loader import _read_names

GOOD = """\
[pack]
name = "spills"
title = "Oil spills"

[[unit]]
name = "birds"
nouns = ["bird", "gull"]

[[unit]]
name = "days of leaking"
durations = "day"
of = ["leaking"]

[[category]]
name = "oiled"
cues = ["oiled"]
units = ["birds"]

[flow]
gives = ["spilled"]

[[kind]]
unit = "birds"
name = "gulls"
words = ["gull"]

[[conversion]]
from = "barrel"
to = "litre"
low = 158
high = 159
citation = "42 gallons a barrel"

[[limit]]
unit = "birds"
most = 1000000
why = "no shore has more"
"""


def pack(tmp_path: Path, text: str) -> str:
    path = tmp_path / "spills.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_good_pack_loads_alone_and_beside_those_in_the_box(tmp_path: Path) -> None:
    alone = load([pack(tmp_path, GOOD)])
    assert alone.nouns["gulls"].name == "birds"
    assert alone.conversions[0].citation == "42 gallons a barrel"
    assert alone.limits[0].most == 1_000_000
    assert alone.titles == {"spills": "Oil spills"}
    both = load(["casualties", pack(tmp_path, GOOD)])
    assert list(both.titles) == ["casualties", "spills"]
    assert {"birds", "people"} <= {unit.name for unit in both.units}


def test_a_pack_that_was_mended_is_read_again(tmp_path: Path) -> None:
    assert "terns" not in load([pack(tmp_path, GOOD)]).nouns
    assert "terns" in load([pack(tmp_path, GOOD.replace('"gull"]', '"gull", "tern"]', 1))]).nouns


WRONG = [
    ("a typing slip", 'nouns = ["bird"', 'noun = ["bird"', "line 7", "did you mean nouns?"),
    ("an unknown table", "[flow]", "[flows]", "line 19", "did you mean flow?"),
    ("words that are no list", 'cues = ["oiled"]', 'cues = "oiled"', "line 16", "list of words in quotes"),
    ("words that are no text", '["bird", "gull"]', '["bird", 7]', "line 7", "word 2"),
    ("an empty name", 'name = "oiled"', 'name = " "', "line 15", "is empty"),
    ("a table that is a list", "[flow]\ngives", "[[flow]]\ngives", "line 19", "must be a table"),
    ("a list that is a table", "[[kind]]", "[kind]", "line 22", "must be a list"),
    ("a missing name", 'name = "oiled"\n', "", "line 14", "name is missing"),
    ("a duration nobody knows", '"day"', '"fortnight"', "line 11", '"month"'),
    ("a duration of nothing", 'of = ["leaking"]\n', "", "line 11", "needs of beside it"),
    ("a unit that nothing counts", 'nouns = ["bird", "gull"]\n', "", "line 5", "needs nouns or participles"),
    ("a unit nobody defines", 'units = ["birds"]', 'units = ["brids"]', "line 17", "did you mean “birds”?"),
    ("a kind of no unit", 'unit = "birds"\nname', 'unit = "fish"\nname', "line 23", "no unit is called “fish”"),
    ("a factor of no unit", 'from = "barrel"', 'from = "drums"', "line 28", "no unit is called “drums”"),
    ("a limit of no unit", 'unit = "birds"\nmost', 'unit = "fish"\nmost', "line 35", "no unit is called “fish”"),
    ("a number in quotes", "low = 158", 'low = "158"', "line 30", "without quotes"),
    ("a number below zero", "low = 158", "low = -1", "line 30", "above zero"),
    ("ends the wrong way round", "low = 158", "low = 200", "line 30", "is above high"),
    ("a yes that is a number", 'cues = ["oiled"]', "default = 1", "line 16", "true or false"),
    ("a factor nobody published", 'citation = "42 gallons a barrel"', "", "line 27", "citation is missing"),
    ("a limit of two shapes", "most = 1000000", 'most = 9\ncategory = "oiled"\nwithin = ["gull"]', "line 34", "one of"),
    ("a unit told twice", '"days of leaking"', '"birds"', "line 10", "the name of [[unit]] 1 too"),
    (
        "a noun of two units",
        'durations = "day"\nof = ["leaking"]',
        'nouns = ["gull"]',
        "line 11",
        "counts birds already",
    ),
    ("no TOML", "[flow]", "[flow", "line 19", "not valid TOML"),
    ("no name", '[pack]\nname = "spills"\ntitle = "Oil spills"\n', "", "[pack]", "begin with [pack]"),
    ("a name that is a number", 'name = "spills"', "name = 7", "line 2", "in quotes"),
]


@pytest.mark.parametrize(("before", "after", "line", "remedy"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_named_with_line_and_remedy(
    tmp_path: Path, before: str, after: str, line: str, remedy: str
) -> None:
    assert before in GOOD
    path = pack(tmp_path, GOOD.replace(before, after, 1))
    with pytest.raises(PackError) as caught:
        load([path])
    assert str(caught.value).startswith("spills.toml: ")
    assert line in str(caught.value)
    assert remedy in str(caught.value)


def test_a_flow_that_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(
        PackError, match=r"line 1, \[flow\]: is a number and must be a table; write \[flow\] with gives"
    ):
        load([pack(tmp_path, 'flow = 3\n[pack]\nname = "x"\n')])


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("casualty", "did you mean casualties?"),
        ("volcanoes", "there is no pack of that name"),
        ("grammar", "there is no pack of that name"),
        ("nowhere/mine.toml", "cannot be read"),
        ("a\0b.toml", "cannot be read"),
        (".toml", "there is no pack of that name"),
    ],
)
def test_a_pack_that_is_not_there(name: str, remedy: str) -> None:
    with pytest.raises(PackError) as caught:
        load([name])
    assert remedy in str(caught.value)


def test_a_folder_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe[pack]")
    for name, words in (("folder.toml", "cannot be read"), ("bytes.toml", "save it as UTF-8")):
        with pytest.raises(PackError) as caught:
            load([str(tmp_path / name)])
        assert words in str(caught.value)


def test_two_packs_of_one_name_do_not_stand_together_but_one_may_replace_the_other(tmp_path: Path) -> None:
    mine = pack(tmp_path, GOOD.replace('"spills"', '"casualties"'))
    assert list(load([mine]).titles) == ["casualties"]
    with pytest.raises(PackError, match="a name of its own"):
        load(["casualties", mine])


def test_a_pack_named_twice_is_one_pack(tmp_path: Path) -> None:
    mine = pack(tmp_path, GOOD)
    assert len(load([mine, mine]).units) == len(load([mine]).units)


def test_a_line_ending_of_windows_and_a_mark_of_order_do_not_shift_lines(tmp_path: Path) -> None:
    path = tmp_path / "spills.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("low = 158", "low = 0").replace("\n", "\r\n").encode())
    with pytest.raises(PackError, match="line 30"):
        load([str(path)])


def test_no_mutation_raises_anything_else(tmp_path: Path) -> None:
    source = random.Random(7)
    pieces = [
        "[",
        "]",
        "[[",
        '"',
        "=",
        "\n",
        "1",
        "true",
        "{}",
        "[]",
        '""',
        "1979-05-27",
        "nan",
        "inf",
        "#",
        "'''",
        ".",
    ]
    lines = GOOD.splitlines(keepends=True)
    for _ in range(600):
        text = list("".join(source.sample(lines, len(lines))) if source.random() < 0.2 else GOOD)
        for _ in range(source.randint(1, 4)):
            at = source.randrange(len(text))
            text[at : at + source.randint(0, 6)] = source.choice(pieces)
        path = tmp_path / "spills.toml"
        path.write_text("".join(text), encoding="utf-8")
        try:
            load([str(path)])
        except PackError as error:
            assert str(error).startswith("spills.toml: ")


def test_shared_files_of_the_wrong_shape_are_told_too() -> None:
    start = '[pack]\nname = "names"\n'
    for text, words in [
        (start + '[[state]]\nname = "Osmara"\nadjectives = "Osmaran"', "adjectives"),
        (start + '[[state]]\nname = "Osmara"\naliases = [1]', "aliases"),
        (start + '[[organisation]]\nname = "Navy"\nof = 3', "of must be text"),
        (start + "[[outlet]]\nname = 1", "each needs a name"),
        ("roles = 1\n" + start, "[roles]"),
    ]:
        with pytest.raises(PackError) as caught:
            _read_names("names.toml", text)
        assert words in str(caught.value)
    with pytest.raises(PackError, match="must be a table"):
        tables("measures.toml", parse("measures.toml", "rate = 1\n" + start))


@pytest.mark.parametrize("name", DOMAINS)
def test_each_pack_in_the_box_loads_alone(name: str) -> None:
    assert list(load([name]).titles) == [name]
