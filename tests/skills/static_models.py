"""Static models of a few words, each made of what it means."""

from pathlib import Path

import numpy as np
from model2vec import StaticModel
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

SENSES = (
    ("ship", "dispatch", "send"),
    ("order", "purchase", "parcel"),
    ("water", "moisten"),
    ("plants", "flowers"),
)
"""Words of one sense each; any other word has none."""


def model(folder: Path, senses: tuple[tuple[str, ...], ...] = SENSES) -> Path:
    """A model in that folder to which words of a sense are the same, and of two senses have nothing in common."""
    words = {"[UNK]": 0} | {word: 0 for sense in senses for word in sense}
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = Lowercase(), Whitespace()
    vectors = np.zeros((len(words), len(senses)), np.float32)
    at = {word: number for number, sense in enumerate(senses) for word in sense}
    for row, word in enumerate(words):
        vectors[row, at.get(word, 0)] = word in at
    StaticModel(vectors, tokenizer).save_pretrained(folder)
    return folder
