"""The documents on packs show what the loader takes."""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.packs.schema import schema

ROOT = Path(__file__).resolve().parents[3]


def blocks(text: str) -> list[tuple[str, str]]:
    return re.findall(r"```(\w*)\n(.*?)```", text, re.DOTALL)


def test_the_worked_example_runs_and_prints_what_it_says(tmp_path: Path) -> None:
    found = blocks((ROOT / "docs/how-to/write-a-pack.md").read_text(encoding="utf-8"))
    pack, article = tmp_path / "outages.toml", tmp_path / "storm.txt"
    pack.write_text(next(text for kind, text in found if kind == "toml"), encoding="utf-8")
    article.write_text(next(text for _, text in found if text.startswith("---\noutlet")), encoding="utf-8")
    printed = CliRunner().invoke(app, ["estimate", str(article), "--pack", str(pack)], terminal_width=200).stdout
    expected = next(text for _, text in found if text.startswith("How many customers"))
    assert printed.split() == expected.split()
    findings = CliRunner().invoke(app, ["findings", str(article), "--pack", str(pack)]).stdout
    assert "headline" in findings


def test_the_error_of_the_worked_example(tmp_path: Path) -> None:
    text = (ROOT / "docs/how-to/write-a-pack.md").read_text(encoding="utf-8")
    pack = tmp_path / "outages.toml"
    toml = next(block for kind, block in blocks(text) if kind == "toml")
    pack.write_text(toml.replace('cues = ["restored', 'cue = ["restored'), encoding="utf-8")
    error = CliRunner().invoke(app, ["packs", str(pack)]).stderr
    expected = next(block for _, block in blocks(text) if block.startswith("firsthand: outages.toml"))
    assert error.split() == expected.split()


def test_every_key_of_the_schema_is_in_the_reference() -> None:
    text = (ROOT / "docs/reference/packs.md").read_text(encoding="utf-8")
    for table in schema()["properties"]:
        assert f"[{table}]" in text
        for key in schema()["$defs"][table]["properties"]:
            assert f"`{key}`" in text, f"{table}.{key}"
