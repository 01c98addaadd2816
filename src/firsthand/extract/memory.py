"""What one pass over a report keeps of what was said so far: who "he", "it" and "the ministry" can mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.core.attribution import Speaker
from firsthand.extract.names import Name
from firsthand.extract.sayings import Saying

PASSING = ("object", "agent", "passive")
"""Rules of sayings that a report only mentions: through whom those words came says nothing of later ones."""


@dataclass(slots=True)
class Memory:
    """What a report has said so far, in the order of its sentences."""

    person: Speaker | None = None
    """Whom "he" or "she" means."""
    organisation: Speaker | None = None
    """Whom "it" means."""
    last: Speaker | None = None
    """Whoever spoke last, outlets aside."""
    bodies: list[Speaker] = field(default_factory=list)
    """Organisations that spoke, told by more than one word, each once: "the ministry" may mean one of them."""
    unsure: Speaker | None = None
    """Who spoke last of those told by one unknown word: "he" and "she" may mean such a one."""
    last_via: tuple[str, ...] = ()
    outlet: str | None = None
    """The outlet named last, its own aside."""
    mentioned: list[Name] = field(default_factory=list)
    """Every organisation named."""
    posts: dict[str, str] = field(default_factory=dict)
    """Person -> the organisation of their role."""
    relays: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Speaker -> the relays their words came through."""
    quoting: Saying | None = None
    """The saying whose quotation is still open."""
    open: bool = False
    """Whether a quotation is still open, whoever speaks in it."""

    def mention(self, names: Sequence[Name], own: str | None) -> None:
        """Remember the outlets and organisations of a sentence."""
        for name in names:
            if name.outlet and name.name != own:
                self.outlet = name.name
            elif name.organisation:
                self.mentioned.append(name)

    def remember(self, sayings: Sequence[Saying]) -> None:
        """Remember who spoke in a sentence, and through whom."""
        for saying in sayings:
            speaker = saying.speaker
            if speaker is None or saying.outlet:
                continue
            if speaker.name and saying.via and saying.rule not in PASSING:
                self.relays[speaker.name] = saying.via
            if speaker.person:
                self.person = speaker
            elif speaker.organisation:
                self.organisation = speaker
                if " " in (speaker.name or "") and speaker not in self.bodies:
                    self.bodies.append(speaker)
            same = self.last is not None and self.last.name == speaker.name
            via = saying.via if saying.rule not in PASSING else ()
            self.last, self.last_via = speaker, via or (self.last_via if same else ())
