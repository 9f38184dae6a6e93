"""What the policy decides about one act on a page of a shop."""

from app.policy.deciding import Context, decide
from app.proposals import Move
from app.tasks import Permissions, Task
from controllers.actions import (
    Action,
)
from perception.geometry import Box
from perception.screen import Element, Observation, Place

HERE = "http://shop.test:8000"
BOX = Box(0, 0, 80, 20)


def element(role: str, name: str, **rest: object) -> Element:
    return Element(role, name, BOX, number=1, key="0:1", **rest)  # type: ignore[arg-type]


def verdict(
    action: Action,
    on: Element | None = None,
    *,
    said: str = "",
    permissions: Permissions | None = None,
    around: tuple[Element, ...] = (),
    raised: int = 0,
    address: str = HERE,
) -> tuple[str, int, str]:
    screen = Observation(Place(address, f"{address}/orders"), (*around, *((on,) if on else ())))
    task = Task(said, permissions or Permissions())
    context = Context(task, screen, frozenset({HERE}), on, raised)  # type: ignore[arg-type]
    decision = decide(Move("page", action, 1), context)
    return decision.verdict, decision.risk, decision.effect
