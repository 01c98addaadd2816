"""The stories whose pages are opened: both examples, the hand-made ones, and fifty reports."""

from __future__ import annotations

from functools import cache

from bench.scale import reports
from tests.unit.views.demo import demo_story
from tests.unit.views.other_stories import big_story, empty_story, ends_story

import firsthand


def fifty() -> firsthand.Story:
    """Fifty reports of one domain, read and traced as a user's would be; the same at every run."""
    return firsthand.make(reports(50))


STORIES = {
    "strait": lambda: firsthand.story("examples/strait-shells"),  # contested
    "korea": lambda: firsthand.story("examples/north-korea-shells"),
    "fifty": fifty,
    "demo": demo_story,
    "rivals": ends_story,  # contested
    "empty": empty_story,
    "big": big_story,
}
"""Every story by name."""


@cache
def story(name: str) -> firsthand.Story:
    """A story, made once."""
    return STORIES[name]()
