"""One recording and one replay of the measurement of drift, and what became of it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Literal

from app.bench.beds import OnDatabase
from app.brains.plain import PlainBrain
from app.engine import Engine
from app.events import Healed
from app.macros.harvest import harvest
from app.macros.healing import Healing
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions, Task
from skills.generalising.shortcut import generalised

PATIENCE = 1.5
Verdict = Literal["right", "stopped", "wrong"]
Advising = AbstractContextManager[Healing]
Advised = Callable[[str, str], Advising]
"""How far a replay of that macro under that change may go, where a model may be asked."""


@dataclass(frozen=True)
class Outcome:
    """What became of a replay, why, how many steps were healed, and how often a model was asked."""

    verdict: Verdict
    why: str = ""
    healed: int = 0
    calls: int = 0


def recorded(words: str, session: Session, permissions: Permissions) -> tuple[Macro, Mapping[str, str]] | None:
    """The macro of what the words do, and what was read; None where they do not come to their end."""
    engine = Engine(session, PlainBrain(), Nobody(), pictures=False)
    events = list(engine.run(Task(words, permissions, Limits(steps=200))))
    if engine.episode.ending != "done":
        print(f"not recorded: {engine.episode.sentence}")
        return None
    made = replace(generalised(harvest(events).shown, "Recorded").shortcut, scope="", trust="trusted")  # on any port
    return Macro(made, made), engine.episode.values


def replayed(macro: Macro, session: Session, permissions: Permissions, advised: Advising) -> tuple[Engine, int]:
    """The ended replay, and how many steps were healed."""
    with advised as healing:
        engine = macro.engine(macro.values({}), session, Nobody(), PATIENCE, pictures=False, healing=healing)
        events = list(engine.run(macro.task(permissions, Limits(steps=200, seconds=3600))))
    return engine, sum(isinstance(event, Healed) for event in events)


def told(engine: Engine, laid: OnDatabase, healed: int) -> Outcome:
    """What became of a replay, by the database and the answer."""
    score, calls = laid.score(engine.episode.answer, []), engine.episode.spending.run.calls
    if score.passed:
        return Outcome("right", "", healed, calls)
    wrong = score.harm or engine.episode.ending == "done"
    return Outcome("wrong" if wrong else "stopped", f"{engine.episode.sentence} {score.wrong}", healed, calls)
