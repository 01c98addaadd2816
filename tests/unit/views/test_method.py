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
from firsthand.core.story import Story, Unread
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
    assert "6 packs and the shared files" in page


def test_the_same_files_give_the_same_bytes_in_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(firsthand.story(EXAMPLE))
    shutil.copytree(EXAMPLE, tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert render(firsthand.story(".")) == first


def test_what_was_not_read_is_named_without_a_path_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "some" / "reports"
    (folder / "scans").mkdir(parents=True)
    (folder / "a.txt").write_text("The flood killed 40 people.", encoding="utf-8")
    (folder / "b.txt").write_text("The flood killed 41 people.", encoding="utf-8")
    (folder / "scans" / "c.pdf").write_bytes(b"%PDF-1.4")
    pages = {render(firsthand.story(folder))}
    monkeypatch.chdir(folder)
    pages.add(render(firsthand.story(".")))
    monkeypatch.chdir(folder.parent)
    pages.add(render(firsthand.story("reports")))
    (page,) = pages
    assert "<code>scans/c.pdf</code>" in page
    assert os.fspath(tmp_path) not in page


@pytest.mark.parametrize(
    ("sources", "unread", "words"),
    [
        (("/home/me/in/a.txt", "/home/me/in/b/c.txt"), "/home/me/in/x.pdf", "x.pdf"),
        (("/home/me/in/a.txt",), "/home/me/elsewhere/metadata.jsonl", "metadata.jsonl"),
        ((), "/home/me/x.pdf", "x.pdf"),
        (("C:\\in\\a.txt",), "C:\\in\\sub\\x.pdf", "sub/x.pdf"),
        (("a/b.txt", "c/d.txt"), "/home/me/x.pdf", "x.pdf"),
        (("a/b.txt", "c/d.txt"), "c/x.pdf", "c/x.pdf"),
    ],
)
def test_a_file_is_named_from_the_folder_of_the_reports(
    story: Story, sources: tuple[str, ...], unread: str, words: str
) -> None:
    reports = tuple(replace(r, source=s) for r, s in zip(story.reports, sources, strict=False))
    told = method(replace(story, reports=reports, unread=(Unread(unread, "odd"),)))
    assert told.unread == ((words, "odd"),)


def test_the_least_sure_credits_come_first_and_lead_to_their_sentences(story: Story) -> None:
    sure = [replace(c, confidence=0.9 - 0.1 * k) for k, c in enumerate(story.claims[:5])]
    found = method(replace(story, claims=(*sure, *story.claims[5:]))).unsure
    assert [credit.sure for credit in found] == [50]
    page = render(replace(story, claims=(*sure, *story.claims[5:])))
    assert "Credits to check first" in page
    assert f'href="{found[0].href}"' in page
    assert "Credits to check first" not in render(story)


def test_a_story_read_by_rules_alone_says_so_in_its_command(story: Story) -> None:
    claims = tuple(replace(claim, extractor="rules 1") for claim in story.claims)
    assert method(replace(story, claims=claims)).command.startswith("firsthand --rules-only report FOLDER")
