"""Reports in, claims and statements out: rules over tokens and a tagger beside them, no state between reports."""

from firsthand.extract.claims import Extraction, Extractor

__all__ = ["Extraction", "Extractor"]
