"""Relations in packs: what is told of a table that does not fit, and which relations apply to a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.core.text import Part, PartKind, Report
from firsthand.errors import PackError
from firsthand.extract import Extractor
from firsthand.packs import DOMAINS, load

PACK = """\
[pack]
name = "outages"

[[relation]]
name = "sabotaged"
cues = ["Sabotaged", "cut deliberately"]
objects = ["cable", "line"]
"""


def pack(folder: Path, text: str) -> str:
    path = folder / "outages.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('name = "sabotaged"', "", 4, "name is missing"),
        ("cues = ", "cue = ", 6, "did you mean cues?"),
        ('cues = ["Sabotaged", "cut deliberately"]', "", 4, "cues is missing"),
        ('["Sabotaged", "cut deliberately"]', "[]", 6, "write the words that tell the relation"),
        ('["cable", "line"]', '"cable"', 7, "must be a list"),
        ('["cable", "line"]', '["cable"]\nacts = "giver"', 8, "where the subject of the cue acts"),
        ('["cable", "line"]', '["cable"]\nsides = 3', 8, "write 1 where nobody receives"),
        ('["cable", "line"]', '["cable"]\nsides = true', 8, "must be a number"),
        ('["cable", "line"]', '["cable"]\nsides = 1\nstory = true', 9, "needs two sides"),
        ('["cable", "line"]', '["cable"]\nsides = 1\nparties = 2', 9, "write parties = 1"),
        ('["cable", "line"]', '["cable"]\nends = "state"', 8, "stands for its state"),
        ('["cable", "line"]', '["cable"]\nmodality = "wished"', 8, "write one of"),
    ],
)
def test_what_is_wrong_is_named_with_line_and_remedy(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    with pytest.raises(PackError) as caught:
        load([pack(tmp_path, PACK.replace(old, new))])
    assert str(caught.value).startswith(f"outages.toml: line {line}, [[relation]] 1")
    assert words in str(caught.value)


def test_a_pack_of_ones_own_finds_its_relation_and_those_of_every_domain(tmp_path: Path) -> None:
    text = "Somebody sabotaged a cable. The operator declined to comment. Osmara shipped rockets."
    report = Report("r", text, (Part(PartKind.BODY, 0, len(text)),), "r.txt")
    found = Extractor(load([pack(tmp_path, PACK)])).extract(report).statements
    assert [s.relation for s in found] == ["sabotaged", "withheld-detail"]


def test_the_relations_of_every_domain_are_no_pack_to_choose() -> None:
    with pytest.raises(PackError, match="there is no pack of that name"):
        load(["relations"])


@pytest.mark.parametrize("name", DOMAINS)
def test_every_pack_in_the_box_has_relations_and_tells_a_cue_once_in_each(name: str) -> None:
    own = [r for r in load([name]).relations if r.pack == name]
    assert own
    for relation in own:
        assert len(set(relation.cues)) == len(relation.cues), relation.name
        assert len(set(relation.objects)) == len(relation.objects), relation.name
