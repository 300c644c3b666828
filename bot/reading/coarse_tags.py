"""Coarse parts of speech for nouns and pronouns, read off the tagger's fine ones, and plain tags for white space.

That much is needed of the model's own rules for it, at a fraction of their cost; no other word gets a coarse tag.
"""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "coarse_tags"

_COARSE = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "WP": "PRON", "EX": "PRON"}


@Language.component(COMPONENT)
def set_coarse_tags(doc: Doc) -> Doc:
    """Pipeline component, behind the parser."""
    strings = doc.vocab.strings
    coarse = {strings.add(tag): strings.add(part) for tag, part in _COARSE.items()}
    marks: Any = doc.to_array(["TAG", "DEP", "POS", "IS_SPACE"])
    space = marks[:, 3] == 1
    marks[space, 0], marks[space, 1] = strings.add("_SP"), strings.add("dep")
    marks[:, 2] = [coarse.get(tag, 0) for tag in marks[:, 0].tolist()]
    kept: Any = np.ascontiguousarray(marks[:, :3])
    return doc.from_array(["TAG", "DEP", "POS"], kept)
