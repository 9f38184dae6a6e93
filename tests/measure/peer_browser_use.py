"""browser-use reading pages, as a peer in measurements; runs in a Python of its own, where that is installed.

Takes an address a line and answers a line of JSON: {"milliseconds", "text"}, of the state that a model would
be sent, without a picture. The page is opened before the clock runs. Everything else goes to stderr.
"""

import asyncio
import json
import os
import sys
import time
from typing import Any


async def main(browser_path: str) -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # the package prints, too
    from browser_use.browser import BrowserProfile, BrowserSession  # type: ignore[import-not-found,unused-ignore]

    profile = BrowserProfile(
        headless=True,
        executable_path=browser_path,
        chromium_sandbox=False,
        viewport={"width": 1280, "height": 800},
        enable_default_extensions=False,
        minimum_wait_page_load_time=0,
        wait_for_network_idle_page_load_time=0,
    )
    session = BrowserSession(browser_profile=profile)
    await session.start()
    address = ""
    for line in sys.stdin:
        if line.strip() != address:
            address = line.strip()
            await session.navigate_to(address)
        print(json.dumps(await _state(session)), file=answers, flush=True)
    await session.kill()


async def _state(session: Any) -> dict[str, object]:
    began = time.perf_counter()
    state = await session.get_browser_state_summary(include_screenshot=False)
    text = state.dom_state.llm_representation()
    return {"milliseconds": 1000 * (time.perf_counter() - began), "text": text}


if __name__ == "__main__":
    os.environ |= {"ANONYMIZED_TELEMETRY": "false", "BROWSER_USE_LOGGING_LEVEL": "critical"}
    asyncio.run(main(sys.argv[1]))
