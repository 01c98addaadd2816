"""A story as a notebook shows it: the answer, its chart, and the sentence behind every figure.

The fragment is self-contained, without script, and keeps to itself: the page's own style sheets are used, every rule of
them held to the fragment's element, and every name in it is led by one of the story, so that two stories can stand in
one notebook.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from firsthand.core.story import Story
from firsthand.views import facts, findings, html, model, timeline, wording
from firsthand.views.index import Index, anchor, index

ROOT = "firsthand-story"
"""The class of the element that all rules are held to."""
STYLES = ("report.css", "charts.css", "notebook.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"[{};]|[^{};]+")
_WHOLE = re.compile(r"^(?::root|html|body)(?=$|[\s:.\[])")
_NAME = re.compile(r'((?:href="#|id="))(?=[a-z])')
_LINK = re.compile(r'href="#([^"]+)"')


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a report, or a denial, that figures of the fragment lead to; `anchors` are all that lead there."""

    anchors: tuple[str, ...]
    report: str
    words: str


def render(story: Story) -> str:
    """The fragment of a story as HTML text."""
    ix = index(story)
    answer = story.answers[0] if story.answers else None
    chart = timeline.chart(ix, answer) if answer else None
    sentence = model.headline(ix)
    links = [piece.href for piece in sentence if piece.href]
    links += [f"#{target}" for target in _LINK.findall(str(chart.drawing))] if chart else []
    template = html.environment().get_template("notebook.html.j2")
    page = template.render(
        css=Markup(_css()),
        root=ROOT,
        question=model.question(answer) if answer else "",
        sentence=sentence,
        facts=facts.facts(ix),
        answer=answer,
        chart=chart,
        places=list(_places(ix, dict.fromkeys(links))),
    )
    prefix = f"fh{_mark(story)}-"
    return _NAME.sub(rf"\g<1>{prefix}", page)


def _mark(story: Story) -> str:
    """Eight characters that stand for a story: of its reports and of what was asked."""
    told = [report.id for report in story.reports] + [str(answer.record()) for answer in story.answers]
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _places(ix: Index, links: dict[str, None]) -> Iterator[Place]:
    """What each link of the fragment leads to, a sentence once however many figures lead to it."""
    claims = {"#" + anchor("c-", claim.id): claim for claim in ix.story.claims}
    cards = {f"#{card.anchor}": card for card in (*ix.cards, *ix.denials)}
    found: dict[tuple[str, str], list[str]] = {}
    for link in links:
        if link in claims:
            claim = claims[link]
            words = wording.clean(" ".join(claim.sentence.quote.split()))
            found.setdefault((ix.name(claim.document), words), []).append(link[1:])
        elif link in cards:
            card = cards[link]
            names = wording.joined(dict.fromkeys(ix.name(document) for document in card.first.documents))
            words = f"{findings.heading(ix, card)}: {wording.clean(card.first.after)}"
            found.setdefault((names, words), []).append(link[1:])
    for (report, words), anchors in found.items():
        yield Place(tuple(anchors), report, words)


@cache
def _css() -> str:
    """The style sheets of the page, held to the fragment; they measure it and not the window."""
    folder = files("firsthand.views") / "templates"
    return "".join(scoped((folder / name).read_text(encoding="utf-8"), f".{ROOT}") for name in STYLES)


def scoped(css: str, root: str) -> str:
    """A style sheet whose rules reach no further than the element `root`.

    Rules for the whole page become rules of `root`. Queries of the window's width become queries of the container's.
    What is meant for paper is left out.

    Args:
        css: rules, and `@media` around rules; nothing nests deeper.
        root: a selector of one element.
    """
    out: list[str] = []
    depth, skip, head = 0, 0, ""
    for token in _TOKEN.findall(_COMMENT.sub("", css)):
        if token == "{":
            depth += 1
            if skip:
                continue
            if head.lstrip().startswith(("@page", "@media print")):
                skip = depth
            elif head.lstrip().startswith("@media"):
                out.append(_query(head.strip()) + "{")
            else:
                out.append(_held(head, root) + "{")
            head = ""
        elif token == "}":
            if not skip:
                out.append(head + "}")
            elif skip == depth:
                skip = 0
            depth -= 1
            head = ""
        else:
            head += token
    return "".join(out) + "\n"


def _query(head: str) -> str:
    return re.sub(r"^@media(?=\((?:max|min)-width)", f"@container {ROOT} ", head)


def _held(selectors: str, root: str) -> str:
    return ",".join(_one(selector.strip(), root) for selector in _split(selectors))


def _split(selectors: str) -> list[str]:
    """Selectors at their commas, but for those in brackets."""
    return re.split(r",(?![^(\[]*[)\]])", selectors)


def _one(selector: str, root: str) -> str:
    if _WHOLE.match(selector):
        return _WHOLE.sub(root, selector, count=1)
    return f"{root} {selector}"
