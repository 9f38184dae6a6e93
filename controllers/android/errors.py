"""What can go wrong between here and a phone. What matters is whether the phone may have done it all the same."""

from controllers.errors import ControllerError, TargetReturns


class PhoneLost(TargetReturns):
    """The phone does not answer any more: unplugged, out of reach, restarted, or no longer authorised."""


class NotSent(ControllerError):
    """The phone certainly never got it, so that it may be sent again."""


class InDoubt(ControllerError):
    """It was sent, and no proper answer came: it may have been done. Never to be sent again.

    answered: the phone is through with it, as it said something; else it may still do it.
    """

    def __init__(self, sentence: str, *, answered: bool = False) -> None:
        super().__init__(sentence)
        self.answered = answered


class Refused(ControllerError):
    """The phone answered that it will not or cannot. `kind` is the name of its own error."""

    def __init__(self, sentence: str, kind: str = "") -> None:
        super().__init__(sentence)
        self.kind = kind
