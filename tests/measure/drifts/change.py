"""Ways in which pages and programs drift between recording and replay; each module beside this that has `CHANGES`.

Whoever writes another module needs to know nothing of how macros are replayed: `CHANGES` is a tuple of `Change`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules

from tests.measure import drifts


@dataclass(frozen=True)
class Change:
    """One way to drift, for every page and program.

    css: added to every page of the shop and the phone. script: the body of a JavaScript function of `root`, which is
    each element that comes to such a page, and the document once it is parsed; what the page does has to work as
    before, also where an element comes twice. seconds: for which every page is late. program: what is told to
    `program.py`, a form in Qt: `scale` (QT_SCALE_FACTOR), `words` (old -> new), `reversed`, `style` (a Qt style sheet),
    `at` (x, y of the window), `dialog` (words of one that comes first), `seconds` (for which its form is late), `names`
    (a prefix of object names).
    """

    name: str
    css: str = ""
    script: str = ""
    seconds: float = 0.0
    program: Mapping[str, object] = field(default_factory=dict)


UNCHANGED = Change("unchanged")


def changes() -> dict[str, tuple[Change, ...]]:
    """What each module of this folder has, by its name."""
    modules = (import_module(f"{drifts.__name__}.{each.name}") for each in iter_modules(drifts.__path__))
    return {each.__name__.rpartition(".")[2]: each.CHANGES for each in modules if hasattr(each, "CHANGES")}
