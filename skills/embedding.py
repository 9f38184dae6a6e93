"""What texts mean, as vectors of a static model that lies in a folder of this machine. Needs the extra `embedding`.

Nothing is ever fetched: what is no folder here is refused before its name could be taken for that of a model elsewhere,
and the whole path of a folder, which is all that is handed on, is no such name.
"""

import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from model2vec import StaticModel
from numpy.typing import NDArray
from tqdm import tqdm

READING = "1"
"""Which way texts are read and vectors are kept in; with another one all are computed anew."""
LARGEST = 2048
"""Numbers that a vector may have."""
KEPT = np.float16
_MARKS = re.compile(r"[^\w'.@-]+|_")
# Texts are few: no threads for them, neither those that read nor the one that watches bars which nobody sees.
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
tqdm.monitor_interval = 0

Vectors = NDArray[np.float32]


class Embedding:
    """A model. digest: tells it from every other one.

    Raises NotADirectoryError where there is no such folder; what is no model, or one of too long vectors, may raise
    anything, as its readers do.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise NotADirectoryError(folder)
        self._model = StaticModel.from_pretrained(folder.absolute())
        if self._model.dim > LARGEST:
            raise ValueError(f"its vectors have {self._model.dim} numbers, {LARGEST} are the most")
        self.digest = _digest(self._model)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A row of length one for each text, or of zeros where the model knows none of its words."""
        read = [_MARKS.sub(" ", text) for text in texts]
        found = np.nan_to_num(self._model.encode(read, use_multiprocessing=False).astype(np.float32))
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        even: Vectors = np.divide(found, lengths, out=np.zeros_like(found), where=lengths > 0)
        return even

    def written(self, texts: Sequence[str]) -> list[bytes]:
        """Their vectors as they are kept."""
        return [row.tobytes() for row in self.vectors(texts).astype(KEPT)]

    def likeness(self, text: str, others: Vectors) -> list[float]:
        """How near in meaning the text is to each of the others: 1 for the same, 0 for nothing in common."""
        found: list[float] = np.clip(others @ self.vectors([text])[0], 0.0, 1.0).tolist()
        return found

    def read(self, kept: Sequence[bytes]) -> Vectors:
        """What `written` has made, as one matrix."""
        return np.frombuffer(b"".join(kept), KEPT).reshape(len(kept), self._model.dim).astype(np.float32)


def _digest(model: StaticModel) -> str:
    parts = (model.embedding, model.weights, model.token_mapping)
    found = hashlib.sha256(f"{READING} {model.normalize} {model.tokenizer.to_str()}".encode())
    for part in parts:
        found.update(b"" if part is None else np.ascontiguousarray(part).data)
    return found.hexdigest()
