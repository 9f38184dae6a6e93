"""What a person is told: one sentence and what to do next."""


class UserError(Exception):
    """The person can mend this: a wrong address, a missing browser, an unreadable file.

    The text is one sentence, then what to do. Shown without a traceback; exit code 2.
    """


class BrainError(Exception):
    """The brain could not answer."""


class MalformedReply(BrainError):
    """The brain answered with something that is not a reply of the wanted shape."""
