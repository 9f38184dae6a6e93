"""A look that fails after something was done does not make it undone."""

from app.events import Asked, Judged
from app.proposals import Answer
from controllers.errors import ControllerError
from tests.app.stage import OPEN_ORDER, play, shop


def test_it_is_judged_by_the_next_look_and_not_done_again() -> None:
    upset = shop()
    settled = upset.settled

    def refused(within: float) -> bool:
        if upset.performed:
            raise ControllerError("The phone refused: NullPointerException.")
        return settled(within)

    upset.settled = refused  # type: ignore[method-assign]
    stage = play(OPEN_ORDER, Answer("done"), controller=upset)
    assert [judged.outcome.judgement for judged in stage.of(Judged)] == ["worked"]
    assert stage.done == ["tap Order 7"] and not stage.of(Asked)
