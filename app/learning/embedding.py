"""The model by which recall finds what means the same in other words, as the setting `embedding` names it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an extra
    from skills.embedding import Embedding

REMEDY = "name the folder of a model2vec model in the setting embedding, or leave it empty"
ONLY_WORDS = "Until then what was learned is found by its words alone."
LazyEmbedding = Callable[[], "Embedding | None"]
"""The model once it is read; None where there is none."""


def no_embedding() -> None:
    """For who has no model."""


@contextmanager
def lazy_embedding(folder: str, told: Callable[[str], None]) -> Iterator[LazyEmbedding]:
    """The model in that folder, read while the run begins; "" for none. told: hears once what is wrong with it."""
    if not folder:
        yield no_embedding
        return
    with ThreadPoolExecutor(1, "embedding") as reader:
        reading = reader.submit(_read, Path(folder).expanduser())

        @cache
        def embedding() -> "Embedding | None":
            problem = reading.exception()
            if problem is None:
                return reading.result()
            told(f"{_sentence(problem, folder)} {ONLY_WORDS}")
            return None

        yield embedding


def _read(folder: Path) -> "Embedding":
    """To be called in a thread of its own: it takes some tenths of a second, and readers of models raise anything."""
    from skills.embedding import Embedding  # numpy, tokenizers and what comes with them

    return Embedding(folder)


def _sentence(problem: BaseException, folder: str) -> str:
    match problem:
        case ModuleNotFoundError():
            return f"The setting embedding needs the package {problem.name}: install Journeyman's extra embedding."
        case NotADirectoryError():
            return f"The setting embedding names {folder}, and there is no such folder: {REMEDY}."
        case _:
            return f"The model in {folder} cannot be read ({' '.join(str(problem).split())}): {REMEDY}."
