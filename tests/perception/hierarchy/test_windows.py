"""What lies over an app is not touched in its stead: bars, notifications, menus; what helps to type is no dialog."""

from tests.perception.hierarchy.trees import SYSTEM, named, node, shown, window

FIELD = node("EditText", (0, 100, 1000, 200), hint="To", flags="clickable focused")
SEND = node("Button", (0, 1500, 1000, 1600), text="Send", flags="clickable")


def test_under_a_notification_nothing_is_touched_and_its_words_are_told() -> None:
    words = node("TextView", (30, 70, 500, 230), text="Code 1234", package=SYSTEM)
    notification = node("FrameLayout", (20, 60, 980, 240), words, flags="clickable", package=SYSTEM)
    screen = shown(window(node("Button", (600, 80, 900, 160), text="Search", flags="clickable")), notification)
    assert (named(screen, "Search").visibility, screen.touchable(named(screen, "Search").key)) == ("covered", None)
    frame = next(e for e in screen.elements if e.role == "frame")
    assert frame.value == f"app:{SYSTEM}" and frame.key in named(screen, "Code 1234").within


def test_under_the_bar_of_the_phone_s_own_buttons_nothing_is_touched() -> None:
    bar = node(
        "FrameLayout", (0, 1880, 1000, 2000), node("Button", (400, 1890, 600, 1990), desc="Home"), package=SYSTEM
    )
    screen = shown(window(node("Button", (0, 1900, 1000, 2000), text="Last row", flags="clickable")), bar)
    assert named(screen, "Last row").visibility == "covered"
    assert not any(e.name == "Home" for e in screen.elements)


def test_a_row_that_only_begins_above_the_bar_is_touched_above_it() -> None:
    bar = node("FrameLayout", (0, 1880, 1000, 2000), package=SYSTEM)
    screen = shown(window(node("Button", (0, 1800, 1000, 1900), text="Row", flags="clickable")), bar)
    point = screen.touchable(named(screen, "Row").key)
    assert point and point.y < 1880


def test_a_toolbar_over_a_field_covers_only_what_lies_under_it() -> None:
    paste = window(node("Button", (310, 910, 490, 990), text="Paste", flags="clickable"), at=(300, 900, 700, 1000))
    screen = shown(window(FIELD, SEND), paste)
    assert {named(screen, name).visibility for name in ("To", "Send", "Paste")} == {"shown"}
    assert not any(e.role == "dialog" for e in screen.elements)


def test_a_menu_and_a_dialog_take_all_touches() -> None:
    menu = window(node("Button", (600, 100, 1000, 200), text="Share", flags="clickable"), at=(500, 60, 1000, 660))
    screen = shown(window(SEND), menu)
    assert named(screen, "Send").visibility == "covered"
    dialog = window(node("Button", (200, 1000, 700, 1100), text="OK", flags="clickable"), at=(150, 800, 850, 1200))
    screen = shown(window(FIELD, SEND), dialog)
    assert named(screen, "Send").visibility == named(screen, "To").visibility == "covered"
