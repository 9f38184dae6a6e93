"""From views to elements: what a person would call a thing is its name, and what can be pressed is one thing."""

from dataclasses import replace

from perception.locators import Attribute, Locator
from perception.resolving import Match, Several, resolve
from perception.screen import Element
from tests.perception.hierarchy.trees import APP, SYSTEM, dump, named, node, shown, told, window


def row(y: int, *texts: str, flags: str = "clickable") -> str:
    parts = [node("TextView", (0, y + 40 * i, 500, y + 40 * i + 30), text=text) for i, text in enumerate(texts)]
    return node("LinearLayout", (0, y, 1000, y + 90), *parts, flags=flags)


def listing(*rows: str, flags: str = "scrollable") -> str:
    return window(node("androidx.recyclerview.widget.RecyclerView", (0, 100, 1000, 1900), *rows, flags=flags))


def test_a_row_is_one_thing_to_press_named_by_its_first_words() -> None:
    screen = shown(listing(row(100, "Ada", "ada@x.org"), row(200, "Bob", "bob@x.org"), flags=""))
    assert told(screen) == ['- 3 clickable "Ada" = "ada@x.org"', '- 6 clickable "Bob" = "bob@x.org"']
    assert named(screen, "Ada").text == "Ada ada@x.org"


def test_a_row_that_is_only_read_tells_all_its_words() -> None:
    passive = row(100, "Model", "JP-1", flags="")
    buying = node("LinearLayout", (0, 200, 1000, 290), node("TextView", (0, 200, 500, 290), text="Milk"),
                  node("Button", (600, 200, 900, 290), text="Buy", flags="clickable"))  # fmt: skip
    assert told(shown(listing(passive, buying, flags=""))) == ["- Model JP-1", '- Milk 7 button "Buy"']


def test_what_scrolls_down_is_said_to_go_on() -> None:
    assert told(shown(listing(row(100, "Ada"), row(200, "Bob")))) == [
        "[1 list]", ' - 3 clickable "Ada"', ' - 5 clickable "Bob"', " ... goes on when scrolled: expand 1",
    ]  # fmt: skip
    words = node("TextView", (0, 100, 500, 130), text="Terms")
    page = window(node("ScrollView", (0, 100, 1000, 1900), words, flags="scrollable"))
    assert told(shown(page)) == ["[1 group]", " Terms", " ... goes on when scrolled: expand 1"]


def test_what_scrolls_sideways_or_is_a_control_is_not() -> None:
    chips = [node("Button", (x, 100, x + 90, 190), text=f"Chip {x}", flags="clickable") for x in (0, 100)]
    for kind in ("HorizontalScrollView", "androidx.recyclerview.widget.RecyclerView", "androidx.viewpager.ViewPager"):
        assert "scrolled" not in " ".join(
            told(shown(window(node(kind, (0, 100, 900, 190), *chips, flags="scrollable"))))
        )
    spinner = node("Spinner", (0, 100, 900, 190), text="Red", flags="clickable scrollable")
    assert told(shown(window(spinner))) == ['1 combobox "Red"']


def test_a_switch_that_only_shows_is_merged_with_its_row() -> None:
    switch = node("Switch", (900, 100, 980, 160), flags="checkable checked")
    label = node("TextView", (0, 100, 500, 160), text="Wi-Fi")
    screen = shown(window(node("LinearLayout", (0, 100, 1000, 160), label, switch, flags="clickable")))
    (wifi,) = screen.elements
    assert (wifi.role, wifi.name, set(wifi.states), wifi.box.width) == ("switch", "Wi-Fi", {"checked"}, 1000.0)


def test_a_switch_with_a_touch_of_its_own_stays_beside_its_row() -> None:
    switch = node("Switch", (900, 100, 980, 160), flags="checkable clickable")
    label = node("TextView", (0, 100, 500, 160), text="Wi-Fi")
    screen = shown(window(node("LinearLayout", (0, 100, 1000, 160), label, switch, flags="clickable")))
    assert [(e.role, e.name) for e in screen.elements] == [("clickable", "Wi-Fi"), ("switch", "Wi-Fi")]


