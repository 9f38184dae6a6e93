"""A grave touch that leaves no trace on a phone's screen: made again only where the phone surely felt nothing."""

from dataclasses import dataclass, replace

import pytest

from app.events import Asked, Judged
from app.proposals import Answer, Outcome
from controllers.actions import Action, Tap
from controllers.controller import Found, Performed
from controllers.errors import ControllerError
from controllers.fake import FakeController
from perception.screen import Place
from tests.app.stage import Stage, play, script, tap
from tests.perception.screens import capture, element, text

MAIL = Place("app:com.example.mail", "app:com.example.mail/.Main", "Mail")
DONE = Answer("done")


@dataclass
class Mail:
    """A mail that a tap deletes, unless it is swallowed; what the phone says of having been touched."""

    swallowed: int = 0
    says: bool | None = False
    sent: int = 0

    def controller(self) -> FakeController:
        whole = capture(element("button", "Delete", (0, 40)), place=MAIL)
        gone = capture(text("No mail", (0, 0)), place=MAIL)
        mail = self

        class Phone(FakeController):
            def perform(self, action: Action, at: Found | None) -> Performed:
                if isinstance(action, Tap) and mail.swallowed:
                    mail.swallowed -= 1
                    self._screens = {name: replace(seen, sent=mail.sent) for name, seen in self._screens.items()}
                    return Performed()
                return super().perform(action, at)

            def felt(self, since: float) -> bool | None:
                return mail.says

        return Phone({"mail": whole, "gone": gone}, {("mail", "tap", "Delete"): "gone"})


def deleted(mail: Mail, times: int) -> Stage:
    brain = script([*[tap("Delete")] * times, DONE], reflector=[Outcome("undecided", "nobody can tell")])
    return play(controller=mail.controller(), brain=brain)


def test_what_the_phone_never_felt_is_made_again_unasked() -> None:
    stage = deleted(Mail(swallowed=1), 2)
    assert [judged.outcome.judgement for judged in stage.of(Judged)] == ["no change", "worked"]
    assert stage.of(Judged)[0].outcome.evidence == "no touch reached the phone"
    assert (stage.done, stage.engine.episode.ending) == (["tap Delete"], "done")


@pytest.mark.parametrize("mail", [Mail(1, says=True), Mail(1, says=None), Mail(1, says=False, sent=1)])
def test_what_it_felt_or_cannot_tell_or_may_still_do_is_asked_about(mail: Mail) -> None:
    stage = deleted(mail, 1)
    assert "Did it?" in stage.of(Asked)[0].question
    assert (stage.done, stage.engine.episode.ending) == ([], "asked")


def test_a_grave_touch_that_went_astray_is_asked_about_whatever_the_screen_shows() -> None:
    """The phone was turned while it was touched: it met something, and perhaps what was meant."""
    controller = Mail().controller()
    perform = controller.perform

    def astray(action: Action, at: Found | None) -> Performed:
        perform(action, at)
        controller._screens = {name: replace(seen, sent=1) for name, seen in controller._screens.items()}
        raise ControllerError("The phone was turned while it was touched; look at what that came to.")

    controller.perform = astray  # type: ignore[method-assign]
    stage = play(tap("Delete"), DONE, controller=controller)
    assert "Did it?" in stage.of(Asked)[0].question
    assert (stage.done, stage.engine.episode.ending) == (["tap Delete"], "asked")


def test_what_the_screen_shows_needs_no_other_witness() -> None:
    stage = deleted(Mail(says=False), 1)
    assert [judged.outcome.judgement for judged in stage.of(Judged)] == ["worked"]
