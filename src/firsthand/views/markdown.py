"""The story in Markdown, to be pasted into an e-mail or an editorial system.

It is CommonMark with tables as GitHub has them, without HTML. Every figure is followed by the report and the sentence
it stands in; a sentence is quoted where it is first needed, under a number, and named by that number from there on.
Words from reports are data: whatever in them would be markup, a link or a template's tag is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from firsthand.core.claim import Claim
from firsthand.core.finding import FindingKind
from firsthand.core.story import Story
from firsthand.core.text import Report
from firsthand.views import comparison, facts, findings, html, measures, model, origins, statements, wording
from firsthand.views.index import Card, Index, anchor, index
from firsthand.views.method import unsure_credits
from firsthand.views.model import Piece, Sentence
from firsthand.views.origins import OriginRow
from firsthand.views.wording import counted

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>|~$]|&(?=#?\w+;)|(?<=\w)@(?=\w)")
_LINK = re.compile(r"(?i)\b(?:(?:https?|ftp|file)(?=://)|(?:mailto|xmpp|javascript|data)(?=:)|www(?=\.))")
"""Words that renderers make links of, up to the sign that makes them one."""
_OPENING = re.compile(r"^(?:[#+>=-]|\d{1,9}[.)](?=\s|$))")
"""What would begin a heading, a list or a quotation at the start of a line."""
OWN = "Made with firsthand"
"""How the last line begins; by it the tool knows its own report and does not read it as a source."""
_SAFE = "!#$&'*+,/:;=?@%-._~"
"""Characters that an address keeps; brackets, quotes and blanks are encoded, so that it cannot end early."""


def escape(text: str) -> str:
    """Words from a report on one line, with every character escaped that Markdown would take for markup."""
    line = " ".join(wording.clean(text).split())
    line = _SPECIAL.sub(lambda found: f"\\{found[0]}", line)
    line = _LINK.sub(lambda found: f"{found[0]}\\", line)
    return _OPENING.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)


def render(story: Story, version: str = html.VERSION) -> str:
    """The story as Markdown text; the same story gives the same text."""
    ix = index(story)
    places = Places(ix)
    parts = (
        _answer(ix, places),
        _facts(ix),
        _changes(ix, places),
        _left_out(ix, places),
        _origins(ix, places),
        _measures(ix, places),
        _findings(ix),
        _statements(ix),
        _missing(ix),
        _reports(story),
        _unread(story),
        _method(ix, version),
    )
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"


def _spelled(sentence: Iterable[Piece]) -> str:
    """A sentence with its figures in bold."""
    return "".join(f"**{escape(p.text)}**" if p.kind else _kept(p.text) for p in sentence)


def _kept(text: str) -> str:
    """Words between figures, escaped, with the blanks at their ends kept."""
    words = escape(text)
    if not words:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() else "")


class Places:
    """Where figures stand: each sentence gets a number when it is first named, and is quoted there and only there."""

    def __init__(self, ix: Index) -> None:
        self._ix = ix
        self._claims = {"#" + anchor("c-", claim.id): claim for claim in ix.story.claims}
        self._numbers: dict[tuple[str, int], int] = {}

    def claims(self, sentence: Iterable[Piece]) -> list[Claim]:
        """The claims that a sentence leads to, each once."""
        hrefs = dict.fromkeys(piece.href for piece in sentence if piece.href)
        return [self._claims[href] for href in hrefs if href in self._claims]

    def number(self, claim: Claim) -> tuple[int, bool]:
        """The number of a figure's sentence, and whether it is named for the first time."""
        key = (claim.document, claim.sentence.start)
        new = key not in self._numbers
        return self._numbers.setdefault(key, len(self._numbers) + 1), new

    def of(self, claim: Claim) -> str:
        """`Ilvane Courier [3]: “…”`, later `Ilvane Courier [3]`."""
        number, new = self.number(claim)
        name = f"{escape(self._ix.name(claim.document))} \\[{number}\\]"
        return f"{name}: {quoted(claim)}" if new else name

    def line(self, sentence: Sentence) -> str:
        """A sentence followed by where each of its figures stands."""
        found = "; ".join(dict.fromkeys(map(self.of, self.claims(sentence))))
        return _spelled(sentence) + (f" ({found})" if found else "")


def quoted(claim: Claim) -> str:
    """The sentence in which a figure stands."""
    return escape(wording.quoted(" ".join(claim.sentence.quote.split())))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; cells are escaped already and hold no line break."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell or '–' for cell in row)} |"


