"""What an HTML page says of itself: JSON-LD, Open Graph, meta tags, `time`, the language.

JSON-LD of a schema.org Article comes first, since publishers write it for machines; then Open Graph and the older meta
names. Each date keeps the place where it stood as its basis.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from firsthand.read.metadata import Fields, fields_of

_MAX_SCRIPT = 1_000_000
_MAX_NODES = 2_000
# Names under which pages give their day of publication, best first.
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher")
_AUTHOR_NAMES = ("author", "article:author_name", "parsely-author", "dc.creator", "byl")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title")


def page_fields(tree: Any) -> tuple[Fields, tuple[str, ...]]:
    """The metadata of a page, best source first for each field, and what is wrong with it.

    Args:
        tree: an lxml element, the page's root, with its scripts still in it.
    """
    metas = _metas(tree)
    found = Fields()
    problems: list[str] = []
    for article in _articles(tree):
        record = {
            "published": article.get("datePublished"),
            "title": article.get("headline"),
            "outlet": article.get("publisher"),
            "author": article.get("author"),
            "language": _language(article.get("inLanguage")),
        }
        fields, wrong = fields_of(record, "JSON-LD datePublished")
        found = found.over(fields)
        problems += (f"JSON-LD: {problem}" for problem in wrong if problem.startswith("published"))
    for name in _DATE_NAMES:
        if found.published is None and (value := metas.get(name)):
            found = found.over(fields_of({"published": value}, f"meta {name}")[0])
    for value, basis in _times(tree):
        if found.published is None:
            found = found.over(fields_of({"published": value}, basis)[0])
    root = tree.getroottree().getroot()
    record = {
        "outlet": _first(metas, _OUTLET_NAMES),
        "title": _first(metas, _TITLE_NAMES),
        "author": _first(metas, _AUTHOR_NAMES),
        "url": _link(tree, "canonical") or metas.get("og:url"),
        "language": _language(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
        or _language(metas.get("content-language") or metas.get("og:locale")),
    }
    return found.over(fields_of(record, "HTML")[0]), tuple(dict.fromkeys(problems))


def page_titles(tree: Any, fields: Fields) -> list[str]:
    """The titles a page carries, best first: the one in its metadata, then `<title>`."""
    title = next((element.text_content() for element in tree.iter("title")), "")
    return [words for words in (fields.title, " ".join(title.split())[:1_000]) if words]


def description(tree: Any) -> str | None:
    """The meta description of a page."""
    metas = _metas(tree)
    return _first(metas, ("og:description", "description", "twitter:description"))


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            metas.setdefault(name.strip().lower(), content[:4_000])
    return metas


def _articles(tree: Any) -> Iterator[Mapping[str, object]]:
    """The schema.org articles among the JSON-LD scripts, in order."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > _MAX_SCRIPT:
            continue
        try:
            pending = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MAX_NODES):
            if not pending:
                break
            node = pending.pop(0)
            if isinstance(node, list):
                pending = [*node[:_MAX_NODES], *pending]
            elif isinstance(node, dict):
                kinds = node.get("@type")
                named = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting")) for kind in named):
                    yield node
                pending += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _times(tree: Any) -> Iterator[tuple[str, str]]:
    """`time` elements that say they are the publication, and a lone one inside an article."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    for element in times:
        if "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None:
            yield element.get("datetime"), "time datePublished"
    if len(times) == 1 and any(parent.tag in {"article", "main", "header"} for parent in times[0].iterancestors()):
        yield times[0].get("datetime"), "time"


def _link(tree: Any, relation: str) -> str | None:
    for element in tree.iter("link"):
        if relation in (element.get("rel") or "").lower().split():
            return str(element.get("href") or "").strip() or None
    return None


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _language(value: object) -> str | None:
    """`en-GB` and `en_GB` are `en`."""
    if not isinstance(value, str):
        return None
    primary = value.strip().replace("_", "-").split("-")[0].lower()
    return primary if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 3 else None
