"""What the commands print for programs is what its schema promises: on both examples, every record, every key."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from typer.testing import CliRunner

from firsthand.cli import app

SCHEMA = json.loads(Path("docs/reference/records.schema.json").read_text(encoding="utf-8"))
EXAMPLES = ("examples/strait-shells", "examples/north-korea-shells")
COMMANDS = {
    "claim": ("claims", "jsonl"),
    "statement": ("statements", "jsonl"),
    "attribution": ("attributions", "jsonl"),
    "origin": ("origins", "json"),
    "finding": ("findings", "json"),
    "answer": ("estimate", "json"),
    "missing": ("missing", "json"),
}


@cache
def printed(command: str, format: str, path: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(app, [command, path, "--format", format])
    assert result.exit_code == 0, result.output
    if format == "json":
        return list(json.loads(result.stdout))
    return [json.loads(line) for line in result.stdout.splitlines()]


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$schema": SCHEMA["$schema"], "$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]},
        format_checker=FormatChecker(),
    )


@pytest.mark.parametrize("path", EXAMPLES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_printed_record_holds_its_schema(name: str, path: str) -> None:
    records = printed(*COMMANDS[name], path)
    assert records or name == "missing"
    for record in records:
        errors = [f"{'/'.join(map(str, e.path))}: {e.message}" for e in validator(name).iter_errors(record)]
        assert not errors, errors


@pytest.mark.parametrize("path", EXAMPLES)
@pytest.mark.parametrize("more", [[], ["--compare", "2024-05-01", "2024-08-01", "--known-by", "2024-07-31"]])
def test_the_whole_story_holds_its_schema_and_is_what_the_commands_print(
    path: str, more: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "story.json"
    assert CliRunner().invoke(app, ["report", path, "-o", str(file), *more]).exit_code == 0
    story = json.loads(file.read_text(encoding="utf-8"))
    errors = [f"{'/'.join(map(str, e.path))}: {e.message}" for e in validator("story").iter_errors(story)]
    assert not errors, errors
    assert story["claims"] == printed("claims", "jsonl", path)
    assert story["origins"] == printed("origins", "json", path)
    assert bool(more) is (story["comparison"] is not None)
    if not more:
        assert story["answers"] == printed("estimate", "json", path)
        by_kind = [row["kind"] == "denial" for row in printed("findings", "json", path)]
        assert (len(story["denials"]), len(story["findings"])) == (sum(by_kind), len(by_kind) - sum(by_kind))


def test_the_schema_is_one_and_describes_every_property() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for name, record in SCHEMA["$defs"].items():
        assert record["description"], name
        for key, value in record["properties"].items():
            assert value.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("path", EXAMPLES)
def test_ids_lead_from_answers_to_origins_to_claims(path: str) -> None:
    claims = {row["id"] for row in printed("claims", "jsonl", path)}
    rows = printed("origins", "json", path)
    origins = {row["id"] for row in rows}
    assert len(origins) == len(rows)
    assert claims == {id for row in rows for id in row["claims"]}
    for answer in printed("estimate", "json", path):
        assert set(answer["origins"]) | set(answer["vague"]) <= origins
        assert set(answer["claims"]) <= claims
        for row in (*answer["superseded"], *answer["later_higher"]):
            assert {row["earlier"], row["later"]} <= origins
        for row in (*answer["rejected"], *answer["standing"], *answer["undated"]):
            assert row["origin"] in origins
        held = answer["capacity"]
        assert held is None or {held["origin"], held["of"]} - {None} <= origins
