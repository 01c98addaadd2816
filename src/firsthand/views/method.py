"""How the page was made: inputs, packs and hashes, what could not be read, and the command that makes it again.

No path of a machine is printed: files are named from the folder that holds all reports.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from firsthand.core.estimate import Policy
from firsthand.core.pack import PackFile
from firsthand.core.story import Story
from firsthand.core.text import Report
from firsthand.packs import DOMAINS
from firsthand.views import wording
from firsthand.views.index import anchor

FOLDER = "FOLDER"
"""What stands for the reports in the printed command: where they lie is no part of the page."""


UNSURE = 0.6
"""Credits below this confidence are worth a look before all others."""
MOST_UNSURE = 8


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
    unread: tuple[tuple[str, str], ...]
    cautions: tuple[tuple[str, str], ...]
    unsure: tuple[Credit, ...]
    """The credits that are least sure, the least sure first."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A figure whose credit is unsure: its words, its place on the page, who is credited, how sure in percent."""

    words: str
    href: str
    who: str
    sure: int


def method(story: Story) -> Method:
    """How a story was made, as far as it tells."""
    folder = _folder(report.source for report in story.reports)
    unread, cautions = (
        tuple((_within(folder, row.source), wording.clean(row.reason)) for row in rows)
        for rows in (story.unread, story.cautions)
    )
    return Method(
        _command(story), tuple(map(_input, story.reports)), story.packs, unread, cautions, unsure_credits(story)
    )


def unsure_credits(story: Story) -> tuple[Credit, ...]:
    """The figures whose credit is wrong nearly as often as right, as far as such credits go; at most `MOST_UNSURE`."""
    told = [(c.confidence, c) for c in story.claims if c.confidence is not None and c.confidence < UNSURE]
    told.sort(key=lambda pair: (pair[0], pair[1].document, pair[1].spans[0].start))
    return tuple(
        Credit(
            wording.quoted(claim.quote),
            "#" + anchor("c-", claim.id),
            wording.who(claim.speaker) or "no speaker",
            round(100 * sure),
        )
        for sure, claim in told[:MOST_UNSURE]
    )


def _parts(source: str) -> list[str]:
    """The parts of a path, whichever system wrote it; `./` is none."""
    return [part for part in re.split(r"[\\/]", source) if part != "."]


def _folder(sources: Iterable[str]) -> list[str] | None:
    """The innermost folder that holds all of them; None where there are none."""
    folders = [_parts(source)[:-1] for source in sources]
    if not folders:
        return None
    common = zip(*folders, strict=False)
    return [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, common)]


def _within(folder: list[str] | None, source: str) -> str:
    """A path from that folder; what lies outside is named alone."""
    parts = _parts(source)
    rooted = parts[0] == "" or parts[0].endswith(":")
    if folder is None or parts[: len(folder)] != folder or (rooted and not folder):
        return wording.clean(parts[-1])
    return wording.clean("/".join(parts[len(folder) :]))


def _command(story: Story) -> str:
    """The command that makes the page again from the folder of its reports; no path of this machine is in it."""
    readers = " ".join({claim.extractor or "" for claim in story.claims})
    alone = "rules" in readers and "tagger" not in readers
    words = ["firsthand", *(["--rules-only"] if alone else []), "report", FOLDER]
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
