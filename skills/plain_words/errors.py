"""What is said when the grammar cannot read something."""


class NotUnderstood(ValueError):
    """A sentence that the grammar cannot read, with a hint that shows what it would understand."""

    def __init__(self, sentence: str, hint: str) -> None:
        super().__init__(f'I do not understand "{sentence}". {hint}' if sentence else hint)
        self.sentence = sentence
        self.hint = hint


class Unclear(ValueError):
    """A part of a sentence that makes no sense; its text is the hint. Never leaves the grammar."""
