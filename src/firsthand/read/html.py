"""HTML pages: headline, subhead, captions and the article's own paragraphs, as parts of one text.

The text as read is the headline, the subhead, the paragraphs, then the captions, each set apart by a blank line.
trafilatura finds the main content; headline, subhead and captions are found here, because it does not tell them
apart. A page that no parser should be asked to build (nested too deeply, too many elements) is read by one bounded
pass without layout, with a note.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from firsthand.core.text import Part, PartKind
from firsthand.read.encoding import decode
from firsthand.read.markup import strip_markup
from firsthand.read.metadata import Fields
from firsthand.read.pagedata import description, page_fields, page_titles
from firsthand.read.reading import joined
from firsthand.read.text import same

_MAX_ELEMENTS = 30_000
_OWN = re.compile(rb"<meta name=[\"']generator[\"'] content=[\"']firsthand\b")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)?<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_XML_HEAD = re.compile(r"\s*<\?xml[^>]{0,500}>")
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button", "textarea")
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "div", "code", "figure", "ab"})
_SUBHEAD = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?headline|sub-?head(?:ing)?|sub-?title|dek|deck|strap-?line|article-?summary"
    r"|article__summary|teaser-?text)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:^|\s)(?:wp-caption-text|image-?caption|photo-?caption|caption-text)(?:$|\s)", re.IGNORECASE)
_MAX_SUBHEAD = 600
_MIN_SENTENCE = 25


class _Unbuildable(Exception):
    """No tree should be built of this page."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, its parts, what it says of itself, and notes on how it was read."""

    text: str
    parts: tuple[Part, ...]
    fields: Fields
    notes: tuple[str, ...]
    problems: tuple[str, ...]


def is_html(start: str) -> bool:
    """Whether a text begins as an HTML page does, whatever its file is called."""
    return _HTML.match(start) is not None


def is_own_report(data: bytes) -> bool:
    """Whether a page was written by this package: it would make the tool its own source."""
    return _OWN.search(data[:4_096]) is not None


def read_page(data: bytes) -> Page | None:
    """The article of a page; None where there is no article text."""
    declared = _CHARSET.search(data[:4_096])
    page, notes = decode(data, declared[1].decode("ascii") if declared else None)
    page = _XML_HEAD.sub("", page.translate(_CONTROLS), count=1)
    fields, problems = Fields(), tuple[str, ...]()
    try:
        tree = _tree(page)
        fields, problems = page_fields(tree)
        blocks = _article(tree, fields)
    except Exception as error:  # somebody's page in somebody's parser: the bounded pass reads it all the same
        why = str(error) if isinstance(error, _Unbuildable) else "the page cannot be parsed"
        notes = (*notes, f"read without layout or navigation: {why}")
        blocks = strip_markup(page)
    if not _is_article(blocks):
        return None
    text, parts = joined(blocks)
    headline = next((words for kind, words in blocks if kind is PartKind.HEADLINE), None)
    return Page(text, parts, fields.over(Fields(title=headline)), notes, problems)


