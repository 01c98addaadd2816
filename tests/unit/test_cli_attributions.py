"""The command `attributions`: records, table, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from firsthand.cli import app

RUN = CliRunner()
FIELDS = ["document", "source", "cue", "content", "cue_type", "chain", "confidence", "inner"]


def test_json_lines_hold_offsets_into_the_text_as_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ferries\n\nLea Vester told Reuters that the ferries will stay. “Good,” said a docker.\n")
    printed = RUN.invoke(app, ["text", str(path)]).stdout
    result = RUN.invoke(app, ["attributions", str(path), "--format", "jsonl"])
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(list(record) == FIELDS for record in records)
    assert [printed[slice(*record["source"][0])] for record in records] == ["Lea Vester", "a docker"]
    assert [printed[slice(*record["content"][0])] for record in records] == ["that the ferries will stay", "“Good,”"]
    assert records[0]["chain"] == ["Lea Vester", "Reuters"]
    assert all(0 < record["confidence"] < 1 for record in records)


def test_the_table_names_source_and_cue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council wants to keep the ferries.\n")
    result = RUN.invoke(app, ["attributions", str(tmp_path)])
    assert result.exit_code == 0
    assert "wants" in result.stdout
    assert "The council" in " ".join(result.stdout.split())


def test_what_cannot_be_read_is_named_and_the_rest_done(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council wants to keep the ferries.\n")
    result = RUN.invoke(app, ["attributions", str(tmp_path / "a.txt"), str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
    assert "wants" in result.stdout
