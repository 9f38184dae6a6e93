"""No page takes more time or room than it is worth: what is past that is counted, and what is in view is told first."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from perception.page.frames import FrameWalk, frame_facts
from perception.page.nodes import assemble
from perception.page.script import SCRIPT
from perception.screen import Element

Bounded = Callable[[str, str, str], tuple[list[Element], int]]


@pytest.fixture
def bounded(plain_browser: Browser) -> Iterator[Bounded]:
    """What a walk tells of a page, and how much it left, with one of the script's bounds changed."""
    pages = []

    def walked(body: str, bound: str, to: str) -> tuple[list[Element], int]:
        assert bound in SCRIPT
        pages.append(plain_browser.new_page(viewport={"width": 1280, "height": 800}))
        pages[-1].add_init_script(SCRIPT.replace(bound, to))
        pages[-1].goto("about:blank")
        pages[-1].set_content(body)
        raw = pages[-1].evaluate("__journeyman.walk()")
        return list(assemble([FrameWalk("0", raw)])), sum(each.below for each in frame_facts(raw).beyond)

    yield walked
    for page in pages:
        page.close()


def test_when_the_time_is_up_only_what_is_in_view_is_told(bounded: Bounded) -> None:
    sure = "<div style='position:fixed;inset:300px;background:#fff'><button>Sure</button></div>"
    elements, _ = bounded("<p>Word</p>" * 900 + sure, "const LONGEST = 3000", "const LONGEST = -1")
    assert "Sure" in [e.name for e in elements] and 127 <= len(elements) < 400


def test_a_page_without_end_is_cut_and_says_so(bounded: Bounded) -> None:
    elements, left = bounded("<p>Word</p>" * 80, "const MOST = 30000", "const MOST = 50")
    assert (len(elements), left) == (50, 30)


def test_what_is_too_deep_is_counted(bounded: Bounded) -> None:
    deep = """<b>Here</b><script>let at = document.body;
    for (let n = 0; n < 1500; n += 1) at = at.appendChild(document.createElement('div'))</script>"""
    elements, left = bounded(deep, "const DEEPEST = 800", "const DEEPEST = 800")
    assert [e.name for e in elements] == ["Here"] and left == 1500 - 801


def test_where_hit_tests_take_too_long_what_is_in_view_is_believed_to_show(bounded: Bounded) -> None:
    covered = "<button>Under</button><div style='position:fixed;inset:0;background:#fff'></div>"
    (under,), _ = bounded(covered, "const HIT_TESTING = 700", "const HIT_TESTING = 700")
    assert under.visibility == "covered"
    (under,), _ = bounded(covered, "const HIT_TESTING = 700", "const HIT_TESTING = -1")
    assert under.visibility == "shown"
