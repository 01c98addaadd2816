"""Faults of ours or of the caller, as one tree.

    FirsthandError
    ├── SpanMismatch       a span was asked for whose words do not stand at its offsets
    ├── PackError          a pack is not well formed; names file, place and remedy
    └── MetadataError      a metadata file cannot be used

What somebody's text says wrongly (a date that contradicts itself, a drifted figure) is never an exception: it is a
`firsthand.core.finding.Finding`.
"""

from __future__ import annotations


class FirsthandError(Exception):
    """Base of everything this package raises on purpose."""


class SpanMismatch(FirsthandError):
    """The words given for a span are not the words at its offsets."""


class PackError(FirsthandError):
    """A pack file is not well formed.

    Args:
        file: name of the pack file.
        where: table or key at fault.
        reason: what is wrong and how to mend it.
    """

    def __init__(self, file: str, where: str, reason: str) -> None:
        super().__init__(f"{file}: {where}: {reason}")
        self.file, self.where, self.reason = file, where, reason


class MetadataError(FirsthandError):
    """A metadata file cannot be used; the message names file, line and remedy."""
