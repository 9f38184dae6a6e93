"""Replaying what was recorded, as `journeyman macro replay` does."""

from contextlib import closing
from pathlib import Path

from app.events import Finished
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions
from controllers.controller import Controller
from skills.library import Library
from skills.shortcuts import Shortcut
from skills.steps import Do

ALLOWED = Permissions(effects=frozenset({"submit", "upload"}))


def kept(home: Path, name: str) -> Shortcut:
    """The macro of that name."""
    with closing(Library(home / "library.db")) as library:
        found = library.shortcut(name)
    assert found
    return found


def steps(shortcut: Shortcut) -> list[Do]:
    assert all(isinstance(step, Do) for step in shortcut.steps)
    return [step for step in shortcut.steps if isinstance(step, Do)]


def replayed(shortcut: Shortcut, target: Controller, address: str, on: str = "page", **values: str) -> None:
    """Fails where it does not come to its end."""
    macro = Macro(shortcut, shortcut)
    session = Session({on: target}, {on: address})
    engine = macro.engine(macro.values(values), session, Nobody(), 1.5, pictures=False)
    *_, last = engine.run(macro.task(ALLOWED, Limits()))
    assert isinstance(last, Finished) and last.ending == "done", last
