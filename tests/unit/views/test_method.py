from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import firsthand
from firsthand.core.estimate import Policy
from firsthand.core.pack import PackFile
from firsthand.core.story import Story
from firsthand.packs import load
from firsthand.views.html import render
from firsthand.views.method import method

EXAMPLE = Path("examples/strait-shells")


def test_the_command_names_dates_and_policy_and_no_path(story: Story) -> None:
    assert method(story).command == "firsthand report FOLDER --as-of 2031-06-30 --policy ucdp -o report.html"
    answer = replace(
        story.answers[0], known_by=date(2031, 7, 1), policy=Policy.SOURCE_ORDER, order=("Harbour's men", "UN")
    )
    assert method(replace(story, answers=(answer,))).command.endswith(
        "--known-by 2031-07-01 --policy source-order --order 'Harbour'\"'\"'s men, UN' -o report.html"
    )


def test_a_narrower_choice_of_packs_is_part_of_the_command(story: Story) -> None:
    own = PackFile("outages", "2", "0" * 64, domain=True)
    chosen = replace(story, packs=(*load(["casualties"]).files, own))
    assert "FOLDER --pack casualties --pack outages.toml --as-of" in method(chosen).command
    assert "--pack" not in method(replace(story, packs=load().files)).command


def test_packs_are_printed_with_version_and_hash(story: Story) -> None:
    page = render(replace(story, packs=load().files))
    for file in load().files:
        assert file.sha256[:12] in page
    assert "4 packs and the shared files" in page


def test_the_same_files_give_the_same_bytes_in_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(firsthand.story(EXAMPLE))
    shutil.copytree(EXAMPLE, tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert render(firsthand.story(".")) == first
    assert os.fspath(tmp_path) not in first
