"""One look at a document after another, each told by the columns that are not as they were in the one before."""

from dataclasses import dataclass

from perception.page.replies import distrust


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a document; `raw` is what `walk()` would have answered (see nodes.py)."""

    document: str = ""
    number: int = 0
    raw: str = ""

    @distrust()
    def next(self, answer: str) -> "Look":
        """The look after this one, from its document and from what `look()` answered there. Raises ValueError."""
        document, number, facts, *lines = answer.split("\n")
        before = self.raw.split("\n")[1:] if document == self.document else []
        known = {line.partition(" ")[0]: line for line in before}
        told = (line if " " in line else known[line] for line in lines)
        return Look(document, int(number), "\n".join([facts, *told]))
