"""Who said it, learned: a small encoder that finds sources, cues and contents where something is counted or denied.

`Tagger` is what extraction is given; `shipped` the one that comes with the package, None where its weights are absent.
Only this package knows how the model is run.
"""

from firsthand.extract.tagger.network import VERSION, weights
from firsthand.extract.tagger.reading import Tagged
from firsthand.extract.tagger.tagger import Learned, Tagger, bounded, shipped

__all__ = ["VERSION", "Learned", "Tagged", "Tagger", "bounded", "shipped", "weights"]
