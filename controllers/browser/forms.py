"""Form fields: filling, choosing, ticking, giving files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import ElementHandle, Error, Page, TimeoutError

from controllers.errors import ControllerError, Unsupported
from perception.geometry import Point
from perception.screen import Element

OPTIONS = """list => list instanceof HTMLSelectElement
  ? Array.from(list.options, (option) => [option.label.trim(), option.value, option.disabled]) : null"""
# A field of dates, times and the like drops what it cannot read.
TOOK = "(field) => !/^(date|time|month|week|datetime-local)$/.test(field.type) || field.value !== ''"
CHANGED = "field => field.dispatchEvent(new Event('change', { bubbles: true }))"
# What Playwright says of a field that takes no such thing; anything else it says is no matter of the field.
REFUSALS = ("Malformed value", "Cannot type text", "Element is not an <input>", "Input of type", "Non-multiple")


async def set_text(field: ElementHandle, element: Element, text: str) -> None:
    """Replace what a field holds, of whatever type; `input` and `change` events follow."""
    async with _willing(element, f'does not take "{text}"'):
        await field.fill(text)
        if text and not await field.evaluate(TOOK):
            raise ControllerError(f'"{_title(element)}" does not take "{text}"; write it as 2026-12-31 or 23:59.')
        await field.evaluate(CHANGED)


async def select(field: ElementHandle, element: Element, option: str) -> None:
    """Choose by the exact words of the option, else by its value."""
    options = await field.evaluate(OPTIONS)
    if options is None:
        raise Unsupported(f'"{_title(element)}" is no native list; tap it, then tap the option.')
    labels = [label for label, _, _ in options]
    values = [value for _, value, _ in options]
    column = next((column for column in (labels, values) if option.strip() in column), None)
    if column is None:
        offered = ", ".join(labels[:20])
        raise ControllerError(f'"{_title(element)}" has no option "{option}"; it offers {offered}.')
    if column.count(option.strip()) > 1:
        raise ControllerError(f'"{_title(element)}" has several options "{option}"; choose by value.')
    if options[column.index(option.strip())][2]:
        raise ControllerError(f'The option "{option}" is disabled; choose another.')
    async with _willing(element, f'does not take "{option}"'):
        await field.select_option(index=column.index(option.strip()))


async def set_checked(page: Page, element: Element, point: Point, on: bool) -> None:
    """Click only when the state differs. Raises ControllerError for a radio button that is to be unset."""
    checked = "checked" in element.states
    if checked and not on and element.role == "radio":
        raise ControllerError(f'The radio button "{_title(element)}" cannot be unset; choose another one of its group.')
    if checked != on:
        await page.mouse.click(point.x, point.y)


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
            raise ControllerError(f'"{_title(element)}" {refusal}; look at its kind and format.') from error
        raise


def _title(element: Element) -> str:
    return element.name or element.label or element.role
