"""The attributions of one report as spans of its text: who is said to say, think or want what, figures or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.core.attribution import Attribution
from firsthand.core.text import Report, ReportKind, Span
from firsthand.extract.attributions import Attributions
from firsthand.extract.gazetteer import Gazetteer
from firsthand.extract.headlines import sentence_cased
from firsthand.extract.names import ReportNames
from firsthand.extract.phrases import Lexicon
from firsthand.extract.sayings import Saying
from firsthand.extract.sentences import sentences
from firsthand.extract.tagger import Tagged, Tagger
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
        """The attributions of a report in the order of their cues.

        The speaker is None where no voice is known, `source` is empty where nobody is named, and `content` has several
        spans where the cue stands inside it or a quotation goes on after it.
        """
        parts = sentence_cased(sentences(report))
        self.lexicon.mark(parts)
        own = self.packs.canonical(report.outlet) if report.outlet else None
        names = ReportNames(parts, self.gazetteer)
        tagged: Sequence[Tagged] = ()
        if self.tagger and report.english:
            tagged = self.tagger.read(report.text, [(s.start, s.end) for s in parts], [True] * len(parts))
        digest = report.kind is ReportKind.DIGEST
        reading = self.attributions.read(parts, names, own, digest=digest, tagged=tagged)
        out = []
        for item, saying in reading.framed:
            frame = item.frame
            out.append(
                Attribution(
                    item.spans(report, frame.source),
                    item.spans(report, [frame.cue]),
                    item.spans(report, frame.content),
                    frame.kind,
                    saying.speaker if saying else None,
                    saying.via if saying else (),
                    rule=frame.rule,
                )
            )
        for saying in reading.unframed:
            if saying.cue and saying.rule not in STANDING and saying.content[0] < saying.content[1]:
                out.append(_plain(report, parts[saying.sentence].tokens, saying))
        return tuple(sorted(out, key=lambda found: found.cue[0].start))


def _plain(report: Report, tokens: Tokens, saying: Saying) -> Attribution:
    """A saying that only a known voice makes: "Ferrund put the toll at 30"."""

    def spans(pair: tuple[int, int] | None) -> tuple[Span, ...]:
        if pair is None or pair[0] >= pair[1]:
            return ()
        return (report.span(tokens.start[pair[0]], tokens.end[min(pair[1], len(tokens)) - 1]),)

    source, cue, content = spans(saying.source), spans(saying.cue), spans(saying.content)
    return Attribution(source, cue, content, saying.cue_type, saying.speaker, saying.via, rule=saying.rule)
