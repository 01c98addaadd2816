"""The documents speak of what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

import firsthand
from firsthand.cli import app

ROOT = Path(__file__).resolve().parents[1]
DOCS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


@pytest.mark.parametrize("path", DOCS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_inside_the_project_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def commands() -> dict[str, object]:
    return dict(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_in_the_reference_with_its_options(name: str) -> None:
    text = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert f"`firsthand {name}" in text
    for parameter in commands()[name].params:  # type: ignore[attr-defined]
        for option in parameter.opts:
            if option.startswith("--"):
                assert option in text, f"{name} {option}"


def test_the_architecture_names_every_module() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    package = ROOT / "src/firsthand"
    for module in package.rglob("*.py"):
        if module.name not in ("__init__.py", "__main__.py"):
            assert f"`{module.stem}`" in text or f"{module.stem}" in text, module.relative_to(package)


def test_the_record_fields_are_documented() -> None:
    text = (ROOT / "docs/reference/claim-record.md").read_text(encoding="utf-8")
    report = firsthand.Report("d", "The mayor said 300 people died.", (), "d.txt")
    report = firsthand.Report(
        "d", report.text, (firsthand.Part(firsthand.PartKind.BODY, 0, len(report.text)),), "d.txt"
    )
    for name in firsthand.make([report]).claims[0].record():
        assert f"`{name}`" in text, name
