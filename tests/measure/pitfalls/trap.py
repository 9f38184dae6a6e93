"""Pages on which the obvious press does nothing good; each module beside this that has `TRAPS`.

Whoever writes another module needs to know nothing of how tasks are done: `TRAPS` is a tuple of `Trap`.
"""

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from controllers.actions import Action
from tests.measure import pitfalls

PAGE = """<!doctype html><title>Trap</title><h1>{button}</h1>{first}
<button id=go type=button>{button}</button><p role=status id=said></p>
<script>
  let vain = 0;
  go.onclick = () => {{
    const ready = {ready};
    if (!ready) {{ document.body.dataset.vain = ++vain; {otherwise} }}
    else said.textContent = 'Done';
  }};
</script>"""
TELLS = "said.textContent = 'Something is missing'"


@dataclass(frozen=True, slots=True)
class Trap:
    """The button that is pressed too early, what has to be done first, and when the page is ready for the press.

    first: HTML of what has to be done first. action, element: how, and on what, by the name that the page shows.
    ready: a JavaScript expression that holds once that is done; it may use the ids of `first`. otherwise: what the page
    does at a press before that; nothing, if it says nothing.
    """

    button: str
    first: str
    action: Action
    element: str
    ready: str
    otherwise: str = ""

    @property
    def words(self) -> str:
        return f'press "{self.button}", wait until "Done" is shown'

    @property
    def page(self) -> str:
        return PAGE.format(button=self.button, first=self.first, ready=self.ready, otherwise=self.otherwise)


def traps() -> dict[str, tuple[Trap, ...]]:
    """What each module of this folder has, by its name."""
    modules = (import_module(f"{pitfalls.__name__}.{each.name}") for each in iter_modules(pitfalls.__path__))
    return {each.__name__.rpartition(".")[2]: each.TRAPS for each in modules if hasattr(each, "TRAPS")}
