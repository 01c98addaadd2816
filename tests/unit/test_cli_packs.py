"""The commands `packs` and `explain`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.packs import DOMAINS

RUN = CliRunner()
EXAMPLE = "examples/strait-shells"
MINE = """\
[pack]
name = "outages"

[[unit]]
name = "customers"
nouns = ["customer"]

[[category]]
name = "without power"
cues = ["without power"]
units = ["customers"]
"""


def test_packs_are_listed_and_explained() -> None:
    assert all(name in RUN.invoke(app, ["packs"]).stdout for name in DOMAINS)
    one = RUN.invoke(app, ["packs", "casualties"]).stdout
    assert "unaccounted for" in one
    assert "containers" not in one
    records = json.loads(RUN.invoke(app, ["packs", "--format", "json"]).stdout)
    assert [r["name"] for r in records] == list(DOMAINS)


def test_a_pack_of_ones_own_is_explained_and_used(tmp_path: Path) -> None:
    pack, article = tmp_path / "outages.toml", tmp_path / "storm.txt"
    pack.write_text(MINE)
    article.write_text("Storm\n\nOver 40,000 customers were without power on Friday, the utility Voltan said.\n")
    assert "without power" in RUN.invoke(app, ["packs", str(pack)]).stdout
    lines = RUN.invoke(app, ["claims", str(article), "--pack", str(pack), "--format", "jsonl"]).stdout.splitlines()
    (claim,) = map(json.loads, lines)
    assert (claim["low"], claim["bound"], claim["unit"], claim["category"]) == (
        40_000,
        "over",
        "customers",
        "without power",
    )


@pytest.mark.parametrize("arguments", [["packs", "casualtys"], ["packs", "gone.toml"]])
def test_a_wrong_pack_is_told_in_one_line(arguments: list[str]) -> None:
    result = RUN.invoke(app, arguments)
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) <= 4
    assert "Traceback" not in result.output


def test_a_mistake_in_a_pack_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(MINE.replace("cues", "queues"))
    result = RUN.invoke(app, ["packs", str(tmp_path / "p.toml")])
    assert result.exit_code == 2
    assert "line 10" in result.stderr
    assert "did you mean cues?" in " ".join(result.stderr.split())


def test_explain_in_text_and_json() -> None:
    text = RUN.invoke(app, ["explain", EXAMPLE])
    assert text.exit_code == 0
    assert "makes it under" in " ".join(text.stdout.split())
    records = json.loads(RUN.invoke(app, ["explain", EXAMPLE, "--format", "json"]).stdout)
    assert len(records) > 20
    assert all({"unit", "speaker", "origin"} <= {f["field"] for f in r["fields"]} for r in records)
