"""Words that try to become more than words, and stories that are full of them.

Each string calls `hit(n)` with its own number if it ever runs, and holds that call as text, so that a test can tell
that it reached the page at all. `CALL` stands for the call.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from tests.unit.views.demo import demo_story

import firsthand
from firsthand.core.story import Story
from firsthand.core.text import Report, Span

_FORMS = (
    # element text
    "<script>CALL</script>",
    "</script><script>CALL</script>",
    "<ScRiPt>CALL</sCrIpT>",
    "<script\n>CALL</script\t>",
    "<script/x>CALL</script>",
    "<<script>CALL//<</script>",
    "<img src=x onerror=CALL>",
    "<img/src='x'/onerror=CALL>",
    "<body onload=CALL>",
    "<details open ontoggle=CALL>x</details>",
    "<input autofocus onfocus=CALL>",
    "<marquee onstart=CALL>x</marquee>",
    "<video><source onerror=CALL></video>",
    "<audio src=x onerror=CALL>",
    "<object data='javascript:CALL'></object>",
    "<embed src='javascript:CALL'>",
    "<p id=answer style=animation-name:x onanimationstart=CALL>",
    "<a href=javascript:CALL>more</a>",
    "<button popovertarget=x onclick=CALL>x</button>",
    "<base href='javascript:CALL//'>",
    "<form action=javascript:CALL><button>x</button></form>",
    "<link rel=stylesheet href=x onerror=CALL>",
    # attributes: quotes that close one, and what could follow
    '" onmouseover="CALL" x="',
    "' onmouseover='CALL' x='",
    '"><img src=x onerror=CALL>',
    "'><img src=x onerror=CALL>",
    "` onmouseover=`CALL`",
    '" autofocus tabindex=1 onfocus=CALL x="',
    '" style="animation:x" onanimationend="CALL',
    '&quot; onmouseover=&quot;CALL',
    '\\" onmouseover=\\"CALL',
    '" id="answer" onclick="CALL',
    # addresses
    "javascript:CALL",
    " javascript:CALL",
    "JaVaScRiPt:CALL",
    "java\tscript:CALL",
    "java\nscript:CALL",
    "\x01javascript:CALL",
    "javascript&colon;CALL",
    "javascript://example.org/%0aCALL",
    "vbscript:CALL",
    "data:text/html,<script>CALL</script>",
    "data:text/html;base64,PHNjcmlwdD5DQUxMPC9zY3JpcHQ+ CALL",
    'https://example.org/"onmouseover="CALL',
    "https://example.org/'><script>CALL</script>",
    "https://javascript:CALL@example.org/",
    "//example.org/CALL",
    "blob:https://example.org/CALL",
    "file:///etc/hosts#CALL",
    # SVG, MathML, title
    "<svg onload=CALL>",
    "<svg><script>CALL</script></svg>",
    "<svg><a xlink:href='javascript:CALL'><text y=9>x</text></a></svg>",
    "<svg><animate onbegin=CALL attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:CALL>",
    "<svg><foreignObject><img src=x onerror=CALL></foreignObject></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=CALL>#x'></svg>",
    "</title><script>CALL</script>",
    "</text></svg><img src=x onerror=CALL>",
    "</desc></svg><script>CALL</script>",
    "<math href=javascript:CALL>x</math>",
    # style
    "</style><script>CALL</script>",
    "<style>@import 'javascript:CALL';</style>",
    "<div style='background:url(javascript:CALL)'>",
    "red;background:url(https://example.org/CALL)",
    "}*{background:url('https://example.org/CALL')}",
    "<style>*{display:none}</style>CALL",
    # elements whose insides are read otherwise
    "<template><script>CALL</script></template>",
    "</template><img src=x onerror=CALL>",
    "<textarea></textarea><img src=x onerror=CALL>",
    "</textarea><script>CALL</script>",
    "<xmp><p title='</xmp><img src=x onerror=CALL>'></xmp>",
    "<plaintext>CALL",
    "<iframe srcdoc='<script>parent.CALL</script>'></iframe>",
    "<iframe src=javascript:parent.CALL></iframe>",
    "<frameset onload=CALL>",
    "<meta http-equiv=refresh content='0;url=javascript:CALL'>",
    "<meta charset=utf-7>+ADw-script+AD4-CALL+ADw-/script+AD4-",
    # what changes when a page is read, written and read again
    "<noscript><p title='</noscript><img src=x onerror=CALL>'></noscript>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=CALL&gt;'>",
    "<svg></p><style><a id='</style><img src=x onerror=CALL>'>",
    "<math><annotation-xml encoding='text/html'><img src=x onerror=CALL></annotation-xml></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=CALL>",
    # comments, declarations and sections that do not end
    "<!--CALL",
    "--><script>CALL</script><!--",
    "--!><img src=x onerror=CALL>",
    "<!--><img src=x onerror=CALL>-->",
    "<![CDATA[<script>CALL</script>]]>",
    "]]><script>CALL</script>",
    "<?xml version='1.0'?><script>CALL</script>",
    "<!doctype html><script>CALL</script>",
    # entities
    "&lt;script&gt;CALL&lt;/script&gt;",
    "&#60;script&#62;CALL&#60;/script&#62;",
    "&#x3c;img src=x onerror=CALL&#x3e;",
    "&lt&lt;img src=x onerror=CALL&gt",
    "&NewLine;&Tab;&lpar;CALL",
    # odd characters
    "<\x00script>CALL</script>",
    "<scr\x00ipt>CALL</scr\x00ipt>",
    "<img src=x\u2028onerror=CALL>",
    "<img src=x\u2029onerror=CALL>",
    "<img\u00a0src=x onerror=CALL>",
    "<img\x0csrc=x\x0conerror=CALL>",
    "\ufeff<script>CALL</script>",
    "\u202e<script>CALL</script>\u202c",
    "\u2067<img src=x onerror=CALL>",
    "＜script＞CALL＜/script＞",
    "\u0000\ud800<script>CALL</script>",
    "ſcript<ſcript>CALL</ſcript>",
    # other people's templates
    "{{ CALL }}{% if CALL %}",
    "${CALL}#{CALL}<%= CALL %>",
    "{{''.__class__}} %s {0} {CALL}",
    "%(x)s <b>CALL</b>",
)  # fmt: skip

STRINGS = tuple(form.replace("CALL", f"hit({n})") for n, form in enumerate(_FORMS))
"""The strings themselves, in this order."""


def poisoned(story: Story, words: str) -> Story:
    """The story with `words` before and after every name and every sentence that it holds beside its reports' texts."""
    reports = {report.document: _report(report, words) for report in story.reports}

    def deep(value: Any) -> Any:
        if isinstance(value, Report):
            return reports[value.document]
        if isinstance(value, Span):
            return reports[value.document].span(value.start, value.end)
        if isinstance(value, str) and not isinstance(value, Enum):
            if value in reports:
                return reports[value].document
            return f"{words}{value}{words}" if " " in value or value.istitle() else value
        if isinstance(value, tuple):
            return tuple(map(deep, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: deep(getattr(value, f.name)) for f in fields(value) if f.init})
        return value

    return deep(story)  # type: ignore[no-any-return]


