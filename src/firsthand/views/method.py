"""What the page says of how it was made: inputs and packs with their hashes, and the command that makes it again."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from firsthand.core.estimate import Policy
from firsthand.core.pack import PackFile
from firsthand.core.story import Story
from firsthand.core.text import Report
from firsthand.packs import DOMAINS
from firsthand.views import wording
from firsthand.views.index import anchor

FOLDER = "FOLDER"
"""What stands for the reports in the printed command: where they lie is no part of the page."""


@dataclass(frozen=True, slots=True)
class Input:
    """A report as it was read: its row on the page, when it was published, and its hashes, shortened."""

    href: str
    name: str
    published: str
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Method:
    """How the page was made."""

    command: str
    inputs: tuple[Input, ...]
    packs: tuple[PackFile, ...]


def method(story: Story) -> Method:
    """How a story was made, as far as it tells."""
    return Method(_command(story), tuple(map(_input, story.reports)), story.packs)


def _command(story: Story) -> str:
    """The command that makes the page again from the folder of its reports; no path of this machine is in it."""
    words = ["firsthand", "report", FOLDER]
    chosen = [pack.name for pack in story.packs if pack.domain]
    if set(chosen) != set(DOMAINS):
        words += [part for name in chosen for part in ("--pack", name if name in DOMAINS else f"{name}.toml")]
    if story.answers:
        answer = story.answers[0]
        words += ["--as-of", answer.as_of.isoformat()] if answer.as_of else []
        words += ["--known-by", answer.known_by.isoformat()] if answer.known_by else []
        words += ["--policy", answer.policy.value]
        if answer.policy is Policy.SOURCE_ORDER:
            words += ["--order", shlex.quote(wording.clean(", ".join(answer.order)))]
    return " ".join([*words, "-o", "report.html"])


def _input(report: Report) -> Input:
    basis = f" ({wording.clean(report.published.basis)})" if report.published and report.published.basis else ""
    return Input(
        "#" + anchor("r-", report.document),
        wording.clean(report.document),
        wording.dates(report.published) + basis,
        report.id[:12],
        report.source_sha256[:12] or "–",
    )
