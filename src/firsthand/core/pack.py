"""What a story keeps of the packs it was made with: which files, and under which heading a statement is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of words that was used: `domain` for a pack that can be chosen, else shared by all."""

    name: str
    version: str
    sha256: str
    domain: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading in plain words for statements of some relations; `background` ones tell what surrounds the story."""

    heading: str
    relations: tuple[str, ...]
    background: bool = False
