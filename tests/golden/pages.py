"""Pages and texts that are compared with what they were when somebody last looked at them.

    python -m tests.golden.accept

writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path

import firsthand
from firsthand.views.html import render

FOLDER = Path(__file__).parent / "expected"
ACCEPT = "python -m tests.golden.accept"
SHOWN = 40
"""Lines of a difference that are printed."""

_STYLE = re.compile(r"(<style>).*?(</style>)", re.DOTALL)
_DRAWING = re.compile(r"(<svg\b[^>]*>).*?(</svg>)", re.DOTALL)
_PLACE = re.compile(r' style="[^"]*"')
_LINE = re.compile(
    r"(?=<(?:html|head|meta|title|style|body|header|nav|main|footer|section|article|aside|details|summary|figure|h[1-6]|p|ul"
    r"|ol|li|dl|dt|dd|div|table|thead|tbody|tr|th|td|svg|a|del|ins)\b)"
)


_SENTENCE = re.compile(r"(?<=[.!?;”]) (?=[A-Z“<])")


def outline(page: str) -> str:
    """A page as lines to review: an element or a sentence a line, without styles and what drawings are made of."""
    page = _STYLE.sub(r"\1\2", page)
    page = _PLACE.sub("", _DRAWING.sub(r"\1\2", page))
    lines = (" ".join(line.split()) for line in _LINE.sub("\n", page).splitlines())
    return "\n".join(_SENTENCE.sub("\n", line) for line in lines if line) + "\n"


def page(folder: str) -> str:
    """The outline of the page of the reports in `folder`, without the version, so that a release changes nothing."""
    return outline(render(firsthand.story(folder), version="VERSION"))


MADE: dict[str, Callable[[], str]] = {
    "strait-shells.html": lambda: page("examples/strait-shells"),
    "north-korea-shells.html": lambda: page("examples/north-korea-shells"),
}
"""What is compared, by the name of its file."""


def difference(name: str, was: str, now: str) -> str:
    """The first lines of the difference, and how to accept it; empty where there is none."""
    lines = list(difflib.unified_diff(was.splitlines(), now.splitlines(), "accepted", "now", lineterm="", n=1))
    if not lines:
        return ""
    more = f"… and {len(lines) - SHOWN} more lines\n" if len(lines) > SHOWN else ""
    shown = "\n".join(line if len(line) <= 160 else line[:159] + "…" for line in lines[:SHOWN])
    return f"{name} has changed:\n{shown}\n{more}If that is meant: {ACCEPT}"


def accepted(name: str) -> str:
    """What was last accepted, empty where nothing was."""
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def accept(name: str) -> str:
    """Write the text anew; its difference is returned."""
    FOLDER.mkdir(exist_ok=True)
    now = MADE[name]()
    told = difference(name, accepted(name), now)
    (FOLDER / name).write_text(now, encoding="utf-8", newline="\n")
    return told
