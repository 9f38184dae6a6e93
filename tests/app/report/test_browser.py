"""A report in a real browser, from the disk: quiet, harmless, and worked by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.app.report.reading import reported
from tests.app.report.runs import everything
from tests.app.report.test_page import poisoned


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    reported(everything(), folder)
    return (folder / "report.html").as_uri()


@pytest.fixture
def page(plain_browser: Browser) -> Iterator[Page]:
    context = plain_browser.new_context(viewport={"width": 1280, "height": 500})
    yield context.new_page()
    context.close()


def test_a_hostile_run_does_nothing_and_asks_for_nothing(page: Page, tmp_path: Path) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url[:60]))
    reported([poisoned(event) for event in everything()], tmp_path)
    page.goto((tmp_path / "report.html").as_uri())
    assert [words for words in said if not words.startswith("data:image/jpeg;base64,")] == [
        (tmp_path / "report.html").as_uri()[:60]
    ]
    assert page.evaluate("window.hurt") is None
    assert page.locator("html.js").count() == 1
    assert page.locator("body").evaluate("body => getComputedStyle(body).maxWidth") == "1472px"


def test_script_from_elsewhere_is_kept_out(page: Page, report: str) -> None:
    page.goto(report)
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.hurt = 1";
        document.body.append(script);
    }""")
    assert page.evaluate("window.hurt") is None


def test_keys_go_from_step_to_step_and_a_link_leads_to_one(page: Page, report: str) -> None:
    page.goto(f"{report}#step-2")
    assert page.locator("#step-2").evaluate("card => Math.abs(card.getBoundingClientRect().top) < 100")
    page.goto(report)
    ways = []
    for key in ("j", "j", "ArrowRight", "k"):
        page.keyboard.press(key)
        ways.append(page.evaluate("[location.hash, document.activeElement.id]"))
    assert ways == [[f"#{name}", name] for name in ("step-1", "question-1", "handover-1", "question-1")]


def test_a_picture_can_be_enlarged_and_leafed_through(page: Page, report: str) -> None:
    page.goto(report)
    first = page.locator(".seen > svg").first
    first.click()
    enlarged = page.locator("dialog > svg")
    assert enlarged.get_attribute("aria-label") == first.get_attribute("aria-label")
    page.keyboard.press("ArrowRight")
    assert enlarged.get_attribute("aria-label") == page.locator(".seen > svg").nth(1).get_attribute("aria-label")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_without_scripts_everything_can_still_be_read(plain_browser: Browser, report: str) -> None:
    context = plain_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report)
    boxes = page.locator("#step-1 .boxes").first
    assert not boxes.is_visible()
    page.get_by_label("Element boxes").check()
    assert boxes.is_visible()
    page.get_by_label("Trouble only").check()
    assert page.locator(".card:visible").count() == 2
    assert page.get_by_role("button", name="Unfold all").count() == 0
    context.close()


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_is_wider_than_the_screen(plain_browser: Browser, report: str, width: int) -> None:
    context = plain_browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(report)
    page.keyboard.press("u")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
