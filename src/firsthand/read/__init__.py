"""Bytes to reports: plain text, HTML, JSON lines, folders of them, and the metadata that goes with them."""

from firsthand.read.collection import Collection, read, read_source, sources
from firsthand.read.reading import Caution

__all__ = ["Caution", "Collection", "read", "read_source", "sources"]
