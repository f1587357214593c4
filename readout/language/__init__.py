"""The language model: text in, sentences, tags, trees, names and sentence vectors out, in one pass.

`load_language_model()` gives the shipped model (a six-layer MiniLM encoder with heads, int8, run by onnxruntime); a
name or path gives a spaCy pipeline instead. Nothing is downloaded. Training lives in `readout.language.train`, the
only code that needs torch.
"""

from __future__ import annotations

from readout.language.parse import LanguageModel, Parse

__all__ = ["LanguageModel", "Parse", "load_language_model"]


def load_language_model(name: str | None = None, *, threads: int = 1) -> LanguageModel:
    """Load the shipped model, or the spaCy pipeline called `name` (a package or a folder).

    Raises `ModelError` where the weights are missing or damaged, or the pipeline is unknown.
    """
    if name is None:
        from readout.language.shipped import ShippedModel

        return ShippedModel.load(threads=threads)
    from readout.language.pipeline import PipelineModel

    return PipelineModel.load(name)
