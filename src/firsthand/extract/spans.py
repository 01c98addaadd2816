"""The attributions of one report as spans of its text: who is said to say, think or want what, figures or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.core.attribution import Attribution
from firsthand.core.text import Report, ReportKind, Span
from firsthand.extract.attributions import Attributions
from firsthand.extract.confidence import of_attribution
from firsthand.extract.framed import Framed
from firsthand.extract.gazetteer import Gazetteer
from firsthand.extract.headlines import sentence_cased
from firsthand.extract.names import ReportNames
from firsthand.extract.phrases import Lexicon
from firsthand.extract.sayings import Saying
from firsthand.extract.sentences import sentences
from firsthand.extract.tagger import Tagged, Tagger, bounded
from firsthand.extract.tokens import Tokens
from firsthand.packs import Packs

STANDING = ("quotation", "between", "carried-back", "citing")
"""Rules of sayings that have no words of their own to show: they go on with another one's."""


class AttributionReader:
    """The rules for attributions, built once from the packs; of a report `read` keeps only the words met."""

    def __init__(
        self,
        packs: Packs,
        outlets: Iterable[str] = (),
        texts: Iterable[str] = (),
        tagger: Tagger | None = None,
    ) -> None:
        """Build the rules.

        Args:
            packs: words and names.
            outlets: outlets known from metadata.
            texts: the whole collection, which teaches places by their demonyms.
            tagger: what reads attributions beside the rules; None leaves them alone.
        """
        self.packs, self.tagger = packs, tagger
        self.lexicon = Lexicon()
        self.gazetteer = Gazetteer(packs, outlets, texts, self.lexicon)
        self.attributions = Attributions(packs, self.lexicon)

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of a report in the order of their cues, those inside another's content with that one.

        The speaker is None where no voice is known, `source` is empty where nobody is named, and `content` has several
        spans where the cue stands inside it or a quotation goes on after it.
        """
        parts = sentence_cased(sentences(report), self.gazetteer.phrases)
        self.lexicon.mark(parts)
        own = self.packs.canonical(report.outlet) if report.outlet else None
        names = ReportNames(parts, self.gazetteer)
        tagged: Sequence[Tagged] = ()
        seen: Sequence[bool] = ()
        if self.tagger and report.english:
            places = [(s.start, s.end) for s in parts]
            seen = bounded(places, [True] * len(parts))
            tagged = self.tagger.read(report.text, places, seen)
        digest = report.kind is ReportKind.DIGEST
        reading = self.attributions.read(parts, names, own, digest=digest, tagged=tagged, seen=seen)
        out: list[Attribution] = []
        first: set[int] = set()
        for item, saying in reading.framed:
            if item.frame.tagged and not item.frame.tagged.inner:
                first.add(len(out))
            out.append(_framed(report, item, saying))
        for saying in reading.unframed:
            if saying.cue and saying.rule not in STANDING and saying.content[0] < saying.content[1]:
                out.append(_plain(report, parts[saying.sentence].tokens, saying))
        return _nested(out, first)


def _framed(report: Report, item: Framed, saying: Saying | None) -> Attribution:
    """An attribution of any source, with the voice where one is known."""
    frame = item.frame
    if frame.tagged:
        source, cue, content = (tuple(report.span(*at) for at in role) for role in frame.tagged[:3])
    else:
        source, cue, content = (item.spans(report, role) for role in (frame.source, [frame.cue], frame.content))
    speaker, via = (saying.speaker, saying.via) if saying else (None, ())
    sure = of_attribution(frame.rule, frame.tagged)
    return Attribution(source, cue, content, frame.kind, speaker, via, rule=frame.rule, confidence=sure)


def _nested(found: Sequence[Attribution], first: set[int]) -> tuple[Attribution, ...]:
    """Attributions with those inside the content of another as its `inner` ones: each in the shortest that holds it.

    Args:
        found: all of them, in any order.
        first: which of them the tagger found when it read the report, and not by reading another's content again.
    """
    inner: dict[int, list[int]] = {}
    for k, one in sorted(enumerate(found), key=lambda pair: pair[1].cue[0].start):
        cue = one.cue[0]
        outer = [j for j, other in enumerate(found) if (_size(other), j) > (_size(one), k) and _holds(other, cue)]
        if k in first:
            outer = []
        inner.setdefault(min(outer, key=lambda j: (_size(found[j]), j)) if outer else -1, []).append(k)

    def made(k: int) -> Attribution:
        return replace(found[k], inner=tuple(made(j) for j in inner.get(k, ())))

    return tuple(made(k) for k in inner.get(-1, ()))


def _size(found: Attribution) -> int:
    return sum(span.end - span.start for span in found.content)


def _holds(outer: Attribution, cue: Span) -> bool:
    return any(span.start < cue.end and cue.start < span.end for span in outer.content)


def _plain(report: Report, tokens: Tokens, saying: Saying) -> Attribution:
    """A saying that only a known voice makes: "Ferrund put the toll at 30"."""

    def spans(pair: tuple[int, int] | None) -> tuple[Span, ...]:
        if pair is None or pair[0] >= pair[1]:
            return ()
        return (report.span(tokens.start[pair[0]], tokens.end[min(pair[1], len(tokens)) - 1]),)

    source, cue, content = spans(saying.source), spans(saying.cue), spans(saying.content)
    sure = of_attribution(saying.rule, None)
    return Attribution(
        source, cue, content, saying.cue_type, saying.speaker, saying.via, rule=saying.rule, confidence=sure
    )
