"""The story in the terminal: the answer, the counts, findings in a line each, and what could not be read.

Words from reports go into `rich.text.Text`, never into markup, and lose their control characters first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from firsthand.core.attribution import Attribution
from firsthand.core.check import Checked, Verdict
from firsthand.core.claim import Claim, Stance, Statement
from firsthand.core.estimate import Answer
from firsthand.core.story import Story
from firsthand.views import comparison, facts, findings, model, origins, wording
from firsthand.views.index import Index, index

_TURN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(r"[\n\r\t]")

ROWS = 5
"""Things left out printed for each reason; what follows is counted."""
LINES = 12
"""Findings printed in full; what follows is counted."""


def print_answer(story: Story, console: Console) -> None:
    """The answer sentence, the facts under it, findings and unread sources."""
    ix = index(story)
    if story.answers:
        console.print(Text(model.question(story.answers[0]), style="dim"))
    sentence = Text()
    for piece in model.headline(ix):
        sentence.append(_plain(piece.text), style="bold" if piece.href else "")
    console.print(sentence)
    console.print()
    grid = Table.grid(padding=(0, 2))
    for fact in facts.facts(ix):
        grid.add_row(Text(fact.term, style="dim"), Text(_safe(fact.value), style="bold"), Text(_safe(fact.note)))
    console.print(grid)
    _print_rows(facts.left_out(ix), console)
    _print_comparison(ix, console)
    print_findings(story, console)
    print_unread(story, console)


def _print_comparison(ix: Index, console: Console) -> None:
    """What changed between two days: both answers, what is new, what stands no more, and the other answers."""
    found = comparison.compared(ix)
    if found is None:
        return
    console.print()
    console.print(Text(found.heading, style="bold"))
    console.print(Text(_safe(found.lede)))
    for pair in (*found.pairs, *found.measures[:ROWS]):
        then, now = (_safe(model.text(sentence)) for sentence in (pair.before, pair.now))
        console.print(Text(_safe(pair.term), style="dim") + Text(f"  {then}  →  ") + Text(now, style="bold"))
    if len(found.measures) > ROWS:
        console.print(Text(f"  and {len(found.measures) - ROWS} more answers that changed, in the report", style="dim"))
    _print_rows(found.rows, console)


def _print_rows(rows: Iterable[facts.Row], console: Console) -> None:
    for row in rows:
        console.print(Text(f"{row.term}:", style="dim"))
        for item in row.items[:ROWS]:
            console.print(Text("  " + _safe(model.text(item))))
        if len(row.items) > ROWS:
            console.print(Text(f"  and {len(row.items) - ROWS} more in the report", style="dim"))


def print_findings(story: Story, console: Console) -> None:
    """One line for each finding, weightiest first."""
    ix = index(story)
    cards = [(card, findings.heading(ix, card)) for card in (*ix.cards, *ix.denials)]
    if not cards:
        return
    console.print()
    console.print(Text(wording.capital(wording.counted(len(cards), "finding")), style="bold"))
    for card, heading in cards[:LINES]:
        line = Text(f"{card.number:>3}  ", style="dim")
        line.append(_safe(heading))
        names = dict.fromkeys(ix.name(document) for document in card.first.documents)
        line.append(f"  {_safe(wording.joined(names))}", style="dim")
        console.print(line)
    if len(cards) > LINES:
        console.print(Text(f"     and {len(cards) - LINES} more in the report", style="dim"))


def print_answers(story: Story, console: Console) -> None:
    """What the record supports of every measure, a line each: the question, the ends, how many origins."""
    ix = index(story)
    if not story.answers:
        console.print(Text(_safe(model.text(model.headline(ix)))))
        return
    for answer in story.answers:
        console.print(Text(_safe(model.question(answer)), style="dim"))
        least, most = answer.independent
        line = Text("  ")
        line.append(
            _safe(f"{model.ends(answer)} {model.measured(answer) if not answer.empty else 'stands'}"), style="bold"
        )
        found = wording.counted(len(answer.origins), "origin")
        line.append(f"  {found}, independent: at least {least}, at most {most}; policy {answer.policy.value}")
        console.print(line)


def print_origins(story: Story, console: Console) -> None:
    """Every origin under its group: when, who, in which words, and how often retold."""
    found = origins.table(index(story))
    for group in (*found.groups, *found.others):
        console.print(Text(_safe(group.name), style="bold"))
        for row in group.rows:
            line = Text(f"  {_safe(row.when)}  ", style="dim")
            line.append(_safe(f"{row.name} {row.role}"))
            line.append(f"  {_safe(row.note)}", style="dim")
            console.print(line)
            for words, _, told in row.sayings:
                console.print(Text("    " + _safe(f"{words} {told and f'({told})'}")))


def print_unread(story: Story, console: Console) -> None:
    """Every source that could not be read, with the reason, and what was read but is odd."""
    for title, rows in (("Not read", story.unread), ("Read, but odd", story.cautions)):
        if rows:
            console.print()
            console.print(Text(f"{title}: {wording.counted(len(rows), 'source')}", style="bold"))
        for row in rows:
            console.print(Text(f"  {_safe(row.source)}: {_safe(row.reason)}"))


def table(claims: Iterable[Claim], console: Console) -> None:
    """Claims as a table: where, the words, the reading, who, when."""
    grid = Table(box=None, header_style="dim", pad_edge=False)
    for name in ("document", "part", "quote", "read as", "meant as", "speaker", "via", "said on"):
        grid.add_column(name, overflow="fold")
    for claim in claims:
        reading = wording.figure(claim.quantity, claim.quote)
        unit = wording.unit_words(claim.quantity.unit, claim.quantity.point)
        grid.add_row(
            *(
                Text(_safe(cell))
                for cell in (
                    claim.document,
                    claim.part.value,
                    claim.quote,
                    f"{reading} {unit}".strip() if not claim.quantity.magnitude else "no number",
                    claim.modality.value,
                    wording.who(claim.speaker) or "–",
                    wording.joined(claim.via) or "–",
                    wording.dates(claim.said_on) if claim.said_on else "–",
                )
            )
        )
    console.print(grid)


def print_attributions(found: Iterable[Attribution], console: Console) -> None:
    """Attributions as a table: where, whose words, the cue, what is said, and through whom it came.

    Those reported inside another stand below it, indented.
    """
    grid = Table(box=None, header_style="dim", pad_edge=False)
    for name in ("document", "source", "cue", "content", "kind", "chain"):
        grid.add_column(name, overflow="fold")

    def add(each: Attribution, depth: int) -> None:
        pieces = [" … ".join(span.quote for span in spans) or "–" for spans in (each.source, each.cue, each.content)]
        chain = " ← ".join(each.chain) or "–"
        row = ("  " * depth + each.cue[0].document, *pieces, each.cue_type.value, chain)
        grid.add_row(*(Text(_safe(cell)) for cell in row))
        for inside in each.inner:
            add(inside, depth + 1)

    for each in found:
        add(each, 0)
    console.print(grid)


def statements(found: Iterable[Statement], console: Console) -> None:
    """Statements as a table: where, the words, what they assert of whom, who says so, when."""
    grid = Table(box=None, header_style="dim", pad_edge=False)
    for name in ("document", "part", "quote", "relation", "from", "to", "meant as", "speaker", "via", "said on"):
        grid.add_column(name, overflow="fold")
    for statement in found:
        meant = [statement.modality.value, *(["denied"] if statement.stance is Stance.DENIES else [])]
        grid.add_row(
            *(
                Text(_safe(cell))
                for cell in (
                    statement.document,
                    statement.span.part.value,
                    statement.span.quote,
                    statement.relation,
                    statement.sender or "–",
                    statement.receiver or "–",
                    ", ".join(meant),
                    wording.who(statement.speaker) or "–",
                    wording.joined(statement.via) or "–",
                    wording.dates(statement.said_on) if statement.said_on else "–",
                )
            )
        )
    console.print(grid)


def _plain(text: str) -> str:
    """Without control characters and marks of direction, which terminals do not share."""
    return _BLANK.sub(" ", _TURN.sub("", wording.clean(text)))


def _safe(text: str) -> str:
    """The same on one line, without spaces at its ends."""
    return " ".join(_plain(text).split())


VERDICTS = {
    Verdict.AGREES: "green",
    Verdict.DRIFTS: "red",
    Verdict.CONTESTED: "yellow",
    Verdict.UNSUPPORTED: "magenta",
}


def print_checked(found: Sequence[Checked], story: Story, console: Console) -> None:
    """A draft's figures with their verdicts: what the record has, what changed, and a wording that keeps to it."""
    ix = index(story)
    for row in found:
        verdict = Text(f"{row.verdict.value:12}", style=VERDICTS[row.verdict])
        kinds = f"  ({', '.join(change.value for change in row.changes)})" if row.changes else ""
        console.print(verdict + Text(_safe(f"“{row.claim.wording.quote.strip()}”{kinds}")), soft_wrap=True)
        if row.source is not None:
            who = wording.who(row.source.speaker) or "no speaker named"
            place = f"{ix.name(row.source.document)}: “{row.source.wording.quote.strip()}”, {who}"
            console.print(Text("    record   " + _safe(place), style="dim"), soft_wrap=True)
        for label, line in (("safer   ", row.safer), *(("note    ", note) for note in row.notes)):
            if line:
                console.print(Text(f"    {label} " + _safe(line)), soft_wrap=True)
    counts = Counter(row.verdict for row in found)
    summary = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict])
    console.print(Text(summary or "no figure in the draft"))


