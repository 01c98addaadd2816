"""The words of HTML that no tree builder will take: one pass over the characters, bounded in time and depth.

Used for pages nested thousands of tags deep, pages of enormous size and whatever makes a parser give up. Knows blocks,
headings and captions, and leaves out scripts, styles, navigation and forms. No stack, no recursion, no regular
expression that can backtrack.
"""

from __future__ import annotations

import html
import re

from firsthand.core.text import PartKind

_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:-]{0,30}")
_RAW = frozenset({"script", "style", "noscript", "template", "textarea", "svg", "iframe", "title"})
_ASIDE = frozenset({"nav", "footer", "aside", "form", "select", "button"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q"}
    | {"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img", "input", "label", "meta"}
)
_KINDS = {"h1": PartKind.HEADLINE, "figcaption": PartKind.CAPTION}


def strip_markup(page: str, *, leave_out: frozenset[str] = _ASIDE) -> list[tuple[PartKind, str]]:
    """The blocks of words of a page, in order, with their kind.

    Args:
        page: HTML, however broken.
        leave_out: elements whose words do not count; they are read all the same if one is never closed.
    """
    blocks: list[tuple[PartKind, str]] = []
    words: list[str] = []
    kind = PartKind.BODY
    skipping, depth = "", 0
    position = 0

    def close_block() -> None:
        text = " ".join(html.unescape("".join(words)).split())
        words.clear()
        if text:
            blocks.append((kind, text))

    while (opening := page.find("<", position)) >= 0:
        if not skipping:
            words.append(page[position:opening])
        if page.startswith("<!--", opening):
            closing = page.find("-->", opening)
            position = closing + 3
        else:
            closing = page.find(">", opening)
            position = closing + 1
        if closing < 0:
            position = len(page)
            break
        named = _NAME.match(page, opening + 1)
        if named is None:
            if page[opening + 1] not in "!?/" and not skipping:
                words.append("<")
                position = opening + 1
            continue
        name = named[0].lower()
        if name in _RAW:
            if page[closing - 1] != "/":
                end = re.compile(f"</{name}", re.IGNORECASE).search(page, position)
                position = end.start() if end else len(page)
            continue
        if skipping:
            depth += (name == skipping) - (name == f"/{skipping}")
            skipping = skipping if depth else ""
            continue
        if name.removeprefix("/") in _INLINE:
            continue
        close_block()
        if name in leave_out:
            skipping, depth = name, 1
        elif name in _KINDS:
            kind = _KINDS[name]
        elif name.removeprefix("/") in _KINDS:
            kind = PartKind.BODY
    if skipping and leave_out:
        return strip_markup(page, leave_out=frozenset())
    if not skipping:
        words.append(page[position:])
    close_block()
    return blocks
