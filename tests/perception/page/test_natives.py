"""What a page puts in the place of the language's own, and names that hide an element's own, keep nothing unread."""

import pytest

from tests.perception.page.conftest import Walked


@pytest.mark.parametrize(
    "spoiling",
    [
        "var innerWidth = '100%', innerHeight = {}",
        "JSON.stringify = () => ''",
        "Array.prototype.toJSON = String.prototype.toJSON = () => '[]'",
        "Array.from = () => []",
        "Map = Set = WeakMap = function () {}",
    ],
)
def test_a_page_with_a_language_of_its_own_is_read(web: Walked, spoiling: str) -> None:
    web.show(f"<button>Here</button><script>{spoiling}</script>")
    assert web.one("Here").visibility == "shown"
    assert web.page.evaluate("Array.prototype.toJSON ? [1].toJSON() : '[]'") == "[]"


@pytest.mark.parametrize("name", ["title", "id", "name", "tagName", "nodeType", "checkVisibility", "getAttribute"])
def test_a_field_may_bear_any_name(web: Walked, name: str) -> None:
    web.show(f"<form><input name={name} aria-label=Words><button>Post</button></form>")
    assert {"Words", "Post"} <= {e.name for e in web.elements()}
