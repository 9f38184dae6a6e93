"""Form fields: filling, choosing, ticking, giving files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import ElementHandle, Error, Page, TimeoutError

from controllers.browser.capture import ELEMENT, FrameView
from controllers.browser.dates import as_field_writes
from controllers.browser.pointer import tap
from controllers.errors import ControllerError, Unsupported
from perception.geometry import Point
from perception.screen import WRITTEN, Element
from perception.veiling import veiled

ASK = "(given) => __journeymanFields.ask(...given)"
TICK_SECONDS = 10.0  # as long as a page may take over what comes before the click
CHANGED = "(field, emptied) => __journeymanFields.changed(field, emptied)"
KIND = "field => [field.type, new Intl.DateTimeFormat(navigator.language).format(new Date(2000, 11, 31))]"
# What Playwright says of a field that takes no such thing; anything else it says is no matter of the field.
REFUSALS = ("Malformed value", "Cannot type text", "Element is not an <input>", "Input of type", "Non-multiple")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a page: the element, its number in its frame, and the frame."""

    element: Element
    number: int
    view: FrameView

    async def ask(self, verb: str, *given: object) -> Any:
        """What a verb of fields.js answers. Raises ControllerError where the page has been replaced."""
        answer = await self.view.ask(ASK, self.view.document, verb, self.number, *given)
        if answer == "gone":
            raise _gone(self.element)
        return answer

    async def handle(self) -> ElementHandle:
        """The field for Playwright. Raises ControllerError when it is gone."""
        handle = (await self.view.frame.evaluate_handle(ELEMENT, self.number)).as_element()
        if handle is None:
            raise _gone(self.element)
        return handle


async def set_text(field: Field, text: str) -> None:
    """Replace what a field holds, of whatever type; `input` and `change` events follow, each once."""
    took = await field.ask("fill", text)
    if took is None:
        await _fill(await field.handle(), field.element, text)
    else:
        filled(field.element, took)


def filled(element: Element, took: Any) -> None:
    """What the page answered to filling a field of plain text. Raises ControllerError where it did not take it."""
    if not took:
        raise ControllerError(f'"{_title(element)}" did not take the text; look where the focus is.')


async def type_text(page: Page, field: Field, text: str) -> None:
    """Type at the caret of a field that has the focus: a secret at once, else key by key, and no key goes elsewhere.

    Raises ControllerError where the field has no focus, or the page takes it away in the middle.
    """
    title = _title(field.element)
    if veiled(field.element).secret and (took := await field.ask("insert", text)) is not None:
        if not took:
            raise ControllerError(f'"{title}" did not take what was typed, so nothing was typed; look again.')
        return
    strays = "\t" in text or await field.ask("isDivided", len(text))
    if not await field.ask("beginTyping", strays):
        raise ControllerError(f'"{title}" does not have the focus, so nothing was typed; look again.')
    try:
        await page.keyboard.type(text)
    finally:
        stayed = await _end_typing(field)
    if not stayed:
        raise ControllerError(f'"{title}" lost the focus while it was typed into; look what it holds now.')


async def _end_typing(field: Field) -> bool:
    """Whether every key went into the field; a page that was left by the last of them has no more to tell."""
    with suppress(Error):
        return await field.view.ask(ASK, field.view.document, "endTyping", field.number) is not False
    return True


async def _fill(field: ElementHandle, element: Element, text: str) -> None:
    """The same by Playwright, which knows every type."""
    told = "what it was given" if veiled(element).secret else f'"{text}"'
    async with _willing(element, f"does not take {told}"):
        await field.fill(as_field_writes(text, *await field.evaluate(KIND)))
        if not await field.evaluate(CHANGED, not text):
            raise ControllerError(f'"{_title(element)}" does not take {told}; {_remedy(element)}.')


async def select(field: Field, option: str) -> None:
    """Choose by the exact words of the option, else by its value; several as `perception.choices` has it."""
    answer = await field.ask("choose", option)
    if answer is None:
        raise Unsupported(f'"{_title(field.element)}" is no native list; tap it, then tap the option.')
    chosen(field.element, answer)


def chosen(element: Element, answer: Any) -> None:
    """What the page answered to choosing in a native list. Raises ControllerError where it did not choose."""
    title = _title(element)
    match answer:
        case "off", _, _:
            raise ControllerError(f'"{title}" is disabled now; look again.')
        case "none", wanted, offered:
            raise ControllerError(f'"{title}" has no option "{wanted}"; it offers {", ".join(offered[:20])}.')
        case "several", wanted, _:
            raise ControllerError(f'"{title}" has several options "{wanted}"; choose by value.')
        case "disabled", wanted, _:
            raise ControllerError(f'The option "{wanted}" is disabled; choose another.')


async def set_checked(page: Page, field: Field, point: Point, on: bool) -> None:
    """Click only where it still differs by then. Raises ControllerError for a radio button that is to be unset."""
    element = field.element
    checked = "checked" in element.states
    if checked and not on and element.role == "radio":
        raise ControllerError(f'The radio button "{_title(element)}" cannot be unset; choose another one of its group.')
    is_so = await field.ask("tick", on, 1000 * TICK_SECONDS)
    if checked != on:
        await tap(page, point)
    elif not is_so:
        raise ControllerError(f'"{_title(element)}" has just changed; look again.')


async def upload(page: Page, field: ElementHandle, element: Element, point: Point, paths: tuple[str, ...]) -> None:
    """Give files to a file field, or to the chooser that a click on the element opens."""
    missing = [path for path in paths if not Path(path).is_file()]
    if missing:
        raise ControllerError(f"There is no file {missing[0]}; give the full path of one.")
    async with _willing(element, "does not take these files"):
        if await field.evaluate("field => field.type === 'file'"):
            await field.set_input_files(list(paths))
            return
        async with page.expect_file_chooser() as chooser:
            await page.evaluate("0")  # once the page has answered, the browser hands choosers over to us
            await page.mouse.click(point.x, point.y)
        await (await chooser.value).set_files(list(paths))


@asynccontextmanager
async def _willing(element: Element, refusal: str) -> AsyncIterator[None]:
    """Turns what a field refuses, or does not do in time, into a ControllerError."""
    try:
        yield
    except TimeoutError:
        raise ControllerError(f'"{_title(element)}" did not react: it may be disabled or of another kind.') from None
    except Error as error:
        if any(words in error.message for words in REFUSALS):
            raise ControllerError(f'"{_title(element)}" {refusal}; {_remedy(element)}.') from error
        raise


def _remedy(element: Element) -> str:
    """What to do where a field does not take what it is given."""
    forms = (f"write it as {WRITTEN[kind]}" for kind in element.states & WRITTEN.keys())
    return next(forms, "look at its kind and format")


def _title(element: Element) -> str:
    return element.name or element.label or element.role


def _gone(element: Element) -> ControllerError:
    return ControllerError(f'"{_title(element)}" is no longer on the page; look again.')