def _answer(ix: Index, places: Places) -> Iterator[str]:
    """The question, the answer in one sentence, and where each of its figures stands."""
    answer = ix.story.answers[0] if ix.story.answers else None
    yield f"# {escape(model.question(answer)) if answer else 'Nothing to trace'}"
    yield ""
    sentence = model.headline(ix)
    found = {"#" + anchor("c-", claim.id): (claim, *places.number(claim)) for claim in places.claims(sentence)}
    yield "".join(
        f"**{escape(p.text)}** \\[{found[p.href][1]}\\]" if p.href in found else _kept(p.text) for p in sentence
    )
    if found:
        yield ""
    for claim, number, new in found.values():
        if new:
            yield f"{number}. {escape(ix.name(claim.document))}: {quoted(claim)}"


def _facts(ix: Index) -> Iterator[str]:
    rows = ((escape(f.term), f"**{escape(f.value)}**", escape(f.note)) for f in facts.facts(ix))
    yield from _table(("In short", "", ""), rows)


def _changes(ix: Index, places: Places) -> Iterator[str]:
    """What changed between two days."""
    found = comparison.compared(ix)
    if found is None:
        return
    yield f"## {escape(found.heading)}"
    yield ""
    yield escape(found.lede)
    for pairs, term in ((found.pairs, "The answer"), (found.measures, "Other answers")):
        if pairs:
            yield ""
            rows = [(escape(p.term), places.line(p.before), places.line(p.now)) for p in pairs]
            yield from _table((term, *map(escape, found.days)), rows)
    for row in found.rows:
        yield ""
        yield from _items(places, row)


def _items(places: Places, row: facts.Row) -> Iterator[str]:
    yield f"**{escape(row.term)}**"
    yield ""
    for item in row.items:
        yield f"- {places.line(item)}"


def _left_out(ix: Index, places: Places) -> Iterator[str]:
    rows = facts.left_out(ix)
    told = html.told_as_sent(ix)
    if not rows and not told:
        return
    yield "## What does not enter the answer"
    if told:
        yield ""
        yield f"**Printed as a count, in fact a capacity**: {_spelled(told)}"
    for row in rows:
        yield ""
        yield from _items(places, row)


def _origins(ix: Index, places: Places) -> Iterator[str]:
    """A table of sayings, the group they lean on before them."""
    found = origins.table(ix)
    rows = [(group, row) for group in (*found.groups, *found.others) for row in group.rows]
    if not rows:
        return
    yield "## Who said it first, and what retelling did to it"
    yield ""
    yield "One row for each saying. Rows of one group lean on each other and count as one voice."
    yield ""
    head = ("Group", "Said", "Who", "In which words, and where they stand", "In the retelling")
    yield from _table(head, [(escape(group.name), *_origin(row, places)) for group, row in rows])


def _origin(row: OriginRow, places: Places) -> tuple[str, str, str, str]:
    """When, who and through whom, in which words, and what retelling did."""
    who = escape(", ".join(filter(None, (row.name, row.role, row.through))))
    words = "; ".join(_saying(places, *saying) for saying in row.sayings)
    changes = (f" {escape(name)}: {escape(', '.join(kind for kind, _ in kinds))}." for name, kinds in row.changes)
    return escape(row.when), who, words, escape(row.note) + "".join(changes)


def _saying(places: Places, words: str, href: str, told: str) -> str:
    claims = places.claims((Piece(words, href),))
    place = f" ({places.of(claims[0])})" if claims else ""
    return f"**{escape(words)}**" + (f", {escape(told)}" if told else "") + place


def _measures(ix: Index, places: Places) -> Iterator[str]:
    found = measures.cards(ix)
    if not found:
        return
    yield "## Other measures of the same story"
    yield ""
    for card in found:
        yield f"- {escape(card.title)}: {places.line(card.value)}. {places.line(card.note)}"


def _findings(ix: Index) -> Iterator[str]:
    """Findings with the words before and after, both sentences, and the note to send."""
    if not ix.cards:
        return
    yield "## What changed and who disagrees, weightiest first"
    for card in ix.cards:
        yield ""
        yield from _finding(ix, card)


