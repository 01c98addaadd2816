"""The report in Markdown: complete, every figure with its sentence, and nothing from a report that acts as markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from firsthand.core.story import Story, Unread
from firsthand.views.markdown import escape, render


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("[press here](https://evil.example)", r"\[press here\](https\://evil.example)"),
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)\>"),
        ("a | b", r"a \| b"),
        ("*5* million_shells `now` ~~gone~~", r"\*5\* million\_shells \`now\` \~\~gone\~\~"),
        ("go to www.evil.example", r"go to www\.evil.example"),
        ("write to spy@evil.example", r"write to spy\@evil.example"),
        ("javascript:alert(1)", r"javascript\:alert(1)"),
        ("{{ secrets }} {% run %}", r"\{\{ secrets \}\} \{% run %\}"),
        ("&lt;b&gt; A&B", r"\&lt;b\&gt; A&B"),
        ("$5 and $6", r"\$5 and \$6"),
        ("# not a heading", r"\# not a heading"),
        ("- no item", r"\- no item"),
        ("12. no item", r"12\. no item"),
        ("12) no item", r"12\) no item"),
        ("6.5 million", "6.5 million"),
        ("=====", r"\====="),
        ("two\n\n| lines\n# here", r"two \| lines # here"),
        ("tab\tand\x00nul", "tab and\ufffdnul"),
        ("a back\\slash", r"a back\\slash"),
        ("plain words, 4.8 million (1,000)!", "plain words, 4.8 million (1,000)!"),
    ],
)
def test_what_would_be_markup_is_escaped(words: str, written: str) -> None:
    assert escape(words) == written


def unescaped(text: str) -> str:
    """The text without what a backslash takes its meaning from, and without code and our own links."""
    text = re.sub(r"\\[!-/:-@\[-`{-~]", "", text)
    return re.sub(r"`[0-9a-f]{64}`", "", text)


def test_a_hostile_report_injects_nothing(story: Story) -> None:
    hostile = replace(
        story,
        unread=(Unread("x.txt](http://evil.example)", "<b>bold</b>\n\n# heading"),),
        cautions=(Unread("| a | b |", "![](https://evil.example/p.png)"),),
        reports=(
            replace(story.reports[0], url="https://a.example/x)> [y](javascript:alert(1)) <z"),
            *story.reports[1:],
        ),
    )
    text = unescaped(render(hostile))
    assert not re.search(r"<(?!https?://[^\s<>]*>)", text)
    links = re.findall(r"\[[^\]]*\]\(([^)]*)\)", text)
    assert links
    assert all(re.fullmatch(r"<https?://[^\s<>\"()\[\]]+>", link) for link in links), links
    assert "evil.example" not in " ".join(links)
    assert sum(line.startswith("# ") for line in text.splitlines()) == 1


def test_every_table_keeps_its_columns(story: Story) -> None:
    width = 0
    for line in render(story).splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = len(re.findall(r"(?<!\\)\|", line))
        width = width or cells
        assert cells == width, line


def test_every_figure_of_the_answer_is_followed_by_its_sentence(story: Story) -> None:
    lines = render(story).splitlines()
    sentence = lines[2]
    figures = re.findall(r"\*\*(.+?)\*\* (\\\[(\d+)\\\])?", sentence)
    assert len(figures) >= 2
    listed = {line.split(".")[0] for line in lines if re.match(r"\d+\. ", line)}
    assert all(number in listed for _, _, number in figures)


def test_a_sentence_is_quoted_once_outside_the_findings(story: Story) -> None:
    text = render(story)
    numbers = re.findall(r"\\\[(\d+)\\\]: ", text)
    assert len(numbers) == len(set(numbers))
    assert set(re.findall(r"\\\[(\d+)\\\]", text)) <= {*numbers, *re.findall(r"(?m)^(\d+)\. ", text)}


def test_findings_carry_both_wordings_and_the_note_to_send(story: Story) -> None:
    text = render(story)
    finding = next(f for f in story.findings if f.change is not None)
    assert f"- Before: **{escape(finding.before or '')}**" in text
    assert f"- After: **{escape(finding.after)}**" in text
    assert f"> {escape(finding.message)}" in text


def test_all_reports_are_listed_with_their_hashes(story: Story) -> None:
    text = render(story)
    for report in story.reports:
        assert f"`{report.id}`" in text
        assert escape(report.headline) in text


def test_a_story_without_a_figure_says_so(empty: Story) -> None:
    text = render(empty)
    assert text.startswith("# ")
    assert "othing to trace" in text


def test_the_same_story_gives_the_same_text(story: Story, big: Story) -> None:
    assert render(story) == render(story)
    assert render(big).encode("utf-8")


HOSTILE = (
    "[x](https://evil.example) ![p](https://evil.example/p.png) <script>alert(1)</script> <https://evil.example> "
    "https://evil.example www.evil.example | a | b | **bold** _it_ `code` ~~s~~ &lt;i&gt; \\[y](z) ]( ](<"
)


def test_a_reader_of_markdown_finds_no_element_that_is_not_ours(story: Story) -> None:
    """Read by markdown-it, which comes with rich: with HTML, tables and struck words allowed."""
    report = story.reports[0]
    hostile = replace(
        story,
        reports=(replace(report, outlet=HOSTILE, document=report.document), *story.reports[1:]),
        unread=(Unread(HOSTILE, f"# {HOSTILE}\n\n> {HOSTILE}"),),
    )
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(render(hostile))
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {"html_block", "html_inline", "image", "s_open", "em_open", "fence", "code_block", "hr"}
    links = {str(child.attrs["href"]) for child in inline if child.type == "link_open"}
    assert links == {r.url for r in story.reports if r.url and r.url.startswith("http")}
    words = "".join(child.content for child in inline)
    assert " ".join(HOSTILE.split()) in words