def _report(report: Report, words: str) -> Report:
    return replace(
        report,
        document=f"{report.document} {words}",
        source=words,
        outlet=f"{report.outlet} {words}",
        title=words,
        url=words,
        author=words,
        language=words,
        notes=(words, *report.notes),
    )


@cache
def poisoned_demo(number: int) -> Story:
    """The demonstration story with the string of that number in every field."""
    return poisoned(demo_story(), STRINGS[number])


def written(folder: Path) -> Path:
    """Reports as somebody could send them: each string in the headline, the body, the metadata and a file's name."""
    rows = [
        {
            "id": f"report {words}",
            "title": f"{words} sent 3 million shells {words}",
            "text": f"{words} sent 3 million shells {words}\n\n"
            f"Officials of {words} said that more than {1000 + n:,} containers {words} were sent to Osmara, "
            f"“{words} 500,000 shells {words}”.\n\n"
            f"Halvar {words} told the {words} Courier on Monday that about {7000 + n:,} {words} rounds were sent.",
            "outlet": f"{words} Courier",
            "author": words,
            "url": words,
            "language": words,
            "published": "2031-02-03" if n % 2 else words,
            "kind": "digest" if n % 5 == 0 else "article",
        }
        for n, words in enumerate(STRINGS)
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "reports.jsonl").write_text(lines, encoding="utf-8")
    for n, words in enumerate(STRINGS):
        name = words.replace("/", "∕").replace("\x00", "").replace("\ud800", "")
        text = f"Halvar Dorn said that {n + 3:,}00 shells were sent.\n" if n % 2 else ""  # empty ones are not read
        (folder / f"{name}{n}.txt").write_text(text, encoding="utf-8")
    return folder


def read_hostile(folder: Path) -> firsthand.Story:
    """The story of those reports, read and traced as a user's would be."""
    return firsthand.story(written(folder))
