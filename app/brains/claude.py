"""The brain with a model behind it: writes prompts, reads replies, and asks again where a reply cannot be used."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from app.brains.bounds import refusal
from app.brains.brain import Prompt, Reply, Role, Usage
from app.brains.model import Completion, Effort, Model, Request, Shown
from app.brains.prompting.pages import page, within
from app.brains.prompting.replies import Unfit
from app.brains.prompting.showing import pictures
from app.brains.prompting.understanding import schema, understood
from app.errors import BrainError, MalformedReply
from app.spending import Allowance
from perception.screen import Observation

ASKED_AGAIN = 3
QUOTED = 4000
"""Characters of an unusable reply that are shown to the model again."""

T = TypeVar("T")


class ClaudeBrain:
    """Answers every role by one call of a model.

    models: of each role, from cheap to dear; the next one is asked when a check has failed. told: hears at once of
    every reply that had to be mended or asked for again. shown: when pictures go along. small: whether replies are flat
    and of one action each, as small models give them best.
    """

    name = "claude"

    def __init__(
        self,
        model: Model,
        models: Mapping[Role, Sequence[str]],
        effort: Effort | None = None,
        told: Callable[[str], None] = lambda trouble: None,
        *,
        shown: Shown = "auto",
        small: bool = False,
    ) -> None:
        self._model = model
        self._models = models
        self._effort = effort
        self._told = told
        self._shown = shown
        self._small = small

    def model(self, role: Role, rung: int = 0) -> str:
        ladder = self._models[role]
        return ladder[min(rung, len(ladder) - 1)]

    def interrupt(self) -> None:
        self._model.interrupt()

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        """Raises MalformedReply when no reply could be used, BrainError when there is none, Stopped."""
        prompt = self._seen(prompt)
        request, rung = self._request(prompt), prompt.situation.rung
        asked, spent, tried = request.text, Usage(model=request.model, calls=0), 0
        while True:
            tried += 1
            completion = self._completion(request, prompt.situation.allowance, spent)
            spent = replace(completion.usage.after(spent), asked=asked, said=completion.text)
            try:
                value, mended = understood(prompt, completion.text, small=self._small)
            except Unfit as problem:
                spent = self._troubled(spent, f"The {prompt.role}'s reply could not be used: {problem}")
                _give_up(prompt, spent, tried, problem)
                text = _again(asked, completion.text, problem)
                request = replace(request, text=text, model=self.model(prompt.role, rung + tried))
                continue
            if not isinstance(value, reply):
                raise MalformedReply(f"The {prompt.role} gives no {reply.__name__}.", spent)
            repairs = (f"The {prompt.role}'s reply was mended: {what}." for what in mended)
            return Reply(value, self._troubled(spent, *repairs))

    def _seen(self, prompt: Prompt) -> Prompt:
        """Without pictures where none are to be shown, so that none can be asked for."""
        screen = prompt.situation.screen
        if self._shown != "never" or screen.picture is None:
            return prompt
        return replace(prompt, situation=replace(prompt.situation, screen=replace(screen, picture=None)))

    def _completion(self, request: Request, allowance: Allowance, spent: Usage) -> Completion:
        """One call, if it may be made. What its retries use up is held against what is left then."""
        left = spent.left_of(allowance)
        if too_much := refusal(request, left):
            raise BrainError(too_much, spent)
        try:
            return self._model.complete(replace(request, allowance=left))
        except BrainError as problem:
            problem.usage = (problem.usage or Usage(calls=0)).after(spent)
            raise

    def _request(self, prompt: Prompt) -> Request:
        written = page(prompt, small=self._small)
        return Request(
            prompt.role,
            self.model(prompt.role, prompt.situation.rung),
            written.system,
            written.context,
            written.text,
            schema(prompt, small=self._small),
            pictures(prompt, self._shown),
            effort=self._effort,
            passwords=_secret(prompt.situation.screen),
        )

    def _troubled(self, spent: Usage, *troubles: str) -> Usage:
        for trouble in troubles:
            self._told(trouble)
        return replace(spent, troubles=(*spent.troubles, *troubles))


def _secret(screen: Observation) -> frozenset[int]:
    """The numbers that stand for a field whose content is told nowhere; 0 is whatever has the focus."""
    fields = {element.number for element in screen.elements if element.secret}
    return frozenset(fields | {0} if screen.focused and screen.focused.number in fields else fields)


def _give_up(prompt: Prompt, spent: Usage, tried: int, problem: Unfit) -> None:
    """Raises MalformedReply when the model has had its tries."""
    if tried > ASKED_AGAIN:
        sentence = f"The model gave no usable reply as {prompt.role} in {tried} tries; choose another model. {problem}"
        raise MalformedReply(sentence, replace(spent, said=""))  # it may hold a password that nobody has understood


def _again(asked: str, said: str, problem: Unfit) -> str:
    quoted = said if len(said) <= QUOTED else f"{said[:QUOTED]} …"
    replied = f"=== you replied ===\n{within(quoted)}"
    return f"{asked}\n\n{replied}\n\n=== that cannot be used ===\n{problem}\nReply again, whole."
