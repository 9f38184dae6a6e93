"""The brain with a model behind it: writes prompts, reads replies, and asks again where a reply cannot be used."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from app.brains.brain import Prompt, Reply, Role, Usage
from app.brains.model import Completion, Effort, Model, Request
from app.brains.prompting.pages import page
from app.brains.prompting.replies import Unfit, parsed
from app.brains.prompting.schemas import SCHEMAS
from app.brains.prompting.telling import pictures
from app.brains.prompting.understanding import Value, understood
from app.errors import BrainError, MalformedReply
from perception.screen import Observation

ASKED_AGAIN = 3

T = TypeVar("T")


class ClaudeBrain:
    """Answers every role by one call of a model; `models` says which one.

    told: hears at once of every reply that had to be mended or asked for again.
    """

    name = "claude"

    def __init__(
        self,
        model: Model,
        models: Mapping[Role, str],
        effort: Effort | None = None,
        told: Callable[[str], None] = lambda trouble: None,
    ) -> None:
        self._model = model
        self._models = models
        self._effort = effort
        self._told = told

    def model(self, role: Role) -> str:
        return self._models[role]

    def interrupt(self) -> None:
        self._model.interrupt()

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        """Raises MalformedReply when no reply could be used, BrainError when there is none, Stopped."""
        request = self._request(prompt)
        asked, spent, tried = request.text, Usage(model=request.model), 0
        while True:
            tried += 1
            completion = self._completion(request, spent)
            spent = replace(_sum(spent, completion.usage), asked=asked, said=completion.text)
            try:
                value, mended = _read(prompt, completion.text)
            except Unfit as problem:
                spent = self._troubled(spent, f"The {prompt.role}'s reply could not be used: {problem}")
                _give_up(prompt, spent, tried, problem)
                request = replace(request, text=_again(asked, completion.text, problem))
                continue
            if not isinstance(value, reply):
                raise MalformedReply(f"The {prompt.role} gives no {reply.__name__}.", spent)
            repairs = (f"The {prompt.role}'s reply was mended: {what}." for what in mended)
            return Reply(value, self._troubled(spent, *repairs))

    def _completion(self, request: Request, spent: Usage) -> Completion:
        try:
            return self._model.complete(request)
        except BrainError as problem:
            problem.usage = _sum(spent, problem.usage or Usage())
            raise

    def _request(self, prompt: Prompt) -> Request:
        written = page(prompt)
        return Request(
            prompt.role,
            self._models[prompt.role],
            written.system,
            written.context,
            written.text,
            SCHEMAS[prompt.role],
            pictures(prompt),
            effort=self._effort,
            passwords=_passwords(prompt.situation.screen),
        )

    def _troubled(self, spent: Usage, *troubles: str) -> Usage:
        for trouble in troubles:
            self._told(trouble)
        return replace(spent, troubles=(*spent.troubles, *troubles))


def _passwords(screen: Observation) -> frozenset[int]:
    """The numbers that stand for a password field; 0 is whatever has the focus."""
    fields = {element.number for element in screen.elements if "password" in element.states}
    return frozenset(fields | {0} if screen.focused and screen.focused.number in fields else fields)


def _read(prompt: Prompt, text: str) -> tuple[Value, tuple[str, ...]]:
    fitted, mended = parsed(text, SCHEMAS[prompt.role])
    return understood(prompt, fitted), mended


def _give_up(prompt: Prompt, spent: Usage, tried: int, problem: Unfit) -> None:
    """Raises MalformedReply when the model has had its tries, or the run has no money for another."""
    if tried > ASKED_AGAIN:
        sentence = f"The model gave no usable reply as {prompt.role} in {tried} tries; choose another model. {problem}"
    elif prompt.situation.episode.spent_up(spent.dollars):
        sentence = f"The money was spent before the {prompt.role} gave a usable reply; raise --max-dollars. {problem}"
    else:
        return
    raise MalformedReply(sentence, replace(spent, said=""))  # it may hold a password that nobody has understood


def _again(asked: str, said: str, problem: Unfit) -> str:
    return f"{asked}\n\n=== you replied ===\n{said}\n\n=== that cannot be used ===\n{problem}\nReply again, whole."


def _sum(spent: Usage, more: Usage) -> Usage:
    return Usage(
        spent.tokens_in + more.tokens_in,
        spent.tokens_out + more.tokens_out,
        spent.dollars + more.dollars,
        spent.seconds + more.seconds,
        more.model or spent.model,
        spent.cached + more.cached,
        troubles=(*spent.troubles, *more.troubles),
    )
