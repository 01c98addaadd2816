"""The pages of both examples are what somebody has looked at; a change is shown by lines and accepted by a command."""

from __future__ import annotations

import pytest
from tests.golden.pages import ACCEPT, MADE, accepted, difference, outline


@pytest.mark.parametrize("name", MADE)
def test_as_accepted(name: str) -> None:
    told = difference(name, accepted(name), MADE[name]())
    if told:
        pytest.fail(told, pytrace=False)


def test_a_difference_is_short_and_says_how_to_accept_it() -> None:
    was = "".join(f"<p>{n}\n" for n in range(100))
    told = difference("x.html", was, was.replace("<p>7\n", "<p>seven\n"))
    assert told.splitlines()[0] == "x.html has changed:"
    assert "-<p>7" in told and "+<p>seven" in told
    assert told.endswith(ACCEPT) and len(told.splitlines()) < 12
    assert difference("x.html", was, was) == ""
    assert len(difference("x.html", was, was.replace("<p>", "<li>")).splitlines()) < 50


def test_an_outline_has_a_line_for_each_element_and_sentence_and_no_styles() -> None:
    page = '<style>p{}</style><p class="x" style="top:1px">It was. <a href="#b">b</a></p>'
    page += '<svg role="img"><path d="M0"/></svg>'
    assert outline(page).splitlines() == [
        "<style></style>",
        '<p class="x">It was.',
        '<a href="#b">b</a></p>',
        '<svg role="img"></svg>',
    ]
