"""Plain text: where its headline, captions and paragraphs stand.

The characters are left as they are; parts only say what they are. A part is one paragraph, without the white space
around it, and parts never overlap. All non-blank text belongs to a part, the `#` before a Markdown heading excepted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.core.text import Part, PartKind
from firsthand.read.dates import is_date_line

_MAX_HEADLINE = 200
_WRAP = 100
_TITLE_LINES = 5
_STOPS = ".。．｡।۔"
_QUOTES = "\"'”’»」』)]"
_ABBREVIATION = re.compile(r"(?:^|\s)(?:\w\.){2,}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|No|St|Gov|Sept|[A-Z])\.$")
_DATELINE = re.compile(
    r"\([^()]{0,60}\s?[-–—]|\([^()]{1,60}\)\s*[-–—:]|[^a-z(]{2,40}(?:\([^()]{1,60}\)|,[^–—]{2,60})?\s*[-–—]{1,2}\s*\S"
    r"|.{2,60}\((?:AP|AFP|Reuters|dpa|UPI|ANI|Xinhua|Bloomberg|CNN)\)\s*[-–—]"
)
_BYLINE = re.compile(r"(?:By|BY)\s+(?:[A-Z][\w.'’-]*,?\s*(?:and\s+|&\s+)?){1,8}")
_OPEN_END = re.compile(
    r"(?:[,;]|\b(?:the|a|an|of|and|or|to|in|on|at|for|with|by|from|that|as|is|was|were|has|have))$", re.I
)
_CAPTION = re.compile(
    r"[(\[]?(?:(?:file\s+)?(?:photo|image|picture)(?:\s+(?:credit|by|courtesy))?\s*:|caption\s*:"
    r"|file photo\b|(?:photo|image|picture)\s+(?:by|courtesy)\b|FILE\s+[-–—])",
    re.IGNORECASE,
)
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    after_blank: bool


def plain_parts(text: str, titles: Sequence[str] = (), subhead: str | None = None) -> tuple[Part, ...]:
    """The parts of a plain text.

    Args:
        text: what the parts index.
        titles: titles given with it; one that equals a line near the top makes that line the headline.
        subhead: a subhead given with it, marked where it stands after the headline.
    """
    lines = _lines(text)
    first, last = _headline_lines(lines, [variant for title in titles for variant in _variants(title)])
    parts: list[Part] = []
    for run in _paragraphs(lines[:first]):
        parts.append(_part(PartKind.BODY, run))
    parts += (_part(PartKind.HEADLINE, [line], heading=True) for line in lines[first:last])
    wanted = same(subhead) if subhead else None
    for run in _paragraphs(lines[last:]):
        kind = PartKind.CAPTION if _CAPTION.match(run[0].words) else PartKind.BODY
        if wanted and same(" ".join(line.words for line in run)) == wanted:
            kind, wanted = PartKind.SUBHEAD, None
        parts.append(_part(kind, run))
    return tuple(parts)


def same(words: str) -> str:
    """A form in which two printings of the same words are equal: case, spaces, marks and full stops aside."""
    folded = unicodedata.normalize("NFKC", words[:4_000]).casefold()
    folded = re.sub(r"[‘’‚`´“”„«»\"']", "", folded)
    return " ".join(re.sub(r"[‐-―−-]", " ", folded).split()).rstrip(".")


def begins_with(text: str, title: str) -> bool:
    """Whether the first lines of a text print the title."""
    return _printing(_lines(text[:20_000]), 0, title) > 0


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    position, after_blank = 0, False
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(_Line(start, start + len(words), words, after_blank))
        after_blank = not words
        position += len(raw) + 1
    return lines


def _part(kind: PartKind, run: Sequence[_Line], *, heading: bool = False) -> Part:
    mark = _HEADING_MARK.match(run[0].words) if heading else None
    return Part(kind, run[0].start + (mark.end() if mark else 0), run[-1].end)


def _printing(lines: Sequence[_Line], index: int, title: str) -> int:
    """How many lines from `index` on print the title; 0 where they do not."""
    wanted = same(title)
    so_far = ""
    for count, line in enumerate(lines[index : index + 3], 1):
        so_far = f"{so_far} {_HEADING_MARK.sub('', line.words, count=1)}".strip()
        printed = same(so_far)
        if printed == wanted:
            return count
        if not wanted.startswith(printed):
            return 0
    return 0


def _variants(title: str) -> Iterator[str]:
    """A title, then the title without the outlet's name behind a bar or dash."""
    yield title
    head, *rest = re.split(r"\s+[|–—-]+\s+", title[:1_000])
    if rest and len(head) > 15:
        yield head


def _headline_lines(lines: Sequence[_Line], titles: Sequence[str]) -> tuple[int, int]:
    """First and last (excluded) line of the headline; equal where there is none."""
    for title in titles:
        for index in range(min(_TITLE_LINES, len(lines))):
            if count := _printing(lines, index, title):
                return index, _repeated(lines, index, index + count)
    if len(lines) > 1 and _looks_like_headline(lines):
        return 0, _repeated(lines, 0, 1)
    return 0, 0


def _repeated(lines: Sequence[_Line], first: int, last: int) -> int:
    """The end of a headline that is printed several times over."""
    count = last - first
    headline = same(" ".join(line.words for line in lines[first:last]))
    while last + count <= len(lines) and same(" ".join(line.words for line in lines[last : last + count])) == headline:
        last += count
    return last


def _looks_like_headline(lines: Sequence[_Line]) -> bool:
    first, second = lines[0], lines[1]
    if mark := _HEADING_MARK.match(first.words):
        return len(first.words) - mark.end() <= _MAX_HEADLINE
    if len(first.words) > _MAX_HEADLINE or _ends_sentence(first.words, headline=True) or _OPEN_END.search(first.words):
        return False
    if _DATELINE.match(first.words) or _BYLINE.fullmatch(first.words) or is_date_line(first.words):
        return False
    if _CAPTION.match(first.words) or not any(character.isalpha() for character in first.words):
        return False
    if second.after_blank:
        return True
    block = _block(lines)
    return len(second.words) > len(first.words) and not second.words[0].islower() and not _wrapped(block)


def _ends_sentence(words: str, *, headline: bool = False) -> bool:
    """Whether a line closes a sentence; for a headline a question, a shout, dots and an abbreviation do not count."""
    bare = words.rstrip(_QUOTES)
    if headline:
        return bare.endswith(tuple(_STOPS)) and not bare.endswith("...") and not _ABBREVIATION.search(bare)
    return bare.endswith((*_STOPS, "!", "?", "！", "？", "؟", "…"))


def _block(lines: Sequence[_Line]) -> list[_Line]:
    """The lines up to the first blank one."""
    for index, line in enumerate(lines):
        if index and line.after_blank:
            return list(lines[:index])
    return list(lines)


def _wrapped(block: Sequence[_Line]) -> bool:
    """Whether lines are one paragraph broken at a fixed width, as in e-mail: short, and most end within a sentence."""
    if len(block) < 2 or max(len(line.words) for line in block) > _WRAP:
        return False
    inner = block[:-1]
    return len(inner[0].words) > 40 and 2 * sum(_ends_sentence(line.words) for line in inner) < len(inner)


def _paragraphs(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Runs of lines that are one paragraph: a blank line parts them, and so does every line end that is no wrapping."""
    runs: list[list[_Line]] = []
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and not lines[end].after_blank:
            end += 1
        block = list(lines[start:end])
        runs += [block] if _wrapped(block) else [[line] for line in block]
        start = end
    return runs
