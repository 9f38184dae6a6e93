"""What an action set in motion arrives, so that it is told with the action."""

from controllers.actions import Action, Hover, Scroll, Select, SetText, TypeText
from controllers.browser.tabs import Tabs
from controllers.controller import Found

STIR_SECONDS = 0.1  # for what a link or form announces to begin
AFTERMATH_SECONDS = 1.0  # for a popup, document or download that has begun to arrive
# What sends no form and follows no link, whatever its element announces.
QUIET = (Hover, Scroll, Select, SetText, TypeText)


async def aftermath(tabs: Tabs, began: float, action: Action, at: Found | None) -> None:
    """Give what came of an action a moment, which `began` then (of `time.monotonic`)."""
    if at and at.element.effect and not isinstance(action, QUIET):
        await tabs.until(lambda: tabs.stirring(began) or tabs.blocked is not None, STIR_SECONDS)
    await tabs.until(lambda: not tabs.stirring(began) or tabs.blocked is not None, AFTERMATH_SECONDS)
    if tabs.aborted >= began:  # perhaps for a download, which is told a moment later
        await tabs.until(lambda: tabs.stirring(began), STIR_SECONDS)
        await tabs.until(lambda: not tabs.stirring(began), AFTERMATH_SECONDS)