def test_fields_are_called_by_label_or_hint_and_hold_what_was_typed() -> None:
    label = node("TextView", (0, 100, 500, 130), text="Street")
    field = node("EditText", (0, 140, 900, 200), text="Main St 1", id="street", flags="focused clickable")
    empty = node("EditText", (0, 240, 900, 300), text="City", hint="City", flags="clickable")
    secret = node("EditText", (0, 340, 900, 400), text="••••", hint="Password", flags="password clickable")
    screen = shown(window(label, field, empty, secret))
    fields = [e for e in screen.elements if e.role == "textbox"]
    assert [(e.name, e.value) for e in fields] == [("Street", "Main St 1"), ("City", ""), ("Password", "")]
    assert "focused" in fields[0].states and "password" in fields[2].states


def test_what_has_the_focus_is_told_and_not_what_is_around_it() -> None:
    button = node("Button", (0, 100, 500, 200), text="Pay now", flags="clickable focused")
    total = node("TextView", (0, 0, 500, 90), text="Total")
    screen = shown(window(node("FrameLayout", (0, 0, 900, 300), total, button, flags="clickable focused")))
    assert [(e.name, "focused" in e.states) for e in screen.elements] == [("Total", False), ("Pay now", True)]


def test_a_button_without_words_is_called_by_its_description() -> None:
    screen = shown(window(node("ImageButton", (0, 0, 90, 90), desc="Navigate up", flags="clickable disabled")))
    (up,) = screen.elements
    assert (up.role, up.name, set(up.states)) == ("button", "Navigate up", {"disabled"})


def test_what_only_surrounds_a_field_is_nothing_to_press() -> None:
    field = node("EditText", (10, 10, 900, 90), hint="Search", text="Search", flags="clickable")
    screen = shown(window(node("FrameLayout", (0, 0, 1000, 100), field, flags="clickable")))
    assert [e.role for e in screen.elements] == ["textbox"]


def test_boxes_are_told_in_the_pixels_of_the_viewport() -> None:
    screen = shown(window(node("Button", (100, 200, 300, 400), text="Save", flags="clickable")), density=2.5)
    save = named(screen, "Save")
    assert (save.box.x, save.box.y, save.box.width, screen.size) == (40, 80, 80, (400, 800))
    point = screen.touchable(save.key)
    assert point and screen.density.device(point) == (200, 300)


class TestFoundAgain:
    def test_a_row_keeps_its_key_when_the_list_moves(self) -> None:
        before = shown(listing(row(100, "Ada"), row(200, "Bob"), row(300, "Cy")))
        after = shown(listing(row(100, "Bob"), row(200, "Cy"), row(300, "Dan")))
        assert named(before, "Bob").key == named(after, "Bob").key
        assert named(before, "Ada").key not in {e.key for e in after.elements}

    def test_rows_of_the_same_words_are_several(self) -> None:
        screen = shown(listing(row(100, "Ada"), row(200, "Ada")))
        first, second = [e for e in screen.elements if e.role == "clickable"]
        assert first.key != second.key
        assert isinstance(resolve(_unkeyed(first), [second]), Several | Match)

    def test_a_resource_tells_a_button_even_under_another_name(self) -> None:
        before = shown(window(node("Button", (0, 0, 90, 90), text="Follow", id="follow", flags="clickable")))
        other = node("TextView", (0, 0, 90, 30), text="News")
        after = shown(
            window(other, node("Button", (0, 100, 90, 190), text="Following", id="follow", flags="clickable"))
        )
        part = next(p for p in named(before, "Follow").locator.parts if isinstance(p, Attribute))
        assert (part.value, part.matches) == (f"{APP}:id/follow", 1)
        assert [e.name for e in after.elements if part in e.locator.parts] == ["Following"]


def _unkeyed(element: Element) -> Locator:
    return replace(element.locator, key="")


