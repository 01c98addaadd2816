"""The schema that is published is the one that is applied, and lines are found in any layout."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from firsthand.packs import DOMAINS
from firsthand.packs.files import box
from firsthand.packs.lines import line_numbers, line_of
from firsthand.packs.schema import Faults, check, schema

ROOT = Path(__file__).resolve().parents[3]
WORDS = {
    "$schema", "$ref", "$defs", "title", "description", "type", "required", "additionalProperties", "properties",
    "items", "minLength", "enum", "exclusiveMinimum", "dependentRequired", "anyOf", "oneOf",
}  # fmt: skip


def test_the_published_schema_is_the_one_in_the_package() -> None:
    published = (ROOT / "docs/reference/pack-schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == schema()


def test_the_schema_uses_only_words_that_are_applied() -> None:
    def walk(rule: dict[str, Any]) -> None:
        assert set(rule) <= WORDS, set(rule) - WORDS
        for table in ("properties", "$defs"):
            for inner in rule.get(table, {}).values():
                walk(inner)
        if "items" in rule:
            walk(rule["items"])
        for choice in (*rule.get("anyOf", ()), *rule.get("oneOf", ())):
            assert set(choice) == {"required"}

    walk(dict(schema()))


def test_the_packs_in_the_box_fit_the_schema() -> None:
    for name in DOMAINS:
        file, text = box(name)
        check(tomllib.loads(text), Faults(file, text))


LAYOUT = '''\
# [not] = "a table"
[pack]
name = "x" # = "y"
about = """
[[unit]]
name = "not here"
"""

[[unit]]
name = "rods"
nouns = [
    "rod", # [a, b
    "rule = of thumb",
]

[[unit]]
"name" = 'a "b" ]'
pack.odd = 1
'''


def test_lines_are_counted_through_long_strings_and_lists() -> None:
    lines = line_numbers(LAYOUT)
    assert lines["pack",] == 2
    assert lines["pack", "about"] == 4
    assert lines["unit", 0] == 9
    assert lines["unit", 0, "nouns"] == 11
    assert lines["unit", 1] == 16
    assert lines["unit", 1, "name"] == 17
    assert ("rule",) not in lines


def test_what_has_no_line_of_its_own_is_placed_at_what_is_around_it() -> None:
    lines = line_numbers(LAYOUT)
    assert line_of(lines, ("unit", 0, "nouns", 1)) == 11
    assert line_of(lines, ("unit", 1, "pack", "odd")) == 18
    assert line_of(lines, ("flow", "gives")) == 1