def _tree(page: str) -> Any:
    """The page as a tree.

    Raises:
        _Unbuildable: it is nested too deeply or too large.
        Exception: whatever the parser raises for what is no HTML at all.
    """
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415 - loaded only where HTML is read

    if page.count("<") > 2 * _MAX_ELEMENTS:
        raise _Unbuildable(f"the page has more than {_MAX_ELEMENTS:,} elements")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    tree = html.document_fromstring(page.encode("utf-8"), parser=parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise _Unbuildable("the page is nested more than 250 tags deep")
    return tree


def _article(tree: Any, fields: Fields) -> list[tuple[PartKind, str]]:
    """Headline, subhead, paragraphs and captions of a page."""
    titles = page_titles(tree, fields)
    described = description(tree)
    for element in list(tree.iter(*_UNSEEN)):
        element.drop_tree()
    heading = _heading(tree, titles, fields.outlet)
    headline = _words(heading) if heading is not None else _bare_title(titles, fields.outlet)
    subhead = _subhead(heading) if heading is not None else None
    captions = list(_captions(tree))
    paragraphs = [words for words in _main_content(tree) if same(words) != same(headline)]
    if subhead is None and described and heading is not None:
        subhead = _described(heading, described, paragraphs)
    if subhead is not None:
        paragraphs = [words for words in paragraphs if same(words) != same(subhead)]
    blocks = [(PartKind.HEADLINE, headline)] if headline else []
    blocks += [(PartKind.SUBHEAD, subhead)] if subhead else []
    blocks += [(PartKind.BODY, words) for words in paragraphs]
    return blocks + [(PartKind.CAPTION, words) for words in captions]


def _main_content(tree: Any) -> Iterator[str]:
    """The paragraphs that trafilatura takes for the article."""
    import trafilatura  # noqa: PLC0415 - it takes longer to load than all else; only where HTML is read

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    document = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(document, "body", None)
    if body is None:
        return
    for line_break in body.iter("lb"):
        line_break.text = "\n"
    yield from _paragraphs(body)


def _paragraphs(element: Any) -> Iterator[str]:
    if element.tag == "row":
        cells = [" ".join("".join(cell.itertext()).split()) for cell in element]
        yield from [" | ".join(cells)] if any(cells) else []
        return
    words = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _tidy("".join(words))
            yield from _paragraphs(child)
            words = []
        else:
            words.append("".join(child.itertext()))
        words.append(child.tail or "")
    yield from _tidy("".join(words))


def _tidy(words: str) -> Iterator[str]:
    """The lines of a stretch of words, with single spaces: a line break in a page begins a paragraph."""
    for line in words.split("\n"):
        if tidy := " ".join(line.split()):
            yield tidy


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _inside(element: Any, *tags: str) -> bool:
    return any(parent.tag in tags for parent in element.iterancestors())


def _heading(tree: Any, titles: list[str], outlet: str | None) -> Any | None:
    """The `h1` that is the article's: one that a title repeats, else the first in the article, else the first."""
    headings = [h1 for h1 in tree.iter("h1") if _words(h1) and same(_words(h1)) != same(outlet or "")]
    for title in titles:
        for h1 in headings:
            if same(_words(h1)) == same(title) or (len(_words(h1)) > 15 and same(_words(h1)) in same(title)):
                return h1
    headings = [h1 for h1 in headings if not _inside(h1, "nav", "aside", "footer")]
    return next((h1 for h1 in headings if _inside(h1, "article", "main")), headings[0] if headings else None)


def _bare_title(titles: list[str], outlet: str | None) -> str:
    """A title without the outlet's name behind a bar or dash."""
    if not titles:
        return ""
    head, *rest = re.split(r"\s+[|–—-]+\s+", titles[0])
    named = outlet is not None and rest and same(rest[-1]) == same(outlet)
    return head if named or (rest and "|" in titles[0] and len(head) > 15) else titles[0]


def _subhead(heading: Any) -> str | None:
    """The standfirst: an element after the headline that its class or property names, or an `h2` right after it."""
    following = heading.getnext()
    if following is not None and following.tag == "h2" and len(_words(following)) > 25:
        return _words(following)
    scope = next((parent for parent in heading.iterancestors("article", "main", "body")), None)
    if scope is None:
        return None
    after = False
    for element in scope.iter():
        if element is heading:
            after = True
        elif after and isinstance(element.tag, str) and element.tag not in {"meta", "link", "img"}:
            marked = _SUBHEAD.search(element.get("class") or "") or (element.get("itemprop") or "").lower() in {
                "description",
                "alternativeheadline",
                "alternatetitle",
            }
            if marked and not _inside(element, "aside", "nav", "footer") and 3 <= len(_words(element)) <= _MAX_SUBHEAD:
                return _words(element)
    return None


def _described(heading: Any, described: str, paragraphs: list[str]) -> str | None:
    """The meta description where the page prints it as an element of its own that is not the lead."""
    wanted = same(described)
    for element in heading.getroottree().iter("h2", "h3", "p", "div"):
        if same(_words(element)) == wanted and not _inside(element, "aside", "nav", "footer"):
            is_lead = any(same(words) == wanted for words in paragraphs) and element.tag in {"p", "div"}
            return None if is_lead else _words(element)
    return None


def _captions(tree: Any) -> Iterator[str]:
    """The captions of the article's own pictures, taken out of the tree so that no paragraph repeats them."""
    articles = sorted(tree.iter("article"), key=lambda article: len(_words(article)), reverse=True)
    marked = [e for e in tree.iter() if isinstance(e.tag, str) and _CAPTION.search(e.get("class") or "")]
    seen: set[str] = set()
    for element in [*tree.iter("figcaption"), *marked]:
        words = _words(element)
        own = next(element.iterancestors("article"), None)
        elsewhere = _inside(element, "nav", "aside", "footer") or (articles and own not in {None, articles[0]})
        if words and not elsewhere and words not in seen:
            seen.add(words)
            yield words
        if element.getparent() is not None:
            element.drop_tree()


def _is_article(blocks: list[tuple[PartKind, str]]) -> bool:
    """Whether there is a sentence, or at least a line long enough to be one, beside the headline."""
    lines = [words.rstrip("\"'”’)") for kind, words in blocks if kind in {PartKind.BODY, PartKind.SUBHEAD}]
    return any(
        (len(line) >= _MIN_SENTENCE or line.endswith((".", "!", "?", "。", "！", "？", "؟", "…")))
        and any(character.isalpha() for character in line)
        for line in lines
    )