class TestWindows:
    APP_WINDOW = window(node("Button", (0, 900, 1000, 1000), text="Pay", flags="clickable"))

    def test_bars_and_keyboard_are_not_told_but_the_keyboard_covers(self) -> None:
        low = window(node("Button", (0, 1700, 1000, 1800), text="Send", flags="clickable"))
        bar = window(node("TextView", (0, 0, 90, 40), text="12:00"), at=(0, 0, 1000, 60), package=SYSTEM)
        keys = window(
            node("Button", (0, 1600, 90, 1700), text="q"), at=(0, 1500, 1000, 2000), package="com.example.keyboard"
        )
        screen = shown(keys, low, bar)
        assert [(e.name, e.visibility) for e in screen.elements] == [("Send", "covered")]
        assert screen.touchable(screen.elements[0].key) is None

    def test_a_dialog_covers_its_app_whatever_the_order(self) -> None:
        dialog = window(
            node("TextView", (200, 800, 800, 850), text="Sure?"),
            node("Button", (200, 900, 800, 1000), text="OK", flags="clickable"),
            at=(150, 700, 850, 1100),
        )
        for windows in ((dialog, self.APP_WINDOW), (self.APP_WINDOW, dialog)):
            screen = shown(*windows)
            assert named(screen, "Pay").visibility == "covered"
            box = next(e for e in screen.elements if e.role == "dialog")
            assert (box.name, named(screen, "OK").within) == ("Sure?", (box.key,))

    def test_another_app_s_window_over_it_is_a_frame_that_shows_that_app(self) -> None:
        overlay = window(
            node("Button", (0, 880, 500, 1100), text="Free coins", flags="clickable"),
            at=(0, 880, 1000, 1100),
            package="com.evil",
        )
        screen = shown(overlay, self.APP_WINDOW)
        frame = next(e for e in screen.elements if e.role == "frame")
        assert (frame.value, named(screen, "Free coins").within) == ("app:com.evil", (frame.key,))
        assert named(screen, "Pay").visibility == "covered"

    def test_the_app_behind_a_question_of_the_system_is_covered(self) -> None:
        question = window(
            node("TextView", (200, 750, 800, 850), text="Allow Shop to ring?"),
            node("Button", (200, 900, 800, 1000), text="Allow", flags="clickable"),
            at=(150, 700, 850, 1100),
            package="com.android.permissioncontroller",
        )
        screen = shown(self.APP_WINDOW, question, front="com.android.permissioncontroller")
        assert [e.name for e in screen.elements if e.role == "dialog"] == ["Allow Shop to ring?"]
        assert named(screen, "Allow").visibility == "shown"
        assert named(screen, "Pay").visibility == "covered"

    def test_a_dialog_whose_app_is_not_told_is_a_dialog_all_the_same(self) -> None:
        (question, *_) = shown(
            window(node("TextView", (200, 750, 800, 850), text="Pay?"), at=(150, 700, 850, 1100))
        ).elements
        assert (question.role, question.name) == ("dialog", "Pay?")
        titled = node("TextView", (200, 750, 800, 850), text="Pay?", id="alertTitle")
        assert shown(window(titled)).elements[0].role == "dialog"
        assert not [e for e in shown(self.APP_WINDOW).elements if e.role == "dialog"]

    def test_a_finger_finds_the_part_that_nothing_lies_over(self) -> None:
        row_ = node("LinearLayout", (0, 100, 1000, 300), flags="clickable", desc="Row")
        floating = node("ImageButton", (400, 100, 600, 300), desc="Add", flags="clickable")
        screen = shown(window(row_, floating))
        point = screen.touchable(named(screen, "Row").key)
        assert point and not 400 <= point.x < 600
        hidden = shown(window(row_, node("View", (0, 0, 1000, 2000), desc="Veil", flags="clickable")))
        assert hidden.touchable(named(hidden, "Row").key) is None


def test_nothing_on_the_screen_is_nothing() -> None:
    assert shown().elements == ()
    assert dump() == '<?xml version="1.0"?><hierarchy rotation="0"></hierarchy>'
