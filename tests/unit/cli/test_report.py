"""The forms of the report: told by name or by suffix, and every wrong call in one line with its remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli import app, chromium

RUN = CliRunner()
STORY = "Flood\n\nThe Orle Rescue Service said on 2 April 2031 that at least 40 people were killed in the flood.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "flood.txt").write_text(f"---\npublished: 2031-04-03\noutlet: Valley Post\n---\n{STORY}")
    return reports


@pytest.mark.parametrize(
    ("call", "name", "begins"),
    [
        (["-o", "r.html"], "r.html", "<!doctype html>"),
        (["-o", "r.HTM"], "r.HTM", "<!doctype html>"),
        (["-o", "r"], "r", "<!doctype html>"),
        (["-o", "r.md"], "r.md", "# How many people"),
        (["-o", "r.markdown"], "r.markdown", "# How many people"),
        (["-o", "r.json"], "r.json", '{\n "firsthand": '),
        (["-o", "r.txt", "--format", "md"], "r.txt", "# How many people"),
        (["--format", "md"], "firsthand-report.md", "# How many people"),
        ([], "firsthand-report.html", "<!doctype html>"),
    ],
)
def test_a_form_is_told_by_name_or_by_suffix(
    call: list[str], name: str, begins: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    result = RUN.invoke(app, ["report", "reports", *call])
    assert result.exit_code == 0, result.output
    assert (folder.parent / name).read_text(encoding="utf-8").startswith(begins)
    assert "At least 40" in result.stdout
    assert f"report written to {name}" in result.stderr


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["-o", "r.docx"], "no form of the report has the suffix .docx; add --format"),
        (["-o", "r.md", "--format", "pdf"], "leave out --format, or name the file r.pdf"),
        (["-o", "r.htm", "--format", "json"], "leave out --format, or name the file r.json"),
        (["--compare", "2031-05-01", "2031-04-01"], "the earlier day first; write --compare 2031-04-01 2031-05-01"),
        (["--compare", "2031-05-01", "2031-05-01"], "needs two days, and 2031-05-01 is given twice"),
        (["--compare", "last", "2031-05-01"], "--compare 'last' is not a day; write it as"),
        (["--compare", "2031-04-01", "2031-02-30"], "--compare '2031-02-30' is not a day"),
        (["--compare", "2031-04-01", "2031-05-01", "--as-of", "2031-05-01"], "leave out --as-of"),
        (["-o", "/nowhere/at/all.md"], "cannot be written"),
    ],
)
def test_a_wrong_call_is_told_in_one_line_and_writes_nothing(
    call: list[str], words: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    result = RUN.invoke(app, ["report", "reports", *call])
    assert result.exit_code == 2
    assert words in result.stderr
    assert [p.name for p in folder.parent.iterdir()] == ["reports"]


def test_a_form_that_is_none_is_refused(folder: Path) -> None:
    assert RUN.invoke(app, ["report", str(folder), "--format", "docx"]).exit_code == 2
    assert RUN.invoke(app, ["report", str(folder), "--compare", "2031-04-01"]).exit_code == 2


def test_a_pdf_without_a_browser_is_refused_before_anything_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(chromium.VARIABLE, "/nowhere/chromium")
    result = RUN.invoke(app, ["report", str(folder), "-o", str(folder.parent / "r.pdf")])
    assert result.exit_code == 2
    assert "correct or unset it" in result.stderr
    assert result.stdout == ""


def test_two_days_are_compared_in_every_form(folder: Path) -> None:
    call = ["report", str(folder), "--compare", "2031-04-01", "2031-04-05"]
    for name in ("r.html", "r.md", "r.json"):
        file = folder.parent / name
        result = RUN.invoke(app, [*call, "-o", str(file)])
        assert result.exit_code == 0, result.output
        assert "What changed between 1 April and 5 April 2031" in result.stdout
        text = file.read_text(encoding="utf-8")
        if name.endswith("json"):
            assert json.loads(text)["comparison"]["since"] == "2031-04-01"
        else:
            assert "What changed between" in text


def test_the_same_reports_give_the_same_bytes(folder: Path) -> None:
    for suffix in ("md", "json"):
        files = [folder.parent / f"{name}.{suffix}" for name in "ab"]
        for file in files:
            RUN.invoke(app, ["report", str(folder), "-o", str(file)])
        assert files[0].read_bytes() == files[1].read_bytes()


def test_the_tool_does_not_read_what_it_wrote(folder: Path) -> None:
    for name in ("report.md", "story.json"):
        RUN.invoke(app, ["report", str(folder / "flood.txt"), "-o", str(folder / name)])
    result = RUN.invoke(app, ["claims", str(folder), "--format", "jsonl"])
    assert {json.loads(line)["document"] for line in result.stdout.splitlines()} == {"flood"}
    assert result.stderr.count("is no source; leave it out") == 2


def test_a_folder_without_a_figure_gives_every_form(tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text("A quiet day\n\nNothing happened in the valley, the mayor said.\n")
    for name in ("r.md", "r.json"):
        file = tmp_path / "out" / name
        file.parent.mkdir(exist_ok=True)
        result = RUN.invoke(app, ["report", str(tmp_path / "quiet.txt"), "-o", str(file)])
        assert result.exit_code == 0
        assert "othing to trace" in file.read_text(encoding="utf-8")
