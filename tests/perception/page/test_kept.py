"""An element is located by what the last walk found; whatever has changed since is seen all the same."""

import pytest

from perception.page.frames import Unreachable
from perception.page.nodes import Located
from tests.perception.page.conftest import Walked

OPEN_ROOT = "host.attachShadow({mode: 'open'}).innerHTML = '<button>Go</button>'"


@pytest.mark.parametrize(
    ("body", "change"),
    [
        ("<button>Go</button>", "document.querySelector('button').firstChild.data = 'Gone'"),
        ("<button>Go</button>", "document.querySelector('button').setAttribute('aria-label', 'Gone')"),
        ("<b id=b>Go</b><button aria-labelledby=b></button>", "b.textContent = 'Gone'"),
        (
            f"<p id=host></p><script>{OPEN_ROOT}</script>",
            "host.shadowRoot.querySelector('button').textContent = 'Gone'",
        ),
    ],
)
def test_a_name_that_has_changed_since_the_walk_is_told(web: Walked, body: str, change: str) -> None:
    web.show(body)
    button = web.one("Go", "button")
    assert isinstance(web.locate(button), Located)
    web.page.evaluate(change)
    found = web.locate(button)
    assert isinstance(found, Located) and found.element.name == "Gone"


def test_a_name_that_a_style_sheet_has_changed_is_told(web: Walked) -> None:
    web.show("<button>Pay <i>5</i><i class=y>50</i></button>", "<style>.y { display: none }</style>")
    button = web.one("Pay 5")
    web.page.evaluate("document.styleSheets[0].insertRule('.y { display: inline !important }')")
    found = web.locate(button)
    assert isinstance(found, Located) and found.element.name == "Pay 550"


def test_where_it_lies_and_how_it_stands_are_told_as_they_are_now(web: Walked) -> None:
    web.show("<label><input type=checkbox>Agree</label><div style='height: 3000px'></div>")
    agree = web.one("Agree")
    web.page.evaluate("document.querySelector('input').checked = true; scrollTo(0, 8)")
    found = web.locate(agree)
    assert isinstance(found, Located)
    assert "checked" in found.element.states and found.element.box.y == pytest.approx(agree.box.y - 8)


def test_what_has_been_covered_or_hidden_by_a_style_sheet_is_not_met(web: Walked) -> None:
    web.show(
        "<button>Go</button><div id=veil style='position: fixed; inset: 0; visibility: hidden'></div>",
        "<style></style>",
    )
    button = web.one("Go")
    sheet = "document.styleSheets[0].insertRule('{}')"
    web.page.evaluate(sheet.format("#veil { visibility: visible !important }"))
    covered = web.locate(button)
    web.page.evaluate(sheet.format("button { display: none }"))
    hidden = web.locate(button)
    assert isinstance(covered, Unreachable) and covered.reason == "covered"
    assert isinstance(hidden, Unreachable) and hidden.reason == "hidden"


def test_a_page_that_stays_as_it_is_is_not_walked_again(web: Walked) -> None:
    web.show("<button>Go</button>" + "<p>text</p>" * 2000)
    button = web.one("Go")
    number = button.key.split(":")[1]
    web.page.evaluate(
        "globalThis.asked = 0; const { checkVisibility } = Element.prototype;"
        "Element.prototype.checkVisibility = function (...how) {"
        "  asked += 1; return checkVisibility.apply(this, how); }; void 0"
    )
    web.page.evaluate(f"__journeyman.locate({number})")
    located = web.page.evaluate("asked")
    web.page.evaluate("__journeyman.walk()")
    assert web.page.evaluate("asked") > 1000 > 100 * located