def print_missing(found: Sequence[Mapping[str, Any]], console: Console) -> None:
    """The originals worth getting: the outlet, what its words could change, and where it is credited.

    Args:
        found: records of `firsthand.Missing`.
        console: where to print.
    """
    for row in found:
        counts = [wording.counted(row[kind], kind.removesuffix("s")) for kind in ("figures", "denials") if row[kind]]
        console.print(Text(_safe(row["outlet"]), style="bold") + Text(f"  {wording.joined(counts)}"))
        for question in row["questions"]:
            console.print(Text("    could change  " + _safe(question)), soft_wrap=True)
        evidence = row["evidence"]
        place = f"{evidence['document']}: “{evidence['quote']}”"
        console.print(Text("    credited in   " + _safe(place), style="dim"), soft_wrap=True)
    if not found:
        console.print(Text("every outlet that the reports credit is in the collection"))


def print_asked(understood: Mapping[str, Any], answer: Answer | None, story: Story, console: Console) -> None:
    """What was understood of a question, what not, and its answer with the sentences it rests on.

    Args:
        understood: the record of what the question was understood to ask.
        answer: one of the story's, or None.
        story: the record.
        console: where to print.
    """
    told = " · ".join(f"{name.replace('_', ' ')} {v}" for name, v in understood.items() if v and isinstance(v, str))
    console.print(Text("understood: " + _safe(told or "nothing"), style="dim"), soft_wrap=True)
    if understood["unused"]:
        console.print(Text("not used: " + _safe(", ".join(understood["unused"])), style="dim"), soft_wrap=True)
    for reason in understood["unclear"]:
        console.print(Text("The question is not understood: " + _safe(reason)), soft_wrap=True)
    for note in understood["notes"]:
        console.print(Text("note: " + _safe(note)), soft_wrap=True)
    if answer is None:
        first = "" if understood["unclear"] else "The record counts no such thing. "
        console.print(Text(f"{first}It answers{':' if story.answers else ' nothing.'}"), soft_wrap=True)
        for other in story.answers:
            console.print(Text("    " + _safe(model.question(other))), soft_wrap=True)
        return
    print_answers(replace(story, answers=(answer,)), console)
    capacity = (answer.capacity.claim,) if answer.capacity else ()
    for id in (*answer.claims, *capacity):
        claim = story.claim(id)
        label = "capacity" if id in capacity else "rests on"
        words = f"{claim.document}: “{wording.clean(claim.sentence.quote).strip()}”"
        console.print(Text(f"    {label}  " + _safe(words)), soft_wrap=True)
    for denier in answer.denied_by:
        console.print(Text("    denied    " + _safe(denier.by)), soft_wrap=True)
