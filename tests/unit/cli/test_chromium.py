"""Printing through a browser: which one, how it is called, and what is said when it does not work.

The browsers here are scripts that stand in for one; `tests/browser` prints with a real one.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from firsthand.cli import chromium
from firsthand.errors import FirsthandError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="stands in for a browser by a script with a first line")

PDF = b"%PDF-1.4 /CreationDate (D:20261126050000+00'00') /ModDate (D:20261126050000+00'00') %%EOF"


def browser(folder: Path, work: str) -> Path:
    """A program that keeps how it was called in `called.json` and then does some work; `target` is the PDF wanted."""
    program = folder / "browser"
    program.write_text(
        f"#!{sys.executable}\n"
        "import json, pathlib, sys, time\n"
        f"pathlib.Path({str(folder / 'called.json')!r}).write_text(json.dumps(sys.argv[1:]))\n"
        "target = next(a.partition('=')[2] for a in sys.argv if a.startswith('--print-to-pdf='))\n"
        f"{work}\n"
    )
    program.chmod(0o755)
    return program


WRITES = f"pathlib.Path(target).write_bytes({PDF!r})"


def test_the_browser_that_is_named_is_used_and_the_page_reaches_it_as_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(chromium.VARIABLE, str(browser(tmp_path, WRITES)))
    data = chromium.to_pdf("<p>“x” \ud800</p>", date(2024, 8, 1))
    assert data.count(b"D:20240801000000+00'00'") == 2
    assert len(data) == len(PDF)
    called = json.loads((tmp_path / "called.json").read_text())
    assert called[-1].startswith("file:///")
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in called
    assert any(a.startswith("--user-data-dir=") for a in called)
    assert not Path(next(a for a in called if a.startswith("--user-data-dir=")).partition("=")[2]).exists()


@pytest.mark.parametrize(("user", "told"), [(0, True), (1000, False)])
def test_the_sandbox_is_given_up_for_root_alone(
    user: int, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(chromium.VARIABLE, str(browser(tmp_path, WRITES)))
    monkeypatch.setattr(os, "geteuid", lambda: user)
    chromium.to_pdf("<p>x</p>")
    assert ("--no-sandbox" in json.loads((tmp_path / "called.json").read_text())) is told


@pytest.mark.parametrize(
    ("work", "words"),
    [
        ("sys.exit('no display')", "gave no PDF: no display"),
        ("pathlib.Path(target).write_text('<html>')", "gave no PDF"),
        ("sys.exit(7)", "it ended with code 7"),
        ("time.sleep(60)", "did not print the page within 2 seconds"),
    ],
)
def test_a_browser_that_gives_no_pdf_is_told_with_a_remedy(
    work: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(chromium.VARIABLE, str(browser(tmp_path, work)))
    with pytest.raises(FirsthandError, match=words) as error:
        chromium.to_pdf("<p>x</p>", seconds=2 if "sleep" in work else 60)
    assert "write --format html" in str(error.value)


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "browser"
    program.write_bytes(b"\x00\x01 no program")
    program.chmod(0o755)
    monkeypatch.setenv(chromium.VARIABLE, str(program))
    with pytest.raises(FirsthandError, match="cannot be started"):
        chromium.to_pdf("<p>x</p>")


def test_without_a_browser_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    with pytest.raises(FirsthandError, match=f"install one, or set {chromium.VARIABLE}"):
        chromium.find()
    monkeypatch.setenv(chromium.VARIABLE, str(tmp_path / "gone"))
    with pytest.raises(FirsthandError, match="is no program on this machine"):
        chromium.find()


def test_the_first_browser_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("msedge", "google-chrome"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
    assert chromium.find() == str(tmp_path / "google-chrome")