def _finding(ix: Index, card: Card) -> Iterator[str]:
    told = findings.worded(ix, card)
    yield f"### {told.number}. {escape(told.heading)}"
    yield ""
    for spot, where in zip(told.spots, card.places, strict=True):
        first = where.first
        if first.kind is FindingKind.DRIFT and first.before is not None:
            yield f"- Before: **{escape(first.before)}**"
            yield f"- After: **{escape(first.after)}**"
        elif spot.diff:
            yield f"- {escape(' '.join(run.text for run in spot.diff))}"
        for side in spot.sides:
            if side.words:
                yield f"- {escape(side.label)}: {escape(wording.quoted(side.words))}"
    yield f"- Kind: {escape(told.types)}"
    if told.origin:
        yield f"- Origin: {escape(told.origin[0])}"
    for letter in told.letters:
        yield ""
        yield f"To send to {escape(letter.to)}:"
        for message in letter.messages:
            yield ""
            yield f"> {escape(message)}"


def _statements(ix: Index) -> Iterator[str]:
    groups = statements.board(ix).groups
    if not groups:
        return
    yield "## Said without a figure"
    for group in groups:
        yield ""
        yield f"### {escape(group.heading)}"
        yield ""
        for row in group.rows:
            words = " ".join(row.words.striptags().split())
            told = "".join(f" ({escape(word)})" for word in row.told)
            names = escape("; ".join(wording.capital(name) for name, _ in row.links))
            yield f"- {escape(words)}{told} {escape(row.about)}. ({names})"


def _missing(ix: Index) -> Iterator[str]:
    if not ix.story.missing:
        return
    yield "## Originals that these reports credit and that are not among them"
    yield ""
    for row in ix.story.missing:
        told = html.lacking(ix, row)
        credit = f"{escape(told.report)}: {escape(wording.quoted(told.words))}"
        yield f"- **{escape(told.name)}**. {escape(told.note)} ({credit})"


def _reports(story: Story) -> Iterator[str]:
    if not story.reports:
        return
    yield "## The reports"
    yield ""
    for report in story.reports:
        published = wording.dates(report.published)
        basis = f" ({report.published.basis})" if report.published else ""
        name = f"{wording.capital(report.name)}, {report.document}" if report.name != report.document else report.name
        told = escape(wording.capital(published + basis))
        yield f"- **{escape(name)}**: {_linked(report)}. {told}. {_hashes(report)}"


def _hashes(report: Report) -> str:
    """The SHA-256 of a report's text and of its file, once where they are one."""
    if report.source_sha256 in ("", report.id):
        return f"SHA-256 of its text{' and file' if report.source_sha256 else ''}: `{report.id}`"
    return f"SHA-256 of its text: `{report.id}`, of its file: `{report.source_sha256}`"


def _linked(report: Report) -> str:
    """The headline, leading to the report's own address where it has one on the web."""
    words, url = escape(report.headline), wording.clean(report.url or "")
    if not re.match(r"(?i)https?://[^\s/]", url):
        return words
    return f"[{words}](<{quote(url, safe=_SAFE)}>)"


def _unread(story: Story) -> Iterator[str]:
    for title, rows in (("Not read", story.unread), ("Read, but odd", story.cautions)):
        if rows:
            yield f"## {title}"
            yield ""
            for row in rows:
                yield f"- {escape(row.source)}: {escape(row.reason)}"
            if rows is story.unread and story.cautions:
                yield ""


def _method(ix: Index, version: str) -> Iterator[str]:
    answer = ix.story.answers[0] if ix.story.answers else None
    yield "## Method and limits"
    yield ""
    policy = f" Policy {answer.policy.value}." if answer else ""
    yield (
        "An origin is one saying: a speaker, an occasion, a day. Copies and retellings never add to it, and numbers of "
        "origins are upper bounds. “Over” and “under” exclude the number that follows. A capacity never raises a "
        f"count; sought, planned and forecast amounts are no count.{policy}"
    )
    yield ""
    yield (
        "This says nothing about whether a figure is true. Figures and dates are found by rules, speakers by rules "
        f"{'and a trained tagger' if ix.tagged else 'alone, without the trained tagger'}; they miss some and misread "
        "some, so every one stands beside its sentence."
    )
    yield ""
    unsure = unsure_credits(ix.story)
    if unsure:
        yield "Credits to check first, with how often a credit found as these were is right:"
        yield ""
        yield from (f"- {escape(c.words)}: {escape(c.who)}, {c.sure} in 100" for c in unsure)
        yield ""
    yield f"{OWN} {version} from {counted(len(ix.story.reports), 'report')}; the same files give the same text."
